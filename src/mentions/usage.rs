//! What became of the aliases of a lexicon in a library: how often, by which rule, and where.
//!
//! Counts candidates, article by article, in any order that the caller keeps.

use super::candidate::{Candidate, Decision, Place, Rule};
use crate::lexicon::{AliasId, Lexicon, Owner};
use crate::text::ByteSpan;

/// Samples kept for each alias and decision.
const SAMPLES: usize = 10;

/// Where a candidate stands: the caller's number of the article, title or body, and the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// As handed to [`Usage::add`].
    pub document: usize,
    /// Title or body.
    pub place: Place,
    /// Bytes of the title's text or of the body.
    pub span: ByteSpan,
    /// What was decided.
    pub decision: Decision,
    /// By which rule.
    pub rule: Rule,
}

/// What became of one alias.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AliasUsage {
    /// Candidates by rule, in the order of [`Rule::ALL`].
    pub by_rule: [u32; Rule::ALL.len()],
    /// Of these, accepted.
    pub accepted: u32,
    /// Of these, doubtful.
    pub doubtful: u32,
    /// At most ten candidates, spread over the library: each time twice as many have been seen, every
    /// second sample is dropped and half as many are kept from then on.
    pub samples: Vec<Sample>,
}

impl AliasUsage {
    /// All candidates.
    pub fn candidates(&self) -> u32 {
        self.by_rule.iter().sum()
    }

    /// Share of the candidates that a rule rejected, 0 where there are none.
    pub fn rejected_share(&self) -> f64 {
        let all = self.candidates();
        if all == 0 {
            return 0.0;
        }
        f64::from(all - self.accepted - self.doubtful) / f64::from(all)
    }

    fn add(&mut self, sample: Sample) {
        let seen = self.candidates();
        self.by_rule[sample.rule as usize] += 1;
        self.accepted += u32::from(sample.decision == Decision::Accepted);
        self.doubtful += u32::from(sample.decision == Decision::Doubtful);
        // One of `stride` is kept; the stride doubles when the list is full.
        let stride = (seen / SAMPLES as u32 + 1).next_power_of_two();
        if self.samples.len() == SAMPLES && seen.is_multiple_of(stride) {
            let mut index = 0;
            self.samples.retain(|_| {
                index += 1;
                index % 2 == 1
            });
        }
        if seen.is_multiple_of(stride) {
            self.samples.push(sample);
        }
    }
}

/// What became of every alias.
#[derive(Clone, Debug)]
pub struct Usage {
    /// By [`AliasId`].
    aliases: Vec<AliasUsage>,
}

impl Usage {
    /// Nothing counted yet.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            aliases: vec![AliasUsage::default(); lexicon.aliases.len()],
        }
    }

    /// Counts the candidates of one article.
    pub fn add<'c>(
        &mut self,
        document: usize,
        candidates: impl IntoIterator<Item = &'c Candidate>,
    ) {
        for candidate in candidates {
            let &Candidate {
                place,
                span,
                alias,
                decision,
                rule,
                ..
            } = candidate;
            let sample = Sample {
                document,
                place,
                span,
                decision,
                rule,
            };
            self.aliases[alias.0 as usize].add(sample);
        }
    }

    /// What became of one alias.
    pub fn alias(&self, alias: AliasId) -> &AliasUsage {
        &self.aliases[alias.0 as usize]
    }

    /// Aliases of companies and groups that stand nowhere in the library, in the order of the lexicon.
    pub fn dead<'u>(&'u self, lexicon: &'u Lexicon) -> impl Iterator<Item = AliasId> + 'u {
        let aliases = lexicon.aliases.iter().zip(&self.aliases).enumerate();
        aliases
            .filter(|(_, (alias, usage))| {
                matches!(alias.owner, Owner::Companies(_) | Owner::Group(_))
                    && usage.candidates() == 0
            })
            .map(|(index, _)| AliasId(index as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_few_and_spread_over_the_library() {
        let mut usage = AliasUsage::default();
        for document in 0..1000 {
            usage.add(Sample {
                document,
                place: Place::Body,
                span: ByteSpan::new(0, 6),
                decision: Decision::Rejected,
                rule: Rule::NonMention,
            });
        }
        let documents: Vec<usize> = usage.samples.iter().map(|sample| sample.document).collect();
        assert!(
            documents.len() >= 5 && documents.len() <= SAMPLES,
            "{documents:?}"
        );
        assert!(documents.is_sorted() && *documents.last().expect("there are some") > 500);
        assert_eq!((usage.candidates(), usage.rejected_share()), (1000, 1.0));
    }
}
