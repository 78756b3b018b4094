//! The answer to one question: the matrix of some articles of a library, and the profiles.
//!
//! `index, articles, question -> comparison`. The window and the command line share it. A hundred thousand
//! articles take some hundredths of a second, as their evidence has been counted already.

use super::index::EvidenceIndex;
use crate::evidence::{
    Article, Columns, Evidence, Matrix, Normalisation, Profile, RowKey, Rows, Who, id_of, profiles,
    who_by_id,
};
use crate::lexicon::{Lexicon, ThemeId};
use std::sync::Arc;

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// What the rows are.
    pub rows: Rows,
    /// What the columns are.
    pub columns: Columns,
    /// Only these columns, by the ids of companies or groups; none: all with evidence.
    pub picked: Option<Vec<String>>,
}

/// The matrix and the profiles of some articles.
#[derive(Debug)]
pub struct Comparison {
    /// The evidence it stands on.
    pub index: Arc<EvidenceIndex>,
    /// The articles of which it speaks, by position, ascending.
    pub shown: Arc<Vec<u32>>,
    /// What was asked.
    pub question: Question,
    /// Rows by columns.
    pub matrix: Matrix,
    /// What sets the first companies apart, strongest first.
    pub profiles: Vec<Profile>,
    /// The companies that have profiles: so many from the first on.
    most: usize,
    /// By normalisation: the largest number of those companies.
    largest: [f64; 4],
}

impl Comparison {
    /// Answers `question` for the articles `shown` that `index` holds already.
    pub fn new(index: Arc<EvidenceIndex>, shown: Arc<Vec<u32>>, question: Question) -> Self {
        Self::of_most(index, shown, question, usize::MAX)
    }

    /// The same, with profiles for no more than the first `most` columns, which is quicker where there are
    /// thousands.
    pub fn of_most(
        index: Arc<EvidenceIndex>,
        shown: Arc<Vec<u32>>,
        question: Question,
        most: usize,
    ) -> Self {
        let lexicon = index.library.in_force.lexicon(false);
        let chosen: Option<Vec<Who>> = question.picked.as_ref().map(|ids| {
            let known = ids.iter().filter_map(|id| who_by_id(&lexicon, id));
            known.collect()
        });
        let mut articles_keys = Vec::new();
        let rows_of = match question.rows {
            Rows::Themes | Rows::Articles => None,
            Rows::Outlets => Some(&index.outlets.of),
            Rows::Months => Some(&index.months.of),
        };
        let counts = index.counts(question.columns);
        let mut articles = Vec::with_capacity(shown.len());
        for position in shown.iter().copied() {
            let Some(characters) = index.characters(position) else {
                continue;
            };
            let row = match rows_of {
                Some(rows) => rows[position as usize],
                None => articles.len() as u32,
            };
            if question.rows == Rows::Articles {
                articles_keys.push(RowKey::Article(position));
            }
            articles.push(Article {
                row,
                characters,
                counts: counts.of(position as usize),
            });
        }
        let keys = match question.rows {
            Rows::Themes => &index.themes,
            Rows::Articles => &articles_keys,
            Rows::Outlets => &index.outlets.keys,
            Rows::Months => &index.months.keys,
        };
        let matrix = Matrix::new(&lexicon, question.rows, keys, &articles, chosen.as_deref());
        let profiles = profiles(&matrix, &lexicon, most);
        let largest = Normalisation::ALL.map(|by| matrix.largest(most, by));
        drop(articles);
        Self {
            index,
            shown,
            question,
            matrix,
            profiles,
            most,
            largest,
        }
    }

    /// True where the first `most` columns have their profiles.
    pub fn has_profiles(&self, most: usize) -> bool {
        self.most >= most.min(self.matrix.columns.len())
    }

    /// The largest number among the companies that have profiles.
    pub fn largest(&self, by: Normalisation) -> f64 {
        self.largest[by as usize]
    }

    /// The lexicon that numbers its companies and themes.
    pub fn lexicon(&self) -> Arc<Lexicon> {
        self.index.library.in_force.lexicon(false)
    }

    /// The id of a row: of a theme that of the lexicon, of an article its path, of an outlet its name, of a
    /// month the month; empty where there is none.
    pub fn row_id<'s>(&'s self, lexicon: &'s Lexicon, key: &'s RowKey) -> &'s str {
        match key {
            RowKey::Theme(theme) => &lexicon.theme(*theme).id,
            RowKey::Article(position) => {
                &self.index.library.entries[*position as usize].document.path
            }
            RowKey::Outlet(name) | RowKey::Month(name) => name.as_deref().unwrap_or_default(),
        }
    }

    /// Position of the row with this id.
    pub fn row_by_id(&self, lexicon: &Lexicon, id: &str) -> Option<usize> {
        let mut rows = self.matrix.rows.iter();
        rows.position(|row| self.row_id(lexicon, &row.key) == id)
    }

    /// Position of the column with this id.
    pub fn column_by_id(&self, lexicon: &Lexicon, id: &str) -> Option<usize> {
        let mut columns = self.matrix.columns.iter();
        columns.position(|column| id_of(lexicon, column.who) == id)
    }

    /// The evidence of one article by column, in order of sentence. A sentence gives a column and theme at
    /// most one piece for each stance; comparands, and what a reader took out, are among them.
    pub fn pieces(&self, position: u32) -> Vec<(Who, Evidence)> {
        self.gather(position, |_| true, |_| true)
    }

    /// The same of one column, and of one theme where one is named.
    pub fn pieces_of(
        &self,
        position: u32,
        who: Who,
        theme: Option<ThemeId>,
    ) -> Vec<(Who, Evidence)> {
        let is_theme = |piece: &Evidence| theme.is_none_or(|theme| piece.theme == theme);
        self.gather(position, is_theme, |column| column == who)
    }

    fn gather(
        &self,
        position: u32,
        is_wanted: impl Fn(&Evidence) -> bool,
        is_column: impl Fn(Who) -> bool,
    ) -> Vec<(Who, Evidence)> {
        let mut pieces: Vec<(Who, Evidence)> = Vec::new();
        let Some(article) = self.index.article(position) else {
            return pieces;
        };
        let columns = self.question.columns;
        let mut first = 0;
        for piece in article.evidence().iter().filter(|piece| is_wanted(piece)) {
            let sentence = |piece: &Evidence| (piece.place, piece.sentence.start);
            let is_same = |(_, other): &(Who, Evidence)| sentence(other) == sentence(piece);
            if pieces.get(first).is_some_and(|other| !is_same(other)) {
                first = pieces.len();
            }
            self.index
                .map
                .each(columns, article.year, piece.who, |who| {
                    if is_column(who) {
                        merge(&mut pieces, first, who, *piece);
                    }
                });
        }
        pieces
    }

    /// The profile of a column, strongest first.
    pub fn profile(&self, who: Who) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().filter(move |row| row.who == who)
    }
}

/// Adds a piece to those of its sentence, which begin at `first`: a whole and its part say it once.
fn merge(pieces: &mut Vec<(Who, Evidence)>, first: usize, who: Who, new: Evidence) {
    let is_there = |(column, other): &&mut (Who, Evidence)| {
        let same = *column == who && other.theme == new.theme && other.who != new.who;
        same && (other.stance == new.stance || !new.counts() || !other.counts())
    };
    let rank = |piece: &Evidence| (!piece.counts(), piece.attribution);
    match pieces[first..].iter_mut().find(is_there) {
        Some((_, other)) if rank(&new) < rank(other) => *other = new,
        Some(_) => {}
        None => pieces.push((who, new)),
    }
}
