//! Which colour and which underline belong to which company, and how a mark is painted with them.
//!
//! A colour alone never tells two companies apart: those of one hue differ in the style of their
//! underline, so that no reader depends on colour.

use super::contrast::{mix, ratio, until_ratio};
use super::tokens::{self, Tokens};
use crate::export::hues::{Hues, UNDERLINES};
use crate::lexicon::{CompanyId, Lexicon, Owner};
use crate::session::Subject;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};
use std::collections::HashMap;

/// The line below a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Underline {
    /// ────
    Solid,
    /// ╌╌╌╌
    Dashed,
    /// ····
    Dotted,
    /// ════
    Double,
}

impl Underline {
    /// In the order in which companies of one hue get them.
    pub const ALL: [Self; UNDERLINES] = [Self::Solid, Self::Dashed, Self::Dotted, Self::Double];

    /// Draws the line from `left` to `right`; `y` is its middle.
    pub fn paint(self, painter: &Painter, left: f32, right: f32, y: f32, colour: Color32) {
        let stroke = Stroke::new(1.5, colour);
        let ends = |y: f32| [pos2(left, y), pos2(right, y)];
        match self {
            Self::Solid => {
                painter.line_segment(ends(y), stroke);
            }
            Self::Dashed => {
                painter.extend(Shape::dashed_line(&ends(y), stroke, 5.0, 3.0));
            }
            Self::Dotted => {
                painter.extend(Shape::dotted_line(&ends(y), colour, 3.5, 1.0));
            }
            Self::Double => {
                painter.line_segment(ends(y - 1.25), Stroke::new(1.0, colour));
                painter.line_segment(ends(y + 1.25), Stroke::new(1.0, colour));
            }
        }
    }
}

/// How the marks of one company, group or theme look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The hue, before it is fitted to a theme.
    pub hue: Color32,
    /// The line below.
    pub underline: Underline,
}

impl Paint {
    /// The colour behind the text. Text on it keeps a contrast of 4.5 : 1 in every theme.
    pub fn fill(self, tokens: &Tokens, strong: bool) -> Color32 {
        let amount = if strong {
            tokens.mark_fill_strong
        } else {
            tokens.mark_fill
        };
        self.ground(tokens, amount)
    }

    /// The surface with so much of the hue in it, from 0 to 1, or with less where text on it would keep no
    /// contrast of 4.5 : 1.
    pub fn ground(self, tokens: &Tokens, amount: f32) -> Color32 {
        let ground = mix(tokens.surface, self.hue, amount);
        if ratio(tokens.text, ground) >= 4.5 {
            return ground;
        }
        until_ratio(ground, tokens.surface, tokens.text, 4.5)
    }

    /// The colour of the underline, of dots and of bars: at least 3 : 1 against the surface.
    pub fn line(self, tokens: &Tokens) -> Color32 {
        until_ratio(self.hue, tokens.text, tokens.surface, 3.0)
    }

    /// A small sample of the mark, for lists.
    pub fn paint_sample(self, painter: &Painter, rect: Rect, tokens: &Tokens, shown: bool) {
        if shown {
            painter.rect_filled(rect, tokens::MARK_ROUND, self.fill(tokens, true));
            let y = rect.bottom() - 1.5;
            self.underline
                .paint(painter, rect.left(), rect.right(), y, self.line(tokens));
        } else {
            let stroke = Stroke::new(tokens::HAIRLINE, tokens.text_faint);
            painter.rect_stroke(rect, tokens::MARK_ROUND, stroke, egui::StrokeKind::Inside);
        }
    }
}

/// The paint of every company of a library.
#[derive(Clone, Debug, Default)]
pub struct CompanyColours {
    paints: HashMap<CompanyId, Paint>,
    /// How many companies of the list have been given a paint.
    given: usize,
    hues: Hues,
}

impl CompanyColours {
    /// Gives paints to companies that have none yet, in the order of their first mention; those
    /// given before stay as they are.
    pub fn extend(&mut self, lexicon: &Lexicon, first_seen: &[CompanyId]) {
        for company in first_seen.iter().skip(self.given) {
            if self.paints.contains_key(company) {
                continue;
            }
            let (hue, underline) = self.hues.give(lexicon.company(*company).colour);
            let underline = Underline::ALL[underline];
            let [r, g, b] = hue;
            self.paints.insert(
                *company,
                Paint {
                    hue: Color32::from_rgb(r, g, b),
                    underline,
                },
            );
        }
        self.given = self.given.max(first_seen.len());
    }

