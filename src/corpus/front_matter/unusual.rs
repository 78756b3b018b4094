//! Lines of a block that YAML readers take differently, though the parser accepts them.
//!
//! The parser forgives what the standard forbids, and keeps tags it does not know. Both are told, with
//! what was understood. Knows lines and fields; parses nothing.

use super::lines::lines;
use super::{Block, Format};
use crate::corpus::{Field, Problem, ProblemKind};

/// Most characters of what was understood that a problem repeats.
const LONGEST: usize = 80;

/// Reports such lines, each field once. `fields` is what the parser made of the block.
pub(super) fn unusual(block: &Block<'_>, fields: &[Field]) -> Vec<Problem> {
    if block.format != Format::Yaml {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut told = None;
    let mut scalar = None;
    let mut before = "";
    for line in lines(block.content) {
        let text = line.text;
        let is_unusual = has_tag(text, before)
            || has_tab_for_indent(text)
            || has_tight_comment(text)
            || loses_question_mark(text, fields)
            || is_shallower(&mut scalar, text);
        before = text;
        let number = block.content_line + line.number - 1;
        let Some(field) = fields.iter().rposition(|field| field.line <= number) else {
            continue;
        };
        if is_unusual && told != Some(field) {
            told = Some(field);
            let field = &fields[field];
            let understood = format!("{}: {}", field.key, field.value.compact());
            let kind = ProblemKind::FrontMatterUnusual {
                understood: understood.chars().take(LONGEST).collect(),
            };
            problems.push(Problem::at(number, kind));
        }
    }
    problems
}

/// The part of a line that a value can begin with: after the first `: `, after `- `, or all of it.
fn value(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '-']);
    match text.find(": ") {
        Some(colon) => text[colon + 2..].trim_start(),
        None => text,
    }
}

/// A tag of the user's own, which stays in sight: `!local value`. Those of YAML itself begin with `!!`. On
/// a line of its own it stands below its key; elsewhere it goes on with a text.
fn has_tag(text: &str, before: &str) -> bool {
    let value = value(text);
    let begins = value.len() < text.trim_start().len() || before.trim_end().ends_with(':');
    begins && value.starts_with('!') && !value.starts_with("!!")
}

/// YAML knows no tab as indentation.
fn has_tab_for_indent(text: &str) -> bool {
    text.starts_with('\t') && !text.trim().is_empty()
}

/// A `#` without a space before it, right after a text in quotation marks or the mark of a block of text:
/// a comment to the parser.
fn has_tight_comment(text: &str) -> bool {
    let value = value(text);
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let after = value[1..].rfind(quote).map(|end| &value[end + 2..]);
            after.is_some_and(|after| after.starts_with('#'))
        }
        Some('>' | '|') => {
            let rest = value[1..].trim_start_matches(|c: char| matches!(c, '+' | '-' | '0'..='9'));
            rest.starts_with('#')
        }
        _ => false,
    }
}

/// A name in `{…}` that begins with `?`, which the parser takes for a mark and drops.
fn loses_question_mark(text: &str, fields: &[Field]) -> bool {
    let in_brackets = |part: &str| part.starts_with(['{', '[']);
    if !in_brackets(value(text)) && !in_brackets(text.trim_start()) {
        return false;
    }
    let mut before = ' ';
    for (position, character) in text.char_indices() {
        if character == '?' && matches!(before, '{' | '[' | ',') {
            let word = text[position..].split([' ', ':', ',', '}', ']']).next();
            let word = word.unwrap_or_default();
            let is_kept =
                |field: &Field| field.key.contains(word) || field.value.compact().contains(word);
            if word.len() > 1 && !fields.iter().any(is_kept) {
                return true;
            }
        }
        if character != ' ' {
            before = character;
        }
    }
    false
}

/// A block of text whose first line stands less far in than the blank lines before it. `blank` holds, while
/// only blank lines have followed the mark of a block, the spaces of the longest.
fn is_shallower(blank: &mut Option<usize>, text: &str) -> bool {
    let indent = text.len() - text.trim_start_matches(' ').len();
    if text.trim().is_empty() {
        *blank = blank.map(|longest| longest.max(indent));
        return false;
    }
    let was_shallower = blank.take().is_some_and(|longest| indent < longest);
    let value = value(text);
    let mark = value.split(" #").next().unwrap_or_default().trim_end();
    if matches!(mark, ">" | "|" | ">-" | "|-" | ">+" | "|+") {
        *blank = Some(0);
    }
    was_shallower
}
