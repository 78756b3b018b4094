//! What is wrong with a lexicon file, in words for its owner: what, where, and what to do about it.
//!
//! Each kind has a stable code; its sentence and its remedy are in the locale files under
//! `lexicon-<code>` and `lexicon-<code>-remedy`, with the arguments of [`LexiconErrorKind::args`].

use super::placed::FilePlace;
use std::fmt;

/// Why a lexicon cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LexiconErrorKind {
    /// The file cannot be read.
    Unreadable {
        /// The operating system's words.
        cause: String,
    },
    /// The file is larger than any lexicon.
    TooLarge,
    /// The file is no valid YAML.
    Yaml {
        /// The parser's words.
        cause: String,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that would.
        expected: String,
    },
    /// A key that must be there is missing.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A key stands twice in one mapping.
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// A value of the wrong shape, such as a list where a text belongs.
    WrongShape {
        /// The parser's words.
        cause: String,
    },
    /// A number or yes/no word that is meant as a text.
    Unquoted {
        /// The value as YAML understood it.
        value: String,
    },
    /// The file is written for another version of the format.
    Version {
        /// The version.
        version: String,
    },
    /// An identifier with other characters than lower-case ASCII letters, digits and hyphens.
    BadId {
        /// The identifier.
        id: String,
    },
    /// An identifier that is taken.
    DuplicateId {
        /// The identifier.
        id: String,
        /// Line of the first one.
        other_line: u32,
    },
    /// An identifier that no company has.
    UnknownCompany {
        /// The identifier.
        id: String,
        /// The most similar identifier; empty where none is.
        similar: String,
    },
    /// Companies that are part of each other.
    PartOfCircle {
        /// The identifier.
        id: String,
    },
    /// An alias without any character.
    EmptyAlias,
    /// An alias that is longer than [`super::file::LONGEST_ALIAS`] characters.
    LongAlias {
        /// Its first characters.
        alias: String,
    },
    /// Two owners claim the same alias.
    TwoOwners {
        /// The alias.
        alias: String,
        /// Who has it.
        owner: String,
        /// Line on which the owner has it.
        other_line: u32,
        /// Who claims it too.
        claimant: String,
    },
    /// A text is both an alias and a non-mention or another organisation.
    AliasAndNot {
        /// The alias.
        alias: String,
        /// Who has it.
        owner: String,
        /// Line on which the owner has it.
        other_line: u32,
    },
    /// An option where it has no meaning.
    MisplacedOption {
        /// The option.
        option: &'static str,
        /// The alias.
        alias: String,
    },
    /// A strength that is none.
    BadStrength {
        /// The value.
        value: String,
    },
    /// A colour that is none.
    BadColour {
        /// The value.
        value: String,
    },
    /// A value of `case` that is none.
    BadCase {
        /// The value.
        value: String,
    },
    /// A span of years that ends before it starts.
    BadPeriod {
        /// First year.
        from: i16,
        /// Last year.
        to: i16,
    },
    /// `extends` names something else than `built-in`.
    UnknownBase {
        /// What it names.
        base: String,
    },
    /// `remove` in a lexicon that extends none.
    RemoveFromNothing,
    /// More companies, groups or themes than the program can number.
    TooMany {
        /// How many there may be.
        limit: u32,
    },
}

