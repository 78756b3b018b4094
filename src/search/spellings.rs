//! A few spellings, all looked for at once by one vectorised search.
//!
//! `bytes, spellings -> where the first stands`. Chooses the search that is quickest for them. Knows bytes,
//! and not what they mean.

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, Input, MatchKind, Span};
use memchr::memmem::Finder;

#[derive(Debug)]
pub(super) enum Spellings {
    One(Box<Finder<'static>>),
    Few(Box<Searcher>),
    /// Where the processor has no vectors for `Few`.
    Slow(Box<AhoCorasick>),
}

impl Spellings {
    /// None of them is empty.
    pub fn new(spellings: &[String]) -> Self {
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
            .expect("at most some hundred short patterns make an automaton");
        Self::Slow(Box::new(slow))
    }

    /// The first place at or after byte `at`.
    pub fn find(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
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
