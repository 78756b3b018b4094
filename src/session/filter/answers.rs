//! A query asked of a whole library: window and command line have the same answers in the same order.

use crate::search::{self, Found, Known, Matching, Note, View};
use crate::session::{Entry, Library};

/// So many articles are let go of at once.
const FEW: usize = 1000;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// In the language of `docs/search.md`.
    pub query: String,
    /// What is taken for the same.
    pub matching: Matching,
}

/// The articles that answer, and what of the query was not understood.
#[derive(Debug)]
pub struct Answers {
    /// What was asked.
    pub question: Question,
    /// Best first.
    pub found: Vec<Found>,
    /// What was taken for plain text, in order of place.
    pub notes: Vec<Note>,
    /// Document and its position in `found`, by document.
    places: Vec<(u32, u32)>,
}

impl Answers {
    /// Asks `question` of every article of `library`, on all processors. `None` where `is_cancelled` said
    /// so before all were asked.
    pub fn new(
        library: &Library,
        question: Question,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        let columns = library.columns.iter();
        let keys: Vec<String> = columns.map(|column| column.key.clone()).collect();
        let known = Known {
            lexicon: &library.lexicon,
            keys: &keys,
        };
        let parsed = search::parse(&question.query, &known, question.matching);
        let asks_for_names = parsed.query.asks_for_names();
        let view = |position: u32| {
            let entry = &library.entries[position as usize];
            match asks_for_names {
                true => entry.as_searched(),
                false => entry.as_read(),
            }
        };
        let count = u32::try_from(library.entries.len()).expect("fewer than 2^32 articles");
        let found = search::rank(&parsed.query, count, view, is_cancelled)?;
        let mut places: Vec<(u32, u32)> = found.iter().map(|it| it.document).zip(0..).collect();
        places.sort_unstable();
        Some(Self {
            question,
            found,
            notes: parsed.notes,
            places,
        })
    }

    /// The articles that answer, ascending.
    pub fn positions(&self) -> Vec<u32> {
        self.places.iter().map(|(document, _)| *document).collect()
    }

    /// What was found in one article; `None` where it does not answer.
    pub fn of(&self, document: u32) -> Option<&Found> {
        let place = self.places.binary_search_by_key(&document, |(own, _)| *own);
        let (_, position) = self.places[place.ok()?];
        self.found.get(position as usize)
    }
}

impl Drop for Answers {
    /// Millions of hits are taken apart beside the window thread, whoever was the last to look at them.
    fn drop(&mut self) {
        let found = std::mem::take(&mut self.found);
        if found.len() > FEW {
            rayon::spawn(move || drop(found));
        }
    }
}

impl Entry {
    /// The article as a query sees it.
    pub fn as_searched(&self) -> View<'_> {
        let found = self.matches.unpack_plain();
        View {
            document: &self.document,
            candidates: found.candidates.into(),
            terms: found.terms.into(),
        }
    }

    /// The same for a query that asks for no names.
    pub fn as_read(&self) -> View<'_> {
        View {
            document: &self.document,
            candidates: [].as_slice().into(),
            terms: [].as_slice().into(),
        }
    }
}
