//! Which marks are shown: all but the hidden ones, or one subject alone.
//!
//! Knows subjects and owners, not what is open.

use super::command::Subject;
use super::tally::concerns;
use crate::lexicon::{Lexicon, Owner, ThemeId};
use std::collections::BTreeSet;

/// Which marks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// Companies and groups whose marks are not shown.
    hidden: BTreeSet<Subject>,
    /// Themes whose terms are marked; none at first, as their words are many.
    themes: BTreeSet<ThemeId>,
    alone: Option<Subject>,
}

impl Visibility {
    /// The subject that is shown alone, if one is.
    pub fn alone(&self) -> Option<Subject> {
        self.alone
    }

    /// True where the marks of a company or group are hidden.
    pub fn hides_something(&self) -> bool {
        self.alone.is_some() || !self.hidden.is_empty()
    }

    /// Companies and groups whose marks are hidden.
    pub fn hidden(&self) -> impl Iterator<Item = Subject> {
        self.hidden.iter().copied()
    }

    /// Themes whose terms are marked.
    pub fn themes(&self) -> impl Iterator<Item = Subject> {
        self.themes.iter().map(|theme| Subject::Theme(*theme))
    }

    /// True where the terms of a theme are marked.
    pub fn shows_themes(&self) -> bool {
        !self.themes.is_empty()
    }

    /// Shows or hides the marks of a subject.
    pub(super) fn set(&mut self, subject: Subject, shown: bool) {
        self.alone = None;
        match subject {
            Subject::Theme(theme) => {
                if shown {
                    self.themes.insert(theme);
                } else {
                    self.themes.remove(&theme);
                }
            }
            Subject::Company(_) | Subject::Group(_) => {
                if shown {
                    self.hidden.remove(&subject);
                } else {
                    self.hidden.insert(subject);
                }
            }
        }
    }

    /// Shows only the marks of `subject`; once more: everything again.
    pub(super) fn turn_alone(&mut self, subject: Subject) {
        let again = self.alone == Some(subject);
        self.alone = (!again).then_some(subject);
    }

    /// Shows the marks of all companies and groups.
    pub(super) fn show_all(&mut self) {
        self.alone = None;
        self.hidden.clear();
    }

    /// Shows or hides the terms of all themes.
    pub(super) fn set_themes(&mut self, lexicon: &Lexicon, shown: bool) {
        let themes = (0..lexicon.themes.len())
            .filter_map(|index| u16::try_from(index).ok())
            .map(ThemeId);
        self.themes = themes.filter(|_| shown).collect();
    }

    /// The same wishes in another lexicon.
    pub(super) fn carried(&self, carry: impl Fn(Subject) -> Option<Subject>) -> Self {
        let theme = |theme: &ThemeId| match carry(Subject::Theme(*theme)) {
            Some(Subject::Theme(theme)) => Some(theme),
            _ => None,
        };
        Self {
            hidden: self.hidden.iter().copied().filter_map(&carry).collect(),
            themes: self.themes.iter().filter_map(theme).collect(),
            alone: self.alone.and_then(&carry),
        }
    }

    /// True where the marks of this owner are shown.
    pub(super) fn shows(&self, owner: &Owner) -> bool {
        if let Some(alone) = self.alone {
            return concerns(owner, alone);
        }
        match owner {
            Owner::Companies(companies) => companies
                .iter()
                .any(|company| !self.hidden.contains(&Subject::Company(*company))),
            Owner::Group(group) => !self.hidden.contains(&Subject::Group(*group)),
            Owner::Themes(themes) => themes.iter().any(|theme| self.themes.contains(theme)),
            Owner::Nobody => false,
        }
    }
}
