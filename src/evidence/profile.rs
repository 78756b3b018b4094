//! What sets a company apart: the rows it has more of than the others.
//!
//! `Matrix -> profiles`. The measure is the log-likelihood ratio G2 of corpus linguistics (Dunning 1993;
//! Rayson and Garside 2000), the size of the effect the binary log ratio (Hardie 2014). Knows no articles.

use super::matrix::{Matrix, RowKey};
use super::piece::Who;
use crate::lexicon::Lexicon;
use rayon::prelude::*;

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

/// The profiles of all columns, strongest first, the hundred strongest rows of each. Each company is
/// compared with those of other houses, as parts and wholes share much of their evidence; with all, where
/// there is no other house. Rows with few sentences are left out where the company has others with enough,
/// and so are those with one.
pub fn profiles(matrix: &Matrix, lexicon: &Lexicon) -> Vec<Profile> {
    let houses: Vec<Who> = matrix
        .columns
        .iter()
        .map(|column| house(lexicon, column.who))
        .collect();
    let columns = || matrix.columns.iter().zip(&houses);
    let of_house = |house: &Who| -> u32 {
        let own = columns().filter(|(_, other)| *other == house);
        own.map(|(column, _)| column.sentences).sum()
    };
    let house_sums: Vec<u32> = houses.iter().map(of_house).collect();
    // All of one house: each is compared with all the others.
    let is_one_house = houses.windows(2).all(|pair| pair[0] == pair[1]);
    let all = u32::try_from(matrix.sentences).unwrap_or(u32::MAX);
    let nothing = || vec![Vec::new(); houses.len()];
    // Row by row, as most cells of a large matrix are empty.
    let mut by_column: Vec<Vec<Profile>> = matrix
        .rows
        .par_iter()
        .enumerate()
        .fold(nothing, |mut found: Vec<Vec<Profile>>, (position, row)| {
            for (place, cell) in &row.cells {
                let column = *place as usize;
                let is_own = |other: u32| {
                    other == *place || !is_one_house && houses[other as usize] == houses[column]
                };
                let own_cells = row.cells.iter().filter(|(other, _)| is_own(*other));
                let own_cells: u32 = own_cells.map(|(_, cell)| cell.sentences).sum();
                let own = matrix.columns[column].sentences;
                let of_own = if is_one_house {
                    own
                } else {
                    house_sums[column]
                };
                let counts = Counts {
                    cell: cell.sentences,
                    own,
                    other_cells: row.sentences - own_cells,
                    others: all - of_own,
                };
                let who = matrix.columns[column].who;
                found[column].extend(counts.profile(who, position, &row.key));
            }
            found
        })
        .reduce(nothing, |mut one, other| {
            for (mine, theirs) in one.iter_mut().zip(other) {
                mine.extend(theirs);
            }
            one
        });
    for profile in &mut by_column {
        for least in [2, FEW] {
            if profile.iter().any(|row| row.sentences >= least) {
                profile.retain(|row| row.sentences >= least);
            }
        }
        let stronger = |a: &Profile, b: &Profile| {
            let by_value = b.value.total_cmp(&a.value);
            by_value.then(a.position.cmp(&b.position))
        };
        profile.sort_unstable_by(stronger);
        profile.truncate(LONGEST);
    }
    let mut found: Vec<Profile> = by_column.into_iter().flatten().collect();
    found.sort_by(|a, b| b.value.total_cmp(&a.value));
    found
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

impl Counts {
    /// `None` where the company has no more of the row than the others.
    fn profile(self, who: Who, position: usize, row: &RowKey) -> Option<Profile> {
        if self.cell == 0 || self.others == 0 {
            return None;
        }
        let [cell, own, other_cells, others] =
            [self.cell, self.own, self.other_cells, self.others].map(f64::from);
        let share = (cell + other_cells) / (own + others);
        let (expected, others_expected) = (own * share, others * share);
        let part = |observed: f64, expected: f64| {
            if observed > 0.0 {
                observed * (observed / expected).ln()
            } else {
                0.0
            }
        };
        let value = 2.0 * (part(cell, expected) + part(other_cells, others_expected));
        let log_ratio = ((cell / own) / (other_cells.max(0.5) / others)).log2();
        (cell > expected).then(|| Profile {
            who,
            row: row.clone(),
            position,
            value,
            log_ratio,
            sentences: self.cell,
            is_small: self.cell < FEW || expected < f64::from(FEW),
        })
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
        let profile = counts.profile(who, 0, &row).expect("it has more");
        let expected = 2.0 * (20.0 * 2.0_f64.ln() + 10.0 * 0.5_f64.ln());
        assert!((profile.value - expected).abs() < 1e-9);
        assert!(
            (profile.log_ratio - 2.0).abs() < 1e-9,
            "four times the share"
        );
        assert!(!profile.is_small);
        let none = Counts { cell: 5, ..counts };
        assert_eq!(none.profile(who, 0, &row), None, "it has less");
    }
}
