//! The evidence of a whole library, worked out once and kept from snapshot to snapshot.
//!
//! `library, decisions, the index before -> index`. An article that is the same as before keeps its
//! evidence. Runs on a worker with all cores; not for the window thread.

use super::article::ArticleEvidence;
use super::decided::DecisionSet;
use crate::corpus::Document;
use crate::evidence::{AllCounts, ColumnMap, Columns, Decision, Lost, RowKey};
use crate::lexicon::{Lexicon, ThemeId};
use crate::session::Library;
use crate::session::choices::Duplicates;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Articles between two looks at the clock.
const BLOCK: usize = 512;
/// How often what is there is handed over.
const PUBLISH_EVERY: Duration = Duration::from_millis(400);

/// The evidence of the first articles of a library; of all, once it is whole.
#[derive(Debug)]
pub struct EvidenceIndex {
    /// The snapshot in which positions count.
    pub library: Arc<Library>,
    /// What the reader decided.
    pub decisions: Arc<DecisionSet>,
    /// Which columns everybody belongs to.
    pub(super) map: Arc<ColumnMap>,
    articles: Vec<Arc<ArticleEvidence>>,
    /// By article: code points of its body.
    characters: Vec<u32>,
    /// By choice of columns, once it is asked for: what stands in the articles.
    counts: [OnceLock<AllCounts>; 3],
    /// By article: true for one whose text stands in an earlier one and counts there.
    is_repeated: Vec<bool>,
    pub(super) outlets: RowIndex,
    pub(super) months: RowIndex,
    pub(super) themes: Vec<RowKey>,
    lost: Vec<(Decision, Lost)>,
}

/// The rows that articles belong to.
#[derive(Debug, Default)]
pub(super) struct RowIndex {
    pub keys: Vec<RowKey>,
    /// By article: the position of its row.
    pub of: Vec<u32>,
}

impl RowIndex {
    fn new(
        articles: &[Arc<ArticleEvidence>],
        name: impl Fn(&ArticleEvidence) -> &Option<Arc<str>>,
        key: impl Fn(Option<Arc<str>>) -> RowKey,
    ) -> Self {
        let mut index = Self::default();
        let mut known: HashMap<Option<Arc<str>>, u32> = HashMap::new();
        for article in articles {
            let name = name(article);
            let next = index.keys.len() as u32;
            let row = match known.get(name) {
                Some(row) => *row,
                None => {
                    known.insert(name.clone(), next);
                    index.keys.push(key(name.clone()));
                    next
                }
            };
            index.of.push(row);
        }
        index
    }
}

impl EvidenceIndex {
    /// The index of `library`. What is there so far is handed to `publish` now and then; `None` where
    /// `is_cancelled` says that nobody waits for it any more.
    pub fn build(
        library: &Arc<Library>,
        decisions: &Arc<DecisionSet>,
        before: Option<&Self>,
        is_cancelled: impl Fn() -> bool + Sync,
        mut publish: impl FnMut(Self),
    ) -> Option<Self> {
        let lexicon = library.in_force.lexicon(false);
        let known = Known::new(&lexicon, before);
        let entries = &library.entries;
        let years: HashSet<Option<i16>> = entries
            .iter()
            .map(|entry| entry.document.date.map(|date| date.day().year()))
            .collect();
        let map = Arc::new(ColumnMap::new(&lexicon, years));
        let mut articles: Vec<Arc<ArticleEvidence>> = Vec::with_capacity(entries.len());
        let mut published = Instant::now();
        while articles.len() < entries.len() {
            if is_cancelled() {
                return None;
            }
            let first = articles.len();
            let block = &entries[first..entries.len().min(first + BLOCK)];
            let made = block.par_iter().enumerate().map(|(offset, entry)| {
                let known = known.of(first + offset, &entry.document);
                ArticleEvidence::new(&map, entry, decisions, known)
            });
            articles.par_extend(made);
            if articles.len() < entries.len() && published.elapsed() >= PUBLISH_EVERY {
                publish(Self::of(library, decisions, &map, articles.clone()));
                published = Instant::now();
            }
        }
        Some(Self::of(library, decisions, &map, articles))
    }

