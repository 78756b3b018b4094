//! One snapshot of everything that is open: immutable, shared, cheap to hand over.

use super::choices::{Duplicates, ReadingChoices};
use super::lexicon_choice::LexiconInForce;
use super::packed::PackedMatches;
use super::source::Source;
use super::tally::{EntryTally, LibraryTally};
use crate::corpus::{Document, FileProblem, Problem, ProblemKind, Stamp};
use crate::lexicon::Lexicon;
use crate::mentions::Place;
use std::sync::Arc;
use std::time::Duration;

/// A document with what was found in it.
#[derive(Debug)]
pub struct Entry {
    /// The document, which outlives a change of the lexicon.
    pub document: Arc<Document>,
    /// Size and time of its file when it was listed.
    pub stamp: Stamp,
    /// A number for head and tail of the text: where these differ, so do the texts. None for a text without
    /// characters that count.
    pub edges: Option<u64>,
    /// Where aliases of companies and groups stand, and terms of themes, title first, ascending.
    pub matches: PackedMatches,
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

/// A document whose text stands in an earlier one already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Position of the document.
    pub entry: u32,
    /// The problem that says so and names the first such document.
    pub problem: Problem,
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
    /// How files were read.
    pub choices: Arc<ReadingChoices>,
    /// Documents in natural order of path. A later snapshot of the same reading begins with the
    /// same entries.
    pub entries: Vec<Arc<Entry>>,
    /// Files that are no documents.
    pub file_problems: Vec<FileProblem>,
    /// Keys of the front matter in order of first appearance.
    pub columns: Vec<FieldColumn>,
    /// Documents whose text stands in an earlier one; known once all are read.
    pub duplicates: Vec<Duplicate>,
    /// Sums over all entries, without duplicates where they count once.
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
            choices: Arc::default(),
            entries: Vec::new(),
            file_problems: Vec::new(),
            columns: Vec::new(),
            duplicates: Vec::new(),
            tally,
            progress,
        }
    }

    /// Problems of all documents and of the files that are none.
    pub fn problem_count(&self) -> usize {
        self.tally.problems as usize + self.file_problems.len() + self.duplicates.len()
    }

    /// The problems of the document at `position`, those too that only the whole library shows.
    pub fn problems_of(&self, position: u32) -> impl Iterator<Item = &Problem> {
        let own = &self.entries[position as usize].document.problems;
        let duplicate = self
            .duplicates
            .binary_search_by_key(&position, |duplicate| duplicate.entry);
        let of_library = duplicate.ok().map(|index| &self.duplicates[index].problem);
        own.iter().chain(of_library)
    }

    /// True where the document at `position` counts: not for a duplicate, where those count once.
    pub fn is_counted(&self, position: u32) -> bool {
        let place = |duplicate: &Duplicate| duplicate.entry;
        self.choices.duplicates == Duplicates::Each
            || self
                .duplicates
                .binary_search_by_key(&position, place)
                .is_err()
    }

    /// Adds the next document.
    pub(super) fn add(&mut self, entry: Arc<Entry>) {
        let document = &entry.document;
        self.tally.add(&entry.tally, document.characters);
        self.tally.problems += document.problems.len() as u32;
        count_keys(&mut self.columns, document);
        self.entries.push(entry);
    }

    /// Notes which documents are duplicates, and takes them out of the sums where they count once.
    pub(super) fn note_duplicates(&mut self, found: Vec<(u32, u32)>, count: Duplicates) {
        let duplicates = found.into_iter().map(|(entry, first)| {
            let first = self.entries[first as usize].document.path.clone();
            Duplicate {
                entry,
                problem: Problem::of_file(ProblemKind::DuplicateText { first }),
            }
        });
        let duplicates: Vec<Duplicate> = duplicates.collect();
        if count == Duplicates::Once && !duplicates.is_empty() {
            let mut tally = LibraryTally::new(&self.lexicon);
            let mut next = duplicates.iter().peekable();
            for (position, entry) in (0..).zip(&self.entries) {
                tally.problems += entry.document.problems.len() as u32;
                if next
                    .next_if(|duplicate| duplicate.entry == position)
                    .is_none()
                {
                    tally.add(&entry.tally, entry.document.characters);
                }
            }
            self.tally = tally;
        }
        self.duplicates = duplicates;
    }

    /// A copy of what is there: pointers to the entries, not the entries.
    pub fn snapshot(&self) -> Self {
        Self {
            source: self.source.clone(),
            lexicon: Arc::clone(&self.lexicon),
            in_force: Arc::clone(&self.in_force),
            rolled_up: self.rolled_up,
            choices: Arc::clone(&self.choices),
            entries: self.entries.clone(),
            file_problems: self.file_problems.clone(),
            columns: self.columns.clone(),
            duplicates: self.duplicates.clone(),
            tally: self.tally.clone(),
            progress: self.progress,
        }
    }

    /// True where `other` holds the very same entries and problems, read and counted in the same way.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.choices == other.choices
            && Arc::ptr_eq(&self.in_force, &other.in_force)
            && self.rolled_up == other.rolled_up
            && self.entries.len() == other.entries.len()
            && self.file_problems == other.file_problems
            && self
                .entries
                .iter()
                .zip(&other.entries)
                .all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// True once nothing more will come.
    pub fn is_settled(&self) -> bool {
        matches!(self.progress.stage, Stage::Done | Stage::Cancelled)
    }
}

/// Counts the keys of `document`, each once, in `columns`.
fn count_keys(columns: &mut Vec<FieldColumn>, document: &Document) {
    // Documents of one library nearly always have the same keys in the same order; behind all columns that
    // were met in this document stands none of them.
    let mut next = 0;
    for (index, field) in document.fields.views().enumerate() {
        let is_it = |column: &FieldColumn| column.key == field.key;
        let known = match columns.get(next) {
            Some(column) if is_it(column) => Some(next),
            _ => columns.iter().position(is_it),
        };
        let position = known.unwrap_or(columns.len());
        let mut before = document.fields.views().take(index);
        if position < next && before.any(|other| other.key == field.key) {
            continue;
        }
        match columns.get_mut(position) {
            Some(column) => column.documents += 1,
            None => columns.push(FieldColumn {
                key: field.key.to_owned(),
                documents: 1,
            }),
        }
        next = next.max(position + 1);
    }
}
