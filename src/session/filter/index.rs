//! The values of every article, facet by facet, as numbers: so that counting them takes milliseconds.
//!
//! `library -> FacetIndex`, made once for a snapshot on a worker thread.

use super::facet::Facet;
use crate::session::Library;
use rayon::prelude::*;
use std::collections::HashMap;

/// A field with more different values than this is no facet.
const MOST: usize = 2000;

/// The values of one facet.
#[derive(Debug)]
pub struct Column {
    /// Which.
    pub facet: Facet,
    /// All different ones, in order of first appearance.
    pub values: Vec<String>,
    /// For each article where its own begin among `numbers`, and at the end their count.
    starts: Vec<u32>,
    /// Positions among `values`, each at most once an article.
    numbers: Vec<u16>,
    /// Articles that have none.
    pub missing: u32,
}

/// All facets by which the articles of a library can be told apart.
#[derive(Debug)]
pub struct FacetIndex {
    /// In the order in which they are shown.
    pub columns: Vec<Column>,
}

impl Column {
    /// `None` where there are too many different values.
    fn new(library: &Library, facet: Facet) -> Option<Self> {
        let mut by_text: HashMap<String, u16> = HashMap::new();
        let mut column = Self {
            facet,
            values: Vec::new(),
            starts: Vec::with_capacity(library.entries.len() + 1),
            numbers: Vec::new(),
            missing: 0,
        };
        column.starts.push(0);
        for position in 0..library.entries.len() {
            let start = column.numbers.len();
            let (values, numbers) = (&mut column.values, &mut column.numbers);
            column.facet.values(library, position as u32, |text| {
                let number = match by_text.get(text.as_ref()) {
                    Some(number) => *number,
                    None => {
                        let number = u16::try_from(values.len()).unwrap_or(u16::MAX);
                        values.push(text.to_string());
                        by_text.insert(text.into_owned(), number);
                        number
                    }
                };
                if !numbers[start..].contains(&number) {
                    numbers.push(number);
                }
            });
            let is_field = matches!(column.facet, Facet::Field(_));
            if is_field && column.values.len() > MOST {
                return None;
            }
            column.missing += u32::from(column.numbers.len() == start);
            column.starts.push(column.numbers.len() as u32);
        }
        column.tells_apart().then_some(column)
    }

    /// True where values come more than once, so that they are worth choosing: an address or a title is of
    /// one article only.
    fn tells_apart(&self) -> bool {
        let holders = self.starts.len() - 1 - self.missing as usize;
        match self.facet {
            Facet::Field(_) => !self.values.is_empty() && self.values.len() * 5 <= holders * 4,
            _ => !self.values.is_empty(),
        }
    }

    /// The values of an article, as positions among [`Self::values`].
    pub fn of(&self, article: u32) -> &[u16] {
        let article = article as usize;
        let (start, end) = (self.starts[article], self.starts[article + 1]);
        &self.numbers[start as usize..end as usize]
    }
}

impl FacetIndex {
    /// Looks at every article, one facet a thread. `None` where `is_cancelled` said so.
    pub fn new(library: &Library, is_cancelled: impl Fn() -> bool + Sync) -> Option<Self> {
        let mut keys: Vec<&_> = library.columns.iter().collect();
        // What most articles have comes first; those alike keep the order of the files.
        keys.sort_by_key(|column| std::cmp::Reverse(column.documents));
        let fields = keys.iter().map(|column| Facet::Field(column.key.clone()));
        let first = [Facet::Year].into_iter();
        let last = [
            Facet::Company,
            Facet::Group,
            Facet::Theme,
            Facet::Problem,
            Facet::Encoding,
        ];
        let facets: Vec<Facet> = first.chain(fields).chain(last).collect();
        let columns = facets.into_par_iter().filter_map(|facet| {
            (!is_cancelled())
                .then(|| Column::new(library, facet))
                .flatten()
        });
        let columns = columns.collect();
        (!is_cancelled()).then_some(Self { columns })
    }
}
