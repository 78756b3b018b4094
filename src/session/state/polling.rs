//! Taking what workers have finished, and putting one snapshot in the place of another.

use super::Session;
use crate::locale::Locale;
use crate::session::carry_over;
use crate::session::latest::Job;
use crate::session::library::Library;
use crate::session::reader::{self, Again, Depth};
use crate::session::{View, shown};
use std::sync::Arc;

impl Session {
    /// Takes what the workers have finished since the last call. Never waits.
    pub fn poll(&mut self) {
        self.poll_resuming();
        if let Some(library) = self.reading.as_ref().and_then(Job::take) {
            let settled = library.is_settled();
            self.set_library(library);
            self.sort_grown();
            if settled {
                self.keeping = self.reading.take();
                self.start_listing();
                if self.library.entries.is_empty() && self.library.file_problems.len() == 1 {
                    // A path that could not be opened at all: the Problems view says why.
                    self.view = View::Problems;
                }
            }
            if self.selected.is_none() && !self.library.entries.is_empty() {
                self.select(0);
            }
            if settled {
                self.resume_rest();
            }
        }
        if self.keeping.as_ref().is_some_and(Job::has_ended) {
            self.keeping = None;
        }
        self.poll_changes();
        let is_read = self.reading.is_none() && self.again.is_none();
        let rolled_up = self.settings.rolled_up;
        if is_read && let Some(library) = self.live.poll(&self.library, rolled_up) {
            self.take_matched_anew(library);
        }
        let locale = Locale::new(self.settings.language());
        if let Some(inspection) = &mut self.inspection
            && !inspection.poll(&self.library, locale, &self.wake)
        {
            self.inspection = None;
        }
        self.poll_filter();
        self.poll_export();
        self.poll_table();
        if let Some(found) = self.lines_job.as_ref().and_then(Job::take) {
            self.library_lines = Some(Arc::new(found));
            self.lines_job = None;
        }
        if self.view == View::Timeline {
            let mut timelines = std::mem::take(&mut self.timelines);
            timelines.poll(&self.basis(), &self.wake);
            self.timelines = timelines;
        }
        if self.view == View::Network {
            self.networks.poll(&self.library, &self.shown, &self.wake);
        }
        if self.view == View::Company {
            self.portraits.poll(&self.library, &self.shown, &self.wake);
        }
        self.poll_concordance();
        if self.view == View::Problems {
            let locale = Locale::new(self.settings.language());
            self.problems.poll(&self.library, locale, &self.wake);
        }
        self.compare.poll_decisions(&self.library, &self.wake);
        if self.view == View::Compare {
            let rolled_up = self.settings.rolled_up;
            self.compare
                .poll(&self.library, &self.shown, rolled_up, &self.wake);
        }
    }

    /// Takes what the filter left, and has it applied anew where it or the library is another one.
    pub(super) fn poll_filter(&mut self) {
        if let Some(shown) = self.filtering.poll(&self.library, &self.wake) {
            self.shown = shown;
            self.start_sorting();
            self.list_again();
        }
        if !self.counts_values() {
            self.counting.stop();
        } else if self.filtering.is_current(&self.library) {
            let (filter, narrowed) = (self.filtering.filter(), self.filtering.narrowed());
            self.counting
                .poll(&self.library, filter, narrowed, &self.wake);
        }
    }

    /// Takes what was read again, and starts reading again where files have changed.
    pub(super) fn poll_changes(&mut self) {
        if let Some(watch) = &self.watch {
            if watch.take_change() {
                self.again_wanted = self.again_wanted.or(Some(Depth::Changed));
            }
            if let Some(failure) = watch.take_failure() {
                self.say("message-not-watched", failure);
            }
        }
        if let Some(job) = &self.again {
            let has_ended = job.has_ended();
            if let Some(again) = job.take() {
                self.replace_library(again);
            }
            if has_ended {
                self.again = None;
            }
        }
        let is_free = self.reading.is_none() && self.again.is_none() && !self.live.is_matching();
        if is_free && let Some(depth) = self.again_wanted.take() {
            let task = self.task(self.library.source.clone());
            self.again = Some(reader::spawn_again(
                task,
                depth,
                Arc::clone(&self.library),
                &self.wake,
            ));
        }
    }

    /// Puts what was read again in the place of what was there. View, order, what is shown and the open
    /// article stay, wherever it stands now.
    pub(super) fn replace_library(&mut self, again: Again) {
        let Again { library, moves } = again;
        if let Some(selected) = self.selected {
            let is_same = moves.is_same(selected);
            self.selected = moves.position(selected).or_else(|| moves.nearest(selected));
            if !is_same {
                // Its text may be another one now, and so may the places in it.
                self.hit = None;
                self.lit = None;
                self.spot = None;
            }
        }
        self.table.moved(&moves);
        if let Some(selected) = self.selected
            && !self.table.selection().contains(selected)
        {
            self.table.selection_mut().only(selected);
        }
        // What was said about an article that has changed is said no longer.
        let inspection = self.inspection.take();
        self.inspection = inspection.and_then(|asked| asked.moved(&moves));
        self.rows = Arc::new(moves.rows(&self.rows));
        let lines = self.library_lines.take();
        self.library_lines = lines.map(|lines| Arc::new(moves.lines(&lines)));
        self.concordance.moved(&moves);
        self.searching.moved(&moves);
        let kept = moves.kept(&self.shown);
        self.filtering.forget_running();
        self.set_library(library);
        self.tell_table();
        if self.filtering.is_narrowing() {
            // New articles wait for the filter; none that it keeps is gone in between.
            self.shown = Arc::new(kept);
        }
        self.start_sorting();
        self.list_again();
    }

    /// Puts a snapshot in the place of another one. What was chosen and hidden in that is so in the new
    /// one, whatever the numbers of its lexicon are. What a filter shows stays until it has been applied
    /// anew: a later snapshot begins with the same articles. The old one is taken apart on another thread: there
    /// may be a million entries in it.
    pub(super) fn set_library(&mut self, library: Arc<Library>) {
        if !self.filtering.is_narrowing() {
            self.shown = Arc::new(shown::all(&library));
        }
        let old = std::mem::replace(&mut self.library, library);
        if !Arc::ptr_eq(&old.lexicon, &self.library.lexicon) {
            let carry = |subject| carry_over::subject(&old, &self.library, subject);
            self.chosen = self.chosen.and_then(carry);
            self.visibility = self.visibility.carried(carry);
        }
        let thread = std::thread::Builder::new().name("wenjian-dropper".to_owned());
        // Where there is no thread to be had, it is dropped here with the closure.
        let _ = thread.spawn(move || drop(old));
    }

    /// The same articles in the same order, found or counted otherwise: the reader stays where he is.
    pub(super) fn take_matched_anew(&mut self, library: Arc<Library>) {
        let old = Arc::clone(&self.library);
        self.set_library(library);
        self.hit = self.hit.and_then(|hit| {
            let position = self.selected? as usize;
            let (from, to) = (
                old.entries.get(position)?,
                self.library.entries.get(position)?,
            );
            carry_over::hit(from, to, hit)
        });
        self.start_sorting();
        self.list_again();
    }
}
