//! Lexicon x document: where aliases stand in a text, and which of those places are mentions.
//!
//! `(Lexicon, Document) -> Vec<Candidate>`: the matcher finds, the rules decide, and every candidate
//! keeps its decision, rule and reason. The result depends on document and lexicon alone.

mod addresses;
pub mod candidate;
mod classes;
mod edge;
pub mod excluded;
mod finder;
mod markdown;
pub mod matcher;
mod rules;
mod scan;
mod sentence;
mod trie;
mod words;

pub use candidate::{Candidate, Decision, Place, Reason, Rule};
pub use excluded::{Excluded, TextForm};
pub use matcher::{Matcher, TermHit};
pub use sentence::reason_sentence;
