//! The order of characters and names, as numbers: that of [`collate`], a Chinese dictionary's.
//!
//! Gives every character that occurs a number once, so that sorting compares numbers.

use crate::text::collate;
use std::cmp::Ordering;

/// After everything that is there.
pub(super) const MISSING: u32 = u32::MAX;

/// The rank of every character among some.
pub(super) struct Ranks(Vec<u32>);

impl Ranks {
    /// The ranks of `characters`, each of which may come many times.
    pub fn new(characters: impl Iterator<Item = char>) -> Self {
        let mut known: Vec<u32> = Vec::new();
        let mut distinct: Vec<char> = Vec::new();
        for character in characters {
            let code = u32::from(character) as usize;
            if code >= known.len() {
                known.resize(code + 1, MISSING);
            }
            if known[code] == MISSING {
                known[code] = 0;
                distinct.push(character);
            }
        }
        let (mut one, mut other) = ([0; 4], [0; 4]);
        distinct.sort_unstable_by(|a, b| {
            let order = collate::compare(a.encode_utf8(&mut one), b.encode_utf8(&mut other));
            order.then(a.cmp(b))
        });
        for (rank, character) in (0..).zip(distinct) {
            known[u32::from(character) as usize] = rank;
        }
        Self(known)
    }

    /// The rank of a character that was among them.
    pub fn of(&self, character: char) -> u32 {
        let rank = self.0.get(u32::from(character) as usize);
        rank.copied().unwrap_or(MISSING)
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

/// Compares names as a Chinese dictionary does; those that it does not tell apart by their code points.
pub(super) fn name_order(a: &String, b: &String) -> Ordering {
    collate::compare(a, b).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_as_in_a_dictionary() {
        let mut characters: Vec<char> = "腾阿云百，A1字一z".chars().collect();
        let ranks = Ranks::new(characters.iter().copied().chain("阿阿".chars()));
        characters.sort_by_key(|character| ranks.of(*character));
        assert_eq!(characters.iter().collect::<String>(), "，1阿百腾一云字Az");
        assert_eq!(ranks.of('无'), MISSING);
    }

    #[test]
    fn what_is_not_there_is_last() {
        let values = [Some(3), None, Some(1), Some(3)];
        assert_eq!(ranks_by(&values, Ord::cmp), [1, MISSING, 0, 1]);
    }
}
