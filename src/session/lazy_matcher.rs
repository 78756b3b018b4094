//! The lexicon in force, made on the worker thread that first needs it: reading and compiling it takes
//! longer than the window may wait for its first frame.

use super::lexicon_choice::{LexiconChoice, LexiconInForce};
use super::source::Source;
use crate::mentions::Matcher;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

type Make = Box<dyn FnOnce() -> Arc<LexiconInForce> + Send>;

/// A lexicon in force that is there, or will be.
#[derive(Clone)]
pub struct LazyMatcher {
    made: Arc<LazyLock<Arc<LexiconInForce>, Make>>,
    /// How it is chosen; none where it is always the same.
    choice: Option<Arc<LexiconChoice>>,
}

impl LazyMatcher {
    /// The built-in lexicon, whatever is opened.
    pub fn built_in() -> Self {
        Self::new(None, Box::new(LexiconInForce::built_in))
    }

    /// One that is there, whatever is opened.
    pub fn ready(matcher: Arc<Matcher>) -> Self {
        Self::new(None, Box::new(|| LexiconInForce::fixed(matcher)))
    }

    /// What is in force, whatever is opened.
    pub fn of(in_force: Arc<LexiconInForce>) -> Self {
        Self::new(None, Box::new(move || in_force))
    }

    /// The same choice, of which `in_force` has come.
    #[must_use]
    pub fn with(&self, in_force: Arc<LexiconInForce>) -> Self {
        Self::new(self.choice.clone(), Box::new(move || in_force))
    }

    /// As `choice` says for what is opened: the samples, before anything is.
    pub fn chosen(choice: LexiconChoice) -> Self {
        Self::of_choice(Arc::new(choice), &Source::Samples, None)
    }

    /// The same choice with this lexicon file, unless it names one or no file can change it.
    #[must_use]
    pub fn named(&self, file: PathBuf) -> Self {
        match &self.choice {
            Some(choice) if choice.named.is_none() => Self::chosen(LexiconChoice {
                named: Some(file),
                user_folder: choice.user_folder.clone(),
            }),
            _ => self.clone(),
        }
    }

    /// The same choice for another source, or for the same one once more. `last` stays in force where
    /// its file no longer loads.
    #[must_use]
    pub fn for_source(&self, source: &Source, last: &Arc<LexiconInForce>) -> Self {
        match &self.choice {
            None => self.clone(),
            Some(choice) => Self::of_choice(Arc::clone(choice), source, Some(Arc::clone(last))),
        }
    }

    fn of_choice(
        choice: Arc<LexiconChoice>,
        source: &Source,
        last: Option<Arc<LexiconInForce>>,
    ) -> Self {
        let (kept, source) = (Arc::clone(&choice), source.clone());
        let make = move || Arc::new(choice.load(&source, last.as_deref()));
        Self::new(Some(kept), Box::new(make))
    }

    fn new(choice: Option<Arc<LexiconChoice>>, make: Make) -> Self {
        Self {
            made: Arc::new(LazyLock::new(make)),
            choice,
        }
    }

    /// The matcher. The first caller makes it; not for the window thread.
    pub fn get(&self) -> Arc<Matcher> {
        Arc::clone(&self.in_force().matcher)
    }

    /// The matcher with all that is known about its lexicon. The first caller makes it; not for the
    /// window thread.
    pub fn in_force(&self) -> Arc<LexiconInForce> {
        Arc::clone(&self.made)
    }

    /// How it is chosen; none where no file can change it.
    pub fn choice(&self) -> Option<&Arc<LexiconChoice>> {
        self.choice.as_ref()
    }
}
