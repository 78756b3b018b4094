//! One walk over a text: which aliases stand where, as far as the neighbourhood of each place can tell.
//!
//! Leftmost-longest over all aliases of a lane; an alias that its neighbours contradict gives way to a
//! shorter one at the same start, and stays in the result with the rule that rejected it. What needs the
//! whole article (support, cues, needed words) is decided afterwards, in [`super::rules`].

use super::candidate::{Place, Reason, Rule};
use super::finder::{Found, Room};
use super::vocabulary::{Contradiction, Lane, Loss, Member, Only, Vocabulary};
use crate::lexicon::{AliasId, AliasKind, Lexicon};
use crate::text::ByteSpan;
use std::ops::Range;
use std::sync::Arc;

/// A place where an alias stands.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub place: Place,
    pub span: ByteSpan,
    pub alias: AliasId,
    /// The rule that rejects it; `None` where nothing in the neighbourhood speaks against it.
    pub lost: Option<Rule>,
    /// Why it lost.
    pub reason: Option<Arc<Reason>>,
    /// As [`Member::sure`]; `None` too where it lost.
    pub sure: Option<Rule>,
}

/// What a walk finds, each list in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Sites {
    pub names: Vec<Site>,
    pub terms: Vec<Site>,
    /// What introduces short forms.
    pub introducers: Vec<(Place, ByteSpan)>,
}

impl Sites {
    /// Nothing found, with the room for it kept.
    pub fn clear(&mut self) {
        self.names.clear();
        self.terms.clear();
        self.introducers.clear();
    }

    fn of(&mut self, lane: Lane) -> &mut Vec<Site> {
        match lane {
            Lane::Names => &mut self.names,
            Lane::Terms => &mut self.terms,
        }
    }
}

/// A walk over parts of one text.
pub(super) struct Scan<'s> {
    pub vocabulary: &'s Vocabulary,
    pub lexicon: &'s Lexicon,
    pub place: Place,
    pub text: &'s str,
    /// Aliases that are passed over.
    pub barred: &'s [AliasId],
}

