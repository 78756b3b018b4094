//! What is sought, named by identifiers: it outlives the lexicon and the library it was asked of.

use crate::analysis::concordance::Sought;
use crate::lexicon::{GroupId, Lexicon, ThemeId};
use crate::session::Subject;
use std::fmt;
use std::str::FromStr;

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Seek {
    /// Mentions of the company with this identifier.
    Company(String),
    /// Mentions of the group with this identifier, by its own words.
    Group(String),
    /// Terms of the theme with this identifier.
    Theme(String),
    /// Mentions by one alias, or the places of a term.
    Alias(String),
    /// What a query finds.
    Query(String),
    /// The lines of a set that was saved under this name.
    Set(String),
}

/// Why a text names nothing that can be sought.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” does not begin with company:, group:, theme:, alias:, query: or set:")]
pub struct SeekError(String);

impl fmt::Display for Seek {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, name) = match self {
            Self::Company(id) => ("company", id),
            Self::Group(id) => ("group", id),
            Self::Theme(id) => ("theme", id),
            Self::Alias(text) => ("alias", text),
            Self::Query(text) => ("query", text),
            Self::Set(name) => ("set", name),
        };
        write!(out, "{kind}:{name}")
    }
}

impl FromStr for Seek {
    type Err = SeekError;

    fn from_str(text: &str) -> Result<Self, SeekError> {
        let make = match text.split_once(':') {
            Some(("company", _)) => Self::Company,
            Some(("group", _)) => Self::Group,
            Some(("theme", _)) => Self::Theme,
            Some(("alias", _)) => Self::Alias,
            Some(("query", _)) => Self::Query,
            Some(("set", _)) => Self::Set,
            _ => return Err(SeekError(text.to_owned())),
        };
        let name = text.split_once(':').map_or("", |(_, name)| name);
        Ok(make(name.to_owned()))
    }
}

impl Seek {
    /// A company, group or theme of `lexicon`.
    pub fn of(lexicon: &Lexicon, subject: Subject) -> Self {
        match subject {
            Subject::Company(company) => Self::Company(lexicon.company(company).id.clone()),
            Subject::Group(group) => Self::Group(lexicon.group(group).id.clone()),
            Subject::Theme(theme) => Self::Theme(lexicon.theme(theme).id.clone()),
        }
    }

    /// The company, group or theme, where it is one and `lexicon` has it.
    pub fn subject(&self, lexicon: &Lexicon) -> Option<Subject> {
        match self {
            Self::Company(id) => lexicon.company_by_id(id.trim()).map(Subject::Company),
            Self::Group(id) => {
                let found = lexicon
                    .groups
                    .iter()
                    .position(|group| group.id == id.trim());
                let group = GroupId(u16::try_from(found?).ok()?);
                Some(Subject::Group(group))
            }
            Self::Theme(id) => {
                let found = lexicon
                    .themes
                    .iter()
                    .position(|theme| theme.id == id.trim());
                let theme = ThemeId(u16::try_from(found?).ok()?);
                Some(Subject::Theme(theme))
            }
            Self::Alias(_) | Self::Query(_) | Self::Set(_) => None,
        }
    }

    /// The same in the numbers of `lexicon`; `None` where it has no such company, group or theme, and for
    /// sets.
    pub fn sought(&self, lexicon: &Lexicon) -> Option<Sought> {
        match self {
            Self::Alias(text) => Some(Sought::Alias(text.clone())),
            Self::Query(text) => Some(Sought::Query(text.clone())),
            Self::Set(_) => None,
            Self::Company(_) | Self::Group(_) | Self::Theme(_) => {
                Some(match self.subject(lexicon)? {
                    Subject::Company(company) => Sought::Company(company),
                    Subject::Group(group) => Sought::Group(group),
                    Subject::Theme(theme) => Sought::Theme(theme),
                })
            }
        }
    }
}
