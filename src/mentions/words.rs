//! Cues and needed words: whether one of an alias's own stands in an article, or near a place.
//!
//! A lexicon has thousands of them, among them the commonest words of business prose, so they are looked
//! for only where an alias asks: needed words in what the finder has spelled, cues near the alias alone.

use super::bits::Bits;
use super::candidate::Place;
use super::classes::{Class, Classes};
use super::edge;
use super::matcher::Article;
use super::spelled::Spelled;
use crate::text::ByteSpan;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    words: Box<[Word]>,
    /// The number of a word that was found; decides only what is looked for first.
    likely: AtomicUsize,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    classes: Box<[Class]>,
    /// What it touches can make it a part of a longer word.
    has_edge: bool,
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
        let spell = |word: &String| Word {
            classes: word.chars().map(|it| classes.of(it)).collect(),
            has_edge: edge::has_edge(word),
        };
        let mut spelled: Vec<Word> = words.iter().map(spell).collect();
        spelled.sort();
        let mut pairs = [0; PAIR_WORDS];
        let mut singles = Vec::new();
        for word in &spelled {
            match word.classes[..] {
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
            likely: AtomicUsize::new(0),
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
            if self.bit([first, second]) == 1 || self.singles.contains(&first) {
                let within = |word: ByteSpan| word.end as usize <= range.end && is_wanted(word);
                if let Some(word) = self.word_at(classes, text, start, first, within) {
                    return Some(word);
                }
            }
            (start, first, length) = (next, second, length_of_next);
        }
        None
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
        let from = self.words.partition_point(|word| word.classes[0] < first);
        let here = self.words[from..].iter();
        here.take_while(|word| word.classes[0] == first)
            .find_map(|word| {
                let mut end = start;
                let stands = word.classes.iter().all(|&wanted| {
                    let (class, length) = classes.first_of(&text.as_bytes()[end..]);
                    end += length;
                    class == wanted
                });
                let span = ByteSpan::new(start, end);
                let is_whole = stands && edge::touched(text, start..end).is_none();
                (is_whole && is_wanted(span)).then_some(span)
            })
    }

    /// True where a word stands anywhere in `text` that is whole: `is_whole` is asked about the place and the
    /// length of those that have an edge.
    fn stands_in(&self, text: &[Class], mut is_whole: impl FnMut(usize, usize) -> bool) -> bool {
        let mut stands = |word: &Word, at: usize| {
            text[at..].starts_with(&word.classes)
                && (!word.has_edge || is_whole(at, word.classes.len()))
        };
        if self.words.len() <= FEW || !self.singles.is_empty() {
            let mut is_there = |index: usize| {
                let word = &self.words[index];
                let mut from = 0;
                while let Some(at) = next_place(text, &word.classes, from) {
                    if stands(word, at) {
                        return true;
                    }
                    from = at + 1;
                }
                false
            };
            // The one that stood in another article first: most ask for the commonest.
            let likely = self.likely.load(Ordering::Relaxed);
            if likely < self.words.len() && is_there(likely) {
                return true;
            }
            let found = (0..self.words.len()).find(|&it| it != likely && is_there(it));
            if let Some(found) = found {
                self.likely.store(found, Ordering::Relaxed);
            }
            return found.is_some();
        }
        for from in (0..text.len()).step_by(LANES) {
            let block = &text[from..text.len().min(from + LANES + 1)];
            // Without a branch on what is found.
            let pairs = block.array_windows().map(|&pair| self.bit(pair));
            if pairs.fold(0, |any, bit| any | bit) == 0 {
                continue;
            }
            for (index, &pair) in block.array_windows().enumerate() {
                let here = |word: &&Word| word.classes.starts_with(&pair);
                if self.bit(pair) == 1
                    && self
                        .words
                        .iter()
                        .filter(here)
                        .any(|word| stands(word, from + index))
                {
                    return true;
                }
            }
        }
        false
    }

    /// Zero where no word starts with the two classes, else one.
    #[inline(always)]
    fn bit(&self, [first, second]: [Class; 2]) -> u64 {
        let bit = pair_bit(first, second);
        self.pairs[bit / 64] >> (bit % 64) & 1
    }
}

/// Lists of no more words are looked for word by word, many places at once.
const FEW: usize = 8;

/// Places that are looked at together.
const LANES: usize = 64;

/// The first place from `from` on that may start with `word`: its first two classes, or its only one, stand there.
fn next_place(text: &[Class], word: &[Class], from: usize) -> Option<usize> {
    let (&first, behind) = word.split_first()?;
    let second = behind.first().copied();
    let stands = |a: Class, b: Class| (a == first) & second.is_none_or(|second| b == second);
    let mut from = from;
    loop {
        let firsts = text.get(from..)?;
        let seconds = text.get(from + 1..)?;
        if let (Some(firsts), Some(seconds)) = (
            firsts.first_chunk::<LANES>(),
            seconds.first_chunk::<LANES>(),
        ) {
            // The compiler turns this into wide instructions.
            let pairs = firsts.iter().zip(seconds);
            let any = match second {
                Some(second) => {
                    pairs.fold(false, |any, (&a, &b)| any | ((a == first) & (b == second)))
                }
                None => firsts.iter().fold(false, |any, &a| any | (a == first)),
            };
            if !any {
                from += LANES;
                continue;
            }
        }
        // Behind the last character stands nothing, which is in no word.
        let pairs = firsts.iter().zip(seconds);
        let place = pairs.take(LANES).position(|(&a, &b)| stands(a, b));
        match place {
            Some(place) => return Some(from + place),
            None => from += LANES,
        }
    }
}

