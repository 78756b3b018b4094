//! The concordance as the user asked for it: made on a worker thread, kept until a newer is there.

use super::answer::{AskError, Found, Question, find};
use super::change::{ConcordanceChange, CopyForm, Face};
use super::copy;
use super::dispersion::{Across, Dispersing, Dispersion, DispersionOf};
use super::keeper::{SetEdit, SetKeeper};
use super::seek::Seek;
use super::selection::Selection;
use super::sets::{LineSet, SetStore};
use crate::analysis::concordance::{Line, Order, Window};
use crate::analysis::dispersion::Along;
use crate::export::Provenance;
use crate::export::files::Format;
use crate::lexicon::CompanyId;
use crate::session::Library;
use crate::session::latest::{Job, Wake};
use crate::session::moves::Moves;
use crate::session::saving::Work;
use std::path::Path;
use std::sync::Arc;

/// What lines were made for.
pub type Asked = Question;

/// The lines of one snapshot, as they were asked for.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The snapshot in which the places stand.
    pub library: Arc<Library>,
    /// Positions of the articles that were looked at.
    pub shown: Arc<Vec<u32>>,
    /// What was asked.
    pub asked: Asked,
    /// What was found.
    pub found: Arc<Found>,
    /// Positions of the lines in the order asked for.
    pub order: Arc<Vec<u32>>,
    /// The lexicon has no such company, group, theme or alias, or there is no such set.
    pub is_unknown: bool,
}

impl Lines {
    /// The line in a row, from 0.
    pub fn row(&self, row: u32) -> Option<Line> {
        let position = self.order.get(row as usize)?;
        self.found.lines.get(*position as usize).copied()
    }

    /// The row of a line.
    pub fn row_of(&self, line: &Line) -> Option<u32> {
        let position = self.found.lines.binary_search(line).ok()? as u32;
        let row = self.order.iter().position(|other| *other == position)?;
        Some(row as u32)
    }
}

/// What is sought, how it is shown, what was found, and what the user made of it.
pub struct Concordance {
    face: Face,
    dispersing: Dispersing,
    seek: Option<Seek>,
    window: Window,
    order: Order,
    lines: Option<Arc<Lines>>,
    job: Option<Running>,
    selection: Selection,
    /// None before they have been read.
    sets: Option<Arc<Vec<LineSet>>>,
    store: SetStore,
    /// None before sets were asked for.
    keeper: Option<SetKeeper>,
    copying: Option<Job<String>>,
    copied: Option<String>,
}

/// A question that is being answered.
struct Running {
    asked: Asked,
    job: Job<Answered>,
}

/// Lines, and the classes that the set they are of has for them, ascending.
type Answered = (Arc<Lines>, Vec<(Line, u8)>);

impl Concordance {
    /// Nothing sought yet; sets are kept in `folder`, where there is one.
    pub fn new(folder: Option<&Path>) -> Self {
        Self {
            face: Face::default(),
            dispersing: Dispersing::default(),
            seek: None,
            window: Window::default(),
            order: Order::default(),
            lines: None,
            job: None,
            selection: Selection::default(),
            sets: None,
            store: SetStore::new(folder),
            keeper: None,
            copying: None,
            copied: None,
        }
    }

    /// Makes a change. Reading an article is the session's part.
    pub fn apply(&mut self, change: ConcordanceChange, wake: &Wake) {
        match change {
            ConcordanceChange::Seek(seek) => {
                if self.seek.as_ref() != Some(&seek) {
                    self.selection.forget_chosen();
                }
                self.seek = Some(seek);
            }
            ConcordanceChange::Face(face) => self.face = face,
            ConcordanceChange::Across(across) => self.dispersing.across = across,
            ConcordanceChange::Along(along) => self.dispersing.along = along,
            ConcordanceChange::Window(window) => self.window = window,
            ConcordanceChange::Order(order) => self.order = order,
            ConcordanceChange::Pick(pick) => {
                if let Some(lines) = &self.lines {
                    self.selection.pick(lines, pick);
                }
            }
            ConcordanceChange::Classify(class) => self.selection.classify(class),
            ConcordanceChange::Save(name) => {
                let lines = self.lines.clone();
                let name = name.trim().to_owned();
                if let Some(lines) = lines.filter(|_| !name.is_empty()) {
                    let selection = Box::new(self.selection.clone());
                    self.keeper(wake)
                        .edit(SetEdit::Save(name, lines, selection));
                }
            }
            ConcordanceChange::Merge { from, into } => {
                self.keeper(wake).edit(SetEdit::Merge { from, into });
            }
            ConcordanceChange::Forget(name) => self.keeper(wake).edit(SetEdit::Forget(name)),
            ConcordanceChange::Copy(form) => self.copy(form, wake),
            ConcordanceChange::Read(_) => {}
        }
    }

