//! Which marks the reader wants to see.

use super::Subject;
use super::tally::concerns;
use crate::lexicon::{Owner, ThemeId};
use std::collections::BTreeSet;

/// Which marks are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// Companies and groups whose marks are not shown.
    pub(super) hidden: BTreeSet<Subject>,
    /// Themes whose terms are marked; none at first, as their words are many.
    pub(super) themes: BTreeSet<ThemeId>,
    /// The subject that is shown alone.
    pub(super) alone: Option<Subject>,
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

    /// True where the terms of a theme are marked.
    pub fn shows_themes(&self) -> bool {
        !self.themes.is_empty()
    }

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
