//! The evidence of one cell, best first.
//!
//! `comparison, cell -> list`. Reads the evidence of every article of the row: for a worker. Knows no
//! widget.

use super::comparison::Comparison;
use crate::corpus::Date;
use crate::evidence::{Evidence, Mark, RowKey, Rule, Stance, Who};
use crate::lexicon::{Owner, ThemeId};
use crate::mentions::{Matches, Place};
use crate::session::lines::HitRef;
use crate::session::{Entry, Subject};
use crate::text::ByteSpan;
use rayon::prelude::*;
use std::sync::Arc;

/// A sentence of a cell, with everything in it that speaks for the cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Position of the article in the library.
    pub entry: u32,
    /// Which of its texts.
    pub place: Place,
    /// The sentence.
    pub sentence: ByteSpan,
    /// Its evidence for the cell, the best first.
    pub pieces: Vec<Evidence>,
    /// The place to which the reader is taken: the term, else the name.
    pub hit: Option<HitRef>,
    /// How many narrow characters the sentence has (ASCII), and how many wide ones: what its height is
    /// reckoned by.
    pub letters: (u32, u32),
}

impl Item {
    /// The best piece of its evidence.
    pub fn best(&self) -> &Evidence {
        &self.pieces[0]
    }

    /// True where the sentence counts in the cell.
    pub fn counts(&self) -> bool {
        self.pieces.iter().any(Evidence::counts)
    }

    /// True where a reader marked it.
    pub fn is_starred(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.any(|piece| piece.mark == Mark::Starred)
    }
}

/// What the articles of a row say of company and theme each by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// Articles of the row.
    pub articles: u32,
    /// Of these, those that mention the company or the group's word.
    pub with_company: u32,
    /// Of these, those that mention the theme; all of them where the row is no theme.
    pub with_theme: u32,
}

/// The evidence of one cell.
#[derive(Debug)]
pub struct CellList {
    /// The comparison in which the cell stands.
    pub comparison: Arc<Comparison>,
    /// Position of its row.
    pub row: usize,
    /// Position of its column.
    pub column: usize,
    /// Its sentences: those marked, then direct before carried, asserted before hedged, close before far,
    /// new before old; what does not count last.
    pub items: Vec<Item>,
    /// What stands behind an empty cell.
    pub background: Background,
}

impl CellList {
    /// Lists a cell; `None` where nobody waits for it any more.
    pub fn new(
        comparison: Arc<Comparison>,
        row: usize,
        column: usize,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        let key = comparison.matrix.rows[row].key.clone();
        let who = comparison.matrix.columns[column].who;
        let theme = match key {
            RowKey::Theme(theme) => Some(theme),
            _ => None,
        };
        let positions: Vec<u32> = match &key {
            RowKey::Article(position) => vec![*position],
            _ => of_row(&comparison, &key),
        };
        let entries = &comparison.index.library.entries;
        let items: Vec<(u128, Item)> = positions
            .par_iter()
            .flat_map_iter(|position| {
                if is_cancelled() {
                    return Vec::new();
                }
                let entry = &entries[*position as usize];
                items_of(&comparison, *position, entry, who, theme)
            })
            .collect();
        if is_cancelled() {
            return None;
        }
        let items = in_order(items);
        let mut background = Background {
            articles: positions.len() as u32,
            ..Background::default()
        };
        let company = match who {
            Who::Company(company) => Subject::Company(company),
            Who::Group(group) => Subject::Group(group),
        };
        for position in &positions {
            let tally = &entries[*position as usize].tally;
            background.with_company += u32::from(tally.count(company) > 0);
            let has_theme = theme.is_none_or(|theme| tally.count(Subject::Theme(theme)) > 0);
            background.with_theme += u32::from(has_theme);
        }
        Some(Self {
            row,
            column,
            items,
            background,
            comparison,
        })
    }
}

/// The articles of a row.
fn of_row(comparison: &Comparison, key: &RowKey) -> Vec<u32> {
    let index = &comparison.index;
    let rows = match key {
        RowKey::Theme(_) | RowKey::Article(_) => None,
        RowKey::Outlet(_) => Some(&index.outlets),
        RowKey::Month(_) => Some(&index.months),
    };
    let row = rows.and_then(|rows| rows.keys.iter().position(|other| other == key));
    let is_of_row = |position: &u32| match (rows, row) {
        (Some(rows), Some(row)) => rows.of[*position as usize] as usize == row,
        _ => true,
    };
    let shown = comparison.shown.iter().copied();
    shown
        .filter(|position| index.article(*position).is_some())
        .filter(is_of_row)
        .collect()
}

/// The items by rank, the least first; those of one rank as they came. Ranks are sorted by themselves, as
/// items are large.
fn in_order(items: Vec<(u128, Item)>) -> Vec<Item> {
    let mut order: Vec<(u128, u32)> = (0..)
        .zip(&items)
        .map(|(position, (rank, _))| (*rank, position))
        .collect();
    order.par_sort_unstable();
    let mut items: Vec<Option<Item>> = items.into_iter().map(|(_, item)| Some(item)).collect();
    let taken = order.into_iter().map(|(_, at)| items[at as usize].take());
    taken.flatten().collect()
}

