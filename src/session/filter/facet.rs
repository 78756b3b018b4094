//! What articles can be told apart by, and the values that one article has.
//!
//! Values are texts that mean the same in every snapshot: identifiers of the lexicon, codes of problems,
//! what stands in a field. An article may have several values of a facet (tags, companies).

use crate::corpus::Value;
use crate::session::Library;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Longest text of a field that counts as a value, in characters: longer ones are prose.
const LONGEST: usize = 80;

/// What articles can be told apart by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Companies that are mentioned, by identifier.
    Company,
    /// Groups for which a word stands, by identifier.
    Group,
    /// Themes of which a term stands, by identifier.
    Theme,
    /// The year of the date.
    Year,
    /// A field of the front matter, by its key; of a list, each member.
    Field(String),
    /// What the reader must know about the file, by code.
    Problem,
    /// The encoding of the file.
    Encoding,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetValue {
    /// A text: what stands in a field, an identifier, a code or a year.
    Text(String),
    /// The article has no value.
    Missing,
}

impl FacetValue {
    /// A value that is a text.
    pub fn of(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The text; none for what is missing.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing => None,
        }
    }
}

impl Facet {
    /// Hands over the values that the article at `position` has, some perhaps twice; none at all where
    /// it has none.
    pub fn values(&self, library: &Library, position: u32, mut take: impl FnMut(Cow<'_, str>)) {
        let entry = &library.entries[position as usize];
        let (document, tally, lexicon) = (&entry.document, &entry.tally, &library.lexicon);
        match self {
            Self::Company => {
                for (company, _) in &tally.companies {
                    take(Cow::Borrowed(&lexicon.company(*company).id));
                }
            }
            Self::Group => {
                for (group, _) in &tally.groups {
                    take(Cow::Borrowed(&lexicon.group(*group).id));
                }
            }
            Self::Theme => {
                for (theme, _) in &tally.themes {
                    take(Cow::Borrowed(&lexicon.theme(*theme).id));
                }
            }
            Self::Year => {
                if let Some(date) = document.date {
                    take(Cow::Owned(date.day().year().to_string()));
                }
            }
            Self::Field(key) => {
                let fields = document.fields.views().filter(|field| field.key == *key);
                for field in fields {
                    match field.scalar() {
                        Some(text) => member(text, &mut take),
                        None => members(&field.value(), &mut take),
                    }
                }
            }
            Self::Problem => {
                for problem in library.problems_of(position) {
                    take(Cow::Borrowed(problem.code()));
                }
            }
            Self::Encoding => take(Cow::Borrowed(document.encoding)),
        }
    }
}

impl Facet {
    /// True where the article at `position` has one of the values `wanted`.
    pub fn has_one(&self, library: &Library, position: u32, wanted: &BTreeSet<FacetValue>) -> bool {
        let (mut has_any, mut has_wanted) = (false, false);
        self.values(library, position, |value| {
            has_any = true;
            has_wanted |= wanted.iter().any(|wanted| wanted.text() == Some(&*value));
        });
        has_wanted || (!has_any && wanted.contains(&FacetValue::Missing))
    }
}

/// The values of a field: a scalar is one, each member of a list is one; blank and long ones are none.
pub(super) fn members(value: &Value, take: &mut impl FnMut(Cow<'_, str>)) {
    match value {
        Value::Null | Value::Map(_) => {}
        Value::List(values) => values.iter().for_each(|value| members(value, take)),
        Value::Text(text) | Value::Number(text) => member(text, take),
        Value::Boolean(value) => take(Cow::Borrowed(if *value { "true" } else { "false" })),
    }
}

fn member(text: &str, take: &mut impl FnMut(Cow<'_, str>)) {
    let text = text.trim();
    let is_short = text.chars().nth(LONGEST).is_none();
    if !text.is_empty() && is_short {
        take(Cow::Borrowed(text));
    }
}
