//! The matcher, made on the worker thread that first needs it: reading the lexicon and compiling it
//! takes longer than the window may wait for its first frame.

use crate::lexicon;
use crate::mentions::Matcher;
use std::sync::{Arc, LazyLock};

type Make = Box<dyn FnOnce() -> Arc<Matcher> + Send>;

/// A matcher that is there, or will be.
#[derive(Clone)]
pub struct LazyMatcher(Arc<LazyLock<Arc<Matcher>, Make>>);

impl LazyMatcher {
    /// For the built-in lexicon.
    pub fn built_in() -> Self {
        Self::new(Box::new(|| Arc::new(Matcher::new(lexicon::built_in()))))
    }

    /// One that is there.
    pub fn ready(matcher: Arc<Matcher>) -> Self {
        Self::new(Box::new(move || matcher))
    }

    fn new(make: Make) -> Self {
        Self(Arc::new(LazyLock::new(make)))
    }

    /// The matcher. The first caller makes it; not for the window thread.
    pub fn get(&self) -> Arc<Matcher> {
        Arc::clone(&self.0)
    }
}
