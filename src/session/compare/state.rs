//! What the user compares: the switches, the chosen cell, and the answers as workers finish them.
//!
//! Asks for evidence only while the view is open, keeps it as long as the library is open, and never waits.

use super::comparison::{Comparison, Question};
use super::decided::DecisionSet;
use super::deciding::{Deciding, Decisions, Trouble};
use super::index::EvidenceIndex;
use super::listing::CellList;
use crate::evidence::{Columns, Normalisation, Rows};
use crate::lexicon::Lexicon;
use crate::mentions::Place;
use crate::session::Library;
use crate::session::latest::{Job, Wake};
use crate::session::lines::HitRef;
use crate::text::ByteSpan;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// How many companies stand side by side at first.
pub const FIRST_MOST: usize = 12;

/// A cell by the ids of its row and its company, which outlive a change of what is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellId {
    /// Id of the row.
    pub row: String,
    /// Id of the company or group.
    pub company: String,
}

impl CellId {
    /// The cell at these positions.
    pub fn new(comparison: &Comparison, lexicon: &Lexicon, row: usize, column: usize) -> Self {
        let key = &comparison.matrix.rows[row].key;
        let who = comparison.matrix.columns[column].who;
        Self {
            row: comparison.row_id(lexicon, key).to_owned(),
            company: crate::evidence::id_of(lexicon, who).to_owned(),
        }
    }

    /// Positions of its row and its column; `None` where the comparison has no such.
    pub fn locate(&self, comparison: &Comparison) -> Option<(usize, usize)> {
        let lexicon = comparison.index.map.lexicon();
        let row = comparison.row_by_id(lexicon, &self.row)?;
        Some((row, comparison.column_by_id(lexicon, &self.company)?))
    }
}

/// What the user changes about a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareChange {
    /// What the rows are.
    Rows(Rows),
    /// Groups as columns, or companies.
    Groups(bool),
    /// How numbers are made comparable.
    Normalise(Normalisation),
    /// Only these companies, by id; none: those with most evidence.
    Pick(Option<Vec<String>>),
    /// How many of those stand side by side.
    Most(usize),
    /// List the evidence of a cell; none: no longer.
    Cell(Option<CellId>),
    /// Decide about a sentence.
    Decide(Deciding),
    /// Take the last decision back.
    Undo,
    /// Make it again.
    Redo,
    /// Read or write the file of decisions again, after that failed.
    TryAgain,
    /// Say no more that it failed.
    DismissTrouble,
    /// Read a sentence where it stands.
    Read {
        /// Position of the article in the library.
        entry: u32,
        /// Which of its texts.
        place: Place,
        /// The sentence.
        sentence: ByteSpan,
        /// The place in it to which the reader is taken.
        hit: Option<HitRef>,
    },
}

/// A comparison as the user asked for it.
pub struct Compare {
    rows: Rows,
    groups: bool,
    picked: Option<Vec<String>>,
    most: usize,
    normalisation: Normalisation,
    cell: Option<CellId>,
    decisions: Decisions,
    index: Option<Arc<EvidenceIndex>>,
    index_job: Option<IndexJob>,
    comparison: Option<Arc<Comparison>>,
    comparing: Option<Job<Compared>>,
    /// Where the chosen cell stands in the comparison.
    place: Option<(usize, usize)>,
    list: Option<Arc<CellList>>,
    listing: Option<Job<Option<Arc<CellList>>>>,
}

/// A comparison, and the cell that was chosen when it was asked for, with its place in it.
type Compared = (Arc<Comparison>, Option<(Option<(usize, usize)>, CellId)>);

/// An index on its way, and what it is made of.
struct IndexJob {
    library: Arc<Library>,
    job: Job<Arc<EvidenceIndex>>,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            rows: Rows::default(),
            groups: false,
            picked: None,
            most: FIRST_MOST,
            normalisation: Normalisation::default(),
            cell: None,
            decisions: Decisions::default(),
            index: None,
            index_job: None,
            comparison: None,
            comparing: None,
            place: None,
            list: None,
            listing: None,
        }
    }
}

impl Compare {
    /// With the folder in which the user's settings and decisions lie.
    pub fn new(config: Option<PathBuf>) -> Self {
        Self {
            decisions: Decisions::new(config),
            ..Self::default()
        }
    }

    /// Forgets what was worked out for one source; the switches stay.
    pub fn leave(&mut self) {
        let mut old = std::mem::take(self);
        self.decisions = std::mem::take(&mut old.decisions).left();
        self.rows = old.rows;
        self.groups = old.groups;
        self.normalisation = old.normalisation;
        self.most = old.most;
        drop_elsewhere(old);
    }

