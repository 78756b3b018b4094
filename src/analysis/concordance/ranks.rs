//! The order of characters and names, as numbers: that of [`collate`], a Chinese dictionary's.
//!
//! Gives every character that occurs a number once, so that sorting compares numbers.

use crate::text::collate;
use std::cmp::Ordering;
use std::collections::HashMap;

/// After everything that is there.
pub(super) const MISSING: u32 = u32::MAX;

/// The rank of every character among some.
pub(super) struct Ranks {
    /// By code point.
    of: Vec<u32>,
    count: u32,
}

impl Ranks {
    /// The ranks of the characters with these code points, each of which may come many times; [`MISSING`] is
    /// none.
    pub fn new(codes: impl Iterator<Item = u32>) -> Self {
        let mut of: Vec<u32> = Vec::new();
        let mut distinct: Vec<(Vec<u8>, char)> = Vec::new();
        for code in codes {
            if of.get(code as usize).is_some_and(|known| *known != MISSING) {
                continue;
            }
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            if code as usize >= of.len() {
                of.resize(code as usize + 1, MISSING);
            }
            of[code as usize] = 0;
            let key = collate::key(character.encode_utf8(&mut [0; 4]));
            distinct.push((key, character));
        }
        distinct.sort_unstable();
        let mut count = 0;
        for (_, character) in distinct {
            of[u32::from(character) as usize] = count;
            count += 1;
        }
        Self { of, count }
    }

    /// The rank of the character with this code point, where it was among them.
    pub fn of(&self, code: u32) -> u32 {
        self.of.get(code as usize).copied().unwrap_or(MISSING)
    }

    /// How many there are: one more than the last rank.
    pub fn count(&self) -> u32 {
        self.count
    }
}

/// For each of `values` its rank among them, equal ones alike; [`MISSING`] for those that are not there.
pub(super) fn ranks_by<T>(values: &[Option<T>], compare: impl Fn(&T, &T) -> Ordering) -> Vec<u32> {
    let mut order: Vec<(usize, &T)> = values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| Some((index, value.as_ref()?)))
        .collect();
    order.sort_by(|(_, a), (_, b)| compare(a, b));
    let mut ranks = vec![MISSING; values.len()];
    let mut rank = 0;
    for (position, (index, value)) in order.iter().enumerate() {
        if position > 0 && compare(order[position - 1].1, value) != Ordering::Equal {
            rank += 1;
        }
        ranks[*index] = rank;
    }
    ranks
}

/// The same for names, in the order of a Chinese dictionary; those that it does not tell apart by their code
/// points. Few names stand on many articles: each is looked up once.
pub(super) fn ranks_of_names(names: &[Option<String>]) -> Vec<u32> {
    let mut known: HashMap<&str, u32> = HashMap::new();
    for name in names.iter().flatten() {
        known.insert(name, MISSING);
    }
    let mut distinct: Vec<(Vec<u8>, &str)> = known
        .keys()
        .map(|name| (collate::key(name), *name))
        .collect();
    distinct.sort_unstable();
    for (rank, (_, name)) in (0..).zip(distinct) {
        known.insert(name, rank);
    }
    let rank = |name: &Option<String>| {
        let known = name.as_deref().and_then(|name| known.get(name));
        known.copied().unwrap_or(MISSING)
    };
    names.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_as_in_a_dictionary() {
        let mut characters: Vec<char> = "腾阿云百，A1字一z".chars().collect();
        let twice = characters.iter().copied().chain("阿阿".chars());
        let ranks = Ranks::new(twice.map(u32::from).chain([MISSING]));
        characters.sort_by_key(|character| ranks.of(u32::from(*character)));
        assert_eq!(characters.iter().collect::<String>(), "，1阿百腾一云字Az");
        assert_eq!(ranks.count() as usize, characters.len());
        assert_eq!(ranks.of(u32::from('无')), MISSING);
        assert_eq!(ranks.of(MISSING), MISSING);
    }

    #[test]
    fn what_is_not_there_is_last() {
        let values = [Some(3), None, Some(1), Some(3)];
        assert_eq!(ranks_by(&values, Ord::cmp), [1, MISSING, 0, 1]);
        let names =
            ["腾讯", "", "阿里", "腾讯"].map(|name| (!name.is_empty()).then(|| name.to_owned()));
        assert_eq!(ranks_of_names(&names), [1, MISSING, 0, 1]);
    }
}