    /// The same paints in another lexicon, so that no company changes its colour because another one
    /// was added; one whose own colour has changed is given a paint anew.
    #[must_use]
    pub fn carried(&self, from: &Lexicon, to: &Lexicon) -> Self {
        let same = |(company, paint): (&CompanyId, &Paint)| {
            let old = from.company(*company);
            let new = to.company_by_id(&old.id)?;
            (to.company(new).colour == old.colour).then_some((new, *paint))
        };
        Self {
            paints: self.paints.iter().filter_map(same).collect(),
            given: 0,
            hues: self.hues,
        }
    }

    /// The paint of a company.
    pub fn company(&self, company: CompanyId) -> Paint {
        self.paints
            .get(&company)
            .copied()
            .unwrap_or_else(group_paint)
    }

    /// The paint of a subject: groups and themes share one.
    pub fn subject(&self, subject: Subject) -> Paint {
        match subject {
            Subject::Company(company) => self.company(company),
            Subject::Group(_) | Subject::Theme(_) => group_paint(),
        }
    }

    /// The paint of an owner: of several companies, that of the first.
    pub fn owner(&self, owner: &Owner) -> Paint {
        match owner {
            Owner::Companies(companies) => companies
                .first()
                .map_or_else(group_paint, |company| self.company(*company)),
            Owner::Group(_) | Owner::Themes(_) | Owner::Nobody => group_paint(),
        }
    }
}

/// The paint of group words.
pub fn group_paint() -> Paint {
    let [r, g, b] = tokens::GROUP_HUE;
    Paint {
        hue: Color32::from_rgb(r, g, b),
        underline: Underline::Double,
    }
}

/// The dotted outline of a candidate that is no mention.
pub fn paint_rejected(painter: &Painter, rect: Rect, colour: Color32) {
    let corners: [Pos2; 5] = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dotted_line(&corners, colour, 3.0, 0.75));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tokens::{DARK, LIGHT, PAPER};
    use crate::lexicon::{self, Rgb};

    fn paints(colours: impl Iterator<Item = [u8; 3]>) -> Vec<Paint> {
        colours
            .map(|[r, g, b]| Paint {
                hue: Color32::from_rgb(r, g, b),
                underline: Underline::Solid,
            })
            .collect()
    }

    #[test]
    fn text_on_every_mark_can_be_read_in_both_themes() {
        let built_in = lexicon::built_in();
        let own = built_in
            .companies
            .iter()
            .filter_map(|company| company.colour);
        let own = own.map(|Rgb(r, g, b)| [r, g, b]);
        // A lexicon of the user's may name any colour at all.
        let any = (0..=255).step_by(51).flat_map(|r| {
            (0..=255)
                .step_by(51)
                .flat_map(move |g| (0..=255).step_by(51).map(move |b| [r, g, b]))
        });
        let all = own
            .chain(tokens::COMPANY_HUES)
            .chain([tokens::GROUP_HUE])
            .chain(any);
        for paint in paints(all) {
            for tokens in [LIGHT, PAPER, DARK] {
                for strong in [false, true] {
                    let fill = paint.fill(&tokens, strong);
                    assert!(ratio(tokens.text, fill) >= 4.5, "{paint:?} on {fill:?}");
                }
                assert!(
                    ratio(paint.line(&tokens), tokens.surface) >= 3.0,
                    "{paint:?}"
                );
            }
        }
    }

    #[test]
    fn companies_of_one_hue_differ_in_their_underline() {
        let lexicon = lexicon::built_in();
        let all: Vec<CompanyId> = lexicon.company_ids.values().copied().take(40).collect();
        let mut colours = CompanyColours::default();
        colours.extend(&lexicon, &all[..10]);
        let before = colours.company(all[3]);
        colours.extend(&lexicon, &all);
        assert_eq!(
            colours.company(all[3]),
            before,
            "what is given is not taken back"
        );
        for (index, one) in all.iter().enumerate() {
            for other in &all[index + 1..] {
                let (one, other) = (colours.company(*one), colours.company(*other));
                assert!(one != other, "{one:?} stands for two companies");
            }
        }
    }
}
