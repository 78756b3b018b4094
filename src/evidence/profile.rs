//! What sets a company apart: the rows it has more of than the others.
//!
//! `Matrix -> profiles`. The measure is the log-likelihood ratio G2 of corpus linguistics (Dunning 1993;
//! Rayson and Garside 2000), the size of the effect the binary log ratio (Hardie 2014). Knows no articles.

use super::matrix::{Matrix, RowKey};
use crate::lexicon::{CompanyId, Lexicon};

/// The name of the measure, as it leaves the program.
pub const MEASURE: &str = "log-likelihood";

/// Fewer sentences than this are called few.
const FEW: u32 = 5;

/// One row of a company's profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Who.
    pub company: CompanyId,
    /// What it has more of.
    pub row: RowKey,
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

/// The profiles of all companies, strongest first. Each is compared with those of other houses, as parts
/// and wholes share much of their evidence; with all, where there is no other house. Rows with few
/// sentences are left out where the company has others with enough, and so are those with one.
pub fn profiles(matrix: &Matrix, lexicon: &Lexicon) -> Vec<Profile> {
    let mut found = Vec::new();
    for &company in &matrix.companies {
        let own = matrix.of_company(company);
        let is_other = |other: &CompanyId| house(lexicon, *other) != house(lexicon, company);
        let mut others: Vec<CompanyId> =
            matrix.companies.iter().copied().filter(is_other).collect();
        if others.is_empty() {
            others.extend(matrix.companies.iter().filter(|other| **other != company));
        }
        let sum_of_others: u32 = others.iter().map(|other| matrix.of_company(*other)).sum();
        let mut profile: Vec<Profile> = matrix
            .rows
            .iter()
            .filter_map(|row| {
                let cell = matrix.cell(company, row).sentences;
                let counts = Counts {
                    cell,
                    own,
                    other_cells: others
                        .iter()
                        .map(|other| matrix.cell(*other, row).sentences)
                        .sum(),
                    others: sum_of_others,
                };
                counts.profile(company, row)
            })
            .collect();
        for least in [2, FEW] {
            if profile.iter().any(|row| row.sentences >= least) {
                profile.retain(|row| row.sentences >= least);
            }
        }
        found.append(&mut profile);
    }
    found.sort_by(|a, b| b.value.total_cmp(&a.value));
    found
}

/// The company that `company` is part of in the end; itself where it is part of none.
fn house(lexicon: &Lexicon, company: CompanyId) -> CompanyId {
    let mut house = company;
    // A lexicon has no circles.
    while let Some(whole) = lexicon.company(house).part_of {
        house = whole;
    }
    house
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
    fn profile(self, company: CompanyId, row: &RowKey) -> Option<Profile> {
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
            company,
            row: row.clone(),
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
        let profile = counts.profile(CompanyId(0), &row).expect("it has more");
        let expected = 2.0 * (20.0 * 2.0_f64.ln() + 10.0 * 0.5_f64.ln());
        assert!((profile.value - expected).abs() < 1e-9);
        assert!(
            (profile.log_ratio - 2.0).abs() < 1e-9,
            "four times the share"
        );
        assert!(!profile.is_small);
        let none = Counts { cell: 5, ..counts };
        assert_eq!(none.profile(CompanyId(0), &row), None, "it has less");
    }
}
