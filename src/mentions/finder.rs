//! Finds which strings of a set start where in a text, in one walk over the text as it stands.
//!
//! The walk spells the text in classes, one a character, and dismisses nearly every position by one bit:
//! whether any string starts with the classes of this character and the next. What remains is gathered,
//! dismissed in one go where the third class does not fit, and only then compared with strings. So no
//! step waits for the memory of the one before, nor guesses where a text cannot be guessed. No
//! automaton is walked: one for sixteen thousand strings is larger than a core's cache, and the tables
//! here fit. Knows strings and texts, not what the strings mean.
//!
//! Within a Latin word or a number, no string starts at a small letter that follows a letter or digit,
//! nor at a digit that follows a digit: `at` does not start in `data`, nor `360` in `13600`, but `BAT`
//! does in `PBAT`. Such places could never be accepted, and are too many to be worth a reason.

use super::buckets::Buckets;
use super::classes::{Class, Classes, NOWHERE};
use super::spelled::{BLOCK, Spelled};
use std::ops::Range;
use std::sync::Arc;

/// Number of a string in the list a finder was made from.
pub(super) type Pattern = u32;

/// A string that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which string.
    pub pattern: Pattern,
    /// What the finder was told of it.
    pub mark: Mark,
}

/// What whoever has a string looked for wants to have at hand where it stands.
pub(super) type Mark = u32;

/// Room for walks, to be used again for the next.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// What has been walked over since it was cleared.
    pub spelled: Spelled,
    /// Gathered by one walk; those behind the last are room.
    places: Vec<Start>,
    kept: Kept,
    found: Vec<Found>,
}

impl Room {
    /// Nothing walked over, with the room for it kept.
    pub fn clear(&mut self) {
        self.spelled.clear();
    }
}

/// A place at which strings may start: its number among what is spelled, above its first byte. Texts are
/// shorter than 4 GiB.
#[derive(Clone, Copy, Debug, Default)]
struct Start(u64);

/// One character in [`Start`].
const CHARACTER: u64 = 1 << 32;

impl Start {
    #[inline(always)]
    fn start(self) -> usize {
        self.0 as u32 as usize
    }

    #[inline(always)]
    fn index(self) -> usize {
        (self.0 >> 32) as usize
    }
}

/// Places that are looked at together, each with the slot of its head.
#[derive(Debug)]
struct Kept(Box<[(Start, u32); BLOCK]>);

impl Default for Kept {
    fn default() -> Self {
        Self(Box::new([(Start::default(), 0); BLOCK]))
    }
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Finder {
    classes: Arc<Classes>,
    buckets: Buckets,
    /// The strings of one character, ascending.
    singles: Vec<(Class, Pattern, Mark)>,
}

/// What an ASCII byte is to the words and numbers it may stand in.
#[derive(Clone, Copy)]
struct Kind {
    /// Bits of what it is.
    is: u8,
    /// Bits of what may not start behind it.
    bars: u8,
}

const SMALL: u8 = 1;
const DIGIT: u8 = 2;

const KINDS: [Kind; 128] = {
    let mut kinds = [Kind { is: 0, bars: 0 }; 128];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        kinds[byte] = Kind {
            is: if ascii.is_ascii_lowercase() {
                SMALL
            } else if ascii.is_ascii_digit() {
                DIGIT
            } else {
                0
            },
            bars: if ascii.is_ascii_digit() {
                SMALL | DIGIT
            } else if ascii.is_ascii_alphabetic() {
                SMALL
            } else {
                0
            },
        };
        byte += 1;
    }
    kinds
};

impl Finder {
    /// A finder of `strings`, none of them empty; the number of a string is its position. Of strings
    /// that fold to the same, the first is found. `mark` is asked about each, `classes` tell all their
    /// characters apart.
    pub fn new(strings: &[&str], mark: impl Fn(Pattern) -> Mark, classes: Arc<Classes>) -> Self {
        let spelled: Vec<Vec<Class>> = strings
            .iter()
            .map(|text| {
                text.chars()
                    .map(|character| classes.of(character))
                    .collect()
            })
            .collect();
        let mut singles: Vec<(Class, Pattern, Mark)> = spelled
            .iter()
            .zip(0..)
            .filter_map(|(spelling, pattern)| match spelling[..] {
                [single] => Some((single, pattern, mark(pattern))),
                _ => None,
            })
            .collect();
        singles.sort_unstable();
        singles.dedup_by_key(|(class, ..)| *class);
        // Anything may follow a string of one character, the end of the text too.
        let followers = || classes.all().iter().copied().chain([NOWHERE]);
        let heads = singles
            .iter()
            .flat_map(|&(single, ..)| followers().map(move |any| [single, any]));
        let buckets = Buckets::new(&spelled, mark, heads);
        Self {
            classes,
            buckets,
            singles,
        }
    }

