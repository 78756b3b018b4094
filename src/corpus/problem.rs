//! Anything about a file that the reader must know: never silent, never fatal to the rest.

use super::decode;
use serde::{Deserialize, Deserializer, Serialize, de};

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

/// A name out of the program's own lists, of an encoding or a format.
pub type KnownName = &'static str;

/// What happened, with what a message needs to say about it. The message itself is found in the
/// locale files under `problem-<code>`, `problem-<code>-name` and `problem-<code>-remedy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The file or folder could not be read at all.
    Unreadable {
        /// The operating system's words.
        cause: String,
    },
    /// The file or folder was there when its folder was listed and is gone.
    Vanished,
    /// A pipe, socket or device: reading it could wait for ever.
    NotAFile,
    /// A symbolic link that leads back to a folder above it.
    LinkLoop {
        /// Where it leads.
        target: String,
    },
    /// A symbolic link that leads nowhere.
    LinkBroken {
        /// Where it leads.
        target: String,
    },
    /// A symbolic link to a file or folder that is already in the list.
    LinkRepeated {
        /// Where it leads.
        target: String,
    },
    /// The name is no valid Unicode; the bytes that are none are shown as `\xNN`.
    NameNotUnicode,
    /// The file holds no text.
    Binary,
    /// The file is in a format that is no text, known by its first bytes.
    BinaryFormat {
        /// What the format is called, such as `PDF`.
        #[serde(deserialize_with = "known_name")]
        format: KnownName,
    },
    /// A file without an extension that holds no text, and so is no article.
    NotAnArticle,
    /// The file holds nothing.
    Empty,
    /// The file is longer than the limit; its first part was read.
    TooLong {
        /// Its size in bytes.
        bytes: u64,
        /// How many of them were read.
        read: u64,
    },
    /// Some bytes do not decode in the file's encoding and were replaced by U+FFFD.
    Undecodable {
        /// How many replacements were made.
        count: u32,
        /// The encoding.
        #[serde(deserialize_with = "known_name")]
        encoding: KnownName,
    },
    /// The encoding could only be guessed.
    EncodingGuessed {
        /// The encoding.
        #[serde(deserialize_with = "known_name")]
        encoding: KnownName,
    },
    /// The page declares an encoding in which its bytes do not decode; another was used.
    EncodingMisdeclared {
        /// What the page declares.
        #[serde(deserialize_with = "known_name")]
        declared: KnownName,
        /// What was used.
        #[serde(deserialize_with = "known_name")]
        encoding: KnownName,
    },
    /// The text is in an encoding that the program does not read; its bytes are shown as they stand.
    EncodingUnsupported {
        /// The encoding.
        #[serde(deserialize_with = "known_name")]
        encoding: KnownName,
    },
    /// The text holds control characters that no text has; they were kept.
    ControlCharacters {
        /// How many.
        count: u32,
    },
    /// A Markdown file has no front matter.
    FrontMatterMissing,
    /// The front matter holds no field.
    FrontMatterEmpty,
    /// The front matter is not valid and was read line by line.
    FrontMatterByLine {
        /// What the parser says.
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
    /// Part of a value stands after ` #`, which makes it a comment; it is not shown.
    FrontMatterComment {
        /// The field.
        key: String,
        /// What is not shown.
        comment: String,
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
    /// A line of the front matter that YAML readers take differently.
    FrontMatterUnusual {
        /// What was understood, a `key: value` pair.
        understood: String,
    },
    /// Another document has the same text, but for width, letter case, script and white space.
    DuplicateText {
        /// Path of the first such document.
        first: String,
    },
}

/// The program's own copy of the name of an encoding or format.
fn known_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<KnownName, D::Error> {
    let name = String::deserialize(deserializer)?;
    decode::known_name(&name)
        .ok_or_else(|| de::Error::custom("a name that no encoding or format has"))
}

impl ProblemKind {
    /// Every code, in the order of this enum.
    pub const ALL_CODES: [&'static str; 28] = [
        "unreadable",
        "vanished",
        "not-a-file",
        "link-loop",
        "link-broken",
        "link-repeated",
        "name-not-unicode",
        "binary",
        "binary-format",
        "not-an-article",
        "empty",
        "too-long",
        "undecodable",
        "encoding-guessed",
        "encoding-misdeclared",
        "encoding-unsupported",
        "control-characters",
        "front-matter-missing",
        "front-matter-empty",
        "front-matter-by-line",
        "front-matter-no-map",
        "front-matter-unclosed",
        "front-matter-too-long",
        "front-matter-comment",
        "duplicate-key",
        "date-unreadable",
        "front-matter-unusual",
        "duplicate-text",
    ];

    /// The problem's stable name: lower-case words joined by hyphens. Part of what the command line
    /// promises, so a code never changes its meaning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::Vanished => "vanished",
            Self::NotAFile => "not-a-file",
            Self::LinkLoop { .. } => "link-loop",
            Self::LinkBroken { .. } => "link-broken",
            Self::LinkRepeated { .. } => "link-repeated",
            Self::NameNotUnicode => "name-not-unicode",
            Self::Binary => "binary",
            Self::BinaryFormat { .. } => "binary-format",
            Self::NotAnArticle => "not-an-article",
            Self::Empty => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Undecodable { .. } => "undecodable",
            Self::EncodingGuessed { .. } => "encoding-guessed",
            Self::EncodingMisdeclared { .. } => "encoding-misdeclared",
            Self::EncodingUnsupported { .. } => "encoding-unsupported",
            Self::ControlCharacters { .. } => "control-characters",
            Self::FrontMatterMissing => "front-matter-missing",
            Self::FrontMatterEmpty => "front-matter-empty",
            Self::FrontMatterByLine { .. } => "front-matter-by-line",
            Self::FrontMatterNoMap => "front-matter-no-map",
            Self::FrontMatterUnclosed => "front-matter-unclosed",
            Self::FrontMatterTooLong { .. } => "front-matter-too-long",
            Self::FrontMatterComment { .. } => "front-matter-comment",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::DateUnreadable { .. } => "date-unreadable",
            Self::FrontMatterUnusual { .. } => "front-matter-unusual",
            Self::DuplicateText { .. } => "duplicate-text",
        }
    }

    /// How much the problem matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Unreadable { .. }
            | Self::Vanished
            | Self::Binary
            | Self::BinaryFormat { .. }
            | Self::TooLong { .. }
            | Self::Undecodable { .. }
            | Self::EncodingUnsupported { .. } => Severity::Error,
            Self::NotAFile
            | Self::LinkLoop { .. }
            | Self::LinkBroken { .. }
            | Self::EncodingMisdeclared { .. }
            | Self::FrontMatterByLine { .. }
            | Self::FrontMatterNoMap
            | Self::FrontMatterUnclosed
            | Self::FrontMatterTooLong { .. }
            | Self::FrontMatterComment { .. }
            | Self::DuplicateKey { .. }
            | Self::DateUnreadable { .. } => Severity::Warning,
            Self::LinkRepeated { .. }
            | Self::NameNotUnicode
            | Self::NotAnArticle
            | Self::Empty
            | Self::EncodingGuessed { .. }
            | Self::ControlCharacters { .. }
            | Self::FrontMatterMissing
            | Self::FrontMatterEmpty
            | Self::FrontMatterUnusual { .. }
            | Self::DuplicateText { .. } => Severity::Note,
        }
    }

    /// What the messages may name, under the names they use for it. Sizes are in bytes.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { cause } => vec![("cause", cause.clone())],
            Self::LinkLoop { target }
            | Self::LinkBroken { target }
            | Self::LinkRepeated { target } => vec![("target", target.clone())],
            Self::BinaryFormat { format } => vec![("format", (*format).to_owned())],
            Self::TooLong { bytes, read } => {
                vec![("bytes", bytes.to_string()), ("read", read.to_string())]
            }
            Self::Undecodable { count, encoding } => {
                vec![
                    ("count", count.to_string()),
                    ("encoding", (*encoding).to_owned()),
                ]
            }
            Self::EncodingGuessed { encoding } | Self::EncodingUnsupported { encoding } => {
                vec![("encoding", (*encoding).to_owned())]
            }
            Self::EncodingMisdeclared { declared, encoding } => {
                vec![
                    ("declared", (*declared).to_owned()),
                    ("encoding", (*encoding).to_owned()),
                ]
            }
            Self::ControlCharacters { count } => vec![("count", count.to_string())],
            Self::FrontMatterByLine { cause, understood } => {
                vec![("cause", cause.clone()), ("understood", understood.clone())]
            }
            Self::FrontMatterTooLong { bytes } => vec![("bytes", bytes.to_string())],
            Self::FrontMatterComment { key, comment } => {
                vec![("key", key.clone()), ("comment", comment.clone())]
            }
            Self::DuplicateKey { key } => vec![("key", key.clone())],
            Self::DateUnreadable { key, value } => {
                vec![("key", key.clone()), ("value", value.clone())]
            }
            Self::FrontMatterUnusual { understood } => vec![("understood", understood.clone())],
            Self::DuplicateText { first } => vec![("first", first.clone())],
            Self::Vanished
            | Self::NotAFile
            | Self::NameNotUnicode
            | Self::Binary
            | Self::NotAnArticle
            | Self::Empty
            | Self::FrontMatterMissing
            | Self::FrontMatterEmpty
            | Self::FrontMatterNoMap
            | Self::FrontMatterUnclosed => Vec::new(),
        }
    }
}

/// A problem of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What happened.
    pub kind: ProblemKind,
    /// Line in the file, from 1, where there is one.
    pub line: Option<u32>,
}

impl Problem {
    /// A problem of the file as a whole.
    pub fn of_file(kind: ProblemKind) -> Self {
        Self { kind, line: None }
    }

    /// A problem on a line of the file, counted from 1.
    pub fn at(line: u32, kind: ProblemKind) -> Self {
        Self {
            kind,
            line: Some(line),
        }
    }

    /// See [`ProblemKind::code`].
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// See [`ProblemKind::severity`].
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}
