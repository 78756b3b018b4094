//! How often each company, group and theme is mentioned, in one document and in all of them.
//!
//! A mention of an alias that belongs to several companies counts once for each of them and once in
//! the total. Whether the parts of a company count for it is a matter of the lexicon that is handed in:
//! see [`Lexicon::rolled_up`].

use super::Subject;
use crate::lexicon::{AliasId, CompanyId, GroupId, Lexicon, Owner, ThemeId};
use crate::mentions::{Candidate, TermHit};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::slice;

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

/// The owners of a lexicon's aliases, in a hundredth of the lexicon's room: to count by it is to look up
/// millions of aliases.
#[derive(Debug)]
pub struct Counter {
    /// By alias: its only owner; else, beyond all owners, where its owners stand in `several`.
    owners: Box<[u32]>,
    /// Of aliases with none or several owners: how many, and then these. An owner has a number among
    /// companies, groups and themes, one after the other.
    several: Box<[u32]>,
    companies: usize,
    groups: usize,
    themes: usize,
}

thread_local! {
    /// By number of the owner, all zero between two documents; and whose are not.
    static COUNTS: RefCell<(Vec<u32>, Vec<u32>)> = RefCell::default();
}

impl Counter {
    /// A counter for the owners that `lexicon` names.
    pub fn new(lexicon: &Lexicon) -> Self {
        let (companies, groups) = (lexicon.companies.len(), lexicon.groups.len());
        let all = (companies + groups + lexicon.themes.len()) as u32;
        let (mut owners, mut several) = (Vec::new(), Vec::new());
        for alias in &lexicon.aliases {
            let number = |before: usize, id: u16| before as u32 + u32::from(id);
            let own: Vec<u32> = match &alias.owner {
                Owner::Companies(of) => of.iter().map(|id| number(0, id.0)).collect(),
                Owner::Group(id) => vec![number(companies, id.0)],
                Owner::Themes(of) => {
                    let themes = of.iter().map(|id| number(companies + groups, id.0));
                    themes.collect()
                }
                Owner::Nobody => Vec::new(),
            };
            if let [only] = own[..] {
                owners.push(only);
                continue;
            }
            owners.push(all + several.len() as u32);
            several.push(own.len() as u32);
            several.extend(own);
        }
        Self {
            owners: owners.into(),
            several: several.into(),
            companies,
            groups,
            themes: lexicon.themes.len(),
        }
    }

    fn owners(&self, alias: AliasId) -> &[u32] {
        let owner = &self.owners[alias.0 as usize];
        let all = self.companies + self.groups + self.themes;
        match (*owner as usize).checked_sub(all) {
            None => slice::from_ref(owner),
            Some(at) => {
                let count = self.several[at] as usize;
                &self.several[at + 1..][..count]
            }
        }
    }
}

impl EntryTally {
    /// Counts the accepted candidates and the terms of one document.
    pub fn new(counter: &Counter, candidates: &[Candidate], terms: &[TermHit]) -> Self {
        COUNTS.with_borrow_mut(|(counts, met)| {
            let (first_group, first_theme) =
                (counter.companies, counter.companies + counter.groups);
            counts.resize(counts.len().max(first_theme + counter.themes), 0);
            let mut count = |alias, is_wanted: &dyn Fn(usize) -> bool| {
                for &owner in counter.owners(alias) {
                    if is_wanted(owner as usize) {
                        let count = &mut counts[owner as usize];
                        if *count == 0 {
                            met.push(owner);
                        }
                        *count += 1;
                    }
                }
            };
            let mut mentions = 0;
            for candidate in candidates.iter().filter(|candidate| candidate.is_mention()) {
                let owners = counter.owners(candidate.alias);
                mentions += u32::from(
                    owners
                        .first()
                        .is_some_and(|&it| (it as usize) < first_group),
                );
                count(candidate.alias, &|owner| owner < first_theme);
            }
            for term in terms {
                count(term.alias, &|owner| owner >= first_theme);
            }
            met.sort_unstable();
            let groups_at = met.partition_point(|&owner| (owner as usize) < first_group);
            let themes_at = met.partition_point(|&owner| (owner as usize) < first_theme);
            let tally = Self {
                mentions,
                companies: counted(&met[..groups_at], counts, 0, CompanyId),
                groups: counted(&met[groups_at..themes_at], counts, first_group, GroupId),
                themes: counted(&met[themes_at..], counts, first_theme, ThemeId),
            };
            for owner in met.drain(..) {
                counts[owner as usize] = 0;
            }
            tally
        })
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

/// What was counted for `owners`, of which the one with the number `first` has the position 0.
fn counted<K>(owners: &[u32], counts: &[u32], first: usize, id: fn(u16) -> K) -> Vec<(K, u32)> {
    let of = |&owner: &u32| {
        let position = owner as usize - first;
        // The lexicon numbers them with sixteen bits.
        (id(position as u16), counts[owner as usize])
    };
    owners.iter().map(of).collect()
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
