//! Why something is lit, and why something is not: every alias that stands at a place, and its fate.
//!
//! Asks the matcher for the whole article, so that an explanation never differs from what is shown.

use super::candidate::{Candidate, Decision, Place, Rule};
use super::excluded::{Excluded, TextForm, excluded_parts};
use super::explanation::{Explanation, Fate, Standing};
use super::finder::Found;
use super::matcher::{Article, Matcher, Resolved};
use super::remedies::remedies;
use super::vocabulary::{Contradiction, Lane, Loss};
use crate::lexicon::{AliasId, file::LONGEST_ALIAS};
use crate::text::ByteSpan;
use std::cmp::Reverse;
use std::ops::Range;

/// Explains `span` of an article's title or body; an empty span asks about the place between two
/// characters. Both ends must be character boundaries of that text.
pub fn explain(
    matcher: &Matcher,
    title: &str,
    body: &str,
    form: TextForm,
    place: Place,
    span: ByteSpan,
) -> Explanation {
    let article = Article::new(title, body, form);
    let standing = standing_at(matcher, &article, form, place, span);
    let remedies = remedies(matcher, &article, form, place, span, &standing);
    Explanation {
        place,
        span,
        standing,
        remedies,
    }
}

/// What stands at `span`, by start, the longer before the shorter.
pub(super) fn standing_at(
    matcher: &Matcher,
    article: &Article<'_>,
    form: TextForm,
    place: Place,
    span: ByteSpan,
) -> Vec<Standing> {
    let text = article.text(place);
    let form = if place == Place::Title {
        TextForm::Plain
    } else {
        form
    };
    let excluded = excluded_parts(text, form);
    let inquiry = Inquiry {
        matcher,
        text,
        place,
        excluded,
        resolved: matcher.resolve(article),
    };
    let mut standing = inquiry.standing(span);
    standing.sort_by_key(|s| (s.span.start, Reverse(s.span.end), s.alias));
    standing
}

/// One question.
struct Inquiry<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    place: Place,
    excluded: Vec<(Range<usize>, Excluded)>,
    resolved: Resolved,
}

impl Inquiry<'_> {
    /// Every alias that shares a byte with `span`, or holds it where it is empty.
    fn standing(&self, span: ByteSpan) -> Vec<Standing> {
        let holds = |other: ByteSpan| other.start <= span.start && span.end <= other.end;
        // A character has four bytes at most.
        let furthest = (span.start as usize).saturating_sub(4 * LONGEST_ALIAS);
        let first = self.text.floor_char_boundary(furthest);
        let (vocabulary, mut here) = (&self.matcher.vocabulary, Vec::new());
        let mut standing = Vec::new();
        for (offset, _) in self.text[first..].char_indices() {
            let start = first + offset;
            if start > span.end as usize {
                break;
            }
            vocabulary
                .finder
                .starting_at(self.text, start, self.text.len(), &mut here);
            for found in &here {
                let stands = ByteSpan::new(found.start, found.end);
                let touches = stands.overlaps(span) || (span.is_empty() && holds(stands));
                if !touches {
                    continue;
                }
                for lane in Lane::ALL {
                    if let Some(alias) = vocabulary.alias(found, lane) {
                        let fate = self.fate(lane, alias, found);
                        standing.push(Standing {
                            alias,
                            span: stands,
                            fate,
                        });
                    }
                }
            }
        }
        standing
    }

    fn fate(&self, lane: Lane, alias: AliasId, found: &Found) -> Fate {
        let span = ByteSpan::new(found.start, found.end);
        let excludes = |part: &Range<usize>| part.start < found.end && found.start < part.end;
        if let Some((_, kind)) = self.excluded.iter().find(|(part, _)| excludes(part)) {
            return Fate::Excluded(*kind);
        }
        let (candidates, terms) = (
            &self.resolved.matches.candidates,
            &self.resolved.matches.terms,
        );
        let decided = candidates
            .iter()
            .find(|c| (c.place, c.span, c.alias) == (self.place, span, alias));
        if let Some(Candidate {
            decision,
            rule,
            reason,
            ..
        }) = decided.cloned()
        {
            return Fate::Decided {
                decision,
                rule,
                reason,
            };
        }
        let names = candidates
            .iter()
            .filter(|c| c.is_mention())
            .map(|c| (c.place, c.span, c.alias));
        let guards = self
            .resolved
            .guards
            .iter()
            .map(|site| (site.place, site.span, site.alias));
        let terms = terms.iter().map(|term| (term.place, term.span, term.alias));
        let winners: Vec<_> = match lane {
            Lane::Names => names.chain(guards).collect(),
            Lane::Terms => terms.collect(),
        };
        if winners.contains(&(self.place, span, alias)) {
            return match lane {
                Lane::Names => Fate::Guards,
                Lane::Terms => {
                    let (decision, rule) = (Decision::Accepted, Rule::Normal);
                    Fate::Decided {
                        decision,
                        rule,
                        reason: None,
                    }
                }
            };
        }
        let member = self.matcher.vocabulary.member(alias);
        match member.contradiction(|| &self.matcher.lexicon.alias(alias).text, self.text, found) {
            Some(Contradiction::Loss(Loss { rule, reason })) => Fate::Decided {
                decision: Decision::Rejected,
                rule,
                reason,
            },
            Some(Contradiction::Unrelated) => Fate::PartOfWord,
            None => winners
                .into_iter()
                .find(|&(place, winner, _)| place == self.place && winner.overlaps(span))
                .map_or(Fate::PartOfWord, |(_, span, alias)| Fate::Within {
                    alias,
                    span,
                }),
        }
    }
}