    /// Makes a change; what concerns the reader's place is the session's.
    pub fn apply(&mut self, change: CompareChange) {
        match change {
            CompareChange::Rows(rows) => self.rows = rows,
            CompareChange::Groups(groups) => {
                if self.groups != groups {
                    self.groups = groups;
                    self.picked = None;
                }
            }
            CompareChange::Normalise(normalisation) => self.normalisation = normalisation,
            CompareChange::Pick(picked) => self.picked = picked.filter(|ids| !ids.is_empty()),
            CompareChange::Most(most) => self.most = most.max(1),
            CompareChange::Cell(cell) => {
                self.cell = cell;
                self.locate();
            }
            CompareChange::Decide(deciding) => {
                if let Some(index) = &self.index {
                    self.decisions.decide(&index.library, &deciding);
                }
            }
            CompareChange::Undo => self.decisions.undo(),
            CompareChange::Redo => self.decisions.redo(),
            CompareChange::TryAgain => self.decisions.try_again(),
            CompareChange::DismissTrouble => self.decisions.dismiss(),
            CompareChange::Read { .. } => {}
        }
    }

    /// What the reader decided about evidence, as far as it has been read.
    pub fn decisions(&self) -> &Arc<DecisionSet> {
        self.decisions.now()
    }

    /// What is the matter with the file of decisions.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.decisions.trouble()
    }

    /// True while the file of decisions is being read.
    pub fn is_reading_decisions(&self) -> bool {
        self.decisions.is_reading()
    }

    /// Has the decisions read that belong to `library`, and takes what their file has to say: whatever is in
    /// view. Never waits.
    pub fn poll_decisions(&mut self, library: &Library, wake: &Wake) {
        self.decisions.poll(library, wake);
    }

    /// True where a decision can be taken back, and made again.
    pub fn can_undo_and_redo(&self) -> (bool, bool) {
        self.decisions.can()
    }

    fn question(&self, rolled_up: bool) -> Question {
        Question {
            rows: self.rows,
            columns: match (self.groups, rolled_up) {
                (true, _) => Columns::Groups,
                (false, true) => Columns::Wholes,
                (false, false) => Columns::Companies,
            },
            picked: self.picked.clone(),
        }
    }

    /// Takes what workers have finished, and has made what is no longer of `library`, of the articles
    /// `shown` or of what is asked. Never waits.
    pub fn poll(
        &mut self,
        library: &Arc<Library>,
        shown: &Arc<Vec<u32>>,
        rolled_up: bool,
        wake: &Wake,
    ) {
        if self.decisions.is_read() {
            self.poll_index(library, wake);
        }
        if let Some((comparison, located)) = self.comparing.as_ref().and_then(Job::take) {
            drop_elsewhere(self.comparison.replace(comparison));
            self.comparing = None;
            match located {
                Some((place, cell)) if self.cell.as_ref() == Some(&cell) => self.place = place,
                _ => self.locate(),
            }
        }
        let question = self.question(rolled_up);
        if let (Some(index), None) = (&self.index, &self.comparing)
            && index.begins(library)
            && !self.is_compared(index, shown, &question)
        {
            let (index, shown) = (Arc::clone(index), Arc::clone(shown));
            let (most, cell) = (self.in_view(), self.cell.clone());
            self.comparing = Some(Job::spawn("wenjian-comparer", wake, move |publisher, _| {
                let comparison = Comparison::of_most(index, shown, question, most);
                let place = cell.map(|cell| (cell.locate(&comparison), cell));
                publisher.publish((Arc::new(comparison), place));
            }));
        }
        if let Some(list) = self.listing.as_ref().and_then(Job::take) {
            drop_elsewhere(std::mem::replace(&mut self.list, list));
            self.listing = None;
        }
        let (Some(comparison), Some((row, column))) = (&self.comparison, self.place()) else {
            self.listing = None;
            if let Some(old) = self.list.take() {
                drop_elsewhere(old);
            }
            return;
        };
        if self.listing.is_none() && !self.is_listed(comparison, row, column) {
            let comparison = Arc::clone(comparison);
            self.listing = Some(Job::spawn(
                "wenjian-evidence",
                wake,
                move |publisher, cancel| {
                    let list = CellList::new(comparison, row, column, || cancel.is_cancelled());
                    publisher.publish(list.map(Arc::new));
                },
            ));
        }
    }

    fn poll_index(&mut self, library: &Arc<Library>, wake: &Wake) {
        if let Some(making) = &self.index_job {
            let has_ended = making.job.has_ended();
            let made = making.job.take();
            let is_of_lexicon = Arc::ptr_eq(&making.library.in_force, &library.in_force);
            if let Some(index) = made.filter(|_| is_of_lexicon) {
                drop_elsewhere(self.index.replace(index));
            }
            if has_ended || !is_of_lexicon {
                self.index_job = None;
            }
        }
        // One at a time: while a library grows, each would be out of date before it is made.
        if self.index_job.is_some() || self.is_indexed(library) {
            return;
        }
        let (of, decisions) = (Arc::clone(library), Arc::clone(self.decisions.now()));
        let before = self.index.clone();
        let job = Job::spawn("wenjian-attributor", wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            // What is there already is better than the beginning of something newer.
            let has_none = before.as_ref().is_none_or(|before| before.is_empty());
            let publish = |part| {
                if has_none {
                    publisher.publish(Arc::new(part));
                }
            };
            let index =
                EvidenceIndex::build(&of, &decisions, before.as_deref(), is_cancelled, publish);
            if let Some(index) = index.map(Arc::new) {
                publisher.publish(Arc::clone(&index));
                // What the other choices of columns need is there before anybody makes them.
                for columns in Columns::ALL {
                    index.counts(columns);
                }
            }
        });
        self.index_job = Some(IndexJob {
            library: Arc::clone(library),
            job,
        });
    }

    fn is_indexed(&self, library: &Arc<Library>) -> bool {
        self.index.as_ref().is_some_and(|index| {
            Arc::ptr_eq(&index.library, library)
                && Arc::ptr_eq(&index.decisions, self.decisions.now())
                && index.is_whole()
        })
    }

    fn is_compared(
        &self,
        index: &Arc<EvidenceIndex>,
        shown: &Arc<Vec<u32>>,
        question: &Question,
    ) -> bool {
        self.comparison.as_ref().is_some_and(|comparison| {
            Arc::ptr_eq(&comparison.index, index)
                && Arc::ptr_eq(&comparison.shown, shown)
                && comparison.question == *question
                && comparison.has_profiles(self.in_view())
        })
    }

    fn is_listed(&self, comparison: &Arc<Comparison>, row: usize, column: usize) -> bool {
        self.list.as_ref().is_some_and(|list| {
            Arc::ptr_eq(&list.comparison, comparison) && (list.row, list.column) == (row, column)
        })
    }

    /// True where everything is as it is asked for now.
    pub fn is_current(
        &self,
        library: &Arc<Library>,
        shown: &Arc<Vec<u32>>,
        rolled_up: bool,
    ) -> bool {
        let (Some(index), Some(comparison)) = (&self.index, &self.comparison) else {
            return false;
        };
        let is_listed = match self.place() {
            Some((row, column)) => self.is_listed(comparison, row, column),
            None => true,
        };
        self.decisions.is_read()
            && self.is_indexed(library)
            && self.is_compared(index, shown, &self.question(rolled_up))
            && is_listed
    }

    /// How many articles have been read for evidence, and how many there are; `None` where all have been.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let making = self.index_job.as_ref()?;
        let done = match &self.index {
            Some(index) if Arc::ptr_eq(&index.library, &making.library) => index.len(),
            _ => 0,
        };
        Some((done, making.library.entries.len()))
    }

    /// The newest comparison; none before the first is made.
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.comparison.as_ref()
    }

    /// The evidence of the chosen cell; none while it is being gathered.
    pub fn list(&self) -> Option<&Arc<CellList>> {
        let (comparison, (row, column)) = (self.comparison.as_ref()?, self.place()?);
        let list = self.list.as_ref()?;
        self.is_listed(comparison, row, column).then_some(list)
    }

    /// The chosen cell.
    pub fn cell(&self) -> Option<&CellId> {
        self.cell.as_ref()
    }

    /// Where the chosen cell stands in the newest comparison; `None` where it does not.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// Looks the chosen cell up, which is slow where the rows are many articles.
    fn locate(&mut self) {
        let both = self.cell.as_ref().zip(self.comparison.as_ref());
        self.place = both.and_then(|(cell, comparison)| cell.locate(comparison));
    }

    /// How many columns are looked at: all that were picked, else the first.
    fn in_view(&self) -> usize {
        match self.picked {
            Some(_) => usize::MAX,
            None => self.most,
        }
    }

    /// What the rows are.
    pub fn rows(&self) -> Rows {
        self.rows
    }

    /// True where the columns are groups.
    pub fn groups(&self) -> bool {
        self.groups
    }

    /// How numbers are made comparable.
    pub fn normalisation(&self) -> Normalisation {
        self.normalisation
    }

    /// The companies that were picked, by id; none: those with most evidence.
    pub fn picked(&self) -> Option<&[String]> {
        self.picked.as_deref()
    }

    /// How many of those with most evidence stand side by side.
    pub fn most(&self) -> usize {
        self.most
    }
}

/// Takes something large apart on another thread, so that the window need not wait for it.
fn drop_elsewhere(old: impl Send + 'static) {
    let thread = std::thread::Builder::new().name("wenjian-dropper".to_owned());
    // Where there is no thread to be had, it is dropped here with the closure.
    let _ = thread.spawn(move || drop(old));
}
