//! Who is named together with whom: in one sentence, one paragraph, one article.
//!
//! `article -> facts` once for each article, `facts -> meetings` for any set of them. Two companies meet in
//! a unit that names both, and not by the very same names: a product of both alone is no meeting. Group
//! words name no company. Knows no windows and keeps nothing.

use super::association::{Contingency, Measure};
use super::units::{Stretch, stretches};
use crate::corpus::Document;
use crate::lexicon::{CompanyId, Lexicon, Owner};
use crate::mentions::Candidate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// In what two companies must be named to meet.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// One sentence.
    #[default]
    Sentence,
    /// One paragraph.
    Paragraph,
    /// One article.
    Article,
}

impl Within {
    /// Every unit, the smallest first.
    pub const ALL: [Self; 3] = [Self::Sentence, Self::Paragraph, Self::Article];

    /// `sentence`, `paragraph` or `article`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Article => "article",
        }
    }
}

/// Two companies, the one that stands first in the lexicon first.
pub type Couple = (CompanyId, CompanyId);

/// What one article says of meetings; small, so that it can be kept for every article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// By [`Within`].
    units: [UnitFacts; 3],
}

/// The same for one kind of unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct UnitFacts {
    /// How many units there are.
    count: u32,
    /// In how many a company is named.
    companies: Box<[(CompanyId, u32)]>,
    /// In how many two meet.
    couples: Box<[(Couple, u32)]>,
}

impl Facts {
    /// Reads an article. `candidates` are what the matcher gave for it with `lexicon`, in its order.
    pub fn new(lexicon: &Lexicon, document: &Document, candidates: &[Candidate]) -> Self {
        let sentences = stretches(document, candidates);
        let of_sentences = sentences.iter().map(|sentence| sentence.mentions.clone());
        let of_paragraphs = by_paragraph(&sentences).map(mentions_of);
        let mentioned = |position: &u32| candidates[*position as usize].is_mention();
        let article: Vec<u32> = (0..candidates.len() as u32).filter(mentioned).collect();
        Self {
            units: [
                UnitFacts::new(lexicon, candidates, of_sentences),
                UnitFacts::new(lexicon, candidates, of_paragraphs),
                UnitFacts::new(lexicon, candidates, std::iter::once(article)),
            ],
        }
    }

    /// In how many units of the article the two meet.
    pub fn together(&self, within: Within, couple: Couple) -> u32 {
        let couples = &self.units[within as usize].couples;
        let found = couples.binary_search_by_key(&couple, |(other, _)| *other);
        found.map_or(0, |index| couples[index].1)
    }

    /// In how many units of the article the company is named.
    pub fn named(&self, within: Within, company: CompanyId) -> u32 {
        let companies = &self.units[within as usize].companies;
        let found = companies.binary_search_by_key(&company, |(other, _)| *other);
        found.map_or(0, |index| companies[index].1)
    }
}

/// The sentences of each paragraph.
fn by_paragraph(sentences: &[Stretch]) -> impl Iterator<Item = &[Stretch]> {
    sentences.chunk_by(|one, other| one.paragraph == other.paragraph)
}

fn mentions_of(sentences: &[Stretch]) -> Vec<u32> {
    let all = sentences.iter().flat_map(|sentence| &sentence.mentions);
    all.copied().collect()
}

impl UnitFacts {
    fn new(
        lexicon: &Lexicon,
        candidates: &[Candidate],
        units: impl Iterator<Item = Vec<u32>>,
    ) -> Self {
        let mut count = 0;
        let (mut companies, mut couples) = (Vec::new(), Vec::new());
        for mentions in units {
            count += 1;
            let named = named(lexicon, candidates, &mentions);
            companies.extend(named.iter().map(|(company, _)| *company));
            couples.extend(meeting(&named));
        }
        Self {
            count,
            companies: counted(companies),
            couples: counted(couples),
        }
    }
}

