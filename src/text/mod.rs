//! What Chinese text needs: offsets, folding, order, finding, sentences, line breaking.
//!
//! Pure functions over strings. Knows nothing of files, companies or windows.

pub mod blocks;
pub mod collate;
pub mod find;
pub mod fold;
pub mod line_break;
pub mod offset;
pub mod sentence;
pub mod spacing;
pub mod step;

pub use offset::{ByteSpan, CodePointTable};
