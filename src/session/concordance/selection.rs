//! Which lines are chosen, and which class each line is in.

use super::change::Pick;
use super::state::Lines;
use crate::analysis::concordance::Line;
use crate::session::moves::Moves;
use std::collections::{HashMap, HashSet};

/// Chosen lines and classes. They belong to places, not to rows: another order or window changes nothing.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    chosen: HashSet<Line>,
    /// Where the keyboard is.
    cursor: Option<Line>,
    /// From where a range extends.
    anchor: Option<Line>,
    classes: HashMap<Line, u8>,
    /// Grows with every change of a class.
    version: u64,
}

impl Selection {
    /// True for a chosen line.
    pub fn has(&self, line: &Line) -> bool {
        self.chosen.contains(line)
    }

    /// How many lines are chosen.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// The line at which the keyboard is.
    pub fn cursor(&self) -> Option<Line> {
        self.cursor
    }

    /// The class of a line, from 1 to 9.
    pub fn class(&self, line: &Line) -> Option<u8> {
        self.classes.get(line).copied()
    }

    /// Another number after every change of a class: what was counted for one may be kept by it.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many of `lines` are in each class, from 1 on.
    pub fn class_counts(&self, lines: &[Line]) -> [u32; 9] {
        let mut counts = [0; 9];
        if self.classes.is_empty() {
            return counts;
        }
        for class in lines.iter().filter_map(|line| self.class(line)) {
            counts[usize::from(class) - 1] += 1;
        }
        counts
    }

    /// Chooses lines.
    pub(super) fn pick(&mut self, lines: &Lines, pick: Pick) {
        match pick {
            Pick::Only(row) => {
                let Some(line) = lines.row(row) else { return };
                self.chosen.clear();
                self.chosen.insert(line);
                (self.cursor, self.anchor) = (Some(line), Some(line));
            }
            Pick::Toggle(row) => {
                let Some(line) = lines.row(row) else { return };
                if !self.chosen.remove(&line) {
                    self.chosen.insert(line);
                }
                (self.cursor, self.anchor) = (Some(line), Some(line));
            }
            Pick::Extend(row) => {
                let Some(line) = lines.row(row) else { return };
                let from = self.anchor.and_then(|anchor| lines.row_of(&anchor));
                let from = from.unwrap_or(row);
                self.chosen.clear();
                let range = from.min(row)..=from.max(row);
                self.chosen.extend(range.filter_map(|row| lines.row(row)));
                self.anchor = lines.row(from);
                self.cursor = Some(line);
            }
            Pick::All => self.chosen = lines.found.lines.iter().copied().collect(),
            Pick::Class(class) => {
                let of_class = |line: &&Line| self.classes.get(line) == Some(&class);
                self.chosen = lines.found.lines.iter().filter(of_class).copied().collect();
            }
            Pick::Nothing => self.chosen.clear(),
        }
    }

    /// Puts the chosen lines into a class, or into none.
    pub(super) fn classify(&mut self, class: Option<u8>) {
        self.version += 1;
        for line in &self.chosen {
            match class.filter(|class| (1..=9).contains(class)) {
                Some(class) => self.classes.insert(*line, class),
                None => self.classes.remove(line),
            };
        }
    }

    /// Puts lines into classes, but those that are in one already.
    pub(super) fn take_classes(&mut self, classes: Vec<(Line, u8)>) {
        self.version += 1;
        for (line, class) in classes {
            self.classes.entry(line).or_insert(class);
        }
    }

    /// Chooses nothing; classes stay.
    pub(super) fn forget_chosen(&mut self) {
        self.chosen.clear();
        (self.cursor, self.anchor) = (None, None);
    }

    /// Follows articles to where they stand in the next snapshot; lines of changed ones are let go.
    pub(super) fn moved(&mut self, moves: &Moves) {
        let to = |line: &Line| {
            let entry = moves.position(line.entry)?;
            moves.is_same(line.entry).then_some(Line { entry, ..*line })
        };
        self.chosen = self.chosen.iter().filter_map(to).collect();
        self.cursor = self.cursor.as_ref().and_then(to);
        self.anchor = self.anchor.as_ref().and_then(to);
        self.version += 1;
        let classes = self.classes.iter();
        self.classes = classes
            .filter_map(|(line, class)| Some((to(line)?, *class)))
            .collect();
    }
}