/// The companies of a unit, each once and ascending, with the mentions that are theirs.
pub(super) fn named(
    lexicon: &Lexicon,
    candidates: &[Candidate],
    mentions: &[u32],
) -> Vec<(CompanyId, Vec<u32>)> {
    let mut pairs: Vec<(CompanyId, u32)> = Vec::new();
    for position in mentions {
        let alias = candidates[*position as usize].alias;
        if let Owner::Companies(owners) = &lexicon.alias(alias).owner {
            pairs.extend(owners.iter().map(|owner| (*owner, *position)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .chunk_by(|one, other| one.0 == other.0)
        .map(|chunk| (chunk[0].0, chunk.iter().map(|pair| pair.1).collect()))
        .collect()
}

/// Those of them that meet: the ones named by other names than the other.
pub(super) fn meeting(named: &[(CompanyId, Vec<u32>)]) -> Vec<Couple> {
    let mut found = Vec::new();
    for (index, (one, of_one)) in named.iter().enumerate() {
        for (other, of_other) in &named[index + 1..] {
            if of_one != of_other {
                found.push((*one, *other));
            }
        }
    }
    found
}

fn counted<K: Ord + Copy>(mut keys: Vec<K>) -> Box<[(K, u32)]> {
    keys.sort_unstable();
    keys.chunk_by(|one, other| one == other)
        .map(|run| (run[0], run.len() as u32))
        .collect()
}

/// Two companies that meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Who.
    pub couple: Couple,
    /// In how many units, and in how many each of them is named.
    pub counts: Contingency,
}

/// Who meets whom in a set of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    /// In what they meet.
    pub within: Within,
    /// All units of the articles.
    pub units: u64,
    /// Who is named in how many of them, most first, those alike in the order of the lexicon.
    pub companies: Vec<(CompanyId, u64)>,
    couples: HashMap<Couple, u64>,
}

impl Meetings {
    /// Sums up the facts of articles.
    pub fn new<'f>(facts: impl ParallelIterator<Item = &'f Facts>, within: Within) -> Self {
        let sum = facts
            .fold(Sum::default, |mut sum, facts| {
                sum.add_article(&facts.units[within as usize]);
                sum
            })
            .reduce(Sum::default, Sum::and);
        let mut companies: Vec<(CompanyId, u64)> = sum.companies.into_iter().collect();
        companies.sort_by_key(|&(company, units)| (Reverse(units), company));
        Self {
            within,
            units: sum.units,
            companies,
            couples: sum.couples,
        }
    }

    /// In how many units a company is named.
    pub fn named(&self, company: CompanyId) -> u64 {
        let of = |(other, _): &&(CompanyId, u64)| *other == company;
        self.companies.iter().find(of).map_or(0, |found| found.1)
    }

    /// In how many units two meet, in whatever order they are given.
    pub fn together(&self, one: CompanyId, other: CompanyId) -> u64 {
        let couple = (one.min(other), one.max(other));
        self.couples.get(&couple).copied().unwrap_or_default()
    }

    /// Every two that meet in at least `least` units, the highest value of `measure` first; those alike by
    /// how often they meet, then in the order of the lexicon.
    pub fn pairs(&self, measure: Measure, least: u64) -> Vec<Pair> {
        let units: HashMap<CompanyId, u64> = self.companies.iter().copied().collect();
        let mut pairs: Vec<(f64, Pair)> = self
            .couples
            .iter()
            .filter(|(_, both)| **both >= least)
            .map(|(couple, both)| {
                let counts = Contingency {
                    both: *both,
                    one: units[&couple.0],
                    other: units[&couple.1],
                    all: self.units,
                };
                let couple = *couple;
                (counts.value(measure), Pair { couple, counts })
            })
            .collect();
        pairs.sort_by(|(value, pair), (other_value, other)| {
            let by_value = other_value.total_cmp(value);
            let by_count = other.counts.both.cmp(&pair.counts.both);
            by_value.then(by_count).then(pair.couple.cmp(&other.couple))
        });
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }
}

/// What one thread has summed up so far.
#[derive(Default)]
struct Sum {
    units: u64,
    companies: HashMap<CompanyId, u64>,
    couples: HashMap<Couple, u64>,
}

impl Sum {
    fn add_article(&mut self, facts: &UnitFacts) {
        self.units += u64::from(facts.count);
        for (company, units) in &facts.companies {
            *self.companies.entry(*company).or_default() += u64::from(*units);
        }
        for (couple, units) in &facts.couples {
            *self.couples.entry(*couple).or_default() += u64::from(*units);
        }
    }

    fn and(self, other: Self) -> Self {
        // The smaller one is added to the larger.
        let (mut sum, rest) = if self.couples.len() >= other.couples.len() {
            (self, other)
        } else {
            (other, self)
        };
        sum.units += rest.units;
        for (company, units) in rest.companies {
            *sum.companies.entry(company).or_default() += units;
        }
        for (couple, units) in rest.couples {
            *sum.couples.entry(couple).or_default() += units;
        }
        sum
    }
}

/// Where companies meet in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The mentions of the wanted companies in the unit, by position among the candidates, ascending; the
    /// first is where a reader is taken.
    pub mentions: Vec<u32>,
}

/// The units of an article in which all of `wanted` (one company, or two that meet) are named, in reading
/// order.
pub fn meetings_in(
    lexicon: &Lexicon,
    document: &Document,
    candidates: &[Candidate],
    within: Within,
    wanted: &[CompanyId],
) -> Vec<Meeting> {
    let sentences = stretches(document, candidates);
    let units: Vec<Vec<u32>> = match within {
        Within::Sentence => sentences
            .into_iter()
            .map(|sentence| sentence.mentions)
            .collect(),
        Within::Paragraph => by_paragraph(&sentences).map(mentions_of).collect(),
        Within::Article => {
            let mentioned = |position: &u32| candidates[*position as usize].is_mention();
            vec![(0..candidates.len() as u32).filter(mentioned).collect()]
        }
    };
    let of_unit = |mentions: Vec<u32>| {
        let mut named = named(lexicon, candidates, &mentions);
        named.retain(|(company, _)| wanted.contains(company));
        let meets =
            named.len() == wanted.len() && (wanted.len() < 2 || !meeting(&named).is_empty());
        meets.then(|| {
            let mut mentions: Vec<u32> = named.into_iter().flat_map(|(_, own)| own).collect();
            mentions.sort_unstable();
            mentions.dedup();
            Meeting { mentions }
        })
    };
    units.into_iter().filter_map(of_unit).collect()
}
