//! Colour, space and type: every figure of the program's looks stands here and nowhere else.
//!
//! Light is white paper, paper is warm paper, dark is ink: one surface, hairlines instead of boxes,
//! one accent (the red of a seal). Only the companies' colours are bright.

use egui::Color32;

/// The step of all distances, in points.
pub const STEP: f32 = 4.0;
/// Small interface type: counts, heads of columns, the foot of the window.
pub const SMALL: f32 = 12.0;
/// Interface type.
pub const TEXT: f32 = 14.0;
/// Titles.
pub const TITLE: f32 = 22.0;
/// Icons beside interface type.
pub const ICON: f32 = 18.0;
/// Height of a row of a list or table.
pub const ROW: f32 = 28.0;
/// Height of the bar at the head of the window.
pub const BAR: f32 = 48.0;
/// Height of the bar at the foot of the window.
pub const FOOT: f32 = 28.0;
/// Rounding of buttons, fields and cards.
pub const ROUND: u8 = 6;
/// Rounding of marks in a text.
pub const MARK_ROUND: u8 = 3;
/// Thickness of hairlines and underlines.
pub const HAIRLINE: f32 = 1.0;
/// Height of the bar over the open article.
pub const READING_BAR: f32 = 34.0;

pub use crate::export::hues::{COMPANY_HUES, GROUP_HUE};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// The surface of everything.
    pub surface: Color32,
    /// A surface that lies above it: menus, cards, fields.
    pub raised: Color32,
    /// Below the pointer.
    pub hover: Color32,
    /// Pressed, or the row that is open.
    pub pressed: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight, still at 4.5 : 1.
    pub text_quiet: Color32,
    /// Text that is not available, and outlines of what is hidden.
    pub text_faint: Color32,
    /// Lines between things.
    pub hairline: Color32,
    /// The one accent.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind what was searched for and found.
    pub found: Color32,
    /// Behind the one of them at which the reader is.
    pub found_here: Color32,
    /// Behind code.
    pub code: Color32,
    /// Something was read differently.
    pub warning: Color32,
    /// Something could not be read.
    pub error: Color32,
    /// Shadow of menus and cards.
    pub shadow: Color32,
    /// How much of a company's colour lies behind its mentions.
    pub mark_fill: f32,
    /// The same where the reader stands or points.
    pub mark_fill_strong: f32,
}

/// A picture's own colours, unchanged.
pub const UNTINTED: Color32 = Color32::WHITE;

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// White paper.
pub const LIGHT: Tokens = Tokens {
    surface: rgb(0xFBFAF7),
    raised: rgb(0xFFFFFF),
    hover: rgb(0xF2EFE9),
    pressed: rgb(0xEAE5DC),
    text: rgb(0x23211E),
    text_quiet: rgb(0x6A655D),
    text_faint: rgb(0xA9A39A),
    hairline: rgb(0xE5E1D9),
    accent: rgb(0xAE3A2D),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xCFE0F5),
    found: rgb(0xFFF0A6),
    found_here: rgb(0xFFCE3A),
    code: rgb(0xF1EEE8),
    warning: rgb(0x9A6200),
    error: rgb(0xB3261E),
    shadow: Color32::from_black_alpha(28),
    mark_fill: 0.17,
    mark_fill_strong: 0.36,
};

/// Warm paper.
pub const PAPER: Tokens = Tokens {
    surface: rgb(0xF3EBDA),
    raised: rgb(0xFBF6EA),
    hover: rgb(0xEBE1CB),
    pressed: rgb(0xE2D6BC),
    text: rgb(0x2B2419),
    text_quiet: rgb(0x5F5442),
    text_faint: rgb(0x9C8F78),
    hairline: rgb(0xDDD1B8),
    accent: rgb(0x8F2E22),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xC8D7DD),
    found: rgb(0xFBE38B),
    found_here: rgb(0xF2BF2E),
    code: rgb(0xEADFC8),
    warning: rgb(0x7D4E00),
    error: rgb(0x9C1F18),
    shadow: Color32::from_black_alpha(32),
    mark_fill: 0.18,
    mark_fill_strong: 0.36,
};

/// Ink.
pub const DARK: Tokens = Tokens {
    surface: rgb(0x191A1C),
    raised: rgb(0x222427),
    hover: rgb(0x26282B),
    pressed: rgb(0x303236),
    text: rgb(0xDDDAD4),
    text_quiet: rgb(0xA9A59C),
    text_faint: rgb(0x66645F),
    hairline: rgb(0x2F3134),
    accent: rgb(0xE5806F),
    on_accent: rgb(0x1B1110),
    selection: rgb(0x2C4463),
    found: rgb(0x443E1A),
    found_here: rgb(0x6A560A),
    code: rgb(0x24262A),
    warning: rgb(0xE0A64A),
    error: rgb(0xF2837A),
    shadow: Color32::from_black_alpha(120),
    mark_fill: 0.26,
    mark_fill_strong: 0.46,
};

/// The colours in force where `ui` draws: its style says which were installed.
pub fn of_ui(ui: &egui::Ui) -> &'static Tokens {
    of_visuals(ui.visuals())
}

/// The colours that were installed as these.
pub fn of_visuals(visuals: &egui::Visuals) -> &'static Tokens {
    match () {
        () if visuals.dark_mode => &DARK,
        () if visuals.panel_fill == PAPER.surface => &PAPER,
        () => &LIGHT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::contrast::ratio;

    #[test]
    fn text_can_be_read_on_every_surface() {
        for tokens in [LIGHT, PAPER, DARK] {
            for surface in [tokens.surface, tokens.raised, tokens.hover, tokens.pressed] {
                assert!(ratio(tokens.text, surface) >= 7.0);
                assert!(ratio(tokens.text_quiet, surface) >= 4.5, "{surface:?}");
                assert!(ratio(tokens.warning, surface) >= 4.0, "{surface:?}");
                assert!(ratio(tokens.error, surface) >= 4.5, "{surface:?}");
                assert!(ratio(tokens.accent, surface) >= 4.5, "{surface:?}");
            }
            assert!(ratio(tokens.text, tokens.selection) >= 4.5);
            assert!(ratio(tokens.text, tokens.code) >= 4.5);
            for found in [tokens.found, tokens.found_here] {
                assert!(ratio(tokens.text, found) >= 4.5);
            }
            assert!(ratio(tokens.on_accent, tokens.accent) >= 4.5);
        }
    }
}
