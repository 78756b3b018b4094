//! The aliases of a lexicon, compiled: what can be found, and what its neighbours must not be.
//!
//! Names and terms are found in one walk, yet independently of each other. Knows single places, not
//! articles.

use super::candidate::{Reason, Rule};
use super::edge::{self, Neighbours};
use super::finder::{Finder, Found};
use super::words::{WordId, Words};
use crate::lexicon::{Alias, AliasId, AliasKind, Lexicon};
use crate::text::fold::fold_text;
use std::collections::HashMap;

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
    /// By pattern.
    roles: Vec<Roles>,
    /// By alias.
    members: Vec<Member>,
}

/// What a string is.
#[derive(Clone, Copy, Debug, Default)]
struct Roles {
    name: Option<AliasId>,
    term: Option<AliasId>,
    introduces: bool,
}

/// An alias's conditions, compiled.
#[derive(Debug)]
pub(super) struct Member {
    not_before: Neighbours,
    not_after: Neighbours,
    has_edge: bool,
    /// It guards against aliases inside it, and is none itself.
    pub guards: bool,
    /// Words of which one must stand in the article.
    pub needs: Box<[WordId]>,
    /// Words that make a weak alias a mention; in ascending order.
    pub cues: Box<[WordId]>,
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
    pub fn new(lexicon: &Lexicon, words: &Words) -> Self {
        let mut strings = Vec::with_capacity(lexicon.aliases.len() + INTRODUCERS.len());
        let mut known = HashMap::with_capacity(strings.capacity());
        let all = lexicon
            .aliases
            .iter()
            .map(|alias| alias.text.as_str())
            .chain(INTRODUCERS);
        let mut pattern_of = |string| {
            *known.entry(fold_text(string)).or_insert_with(|| {
                strings.push(string);
                strings.len() - 1
            })
        };
        let patterns: Vec<usize> = all.map(&mut pattern_of).collect();
        let mut roles = vec![Roles::default(); strings.len()];
        for (index, &pattern) in patterns.iter().enumerate() {
            let role = &mut roles[pattern];
            match lexicon.aliases.get(index).map(|alias| Lane::of(alias.kind)) {
                Some(Lane::Names) => role.name = role.name.or(Some(AliasId(index as u32))),
                Some(Lane::Terms) => role.term = role.term.or(Some(AliasId(index as u32))),
                None => role.introduces = true,
            }
        }
        let members = lexicon
            .aliases
            .iter()
            .map(|alias| Member::new(alias, words))
            .collect();
        Self {
            finder: Finder::new(&strings),
            roles,
            members,
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

impl Member {
    fn new(alias: &Alias, words: &Words) -> Self {
        let ids = |texts: &[String]| {
            let mut ids: Vec<WordId> = texts.iter().filter_map(|word| words.id(word)).collect();
            ids.sort_unstable();
            ids.into()
        };
        Self {
            not_before: Neighbours::following(&alias.not_before),
            not_after: Neighbours::preceding(&alias.not_after),
            has_edge: edge::has_edge(&alias.text),
            guards: matches!(alias.kind, AliasKind::Organisation | AliasKind::NonMention),
            needs: ids(&alias.needs),
            cues: ids(&alias.cues),
        }
    }

    /// What the neighbours of `alias`, found in `text`, say against it.
    pub fn contradiction(&self, alias: &Alias, text: &str, found: &Found) -> Option<Contradiction> {
        let loss = |rule, word: &str| Some(Contradiction::Loss(Loss::new(rule, word, "")));
        let range = found.start..found.end;
        if self.has_edge
            && let Some(character) = edge::touched(text, range.clone())
        {
            // AT in PAT and ATM asks for a reason; `at` in `attention` would be noise.
            return if same_case(&text[range], &alias.text) {
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
        if alias.exact_case && !same_case(&text[range], &alias.text) {
            return loss(Rule::Case, &alias.text);
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
