//! The lexicon: who and what can be found in a text, and on which terms.
//!
//! One YAML file names companies, groups, themes, other organisations and non-mentions
//! (`docs/lexicon.md` describes it). Knows nothing of documents or mentions.

pub mod model;

pub use model::*;
