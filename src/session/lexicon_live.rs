//! Keeps the open library in step with the lexicon in force and with whom mentions are counted for.
//!
//! What the watch loads, and what the user switches, becomes a new library in the background.

use super::latest::{Job, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::LexiconInForce;
use super::lexicon_watch::LexiconWatch;
use super::library::Library;
use super::rematch::{self, Reckoning};
use super::source::Source;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The lexicon of the session: what it is, what watches it, and what is made anew because of it.
pub struct LexiconLive {
    /// As the program was started.
    first: LazyMatcher,
    matcher: LazyMatcher,
    wake: Wake,
    watch: Option<LexiconWatch>,
    /// What the watch loaded last.
    news: Option<Arc<LexiconInForce>>,
    job: Option<(Reckoning, Job<Arc<Library>>)>,
}

impl LexiconLive {
    /// Nothing is watched before a source is opened.
    pub fn new(matcher: LazyMatcher, wake: &Wake) -> Self {
        Self {
            first: matcher.clone(),
            matcher,
            wake: Arc::clone(wake),
            watch: None,
            news: None,
            job: None,
        }
    }

    /// Names a lexicon file for what is opened next; one that was named when the program was started counts
    /// more.
    pub fn set_named(&mut self, file: Option<PathBuf>) {
        self.matcher = match file {
            Some(file) => self.first.named(file),
            None => self.first.clone(),
        };
    }

    /// The lexicon file that was named.
    pub fn named(&self) -> Option<&Path> {
        self.matcher.choice()?.named.as_deref()
    }

    /// The lexicon for `source`, which is watched from now on; `last` is the one in force before.
    pub fn open(&mut self, source: &Source, last: &Arc<LexiconInForce>) {
        self.matcher = self.matcher.for_source(source, last);
        self.watch = LexiconWatch::spawn(&self.matcher, source, &self.wake);
        self.news = None;
        self.job = None;
    }

    /// What a library is matched with now.
    pub fn matcher(&self) -> &LazyMatcher {
        &self.matcher
    }

    /// True while the library is being matched again.
    pub fn is_matching(&self) -> bool {
        self.job.is_some()
    }

    /// The library made anew, once it is; begins to make one where `library`, all of which has been
    /// read, is of another lexicon than the one in force, or not counted as asked for.
    pub fn poll(&mut self, library: &Arc<Library>, rolled_up: bool) -> Option<Arc<Library>> {
        if let Some(news) = self.watch.as_ref().and_then(LexiconWatch::take) {
            self.matcher = self.matcher.with(Arc::clone(&news));
            self.news = Some(news);
        }
        let done = self.job.as_ref().and_then(|(_, job)| job.take());
        if done.is_some() {
            self.job = None;
        }
        let library = done.as_ref().unwrap_or(library);
        let in_force = Arc::clone(self.news.as_ref().unwrap_or(&library.in_force));
        let wanted = Reckoning {
            in_force,
            rolled_up,
        };
        let is_same = |other: &Reckoning| {
            Arc::ptr_eq(&other.in_force, &wanted.in_force) && other.rolled_up == rolled_up
        };
        let is_made = self.job.as_ref().is_some_and(|(making, _)| is_same(making));
        if wanted.is_of(library) {
            self.job = None;
        } else if !is_made {
            let job = rematch::spawn(Arc::clone(library), wanted.clone(), &self.wake);
            self.job = Some((wanted, job));
        }
        done
    }
}
