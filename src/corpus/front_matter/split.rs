//! Where a block of front matter starts and ends.

use super::by_line::{is_likely_key, key_of};
use super::json;
use super::lines::{Line, lines};

/// What a block is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Between `---` and `---` or `...`.
    Yaml,
    /// Between `+++` and `+++`.
    Toml,
    /// From `{` to `}`.
    Json,
}

/// A block of front matter that was found in a text, not yet parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is written in.
    pub format: Format,
    /// What stands between the lines that open and close it; for JSON with its braces.
    pub content: &'a str,
    /// Line of the file on which the block opens, from 1.
    pub line: u32,
    /// Line of the file on which `content` starts.
    pub content_line: u32,
    /// Byte of the text at which the body starts.
    pub body_start: usize,
    /// Line of the file on which the body starts.
    pub body_line: u32,
    /// False where no line closes the block: it then ends with its last field.
    pub closed: bool,
}

/// Finds the block at the top of a text, after blank lines at most.
pub fn split(text: &str) -> Option<Block<'_>> {
    let opening = opening(text)?;
    let (format, fence) = match opening.text.trim_end().as_bytes() {
        fence if is_fence(fence, b'-') => (Format::Yaml, b'-'),
        fence if is_fence(fence, b'+') => (Format::Toml, b'+'),
        [b'{', ..] => return json::split(text, opening),
        _ => return None,
    };
    let rest = &text[opening.next..];
    for line in lines(rest) {
        let closes = match line.text.as_bytes().first() {
            Some(b'.') => format == Format::Yaml && line.text.trim_end() == "...",
            Some(first) => *first == fence && is_fence(line.text.trim_end().as_bytes(), fence),
            None => false,
        };
        if closes {
            return Some(Block {
                format,
                content: &rest[..line.start],
                line: opening.number,
                content_line: opening.number + 1,
                body_start: opening.next + line.next,
                body_line: opening.number + line.next_number,
                closed: true,
            });
        }
    }
    unclosed(text)
}

/// The block that ends with the last of the fields that follow an opening line, for a text in which
/// no line closes it. `None` where what follows is no fields: then the line is a rule.
pub(super) fn unclosed(text: &str) -> Option<Block<'_>> {
    let opening = opening(text)?;
    let format = match opening.text.trim_end().as_bytes() {
        fence if is_fence(fence, b'-') => Format::Yaml,
        fence if is_fence(fence, b'+') => Format::Toml,
        _ => return None,
    };
    let rest = &text[opening.next..];
    let (mut end, mut keys, mut has_value) = (0, 0, false);
    let mut body_line = opening.number + 1;
    for line in lines(rest) {
        let key = key_of(line.text, format);
        let indented = end > 0 && line.text.starts_with([' ', '\t', '-']);
        if line.is_blank() || !(indented || key.is_some_and(|(key, _)| is_likely_key(key))) {
            break;
        }
        keys += usize::from(key.is_some());
        has_value |= key.is_some_and(|(_, value)| !value.is_empty());
        end = line.next;
        body_line = opening.number + line.next_number;
    }
    // One line such as 他说：… is the beginning of an article.
    let likely = keys > 1 || (keys == 1 && rest.starts_with(|c: char| c.is_ascii()));
    (likely && has_value).then(|| Block {
        format,
        content: &rest[..end],
        line: opening.number,
        content_line: opening.number + 1,
        body_start: opening.next + end,
        body_line,
        closed: false,
    })
}

/// The first line that is not blank, where it could open a block. Some editors write a second byte
/// order mark, which is no part of the line.
fn opening(text: &str) -> Option<Line<'_>> {
    let mut lines = lines(text).map(|mut line| {
        line.text = line.text.trim_start_matches('\u{FEFF}');
        line
    });
    let first = lines.find(|line| !line.is_blank())?;
    first.text.starts_with(['-', '+', '{']).then_some(first)
}

/// True for three or more of `mark` and nothing else.
fn is_fence(line: &[u8], mark: u8) -> bool {
    line.len() >= 3 && line.iter().all(|byte| *byte == mark)
}
