//! Finds which strings of a set start where in a text, in one walk over the text as it stands.
//!
//! Almost every position is dismissed by two table look-ups: the class of the character, and whether
//! any string starts with the classes of this character and the next. Only then the trie is walked.
//! Knows strings and texts, not what the strings mean.

use super::classes::{Class, Classes, NOWHERE};
use super::trie::{Pattern, Trie};

/// A string that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which string.
    pub pattern: Pattern,
}

/// Bits of the table of pairs: sixteen kilobytes, which stay in a core's first cache.
const PAIR_BITS: u32 = 17;

/// See the module page.
#[derive(Debug)]
pub(super) struct Finder {
    classes: Classes,
    trie: Trie,
    /// Bit [`pair_bit`] is set where some string may start with those two classes.
    pairs: Box<[u64]>,
}

/// Spreads pairs of classes over the table.
fn pair_bit(first: Class, second: Class) -> usize {
    let mixed = (u32::from(first) << 16 | u32::from(second)).wrapping_mul(0x9E37_79B1);
    (mixed >> (32 - PAIR_BITS)) as usize
}

impl Finder {
    /// A finder of `strings`; the number of a string is its position. Of strings that fold to the same,
    /// the first is found.
    pub fn new(strings: &[&str]) -> Self {
        let classes = Classes::new(strings.iter().copied());
        let spelled: Vec<Vec<Class>> = strings
            .iter()
            .map(|text| {
                text.chars()
                    .map(|character| classes.of(character))
                    .collect()
            })
            .collect();
        let trie = Trie::new(&spelled, classes.count());
        let mut pairs = vec![0_u64; (1 << PAIR_BITS) / 64].into_boxed_slice();
        let mut set = |bit: usize| pairs[bit / 64] |= 1 << (bit % 64);
        for (first, second) in trie.pairs() {
            match second {
                Some(second) => set(pair_bit(first, second)),
                // Anything may follow a string of one character.
                None => (0..classes.count()).for_each(|any| set(pair_bit(first, any as Class))),
            }
        }
        Self {
            classes,
            trie,
            pairs,
        }
    }

    /// The first character at or after `from`, before `end`, at which a string may start. Both are
    /// character boundaries of `text`.
    pub fn next_start(&self, text: &str, from: usize, end: usize) -> Option<usize> {
        let mut characters = text[from..end].char_indices();
        let (mut start, character) = characters.next()?;
        let mut first = self.classes.of(character);
        for (offset, character) in characters {
            let second = self.classes.of(character);
            if first != NOWHERE && self.may_start(first, second) {
                return Some(from + start);
            }
            (start, first) = (offset, second);
        }
        (first != NOWHERE && self.may_start(first, NOWHERE)).then_some(from + start)
    }

    fn may_start(&self, first: Class, second: Class) -> bool {
        let bit = pair_bit(first, second);
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Puts every string that starts at `start` and ends by `end` into `found`, the shortest first.
    pub fn starting_at(&self, text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
        found.clear();
        let mut characters = text[start..end].char_indices();
        let Some((_, first)) = characters.next() else {
            return;
        };
        let mut node = self.trie.start(self.classes.of(first));
        let mut last = first.len_utf8();
        while let Some(here) = node {
            if let Some(pattern) = self.trie.pattern(here) {
                found.push(Found {
                    start,
                    end: start + last,
                    pattern,
                });
            }
            let Some((offset, character)) = characters.next() else {
                return;
            };
            last = offset + character.len_utf8();
            node = self.trie.step(here, self.classes.of(character));
        }
    }
}
