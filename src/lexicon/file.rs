//! A lexicon file becomes a [`Lexicon`], or errors that its owner understands.
//!
//! The only part of this room that touches the file system. YAML syntax and shape are read here;
//! what the entries mean to each other is checked in [`super::assemble`].

use super::assemble::assemble;
use super::placed::{FilePlace, UNQUOTED, without_places};
use super::problem::{LexiconError, LexiconErrorKind, LexiconErrors, LexiconWarning};
use super::raw::RawLexicon;
use super::{Lexicon, LexiconErrorKind as Kind};
use std::path::Path;

/// Characters an alias may have.
pub const LONGEST_ALIAS: usize = 100;

/// Bytes a lexicon file may have: many times the built-in one, little enough to be read at once.
pub const LARGEST_FILE: u64 = 8 << 20;

/// Reads the file at `path`.
///
/// # Errors
/// Everything that keeps the file from being used, with its places.
pub fn load(path: &Path) -> Result<(Lexicon, Vec<LexiconWarning>), LexiconErrors> {
    let name = path.display().to_string();
    let fail = |kind| LexiconErrors {
        file: name.clone(),
        errors: vec![LexiconError {
            kind,
            at: FilePlace { line: 1, column: 1 },
        }],
    };
    let unreadable = |error: std::io::Error| {
        fail(LexiconErrorKind::Unreadable {
            cause: error.to_string(),
        })
    };
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST_FILE {
        return Err(fail(LexiconErrorKind::TooLarge));
    }
    parse(&std::fs::read_to_string(path).map_err(unreadable)?, &name)
}

/// Reads a lexicon from the text of its file; `name` is how errors call the file.
///
/// # Errors
/// Everything that keeps the text from being used, with its places: the first error of syntax or
/// shape, or all errors of meaning.
pub fn parse(source: &str, name: &str) -> Result<(Lexicon, Vec<LexiconWarning>), LexiconErrors> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let raw = serde_yaml::from_str::<RawLexicon>(source).map_err(|error| vec![explain(&error)]);
    raw.and_then(assemble).map_err(|errors| LexiconErrors {
        file: name.to_owned(),
        errors,
    })
}

/// Reads a lexicon that has been turned into JSON, entry for entry, by a program that could read it:
/// without places, and in a fraction of the time.
///
/// # Errors
/// As [`parse`], with places of zero.
pub(super) fn parse_json(source: &str, name: &str) -> Result<Lexicon, LexiconErrors> {
    let fail = |errors| LexiconErrors {
        file: name.to_owned(),
        errors,
    };
    let raw = raw_json(source).map_err(|error| {
        let kind = Kind::Yaml {
            cause: error.to_string(),
        };
        fail(vec![LexiconError {
            kind,
            at: FilePlace::default(),
        }])
    })?;
    assemble(raw).map(|(lexicon, _)| lexicon).map_err(fail)
}

/// The entries of a lexicon in JSON, nothing checked yet.
///
/// # Errors
/// The JSON parser's.
pub(super) fn raw_json(source: &str) -> Result<RawLexicon, serde_json::Error> {
    without_places(|| serde_json::from_str(source))
}

/// The parser's error as one of ours, so that it can be said in the reader's language.
fn explain(error: &serde_yaml::Error) -> LexiconError {
    let message = error.to_string();
    let at = match error.location() {
        Some(place) => FilePlace {
            line: place.line() as u32,
            column: place.column() as u32,
        },
        None => FilePlace { line: 1, column: 1 },
    };
    let cause = message.split(" at line ").next().unwrap_or_default();
    // Behind the path of the entry, such as `companies[3].names[0]: `.
    let words = |start: &str| cause.find(start).map(|at| &cause[at + start.len()..]);
    let quoted = |words: &str| words.split('`').nth(1).unwrap_or_default().to_owned();
    let kind = if let Some(rest) = words("unknown field ") {
        let expected: Vec<_> = rest.split('`').skip(3).step_by(2).collect();
        Kind::UnknownKey {
            key: quoted(rest),
            expected: expected.join(", "),
        }
    } else if let Some(rest) = words("missing field ") {
        Kind::MissingKey { key: quoted(rest) }
    } else if let Some(rest) = words("duplicate field ") {
        Kind::RepeatedKey { key: quoted(rest) }
    } else if let Some(rest) = words(UNQUOTED) {
        Kind::Unquoted {
            value: rest.trim().to_owned(),
        }
    } else if let Some(rest) = words("invalid type: ").or_else(|| words("invalid value: ")) {
        Kind::WrongShape {
            cause: rest.to_owned(),
        }
    } else {
        Kind::Yaml {
            cause: cause.to_owned(),
        }
    };
    LexiconError { kind, at }
}
