//! Who does what: sentences in which a company and a theme meet, and what they add up to.
//!
//! `(Lexicon, body, mentions, terms) -> Vec<Evidence> -> Counts -> Matrix`. Every piece names the rule that gave it
//! to its company. Knows no files and no windows; the result depends on article and lexicon alone.

mod clauses;
mod columns;
mod counts;
mod cue_words;
mod decision;
mod matrix;
mod names;
mod piece;
mod profile;
mod quotation;
mod reader;
mod stance;
mod stance_words;
mod units;
mod word_list;

pub use clauses::clauses;
pub use columns::{ColumnMap, Columns};
pub use counts::{AllCounts, Counts, Standing};
pub use decision::{Decision, Ruling, decide, id_of, theme_by_id, who_by_id};
pub use matrix::{Article, Cell, Column, Matrix, Normalisation, Row, RowKey, Rows};
pub use piece::{Attribution, Evidence, Mark, Rule, Stance, Who};
pub use profile::{Certainty, MEASURE, Profile, profiles};
pub use quotation::{Lost, Quotation};
pub use reader::evidence;
pub use units::{Paragraph, paragraphs};
