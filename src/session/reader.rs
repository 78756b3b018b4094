//! Reads a source in the background and publishes snapshots of the library as it grows.
//!
//! `files -> entries`: what an earlier snapshot or the cache has of a file is taken from there, the rest
//! is read and matched. Files are read while the folder is still being listed.

use super::cache::{CacheStore, Kept, LexiconKey, ReaderKey, Shelf};
use super::choices::ReadingChoices;
use super::duplicates;
use super::latest::{Cancel, Job, Publisher, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::LexiconInForce;
use super::library::{Entry, Library, Stage};
use super::moves::Moves;
use super::packed::PackedMatches;
use super::parcels::{self, Parcels};
use super::previous::Previous;
use super::samples;
use super::source::Source;
use super::tally::{Counter, EntryTally};
use crate::corpus::folder::{self, Stamp};
use crate::corpus::read::{self, ReadOptions, Reading};
use crate::corpus::{Document, FileProblem, FoundFile};
use crate::lexicon::Lexicon;
use crate::mentions::{Matcher, TextForm};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

/// At most this often a new snapshot goes to the window,
const PUBLISH_EVERY: Duration = Duration::from_millis(100);
/// and so many times as long as making one takes lies between two: of a million articles a snapshot is a
/// million pointers.
const PUBLISH_REST: u32 = 20;
/// What is to be read, and how.
#[derive(Clone)]
pub struct Task {
    /// What is opened.
    pub source: Source,
    /// Finds the mentions.
    pub matcher: LazyMatcher,
    /// Companies count for what they are part of.
    pub rolled_up: bool,
    /// How files are read.
    pub choices: Arc<ReadingChoices>,
    /// Where documents are kept between sessions.
    pub cache: CacheStore,
}

/// Starts reading on a thread of its own. What was read is kept after the last snapshot was published.
pub fn spawn(task: Task, wake: &Wake) -> Job<Arc<Library>> {
    Job::spawn("wenjian-reader", wake, move |publisher, cancel| {
        let read = Reader::new(&task).run(Some(publisher), cancel);
        read.keep(cancel);
    })
}

/// A snapshot of what was read again.
pub struct Again {
    /// The new snapshot.
    pub library: Arc<Library>,
    /// Where the articles of the earlier one stand in it.
    pub moves: Moves,
}

/// How what was read before is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Only files whose size or time has changed.
    Changed,
    /// Every file.
    All,
}

/// Starts reading again what an earlier snapshot holds. One snapshot comes at the end, or none where
/// nothing has changed.
pub fn spawn_again(task: Task, depth: Depth, earlier: Arc<Library>, wake: &Wake) -> Job<Again> {
    Job::spawn("wenjian-reader", wake, move |publisher, cancel| {
        let reader = Reader::new(&task).after(&earlier, depth);
        let Read { library, .. } = reader.run(None, cancel);
        if library.progress.stage == Stage::Done && !library.is_same(&earlier) {
            publisher.publish(Again {
                moves: Moves::new(&earlier, &library),
                library: Arc::new(library),
            });
        }
    })
}

/// Reads everything at once, for callers without a window. Nothing new is kept.
pub fn read_all(task: &Task) -> Library {
    Reader::new(task).run(None, &Cancel::default()).library
}

/// Like [`read_all`], and keeps what was read once `then` is done with it.
pub fn read_and_keep<R>(task: &Task, then: impl FnOnce(&Library) -> R) -> R {
    let read = Reader::new(task).run(None, &Cancel::default());
    let result = then(&read.library);
    read.keep(&Cancel::default());
    result
}

/// Matches one document, and counts its mentions for whom `counter` says.
pub fn entry(matcher: &Matcher, counter: &Counter, document: Arc<Document>, stamp: Stamp) -> Entry {
    let form = TextForm::from(document.kind);
    let matches = matcher.matches(&document.title.text, &document.body, form);
    let tally = EntryTally::new(counter, &matches.candidates, &matches.terms);
    Entry {
        edges: duplicates::edges(&document.body),
        document,
        stamp,
        matches: PackedMatches::new(&matches),
        tally,
    }
}

/// Something to read: a file, or bytes that are there already.
enum Item {
    File(FoundFile),
    Sample {
        name: &'static str,
        bytes: &'static [u8],
    },
}

/// Where an entry came from.
enum Origin {
    Earlier(Arc<Entry>),
    Kept(Entry),
    Read(Entry),
}

/// What items are turned into entries with.
struct Means<'a> {
    matcher: &'a Matcher,
    lexicon: &'a Arc<Lexicon>,
    counter: Counter,
    lexicon_key: LexiconKey,
    choices: &'a ReadingChoices,
    usual: ReadOptions,
    previous: Option<Previous>,
    shelf: Option<Shelf>,
}

/// Everything that was read, and where it is to be kept.
struct Read<'a> {
    task: &'a Task,
    library: Library,
    /// Positions of the entries that did not come from the shelf.
    read: Vec<u32>,
    shelf: Option<Shelf>,
}

