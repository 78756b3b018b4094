//! What was read from files before, kept between sessions so that opening a folder again is quick.
//!
//! Knows files by path, size and time, and keeps documents with their matches; what it cannot vouch
//! for it does not have, and the file is read again. Nothing here is the user's: all of it can be
//! deleted at any time, by anyone, while any number of programs use it.

mod record;
mod segment;
mod shelf;

pub use record::Kept;
pub use shelf::{CacheStore, Shelf};

use crate::corpus::read::ReadOptions;
use crate::lexicon::Lexicon;
use twox_hash::XxHash3_128;

/// The program, and how it reads files: what must be the same for something kept to be of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReaderKey(u128);

impl ReaderKey {
    /// The key of what `options` make of files in this build of the program.
    pub fn new(options: &ReadOptions) -> Self {
        // Debug output holds every field, those too that later versions add.
        let text = format!("{} {options:?}", env!("WENJIAN_SOURCES"));
        Self(XxHash3_128::oneshot(text.as_bytes()))
    }
}

/// The lexicon: where only this differs, documents are of use and their matches are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexiconKey(u128);

impl LexiconKey {
    /// The key of `lexicon`.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self(XxHash3_128::oneshot(lexicon.hash().to_string().as_bytes()))
    }
}
