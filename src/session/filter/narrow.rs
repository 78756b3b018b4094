//! A filter applied to a library: which articles are left, and what they mention together.

use super::Filter;
use super::answers::{Answers, Question};
use super::chosen::Chosen;
use super::texts::TextCache;
use crate::search::Found;
use crate::session::choices::Duplicates;
use crate::session::tally::LibraryTally;
use crate::session::{Library, shown};
use rayon::prelude::*;
use std::sync::Arc;

/// What is left of a library.
#[derive(Clone, Debug)]
pub struct Narrowed {
    /// The snapshot in which the positions stand.
    pub library: Arc<Library>,
    /// What was asked for.
    pub filter: Filter,
    /// Positions of the articles that are left, ascending.
    pub shown: Arc<Vec<u32>>,
    /// What the query found in the whole library; none where nothing was asked.
    pub answers: Option<Arc<Answers>>,
    /// Those of the answers that are left, best first, by their position among [`Answers::found`].
    pub ranked: Arc<Vec<u32>>,
    /// For each of `ranked` how many hits those before it have, and at the end how many there are.
    pub hits_before: Vec<u64>,
    /// Sums over the articles that are left; duplicates count as they do in the library.
    pub tally: LibraryTally,
}

impl Narrowed {
    /// Applies `filter` to `library`. Answers to the same question in the same library are taken from
    /// `before`. `None` where `is_cancelled` says that nobody waits for it any more.
    pub fn new(
        library: Arc<Library>,
        filter: Filter,
        before: Option<&Self>,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        Self::watched(library, filter, before, None, is_cancelled, |_| {})
    }

    /// As [`Self::new`], with the texts of the library out of `texts`. Where the search takes long, `first`
    /// gets what would be left if only the best articles found so far matched, at most once; without sums.
    pub fn watched(
        library: Arc<Library>,
        filter: Filter,
        before: Option<&Self>,
        texts: Option<&TextCache>,
        is_cancelled: impl Fn() -> bool + Sync,
        first: impl FnOnce(Self),
    ) -> Option<Self> {
        let answers = match asked(&filter) {
            None => None,
            Some(question) => {
                let kept = before
                    .filter(|before| Arc::ptr_eq(&before.library, &library))
                    .and_then(|before| before.answers.clone())
                    .filter(|answers| answers.question == question);
                Some(match kept {
                    Some(answers) => answers,
                    None => {
                        let texts = texts.and_then(|texts| texts.of(&library));
                        let first = |answers| {
                            let answers = Some(Arc::new(answers));
                            first(Self::of(library.clone(), filter.clone(), answers, |_| {
                                LibraryTally::new(&library.lexicon)
                            }));
                        };
                        let answers = Answers::watched(
                            &library,
                            question,
                            texts.as_deref(),
                            &is_cancelled,
                            first,
                        );
                        Arc::new(answers?)
                    }
                })
            }
        };
        let sums = |shown: &[u32]| tally(&library, shown);
        let narrowed = Self::of(library.clone(), filter, answers, sums);
        (!is_cancelled()).then_some(narrowed)
    }

    /// What `filter` leaves of `answers`, or of all articles.
    fn of(
        library: Arc<Library>,
        filter: Filter,
        answers: Option<Arc<Answers>>,
        sums: impl FnOnce(&[u32]) -> LibraryTally,
    ) -> Self {
        let candidates = match &answers {
            Some(answers) => answers.positions(),
            None => shown::all(&library),
        };
        let chosen = Chosen::of(&filter, &library);
        let is_left = |position: &u32| is_left(&library, &filter, &chosen, *position);
        let shown: Vec<u32> = candidates.into_par_iter().filter(is_left).collect();
        let ranked = answers
            .as_ref()
            .map(|answers| ranked(&answers.found, &shown, library.entries.len()));
        let ranked = ranked.unwrap_or_default();
        let mut sum = 0;
        let mut hits_before = vec![0];
        if let Some(answers) = &answers {
            let counts = ranked
                .iter()
                .map(|place| answers.found[*place as usize].hits.len());
            hits_before.extend(counts.map(|count| {
                sum += count as u64;
                sum
            }));
        }
        let tally = sums(&shown);
        Self {
            shown: Arc::new(shown),
            ranked: Arc::new(ranked),
            hits_before,
            library,
            filter,
            answers,
            tally,
        }
    }

    /// Hits in all articles that are left.
    pub fn hits(&self) -> u64 {
        self.hits_before.last().copied().unwrap_or_default()
    }

    /// What was found in the article at `position`, where it is left.
    pub fn found_in(&self, position: u32) -> Option<&Found> {
        self.shown.binary_search(&position).ok()?;
        self.answers.as_ref()?.of(position)
    }

    /// The answers that are left, best first.
    pub fn found(&self) -> impl Iterator<Item = &Found> {
        let found = self.answers.as_ref().map(|answers| &answers.found);
        self.ranked
            .iter()
            .filter_map(move |position| found?.get(*position as usize))
    }
}

/// What a filter asks; `None` where it asks nothing.
fn asked(filter: &Filter) -> Option<Question> {
    let is_blank = filter.query.trim().is_empty();
    (!is_blank).then(|| Question {
        query: filter.query.clone(),
        matching: filter.matching,
    })
}

/// True where dates and facets let the article through.
fn is_left(library: &Library, filter: &Filter, chosen: &[Chosen<'_>], position: u32) -> bool {
    let in_time = filter
        .dates
        .is_none_or(|dates| dates.holds(&library.entries[position as usize].document));
    let has_one = |chosen: &Chosen<'_>| chosen.has_one(library, position);
    in_time && chosen.iter().all(has_one)
}

/// Positions among `found` of the documents in `shown`, which ascend, of a library of `count`.
fn ranked(found: &[Found], shown: &[u32], count: usize) -> Vec<u32> {
    let places = 0..found.len() as u32;
    if shown.len() == found.len() {
        return places.collect();
    }
    let mut is_shown = vec![false; count];
    for position in shown {
        is_shown[*position as usize] = true;
    }
    let left = places.zip(found);
    left.filter(|(_, found)| is_shown[found.document as usize])
        .map(|(place, _)| place)
        .collect()
}

fn tally(library: &Library, shown: &[u32]) -> LibraryTally {
    /// So many articles are summed up on one processor.
    const TOGETHER: usize = 8192;
    let once = library.choices.duplicates == Duplicates::Once;
    let sum = |positions: &[u32]| {
        let mut tally = LibraryTally::new(&library.lexicon);
        for position in positions {
            let entry = &library.entries[*position as usize];
            tally.problems += entry.document.problems.len() as u32;
            let is_duplicate = || {
                let duplicates = &library.duplicates;
                duplicates
                    .binary_search_by_key(position, |duplicate| duplicate.entry)
                    .is_ok()
            };
            if !(once && is_duplicate()) {
                tally.add(&entry.tally, entry.document.characters);
            }
        }
        tally
    };
    let parts: Vec<LibraryTally> = shown.par_chunks(TOGETHER).map(sum).collect();
    let parts = parts.into_iter().reduce(|mut sums, later| {
        sums.append(&later);
        sums
    });
    parts.unwrap_or_else(|| LibraryTally::new(&library.lexicon))
}
