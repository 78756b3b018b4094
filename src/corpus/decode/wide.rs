//! Encodings of two and four bytes a unit.

use super::{Confidence, Decoded, line_at_end};
use crate::corpus::{Problem, ProblemKind};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Units looked at.
const SAMPLE: usize = 1 << 12;

/// Of a hundred units, so many must be of characters that text is made of.
const PLAUSIBLE_PERCENT: usize = 95;

/// UTF-16 that carries no byte order mark, known by its units: nearly all are letters, Han
/// characters or punctuation in one byte order, and fewer are in the other.
///
/// Only bytes that hold control characters come into question. UTF-16 has them in every line end,
/// digit, Latin letter, 。 and ，, while the legacy encodings, whose bytes can look like Hangul in
/// UTF-16, have none.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE * 2)];
    if sample.len() < 4 || !sample.iter().any(|byte| *byte < 8) {
        return None;
    }
    let plausible = |read: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        units.filter(|unit| is_of_text(*unit)).count() * 100 / (sample.len() / 2)
    };
    let (little, big) = (plausible(u16::from_le_bytes), plausible(u16::from_be_bytes));
    if little.max(big) < PLAUSIBLE_PERCENT || little == big {
        None
    } else {
        Some(if little > big { UTF_16LE } else { UTF_16BE })
    }
}

/// True for a unit of the characters that text is made of: the scripts of the world, but no control
/// characters, private ones or symbols that stand alone.
fn is_of_text(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x1FFF
        | 0x2010..=0x2044 | 0x20AC | 0x2100..=0x22FF | 0x2460..=0x25FF
        | 0x3000..=0x30FF | 0x3105..=0x312F | 0x3220..=0x32FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3
        | 0xD800..=0xDFFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF01..=0xFFEE)
}

/// The program's own copy of the name of an encoding that the WHATWG does not know.
pub(super) fn known_name(name: &str) -> Option<&'static str> {
    ["UTF-32LE", "UTF-32BE"]
        .into_iter()
        .find(|known| *known == name)
}

/// Reads one unit of UTF-32.
type ReadUnit = fn([u8; 4]) -> u32;

/// UTF-32 after a byte order mark.
pub(super) fn utf32_with_mark(bytes: &[u8], cut: bool) -> Option<Decoded<'_>> {
    let rest = bytes.get(4..)?;
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Some(utf32(
            rest,
            "UTF-32LE",
            u32::from_le_bytes,
            Confidence::Certain,
            cut,
        )),
        [0, 0, 0xFE, 0xFF, ..] => Some(utf32(
            rest,
            "UTF-32BE",
            u32::from_be_bytes,
            Confidence::Certain,
            cut,
        )),
        _ => None,
    }
}

/// UTF-32 that carries no mark: all of its units are characters, which four bytes seldom are.
pub(super) fn utf32_without_mark(bytes: &[u8], cut: bool) -> Option<Decoded<'_>> {
    let sample = &bytes[..bytes.len().min(SAMPLE * 4)];
    let is_text = |read: ReadUnit| {
        let mut units = sample
            .chunks_exact(4)
            .map(|unit| read([unit[0], unit[1], unit[2], unit[3]]));
        sample.len() >= 8
            && units.all(|unit| {
                char::from_u32(unit).is_some_and(|c| !c.is_control() || c.is_ascii_whitespace())
            })
    };
    if is_text(u32::from_le_bytes) {
        Some(utf32(
            bytes,
            "UTF-32LE",
            u32::from_le_bytes,
            Confidence::Likely,
            cut,
        ))
    } else if is_text(u32::from_be_bytes) {
        Some(utf32(
            bytes,
            "UTF-32BE",
            u32::from_be_bytes,
            Confidence::Likely,
            cut,
        ))
    } else {
        None
    }
}

/// Decodes units of four bytes; what is no character becomes U+FFFD.
fn utf32<'a>(
    bytes: &[u8],
    encoding: &'static str,
    read: ReadUnit,
    confidence: Confidence,
    cut: bool,
) -> Decoded<'a> {
    let mut text = String::with_capacity(bytes.len() / 2);
    let (mut count, mut line) = (0_u32, 1);
    for unit in bytes.chunks(4) {
        let character = match unit {
            [a, b, c, d] => char::from_u32(read([*a, *b, *c, *d])),
            _ if cut => break,
            _ => None,
        };
        if character.is_none() {
            if count == 0 {
                line = line_at_end(&text);
            }
            count = count.saturating_add(1);
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let mut problems = Vec::new();
    if count > 0 {
        problems.push(Problem::at(
            line,
            ProblemKind::Undecodable { count, encoding },
        ));
    }
    Decoded {
        text: Cow::Owned(text),
        encoding,
        confidence,
        problems,
    }
}
