//! Front matter that no parser accepts, read line by line.
//!
//! What every Chinese editor writes (`title: 华为: 新品`, `title: [快讯]华为`, `title：华为`) is clear to a
//! reader. Each line that names a key starts a field, which takes the lines up to the next; a field
//! that the parser accepts by itself has the parser's value, any other the characters as they stand.

use super::lines::lines;
use super::{Block, Format, Slip, plain, scalar};
use crate::corpus::{Field, Problem, ProblemKind, Value};

/// Bytes of a field above which it is not given to a parser.
const LONGEST_FIELD: usize = 2048;

/// Characters of a key; a longer one is the beginning of a sentence.
const LONGEST_KEY: usize = 40;

/// Fields above which lines are no front matter; they are read one by one, which takes its time.
const MOST_FIELDS: usize = 4096;

/// Slips that are reported one by one; more of them are reported in one problem.
const MOST_PROBLEMS: usize = 8;

/// Reads `block`, which a parser refused with `slip`, or did not see where it is too long. `None`
/// where the lines are no fields.
pub(super) fn read(block: &Block<'_>, slip: Option<Slip>) -> Option<(Vec<Field>, Vec<Problem>)> {
    let chunks = chunks(block)?;
    let (mut fields, mut slips) = (Vec::new(), Vec::new());
    for chunk in chunks {
        let line = block.content_line + chunk.line - 1;
        match strictly(&chunk, block.format, line) {
            Ok(parsed) => fields.extend(parsed),
            Err(cause) => {
                let value = as_it_stands(&chunk, block.format);
                let field = Field {
                    key: chunk.key.to_owned(),
                    value,
                    line,
                };
                slips.push((line, cause, understood(&field)));
                fields.push(field);
            }
        }
    }
    if let Some(slip) = slip
        && slips.is_empty()
    {
        let line = slip.line.unwrap_or(block.line);
        let all: Vec<_> = fields.iter().map(understood).collect();
        slips.push((line, slip.cause, all.join("; ")));
    }
    let mut problems = Vec::new();
    let rest = slips.split_off(slips.len().min(MOST_PROBLEMS));
    for (line, cause, understood) in slips {
        problems.push(Problem::at(
            line,
            ProblemKind::FrontMatterByLine { cause, understood },
        ));
    }
    if let Some((line, cause, _)) = rest.first() {
        let understood: Vec<_> = rest
            .iter()
            .map(|(_, _, understood)| understood.as_str())
            .collect();
        let understood = shorten(&understood.join("; "));
        let cause = cause.clone();
        problems.push(Problem::at(
            *line,
            ProblemKind::FrontMatterByLine { cause, understood },
        ));
    }
    Some((fields, problems))
}

/// One field: the line with its key, and the lines up to the next.
struct Chunk<'a> {
    key: &'a str,
    /// What follows the colon on the line of the key.
    rest: &'a str,
    /// All of its lines.
    text: &'a str,
    /// The lines below that of the key.
    below: &'a str,
    /// Line of the key, from 1 for the first of the block.
    line: u32,
}

/// The fields of a block, or `None` where it does not start with a key or holds a paragraph of prose.
fn chunks<'a>(block: &Block<'a>) -> Option<Vec<Chunk<'a>>> {
    let content = match block.format {
        // The braces are no part of the first and the last field.
        Format::Json => block
            .content
            .trim_end()
            .strip_suffix('}')
            .unwrap_or(block.content),
        Format::Yaml | Format::Toml => block.content,
    };
    let mut starts: Vec<(usize, usize, u32, &str, &str)> = Vec::new();
    let mut after_blank = false;
    for line in lines(content) {
        let bare = line.text.trim_matches(is_space);
        if bare.is_empty() {
            after_blank = true;
            continue;
        }
        let is_comment = bare.starts_with('#') || bare.starts_with("//");
        let is_brace = block.format == Format::Json && matches!(bare, "{" | "}");
        let key = key_of(line.text, block.format);
        // An indented line belongs to the field above it, unless that is complete and this is one.
        let nested = block.format == Format::Yaml
            && line.text.starts_with([' ', '\t'])
            && starts.last().is_some_and(|(.., rest)| {
                goes_on(rest) || !key.is_some_and(|(key, _)| is_likely_key(key))
            });
        match key {
            Some((key, rest)) if !nested && !is_comment && !is_brace => {
                if starts.len() == MOST_FIELDS {
                    return None;
                }
                starts.push((line.start, line.next, line.number, key, rest));
            }
            _ if is_comment || is_brace || nested => {}
            _ if starts.is_empty() => return None,
            _ if after_blank && !bare.starts_with(['-', '[', ']', '}']) => return None,
            _ => {}
        }
        after_blank = false;
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, ..)| *start)
        .chain([content.len()]);
    let chunk =
        |((start, next, line, key, rest), end): (&(usize, usize, u32, &'a str, &'a str), usize)| {
            let (text, below) = (&content[*start..end], &content[*next..end]);
            Chunk {
                key,
                rest,
                text,
                below,
                line: *line,
            }
        };
    let chunks: Vec<_> = starts.iter().zip(ends).map(chunk).collect();
    (!chunks.is_empty()).then_some(chunks)
}

