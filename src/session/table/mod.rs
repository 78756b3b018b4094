//! The table of articles as the user left it: columns, order, selected rows, what is typed and copied.
//!
//! Takes changes, keeps the layout in the settings, and has work done by workers. Knows no widgets and no
//! pixels but the widths that the user chose.

pub mod column;
pub mod copy;
pub mod facts;
pub mod kind;
pub mod layout;
pub mod order;
pub mod selection;
pub mod type_ahead;

pub use column::{Column, SortKey, SortOrder, SortRule};
pub use copy::{CopyForm, NamedColumn};
pub use facts::{ColumnFacts, TableFacts};
pub use kind::Kind;
pub use layout::{LayoutChange, Placed, RememberedTables, TableLayout};
pub use order::RankCache;
pub use selection::{Movement, Pick, Selection};

use super::Library;
use super::latest::{Job, Wake};
use super::library::FieldColumn;
use super::moves::Moves;
use facts::LiveFacts;
use std::sync::Arc;

/// What the user changes about the table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableChange {
    /// Sort by this alone; once more: the other way round; once more: no longer.
    SortBy(SortKey),
    /// The same beside what the table is sorted by.
    AlsoSortBy(SortKey),
    /// Sort by these.
    SetOrder(SortOrder),
    /// Change the columns.
    Layout(LayoutChange),
    /// Select the article at this position too, or a range up to it.
    Pick(u32, Pick),
    /// Select all rows.
    SelectAll,
    /// Open the article at which the keyboard comes to be.
    Go(Movement),
    /// Select all up to where the keyboard comes to be.
    Extend(Movement),
    /// Go to the title that begins with this; the next one where `further`.
    TypeAhead {
        /// What was typed so far.
        typed: String,
        /// Not the row at which the keyboard is.
        further: bool,
    },
    /// Put the selected rows on the clipboard, with these columns.
    Copy(CopyForm, Vec<NamedColumn>),
}

/// What the session has to do after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing.
    None,
    /// Keep the layout in the settings.
    Keep,
    /// That, and put the rows in order.
    SortAndKeep,
    /// Open an article.
    Open(u32),
}

/// The state of the table.
#[derive(Default)]
pub struct Table {
    layout: TableLayout,
    /// The fields that the layout was made for.
    fields: Vec<FieldColumn>,
    /// The user changed something since these articles were opened.
    is_changed: bool,
    is_settled: bool,
    facts: LiveFacts,
    ranks: RankCache,
    selection: Selection,
    typing: Option<Job<Option<u32>>>,
    missed: bool,
    copying: Option<Job<Copied>>,
}

/// Text for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The text.
    pub text: String,
    /// How many rows it is of.
    pub rows: usize,
}

impl Table {
    /// Columns and order.
    pub fn layout(&self) -> &TableLayout {
        &self.layout
    }

