//! The rows of the list of what was found: an article, and below it the places in it.
//!
//! Only how many rows each article has is kept; which hits stand in a row is found when it is drawn.

use crate::search::{Found, Hit, HitPlace};
use crate::session::filter::Narrowed;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Places of an article that are shown until the reader asks for the rest.
const FIRST: usize = 3;
/// Hits that begin within so many bytes of each other (some 40 Han characters) share a row.
const TOGETHER: u32 = 120;

/// One row; `rank` is the position of the article among those found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The article.
    Article { rank: usize },
    /// A place in it: hits `first..end` of the article.
    Snippet { rank: usize, first: u32, end: u32 },
    /// So many hits more.
    More { rank: usize, hits: usize },
}

impl Row {
    /// The article of which it is a row.
    pub fn rank(self) -> usize {
        match self {
            Self::Article { rank } | Self::Snippet { rank, .. } | Self::More { rank, .. } => rank,
        }
    }
}

/// All rows.
#[derive(Default)]
pub struct Rows {
    of: Option<Arc<Narrowed>>,
    expanded: BTreeSet<u32>,
    /// For each article one past its last row.
    ends: Vec<usize>,
}

impl Rows {
    /// Makes them the rows of `narrowed`. True where they were of other answers before.
    pub fn update(&mut self, narrowed: Option<&Arc<Narrowed>>) -> bool {
        let is_same = match (&self.of, narrowed) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return false;
        }
        self.of = narrowed.cloned();
        self.expanded.clear();
        self.count_rows();
        true
    }

    /// Shows all hits of an article.
    pub fn expand(&mut self, document: u32) {
        self.expanded.insert(document);
        self.count_rows();
    }

    fn count_rows(&mut self) {
        let mut end = 0;
        let of = self.of.clone();
        let found = of.iter().flat_map(|narrowed| narrowed.found());
        let ends = found.map(|found| {
            end += self.rows_of(found);
            end
        });
        self.ends = ends.collect();
    }

    fn rows_of(&self, found: &Found) -> usize {
        let title = found
            .hits
            .partition_point(|hit| hit.place() == HitPlace::Title);
        let shown = groups(&found.hits).take(self.most(found));
        let (count, end) = shown.fold((0, title), |(count, _), (_, end)| (count + 1, end as usize));
        1 + count + usize::from(end < found.hits.len())
    }

    fn most(&self, found: &Found) -> usize {
        match self.expanded.contains(&found.document) {
            true => usize::MAX,
            false => FIRST,
        }
    }

    /// The answers that the rows show.
    pub fn narrowed(&self) -> Option<&Arc<Narrowed>> {
        self.of.as_ref()
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    /// An article that was found.
    pub fn found(&self, rank: usize) -> Option<&Found> {
        let narrowed = self.of.as_ref()?;
        let place = *narrowed.ranked.get(rank)?;
        narrowed.answers.as_ref()?.found.get(place as usize)
    }

    /// The row at `index`.
    pub fn row(&self, index: usize) -> Option<Row> {
        let rank = self.ends.partition_point(|end| *end <= index);
        let start = match rank.checked_sub(1) {
            Some(before) => self.ends[before],
            None => 0,
        };
        let found = self.found(rank)?;
        let Some(nth) = (index - start).checked_sub(1) else {
            return Some(Row::Article { rank });
        };
        let mut shown = groups(&found.hits).take(self.most(found));
        if let Some((first, end)) = shown.nth(nth) {
            return Some(Row::Snippet { rank, first, end });
        }
        let end = groups(&found.hits)
            .take(FIRST)
            .last()
            .map_or(0, |(_, end)| end);
        let hits = found.hits.len() - end as usize;
        Some(Row::More { rank, hits })
    }
}

/// The hits of an article that share a row, as ranges. Those of the title are lit where that stands.
fn groups(hits: &[Hit]) -> impl Iterator<Item = (u32, u32)> {
    let title = hits.partition_point(|hit| hit.place() == HitPlace::Title);
    let mut next = title;
    std::iter::from_fn(move || {
        let first = hits.get(next)?;
        let start = next;
        let shares = |hit: &Hit| {
            hit.place() == first.place() && hit.span.start - first.span.start <= TOGETHER
        };
        while hits.get(next).is_some_and(shares) {
            next += 1;
        }
        Some((start as u32, next as u32))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ByteSpan;

    fn hit(place: HitPlace, start: usize) -> Hit {
        Hit::new(place, ByteSpan::new(start, start + 3), 0)
    }

    #[test]
    fn near_hits_of_one_text_share_a_row_and_the_titles_have_none() {
        let hits = [
            hit(HitPlace::Title, 0),
            hit(HitPlace::Field(1), 0),
            hit(HitPlace::Field(2), 0),
            hit(HitPlace::Body, 0),
            hit(HitPlace::Body, 120),
            hit(HitPlace::Body, 123),
        ];
        let groups: Vec<_> = groups(&hits).collect();
        assert_eq!(groups, [(1, 2), (2, 3), (3, 5), (5, 6)]);
    }
}
