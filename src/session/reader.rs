//! Reads a source in the background and publishes snapshots of the library as it grows.

use super::choices::ReadingChoices;
use super::latest::{Cancel, Job, Publisher, Wake};
use super::lazy_matcher::LazyMatcher;
use super::library::{Entry, FieldColumn, Library, Stage};
use super::samples;
use super::source::Source;
use super::tally::EntryTally;
use crate::corpus::folder;
use crate::corpus::read::{self, ReadOptions, Reading};
use crate::corpus::{Document, FileProblem};
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
    choices: Arc<ReadingChoices>,
    wake: &Wake,
) -> Job<Arc<Library>> {
    Job::spawn("wenjian-reader", wake, move |publisher, cancel| {
        Reader::new(source, matcher.get(), choices).run(Some(publisher), cancel);
    })
}

/// Reads everything at once, for callers without a window.
pub fn read_all(source: Source, matcher: Arc<Matcher>, choices: Arc<ReadingChoices>) -> Library {
    Reader::new(source, matcher, choices).run(None, &Cancel::default())
}

/// Matches one document.
pub fn entry(matcher: &Matcher, document: Document) -> Entry {
    let form = TextForm::from(document.kind);
    let Matches { candidates, terms } = matcher.matches(&document.title.text, &document.body, form);
    let tally = EntryTally::new(matcher.lexicon(), &candidates, &terms);
    Entry {
        document,
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
    matcher: Arc<Matcher>,
    choices: Arc<ReadingChoices>,
    library: Library,
    began: Instant,
    published: Option<Instant>,
}

impl Reader {
    fn new(source: Source, matcher: Arc<Matcher>, choices: Arc<ReadingChoices>) -> Self {
        let library = Library::empty(source, Arc::clone(matcher.lexicon()));
        Self {
            matcher,
            choices,
            library,
            began: Instant::now(),
            published: None,
        }
    }

    fn run(mut self, publisher: Option<&Publisher<Arc<Library>>>, cancel: &Cancel) -> Library {
        let items = self.list(cancel);
        self.library.progress.files_found = items.len();
        self.library.progress.stage = Stage::Reading;
        let usual = self.choices.read_options();
        for batch in items.chunks(BATCH) {
            if cancel.is_cancelled() {
                break;
            }
            let (matcher, choices) = (&self.matcher, &self.choices);
            let read: Vec<Result<Entry, FileProblem>> = batch
                .par_iter()
                .map(|item| read_item(item, matcher, choices, &usual))
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
            let listing = folder::list(&root, &self.choices.list_options(), cancel.flag());
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
            entries: library.entries.clone(),
            file_problems: library.file_problems.clone(),
            columns: library.columns.clone(),
            tally: library.tally.clone(),
            progress: library.progress,
        }
    }
}

fn read_item(
    item: &Item,
    matcher: &Matcher,
    choices: &ReadingChoices,
    usual: &ReadOptions,
) -> Result<Entry, FileProblem> {
    let reading = match item {
        Item::File { path, relative } => {
            let options = choices.options_of(path, usual);
            read::read_file(path, relative.clone(), &options)
        }
        Item::Sample { name, bytes } => {
            read::document_from_bytes(bytes, (*name).to_owned(), None, usual)
        }
    };
    match reading {
        Reading::Document(document) => Ok(entry(matcher, document)),
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
