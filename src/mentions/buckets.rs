//! Strings of classes, by their first two.
//!
//! Three tables, each of which dismisses most of what the one before it let pass: a bit for every two
//! classes; sixteen bytes for every head that occurs, in a row without gaps, so that all of them fit the
//! cache of a core; then the strings. Knows nothing of texts: the finder compares the tails.

use super::classes::{Class, NOWHERE};
use super::finder::{Mark, Pattern};
use std::ops::Range;

/// Bits of the first table: thirty-two kilobytes. Half as many give a third more false passes, twice as
/// many no longer fit beside the classes.
const TABLE_BITS: u32 = 18;
const WORDS: usize = 1 << (TABLE_BITS - 6);

/// What strings may have in common: their first two classes.
pub(super) type Head = [Class; 2];

/// The strings that share a head.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    head: Head,
    /// Their first entry; they end where those of the next slot begin.
    start: u32,
    /// [`third_bit`] of every string, and the bits below.
    thirds: u64,
}

/// A string is its head and nothing else.
const WHOLE: u64 = 1;
/// Another head has the same bit of the first table.
const CROWDED: u64 = 2;
/// A string is the first class of the head.
const SINGLE: u64 = 4;

/// The bit of a third class, none of the three above.
#[inline(always)]
fn third_bit(third: Class) -> u64 {
    // Classes are spread over sixteen bits.
    1 << (3 + ((u32::from(third) * 61) >> 16))
}

/// A string behind its third class, in sixteen bytes: those of one head lie side by side, and most heads
/// have few.
#[derive(Debug)]
pub(super) struct Entry {
    /// How many classes follow the third.
    pub length: u16,
    /// These, where they are no more than [`INSIDE`]; else the first of them in `tails`, its lower half first.
    tail: [Class; INSIDE],
    pub pattern: Pattern,
    pub mark: Mark,
}

/// Classes that fit an entry.
const INSIDE: usize = 3;

/// See the module page.
#[derive(Debug)]
pub(super) struct Buckets {
    /// Bit [`hash`] is set for every head.
    heads: Box<[u64; WORDS]>,
    /// How many bits are set before each word.
    ranks: Box<[u32; WORDS]>,
    /// One for every bit in the order of bits, then those of crowded heads, then one to end the last.
    slots: Vec<Slot>,
    /// Crowded heads that are not the first of their bit, ascending, with their slots.
    crowded: Vec<(Head, u32)>,
    /// In the order of their classes within each slot, prefixes first.
    entries: Vec<Entry>,
    /// Of every entry, the third class, [`NOWHERE`] where there is none; and [`LANES`] that are nobody's.
    thirds: Vec<Class>,
    tails: Vec<Class>,
}

/// A head, [`SINGLE`] or nothing, and the numbers of its strings.
type Group<'s> = (Head, u64, &'s [(Head, usize)]);

/// Classes are spread over sixteen bits already, so a shift is all the hashing that a head needs.
#[inline(always)]
fn hash([first, second]: Head) -> usize {
    usize::from(first) << (TABLE_BITS - Class::BITS) ^ usize::from(second)
}