    /// Takes lines that are finished, and has others made where library, articles or question are no
    /// longer theirs. Never waits.
    pub fn poll(&mut self, library: &Arc<Library>, shown: &Arc<Vec<u32>>, wake: &Wake) {
        self.keeper(wake);
        let Some(asked) = self.asked() else { return };
        if let Some(running) = &self.job {
            if running.asked != asked {
                // Dropping an outdated job stops it.
                self.job = None;
            } else if let Some(lines) = running.job.take() {
                self.take(lines);
                self.job = None;
            }
        }
        // While a library grows, one job at a time: each would be out of date before it is done.
        let waits_for_sets = matches!(asked.seek, Seek::Set(_)) && self.sets.is_none();
        if self.job.is_none() && !waits_for_sets && !self.is_current(library, shown) {
            self.start(asked, library, shown, wake);
        }
    }

    /// The same for the dispersion; `companies` are the rows it is to have, `only` the open article where
    /// that alone is meant.
    pub fn poll_dispersion(
        &mut self,
        library: &Arc<Library>,
        shown: &Arc<Vec<u32>>,
        only: Option<u32>,
        companies: Vec<CompanyId>,
        wake: &Wake,
    ) {
        let lines = self.lines.clone();
        // A company that is sought has a row of its own among the companies.
        let lines = lines.filter(|lines| {
            let is_company = matches!(lines.asked.seek, Seek::Company(_));
            Arc::ptr_eq(&lines.library, library) && !is_company
        });
        let wanted = DispersionOf {
            library: Arc::clone(library),
            shown: Arc::clone(shown),
            only,
            along: self.dispersing.along,
            companies,
            lines,
        };
        self.dispersing.poll(wanted, wake);
    }

    /// Takes text to be copied, sets that have changed and what could not be kept: what is to be seen whatever
    /// view is open.
    pub fn poll_copy(&mut self) -> Option<String> {
        if let Some(text) = self.copying.as_ref().and_then(Job::take) {
            self.copying = None;
            self.copied = Some(text);
        }
        let keeper = self.keeper.as_ref()?;
        if let Some((sets, changed)) = keeper.take() {
            self.sets = Some(sets);
            // What is shown of a set is what it was before.
            let seek = self.lines.as_ref().map(|lines| &lines.asked.seek);
            if let Some(Seek::Set(name)) = seek
                && changed.contains(name)
            {
                self.lines = None;
            }
        }
        keeper.take_failure()
    }

    fn keeper(&mut self, wake: &Wake) -> &SetKeeper {
        let store = &self.store;
        self.keeper
            .get_or_insert_with(|| SetKeeper::new(store.clone(), wake))
    }

    fn take(&mut self, (lines, classes): Answered) {
        self.selection.follow(&lines.found);
        if !classes.is_empty() {
            self.selection.take_classes(&classes);
        }
        self.lines = Some(lines);
    }

