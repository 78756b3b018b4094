//! How strongly two things belong together, from how often they stand together and alone.
//!
//! `four counts -> a number`, the measures of corpus linguistics with their sources. Knows nothing of what
//! is counted. `docs/cooccurrence.md` says when to use which.

use serde::{Deserialize, Serialize};

/// A measure of association.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How often both stand together; no measure of association, but what all others are made of.
    Count,
    /// Dice's coefficient, 2·ab / (a + b), from 0 to 1 (Dice 1945).
    Dice,
    /// Pointwise mutual information in bits, log2(n·ab / (a·b)) (Church and Hanks 1990).
    Pmi,
    /// The same divided by −log2(ab / n), from −1 to 1 (Bouma 2009).
    #[default]
    Npmi,
    /// The log-likelihood ratio G2 = 2 Σ O·ln(O / E) over all four cells (Dunning 1993), with a minus where
    /// the two stand together less often than by chance.
    LogLikelihood,
}

impl Measure {
    /// Every measure, in the order in which lists show them.
    pub const ALL: [Self; 5] = [
        Self::Count,
        Self::Npmi,
        Self::Pmi,
        Self::LogLikelihood,
        Self::Dice,
    ];

    /// `count`, `dice`, `pmi`, `npmi` or `log-likelihood`; its name and its help are in the locale files
    /// under `measure-<name>` and `measure-<name>-help`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Dice => "dice",
            Self::Pmi => "pmi",
            Self::Npmi => "npmi",
            Self::LogLikelihood => "log-likelihood",
        }
    }

    /// Decimal places that say something.
    pub fn decimals(self) -> usize {
        match self {
            Self::Count => 0,
            Self::Dice | Self::Npmi => 3,
            Self::Pmi => 2,
            Self::LogLikelihood => 1,
        }
    }
}

/// How often two things stand in the same unit (a sentence, a paragraph, an article), and alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contingency {
    /// Units with both; at least 1.
    pub both: u64,
    /// Units with the one; at least [`Self::both`].
    pub one: u64,
    /// Units with the other; at least [`Self::both`].
    pub other: u64,
    /// All units; at least those with the one or the other.
    pub all: u64,
}

impl Contingency {
    /// The value of a measure.
    pub fn value(self, measure: Measure) -> f64 {
        let Self {
            both,
            one,
            other,
            all,
        } = self;
        let [both, one, other, all] = [both, one, other, all].map(|count| count as f64);
        match measure {
            Measure::Count => both,
            Measure::Dice => 2.0 * both / (one + other),
            Measure::Pmi => (all * both / (one * other)).log2(),
            // Where every unit has both there is nothing to be surprised at, and nothing missing.
            Measure::Npmi if both >= all => 1.0,
            Measure::Npmi => (all * both / (one * other)).log2() / -(both / all).log2(),
            Measure::LogLikelihood => self.log_likelihood(),
        }
    }

    fn log_likelihood(self) -> f64 {
        let Self {
            both,
            one,
            other,
            all,
        } = self;
        let cells = [
            (both, one, other),
            (one - both, one, all - other),
            (other - both, all - one, other),
            (all + both - one - other, all - one, all - other),
        ];
        let part = |(observed, row, column): (u64, u64, u64)| {
            if observed == 0 {
                return 0.0;
            }
            let expected = row as f64 * column as f64 / all as f64;
            observed as f64 * (observed as f64 / expected).ln()
        };
        // Rounding may leave a trace of less than nothing.
        let value = (2.0 * cells.into_iter().map(part).sum::<f64>()).max(0.0);
        let expected = one as f64 * other as f64 / all as f64;
        if (both as f64) < expected {
            -value
        } else {
            value
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(value: f64, expected: f64, tolerance: f64) -> bool {
        (value - expected).abs() <= tolerance
    }

    /// Dunning (1993), “Accurate Methods for the Statistics of Surprise and Coincidence”, Computational
    /// Linguistics 19(1), table of bigrams by −2 log λ: both, the second without the first, the first
    /// without the second, neither.
    #[test]
    fn log_likelihood_is_that_of_dunnings_table() {
        let table = [
            (270.72, 110, 2442, 111, 29114),
            (263.90, 29, 13, 123, 31612),
            (256.84, 31, 23, 139, 31584),
            (167.23, 10, 0, 3, 31764),
        ];
        for (expected, both, second, first, neither) in table {
            let counts = Contingency {
                both,
                one: both + first,
                other: both + second,
                all: both + first + second + neither,
            };
            let value = counts.value(Measure::LogLikelihood);
            assert!(is_near(value, expected, 0.005), "{value} for {expected}");
        }
    }

    /// Church and Hanks (1990), “Word Association Norms, Mutual Information, and Lexicography”,
    /// Computational Linguistics 16(1), table 1: pairs with “doctor” in 15 million words.
    #[test]
    fn mutual_information_is_that_of_church_and_hanks() {
        for (expected, both, one, other) in [
            (11.3, 12, 111, 621),
            (11.3, 8, 1105, 44),
            (10.7, 30, 1105, 241),
        ] {
            let all = 15_000_000;
            let counts = Contingency {
                both,
                one,
                other,
                all,
            };
            let value = counts.value(Measure::Pmi);
            // They give one decimal, and the size of their corpus as “15 million”.
            assert!(is_near(value, expected, 0.06), "{value} for {expected}");
        }
    }

    /// Bouma (2009), “Normalized (Pointwise) Mutual Information in Collocation Extraction”: 1 for two that
    /// stand only together, 0 for independence. The other values are worked out by hand.
    #[test]
    fn measures_are_what_their_formulas_say() {
        let together = Contingency {
            both: 4,
            one: 4,
            other: 4,
            all: 64,
        };
        assert!(is_near(together.value(Measure::Npmi), 1.0, 1e-12));
        assert!(is_near(together.value(Measure::Pmi), 4.0, 1e-12));
        assert!(is_near(together.value(Measure::Dice), 1.0, 1e-12));
        let independent = Contingency {
            both: 5,
            one: 10,
            other: 50,
            all: 100,
        };
        for measure in [Measure::Npmi, Measure::Pmi, Measure::LogLikelihood] {
            assert!(
                is_near(independent.value(measure), 0.0, 1e-9),
                "{measure:?}"
            );
        }
        // 2·2 / (4 + 12); log2(64·2 / (4·12)) = log2(8/3); −log2(2/64) = 5.
        let some = Contingency {
            both: 2,
            one: 4,
            other: 12,
            all: 64,
        };
        assert!(is_near(some.value(Measure::Dice), 0.25, 1e-12));
        assert!(is_near(
            some.value(Measure::Pmi),
            (8.0_f64 / 3.0).log2(),
            1e-12
        ));
        let expected = (8.0_f64 / 3.0).log2() / 5.0;
        assert!(is_near(some.value(Measure::Npmi), expected, 1e-12));
        assert!(is_near(some.value(Measure::Count), 2.0, 1e-12));
    }

    #[test]
    fn what_avoids_each_other_has_a_minus() {
        let apart = Contingency {
            both: 1,
            one: 50,
            other: 50,
            all: 100,
        };
        for measure in [Measure::Npmi, Measure::Pmi, Measure::LogLikelihood] {
            assert!(apart.value(measure) < 0.0, "{measure:?}");
        }
        let everywhere = Contingency {
            both: 7,
            one: 7,
            other: 7,
            all: 7,
        };
        assert!(is_near(everywhere.value(Measure::Npmi), 1.0, 0.0));
        assert!(is_near(everywhere.value(Measure::LogLikelihood), 0.0, 0.0));
    }
}
