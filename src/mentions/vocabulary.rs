//! The aliases of a lexicon, compiled: what can be found, and what its neighbours must not be.
//!
//! Names and terms are found in one walk, yet independently of each other. Knows single places, not
//! articles.

use super::candidate::{Reason, Rule};
use super::classes::Classes;
use super::edge::{self, Neighbours};
use super::finder::{Finder, Found, Mark};
use super::old_text::{self, OldWords};
use super::strings::Strings;
use super::words::{ListId, WordLists};
use crate::lexicon::{Alias, AliasId, AliasKind, CompanyId, Lexicon, Owner, Strength};
use std::num::NonZero;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

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
    pub old_words: OldWords,
    /// By pattern.
    roles: Vec<Roles>,
    /// By alias.
    members: Vec<Member>,
    /// Of all members, one after the other.
    holders: Vec<Holder>,
    /// By alias: who it speaks of, where that is one alone; a table that stays in the cache of a core.
    sole: Vec<Option<NonZero<u32>>>,
    /// By alias: the reason that names it, made when it is first needed.
    reasons: Vec<OnceLock<Arc<Reason>>>,
    /// By list of needed words: the reason that names them.
    lacking: Vec<OnceLock<Arc<Reason>>>,
}

/// What a string is, in sixteen bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roles {
    /// By lane.
    aliases: [u32; 2],
    /// By lane: nothing beside it can speak against the alias.
    is_plain: [bool; 2],
    /// By lane: what accepts a plain alias wherever it stands.
    sure: [Option<Rule>; 2],
    introduces: bool,
}

/// No alias.
const NONE: u32 = u32::MAX;

impl Default for Roles {
    fn default() -> Self {
        Self {
            aliases: [NONE; 2],
            is_plain: [false; 2],
            sure: [None; 2],
            introduces: false,
        }
    }
}

impl Roles {
    /// The alias that the string is in `lane`.
    #[inline(always)]
    pub fn alias(&self, lane: Lane) -> Option<AliasId> {
        let alias = self.aliases[lane as usize];
        (alias != NONE).then_some(AliasId(alias))
    }

    /// True where the alias of `lane` is no guard and has no conditions that look beside it.
    #[inline(always)]
    pub fn is_plain(&self, lane: Lane) -> bool {
        self.is_plain[lane as usize]
    }

    /// What accepts a plain alias of `lane` wherever it stands, as [`Member::sure`].
    #[inline(always)]
    pub fn sure(&self, lane: Lane) -> Option<Rule> {
        self.sure[lane as usize]
    }

    /// [`Only`] for the finder; zero where the string is more than that.
    fn mark(&self) -> Mark {
        let (lane, other) = if self.aliases[0] == NONE {
            (Lane::Terms, Lane::Names)
        } else {
            (Lane::Names, Lane::Terms)
        };
        let alias = self.aliases[lane as usize];
        if self.aliases[other as usize] != NONE || self.introduces || alias >= IN_MARK {
            return 0;
        }
        let flag = |is: bool, flag: Mark| if is { flag } else { 0 };
        let sure = self.sure[lane as usize];
        (alias + 1)
            | flag(lane == Lane::Terms, IS_TERM)
            | flag(self.is_plain(lane), IS_PLAIN)
            | flag(sure == Some(Rule::Strong), IS_STRONG)
            | flag(sure == Some(Rule::Normal), IS_NORMAL)
    }

    /// True where the string introduces a short form.
    #[inline(always)]
    pub fn introduces(&self) -> bool {
        self.introduces
    }
}

/// What most strings are: an alias of one lane that introduces nothing.
pub(super) struct Only {
    pub lane: Lane,
    pub alias: AliasId,
    /// As [`Roles::is_plain`].
    pub is_plain: bool,
    /// As [`Roles::sure`].
    pub sure: Option<Rule>,
}

/// More aliases than a mark can tell apart.
const IN_MARK: u32 = IS_NORMAL - 1;
const IS_NORMAL: Mark = 1 << 28;
const IS_STRONG: Mark = 1 << 29;
const IS_PLAIN: Mark = 1 << 30;
const IS_TERM: Mark = 1 << 31;

impl Only {
    /// What the finder was told of `found`; `None` where [`Vocabulary::roles`] are to be asked.
    #[inline(always)]
    pub fn of(found: &Found) -> Option<Self> {
        let mark = found.mark;
        (mark != 0).then(|| Self {
            lane: if mark & IS_TERM == 0 {
                Lane::Names
            } else {
                Lane::Terms
            },
            alias: AliasId((mark & (IS_NORMAL - 1)) - 1),
            is_plain: mark & IS_PLAIN != 0,
            sure: if mark & IS_STRONG != 0 {
                Some(Rule::Strong)
            } else if mark & IS_NORMAL != 0 {
                Some(Rule::Normal)
            } else {
                None
            },
        })
    }
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
    /// Few have any.
    neighbours: Option<Box<[Neighbours; 2]>>,
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
    pub reason: Option<Arc<Reason>>,
}

