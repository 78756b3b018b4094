//! Which articles every view speaks of: those that answer a query, have chosen values and lie in time.
//!
//! `library x Filter -> Narrowed`, on a worker thread. Knows no widget; names companies and themes by their
//! identifiers, so that a filter outlives the lexicon and the library it was made for.

mod answers;
mod chosen;
mod counting;
mod counts;
mod current;
mod facet;
mod histogram;
mod index;
mod line;
mod narrow;
mod texts;

pub use answers::{Answers, Question};
pub use counting::Counting;
pub use counts::{FacetCount, FacetCounts};
pub use current::Filtering;
pub use facet::{Facet, FacetValue};
pub use histogram::{Bar, Histogram};
pub use narrow::Narrowed;
pub use texts::TextCache;

use crate::corpus::Document;
use crate::search::Matching;
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet};

/// A span of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    /// The first day.
    pub from: civil::Date,
    /// The last day.
    pub to: civil::Date,
    /// Articles without a date belong to it too.
    pub undated: bool,
}

impl DateRange {
    /// True where `document` lies in it.
    pub fn holds(&self, document: &Document) -> bool {
        match document.date {
            Some(date) => (self.from..=self.to).contains(&date.day()),
            None => self.undated,
        }
    }
}

/// Which articles are shown: those to which all of it applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the language of `docs/search.md`; blank: no question.
    pub query: String,
    /// What is taken for the same in the query.
    pub matching: Matching,
    /// Chosen values, never an empty set of them: an article has one of each facet's.
    pub facets: BTreeMap<Facet, BTreeSet<FacetValue>>,
    /// The span in which its date lies.
    pub dates: Option<DateRange>,
}

impl Filter {
    /// True where every article is shown.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty() && self.facets.is_empty() && self.dates.is_none()
    }

    /// True where this value is among the chosen ones.
    pub fn has(&self, facet: &Facet, value: &FacetValue) -> bool {
        self.facets
            .get(facet)
            .is_some_and(|values| values.contains(value))
    }

    /// Makes a change.
    pub fn apply(&mut self, change: FilterChange) {
        match change {
            FilterChange::Query(query) => self.query = query,
            FilterChange::Matching(matching) => self.matching = matching,
            FilterChange::Toggle(facet, value) => {
                let values = self.facets.entry(facet.clone()).or_default();
                if !values.remove(&value) {
                    values.insert(value);
                }
                if values.is_empty() {
                    self.facets.remove(&facet);
                }
            }
            FilterChange::ClearFacet(facet) => {
                self.facets.remove(&facet);
            }
            FilterChange::Dates(dates) => {
                self.dates = dates.map(|dates| DateRange {
                    from: dates.from.min(dates.to),
                    to: dates.from.max(dates.to),
                    ..dates
                });
            }
            FilterChange::Clear => {
                // How a query is meant is no condition, and stays as the user set it.
                *self = Self {
                    matching: self.matching,
                    ..Self::default()
                };
            }
            FilterChange::Replace(filter) => *self = *filter,
            FilterChange::Save(_) | FilterChange::Forget(_) | FilterChange::ShowPanel(_) => {}
        }
    }
}

/// What the user changes about the filter.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterChange {
    /// Ask this.
    Query(String),
    /// Take this for the same.
    Matching(Matching),
    /// Choose a value, or choose it no longer.
    Toggle(Facet, FacetValue),
    /// Choose no value of this facet.
    ClearFacet(Facet),
    /// Only articles of this span, or of any time.
    Dates(Option<DateRange>),
    /// Show every article again.
    Clear,
    /// Filter by this instead.
    Replace(Box<Filter>),
    /// Keep the filter in force under this name, in the place of one of the same name.
    Save(String),
    /// Keep it no longer.
    Forget(String),
    /// Show what articles can be filtered by, beside them; this changes no filter.
    ShowPanel(bool),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_narrows_a_second_widens_and_several_values_stand_together() {
        let mut filter = Filter::default();
        let year = |year: &str| FilterChange::Toggle(Facet::Year, FacetValue::of(year));
        filter.apply(year("2016"));
        filter.apply(year("2017"));
        assert!(filter.has(&Facet::Year, &FacetValue::of("2016")));
        assert!(filter.has(&Facet::Year, &FacetValue::of("2017")));
        filter.apply(year("2016"));
        assert!(!filter.has(&Facet::Year, &FacetValue::of("2016")));
        filter.apply(year("2017"));
        assert!(filter.is_empty());
    }

    #[test]
    fn a_span_is_from_the_earlier_to_the_later_day_whichever_way_it_was_drawn() {
        let mut filter = Filter::default();
        let (early, late) = (civil::date(2016, 10, 1), civil::date(2017, 3, 31));
        filter.apply(FilterChange::Dates(Some(DateRange {
            from: late,
            to: early,
            undated: false,
        })));
        let dates = filter.dates.expect("a span was asked for");
        assert_eq!((dates.from, dates.to), (early, late));
    }

    #[test]
    fn clearing_keeps_how_a_query_is_meant() {
        let mut filter = Filter {
            query: "云".to_owned(),
            matching: Matching::Exact,
            ..Filter::default()
        };
        filter.apply(FilterChange::Clear);
        assert!(filter.is_empty());
        assert_eq!(filter.matching, Matching::Exact);
    }
}
