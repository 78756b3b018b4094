//! Sets one line: where each character stands, and how a justified line reaches its edge.
//!
//! Takes the same advances as `fill`, which found the line. Stretches word spaces first, then the
//! gaps between Han and Latin, then the places between Han characters (clreq 3.5.4); never inside a
//! word.

use super::fill::{Line, Setting};
use super::measured::{Measured, is_word_space};
use super::{clusters, is_space, marks};
use crate::text::spacing::GAP;

/// What a word space, and a gap between Han and Latin, grows to before Han characters are moved
/// apart. In em.
const FIRST: f32 = 0.5;
/// More than this between Han characters looks worse than a line that falls short. In em.
const MOST: f32 = 0.5;
/// The same for the spaces of a line that has nothing else to stretch. In em.
const MOST_BETWEEN_WORDS: f32 = 2.0;

/// Where one character of a line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its first byte in the paragraph.
    pub byte: u32,
    /// Left edge of what it takes, from the left edge of the column.
    pub x: f32,
    /// What it takes: its advance without the blank it gives up. Space added after it is not part
    /// of it.
    pub width: f32,
    /// Where its glyph is drawn, from `x`: negative where blank is given up on the left.
    pub shift: f32,
}

/// The cells of the characters shown in `line`, left to right, one each.
///
/// `paragraph`, `advance` and `setting` are those the line was made with; `advance` is asked for
/// the characters of this line only, once each, in order. A justified line ends at the measure,
/// unless it is a last line or has too few places to stretch.
pub fn place(
    paragraph: &str,
    line: &Line,
    mut advance: impl FnMut(usize, char) -> f32,
    setting: &Setting,
) -> Vec<Cell> {
    let shown = &paragraph[line.start as usize..line.end as usize];
    let first = line.start as usize;
    let mut measured = Measured::new(
        shown,
        |byte, character| advance(first + byte, character),
        setting,
    );
    let length = measured.text.len();
    let room = setting.measure - line.indent;
    let fit = measured.fit(0, length, room);
    measured.squeeze(fit.squeeze);
    let trimmed = measured.last_base(0, length);
    let extra = if setting.justified && !line.is_last {
        stretch(&measured, shown, room - line.width, setting.em)
    } else {
        Vec::new()
    };
    let mut cells = Vec::with_capacity(length);
    let mut x = f64::from(line.indent);
    for (index, metric) in measured.metrics.iter().enumerate() {
        let trim = if index == trimmed { fit.trim } else { 0.0 };
        let width = metric.advance - metric.before - metric.after - trim;
        cells.push(Cell {
            byte: line.start + measured.bytes[index],
            x: x as f32,
            width,
            shift: -metric.before,
        });
        x += f64::from(width + metric.gap + extra.get(index).copied().unwrap_or(0.0));
    }
    cells
}

/// What may be stretched after a character.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Fixed,
    Space,
    Gap,
    Letters,
}

/// The space to add after each character so that all of it together is `missing`; none where the
/// line has too few places for it.
fn stretch(measured: &Measured<'_>, shown: &str, missing: f32, em: f32) -> Vec<f32> {
    if missing <= 0.0 || measured.text.is_empty() {
        return Vec::new();
    }
    let places = places(measured, shown);
    let count = |kind| places.iter().filter(|&&place| place == kind).count() as f32;
    let (spaces, gaps, letters) = (
        count(Place::Space),
        count(Place::Gap),
        count(Place::Letters),
    );
    let widest = places
        .iter()
        .zip(&measured.metrics)
        .filter(|(place, _)| **place == Place::Space);
    let widest = widest.map(|(_, metric)| metric.advance).fold(0.0, f32::max);
    let mut left = missing;
    // What each of `places` takes, up to `most`, and no more than is left.
    let mut take = |places: f32, most: f32| {
        let each = if places > 0.0 {
            (left / places).min(most).max(0.0)
        } else {
            0.0
        };
        left -= each * places;
        each
    };
    let space = take(spaces, FIRST * em - widest);
    let gap = take(gaps, (FIRST - GAP) * em);
    let most = if gaps + letters > 0.0 {
        MOST
    } else {
        MOST_BETWEEN_WORDS
    };
    let all = take(spaces + gaps + letters, most * em);
    if left > em * 1e-3 {
        return Vec::new();
    }
    let added = |place: &Place| match place {
        Place::Fixed => 0.0,
        Place::Space => space + all,
        Place::Gap => gap + all,
        Place::Letters => all,
    };
    places.iter().map(added).collect()
}

/// What may be stretched after each character of a line; nothing after the last.
fn places(measured: &Measured<'_>, shown: &str) -> Vec<Place> {
    let starts = clusters::starts(shown, &measured.text);
    let mut places: Vec<Place> = (measured.text.windows(2).zip(&measured.metrics).enumerate())
        .map(|(index, (pair, metric))| {
            if starts.as_ref().is_some_and(|starts| !starts[index + 1]) {
                Place::Fixed
            } else if is_word_space(pair[0]) {
                Place::Space
            } else if metric.gap > 0.0 {
                Place::Gap
            } else if !is_space(pair[1]) && marks::may_move_apart(pair[0], pair[1]) {
                Place::Letters
            } else {
                Place::Fixed
            }
        })
        .collect();
    places.push(Place::Fixed);
    places
}
