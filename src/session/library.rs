//! One snapshot of everything that is open: immutable, shared, cheap to hand over.

use super::lexicon_choice::LexiconInForce;
use super::source::Source;
use super::tally::{EntryTally, LibraryTally};
use crate::corpus::{Document, FileProblem};
use crate::lexicon::Lexicon;
use crate::mentions::{Candidate, Place, TermHit};
use std::sync::Arc;
use std::time::Duration;

/// A document with what was found in it.
#[derive(Debug)]
pub struct Entry {
    /// The document, which outlives a change of the lexicon.
    pub document: Arc<Document>,
    /// Where aliases of companies and groups stand, title first, ascending.
    pub candidates: Vec<Candidate>,
    /// Where terms of themes stand, title first, ascending.
    pub terms: Vec<TermHit>,
    /// How often each subject is mentioned.
    pub tally: EntryTally,
}

impl Entry {
    /// The text in which a span of `place` lies.
    pub fn text(&self, place: Place) -> &str {
        match place {
            Place::Title => &self.document.title.text,
            Place::Body => &self.document.body,
        }
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for files.
    Listing,
    /// Reading them.
    Reading,
    /// All are read.
    Done,
    /// The user stopped it.
    Cancelled,
}

/// Figures about the reading.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// How far it has come.
    pub stage: Stage,
    /// Files found so far.
    pub files_found: usize,
    /// Files read or given up so far.
    pub files_done: usize,
    /// Time since it began.
    pub elapsed: Duration,
}

/// A key of the front matter that occurs in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldColumn {
    /// The key.
    pub key: String,
    /// In how many documents it stands.
    pub documents: u32,
}

/// A snapshot of one open library.
#[derive(Debug)]
pub struct Library {
    /// What was opened.
    pub source: Source,
    /// Whom mentions are counted for: the lexicon in force, rolled up where the user wishes so.
    pub lexicon: Arc<Lexicon>,
    /// The lexicon that was matched, with its origin.
    pub in_force: Arc<LexiconInForce>,
    /// Companies count for what they are part of.
    pub rolled_up: bool,
    /// Documents in natural order of path. A later snapshot of the same reading begins with the
    /// same entries.
    pub entries: Vec<Arc<Entry>>,
    /// Files that are no documents.
    pub file_problems: Vec<FileProblem>,
    /// Keys of the front matter in order of first appearance.
    pub columns: Vec<FieldColumn>,
    /// Sums over all entries.
    pub tally: LibraryTally,
    /// How far reading has come.
    pub progress: Progress,
}

impl Library {
    /// A library in which nothing has been read yet.
    pub fn empty(source: Source, in_force: Arc<LexiconInForce>, rolled_up: bool) -> Self {
        let lexicon = in_force.lexicon(rolled_up);
        let tally = LibraryTally::new(&lexicon);
        let progress = Progress {
            stage: Stage::Listing,
            files_found: 0,
            files_done: 0,
            elapsed: Duration::ZERO,
        };
        Self {
            source,
            lexicon,
            in_force,
            rolled_up,
            entries: Vec::new(),
            file_problems: Vec::new(),
            columns: Vec::new(),
            tally,
            progress,
        }
    }

    /// Problems of all documents and of the files that are none.
    pub fn problem_count(&self) -> usize {
        self.tally.problems as usize + self.file_problems.len()
    }

    /// True once nothing more will come.
    pub fn is_settled(&self) -> bool {
        matches!(self.progress.stage, Stage::Done | Stage::Cancelled)
    }
}
