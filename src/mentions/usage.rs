//! What became of the aliases of a lexicon in a library: how often, by which rule, and where.
//!
//! Counts candidates, article by article, in any order that the caller keeps.

use super::candidate::{Candidate, Decision, Place, Rule};
use crate::lexicon::{AliasId, Lexicon, Owner};
use crate::text::ByteSpan;

/// Samples of accepted candidates, and of the others, that are kept at most for each alias; never fewer
/// than half as many, where there are so many candidates.
const SAMPLES: usize = 20;

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
    accepted_samples: Spread,
    other_samples: Spread,
}

/// A few of many, spread over them: each time twice as many have been seen, every second sample is dropped
/// and half as many are kept from then on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spread {
    seen: u32,
    kept: Vec<Sample>,
}

impl Spread {
    fn add(&mut self, sample: Sample) {
        // One of `stride` is kept; the stride doubles when the list is full.
        let stride = (self.seen / SAMPLES as u32 + 1).next_power_of_two();
        let is_kept = self.seen.is_multiple_of(stride);
        self.seen += 1;
        if !is_kept {
            return;
        }
        if self.kept.len() == SAMPLES {
            let mut index = 0;
            self.kept.retain(|_| {
                index += 1;
                index % 2 == 1
            });
        }
        self.kept.push(sample);
    }

    /// `most` of the samples, evenly spread.
    fn pick(&self, most: usize) -> impl Iterator<Item = Sample> + '_ {
        let count = self.kept.len();
        let most = most.min(count);
        (0..most).map(move |index| self.kept[index * count / most])
    }
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

    /// At most `most` candidates, spread over the library in both halves: first those that are no
    /// mentions, half of all where there are enough mentions, then the mentions.
    pub fn samples(&self, most: usize) -> Vec<Sample> {
        let (others, accepted) = (
            self.other_samples.kept.len(),
            self.accepted_samples.kept.len(),
        );
        let of_others = others.min(most - accepted.min(most.div_ceil(2)));
        let of_accepted = accepted.min(most - of_others);
        let picked = self.other_samples.pick(of_others);
        picked
            .chain(self.accepted_samples.pick(of_accepted))
            .collect()
    }

    fn add(&mut self, sample: Sample) {
        self.by_rule[sample.rule as usize] += 1;
        self.accepted += u32::from(sample.decision == Decision::Accepted);
        self.doubtful += u32::from(sample.decision == Decision::Doubtful);
        match sample.decision {
            Decision::Accepted => self.accepted_samples.add(sample),
            Decision::Rejected | Decision::Doubtful => self.other_samples.add(sample),
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
    fn samples_are_ten_spread_over_the_library_and_show_what_was_rejected() {
        let mut usage = AliasUsage::default();
        for document in 0..1000 {
            let is_rejected = document % 100 == 0;
            usage.add(Sample {
                document,
                place: Place::Body,
                span: ByteSpan::new(0, 6),
                decision: if is_rejected {
                    Decision::Rejected
                } else {
                    Decision::Accepted
                },
                rule: if is_rejected {
                    Rule::NonMention
                } else {
                    Rule::Normal
                },
            });
        }
        let samples = usage.samples(10);
        let documents = |wanted| -> Vec<usize> {
            let of = samples.iter().filter(|sample| sample.decision == wanted);
            of.map(|sample| sample.document).collect()
        };
        for found in [documents(Decision::Rejected), documents(Decision::Accepted)] {
            assert_eq!(found.len(), 5);
            assert!(found.is_sorted() && found[4] > 500, "{found:?}");
        }
        assert_eq!((usage.candidates(), usage.rejected_share()), (1000, 0.01));
        assert_eq!(usage.samples(3).len(), 3);
        assert!(usage.samples(0).is_empty());
    }
}
