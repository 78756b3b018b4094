//! The table of articles within the session: its changes, and the jobs that put its rows in order.

use super::Session;
use crate::session::latest::Job;
use crate::session::table::{Copied, Effect, TableChange, order};
use std::sync::Arc;

impl Session {
    pub(super) fn change_table(&mut self, change: TableChange) {
        let effect = self
            .table
            .apply(change, &self.library, &self.rows, &self.wake);
        if matches!(effect, Effect::Keep | Effect::SortAndKeep) {
            self.remember_table();
        }
        match effect {
            Effect::SortAndKeep => self.start_sorting(),
            Effect::Open(entry) => self.select(entry),
            Effect::Keep | Effect::None => {}
        }
    }

    fn remember_table(&mut self) {
        let mut tables = self.settings.tables.clone();
        self.table.remember(&mut tables);
        self.change_settings(|settings| settings.tables = tables);
    }

    /// Lets the table know what columns a new snapshot has.
    pub(super) fn tell_table(&mut self) {
        let tables = &self.settings.tables;
        if self.table.take_library(&self.library, tables) {
            self.remember_table();
        }
    }

    /// Puts the shown articles in the order asked for. Until that is done the rows stay as they are.
    pub(super) fn start_sorting(&mut self) {
        self.rows_wanted = false;
        let (library, shown) = (Arc::clone(&self.library), Arc::clone(&self.shown));
        let order = self.table.layout().order.clone();
        if order.rules().is_empty() {
            // The order of the library itself: nothing to wait for.
            self.rows = shown;
            self.rows_job = None;
            return;
        }
        let ranks = self.table.ranks().clone();
        let job = Job::spawn("wenjian-sorter", &self.wake, move |publisher, cancel| {
            let stop = || cancel.is_cancelled();
            if let Some(rows) = order::sorted(&library, &shown, &order, &ranks, stop) {
                publisher.publish(rows);
            }
        });
        self.rows_job = Some(job);
    }

    /// The same for a library that grows: each order is finished before the next is begun, or none ever
    /// would be.
    pub(super) fn sort_grown(&mut self) {
        self.tell_table();
        if self.rows_job.is_some() && !self.library.is_settled() {
            self.rows_wanted = true;
        } else {
            self.start_sorting();
        }
    }

    /// Takes what the workers of the table have finished.
    pub(super) fn poll_table(&mut self) {
        if let Some(rows) = self.rows_job.as_ref().and_then(Job::take) {
            self.rows = Arc::new(rows);
            self.rows_job = None;
            if self.rows_wanted {
                self.start_sorting();
            }
        }
        if let Some(entry) = self.table.poll(&self.library, &self.wake) {
            self.select(entry);
        }
    }

    /// Text that is to be put on the clipboard, once. Says how much it is.
    pub fn take_copied(&mut self) -> Option<Copied> {
        let copied = self.table.take_copied()?;
        self.say("table-copied", copied.rows.to_string());
        Some(copied)
    }
}
