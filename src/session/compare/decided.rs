//! All decisions of a reader, in the order in which they were made, and by article.
//!
//! An immutable value: a change makes a new one. Knows no files and no evidence.

use crate::evidence::Decision;
use std::collections::HashMap;
use std::sync::Arc;

/// Decisions, at most one about each sentence, company and theme.
#[derive(Clone, Debug, Default)]
pub struct DecisionSet {
    all: Vec<Decision>,
    by_article: HashMap<String, Arc<[Decision]>>,
}

impl DecisionSet {
    /// Of these, the later of two about the same.
    pub fn new(decisions: Vec<Decision>) -> Self {
        let mut all: Vec<Decision> = Vec::with_capacity(decisions.len());
        for decision in decisions {
            match all
                .iter_mut()
                .find(|other| other.is_about_the_same(&decision))
            {
                Some(other) => *other = decision,
                None => all.push(decision),
            }
        }
        let mut by_article: HashMap<String, Vec<Decision>> = HashMap::new();
        for decision in &all {
            let about = by_article.entry(decision.article.clone()).or_default();
            about.push(decision.clone());
        }
        let by_article = by_article.into_iter();
        Self {
            all,
            by_article: by_article
                .map(|(path, about)| (path, about.into()))
                .collect(),
        }
    }

    /// All, in the order in which they were made.
    pub fn all(&self) -> &[Decision] {
        &self.all
    }

    /// Those about one article.
    pub fn about(&self, path: &str) -> Option<&Arc<[Decision]>> {
        self.by_article.get(path)
    }

    /// The paths of the articles about which there are some.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.by_article.keys().map(String::as_str)
    }
}
