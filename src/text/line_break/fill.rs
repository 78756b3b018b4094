//! Fills a column: takes as much of a paragraph into each line as it holds.
//!
//! Greedy, line by line, as Chinese is set: nearly every character may end a line, so there is little a
//! search over the paragraph could win. Takes advances from the caller; `place` sets what is found here.

use super::marks;
use crate::text::spacing::{self, Blank, GAP, HALF, is_space};
use icu_segmenter::GraphemeClusterSegmenter;

/// How full-width marks are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Punctuation {
    /// Every mark takes its full width.
    Full,
    /// Marks that meet share a blank (。” take an em and a half), and a closing mark or stop at the line
    /// end gives up as much of its blank half as the line needs (clreq 3.1.6).
    #[default]
    Compressed,
    /// As compressed, and 。，、 that find no room hang beyond the end of the line.
    Hung,
}

/// The column and the way it is set. Lengths are in one unit of the caller's, that of the advances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Width of the column.
    pub measure: f32,
    /// Space before the first line of the paragraph; two em for prose, 0 for none.
    pub first_indent: f32,
    /// The type size: the advance of a Han character.
    pub em: f32,
    /// A quarter em between Han and Latin letters or digits.
    pub gaps: bool,
    /// Both edges straight, but for the last line.
    pub justified: bool,
    /// Width of full-width marks.
    pub punctuation: Punctuation,
}

/// One line of a paragraph. The lines of a paragraph follow each other: `next` of one is `start` of
/// the following, and together they hold every byte.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// First byte of the line.
    pub start: u32,
    /// One past the last byte shown: trailing spaces are left out.
    pub end: u32,
    /// Where the next line begins.
    pub next: u32,
    /// Where the line begins in the column: the indent of a first line, else 0.
    pub indent: f32,
    /// Width of what is shown, unjustified, without indent and without what hangs. At most the measure
    /// less the indent, unless a single grapheme cluster is wider than that.
    pub width: f32,
    /// Width of the mark that hangs beyond the end of the line, mostly 0.
    pub hang: f32,
    /// True for the last line of a paragraph and before a line end inside it: never justified.
    pub is_last: bool,
}

/// The lines of `paragraph` in a column.
///
/// `opportunities` are those of [`super::opportunities`]; `advance` gives the width of the glyph of the
/// character at a byte and is asked once for each character, in order, so that it may walk a list.
/// Characters of no advance are taken to belong to the one before. An empty paragraph has one line.
///
/// Where a run that may not be broken is wider than the column, it is broken between grapheme clusters:
/// after a mark of an address if one is near, else where the prohibitions at line start and end hold,
/// else anywhere.
pub fn lines(
    paragraph: &str,
    opportunities: &[u32],
    advance: impl FnMut(usize, char) -> f32,
    setting: &Setting,
) -> Vec<Line> {
    let measured = Measured::new(paragraph, advance, setting);
    let length = measured.text.len();
    let mut lines = Vec::new();
    let mut ahead = opportunities;
    let mut start = 0;
    loop {
        let indent = if start == 0 {
            setting.first_indent
        } else {
            0.0
        };
        let room = setting.measure - indent;
        let found = measured.longest(start, room, &mut ahead);
        let (next, end) =
            found.unwrap_or_else(|| measured.emergency(paragraph, start, room, ahead));
        let fit = measured.fit(start, end, room);
        let is_last = next >= length
            || measured.text[next - 1..next]
                .iter()
                .all(|&last| marks::is_line_end(last));
        lines.push(Line {
            start: measured.bytes[start],
            end: measured.bytes[end],
            next: measured.bytes[next],
            indent,
            width: fit.width,
            hang: fit.hang,
            is_last,
        });
        start = next;
        if start >= length {
            return lines;
        }
        while ahead
            .first()
            .is_some_and(|&offset| offset <= measured.bytes[start])
        {
            ahead = &ahead[1..];
        }
    }
}

/// What one character takes.
#[derive(Clone, Copy, Default)]
pub(super) struct Metric {
    pub advance: f32,
    /// Blank given up on the left and on the right, because the neighbour has one too.
    pub before: f32,
    pub after: f32,
    /// Quarter em towards the right neighbour.
    pub gap: f32,
}

/// How a stretch of text stands in a line.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub width: f32,
    pub hang: f32,
    /// Blank that the last mark gives up to the line end.
    pub trim: f32,
    pub fits: bool,
}

/// A text with the widths of its characters.
pub(super) struct Measured<'setting> {
    pub text: Vec<char>,
    /// Where each character starts; one more for the end.
    pub bytes: Vec<u32>,
    pub metrics: Vec<Metric>,
    /// `sums[i]`: width of everything before character `i`. Doubles, so that a long paragraph adds up.
    sums: Vec<f64>,
    setting: &'setting Setting,
}

impl<'setting> Measured<'setting> {
    pub(super) fn new(
        paragraph: &str,
        mut advance: impl FnMut(usize, char) -> f32,
        setting: &'setting Setting,
    ) -> Self {
        let text: Vec<char> = paragraph.chars().collect();
        let mut bytes: Vec<u32> = paragraph
            .char_indices()
            .map(|(byte, _)| byte as u32)
            .collect();
        bytes.push(paragraph.len() as u32);
        let mut metrics: Vec<Metric> = paragraph
            .char_indices()
            .map(|(byte, character)| Metric {
                advance: advance(byte, character),
                ..Metric::default()
            })
            .collect();
        let mut base: Option<usize> = None;
        for right in 0..text.len() {
            if metrics[right].advance <= 0.0 {
                continue;
            }
            if let Some(left) = base {
                if setting.gaps && spacing::wants_gap(text[left], text[right]) {
                    metrics[right - 1].gap = GAP * setting.em;
                }
                if setting.punctuation != Punctuation::Full
                    && is_full_width(metrics[left], setting)
                    && is_full_width(metrics[right], setting)
                {
                    match spacing::shared(text[left], text[right]) {
                        Some(Blank::After) => metrics[left].after = HALF * setting.em,
                        Some(Blank::Before) => metrics[right].before = HALF * setting.em,
                        None => {}
                    }
                }
            }
            base = Some(right);
        }
        let mut sums = Vec::with_capacity(metrics.len() + 1);
        let mut sum = 0.0;
        sums.push(sum);
        for metric in &metrics {
            sum += f64::from(metric.advance - metric.before - metric.after + metric.gap);
            sums.push(sum);
        }
        Self {
            text,
            bytes,
            metrics,
            sums,
            setting,
        }
    }

