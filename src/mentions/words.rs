//! Cues and needed words: whether one of an alias's own stands in a range of an article.
//!
//! A lexicon has thousands of them, among them the commonest words of business prose. They are looked
//! for only where an alias asks, and then only its own few: near it first, in the whole article last.

use super::candidate::Place;
use super::classes::{Class, Classes, NOWHERE};
use super::edge;
use super::matcher::Article;
use crate::text::ByteSpan;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

/// Bytes on each side of an alias in which a needed word is looked for first: a few sentences.
const NEAR: usize = 600;

/// Bytes that are spelled at once; a text up to this length is spelled once and kept.
const STRETCH: usize = 256 << 10;

/// Bytes that two neighbouring stretches share: more than any word has.
const SHARED: usize = 1 << 10;

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
    pairs: [u64; 8],
    /// Words of one character.
    singles: Box<[Class]>,
    /// Ascending, and so by first classes.
    words: Box<[Box<[Class]>]>,
}

/// Part of a text as classes.
#[derive(Debug)]
struct Spelled {
    classes: Vec<Class>,
    /// Where each character starts in the text, and where the last one ends.
    starts: Vec<u32>,
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
        let mut pairs = [0; 8];
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

    /// The first place in `range` of `spelled`, a part of `text`, where a word stands that `is_wanted`.
    fn find(
        &self,
        spelled: &Spelled,
        range: Range<usize>,
        text: &str,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let classes = &spelled.classes[range.clone()];
        let starts = &spelled.starts[range.start..=range.end];
        let seconds = classes.iter().skip(1).chain(&[NOWHERE]);
        for (index, (&first, &second)) in classes.iter().zip(seconds).enumerate() {
            let bit = pair_bit(first, second);
            let passes = self.pairs[bit / 64] >> (bit % 64) & 1 == 1;
            if !passes && (self.singles.is_empty() || !self.singles.contains(&first)) {
                continue;
            }
            let rest = &classes[index..];
            let from = self.words.partition_point(|word| word[0] < first);
            for word in self.words[from..]
                .iter()
                .take_while(|word| word[0] == first)
            {
                let span = |end: usize| ByteSpan {
                    start: starts[index],
                    end: starts[end],
                };
                if rest.starts_with(word)
                    && let span = span(index + word.len())
                    && edge::touched(text, span.range()).is_none()
                    && is_wanted(span)
                {
                    return Some(span);
                }
            }
        }
        None
    }
}

/// Sixteen bits; classes are spread over as many already.
fn pair_hash(first: Class, second: Class) -> usize {
    usize::from(first ^ second.rotate_left(5))
}

/// Nine bits.
fn pair_bit(first: Class, second: Class) -> usize {
    pair_hash(first, second) & 511
}

/// Every pair of neighbours in a text, by hash: tells of most words at once that they are not in it.
#[derive(Debug)]
struct Pairs(Box<[u64]>);

impl Pairs {
    fn new(spelled: &Spelled) -> Self {
        let mut bits = vec![0; 1 << 10].into_boxed_slice();
        for pair in spelled.classes.windows(2) {
            let hash = pair_hash(pair[0], pair[1]);
            bits[hash / 64] |= 1 << (hash % 64);
        }
        Self(bits)
    }

    /// False where no word of `list` can be in the text.
    fn may_hold(&self, list: &WordList) -> bool {
        let stands = |word: &Box<[Class]>| match word[..] {
            [first, second, ..] => {
                let hash = pair_hash(first, second);
                self.0[hash / 64] >> (hash % 64) & 1 == 1
            }
            _ => true,
        };
        list.words.iter().any(stands)
    }
}

