//! What every match of a regular expression has in it, and how far a match can reach.
//!
//! `parsed expression -> a text, and whether it stays in its line`. A text is found many times faster than an
//! expression: what does not hold it is passed over. Knows no text that is searched.

use super::needle::rarity;
use crate::text::fold::fold;
use regex_syntax::hir::{Class, Hir, HirKind, Look, LookSet};

/// How far a match can reach, and what it depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// No further than its line, and nothing outside makes a difference.
    Line,
    /// Perhaps further, or it asks for the ends of the text.
    Beyond,
}

/// How far matches of `hir` can reach.
pub(super) fn reach(hir: &Hir) -> Reach {
    let looks = hir.properties().look_set();
    // Beside a line break and at the ends of a text all other conditions are the same.
    let ends = LookSet::singleton(Look::Start).insert(Look::End);
    let ends = ends.insert(Look::StartCRLF).insert(Look::EndCRLF);
    match looks.intersect(ends).is_empty() && !takes_line_break(hir) {
        true => Reach::Line,
        false => Reach::Beyond,
    }
}

fn takes_line_break(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&b'\n'),
        HirKind::Class(Class::Unicode(class)) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&'\n')),
        HirKind::Class(Class::Bytes(class)) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&b'\n')),
        HirKind::Repetition(repetition) => takes_line_break(&repetition.sub),
        HirKind::Capture(capture) => takes_line_break(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(takes_line_break),
    }
}

/// The most telling text that stands in every match of `hir`: folded, unless every character stands for
/// itself. None where there is none.
pub(super) fn text(hir: &Hir, exact: bool) -> Option<String> {
    let mut runs = Runs {
        exact,
        open: String::new(),
        best: String::new(),
    };
    runs.add(hir);
    runs.close();
    (!runs.best.is_empty()).then_some(runs.best)
}

/// Characters that follow each other in every match.
struct Runs {
    exact: bool,
    /// Those up to here.
    open: String,
    /// The most telling that are complete.
    best: String,
}

impl Runs {
    fn add(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => text.chars().for_each(|character| self.push(character)),
                Err(_) => self.close(),
            },
            HirKind::Class(class) => match self.only(class) {
                Some(character) => self.push(character),
                None => self.close(),
            },
            HirKind::Repetition(repetition) => {
                self.close();
                if repetition.min > 0 {
                    self.add(&repetition.sub);
                    self.close();
                }
            }
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.add(part)),
            HirKind::Alternation(_) => self.close(),
        }
    }

    fn push(&mut self, character: char) {
        let compared = if self.exact {
            character
        } else {
            fold(character)
        };
        self.open.push(compared);
    }

    /// The one character for which all of a class are taken.
    fn only(&self, class: &Class) -> Option<char> {
        /// No character has more variants.
        const MOST: usize = 16;
        let Class::Unicode(class) = class else {
            return None;
        };
        let all = class.iter().flat_map(|range| range.start()..=range.end());
        let mut all: Vec<char> = all.take(MOST).collect();
        if all.len() == MOST {
            return None;
        }
        if !self.exact {
            all.iter_mut()
                .for_each(|character| *character = fold(*character));
        }
        let first = all.first().copied()?;
        all.iter().all(|other| *other == first).then_some(first)
    }

    fn close(&mut self) {
        let telling = |text: &str| text.chars().map(rarity).sum::<i32>();
        let open = std::mem::take(&mut self.open);
        if telling(&open) > telling(&self.best) {
            self.best = open;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hir(pattern: &str) -> Hir {
        let mut parser = regex_syntax::ParserBuilder::new();
        let parser = parser.case_insensitive(true).multi_line(true);
        parser.build().parse(pattern).expect("it can be understood")
    }

    #[test]
    fn what_every_match_has_is_known() {
        let of = |pattern: &str| text(&hir(pattern), false).unwrap_or_default();
        assert_eq!(of("金融.{0,5}云"), "金融");
        assert_eq!(of(r"\w+@\w+\.com"), ".com");
        assert_eq!(of("(腾讯)云+"), "腾讯");
        assert_eq!(of("(云a){2,3}"), "云a");
        assert_eq!(of("^腾讯$"), "腾讯");
        assert_eq!(of("腾讯|百度"), "");
        assert_eq!(of("(腾讯)?"), "");
        assert_eq!(of(r"\d{4}"), "");
    }

    #[test]
    fn what_may_reach_beyond_its_line_is_known() {
        for pattern in ["a.b", "^a$", r"\ba", r"[腾讯]\d", "a|b"] {
            assert_eq!(reach(&hir(pattern)), Reach::Line, "{pattern}");
        }
        for pattern in ["a\n", r"a\s", "[^b]", r"\Aa", r"a\z", "(?s)a.", r"a\W"] {
            assert_eq!(reach(&hir(pattern)), Reach::Beyond, "{pattern}");
        }
    }
}
