//! What Chinese text needs: offsets, folding, sentences, line breaking.
//!
//! Pure functions over strings. Knows nothing of files, companies or windows.

pub mod blocks;
pub mod fold;
pub mod offset;

pub use offset::{ByteSpan, CodePointTable};
