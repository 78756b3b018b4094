//! Dispersion: where along an article, or along many, companies are mentioned; and how evenly.
//!
//! `articles in an order -> axis`, `axis, mentions -> places on it`. The axis is as long as the bodies in
//! bytes; title mentions stand at the start of their article. Knows no session and no pixels.

use crate::analysis::concordance::Line;
use crate::lexicon::{CompanyId, Lexicon, Owner};
use crate::mentions::Place;
use crate::search::View;
use rayon::prelude::*;

/// In what order articles lie along the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Along {
    /// As in the library, which is by path.
    Path,
    /// By date; those without one at the end, by path.
    #[default]
    Date,
}

/// Articles one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Positions of the articles, in their order along the axis.
    pub entries: Vec<u32>,
    /// Where each begins, and at last where the axis ends, in bytes.
    pub starts: Vec<u64>,
    /// How many of the articles, at the end, have no date; none where they lie by path.
    pub undated: u32,
}

impl Axis {
    /// The articles at the positions `shown`, ascending; `view` shows an article.
    pub fn new<'a>(shown: &[u32], along: Along, view: impl Fn(u32) -> View<'a>) -> Self {
        let mut entries = shown.to_vec();
        let mut undated = 0;
        if along == Along::Date {
            let date = |entry: &u32| view(*entry).document.date.map(|date| (date.day(), date));
            let dates: Vec<_> = entries.iter().map(|entry| (date(entry), *entry)).collect();
            let mut dates = dates;
            dates.sort_by(|(a, at), (b, bt)| {
                let missing_last = a.is_none().cmp(&b.is_none());
                missing_last.then(a.cmp(b)).then(at.cmp(bt))
            });
            undated = dates.iter().filter(|(date, _)| date.is_none()).count() as u32;
            entries = dates.into_iter().map(|(_, entry)| entry).collect();
        }
        let mut starts = Vec::with_capacity(entries.len() + 1);
        let mut end = 0;
        for entry in &entries {
            starts.push(end);
            // An article without a body has a place all the same.
            end += (view(*entry).document.body.len() as u64).max(1);
        }
        starts.push(end);
        Self {
            entries,
            starts,
            undated,
        }
    }

    /// How long it is, in bytes.
    pub fn length(&self) -> u64 {
        self.starts.last().copied().unwrap_or(0)
    }

    /// The number along the axis of the article at `position`, and the byte in its body.
    pub fn at(&self, position: u64) -> Option<(usize, u32)> {
        if position >= self.length() {
            return None;
        }
        let after = self.starts.partition_point(|start| *start <= position);
        let number = after.checked_sub(1)?;
        Some((number, (position - self.starts[number]) as u32))
    }

    /// Where a line lies that stands in the article with this number along the axis.
    fn place(&self, number: usize, line: &Line) -> u64 {
        let start = self.starts[number];
        let last = self.starts[number + 1] - 1;
        match line.place {
            Place::Title => start,
            Place::Body => (start + u64::from(line.span.start)).min(last),
        }
    }
}

/// Places of one company, or of what is sought, along the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Ascending.
    pub at: Vec<u64>,
    /// Articles that have any.
    pub articles: u32,
    /// How unevenly they lie over the articles: Gries's deviation of proportions (DP), from 0 (as
    /// the articles are long) to nearly 1 (all in a small part); none without places.
    /// S. Th. Gries, Dispersions and adjusted frequencies in corpora, IJCL 13:4 (2008).
    pub deviation: Option<f64>,
}

