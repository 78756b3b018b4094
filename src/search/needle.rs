//! A word or phrase, found in text as it stands, whatever its width, case or script.
//!
//! A few adjacent characters of it are looked for in all their spellings by one vectorised search; around
//! each place where they stand the rest is compared character by character. Knows one text at a time.

use super::dense::Dense;
use super::sought::Sought;
use super::spellings::Spellings;
use super::variants::variants;
use crate::text::ByteSpan;
use crate::text::fold::fold;
use crate::text::spacing::is_han;
use std::collections::BTreeSet;

/// Spellings that are looked for at once: as many as the vectorised search takes.
const MOST_SPELLINGS: usize = 64;
/// Characters that are looked for at once; more would tell no more.
const LONGEST_WINDOW: usize = 6;
/// Bytes of a spelling by which the vectorised search tells it from others.
const TELLING: usize = 4;
/// The same for the characters that a long spelling has, which have three bytes themselves.
const TELLING_MARK: usize = 3;
/// What an ordinary Han tells. Whatever tells less may stand nearly everywhere.
const RARE: i32 = 10;
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
    /// The characters before and after the window.
    window: (usize, usize),
    /// Finds the window.
    search: Search,
    telling: i32,
    longest: Option<usize>,
}

/// How a few characters are found in all their spellings.
#[derive(Debug)]
enum Search {
    /// A single one that may stand nearly everywhere.
    Frequent(Dense),
    /// By all spellings, which are about as long.
    Once(Spellings),
    /// By the short spellings, and apart from them the long ones. Full-width letters begin with the same bytes
    /// as the commonest punctuation marks: beside spellings of one or two bytes, which leave no more to tell
    /// them by, the search would stop at every comma.
    Twice(Box<(Spellings, Long)>),
}

/// Spellings that are longer than others.
#[derive(Debug)]
struct Long {
    spellings: Spellings,
    /// Characters of which each of them has one. Few texts have full-width letters, and that is seen sooner.
    marks: Spellings,
    /// The short spellings and those characters, where one search for both tells enough.
    either: Option<Spellings>,
}

impl Needle {
    /// `text` must not be empty.
    pub fn new(text: &str, exact: bool) -> Self {
        let compare = |character| if exact { character } else { fold(character) };
        let characters: Vec<char> = text.chars().map(compare).collect();
        let spelled = |character: &char| match exact {
            true => vec![*character],
            false => variants(*character),
        };
        let variants: Vec<Vec<char>> = characters.iter().map(spelled).collect();
        let window = match exact {
            true => (0, characters.len()),
            false => best_window(&characters, &variants),
        };
        let ends_as_it_begins = |length: usize| characters.ends_with(&characters[..length]);
        let overlaps = (1..characters.len()).any(ends_as_it_begins);
        Self {
            telling: characters.iter().copied().map(rarity).sum(),
            longest: (!overlaps).then_some(characters.len() * char::MAX_LEN_UTF8),
            search: Search::new(&characters, &variants[window.0..window.1]),
            characters,
            exact,
            window,
        }
    }

    /// How much it tells, roughly in bits.
    pub fn telling(&self) -> i32 {
        self.telling
    }

    /// As many bytes as it takes in any spelling, or more. `None` where one of its places may overlap another,
    /// so that it depends on what stands before which of them is found.
    pub fn longest(&self) -> Option<usize> {
        self.longest
    }

