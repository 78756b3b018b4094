//! How wide characters are beside each other: advances, the gaps beside Latin, the blanks marks
//! share.
//!
//! What `fill` and `place` both reckon with, so that a line is set exactly as wide as it was found
//! to be.

use super::fill::{Punctuation, Setting};
use crate::text::spacing::{self, Blank, GAP, HALF};

/// From this part of the em on a mark counts as drawn full-width, and has a blank half to give up;
/// “ and ” are narrower in Latin faces.
const FULL_WIDTH: f32 = 0.9;

/// Thousands of additions may be off by a hair: a line of 30 em must hold 30 characters. In em.
const HAIR: f32 = 1e-3;

/// The least that is left of a word space, and of the gap between Han and Latin. In em (clreq
/// 3.5.3).
const LEAST_SPACE: f32 = 0.25;
const LEAST_GAP: f32 = 0.125;

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
    /// What the spaces and marks inside have to give up besides, so that `width` is the room; else
    /// 0.
    pub squeeze: f32,
    /// True where nothing has to be squeezed and the width is no more than the room.
    pub fits: bool,
}

/// A text with the widths of its characters.
pub(super) struct Measured<'setting> {
    pub text: Vec<char>,
    /// Where each character starts; one more for the end.
    pub bytes: Vec<u32>,
    pub metrics: Vec<Metric>,
    /// `sums[i]`: width of everything before character `i`. Doubles, so that a long paragraph adds
    /// up.
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
        let nothing = Fit {
            width: 0.0,
            hang: 0.0,
            trim: 0.0,
            squeeze: 0.0,
            fits: true,
        };
        if start == end {
            return nothing;
        }
        let em = self.setting.em;
        let limit = room + HAIR * em;
        let first = self.metrics[start..end]
            .iter()
            .find(|metric| metric.advance > 0.0);
        let base = self.last_base(start, end);
        let (last, mark) = (self.metrics[base], self.text[base]);
        // Across a line end there is no neighbour to share a blank with or to keep a distance from.
        let sum = (self.sums[end] - self.sums[start]) as f32 - self.metrics[end - 1].gap;
        let natural = sum + first.map_or(0.0, |first| first.before) + last.after;
        let gives_way = self.setting.punctuation != Punctuation::Full
            && spacing::blank(mark) == Some(Blank::After)
            && is_full_width(last, self.setting);
        let trim = if gives_way { HALF * em } else { 0.0 };
        let width = natural - trim;
        let fit = Fit {
            width,
            trim,
            fits: width <= limit,
            ..nothing
        };
        let hangs = self.setting.punctuation == Punctuation::Hung && spacing::may_hang(mark);
        if fit.fits {
            fit
        } else if hangs && end - start > 1 {
            let width = natural - last.advance;
            Fit {
                width,
                hang: last.advance,
                fits: width <= limit,
                ..nothing
            }
        } else if width - room <= self.most_squeeze(start, base) {
            Fit {
                width: room,
                squeeze: width - room,
                ..fit
            }
        } else {
            fit
        }
    }

    /// The last of the characters `start..end` that takes room, else the first: what follows it
    /// belongs to it.
    pub(super) fn last_base(&self, start: usize, end: usize) -> usize {
        let bases = self.metrics[start..end]
            .iter()
            .rposition(|metric| metric.advance > 0.0);
        start + bases.unwrap_or(0)
    }

    /// What the characters of a line can give up before `last`, its last one. A line that is not
    /// justified is never squeezed.
    fn most_squeeze(&self, start: usize, last: usize) -> f32 {
        if !self.setting.justified || self.setting.punctuation == Punctuation::Full {
            return 0.0;
        }
        (start..last)
            .filter_map(|index| self.gives(index))
            .map(|(_, most)| most)
            .sum()
    }

    /// Makes the characters give up `amount` in all, in the order of clreq 3.5.3; those of one kind
    /// in the same measure. The text is one line.
    pub(super) fn squeeze(&mut self, amount: f32) {
        let last = self.last_base(0, self.text.len());
        let mut left = amount;
        for kind in [Gives::Space, Gives::Bracket, Gives::Comma, Gives::Gap] {
            let of_kind = |index| self.gives(index).filter(|&(gives, _)| gives == kind);
            let giving: Vec<(usize, f32)> = (0..last)
                .filter_map(|index| Some((index, of_kind(index)?.1)))
                .collect();
            let most: f32 = giving.iter().map(|&(_, most)| most).sum();
            if most <= 0.0 {
                continue;
            }
            let part = (left / most).min(1.0);
            left -= part * most;
            for (index, most) in giving {
                let metric = &mut self.metrics[index];
                match spacing::blank(self.text[index]) {
                    _ if kind == Gives::Gap => metric.gap -= part * most,
                    Some(Blank::Before) => metric.before += part * most,
                    _ => metric.after += part * most,
                }
            }
        }
    }

    /// What a character inside a line can give up, and as what. 。！？ keep their pause.
    fn gives(&self, index: usize) -> Option<(Gives, f32)> {
        let (mark, metric, em) = (self.text[index], self.metrics[index], self.setting.em);
        if is_word_space(mark) {
            return Some((Gives::Space, (metric.advance - LEAST_SPACE * em).max(0.0)));
        }
        if metric.gap > 0.0 {
            return Some((Gives::Gap, metric.gap - LEAST_GAP * em));
        }
        if spacing::blank(mark).is_none() || !is_full_width(metric, self.setting) {
            return None;
        }
        let left = HALF * em - metric.before - metric.after;
        match mark {
            '。' | '．' => None,
            '，' | '、' | '；' | '：' => Some((Gives::Comma, left)),
            _ => Some((Gives::Bracket, left)),
        }
    }
}

/// What gives up room in a line that is squeezed, in this order.
#[derive(Clone, Copy, PartialEq)]
enum Gives {
    Space,
    Bracket,
    Comma,
    Gap,
}

/// True for the spaces between words, not for those of a width of their own.
pub(super) fn is_word_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}')
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
