//! The order of lines: keys, the first of which decides, the next where it does not.
//!
//! Written as the command line takes it: `r1,r2,-date`.

use std::fmt;
use std::str::FromStr;

/// The most keys of an order; a further one would hardly ever decide.
pub const DEEPEST: usize = 8;

/// What lines are sorted by. Characters stand in the order of their pinyin, folded; white space is no
/// character, and only those that the window shows count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// The n-th character right of the hit, from 1 (at most 99).
    Right(u8),
    /// The n-th character left of the hit, from 1 (at most 99).
    Left(u8),
    /// The hit and what follows it, read as one word of a dictionary (32 characters).
    Pinyin,
    /// The date of the article.
    Date,
    /// Who published it, in the order of pinyin.
    Outlet,
    /// The articles in the order of the library, which is that of their paths.
    Path,
}

/// A key and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Level {
    /// By what.
    pub key: Key,
    /// The other way round. Lines that lack what the key asks for come last either way.
    pub descending: bool,
}

impl From<Key> for Level {
    fn from(key: Key) -> Self {
        Self {
            key,
            descending: false,
        }
    }
}

/// Keys in the order in which they decide. Lines alike in all of them stand as one reads: by article, title
/// first, by start; so do all where there is no key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Order(pub Vec<Level>);

/// Why a text is no order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// No key is written like this.
    #[error("“{0}” is no key: r1, r2, …, l1, l2, …, pinyin, date, outlet or path")]
    Key(String),
    /// More keys than [`DEEPEST`].
    #[error("at most {DEEPEST} keys")]
    Deep,
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right(number) => write!(out, "r{number}"),
            Self::Left(number) => write!(out, "l{number}"),
            Self::Pinyin => out.write_str("pinyin"),
            Self::Date => out.write_str("date"),
            Self::Outlet => out.write_str("outlet"),
            Self::Path => out.write_str("path"),
        }
    }
}

impl FromStr for Key {
    type Err = OrderError;

    fn from_str(text: &str) -> Result<Self, OrderError> {
        let word = text.trim().to_ascii_lowercase();
        let number = |digits: &str| match digits.parse::<u8>() {
            Ok(number @ 1..=99) if !digits.starts_with('+') => Some(number),
            _ => None,
        };
        let numbered = |side: char| word.strip_prefix(side).and_then(number);
        match word.as_str() {
            "pinyin" => Some(Self::Pinyin),
            "date" => Some(Self::Date),
            "outlet" => Some(Self::Outlet),
            "path" => Some(Self::Path),
            _ => numbered('r')
                .map(Self::Right)
                .or_else(|| numbered('l').map(Self::Left)),
        }
        .ok_or_else(|| OrderError::Key(text.trim().to_owned()))
    }
}

impl FromStr for Order {
    type Err = OrderError;

    fn from_str(text: &str) -> Result<Self, OrderError> {
        let words = text.split(',').filter(|word| !word.trim().is_empty());
        let level = |word: &str| {
            let word = word.trim();
            let (descending, key) = match word.strip_prefix('-') {
                Some(key) => (true, key),
                None => (false, word),
            };
            key.parse().map(|key| Level { key, descending })
        };
        let levels: Vec<Level> = words.map(level).collect::<Result<_, _>>()?;
        if levels.len() > DEEPEST {
            return Err(OrderError::Deep);
        }
        Ok(Self(levels))
    }
}

impl fmt::Display for Order {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, level) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let sign = if level.descending { "-" } else { "" };
            write!(out, "{comma}{sign}{}", level.key)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_it_is_written() {
        for text in ["", "r1,r2,l1,date,outlet,path,pinyin", "-date,l99"] {
            let order: Order = text.parse().expect("an order");
            assert_eq!(order.to_string(), text);
        }
        assert_eq!(
            " R1 , -Date,".parse::<Order>().expect("one").to_string(),
            "r1,-date"
        );
        for wrong in ["r0", "r100", "r", "x", "r1,,tone", "r+1", "--date"] {
            assert!(wrong.parse::<Order>().is_err(), "{wrong}");
        }
        assert_eq!("r1,".repeat(9).parse::<Order>(), Err(OrderError::Deep));
    }
}
