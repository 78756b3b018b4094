//! Comparing companies: evidence kept for each article, and the matrix that stands on it.
//!
//! Turns snapshots of a library and what the user asks into comparisons, on workers. Knows no widget and
//! no terminal; the command line shares everything below the state.

mod article;
mod comparison;
mod decided;
mod index;

pub use article::ArticleEvidence;
pub use comparison::{Comparison, Question};
pub use decided::DecisionSet;
pub use index::EvidenceIndex;
