//! What sets a company apart: the rows it has more of than the others.
//!
//! `Matrix -> profiles`. The measure is the log-likelihood ratio G2 of corpus linguistics (Dunning 1993;
//! Rayson and Garside 2000), the size of the effect the binary log ratio (Hardie 2014). Knows no articles.

use super::matrix::{Matrix, RowKey};
use super::piece::Who;
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use std::collections::HashMap;

/// The name of the measure, as it leaves the program.
pub const MEASURE: &str = "log-likelihood";

/// Fewer sentences than this are called few.
const FEW: u32 = 5;

/// Most rows of one company's profile.
const LONGEST: usize = 100;

/// How surely a difference is none of chance, by the usual thresholds of G2 with one degree of freedom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Chance alone gives as much more often than 1 time in 20.
    Slight,
    /// Less often than 1 time in 20.
    Likely,
    /// Less often than 1 time in 100.
    Clear,
}

/// One row of a company's profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Who.
    pub who: Who,
    /// What it has more of.
    pub row: RowKey,
    /// Position of that row in the matrix.
    pub position: usize,
    /// G2: how surely the difference is none of chance; 3.84 is 1 in 20, 6.63 is 1 in 100.
    pub value: f64,
    /// Doublings of the row's share against that of all others together; a share of none is taken for
    /// half a sentence.
    pub log_ratio: f64,
    /// The company's sentences in the row.
    pub sentences: u32,
    /// True where so few sentences stand in the cell, or would by chance, that they prove little.
    pub is_small: bool,
}

impl Profile {
    /// How surely the difference is none of chance.
    pub fn certainty(&self) -> Certainty {
        match self.value {
            value if value >= 6.63 => Certainty::Clear,
            value if value >= 3.84 => Certainty::Likely,
            _ => Certainty::Slight,
        }
    }
}

/// The profiles of the first `most` columns, strongest first, the hundred strongest rows of each. Each company
/// is compared with those of other houses, as parts and wholes share much of their evidence; with all, where
/// there is no other house. Rows with few sentences are left out where the company has others with enough,
/// and so are those with one.
pub fn profiles(matrix: &Matrix, lexicon: &Lexicon, most: usize) -> Vec<Profile> {
    let houses = Houses::new(matrix, lexicon);
    let most = most.min(matrix.columns.len());
    let all = u32::try_from(matrix.sentences).unwrap_or(u32::MAX);
    let nothing = || (vec![Vec::new(); most], vec![0_u32; houses.sums.len()]);
    // Row by row, as most cells of a large matrix are empty.
    let (mut by_column, _) = matrix
        .rows
        .par_iter()
        .enumerate()
        .fold(nothing, |(mut found, mut own_cells), (position, row)| {
            for (column, cell) in &row.cells {
                own_cells[houses.of[*column as usize]] += cell.sentences;
            }
            let of_most = row
                .cells
                .partition_point(|(column, _)| (*column as usize) < most);
            for (column, cell) in &row.cells[..of_most] {
                let column = *column as usize;
                let (own, house) = (matrix.columns[column].sentences, houses.of[column]);
                let counts = Counts {
                    cell: cell.sentences,
                    own,
                    other_cells: row.sentences - own_cells[house],
                    others: all - houses.sums[house],
                };
                found[column].extend(counts.more(position));
            }
            for (column, _) in &row.cells {
                own_cells[houses.of[*column as usize]] = 0;
            }
            (found, own_cells)
        })
        .reduce(nothing, |(mut one, scratch), (other, _)| {
            for (mine, theirs) in one.iter_mut().zip(other) {
                mine.extend(theirs);
            }
            (one, scratch)
        });
    let mut found: Vec<Profile> = Vec::new();
    for (rows, column) in by_column.iter_mut().zip(&matrix.columns) {
        for least in [2, FEW] {
            if rows.iter().any(|row| row.counts.cell >= least) {
                rows.retain(|row| row.counts.cell >= least);
            }
        }
        let stronger = |a: &More, b: &More| {
            let by_value = b.value.total_cmp(&a.value);
            by_value.then(a.position.cmp(&b.position))
        };
        if rows.len() > LONGEST {
            rows.select_nth_unstable_by(LONGEST, stronger);
            rows.truncate(LONGEST);
        }
        rows.sort_unstable_by(stronger);
        let rows = rows.iter();
        found.extend(rows.map(|row| row.profile(column.who, &matrix.rows[row.position].key)));
    }
    found.sort_by(|a, b| b.value.total_cmp(&a.value));
    found
}

