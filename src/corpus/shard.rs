//! One part of a library that is too large for one machine: which files belong to it.
//!
//! Knows a path and nothing else, so that every machine comes to the same answer without asking another.

use std::fmt;
use std::str::FromStr;
use twox_hash::XxHash3_64;

/// Part `number` of `count`, counted from 1. A file belongs to the part that the XXH3 hash (64 bits, seed 0)
/// of its path below the opened folder, modulo `count`, plus 1, names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shard {
    number: u32,
    count: u32,
}

/// What is wrong with a text that should name a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected I/N, such as 1/4: I from 1 to N")]
pub struct ShardError;

impl Shard {
    /// True where the file at this path, with `/` between its parts, belongs to it.
    pub fn holds(self, path: &str) -> bool {
        XxHash3_64::oneshot(path.as_bytes()) % u64::from(self.count) + 1 == u64::from(self.number)
    }

    /// True for the first part, which also tells what belongs to no file.
    pub fn is_first(self) -> bool {
        self.number == 1
    }

    /// `1-of-4`, with leading zeros, so that names of files sort by number.
    pub fn file_part(self) -> String {
        let width = self.count.to_string().len();
        format!("{:0width$}-of-{}", self.number, self.count)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.count)
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let (number, count) = text.split_once('/').ok_or(ShardError)?;
        let read = |text: &str| text.trim().parse::<u32>().map_err(|_| ShardError);
        let (number, count) = (read(number)?, read(count)?);
        match (1..=count).contains(&number) {
            true => Ok(Self { number, count }),
            false => Err(ShardError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_belongs_to_one_part_and_always_to_the_same() {
        let paths: Vec<String> = (0..4_000).map(|n| format!("年/{n}.md")).collect();
        let parts: Vec<Shard> = (1..=4).map(|number| Shard { number, count: 4 }).collect();
        let mut sizes = [0; 4];
        for path in &paths {
            let own: Vec<usize> = (0..4).filter(|part| parts[*part].holds(path)).collect();
            assert_eq!(own.len(), 1, "{path}");
            sizes[own[0]] += 1;
        }
        assert!(
            sizes.iter().all(|size| (850..1150).contains(size)),
            "{sizes:?}"
        );
        // Published: another program may ask which part a file is in.
        assert_eq!(XxHash3_64::oneshot("2016/甲.md".as_bytes()) % 4, 2);
    }

    #[test]
    fn a_part_is_named_by_two_numbers() {
        assert_eq!(
            "2/10".parse::<Shard>().map(Shard::file_part),
            Ok("02-of-10".to_owned())
        );
        for wrong in ["", "1", "0/4", "5/4", "1/0", "a/b", "-1/4"] {
            assert_eq!(wrong.parse::<Shard>(), Err(ShardError), "{wrong}");
        }
    }
}
