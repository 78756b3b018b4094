//! What articles add to a matrix, ready to be added up: by itself, and of many in one piece of memory.
//!
//! `evidence of an article -> counts -> standing`. A sentence counts once in a cell, however often it speaks
//! of it, and a comparand counts nowhere. Knows no rows.

use super::columns::{ColumnMap, Columns};
use super::piece::{Evidence, Who};
use crate::lexicon::{CompanyId, GroupId, ThemeId};
use crate::mentions::Place;

/// Sentences of one article by column and theme, and by column alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences of each column and theme that has some, ascending.
    pub themes: Box<[(Who, ThemeId, u32)]>,
    /// Sentences of each column that has some, ascending: one with two themes counts once.
    pub sentences: Box<[(Who, u32)]>,
}

impl Counts {
    /// Counts the evidence of an article of `year`.
    pub fn new(map: &ColumnMap, columns: Columns, year: Option<i16>, found: &[Evidence]) -> Self {
        // Column, theme and sentence in one number each, which is sorted sooner than the three.
        let mut cells: Vec<u128> = Vec::with_capacity(found.len());
        let mut columns_of: Vec<u64> = Vec::with_capacity(found.len());
        for piece in found.iter().filter(|piece| piece.counts()) {
            let in_body = u64::from(piece.place == Place::Body);
            let sentence = in_body << 32 | u64::from(piece.sentence.start);
            map.each(columns, year, piece.who, |column| {
                let column = packed(column);
                let cell = column << 16 | u64::from(piece.theme.0);
                cells.push(u128::from(cell) << SENTENCE_BITS | u128::from(sentence));
                columns_of.push(column << SENTENCE_BITS | sentence);
            });
        }
        let themes = in_each(cells, |&cell| cell >> SENTENCE_BITS)
            .map(|(cell, sentences)| {
                let theme = ThemeId(cell as u16);
                (unpacked((cell >> 16) as u64), theme, sentences)
            })
            .collect();
        let sentences = in_each(columns_of, |&it| it >> SENTENCE_BITS)
            .map(|(column, sentences)| (unpacked(column), sentences))
            .collect();
        Self { themes, sentences }
    }
}

/// Bits of a sentence: title or body, and its first byte there.
const SENTENCE_BITS: u32 = 33;

/// Numbers in the order of [`Who`].
fn packed(who: Who) -> u64 {
    match who {
        Who::Company(CompanyId(company)) => u64::from(company),
        Who::Group(GroupId(group)) => 1 << 16 | u64::from(group),
    }
}

fn unpacked(number: u64) -> Who {
    if number >> 16 == 0 {
        Who::Company(CompanyId(number as u16))
    } else {
        Who::Group(GroupId(number as u16))
    }
}

/// Every key of the `numbers`, ascending, with how many different numbers have it.
fn in_each<N: Ord, K: Ord + Copy>(
    mut numbers: Vec<N>,
    key: impl Fn(&N) -> K,
) -> impl Iterator<Item = (K, u32)> {
    numbers.sort_unstable();
    numbers.dedup();
    let mut rest = numbers
        .into_iter()
        .map(move |number| key(&number))
        .peekable();
    std::iter::from_fn(move || {
        let key = rest.next()?;
        let mut count = 1;
        while rest.next_if_eq(&key).is_some() {
            count += 1;
        }
        Some((key, count))
    })
}

/// The counts of one article, wherever they are kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing<'a> {
    /// As in [`Counts::themes`].
    pub themes: &'a [(Who, ThemeId, u32)],
    /// As in [`Counts::sentences`].
    pub sentences: &'a [(Who, u32)],
}

impl<'a> From<&'a Counts> for Standing<'a> {
    fn from(counts: &'a Counts) -> Self {
        Self {
            themes: &counts.themes,
            sentences: &counts.sentences,
        }
    }
}

/// The counts of many articles one after the other: to add them up is to read memory from one end to the
/// other, where counts that lie each by itself cost a wait for each.
#[derive(Debug, Default)]
pub struct AllCounts {
    themes: Vec<(Who, ThemeId, u32)>,
    sentences: Vec<(Who, u32)>,
    /// By article: where its counts begin in both; one more than there are articles.
    starts: Vec<(usize, usize)>,
}

impl AllCounts {
    /// Lays the counts of articles down in their order.
    pub fn new<'c>(articles: impl Iterator<Item = &'c Counts> + Clone) -> Self {
        let mut all = Self {
            starts: vec![(0, 0)],
            ..Self::default()
        };
        let (mut themes, mut sentences) = (0, 0);
        for counts in articles.clone() {
            themes += counts.themes.len();
            sentences += counts.sentences.len();
            all.starts.push((themes, sentences));
        }
        all.themes.reserve_exact(themes);
        all.sentences.reserve_exact(sentences);
        for counts in articles {
            all.themes.extend_from_slice(&counts.themes);
            all.sentences.extend_from_slice(&counts.sentences);
        }
        all
    }

    /// What stands in the article at `position`; nothing where there is none.
    pub fn of(&self, position: usize) -> Standing<'_> {
        match self.starts.get(position..position + 2) {
            Some(&[(themes, sentences), (themes_end, sentences_end)]) => Standing {
                themes: &self.themes[themes..themes_end],
                sentences: &self.sentences[sentences..sentences_end],
            },
            _ => Standing::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_columns_keep_their_order() {
        let all = [
            Who::Company(CompanyId(0)),
            Who::Company(CompanyId(u16::MAX)),
            Who::Group(GroupId(0)),
            Who::Group(GroupId(u16::MAX)),
        ];
        assert!(all.is_sorted() && all.map(packed).is_sorted());
        assert_eq!(all.map(packed).map(unpacked), all);
    }
}