    /// Hands over the needle around each window that `next` finds at or after a byte, for as long as `take`
    /// says so.
    fn each(
        &self,
        text: &str,
        mut next: impl FnMut(usize) -> Option<(usize, usize)>,
        mut take: impl FnMut(ByteSpan) -> bool,
    ) {
        let (mut at, mut free) = (0, 0);
        while let Some((start, end)) = next(at) {
            at = match self.around(text, start, end) {
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
        }
    }

    /// The place of the whole needle, where the window stands at `start..end` and the rest around it.
    fn around(&self, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
        if self.window == (0, self.characters.len()) {
            return Some((start, end));
        }
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

impl Search {
    fn new(needle: &[char], window: &[Vec<char>]) -> Self {
        let dense = match needle {
            [single] if rarity(*single) < RARE => Dense::new(&window[0]),
            _ => None,
        };
        if let Some(dense) = dense {
            return Self::Frequent(dense);
        }
        let (short, long) = by_length(products(window));
        match long.is_empty() {
            true => Self::Once(Spellings::new(&short)),
            false => {
                let long = Long::new(window, &short, &long);
                Self::Twice(Box::new((Spellings::new(&short), long)))
            }
        }
    }
}

impl Long {
    fn new(window: &[Vec<char>], short: &[String], spellings: &[String]) -> Self {
        let of = |variants: &Vec<char>| -> Vec<String> {
            let least = variants.iter().map(|c| c.len_utf8()).min();
            let long = variants.iter().filter(|c| Some(c.len_utf8()) > least);
            long.map(char::to_string).collect()
        };
        let marks: BTreeSet<String> = window.iter().flat_map(of).collect();
        let marks: Vec<String> = marks.into_iter().collect();
        let mut all = short.iter().chain(&marks);
        let either = all.all(|spelling| spelling.len() >= TELLING_MARK);
        Self {
            spellings: Spellings::new(spellings),
            either: either.then(|| Spellings::new(&[short, &marks].concat())),
            marks: Spellings::new(&marks),
        }
    }

    /// Where the first place can be of a short or a long spelling, and true where it can be a long one; `None`
    /// where there is neither.
    fn first(&self, text: &[u8]) -> Option<(usize, bool)> {
        let (first, _) = match &self.either {
            Some(either) => either.find(text, 0)?,
            None => (0, 0),
        };
        Some((first, self.marks.find(text, first).is_some()))
    }
}

impl Sought for Needle {
    fn walk(&self, text: &str, mut take: impl FnMut(ByteSpan) -> bool) {
        let bytes = text.as_bytes();
        let (short, long) = match &self.search {
            Search::Frequent(dense) => {
                return dense.walk(bytes, |start, end| take(ByteSpan::new(start, end)));
            }
            Search::Once(spellings) => {
                return self.each(text, |at| spellings.find(bytes, at), take);
            }
            Search::Twice(both) => (&both.0, &both.1),
        };
        match long.first(bytes) {
            None => {}
            Some((first, false)) => self.each(text, |at| short.find(bytes, at.max(first)), take),
            Some((_, true)) => {
                let long = &long.spellings;
                let mut next = [short.find(bytes, 0), long.find(bytes, 0)];
                let either = |at: usize| {
                    for (next, spellings) in next.iter_mut().zip([short, long]) {
                        if next.is_some_and(|(start, _)| start < at) {
                            *next = spellings.find(bytes, at);
                        }
                    }
                    // Two spellings never begin at one place: none is the beginning of another.
                    next.into_iter().flatten().min()
                };
                self.each(text, either, take);
            }
        }
    }
}

/// The adjacent characters by which the needle is found soonest: the rarest two or more that have one spelling,
/// as a single text is looked for twice as fast as several; else a rare Han with few spellings, as three bytes are
/// told sooner than four; else the rarest with few enough spellings.
fn best_window(characters: &[char], spellings: &[Vec<char>]) -> (usize, usize) {
    let mut best = ((0, i32::MIN), (0, 1));
    for start in 0..characters.len() {
        let (mut count, mut telling) = (1, 0);
        for end in start..characters.len().min(start + LONGEST_WINDOW) {
            count *= spellings[end].len();
            if count > MOST_SPELLINGS && end > start {
                break;
            }
            telling += rarity(characters[end]);
            let is_han = telling >= RARE && spellings[end].iter().all(|it| it.len_utf8() == 3);
            let kind = match count {
                1 if telling >= 2 * RARE => 2,
                2..=4 if end == start && is_han => 1,
                _ => 0,
            };
            // Each doubling of the spellings doubles what the search stops at in vain.
            let worth = (kind, telling - count.ilog2() as i32);
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
        RARE
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

    #[test]
    fn a_frequent_character_is_found_wherever_it_stands() {
        for needle in ["的", "个", "，", ",", "a", "Ａ", "\0"] {
            for (before, after) in
                (0..140).flat_map(|before| [(before, 0), (before, 3), (before, 70)])
            {
                let text = format!("{}{needle}{}", "x".repeat(before), "x".repeat(after));
                let expected = [(before, before + needle.len())];
                assert_eq!(
                    found(needle, &text),
                    expected,
                    "{before} before, {after} after"
                );
            }
            assert_eq!(found(needle, &needle.repeat(300)).len(), 300, "{needle}");
        }
        // These end in the bytes of 的 that are looked for first.
        assert_eq!(found("的", "🚄的䚄"), [(4, 7)]);
        assert_eq!(
            found("个", &"个個箇".repeat(50)),
            slowly("个", &"个個箇".repeat(50))
        );
    }

    #[test]
    fn wide_letters_are_found_beside_narrow_ones_and_at_the_ends_of_a_text() {
        let words = [
            "kubernetes",
            "ＫＵＢＥＲＮＥＴＥＳ",
            "kuｂernetes",
            "\u{212A}ubernetes",
            "kubernetesｓ",
        ];
        for text in words {
            for text in [
                text.to_owned(),
                format!("kub，{text}"),
                format!("，{text}kub。"),
                format!("Ｘ{text}"),
            ] {
                let places = found("Kubernetes", &text);
                assert_eq!(places.len(), 1, "{text}");
                assert_eq!(places, slowly("Kubernetes", &text), "{text}");
            }
        }
        assert_eq!(found("Kubernetes", "，Ｋubernete"), []);
    }

    proptest! {
        #[test]
        fn words_of_letters_of_either_width_are_found_by_definition(
            text in "([kubKUBｋｕｂＫＵＢ\u{212A}]|[kub]{2,6}|[云，的,1１]){0,60}",
            at in 0_usize..60,
            length in 1_usize..8,
        ) {
            let needle: String = text.chars().skip(at).take(length).collect();
            if !needle.is_empty() {
                prop_assert_eq!(found(&needle, &text), slowly(&needle, &text));
            }
        }

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
