//! Going from article to article and from mention to mention.

use super::Session;
use crate::session::Direction;
use crate::session::TableChange;
use crate::session::View;
use crate::session::lines::{self, HitRef};
use crate::session::searching::{HitAt, SearchChange};
use crate::session::table::Movement;
use std::sync::Arc;

impl Session {
    pub(super) fn select(&mut self, entry: u32) {
        if (entry as usize) < self.library.entries.len() {
            self.table.selection_mut().only(entry);
        }
        if (entry as usize) < self.library.entries.len() && self.selected != Some(entry) {
            self.selected = Some(entry);
            self.hit = None;
            self.spot = None;
            self.line = None;
            self.lit = None;
            self.searching.set(None);
            self.inspection = None;
            self.hit_asked += 1;
        }
    }

    /// Goes through what was searched for and found.
    pub(super) fn change_search(&mut self, change: SearchChange) {
        match change {
            SearchChange::Show => self.view = self.searching.show(self.view),
            SearchChange::Leave => self.view = self.searching.leave(),
            SearchChange::GoTo(at) => self.go_to_found(at),
            SearchChange::Step(direction) => {
                let Some(narrowed) = self.filtering.narrowed() else {
                    return;
                };
                if let Some(at) = self.searching.next(narrowed, self.selected, direction) {
                    self.go_to_found(at);
                }
            }
        }
    }

    fn go_to_found(&mut self, at: HitAt) {
        // While the filter is being applied to another snapshot, places in the one before may be off.
        let is_there = self.filtering.narrowed().is_some_and(|narrowed| {
            let there = narrowed.library.entries.get(at.entry as usize);
            let here = self.library.entries.get(at.entry as usize);
            there
                .zip(here)
                .is_some_and(|(there, here)| Arc::ptr_eq(&there.document, &here.document))
        });
        if !is_there {
            return;
        }
        self.select(at.entry);
        self.view = View::Articles;
        self.hit = None;
        self.line = None;
        self.spot = None;
        self.searching.set(Some(at));
        self.hit_asked += 1;
    }

    pub(super) fn select_neighbour(&mut self, direction: Direction) {
        if self.selected.is_some() {
            self.change_table(TableChange::Go(Movement::By(match direction {
                Direction::Next => 1,
                Direction::Previous => -1,
            })));
        }
    }

    /// The mentions that stepping visits: of what is chosen, else all whose marks are shown.
    pub fn steps(&self) -> Arc<Vec<HitRef>> {
        let Some(entry) = self.entry() else {
            return Arc::default();
        };
        let lexicon = &self.library.lexicon;
        self.steps
            .of(entry, lexicon, self.chosen, &self.visibility, |entry| {
                let mut hits = lines::hits(lexicon, entry, self.chosen);
                if self.chosen.is_none() {
                    hits.retain(|hit| {
                        hit.locate(entry)
                            .is_some_and(|(_, _, alias)| self.is_shown(&lexicon.alias(alias).owner))
                    });
                }
                hits
            })
    }

    pub(super) fn step(&mut self, direction: Direction) {
        let hits = self.steps();
        if hits.is_empty() {
            return;
        }
        let last = hits.len() - 1;
        let at = self
            .hit
            .and_then(|hit| hits.iter().position(|other| *other == hit));
        let next = match (at, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => last,
            (Some(at), Direction::Next) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), Direction::Previous) => {
                if at == 0 {
                    last
                } else {
                    at - 1
                }
            }
        };
        self.go_to(hits[next]);
    }

    /// Goes to the first mention in the nearest row below (or the last in the nearest above) that
    /// has one of what is chosen, or of anything where nothing is.
    pub(super) fn step_article(&mut self, direction: Direction) {
        let rows = Arc::clone(&self.rows);
        let Some(row) = self
            .selected
            .and_then(|selected| rows.iter().position(|entry| *entry == selected))
        else {
            return;
        };
        let has_mentions = |entry: &&u32| {
            let Some(entry) = self.library.entries.get(**entry as usize) else {
                return false;
            };
            match self.chosen {
                Some(subject) => entry.tally.count(subject) > 0,
                None => entry.tally.mentions > 0,
            }
        };
        let found = match direction {
            Direction::Next => rows[row + 1..].iter().find(has_mentions),
            Direction::Previous => rows[..row].iter().rev().find(has_mentions),
        };
        if let Some(entry) = found {
            self.select(*entry);
            self.step(Direction::Next);
        }
    }

    pub(super) fn go_to(&mut self, hit: HitRef) {
        self.hit = Some(hit);
        self.spot = None;
        self.line = None;
        self.lit = None;
        self.searching.set(None);
        self.hit_asked += 1;
    }
}
