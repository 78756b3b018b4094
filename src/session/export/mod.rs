//! Exporting what is shown: what is written, where it goes, and the job that writes it.
//!
//! `library, positions, wish -> files`. The window and the command line share it; knows no widget.

mod exporting;
mod task;
mod words;

pub use exporting::{ExportChange, Exporting, Outcome, Wish};
pub use task::{Target, Task};
pub use words::filter_words;
