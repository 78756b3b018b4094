//! The fast way through YAML that is nothing but `key: value` lines.
//!
//! Reads what it is sure of, exactly as the YAML parser would (a property test compares the two), and
//! declines everything else.

use super::lines::{Line, lines};
use super::scalar;
use crate::corpus::{Field, Value};

/// Bytes of a key; libyaml takes no key of more than 1,024.
const LONGEST_KEY: usize = 128;

/// The fields, or `None` where the block is anything but plain.
pub(super) fn read(content: &str, first_line: u32) -> Option<Vec<Field>> {
    let mut fields = Vec::with_capacity(8);
    let mut rest = lines(content).peekable();
    while let Some(line) = rest.next() {
        if line.text.is_empty() {
            continue;
        }
        let (key, value) = key_and_rest(line.text)?;
        let value = if value.is_empty() {
            let mut items = Vec::new();
            let mut indent = None;
            while let Some(item) = rest.next_if(|line| is_item(line)) {
                let (before, value) = item.text.split_once('-')?;
                if *indent.get_or_insert(before.len()) != before.len() {
                    return None;
                }
                items.push(inline(value.strip_prefix(' ')?.trim_matches(' '))?);
            }
            if items.is_empty() {
                Value::Null
            } else {
                Value::List(items)
            }
        } else if let Some(list) = value.strip_prefix('[') {
            Value::List(flow_items(list.strip_suffix(']')?)?)
        } else {
            inline(value)?
        };
        fields.push(Field {
            key: key.to_owned(),
            value,
            line: first_line + line.number - 1,
        });
    }
    Some(fields)
}

/// A line such as `- item`, indented by spaces or not at all.
fn is_item(line: &Line<'_>) -> bool {
    line.text.trim_start_matches(' ').starts_with('-')
}

/// The key at the start of a line, and what follows the colon without the spaces around it.
fn key_and_rest(line: &str) -> Option<(&str, &str)> {
    let colon = memchr::memchr(b':', line.as_bytes())?;
    let (key, rest) = (&line[..colon], &line[colon + 1..]);
    let mut characters = key.chars();
    let starts_so = characters.next().is_some_and(is_letter);
    let goes_on = characters
        .all(|character| is_letter(character) || character.is_ascii_digit() || character == '-');
    if !(starts_so && goes_on) || key.len() > LONGEST_KEY {
        return None;
    }
    if !(rest.is_empty() || rest.starts_with(' ')) {
        return None;
    }
    Some((key, rest.trim_matches(' ')))
}

/// ASCII letters, `_` and Han characters.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || character == '_'
        || ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

/// A scalar on the line of its key: plain, or quoted without escapes.
fn inline(text: &str) -> Option<Value> {
    match text.as_bytes() {
        [b'"', inner @ .., b'"'] => {
            let plain = !inner.iter().any(|byte| matches!(byte, b'"' | b'\\'));
            quoted(text, plain)
        }
        [b'\'', inner @ .., b'\''] => quoted(text, !inner.contains(&b'\'')),
        [first, ..] if starts_plain(*first) => {
            (is_printable(text) && stays_plain(text)).then(|| scalar::value(text))
        }
        _ => None,
    }
}

fn quoted(text: &str, without_escapes: bool) -> Option<Value> {
    // The byte before and after are ASCII quotation marks.
    let inner = &text[1..text.len() - 1];
    (without_escapes && is_printable(inner)).then(|| Value::Text(inner.to_owned()))
}

/// First bytes with which a plain scalar surely starts. Signs and dots are left to the parser.
fn starts_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'/' | b'_' | b'(' | b'.' | b'$')
}

/// False where a plain scalar could end in the midst of the line, or be something else.
fn stays_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let colon =
        memchr::memchr_iter(b':', bytes).any(|at| matches!(bytes.get(at + 1), None | Some(b' ')));
    let comment = memchr::memchr_iter(b'#', bytes).any(|at| at > 0 && bytes[at - 1] == b' ');
    !colon && !comment
}

/// The items between the brackets of a list on one line.
fn flow_items(inside: &str) -> Option<Vec<Value>> {
    let inside = inside.trim_matches(' ');
    let mut items = Vec::new();
    if inside.is_empty() {
        return Some(items);
    }
    let mut rest = inside;
    loop {
        let (item, after) = match rest.as_bytes() {
            [quote @ (b'"' | b'\''), ..] => {
                let end = memchr::memchr(*quote, &rest.as_bytes()[1..])? + 2;
                let (item, after) = rest.split_at(end);
                (inline(item)?, after.trim_start_matches(' '))
            }
            _ => {
                let end = memchr::memchr(b',', rest.as_bytes()).unwrap_or(rest.len());
                let (item, after) = rest.split_at(end);
                (flow_plain(item.trim_end_matches(' '))?, after)
            }
        };
        items.push(item);
        match after.strip_prefix(',') {
            Some(more) => rest = more.trim_start_matches(' '),
            None => return after.is_empty().then_some(items),
        }
    }
}

/// A plain scalar within brackets, where more characters have a meaning.
fn flow_plain(text: &str) -> Option<Value> {
    let starts_so = text
        .as_bytes()
        .first()
        .is_some_and(|first| starts_plain(*first));
    let harmless = !text
        .bytes()
        .any(|byte| b":#[]{}?&*!|>'\"%@`".contains(&byte));
    (starts_so && harmless && is_printable(text)).then(|| scalar::value(text))
}

/// True where the parser takes every character as it stands: no control character, no line end of
/// Unicode, no byte order mark, no noncharacter.
fn is_printable(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.iter().any(|byte| *byte < 0x20 || *byte == 0x7F) {
        return false;
    }
    !text.contains(|character| {
        matches!(
            character,
            '\u{80}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
    })
}
