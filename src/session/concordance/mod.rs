//! The concordance of a library: what was asked, the lines it gave, and what the user made of them.
//!
//! `library, question -> lines in order`, on a worker thread. Knows no widgets; the command line asks by the
//! same functions.

mod answer;

pub use answer::{Answer, AskError, Question, Words, answer, view};
