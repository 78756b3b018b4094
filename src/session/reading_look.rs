//! How an article is set: the choices a reader has, and their bounds.
//!
//! Knows no fonts and no window; the reading view sets articles by it, the settings file keeps it.

use crate::text::line_break::Punctuation;
use serde::{Deserialize, Serialize};

/// Shortest, first and longest line, in Han characters (clreq and long practice: 28 to 42).
pub const COLUMNS: (u8, u8, u8) = (28, 38, 42);
/// Tightest, first and loosest line height, in hundredths of the type size.
pub const LEADINGS: (u8, u8, u8) = (150, 180, 210);

/// Smallest, first and largest space between paragraphs, in hundredths of the type size.
pub const PARAGRAPH_GAPS: (u8, u8, u8) = (0, 75, 200);

/// The face of running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// 黑体.
    #[default]
    Sans,
    /// 宋体.
    Serif,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paragraphs {
    /// By space between them.
    #[default]
    Spaced,
    /// By an indent of two characters, as in books.
    Indented,
}

/// How an article is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingLook {
    /// Longest line, in Han characters: within [`COLUMNS`].
    pub column: u8,
    /// Line height, in hundredths of the type size: within [`LEADINGS`].
    pub leading: u8,
    /// The face of running text.
    pub face: Face,
    /// How paragraphs are told apart.
    pub paragraphs: Paragraphs,
    /// Space between paragraphs that are told apart by space, in hundredths of the type size: within
    /// [`PARAGRAPH_GAPS`].
    pub paragraph_gap: u8,
    /// Both edges straight.
    pub justified: bool,
    /// Width of full-width marks, above all at line ends.
    pub punctuation: Punctuation,
    /// A quarter em between Han and Latin or digits.
    pub gaps: bool,
}

impl Default for ReadingLook {
    fn default() -> Self {
        Self {
            column: COLUMNS.1,
            leading: LEADINGS.1,
            face: Face::default(),
            paragraphs: Paragraphs::default(),
            paragraph_gap: PARAGRAPH_GAPS.1,
            justified: false,
            punctuation: Punctuation::default(),
            gaps: true,
        }
    }
}

impl ReadingLook {
    /// The same within all bounds: a settings file may hold anything.
    #[must_use]
    pub fn clamped(self) -> Self {
        Self {
            column: self.column.clamp(COLUMNS.0, COLUMNS.2),
            leading: self.leading.clamp(LEADINGS.0, LEADINGS.2),
            paragraph_gap: self.paragraph_gap.clamp(PARAGRAPH_GAPS.0, PARAGRAPH_GAPS.2),
            ..self
        }
    }
}
