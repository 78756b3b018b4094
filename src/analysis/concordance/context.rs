//! How much stands beside a hit: so many characters, or its clause, or its sentence.
//!
//! `text, hit -> what stands left and right of it`, in bytes of the text, never past the line of the text
//! (which in articles is a paragraph).

use crate::evidence::clauses;
use crate::text::{ByteSpan, sentence};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// The most characters on either side that can be asked for.
pub const WIDEST: u16 = 200;

/// Bytes on either side at which clauses and sentences end at the latest: a bound for texts without any
/// punctuation, far beyond what a line shows.
const FURTHEST: usize = 4096;

/// How much stands on either side of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// So many characters (code points), from 1 to [`WIDEST`].
    Characters(u16),
    /// To the ends of the clause: marks such as ，：； and words such as 但 end it.
    Clause,
    /// To the ends of the sentence.
    Sentence,
}

impl Default for Window {
    fn default() -> Self {
        Self::Characters(20)
    }
}

/// Why a text says of no window how much it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number from 1 to {WIDEST}, clause or sentence")]
pub struct WindowError;

impl fmt::Display for Window {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Characters(width) => write!(out, "{width}"),
            Self::Clause => out.write_str("clause"),
            Self::Sentence => out.write_str("sentence"),
        }
    }
}

impl FromStr for Window {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Self, WindowError> {
        match text {
            "clause" => Ok(Self::Clause),
            "sentence" => Ok(Self::Sentence),
            _ => match text.parse() {
                Ok(width @ 1..=WIDEST) => Ok(Self::Characters(width)),
                _ => Err(WindowError),
            },
        }
    }
}

/// What stands beside a hit, without white space at the outer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// What stands before it, up to its first byte.
    pub left: ByteSpan,
    /// What stands after it, from behind its last byte.
    pub right: ByteSpan,
}

impl Context {
    /// The context of `hit`, which is not empty, in `text`.
    pub fn new(text: &str, hit: ByteSpan, window: Window) -> Self {
        Surroundings::new(window).of(text, hit)
    }
}

/// The contexts of many hits. Those that follow each other in one line of a text share what is found out
/// about it: taking a paragraph apart takes longer than everything else here.
pub(super) struct Surroundings<'t> {
    window: Window,
    known: Option<KnownLine<'t>>,
}

impl<'t> Surroundings<'t> {
    /// Knows nothing yet.
    pub fn new(window: Window) -> Self {
        Self {
            window,
            known: None,
        }
    }

    /// The context of `hit`, which is not empty, in `text`.
    pub fn of(&mut self, text: &'t str, hit: ByteSpan) -> Context {
        let range = hit.range();
        let (start, end) = match self.window {
            Window::Characters(width) => {
                let width = usize::from(width.min(WIDEST));
                (
                    characters_before(text, range.start, width),
                    characters_after(text, range.end, width),
                )
            }
            Window::Clause | Window::Sentence => {
                let known = self.known.take().filter(|line| line.holds(text, hit));
                let line = known.unwrap_or_else(|| KnownLine::new(text, hit));
                self.known.insert(line).part(hit, self.window)
            }
        };
        let (before, after) = (&text[start..range.start], &text[range.end..end]);
        let start = range.start - before.trim_start().len();
        let end = range.end + after.trim_end().len();
        Context {
            left: ByteSpan::new(start, range.start),
            right: ByteSpan::new(range.end, end),
        }
    }
}

/// A line of a text, taken apart.
struct KnownLine<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    /// It ends where lines of the text end, not only at [`FURTHEST`] from a hit.
    is_whole: bool,
    /// In bytes of the line.
    sentences: Vec<ByteSpan>,
    /// The sentences around the last hit as one, and the clauses of that.
    clauses: Option<(ByteSpan, Vec<ByteSpan>)>,
}

impl<'t> KnownLine<'t> {
    /// The line in which `hit` stands.
    fn new(text: &'t str, hit: ByteSpan) -> Self {
        let range = hit.range();
        let bounded = text.ceil_char_boundary(range.start.saturating_sub(FURTHEST));
        let furthest = text.floor_char_boundary((range.end + FURTHEST).min(text.len()));
        let before = text[bounded..range.start].rfind(is_line_end);
        let start = before.map_or(bounded, |at| {
            bounded + at + first_length(&text[bounded + at..])
        });
        let after = text[range.end..furthest].find(is_line_end);
        let end = after.map_or(furthest, |at| range.end + at);
        Self {
            text,
            start,
            end,
            is_whole: (before.is_some() || start == 0) && (after.is_some() || end == text.len()),
            sentences: sentence::sentences(&text[start..end]),
            clauses: None,
        }
    }

