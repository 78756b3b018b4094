//! One walk over a text: which aliases stand where, as far as the neighbourhood of each place can tell.
//!
//! Leftmost-longest over all aliases of a set; an alias that its neighbours contradict gives way to a
//! shorter one at the same start, and stays in the result with the rule that rejected it. What needs the
//! whole article (support, cues, needed words) is decided afterwards, in [`super::rules`].

use super::candidate::{Place, Rule};
use super::edge;
use super::finder::{Finder, Found};
use crate::lexicon::{Alias, AliasId, AliasKind, Lexicon};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::ops::Range;

/// A place where an alias of the set stands.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub place: Place,
    pub span: ByteSpan,
    pub alias: AliasId,
    /// `None` where nothing in the neighbourhood speaks against it.
    pub loss: Option<Loss>,
}

/// What speaks against a place.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    pub rule: Rule,
    pub word: String,
    pub note: String,
}

/// Aliases that are found together, compiled.
#[derive(Debug)]
pub(super) struct AliasSet {
    finder: Finder,
    /// By pattern.
    members: Vec<Member>,
}

/// One alias, with its conditions folded.
#[derive(Debug)]
struct Member {
    id: AliasId,
    not_before: Box<[Box<str>]>,
    not_after: Box<[Box<str>]>,
    exact_case: bool,
    /// It guards against aliases inside it, and is none itself.
    guards: bool,
}

/// True for what is found only to keep others from being found.
pub(super) fn guards(kind: AliasKind) -> bool {
    matches!(kind, AliasKind::Organisation | AliasKind::NonMention)
}

impl AliasSet {
    /// The aliases of `lexicon` that `include` names.
    pub fn new(lexicon: &Lexicon, include: impl Fn(&Alias) -> bool) -> Self {
        let mut texts = Vec::new();
        let mut members = Vec::new();
        let fold_all = |words: &[String]| words.iter().map(|word| fold_text(word).into()).collect();
        for (index, alias) in lexicon.aliases.iter().enumerate() {
            if include(alias) {
                texts.push(alias.text.as_str());
                members.push(Member {
                    id: AliasId(index as u32),
                    not_before: fold_all(&alias.not_before),
                    not_after: fold_all(&alias.not_after),
                    exact_case: alias.exact_case,
                    guards: guards(alias.kind),
                });
            }
        }
        Self {
            finder: Finder::new(&texts),
            members,
        }
    }
}

/// A walk over parts of one text with one set of aliases.
pub(super) struct Scan<'s> {
    pub set: &'s AliasSet,
    pub lexicon: &'s Lexicon,
    pub place: Place,
    pub text: &'s str,
    /// Aliases that are passed over.
    pub barred: &'s [AliasId],
}

impl Scan<'_> {
    /// Adds every site in `range` of the text, whose ends are character boundaries. Sites that lost to
    /// a guard may reach beyond it.
    pub fn run(&self, range: Range<usize>, sites: &mut Vec<Site>) {
        let mut here = Vec::new();
        let mut from = range.start;
        while let Some(start) = self.set.finder.next_start(self.text, from, range.end) {
            self.set
                .finder
                .starting_at(self.text, start, range.end, &mut here);
            from = match self.best(&here, true, sites) {
                Some(won) => {
                    let member = self.member(&won);
                    sites.push(self.site(&won, None));
                    if member.guards {
                        self.guarded(member.id, start..won.end, range.end, sites);
                    }
                    won.end
                }
                None => self.after(start),
            };
        }
    }

    /// The longest of the strings found at one start that its neighbours allow; those that are not
    /// allowed are added to `sites`.
    fn best(&self, here: &[Found], guards: bool, sites: &mut Vec<Site>) -> Option<Found> {
        for found in here.iter().rev() {
            let member = self.member(found);
            if (member.guards && !guards) || self.barred.contains(&member.id) {
                continue;
            }
            match self.contradiction(found) {
                None => return Some(*found),
                Some(loss) if !member.guards => sites.push(self.site(found, Some(loss))),
                Some(_) => {}
            }
        }
        None
    }

    /// Adds the aliases that start within `range`, where the guard stands: all of them lose to it.
    fn guarded(&self, guard: AliasId, range: Range<usize>, end: usize, sites: &mut Vec<Site>) {
        let guard = self.lexicon.alias(guard);
        let rule = match guard.kind {
            AliasKind::Organisation => Rule::Organisation,
            _ => Rule::NonMention,
        };
        let mut here = Vec::new();
        let mut from = range.start;
        while from < range.end
            && let Some(start) = self.set.finder.next_start(self.text, from, end)
            && start < range.end
        {
            self.set
                .finder
                .starting_at(self.text, start, end, &mut here);
            from = match self.best(&here, false, sites) {
                Some(lost) => {
                    let (word, note) = (guard.text.clone(), guard.reason.clone());
                    sites.push(self.site(&lost, Some(Loss { rule, word, note })));
                    lost.end
                }
                None => self.after(start),
            };
        }
    }

    /// What the characters beside `found` say against it.
    fn contradiction(&self, found: &Found) -> Option<Loss> {
        let member = self.member(found);
        let loss = |rule, word: String| {
            Some(Loss {
                rule,
                word,
                note: String::new(),
            })
        };
        if let Some(character) = edge::touched(self.text, found.start..found.end) {
            return loss(Rule::Edge, character.into());
        }
        if let Some(word) = edge::starts_with_any(&self.text[found.end..], &member.not_before) {
            return loss(Rule::NotBefore, word.to_owned());
        }
        if let Some(word) = edge::ends_with_any(&self.text[..found.start], &member.not_after) {
            return loss(Rule::NotAfter, word.to_owned());
        }
        let exact = &self.lexicon.alias(member.id).text;
        if member.exact_case && !same_case(&self.text[found.start..found.end], exact) {
            return loss(Rule::Case, exact.clone());
        }
        None
    }

    fn member(&self, found: &Found) -> &Member {
        &self.set.members[found.pattern as usize]
    }

    fn site(&self, found: &Found, loss: Option<Loss>) -> Site {
        let span = ByteSpan::new(found.start, found.end);
        Site {
            place: self.place,
            span,
            alias: self.member(found).id,
            loss,
        }
    }

    /// The character boundary after the character at `start`.
    fn after(&self, start: usize) -> usize {
        start + self.text[start..].chars().next().map_or(1, char::len_utf8)
    }
}

/// True where the two, which fold to the same, have the same letter case; width makes no difference.
fn same_case(text: &str, exact: &str) -> bool {
    text.chars()
        .zip(exact.chars())
        .all(|(a, b)| a.is_uppercase() == b.is_uppercase())
}
