//! What is exported: the articles that were asked for, with what was found in them.
//!
//! Borrowed from a library that stays as it is; evidence is worked out when an article's turn comes.

use super::Provenance;
use crate::corpus::Document;
use crate::evidence::{Evidence, Matrix, Who};
use crate::lexicon::{CompanyId, Lexicon, Owner};
use crate::mentions::{Candidate, Place};

/// One article, as exports take it.
pub struct Article<'a> {
    /// The article itself.
    pub document: &'a Document,
    /// What was decided about every place where an alias stands, title first, ascending.
    pub candidates: Vec<Candidate>,
    /// How many mentions of companies it has, as every view counts them: without words for groups.
    pub mention_count: u32,
    /// Its evidence by company or group, in order of sentence, title first.
    pub evidence: Vec<(Who, Evidence)>,
    /// Who published it, where its front matter says so.
    pub outlet: Option<&'a str>,
}

impl<'a> Article<'a> {
    /// Its title or its body.
    pub fn text(&self, place: Place) -> &'a str {
        match place {
            Place::Title => &self.document.title.text,
            Place::Body => &self.document.body,
        }
    }

    /// Its mentions, title first, ascending.
    pub fn mentions(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates
            .iter()
            .filter(|candidate| candidate.is_mention())
    }
}

/// The articles that were asked for.
pub struct Selection<'a> {
    /// The lexicon that numbers companies and themes.
    pub lexicon: &'a Lexicon,
    /// What made the export.
    pub provenance: &'a Provenance,
    /// Themes by companies, over these articles.
    pub matrix: &'a Matrix,
    /// Companies in the order in which the library names them first.
    pub first_seen: &'a [CompanyId],
    /// How many articles.
    pub count: usize,
    /// Gives the article at a position below `count`.
    pub article: &'a dyn Fn(usize) -> Article<'a>,
}

impl<'a> Selection<'a> {
    /// The articles, in the order of the library.
    pub fn articles(&self) -> impl Iterator<Item = Article<'a>> + '_ {
        (0..self.count).map(|position| (self.article)(position))
    }

    /// The id of a company or group.
    pub fn id(&self, who: Who) -> &'a str {
        match who {
            Who::Company(company) => &self.lexicon.company(company).id,
            Who::Group(group) => &self.lexicon.group(group).id,
        }
    }

    /// The ids of the companies to which an alias belongs.
    pub fn companies_of(&self, candidate: &Candidate) -> Vec<&'a str> {
        match &self.lexicon.alias(candidate.alias).owner {
            Owner::Companies(companies) => companies
                .iter()
                .map(|company| &*self.lexicon.company(*company).id)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The id of the group for which an alias stands.
    pub fn group_of(&self, candidate: &Candidate) -> Option<&'a str> {
        match &self.lexicon.alias(candidate.alias).owner {
            Owner::Group(group) => Some(&self.lexicon.group(*group).id),
            _ => None,
        }
    }
}
