//! Texts of the lexicon file, each with the place it stands at, so that a later check can name the line.
//!
//! Knows the YAML parser's ways, not what the texts mean.

use super::raw::{RawAlias, RawAliasMapping, RawOptions};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer};
use std::cell::Cell;
use std::convert::Infallible;
use std::fmt;

/// A place in the file: line and column from 1; zeros where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePlace {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A text and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub text: String,
    pub at: FilePlace,
}

thread_local! {
    /// False while a file is read that has been checked before and whose places nobody will ask for.
    static WANTS_PLACES: Cell<bool> = const { Cell::new(true) };
}

/// Reads without places, many times faster.
pub(super) fn without_places<T>(read: impl FnOnce() -> T) -> T {
    WANTS_PLACES.set(false);
    let result = read();
    WANTS_PLACES.set(true);
    result
}

/// Takes a string and then fails, because only an error of the YAML parser says where it stands.
struct Catch<'t>(&'t mut Option<String>);

impl<'de> Visitor<'de> for Catch<'_> {
    type Value = Infallible;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Infallible, E> {
        *self.0 = Some(text.to_owned());
        Err(E::custom(""))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !WANTS_PLACES.get() {
            let text = String::deserialize(deserializer)?;
            return Ok(Self {
                text,
                at: FilePlace::default(),
            });
        }
        let mut caught = None;
        match (deserializer.deserialize_str(Catch(&mut caught)), caught) {
            (Err(error), Some(text)) => Ok(Self {
                text,
                at: place_in(&error.to_string()),
            }),
            (Err(error), None) => Err(error),
        }
    }
}

/// The place at the end of the YAML parser's message: `… at line 3 column 5`.
fn place_in(message: &str) -> FilePlace {
    let numbers = message.rsplit_once("at line ").and_then(|(_, place)| {
        let (line, column) = place.split_once(" column ")?;
        let digits = column
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(column.len());
        Some(FilePlace {
            line: line.parse().ok()?,
            column: column[..digits].parse().ok()?,
        })
    });
    // The parser leaves the place out of its message for the very first character.
    numbers.unwrap_or(FilePlace { line: 1, column: 1 })
}

/// Like [`Catch`], and reads a mapping as what it is.
struct CatchAlias<'t>(&'t mut Option<String>);

/// What is said of `- 360`, `- true` and the like: YAML reads them as something else than a text.
pub(super) const UNQUOTED: &str = "unquoted";

impl<'de> Visitor<'de> for CatchAlias<'_> {
    type Value = RawAlias;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, or a mapping that has `text`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawAlias, E> {
        if !WANTS_PLACES.get() {
            let text = Text {
                text: text.to_owned(),
                at: FilePlace::default(),
            };
            return Ok(RawAlias {
                text,
                options: RawOptions::default(),
            });
        }
        *self.0 = Some(text.to_owned());
        Err(E::custom(""))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<RawAlias, E> {
        Err(E::custom(format_args!("{UNQUOTED} {value}")))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<RawAlias, E> {
        Err(E::custom(format_args!("{UNQUOTED} {value}")))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<RawAlias, E> {
        Err(E::custom(format_args!("{UNQUOTED} {value}")))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<RawAlias, E> {
        Err(E::custom(format_args!("{UNQUOTED} {value}")))
    }

    fn visit_unit<E: Error>(self) -> Result<RawAlias, E> {
        *self.0 = Some(String::new());
        Err(E::custom(""))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawAlias, A::Error> {
        Ok(RawAliasMapping::deserialize(MapAccessDeserializer::new(map))?.into())
    }
}

impl<'de> Deserialize<'de> for RawAlias {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut caught = None;
        match (
            deserializer.deserialize_any(CatchAlias(&mut caught)),
            caught,
        ) {
            (Err(error), Some(text)) => {
                let text = Text {
                    text,
                    at: place_in(&error.to_string()),
                };
                Ok(Self {
                    text,
                    options: RawOptions::default(),
                })
            }
            (result, _) => result,
        }
    }
}
