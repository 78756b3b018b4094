//! Puts lines in order: every line's keys become numbers once, and numbers are compared.
//!
//! `lines, order -> positions of the lines`, on all processors.

use super::context::{Context, Window};
use super::line::Line;
use super::order::{Key, Order};
use super::ranks::{MISSING, Ranks, name_order, ranks_by};
use crate::analysis::outlet::outlet;
use crate::search::View;
use crate::text::fold::fold;
use rayon::prelude::*;
use std::cmp::Ordering;

/// Characters of the hit and what follows that [`Key::Pinyin`] looks at.
const WORD: usize = 32;

/// The positions of `lines` in the order asked for; `window` says how much of each is shown, and so counts.
/// `lines` are in the order in which they are read. `None` where `is_cancelled` said so in between.
pub fn sorted<'a>(
    lines: &[Line],
    window: Window,
    order: &Order,
    view: impl Fn(u32) -> View<'a> + Sync,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<u32>> {
    let count = u32::try_from(lines.len()).expect("fewer than 2^32 lines fit in memory");
    let mut positions: Vec<u32> = (0..count).collect();
    let mut levels: Vec<(Column, bool)> = Vec::new();
    for level in &order.0 {
        if is_cancelled() {
            return None;
        }
        let column = Column::new(lines, window, level.key, &view);
        levels.push((column, level.descending));
    }
    let compare = |a: &u32, b: &u32| {
        let decided = levels
            .iter()
            .map(|(column, descending)| column.compare(*a as usize, *b as usize, *descending));
        decided
            .into_iter()
            .find(|order| order.is_ne())
            .unwrap_or_else(|| a.cmp(b))
    };
    if !levels.is_empty() && !is_cancelled() {
        positions.par_sort_unstable_by(compare);
    }
    (!is_cancelled()).then_some(positions)
}

/// One key of every line, as numbers.
enum Column {
    /// One number a line.
    Single(Vec<u32>),
    /// Up to [`WORD`] numbers a line: where they begin (one more than there are lines), and all of them.
    Words(Vec<usize>, Vec<u32>),
}

impl Column {
    fn new<'a>(
        lines: &[Line],
        window: Window,
        key: Key,
        view: &(impl Fn(u32) -> View<'a> + Sync),
    ) -> Self {
        let words_of = |line: &Line| {
            let text = line.text(&view(line.entry));
            (text, Context::new(text, line.span, window))
        };
        match key {
            Key::Right(number) => Self::characters(lines, |line| {
                let (text, context) = words_of(line);
                nth(text[context.right.range()].chars(), number)
            }),
            Key::Left(number) => Self::characters(lines, |line| {
                let (text, context) = words_of(line);
                nth(text[context.left.range()].chars().rev(), number)
            }),
            Key::Pinyin => Self::words(lines, |line| {
                let (text, context) = words_of(line);
                let characters = text[line.span.start as usize..context.right.end as usize].chars();
                solid(characters).take(WORD).map(fold).collect()
            }),
            Key::Date => Self::articles(lines, |entries| {
                let date = |entry: &u32| view(*entry).document.date;
                let dates: Vec<_> = entries
                    .iter()
                    .map(|entry| date(entry).map(|date| (date.day(), date)))
                    .collect();
                ranks_by(&dates, Ord::cmp)
            }),
            Key::Outlet => Self::articles(lines, |entries| {
                let outlets: Vec<Option<String>> = entries
                    .iter()
                    .map(|entry| outlet(view(*entry).document))
                    .collect();
                ranks_by(&outlets, name_order)
            }),
            Key::Path => Self::Single(lines.iter().map(|line| line.entry).collect()),
        }
    }

    /// A character a line, where there is one.
    fn characters(lines: &[Line], of: impl Fn(&Line) -> Option<char> + Sync) -> Self {
        let found: Vec<Option<char>> = lines.par_iter().map(&of).collect();
        let ranks = Ranks::new(found.iter().copied().flatten());
        let rank = |found: Option<char>| found.map_or(MISSING, |character| ranks.of(character));
        Self::Single(found.into_iter().map(rank).collect())
    }

    fn words(lines: &[Line], of: impl Fn(&Line) -> Vec<char> + Sync) -> Self {
        let found: Vec<Vec<char>> = lines.par_iter().map(&of).collect();
        let ranks = Ranks::new(found.iter().flatten().copied());
        let mut starts = Vec::with_capacity(found.len() + 1);
        let mut all = Vec::new();
        for word in found {
            starts.push(all.len());
            all.extend(word.into_iter().map(|character| ranks.of(character)));
        }
        starts.push(all.len());
        Self::Words(starts, all)
    }

    /// A number an article; `ranks` gives one for each of the articles that have lines, each once.
    fn articles(lines: &[Line], ranks: impl Fn(&[u32]) -> Vec<u32>) -> Self {
        let mut entries: Vec<u32> = lines.iter().map(|line| line.entry).collect();
        entries.dedup();
        let ranks = ranks(&entries);
        let mut at = 0;
        let of = |line: &Line| {
            while entries[at] != line.entry {
                at += 1;
            }
            ranks[at]
        };
        Self::Single(lines.iter().map(of).collect())
    }

    /// What is missing comes last either way.
    fn compare(&self, a: usize, b: usize, descending: bool) -> Ordering {
        match self {
            Self::Single(keys) => compare(keys[a], keys[b], descending),
            Self::Words(starts, all) => {
                let word = |line: usize| &all[starts[line]..starts[line + 1]];
                let (a, b) = (word(a), word(b));
                let differing = a.iter().zip(b).find(|(a, b)| a != b);
                match differing {
                    Some((a, b)) => compare(*a, *b, descending),
                    // The shorter one lacks a character that the longer one has.
                    None => b.len().cmp(&a.len()),
                }
            }
        }
    }
}

fn compare(a: u32, b: u32, descending: bool) -> Ordering {
    match descending && a != MISSING && b != MISSING {
        true => b.cmp(&a),
        false => a.cmp(&b),
    }
}

/// The n-th that is no white space, from 1, folded.
fn nth(characters: impl Iterator<Item = char>, number: u8) -> Option<char> {
    let number = usize::from(number).checked_sub(1)?;
    solid(characters).nth(number).map(fold)
}

fn solid(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    characters.filter(|character| !character.is_whitespace())
}
