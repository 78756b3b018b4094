//! Columns and rows of tables.
//!
//! A table is a run of cells in the blocks of an article; its columns are as wide as their contents
//! ask, within the width of the page.

use super::measure::Measure;
use super::setter::left;
use super::widths::Widths;
use crate::text::blocks::{Article, BlockKind};
use std::ops::Range;

/// Where a table has more than it can show, a column keeps at least so many characters.
const LEAST: f32 = 5.0;

/// Space on both sides of a cell's text, in points.
pub fn padding(measure: &Measure) -> f32 {
    (0.6 * measure.size).round()
}

/// The cells of each row of table `number`, which begins at block `first`.
pub fn rows(article: &Article, first: usize, number: u32) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut row_before = None;
    for (index, block) in article.blocks.iter().enumerate().skip(first) {
        let BlockKind::Cell { table, row, .. } = block.kind else {
            break;
        };
        if table != number {
            break;
        }
        match rows.last_mut() {
            Some(last) if row_before == Some(row) => last.end = index + 1,
            _ => rows.push(index..index + 1),
        }
        row_before = Some(row);
    }
    rows
}

/// Gives every cell of every table its column on the page.
pub fn set_columns(
    article: &Article,
    measure: &Measure,
    widths: &Widths,
    columns: &mut [(f32, f32)],
) {
    let mut index = 0;
    while index < article.blocks.len() {
        let BlockKind::Cell { table, .. } = article.blocks[index].kind else {
            index += 1;
            continue;
        };
        let rows = rows(article, index, table);
        let end = rows.last().map_or(index + 1, |row| row.end);
        set_table(article, measure, widths, index..end, columns);
        index = end;
    }
}

fn column_of(article: &Article, cell: usize) -> usize {
    match article.blocks[cell].kind {
        BlockKind::Cell { column, .. } => column as usize,
        _ => 0,
    }
}

fn set_table(
    article: &Article,
    measure: &Measure,
    widths: &Widths,
    cells: Range<usize>,
    columns: &mut [(f32, f32)],
) {
    let left = left(&article.blocks[cells.start], measure);
    let padding = padding(measure);
    let shares = shares(article, measure, widths, &cells, left);
    for cell in cells {
        let column = column_of(article, cell);
        let before: f32 = shares[..column]
            .iter()
            .map(|width| width + 2.0 * padding)
            .sum();
        columns[cell] = (left + before + padding, shares[column]);
    }
}

/// Widths of the columns of a table: what their longest cell takes where all fit, else shares of the
/// page in that proportion, none below [`LEAST`] characters.
fn shares(
    article: &Article,
    measure: &Measure,
    widths: &Widths,
    cells: &Range<usize>,
    left: f32,
) -> Vec<f32> {
    let count = cells.clone().map(|cell| column_of(article, cell) + 1).max();
    let count = count.unwrap_or(1);
    let mut natural = vec![0.0_f32; count];
    for cell in cells.clone() {
        let advances = widths.of_block(&article.blocks[cell], measure);
        // A little more than the sum, for the gaps between Han and Latin.
        let sum = advances.iter().sum::<f32>() * 1.02 + measure.size * 0.5;
        let column = column_of(article, cell);
        natural[column] = natural[column].max(sum);
    }
    let room = measure.width - left - padding(measure) * 2.0 * count as f32;
    // A table of very many columns is wider than the page rather than made of nothing.
    let room = room.max(measure.size * count as f32);
    let wanted: f32 = natural.iter().sum();
    if wanted <= room || wanted <= 0.0 {
        return natural;
    }
    let least = (LEAST * measure.size).min(room / count as f32);
    let spare = (room - least * count as f32).max(0.0);
    let beyond: Vec<f32> = natural
        .iter()
        .map(|width| (width - least).max(0.0))
        .collect();
    let all_beyond = beyond.iter().sum::<f32>().max(1.0);
    beyond
        .iter()
        .map(|width| least + spare * width / all_beyond)
        .collect()
}
