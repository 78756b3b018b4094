//! Rows in order: every value becomes a rank once, and rows are sorted by ranks.
//!
//! Runs on worker threads. A library and rules go in, positions of entries come out; ranks are kept as
//! long as the library is, so that a filter or a further rule costs only the sorting.

use super::column::{Column, SortKey, SortOrder};
use super::kind::{self, Kind};
use crate::corpus::{Document, Value, date, natural};
use crate::session::{Library, Subject};
use crate::text::collate;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The rank of an entry without a value: behind all others, whichever way round.
const NONE: u32 = u32::MAX;
/// How many columns' ranks are kept.
const KEPT: usize = 12;

/// Ranks by entry of one library.
type Ranks = Arc<Vec<u32>>;

/// The ranks worked out last, and the library they are of.
#[derive(Clone, Debug, Default)]
pub struct RankCache(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    library: Weak<Library>,
    ranks: HashMap<SortKey, Ranks>,
}

impl RankCache {
    /// The ranks of `key`: those that are kept, or new ones, which are kept from then on.
    fn ranks(&self, library: &Arc<Library>, key: &SortKey) -> Ranks {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ranks) = kept().of(library).get(key) {
            return Arc::clone(ranks);
        }
        // Nobody waits for the lock while ranks are worked out.
        let ranks = Arc::new(ranks(library, key));
        let mut kept = kept();
        let all = kept.of(library);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key.clone(), Arc::clone(&ranks));
        ranks
    }
}

impl Kept {
    fn of(&mut self, library: &Arc<Library>) -> &mut HashMap<SortKey, Ranks> {
        if self.library.as_ptr() != Arc::as_ptr(library) {
            self.library = Arc::downgrade(library);
            self.ranks.clear();
        }
        &mut self.ranks
    }
}

/// The positions `shown` (ascending) in the order asked for; those alike in every rule keep the order
/// they have there. `None` where `stop` says so on the way.
pub fn sorted(
    library: &Arc<Library>,
    shown: &[u32],
    order: &SortOrder,
    cache: &RankCache,
    stop: impl Fn() -> bool,
) -> Option<Vec<u32>> {
    let mut keys = Vec::with_capacity(order.rules().len());
    for rule in order.rules() {
        keys.push((cache.ranks(library, &rule.key), rule.descending));
        if stop() {
            return None;
        }
    }
    let rank = |(ranks, descending): &(Ranks, bool), row: u32| {
        let rank = ranks[row as usize];
        if *descending && rank != NONE {
            NONE - 1 - rank
        } else {
            rank
        }
    };
    let mut rows = shown.to_vec();
    match &keys[..] {
        [] => {}
        [only] => {
            let join = |row: &u32| u64::from(rank(only, *row)) << 32 | u64::from(*row);
            let mut joined: Vec<u64> = rows.par_iter().map(join).collect();
            joined.par_sort_unstable();
            rows = joined.into_iter().map(|joined| joined as u32).collect();
        }
        several => rows.par_sort_unstable_by(|a, b| {
            let ranks = several.iter().map(|key| rank(key, *a).cmp(&rank(key, *b)));
            let differing = ranks.into_iter().find(|order| order.is_ne());
            differing.unwrap_or_else(|| a.cmp(b))
        }),
    }
    (!stop()).then_some(rows)
}

/// A rank for every entry: alike values have the same, larger ones a larger.
fn ranks(library: &Library, key: &SortKey) -> Vec<u32> {
    let entries = library.entries.par_iter();
    match key {
        SortKey::Column(Column::Mentions) => entries
            .map(|entry| entry.tally.mentions.min(NONE - 1))
            .collect(),
        SortKey::Column(Column::Characters) => entries
            .map(|entry| entry.document.characters.min(NONE - 1))
            .collect(),
        SortKey::Company(_) => {
            let subject = key.company(library).map(Subject::Company);
            entries
                .map(|entry| subject.map_or(0, |subject| entry.tally.count(subject)))
                .collect()
        }
        SortKey::Column(column) => {
            let kind = kind_of(library, column);
            let keys: Vec<Option<Key>> = entries
                .map(|entry| sort_key(&entry.document, column, kind).map(Key::new))
                .collect();
            ranks_of(&keys)
        }
    }
}

