//! Fills a column: takes as much of a paragraph into each line as it holds.
//!
//! Greedy, line by line, as Chinese is set: nearly every character may end a line, so there is
//! little a search over the paragraph could win. Takes advances from the caller; `place` sets what
//! is found here.

use super::marks;
use super::measured::Measured;
use super::{is_han, is_space};
use icu_segmenter::GraphemeClusterSegmenter;

/// How full-width marks are set.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Punctuation {
    /// Every mark takes its full width.
    Full,
    /// Marks that meet share a blank (。” take an em and a half), and a closing mark or stop at the
    /// line end gives up its blank half (clreq 3.1.6, GB/T 15834 5.1.10).
    #[default]
    Compressed,
    /// As compressed, and 。，、 that find no room hang beyond the end of the line (clreq 3.1.7).
    Hung,
}

/// The column and the way it is set. Lengths are in one unit of the caller's, that of the advances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Width of the column; a whole number of em lets Han characters stand in columns.
    pub measure: f32,
    /// Space before the first line of the paragraph; two em for prose, 0 for none.
    pub first_indent: f32,
    /// The type size: the advance of a Han character.
    pub em: f32,
    /// A quarter em between Han and Latin letters or digits.
    pub gaps: bool,
    /// Both edges straight, but for the last line: `place` stretches lines, and `lines` squeezes
    /// one rather than push its last character out (clreq 3.5).
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
    /// Width of what is shown before it is stretched, without the indent and what hangs. At most
    /// the measure less the indent, unless a single grapheme cluster and the spaces before it are
    /// wider than that.
    pub width: f32,
    /// Width of the mark that hangs beyond the end of the line, mostly 0.
    pub hang: f32,
    /// True for the last line of a paragraph and before a line end inside it: never justified.
    pub is_last: bool,
}

/// The lines of `paragraph` in a column.
///
/// `opportunities` are those of [`super::opportunities`]; `advance` gives the width of the glyph of
/// the character at a byte and is asked once for each character, in order, so that it may walk a
/// list. Characters of no advance are taken to belong to the one before. An empty paragraph has one
/// line.
///
/// Where a run that may not be broken is wider than the column, it is broken between grapheme
/// clusters: after a mark of an address if one is near, else where the prohibitions at line start
/// and end hold, else anywhere. A last line of a single Han character takes company from the line
/// before.
pub fn lines(
    paragraph: &str,
    opportunities: &[u32],
    advance: impl FnMut(usize, char) -> f32,
    setting: &Setting,
) -> Vec<Line> {
    let measured = Measured::new(paragraph, advance, setting);
    let length = measured.text.len();
    let breaks = indices(opportunities, &measured.bytes);
    let mut ahead = breaks.as_slice();
    let mut ranges: Vec<Range> = Vec::new();
    let mut start = 0;
    loop {
        let room = room(start, setting);
        let (end, next) = longest(&measured, start, room, &mut ahead)
            .unwrap_or_else(|| emergency(&measured, paragraph, start, room, ahead));
        ranges.push(Range { start, end, next });
        if ends_paragraph(&measured, next) {
            keep_company(&measured, &mut ranges, &breaks, setting);
        }
        if next >= length {
            return ranges
                .iter()
                .map(|range| line(&measured, range, setting))
                .collect();
        }
        start = next;
        while ahead.first().is_some_and(|&index| index <= start) {
            ahead = &ahead[1..];
        }
    }
}

/// The characters of a line: from its start to the end of what is shown, and where the next begins.
struct Range {
    start: usize,
    end: usize,
    next: usize,
}

fn line(measured: &Measured<'_>, range: &Range, setting: &Setting) -> Line {
    let room = room(range.start, setting);
    let fit = measured.fit(range.start, range.end, room);
    Line {
        start: measured.bytes[range.start],
        end: measured.bytes[range.end],
        next: measured.bytes[range.next],
        indent: indent(range.start, setting),
        width: fit.width,
        hang: fit.hang,
        is_last: ends_paragraph(measured, range.next),
    }
}

/// Where the line that begins with character `start` begins in the column.
fn indent(start: usize, setting: &Setting) -> f32 {
    if start == 0 {
        setting.first_indent
    } else {
        0.0
    }
}

/// What that line has for its characters.
fn room(start: usize, setting: &Setting) -> f32 {
    setting.measure - indent(start, setting)
}

/// Where the last of `ranges` is a single Han character, with or without marks, moves the break
/// before it back by one place: a character alone is taken for a slip (clreq 3.4.4).
fn keep_company(
    measured: &Measured<'_>,
    ranges: &mut [Range],
    breaks: &[usize],
    setting: &Setting,
) {
    let [.., before, last] = ranges else { return };
    let is_mark = |index: usize| {
        measured.metrics[index].advance <= 0.0 || marks::may_not_start(&measured.text, index, true)
    };
    if ends_paragraph(measured, last.start)
        || !measured.text.get(last.start).copied().is_some_and(is_han)
        || !(last.start + 1..last.end).all(is_mark)
    {
        return;
    }
    let earlier = breaks.partition_point(|&index| index < last.start);
    let Some(&moved) = earlier.checked_sub(1).and_then(|index| breaks.get(index)) else {
        return;
    };
    if moved <= before.start {
        return;
    }
    let end = Shown::from(before.start).end_at(measured, moved);
    let room_before = room(before.start, setting);
    let is_full_enough = measured.fit(before.start, end, room_before).width >= room_before * 0.5;
    if is_full_enough && measured.fit(moved, last.end, setting.measure).fits {
        (before.end, before.next, last.start) = (end, moved, moved);
    }
}

