//! Places in a text: bytes inside the program, Unicode code points where they leave it.
//!
//! The two never mix: a [`ByteSpan`] slices a string, a [`CodePoint`] is printed. One
//! [`CodePointTable`] per text converts.

use std::ops::Range;

/// A half-open range of bytes of one text; both ends stand on character boundaries of that text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl ByteSpan {
    /// A span from byte positions of a text shorter than 4 GiB (longer files are not read whole).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        let narrow = |position| u32::try_from(position).expect("texts are shorter than 4 GiB");
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// The span as a range that slices its text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True where the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A position in a text, in Unicode code points from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct CodePoint(pub u32);

/// Bytes between two entries of a [`CodePointTable`].
const STRIDE: usize = 256;

/// Converts byte positions of one text to code points: one entry per 256 bytes, so that a look-up
/// counts at most 256 bytes and the table of a text of n bytes takes n / 64 bytes.
#[derive(Clone, Debug)]
pub struct CodePointTable {
    /// `entries[i]`: code points that start before byte `i * STRIDE`.
    entries: Vec<u32>,
}

impl CodePointTable {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut entries = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            entries.push(count);
            count += count_starts(block);
        }
        if entries.is_empty() {
            entries.push(0);
        }
        Self { entries }
    }

    /// The code points before byte `position` of `text`, the text this table was made from.
    /// A position past the end counts as the end.
    pub fn code_point(&self, text: &str, position: u32) -> CodePoint {
        let position = (position as usize).min(text.len());
        let block = (position / STRIDE).min(self.entries.len() - 1);
        CodePoint(self.entries[block] + count_starts(&text.as_bytes()[block * STRIDE..position]))
    }

    /// The byte at which code point `target` of `text` starts; the end where there are fewer.
    pub fn byte(&self, text: &str, target: CodePoint) -> u32 {
        let block = self
            .entries
            .partition_point(|&before| before <= target.0)
            .max(1)
            - 1;
        let mut before = self.entries[block];
        let bytes = text.as_bytes();
        for (position, byte) in bytes.iter().enumerate().skip(block * STRIDE) {
            if is_start(*byte) {
                if before == target.0 {
                    return position as u32;
                }
                before += 1;
            }
        }
        bytes.len() as u32
    }
}

/// True for a byte that starts a character in UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| is_start(**byte)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ways_agree_with_counting_characters(text in "(\\PC|[一-龥]){0,600}") {
            let table = CodePointTable::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                let point = CodePoint(count as u32);
                prop_assert_eq!(table.code_point(&text, byte as u32), point);
                prop_assert_eq!(table.byte(&text, point), byte as u32);
            }
            let all = CodePoint(text.chars().count() as u32);
            prop_assert_eq!(table.code_point(&text, text.len() as u32), all);
            prop_assert_eq!(table.byte(&text, all), text.len() as u32);
        }
    }
}