fn kind_of(library: &Library, column: &Column) -> Kind {
    match column {
        Column::Field(key) => Kind::of(key, &kind::samples(library, key)),
        _ => Kind::Text,
    }
}

/// Bytes that compare as the values of a column do; none where there is no value.
///
/// In a column of numbers, dates or switches what is none stands behind those that are, in the order of
/// text.
fn sort_key(document: &Document, column: &Column, kind: Kind) -> Option<Vec<u8>> {
    match column {
        Column::Title => Some(collate::key(&document.title.text)),
        Column::File => Some(natural::key(&document.path)),
        Column::Encoding => Some(document.encoding.as_bytes().to_vec()),
        Column::Date => document.date.map(date_key),
        Column::Field(key) => {
            let value = document.field(key).filter(|value| !kind::is_empty(value))?;
            Some(field_key(&value, kind))
        }
        // Counts are their own ranks.
        Column::Mentions | Column::Characters => None,
    }
}

fn field_key(value: &Value, kind: Kind) -> Vec<u8> {
    let text = value.compact();
    let typed = match kind {
        Kind::Number => kind::number(&text).map(|number| ordered(number).to_be_bytes().to_vec()),
        Kind::Date => date::parse(&text).map(date_key),
        Kind::Boolean => match value {
            Value::Boolean(is_true) => Some(vec![u8::from(*is_true)]),
            _ => None,
        },
        Kind::Link => return collate::key(kind::without_scheme(&text)),
        Kind::Text | Kind::List => return collate::key(&text),
    };
    match typed {
        Some(mut key) => {
            key.insert(0, 0);
            key
        }
        None => {
            let mut key = vec![1];
            collate::write_key(&text, &mut key);
            key
        }
    }
}

/// A number whose order as an integer is that of the floating point number.
fn ordered(number: f64) -> u64 {
    // Zero and minus zero are the same number.
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 0 {
        bits | 1 << 63
    } else {
        !bits
    }
}

/// The time in the file's own zone; a day stands before its hours.
fn date_key(date: crate::corpus::Date) -> Vec<u8> {
    use crate::corpus::Date;
    let day = date.day();
    let mut key = Vec::with_capacity(10);
    // Years reach from -9999 to 9999.
    let year = i32::from(day.year()) + 10_000;
    key.extend_from_slice(&year.to_be_bytes());
    key.extend([day.month() as u8, day.day() as u8]);
    if let Date::Local(time) | Date::Offset(time, _) = date {
        key.extend([
            1,
            time.hour() as u8,
            time.minute() as u8,
            time.second() as u8,
        ]);
    }
    key
}

/// A key with its first bytes beside it, so that most comparisons need no look at the rest.
struct Key {
    head: u64,
    bytes: Vec<u8>,
}

impl Key {
    fn new(bytes: Vec<u8>) -> Self {
        let mut head = [0; 8];
        let length = bytes.len().min(8);
        head[..length].copy_from_slice(&bytes[..length]);
        let head = u64::from_be_bytes(head);
        Self { head, bytes }
    }
}

fn ranks_of(keys: &[Option<Key>]) -> Vec<u32> {
    let mut sorted: Vec<(u64, u32)> = (0..)
        .zip(keys)
        .filter_map(|(position, key)| Some((key.as_ref()?.head, position)))
        .collect();
    let bytes = |position: u32| keys[position as usize].as_ref().map(|key| &key.bytes[..]);
    sorted.par_sort_unstable_by(|(head, a), (other, b)| {
        head.cmp(other).then_with(|| bytes(*a).cmp(&bytes(*b)))
    });
    let mut ranks = vec![NONE; keys.len()];
    let alike = sorted.chunk_by(|(head, a), (other, b)| head == other && bytes(*a) == bytes(*b));
    for (rank, alike) in (0..).zip(alike) {
        for (_, position) in alike {
            ranks[*position as usize] = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_keep_the_order_of_numbers() {
        let numbers = [-1e300, -2.0, -1.5, 0.0, 1e-300, 1.0, 2.0, 1e300];
        assert!(
            numbers
                .windows(2)
                .all(|pair| ordered(pair[0]) < ordered(pair[1]))
        );
        assert_eq!(ordered(-0.0), ordered(0.0));
    }
}
