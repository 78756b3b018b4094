//! A word or phrase, found in text as it stands, whatever its width, case or script.
//!
//! A few adjacent characters of it are looked for in all their spellings by one vectorised search; around
//! each place where they stand the rest is compared character by character. Knows one text at a time.

use super::variants::variants;
use crate::text::ByteSpan;
use crate::text::fold::fold;
use crate::text::spacing::is_han;
use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, Input, MatchKind, Span};
use memchr::memmem::Finder;

/// Spellings that are looked for at once: as many as the vectorised search takes.
const MOST_SPELLINGS: usize = 64;
/// Characters that are looked for at once; more would tell no more.
const LONGEST_WINDOW: usize = 6;
/// Bytes of a spelling by which the vectorised search tells it from others.
const TELLING: usize = 4;
/// Han characters so frequent that they tell little.
const FREQUENT: &str =
    "的一是不了在人有我他这个中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年";

/// A text to look for.
#[derive(Debug)]
pub(super) struct Needle {
    /// Its characters as they are compared.
    characters: Vec<char>,
    /// Characters compare as they stand.
    exact: bool,
    /// Finds the window in its short spellings; in all where they are about as long.
    short: First,
    /// Finds it in the others. Full-width letters begin with the same bytes as the commonest punctuation
    /// marks: beside spellings of one or two bytes, which leave no more to tell them by, the search would
    /// stop at every comma.
    long: Option<First>,
    /// The characters before and after the window.
    window: (usize, usize),
}

#[derive(Debug)]
enum First {
    One(Box<Finder<'static>>),
    Few(Box<Searcher>),
    /// Where the processor has no vectors for `Few`.
    Slow(Box<AhoCorasick>),
}

impl Needle {
    /// `text` must not be empty.
    pub fn new(text: &str, exact: bool) -> Self {
        let compare = |character| if exact { character } else { fold(character) };
        let characters: Vec<char> = text.chars().map(compare).collect();
        if exact {
            let short = First::One(Box::new(Finder::new(text).into_owned()));
            let window = (0, characters.len());
            return Self {
                characters,
                exact,
                short,
                long: None,
                window,
            };
        }
        let spellings: Vec<Vec<char>> = characters.iter().map(|c| variants(*c)).collect();
        let window = best_window(&characters, &spellings);
        let (short, long) = by_length(products(&spellings[window.0..window.1]));
        Self {
            characters,
            exact,
            short: First::new(&short),
            long: (!long.is_empty()).then(|| First::new(&long)),
            window,
        }
    }

    /// Hands over where it stands in `text`: ascending, from the left, none overlapping another.
    pub fn find(&self, text: &str, mut take: impl FnMut(ByteSpan)) {
        self.walk(text, |span| {
            take(span);
            true
        });
    }

    /// True where it stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        let mut stands = false;
        self.walk(text, |_| {
            stands = true;
            false
        });
        stands
    }

    /// As [`Self::find`], for as long as `take` says so.
    pub fn walk(&self, text: &str, mut take: impl FnMut(ByteSpan) -> bool) {
        if self.long.is_none() {
            return self.walk_short(text, take);
        }
        let bytes = text.as_bytes();
        let long = |at| self.long.as_ref().and_then(|long| long.find(bytes, at));
        let mut next = [self.short.find(bytes, 0), long(0)];
        let mut free = 0;
        // Two spellings never begin at one place: none is the beginning of another.
        while let Some((start, end)) = next.iter().flatten().min().copied() {
            let at = match self.around(text, start, end) {
                Some((start, end)) if free <= start => {
                    if !take(ByteSpan::new(start, end)) {
                        return;
                    }
                    free = end;
                    end
                }
                // The next window may overlap this one; a search for UTF-8 finds no half characters.
                _ => start + 1,
            };
            let is_behind =
                |found: Option<(usize, usize)>| found.is_some_and(|(start, _)| start < at);
            if is_behind(next[0]) {
                next[0] = self.short.find(bytes, at);
            }
            if is_behind(next[1]) {
                next[1] = long(at);
            }
        }
    }

    /// The same where all spellings are looked for at once.
    fn walk_short(&self, text: &str, mut take: impl FnMut(ByteSpan) -> bool) {
        let (mut at, mut free) = (0, 0);
        while let Some((start, end)) = self.short.find(text.as_bytes(), at) {
            at = match self.around(text, start, end) {
                Some((start, end)) if free <= start => {
                    if !take(ByteSpan::new(start, end)) {
                        return;
                    }
                    free = end;
                    end
                }
                _ => start + 1,
            };
        }
    }

    /// The place of the whole needle, where the window stands at `start..end` and the rest around it.
    fn around(&self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        let (before, after) = (
            &self.characters[..self.window.0],
            &self.characters[self.window.1..],
        );
        let compare = |character| {
            if self.exact {
                character
            } else {
                fold(character)
            }
        };
        let mut here = text[..start].chars().rev();
        let mut whole_start = start;
        for wanted in before.iter().rev() {
            let character = here.next().filter(|c| compare(*c) == *wanted)?;
            whole_start -= character.len_utf8();
        }
        let mut here = text[end..].chars();
        let mut whole_end = end;
        for wanted in after {
            let character = here.next().filter(|c| compare(*c) == *wanted)?;
            whole_end += character.len_utf8();
        }
        Some((whole_start, whole_end))
    }
}

