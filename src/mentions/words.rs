//! Cues and needed words: whether one of an alias's own stands in an article, or near a place.
//!
//! A lexicon has thousands of them, among them the commonest words of business prose, so they are looked
//! for only where an alias asks: needed words by [`super::needed`], cues near the alias alone.

use super::bits::Bits;
use super::candidate::Place;
use super::classes::{Class, Classes, NOWHERE};
use super::edge;
use super::matcher::Article;
use super::needed::{NeededIn, Start};
use crate::text::ByteSpan;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// The number of a list of words.
pub(super) type ListId = u32;

/// Lists of words, compiled. Equal lists, which are many, are one.
#[derive(Debug, Default)]
pub(super) struct WordLists {
    lists: Vec<WordList>,
    ids: HashMap<Vec<String>, ListId>,
}

/// A list of words as classes of characters.
#[derive(Debug)]
struct WordList {
    /// Bit [`pair_bit`] is set for the first two classes of every word.
    pairs: [u64; PAIR_WORDS],
    /// Words of one character.
    singles: Box<[Class]>,
    /// Ascending, and so by first classes.
    words: Box<[Box<[Class]>]>,
}

impl WordLists {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// The list of `words`; `None` where there are none.
    pub fn list(&mut self, words: &[String], classes: &Classes) -> Option<ListId> {
        if words.is_empty() {
            return None;
        }
        if let Some(&known) = self.ids.get(words) {
            return Some(known);
        }
        let id = self.lists.len() as ListId;
        self.lists.push(WordList::new(words, classes));
        self.ids.insert(words.to_vec(), id);
        Some(id)
    }
}

impl WordList {
    fn new(words: &[String], classes: &Classes) -> Self {
        let spell = |word: &String| {
            word.chars()
                .map(|character| classes.of(character))
                .collect()
        };
        let mut spelled: Vec<Box<[Class]>> = words.iter().map(spell).collect();
        spelled.sort();
        let mut pairs = [0; PAIR_WORDS];
        let mut singles = Vec::new();
        for word in &spelled {
            match word[..] {
                [first, second, ..] => {
                    let bit = pair_bit(first, second);
                    pairs[bit / 64] |= 1 << (bit % 64);
                }
                [single] => singles.push(single),
                [] => {}
            }
        }
        Self {
            pairs,
            singles: singles.into(),
            words: spelled.into(),
        }
    }

    /// The first place in `range` of `text` where a word stands that `is_wanted`.
    fn find(
        &self,
        classes: &Classes,
        text: &str,
        range: Range<usize>,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let bytes = &text.as_bytes()[..range.end];
        let mut start = range.start;
        let (mut first, mut length) = classes.first_of(&bytes[start..]);
        while length > 0 {
            let next = start + length;
            let (second, length_of_next) = classes.first_of(&bytes[next..]);
            if self.may_have([first, second]) || self.singles.contains(&first) {
                let within = |word: ByteSpan| word.end as usize <= range.end && is_wanted(word);
                if let Some(word) = self.word_at(classes, text, start, first, within) {
                    return Some(word);
                }
            }
            (start, first, length) = (next, second, length_of_next);
        }
        None
    }

    /// False where no word starts with the two classes.
    #[inline(always)]
    fn may_have(&self, [first, second]: [Class; 2]) -> bool {
        let bit = pair_bit(first, second);
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The first word that stands at `start`, a character of the class `first`, and `is_wanted`.
    fn word_at(
        &self,
        classes: &Classes,
        text: &str,
        start: usize,
        first: Class,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let from = self.words.partition_point(|word| word[0] < first);
        let here = self.words[from..].iter();
        here.take_while(|word| word[0] == first).find_map(|word| {
            let mut end = start;
            let stands = word.iter().all(|&wanted| {
                let (class, length) = classes.first_of(&text.as_bytes()[end..]);
                end += length;
                class == wanted
            });
            let span = ByteSpan::new(start, end);
            let is_whole = stands && edge::touched(text, start..end).is_none();
            (is_whole && is_wanted(span)).then_some(span)
        })
    }

    /// True where a word of one character stands in `part` of `text`.
    fn has_single(&self, classes: &Classes, text: &str, part: Range<usize>) -> bool {
        let bytes = &text.as_bytes()[..part.end];
        let mut start = part.start;
        while start < part.end {
            let (class, length) = classes.first_of(&bytes[start..]);
            if class != NOWHERE
                && self.singles.contains(&class)
                && edge::touched(text, start..start + length).is_none()
            {
                return true;
            }
            start += length;
        }
        false
    }
}

/// Words of sixty-four bits: few places pass that start no word.
const PAIR_WORDS: usize = 32;

/// Eleven bits; classes are spread over sixteen already.
fn pair_bit(first: Class, second: Class) -> usize {
    usize::from((first ^ second.rotate_left(5)) & 2047)
}

/// The words of one article.
pub(super) struct WordsOf<'a> {
    lists: &'a WordLists,
    classes: &'a Classes,
    article: &'a Article<'a>,
    needed: NeededIn<'a>,
    /// What was asked, and what was answered with yes: several aliases share a list, and most stand in
    /// an article more than once.
    answers: RefCell<(Bits, Bits)>,
}

impl<'a> WordsOf<'a> {
    pub fn new(
        lists: &'a WordLists,
        classes: &'a Classes,
        article: &'a Article<'a>,
        needed: NeededIn<'a>,
    ) -> Self {
        Self {
            lists,
            classes,
            article,
            needed,
            answers: RefCell::default(),
        }
    }

    /// True where a word of `list`, a list of needed words, stands anywhere in the article.
    pub fn anywhere(&self, list: ListId) -> bool {
        let (asked, yes) = &mut *self.answers.borrow_mut();
        if asked.insert(list) {
            return yes.contains(list);
        }
        let words = &self.lists.lists[list as usize];
        let answer = self.needed.any(|place, Start { head, start }| {
            let is_matched = |span| self.article.is_matched(place, span);
            let (text, start) = (self.article.text(place), start as usize);
            words.may_have(head)
                && words
                    .word_at(self.classes, text, start, head[0], is_matched)
                    .is_some()
        }) || (!words.singles.is_empty() && self.has_single(list));
        if answer {
            yes.insert(list);
        }
        answer
    }

    fn has_single(&self, list: ListId) -> bool {
        let list = &self.lists.lists[list as usize];
        self.article
            .parts()
            .any(|(place, part)| list.has_single(self.classes, self.article.text(place), part))
    }

    /// The first place in `range` where a word of `list` stands that `is_wanted`; words in parts that
    /// are not matched are passed over.
    pub fn within(
        &self,
        list: ListId,
        place: Place,
        range: Range<usize>,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let list = &self.lists.lists[list as usize];
        list.find(self.classes, self.article.text(place), range, |word| {
            is_wanted(word) && self.article.is_matched(place, word)
        })
    }
}
