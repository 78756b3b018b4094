//! Counting the values of the filter on a worker thread, while somebody looks at them.

use super::Filter;
use super::counts::FacetCounts;
use super::narrow::Narrowed;
use crate::session::Library;
use crate::session::latest::{Job, Wake};
use std::sync::Arc;

/// The newest counts, and the job on its way.
#[derive(Default)]
pub struct Counting {
    counts: Option<Arc<FacetCounts>>,
    running: Option<(Filter, Job<Arc<FacetCounts>>)>,
}

impl Counting {
    /// Takes what is finished, and counts anew where filter or library are others. `narrowed` is what the
    /// filter left of `library`. Never waits.
    pub fn poll(
        &mut self,
        library: &Arc<Library>,
        filter: &Filter,
        narrowed: Option<&Arc<Narrowed>>,
        wake: &Wake,
    ) {
        if let Some((asked, job)) = &self.running {
            if asked != filter {
                self.running = None;
            } else if let Some(counts) = job.take() {
                self.counts = Some(counts);
                self.running = None;
            }
        }
        if self.running.is_some() || self.is_current(library, filter) {
            return;
        }
        let whole = Arc::clone(library);
        let (asked, before) = (filter.clone(), self.counts.clone());
        let answers = narrowed.and_then(|narrowed| narrowed.answers.clone());
        let job = Job::spawn("wenjian-facets", wake, move |publisher, cancel| {
            let counts =
                FacetCounts::new(whole, asked, answers.as_deref(), before.as_deref(), || {
                    cancel.is_cancelled()
                });
            if let Some(counts) = counts {
                publisher.publish(Arc::new(counts));
            }
        });
        self.running = Some((filter.clone(), job));
    }

    /// The newest counts; none before the first are made.
    pub fn counts(&self) -> Option<&Arc<FacetCounts>> {
        self.counts.as_ref()
    }

    /// True where the counts are of `library` for `filter`.
    pub fn is_current(&self, library: &Arc<Library>, filter: &Filter) -> bool {
        self.counts
            .as_ref()
            .is_some_and(|counts| counts.filter == *filter && Arc::ptr_eq(&counts.library, library))
    }

    /// Gives up what is being counted, and keeps what was.
    pub fn stop(&mut self) {
        self.running = None;
    }
}