    /// How the characters `start..end` stand in a line with `room` for them.
    pub(super) fn fit(&self, start: usize, end: usize, room: f32) -> Fit {
        if start == end {
            return Fit {
                width: 0.0,
                hang: 0.0,
                trim: 0.0,
                fits: true,
            };
        }
        let (first, last) = (self.metrics[start], self.metrics[end - 1]);
        // Across a line end there is no neighbour to share a blank with or to keep a distance from.
        let natural =
            (self.sums[end] - self.sums[start]) as f32 + first.before + last.after - last.gap;
        // Thousands of additions may be off by a hair; a line of 30 em must hold 30 characters.
        let room = room + self.setting.em * 1e-3;
        if natural <= room || self.setting.punctuation == Punctuation::Full {
            return Fit {
                width: natural,
                hang: 0.0,
                trim: 0.0,
                fits: natural <= room,
            };
        }
        let mark = self.text[end - 1];
        let without = natural - last.advance;
        if self.setting.punctuation == Punctuation::Hung
            && spacing::may_hang(mark)
            && end - start > 1
        {
            return Fit {
                width: without,
                hang: last.advance,
                trim: 0.0,
                fits: without <= room,
            };
        }
        let over = natural - room;
        if spacing::blank(mark) == Some(Blank::After)
            && is_full_width(last, self.setting)
            && over <= HALF * self.setting.em
        {
            return Fit {
                width: natural - over,
                hang: 0.0,
                trim: over,
                fits: true,
            };
        }
        Fit {
            width: natural,
            hang: 0.0,
            trim: 0.0,
            fits: false,
        }
    }

    /// The longest line from `start` that ends at an opportunity: where the next begins, and its own end
    /// without trailing spaces. `None` if not even the first opportunity is near enough. Takes from
    /// `ahead` what it passes.
    fn longest(&self, start: usize, room: f32, ahead: &mut &[u32]) -> Option<(usize, usize)> {
        let mut best = None;
        while let Some((&offset, rest)) = ahead.split_first() {
            let next = self.bytes.partition_point(|&byte| byte < offset);
            let end = self.without_spaces(start, next);
            if !self.fit(start, end, room).fits {
                break;
            }
            // Only spaces: the line is worth its room only if the paragraph ends with it.
            let ends = next >= self.text.len() || marks::is_line_end(self.text[next - 1]);
            if end > start || ends {
                best = Some((next, end));
            }
            *ahead = rest;
            if ends {
                break;
            }
        }
        best
    }

    fn without_spaces(&self, start: usize, end: usize) -> usize {
        let shown = self.text[start..end]
            .iter()
            .rposition(|&character| !is_space(character));
        shown.map_or(start, |index| start + index + 1)
    }

    /// A break where none is allowed, in a run that is wider than the line.
    fn emergency(&self, paragraph: &str, start: usize, room: f32, ahead: &[u32]) -> (usize, usize) {
        let length = self.text.len();
        let stop = ahead.first().map_or(length, |&offset| {
            self.bytes.partition_point(|&byte| byte < offset)
        });
        let run = &paragraph[self.bytes[start] as usize..self.bytes[stop] as usize];
        let (mut in_address, mut lawful, mut any) = (None, None, None);
        for boundary in GraphemeClusterSegmenter::new().segment_str(run).skip(1) {
            let byte = self.bytes[start] + boundary as u32;
            let next = start + self.bytes[start..].partition_point(|&other| other < byte);
            let end = self.without_spaces(start, next);
            if end == start {
                continue;
            }
            let fit = self.fit(start, end, room);
            if !fit.fits && any.is_some() {
                break;
            }
            let found = (
                next + self.text[next..]
                    .iter()
                    .take_while(|&&after| is_space(after))
                    .count(),
                end,
            );
            any = Some(found);
            if !fit.fits {
                break;
            }
            if found.0 >= length || self.is_lawful(found.0) {
                lawful = Some(found);
                if fit.width >= room * 0.5 && is_address_mark(self.text[end - 1]) {
                    in_address = Some(found);
                }
            }
        }
        in_address
            .or(lawful)
            .or(any)
            .unwrap_or((length, self.without_spaces(start, length)))
    }

    /// True where a line may begin at character `index` as far as marks are concerned.
    fn is_lawful(&self, index: usize) -> bool {
        let is_straight_quote = |character| matches!(character, '"' | '\'');
        !marks::may_not_start(&self.text, index, false)
            && !marks::may_not_end(&self.text, index)
            && !is_straight_quote(self.text[index])
            && !is_straight_quote(self.text[index - 1])
    }
}

pub(super) fn is_full_width(metric: Metric, setting: &Setting) -> bool {
    metric.advance >= setting.em * 0.9
}

/// Marks after which an address reads on easily in the next line.
fn is_address_mark(character: char) -> bool {
    matches!(
        character,
        '/' | '?' | '&' | '=' | '.' | '-' | '_' | ',' | ';' | ':' | '#' | '+'
    )
}