/// The places of each of `companies`, in their order.
pub fn companies<'a>(
    axis: &Axis,
    lexicon: &Lexicon,
    companies: &[CompanyId],
    view: impl Fn(u32) -> View<'a> + Sync,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<Places>> {
    // Each article is asked once, for all of them.
    let of_article = |entry: &u32| {
        if is_cancelled() {
            return (0, Vec::new());
        }
        let view = view(*entry);
        let mut found = Vec::new();
        for mention in view.candidates.iter().filter(|found| found.is_mention()) {
            let Owner::Companies(owners) = &lexicon.alias(mention.alias).owner else {
                continue;
            };
            let (entry, place, span) = (*entry, mention.place, mention.span);
            let wanted = (0..).zip(companies).filter(|(_, it)| owners.contains(it));
            found.extend(wanted.map(|(which, _): (usize, _)| (which, Line { entry, place, span })));
        }
        (view.document.characters, found)
    };
    let articles: Vec<(u32, Vec<(usize, Line)>)> =
        axis.entries.par_iter().map(of_article).collect();
    let mut lines: Vec<Vec<(usize, Line)>> = vec![Vec::new(); companies.len()];
    for (number, (_, found)) in articles.iter().enumerate() {
        for (which, line) in found {
            lines[*which].push((number, *line));
        }
    }
    let of = |found: &Vec<(usize, Line)>| places(axis, found, |number| articles[number].0);
    let found = lines.iter().map(of).collect();
    (!is_cancelled()).then_some(found)
}

/// The places of `lines` along the axis; lines of articles that are not on it are left out.
pub fn lines<'a>(axis: &Axis, lines: &[Line], view: impl Fn(u32) -> View<'a>) -> Places {
    let mut numbers: Vec<(u32, usize)> = axis.entries.iter().copied().zip(0..).collect();
    numbers.sort_unstable();
    let mut found: Vec<(usize, Line)> = lines
        .iter()
        .filter_map(|line| {
            let at = numbers.binary_search_by_key(&line.entry, |(entry, _)| *entry);
            Some((numbers[at.ok()?].1, *line))
        })
        .collect();
    found.sort_unstable();
    places(axis, &found, |number| {
        view(axis.entries[number]).document.characters
    })
}

fn places(axis: &Axis, found: &[(usize, Line)], characters: impl Fn(usize) -> u32) -> Places {
    let mut at: Vec<u64> = found
        .iter()
        .map(|(number, line)| axis.place(*number, line))
        .collect();
    at.sort_unstable();
    let mut counts = vec![0_u32; axis.entries.len()];
    for (number, _) in found {
        counts[*number] += 1;
    }
    let sizes: Vec<u32> = (0..axis.entries.len()).map(characters).collect();
    Places {
        at,
        articles: counts.iter().filter(|count| **count > 0).count() as u32,
        deviation: deviation_of_proportions(&counts, &sizes),
    }
}

/// Half the sum of the differences between each part's share of the occurrences and its share of the whole;
/// `None` where there are no occurrences or the parts have no size.
pub fn deviation_of_proportions(counts: &[u32], sizes: &[u32]) -> Option<f64> {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let whole: u64 = sizes.iter().map(|size| u64::from(*size)).sum();
    if all == 0 || whole == 0 {
        return None;
    }
    let differences = counts.iter().zip(sizes).map(|(count, size)| {
        let (share, expected) = (
            f64::from(*count) / all as f64,
            f64::from(*size) / whole as f64,
        );
        (share - expected).abs()
    });
    Some(differences.sum::<f64>() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deviation_is_that_worked_out_by_hand() {
        // Shares 1/15 to 5/15 in five parts of one fifth each: (2/15 + 1/15 + 0 + 1/15 + 2/15) / 2.
        let found = deviation_of_proportions(&[1, 2, 3, 4, 5], &[20; 5]);
        assert!((found.expect("there are occurrences") - 0.2).abs() < 1e-12);
        assert_eq!(deviation_of_proportions(&[2, 6], &[100, 300]), Some(0.0));
        // All in one tenth of the text.
        let found = deviation_of_proportions(&[3, 0], &[10, 90]);
        assert!((found.expect("there are occurrences") - 0.9).abs() < 1e-12);
        assert_eq!(deviation_of_proportions(&[0, 0], &[1, 1]), None);
        assert_eq!(deviation_of_proportions(&[], &[]), None);
    }
}
