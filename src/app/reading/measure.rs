//! What a page depends on besides its text, and how wide every glyph of it is.
//!
//! The one place that asks the faces for widths: what is asked here once can then be used on any
//! thread, without them.

use crate::app::fonts;
use crate::session::ReadingLook;
use crate::session::reading_look::Face;
use crate::text::blocks::{Article, Block, BlockKind, Inline};
use egui::epaint::text::FontsView;
use egui::{FontFamily, FontId};
use std::collections::HashMap;

/// What a page depends on besides its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Width of the column, in points.
    pub width: f32,
    /// Size of reading type, in points.
    pub size: f32,
    /// Pixels in a point: glyph widths follow it.
    pub pixels_per_point: f32,
    /// How the reader wants it set.
    pub look: ReadingLook,
}

impl Measure {
    /// The face and size for a piece of a block.
    pub fn font_of(&self, kind: BlockKind, inline: Inline) -> FontId {
        let (size, bold) = type_of(kind, self.size);
        let family = match () {
            () if kind == BlockKind::Code || inline.code => FontFamily::Monospace,
            // As in Chinese print, what is bold in 宋体 is set in 黑体.
            () if bold || inline.bold => fonts::bold(),
            () if self.look.face == Face::Serif => fonts::serif(),
            () => FontFamily::Proportional,
        };
        FontId::new(size, family)
    }

    /// The type size of a block.
    pub fn em(&self, kind: BlockKind) -> f32 {
        type_of(kind, self.size).0
    }
}

/// Size and weight of a block's type.
fn type_of(kind: BlockKind, base: f32) -> (f32, bool) {
    match kind {
        BlockKind::Heading(1) => ((base * 1.4).round(), true),
        BlockKind::Heading(2) => ((base * 1.2).round(), true),
        BlockKind::Heading(_) => (base, true),
        BlockKind::Code | BlockKind::Picture { .. } => ((base * 0.88).round(), false),
        BlockKind::Cell { row, .. } => ((base * 0.92).round(), row == 0),
        BlockKind::Paragraph | BlockKind::Rule => (base, false),
    }
}

/// The widths of all glyphs of an article.
pub struct Widths {
    types: Vec<TypeWidths>,
}

/// The widths of one face at one size.
struct TypeWidths {
    font: FontId,
    /// By code point; not a number where it has not been asked for.
    basic_plane: Box<[f32]>,
    beyond: HashMap<char, f32>,
}

impl Widths {
    /// Asks for the width of every character of `article`, once each.
    pub fn gather(article: &Article, measure: &Measure, fonts: &mut FontsView<'_>) -> Self {
        let mut widths = Self { types: Vec::new() };
        for block in &article.blocks {
            for piece in &block.pieces {
                let index = widths.index_of(measure.font_of(block.kind, piece.inline));
                let known = &mut widths.types[index];
                for character in block.shown[piece.shown.range()].chars() {
                    known.ask(character, fonts);
                }
            }
        }
        widths
    }

    /// Width of every character of a block, in order.
    pub fn of_block(&self, block: &Block, measure: &Measure) -> Vec<f32> {
        let mut found = Vec::with_capacity(block.shown.len() / 3);
        for piece in &block.pieces {
            let font = measure.font_of(block.kind, piece.inline);
            let known = self.types.iter().find(|known| known.font == font);
            let text = &block.shown[piece.shown.range()];
            found.extend(
                text.chars()
                    .map(|character| known.map_or(0.0, |known| known.get(character))),
            );
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
        });
        self.types.len() - 1
    }
}

impl TypeWidths {
    fn ask(&mut self, character: char, fonts: &mut FontsView<'_>) {
        match self.basic_plane.get_mut(character as usize) {
            Some(width) if width.is_nan() => *width = fonts.glyph_width(&self.font, character),
            Some(_) => {}
            None => {
                self.beyond
                    .entry(character)
                    .or_insert_with(|| fonts.glyph_width(&self.font, character));
            }
        }
    }

    fn get(&self, character: char) -> f32 {
        let width = match self.basic_plane.get(character as usize) {
            Some(width) => *width,
            None => self.beyond.get(&character).copied().unwrap_or(f32::NAN),
        };
        if width.is_nan() { 0.0 } else { width }
    }
}
