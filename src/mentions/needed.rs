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

/// Heads: bit [`hash`] is set for each.
#[derive(Debug)]
struct Heads(Box<[u64; 1 << (TABLE_BITS - 6)]>);

impl Default for Heads {
    fn default() -> Self {
        Self(Box::new([0; 1 << (TABLE_BITS - 6)]))
    }
}

impl Heads {
    fn insert(&mut self, head: Joined) {
        let hash = hash(head);
        self.0[hash / 64] |= 1 << (hash % 64);
    }

    #[inline(always)]
    fn may_have(&self, head: Joined) -> bool {
        let hash = hash(head);
        self.0[hash / 64] >> (hash % 64) & 1 == 1
    }
}

/// The first two classes of every needed word.
#[derive(Debug)]
pub(super) struct NeededHeads(Heads);

/// The first two classes of a word, the first above the second.
type Joined = u32;

fn joined(first: Class, second: Class) -> Joined {
    Joined::from(first) << 16 | Joined::from(second)
}

/// Classes are spread over sixteen bits already.
#[inline(always)]
fn hash(head: Joined) -> usize {
    (((head >> 14) ^ head) & ((1 << TABLE_BITS) - 1)) as usize
}

impl NeededHeads {
    /// The heads of `words`, of which those of one character have none.
    pub fn new<'l>(words: impl Iterator<Item = &'l str>, classes: &Classes) -> Self {
        let mut heads = Heads::default();
        for word in words {
            let mut spelled = word.chars().map(|character| classes.of(character));
            if let (Some(first), Some(second)) = (spelled.next(), spelled.next()) {
                heads.insert(joined(first, second));
            }
        }
        Self(heads)
    }
}

/// A place at which a needed word may start.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Start {
    head: Joined,
    /// Its first byte.
    pub start: u32,
}

impl Start {
    /// The classes of the first two characters there.
    #[inline(always)]
    pub fn head(self) -> [Class; 2] {
        [(self.head >> 16) as Class, self.head as Class]
    }
}

/// What is known so far of one article.
#[derive(Debug)]
pub(super) struct Known {
    starts: Vec<Start>,
    /// The heads that stand there.
    heads: Heads,
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
            heads: Heads::default(),
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
        if !self.starts.is_empty() {
            self.heads.0.fill(0);
        }
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
    /// True where `is_wanted` is true of any place at which one of `words` may start. It is asked about
    /// places of other words, too, but about none of what is known already where none of these stand.
    pub fn any<'w>(
        &self,
        mut words: impl Iterator<Item = &'w [Class]>,
        is_wanted: impl Fn(Place, Start) -> bool,
    ) -> bool {
        let known = &mut *self.known.borrow_mut();
        let may_stand = words.any(|word| match *word {
            [first, second, ..] => known.heads.may_have(joined(first, second)),
            _ => false,
        });
        let mut seen = if may_stand { 0 } else { known.starts.len() };
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
        let (mut at, mut head) = (start, Joined::from(NOWHERE));
        let mut before = start;
        // Without a branch on what is found: where words stand cannot be guessed.
        let mut look = |head: Joined, before: usize| {
            let start = before as u32;
            known.piece[count % PIECE] = Start { head, start };
            count += usize::from(self.heads.0.may_have(head));
        };
        loop {
            for &[a, b, c] in bytes[at..].as_chunks::<3>().0 {
                if a & 0xF0 != 0xE0 || at >= end {
                    break;
                }
                head = head << 16 | Joined::from(self.classes.of_three(a, b, c));
                look(head, before);
                before = at;
                at += 3;
            }
            let (class, length) = self.classes.first_of(&bytes[at..]);
            head = head << 16 | Joined::from(class);
            look(head, before);
            if at >= end {
                break;
            }
            before = at;
            at += length;
        }
        known.starts.extend_from_slice(&known.piece[..count]);
        for start in &known.piece[..count] {
            known.heads.insert(start.head);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::TextForm;
    use crate::text::fold::fold_text;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the pieces, and in the title too.
        #[test]
        fn no_place_of_a_word_is_passed_over(
            words in prop::collection::vec("[甲乙腾𠀀a]{2,3}", 1..4),
            title in "[甲乙騰𠀀a 。]{0,9}",
            body in "[甲乙騰腾𠀀aé 。]{0,1500}",
        ) {
            let classes = Classes::new(words.iter().map(String::as_str));
            let heads = NeededHeads::new(words.iter().map(String::as_str), &classes);
            let article = Article::new(&title, &body, TextForm::Plain);
            let known = RefCell::default();
            let needed = NeededIn { heads: &heads, classes: &classes, article: &article, known: &known };
            let seen = RefCell::new(Vec::new());
            let all = |place, it: Start| {
                seen.borrow_mut().push((place, it.start as usize));
                false
            };
            let spelled: Vec<Vec<Class>> = words
                .iter()
                .map(|word| word.chars().map(|it| classes.of(it)).collect())
                .collect();
            let any = |is_wanted: &dyn Fn(Place, Start) -> bool| {
                needed.any(spelled.iter().map(Vec::as_slice), is_wanted)
            };
            prop_assert!(!any(&all));
            let seen = seen.into_inner();
            prop_assert!(seen.is_sorted());
            for (place, text) in [(Place::Title, &title), (Place::Body, &body)] {
                let starts = text.char_indices().map(|(start, _)| start);
                for start in starts {
                    let behind: String = text[start..].chars().take(3).collect();
                    let stands = |word: &String| fold_text(&behind).starts_with(word.as_str());
                    prop_assert!(!words.iter().any(stands) || seen.contains(&(place, start)));
                }
            }
            // What is known is not forgotten.
            let first = seen.first();
            let again = any(&|place, it| Some(&(place, it.start as usize)) == first);
            let stands = seen.iter().any(|&(place, start)| {
                let text = fold_text(&article.text(place)[start..]);
                words.iter().any(|word| text.starts_with(word.as_str()))
            });
            prop_assert!(again || !stands);
        }
    }
}