impl Scan<'_> {
    /// Adds every site in `range` of the text, whose ends are character boundaries, and what else is of
    /// interest there. Names that lost to a guard may reach beyond it.
    pub fn run(&self, range: Range<usize>, room: &mut Room, sites: &mut Sites) {
        let end = range.end;
        // Where the last alias of each lane that nothing spoke against ended.
        let mut taken = [range.start; Lane::ALL.len()];
        let finder = &self.vocabulary.finder;
        finder.walk(self.text, range, room, |start, here| {
            // Most are one alias and nothing else.
            if let [found] = here
                && self.barred.is_empty()
                && let Some(only) = Only::of(found)
            {
                let taken = &mut taken[only.lane as usize];
                if start >= *taken
                    && let Some(standing) = self.weighed(found, &only, sites)
                {
                    self.take(found, &only, standing, end, taken, sites);
                }
                return;
            }
            let mut lanes = [false; Lane::ALL.len()];
            for found in here {
                let roles = self.vocabulary.roles(found);
                for lane in Lane::ALL {
                    lanes[lane as usize] |= roles.alias(lane).is_some();
                }
                if roles.introduces() {
                    let span = ByteSpan::new(found.start, found.end);
                    sites.introducers.push((self.place, span));
                }
            }
            for lane in Lane::ALL {
                let taken = &mut taken[lane as usize];
                if lanes[lane as usize] && start >= *taken {
                    self.settle(here, lane, end, taken, sites);
                }
            }
        });
    }

    /// Adds every site of `lane` that starts in `range` of the text, a short one, and ends by `end`.
    pub fn run_within(&self, range: Range<usize>, end: usize, lane: Lane, sites: &mut Sites) {
        let mut here = Vec::new();
        let mut taken = range.start;
        for (offset, _) in self.text[range.clone()].char_indices() {
            let start = range.start + offset;
            if start >= taken {
                let finder = &self.vocabulary.finder;
                finder.starting_word_at(self.text, start, end, &mut here);
                self.settle(&here, lane, end, &mut taken, sites);
            }
        }
    }

    /// Adds what of `here`, found at one start, is a site of `lane`; notes where it ends what it takes.
    fn settle(&self, here: &[Found], lane: Lane, end: usize, taken: &mut usize, sites: &mut Sites) {
        // The longest that its neighbours allow.
        for found in here.iter().rev() {
            let roles = self.vocabulary.roles(found);
            let Some(alias) = roles.alias(lane) else {
                continue;
            };
            if self.barred.contains(&alias) {
                continue;
            }
            let only = Only {
                lane,
                alias,
                is_plain: roles.is_plain(lane),
                sure: roles.sure(lane),
            };
            if let Some(standing) = self.weighed(found, &only, sites) {
                self.take(found, &only, standing, end, taken, sites);
                return;
            }
        }
    }

    /// What `found` is, which is `only` that; `None` where its neighbours do not allow it, which is added to
    /// `sites`.
    #[inline(always)]
    fn weighed(&self, found: &Found, only: &Only, sites: &mut Sites) -> Option<Standing> {
        if only.is_plain {
            return Some(Standing::Name(only.sure));
        }
        let member = self.vocabulary.member(only.alias);
        match self.contradiction(only.alias, found) {
            None => return Some(Standing::of(member)),
            Some(Contradiction::Loss(loss)) if !member.guards => {
                let sites = sites.of(only.lane);
                sites.push(self.lost(found, only.alias, loss));
            }
            Some(_) => {}
        }
        None
    }

    /// Adds `found` as what it is, and notes where it ends what it takes.
    #[inline(always)]
    fn take(
        &self,
        found: &Found,
        only: &Only,
        standing: Standing,
        end: usize,
        taken: &mut usize,
        sites: &mut Sites,
    ) {
        *taken = found.end;
        let (sure, guards) = match standing {
            Standing::Guard => (None, true),
            Standing::Name(sure) => (sure, false),
        };
        let site = self.site(found, only.alias, sure);
        sites.of(only.lane).push(site);
        if guards {
            self.guarded(only.alias, found.start..found.end, end, sites);
        }
    }

    /// Adds the names that start within `range`, where the guard stands: all of them lose to it.
    fn guarded(&self, guard: AliasId, range: Range<usize>, end: usize, sites: &mut Sites) {
        let rule = match self.lexicon.alias(guard).kind {
            AliasKind::Organisation => Rule::Organisation,
            _ => Rule::NonMention,
        };
        let mut here = Vec::new();
        let mut from = range.start;
        for (offset, _) in self.text[range.clone()].char_indices() {
            let start = range.start + offset;
            if start < from {
                continue;
            }
            let finder = &self.vocabulary.finder;
            finder.starting_word_at(self.text, start, end, &mut here);
            // The guard is the better reason even where the name's own neighbours speak against it: it
            // says what the words mean.
            let longest = here.iter().rev().find_map(|found| {
                let alias = self.vocabulary.alias(found, Lane::Names)?;
                let passed_over = self.vocabulary.member(alias).guards
                    || self.barred.contains(&alias)
                    || matches!(
                        self.contradiction(alias, found),
                        Some(Contradiction::Unrelated)
                    );
                (!passed_over).then_some((found, alias))
            });
            if let Some((lost, alias)) = longest {
                let reason = Some(self.vocabulary.reason(self.lexicon, guard));
                let site = self.lost(lost, alias, Loss { rule, reason });
                sites.names.push(site);
                from = lost.end;
            }
        }
    }

    fn contradiction(&self, alias: AliasId, found: &Found) -> Option<Contradiction> {
        let member = self.vocabulary.member(alias);
        member.contradiction(|| &self.lexicon.alias(alias).text, self.text, found)
    }

    /// A site that nothing in its neighbourhood speaks against.
    #[inline(always)]
    fn site(&self, found: &Found, alias: AliasId, sure: Option<Rule>) -> Site {
        Site {
            place: self.place,
            span: ByteSpan::new(found.start, found.end),
            alias,
            lost: None,
            reason: None,
            sure,
        }
    }

    fn lost(&self, found: &Found, alias: AliasId, Loss { rule, reason }: Loss) -> Site {
        Site {
            lost: Some(rule),
            reason,
            ..self.site(found, alias, None)
        }
    }
}

/// What an alias that nothing speaks against is.
enum Standing {
    /// It guards against what it holds.
    Guard,
    /// It names somebody, or is a term; with [`Member::sure`].
    Name(Option<Rule>),
}

impl Standing {
    fn of(member: &Member) -> Self {
        if member.guards {
            Self::Guard
        } else {
            Self::Name(member.sure())
        }
    }
}
