//! Which lines are chosen, and which class each line is in.

use super::answer::Found;
use super::change::Pick;
use super::state::Lines;
use crate::analysis::concordance::Line;
use crate::session::moves::Moves;
use std::sync::Arc;

/// Chosen lines and classes. They belong to places, not to rows: another order or window changes nothing. Kept
/// by the position of a line among those found, so that a hundred thousand of them are chosen and put into a
/// class within a frame.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The lines of which what follows speaks.
    found: Arc<Found>,
    /// A bit for each of them: whether it is chosen.
    chosen: Vec<u64>,
    /// The class of each of them, 0 for none; empty where none is in any.
    classes: Vec<u8>,
    /// Classes of places that are not among them, ascending.
    elsewhere: Vec<(Line, u8)>,
    /// Where the keyboard is.
    cursor: Option<Line>,
    /// From where a range extends.
    anchor: Option<Line>,
    /// Grows with every change of a class.
    version: u64,
}

/// What is known of one place.
struct Kept {
    line: Line,
    is_chosen: bool,
    class: u8,
}

impl Selection {
    /// True for a chosen line.
    pub fn has(&self, line: &Line) -> bool {
        self.position(line)
            .is_some_and(|position| self.is_chosen(position))
    }

    /// How many lines are chosen.
    pub fn count(&self) -> usize {
        self.chosen
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The line at which the keyboard is.
    pub fn cursor(&self) -> Option<Line> {
        self.cursor
    }

    /// The class of a line, from 1 to 9.
    pub fn class(&self, line: &Line) -> Option<u8> {
        let class = self.classes.get(self.position(line)?).copied();
        class.filter(|class| *class > 0)
    }

    /// Another number after every change of a class: what was counted for one may be kept by it.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many of the lines found are in each class, from 1 on.
    pub fn class_counts(&self) -> [u32; 9] {
        let mut counts = [0; 9];
        for class in self.classes.iter().filter(|class| **class > 0) {
            counts[usize::from(*class) - 1] += 1;
        }
        counts
    }

    fn position(&self, line: &Line) -> Option<usize> {
        self.found.lines.binary_search(line).ok()
    }

    fn is_chosen(&self, position: usize) -> bool {
        let word = self.chosen.get(position / 64).copied().unwrap_or(0);
        word >> (position % 64) & 1 == 1
    }

    fn choose(&mut self, position: usize, is_chosen: bool) {
        let Some(word) = self.chosen.get_mut(position / 64) else {
            return;
        };
        let bit = 1 << (position % 64);
        if is_chosen {
            *word |= bit;
        } else {
            *word &= !bit;
        }
    }

    /// Speaks of these lines from now on. What is chosen and not among them is chosen no longer; classes stay.
    pub(super) fn follow(&mut self, found: &Arc<Found>) {
        if Arc::ptr_eq(&self.found, found) {
            return;
        }
        let kept = self.kept();
        self.found = Arc::clone(found);
        self.chosen = vec![0; found.lines.len().div_ceil(64)];
        self.classes = Vec::new();
        self.elsewhere = Vec::new();
        self.version += 1;
        let mut position = 0;
        for kept in kept {
            while found
                .lines
                .get(position)
                .is_some_and(|line| *line < kept.line)
            {
                position += 1;
            }
            if found.lines.get(position) == Some(&kept.line) {
                self.choose(position, kept.is_chosen);
                self.put(position, kept.class);
            } else if kept.class > 0 {
                self.elsewhere.push((kept.line, kept.class));
            }
        }
    }

    /// Everything that is chosen or in a class, ascending.
    fn kept(&self) -> Vec<Kept> {
        let here = self.found.lines.iter().enumerate();
        let here = here.map(|(position, line)| Kept {
            line: *line,
            is_chosen: self.is_chosen(position),
            class: self.classes.get(position).copied().unwrap_or(0),
        });
        let here = here.filter(|kept| kept.is_chosen || kept.class > 0);
        let elsewhere = self.elsewhere.iter().map(|(line, class)| Kept {
            line: *line,
            is_chosen: false,
            class: *class,
        });
        let mut kept: Vec<Kept> = here.chain(elsewhere).collect();
        // Two runs that ascend: little is left to do.
        kept.sort_by_key(|kept| kept.line);
        kept
    }

    fn put(&mut self, position: usize, class: u8) {
        if class > 0 && self.classes.is_empty() {
            self.classes = vec![0; self.found.lines.len()];
        }
        if let Some(own) = self.classes.get_mut(position) {
            *own = class;
        }
    }

    /// Chooses lines.
    pub(super) fn pick(&mut self, lines: &Lines, pick: Pick) {
        self.follow(&lines.found);
        let position = |row: u32| Some(*lines.order.get(row as usize)? as usize);
        match pick {
            Pick::Only(row) => {
                let Some(at) = position(row) else { return };
                self.chosen.fill(0);
                self.choose(at, true);
                self.walk_to(lines.row(row));
            }
            Pick::Toggle(row) => {
                let Some(at) = position(row) else { return };
                self.choose(at, !self.is_chosen(at));
                self.walk_to(lines.row(row));
            }
            Pick::Extend(row) => {
                let Some(line) = lines.row(row) else { return };
                let from = self.anchor.and_then(|anchor| lines.row_of(&anchor));
                let from = from.unwrap_or(row);
                self.chosen.fill(0);
                for at in (from.min(row)..=from.max(row)).filter_map(position) {
                    self.choose(at, true);
                }
                self.anchor = lines.row(from);
                self.cursor = Some(line);
            }
            Pick::All => {
                let count = lines.found.lines.len();
                self.chosen.fill(u64::MAX);
                if let Some(last) = self.chosen.last_mut()
                    && !count.is_multiple_of(64)
                {
                    *last = (1 << (count % 64)) - 1;
                }
            }
            Pick::Class(class) => {
                self.chosen.fill(0);
                for at in 0..self.classes.len() {
                    if self.classes[at] == class {
                        self.choose(at, true);
                    }
                }
            }
            Pick::Nothing => self.chosen.fill(0),
        }
    }

    fn walk_to(&mut self, line: Option<Line>) {
        (self.cursor, self.anchor) = (line, line);
    }

    /// Puts the chosen lines into a class, or into none.
    pub(super) fn classify(&mut self, class: Option<u8>) {
        self.version += 1;
        let class = class.filter(|class| (1..=9).contains(class)).unwrap_or(0);
        for word in 0..self.chosen.len() {
            let mut left = self.chosen[word];
            while left > 0 {
                self.put(word * 64 + left.trailing_zeros() as usize, class);
                left &= left - 1;
            }
        }
    }

    /// Puts lines, which ascend, into classes, but those that are in one already.
    pub(super) fn take_classes(&mut self, classes: &[(Line, u8)]) {
        self.version += 1;
        let found = Arc::clone(&self.found);
        let mut position = 0;
        for (line, class) in classes {
            while found.lines.get(position).is_some_and(|own| own < line) {
                position += 1;
            }
            let is_there = found.lines.get(position) == Some(line);
            if is_there && self.classes.get(position).is_none_or(|own| *own == 0) {
                self.put(position, *class);
            }
        }
    }

    /// Chooses nothing; classes stay.
    pub(super) fn forget_chosen(&mut self) {
        self.chosen.fill(0);
        (self.cursor, self.anchor) = (None, None);
    }

    /// Follows articles to where they stand in the next snapshot; lines of changed ones are let go.
    pub(super) fn moved(&mut self, moves: &Moves) {
        let to = |line: &Line| {
            let entry = moves.position(line.entry)?;
            moves.is_same(line.entry).then_some(Line { entry, ..*line })
        };
        self.cursor = self.cursor.as_ref().and_then(to);
        self.anchor = self.anchor.as_ref().and_then(to);
        let moved = |kept: Kept| Some((to(&kept.line)?, kept));
        let mut kept: Vec<(Line, Kept)> = self.kept().into_iter().filter_map(moved).collect();
        kept.sort_by_key(|(line, _)| *line);
        // Until the lines of the new snapshot are there, only these are known.
        let found = Found {
            lines: kept.iter().map(|(line, _)| *line).collect(),
            ..Found::default()
        };
        self.chosen = vec![0; kept.len().div_ceil(64)];
        self.classes = kept.iter().map(|(_, kept)| kept.class).collect();
        self.elsewhere = Vec::new();
        self.version += 1;
        for (position, (_, kept)) in kept.iter().enumerate() {
            self.choose(position, kept.is_chosen);
        }
        self.found = Arc::new(found);
    }
}