    /// True where this is the line that [`Self::new`] would find for `hit` in `text`.
    fn holds(&self, text: &str, hit: ByteSpan) -> bool {
        let range = hit.range();
        let is_near = |distance: usize| distance <= FURTHEST;
        self.is_whole
            && std::ptr::eq(self.text, text)
            && range.start.checked_sub(self.start).is_some_and(is_near)
            && self.end.checked_sub(range.end).is_some_and(is_near)
    }

    /// Where the sentences or clauses of `hit` start and end, in bytes of the text.
    fn part(&mut self, hit: ByteSpan, window: Window) -> (usize, usize) {
        let line = &self.text[self.start..self.end];
        let range = hit.range();
        let within = ByteSpan::new(range.start - self.start, range.end - self.start);
        let sentence = around(&self.sentences, within, line.len());
        let found = if window == Window::Clause {
            let known = self.clauses.take().filter(|(of, _)| *of == sentence);
            let known = known.unwrap_or_else(|| (sentence, clauses(line, sentence)));
            around(&self.clauses.insert(known).1, within, line.len())
        } else {
            sentence
        };
        let (start, end) = (found.start as usize, found.end as usize);
        (self.start + start, self.start + end)
    }
}

/// From the start of the part in which `hit` begins to the end of that in which it ends.
fn around(parts: &[ByteSpan], hit: ByteSpan, length: usize) -> ByteSpan {
    let first = parts.iter().rev().find(|part| part.start <= hit.start);
    let last = parts.iter().find(|part| part.end >= hit.end);
    ByteSpan {
        start: first.map_or(0, |part| part.start),
        end: last.map_or(length as u32, |part| part.end),
    }
}

fn characters_before(text: &str, end: usize, width: usize) -> usize {
    let characters = text[..end].char_indices().rev();
    let in_line = characters
        .take(width)
        .take_while(|(_, character)| !is_line_end(*character));
    in_line.last().map_or(end, |(at, _)| at)
}

fn characters_after(text: &str, start: usize, width: usize) -> usize {
    let characters = text[start..].char_indices();
    let in_line = characters
        .take(width)
        .take_while(|(_, character)| !is_line_end(*character));
    in_line
        .last()
        .map_or(start, |(at, character)| start + at + character.len_utf8())
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A text on one line: runs of white space become one space, and control characters are left out.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let mut before_is_space = false;
    let is_plain = text.chars().all(|character| {
        let is_space = character.is_whitespace();
        let is_odd = is_space && (character != ' ' || before_is_space);
        before_is_space = is_space;
        !is_odd && !character.is_control()
    });
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !character.is_control() {
            line.push(character);
        }
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context<'t>(text: &'t str, hit: &str, window: Window) -> (&'t str, &'t str) {
        let start = text.find(hit).expect("the hit stands in the text");
        let context = Context::new(text, ByteSpan::new(start, start + hit.len()), window);
        (&text[context.left.range()], &text[context.right.range()])
    }

    #[test]
    fn a_window_ends_at_characters_clauses_sentences_and_lines() {
        let text = "第一段。\r\n前一句。百度与阿里相比，优势在于人工智能，但很贵。后一句。\n第三段";
        for (window, left, right) in [
            (Window::Characters(3), "百度与", "相比，"),
            (
                Window::Characters(100),
                "前一句。百度与",
                "相比，优势在于人工智能，但很贵。后一句。",
            ),
            (Window::Clause, "百度与", "相比，"),
            (
                Window::Sentence,
                "百度与",
                "相比，优势在于人工智能，但很贵。",
            ),
        ] {
            assert_eq!(context(text, "阿里", window), (left, right), "{window:?}");
        }
        for window in [Window::Characters(9), Window::Clause, Window::Sentence] {
            assert_eq!(context(text, "第三段", window), ("", ""));
            assert_eq!(context(" a\u{3000}b ", "b", window), ("a\u{3000}", ""));
        }
        // A hit that goes on past the end of its clause.
        let found = context(text, "相比，优势", Window::Clause);
        assert_eq!(found, ("百度与阿里", "在于人工智能，"));
    }

    #[test]
    fn text_without_punctuation_ends_somewhere() {
        let text = format!("{}腾讯{}", "云".repeat(9000), "云".repeat(9000));
        for window in [Window::Clause, Window::Sentence] {
            let (left, right) = context(&text, "腾讯", window);
            assert_eq!((left.len(), right.len()), (4095, 4095));
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(one_line("甲 乙"), "甲 乙");
        assert!(matches!(one_line("甲 乙"), Cow::Borrowed(_)));
        assert_eq!(one_line("甲\r\n\t乙\u{7}\u{3000}"), "甲 乙 ");
    }
}
