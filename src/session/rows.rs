//! The order of the rows of the table of articles.

use super::Library;
use crate::corpus::{Document, natural};
use std::cmp::Ordering;

/// What the table is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// Path, as the files lie in the folder.
    File,
    /// Title.
    Title,
    /// Date; undated articles last, whichever way round.
    Date,
    /// Length of the body in code points.
    Characters,
    /// Mentions of companies.
    Mentions,
    /// A field of the front matter; articles without it last, whichever way round.
    Field(String),
}

/// A key and a direction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SortOrder {
    /// By what.
    pub key: SortKey,
    /// Largest or latest first.
    pub descending: bool,
}

impl Default for SortOrder {
    fn default() -> Self {
        Self {
            key: SortKey::File,
            descending: false,
        }
    }
}

impl SortOrder {
    /// The order after a click on the head of `key`: that key ascending (numbers and dates
    /// descending, as one looks for the most and the latest first), or the other way round.
    pub fn clicked(&self, key: SortKey) -> Self {
        if self.key == key {
            return Self {
                key,
                descending: !self.descending,
            };
        }
        let descending = matches!(key, SortKey::Characters | SortKey::Mentions | SortKey::Date);
        Self { key, descending }
    }
}

/// The positions `shown` in the order asked for; equal ones keep the order they have there.
pub fn sorted(library: &Library, shown: &[u32], order: &SortOrder) -> Vec<u32> {
    let mut rows = shown.to_vec();
    let entry = |row: &u32| &library.entries[*row as usize];
    let document = |row: &u32| &entry(row).document;
    let turn = |ordering: Ordering| {
        if order.descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    match &order.key {
        SortKey::File => {
            if order.descending {
                rows.reverse();
            }
        }
        SortKey::Title => rows.sort_by(|a, b| {
            turn(natural::compare(
                &document(a).title.text,
                &document(b).title.text,
            ))
        }),
        SortKey::Date => rows.sort_by(|a, b| {
            missing_last(document(a).date, document(b).date, |x, y| turn(x.cmp(y)))
        }),
        SortKey::Characters => {
            rows.sort_by(|a, b| turn(document(a).characters.cmp(&document(b).characters)));
        }
        SortKey::Mentions => {
            rows.sort_by(|a, b| turn(entry(a).tally.mentions.cmp(&entry(b).tally.mentions)));
        }
        SortKey::Field(key) => {
            // Each value is written out once, not once a comparison.
            let values: Vec<Option<String>> = library
                .entries
                .iter()
                .map(|entry| field_text(&entry.document, key))
                .collect();
            let value = |row: &u32| values[*row as usize].as_deref();
            rows.sort_by(|a, b| {
                missing_last(value(a), value(b), |x, y| turn(natural::compare(x, y)))
            });
        }
    }
    rows
}

fn field_text(document: &Document, key: &str) -> Option<String> {
    document
        .field(key)
        .map(crate::corpus::Value::compact)
        .filter(|text| !text.is_empty())
}

fn missing_last<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
    match (&a, &b) {
        (Some(a), Some(b)) => compare(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
