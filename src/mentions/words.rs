//! Cues and needed words: whether one of an alias's own stands in a range of an article.
//!
//! A lexicon has thousands of them, among them the commonest words of business prose. They are looked
//! for only where an alias asks, and then only its own few: near it first, in the whole article last.

use super::candidate::Place;
use super::classes::{Class, Classes};
use super::edge;
use super::matcher::Article;
use crate::text::ByteSpan;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// Bytes on each side of an alias in which a needed word is looked for first: a few sentences.
const NEAR: usize = 600;

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
    /// Bit `class % 64` is set for every class that a word starts with.
    firsts: u64,
    /// Ascending, and so by first class.
    words: Box<[Box<[Class]>]>,
}

impl WordLists {
    /// The list of `words`; `None` where there are none.
    pub fn list(&mut self, words: &[String], classes: &Classes) -> Option<ListId> {
        if words.is_empty() {
            return None;
        }
        if let Some(&known) = self.ids.get(words) {
            return Some(known);
        }
        let spell = |word: &String| {
            word.chars()
                .map(|character| classes.of(character))
                .collect()
        };
        let mut spelled: Vec<Box<[Class]>> = words.iter().map(spell).collect();
        spelled.sort();
        let firsts = spelled.iter().fold(0, |bits, word| bits | bit(word[0]));
        let id = self.lists.len() as ListId;
        self.lists.push(WordList {
            firsts,
            words: spelled.into(),
        });
        self.ids.insert(words.to_vec(), id);
        Some(id)
    }
}

/// Classes are spread over their sixteen bits, so the lowest six tell most of them apart.
fn bit(class: Class) -> u64 {
    1 << (class & 63)
}

impl WordList {
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
        while start < range.end {
            let (first, length) = classes.first_of(&bytes[start..]);
            if self.firsts & bit(first) != 0 {
                let same_first = self.words.partition_point(|word| word[0] < first);
                let same_first = self.words[same_first..]
                    .iter()
                    .take_while(|w| w[0] == first);
                for word in same_first {
                    if let Some(end) = end_of(word, classes, bytes, start)
                        && edge::touched(text, start..end).is_none()
                        && is_wanted(ByteSpan::new(start, end))
                    {
                        return Some(ByteSpan::new(start, end));
                    }
                }
            }
            start += length;
        }
        None
    }
}

/// Where `word` ends if it stands at `start`.
fn end_of(word: &[Class], classes: &Classes, bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    let stands = word.iter().all(|&wanted| {
        let (class, length) = classes.first_of(&bytes[end..]);
        end += length;
        class == wanted
    });
    stands.then_some(end)
}

/// The words of one article.
pub(super) struct WordsOf<'a> {
    lists: &'a WordLists,
    classes: &'a Classes,
    article: &'a Article<'a>,
    /// What was asked about the whole article, and the answer: several aliases share a list, and most
    /// stand in an article more than once.
    answers: RefCell<Vec<(ListId, bool)>>,
}

impl<'a> WordsOf<'a> {
    pub fn new(lists: &'a WordLists, classes: &'a Classes, article: &'a Article<'a>) -> Self {
        Self {
            lists,
            classes,
            article,
            answers: RefCell::default(),
        }
    }

    /// True where a word of `list` stands anywhere in the article; looks around `span` first.
    pub fn anywhere(&self, list: ListId, place: Place, span: ByteSpan) -> bool {
        if let Some(&(_, answer)) = self
            .answers
            .borrow()
            .iter()
            .find(|(asked, _)| *asked == list)
        {
            return answer;
        }
        let text = self.article.text(place);
        let first = text.floor_char_boundary((span.start as usize).saturating_sub(NEAR));
        let last = text.ceil_char_boundary((span.end as usize + NEAR).min(text.len()));
        let answer = self.within(list, place, first..last, |_| true).is_some()
            || [Place::Title, Place::Body].into_iter().any(|place| {
                let all = 0..self.article.text(place).len();
                self.within(list, place, all, |_| true).is_some()
            });
        self.answers.borrow_mut().push((list, answer));
        answer
    }

    /// The first place in `range` where a word of `list` stands that `is_wanted`; what is not matched
    /// is passed over.
    pub fn within(
        &self,
        list: ListId,
        place: Place,
        range: Range<usize>,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let (list, text) = (&self.lists.lists[list as usize], self.article.text(place));
        let mut parts = self.article.parts_within(place, range);
        parts.find_map(|part| list.find(self.classes, text, part, &is_wanted))
    }
}