    /// What is known of the columns.
    pub fn facts(&self) -> &Arc<TableFacts> {
        self.facts.get()
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// No title begins with what was typed last.
    pub fn missed(&self) -> bool {
        self.missed
    }

    /// True while a worker has something to hand over.
    pub(super) fn is_busy(&self) -> bool {
        self.facts.is_working() || self.typing.is_some() || self.copying.is_some()
    }

    pub(super) fn ranks(&self) -> &RankCache {
        &self.ranks
    }

    pub(super) fn selection_mut(&mut self) -> &mut Selection {
        &mut self.selection
    }

    /// Something else is opened. Columns and order stay until its keys are known.
    pub(super) fn opened(&mut self) {
        self.is_changed = false;
        self.is_settled = false;
        self.selection = Selection::default();
        self.typing = None;
        self.missed = false;
        self.copying = None;
    }

    /// The same articles stand elsewhere.
    pub(super) fn moved(&mut self, moves: &Moves) {
        self.selection = self.selection.moved(moves);
    }

    /// Takes what a new snapshot says about columns; the order may be another one then. True where what
    /// the user changed before is to be remembered for the keys that are there now.
    pub(super) fn take_library(&mut self, library: &Library, tables: &RememberedTables) -> bool {
        let is_settled = library.is_settled();
        let same_keys = self.fields.len() == library.columns.len()
            && self
                .fields
                .iter()
                .zip(&library.columns)
                .all(|(a, b)| a.key == b.key);
        let has_settled = is_settled && !self.is_settled;
        if library.entries.is_empty() || (same_keys && !has_settled) {
            return false;
        }
        self.is_settled |= is_settled;
        self.fields.clone_from(&library.columns);
        self.layout = if self.is_changed {
            std::mem::take(&mut self.layout).completed(&self.fields)
        } else {
            tables.layout(&self.fields)
        };
        self.is_changed
    }

    /// Keeps the layout for articles with these keys.
    pub(super) fn remember(&self, tables: &mut RememberedTables) {
        tables.remember(&self.fields, &self.layout);
    }

    /// Makes a change; `rows` are those of the table in their order.
    pub(super) fn apply(
        &mut self,
        change: TableChange,
        library: &Arc<Library>,
        rows: &Arc<Vec<u32>>,
        wake: &Wake,
    ) -> Effect {
        match change {
            TableChange::SortBy(key) => self.set_order(self.layout.order.clicked(key)),
            TableChange::AlsoSortBy(key) => self.set_order(self.layout.order.also_clicked(key)),
            TableChange::SetOrder(order) => self.set_order(order),
            TableChange::Layout(change) => {
                let order = self.layout.order.clone();
                self.layout.apply(change, &self.fields);
                self.is_changed = true;
                match order == self.layout.order {
                    true => Effect::Keep,
                    false => Effect::SortAndKeep,
                }
            }
            TableChange::Pick(position, pick) => {
                self.selection.pick(rows, position, pick);
                Effect::None
            }
            TableChange::SelectAll => {
                self.selection.all(rows);
                Effect::None
            }
            TableChange::Go(movement) => self
                .selection
                .target(rows, movement)
                .map_or(Effect::None, Effect::Open),
            TableChange::Extend(movement) => {
                if let Some(target) = self.selection.target(rows, movement) {
                    self.selection.pick(rows, target, Pick::Range);
                }
                Effect::None
            }
            TableChange::TypeAhead { typed, further } => {
                self.type_ahead(typed, further, library, rows, wake);
                Effect::None
            }
            TableChange::Copy(form, columns) => {
                self.copy(form, columns, library, rows, wake);
                Effect::None
            }
        }
    }

    fn set_order(&mut self, order: SortOrder) -> Effect {
        self.layout.order = order;
        self.is_changed = true;
        Effect::SortAndKeep
    }

    fn type_ahead(
        &mut self,
        typed: String,
        further: bool,
        library: &Arc<Library>,
        rows: &Arc<Vec<u32>>,
        wake: &Wake,
    ) {
        let (library, rows) = (Arc::clone(library), Arc::clone(rows));
        let cursor = self.selection.cursor();
        let job = Job::spawn("wenjian-type-ahead", wake, move |publisher, cancel| {
            let at = cursor.and_then(|cursor| rows.iter().position(|row| *row == cursor));
            let start = at.map_or(0, |at| at + usize::from(further));
            let found = type_ahead::find(&library, &rows, start, &typed, || cancel.is_cancelled());
            publisher.publish(found);
        });
        self.typing = Some(job);
    }

    fn copy(
        &mut self,
        form: CopyForm,
        columns: Vec<NamedColumn>,
        library: &Arc<Library>,
        rows: &Arc<Vec<u32>>,
        wake: &Wake,
    ) {
        let (library, rows) = (Arc::clone(library), Arc::clone(rows));
        let selection = self.selection.clone();
        let job = Job::spawn("wenjian-copier", wake, move |publisher, _| {
            let rows = selection.of(&rows);
            let text = copy::text(&library, &rows, form, &columns);
            let rows = rows.len();
            publisher.publish(Copied { text, rows });
        });
        self.copying = Some(job);
    }

    /// Takes what workers have finished; gives the article to which typing leads. Never waits.
    pub(super) fn poll(&mut self, library: &Arc<Library>, wake: &Wake) -> Option<u32> {
        self.facts.poll(library, wake);
        let found = self.typing.as_ref().and_then(Job::take)?;
        self.typing = None;
        self.missed = found.is_none();
        found
    }

    /// The text that is to be put on the clipboard, once.
    pub(super) fn take_copied(&mut self) -> Option<Copied> {
        let copied = self.copying.as_ref().and_then(Job::take);
        if copied.is_some() {
            self.copying = None;
        }
        copied
    }
}
