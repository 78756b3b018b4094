//! The aliases of a lexicon, compiled: what can be found, and what its neighbours must not be.
//!
//! Names and terms are found in one walk, yet independently of each other. Knows single places, not
//! articles.

use super::candidate::{Reason, Rule};
use super::classes::Classes;
use super::edge::{self, Neighbours};
use super::finder::{Finder, Found};
use super::strings::Strings;
use super::words::{ListId, WordLists};
use crate::lexicon::{Alias, AliasId, AliasKind, CompanyId, Lexicon, Owner, Strength};
use std::ops::Range;

/// What introduces the short form of a name (see [`super::short_forms`]): words, and brackets that
/// open with a quotation.
const INTRODUCERS: [&str; 9] = [
    "简称",
    "下称",
    "以下称",
    "下文称",
    "后文称",
    "（“",
    "（\"",
    "（「",
    "（『",
];

/// Aliases that compete with each other for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// Companies and groups, and what guards against them.
    Names,
    /// Terms of themes, which may stand within names.
    Terms,
}

impl Lane {
    pub const ALL: [Self; 2] = [Self::Names, Self::Terms];

    fn of(kind: AliasKind) -> Self {
        if kind == AliasKind::Term {
            Self::Terms
        } else {
            Self::Names
        }
    }
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub finder: Finder,
    /// What aliases ask for.
    pub word_lists: WordLists,
    /// By pattern.
    roles: Vec<Roles>,
    /// By alias.
    members: Vec<Member>,
    /// Of all members, one after the other.
    holders: Vec<Holder>,
}

/// What a string is.
#[derive(Clone, Copy, Debug, Default)]
struct Roles {
    name: Option<AliasId>,
    term: Option<AliasId>,
    introduces: bool,
}

/// A company by its number, or a group by its own and the number of companies: who an alias speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder(pub u32);

impl From<CompanyId> for Holder {
    fn from(company: CompanyId) -> Self {
        Self(u32::from(company.0))
    }
}

/// An alias's conditions, compiled.
#[derive(Debug)]
pub(super) struct Member {
    pub strength: Strength,
    /// It guards against aliases inside it, and is none itself.
    pub guards: bool,
    has_edge: bool,
    exact_case: bool,
    /// As a range of the vocabulary's list.
    holders: Range<u32>,
    not_before: Neighbours,
    not_after: Neighbours,
    /// Words of which one must stand in the article.
    pub needs: Option<ListId>,
    /// Words that make a weak alias a mention.
    pub cues: Option<ListId>,
}

/// What the neighbours of a place say against it.
#[derive(Debug)]
pub(super) enum Contradiction {
    /// The place is no candidate at all: the alias's letters, in another case, within a longer word.
    Unrelated,
    /// A rule rejects it.
    Loss(Loss),
}

/// A rule that rejects a place.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    pub rule: Rule,
    pub reason: Option<Box<Reason>>,
}

impl Loss {
    pub fn new(rule: Rule, word: impl Into<String>, note: &str) -> Self {
        let reason = Reason {
            word: word.into(),
            note: note.to_owned(),
        };
        Self {
            rule,
            reason: Some(Box::new(reason)),
        }
    }
}

impl Vocabulary {
    pub fn new(lexicon: &Lexicon) -> Self {
        let words = lexicon
            .aliases
            .iter()
            .flat_map(|alias| alias.needs.iter().chain(&alias.cues));
        let texts = lexicon.aliases.iter().map(|alias| &alias.text).chain(words);
        let classes = Classes::new(texts.map(String::as_str).chain(INTRODUCERS));
        let mut strings = Strings::default();
        let mut word_lists = WordLists::default();
        let mut holders = Vec::with_capacity(lexicon.aliases.len());
        let mut members = Vec::with_capacity(lexicon.aliases.len());
        let mut roles: Vec<Roles> = Vec::with_capacity(lexicon.aliases.len());
        let mut role_of = |text| {
            let pattern = strings.pattern(text) as usize;
            roles.resize(roles.len().max(pattern + 1), Roles::default());
            pattern
        };
        let patterns: Vec<usize> = lexicon
            .aliases
            .iter()
            .map(|alias| role_of(&alias.text))
            .collect();
        let introducers = INTRODUCERS.map(role_of);
        for (index, alias) in lexicon.aliases.iter().enumerate() {
            let role = &mut roles[patterns[index]];
            let of_lane = match Lane::of(alias.kind) {
                Lane::Names => &mut role.name,
                Lane::Terms => &mut role.term,
            };
            of_lane.get_or_insert(AliasId(index as u32));
            let start = holders.len() as u32;
            holders.extend(holders_of(lexicon, alias));
            let range = start..holders.len() as u32;
            members.push(Member::new(alias, range, &mut word_lists, &classes));
        }
        for pattern in introducers {
            roles[pattern].introduces = true;
        }
        let finder = Finder::new(strings.texts(), classes);
        Self {
            finder,
            word_lists,
            roles,
            members,
            holders,
        }
    }

