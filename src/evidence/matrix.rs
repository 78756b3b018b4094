//! Companies side by side: how many sentences and articles stand in each cell.
//!
//! `counts of articles -> matrix`. Knows neither files nor windows. Adding up is spread over the
//! processor's cores: a hundred thousand articles take a few hundredths of a second.

use super::counts::Standing;
use super::piece::Who;
use crate::lexicon::{CompanyId, GroupId, Lexicon, ThemeId};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
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
    pub counts: Standing<'a>,
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

impl Row {
    fn new(key: &RowKey, cells: Vec<(u32, Cell)>, articles: usize, characters: u64) -> Self {
        Self {
            key: key.clone(),
            sentences: cells.iter().map(|(_, cell)| cell.sentences).sum(),
            cells,
            articles: articles as u32,
            characters,
        }
    }
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
        let mut sums = sums_of(places, articles);
        let themes = (rows == Rows::Themes).then(|| Themes::new(places, keys, articles));
        if let Some(themes) = &themes {
            // A sentence with two themes counts in both.
            themes.sum_into(&mut sums);
        }
        let columns = columns(places, &sums, chosen);
        let order = Order::new(places, &columns);
        let mut found = match &themes {
            Some(themes) => themes.rows(keys, articles, &order),
            None => by_article(places, keys, articles, &order),
        };
        found.retain(|row| !row.cells.is_empty());
        let is_unknown = |row: &Row| matches!(row.key, RowKey::Outlet(None) | RowKey::Month(None));
        found.par_sort_by(|a, b| (is_unknown(a), &a.key).cmp(&(is_unknown(b), &b.key)));
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
        self.number(row, column, self.cell(row, column), by)
    }

    /// The largest number of the first `most` columns; zero where nothing is.
    pub fn largest(&self, most: usize, by: Normalisation) -> f64 {
        let of_row = |row: usize| {
            let cells = self.rows[row].cells.iter();
            let cells = cells.take_while(|(column, _)| (*column as usize) < most);
            let numbers = cells.map(|(column, cell)| self.number(row, *column as usize, *cell, by));
            numbers.fold(0.0, f64::max)
        };
        let rows = (0..self.rows.len()).into_par_iter();
        rows.map(of_row).reduce(|| 0.0, f64::max)
    }

    fn number(&self, row: usize, column: usize, cell: Cell, by: Normalisation) -> f64 {
        let sentences = f64::from(cell.sentences);
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

    fn who(self, place: usize) -> Who {
        match place.checked_sub(self.companies) {
            None => Who::Company(CompanyId(place as u16)),
            Some(group) => Who::Group(GroupId(group as u16)),
        }
    }
}

/// In which column each place stands.
struct Order {
    /// By place: its column; [`NOWHERE`] for what is in none.
    columns: Vec<u32>,
    /// By column: its place.
    places: Vec<u32>,
}

/// The column of what is in none.
const NOWHERE: u32 = u32::MAX;

impl Order {
    fn new(places: Places, columns: &[Column]) -> Self {
        let mut order = Self {
            columns: vec![NOWHERE; places.all],
            places: Vec::with_capacity(columns.len()),
        };
        for (position, column) in (0..).zip(columns) {
            let place = places.of(column.who);
            order.columns[place] = position;
            order.places.push(place as u32);
        }
        order
    }
}

