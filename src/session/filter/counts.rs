//! How many articles each value would leave: facet by facet, and day by day.
//!
//! A facet is counted without its own choice, so that what is chosen can be widened; all other conditions
//! hold. The same for dates.

use super::answers::Answers;
use super::chosen::Chosen;
use super::facet::FacetValue;
use super::histogram::Histogram;
use super::index::{Column, FacetIndex};
use super::{Facet, Filter};
use crate::corpus::natural;
use crate::session::{Library, shown};
use rayon::prelude::*;
use std::sync::Arc;

/// The values of one facet with their counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// Which.
    pub facet: Facet,
    /// Values that would leave something, and those that are chosen: by count, years by time; at the end
    /// [`FacetValue::Missing`], where articles have none.
    pub values: Vec<(FacetValue, u32)>,
}

/// All counts for one filter.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// The snapshot that was counted.
    pub library: Arc<Library>,
    /// The filter for which.
    pub filter: Filter,
    /// The values of the snapshot.
    pub index: Arc<FacetIndex>,
    /// In the order in which they are shown.
    pub facets: Vec<FacetCount>,
    /// By date.
    pub histogram: Histogram,
}

/// How many conditions an article fails, of those that a facet or the dates can widen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failing {
    None,
    /// Only the facet at this position among those chosen.
    Facet(usize),
    Dates,
    Several,
}

impl FacetCounts {
    /// Counts `library` for `filter`, whose query has found `answers`. The index of the same snapshot is
    /// taken from `before`. `None` where `is_cancelled` says that nobody waits for it any more.
    pub fn new(
        library: Arc<Library>,
        filter: Filter,
        answers: Option<&Answers>,
        before: Option<&Self>,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        let kept = before.filter(|before| Arc::ptr_eq(&before.library, &library));
        let index = match kept {
            Some(kept) => Arc::clone(&kept.index),
            None => Arc::new(FacetIndex::new(&library, &is_cancelled)?),
        };
        let candidates = match answers {
            Some(answers) => answers.positions(),
            None => shown::all(&library),
        };
        let chosen = Chosen::of(&filter, &library);
        let failing = |position: u32| failing(&library, &filter, &chosen, position);
        let states: Vec<(u32, Failing)> = candidates
            .into_par_iter()
            .map(|position| (position, failing(position)))
            .filter(|(_, failing)| *failing != Failing::Several)
            .collect();
        let facets = index.columns.par_iter().map(|column| {
            let own = filter
                .facets
                .keys()
                .position(|facet| *facet == column.facet);
            let counts = |state: &Failing| match state {
                Failing::None => true,
                Failing::Facet(number) => own == Some(*number),
                Failing::Dates | Failing::Several => false,
            };
            let articles = states.iter().filter(|(_, state)| counts(state));
            count(column, &filter, articles.map(|(position, _)| *position))
        });
        let facets: Vec<FacetCount> = facets.collect();
        let in_time = states
            .iter()
            .filter(|(_, state)| matches!(state, Failing::None | Failing::Dates));
        let histogram = Histogram::new(&library, in_time.map(|(position, _)| *position));
        if is_cancelled() {
            return None;
        }
        Some(Self {
            facets,
            histogram,
            index,
            library,
            filter,
        })
    }
}

fn failing(library: &Library, filter: &Filter, chosen: &[Chosen<'_>], position: u32) -> Failing {
    let mut failing = Failing::None;
    let document = &library.entries[position as usize].document;
    if filter.dates.is_some_and(|dates| !dates.holds(document)) {
        failing = Failing::Dates;
    }
    for (number, chosen) in chosen.iter().enumerate() {
        if chosen.has_one(library, position) {
            continue;
        }
        if failing != Failing::None {
            return Failing::Several;
        }
        failing = Failing::Facet(number);
    }
    failing
}

fn count(column: &Column, filter: &Filter, articles: impl Iterator<Item = u32>) -> FacetCount {
    let mut counts = vec![0_u32; column.values.len()];
    let mut missing = 0;
    for article in articles {
        let own = column.of(article);
        missing += u32::from(own.is_empty());
        for number in own {
            counts[usize::from(*number)] += 1;
        }
    }
    let chosen = filter.facets.get(&column.facet);
    let is_chosen = |value: &FacetValue| chosen.is_some_and(|chosen| chosen.contains(value));
    let counted = column.values.iter().map(FacetValue::of).zip(counts);
    let mut values: Vec<(FacetValue, u32)> = counted
        .filter(|(value, count)| *count > 0 || is_chosen(value))
        .collect();
    let text = |value: &FacetValue| value.text().unwrap_or_default().to_owned();
    match column.facet {
        Facet::Year => {
            values.sort_by(|(one, _), (other, _)| natural::compare(&text(other), &text(one)));
        }
        _ => values.sort_by(|(one, of_one), (other, of_other)| {
            let counts = of_other.cmp(of_one);
            counts.then_with(|| natural::compare(&text(one), &text(other)))
        }),
    }
    if missing > 0 || is_chosen(&FacetValue::Missing) {
        values.push((FacetValue::Missing, missing));
    }
    FacetCount {
        facet: column.facet.clone(),
        values,
    }
}