impl Spelled {
    fn new(classes: &Classes, text: &str, range: Range<usize>) -> Self {
        // A character has a byte at least; writing into room that is there is faster than pushing.
        let (mut spelling, mut starts) = (vec![NOWHERE; range.len()], vec![0; range.len() + 1]);
        let mut count = 0;
        let places = spelling.iter_mut().zip(&mut starts);
        let characters = text[range.clone()].char_indices();
        for ((class, start), (at, character)) in places.zip(characters) {
            *class = classes.of(character);
            *start = (range.start + at) as u32;
            count += 1;
        }
        spelling.truncate(count);
        starts[count] = range.end as u32;
        starts.truncate(count + 1);
        Self {
            classes: spelling,
            starts,
        }
    }

    /// All of it.
    fn whole(&self) -> Range<usize> {
        0..self.classes.len()
    }

    /// The characters from byte `range.start` of the text to `range.end`, both boundaries.
    fn characters(&self, range: Range<usize>) -> Range<usize> {
        let index = |byte: usize| {
            self.starts
                .partition_point(|&start| (start as usize) < byte)
        };
        index(range.start)..index(range.end)
    }
}

/// The words of one article.
pub(super) struct WordsOf<'a> {
    lists: &'a WordLists,
    classes: &'a Classes,
    article: &'a Article<'a>,
    /// What was asked about the whole article, and the answer: several aliases share a list, and most
    /// stand in an article more than once.
    answers: RefCell<Vec<(ListId, bool)>>,
    /// Title and body.
    spelled: [OnceCell<Spelled>; 2],
    pairs: [OnceCell<Pairs>; 2],
}

impl<'a> WordsOf<'a> {
    pub fn new(lists: &'a WordLists, classes: &'a Classes, article: &'a Article<'a>) -> Self {
        let (answers, spelled, pairs) =
            (RefCell::default(), Default::default(), Default::default());
        Self {
            lists,
            classes,
            article,
            answers,
            spelled,
            pairs,
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
            || self.in_whole(list, Place::Title)
            || self.in_whole(list, Place::Body);
        self.answers.borrow_mut().push((list, answer));
        answer
    }

    fn in_whole(&self, list: ListId, place: Place) -> bool {
        let text = self.article.text(place);
        if let Some(spelled) = self.spelled(place) {
            let pairs = self.pairs[place as usize].get_or_init(|| Pairs::new(spelled));
            let whole = spelled.whole();
            return pairs.may_hold(&self.lists.lists[list as usize])
                && self.find(list, place, spelled, whole, |_| true).is_some();
        }
        let mut start = 0;
        while start < text.len() {
            let end = text.ceil_char_boundary((start + STRETCH + SHARED).min(text.len()));
            if self.within(list, place, start..end, |_| true).is_some() {
                return true;
            }
            start = text.ceil_char_boundary((start + STRETCH).min(text.len()));
        }
        false
    }

    /// Title or body, spelled once, where it is not too long to be kept.
    fn spelled(&self, place: Place) -> Option<&Spelled> {
        let text = self.article.text(place);
        let spell = || Spelled::new(self.classes, text, 0..text.len());
        (text.len() <= STRETCH).then(|| self.spelled[place as usize].get_or_init(spell))
    }

    /// The first place in `range` where a word of `list` stands that `is_wanted`.
    pub fn within(
        &self,
        list: ListId,
        place: Place,
        range: Range<usize>,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        if let Some(spelled) = self.spelled(place) {
            let characters = spelled.characters(range);
            return self.find(list, place, spelled, characters, is_wanted);
        }
        let spelled = Spelled::new(self.classes, self.article.text(place), range);
        let whole = spelled.whole();
        self.find(list, place, &spelled, whole, is_wanted)
    }

    /// Words in parts that are not matched are passed over.
    fn find(
        &self,
        list: ListId,
        place: Place,
        spelled: &Spelled,
        range: Range<usize>,
        is_wanted: impl Fn(ByteSpan) -> bool,
    ) -> Option<ByteSpan> {
        let list = &self.lists.lists[list as usize];
        list.find(spelled, range, self.article.text(place), |word| {
            is_wanted(word) && self.article.is_matched(place, word)
        })
    }
}
