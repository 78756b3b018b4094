//! Anything about a file that the reader must know: never silent, never fatal to the rest.

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something was read differently from how it stands in the file.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What happened, with what a message needs to say about it. The message itself is found in the
/// locale files under `problem-<code>` and `problem-<code>-remedy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file or folder could not be read at all.
    Unreadable {
        /// The operating system's words.
        cause: String,
    },
    /// The file holds no text.
    Binary,
    /// Some bytes do not decode in the file's encoding and were replaced by U+FFFD.
    Undecodable {
        /// How many replacements were made.
        count: u32,
        /// The encoding.
        encoding: &'static str,
    },
    /// The front matter is no valid YAML and was read line by line.
    FrontMatterByLine {
        /// What the YAML parser says.
        cause: String,
        /// What was understood, `key: value` pairs.
        understood: String,
    },
    /// The front matter is no mapping of keys to values; it was left in the body.
    FrontMatterNoMap,
    /// The front matter has no closing line.
    FrontMatterUnclosed,
    /// The front matter is longer than the limit and was read line by line.
    FrontMatterTooLong {
        /// Its size in bytes.
        bytes: u64,
    },
    /// Two entries of the front matter have the same key; both are kept.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A field that should hold the date holds none that can be understood.
    DateUnreadable {
        /// The field.
        key: String,
        /// Its value.
        value: String,
    },
}

/// A problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub kind: ProblemKind,
    /// Line in the file, from 1, where there is one.
    pub line: Option<u32>,
}
