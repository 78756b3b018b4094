//! Reads a source in the background and publishes snapshots of the library as it grows.

use super::latest::{Cancel, Job, Publisher, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::LexiconInForce;
use super::library::{Entry, FieldColumn, Library, Stage};
use super::samples;
use super::source::Source;
use super::tally::EntryTally;
use crate::corpus::folder::{self, ListOptions};
use crate::corpus::read::{self, ReadOptions, Reading};
use crate::corpus::{Document, FileProblem};
use crate::lexicon::Lexicon;
use crate::mentions::{Matcher, Matches, TextForm};
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Files read between two looks at the clock and at the wish to stop.
const BATCH: usize = 256;
/// At most this often a new snapshot goes to the window.
const PUBLISH_EVERY: Duration = Duration::from_millis(100);

/// Starts reading on a thread of its own.
pub fn spawn(
    source: Source,
    matcher: LazyMatcher,
    rolled_up: bool,
    wake: &Wake,
) -> Job<Arc<Library>> {
    Job::spawn("wenjian-reader", wake, move |publisher, cancel| {
        Reader::new(source, matcher.in_force(), rolled_up).run(Some(publisher), cancel);
    })
}

/// Reads everything at once, for callers without a window.
pub fn read_all(source: Source, in_force: Arc<LexiconInForce>, rolled_up: bool) -> Library {
    Reader::new(source, in_force, rolled_up).run(None, &Cancel::default())
}

/// Matches one document, and counts its mentions for whom `lexicon` says.
pub fn entry(matcher: &Matcher, lexicon: &Lexicon, document: Document) -> Entry {
    let form = TextForm::from(document.kind);
    let Matches { candidates, terms } = matcher.matches(&document.title.text, &document.body, form);
    let tally = EntryTally::new(lexicon, &candidates, &terms);
    Entry {
        document: Arc::new(document),
        candidates,
        terms,
        tally,
    }
}

/// Something to read: a file, or bytes that are there already.
enum Item {
    File {
        path: PathBuf,
        relative: String,
    },
    Sample {
        name: &'static str,
        bytes: &'static [u8],
    },
}

struct Reader {
    library: Library,
    began: Instant,
    published: Option<Instant>,
}

impl Reader {
    fn new(source: Source, in_force: Arc<LexiconInForce>, rolled_up: bool) -> Self {
        Self {
            library: Library::empty(source, in_force, rolled_up),
            began: Instant::now(),
            published: None,
        }
    }

    fn run(mut self, publisher: Option<&Publisher<Arc<Library>>>, cancel: &Cancel) -> Library {
        let items = self.list(cancel);
        self.library.progress.files_found = items.len();
        self.library.progress.stage = Stage::Reading;
        let options = ReadOptions::default();
        for batch in items.chunks(BATCH) {
            if cancel.is_cancelled() {
                break;
            }
            let library = &self.library;
            let read: Vec<Result<Entry, FileProblem>> = batch
                .par_iter()
                .map(|item| read_item(item, library, &options))
                .collect();
            for result in read {
                self.add(result);
            }
            self.library.progress.files_done += batch.len();
            if let Some(publisher) = publisher {
                self.publish_if_due(publisher);
            }
        }
        let all_read = self.library.progress.files_done == self.library.progress.files_found;
        let stopped = cancel.is_cancelled() && !all_read;
        self.library.progress.stage = if stopped {
            Stage::Cancelled
        } else {
            Stage::Done
        };
        self.library.progress.elapsed = self.began.elapsed();
        if let Some(publisher) = publisher {
            publisher.publish(Arc::new(self.snapshot()));
        }
        self.library
    }

    fn list(&mut self, cancel: &Cancel) -> Vec<Item> {
        let Source::Paths(roots) = self.library.source.clone() else {
            let sample =
                |(name, bytes): &(&'static str, &'static [u8])| Item::Sample { name, bytes };
            return samples::all().iter().map(sample).collect();
        };
        let mut items = Vec::new();
        for root in roots {
            let listing = folder::list(&root, &ListOptions::default(), cancel.flag());
            items.extend(listing.files.into_iter().map(|file| Item::File {
                path: file.file,
                relative: file.path,
            }));
            // What is wrong with the folder itself has no path below it: it is named as it was asked for.
            self.library
                .file_problems
                .extend(listing.problems.into_iter().map(|found| {
                    let path = if found.path.is_empty() {
                        root.display().to_string()
                    } else {
                        found.path
                    };
                    FileProblem { path, ..found }
                }));
        }
        items
    }

    fn add(&mut self, result: Result<Entry, FileProblem>) {
        match result {
            Ok(entry) => {
                self.library
                    .tally
                    .add(&entry.tally, entry.document.characters);
                self.library.tally.problems += entry.document.problems.len() as u32;
                add_columns(&mut self.library.columns, &entry.document);
                self.library.entries.push(Arc::new(entry));
            }
            Err(problem) => self.library.file_problems.push(problem),
        }
    }

    fn publish_if_due(&mut self, publisher: &Publisher<Arc<Library>>) {
        let due = self
            .published
            .is_none_or(|last| last.elapsed() >= PUBLISH_EVERY);
        if due {
            self.library.progress.elapsed = self.began.elapsed();
            publisher.publish(Arc::new(self.snapshot()));
            self.published = Some(Instant::now());
        }
    }

    /// A copy of what is there: pointers to the entries, not the entries.
    fn snapshot(&self) -> Library {
        let library = &self.library;
        Library {
            source: library.source.clone(),
            lexicon: Arc::clone(&library.lexicon),
            in_force: Arc::clone(&library.in_force),
            rolled_up: library.rolled_up,
            entries: library.entries.clone(),
            file_problems: library.file_problems.clone(),
            columns: library.columns.clone(),
            tally: library.tally.clone(),
            progress: library.progress,
        }
    }
}

fn read_item(item: &Item, library: &Library, options: &ReadOptions) -> Result<Entry, FileProblem> {
    let reading = match item {
        Item::File { path, relative } => read::read_file(path, relative.clone(), options),
        Item::Sample { name, bytes } => {
            read::document_from_bytes(bytes, (*name).to_owned(), None, options)
        }
    };
    match reading {
        Reading::Document(document) => {
            Ok(entry(&library.in_force.matcher, &library.lexicon, document))
        }
        Reading::Skipped(problem) => Err(match item {
            Item::File { path, relative } => FileProblem {
                file: path.clone(),
                path: relative.clone(),
                problem,
            },
            Item::Sample { name, .. } => FileProblem {
                file: PathBuf::from(name),
                path: (*name).to_owned(),
                problem,
            },
        }),
    }
}

fn add_columns(columns: &mut Vec<FieldColumn>, document: &Document) {
    for (index, field) in document.fields.iter().enumerate() {
        let again = document.fields[..index]
            .iter()
            .any(|other| other.key == field.key);
        if again {
            continue;
        }
        match columns.iter_mut().find(|column| column.key == field.key) {
            Some(column) => column.documents += 1,
            None => columns.push(FieldColumn {
                key: field.key.clone(),
                documents: 1,
            }),
        }
    }
}
