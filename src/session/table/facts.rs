//! What a table must know of its articles before it can draw them well: kinds of fields, what columns
//! typically hold, and how many mentions are many.
//!
//! Worked out on a worker thread from a snapshot; knows no fonts: widths are the window's matter.

use super::column::Column;
use super::kind::{self, Kind};
use crate::corpus::{Value, date};
use crate::session::Library;
use crate::session::latest::{Job, Wake};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Weak};
use unicode_width::UnicodeWidthStr as _;

/// How many articles are looked at for columns that all have.
const SAMPLE: usize = 1024;
/// Longest text that says how wide a column is to be, in characters.
const LONGEST: usize = 60;

/// What a column holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnFacts {
    /// What its values are.
    pub kind: Kind,
    /// A text as wide as all but the widest tenth; of at most sixty characters.
    pub typical: String,
}

/// What is known of the columns of a library.
#[derive(Clone, Debug, Default)]
pub struct TableFacts {
    columns: HashMap<Column, ColumnFacts>,
    /// Mentions of an article that names more than all but one in twenty of those that name somebody;
    /// at least 1.
    pub many_mentions: u32,
}

impl TableFacts {
    /// Looks at a sample of every column.
    pub fn new(library: &Library) -> Self {
        let fields = library.columns.par_iter().map(|column| {
            let key = &column.key;
            let values = kind::samples(library, key);
            let kind = Kind::of(key, &values);
            let texts = values.iter().map(|value| value_text(value, kind));
            let typical = typical(texts.collect());
            (Column::Field(key.clone()), ColumnFacts { kind, typical })
        });
        let mut columns: HashMap<Column, ColumnFacts> = fields.collect();
        let step = library.entries.len().div_ceil(SAMPLE).max(1);
        let documents = || {
            library
                .entries
                .iter()
                .step_by(step)
                .map(|entry| &entry.document)
        };
        let mut add = |column: Column, kind: Kind, texts: Vec<Cow<'_, str>>| {
            let typical = typical(texts);
            columns.insert(column, ColumnFacts { kind, typical });
        };
        let titles = documents().map(|document| document.title.text.as_str().into());
        add(Column::Title, Kind::Text, titles.collect());
        let paths = documents().map(|document| document.path.as_str().into());
        add(Column::File, Kind::Text, paths.collect());
        let encodings = documents().map(|document| document.encoding.into());
        add(Column::Encoding, Kind::Text, encodings.collect());
        let dates = documents().filter_map(|document| document.date);
        let dates = dates.map(|date| kind::date_text(date).into());
        add(Column::Date, Kind::Date, dates.collect());
        let longest = library
            .entries
            .iter()
            .map(|entry| entry.document.characters);
        let longest = longest.max().unwrap_or_default().to_string();
        // With a mark after every third digit.
        let longest = format!(
            "{longest}{}",
            ",".repeat(longest.len().saturating_sub(1) / 3)
        );
        add(Column::Characters, Kind::Number, vec![longest.into()]);

        let mentions = library.entries.iter().map(|entry| entry.tally.mentions);
        let mut mentions: Vec<u32> = mentions.filter(|count| *count > 0).collect();
        let many = mentions.len() * 95 / 100;
        let many_mentions = if mentions.is_empty() {
            1
        } else {
            *mentions.select_nth_unstable(many).1
        };
        Self {
            columns,
            many_mentions,
        }
    }

    /// What is known of a column; nothing of one that is new.
    pub fn of(&self, column: &Column) -> Option<&ColumnFacts> {
        self.columns.get(column)
    }

    /// What the values of a column are.
    pub fn kind(&self, column: &Column) -> Kind {
        self.of(column).map(|facts| facts.kind).unwrap_or_default()
    }
}

/// A value as a column of this kind shows it: dates alike, links without `https://`.
pub fn value_text(value: &Value, kind: Kind) -> Cow<'_, str> {
    let text = match value {
        Value::Text(text) | Value::Number(text) => Cow::Borrowed(text.trim()),
        Value::Null => Cow::Borrowed(""),
        Value::Boolean(_) | Value::List(_) | Value::Map(_) => Cow::Owned(value.compact()),
    };
    match kind {
        Kind::Date => match date::parse(&text) {
            Some(date) => Cow::Owned(kind::date_text(date)),
            None => text,
        },
        Kind::Link => match text {
            Cow::Borrowed(text) => Cow::Borrowed(kind::without_scheme(text)),
            Cow::Owned(text) => Cow::Owned(kind::without_scheme(&text).to_owned()),
        },
        Kind::Text | Kind::Number | Kind::Boolean | Kind::List => text,
    }
}

fn typical(mut texts: Vec<Cow<'_, str>>) -> String {
    if texts.is_empty() {
        return String::new();
    }
    let at = texts.len() * 9 / 10;
    let (_, typical, _) = texts.select_nth_unstable_by_key(at, |text| text.width());
    typical.chars().take(LONGEST).collect()
}

/// The newest facts, and the worker that makes newer ones.
#[derive(Default)]
pub struct LiveFacts {
    facts: Arc<TableFacts>,
    /// The snapshot they are of; held weakly, so that the last to drop it is never the window.
    of: Weak<Library>,
    job: Option<Job<(Weak<Library>, TableFacts)>>,
}

impl LiveFacts {
    /// The newest facts, which may be those of an earlier snapshot.
    pub fn get(&self) -> &Arc<TableFacts> {
        &self.facts
    }

    /// True while newer ones are being made.
    pub fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Takes what is finished, and has facts of `library` made where there are none. Never waits.
    pub fn poll(&mut self, library: &Arc<Library>, wake: &Wake) {
        if let Some((of, facts)) = self.job.as_ref().and_then(Job::take) {
            self.facts = Arc::new(facts);
            self.of = of;
            self.job = None;
        }
        let is_current = self.of.as_ptr() == Arc::as_ptr(library);
        // One at a time: while a library grows, each would be out of date before it is made.
        if self.job.is_some() || is_current || library.entries.is_empty() {
            return;
        }
        let library = Arc::clone(library);
        self.job = Some(Job::spawn("wenjian-columns", wake, move |publisher, _| {
            let facts = TableFacts::new(&library);
            publisher.publish((Arc::downgrade(&library), facts));
        }));
    }
}
