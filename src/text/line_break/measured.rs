//! How wide characters are beside each other: advances, the gaps beside Latin, the blanks marks share.
//!
//! What `fill` and `place` both reckon with, so that a line is set exactly as wide as it was found to be.

use super::fill::{Punctuation, Setting};
use crate::text::spacing::{self, Blank, GAP, HALF};

/// From this part of the em on a mark counts as drawn full-width, and has a blank half to give up; “ and ”
/// are narrower in Latin faces.
const FULL_WIDTH: f32 = 0.9;

/// Thousands of additions may be off by a hair: a line of 30 em must hold 30 characters. In em.
const HAIR: f32 = 1e-3;

/// What one character takes beside its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Metric {
    /// The width of its glyph.
    pub advance: f32,
    /// Blank given up on the left, because the mark before has some too.
    pub before: f32,
    /// Blank given up on the right, because the mark behind makes up for it.
    pub after: f32,
    /// A quarter em before the right neighbour, if that is wanted.
    pub gap: f32,
}

/// How a part of a text stands in a line.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    /// Width of what stands in the column.
    pub width: f32,
    /// Width of the mark beyond its edge.
    pub hang: f32,
    /// Blank that the last mark gives up to the line end.
    pub trim: f32,
    /// False where the width is more than the room.
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
    /// Asks `advance` once for each character of `text`, in order.
    pub(super) fn new(
        text: &str,
        mut advance: impl FnMut(usize, char) -> f32,
        setting: &'setting Setting,
    ) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let mut bytes = Vec::with_capacity(characters.len() + 1);
        let mut metrics: Vec<Metric> = Vec::with_capacity(characters.len());
        // The last character that takes room: a combining mark stands between no two neighbours.
        let mut left: Option<usize> = None;
        for (right, (byte, character)) in text.char_indices().enumerate() {
            let advance = advance(byte, character);
            bytes.push(byte as u32);
            metrics.push(Metric {
                advance,
                before: 0.0,
                after: 0.0,
                gap: 0.0,
            });
            if advance <= 0.0 {
                continue;
            }
            if let Some(left) = left.replace(right) {
                face(
                    &mut metrics[left..=right],
                    (characters[left], character),
                    setting,
                );
            }
        }
        bytes.push(text.len() as u32);
        let mut sums = Vec::with_capacity(metrics.len() + 1);
        let mut sum = 0.0;
        sums.push(sum);
        for metric in &metrics {
            sum += f64::from(metric.advance - metric.before - metric.after + metric.gap);
            sums.push(sum);
        }
        Self {
            text: characters,
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
        let first = self.metrics[start..end]
            .iter()
            .find(|metric| metric.advance > 0.0);
        let base = self.last_base(start, end);
        let last = self.metrics[base];
        // Across a line end there is no neighbour to share a blank with or to keep a distance from.
        let sum = (self.sums[end] - self.sums[start]) as f32;
        let natural =
            sum + first.map_or(0.0, |first| first.before) + last.after - self.metrics[end - 1].gap;
        let hair = HAIR * self.setting.em;
        let over = natural - room;
        let fit = Fit {
            width: natural,
            hang: 0.0,
            trim: 0.0,
            fits: over <= hair,
        };
        if fit.fits || self.setting.punctuation == Punctuation::Full {
            return fit;
        }
        let mark = self.text[base];
        if self.setting.punctuation == Punctuation::Hung
            && spacing::may_hang(mark)
            && end - start > 1
        {
            let width = natural - last.advance;
            return Fit {
                width,
                hang: last.advance,
                fits: width <= room + hair,
                ..fit
            };
        }
        let is_trimmed = spacing::blank(mark) == Some(Blank::After)
            && is_full_width(last, self.setting)
            && over <= HALF * self.setting.em + hair;
        if is_trimmed {
            Fit {
                width: room,
                trim: over,
                fits: true,
                ..fit
            }
        } else {
            fit
        }
    }

    /// The last of the characters `start..end` that takes room, else the first: what follows it belongs to it.
    pub(super) fn last_base(&self, start: usize, end: usize) -> usize {
        let bases = self.metrics[start..end]
            .iter()
            .rposition(|metric| metric.advance > 0.0);
        start + bases.unwrap_or(0)
    }
}

/// What two neighbours, the first and the last of `metrics`, do to each other's room.
fn face(metrics: &mut [Metric], (left, right): (char, char), setting: &Setting) {
    // Most of a Chinese text, and nothing to do.
    if matches!(
        (left, right),
        ('\u{4E00}'..='\u{9FFF}', '\u{4E00}'..='\u{9FFF}')
    ) {
        return;
    }
    let last = metrics.len() - 1;
    if setting.gaps && spacing::wants_gap(left, right) {
        metrics[last - 1].gap = GAP * setting.em;
    }
    if setting.punctuation == Punctuation::Full {
        return;
    }
    if is_full_width(metrics[0], setting) && is_full_width(metrics[last], setting) {
        match spacing::shared(left, right) {
            Some(Blank::After) => metrics[0].after = HALF * setting.em,
            Some(Blank::Before) => metrics[last].before = HALF * setting.em,
            None => {}
        }
    }
}

fn is_full_width(metric: Metric, setting: &Setting) -> bool {
    metric.advance >= setting.em * FULL_WIDTH
}
