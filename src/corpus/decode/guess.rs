//! The encoding of bytes that name none.

use super::Confidence;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use memchr::memmem;

/// Bytes the detector looks at, from the first that is not ASCII.
const SAMPLE: usize = 1 << 18;

/// Bytes above ASCII below which a guess is only a guess.
const ENOUGH: usize = 48;

/// The stateful encodings of seven bits.
pub(super) enum Escapes {
    /// ISO-2022-JP.
    Japanese,
    /// One that no decoder here reads.
    Unsupported(&'static str),
}

/// Looks for the escape sequences of ISO 2022 in bytes that are all ASCII.
pub(super) fn escapes(bytes: &[u8]) -> Option<Escapes> {
    if !bytes.is_ascii() {
        return None;
    }
    let has = |sequence: &[u8]| memmem::find(bytes, sequence).is_some();
    if has(b"\x1B$B") || has(b"\x1B$@") || has(b"\x1B(J") || has(b"\x1B(I") {
        Some(Escapes::Japanese)
    } else if has(b"\x1B$)C") {
        Some(Escapes::Unsupported("ISO-2022-KR"))
    } else if has(b"\x1B$)A") || has(b"\x1B$)G") {
        Some(Escapes::Unsupported("ISO-2022-CN"))
    } else {
        None
    }
}

/// True where the bytes are UTF-8 in which a few sequences are broken: at least ten times as many
/// characters above ASCII are whole.
pub(super) fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole >= broken * 10
}

/// The likeliest of the legacy encodings, Chinese ones preferred where the bytes allow several.
pub(super) fn legacy(bytes: &[u8]) -> (&'static Encoding, Confidence) {
    let start = Encoding::ascii_valid_up_to(bytes).saturating_sub(2);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, start + sample.len() == bytes.len());
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let above_ascii = sample.iter().filter(|byte| **byte >= 0x80).count();
    let confidence = if above_ascii >= ENOUGH {
        Confidence::Likely
    } else {
        Confidence::Guessed
    };
    (encoding, confidence)
}
