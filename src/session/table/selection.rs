//! The rows that are selected together, and the row at which the keyboard is.
//!
//! Knows positions of articles and the order of rows, not what stands in them.

use crate::session::moves::Moves;

/// Where the keyboard goes in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// So many rows down; up where negative.
    By(i64),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// How a click changes what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// With the other button: this row alone, without opening it.
    Only,
    /// With Ctrl: this row too, or no longer.
    Toggle,
    /// With Shift: all rows from where selecting began to this one, and no others.
    Range,
    /// With both: those too.
    AlsoRange,
}

/// A set of positions, as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Positions {
    words: Vec<u64>,
}

impl Positions {
    fn contains(&self, position: u32) -> bool {
        let word = self.words.get(position as usize / 64);
        word.is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    fn insert(&mut self, position: u32) {
        let at = position as usize / 64;
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        self.words[at] |= 1 << (position % 64);
    }

    fn remove(&mut self, position: u32) {
        if let Some(word) = self.words.get_mut(position as usize / 64) {
            *word &= !(1 << (position % 64));
        }
    }

    fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.words).flat_map(|(at, word)| {
            (0..64)
                .filter(move |bit| word >> bit & 1 == 1)
                .map(move |bit| at * 64 + bit)
        })
    }
}

/// What is selected: positions of articles in the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    positions: Positions,
    /// Where selecting began.
    anchor: Option<u32>,
    /// Where the keyboard is.
    cursor: Option<u32>,
}

impl Selection {
    /// True where the article at `position` is selected.
    pub fn contains(&self, position: u32) -> bool {
        self.positions.contains(position)
    }

    /// The article at which the keyboard is.
    pub fn cursor(&self) -> Option<u32> {
        self.cursor
    }

    /// Of `rows` those that are selected, in their order.
    pub fn of(&self, rows: &[u32]) -> Vec<u32> {
        let selected = rows.iter().filter(|row| self.contains(**row));
        selected.copied().collect()
    }

    /// Selects one article alone.
    pub fn only(&mut self, position: u32) {
        self.positions.words.clear();
        self.positions.insert(position);
        self.anchor = Some(position);
        self.cursor = Some(position);
    }

    /// Follows a click on the row of `position` with Ctrl or Shift.
    pub fn pick(&mut self, rows: &[u32], position: u32, pick: Pick) {
        match pick {
            Pick::Only => self.only(position),
            Pick::Toggle => {
                if self.contains(position) {
                    self.positions.remove(position);
                } else {
                    self.positions.insert(position);
                }
                self.anchor = Some(position);
                self.cursor = Some(position);
            }
            Pick::Range | Pick::AlsoRange => {
                if pick == Pick::Range {
                    self.positions.words.clear();
                }
                let anchor = *self.anchor.get_or_insert(position);
                self.cursor = Some(position);
                let row_of = |wanted: u32| rows.iter().position(|row| *row == wanted);
                let to = row_of(position);
                let (from, to) = (row_of(anchor).or(to), to);
                if let (Some(from), Some(to)) = (from, to) {
                    for row in &rows[from.min(to)..=from.max(to)] {
                        self.positions.insert(*row);
                    }
                }
            }
        }
    }

    /// Selects all rows.
    pub fn all(&mut self, rows: &[u32]) {
        self.positions.words.clear();
        for row in rows {
            self.positions.insert(*row);
        }
    }

    /// The article to which the keyboard goes from where it is; from nowhere, or from an article that has
    /// no row, to the first one or upwards to the last.
    pub fn target(&self, rows: &[u32], movement: Movement) -> Option<u32> {
        let last = rows.len().checked_sub(1)?;
        let at = self
            .cursor
            .and_then(|cursor| rows.iter().position(|row| *row == cursor));
        let row = match (movement, at) {
            (Movement::First, _) | (Movement::By(0..), None) => 0,
            (Movement::Last, _) | (Movement::By(_), None) => last,
            (Movement::By(by), Some(at)) => {
                let by_rows = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
                if by < 0 {
                    at.saturating_sub(by_rows)
                } else {
                    at.saturating_add(by_rows).min(last)
                }
            }
        };
        Some(rows[row])
    }

    /// The same articles in a later snapshot.
    pub(in crate::session) fn moved(&self, moves: &Moves) -> Self {
        let to = |position: u32| moves.position(position);
        let mut positions = Positions::default();
        for position in self.positions.iter().filter_map(to) {
            positions.insert(position);
        }
        Self {
            positions,
            anchor: self.anchor.and_then(to),
            cursor: self.cursor.and_then(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_keyboard_goes_up_down_and_to_the_ends() {
        let rows = [4, 2, 9, 7];
        let mut selection = Selection::default();
        assert_eq!(selection.target(&rows, Movement::By(1)), Some(4));
        selection.only(2);
        for (movement, wanted) in [
            (Movement::By(1), 9),
            (Movement::By(-1), 4),
            (Movement::By(-9), 4),
            (Movement::By(99), 7),
            (Movement::First, 4),
            (Movement::Last, 7),
        ] {
            assert_eq!(
                selection.target(&rows, movement),
                Some(wanted),
                "{movement:?}"
            );
        }
        assert_eq!(selection.target(&[], Movement::Last), None);
    }

    proptest! {
        /// Beside a set and a walk from row to row.
        #[test]
        fn picks_select_what_a_set_would_hold(
            picks in proptest::collection::vec((0_u32..40, 0_usize..4), 1..20),
        ) {
            let rows: Vec<u32> = (0..40).map(|row| (row * 7 + 3) % 40).collect();
            let mut selection = Selection::default();
            let (mut wanted, mut anchor) = (BTreeSet::new(), None);
            for (position, how) in picks {
                let range = |anchor: Option<u32>| {
                    let ends = [anchor.unwrap_or(position), position];
                    let mut inside = false;
                    let mut range = BTreeSet::new();
                    for row in &rows {
                        let is_end = ends.contains(row);
                        if inside || is_end {
                            range.insert(*row);
                        }
                        if is_end && ends[0] != ends[1] {
                            inside = !inside;
                        }
                    }
                    range
                };
                match how {
                    0 => {
                        selection.only(position);
                        wanted = BTreeSet::from([position]);
                        anchor = Some(position);
                    }
                    1 => {
                        selection.pick(&rows, position, Pick::Toggle);
                        if !wanted.remove(&position) {
                            wanted.insert(position);
                        }
                        anchor = Some(position);
                    }
                    2 => {
                        selection.pick(&rows, position, Pick::Range);
                        wanted = range(anchor);
                        anchor = anchor.or(Some(position));
                    }
                    _ => {
                        selection.pick(&rows, position, Pick::AlsoRange);
                        wanted.extend(range(anchor));
                        anchor = anchor.or(Some(position));
                    }
                }
                let selected: BTreeSet<u32> = selection.of(&rows).into_iter().collect();
                prop_assert_eq!(&selected, &wanted);
            }
        }
    }
}
