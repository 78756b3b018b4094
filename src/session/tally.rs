//! How often each company, group and theme is mentioned, in one document and in all of them.
//!
//! A mention of an alias that belongs to several companies counts once for each of them and once in
//! the total. A company's rolled-up count holds the mentions of those that are part of it, each once.

use super::Subject;
use crate::lexicon::{CompanyId, GroupId, Lexicon, Owner, ThemeId};
use crate::mentions::{Candidate, TermHit};
use serde::{Deserialize, Serialize};

/// Counts of one document; only what occurs is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryTally {
    /// Mentions of companies, each once.
    pub mentions: u32,
    /// By company: mentions of its own aliases, and those with the companies that are part of it.
    pub companies: Vec<(CompanyId, CompanyCount)>,
    /// By group: its words.
    pub groups: Vec<(GroupId, u32)>,
    /// By theme: its terms.
    pub themes: Vec<(ThemeId, u32)>,
}

/// A company's mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyCount {
    /// Of its own aliases.
    pub own: u32,
    /// Of its own and of those that are part of it.
    pub rolled_up: u32,
}

/// The company and everything it is part of, from the inside out. A lexicon cannot hold a circle, yet
/// a bound keeps even a wrong one from hanging the program.
pub fn with_parents(lexicon: &Lexicon, company: CompanyId) -> impl Iterator<Item = CompanyId> {
    std::iter::successors(Some(company), |inner| lexicon.company(*inner).part_of).take(8)
}

/// True where a mention of `owner` is one of `subject`: the company itself or a part of it.
pub fn concerns(lexicon: &Lexicon, owner: &Owner, subject: Subject) -> bool {
    match (owner, subject) {
        (Owner::Companies(companies), Subject::Company(wanted)) => companies
            .iter()
            .any(|company| with_parents(lexicon, *company).any(|outer| outer == wanted)),
        (Owner::Group(group), Subject::Group(wanted)) => *group == wanted,
        (Owner::Themes(themes), Subject::Theme(wanted)) => themes.contains(&wanted),
        _ => false,
    }
}

impl EntryTally {
    /// Counts the accepted candidates and the terms of one document.
    pub fn new(lexicon: &Lexicon, candidates: &[Candidate], terms: &[TermHit]) -> Self {
        let (mut own, mut rolled_up) = (Vec::new(), Vec::new());
        let (mut groups, mut themes) = (Vec::new(), Vec::new());
        let mut mentions = 0;
        for candidate in candidates.iter().filter(|candidate| candidate.is_mention()) {
            match &lexicon.alias(candidate.alias).owner {
                Owner::Companies(owners) => {
                    mentions += 1;
                    own.extend_from_slice(owners);
                    let reached = rolled_up.len();
                    for owner in owners {
                        for company in with_parents(lexicon, *owner) {
                            if !rolled_up[reached..].contains(&company) {
                                rolled_up.push(company);
                            }
                        }
                    }
                }
                Owner::Group(group) => groups.push(*group),
                Owner::Themes(_) | Owner::Nobody => {}
            }
        }
        for term in terms {
            if let Owner::Themes(owners) = &lexicon.alias(term.alias).owner {
                themes.extend_from_slice(owners);
            }
        }
        let own = counted(own);
        let companies = counted(rolled_up).into_iter().map(|(company, rolled_up)| {
            let own = find(&own, company);
            (company, CompanyCount { own, rolled_up })
        });
        Self {
            mentions,
            companies: companies.collect(),
            groups: counted(groups),
            themes: counted(themes),
        }
    }

    /// Mentions of one subject, parts included.
    pub fn count(&self, subject: Subject) -> u32 {
        match subject {
            Subject::Company(company) => find(&self.companies, company).rolled_up,
            Subject::Group(group) => find(&self.groups, group),
            Subject::Theme(theme) => find(&self.themes, theme),
        }
    }
}

/// Each key once, ascending, with how often it occurs.
fn counted<K: Ord + Copy>(mut keys: Vec<K>) -> Vec<(K, u32)> {
    keys.sort_unstable();
    let runs = keys.chunk_by(|a, b| a == b);
    let mut counts = Vec::with_capacity(runs.clone().count());
    counts.extend(runs.map(|run| (run[0], run.len() as u32)));
    counts
}

fn find<K: Ord + Copy, V: Copy + Default>(sorted: &[(K, V)], key: K) -> V {
    let found = sorted.binary_search_by_key(&key, |(other, _)| *other);
    found.map(|position| sorted[position].1).unwrap_or_default()
}

/// Mentions of one subject in a library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubjectCount {
    /// Mentions, parts included.
    pub mentions: u32,
    /// Documents with at least one.
    pub documents: u32,
}

/// Sums over a library.
#[derive(Clone, Debug, Default)]
pub struct LibraryTally {
    /// Mentions of companies, each once.
    pub mentions: u64,
    /// Code points of all bodies.
    pub characters: u64,
    /// Problems of all documents.
    pub problems: u32,
    /// By position of the company in the lexicon.
    pub companies: Vec<SubjectCount>,
    /// By position of the group in the lexicon.
    pub groups: Vec<SubjectCount>,
    /// By position of the theme in the lexicon.
    pub themes: Vec<SubjectCount>,
    /// Companies in order of their first mention, which gives those without a colour of their own a
    /// colour that later documents cannot change.
    pub first_seen: Vec<CompanyId>,
}

impl LibraryTally {
    /// All zero.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            companies: vec![SubjectCount::default(); lexicon.companies.len()],
            groups: vec![SubjectCount::default(); lexicon.groups.len()],
            themes: vec![SubjectCount::default(); lexicon.themes.len()],
            ..Self::default()
        }
    }

    /// Adds one document.
    pub fn add(&mut self, entry: &EntryTally, characters: u32) {
        self.mentions += u64::from(entry.mentions);
        self.characters += u64::from(characters);
        for (company, count) in &entry.companies {
            let sum = &mut self.companies[company.0 as usize];
            if sum.mentions == 0 {
                self.first_seen.push(*company);
            }
            sum.mentions += count.rolled_up;
            sum.documents += 1;
        }
        for (group, count) in &entry.groups {
            let sum = &mut self.groups[group.0 as usize];
            sum.mentions += count;
            sum.documents += 1;
        }
        for (theme, count) in &entry.themes {
            let sum = &mut self.themes[theme.0 as usize];
            sum.mentions += count;
            sum.documents += 1;
        }
    }

    /// Mentions of one subject.
    pub fn count(&self, subject: Subject) -> SubjectCount {
        let (counts, index) = match subject {
            Subject::Company(company) => (&self.companies, company.0),
            Subject::Group(group) => (&self.groups, group.0),
            Subject::Theme(theme) => (&self.themes, theme.0),
        };
        counts.get(index as usize).copied().unwrap_or_default()
    }
}
