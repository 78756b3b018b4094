//! An earlier snapshot as a store of entries: what is still true of a file is not read again.

use super::choices::ReadingChoices;
use super::library::{Entry, Library};
use crate::corpus::FoundFile;
use crate::lexicon::Lexicon;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Entries by file.
#[derive(Default)]
pub struct Previous {
    entries: HashMap<PathBuf, Arc<Entry>>,
    lexicon: Arc<Lexicon>,
}

impl Previous {
    /// The entries of `earlier` that would be read with `choices` as they were.
    pub fn new(earlier: &Library, choices: &ReadingChoices) -> Self {
        let before = &earlier.choices;
        let is_alike = before.read_options() == choices.read_options();
        let entries = earlier.entries.iter().filter(|_| is_alike);
        let by_file = entries.filter_map(|entry| {
            let file = entry.document.file.as_ref()?;
            let is_same = before.encodings.get(file) == choices.encodings.get(file);
            is_same.then(|| (file.clone(), Arc::clone(entry)))
        });
        Self {
            entries: by_file.collect(),
            lexicon: Arc::clone(&earlier.lexicon),
        }
    }

    /// The entry of a file that has not changed since.
    pub fn get(&self, found: &FoundFile) -> Option<Arc<Entry>> {
        let entry = self.entries.get(&found.file)?;
        let is_same = entry.stamp == found.stamp && entry.document.path == found.path;
        is_same.then(|| Arc::clone(entry))
    }

    /// True where the entries hold the matches of `lexicon`.
    pub fn has_matches_of(&self, lexicon: &Arc<Lexicon>) -> bool {
        Arc::ptr_eq(&self.lexicon, lexicon)
    }
}
