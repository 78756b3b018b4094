//! Bytes become text.
//!
//! Knows no front matter and no files: bytes and hints go in; text, encoding, confidence and problems
//! come out. The tests run in a stated order and the first that answers decides:
//!
//! 1. the encoding the user chose;
//! 2. a byte order mark (UTF-8, UTF-16, UTF-32);
//! 3. valid UTF-8 without NUL, the way of nearly every file and the only one that must be fast;
//! 4. escape sequences of ISO-2022 in text of seven bits;
//! 5. UTF-32 and UTF-16 without a mark, by what their units are;
//! 6. a binary file, by its first bytes and its control characters;
//! 7. UTF-8 all the same, with control characters or with a few broken bytes;
//! 8. what an HTML page declares, if its bytes agree;
//! 9. a guess among the legacy encodings.

mod binary;
mod declared;
mod guess;
mod wide;

use super::{Problem, ProblemKind};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How sure it is that bytes are in the encoding they were read in.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Confidence {
    /// Too little to go by: another encoding could be meant. A problem says so.
    Guessed,
    /// Enough text that another encoding is improbable, or the page declares it and its bytes agree.
    Likely,
    /// The user chose it, a byte order mark names it, or the bytes are valid UTF-8.
    Certain,
}

impl Confidence {
    /// `guessed`, `likely` or `certain`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// What is known about bytes before they are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints {
    /// The encoding that the user chose.
    pub chosen: Option<&'static Encoding>,
    /// The bytes are an HTML page, which may declare its encoding.
    pub html: bool,
    /// The bytes are only the first part of the file, so a character may be cut in two at the end.
    pub cut: bool,
}

/// Text, and how it was read.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark. Borrowed where the bytes are valid UTF-8.
    pub text: Cow<'a, str>,
    /// WHATWG name of the encoding, or `UTF-32LE` or `UTF-32BE`.
    pub encoding: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// Bytes that do not decode, and doubts about the encoding.
    pub problems: Vec<Problem>,
}

/// The program's own copy of a name that a problem or document carries: of an encoding, or of a format
/// that is no text. `None` for any other text.
pub fn known_name(name: &str) -> Option<&'static str> {
    let encoding = Encoding::for_label(name.as_bytes()).map(Encoding::name);
    encoding
        .filter(|known| *known == name)
        .or_else(|| wide::known_name(name))
        .or_else(|| binary::known_name(name))
}

/// Decodes `bytes` by the tests above.
///
/// # Errors
///
/// The problem that tells why these bytes are no text.
pub fn decode(bytes: &[u8], hints: Hints) -> Result<Decoded<'_>, Problem> {
    if let Some(encoding) = hints.chosen {
        return Ok(in_encoding(
            bytes,
            superset(encoding),
            Confidence::Certain,
            hints.cut,
        ));
    }
    if let Some(decoded) = by_mark(bytes, hints.cut) {
        return Ok(decoded);
    }
    if let Some(text) = valid_utf8(bytes, hints.cut)
        && memchr::memchr2(0, 0x1B, text.as_bytes()).is_none()
        && binary::format(bytes).is_none()
    {
        return Ok(Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            confidence: Confidence::Certain,
            problems: Vec::new(),
        });
    }
    uncommon(bytes, hints)
}

/// Tests 4 to 9.
fn uncommon(bytes: &[u8], hints: Hints) -> Result<Decoded<'_>, Problem> {
    match guess::escapes(bytes) {
        Some(guess::Escapes::Japanese) => {
            return Ok(in_encoding(
                bytes,
                ISO_2022_JP,
                Confidence::Likely,
                hints.cut,
            ));
        }
        Some(guess::Escapes::Unsupported(encoding)) => {
            let mut decoded = in_encoding(bytes, UTF_8, Confidence::Guessed, hints.cut);
            let kind = ProblemKind::EncodingUnsupported { encoding };
            decoded.problems.push(Problem::of_file(kind));
            return Ok(decoded);
        }
        None => {}
    }
    if let Some(decoded) = wide::utf32_without_mark(bytes, hints.cut) {
        return Ok(decoded);
    }
    if let Some(encoding) = wide::utf16_without_mark(bytes) {
        return Ok(in_encoding(bytes, encoding, Confidence::Likely, hints.cut));
    }
    if let Some(kind) = binary::reason(bytes) {
        return Err(Problem::of_file(kind));
    }
    if let Some(text) = valid_utf8(bytes, hints.cut) {
        return Ok(with_controls(text));
    }
    if guess::is_broken_utf8(bytes) {
        return Ok(in_encoding(bytes, UTF_8, Confidence::Likely, hints.cut));
    }
    let declared = if hints.html {
        declared::encoding(bytes).map(superset)
    } else {
        None
    };
    if let Some(encoding) = declared {
        let decoded = in_encoding(bytes, encoding, Confidence::Likely, hints.cut);
        if decoded.problems.is_empty() {
            return Ok(decoded);
        }
    }
    let (encoding, mut confidence) = guess::legacy(bytes, hints.cut);
    let encoding = superset(encoding);
    let mut decoded = in_encoding(bytes, encoding, confidence, hints.cut);
    if !decoded.problems.is_empty() {
        confidence = Confidence::Guessed;
        decoded.confidence = confidence;
    }
    if let Some(declared) = declared
        && declared != encoding
    {
        let kind = ProblemKind::EncodingMisdeclared {
            declared: declared.name(),
            encoding: encoding.name(),
        };
        decoded.problems.push(Problem::of_file(kind));
    } else if confidence == Confidence::Guessed {
        let kind = ProblemKind::EncodingGuessed {
            encoding: encoding.name(),
        };
        decoded.problems.push(Problem::of_file(kind));
    }
    Ok(decoded)
}

