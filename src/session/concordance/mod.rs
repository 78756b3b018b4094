//! The concordance of a library: what was asked, the lines it gave, and what the user made of them.
//!
//! `library, question -> lines in order`, on a worker thread. Knows no widgets; the command line asks by the
//! same functions.

mod answer;
mod change;
mod copy;
mod dispersion;
mod keeper;
mod seek;
mod selection;
mod sets;
mod state;

pub use answer::{AskError, Found, Question, Words, find, view};
pub use change::{ConcordanceChange, CopyForm, Face, Pick};
pub use dispersion::{Across, Dispersion};
pub use seek::Seek;
pub use selection::Selection;
pub use sets::{KeptLine, LineSet, SetStore};
pub use state::{Asked, Concordance, Lines};
