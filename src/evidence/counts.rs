//! What one article adds to a matrix, ready to be added up.
//!
//! `evidence of an article -> counts`. A sentence counts once in a cell, however often it speaks of it, and
//! a comparand counts nowhere. Knows no other article.

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
