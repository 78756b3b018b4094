//! How severities look: a shape and a colour each, so that no reader depends on colour.

use crate::app::tokens::Tokens;
use crate::corpus::Severity;
use egui::Color32;
use egui_material_icons::{MaterialIcon, icons};

/// The shape.
pub fn icon(severity: Severity) -> MaterialIcon {
    match severity {
        Severity::Error => icons::ICON_ERROR,
        Severity::Warning => icons::ICON_WARNING,
        Severity::Note => icons::ICON_INFO,
    }
}

/// The colour.
pub fn colour(severity: Severity, tokens: &Tokens) -> Color32 {
    match severity {
        Severity::Error => tokens.error,
        Severity::Warning => tokens.warning,
        Severity::Note => tokens.text_quiet,
    }
}