    /// The alias that `found` is in `lane`.
    pub fn alias(&self, found: &Found, lane: Lane) -> Option<AliasId> {
        let roles = self.roles[found.pattern as usize];
        match lane {
            Lane::Names => roles.name,
            Lane::Terms => roles.term,
        }
    }

    /// True where `found` introduces a short form.
    pub fn introduces(&self, found: &Found) -> bool {
        self.roles[found.pattern as usize].introduces
    }

    /// The conditions of `alias`.
    pub fn member(&self, alias: AliasId) -> &Member {
        &self.members[alias.0 as usize]
    }

    /// Who `member` speaks of.
    pub fn holders(&self, member: &Member) -> &[Holder] {
        &self.holders[member.holders.start as usize..member.holders.end as usize]
    }

    /// The name that the whole of `text` is.
    pub fn name(&self, text: &str) -> Option<AliasId> {
        let mut found = Vec::new();
        self.finder.starting_at(text, 0, text.len(), &mut found);
        self.alias(
            found.last().filter(|found| found.end == text.len())?,
            Lane::Names,
        )
    }
}

fn holders_of(lexicon: &Lexicon, alias: &Alias) -> impl Iterator<Item = Holder> {
    let (companies, group): (&[CompanyId], _) = match &alias.owner {
        Owner::Companies(companies) => (companies, None),
        Owner::Group(group) => (
            &[],
            Some(lexicon.companies.len() as u32 + u32::from(group.0)),
        ),
        Owner::Themes(_) | Owner::Nobody => (&[], None),
    };
    companies
        .iter()
        .copied()
        .map(Holder::from)
        .chain(group.map(Holder))
}

impl Member {
    fn new(
        alias: &Alias,
        holders: Range<u32>,
        word_lists: &mut WordLists,
        classes: &Classes,
    ) -> Self {
        Self {
            strength: alias.strength,
            guards: matches!(alias.kind, AliasKind::Organisation | AliasKind::NonMention),
            has_edge: edge::has_edge(&alias.text),
            exact_case: alias.exact_case,
            holders,
            not_before: Neighbours::following(&alias.not_before),
            not_after: Neighbours::preceding(&alias.not_after),
            needs: word_lists.list(&alias.needs, classes),
            cues: word_lists.list(&alias.cues, classes),
        }
    }

    /// What the neighbours of `alias`, found in `text`, say against it.
    /// `alias` gives the alias's text, which few places need.
    pub fn contradiction<'l>(
        &self,
        alias: impl FnOnce() -> &'l str,
        text: &str,
        found: &Found,
    ) -> Option<Contradiction> {
        let loss = |rule, word: &str| Some(Contradiction::Loss(Loss::new(rule, word, "")));
        let range = found.start..found.end;
        if self.has_edge
            && let Some(character) = edge::touched(text, range.clone())
        {
            // AT in PAT and ATM asks for a reason; `at` in `attention` would be noise.
            return if same_case(&text[range], alias()) {
                loss(Rule::Edge, character.encode_utf8(&mut [0; 4]))
            } else {
                Some(Contradiction::Unrelated)
            };
        }
        if let Some(word) = self.not_before.starts(&text[found.end..]) {
            return loss(Rule::NotBefore, word);
        }
        if let Some(word) = self.not_after.ends(&text[..found.start]) {
            return loss(Rule::NotAfter, word);
        }
        if self.exact_case {
            let alias = alias();
            if !same_case(&text[range], alias) {
                return loss(Rule::Case, alias);
            }
        }
        None
    }
}

/// True where the two, which fold to the same, have the same letter case; width makes no difference.
fn same_case(text: &str, exact: &str) -> bool {
    text.chars()
        .zip(exact.chars())
        .all(|(a, b)| a.is_uppercase() == b.is_uppercase())
}
