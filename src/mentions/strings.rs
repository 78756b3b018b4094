//! Strings without repetition, blind to width, case and script: the patterns of a finder.

use super::classes::one_dot;
use super::finder::Pattern;
use crate::text::fold::fold_text;
use std::collections::HashMap;

/// See the module page.
#[derive(Default)]
pub(super) struct Strings<'l> {
    texts: Vec<&'l str>,
    known: HashMap<String, Pattern>,
}

impl<'l> Strings<'l> {
    /// The strings; a pattern is a position in this list.
    pub fn texts(&self) -> &[&'l str] {
        &self.texts
    }

    /// The pattern of `text`, a new one where nothing folds to the same.
    pub fn pattern(&mut self, text: &'l str) -> Pattern {
        *self
            .known
            .entry(one_dot(fold_text(text)))
            .or_insert_with(|| {
                self.texts.push(text);
                self.texts.len() as Pattern - 1
            })
    }
}