/// Valid UTF-8 with a few control characters, which are kept and counted.
fn with_controls(text: &str) -> Decoded<'_> {
    let mut problems = Vec::new();
    if let Some(first) = text.bytes().position(binary::is_control) {
        let count = text
            .bytes()
            .filter(|byte| binary::is_control(*byte))
            .count();
        let kind = ProblemKind::ControlCharacters {
            count: u32::try_from(count).unwrap_or(u32::MAX),
        };
        problems.push(Problem::at(line_at_end(&text[..first]), kind));
    }
    let (encoding, confidence) = (UTF_8.name(), Confidence::Certain);
    Decoded {
        text: Cow::Borrowed(text),
        encoding,
        confidence,
        problems,
    }
}

/// GB18030 reads everything that GBK and GB2312 write, and the characters they lack.
fn superset(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// The text of bytes that are valid UTF-8, but for a character cut in two at the end of a part.
fn valid_utf8(bytes: &[u8], cut: bool) -> Option<&str> {
    // The vector instructions check Chinese text ten times as fast as the standard library, but do
    // not say where an error is.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Some(text);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if cut && error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

/// Text after a byte order mark, where there is one.
fn by_mark(bytes: &[u8], cut: bool) -> Option<Decoded<'_>> {
    if let Some(decoded) = wide::utf32_with_mark(bytes, cut) {
        return Some(decoded);
    }
    let (encoding, _) = Encoding::for_bom(bytes)?;
    debug_assert!([UTF_8, UTF_16LE, UTF_16BE].contains(&encoding));
    Some(in_encoding(bytes, encoding, Confidence::Certain, cut))
}

/// Decodes bytes that are known to be in `encoding`, dropping one byte order mark of that encoding.
/// Every malformed sequence becomes U+FFFD and is counted, save one that is only cut off.
fn in_encoding<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    confidence: Confidence,
    cut: bool,
) -> Decoded<'a> {
    let bytes = match Encoding::for_bom(bytes) {
        Some((of_mark, length)) if of_mark == encoding => &bytes[length..],
        _ => bytes,
    };
    let whole = |text| Decoded {
        text,
        encoding: encoding.name(),
        confidence,
        problems: Vec::new(),
    };
    if encoding == UTF_8
        && let Some(text) = valid_utf8(bytes, cut)
    {
        return whole(Cow::Borrowed(text));
    }
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return whole(text);
    }
    let (text, count, line) = with_replacements(bytes, encoding, cut);
    let mut decoded = whole(Cow::Owned(text));
    if count > 0 {
        let kind = ProblemKind::Undecodable {
            count,
            encoding: encoding.name(),
        };
        decoded.problems.push(Problem::at(line, kind));
    }
    decoded
}

/// The text with U+FFFD for every malformed sequence, how many there are, and the line of the first.
fn with_replacements(bytes: &[u8], encoding: &'static Encoding, cut: bool) -> (String, u32, u32) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let (mut count, mut line) = (0_u32, 1);
    let mut position = 0;
    loop {
        let rest = &bytes[position..];
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len().min(CHUNK));
        text.reserve(room.unwrap_or(CHUNK * 4));
        let last = rest.len() <= CHUNK;
        let chunk = &rest[..rest.len().min(CHUNK)];
        let (result, read) = decoder.decode_to_string_without_replacement(chunk, &mut text, last);
        position += read;
        match result {
            DecoderResult::Malformed(_, _) => {
                if cut && position == bytes.len() {
                    break;
                }
                if count == 0 {
                    line = line_at_end(&text);
                }
                count = count.saturating_add(1);
                text.push(char::REPLACEMENT_CHARACTER);
            }
            DecoderResult::InputEmpty if last => break,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
    (text, count, line)
}

/// Bytes handed to a decoder at a time, so that a file full of errors grows its text step by step.
const CHUNK: usize = 1 << 16;

/// The line on which the next character of `text` stands, from 1.
fn line_at_end(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).map_or(u32::MAX, |n| n + 1)
}