impl LexiconErrorKind {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge => "too-large",
            Self::Yaml { .. } => "yaml",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::RepeatedKey { .. } => "repeated-key",
            Self::WrongShape { .. } => "wrong-shape",
            Self::Unquoted { .. } => "unquoted",
            Self::Version { .. } => "version",
            Self::BadId { .. } => "bad-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownCompany { .. } => "unknown-company",
            Self::PartOfCircle { .. } => "part-of-circle",
            Self::EmptyAlias => "empty-alias",
            Self::LongAlias { .. } => "long-alias",
            Self::TwoOwners { .. } => "two-owners",
            Self::AliasAndNot { .. } => "alias-and-not",
            Self::MisplacedOption { .. } => "misplaced-option",
            Self::BadStrength { .. } => "bad-strength",
            Self::BadColour { .. } => "bad-colour",
            Self::BadCase { .. } => "bad-case",
            Self::BadPeriod { .. } => "bad-period",
            Self::UnknownBase { .. } => "unknown-base",
            Self::RemoveFromNothing => "remove-from-nothing",
            Self::TooMany { .. } => "too-many",
        }
    }

    /// The arguments of its message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge | Self::EmptyAlias | Self::RemoveFromNothing => Vec::new(),
            Self::UnknownBase { base } => vec![("base", base.clone())],
            Self::Unreadable { cause } | Self::Yaml { cause } | Self::WrongShape { cause } => {
                vec![("cause", cause.clone())]
            }
            Self::UnknownKey { key, expected } => {
                vec![("key", key.clone()), ("expected", expected.clone())]
            }
            Self::MissingKey { key } | Self::RepeatedKey { key } => vec![("key", key.clone())],
            Self::Unquoted { value }
            | Self::BadStrength { value }
            | Self::BadColour { value }
            | Self::BadCase { value } => vec![("value", value.clone())],
            Self::Version { version } => vec![("version", version.clone())],
            Self::BadId { id } | Self::PartOfCircle { id } => vec![("id", id.clone())],
            Self::DuplicateId { id, other_line } => {
                vec![("id", id.clone()), ("line", line(*other_line))]
            }
            Self::UnknownCompany { id, similar } => {
                // The message tells "none" apart: Fluent selects by words.
                let similar = if similar.is_empty() { "none" } else { similar };
                vec![("id", id.clone()), ("similar", similar.to_owned())]
            }
            Self::LongAlias { alias } => vec![("alias", alias.clone())],
            Self::TwoOwners {
                alias,
                owner,
                other_line,
                claimant,
            } => vec![
                ("alias", alias.clone()),
                ("owner", owner.clone()),
                ("line", line(*other_line)),
                ("claimant", claimant.clone()),
            ],
            Self::AliasAndNot {
                alias,
                owner,
                other_line,
            } => vec![
                ("alias", alias.clone()),
                ("owner", owner.clone()),
                ("line", line(*other_line)),
            ],
            Self::MisplacedOption { option, alias } => {
                vec![("option", (*option).to_owned()), ("alias", alias.clone())]
            }
            Self::BadPeriod { from, to } => {
                vec![("from", from.to_string()), ("to", to.to_string())]
            }
            Self::TooMany { limit } => vec![("limit", limit.to_string())],
        }
    }
}

/// The line of a place in this file, or a word for the lexicon that this one extends: the messages tell
/// the two apart.
fn line(number: u32) -> String {
    if number == 0 {
        "built-in".to_owned()
    } else {
        number.to_string()
    }
}

/// What is odd about a lexicon that can be used all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LexiconWarningKind {
    /// The same alias stands twice for the same owner; the first one counts.
    RepeatedAlias {
        /// The alias.
        alias: String,
        /// Line of the first one.
        other_line: u32,
    },
    /// An alias of one character.
    OneCharacter {
        /// The alias.
        alias: String,
    },
    /// `remove` names something that is not in the lexicon it extends.
    NothingToRemove {
        /// What it names.
        text: String,
    },
    /// A weak alias that has neither cues nor a strong alias beside it: it can never be a mention.
    NeverSupported {
        /// The alias.
        alias: String,
    },
}

impl LexiconWarningKind {
    /// The stable code; the message is `lexicon-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::RepeatedAlias { .. } => "repeated-alias",
            Self::OneCharacter { .. } => "one-character",
            Self::NothingToRemove { .. } => "nothing-to-remove",
            Self::NeverSupported { .. } => "never-supported",
        }
    }

    /// The arguments of its message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::RepeatedAlias { alias, other_line } => {
                vec![("alias", alias.clone()), ("line", line(*other_line))]
            }
            Self::NothingToRemove { text } => vec![("alias", text.clone())],
            Self::OneCharacter { alias } | Self::NeverSupported { alias } => {
                vec![("alias", alias.clone())]
            }
        }
    }
}

/// One error and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// What is wrong.
    pub kind: LexiconErrorKind,
    /// Where it stands.
    pub at: FilePlace,
}

/// One warning and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconWarning {
    /// What is odd.
    pub kind: LexiconWarningKind,
    /// Where it stands.
    pub at: FilePlace,
}

/// Everything that keeps a lexicon file from being used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct LexiconErrors {
    /// Name of the file as the user gave it.
    pub file: String,
    /// At least one error, by place.
    pub errors: Vec<LexiconError>,
}

impl fmt::Display for LexiconErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, LexiconError { kind, at }) in self.errors.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(
                formatter,
                "{}:{}:{}: {}",
                self.file,
                at.line,
                at.column,
                kind.code()
            )?;
            for (name, value) in kind.args() {
                write!(formatter, ", {name}: {value}")?;
            }
        }
        Ok(())
    }
}
