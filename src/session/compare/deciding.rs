//! The decisions of the open library: read once, changed, undone and redone, and written as they change.
//!
//! Reading and writing have threads of their own. Knows no evidence and no widget.

use super::decided::DecisionSet;
use super::decision_file::{self, DecisionFile};
use crate::evidence::{Decision, Quotation, Ruling};
use crate::mentions::Place;
use crate::session::latest::{Job, Wake};
use crate::session::{Entry, LexiconOrigin, Library, Source};
use crate::text::ByteSpan;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

/// What a reader wants done with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It matters.
    Star,
    /// It matters no more than others.
    Unstar,
    /// It does not belong where it stands.
    Out,
    /// It stands where the rules put it.
    Back,
    /// It belongs to this company or group.
    ToCompany(String),
    /// It belongs to this theme.
    ToTheme(String),
}

/// What is decided about a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// Position of the article in the library.
    pub entry: u32,
    /// Which of its texts.
    pub place: Place,
    /// The sentence.
    pub sentence: ByteSpan,
    /// Ids of company (or group) and theme of which it is evidence.
    pub pieces: Vec<(String, String)>,
    /// The decision.
    pub verdict: Verdict,
}

/// What is the matter with the file of decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where it lies, or shall lie.
    pub file: PathBuf,
    /// What the system or the reader of the file says.
    pub reason: String,
    /// True where it could not be written, false where it could not be read.
    pub is_unwritten: bool,
}

/// What a reader of the file hands over.
struct Read {
    file: DecisionFile,
    decisions: Vec<Decision>,
    trouble: Option<Trouble>,
}

/// What decides where the file lies: a lexicon in the opened folder, and what is opened.
#[derive(Clone, PartialEq)]
struct Whereabouts {
    origin: LexiconOrigin,
    source: Source,
}

/// The decisions in force, with what can be undone.
#[derive(Default)]
pub struct Decisions {
    config: Option<PathBuf>,
    /// Of what the file was read, or is being read.
    of: Option<Whereabouts>,
    reading: Option<Job<Read>>,
    saver: Option<Saver>,
    now: Arc<DecisionSet>,
    undone: Vec<Arc<DecisionSet>>,
    done: Vec<Arc<DecisionSet>>,
    trouble: Option<Trouble>,
}

impl Decisions {
    /// Nothing decided; `config` is the user's folder.
    pub fn new(config: Option<PathBuf>) -> Self {
        Self {
            config,
            ..Self::default()
        }
    }

    /// Nothing decided, with the same folder of the user. What is still to be written is written before
    /// anything is read.
    pub fn left(self) -> Self {
        Self {
            config: self.config,
            saver: self.saver,
            ..Self::default()
        }
    }

    /// Reads the file that belongs to `library`, where that is another than before. Never waits.
    pub fn poll(&mut self, library: &Library, wake: &Wake) {
        if let Some(read) = self.reading.as_ref().and_then(Job::take) {
            self.reading = None;
            self.now = Arc::new(DecisionSet::new(read.decisions));
            self.trouble = read.trouble;
            self.saver = Some(Saver::new(read.file, wake));
            self.done.clear();
            self.undone.clear();
        }
        if let Some(saved) = self.saver.as_ref().and_then(Saver::saved) {
            self.trouble = saved.err();
        }
        // Before anything is read it is not known which lexicon will be in force.
        if library.entries.is_empty() && !library.is_settled() {
            return;
        }
        let is_same = |of: &Whereabouts| {
            (&of.origin, &of.source) == (&library.in_force.origin, &library.source)
        };
        if self.of.as_ref().is_some_and(is_same) {
            return;
        }
        let of = Whereabouts {
            origin: library.in_force.origin.clone(),
            source: library.source.clone(),
        };
        self.of = Some(of.clone());
        let config = self.config.clone();
        // What is still to be written is written before anything is read.
        let before = self.saver.take();
        self.reading = Some(Job::spawn(
            "wenjian-decisions",
            wake,
            move |publisher, _| {
                drop(before);
                let places = decision_file::places(&of.origin, &of.source, config.as_deref());
                let (file, read) = DecisionFile::load(&places);
                let trouble = read.as_ref().err().map(|error| Trouble {
                    file: error.file().to_owned(),
                    reason: error.reason(),
                    is_unwritten: false,
                });
                publisher.publish(Read {
                    file,
                    decisions: read.unwrap_or_default(),
                    trouble,
                });
            },
        ));
    }

    /// True once the file of the library has been read.
    pub fn is_read(&self) -> bool {
        self.of.is_some() && self.reading.is_none()
    }

    /// The decisions in force.
    pub fn now(&self) -> &Arc<DecisionSet> {
        &self.now
    }

    /// True while the file is being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// What is the matter with the file, until it is read or written again.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Speaks no more of what is the matter, until it fails again.
    pub fn dismiss(&mut self) {
        self.trouble = None;
    }

    /// Reads or writes again what could not be.
    pub fn try_again(&mut self) {
        match self.trouble.as_ref().map(|trouble| trouble.is_unwritten) {
            Some(true) => self.save(),
            Some(false) => self.of = None,
            None => {}
        }
    }

