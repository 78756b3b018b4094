//! One walk over a text: which aliases stand where, as far as the neighbourhood of each place can tell.
//!
//! Leftmost-longest over all aliases of a lane; an alias that its neighbours contradict gives way to a
//! shorter one at the same start, and stays in the result with the rule that rejected it. What needs the
//! whole article (support, cues, needed words) is decided afterwards, in [`super::rules`].

use super::candidate::{Place, Rule};
use super::finder::{Found, Room};
use super::vocabulary::{Alone, Contradiction, Lane, Loss, Member, Vocabulary};
use crate::lexicon::{AliasId, AliasKind, Lexicon};
use crate::text::ByteSpan;
use std::ops::Range;

/// A place where an alias stands.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub place: Place,
    pub span: ByteSpan,
    pub alias: AliasId,
    /// `None` where nothing in the neighbourhood speaks against it.
    pub loss: Option<Loss>,
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
            // Most stand alone, and nothing can speak against them.
            if let [found] = here
                && self.barred.is_empty()
                && let Some(Alone { lane, alias, rule }) = Alone::of(found)
            {
                let taken = &mut taken[lane as usize];
                if start >= *taken {
                    *taken = found.end;
                    let mut site = self.site(found, alias, None);
                    site.sure = Some(rule);
                    sites.of(lane).push(site);
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
    #[inline]
    fn settle(&self, here: &[Found], lane: Lane, end: usize, taken: &mut usize, sites: &mut Sites) {
        let Some((won, alias, standing)) = self.best(here, lane, sites) else {
            return;
        };
        *taken = won.end;
        let sure = match standing {
            Standing::Guard => None,
            Standing::Name(sure) => sure,
        };
        sites.of(lane).push(Site {
            sure,
            ..self.site(&won, alias, None)
        });
        if matches!(standing, Standing::Guard) {
            self.guarded(alias, won.start..won.end, end, sites);
        }
    }

    /// The longest of the strings found at one start that its neighbours allow; those that are not
    /// allowed are added to `sites`.
    fn best(
        &self,
        here: &[Found],
        lane: Lane,
        sites: &mut Sites,
    ) -> Option<(Found, AliasId, Standing)> {
        for found in here.iter().rev() {
            let roles = self.vocabulary.roles(found);
            let Some(alias) = roles.alias(lane) else {
                continue;
            };
            if self.barred.contains(&alias) {
                continue;
            }
            if roles.is_plain(lane) {
                return Some((*found, alias, Standing::Name(roles.sure(lane))));
            }
            let member = self.vocabulary.member(alias);
            match self.contradiction(alias, found) {
                None => return Some((*found, alias, Standing::of(member))),
                Some(Contradiction::Loss(loss)) if !member.guards => {
                    sites.of(lane).push(self.site(found, alias, Some(loss)));
                }
                Some(_) => {}
            }
        }
        None
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
                let site = self.site(lost, alias, Some(Loss { rule, reason }));
                sites.names.push(site);
                from = lost.end;
            }
        }
    }

    fn contradiction(&self, alias: AliasId, found: &Found) -> Option<Contradiction> {
        let member = self.vocabulary.member(alias);
        member.contradiction(|| &self.lexicon.alias(alias).text, self.text, found)
    }

    fn site(&self, found: &Found, alias: AliasId, loss: Option<Loss>) -> Site {
        Site {
            place: self.place,
            span: ByteSpan::new(found.start, found.end),
            alias,
            loss,
            sure: None,
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
