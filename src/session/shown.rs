//! Which articles the views speak of.
//!
//! Knows entries, not what is drawn of them.

use super::library::Library;

/// Positions of all articles, ascending.
pub(super) fn all(library: &Library) -> Vec<u32> {
    let count = u32::try_from(library.entries.len()).expect("fewer than 2^32 articles");
    (0..count).collect()
}