    /// True where there is something to undo, and to redo.
    pub fn can(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(before) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.now, before));
            self.save();
        }
    }

    /// Makes it again.
    pub fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.now, after));
            self.save();
        }
    }

    /// Decides about a sentence of `library`.
    pub fn decide(&mut self, library: &Library, deciding: &Deciding) {
        let Some(entry) = library.entries.get(deciding.entry as usize) else {
            return;
        };
        if !self.is_read() {
            return;
        }
        let text = entry.text(deciding.place);
        if text.get(deciding.sentence.range()).is_none() {
            return;
        }
        let quotation = Quotation::new(text, deciding.sentence);
        let mut all: Vec<Decision> = self.now.all().to_vec();
        for (company, theme) in &deciding.pieces {
            let about = Decision {
                article: entry.document.path.clone(),
                place: deciding.place,
                quotation: quotation.clone(),
                company: company.clone(),
                theme: theme.clone(),
                ruling: Ruling::Out,
            };
            change(&mut all, entry, deciding, about);
        }
        if all == self.now.all() {
            return;
        }
        let new = Arc::new(DecisionSet::new(all));
        self.done.push(std::mem::replace(&mut self.now, new));
        self.undone.clear();
        self.save();
    }

    fn save(&self) {
        if let Some(saver) = &self.saver {
            saver.save(Arc::clone(&self.now));
        }
    }
}

/// Makes the change that is decided about one piece of evidence; `about` says which.
fn change(all: &mut Vec<Decision>, entry: &Entry, deciding: &Deciding, about: Decision) {
    let is_of_sentence = |decision: &Decision| {
        decision.article == about.article
            && decision.place == about.place
            && decision
                .quotation
                .find(entry.text(decision.place))
                .is_ok_and(|span| span.overlaps(deciding.sentence))
    };
    let is_about = |decision: &Decision| {
        (&decision.company, &decision.theme) == (&about.company, &about.theme)
            && is_of_sentence(decision)
    };
    let put_here = |decision: &Decision| match &decision.ruling {
        Ruling::Into { company, theme } => {
            (company, theme) == (&about.company, &about.theme) && is_of_sentence(decision)
        }
        Ruling::Star | Ruling::Out => false,
    };
    let target = match &deciding.verdict {
        Verdict::ToCompany(company) => Some((company.clone(), about.theme.clone())),
        Verdict::ToTheme(theme) => Some((about.company.clone(), theme.clone())),
        Verdict::Star | Verdict::Unstar | Verdict::Out | Verdict::Back => None,
    };
    if let Some((company, theme)) = target {
        let ruling = Ruling::Into { company, theme };
        // What was put here goes on from where it came from.
        match all.iter_mut().find(|decision| put_here(decision)) {
            Some(earlier) => earlier.ruling = ruling,
            None => {
                all.retain(|decision| !is_about(decision));
                all.push(Decision { ruling, ..about });
            }
        }
        return;
    }
    let was_put_here = all.iter().any(put_here);
    match deciding.verdict {
        Verdict::Star => {
            all.retain(|decision| !is_about(decision));
            all.push(Decision {
                ruling: Ruling::Star,
                ..about
            });
        }
        Verdict::Unstar => {
            all.retain(|decision| !(is_about(decision) && decision.ruling == Ruling::Star));
        }
        Verdict::Out if !was_put_here => {
            all.retain(|decision| !is_about(decision));
            all.push(about);
        }
        _ => all.retain(|decision| !is_about(decision) && !put_here(decision)),
    }
}

/// How the last writing ended, once somebody may want to know.
type Saved = Arc<Mutex<Option<Result<(), Trouble>>>>;

/// Writes decisions on a thread of its own, in the order in which they were made; dropping it waits for the
/// last one to be on disk.
struct Saver {
    queue: Option<mpsc::Sender<Arc<DecisionSet>>>,
    thread: Option<JoinHandle<()>>,
    saved: Saved,
}

impl Saver {
    fn new(mut file: DecisionFile, wake: &Wake) -> Self {
        let (queue, arriving) = mpsc::channel::<Arc<DecisionSet>>();
        let (saved, wake) = (Saved::default(), Arc::clone(wake));
        let said = Arc::clone(&saved);
        let thread = std::thread::Builder::new()
            .name("wenjian-decisions".to_owned())
            .spawn(move || {
                while let Ok(mut decisions) = arriving.recv() {
                    // Of several changes in a row only the last need be written.
                    while let Ok(newer) = arriving.try_recv() {
                        decisions = newer;
                    }
                    let written = file.save(decisions.all()).map_err(|error| Trouble {
                        file: file.file.clone().unwrap_or_default(),
                        reason: error.to_string(),
                        is_unwritten: true,
                    });
                    *said.lock().unwrap_or_else(PoisonError::into_inner) = Some(written);
                    wake();
                }
            })
            .ok();
        Self {
            queue: Some(queue),
            thread,
            saved,
        }
    }

    fn save(&self, decisions: Arc<DecisionSet>) {
        if let Some(queue) = &self.queue {
            // The thread ends only when this sender is gone.
            let _ = queue.send(decisions);
        }
    }

    fn saved(&self) -> Option<Result<(), Trouble>> {
        self.saved
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the panic hook already.
            let _ = thread.join();
        }
    }
}