/// Which columns belong together, and what those have that do.
struct Houses {
    /// By column: the number of its house.
    of: Vec<usize>,
    /// By house: sentences of its columns.
    sums: Vec<u32>,
}

impl Houses {
    fn new(matrix: &Matrix, lexicon: &Lexicon) -> Self {
        let mut numbers: HashMap<Who, usize> = HashMap::new();
        let of_columns = matrix.columns.iter().map(|column| {
            let next = numbers.len();
            *numbers.entry(house(lexicon, column.who)).or_insert(next)
        });
        let mut of: Vec<usize> = of_columns.collect();
        let mut count = numbers.len();
        if count == 1 {
            // All of one house: each is compared with all the others.
            count = of.len();
            of = (0..count).collect();
        }
        let mut sums = vec![0; count];
        for (column, house) in matrix.columns.iter().zip(&of) {
            sums[*house] += column.sentences;
        }
        Self { of, sums }
    }
}

/// The company that `who` is part of in the end; itself where it is part of none.
fn house(lexicon: &Lexicon, who: Who) -> Who {
    match who {
        Who::Company(company) => Who::Company(lexicon.outermost(company)),
        Who::Group(_) => who,
    }
}

/// The four numbers that are compared.
#[derive(Clone, Copy)]
struct Counts {
    cell: u32,
    own: u32,
    other_cells: u32,
    others: u32,
}

/// A row of which a company has more than the others.
#[derive(Clone)]
struct More {
    position: usize,
    counts: Counts,
    value: f64,
    /// What would stand in the cell by chance.
    expected: f64,
}

impl Counts {
    fn as_f64(self) -> [f64; 4] {
        [self.cell, self.own, self.other_cells, self.others].map(f64::from)
    }

    /// `None` where the company has no more of the row at `position` than the others.
    fn more(self, position: usize) -> Option<More> {
        if self.cell == 0 || self.others == 0 {
            return None;
        }
        let [cell, own, other_cells, others] = self.as_f64();
        let share = (cell + other_cells) / (own + others);
        let (expected, others_expected) = (own * share, others * share);
        let part = |observed: f64, expected: f64| {
            if observed > 0.0 {
                observed * (observed / expected).ln()
            } else {
                0.0
            }
        };
        (cell > expected).then(|| More {
            position,
            counts: self,
            value: 2.0 * (part(cell, expected) + part(other_cells, others_expected)),
            expected,
        })
    }
}

impl More {
    fn profile(&self, who: Who, row: &RowKey) -> Profile {
        let [cell, own, other_cells, others] = self.counts.as_f64();
        Profile {
            who,
            row: row.clone(),
            position: self.position,
            value: self.value,
            log_ratio: ((cell / own) / (other_cells.max(0.5) / others)).log2(),
            sentences: self.counts.cell,
            is_small: self.counts.cell < FEW || self.expected < f64::from(FEW),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measure_is_that_of_the_literature() {
        // Worked by hand: 20 of 100 against 10 of 200; expected 10 and 20.
        let counts = Counts {
            cell: 20,
            own: 100,
            other_cells: 10,
            others: 200,
        };
        let row = RowKey::Month(None);
        let who = Who::Company(crate::lexicon::CompanyId(0));
        let profile = counts.more(0).expect("it has more").profile(who, &row);
        let expected = 2.0 * (20.0 * 2.0_f64.ln() + 10.0 * 0.5_f64.ln());
        assert!((profile.value - expected).abs() < 1e-9);
        assert!(
            (profile.log_ratio - 2.0).abs() < 1e-9,
            "four times the share"
        );
        assert!(!profile.is_small);
        let none = Counts { cell: 5, ..counts };
        assert!(none.more(0).is_none(), "it has less");
    }
}