    /// The classes of all characters.
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// Calls `at` for every character of `range` at which strings start that end within it, with all of
    /// these, the shortest first. Its ends are character boundaries of `text`. The room keeps what the
    /// range is spelled like.
    pub fn walk(
        &self,
        text: &str,
        range: Range<usize>,
        room: &mut Room,
        at: impl FnMut(usize, &[Found]),
    ) {
        let bytes = &text.as_bytes()[..range.end];
        let count = self.gather(bytes, range.start, room);
        self.compare(bytes, count, room, at);
    }

    /// Spells `bytes` from `start` on and gathers the places at which strings may start; returns how many
    /// these are.
    #[inline(never)]
    fn gather(&self, bytes: &[u8], start: usize, room: &mut Room) -> usize {
        let Room {
            spelled, places, ..
        } = room;
        let mut index = spelled.begin(start);
        let mut count = 0;
        let (mut next, mut before) = (start, start);
        // The class of the character before `next`.
        let mut previous = NOWHERE;
        // One where a string may start at the character before it.
        let mut is_open = 0;
        let mut barred = bars_before(bytes, start);
        loop {
            let classes = spelled.block(index);
            if places.len() < count + BLOCK {
                places.resize((count + BLOCK) * 2, Start::default());
            }
            let Some(gathered) = places[count..].first_chunk_mut::<BLOCK>() else {
                break;
            };
            let mut more = 0;
            // Takes in a character: the one before it is gathered where it may start a string, without a
            // branch, as nobody can guess which.
            let mut take = |class: Class, before: Start, is_open: u64| {
                // Never more than a block, which the compiler cannot know.
                gathered[more % BLOCK] = before;
                more += (self.buckets.bit([previous, class]) & is_open) as usize;
                previous = class;
            };
            let first = Start((index as u64).wrapping_sub(1) << 32 | before as u64);
            let mut taken = 1;
            match bytes.get(next) {
                // Nearly all of Chinese text.
                Some(lead) if lead & 0xF0 == 0xE0 => {
                    let mut spelling = classes.iter_mut();
                    let mut characters = bytes[next..].as_chunks::<3>().0.iter();
                    if let (Some(&[a, b, c]), Some(class)) = (characters.next(), spelling.next()) {
                        *class = self.classes.of_three(a, b, c);
                        take(*class, first, is_open);
                    }
                    let mut place = Start((index as u64) << 32 | next as u64);
                    for (&[a, b, c], class) in characters.zip(spelling) {
                        if a & 0xF0 != 0xE0 {
                            break;
                        }
                        *class = self.classes.of_three(a, b, c);
                        take(*class, place, 1);
                        place.0 += CHARACTER + 3;
                    }
                    taken = place.index() + 1 - index;
                    (before, next) = (place.start(), place.start() + 3);
                    (is_open, barred) = (1, 0);
                }
                Some(0..=0x7F) => {
                    let ascii = &bytes[next..][..classes.len().min(bytes.len() - next)];
                    let mut place = first;
                    taken = 0;
                    while let Some(&byte) = ascii.get(taken)
                        && let Some(kind) = KINDS.get(usize::from(byte))
                    {
                        let class = self.classes.of_ascii(byte);
                        classes[taken] = class;
                        take(class, place, is_open);
                        is_open = u64::from(kind.is & barred == 0);
                        barred = kind.bars;
                        place = Start(((index + taken) as u64) << 32 | (next + taken) as u64);
                        taken += 1;
                        if is_open == 0 {
                            // Nothing starts at the small letters that follow.
                            while let Some(&small) = ascii.get(taken)
                                && small.is_ascii_lowercase()
                            {
                                classes[taken] = self.classes.of_ascii(small);
                                barred = SMALL;
                                taken += 1;
                            }
                        }
                    }
                    (before, next) = (next + taken - 1, next + taken);
                }
                Some(_) => {
                    let (class, length) = self.classes.first_of(&bytes[next..]);
                    classes[0] = class;
                    take(class, first, is_open);
                    (is_open, barred) = (1, 0);
                    (before, next) = (next, next + length);
                }
                None => {
                    // What follows the last character was no character.
                    take(NOWHERE, first, is_open);
                    count += more;
                    break;
                }
            }
            count += more;
            index += taken;
        }
        spelled.end(index);
        count
    }

