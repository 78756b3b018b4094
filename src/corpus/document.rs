//! One file as the program knows it.

use super::{Confidence, Fields, Problem};
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What kind of text a file holds, from its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// `.md`, `.markdown`, `.mdx`.
    Markdown,
    /// `.txt`, `.text`, or no extension.
    Plain,
    /// `.html`, `.htm`: the body is the text taken from it.
    Html,
}

impl FileKind {
    /// The kind that a file's name tells, or `None` for a name with an extension that no article has.
    /// Upper and lower case are alike. `lexicon.yaml` and its kin are therefore no articles.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = match (path.extension(), path.file_name()) {
            (Some(extension), _) => extension.to_str()?,
            // `.gitignore` has no extension, but is a file of tools.
            (None, Some(name)) if name.as_encoded_bytes().starts_with(b".") => return None,
            (None, _) => return Some(Self::Plain),
        };
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|name| extension.eq_ignore_ascii_case(name))
        };
        if is(&["md", "markdown", "mdx"]) {
            Some(Self::Markdown)
        } else if is(&["txt", "text"]) {
            Some(Self::Plain)
        } else if is(&["html", "htm"]) {
            Some(Self::Html)
        } else {
            None
        }
    }
}

/// The value of a front-matter field. Scalars keep the characters of the file (leading zeros, big
/// integers, dates), so that nothing is lost by reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// `true` or `false` in any of YAML's spellings that the YAML core schema knows.
    Boolean(bool),
    /// A number, in the file's own characters.
    Number(String),
    /// Any other scalar.
    Text(String),
    /// A sequence.
    List(Vec<Value>),
    /// A nested mapping, in file order.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value on one line, as a table cell shows it: lists joined by `、` or `, `-like separators,
    /// nested maps as `key: value` pairs.
    pub fn compact(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
            Self::List(values) => values
                .iter()
                .map(Self::compact)
                .collect::<Vec<_>>()
                .join(", "),
            Self::Map(entries) => entries
                .iter()
                .map(|(key, value)| format!("{key}: {}", value.compact()))
                .collect::<Vec<_>>()
                .join("; "),
        }
    }
}

/// One entry of the front matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The key as it stands in the file.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// Line of the key in the file, from 1.
    pub line: u32,
}

/// Where a title was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TitleOrigin {
    /// A field of the front matter.
    Field,
    /// The first heading of the body.
    Heading,
    /// The file's name.
    FileName,
}

/// The title of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Its text, on one line, never empty.
    pub text: String,
    /// Where it was found.
    pub origin: TitleOrigin,
}

/// When an article was published, as exactly as its file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// A day without a time.
    Day(jiff::civil::Date),
    /// A local time without an offset (`2016-10-13 17:02`).
    Local(jiff::civil::DateTime),
    /// A time with an offset from UTC, kept as the file gives it.
    Offset(jiff::civil::DateTime, jiff::tz::Offset),
}

impl Date {
    /// The day, in the file's own time zone.
    pub fn day(self) -> jiff::civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Local(time) | Self::Offset(time, _) => time.date(),
        }
    }

    /// ISO 8601: `2016-10-13`, `2016-10-13T17:02:00`, `2016-10-13T17:02:00+08:00`.
    pub fn iso(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Local(time) => time.to_string(),
            Self::Offset(time, offset) => {
                let seconds = offset.seconds();
                let (sign, seconds) = if seconds < 0 {
                    ('-', -seconds)
                } else {
                    ('+', seconds)
                };
                format!("{time}{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
            }
        }
    }
}

/// One article: everything read from one file.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path below the folder that was opened, `/` between parts; the file name for a single file.
    pub path: String,
    /// The file, or `None` for an article embedded in the program.
    pub file: Option<PathBuf>,
    /// What the file holds.
    pub kind: FileKind,
    /// WHATWG name of the encoding the bytes were read in, such as `UTF-8` or `gb18030`.
    pub encoding: &'static str,
    /// How sure it is that the bytes are in that encoding.
    pub confidence: Confidence,
    /// Size of the file.
    pub bytes: u64,
    /// The front matter, in file order; empty where there is none.
    pub fields: Fields,
    /// The title.
    pub title: Title,
    /// The date, where one was found.
    pub date: Option<Date>,
    /// The decoded text after the front matter, with the file's own line ends. For HTML, the text
    /// taken from it. Cheap to clone: clones share the text.
    pub body: ByteString,
    /// Line of the file on which the body starts, from 1 (always 1 for HTML).
    pub body_line: u32,
    /// Code points in `body`.
    pub characters: u32,
    /// What the reader must know about this file.
    pub problems: Vec<Problem>,
}

impl Document {
    /// The value of the first field with this key.
    pub fn field(&self, key: &str) -> Option<Value> {
        let field = self.fields.views().find(|field| field.key == key)?;
        Some(field.value())
    }
}
