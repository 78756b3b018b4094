//! Going through what a search found: to a hit, from hit to hit across articles, and back.
//!
//! Knows where the reader is among the hits, not how anything is shown. The answers themselves are those
//! of the filter.

use super::Direction;
use super::command::View;
use super::filter::Narrowed;
use super::moves::Moves;

/// What the user asks for while searching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchChange {
    /// Go to the box, and show what was found.
    Show,
    /// Go back to the view from which it was shown.
    Leave,
    /// Open an article at one of its hits.
    GoTo(HitAt),
    /// Go to the next or previous hit, across articles, in the order in which they were found.
    Step(Direction),
}

/// A hit of the search in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HitAt {
    /// Position of the article in the library.
    pub entry: u32,
    /// The number of the hit among those of the article, from 0; an article may match without any.
    pub number: u32,
}

/// Where the reader is among what was found.
#[derive(Debug, Default)]
pub struct Searching {
    at: Option<HitAt>,
    before: View,
}

impl Searching {
    /// The hit at which the reader is.
    pub fn at(&self) -> Option<HitAt> {
        self.at
    }

    /// Puts the reader at a hit, or at none.
    pub fn set(&mut self, at: Option<HitAt>) {
        self.at = at;
    }

    /// The view to show for what was found, coming from `view`.
    pub fn show(&mut self, view: View) -> View {
        if view != View::Search {
            self.before = view;
        }
        View::Search
    }

    /// The view from which it was shown.
    pub fn leave(&self) -> View {
        self.before
    }

    /// Follows articles to where they stand in the next snapshot.
    pub fn moved(&mut self, moves: &Moves) {
        self.at = self.at.and_then(|at| {
            let entry = moves.position(at.entry)?;
            moves.is_same(at.entry).then_some(HitAt { entry, ..at })
        });
    }

    /// The hit that follows the one at which the reader is, round the ends; from the article `open`
    /// where there is none. `None` where nothing was found.
    pub fn next(
        &self,
        narrowed: &Narrowed,
        open: Option<u32>,
        direction: Direction,
    ) -> Option<HitAt> {
        let found: Vec<(u32, u32)> = narrowed
            .found()
            .map(|found| (found.document, found.hits.len() as u32))
            .collect();
        let rank_of = |entry: u32| found.iter().position(|(document, _)| *document == entry);
        let hit_in = |rank: usize| {
            let (entry, count) = found[rank];
            let number = match direction {
                Direction::Next => 0,
                Direction::Previous => count.saturating_sub(1),
            };
            HitAt { entry, number }
        };
        let here = self.at.and_then(|at| Some((at, rank_of(at.entry)?)));
        let Some((at, rank)) = here else {
            let rank = open.and_then(rank_of).unwrap_or(0);
            return (!found.is_empty()).then(|| hit_in(rank));
        };
        let (entry, count) = found[rank];
        let within = match direction {
            Direction::Next => Some(at.number + 1).filter(|number| *number < count),
            Direction::Previous => at.number.checked_sub(1).filter(|number| *number < count),
        };
        if let Some(number) = within {
            return Some(HitAt { entry, number });
        }
        let last = found.len() - 1;
        Some(hit_in(match direction {
            Direction::Next if rank == last => 0,
            Direction::Next => rank + 1,
            Direction::Previous => rank.checked_sub(1).unwrap_or(last),
        }))
    }
}
