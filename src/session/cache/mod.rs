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

/// What must be the same for something kept to be of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The program, and how it reads files.
    reader: u128,
    /// The lexicon: where only this differs, documents are of use and their matches are not.
    lexicon: u128,
}

impl Key {
    /// The key of what `options` and `lexicon` make of files in this build of the program.
    pub fn new(options: &ReadOptions, lexicon: &Lexicon) -> Self {
        // Debug output holds every field, those too that later versions add.
        let reader = format!("{} {options:?}", env!("WENJIAN_SOURCES"));
        let lexicon = lexicon.hash().to_string();
        Self {
            reader: XxHash3_128::oneshot(reader.as_bytes()),
            lexicon: XxHash3_128::oneshot(lexicon.as_bytes()),
        }
    }
}
