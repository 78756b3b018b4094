//! A filter applied to a library: which articles are left, and what they mention together.

use super::Filter;
use super::answers::{Answers, Question};
use super::facet::{Facet, FacetValue};
use crate::search::Found;
use crate::session::choices::Duplicates;
use crate::session::tally::LibraryTally;
use crate::session::{Library, shown};
use rayon::prelude::*;
use std::collections::BTreeSet;
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
        let answers = match asked(&filter) {
            None => None,
            Some(question) => {
                let kept = before
                    .filter(|before| Arc::ptr_eq(&before.library, &library))
                    .and_then(|before| before.answers.clone())
                    .filter(|answers| answers.question == question);
                Some(match kept {
                    Some(answers) => answers,
                    None => Arc::new(Answers::new(&library, question, &is_cancelled)?),
                })
            }
        };
        let candidates = match &answers {
            Some(answers) => answers.positions(),
            None => shown::all(&library),
        };
        let is_left = |position: &u32| is_left(&library, &filter, *position);
        let shown: Vec<u32> = candidates.into_par_iter().filter(is_left).collect();
        let ranked = answers
            .as_ref()
            .map(|answers| ranked(&answers.found, &shown));
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
        let tally = tally(&library, &shown);
        if is_cancelled() {
            return None;
        }
        Some(Self {
            shown: Arc::new(shown),
            ranked: Arc::new(ranked),
            hits_before,
            library,
            filter,
            answers,
            tally,
        })
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
fn is_left(library: &Library, filter: &Filter, position: u32) -> bool {
    let document = &library.entries[position as usize].document;
    let in_time = filter.dates.is_none_or(|dates| dates.holds(document));
    let has_one =
        |(facet, wanted): (&Facet, &BTreeSet<FacetValue>)| facet.has_one(library, position, wanted);
    in_time && filter.facets.iter().all(has_one)
}

/// Positions among `found` of the documents in `shown`, which ascend.
fn ranked(found: &[Found], shown: &[u32]) -> Vec<u32> {
    let places = (0..).zip(found);
    let left = places.filter(|(_, found)| shown.binary_search(&found.document).is_ok());
    left.map(|(place, _)| place).collect()
}

fn tally(library: &Library, shown: &[u32]) -> LibraryTally {
    let mut tally = LibraryTally::new(&library.lexicon);
    let once = library.choices.duplicates == Duplicates::Once;
    for position in shown {
        let entry = &library.entries[*position as usize];
        tally.problems += entry.document.problems.len() as u32;
        let is_duplicate = |duplicates: &[crate::session::library::Duplicate]| {
            duplicates
                .binary_search_by_key(position, |duplicate| duplicate.entry)
                .is_ok()
        };
        if !(once && is_duplicate(&library.duplicates)) {
            tally.add(&entry.tally, entry.document.characters);
        }
    }
    tally
}
