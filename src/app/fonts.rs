//! The faces: Noto Sans SC Regular and Bold, Mono for code, and Noto Serif SC
//! Regular and Bold, embedded, first in every
//! family, so that full-width punctuation is drawn full-width and a machine without a Chinese font shows every article; icons; and
//! for rarer characters whatever the system has (eframe asks it when a glyph is missing).

use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.subset.otf");
const MONO: &[u8] = include_bytes!("../../assets/fonts/NotoSansMonoSC-Regular.subset.otf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.subset.otf");
const SERIF_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Bold.subset.otf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.subset.otf");

/// The family of the bold face: egui's `strong` changes only the colour.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The family of the serif face (宋体).
pub fn serif() -> FontFamily {
    FontFamily::Name("serif".into())
}

/// The family of the bold serif face.
pub fn serif_bold() -> FontFamily {
    FontFamily::Name("serif-bold".into())
}

/// The family of the icons.
pub fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// All faces and families.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let icon_data = egui_material_icons::font_insert().data;
    for (name, data) in [
        ("regular", FontData::from_static(REGULAR)),
        ("bold", FontData::from_static(BOLD)),
        ("serif", FontData::from_static(SERIF)),
        ("serif-bold", FontData::from_static(SERIF_BOLD)),
        ("mono", FontData::from_static(MONO)),
        ("icons", icon_data),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let families: [(FontFamily, &[&str]); 6] = [
        (FontFamily::Proportional, &["regular", "icons"]),
        (FontFamily::Monospace, &["mono", "regular", "icons"]),
        (bold(), &["bold", "regular"]),
        (serif(), &["serif", "regular", "icons"]),
        (serif_bold(), &["serif-bold", "bold", "regular"]),
        (icons(), &["icons", "regular"]),
    ];
    for (family, names) in families {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        fonts.families.insert(family, names);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::samples;
    use egui::epaint::text::{Fonts, TextOptions};

    #[test]
    fn the_embedded_faces_hold_every_character_of_the_sample_articles() {
        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        for (name, bytes) in samples::all() {
            let text = std::str::from_utf8(bytes).expect("the samples are UTF-8");
            for family in [FontFamily::Proportional, bold(), serif(), serif_bold()] {
                let font = egui::FontId::new(16.0, family);
                let missing: String = text
                    .chars()
                    .filter(|character| !character.is_control())
                    .filter(|character| !fonts.has_glyph(&font, *character))
                    .collect();
                assert_eq!(missing, "", "{name}");
            }
        }
    }
}