    /// Calls `at` for those of the first `count` places at which strings start.
    #[inline(never)]
    fn compare(
        &self,
        bytes: &[u8],
        count: usize,
        room: &mut Room,
        mut at: impl FnMut(usize, &[Found]),
    ) {
        let Room {
            spelled,
            places,
            kept: Kept(kept),
            found,
        } = room;
        let classes = spelled.classes();
        for together in places[..count].chunks(BLOCK) {
            // Without a branch on what is found, so that all looks go on at once.
            let mut more = 0;
            for &place in together {
                let Some(&[first, second, third]) = classes[place.index()..].first_chunk() else {
                    continue;
                };
                let head = [first, second];
                let slot = self.buckets.place(head);
                kept[more % BLOCK] = (place, slot);
                more += usize::from(self.buckets.may_start(slot, head, third));
            }
            for &(place, slot) in &kept[..more] {
                let start = place.start();
                if let Some((spelled, rest)) = classes[place.index()..].split_first_chunk() {
                    self.starting(bytes, start, *spelled, rest, slot, found);
                }
                if !found.is_empty() {
                    at(start, found);
                }
            }
        }
    }

    /// Puts every string that starts at `start` and ends by `end` into `found`, the shortest first.
    pub fn starting_at(&self, text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
        let bytes = &text.as_bytes()[..end];
        let mut behind = start;
        let mut next = || {
            let (class, length) = self.classes.first_of(&bytes[behind..]);
            behind += length;
            class
        };
        let spelled = [next(), next(), next()];
        found.clear();
        let head = [spelled[0], spelled[1]];
        if self.buckets.bit(head) == 1 {
            let rest = Behind {
                classes: &self.classes,
                bytes: &bytes[behind..],
            };
            self.starting(bytes, start, spelled, rest, self.buckets.place(head), found);
        }
    }

    /// As [`Finder::starting_at`]; nothing where the start is within a word or number.
    pub fn starting_word_at(&self, text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        found.clear();
        let is = bytes[start..]
            .first()
            .and_then(|&byte| KINDS.get(usize::from(byte)))
            .map_or(0, |kind| kind.is);
        if is & bars_before(bytes, start) == 0 {
            self.starting_at(text, start, end, found);
        }
    }

    /// Puts every string at `start`, which is spelled like `spelled` and then `rest`, and whose head has the
    /// slot `place`, into `found`, the shortest first.
    #[inline(always)]
    fn starting(
        &self,
        bytes: &[u8],
        start: usize,
        spelled: [Class; 3],
        rest: impl Rest,
        place: u32,
        found: &mut Vec<Found>,
    ) {
        found.clear();
        let [first, second, third] = spelled;
        if first == NOWHERE {
            return;
        }
        if !self.singles.is_empty()
            && let Ok(index) = self
                .singles
                .binary_search_by_key(&first, |(class, ..)| *class)
        {
            let end = start + length_at(bytes, start);
            let (_, pattern, mark) = self.singles[index];
            found.push(Found {
                start,
                end,
                pattern,
                mark,
            });
        }
        let two = third_of(bytes, start);
        let (whole, longer) = self.buckets.with_head(place, [first, second], third);
        if let Some(whole) = whole {
            found.push(Found {
                start,
                end: two,
                pattern: whole.pattern,
                mark: whole.mark,
            });
        }
        for entry in longer {
            if self.buckets.fits(entry, |tail| rest.starts_with(tail)) {
                let behind = (0..=entry.length).fold(two, |end, _| end + length_at(bytes, end));
                found.push(Found {
                    start,
                    end: behind,
                    pattern: entry.pattern,
                    mark: entry.mark,
                });
            }
        }
    }
}

/// What comes behind the third character of a place.
trait Rest: Copy {
    /// True where it starts with `tail`.
    fn starts_with(self, tail: &[Class]) -> bool;
}

