//! A quotation that finds its place again: what stands there, and what stands before and after.
//!
//! `text, span -> quotation -> text of today, span`, like the text quote selector of the W3C's Web Annotation
//! Data Model. White space does not matter, so that an article saved with other line ends keeps its
//! places. Knows no evidence.

use crate::text::ByteSpan;
use serde::{Deserialize, Serialize};

/// Characters of context on either side.
const CONTEXT: usize = 32;

/// What stands in a place, and around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quotation {
    /// What stands there.
    pub quote: String,
    /// At most 32 characters that stand before it.
    #[serde(default)]
    pub before: String,
    /// At most 32 characters that stand after it.
    #[serde(default)]
    pub after: String,
}

/// Why a quotation has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// The article is not among those that were read.
    NoArticle,
    /// The lexicon in force has no company, group or theme of that id.
    NoName,
    /// The words stand nowhere in the article.
    Gone,
    /// They stand in several places, between the same words.
    Ambiguous,
}

impl Lost {
    /// `no-article`, `no-name`, `gone` or `ambiguous`; its sentence is in the locale files under
    /// `decision-lost-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoArticle => "no-article",
            Self::NoName => "no-name",
            Self::Gone => "gone",
            Self::Ambiguous => "ambiguous",
        }
    }
}

impl Quotation {
    /// What stands in `span` of `text`.
    pub fn new(text: &str, span: ByteSpan) -> Self {
        let (before, rest) = text.split_at(span.start as usize);
        let (quote, after) = rest.split_at((span.end - span.start) as usize);
        let before_start = before.char_indices().rev().nth(CONTEXT - 1);
        let after_end = after.char_indices().nth(CONTEXT);
        Self {
            quote: quote.to_owned(),
            before: before[before_start.map_or(0, |(at, _)| at)..].to_owned(),
            after: after[..after_end.map_or(after.len(), |(at, _)| at)].to_owned(),
        }
    }

    /// Where it stands in `text`.
    ///
    /// # Errors
    /// Where its words stand nowhere, or in several places that its context does not tell apart.
    pub fn find(&self, text: &str) -> Result<ByteSpan, Lost> {
        let (text, wanted) = (Bare::new(text), Bare::new(&self.quote).text);
        if wanted.is_empty() {
            return Err(Lost::Gone);
        }
        let (before, after) = (Bare::new(&self.before).text, Bare::new(&self.after).text);
        let likeness = |at: usize| {
            let own_before = text.text[..at].chars().rev().zip(before.chars().rev());
            let own_after = text.text[at + wanted.len()..].chars().zip(after.chars());
            let same = |(a, b): &(char, char)| a == b;
            own_before.take_while(same).count() + own_after.take_while(same).count()
        };
        let mut places: Vec<(usize, usize)> =
            memchr::memmem::find_iter(text.text.as_bytes(), &wanted)
                .map(|at| (likeness(at), at))
                .collect();
        places.sort_unstable_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        match places[..] {
            [] => Err(Lost::Gone),
            [(best, _), (next, _), ..] if best == next => Err(Lost::Ambiguous),
            [(_, at), ..] => Ok(text.source(at, at + wanted.len())),
        }
    }
}

/// A text without its white space.
struct Bare {
    text: String,
    /// For every byte of it, where it stands in the text as it was.
    places: Vec<u32>,
}

impl Bare {
    fn new(text: &str) -> Self {
        let (mut bare, mut places) = (String::with_capacity(text.len()), Vec::new());
        for (at, character) in text.char_indices() {
            if !character.is_whitespace() {
                bare.push(character);
                places.extend((at as u32..).take(character.len_utf8()));
            }
        }
        Self { text: bare, places }
    }

    fn source(&self, start: usize, end: usize) -> ByteSpan {
        ByteSpan {
            start: self.places[start],
            end: self.places[end - 1] + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(quotation: &Quotation, text: &str) -> Result<String, Lost> {
        let span = quotation.find(text)?;
        Ok(text[span.range()].to_owned())
    }

    #[test]
    fn a_quotation_finds_its_place_in_an_article_that_has_changed() {
        let text = "开头。百度做人工智能。结尾。";
        let start = text.find("百度").expect("it is there");
        let span = ByteSpan::new(start, start + "百度做人工智能。".len());
        let quotation = Quotation::new(text, span);
        assert_eq!(found(&quotation, text).as_deref(), Ok("百度做人工智能。"));
        let longer = "新的开头，长得多。\r\n\r\n百度做人\r\n工智能。别的结尾。";
        assert_eq!(
            found(&quotation, longer).as_deref(),
            Ok("百度做人\r\n工智能。")
        );
        assert_eq!(found(&quotation, "百度不做了。"), Err(Lost::Gone));
    }

    #[test]
    fn context_tells_places_apart_and_the_same_context_does_not() {
        let text = "甲说：好。乙说：好。丙说：好。";
        let second = text
            .match_indices("好。")
            .nth(1)
            .expect("there are three")
            .0;
        let quotation = Quotation::new(text, ByteSpan::new(second, second + "好。".len()));
        let span = quotation.find(text).expect("the context is its own");
        assert_eq!(span.start as usize, second);
        let bare = Quotation {
            before: String::new(),
            after: String::new(),
            ..quotation
        };
        assert_eq!(bare.find(text), Err(Lost::Ambiguous));
    }
}