/// By place: sentences, and articles in which they stand. One array for each core: they are large, and
/// adding them up is not free.
fn added_up(
    size: usize,
    articles: &[Article<'_>],
    add: impl Fn(&mut [Cell], &Article<'_>) + Sync,
) -> Vec<Cell> {
    let part = articles.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = articles.par_chunks(part).map(|articles| {
        let mut cells = vec![Cell::default(); size];
        for article in articles {
            add(&mut cells, article);
        }
        cells
    });
    let both = |mut one: Vec<Cell>, other: Vec<Cell>| {
        for (cell, more) in one.iter_mut().zip(other) {
            cell.add(more);
        }
        one
    };
    let sum = parts.reduce_with(both);
    sum.unwrap_or_else(|| vec![Cell::default(); size])
}

/// By place: what all articles have, whatever their rows.
fn sums_of(places: Places, articles: &[Article<'_>]) -> Vec<Cell> {
    added_up(places.all, articles, |sums, article| {
        for (who, sentences) in article.counts.sentences {
            sums[places.of(*who)].add(Cell {
                sentences: *sentences,
                articles: 1,
            });
        }
    })
}

/// Sums for each theme, to all of which every article belongs.
struct Themes {
    places: Places,
    /// By row, then by place.
    cells: Vec<Cell>,
}

impl Themes {
    fn new(places: Places, keys: &[RowKey], articles: &[Article<'_>]) -> Self {
        let mut row_of: Vec<Option<usize>> = Vec::new();
        for (row, key) in keys.iter().enumerate() {
            if let RowKey::Theme(theme) = key {
                let theme = usize::from(theme.0);
                if row_of.len() <= theme {
                    row_of.resize(theme + 1, None);
                }
                row_of[theme] = Some(row * places.all);
            }
        }
        let cells = added_up(keys.len() * places.all, articles, |cells, article| {
            for (who, theme, sentences) in article.counts.themes {
                if let Some(Some(row)) = row_of.get(usize::from(theme.0)) {
                    cells[row + places.of(*who)].add(Cell {
                        sentences: *sentences,
                        articles: 1,
                    });
                }
            }
        });
        Self { places, cells }
    }

    /// Puts the sums of all rows in the place of `sums`' sentences.
    fn sum_into(&self, sums: &mut [Cell]) {
        for sum in sums.iter_mut() {
            sum.sentences = 0;
        }
        for row in self.cells.chunks(self.places.all.max(1)) {
            for (sum, cell) in sums.iter_mut().zip(row) {
                sum.sentences += cell.sentences;
            }
        }
    }

    fn rows(&self, keys: &[RowKey], articles: &[Article<'_>], order: &Order) -> Vec<Row> {
        let all = articles.iter().map(|each| u64::from(each.characters));
        let characters = all.sum();
        let row = |(key, cells): (&RowKey, &[Cell])| {
            let columns = (0..).zip(order.places.iter().map(|place| cells[*place as usize]));
            let filled = columns.filter(|(_, cell)| cell.sentences > 0);
            Row::new(key, filled.collect(), articles.len(), characters)
        };
        let rows = keys.iter().zip(self.cells.chunks(self.places.all.max(1)));
        rows.map(row).collect()
    }
}

/// A row for each key; every article belongs to one.
fn by_article(
    places: Places,
    keys: &[RowKey],
    articles: &[Article<'_>],
    order: &Order,
) -> Vec<Row> {
    // The articles in order of their rows, and where each row's begin.
    let mut starts = vec![0_usize; keys.len() + 1];
    for article in articles {
        starts[article.row as usize + 1] += 1;
    }
    for row in 0..keys.len() {
        starts[row + 1] += starts[row];
    }
    let mut next = starts.clone();
    let mut of_rows = vec![0_u32; articles.len()];
    for (position, article) in (0..).zip(articles) {
        let place = &mut next[article.row as usize];
        of_rows[*place] = position;
        *place += 1;
    }
    let count = order.places.len();
    let scratch = || (vec![Cell::default(); count], Vec::new());
    keys.par_iter()
        .enumerate()
        .map_init(scratch, |(sums, touched), (row, key)| {
            let mut characters = 0;
            for position in &of_rows[starts[row]..starts[row + 1]] {
                let article = &articles[*position as usize];
                characters += u64::from(article.characters);
                for (who, sentences) in article.counts.sentences {
                    let column = order.columns[places.of(*who)];
                    if column == NOWHERE {
                        continue;
                    }
                    let sum = &mut sums[column as usize];
                    if sum.sentences == 0 {
                        touched.push(column);
                    }
                    sum.add(Cell {
                        sentences: *sentences,
                        articles: 1,
                    });
                }
            }
            // Where most columns have something, to look at all is quicker than to sort.
            if touched.len() * 8 > count {
                touched.clear();
                let has_any = |column: &u32| sums[*column as usize].sentences > 0;
                touched.extend((0..count as u32).filter(has_any));
            } else {
                touched.sort_unstable();
            }
            let take = |column: u32| (column, std::mem::take(&mut sums[column as usize]));
            let cells = touched.drain(..).map(take).collect();
            Row::new(key, cells, starts[row + 1] - starts[row], characters)
        })
        .collect()
}

/// The columns, from the sums by place.
fn columns(places: Places, sums: &[Cell], chosen: Option<&[Who]>) -> Vec<Column> {
    let column = |who: Who| {
        let sum = sums[places.of(who)];
        Column {
            who,
            sentences: sum.sentences,
            articles: sum.articles,
        }
    };
    match chosen {
        Some(chosen) => chosen.iter().copied().map(column).collect(),
        None => {
            let all = (0..places.all).map(|place| column(places.who(place)));
            let mut found: Vec<Column> = all.filter(|column| column.sentences > 0).collect();
            found.sort_unstable_by_key(|column| (std::cmp::Reverse(column.sentences), column.who));
            found
        }
    }
}
