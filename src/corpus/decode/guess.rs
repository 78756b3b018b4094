//! The encoding of bytes that name none.

use super::Confidence;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};
use memchr::memmem;

/// Bytes that are looked at, from the first that is not ASCII.
const SAMPLE: usize = 1 << 18;

/// Bytes of these that the detector itself looks at, at most.
const DETECTED: usize = 1 << 11;

/// Bytes above ASCII after which the detector, which is slow, has seen enough: two hundred characters and more.
const DETECTED_ABOVE_ASCII: usize = 512;

/// Bytes above ASCII below which a guess is only a guess.
const ENOUGH: usize = 48;

/// Bytes above ASCII below which the detector takes some Chinese for Korean, Japanese or Russian.
const FEW: usize = 24;

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

/// The likeliest of the legacy encodings.
///
/// The detector is right for sixteen characters and more of any of the encodings, as long as nothing
/// is broken: a single bad byte strikes an encoding off its list. So bytes that have the shape of
/// Chinese text are taken for that where they are few, or where the detector sees no East Asian text.
/// `cut` tells that a character may be cut in two at the end.
pub(super) fn legacy(bytes: &[u8], cut: bool) -> (&'static Encoding, Confidence) {
    let start = Encoding::ascii_valid_up_to(bytes).saturating_sub(2);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    let detected = |part: &[u8]| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(part, !cut && start + part.len() == bytes.len());
        detector.guess(None, Utf8Detection::Deny)
    };
    let chinese = Shape::of(sample, is_common_gb2312);
    let part = first_part(sample);
    let mut guess = detected(part);
    // GB18030 decodes nearly everything, so what a part says of it must hold for the rest.
    if sample.len() > part.len() && [GBK, GB18030].contains(&guess) && !chinese.is_text() {
        guess = detected(sample);
    }
    let above_ascii = sample.iter().filter(|byte| **byte >= 0x80).count();
    let by_length = if above_ascii >= ENOUGH {
        Confidence::Likely
    } else {
        Confidence::Guessed
    };
    if guess == BIG5 || (is_east_asian(guess) && above_ascii >= FEW) {
        return (guess, by_length);
    }
    if chinese.is_text() {
        return (
            GB18030,
            if chinese.broken == 0 {
                by_length
            } else {
                Confidence::Guessed
            },
        );
    }
    if is_east_asian(guess) {
        return (guess, by_length);
    }
    if Shape::of(sample, is_common_big5).is_text() {
        return (BIG5, Confidence::Guessed);
    }
    // Few letters with accents do not tell Western from Central Europe.
    if is_scattered(sample) && (guess == WINDOWS_1252 || above_ascii < ENOUGH) {
        return (WINDOWS_1252, by_length);
    }
    (guess, Confidence::Guessed)
}

/// What the detector looks at first.
fn first_part(sample: &[u8]) -> &[u8] {
    let most = sample.len().min(DETECTED);
    let mut above_ascii = (0..most).filter(|&at| !sample[at].is_ascii());
    let end = above_ascii.nth(DETECTED_ABOVE_ASCII);
    &sample[..end.unwrap_or(most)]
}

/// True where most bytes above ASCII stand alone, as in the languages of Western Europe.
fn is_scattered(bytes: &[u8]) -> bool {
    let (mut above_ascii, mut adjacent) = (0_usize, 0_usize);
    for pair in bytes.windows(2) {
        above_ascii += usize::from(pair[0] >= 0x80);
        adjacent += usize::from(pair[0] >= 0x80 && pair[1] >= 0x80);
    }
    adjacent * 4 <= above_ascii
}

fn is_east_asian(encoding: &'static Encoding) -> bool {
    [GBK, GB18030, BIG5, SHIFT_JIS, EUC_KR, EUC_JP].contains(&encoding)
}

/// What the bytes above ASCII are when they are taken in pairs.
#[derive(Default)]
struct Shape {
    /// Pairs of the characters that nearly all text is made of.
    common: usize,
    /// Other pairs.
    rare: usize,
    /// Bytes that are no part of a pair.
    broken: usize,
}

impl Shape {
    fn of(bytes: &[u8], is_common: fn(u8, u8) -> bool) -> Self {
        let mut shape = Self::default();
        let mut position = 0;
        while let Some(lead) = bytes.get(position) {
            position += 1;
            if lead.is_ascii() {
                continue;
            }
            match bytes.get(position) {
                Some(trail) if is_common(*lead, *trail) => shape.common += 1,
                Some(trail @ (0x40..=0x7E | 0x80..=0xFE)) if *lead != 0x80 && *lead != 0xFF => {
                    // A pair with an ASCII letter is rather a broken character before a letter.
                    shape.rare += 1;
                    if trail.is_ascii() {
                        continue;
                    }
                }
                _ => {
                    shape.broken += 1;
                    continue;
                }
            }
            position += 1;
        }
        shape
    }

    /// True where four of five pairs are common, and no more than one byte and one in fifty is broken.
    fn is_text(&self) -> bool {
        let pairs = self.common + self.rare;
        pairs > 0 && self.common * 5 >= pairs * 4 && self.broken <= 1 + pairs / 50
    }
}

/// Punctuation, full-width forms and the 3,755 common characters of GB 2312.
fn is_common_gb2312(lead: u8, trail: u8) -> bool {
    matches!(lead, 0xA1 | 0xA3 | 0xB0..=0xD7) && trail >= 0xA1
}

/// Punctuation, full-width forms and the 5,401 common characters of Big5.
fn is_common_big5(lead: u8, trail: u8) -> bool {
    matches!(lead, 0xA1..=0xC6) && matches!(trail, 0x40..=0x7E | 0xA1..=0xFE)
}
