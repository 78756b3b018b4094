//! The faces: Noto Sans SC Regular and Bold, Mono for code, and Noto Serif SC
//! Regular and Bold, embedded, first in every
//! family, so that full-width punctuation is drawn full-width and a machine without a Chinese font shows every article; the icons
//! that the program draws, of the thousands there are; and
//! for rarer characters whatever the system has (eframe asks it when a glyph is missing).

use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.subset.otf");
const MONO: &[u8] = include_bytes!("../../assets/fonts/NotoSansMonoSC-Regular.subset.otf");
const SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.subset.otf");
const SERIF_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Bold.subset.otf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.subset.otf");
const ICONS: &[u8] = include_bytes!("../../assets/fonts/MaterialSymbolsRounded.subset.ttf");
/// How far icons are moved down, in their own size, to stand on the middle of a line.
const ICONS_DOWN: f32 = 0.05;

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
    let mut icon_data = FontData::from_static(ICONS);
    icon_data.tweak.y_offset_factor = ICONS_DOWN;
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
    use std::collections::{BTreeMap, BTreeSet};

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

    /// The face of the icons is made from the names in the sources; a new one needs `assets/fonts/make.sh`.
    #[test]
    fn the_face_of_the_icons_holds_every_icon_that_the_sources_name() {
        let listed: BTreeMap<&str, char> = include_str!("../../assets/fonts/icons.txt")
            .lines()
            .map(|line| {
                let (name, point) = line.split_once(' ').expect("a name and a code point");
                let point = u32::from_str_radix(point, 16).expect("a hexadecimal number");
                (name, char::from_u32(point).expect("a character"))
            })
            .collect();
        let name = regex::Regex::new(r"\bICON_[A-Z0-9_]+\b").expect("a pattern");
        let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src/app");
        let mut named = BTreeSet::new();
        for entry in ignore::Walk::new(sources) {
            let entry = entry.expect("the sources can be listed");
            if entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "rs")
            {
                let text = std::fs::read_to_string(entry.path()).expect("the sources are text");
                named.extend(name.find_iter(&text).map(|found| found.as_str().to_owned()));
            }
        }
        assert!(named.len() > 50, "{named:?}");
        let absent: Vec<_> = named
            .iter()
            .filter(|name| !listed.contains_key(name.as_str()))
            .collect();
        assert!(absent.is_empty(), "run assets/fonts/make.sh for {absent:?}");

        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        let font = egui::FontId::new(16.0, icons());
        for (name, icon) in listed {
            assert!(fonts.has_glyph(&font, icon), "{name}");
        }
    }
}
