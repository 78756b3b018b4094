//! How often each company, group and theme is mentioned, in one document and in all of them.
//!
//! A mention of an alias that belongs to several companies counts once for each of them and once in
//! the total. Whether the parts of a company count for it is a matter of the lexicon that is handed in:
//! see [`Lexicon::rolled_up`].

use super::Subject;
use crate::lexicon::{CompanyId, GroupId, Lexicon, Owner, ThemeId};
use crate::mentions::{Candidate, TermHit};
use serde::{Deserialize, Serialize};

/// Counts of one document; only what occurs is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryTally {
    /// Mentions of companies, each once.
    pub mentions: u32,
    /// By company: mentions of its aliases.
    pub companies: Vec<(CompanyId, u32)>,
    /// By group: its words.
    pub groups: Vec<(GroupId, u32)>,
    /// By theme: its terms.
    pub themes: Vec<(ThemeId, u32)>,
}

/// True where a mention of `owner` is one of `subject`.
pub fn concerns(owner: &Owner, subject: Subject) -> bool {
    match (owner, subject) {
        (Owner::Companies(companies), Subject::Company(wanted)) => companies.contains(&wanted),
        (Owner::Group(group), Subject::Group(wanted)) => *group == wanted,
        (Owner::Themes(themes), Subject::Theme(wanted)) => themes.contains(&wanted),
        _ => false,
    }
}

impl EntryTally {
    /// Counts the accepted candidates and the terms of one document.
    pub fn new(lexicon: &Lexicon, candidates: &[Candidate], terms: &[TermHit]) -> Self {
        let mut companies = Vec::new();
        let (mut groups, mut themes) = (Vec::new(), Vec::new());
        let mut mentions = 0;
        for candidate in candidates.iter().filter(|candidate| candidate.is_mention()) {
            match &lexicon.alias(candidate.alias).owner {
                Owner::Companies(owners) => {
                    mentions += 1;
                    companies.extend_from_slice(owners);
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
        Self {
            mentions,
            companies: counted(companies),
            groups: counted(groups),
            themes: counted(themes),
        }
    }

    /// Mentions of one subject.
    pub fn count(&self, subject: Subject) -> u32 {
        match subject {
            Subject::Company(company) => find(&self.companies, company),
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
    /// Mentions.
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
            sum.mentions += count;
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
