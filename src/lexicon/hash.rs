//! A name for exactly this lexicon, so that an export can say what it was made with.
//!
//! Says the same on every machine and in every version of the program that knows the same fields.

use super::{Alias, Company, Group, Lexicon, Name, Owner, Theme};
use std::fmt;

/// FNV-1a of 128 bits over every field. It tells lexicons apart that differ by chance; it does not
/// protect from somebody who wants two to look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LexiconHash(u128);

impl fmt::Display for LexiconHash {
    /// Thirty-two hexadecimal digits.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

impl Lexicon {
    /// The hash of everything the lexicon says, in the order of its file.
    pub fn hash(&self) -> LexiconHash {
        let mut digest = Digest::new();
        digest.list(&self.companies, Digest::company);
        digest.list(&self.groups, Digest::group);
        digest.list(&self.themes, Digest::theme);
        digest.list(&self.aliases, Digest::alias);
        LexiconHash(digest.0)
    }
}

/// Parameters of FNV-1a, 128 bits (IETF draft-eastlake-fnv).
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

struct Digest(u128);

impl Digest {
    fn new() -> Self {
        Self(OFFSET)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    /// With its length, so that `ab, c` differs from `a, bc`.
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }

    fn list<T>(&mut self, list: &[T], each: impl Fn(&mut Self, &T)) {
        self.number(list.len() as u64);
        list.iter().for_each(|entry| each(self, entry));
    }

    /// One more than the number, or nothing.
    fn option(&mut self, number: Option<i64>) {
        self.number(number.map_or(0, |number| number.wrapping_add(1 << 32) as u64));
    }

    fn name(&mut self, name: &Name) {
        self.text(&name.zh);
        self.text(&name.en);
    }

    fn company(&mut self, company: &Company) {
        let Company {
            id,
            name,
            part_of,
            colour,
            sector,
            since,
            until,
        } = company;
        self.text(id);
        self.name(name);
        self.option(part_of.map(|whole| i64::from(whole.0)));
        self.option(colour.map(|c| i64::from(c.0) << 16 | i64::from(c.1) << 8 | i64::from(c.2)));
        self.text(sector);
        self.option(since.map(i64::from));
        self.option(until.map(i64::from));
    }

    fn group(&mut self, group: &Group) {
        self.text(&group.id);
        self.name(&group.name);
        self.list(&group.members, |digest, period| {
            digest.list(&period.companies, |digest, company| {
                digest.number(company.0.into())
            });
            digest.option(period.from.map(i64::from));
            digest.option(period.to.map(i64::from));
        });
    }

    fn theme(&mut self, theme: &Theme) {
        self.text(&theme.id);
        self.name(&theme.name);
    }

    fn alias(&mut self, alias: &Alias) {
        let Alias {
            text,
            kind,
            owner,
            strength,
            not_before,
            not_after,
            cues,
            needs,
            exact_case,
            reason,
        } = alias;
        self.text(text);
        self.text(kind.name());
        match owner {
            Owner::Companies(companies) => self.list(companies, |d, id| d.number(id.0.into())),
            Owner::Group(group) => self.number(group.0.into()),
            Owner::Themes(themes) => self.list(themes, |d, id| d.number(id.0.into())),
            Owner::Nobody => {}
        }
        self.text(strength.name());
        for words in [not_before, not_after, cues, needs] {
            self.list(words, |digest, word| digest.text(word));
        }
        self.number((*exact_case).into());
        self.text(reason);
    }
}