    fn start(&mut self, asked: Asked, library: &Arc<Library>, shown: &Arc<Vec<u32>>, wake: &Wake) {
        let (library, shown) = (Arc::clone(library), Arc::clone(shown));
        // Another order of the same lines needs no other search.
        let before = self.lines.clone().filter(|before| {
            before.asked.seek == asked.seek
                && Arc::ptr_eq(&before.library, &library)
                && Arc::ptr_eq(&before.shown, &shown)
        });
        let sets = self.sets.clone().unwrap_or_default();
        let question = asked.clone();
        let job = Job::spawn("wenjian-concordance", wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            let is_new = before.is_none();
            let (found, is_unknown) = match before {
                Some(before) => (Arc::clone(&before.found), before.is_unknown),
                None => match find(&library, &shown, &question.seek, &sets, is_cancelled) {
                    Ok(found) => (Arc::new(found), false),
                    Err(AskError::Unknown) => (Arc::default(), true),
                    Err(AskError::Cancelled) => return,
                },
            };
            let Some(order) = found.sorted(&library, &question, is_cancelled) else {
                return;
            };
            let set = match &question.seek {
                Seek::Set(name) => sets.iter().find(|set| is_new && set.name == *name),
                _ => None,
            };
            let mut classes = set.map_or_else(Vec::new, |set| set.classes(&library, &shown));
            classes.sort_unstable();
            let lines = Lines {
                library,
                shown,
                asked: question,
                found,
                order: Arc::new(order),
                is_unknown,
            };
            publisher.publish((Arc::new(lines), classes));
        });
        self.job = Some(Running { asked, job });
    }

    fn copy(&mut self, form: CopyForm, wake: &Wake) {
        let Some(lines) = self.lines.clone() else {
            return;
        };
        let selection = self.selection.clone();
        let job = Job::spawn("wenjian-copier", wake, move |publisher, _| {
            publisher.publish(copy::text(&lines, &selection, form));
        });
        self.copying = Some(job);
    }

    /// What writes the chosen lines, or all where no more than one is chosen, to a file that says that they are
    /// those of articles left by `filter`; none where there are no lines.
    pub fn to_file(&self, filter: String, format: Format) -> Option<Work> {
        let lines = self.lines.clone()?;
        let Question {
            seek,
            window,
            order,
        } = &lines.asked;
        let mut said = format!("concordance={seek}; window={window}");
        if !order.0.is_empty() {
            said = format!("{said}; sort={order}");
        }
        if !filter.is_empty() {
            said = format!("{said}; {filter}");
        }
        let library = &lines.library;
        let shard = library.choices.shard.map(|shard| shard.to_string());
        let provenance = Provenance::new(
            &library.in_force.lexicon(false),
            library.rolled_up,
            said,
            shard.unwrap_or_default(),
        );
        Some(copy::to_file(
            lines,
            self.selection.clone(),
            format,
            provenance,
        ))
    }

    /// Forgets lines and classes of a library that is open no longer. Window, order and sets stay.
    pub fn leave(&mut self) {
        self.seek = None;
        self.dispersing.leave();
        self.lines = None;
        self.job = None;
        self.selection = Selection::default();
    }

    /// Follows articles to where they stand in the next snapshot.
    pub fn moved(&mut self, moves: &Moves) {
        self.job = None;
        self.selection.moved(moves);
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked {
            seek: self.seek.clone()?,
            window: self.window,
            order: self.order.clone(),
        })
    }

    /// True where the lines are those of these articles of `library`, as they are asked for now.
    pub fn is_current(&self, library: &Arc<Library>, shown: &Arc<Vec<u32>>) -> bool {
        let asked = self.asked();
        self.lines.as_ref().is_some_and(|lines| {
            Arc::ptr_eq(&lines.library, library)
                && Arc::ptr_eq(&lines.shown, shown)
                && Some(&lines.asked) == asked.as_ref()
        })
    }

    /// True while something is being made that will be seen.
    pub fn is_busy(&self) -> bool {
        let is_keeping = self.keeper.as_ref().is_some_and(SetKeeper::is_busy);
        is_keeping
            || self.copying.is_some()
            || self.face == Face::Dispersion && self.dispersing.is_busy()
    }

    /// The text that was copied since the last call.
    pub fn take_copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    /// What is in view.
    pub fn face(&self) -> Face {
        self.face
    }

    /// Along what places are shown.
    pub fn across(&self) -> Across {
        self.dispersing.across
    }

    /// In what order articles lie there.
    pub fn along(&self) -> Along {
        self.dispersing.along
    }

    /// The newest dispersion; none before the first is there.
    pub fn dispersion(&self) -> Option<&Arc<Dispersion>> {
        self.dispersing.newest()
    }

    /// What is sought; none before anything was asked.
    pub fn seek(&self) -> Option<&Seek> {
        self.seek.as_ref()
    }

    /// How much stands beside each hit.
    pub fn window(&self) -> Window {
        self.window
    }

    /// How the lines are sorted.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// The newest lines; none before the first are there.
    pub fn lines(&self) -> Option<&Arc<Lines>> {
        self.lines.as_ref()
    }

    /// Which lines are chosen, and their classes.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Sets of lines that were saved, in the order in which they were made.
    pub fn sets(&self) -> &[LineSet] {
        self.sets.as_deref().map(Vec::as_slice).unwrap_or_default()
    }
}