impl Read<'_> {
    fn keep(&self, cancel: &Cancel) {
        if let Some(shelf) = &self.shelf
            && self.library.progress.stage == Stage::Done
        {
            let is_cancelled = || cancel.is_cancelled();
            // A cache that cannot be written costs time when the folder is opened again, nothing else.
            let _ = shelf.keep(&self.library, &self.read, &self.task.choices, is_cancelled);
        }
    }
}

struct Reader<'a> {
    task: &'a Task,
    previous: Option<Previous>,
    library: Library,
    /// Positions of the entries that were read from files or matched anew.
    read: Vec<u32>,
    began: Instant,
    /// When the next snapshot is due; at once where there was none.
    due: Option<Instant>,
}

impl<'a> Reader<'a> {
    fn new(task: &'a Task) -> Self {
        Self {
            task,
            previous: None,
            library: Library::empty(task.source.clone(), LexiconInForce::empty(), false),
            read: Vec::new(),
            began: Instant::now(),
            due: None,
        }
    }

    fn after(mut self, earlier: &Library, depth: Depth) -> Self {
        self.previous = Some(match depth {
            Depth::Changed => Previous::new(earlier, &self.task.choices),
            Depth::All => Previous::default(),
        });
        self
    }

    fn run(mut self, publisher: Option<&Publisher<Arc<Library>>>, cancel: &Cancel) -> Read<'a> {
        let task = self.task;
        let found = AtomicUsize::new(0);
        let (sender, items) = mpsc::channel();
        let shelf = std::thread::scope(|scope| {
            let found = &found;
            let lister = scope.spawn(move || {
                let mut parcels = Parcels::new(sender);
                list(task, cancel, |item| {
                    found.fetch_add(1, Ordering::Relaxed);
                    parcels.add(item);
                })
            });
            // Reading the lexicon and the index of the cache takes as long as the first rows may take.
            let lexicon = scope.spawn(|| task.matcher.in_force());
            let usual = task.choices.read_options();
            // The cache holds whole libraries: one of a part would put out the others.
            let is_whole = task.choices.shard.is_none();
            let is_kept = task.choices.cache && is_whole && self.previous.is_none();
            let shelf = || task.cache.open(&task.source, ReaderKey::new(&usual));
            let shelf = is_kept.then(shelf).flatten();
            let in_force = lexicon.join().expect("reading the lexicon does not panic");
            let matcher = Arc::clone(&in_force.matcher);
            self.library = Library::empty(task.source.clone(), in_force, task.rolled_up);
            self.library.choices = Arc::clone(&task.choices);
            let lexicon = Arc::clone(&self.library.lexicon);
            let means = Means {
                matcher: &matcher,
                lexicon: &lexicon,
                counter: Counter::new(&lexicon),
                lexicon_key: LexiconKey::new(&lexicon),
                choices: &task.choices,
                previous: self.previous.take(),
                shelf,
                usual,
            };
            let all = self.read(items, &means, found, publisher, cancel);
            let problems = lister.join().expect("listing a folder does not panic");
            self.library.file_problems.extend(problems);
            self.finish(all, publisher);
            means.shelf
        });
        Read {
            task,
            library: self.library,
            read: self.read,
            shelf,
        }
    }

    /// Reads until all items are there; false where it was stopped before. Parcels are read side by side and
    /// taken in one after the other, in their order, while the next are read.
    fn read(
        &mut self,
        items: Receiver<Vec<Item>>,
        means: &Means<'_>,
        found: &AtomicUsize,
        publisher: Option<&Publisher<Arc<Library>>>,
        cancel: &Cancel,
    ) -> bool {
        let (sender, results) = mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let parcels = parcels::arriving(items, || cancel.is_cancelled());
                let numbered = parcels.enumerate().par_bridge();
                numbered.for_each_with(sender, |sender, (number, parcel)| {
                    let read = parcel.into_iter().map(|item| means.entry(item));
                    // Whoever takes in what was read does so to the end.
                    let _ = sender.send((number, read.collect()));
                });
            });
            let mut early: BTreeMap<usize, Vec<Result<Origin, FileProblem>>> = BTreeMap::new();
            let mut next = 0;
            for (number, read) in results {
                early.insert(number, read);
                while let Some(read) = early.remove(&next) {
                    self.take_in(read, found, publisher);
                    next += 1;
                }
            }
        });
        !cancel.is_cancelled()
    }

    /// Adds what has been read, and shows it where that is due.
    fn take_in(
        &mut self,
        read: Vec<Result<Origin, FileProblem>>,
        found: &AtomicUsize,
        publisher: Option<&Publisher<Arc<Library>>>,
    ) {
        let count = read.len();
        for result in read {
            self.add(result);
        }
        let progress = &mut self.library.progress;
        progress.stage = Stage::Reading;
        progress.files_done += count;
        progress.files_found = found.load(Ordering::Relaxed);
        if let Some(publisher) = publisher {
            self.publish_if_due(publisher);
        }
    }

    fn finish(&mut self, all: bool, publisher: Option<&Publisher<Arc<Library>>>) {
        let library = &mut self.library;
        library.progress.stage = if all { Stage::Done } else { Stage::Cancelled };
        library.progress.files_found = library.progress.files_done;
        library.note_duplicates(
            duplicates::find(&library.entries),
            self.task.choices.duplicates,
        );
        library.progress.elapsed = self.began.elapsed();
        if let Some(publisher) = publisher {
            publisher.publish(Arc::new(library.snapshot()));
        }
    }

    fn add(&mut self, result: Result<Origin, FileProblem>) {
        match result {
            Ok(origin) => {
                let entry = match origin {
                    Origin::Earlier(entry) => entry,
                    Origin::Kept(entry) => Arc::new(entry),
                    Origin::Read(entry) => {
                        let position = u32::try_from(self.library.entries.len());
                        self.read.push(position.expect("fewer than 2^32 articles"));
                        Arc::new(entry)
                    }
                };
                self.library.add(entry);
            }
            Err(problem) => self.library.file_problems.push(problem),
        }
    }

    fn publish_if_due(&mut self, publisher: &Publisher<Arc<Library>>) {
        let began = Instant::now();
        if self.due.is_none_or(|due| began >= due) {
            self.library.progress.elapsed = self.began.elapsed();
            publisher.publish(Arc::new(self.library.snapshot()));
            let rest = (began.elapsed() * PUBLISH_REST).max(PUBLISH_EVERY);
            self.due = Some(began + rest);
        }
    }
}

