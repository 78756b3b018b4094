//! Companies side by side: how many sentences and articles stand in each cell.
//!
//! `counts of articles -> matrix`. Knows neither files nor windows. Adding up is spread over the
//! processor's cores: a hundred thousand articles take a few hundredths of a second.

use super::counts::Counts;
use super::piece::Who;
use crate::lexicon::{Lexicon, ThemeId};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rows {
    /// A row for each theme.
    #[default]
    #[serde(rename = "theme")]
    Themes,
    /// A row for each article.
    #[serde(rename = "article")]
    Articles,
    /// A row for each outlet.
    #[serde(rename = "outlet")]
    Outlets,
    /// A row for each month.
    #[serde(rename = "month")]
    Months,
}

impl Rows {
    /// `theme`, `article`, `outlet` or `month`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Themes => "theme",
            Self::Articles => "article",
            Self::Outlets => "outlet",
            Self::Months => "month",
        }
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// A theme.
    Theme(ThemeId),
    /// An article, by its position in the library.
    Article(u32),
    /// An outlet; `None` for articles that name none.
    Outlet(Option<Arc<str>>),
    /// A month such as `2016-10`; `None` for articles without a date.
    Month(Option<Arc<str>>),
}

/// An article to be added up.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// Its row, by position in the keys of the rows; of no matter where the rows are themes.
    pub row: u32,
    /// Code points of its body.
    pub characters: u32,
    /// What stands in it.
    pub counts: &'a Counts,
}

/// What stands in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Sentences, each once.
    pub sentences: u32,
    /// Articles in which they stand.
    pub articles: u32,
}

impl Cell {
    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.articles += other.articles;
    }
}

/// How the number of a cell is made comparable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

impl Normalisation {
    /// Every one, in the order of this enum.
    pub const ALL: [Self; 4] = [
        Self::Count,
        Self::ShareOfCompany,
        Self::ShareOfRow,
        Self::PerTenThousand,
    ];
}

/// One row with what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub key: RowKey,
    /// Cells with something in them, by position of the column, ascending.
    pub cells: Vec<(u32, Cell)>,
    /// The sum of its cells. A sentence of two companies counts in both.
    pub sentences: u32,
    /// Articles that belong to it.
    pub articles: u32,
    /// Code points of those.
    pub characters: u64,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Who.
    pub who: Who,
    /// The sum of its cells. A sentence with two themes counts in both.
    pub sentences: u32,
    /// Articles with at least one sentence of it.
    pub articles: u32,
}

/// Rows by companies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The columns: as they were asked for, else those with evidence, most sentences first.
    pub columns: Vec<Column>,
    /// The rows with anything in them: themes and articles in their order, outlets and months sorted,
    /// what has none last.
    pub rows: Vec<Row>,
    /// How many articles were compared.
    pub articles: u32,
    /// The sum of all cells.
    pub sentences: u64,
}

impl Matrix {
    /// Adds up `articles`. `keys` are the rows: all themes where the rows are `Themes`, else those to which
    /// the articles belong. With `chosen`, of these columns only, in their order.
    pub fn new(
        lexicon: &Lexicon,
        rows: Rows,
        keys: &[RowKey],
        articles: &[Article<'_>],
        chosen: Option<&[Who]>,
    ) -> Self {
        let places = Places {
            companies: lexicon.companies.len(),
            all: lexicon.companies.len() + lexicon.groups.len(),
        };
        let of_all: u64 = articles.iter().map(|each| u64::from(each.characters)).sum();
        let mut found = match rows {
            Rows::Themes => by_theme(places, keys, articles, of_all),
            _ => by_article(places, keys, articles),
        };
        if let Some(chosen) = chosen {
            let is_chosen: Vec<bool> = places.marked(chosen);
            for row in &mut found {
                row.cells.retain(|(place, _)| is_chosen[*place as usize]);
            }
        }
        found.retain(|row| !row.cells.is_empty());
        let is_unknown = |row: &Row| matches!(row.key, RowKey::Outlet(None) | RowKey::Month(None));
        found.par_sort_by(|a, b| (is_unknown(a), &a.key).cmp(&(is_unknown(b), &b.key)));
        let columns = columns(places, &found, articles, chosen);
        let mut order = vec![u32::MAX; places.all];
        for (position, column) in (0..).zip(&columns) {
            order[places.of(column.who)] = position;
        }
        found.par_iter_mut().for_each(|row| {
            for (place, cell) in &mut row.cells {
                *place = order[*place as usize];
                row.sentences += cell.sentences;
            }
            row.cells.sort_unstable_by_key(|(column, _)| *column);
        });
        Self {
            columns,
            sentences: found.iter().map(|row| u64::from(row.sentences)).sum(),
            rows: found,
            articles: articles.len() as u32,
        }
    }

    /// Position of a column.
    pub fn column(&self, who: Who) -> Option<usize> {
        self.columns.iter().position(|column| column.who == who)
    }

    /// Position of a row.
    pub fn row(&self, key: &RowKey) -> Option<usize> {
        self.rows.iter().position(|row| row.key == *key)
    }

    /// What stands in a cell, by position; zeros where nothing does.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let cells = &self.rows[row].cells;
        let found = cells.binary_search_by_key(&(column as u32), |(place, _)| *place);
        found.map(|index| cells[index].1).unwrap_or_default()
    }

    /// The number of a cell, made comparable. Zero where what it is measured by is zero.
    pub fn value(&self, row: usize, column: usize, by: Normalisation) -> f64 {
        let sentences = f64::from(self.cell(row, column).sentences);
        let whole = match by {
            Normalisation::Count => return sentences,
            Normalisation::ShareOfCompany => f64::from(self.columns[column].sentences),
            Normalisation::ShareOfRow => f64::from(self.rows[row].sentences),
            Normalisation::PerTenThousand => self.rows[row].characters as f64 / 10_000.0,
        };
        if whole > 0.0 { sentences / whole } else { 0.0 }
    }
}

