//! The line of the file to which a problem leads: where it stands in the article, and how it is shown.

use super::opened::Open;
use crate::app::tokens::{self, Tokens};
use crate::corpus::{Document, FileKind};
use crate::text::ByteSpan;
use egui::{Painter, Pos2, Rect, pos2, vec2};

/// The bytes of a line of the file, counted from 1, in the body; `None` for a line of the front matter,
/// and for a page, whose text has no lines of the file.
pub fn span(document: &Document, line: u32) -> Option<ByteSpan> {
    if document.kind == FileKind::Html {
        return None;
    }
    let skipped = line.checked_sub(document.body_line)?;
    let body = &document.body;
    let mut start = 0;
    for _ in 0..skipped {
        start += body[start..].find('\n')? + 1;
    }
    let end = body[start..]
        .find('\n')
        .map_or(body.len(), |length| start + length);
    Some(ByteSpan::new(start, end))
}

/// What of a line the reader must see: the first character that could not be decoded, else its start.
fn point(document: &Document, span: ByteSpan) -> ByteSpan {
    let text = &document.body[span.range()];
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
    let start = span.range().start + at;
    let end = document.body[start..]
        .chars()
        .next()
        .map_or(start, |character| start + character.len_utf8());
    ByteSpan::new(start, end)
}

/// Where the line of the body stands that must be seen; `origin` is the upper left corner of the body.
pub fn rect(open: &Open, line: u32, origin: Pos2) -> Option<Rect> {
    let document = &open.entry.document;
    let found = open.body.line_of(point(document, span(document, line)?))?;
    let at = pos2(origin.x, origin.y + found.top);
    Some(Rect::from_min_size(at, vec2(1.0, found.height)))
}

/// A bar in the margin beside everything that the line of the file holds.
pub fn paint(painter: &Painter, tokens: &Tokens, open: &Open, line: u32, origin: Pos2) {
    let document = &open.entry.document;
    let Some(span) = span(document, line) else {
        return;
    };
    let range = span.range();
    let first = ByteSpan::new(range.start, range.start);
    let last = ByteSpan::new(range.end.saturating_sub(1).max(range.start), range.end);
    let (Some(first), Some(last)) = (open.body.line_of(first), open.body.line_of(last)) else {
        return;
    };
    let top = origin.y + first.top;
    let bottom = origin.y + last.top.max(first.top) + last.height;
    let left = origin.x - 4.0 * tokens::STEP;
    let bar = Rect::from_min_max(pos2(left, top), pos2(left + 3.0, bottom));
    painter.rect_filled(bar, 1.5, tokens.accent);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{ReadOptions, Reading, document_from_bytes};

    fn document(name: &str, text: &str) -> Document {
        let options = ReadOptions::default();
        match document_from_bytes(text.as_bytes(), name.to_owned(), None, &options) {
            Reading::Document(document) => document,
            Reading::Skipped(problem) => panic!("{problem:?}"),
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let document = document("a.txt", "---\ntitle: 甲\n---\n一\r\n\n二\u{fffd}三");
        let text = |line| span(&document, line).map(|span| &document.body[span.range()]);
        assert_eq!(text(2), None, "in the front matter");
        assert_eq!(text(4), Some("一\r"));
        assert_eq!(text(5), Some(""));
        assert_eq!(text(6), Some("二\u{fffd}三"));
        assert_eq!(text(7), None, "there is no such line");
        let found = span(&document, 6).map(|span| point(&document, span));
        let found = found.map(|span| &document.body[span.range()]);
        assert_eq!(found, Some("\u{fffd}"));
    }

    #[test]
    fn the_text_of_a_page_has_no_lines_of_the_file() {
        let document = document("a.html", "<p>甲</p>\n<p>乙</p>");
        assert_eq!(span(&document, 1), None);
    }
}