impl First {
    fn new(spellings: &[String]) -> Self {
        if let [single] = spellings {
            return Self::One(Box::new(Finder::new(single).into_owned()));
        }
        let packed = packed::Config::new()
            .match_kind(packed::MatchKind::LeftmostFirst)
            .builder()
            .extend(spellings)
            .build();
        if let Some(searcher) = packed {
            return Self::Few(Box::new(searcher));
        }
        let slow = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(spellings)
            .expect("at most 64 short patterns make an automaton");
        Self::Slow(Box::new(slow))
    }

    /// The first place at or after byte `at`.
    fn find(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
        let span = Span {
            start: at,
            end: text.len(),
        };
        match self {
            Self::One(finder) => {
                let start = at + finder.find(text.get(at..)?)?;
                Some((start, start + finder.needle().len()))
            }
            Self::Few(searcher) => {
                let found = (at <= text.len()).then(|| searcher.find_in(text, span))??;
                Some((found.start(), found.end()))
            }
            Self::Slow(automaton) => {
                let input = (at <= text.len()).then(|| Input::new(text).span(span))?;
                let found = automaton.find(input)?;
                Some((found.start(), found.end()))
            }
        }
    }
}

/// The adjacent characters that together are rarest, with few enough spellings.
fn best_window(characters: &[char], spellings: &[Vec<char>]) -> (usize, usize) {
    let mut best = (i32::MIN, (0, 1));
    for start in 0..characters.len() {
        let (mut count, mut telling) = (1, 0);
        for end in start..characters.len().min(start + LONGEST_WINDOW) {
            count *= spellings[end].len();
            if count > MOST_SPELLINGS && end > start {
                break;
            }
            telling += rarity(characters[end]);
            // Each doubling of the spellings doubles what the search stops at in vain.
            let worth = telling - count.ilog2() as i32;
            if worth > best.0 {
                best = (worth, (start, end + 1));
            }
        }
    }
    best.1
}

/// How much a character tells, roughly in bits: from how seldom it is in Chinese articles.
pub(super) fn rarity(character: char) -> i32 {
    if FREQUENT.contains(character) {
        6
    } else if is_han(character) {
        10
    } else if character.is_alphanumeric() {
        6
    } else {
        4
    }
}

/// The spellings, with the longer ones apart where the shortest are too short to tell much.
fn by_length(spellings: Vec<String>) -> (Vec<String>, Vec<String>) {
    let shortest = spellings.iter().map(String::len).min().unwrap_or_default();
    spellings
        .into_iter()
        .partition(|spelling| shortest >= TELLING || spelling.len() == shortest)
}

/// All texts with one character from each of `choices`, in order.
fn products(choices: &[Vec<char>]) -> Vec<String> {
    choices
        .iter()
        .fold(vec![String::new()], |starts, characters| {
            let longer = |start: &String| {
                let of = |character: &char| format!("{start}{character}");
                characters.iter().map(of).collect::<Vec<_>>()
            };
            starts.iter().flat_map(longer).collect()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(needle: &str, text: &str) -> Vec<(usize, usize)> {
        let mut spans = Vec::new();
        Needle::new(needle, false).find(text, |span| {
            spans.push((span.start as usize, span.end as usize));
        });
        spans
    }

    /// By definition: from the left, the folded characters are the same.
    fn slowly(needle: &str, text: &str) -> Vec<(usize, usize)> {
        let wanted: Vec<char> = needle.chars().map(fold).collect();
        let here: Vec<(usize, char)> = text.char_indices().collect();
        let (mut spans, mut at) = (Vec::new(), 0);
        while at + wanted.len() <= here.len() {
            let stands = wanted
                .iter()
                .zip(&here[at..])
                .all(|(w, (_, c))| *w == fold(*c));
            if stands {
                let (last, character) = here[at + wanted.len() - 1];
                spans.push((here[at].0, last + character.len_utf8()));
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        spans
    }

    proptest! {
        #[test]
        fn it_is_found_where_it_stands_by_definition(
            text in "([台臺里裏裡的云雲]|[aAａkK]|[。（(]|\\PC){0,60}",
            at in 0_usize..60,
            length in 1_usize..12,
        ) {
            let needle: String = text.chars().skip(at).take(length).collect();
            if !needle.is_empty() {
                prop_assert_eq!(found(&needle, &text), slowly(&needle, &text));
            }
        }

        #[test]
        fn overlapping_likes_are_found_from_the_left(
            needle in "[一aA]{1,9}", text in "[一aAａ]{0,40}",
        ) {
            prop_assert_eq!(found(&needle, &text), slowly(&needle, &text));
        }
    }
}
