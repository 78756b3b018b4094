//! Who does what: sentences in which a company and a theme meet, and what they add up to.
//!
//! `(Lexicon, body, mentions, terms) -> Vec<Evidence> -> Matrix`. Every piece names the rule that gave it
//! to its company. Knows no files and no windows; the result depends on article and lexicon alone.

mod clauses;
mod matrix;
mod names;
mod piece;
mod profile;
mod reader;
mod stance;
mod units;

pub use clauses::clauses;
pub use matrix::{Article, Cell, Matrix, Normalisation, RowKey, Rows};
pub use piece::{Attribution, Evidence, Rule, Stance};
pub use profile::{MEASURE, Profile, profiles};
pub use reader::evidence;
pub use units::{Paragraph, paragraphs};
