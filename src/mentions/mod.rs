//! Lexicon x document: where aliases stand in a text, and which of those places are mentions.
//!
//! `(Lexicon, Document) -> Vec<Candidate>`: the matcher finds, the rules decide, and every candidate
//! keeps its decision, rule and reason. The result depends on document and lexicon alone.

pub mod candidate;
mod classes;
mod edge;
pub mod excluded;
mod finder;
pub mod matcher;
mod rules;
mod scan;
mod sentence;
mod trie;
mod words;

pub use candidate::{Candidate, Decision, Place, Reason, Rule};
pub use excluded::TextForm;
pub use sentence::reason_sentence;
pub use matcher::{Matcher, TermHit};