impl Buckets {
    /// Buckets of `strings`, of which those of one class have no entries, and `singles`, all heads that
    /// start with one of these. Of equal strings, the first counts; one of more than 65,538 classes is never
    /// found. `mark` is asked about each.
    pub fn new(
        strings: &[Vec<Class>],
        mark: impl Fn(Pattern) -> Mark,
        singles: impl Iterator<Item = Head>,
    ) -> Self {
        let mut order: Vec<(Head, usize)> = strings
            .iter()
            .zip(0..)
            .filter(|(string, _)| string.len() <= usize::from(u16::MAX) + 3)
            .filter_map(|(string, index)| Some((*string.first_chunk()?, index)))
            .collect();
        order.sort_by_key(|&(head, index)| (head, &strings[index], index));
        order.dedup_by_key(|&mut (_, index)| &strings[index]);
        let mut of_heads: Vec<Group<'_>> = order
            .chunk_by(|a, b| a.0 == b.0)
            .map(|group| (group[0].0, 0, group))
            .chain(singles.map(|head| (head, SINGLE, &[][..])))
            .collect();
        // A head of strings that is one of a single, too, comes twice, its strings first.
        of_heads.sort_by_key(|&(head, single, _)| (hash(head), head, single));
        of_heads.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 |= if same { later.1 } else { 0 };
            same
        });
        let mut buckets = Self {
            heads: Box::new([0; WORDS]),
            ranks: Box::new([0; WORDS]),
            slots: Vec::with_capacity(of_heads.len() + 1),
            crowded: Vec::new(),
            entries: Vec::with_capacity(order.len()),
            thirds: Vec::with_capacity(order.len() + LANES),
            tails: Vec::new(),
        };
        let mut more = Vec::new();
        for alike in of_heads.chunk_by(|a, b| hash(a.0) == hash(b.0)) {
            let bit = hash(alike[0].0);
            buckets.heads[bit / 64] |= 1 << (bit % 64);
            let is_crowded = if alike.len() > 1 { CROWDED } else { 0 };
            buckets.add(alike[0], is_crowded, strings, &mark);
            more.extend_from_slice(&alike[1..]);
        }
        for group in more {
            buckets.crowded.push((group.0, buckets.slots.len() as u32));
            buckets.add(group, 0, strings, &mark);
        }
        buckets.crowded.sort_unstable();
        buckets.thirds.extend([NOWHERE; LANES]);
        buckets.slots.push(Slot {
            start: buckets.entries.len() as u32,
            ..Slot::default()
        });
        let mut before = 0;
        for (rank, word) in buckets.ranks.iter_mut().zip(&*buckets.heads) {
            *rank = before;
            before += word.count_ones();
        }
        buckets
    }

    /// Adds the slot of a head, with its strings.
    fn add(
        &mut self,
        (head, single, group): Group<'_>,
        crowded: u64,
        strings: &[Vec<Class>],
        mark: impl Fn(Pattern) -> Mark,
    ) {
        let mut slot = Slot {
            head,
            start: self.entries.len() as u32,
            thirds: single | crowded,
        };
        for &(_, index) in group {
            let third = strings[index].get(2).copied();
            let tail = strings[index].get(3..).unwrap_or_default();
            slot.thirds |= third.map_or(WHOLE, third_bit);
            let pattern = index as Pattern;
            self.thirds.push(third.unwrap_or(NOWHERE));
            let mut inside = [NOWHERE; INSIDE];
            if tail.len() <= INSIDE {
                inside[..tail.len()].copy_from_slice(tail);
            } else {
                let place = self.tails.len() as u32;
                inside[..2].copy_from_slice(&[place as Class, (place >> Class::BITS) as Class]);
            }
            self.entries.push(Entry {
                length: tail.len() as u16,
                tail: inside,
                pattern,
                mark: mark(pattern),
            });
            if tail.len() > INSIDE {
                self.tails.extend(tail);
            }
        }
        self.slots.push(slot);
    }

    /// Zero where no string starts with `head`, nor with the first of the two and nothing else; else one.
    #[inline(always)]
    pub fn bit(&self, head: Head) -> u64 {
        let hash = hash(head);
        self.heads[(hash >> 6) & (WORDS - 1)] >> (hash & 63) & 1
    }

    /// The slot of a head whose [`Buckets::bit`] is one.
    #[inline(always)]
    pub fn place(&self, head: Head) -> u32 {
        let hash = hash(head);
        let word = (hash >> 6) & (WORDS - 1);
        let before = self.heads[word] & ((1 << (hash & 63)) - 1);
        self.ranks[word] + before.count_ones()
    }

    /// False where no string starts with `head`, whose slot is `place`, and goes on with `third`, nor ends
    /// before it.
    #[inline(always)]
    pub fn may_start(&self, place: u32, head: Head, third: Class) -> bool {
        let slot = &self.slots[place as usize];
        let is_head = slot.head == head;
        let fits = slot.thirds & (third_bit(third) | WHOLE | SINGLE) != 0;
        is_head & fits | (slot.thirds & CROWDED != 0)
    }

    /// The strings that start with `head`, whose slot is `place`: the one that ends there, and those that
    /// go on with `third`.
    #[inline(always)]
    pub fn with_head(&self, place: u32, head: Head, third: Class) -> (Option<&Entry>, &[Entry]) {
        let mut place = place as usize;
        if self.slots[place].head != head {
            let Ok(index) = self.crowded.binary_search_by_key(&head, |known| known.0) else {
                return (None, &[]);
            };
            place = self.crowded[index].1 as usize;
        }
        let (slot, next) = (&self.slots[place], &self.slots[place + 1]);
        let range = slot.start as usize..next.start as usize;
        let whole = if slot.thirds & WHOLE > 0 {
            self.entries.get(slot.start as usize)
        } else {
            None
        };
        if third == NOWHERE || slot.thirds & third_bit(third) == 0 {
            return (whole, &[]);
        }
        let alike = self.alike(range, third);
        (whole, &self.entries[alike])
    }

    /// The entries of `range`, those of one slot, that have this third class.
    #[inline(always)]
    fn alike(&self, range: Range<usize>, third: Class) -> Range<usize> {
        if range.len() <= LANES
            && let Some(lanes) = self.thirds[range.start..].first_chunk::<LANES>()
        {
            // All at once: which of few it is cannot be guessed.
            let (mut before, mut alike) = (0, 0);
            for (lane, &other) in (0_u16..).zip(lanes) {
                let within = u16::from(lane < range.len() as u16);
                before += u16::from(other < third) & within;
                alike += u16::from(other == third) & within;
            }
            let start = range.start + usize::from(before);
            return start..start + usize::from(alike);
        }
        let thirds = &self.thirds[range.clone()];
        let before = thirds.partition_point(|&other| other < third);
        let alike = thirds[before..].iter().take_while(|&&it| it == third);
        let start = range.start + before;
        start..start + alike.count()
    }

    /// True where what `entry` has behind its third class is what `stands` there.
    #[inline(always)]
    pub fn fits(&self, entry: &Entry, stands: impl Fn(&[Class]) -> bool) -> bool {
        let length = usize::from(entry.length);
        if length <= INSIDE {
            stands(&entry.tail[..length])
        } else {
            let place = u32::from(entry.tail[0]) | u32::from(entry.tail[1]) << Class::BITS;
            stands(&self.tails[place as usize..][..length])
        }
    }
}

