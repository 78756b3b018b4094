//! Documents with the same text.
//!
//! Two texts are the same where they differ in nothing but width, letter case, Traditional or Simplified
//! script, and white space. The head and the tail of each text are compared first, so that nearly all
//! documents are looked at no further.

use super::library::Entry;
use crate::text::fold::fold;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::Hasher as _;
use std::sync::Arc;
use twox_hash::XxHash3_64;

/// Characters of the head and of the tail that are compared first.
const EDGE: usize = 32;

/// The duplicates among `entries` in order of position, each with the position of the first document
/// that has its text. Documents without text have none.
pub fn find(entries: &[Arc<Entry>]) -> Vec<(u32, u32)> {
    let key = |(position, entry): (usize, &Arc<Entry>)| {
        let position = u32::try_from(position).expect("fewer than 2^32 articles");
        entry.edges.map(|key| (key, position))
    };
    let mut keys: Vec<(u64, u32)> = entries.par_iter().enumerate().filter_map(key).collect();
    keys.par_sort_unstable();
    let text = |position: u32| entries[position as usize].document.body.as_ref();
    let mut found = Vec::new();
    for alike in keys
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|alike| alike.len() > 1)
    {
        let mut firsts = Firsts::default();
        for (_, position) in alike {
            if let Some(first) = firsts.find_or_add(*position, &text) {
                found.push((*position, first));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Documents of which no two have the same text, though their heads and tails are alike.
#[derive(Default)]
struct Firsts {
    positions: Vec<u32>,
    /// By [`whole`]; filled only once a text comes that is not the same byte for byte as an earlier one.
    by_text: HashMap<u64, Vec<u32>>,
    /// How many of `positions` are in `by_text`.
    hashed: usize,
}

impl Firsts {
    /// The document that has the text of the one at `position`; none: it is added.
    fn find_or_add<'a>(&mut self, position: u32, text: &impl Fn(u32) -> &'a str) -> Option<u32> {
        // Copies are nearly always exact.
        if let [first] = self.positions[..]
            && text(first) == text(position)
        {
            return Some(first);
        }
        if self.positions.is_empty() {
            self.positions.push(position);
            return None;
        }
        for known in &self.positions[self.hashed..] {
            self.by_text
                .entry(whole(text(*known)))
                .or_default()
                .push(*known);
        }
        self.hashed = self.positions.len();
        let alike = self.by_text.entry(whole(text(position))).or_default();
        let is_same = |first: &&u32| characters(text(**first)).eq(characters(text(position)));
        if let Some(first) = alike.iter().find(is_same) {
            return Some(*first);
        }
        alike.push(position);
        self.positions.push(position);
        self.hashed = self.positions.len();
        None
    }
}

/// The characters that count.
fn characters(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(fold)
}

/// A number for head and tail, see [`Entry::edges`]; `None` for a text without characters that count.
pub(super) fn edges(text: &str) -> Option<u64> {
    let mut hash = XxHash3_64::new();
    let mut count = 0;
    let ends = characters(text)
        .take(EDGE)
        .chain(characters(text).rev().take(EDGE));
    for character in ends {
        hash.write_u32(character.into());
        count += 1;
    }
    (count > 0).then(|| hash.finish())
}

/// A number for the whole text.
fn whole(text: &str) -> u64 {
    let mut hash = XxHash3_64::new();
    for character in characters(text) {
        hash.write_u32(character.into());
    }
    hash.finish()
}
