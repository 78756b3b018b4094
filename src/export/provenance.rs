//! What made an export, so that it can be made again: said in every file that leaves the program.
//!
//! No time, no machine and no absolute path is in it: the same articles, lexicon and filter give the same
//! bytes.

use crate::lexicon::Lexicon;

/// What made an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The version of the program.
    pub version: &'static str,
    /// The hash of the lexicon, 32 hexadecimal digits.
    pub lexicon: String,
    /// True where mentions of a company count for the one it is part of.
    pub rolled_up: bool,
    /// Which articles were asked for; empty for all.
    pub filter: String,
    /// Which part of the library, such as `1/4`; empty for the whole.
    pub shard: String,
}

impl Provenance {
    /// Of what this version makes with `lexicon`.
    pub fn new(lexicon: &Lexicon, rolled_up: bool, filter: String, shard: String) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            lexicon: lexicon.hash().to_string(),
            rolled_up,
            filter,
            shard,
        }
    }

    /// `wenjian 0.1.0`.
    pub fn program(&self) -> String {
        format!("wenjian {}", self.version)
    }

    /// Names and values, in an order that stays.
    pub fn pairs(&self) -> [(&'static str, String); 5] {
        [
            ("version", self.version.to_owned()),
            ("lexicon", self.lexicon.clone()),
            ("rolled_up", self.rolled_up.to_string()),
            ("filter", self.filter.clone()),
            ("shard", self.shard.clone()),
        ]
    }

    /// The same in one line, such as `version=0.1.0; lexicon=…`.
    pub fn line(&self) -> String {
        let pairs = self.pairs().map(|(name, value)| format!("{name}={value}"));
        pairs.join("; ")
    }
}