/// The characters that stand at `offsets`; both lists ascend.
fn indices(offsets: &[u32], bytes: &[u32]) -> Vec<usize> {
    let mut offsets = offsets.iter().peekable();
    let is_listed = |&(_, byte): &(usize, &u32)| offsets.next_if_eq(&byte).is_some();
    bytes
        .iter()
        .enumerate()
        .filter(is_listed)
        .map(|(index, _)| index)
        .collect()
}

/// True where no line of the same paragraph follows on: at its end, or after a line end inside it.
fn ends_paragraph(measured: &Measured<'_>, next: usize) -> bool {
    next >= measured.text.len() || marks::is_line_end(measured.text[next - 1])
}

/// The longest line from `start` that ends where it may: its end without trailing spaces, and where
/// the next begins. `None` if not even the first of `ahead` is near enough. Takes from `ahead` what
/// it passes.
fn longest(
    measured: &Measured<'_>,
    start: usize,
    room: f32,
    ahead: &mut &[usize],
) -> Option<(usize, usize)> {
    let mut best = None;
    let mut shown = Shown::from(start);
    while let Some((&next, rest)) = ahead.split_first() {
        let end = shown.end_at(measured, next);
        let fit = measured.fit(start, end, room);
        let is_squeezed_in = fit.squeeze > 0.0
            && best.is_some_and(|(_, next)| is_pushed_out(measured, start, next..end, room));
        if !fit.fits && !is_squeezed_in {
            break;
        }
        // A line of nothing but spaces is worth its room only if nothing else follows.
        let is_last = ends_paragraph(measured, next);
        if end > start || is_last {
            best = Some((end, next));
        }
        *ahead = rest;
        if is_last || is_squeezed_in {
            break;
        }
    }
    best
}

/// True where only the marks behind the first character of `piece` keep it from the line: rather
/// than taking it to the next one, the line is squeezed (clreq 3.1.4: 先挤进，后推出).
fn is_pushed_out(
    measured: &Measured<'_>,
    start: usize,
    piece: std::ops::Range<usize>,
    room: f32,
) -> bool {
    let marks = piece.start + 1..piece.end;
    !marks.is_empty()
        && measured.fit(start, marks.start, room).fits
        && marks
            .clone()
            .all(|index| marks::may_not_start(&measured.text, index, true))
}

/// Finds where what is shown of a line ends. Walks forward only, so that a million zero-width
/// spaces are looked at once.
struct Shown {
    looked_at: usize,
    end: usize,
}

impl Shown {
    fn from(start: usize) -> Self {
        Self {
            looked_at: start,
            end: start,
        }
    }

    /// One past the last character before `next` that is no space; `next` never goes back.
    fn end_at(&mut self, measured: &Measured<'_>, next: usize) -> usize {
        let ahead = &measured.text[self.looked_at..next];
        if let Some(index) = ahead.iter().rposition(|&character| !is_space(character)) {
            self.end = self.looked_at + index + 1;
        }
        self.looked_at = next;
        self.end
    }
}

/// A break where none is allowed, in a run that is wider than the line.
fn emergency(
    measured: &Measured<'_>,
    paragraph: &str,
    start: usize,
    room: f32,
    ahead: &[usize],
) -> (usize, usize) {
    let length = measured.text.len();
    let stop = ahead.first().copied().unwrap_or(length);
    let run = &paragraph[measured.bytes[start] as usize..measured.bytes[stop] as usize];
    let (mut in_address, mut lawful, mut any) = (None, None, None);
    let mut next = start;
    let mut shown = Shown::from(start);
    let mut boundaries = GraphemeClusterSegmenter::new()
        .segment_str(run)
        .skip(1)
        .peekable();
    while let Some(byte) = boundaries.next() {
        while next < stop && measured.bytes[next] - measured.bytes[start] < byte as u32 {
            next += 1;
        }
        let end = shown.end_at(measured, next);
        // No line begins with a space: the break is behind it.
        let is_before_space = next < stop
            && is_space(measured.text[next])
            && boundaries.peek() == Some(&(byte + measured.text[next].len_utf8()));
        if end == start || is_before_space {
            continue;
        }
        let fit = measured.fit(start, end, room);
        if !fit.fits {
            any = any.or(Some((end, next)));
            break;
        }
        any = Some((end, next));
        if next >= length || is_lawful(measured, next) {
            lawful = any;
            if fit.width >= room * 0.5 && is_address_mark(measured.text[end - 1]) {
                in_address = any;
            }
        }
    }
    in_address.or(lawful).or(any).unwrap_or((start, length))
}

/// True where a line may begin at character `index` as far as marks are concerned.
fn is_lawful(measured: &Measured<'_>, index: usize) -> bool {
    let is_straight_quote = |character| matches!(character, '"' | '\'');
    let text = &measured.text;
    !marks::may_not_start(text, index, false)
        && !marks::shown_before(text, index)
            .is_some_and(|shown| marks::may_not_end(text, shown, index))
        && !is_straight_quote(text[index])
        && !is_straight_quote(text[index - 1])
}

/// Marks after which an address reads on easily in the next line.
fn is_address_mark(character: char) -> bool {
    matches!(
        character,
        '/' | '?' | '&' | '=' | '.' | '-' | '_' | ',' | ';' | ':' | '#' | '+'
    )
}
