//! Matches a library with another lexicon, or counts it otherwise, from the documents in memory.
//!
//! `library x lexicon in force -> library`: no file is read, and every document keeps its place.

use super::choices::Duplicates;
use super::latest::{Cancel, Job, Wake};
use super::lexicon_choice::LexiconInForce;
use super::library::{Entry, Library};
use super::packed::PackedMatches;
use super::tally::{Counter, EntryTally, LibraryTally};
use crate::lexicon::Lexicon;
use crate::mentions::{Matcher, TextForm};
use rayon::prelude::*;
use std::sync::Arc;

/// Which lexicon a library is matched with, and whom it is counted for.
#[derive(Clone, Debug)]
pub struct Reckoning {
    /// The lexicon.
    pub in_force: Arc<LexiconInForce>,
    /// Companies count for what they are part of.
    pub rolled_up: bool,
}

impl Reckoning {
    /// True where `library` is reckoned in this way already.
    pub fn is_of(&self, library: &Library) -> bool {
        Arc::ptr_eq(&self.in_force, &library.in_force) && self.rolled_up == library.rolled_up
    }
}

/// Reckons `library` anew on a thread of its own, and hands the result over when all of it is done: a
/// library is of one lexicon only.
pub fn spawn(library: Arc<Library>, reckoning: Reckoning, wake: &Wake) -> Job<Arc<Library>> {
    Job::spawn("wenjian-matcher", wake, move |publisher, cancel| {
        if let Some(library) = rematch(&library, &reckoning, cancel) {
            publisher.publish(Arc::new(library));
        }
    })
}

/// The same documents in the same order, reckoned anew; `None` where nobody waits for it any more.
pub fn rematch(library: &Library, reckoning: &Reckoning, cancel: &Cancel) -> Option<Library> {
    let Reckoning {
        in_force,
        rolled_up,
    } = reckoning;
    let lexicon = in_force.lexicon(*rolled_up);
    let same_matcher = Arc::ptr_eq(&in_force.matcher, &library.in_force.matcher);
    let entries = if same_matcher && *rolled_up == library.rolled_up {
        library.entries.clone()
    } else {
        let counter = Counter::new(&lexicon);
        let reckon = |entry: &Arc<Entry>| {
            if cancel.is_cancelled() {
                return None;
            }
            let matcher = (!same_matcher).then_some(&*in_force.matcher);
            Some(Arc::new(reckon(entry, matcher, &counter)))
        };
        library
            .entries
            .par_iter()
            .map(reckon)
            .collect::<Option<Vec<_>>>()?
    };
    Some(Library {
        source: library.source.clone(),
        tally: tally(library, &entries, &lexicon),
        lexicon,
        in_force: Arc::clone(in_force),
        rolled_up: *rolled_up,
        choices: Arc::clone(&library.choices),
        entries,
        file_problems: library.file_problems.clone(),
        columns: library.columns.clone(),
        duplicates: library.duplicates.clone(),
        progress: library.progress,
    })
}

/// The sums over `entries`, which stand where those of `library` do; without duplicates where they count
/// once.
fn tally(library: &Library, entries: &[Arc<Entry>], lexicon: &Lexicon) -> LibraryTally {
    let mut tally = LibraryTally::new(lexicon);
    tally.problems = library.tally.problems;
    let count_once = library.choices.duplicates == Duplicates::Once;
    let mut duplicates = library.duplicates.iter().peekable();
    for (position, entry) in (0..).zip(entries) {
        let duplicate = duplicates.next_if(|duplicate| duplicate.entry == position);
        if duplicate.is_none() || !count_once {
            tally.add(&entry.tally, entry.document.characters);
        }
    }
    tally
}

/// One document, found anew by `matcher` where there is one, and counted by `counter`.
fn reckon(entry: &Entry, matcher: Option<&Matcher>, counter: &Counter) -> Entry {
    let document = Arc::clone(&entry.document);
    let (matches, tally) = match matcher {
        Some(matcher) => {
            let form = TextForm::from(document.kind);
            let found = matcher.matches(&document.title.text, &document.body, form);
            let tally = EntryTally::new(counter, &found.candidates, &found.terms);
            (PackedMatches::new(&found), tally)
        }
        None => {
            let found = entry.matches.unpack_plain();
            let tally = EntryTally::new(counter, &found.candidates, &found.terms);
            (entry.matches.clone(), tally)
        }
    };
    Entry {
        document,
        stamp: entry.stamp,
        edges: entry.edges,
        matches,
        tally,
    }
}
