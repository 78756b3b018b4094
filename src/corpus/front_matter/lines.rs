//! The lines of a text, with their places.

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Without its line end.
    pub text: &'a str,
    /// Byte at which it starts.
    pub start: usize,
    /// Byte at which the next line starts; the end of the text for the last one.
    pub next: usize,
    /// From 1.
    pub number: u32,
    /// Number of the line on which the text goes on at `next`: this one where the text ends without
    /// a line end.
    pub next_number: u32,
}

impl Line<'_> {
    /// True for a line of nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of `text`, ended by LF or CRLF.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut number = 0;
    std::iter::from_fn(move || {
        if start == text.len() {
            return None;
        }
        let rest = &text.as_bytes()[start..];
        let (end, next) = match memchr::memchr(b'\n', rest) {
            Some(length) => (start + length, start + length + 1),
            None => (text.len(), text.len()),
        };
        number += 1;
        let next_number = if next > end { number + 1 } else { number };
        let line = &text[start..end];
        let line = Line {
            text: line.strip_suffix('\r').unwrap_or(line),
            start,
            next,
            number,
            next_number,
        };
        start = next;
        Some(line)
    })
}
