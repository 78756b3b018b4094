//! The lines of many articles, on all processors.

use super::line::Line;
use super::sought::Finder;
use crate::search::View;
use rayon::prelude::*;

/// The lines of the articles at the positions `shown`, in their order; `view` shows an article. `None` where
/// `is_cancelled` said so before all were asked.
pub fn lines<'a>(
    finder: &Finder,
    shown: &[u32],
    view: impl Fn(u32) -> View<'a> + Sync,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<Line>> {
    let of = |entry: &u32| {
        if is_cancelled() {
            return Vec::new();
        }
        finder.find(*entry, &view(*entry))
    };
    let found: Vec<Line> = shown.par_iter().flat_map_iter(of).collect();
    (!is_cancelled()).then_some(found)
}
