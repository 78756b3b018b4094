//! Finds which strings of a set start where in a text, in one walk over the text as it stands.
//!
//! Nearly every position is dismissed by two table look-ups: the class of the character, and whether
//! any string starts with the classes of this character and the one before. What remains is gathered,
//! dismissed in one go where the third class does not fit, and only then compared with strings. So no
//! step waits for the memory of the one before, nor guesses where a text cannot be guessed. No
//! automaton is walked: one for sixteen thousand strings is larger than a core's cache, and the tables
//! here fit. Knows strings and texts, not what the strings mean.
//!
//! Within a Latin word or a number, no string starts at a small letter that follows a letter or digit,
//! nor at a digit that follows a digit: `at` does not start in `data`, nor `360` in `13600`, but `BAT`
//! does in `PBAT`. Such places could never be accepted, and are too many to be worth a reason.

use super::buckets::{Buckets, Head};
use super::classes::{Class, Classes, NOWHERE};
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
}

/// Starts that are gathered before they are looked at.
const GATHERED: usize = 256;

/// Room for a walk, to be used again for the next.
#[derive(Debug)]
pub(super) struct Room {
    gathered: Box<Gathered>,
    found: Vec<Found>,
}

/// Places at which strings may start.
#[derive(Debug)]
struct Gathered {
    count: usize,
    /// The classes of the first two characters.
    heads: [Joined; GATHERED],
    /// The first byte of the third character.
    thirds: [u32; GATHERED],
    /// Of those that are kept, the slots of their heads.
    places: [u32; GATHERED],
}