/// Entries whose third classes are looked at together.
const LANES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// So many heads that hundreds of them share a bit of the first table.
    #[test]
    fn crowded_heads_keep_their_strings_apart() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut class = || random.u16(1..);
        let mut strings: Vec<Vec<Class>> = (0..30_000)
            .map(|number| (0..2 + number % 3).map(|_| class()).collect())
            .collect();
        strings.sort();
        strings.dedup();
        let single = 7;
        let buckets = Buckets::new(&strings, |_| 0, (0..999).map(|second| [single, second]));
        assert!(buckets.crowded.len() > 500);
        let mut by_head = BTreeMap::<Head, BTreeSet<usize>>::new();
        for (index, string) in strings.iter().enumerate() {
            let head = *string.first_chunk().expect("two classes");
            by_head.entry(head).or_default().insert(index);
        }
        let check = |head: Head, third: Class| {
            let none = BTreeSet::new();
            let here = by_head.get(&head).unwrap_or(&none);
            let wanted = |index: &&usize| strings[**index].get(2).is_none_or(|&c| c == third);
            let wanted: Vec<usize> = here.iter().filter(wanted).copied().collect();
            let mut found = Vec::new();
            if buckets.bit(head) == 1 {
                let place = buckets.place(head);
                let (whole, longer) = buckets.with_head(place, head, third);
                found.extend(whole.into_iter().chain(longer).map(|e| e.pattern as usize));
                let passes = buckets.may_start(place, head, third);
                assert!(passes || found.is_empty() && head[0] != single);
            }
            found.sort_unstable();
            assert_eq!(found, wanted, "{head:?} {third}");
        };
        for string in &strings {
            let head = *string.first_chunk().expect("two classes");
            check(head, string.get(2).copied().unwrap_or(NOWHERE));
            check(head, 12_345);
            check([head[1], head[0]], 1);
        }
        for second in 0..999 {
            assert_eq!(buckets.bit([single, second]), 1);
        }
    }
}
