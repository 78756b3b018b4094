//! A table on its way out: columns with a meaning, and rows that are written one after the other.
//!
//! Knows no articles: `tables` fills it, one writer for each form of file takes it.

use std::borrow::Cow;
use std::io;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text; may be absent.
    Text,
    /// A whole number from 0 on.
    Number,
    /// Several texts.
    List,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the same in every form and language.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What they mean, in English.
    pub about: &'static str,
}

/// What stands in one cell: of the kind of its column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number.
    Number(u64),
    /// Texts.
    List(Vec<&'a str>),
    /// No text.
    Nothing,
}

impl<'a> Cell<'a> {
    /// A text that is there already.
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A text, if there is one.
    pub fn maybe(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.into()))
    }

    /// As it is written where everything is text; members of a list have a space between.
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::List(texts) => Cow::Owned(texts.join(" ")),
            Self::Nothing => Cow::Borrowed(""),
        }
    }
}

/// Why an export came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The same, while CSV was written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The same, while JSON was written.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The same, while Parquet was written.
    #[error(transparent)]
    Parquet(#[from] parquet::errors::ParquetError),
    /// Nobody waits for it any more.
    #[error("cancelled")]
    Cancelled,
}

/// Writes a table in one form.
pub trait TableWriter {
    /// Adds a row: a cell for each column.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError>;

    /// Writes what is left. Without it the file is not whole.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn end(self: Box<Self>) -> Result<(), ExportError>;
}
