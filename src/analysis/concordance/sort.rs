//! Puts lines in order: every line's keys become numbers once, and numbers are compared.
//!
//! `lines, order -> positions of the lines`, on all processors. What stands beside a line is looked at once,
//! whatever the number of keys.

use super::context::{Context, Surroundings, Window};
use super::line::Line;
use super::order::{Key, Order};
use super::ranks::{MISSING, Ranks, ranks_by, ranks_of_names};
use crate::analysis::outlet::outlet;
use crate::search::View;
use crate::text::fold::fold;
use rayon::prelude::*;
use std::cmp::Ordering;

/// Characters of the hit and what follows that [`Key::Pinyin`] looks at.
const WORD: usize = 32;

/// So many lines are read by one thread at a time: neighbours share what is found out of their paragraph.
const AT_ONCE: usize = 1024;

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
    if order.0.is_empty() {
        return (!is_cancelled()).then(|| (0..count).collect());
    }
    let characters = Characters::read(lines, window, order, &view, &is_cancelled);
    let mut fields = Vec::new();
    let mut cells = 0..characters.width;
    for level in &order.0 {
        if is_cancelled() {
            return None;
        }
        let width = width(level.key);
        if width == 0 {
            let ranks = of_articles(lines, level.key, &view);
            fields.push(Field::article(ranks, level.descending));
        }
        let bits = bits(characters.missing);
        let own = cells.by_ref().take(width);
        fields.extend(own.map(|cell| Field {
            bits,
            of: Numbers::Cell(cell),
        }));
    }
    let sorting = Sorting::new(&characters, fields);
    let mut heads: Vec<(u128, u32)> = (0..count)
        .into_par_iter()
        .map(|line| (sorting.head(line), line))
        .collect();
    if is_cancelled() {
        return None;
    }
    heads.par_sort_unstable_by(|a, b| sorting.compare(*a, *b));
    (!is_cancelled()).then(|| heads.into_iter().map(|(_, line)| line).collect())
}

/// How many characters of each line a key looks at.
fn width(key: Key) -> usize {
    match key {
        Key::Right(_) | Key::Left(_) => 1,
        Key::Pinyin => WORD,
        Key::Date | Key::Outlet | Key::Path => 0,
    }
}

/// The characters by which lines are sorted, as numbers that ascend in the order asked for.
struct Characters {
    /// How many belong to each line.
    width: usize,
    /// Line after line.
    ranks: Vec<u32>,
    /// What stands where a line has no such character: more than all others.
    missing: u32,
}

impl Characters {
    fn read<'a>(
        lines: &[Line],
        window: Window,
        order: &Order,
        view: &(impl Fn(u32) -> View<'a> + Sync),
        is_cancelled: &(impl Fn() -> bool + Sync),
    ) -> Self {
        let width = order.0.iter().map(|level| width(level.key)).sum();
        let mut ranks = vec![MISSING; width * lines.len()];
        if width == 0 {
            return Self {
                width,
                ranks,
                missing: 0,
            };
        }
        let rows = ranks.par_chunks_mut(width * AT_ONCE);
        rows.zip(lines.par_chunks(AT_ONCE))
            .for_each(|(rows, lines)| {
                if is_cancelled() {
                    return;
                }
                let mut surroundings = Surroundings::new(window);
                for (row, line) in rows.chunks_exact_mut(width).zip(lines) {
                    let text = line.text(&view(line.entry));
                    let context = surroundings.of(text, line.span);
                    write_row(row, text, line, &context, order);
                }
            });
        let known = Ranks::new(ranks.iter().copied());
        let missing = known.count();
        let is_descending: Vec<bool> = order
            .0
            .iter()
            .flat_map(|level| std::iter::repeat_n(level.descending, self::width(level.key)))
            .collect();
        ranks.par_chunks_mut(width).for_each(|row| {
            for (cell, is_descending) in row.iter_mut().zip(&is_descending) {
                *cell = turned(known.of(*cell), missing, *is_descending);
            }
        });
        Self {
            width,
            ranks,
            missing,
        }
    }

    fn cell(&self, line: u32, cell: usize) -> u32 {
        self.ranks[line as usize * self.width + cell]
    }
}

/// Writes the code points of the characters that the keys ask for, as far as the line has them.
fn write_row(row: &mut [u32], text: &str, line: &Line, context: &Context, order: &Order) {
    let mut rest = row;
    for level in &order.0 {
        let (own, others) = rest.split_at_mut(width(level.key));
        rest = others;
        match level.key {
            Key::Right(number) => {
                let right = text[context.right.range()].chars();
                put(own, nth(right, number));
            }
            Key::Left(number) => {
                let left = text[context.left.range()].chars().rev();
                put(own, nth(left, number));
            }
            Key::Pinyin => {
                let word = line.span.start as usize..context.right.end as usize;
                put(own, solid(text[word].chars()));
            }
            Key::Date | Key::Outlet | Key::Path => {}
        }
    }
}