    fn of(
        library: &Arc<Library>,
        decisions: &Arc<DecisionSet>,
        map: &Arc<ColumnMap>,
        articles: Vec<Arc<ArticleEvidence>>,
    ) -> Self {
        let mut is_repeated = vec![false; articles.len()];
        if library.choices.duplicates == Duplicates::Once {
            for duplicate in &library.duplicates {
                if let Some(repeated) = is_repeated.get_mut(duplicate.entry as usize) {
                    *repeated = true;
                }
            }
        }
        let themes = (0..).map(ThemeId).take(map.lexicon().themes.len());
        let mut index = Self {
            library: Arc::clone(library),
            decisions: Arc::clone(decisions),
            map: Arc::clone(map),
            is_repeated,
            characters: articles
                .iter()
                .map(|each| each.document.characters)
                .collect(),
            counts: Default::default(),
            outlets: RowIndex::new(&articles, |article| &article.outlet, RowKey::Outlet),
            months: RowIndex::new(&articles, |article| &article.month, RowKey::Month),
            themes: themes.map(RowKey::Theme).collect(),
            articles,
            lost: Vec::new(),
        };
        index.lost = index.find_lost();
        index
    }

    /// True once the evidence of every article is there.
    pub fn is_whole(&self) -> bool {
        self.articles.len() == self.library.entries.len()
    }

    /// True where its articles are the first of `library`, so that positions mean the same in both.
    pub fn begins(&self, library: &Library) -> bool {
        let Some(last) = self.articles.len().checked_sub(1) else {
            return true;
        };
        let same = |position: usize| {
            let other = library.entries.get(position);
            other.is_some_and(|other| {
                Arc::ptr_eq(&other.document, &self.articles[position].document)
            })
        };
        same(0) && same(last)
    }

    /// How many articles it holds so far.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// True where it holds none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The evidence of the article at `position`; `None` where it is not there yet, or counts in an
    /// earlier one with the same text.
    pub fn article(&self, position: u32) -> Option<&Arc<ArticleEvidence>> {
        let position = position as usize;
        let article = self.articles.get(position)?;
        (!self.is_repeated[position]).then_some(article)
    }

    /// Code points of the body of the article at `position`; `None` where [`Self::article`] has none.
    pub fn characters(&self, position: u32) -> Option<u32> {
        let position = position as usize;
        let characters = self.characters.get(position)?;
        (!self.is_repeated[position]).then_some(*characters)
    }

    /// What stands in the articles, by position. Takes some hundredths of a second when it is first asked
    /// for.
    pub fn counts(&self, columns: Columns) -> &AllCounts {
        let counts = || AllCounts::new(self.articles.iter().map(|each| each.counts(columns)));
        self.counts[columns as usize].get_or_init(counts)
    }

    /// Decisions that found no place, with the reason.
    pub fn lost(&self) -> &[(Decision, Lost)] {
        &self.lost
    }

    fn find_lost(&self) -> Vec<(Decision, Lost)> {
        let paths: HashSet<&str> = self.decisions.articles().collect();
        if paths.is_empty() {
            return Vec::new();
        }
        let mut met = HashSet::new();
        let mut lost = Vec::new();
        for article in &self.articles {
            let path: &str = &article.document.path;
            if paths.contains(path) {
                met.insert(path);
                lost.extend(
                    article
                        .lost()
                        .map(|(decision, why)| (decision.clone(), why)),
                );
            }
        }
        if self.is_whole() {
            let all = self.decisions.all().iter();
            let missing = all.filter(|decision| !met.contains(decision.article.as_str()));
            lost.extend(missing.map(|decision| (decision.clone(), Lost::NoArticle)));
        }
        lost
    }
}

/// What the index before knows of articles that are still the same.
struct Known<'b> {
    before: Option<&'b EvidenceIndex>,
    /// Positions by the address of the document.
    by_document: HashMap<usize, usize>,
}

/// Where a document lies in memory: as long as somebody holds it, no other lies there.
fn address(document: &Arc<Document>) -> usize {
    Arc::as_ptr(document).addr()
}

impl<'b> Known<'b> {
    fn new(lexicon: &Arc<Lexicon>, before: Option<&'b EvidenceIndex>) -> Self {
        let before =
            before.filter(|before| Arc::ptr_eq(&before.library.in_force.lexicon(false), lexicon));
        let all = before.into_iter().flat_map(|before| &before.articles);
        let by_document = all
            .enumerate()
            .map(|(position, article)| (address(&article.document), position))
            .collect();
        Self {
            before,
            by_document,
        }
    }

    fn of(&self, position: usize, document: &Arc<Document>) -> Option<&'b Arc<ArticleEvidence>> {
        let articles = &self.before?.articles;
        let same = |article: &&Arc<ArticleEvidence>| Arc::ptr_eq(&article.document, document);
        let moved = || {
            let position = self.by_document.get(&address(document))?;
            articles.get(*position)
        };
        articles.get(position).filter(same).or_else(moved)
    }
}
