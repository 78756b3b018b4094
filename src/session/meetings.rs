//! Who is named together with whom in a library, for the window and for the command line.
//!
//! `library -> facts` article by article, kept as long as the article is the same; `facts -> meetings` for
//! any positions.

use super::library::{Entry, Library};
use crate::analysis::meetings::{Facts, Meetings, Within};
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What every article of a library says of meetings.
#[derive(Debug)]
pub struct LibraryFacts {
    /// The library whose articles they are of.
    pub library: Arc<Library>,
    facts: Vec<Arc<Facts>>,
}

impl LibraryFacts {
    /// Reads every article of `library`; those that are in `before` are not read again. `None` where `is_cancelled` says that nobody waits for it any more.
    pub fn new(
        library: Arc<Library>,
        before: Option<&Self>,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        let before = before.filter(|before| Arc::ptr_eq(&before.library.lexicon, &library.lexicon));
        // As long as `before` holds an entry, no other lies where it lies.
        let entries = before
            .into_iter()
            .flat_map(|before| &before.library.entries);
        let places: HashMap<usize, usize> = entries
            .enumerate()
            .map(|(position, entry)| (Arc::as_ptr(entry).addr(), position))
            .collect();
        let known = |entry: &Arc<Entry>| {
            let position = places.get(&Arc::as_ptr(entry).addr())?;
            Some(Arc::clone(&before?.facts[*position]))
        };
        let facts = library
            .entries
            .par_iter()
            .map(|entry| {
                if is_cancelled() {
                    return None;
                }
                let known = known(entry);
                Some(known.unwrap_or_else(|| Arc::new(read(&library.lexicon, entry))))
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { library, facts })
    }

    /// Sums up the articles at `positions`; duplicates as the library counts them.
    pub fn meetings(&self, positions: &[u32], within: Within) -> Meetings {
        let counted = positions
            .par_iter()
            .filter(|position| self.library.is_counted(**position));
        let facts = counted.map(|position| &*self.facts[*position as usize]);
        Meetings::new(facts, within)
    }

    /// What the article at `position` says.
    pub fn of(&self, position: u32) -> &Facts {
        &self.facts[position as usize]
    }
}

fn read(lexicon: &Lexicon, entry: &Entry) -> Facts {
    let found = entry.matches.unpack_plain();
    Facts::new(lexicon, &entry.document, &found.candidates)
}

/// The same for all articles at once, from beginning to end.
pub fn of_library(library: &Library, within: Within) -> Meetings {
    let positions = 0..library.entries.len() as u32;
    let counted = positions
        .into_par_iter()
        .filter(|position| library.is_counted(*position));
    let facts: Vec<Facts> = counted
        .map(|position| read(&library.lexicon, &library.entries[position as usize]))
        .collect();
    Meetings::new(facts.par_iter(), within)
}