impl Default for Room {
    fn default() -> Self {
        Self {
            gathered: Box::new(Gathered {
                count: 0,
                heads: [0; GATHERED],
                thirds: [0; GATHERED],
                places: [0; GATHERED],
            }),
            found: Vec::new(),
        }
    }
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Finder {
    classes: Arc<Classes>,
    buckets: Buckets,
    /// The strings of one character, ascending.
    singles: Vec<(Class, Pattern)>,
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

/// What is no ASCII.
const NO_KIND: Kind = Kind { is: 0, bars: 0 };

impl Finder {
    /// A finder of `strings`, none of them empty; the number of a string is its position. Of strings
    /// that fold to the same, the first is found. `classes` tell all their characters apart.
    pub fn new(strings: &[&str], classes: Arc<Classes>) -> Self {
        let spelled: Vec<Vec<Class>> = strings
            .iter()
            .map(|text| {
                text.chars()
                    .map(|character| classes.of(character))
                    .collect()
            })
            .collect();
        let mut singles: Vec<(Class, Pattern)> = spelled
            .iter()
            .zip(0..)
            .filter_map(|(spelling, pattern)| match spelling[..] {
                [single] => Some((single, pattern)),
                _ => None,
            })
            .collect();
        singles.sort_unstable();
        singles.dedup_by_key(|(class, _)| *class);
        // Anything may follow a string of one character, the end of the text too.
        let followers = || classes.all().iter().copied().chain([NOWHERE]);
        let heads = singles
            .iter()
            .flat_map(|&(single, _)| followers().map(move |any| [single, any]));
        let buckets = Buckets::new(&spelled, heads);
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
    /// these, the shortest first. Its ends are character boundaries of `text`.
    pub fn walk(
        &self,
        text: &str,
        range: Range<usize>,
        room: &mut Room,
        mut at: impl FnMut(usize, &[Found]),
    ) {
        let bytes = &text.as_bytes()[..range.end];
        // What comes next, and the classes of the two characters before it; the first of them is nowhere
        // where no string may start.
        let (mut next, mut head) = (range.start, 0);
        // What may not start there.
        let mut barred = bars_before(bytes, next);
        room.gathered.count = 0;
        while next < bytes.len() {
            if room.gathered.count == GATHERED {
                self.compare(bytes, room, &mut at);
            }
            let start = next;
            (next, head) = self.walk_three(bytes, next, head, &mut room.gathered);
            if next > start {
                barred = 0;
                continue;
            }
            let (class, length) = self.classes.first_of(&bytes[next..]);
            next += length;
            head = head << 16 | Joined::from(class);
            self.gather(head, next, &mut room.gathered);
            let kind = KINDS.get(usize::from(bytes[start])).unwrap_or(&NO_KIND);
            if kind.is & barred > 0 {
                // Nothing starts here, nor at the small letters that follow.
                head = Joined::from(NOWHERE);
                let small = bytes[next..].iter();
                next += small.take_while(|byte| byte.is_ascii_lowercase()).count();
                barred = bars_before(bytes, next);
            } else {
                barred = kind.bars;
            }
        }
        self.compare(bytes, room, &mut at);
        // What follows the last character was no character.
        let start = text.floor_char_boundary(bytes.len().saturating_sub(1));
        let head = [head as Class, NOWHERE];
        if start >= range.start && self.buckets.may_have(head) {
            self.starting(
                bytes,
                start,
                head,
                self.buckets.place(head),
                &mut room.found,
            );
            if !room.found.is_empty() {
                at(start, &room.found);
            }
        }
    }

    /// Walks on from `next` while characters have three bytes and `gathered` has room; nearly all of
    /// Chinese text.
    #[inline(always)]
    fn walk_three(
        &self,
        bytes: &[u8],
        mut next: usize,
        mut head: Joined,
        gathered: &mut Gathered,
    ) -> (usize, Joined) {
        let (characters, _) = bytes[next..].as_chunks::<3>();
        let most = characters.len().min(GATHERED - gathered.count);
        for &[a, b, c] in &characters[..most] {
            if a & 0xF0 != 0xE0 {
                break;
            }
            head = head << 16 | Joined::from(self.classes.of_three(a, b, c));
            next += 3;
            self.gather(head, next, gathered);
        }
        (next, head)
    }

    /// Gathers the place of `head`, behind which comes `third`, where it may start a string.
    #[inline(always)]
    fn gather(&self, head: Joined, third: usize, gathered: &mut Gathered) {
        let count = gathered.count % GATHERED;
        gathered.heads[count] = head;
        // Texts are shorter than 4 GiB.
        gathered.thirds[count] = third as u32;
        gathered.count += usize::from(self.buckets.may_have(taken_apart(head)));
    }

    /// Calls `at` for those gathered places at which strings start.
    #[inline(never)]
    fn compare(&self, bytes: &[u8], room: &mut Room, at: &mut impl FnMut(usize, &[Found])) {
        let Room { gathered, found } = room;
        let Gathered {
            count,
            heads,
            thirds,
            places,
        } = &mut **gathered;
        // Without a branch on what is found, so that all looks go on at once.
        let mut kept = 0;
        for index in 0..*count {
            let (joined, third) = (heads[index], thirds[index]);
            let head = taken_apart(joined);
            let (class, _) = self.classes.first_of(&bytes[third as usize..]);
            let place = self.buckets.place(head);
            (heads[kept], thirds[kept], places[kept]) = (joined, third, place);
            kept += usize::from(self.buckets.may_start(place, head, class));
        }
        *count = 0;
        for index in 0..kept {
            let head = taken_apart(heads[index]);
            if head[0] == NOWHERE {
                continue;
            }
            let start = two_before(bytes, thirds[index] as usize);
            self.starting(bytes, start, head, places[index], found);
            if !found.is_empty() {
                at(start, found);
            }
        }
    }

    /// Puts every string that starts at `start` and ends by `end` into `found`, the shortest first.
    pub fn starting_at(&self, text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
        let bytes = &text.as_bytes()[..end];
        let (first, length) = self.classes.first_of(&bytes[start..]);
        let (second, _) = self.classes.first_of(&bytes[start + length..]);
        let head = [first, second];
        if self.buckets.may_have(head) {
            self.starting(bytes, start, head, self.buckets.place(head), found);
        } else {
            found.clear();
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

    /// Puts every string at `start`, whose head has the slot `place`, into `found`, the shortest first.
    #[inline(always)]
    fn starting(&self, bytes: &[u8], start: usize, head: Head, place: u32, found: &mut Vec<Found>) {
        found.clear();
        let two = third_of(bytes, start);
        if head[0] == NOWHERE {
            return;
        }
        if !self.singles.is_empty()
            && let Ok(index) = self
                .singles
                .binary_search_by_key(&head[0], |(class, _)| *class)
        {
            let end = start + self.classes.first_of(&bytes[start..]).1;
            let pattern = self.singles[index].1;
            found.push(Found {
                start,
                end,
                pattern,
            });
        }
        let (third, length) = self.classes.first_of(&bytes[two..]);
        let (whole, longer) = self.buckets.with_head(place, head, third);
        if let Some(whole) = whole {
            found.push(Found {
                start,
                end: two,
                pattern: whole.pattern,
            });
        }
        for entry in longer {
            let mut end = two + length;
            let mut tail = self.buckets.tail(entry).iter();
            loop {
                let Some(&wanted) = tail.next() else {
                    found.push(Found {
                        start,
                        end,
                        pattern: entry.pattern,
                    });
                    break;
                };
                let (class, length) = self.classes.first_of(&bytes[end..]);
                if class != wanted {
                    break;
                }
                end += length;
            }
        }
    }
}

/// Two classes, the first above the second.
type Joined = u32;

#[inline(always)]
fn taken_apart(joined: Joined) -> Head {
    [(joined >> 16) as Class, joined as Class]
}

/// The first byte of the last but one character before `end`.
#[inline(always)]
fn two_before(bytes: &[u8], end: usize) -> usize {
    if let Some(&[first, _, _, second, _, _]) = bytes[..end].last_chunk()
        && first & second & 0xF0 == 0xE0
    {
        return end - 6;
    }
    let starts = (0..end).rev().filter(|&at| bytes[at] & 0xC0 != 0x80);
    starts.take(2).last().unwrap_or_default()
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
                    });
                }
            }
        }
        all
    }

    fn finder(strings: &[&str]) -> Finder {
        Finder::new(strings, Arc::new(Classes::new(strings.iter().copied())))
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