impl Loss {
    fn new(rule: Rule, word: &str) -> Self {
        Self {
            rule,
            reason: Some(Reason::of_word(word.to_owned())),
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
        let texts = texts.map(String::as_str).chain(INTRODUCERS);
        let classes = Arc::new(Classes::new(texts.chain(old_text::words())));
        let mut strings = Strings::default();
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
        let introducers = INTRODUCERS.map(&mut role_of);
        for pattern in introducers {
            roles[pattern].introduces = true;
        }
        let mut word_lists = WordLists::default();
        let mut holders = Vec::with_capacity(lexicon.aliases.len());
        let mut members = Vec::with_capacity(lexicon.aliases.len());
        for (index, alias) in lexicon.aliases.iter().enumerate() {
            let start = holders.len() as u32;
            holders.extend(holders_of(lexicon, alias));
            let range = start..holders.len() as u32;
            let needs = word_lists.list(&alias.needs, &classes);
            let cues = word_lists.list(&alias.cues, &classes);
            let member = Member::new(alias, range, needs, cues);
            let (role, lane) = (&mut roles[patterns[index]], Lane::of(alias.kind) as usize);
            if role.aliases[lane] == NONE {
                role.aliases[lane] = index as u32;
                role.is_plain[lane] = member.is_plain();
                role.sure[lane] = member.sure();
            }
            members.push(member);
        }
        Self {
            old_words: OldWords::new(&classes),
            finder: Finder::new(strings.texts(), |it| roles[it as usize].mark(), classes),
            sole: members.iter().map(|it| sole(it, &holders)).collect(),
            reasons: members.iter().map(|_| OnceLock::new()).collect(),
            lacking: (0..word_lists.len()).map(|_| OnceLock::new()).collect(),
            word_lists,
            roles,
            members,
            holders,
        }
    }

    /// What `found` is.
    #[inline(always)]
    pub fn roles(&self, found: &Found) -> &Roles {
        &self.roles[found.pattern as usize]
    }

    /// The alias that `found` is in `lane`.
    pub fn alias(&self, found: &Found, lane: Lane) -> Option<AliasId> {
        self.roles(found).alias(lane)
    }

    /// The reason that names `alias`, and says why it guards where it does.
    pub fn reason(&self, lexicon: &Lexicon, alias: AliasId) -> Arc<Reason> {
        let reason = self.reasons[alias.0 as usize].get_or_init(|| {
            let guards = self.member(alias).guards;
            let Alias { text, reason, .. } = lexicon.alias(alias);
            Arc::new(Reason {
                word: text.clone(),
                note: if guards {
                    reason.clone()
                } else {
                    String::new()
                },
            })
        });
        Arc::clone(reason)
    }

    /// The reason that names the words of `list`, of which `alias` needs one.
    pub fn lacking(&self, list: ListId, alias: &Alias) -> Arc<Reason> {
        let lacking = &self.lacking[list as usize];
        Arc::clone(lacking.get_or_init(|| Reason::of_word(alias.needs.join("、"))))
    }

    /// The conditions of `alias`.
    pub fn member(&self, alias: AliasId) -> &Member {
        &self.members[alias.0 as usize]
    }

    /// Who `member` speaks of.
    pub fn holders(&self, member: &Member) -> &[Holder] {
        &self.holders[member.holders.start as usize..member.holders.end as usize]
    }

    /// Who `alias` speaks of, where that is one alone.
    pub fn sole_holder(&self, alias: AliasId) -> Option<Holder> {
        self.sole[alias.0 as usize].map(|number| Holder(number.get() - 1))
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

/// One more than the number of the only one that `member` speaks of.
fn sole(member: &Member, holders: &[Holder]) -> Option<NonZero<u32>> {
    match holders[member.holders.start as usize..member.holders.end as usize] {
        [Holder(number)] => NonZero::new(number + 1),
        _ => None,
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
        needs: Option<ListId>,
        cues: Option<ListId>,
    ) -> Self {
        let none = alias.not_before.is_empty() && alias.not_after.is_empty();
        let neighbours = || {
            Box::new([
                Neighbours::following(&alias.not_before),
                Neighbours::preceding(&alias.not_after),
            ])
        };
        Self {
            strength: alias.strength,
            guards: matches!(alias.kind, AliasKind::Organisation | AliasKind::NonMention),
            has_edge: edge::has_edge(&alias.text),
            exact_case: alias.exact_case,
            holders,
            neighbours: (!none).then(neighbours),
            needs,
            cues,
        }
    }

    /// True where it is no guard and [`Member::contradiction`] has nothing to look at.
    fn is_plain(&self) -> bool {
        !(self.guards || self.has_edge || self.exact_case || self.neighbours.is_some())
    }

    /// The rule that accepts the alias where its neighbours allow it, whatever the rest of the article
    /// says; none for a guard.
    pub fn sure(&self) -> Option<Rule> {
        if self.guards || self.needs.is_some() {
            return None;
        }
        match self.strength {
            Strength::Strong => Some(Rule::Strong),
            Strength::Normal => Some(Rule::Normal),
            Strength::Weak => None,
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
        let loss = |rule, word: &str| Some(Contradiction::Loss(Loss::new(rule, word)));
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
        if let Some([not_before, not_after]) = self.neighbours.as_deref() {
            if let Some(word) = not_before.starts(&text[found.end..]) {
                return loss(Rule::NotBefore, word);
            }
            if let Some(word) = not_after.ends(&text[..found.start]) {
                return loss(Rule::NotAfter, word);
            }
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
