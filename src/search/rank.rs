//! A query asked of many documents, on all processors, and its answers in order.
//!
//! Best score first; equal ones in the order in which the documents came.

use super::evaluate::{Hit, View};
use super::query::Query;
use super::score::Score;
use rayon::prelude::*;

/// A document that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its position among the documents asked.
    pub document: u32,
    /// Where, by place and start.
    pub hits: Vec<Hit>,
    /// How well.
    pub score: Score,
}

/// Asks `query` of `count` documents, each of which `view` gives. `None` where `is_cancelled` said so before
/// all were asked.
pub fn rank<'a>(
    query: &Query,
    count: u32,
    view: impl Fn(u32) -> View<'a> + Sync,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<Found>> {
    let ask = |document: u32| {
        if is_cancelled() {
            return None;
        }
        let (hits, score) = query.find(&view(document))?;
        Some(Found {
            document,
            hits,
            score,
        })
    };
    let found = (0..count).into_par_iter().filter_map(ask);
    let mut found: Vec<Found> = found.collect();
    if is_cancelled() {
        return None;
    }
    found.par_sort_by_key(|found| (std::cmp::Reverse(found.score), found.document));
    Some(found)
}
