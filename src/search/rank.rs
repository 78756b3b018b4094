//! A query asked of many documents, on all processors, and its answers in order.
//!
//! Best score first; equal ones in the order in which the documents came. Who looks on gets a first screen of
//! them before all are asked, where that takes longer than he would notice.

use super::asked::Asked;
use super::evaluate::{Hit, View};
use super::query::Query;
use super::score::Score;
use super::texts::{BLOCK, Texts};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::time::{Duration, Instant};

/// After so long a first screen is handed over.
const FIRST_AFTER: Duration = Duration::from_millis(15);
/// Documents of a first screen, some more than fit on one.
const FIRST: usize = 60;

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
    rank_watched(query, count, None, view, is_cancelled, |_| {})
}

/// As [`rank`]. `texts` are those of the same documents, where they are laid out. Where asking takes long,
/// `first` gets the best of those found so far, at most once; further ones may be better.
pub fn rank_watched<'a>(
    query: &Query,
    count: u32,
    texts: Option<&Texts>,
    view: impl Fn(u32) -> View<'a> + Sync,
    is_cancelled: impl Fn() -> bool + Sync,
    first: impl FnOnce(Vec<Found>),
) -> Option<Vec<Found>> {
    let begin = Instant::now();
    let is_told = query.is_told_by_texts();
    let ask = |document: u32| {
        if is_cancelled() {
            return None;
        }
        let laid = texts.and_then(|texts| texts.of(document));
        if laid.is_some_and(|laid| is_told && !query.may_match(laid)) {
            return None;
        }
        let look = || view(document);
        let (hits, score) = query.find_in(&Asked::new(laid, &look))?;
        Some(Found {
            document,
            hits,
            score,
        })
    };
    let mut first = Some(first);
    let mut found: Vec<Found> = Vec::new();
    for start in (0..count).step_by(BLOCK as usize) {
        let end = count.min(start.saturating_add(BLOCK));
        found.par_extend((start..end).into_par_iter().filter_map(ask));
        let is_due = end < count && !found.is_empty() && begin.elapsed() >= FIRST_AFTER;
        if let Some(first) = first.take_if(|_| is_due && !is_cancelled()) {
            first(best(&found));
        }
    }
    if is_cancelled() {
        return None;
    }
    found.par_sort_by_key(order);
    Some(found)
}

fn order(found: &Found) -> (Reverse<Score>, u32) {
    (Reverse(found.score), found.document)
}

/// The best of `found`, in order.
fn best(found: &[Found]) -> Vec<Found> {
    let mut all: Vec<&Found> = found.iter().collect();
    if all.len() > FIRST {
        all.select_nth_unstable_by_key(FIRST - 1, |found| order(found));
        all.truncate(FIRST);
    }
    all.sort_unstable_by_key(|found| order(found));
    all.into_iter().cloned().collect()
}