/// Where everybody stands in an array: companies, then groups.
#[derive(Clone, Copy)]
struct Places {
    companies: usize,
    all: usize,
}

impl Places {
    fn of(self, who: Who) -> usize {
        match who {
            Who::Company(company) => usize::from(company.0),
            Who::Group(group) => self.companies + usize::from(group.0),
        }
    }

    fn marked(self, chosen: &[Who]) -> Vec<bool> {
        let mut marked = vec![false; self.all];
        for who in chosen {
            marked[self.of(*who)] = true;
        }
        marked
    }
}

/// A row for each theme; cells by place. All articles belong to every theme.
fn by_theme(
    places: Places,
    keys: &[RowKey],
    articles: &[Article<'_>],
    characters: u64,
) -> Vec<Row> {
    let rows: HashMap<ThemeId, usize> = keys
        .iter()
        .enumerate()
        .filter_map(|(row, key)| match key {
            RowKey::Theme(theme) => Some((*theme, row)),
            _ => None,
        })
        .collect();
    let last = rows.keys().map(|theme| usize::from(theme.0) + 1).max();
    let mut row_of = vec![usize::MAX; last.unwrap_or(0)];
    for (theme, row) in rows {
        row_of[usize::from(theme.0)] = row;
    }
    let nothing = || vec![Cell::default(); keys.len() * places.all];
    // One array for each core: they are large, and adding them up is not free.
    let part = articles.len().div_ceil(rayon::current_num_threads()).max(1);
    let cells = articles
        .par_chunks(part)
        .map(|articles| {
            let mut cells = nothing();
            for article in articles {
                for (who, theme, sentences) in &article.counts.themes {
                    let row = row_of.get(usize::from(theme.0)).copied();
                    let Some(row) = row.filter(|row| *row != usize::MAX) else {
                        continue;
                    };
                    cells[row * places.all + places.of(*who)].add(Cell {
                        sentences: *sentences,
                        articles: 1,
                    });
                }
            }
            cells
        })
        .reduce_with(|mut one, other| {
            for (cell, more) in one.iter_mut().zip(other) {
                cell.add(more);
            }
            one
        })
        .unwrap_or_else(nothing);
    let row = |(key, cells): (&RowKey, &[Cell])| Row {
        key: key.clone(),
        cells: (0..)
            .zip(cells.iter().copied())
            .filter(|(_, cell)| cell.sentences > 0)
            .collect(),
        sentences: 0,
        articles: articles.len() as u32,
        characters,
    };
    keys.iter()
        .zip(cells.chunks(places.all.max(1)))
        .map(row)
        .collect()
}

/// A row for each key; every article belongs to one.
fn by_article(places: Places, keys: &[RowKey], articles: &[Article<'_>]) -> Vec<Row> {
    // The articles in order of their rows, and where each row's begin.
    let mut starts = vec![0_usize; keys.len() + 1];
    for article in articles {
        starts[article.row as usize + 1] += 1;
    }
    for row in 0..keys.len() {
        starts[row + 1] += starts[row];
    }
    let mut next = starts.clone();
    let mut order = vec![0_u32; articles.len()];
    for (position, article) in (0..).zip(articles) {
        let place = &mut next[article.row as usize];
        order[*place] = position;
        *place += 1;
    }
    let scratch = || (vec![Cell::default(); places.all], Vec::new());
    keys.par_iter()
        .enumerate()
        .map_init(scratch, |(sums, touched), (row, key)| {
            let mut characters = 0;
            for position in &order[starts[row]..starts[row + 1]] {
                let article = &articles[*position as usize];
                characters += u64::from(article.characters);
                for (who, sentences) in &article.counts.sentences {
                    let place = places.of(*who);
                    if sums[place].sentences == 0 {
                        touched.push(place);
                    }
                    sums[place].add(Cell {
                        sentences: *sentences,
                        articles: 1,
                    });
                }
            }
            let take = |place: usize| (place as u32, std::mem::take(&mut sums[place]));
            Row {
                key: key.clone(),
                cells: touched.drain(..).map(take).collect(),
                sentences: 0,
                articles: (starts[row + 1] - starts[row]) as u32,
                characters,
            }
        })
        .collect()
}

/// The columns of rows whose cells stand by place.
fn columns(
    places: Places,
    rows: &[Row],
    articles: &[Article<'_>],
    chosen: Option<&[Who]>,
) -> Vec<Column> {
    let mut sentences = vec![0_u32; places.all];
    for (place, cell) in rows.iter().flat_map(|row| &row.cells) {
        sentences[*place as usize] += cell.sentences;
    }
    let mut standing = vec![0_u32; places.all];
    let all = articles
        .iter()
        .flat_map(|article| &article.counts.sentences);
    let mut order = Vec::new();
    for (who, _) in all {
        let place = places.of(*who);
        if standing[place] == 0 && sentences[place] > 0 {
            order.push(*who);
        }
        standing[place] += 1;
    }
    let column = |who: Who| Column {
        who,
        sentences: sentences[places.of(who)],
        articles: standing[places.of(who)],
    };
    match chosen {
        Some(chosen) => chosen.iter().copied().map(column).collect(),
        None => {
            let mut found: Vec<Column> = order.into_iter().map(column).collect();
            found.sort_unstable_by_key(|column| (std::cmp::Reverse(column.sentences), column.who));
            found
        }
    }
}
