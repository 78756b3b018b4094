//! Opening a source, and the jobs that put what was read in order.

use super::Session;
use crate::session::command::Scope;
use crate::session::filter::{Counting, FilterChange, Filtering};
use crate::session::latest::Job;
use crate::session::library::Library;
use crate::session::network::Networks;
use crate::session::portrait::Portraits;
use crate::session::problems::Problems;
use crate::session::reader::{self, Task};
use crate::session::searching::Searching;
use crate::session::timeline::Timelines;
use crate::session::visibility::Visibility;
use crate::session::watch::Watch;
use crate::session::{Settings, Source, View, lines};
use std::sync::Arc;

impl Session {
    /// Opens a source; a session file, once it has been read.
    pub(super) fn open(&mut self, source: Source) {
        if self.opens_session(&source) {
            return;
        }
        self.live.set_named(None);
        self.leave_session();
        self.open_anew(source);
    }

    pub(super) fn open_anew(&mut self, source: Source) {
        // Dropping the job that runs stops it, and what it still publishes goes nowhere.
        self.live.open(&source, &self.library.in_force);
        let last = Arc::clone(&self.library.in_force);
        self.filtering = Filtering::default();
        self.counting = Counting::default();
        self.searching = Searching::default();
        let empty = Library::empty(source.clone(), last, self.settings.rolled_up);
        self.set_library(Arc::new(empty));
        self.inspection = None;
        self.again = None;
        self.again_wanted = None;
        self.keeping = None;
        // Watching begins first, so that no change falls between reading and watching.
        self.watch = match &source {
            Source::Paths(paths) => Some(Watch::start(paths.clone(), &self.wake)),
            Source::Samples => None,
        };
        let task = self.task(source.clone());
        self.reading = Some(reader::spawn(task, &self.wake));
        self.rows = Arc::default();
        self.rows_job = None;
        self.table.opened();
        self.library_lines = None;
        self.lines_job = None;
        self.selected = None;
        self.problems = Problems::default();
        self.timelines = Timelines::default();
        self.networks = Networks::default();
        self.portraits = Portraits::default();
        self.compare.leave();
        self.concordance.leave();
        self.spot = None;
        self.line = None;
        self.lit = None;
        self.hit = None;
        self.visibility = Visibility::default();
        self.message = None;
        self.view = View::Articles;
        match source.path() {
            Some(path) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
                self.change_settings(|settings| settings.remember(&path));
            }
            None => self.change_settings(|settings| settings.last = None),
        }
    }

    pub(super) fn task(&self, source: Source) -> Task {
        Task {
            source,
            matcher: self.live.matcher().clone(),
            rolled_up: self.settings.rolled_up,
            choices: Arc::new(self.settings.reading.clone()),
            cache: self.cache.clone(),
        }
    }

    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.settings.clone();
        change(&mut self.settings);
        if self.settings == before {
            return;
        }
        self.saver.save(self.settings.clone());
    }

    /// Remembers what a change of the filter wants to be remembered between sessions.
    pub(super) fn keep_filter(&mut self, change: &FilterChange) {
        let line = self.filtering.filter().to_line();
        self.change_settings(|settings| match change {
            FilterChange::Save(name) => settings.save_search(name.clone(), line),
            FilterChange::Forget(name) => {
                settings.saved_searches.retain(|saved| saved.name != *name);
            }
            FilterChange::ShowPanel(shown) => {
                settings.filters_shown = *shown;
                settings.panel_shown |= *shown;
            }
            _ => {}
        });
    }

    pub(super) fn start_listing(&mut self) {
        self.library_lines = None;
        self.list_again();
    }

    /// Gathers the lines anew; those that are there stay until then.
    pub(super) fn list_again(&mut self) {
        self.lines_job = None;
        let (Some(subject), Scope::Library) = (self.chosen, self.scope) else {
            return;
        };
        let (library, shown) = (Arc::clone(&self.library), Arc::clone(&self.shown));
        let job = Job::spawn("wenjian-lister", &self.wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            publisher.publish(lines::of_articles(&library, &shown, subject, is_cancelled));
        });
        self.lines_job = Some(job);
    }
}
