//! One walk over a text: which aliases stand where, as far as the neighbourhood of each place can tell.
//!
//! Leftmost-longest over all aliases of a lane; an alias that its neighbours contradict gives way to a
//! shorter one at the same start, and stays in the result with the rule that rejected it. What needs the
//! whole article (support, cues, needed words) is decided afterwards, in [`super::rules`].

use super::candidate::{Place, Rule};
use super::finder::Found;
use super::vocabulary::{Contradiction, Lane, Loss, Vocabulary};
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
    /// Adds every site in `range` of the text, whose ends are character boundaries. Names that lost to
    /// a guard may reach beyond it.
    pub fn run(&self, range: Range<usize>, lanes: &[Lane], sites: &mut Sites) {
        let mut here = Vec::new();
        let mut from = range.start;
        // Where the last alias of each lane that nothing spoke against ended.
        let mut taken = [range.start; Lane::ALL.len()];
        let finder = &self.vocabulary.finder;
        while let Some(start) = finder.next(self.text, from, range.end, &mut here) {
            for &lane in lanes {
                let taken = &mut taken[lane as usize];
                if start >= *taken
                    && let Some((won, alias)) = self.best(&here, lane, sites)
                {
                    *taken = won.end;
                    sites.of(lane).push(self.site(&won, alias, None));
                    if self.vocabulary.member(alias).guards {
                        self.guarded(alias, start..won.end, range.end, sites);
                    }
                }
            }
            if let Some(introducer) = here.iter().find(|found| self.vocabulary.introduces(found)) {
                let span = ByteSpan::new(introducer.start, introducer.end);
                sites.introducers.push((self.place, span));
            }
            from = self.after(start);
        }
    }

    /// The longest of the strings found at one start that its neighbours allow; those that are not
    /// allowed are added to `sites`.
    fn best(&self, here: &[Found], lane: Lane, sites: &mut Sites) -> Option<(Found, AliasId)> {
        for found in here.iter().rev() {
            let Some(alias) = self.vocabulary.alias(found, lane) else {
                continue;
            };
            let member = self.vocabulary.member(alias);
            if self.barred.contains(&alias) {
                continue;
            }
            match self.contradiction(alias, found) {
                None => return Some((*found, alias)),
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
        let guard = self.lexicon.alias(guard);
        let rule = match guard.kind {
            AliasKind::Organisation => Rule::Organisation,
            _ => Rule::NonMention,
        };
        let mut here = Vec::new();
        let mut from = range.start;
        while from < range.end
            && let Some(start) = self.vocabulary.finder.next(self.text, from, end, &mut here)
            && start < range.end
        {
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
            from = match longest {
                Some((lost, alias)) => {
                    let loss = Loss::new(rule, guard.text.as_str(), &guard.reason);
                    sites.names.push(self.site(lost, alias, Some(loss)));
                    lost.end
                }
                None => self.after(start),
            };
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
        }
    }

    /// The character boundary after the character at `start`.
    fn after(&self, start: usize) -> usize {
        start + self.text[start..].chars().next().map_or(1, char::len_utf8)
    }
}
