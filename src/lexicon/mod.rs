//! The lexicon: who and what can be found in a text, and on which terms.
//!
//! One YAML file names companies, groups, themes, other organisations and non-mentions
//! (`docs/lexicon.md` describes it). Knows nothing of documents or mentions.

mod assemble;
mod built_in;
pub mod check;
mod extend;
pub mod file;
mod hash;
pub mod message;
pub mod model;
mod placed;
pub mod problem;
mod raw;
mod roll_up;
#[cfg(test)]
mod schema;
mod similar;

pub use built_in::built_in;
pub use hash::LexiconHash;
pub use model::*;
pub use placed::FilePlace;
pub use problem::{
    LexiconError, LexiconErrorKind, LexiconErrors, LexiconWarning, LexiconWarningKind,
};
