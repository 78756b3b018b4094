//! Strings of classes, by a hash of their first three.
//!
//! Knows nothing of texts: the finder compares the tails.

use super::classes::{Class, NOWHERE};
use super::finder::Pattern;

/// About one string a bucket for the sixteen thousand of a large lexicon.
const BUCKET_BITS: u32 = 14;

/// A string.
#[derive(Debug)]
struct Entry {
    /// Its first three classes, [`NOWHERE`] where it is shorter.
    head: [Class; 3],
    /// The other classes, as a range of `tails`.
    tail: (u32, u16),
    pattern: Pattern,
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Buckets {
    /// Where each bucket starts in `entries`, and the end of the last one.
    starts: Vec<u32>,
    /// By bucket, and within it in the order of their classes, prefixes first.
    entries: Vec<Entry>,
    tails: Vec<Class>,
}

impl Buckets {
    /// Buckets of `strings`, none of them empty. Of equal strings, the first counts.
    pub fn new(strings: &[Vec<Class>]) -> Self {
        let head_of = |string: &[Class]| {
            let class = |index| string.get(index).copied().unwrap_or(NOWHERE);
            [class(0), class(1), class(2)]
        };
        let bucket_of = |string: &[Class]| Self::hash(head_of(string), BUCKET_BITS);
        let mut order: Vec<usize> = (0..strings.len()).collect();
        order.sort_by_key(|&index| (bucket_of(&strings[index]), &strings[index], index));
        order.dedup_by_key(|index| &strings[*index]);
        let mut buckets = Self {
            starts: Vec::new(),
            entries: Vec::with_capacity(order.len()),
            tails: Vec::new(),
        };
        for index in order {
            let string = &strings[index];
            buckets
                .starts
                .resize(bucket_of(string) + 1, buckets.entries.len() as u32);
            let tail = string.get(3..).unwrap_or_default();
            buckets.entries.push(Entry {
                head: head_of(string),
                tail: (buckets.tails.len() as u32, tail.len() as u16),
                pattern: index as Pattern,
            });
            buckets.tails.extend(tail);
        }
        buckets
            .starts
            .resize((1 << BUCKET_BITS) + 1, buckets.entries.len() as u32);
        buckets
    }

    /// A hash of `bits` bits.
    #[inline(always)]
    pub fn hash(head: [Class; 3], bits: u32) -> usize {
        let [first, second, third] = head.map(u64::from);
        let mixed = (first << 32 | second << 16 | third).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (64 - bits)) as usize
    }

    /// The strings that start with `head`, as what follows it, prefixes first.
    #[inline(always)]
    pub fn with_head(&self, head: [Class; 3]) -> impl Iterator<Item = (&[Class], Pattern)> {
        let bucket = Self::hash(head, BUCKET_BITS);
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        self.entries[range]
            .iter()
            .filter(move |entry| entry.head == head)
            .map(|entry| {
                let (start, length) = (entry.tail.0 as usize, usize::from(entry.tail.1));
                (&self.tails[start..start + length], entry.pattern)
            })
    }
}
