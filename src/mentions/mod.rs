//! Lexicon x document: where aliases stand in a text, and which of those places are mentions.
//!
//! `(Lexicon, Document) -> Vec<Candidate>`: the matcher finds, the rules decide, and every candidate
//! keeps its decision, rule and reason. The result depends on document and lexicon alone.

pub mod candidate;

pub use candidate::{Candidate, Decision, Place, Reason, Rule};