impl Rest for &[Class] {
    #[inline(always)]
    fn starts_with(self, tail: &[Class]) -> bool {
        // Too short to be worth a call.
        let fits = |(class, wanted): (&Class, &Class)| class == wanted;
        self.len() >= tail.len() && self.iter().zip(tail).all(fits)
    }
}

/// Text that is not spelled.
#[derive(Clone, Copy)]
struct Behind<'t> {
    classes: &'t Classes,
    bytes: &'t [u8],
}

impl Rest for Behind<'_> {
    fn starts_with(self, tail: &[Class]) -> bool {
        let mut start = 0;
        tail.iter().all(|&wanted| {
            let (class, length) = self.classes.first_of(&self.bytes[start..]);
            start += length;
            class == wanted
        })
    }
}

/// The first byte of the third character from `start` on.
#[inline(always)]
fn third_of(bytes: &[u8], start: usize) -> usize {
    let second = start + length_at(bytes, start);
    second + length_at(bytes, second)
}

/// How many bytes the character at `start` has; none at the end.
#[inline(always)]
fn length_at(bytes: &[u8], start: usize) -> usize {
    match bytes.get(start) {
        Some(0xE0..=0xEF) => 3,
        Some(0..=0x7F) => 1,
        Some(0..=0xDF) => 2,
        Some(_) => 4,
        None => 0,
    }
}

/// What may not start at `start`.
fn bars_before(bytes: &[u8], start: usize) -> u8 {
    match bytes[..start].last() {
        Some(&ascii) if ascii < 0x80 => KINDS[usize::from(ascii)].bars,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_text;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// What the finder says, by the plainest means: every string at every character.
    fn every_place(strings: &[&str], text: &str) -> Vec<Found> {
        let mut first_of = BTreeMap::new();
        for (pattern, string) in strings.iter().enumerate() {
            first_of
                .entry(fold_text(string))
                .or_insert(pattern as Pattern);
        }
        let boundaries: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let mut all = Vec::new();
        for (index, &start) in boundaries.iter().enumerate() {
            for &end in &boundaries[index + 1..] {
                if let Some(&pattern) = first_of.get(&fold_text(&text[start..end])) {
                    all.push(Found {
                        start,
                        end,
                        pattern,
                        mark: 0,
                    });
                }
            }
        }
        all
    }

    fn finder(strings: &[&str]) -> Finder {
        Finder::new(
            strings,
            |_| 0,
            Arc::new(Classes::new(strings.iter().copied())),
        )
    }

    fn found(finder: &Finder, text: &str) -> Vec<Found> {
        let mut all = Vec::new();
        finder.walk(text, 0..text.len(), &mut Room::default(), |_, found| {
            all.extend(found);
        });
        all
    }

    #[test]
    fn variants_are_found_where_they_stand() {
        let finder = finder(&["腾讯", "BAT", "𠀀行", "得"]);
        let found = found(&finder, "x騰訊ＢａT，𠀀行得");
        let spans: Vec<_> = found.iter().map(|f| (f.start, f.end, f.pattern)).collect();
        assert_eq!(spans, [(1, 7, 0), (7, 14, 1), (17, 24, 2), (24, 27, 3)]);
    }

    #[test]
    fn no_string_starts_within_a_word_or_number() {
        let finder = finder(&["at", "360", "BAT"]);
        let starts = |text: &str| {
            found(&finder, text)
                .iter()
                .map(|f| f.start)
                .collect::<Vec<_>>()
        };
        assert_eq!(starts("data 13600 PBAT Xbox360 at"), [12, 13, 20, 24]);
    }

    proptest! {
        #[test]
        fn every_string_is_found_at_every_place(
            strings in prop::collection::vec("[甲乙騰腾丙a𠀀B1é]{1,5}", 1..30),
            text in "[甲乙騰腾丙a𠀀B1éＡ。 ]{0,80}",
        ) {
            let strings: Vec<&str> = strings.iter().map(String::as_str).collect();
            let starts_in_word = |start: usize| {
                let mut before = text[..start].chars().rev();
                let (here, before) = (text[start..].chars().next(), before.next());
                let (Some(here), Some(before)) = (here, before) else { return false };
                here.is_ascii_lowercase() && before.is_ascii_alphanumeric()
                    || here.is_ascii_digit() && before.is_ascii_digit()
            };
            let mut expected = every_place(&strings, &text);
            expected.retain(|found| !starts_in_word(found.start));
            prop_assert_eq!(found(&finder(&strings), &text), expected);
        }
    }
}
