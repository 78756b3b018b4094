//! How often companies and groups are mentioned.
//!
//! A mention counts once for each company that owns the alias, and once in the total. What group words
//! say about their members stands in a column of its own, so that nothing is counted twice.

use super::candidate::{Candidate, Place};
use crate::lexicon::{AliasKind, CompanyId, Lexicon, Owner};

/// What is counted, and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountOptions {
    /// A mention of a company also counts for what the company is part of, once for each.
    pub roll_up: bool,
    /// The article's year, which decides about the members of groups; without one, the members of the
    /// last period that the lexicon gives.
    pub year: Option<i16>,
}

/// Mentions of one company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompanyCount {
    /// By one of its names.
    pub names: u32,
    /// By one of its products.
    pub products: u32,
    /// By one of its people.
    pub people: u32,
    /// Of these, in the title.
    pub in_title: u32,
    /// By a word for a group that it is a member of; no part of the others.
    pub by_groups: u32,
}

impl CompanyCount {
    /// By names, products and people.
    pub fn own(&self) -> u32 {
        self.names + self.products + self.people
    }

    fn add(&mut self, other: &Self) {
        self.names += other.names;
        self.products += other.products;
        self.people += other.people;
        self.in_title += other.in_title;
        self.by_groups += other.by_groups;
    }
}

/// Mentions in one article, or in several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By [`CompanyId`].
    pub companies: Vec<CompanyCount>,
    /// By group, its own words.
    pub groups: Vec<u32>,
    /// Every mention once, whoever it belongs to.
    pub total: u32,
}

impl Counts {
    /// Counts the mentions among `candidates`, all of one article.
    pub fn new<'c>(
        lexicon: &Lexicon,
        candidates: impl IntoIterator<Item = &'c Candidate>,
        options: CountOptions,
    ) -> Self {
        let mut counts = Self {
            companies: vec![CompanyCount::default(); lexicon.companies.len()],
            groups: vec![0; lexicon.groups.len()],
            total: 0,
        };
        let mut reached = Vec::new();
        for mention in candidates
            .into_iter()
            .filter(|candidate| candidate.is_mention())
        {
            let alias = lexicon.alias(mention.alias);
            reached.clear();
            counts.total += 1;
            match &alias.owner {
                Owner::Companies(owners) => {
                    reach(lexicon, owners, options, &mut reached);
                    for company in &reached {
                        let count = &mut counts.companies[usize::from(company.0)];
                        match alias.kind {
                            AliasKind::Product => count.products += 1,
                            AliasKind::Person => count.people += 1,
                            _ => count.names += 1,
                        }
                        count.in_title += u32::from(mention.place == Place::Title);
                    }
                }
                Owner::Group(group) => {
                    counts.groups[usize::from(group.0)] += 1;
                    let members = lexicon.group(*group).members_in(options.year);
                    reach(lexicon, &members, options, &mut reached);
                    for company in &reached {
                        counts.companies[usize::from(company.0)].by_groups += 1;
                    }
                }
                Owner::Themes(_) | Owner::Nobody => {}
            }
        }
        counts
    }

    /// Adds the counts of another article, made with the same lexicon.
    pub fn add(&mut self, other: &Self) {
        self.companies
            .resize(other.companies.len(), CompanyCount::default());
        self.groups.resize(other.groups.len(), 0);
        for (mine, theirs) in self.companies.iter_mut().zip(&other.companies) {
            mine.add(theirs);
        }
        for (mine, theirs) in self.groups.iter_mut().zip(&other.groups) {
            *mine += theirs;
        }
        self.total += other.total;
    }
}

/// The companies that a mention of `owners` counts for, each once.
fn reach(
    lexicon: &Lexicon,
    owners: &[CompanyId],
    options: CountOptions,
    reached: &mut Vec<CompanyId>,
) {
    for &owner in owners {
        let mut company = Some(owner);
        // A lexicon has no circles; what has been reached has its wholes reached with it.
        while let Some(id) = company
            && !reached.contains(&id)
        {
            reached.push(id);
            company = if options.roll_up {
                lexicon.company(id).part_of
            } else {
                None
            };
        }
    }
}
