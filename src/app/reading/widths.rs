//! How wide every glyph of an article is, kerning of Latin pairs included.
//!
//! The one place that asks the faces: what is asked here once can then be used on any thread, without
//! them.

use super::measure::Measure;
use crate::text::blocks::Block;
use crate::text::line_break::Line;
use egui::epaint::text::FontsView;
use egui::{Color32, FontId};
use std::collections::HashMap;
use unicode_width::UnicodeWidthChar as _;

/// The widths of all glyphs of an article.
#[derive(Default)]
pub struct Widths {
    types: Vec<TypeWidths>,
}

/// The widths of one face at one size.
struct TypeWidths {
    font: FontId,
    /// By code point; not a number where it has not been asked for.
    basic_plane: Box<[f32]>,
    beyond: HashMap<char, f32>,
    /// By two characters of ASCII: what the second stands closer to the first.
    kerning: Box<[f32]>,
}

/// Characters of ASCII.
const ASCII: usize = 128;
/// What is less is rounding and no kerning, in points.
const ROUNDING: f32 = 0.07;

impl Widths {
    /// Asks for the width of every character of `blocks` that is not known yet.
    pub fn gather(&mut self, blocks: &[Block], measure: &Measure, fonts: &mut FontsView<'_>) {
        for block in blocks {
            for piece in &block.pieces {
                let index = self.index_of(measure.font_of(block.kind, piece.inline));
                let known = &mut self.types[index];
                let mut before = None;
                for character in block.shown[piece.shown.range()].chars() {
                    known.ask(character, before, fonts);
                    before = Some(character);
                }
            }
        }
    }

    /// Width of every character of a block, in order.
    pub fn of_block(&self, block: &Block, measure: &Measure) -> Vec<f32> {
        let mut found = Vec::with_capacity(block.shown.len() / 3);
        for piece in &block.pieces {
            let font = measure.font_of(block.kind, piece.inline);
            let known = self.types.iter().find(|known| known.font == font);
            let text = &block.shown[piece.shown.range()];
            let first = found.len();
            let mut before = None;
            for character in text.chars() {
                let (own, kerning) = known.map_or((0.0, 0.0), |known| {
                    (known.get(character), known.kerning(before, character))
                });
                if kerning != 0.0
                    && let Some(last) = found[first..].last_mut()
                {
                    *last += kerning;
                }
                found.push(if is_joined(before) { 0.0 } else { own });
                before = Some(character);
            }
        }
        found
    }

    /// Widths of the glyphs of one line: a block may be long, its lines are not.
    pub fn of_line(
        block: &Block,
        line: &Line,
        measure: &Measure,
        fonts: &mut FontsView<'_>,
    ) -> Vec<f32> {
        let mut found = Vec::with_capacity(64);
        let first = block.piece_at(line.start).min(block.pieces.len());
        for piece in &block.pieces[first..] {
            if piece.shown.start >= line.end {
                break;
            }
            let font = measure.font_of(block.kind, piece.inline);
            let part = piece.shown.start.max(line.start)..piece.shown.end.min(line.end);
            let mut before = None;
            for character in block.shown[part.start as usize..part.end as usize].chars() {
                if let Some(kerning) =
                    before.and_then(|before| kerning(fonts, &font, before, character))
                    && let Some(last) = found.last_mut()
                {
                    *last += kerning;
                }
                found.push(if is_joined(before) {
                    0.0
                } else {
                    width(fonts, &font, character)
                });
                before = Some(character);
            }
        }
        found
    }

    fn index_of(&mut self, font: FontId) -> usize {
        if let Some(index) = self.types.iter().position(|known| known.font == font) {
            return index;
        }
        self.types.push(TypeWidths {
            font,
            basic_plane: vec![f32::NAN; 0x1_0000].into_boxed_slice(),
            beyond: HashMap::new(),
            kerning: vec![f32::NAN; ASCII * ASCII].into_boxed_slice(),
        });
        self.types.len() - 1
    }
}

impl TypeWidths {
    fn ask(&mut self, character: char, before: Option<char>, fonts: &mut FontsView<'_>) {
        match self.basic_plane.get_mut(character as usize) {
            Some(known) if known.is_nan() => *known = width(fonts, &self.font, character),
            Some(_) => {}
            None => {
                self.beyond
                    .entry(character)
                    .or_insert_with(|| width(fonts, &self.font, character));
            }
        }
        let Some(pair) = pair(before, character) else {
            return;
        };
        if self.kerning[pair].is_nan() {
            let before = before.unwrap_or(character);
            let asked = kerning(fonts, &self.font, before, character);
            self.kerning[pair] = asked.unwrap_or(0.0);
        }
    }

    fn get(&self, character: char) -> f32 {
        let width = match self.basic_plane.get(character as usize) {
            Some(width) => *width,
            None => self.beyond.get(&character).copied().unwrap_or(f32::NAN),
        };
        if width.is_nan() { 0.0 } else { width }
    }

    fn kerning(&self, before: Option<char>, character: char) -> f32 {
        let known = pair(before, character).map_or(0.0, |pair| self.kerning[pair]);
        if known.is_nan() { 0.0 } else { known }
    }
}

/// Where the kerning of two characters is kept; none where either is no visible ASCII.
fn pair(before: Option<char>, character: char) -> Option<usize> {
    let (before, character) = (before?, character);
    let is_visible = |one: char| one.is_ascii_graphic();
    (is_visible(before) && is_visible(character))
        .then(|| before as usize * ASCII + character as usize)
}

/// The width of one glyph. What no face has is drawn as a box of an em.
fn width(fonts: &mut FontsView<'_>, font: &FontId, character: char) -> f32 {
    let own = fonts.glyph_width(font, character);
    let is_missing = own == 0.0
        && character.width().is_some_and(|columns| columns > 0)
        && !fonts.has_glyph(font, character);
    if is_missing { font.size } else { own }
}

/// What the second of two Latin characters stands closer to the first than their widths say
/// (negative), as the shaper sets them; none where they are no pair.
fn kerning(fonts: &mut FontsView<'_>, font: &FontId, before: char, character: char) -> Option<f32> {
    pair(Some(before), character)?;
    let text = String::from_iter([before, character]);
    let galley = fonts.layout_no_wrap(text, font.clone(), Color32::PLACEHOLDER);
    let apart = fonts.glyph_width(font, before) + fonts.glyph_width(font, character);
    // The shaper's positions are rounded to pixels, its widths only to a 32nd of a point.
    let kerning = galley.size().x - apart;
    (kerning.abs() > ROUNDING).then_some(kerning)
}

/// True behind a character that joins what follows to itself: the parts of one emoji are one glyph.
fn is_joined(before: Option<char>) -> bool {
    before == Some('\u{200D}')
}