/// Hands over everything that is to be read; returns what is wrong with the folders.
fn list(task: &Task, cancel: &Cancel, mut on_item: impl FnMut(Item)) -> Vec<FileProblem> {
    let Source::Paths(roots) = &task.source else {
        for (name, bytes) in samples::all() {
            on_item(Item::Sample { name, bytes });
        }
        return Vec::new();
    };
    let shard = task.choices.shard;
    // What is wrong with a folder itself is told once, by the first part.
    let belongs = |path: &str| {
        shard.is_none_or(|shard| match path {
            "" => shard.is_first(),
            _ => shard.holds(path),
        })
    };
    let mut problems = Vec::new();
    for root in roots {
        let options = task.choices.list_options();
        let mut walked = folder::walk(root, &options, cancel.flag(), |file| {
            if belongs(&file.path) {
                on_item(Item::File(file));
            }
        });
        walked.problems.retain(|found| belongs(&found.path));
        // What is wrong with the folder itself has no path below it: it is named as it was asked for.
        problems.extend(walked.problems.into_iter().map(|found| {
            let path = if found.path.is_empty() {
                root.display().to_string()
            } else {
                found.path
            };
            FileProblem { path, ..found }
        }));
    }
    problems
}

impl Means<'_> {
    fn entry(&self, item: Item) -> Result<Origin, FileProblem> {
        match item {
            Item::File(found) => self.of_file(found),
            Item::Sample { name, bytes } => {
                let reading = read::document_from_bytes(bytes, name.to_owned(), None, &self.usual);
                let problem = |problem| FileProblem {
                    file: PathBuf::from(name),
                    path: name.to_owned(),
                    problem,
                };
                let size = bytes.len() as u64;
                self.read(reading, Stamp { size, modified: 0 })
                    .map_err(problem)
            }
        }
    }

    fn of_file(&self, mut found: FoundFile) -> Result<Origin, FileProblem> {
        if let Some(earlier) = self.previous.as_ref().and_then(|it| it.get(&found)) {
            let is_matched = self
                .previous
                .as_ref()
                .is_some_and(|previous| previous.has_matches_of(self.lexicon));
            return Ok(if is_matched {
                Origin::Earlier(earlier)
            } else {
                Origin::Read(self.matched(Arc::clone(&earlier.document), earlier.stamp))
            });
        }
        if let Some(shelf) = &self.shelf {
            let stamp = found.stamp;
            found = match shelf.get(found, self.choices, self.lexicon_key) {
                Ok(Kept::Entry(entry)) => return Ok(Origin::Kept(entry)),
                Ok(Kept::Document(document)) => {
                    return Ok(Origin::Read(self.matched(document, stamp)));
                }
                Err(found) => found,
            };
        }
        let options = self.choices.options_of(&found.file, &self.usual);
        let reading = read::read_file(&found.file, found.path.clone(), &options);
        self.read(reading, found.stamp)
            .map_err(|problem| FileProblem {
                file: found.file,
                path: found.path,
                problem,
            })
    }

    fn read(&self, reading: Reading, stamp: Stamp) -> Result<Origin, crate::corpus::Problem> {
        match reading {
            Reading::Document(document) => {
                Ok(Origin::Read(self.matched(Arc::new(document), stamp)))
            }
            Reading::Skipped(problem) => Err(problem),
        }
    }

    fn matched(&self, document: Arc<Document>, stamp: Stamp) -> Entry {
        entry(self.matcher, &self.counter, document, stamp)
    }
}
