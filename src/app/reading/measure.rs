//! What a page depends on besides its text: column, sizes, faces, and the look the reader wants.

use crate::app::fonts;
use crate::session::ReadingLook;
use crate::session::reading_look::Face;
use crate::text::blocks::{BlockKind, Inline};
use egui::{FontFamily, FontId};

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
        let family = match (self.look.face, bold || inline.bold) {
            _ if kind == BlockKind::Code || inline.code => FontFamily::Monospace,
            (Face::Sans, true) => fonts::bold(),
            (Face::Sans, false) => FontFamily::Proportional,
            (Face::Serif, true) => fonts::serif_bold(),
            (Face::Serif, false) => fonts::serif(),
        };
        FontId::new(size, family)
    }

    /// True where the same glyphs are drawn, whatever the lines.
    pub fn has_type_of(&self, other: &Self) -> bool {
        (self.size, self.pixels_per_point, self.look.face)
            == (other.size, other.pixels_per_point, other.look.face)
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
