//! The companies' colours in a report: a rule of CSS for each, with what the window gives them.

use super::html::push_escaped;
use crate::export::hues::{GROUP_HUE, Hues};
use crate::export::selection::Selection;
use crate::lexicon::{CompanyId, Owner};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Underlines in the order in which the window gives them out.
const UNDERLINES: [&str; 4] = ["solid", "dashed", "dotted", "double"];
/// Grounds on which a report is read, with how much of a hue lies behind its marks there, and the ink to
/// which the line below is drawn.
const LIGHT: Ground = Ground {
    surface: [0xFB, 0xFA, 0xF7],
    ink: [0x23, 0x21, 0x1E],
    fill: 0.17,
};
const DARK: Ground = Ground {
    surface: [0x19, 0x1A, 0x1C],
    ink: [0xDD, 0xDA, 0xD4],
    fill: 0.26,
};

struct Ground {
    surface: [u8; 3],
    ink: [u8; 3],
    fill: f32,
}

/// Hue and underline of every company that is named.
pub struct Paints {
    of: BTreeMap<CompanyId, ([u8; 3], usize)>,
}

impl Paints {
    /// In the order in which the library names them, as the window gives them out.
    pub fn new(selection: &Selection<'_>) -> Self {
        let mut hues = Hues::default();
        let mut of = BTreeMap::new();
        for company in selection.first_seen {
            of.entry(*company)
                .or_insert_with(|| hues.give(selection.lexicon.company(*company).colour));
        }
        Self { of }
    }

    /// The class of a mark: of several owners, that of the first.
    pub fn class(&self, owner: &Owner) -> String {
        match owner {
            Owner::Companies(companies) => match companies.first() {
                Some(company) if self.of.contains_key(company) => Self::of_company(*company),
                _ => "g".to_owned(),
            },
            _ => "g".to_owned(),
        }
    }

    /// The class of a company's marks.
    pub fn of_company(company: CompanyId) -> String {
        format!("c{}", company.0)
    }

    /// The rules of CSS.
    pub fn css(&self) -> String {
        let mut css = String::new();
        let rule = |css: &mut String,
                    class: &str,
                    hue: [u8; 3],
                    underline: usize,
                    ground: &Ground| {
            let fill = hex(mix(ground.surface, hue, ground.fill));
            let line = hex(mix(hue, ground.ink, 0.15));
            let style = UNDERLINES[underline % UNDERLINES.len()];
            // Writing to a string does not fail.
            let _ = writeln!(
                css,
                ".{class} {{ background: {fill}; text-decoration: underline {style} 2px {line}; }}"
            );
        };
        for (ground, is_dark) in [(&LIGHT, false), (&DARK, true)] {
            if is_dark {
                css.push_str("@media (prefers-color-scheme: dark) {\n");
            }
            rule(&mut css, "g", GROUP_HUE, 3, ground);
            for (company, (hue, underline)) in &self.of {
                rule(
                    &mut css,
                    &Self::of_company(*company),
                    *hue,
                    *underline,
                    ground,
                );
            }
            if is_dark {
                css.push_str("}\n");
            }
        }
        css
    }

    /// A company's name as its marks look.
    pub fn push_sample(&self, html: &mut String, company: CompanyId, name: &str) {
        let _ = write!(html, "<mark class=\"{}\">", Self::of_company(company));
        push_escaped(html, name);
        html.push_str("</mark>");
    }
}

fn mix(from: [u8; 3], to: [u8; 3], share: f32) -> [u8; 3] {
    let channel = |index: usize| {
        let (from, to) = (f32::from(from[index]), f32::from(to[index]));
        (from + (to - from) * share).round() as u8
    };
    [channel(0), channel(1), channel(2)]
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
