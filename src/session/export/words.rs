//! A filter in one line, as exports carry it: the same for the same filter, in every language.

use crate::search::Matching;
use crate::session::filter::{Facet, FacetValue, Filter};

/// `filter` in words; empty where every article is shown.
pub fn filter_words(filter: &Filter) -> String {
    let mut parts = Vec::new();
    let query = filter.query.trim();
    if !query.is_empty() {
        parts.push(format!("query={query}"));
        if filter.matching == Matching::Exact {
            parts.push("exact".to_owned());
        }
    }
    for (facet, values) in &filter.facets {
        let name = match facet {
            Facet::Company => "company".to_owned(),
            Facet::Group => "group".to_owned(),
            Facet::Theme => "theme".to_owned(),
            Facet::Year => "year".to_owned(),
            Facet::Field(key) => format!("field:{key}"),
            Facet::Problem => "problem".to_owned(),
            Facet::Encoding => "encoding".to_owned(),
        };
        let values: Vec<&str> = values
            .iter()
            .map(|value: &FacetValue| value.text().unwrap_or("(none)"))
            .collect();
        parts.push(format!("{name}={}", values.join("|")));
    }
    if let Some(dates) = &filter.dates {
        parts.push(format!("dates={}..{}", dates.from, dates.to));
        if dates.undated {
            parts.push("undated".to_owned());
        }
    }
    parts.join("; ")
}
