//! Needed words: where they may stand in an article, found out from its start and only as far as is asked.
//!
//! Business prose is full of them and few names ask, so that finding them all would take longer than
//! finding the names. What is kept is where the first two characters of any needed word stand; whoever
//! asks for words looks through these places alone. Knows words by their first characters, not who
//! needs them.

use super::candidate::Place;
use super::classes::{Class, Classes, NOWHERE};
use super::matcher::Article;
use std::cell::RefCell;

/// Bits of the table of heads: eight kilobytes.
const TABLE_BITS: u32 = 16;

/// Bytes that are looked at in one go. Most questions are answered by the first.
const PIECE: usize = 1024;

/// The first two classes of every needed word.
#[derive(Debug)]
pub(super) struct NeededHeads {
    /// Bit [`hash`] is set for every head.
    heads: Box<[u64; 1 << (TABLE_BITS - 6)]>,
}

/// Classes are spread over sixteen bits already.
#[inline(always)]
fn hash(first: Class, second: Class) -> usize {
    usize::from(first.rotate_left(3) ^ second)
}

impl NeededHeads {
    /// The heads of `words`, of which those of one character have none.
    pub fn new<'l>(words: impl Iterator<Item = &'l str>, classes: &Classes) -> Self {
        let mut heads = Box::new([0; 1 << (TABLE_BITS - 6)]);
        for word in words {
            let mut spelled = word.chars().map(|character| classes.of(character));
            if let (Some(first), Some(second)) = (spelled.next(), spelled.next()) {
                let hash = hash(first, second);
                heads[hash / 64] |= 1 << (hash % 64);
            }
        }
        Self { heads }
    }

    #[inline(always)]
    fn may_have(&self, first: Class, second: Class) -> bool {
        let hash = hash(first, second);
        self.heads[hash / 64] >> (hash % 64) & 1 == 1
    }
}

/// A place at which a needed word may start.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    /// The classes of the first two characters there.
    pub head: [Class; 2],
    /// Its first byte.
    pub start: u32,
}

/// What is known so far of one article.
#[derive(Debug)]
pub(super) struct Known {
    starts: Vec<Start>,
    /// How many of these stand in the title.
    in_title: usize,
    /// The part of the article that comes next, and where in it.
    part: usize,
    offset: usize,
    piece: Box<[Start; PIECE]>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            in_title: 0,
            part: 0,
            offset: 0,
            piece: Box::new([Start::default(); PIECE]),
        }
    }
}

impl Known {
    /// Nothing known, with the room for it kept.
    pub fn clear(&mut self) {
        self.starts.clear();
        (self.in_title, self.part, self.offset) = (0, 0, 0);
    }

    /// Places for which it has room.
    pub fn room(&self) -> usize {
        self.starts.capacity()
    }
}

/// Where needed words may stand in one article.
pub(super) struct NeededIn<'a> {
    pub heads: &'a NeededHeads,
    pub classes: &'a Classes,
    pub article: &'a Article<'a>,
    pub known: &'a RefCell<Known>,
}

impl NeededIn<'_> {
    /// True where `is_wanted` is true of any place at which a needed word may start.
    pub fn any(&self, is_wanted: impl Fn(Place, Start) -> bool) -> bool {
        let known = &mut *self.known.borrow_mut();
        let mut seen = 0;
        loop {
            let in_title = known.in_title.max(seen);
            let (title, body) = known.starts.split_at(in_title);
            if title[seen..].iter().any(|&it| is_wanted(Place::Title, it))
                || body.iter().any(|&it| is_wanted(Place::Body, it))
            {
                return true;
            }
            seen = known.starts.len();
            if !self.look_further(known) {
                return false;
            }
        }
    }

    /// Looks at the next piece of the article; false where there is none.
    fn look_further(&self, known: &mut Known) -> bool {
        let Some((place, part)) = self.article.part_number(known.part) else {
            return false;
        };
        let text = self.article.text(place);
        let start = part.start.max(known.offset);
        let end = text.ceil_char_boundary((start + PIECE - 4).min(part.end));
        let bytes = &text.as_bytes()[..part.end];
        let mut count = 0;
        let (mut at, mut first) = (start, NOWHERE);
        let mut before = start;
        // Without a branch on what is found: where words stand cannot be guessed.
        let mut look = |first: Class, second: Class, before: usize| {
            known.piece[count % PIECE] = Start {
                head: [first, second],
                start: before as u32,
            };
            count += usize::from(self.heads.may_have(first, second));
        };
        loop {
            for &[a, b, c] in bytes[at..].as_chunks::<3>().0 {
                if a & 0xF0 != 0xE0 || at >= end {
                    break;
                }
                let second = self.classes.of_three(a, b, c);
                look(first, second, before);
                (before, first) = (at, second);
                at += 3;
            }
            let (second, length) = self.classes.first_of(&bytes[at..]);
            look(first, second, before);
            if at >= end {
                break;
            }
            (before, first) = (at, second);
            at += length;
        }
        known.starts.extend_from_slice(&known.piece[..count]);
        if place == Place::Title {
            known.in_title = known.starts.len();
        }
        (known.part, known.offset) = if end == part.end {
            (known.part + 1, 0)
        } else {
            (known.part, end)
        };
        true
    }
}
