//! Places in articles as a list: which candidates and terms concern a subject, in reading order.

use super::packed::PackedMatches;
use super::tally::concerns;
use super::{Entry, Library, Subject};
use crate::lexicon::{AliasId, Lexicon};
use crate::mentions::{Matches, Place};
use crate::text::ByteSpan;
use std::cell::RefCell;

/// A place in one article: a candidate or a term, by its position in the entry's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitRef {
    /// Position among the candidates of the entry.
    Candidate(u32),
    /// Position among the terms of the entry.
    Term(u32),
}

impl HitRef {
    /// Where it stands and which alias it is; `None` where the entry holds no such hit (any more).
    pub fn locate(self, entry: &Entry) -> Option<(Place, ByteSpan, AliasId)> {
        LAST.with_borrow_mut(|last| {
            let is_same = |(of, _): &(PackedMatches, Matches)| of.is_same(&entry.matches);
            let known = last.take().filter(is_same);
            let unpack = || (entry.matches.clone(), entry.matches.unpack_plain());
            let (_, found) = last.insert(known.unwrap_or_else(unpack));
            match self {
                Self::Candidate(index) => found
                    .candidates
                    .get(index as usize)
                    .map(|candidate| (candidate.place, candidate.span, candidate.alias)),
                Self::Term(index) => found
                    .terms
                    .get(index as usize)
                    .map(|term| (term.place, term.span, term.alias)),
            }
        })
    }
}

thread_local! {
    /// The matches that this thread unpacked last: views ask for one hit of an article after the other, many
    /// times in every frame.
    static LAST: RefCell<Option<(PackedMatches, Matches)>> = const { RefCell::new(None) };
}

/// One line of a list of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRef {
    /// Position of the article in the library.
    pub entry: u32,
    /// The place in it.
    pub hit: HitRef,
}

/// The mentions of `subject` in one article, or of all companies and groups where it is `None`, in
/// reading order.
pub fn hits(lexicon: &Lexicon, entry: &Entry, subject: Option<Subject>) -> Vec<HitRef> {
    let found = entry.matches.unpack_plain();
    if let Some(Subject::Theme(_)) = subject {
        let wanted = subject.expect("the pattern says so");
        return (0..)
            .zip(&found.terms)
            .filter(|(_, term)| concerns(&lexicon.alias(term.alias).owner, wanted))
            .map(|(index, _)| HitRef::Term(index))
            .collect();
    }
    (0..)
        .zip(&found.candidates)
        .filter(|(_, candidate)| candidate.is_mention())
        .filter(|(_, candidate)| {
            subject.is_none_or(|wanted| concerns(&lexicon.alias(candidate.alias).owner, wanted))
        })
        .map(|(index, _)| HitRef::Candidate(index))
        .collect()
}

/// The mentions of `subject` in the articles `shown`, in the order of the library.
pub fn of_articles(
    library: &Library,
    shown: &[u32],
    subject: Subject,
    is_cancelled: impl Fn() -> bool,
) -> Vec<LineRef> {
    let mut lines = Vec::new();
    for &index in shown {
        if is_cancelled() {
            break;
        }
        let entry = &library.entries[index as usize];
        if entry.tally.count(subject) > 0 {
            let found = hits(&library.lexicon, entry, Some(subject));
            lines.extend(found.into_iter().map(|hit| LineRef { entry: index, hit }));
        }
    }
    lines
}