/// By what sentences are put in order, the least first: flags, then how far term and name are apart, then
/// how old the article is.
fn rank(flags: [bool; 3], attribution: u8, hedge: u8, distance: u32, date: Option<Date>) -> u128 {
    let mut rank = 0_u128;
    for flag in flags {
        rank = rank << 1 | u128::from(flag);
    }
    rank = rank << 4 | u128::from(attribution);
    rank = rank << 4 | u128::from(hedge);
    rank = rank << 32 | u128::from(distance);
    rank << 64 | u128::from(age(date))
}

/// More for what is older, most for what has no date.
fn age(date: Option<Date>) -> u64 {
    let Some(date) = date else {
        return u64::MAX;
    };
    let (day, seconds) = match date {
        Date::Day(day) => (day, 0),
        Date::Local(time) | Date::Offset(time, _) => {
            let hours = i64::from(time.hour()) * 3600;
            let minutes = i64::from(time.minute()) * 60;
            (time.date(), hours + minutes + i64::from(time.second()))
        }
    };
    let days = i64::from(day.year()) * 366 + i64::from(day.day_of_year());
    // Years go from -9999 to 9999.
    (i64::MAX / 2 - (days * 86_400 + seconds)).unsigned_abs()
}

fn items_of(
    comparison: &Comparison,
    position: u32,
    entry: &Entry,
    who: Who,
    theme: Option<ThemeId>,
) -> Vec<(u128, Item)> {
    let pieces = comparison.pieces_of(position, who, theme);
    let sentence = |piece: &Evidence| (piece.place, piece.sentence.start);
    if pieces.is_empty() {
        return Vec::new();
    }
    let found = entry.matches.unpack_plain();
    pieces
        .chunk_by(|(_, a), (_, b)| sentence(a) == sentence(b))
        .map(|same| {
            let mut pieces: Vec<Evidence> = same.iter().map(|(_, piece)| *piece).collect();
            let order = |piece: &Evidence| {
                let is_hedged = piece.stance != Stance::Asserted;
                (!piece.counts(), piece.attribution, is_hedged)
            };
            pieces.sort_by_key(order);
            let best = pieces[0];
            let is_hedged = pieces
                .iter()
                .any(|piece| piece.counts() && piece.stance != Stance::Asserted);
            let item = Item {
                entry: position,
                place: best.place,
                sentence: best.sentence,
                hit: hit(&found, &best),
                letters: letters(entry, &best),
                pieces,
            };
            let rank = rank(
                [best.mark == Mark::Out, !best.counts(), !item.is_starred()],
                best.attribution as u8,
                // What a product is called says less than what is said of it.
                4 * u8::from(best.stance != Stance::Asserted)
                    + 2 * u8::from(is_hedged)
                    + u8::from(best.rule == Rule::InsideName),
                distance(comparison, &found, &best),
                entry.document.date,
            );
            (rank, item)
        })
        .collect()
}

/// Narrow and wide characters of the sentence.
fn letters(entry: &Entry, piece: &Evidence) -> (u32, u32) {
    let text = entry.text(piece.place);
    let text = text.get(piece.sentence.range()).unwrap_or_default();
    let narrow = text.bytes().filter(u8::is_ascii).count() as u32;
    // Every character has one byte that continues no other.
    let all = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count() as u32;
    (narrow, all - narrow)
}

/// Bytes between the term and the nearest name of whom it is said of in the sentence; many where there is
/// none.
fn distance(comparison: &Comparison, found: &Matches, piece: &Evidence) -> u32 {
    let lexicon = comparison.index.map.lexicon();
    let is_of = |owner: &Owner| match (owner, piece.who) {
        (Owner::Companies(companies), Who::Company(company)) => companies.contains(&company),
        (Owner::Group(group), Who::Group(wanted)) => *group == wanted,
        _ => false,
    };
    let names = found.candidates.iter().filter(|candidate| {
        candidate.place == piece.place
            && candidate.is_mention()
            && piece.sentence.overlaps(candidate.span)
            && is_of(&lexicon.alias(candidate.alias).owner)
    });
    let apart = |span: ByteSpan| match span.end <= piece.term.start {
        true => piece.term.start - span.end,
        false => span.start.saturating_sub(piece.term.end),
    };
    names.map(|name| apart(name.span)).min().unwrap_or(u32::MAX)
}

/// The term, else the first name in the sentence.
fn hit(found: &Matches, piece: &Evidence) -> Option<HitRef> {
    let is_term =
        |term: &crate::mentions::TermHit| term.place == piece.place && term.span == piece.term;
    if let Some(position) = found.terms.iter().position(is_term) {
        return Some(HitRef::Term(position as u32));
    }
    let position = found.candidates.iter().position(|candidate| {
        candidate.place == piece.place
            && candidate.is_mention()
            && piece.sentence.overlaps(candidate.span)
    });
    position.map(|position| HitRef::Candidate(position as u32))
}
