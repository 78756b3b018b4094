//! The filter in force: what was asked for last, what came of it, and the job on its way.

use super::narrow::Narrowed;
use super::texts::TextCache;
use super::{Filter, FilterChange};
use crate::session::latest::{Job, Wake};
use crate::session::{Library, shown};
use std::sync::Arc;

/// A filter being applied.
struct Running {
    filter: Filter,
    job: Job<Reached>,
}

/// How far it has come.
enum Reached {
    /// The best articles found so far.
    First(Arc<Narrowed>),
    /// All that it leaves.
    All(Arc<Narrowed>),
}

/// The filter, applied on a worker thread; what it left before stays until the newer is there.
#[derive(Default)]
pub struct Filtering {
    filter: Filter,
    narrowed: Option<Arc<Narrowed>>,
    /// While the filter is being applied: the best articles found so far.
    first: Option<Arc<Narrowed>>,
    running: Option<Running>,
    texts: TextCache,
}

impl Filtering {
    /// Makes a change. What is being worked out for the filter as it was is given up by the next
    /// [`Self::poll`].
    pub fn apply(&mut self, change: FilterChange) {
        self.filter.apply(change);
    }

    /// Takes what is finished, and starts anew where filter or library are no longer those it was made
    /// for. What is to be shown now, where that is something else. Never waits.
    pub fn poll(&mut self, library: &Arc<Library>, wake: &Wake) -> Option<Arc<Vec<u32>>> {
        self.texts.keep_only(library);
        if self.filter.is_empty() {
            self.forget_running();
            let was_narrowed = self.narrowed.take().is_some();
            return was_narrowed.then(|| Arc::new(shown::all(library)));
        }
        let mut shown = None;
        if let Some(running) = &self.running {
            if running.filter != self.filter {
                self.forget_running();
            } else {
                match running.job.take() {
                    None => {}
                    Some(Reached::First(first)) => self.first = Some(first),
                    Some(Reached::All(narrowed)) => {
                        shown = Some(Arc::clone(&narrowed.shown));
                        self.narrowed = Some(narrowed);
                        self.forget_running();
                    }
                }
            }
        }
        // While a library grows, one job at a time: each would be out of date before it is done.
        if self.running.is_none() && !self.is_current(library) {
            self.start(library, wake);
        }
        shown
    }

    fn start(&mut self, library: &Arc<Library>, wake: &Wake) {
        let (whole, filter) = (Arc::clone(library), self.filter.clone());
        let (before, texts) = (self.narrowed.clone(), self.texts.clone());
        let job = Job::spawn("wenjian-filter", wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            let first = |narrowed| publisher.publish(Reached::First(Arc::new(narrowed)));
            let narrowed = Narrowed::watched(
                whole,
                filter,
                before.as_deref(),
                Some(&texts),
                is_cancelled,
                first,
            );
            if let Some(narrowed) = narrowed {
                publisher.publish(Reached::All(Arc::new(narrowed)));
            }
        });
        self.running = Some(Running {
            filter: self.filter.clone(),
            job,
        });
    }

    /// Gives up what is being worked out: for another filter, or a library that is none any more.
    pub fn forget_running(&mut self) {
        // Dropping a job stops it.
        self.running = None;
        self.first = None;
    }

    /// While the filter is being applied: what it left if only the best articles found so far matched,
    /// without sums. None where that does not take long.
    pub fn first(&self) -> Option<&Arc<Narrowed>> {
        self.first.as_ref()
    }

    /// What was asked for last.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// What the filter left when it was last applied; none where there is no filter.
    pub fn narrowed(&self) -> Option<&Arc<Narrowed>> {
        self.narrowed.as_ref()
    }

    /// True where some articles may not be shown.
    pub fn is_narrowing(&self) -> bool {
        self.narrowed.is_some() || !self.filter.is_empty()
    }

    /// True where what is shown is what the filter leaves of `library`.
    pub fn is_current(&self, library: &Arc<Library>) -> bool {
        match &self.narrowed {
            None => self.filter.is_empty(),
            Some(narrowed) => {
                narrowed.filter == self.filter && Arc::ptr_eq(&narrowed.library, library)
            }
        }
    }
}