fn put(cells: &mut [u32], characters: impl IntoIterator<Item = char>) {
    for (cell, character) in cells.iter_mut().zip(characters) {
        *cell = u32::from(fold(character));
    }
}

/// The n-th that is no white space, from 1.
fn nth(characters: impl Iterator<Item = char>, number: u8) -> Option<char> {
    let number = usize::from(number).checked_sub(1)?;
    solid(characters).nth(number)
}

fn solid(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    characters.filter(|character| !character.is_whitespace())
}

/// A rank below `count` so that it ascends in the order asked for; [`MISSING`] becomes `count`, and so is last
/// either way.
fn turned(rank: u32, count: u32, is_descending: bool) -> u32 {
    match rank {
        MISSING => count,
        _ if is_descending => count - 1 - rank,
        _ => rank,
    }
}

/// The rank of every line's article, equal ones alike.
fn of_articles<'a>(lines: &[Line], key: Key, view: &(impl Fn(u32) -> View<'a> + Sync)) -> Vec<u32> {
    let mut entries: Vec<u32> = lines.iter().map(|line| line.entry).collect();
    entries.dedup();
    let ranks: Vec<u32> = match key {
        Key::Date => {
            let dates = entries.iter().map(|entry| view(*entry).document.date);
            let dates: Vec<_> = dates
                .map(|date| date.map(|date| (date.day(), date)))
                .collect();
            ranks_by(&dates, Ord::cmp)
        }
        Key::Outlet => {
            let of = |entry: &u32| outlet(view(*entry).document);
            let outlets: Vec<Option<String>> = entries.par_iter().map(of).collect();
            ranks_of_names(&outlets)
        }
        _ => (0..).take(entries.len()).collect(),
    };
    let mut at = 0;
    let of = |line: &Line| {
        while entries[at] != line.entry {
            at += 1;
        }
        ranks[at]
    };
    lines.iter().map(of).collect()
}

/// One of the numbers by which lines are compared.
struct Field {
    /// How many bits it takes at most.
    bits: u32,
    of: Numbers,
}

enum Numbers {
    /// This one of a line's characters.
    Cell(usize),
    /// One a line.
    Article(Vec<u32>),
}

impl Field {
    fn article(mut ranks: Vec<u32>, is_descending: bool) -> Self {
        let there = ranks.iter().filter(|rank| **rank != MISSING);
        let count = there.max().map_or(0, |last| last + 1);
        for rank in &mut ranks {
            *rank = turned(*rank, count, is_descending);
        }
        Self {
            bits: bits(count),
            of: Numbers::Article(ranks),
        }
    }

    fn number(&self, characters: &Characters, line: u32) -> u32 {
        match &self.of {
            Numbers::Cell(cell) => characters.cell(line, *cell),
            Numbers::Article(ranks) => ranks[line as usize],
        }
    }
}

/// How many bits numbers up to `most` take.
fn bits(most: u32) -> u32 {
    u32::BITS - most.leading_zeros()
}

/// How lines are compared: by as many of the first numbers as one large number holds, then by the others.
struct Sorting<'c> {
    characters: &'c Characters,
    in_head: Vec<Field>,
    others: Vec<Field>,
}

impl<'c> Sorting<'c> {
    fn new(characters: &'c Characters, mut fields: Vec<Field>) -> Self {
        let mut taken = 0;
        let mut fits = |field: &Field| {
            taken += field.bits;
            taken <= u128::BITS
        };
        let count = fields.iter().take_while(|field| fits(field)).count();
        let others = fields.split_off(count);
        Self {
            characters,
            in_head: fields,
            others,
        }
    }

    fn head(&self, line: u32) -> u128 {
        self.in_head.iter().fold(0, |head, field| {
            head << field.bits | u128::from(field.number(self.characters, line))
        })
    }

    /// Lines alike in all stand as one reads them.
    fn compare(&self, (head, a): (u128, u32), (other, b): (u128, u32)) -> Ordering {
        let numbers = |line: u32| {
            let fields = self.others.iter();
            fields.map(move |field| field.number(self.characters, line))
        };
        head.cmp(&other)
            .then_with(|| numbers(a).cmp(numbers(b)))
            .then(a.cmp(&b))
    }
}
