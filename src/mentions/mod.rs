//! Lexicon x document: where aliases stand in a text, and which of those places are mentions.
//!
//! `(Lexicon, Document) -> Vec<Candidate>`: the matcher finds, the rules decide, and every candidate
//! keeps its decision, rule and reason. The result depends on document and lexicon alone.

pub mod account;
mod addresses;
mod bits;
mod buckets;
pub mod candidate;
mod classes;
pub mod counts;
mod edge;
pub mod excluded;
pub mod explain;
pub mod explanation;
mod finder;
mod markdown;
pub mod matcher;
mod old_text;
mod remedies;
mod remedy_yaml;
mod rules;
mod scan;
mod sentence;
mod short_forms;
mod spelled;
pub mod straddling;
mod strings;
pub mod usage;
mod vocabulary;
mod words;

pub use account::{Account, AccountLine, Advice, Verdict};
pub use candidate::{Candidate, Decision, Place, Reason, Rule};
pub use counts::{CompanyCount, CountOptions, Counts};
pub use excluded::{Excluded, TextForm};
pub use explain::explain;
pub use explanation::{Explanation, Fate, Remedy, Standing};
pub use matcher::{Matcher, Matches, TermHit};
pub use sentence::{owner_names, reason_sentence};
pub use usage::{AliasUsage, Sample, Usage};
