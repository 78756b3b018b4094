//! Comparing companies: evidence kept for each article, and the matrix that stands on it.
//!
//! Turns snapshots of a library and what the user asks into comparisons, on workers. Knows no widget and
//! no terminal; the command line shares everything below the state.

mod article;
mod comparison;
mod decided;
mod deciding;
pub mod decision_file;
mod index;
mod listing;
mod state;

pub use article::ArticleEvidence;
pub use comparison::{Comparison, Question};
pub use decided::DecisionSet;
pub use deciding::{Deciding, Decisions, Trouble, Verdict};
pub use decision_file::DecisionFile;
pub use index::EvidenceIndex;
pub use listing::{Background, CellList, Item};
pub use state::{CellId, Compare, CompareChange, FIRST_MOST};