/// True for what follows a key whose value goes on below: nothing, a block scalar, or brackets or
/// quotation marks that do not close.
fn goes_on(rest: &str) -> bool {
    let is_open = |open: char, close: char| {
        rest.starts_with(open) && !rest[open.len_utf8()..].contains(close)
    };
    rest.is_empty()
        || rest.starts_with(['|', '>'])
        || is_open('[', ']')
        || is_open('{', '}')
        || is_open('"', '"')
        || is_open('\'', '\'')
}

/// White space, the full-width space among it.
fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// The key that a line starts with, and what follows its colon (for TOML its equals sign).
pub(super) fn key_of(line: &str, format: Format) -> Option<(&str, &str)> {
    let separators: &[char] = match format {
        Format::Yaml => &[':', '：'],
        Format::Toml => &['=', '＝'],
        Format::Json => &[':'],
    };
    let line = match format {
        Format::Json => line.trim_start().strip_prefix('{').unwrap_or(line),
        Format::Yaml | Format::Toml => line,
    };
    let (at, separator) = line.char_indices().find(|(_, c)| separators.contains(c))?;
    let rest = &line[at + separator.len_utf8()..];
    let key = line[..at].trim_matches(is_space);
    let key = unquoted(key).unwrap_or(key);
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '/' | '$' | '@');
    let is_key = key.chars().all(is_word)
        && key.chars().any(char::is_alphabetic)
        && !key.starts_with('-')
        && key.chars().count() <= LONGEST_KEY
        && !rest.starts_with("//");
    is_key.then(|| (key, rest.trim_matches(is_space)))
}

/// True for what people call fields: a word of ASCII characters, or up to six others (发布时间).
pub(super) fn is_likely_key(key: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    key.chars().all(is_word) || key.chars().count() <= 6
}

/// True where every line of a block is a field by itself, such as `标题：华为` with a full-width colon,
/// which the parser takes for one long text.
pub(super) fn is_all_fields(block: &Block<'_>) -> bool {
    let mut keys = 0;
    let all = lines(block.content)
        .filter(|line| !line.is_blank())
        .all(|line| {
            keys += 1;
            key_of(line.text, block.format).is_some_and(|(key, _)| is_likely_key(key))
        });
    all && (keys > 1 || block.content.starts_with(|c: char| c.is_ascii()))
}

/// The field's value by the parser of its format, if that accepts it.
fn strictly(chunk: &Chunk<'_>, format: Format, line: u32) -> Result<Vec<Field>, String> {
    if chunk.text.len() > LONGEST_FIELD {
        return Err("field too long".to_owned());
    }
    if format == Format::Yaml
        && let Some(fields) = plain::read(chunk.text, line).filter(|fields| fields.len() == 1)
    {
        return Ok(fields);
    }
    let parsed = match format {
        Format::Yaml => super::yaml::read(chunk.text, line).map(Option::unwrap_or_default),
        Format::Toml => super::toml::read(chunk.text, line),
        Format::Json => {
            let inner = chunk.text.trim().trim_start_matches('{');
            let inner = inner.trim_end().trim_end_matches(',');
            super::json::read(&format!("{{{inner}}}"), line)
        }
    };
    match parsed {
        Ok(fields) if fields.len() == 1 && fields[0].key == chunk.key => Ok(fields),
        Ok(_) => Err("no key and value".to_owned()),
        Err(slip) => Err(slip.cause),
    }
}

/// The field's value as its characters stand.
fn as_it_stands(chunk: &Chunk<'_>, format: Format) -> Value {
    let rest = match format {
        Format::Json => chunk.rest.trim_end_matches(','),
        _ => chunk.rest,
    };
    let below: Vec<&str> = lines(chunk.below)
        .map(|line| line.text.trim_matches(is_space))
        .filter(|line| !line.is_empty())
        .collect();
    if below.is_empty() {
        return match unquoted(rest) {
            Some(inner) => Value::Text(inner.to_owned()),
            None => scalar::value(rest),
        };
    }
    let items: Option<Vec<&str>> = below.iter().map(|line| line.strip_prefix('-')).collect();
    match items {
        Some(items) if rest.is_empty() => Value::List(
            items
                .into_iter()
                .map(|item| scalar::value(item.trim_matches(is_space)))
                .collect(),
        ),
        _ => {
            let mut text = rest.to_owned();
            for line in below {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
            Value::Text(text)
        }
    }
}

/// What stands between quotation marks that open and close the whole text.
fn unquoted(text: &str) -> Option<&str> {
    ['"', '\''].into_iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains(mark)).then_some(inner)
    })
}

fn understood(field: &Field) -> String {
    shorten(&format!("{}: {}", field.key, field.value.compact()))
}

/// At most 200 characters, on one line.
fn shorten(text: &str) -> String {
    const MOST: usize = 200;
    let mut characters = text.chars();
    let mut short: String = characters
        .by_ref()
        .take(MOST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}