/// Words of sixty-four bits: few places pass that start no word.
const PAIR_WORDS: usize = 32;

/// Eleven bits; classes are spread over sixteen already.
fn pair_bit(first: Class, second: Class) -> usize {
    usize::from((first ^ second.rotate_left(5)) & 2047)
}

/// A character of an article: its number, and its first byte.
#[derive(Clone, Copy, Default)]
struct Reached {
    index: usize,
    byte: usize,
}

/// The words of one article.
pub(super) struct WordsOf<'a> {
    lists: &'a WordLists,
    classes: &'a Classes,
    article: &'a Article<'a>,
    /// All its parts.
    spelled: &'a Spelled,
    /// What was asked, and what was answered with yes: several aliases share a list, and most stand in
    /// an article more than once.
    answers: RefCell<(Bits, Bits)>,
}

impl<'a> WordsOf<'a> {
    pub fn new(
        lists: &'a WordLists,
        classes: &'a Classes,
        article: &'a Article<'a>,
        spelled: &'a Spelled,
    ) -> Self {
        Self {
            lists,
            classes,
            article,
            spelled,
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
        let mut reached = Reached::default();
        let is_whole = |at, length| self.is_whole(at, length, &mut reached);
        let answer = words.stands_in(self.spelled.classes(), is_whole);
        if answer {
            yes.insert(list);
        }
        answer
    }

    /// True where the word of `length` characters from the character `at` on touches nothing that makes it
    /// a part of a longer one. Goes on from what was reached before, where that is on the way.
    fn is_whole(&self, at: usize, length: usize, reached: &mut Reached) -> bool {
        let Some((number, stretch)) = self.spelled.stretch(at) else {
            return false;
        };
        let Some((place, part)) = self.article.part_number(number) else {
            return false;
        };
        if !(stretch.first..=at).contains(&reached.index) {
            *reached = Reached {
                index: stretch.first,
                byte: stretch.start,
            };
        }
        let text = self.article.text(place);
        let byte_of = |index: usize, from: &Reached| {
            let mut characters = text[from.byte..part.end].char_indices();
            let offset = characters.nth(index - from.index).map(|(offset, _)| offset);
            offset.map_or(part.end, |offset| from.byte + offset)
        };
        let start = byte_of(at, reached);
        *reached = Reached {
            index: at,
            byte: start,
        };
        let end = byte_of(at + length, reached);
        edge::touched(text, start..end).is_none()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentions::TextForm;
    use crate::mentions::finder::{Finder, Room};
    use crate::text::fold::fold_text;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn is_anywhere(words: &[String], title: &str, body: &str) -> bool {
        let classes = Arc::new(Classes::new(words.iter().map(String::as_str)));
        let finder = Finder::new(&[], |_| 0, Arc::clone(&classes));
        let article = Article::new(title, body, TextForm::Plain);
        let mut room = Room::default();
        for (place, part) in article.parts() {
            finder.walk(article.text(place), part, &mut room, |_, _| {});
        }
        let mut lists = WordLists::default();
        let list = lists.list(words, &classes).expect("there are words");
        let words_of = WordsOf::new(&lists, &classes, &article, &room.spelled);
        let first = words_of.anywhere(list);
        assert_eq!(words_of.anywhere(list), first);
        first
    }

    #[test]
    fn a_word_is_found_wherever_it_begins() {
        let many = [
            "甲乙",
            "乙丙",
            "丙甲",
            "甲丙",
            "乙甲",
            "丙乙",
            "甲甲乙",
            "乙乙丙",
            "腾讯",
        ];
        for count in [1, many.len()] {
            let words: Vec<String> = many
                .iter()
                .rev()
                .take(count)
                .map(|&it| it.to_owned())
                .collect();
            for before in 0..3 * LANES {
                let text = format!("{}騰訊丁", "丁".repeat(before));
                assert!(is_anywhere(&words, "", &text), "{count} {before}");
                let half = format!("{}訊丁騰", "丁".repeat(before));
                assert!(!is_anywhere(&words, "", &half), "{count} {before}");
            }
        }
    }

    proptest! {
        /// Few words and many, in short texts and in those that are looked at in pieces, beside text that is
        /// not matched.
        #[test]
        fn words_are_found_wherever_they_stand(
            words in prop::collection::vec("[甲乙腾𠀀a4]{1,3}|[甲乙丙腾]{2,4}", 1..14),
            title in "[甲騰𠀀aＡ4 。]{0,4}",
            filler in 0_usize..300,
            body in "[甲乙騰丁𠀀aA4é 。]{0,12}",
            tail in "[甲騰丁𠀀a4 。]{0,4}",
        ) {
            let words: Vec<String> = words.iter().map(|word| fold_text(word)).collect();
            let body = format!("{}{body} https://甲.cn/{tail} {tail}", "丁".repeat(filler));
            let article = Article::new(&title, &body, TextForm::Plain);
            let parts: Vec<(Place, Range<usize>)> = article.parts().collect();
            // A word must be whole within a part, and touch nothing beside it in the text.
            let expected = parts.iter().any(|(place, part)| {
                let text = article.text(*place);
                let ends = text[part.clone()].char_indices().map(|(at, it)| part.start + at + it.len_utf8());
                let ends: Vec<usize> = ends.collect();
                text[part.clone()].char_indices().any(|(at, _)| {
                    let start = part.start + at;
                    ends.iter().filter(|&&end| end > start).take(4).any(|&end| {
                        words.contains(&fold_text(&text[start..end]))
                            && edge::touched(text, start..end).is_none()
                    })
                })
            });
            prop_assert_eq!(is_anywhere(&words, &title, &body), expected);
        }
    }
}
