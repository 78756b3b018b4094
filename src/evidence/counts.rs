//! What articles add to a matrix, ready to be added up: by itself, and of many in one piece of memory.
//!
//! `evidence of an article -> counts -> standing`. A sentence counts once in a cell, however often it speaks
//! of it, and a comparand counts nowhere. Knows no rows.

use super::columns::{ColumnMap, Columns};
use super::piece::{Evidence, Who};
use crate::lexicon::ThemeId;

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
        let mut standing = Vec::new();
        for piece in found.iter().filter(|piece| piece.counts()) {
            let sentence = (piece.place, piece.sentence.start);
            map.each(columns, year, piece.who, |column| {
                standing.push((column, piece.theme, sentence));
            });
        }
        standing.sort_unstable();
        standing.dedup();
        let themes = standing
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .map(|cell| (cell[0].0, cell[0].1, cell.len() as u32))
            .collect();
        let mut standing: Vec<_> = standing
            .into_iter()
            .map(|(column, _, sentence)| (column, sentence))
            .collect();
        standing.sort_unstable();
        standing.dedup();
        let sentences = standing
            .chunk_by(|a, b| a.0 == b.0)
            .map(|column| (column[0].0, column.len() as u32))
            .collect();
        Self { themes, sentences }
    }
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
