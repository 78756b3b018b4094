//! Companies side by side: how many sentences and articles stand in each cell.
//!
//! `articles with their evidence -> matrix`. Knows neither files nor windows; a comparand is not counted,
//! and a sentence counts once in a cell, however often it speaks of it.

use super::piece::Evidence;
use crate::lexicon::{CompanyId, ThemeId};
use std::collections::{HashMap, HashSet};

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rows {
    /// A row for each theme.
    #[default]
    Themes,
    /// A row for each article.
    Articles,
    /// A row for each outlet.
    Outlets,
    /// A row for each month.
    Months,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// A theme.
    Theme(ThemeId),
    /// An article, by its position among those compared.
    Article(usize),
    /// An outlet; `None` for articles that name none.
    Outlet(Option<String>),
    /// A month such as `2016-10`; `None` for articles without a date.
    Month(Option<String>),
}

/// An article to be compared.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// Who published it, where the article says so.
    pub outlet: Option<String>,
    /// Its month, such as `2016-10`.
    pub month: Option<String>,
    /// Code points of its body.
    pub characters: u32,
    /// What [`super::evidence`] found in it.
    pub evidence: &'a [Evidence],
}

/// What stands in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Sentences, each once.
    pub sentences: u32,
    /// Articles in which they stand.
    pub articles: u32,
}

/// How the number of a cell is made comparable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Normalisation {
    /// Sentences.
    #[default]
    Count,
    /// Share of all that the company has in the matrix, from 0 to 1.
    ShareOfCompany,
    /// Share of all that the row has in the matrix, from 0 to 1.
    ShareOfRow,
    /// Sentences per 10,000 characters of the articles that belong to the row.
    PerTenThousand,
}

/// Rows by companies.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The columns: as they were asked for, else those with evidence, most sentences first.
    pub companies: Vec<CompanyId>,
    /// The rows with anything in them: themes and articles in their order, outlets and months sorted,
    /// what has none last.
    pub rows: Vec<RowKey>,
    /// How many articles were compared.
    pub articles: u32,
    cells: HashMap<(CompanyId, RowKey), Cell>,
    characters: HashMap<RowKey, u64>,
    all_characters: u64,
}

impl Matrix {
    /// Counts the evidence of `articles`; with `chosen`, of these companies only.
    pub fn new(rows: Rows, articles: &[Article<'_>], chosen: Option<&[CompanyId]>) -> Self {
        let mut matrix = Self {
            articles: articles.len() as u32,
            ..Self::default()
        };
        let mut by_company: HashMap<CompanyId, u32> = HashMap::new();
        for (position, article) in articles.iter().enumerate() {
            matrix.all_characters += u64::from(article.characters);
            let of_article = match rows {
                Rows::Themes => None,
                Rows::Articles => Some(RowKey::Article(position)),
                Rows::Outlets => Some(RowKey::Outlet(article.outlet.clone())),
                Rows::Months => Some(RowKey::Month(article.month.clone())),
            };
            if let Some(row) = &of_article {
                *matrix.characters.entry(row.clone()).or_default() += u64::from(article.characters);
            }
            let (mut sentences, mut cells) = (HashSet::new(), HashSet::new());
            for piece in article.evidence.iter().filter(|piece| piece.counts()) {
                if chosen.is_some_and(|chosen| !chosen.contains(&piece.company)) {
                    continue;
                }
                let row = of_article.clone().unwrap_or(RowKey::Theme(piece.theme));
                let key = (piece.company, row);
                if sentences.insert((key.clone(), piece.sentence.start)) {
                    let cell = matrix.cells.entry(key.clone()).or_default();
                    cell.sentences += 1;
                    cell.articles += u32::from(cells.insert(key));
                    *by_company.entry(piece.company).or_default() += 1;
                }
            }
        }
        matrix.companies = match chosen {
            Some(chosen) => chosen.to_vec(),
            None => {
                let mut found: Vec<(CompanyId, u32)> = by_company.into_iter().collect();
                found.sort_by_key(|&(company, count)| (std::cmp::Reverse(count), company));
                found.into_iter().map(|(company, _)| company).collect()
            }
        };
        let found: HashSet<&RowKey> = matrix.cells.keys().map(|(_, row)| row).collect();
        let mut found: Vec<RowKey> = found.into_iter().cloned().collect();
        let is_unknown = |row: &RowKey| matches!(row, RowKey::Outlet(None) | RowKey::Month(None));
        found.sort_by(|a, b| (is_unknown(a), a).cmp(&(is_unknown(b), b)));
        matrix.rows = found;
        matrix
    }

    /// What stands in a cell; zeros where nothing does.
    pub fn cell(&self, company: CompanyId, row: &RowKey) -> Cell {
        let cell = self.cells.get(&(company, row.clone()));
        cell.copied().unwrap_or_default()
    }

    /// The number of a cell, made comparable. Zero where what it is measured by is zero.
    pub fn value(&self, company: CompanyId, row: &RowKey, by: Normalisation) -> f64 {
        let sentences = f64::from(self.cell(company, row).sentences);
        let whole = match by {
            Normalisation::Count => return sentences,
            Normalisation::ShareOfCompany => f64::from(self.of_company(company)),
            Normalisation::ShareOfRow => f64::from(self.of_row(row)),
            Normalisation::PerTenThousand => {
                let characters = self.characters.get(row).copied();
                characters.unwrap_or(self.all_characters) as f64 / 10_000.0
            }
        };
        if whole > 0.0 { sentences / whole } else { 0.0 }
    }

    /// The sum of a company's cells. A sentence with two themes counts in both.
    pub fn of_company(&self, company: CompanyId) -> u32 {
        let rows = self.rows.iter();
        rows.map(|row| self.cell(company, row).sentences).sum()
    }

    /// The sum of a row's cells.
    pub fn of_row(&self, row: &RowKey) -> u32 {
        let companies = self.companies.iter();
        companies
            .map(|company| self.cell(*company, row).sentences)
            .sum()
    }
}
