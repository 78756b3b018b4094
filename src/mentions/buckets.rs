//! Strings of classes, by their first two.
//!
//! One look at a slot of sixteen bytes dismisses nearly every place at which no string starts, so that
//! few places cost more than one line of a cache. Knows nothing of texts: the finder compares the tails.

use super::classes::{Class, NOWHERE};
use super::finder::Pattern;

/// The strings that share their first two classes.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The two; [`NOWHERE`] first where the slot is empty.
    head: [Class; 2],
    /// Bit [`third_bit`] is set for the third class of every string, [`NOWHERE`] where there is none.
    thirds: u32,
    /// Their first entry.
    start: u32,
    /// How many there are.
    count: u32,
}

/// What follows the first three classes of a string.
#[derive(Debug)]
pub(super) struct Entry {
    /// How many classes follow.
    length: u32,
    /// The first of these in `tails`.
    tail: u32,
    pub pattern: Pattern,
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Buckets {
    /// A power of two of them, a third of them empty at least; a head stands at its hash or behind it.
    slots: Box<[Slot]>,
    /// Bits of a hash that are not used.
    shift: u32,
    /// In the order of their classes within each slot, prefixes first.
    entries: Vec<Entry>,
    /// Of every entry the third class, [`NOWHERE`] where there is none.
    thirds: Vec<Class>,
    tails: Vec<Class>,
}

/// The bit of a third class; strings without one have that of [`NOWHERE`].
#[inline(always)]
fn third_bit(third: Class) -> u32 {
    // Classes are spread over sixteen bits.
    1 << (third >> 11)
}

impl Buckets {
    /// Buckets of `strings`, of which those of one class are left out. Of equal strings, the first counts.
    pub fn new(strings: &[Vec<Class>]) -> Self {
        let mut order: Vec<usize> = (0..strings.len())
            .filter(|&index| strings[index].len() > 1)
            .collect();
        order.sort_by_key(|&index| (&strings[index], index));
        order.dedup_by_key(|index| &strings[*index]);
        let same_head = |a: &usize, b: &usize| strings[*a][..2] == strings[*b][..2];
        let heads = order.chunk_by(same_head).count();
        let size = (heads + heads / 2).next_power_of_two().max(2);
        let mut buckets = Self {
            slots: vec![Slot::default(); size].into(),
            shift: 32 - size.ilog2(),
            entries: Vec::with_capacity(order.len()),
            thirds: Vec::with_capacity(order.len()),
            tails: Vec::new(),
        };
        for group in order.chunk_by(same_head) {
            let head = [strings[group[0]][0], strings[group[0]][1]];
            let mut slot = Slot {
                head,
                thirds: 0,
                start: buckets.entries.len() as u32,
                count: group.len() as u32,
            };
            for &index in group {
                let third = strings[index].get(2).copied().unwrap_or(NOWHERE);
                let tail = strings[index].get(3..).unwrap_or_default();
                slot.thirds |= third_bit(third);
                buckets.thirds.push(third);
                buckets.entries.push(Entry {
                    length: tail.len() as u32,
                    tail: buckets.tails.len() as u32,
                    pattern: index as Pattern,
                });
                buckets.tails.extend(tail);
            }
            let mut place = buckets.place(head);
            while buckets.slots[place].count > 0 {
                place = (place + 1) & (size - 1);
            }
            buckets.slots[place] = slot;
        }
        buckets
    }

    /// Where the search for `head` begins.
    #[inline(always)]
    fn place(&self, [first, second]: [Class; 2]) -> usize {
        let mixed = (u32::from(first) << 16 | u32::from(second)).wrapping_mul(0x9E37_79B1);
        (mixed >> self.shift) as usize & (self.slots.len() - 1)
    }

    /// False where no string starts with `head` and `third`, the class of what follows; one look.
    #[inline(always)]
    pub fn may_start(&self, head: [Class; 2], third: Class) -> bool {
        let slot = &self.slots[self.place(head)];
        // Where another head stands, this one may stand behind it.
        let is_other = (slot.head != head) & (slot.count > 0);
        // A whole string stands whatever follows.
        let fits = slot.thirds & (third_bit(third) | third_bit(NOWHERE)) != 0;
        is_other | (slot.head == head) & fits
    }

    /// The strings that start with `head`: the one that ends there, and those that go on with `third`.
    #[inline(always)]
    pub fn with_head(&self, head: [Class; 2], third: Class) -> (Option<&Entry>, &[Entry]) {
        let mut place = self.place(head);
        loop {
            let slot = &self.slots[place];
            if slot.count == 0 {
                return (None, &[]);
            }
            if slot.head == head {
                let range = slot.start as usize..(slot.start + slot.count) as usize;
                let (entries, thirds) = (&self.entries[range.clone()], &self.thirds[range]);
                let whole = if thirds[0] == NOWHERE {
                    entries.first()
                } else {
                    None
                };
                if third == NOWHERE || slot.thirds & third_bit(third) == 0 {
                    return (whole, &[]);
                }
                let from = position(thirds, third);
                let more = thirds[from..].iter().take_while(|&&other| other == third);
                return (whole, &entries[from..from + more.count()]);
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }

    /// The classes of `entry` behind the third.
    #[inline(always)]
    pub fn tail(&self, entry: &Entry) -> &[Class] {
        &self.tails[entry.tail as usize..][..entry.length as usize]
    }
}

/// Where `wanted` stands first in `classes`; their number where it does not. Most lists are short, and
/// of a long one many are compared at once.
#[inline(always)]
fn position(classes: &[Class], wanted: Class) -> usize {
    const AT_ONCE: usize = 16;
    let mut from = 0;
    while let Some(chunk) = classes[from..].first_chunk::<AT_ONCE>() {
        if chunk
            .iter()
            .fold(false, |any, &class| any | (class == wanted))
        {
            break;
        }
        from += AT_ONCE;
    }
    let rest = &classes[from..];
    let place = rest.iter().position(|&class| class == wanted);
    from + place.unwrap_or(rest.len())
}
