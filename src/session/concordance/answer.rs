//! A question about a library, and its lines in order: what window and command line share.

use super::seek::Seek;
use super::sets::LineSet;
use crate::analysis::concordance::{self, Context, Finder, Line, Order, Window, one_line};
use crate::search::{Known, Note, View};
use crate::session::{Entry, Library};
use std::borrow::Cow;

/// What is asked of a library.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Of what.
    pub seek: Seek,
    /// How much stands beside each hit.
    pub window: Window,
    /// In which order.
    pub order: Order,
}

/// The lines of what is sought.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// As one reads them: by article, title first, by start.
    pub lines: Vec<Line>,
    /// Articles that have lines.
    pub articles: u32,
    /// What of a query was not understood.
    pub notes: Vec<Note>,
    /// Lines of a set that the articles shown do not hold (any more).
    pub lost: u32,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The lexicon has no such company, group, theme or alias, or there is no such set.
    #[error("nothing is known of it")]
    Unknown,
    /// Nobody waits for it any more.
    #[error("cancelled")]
    Cancelled,
}

/// An article as questions see it that ask for no names.
pub fn view(entry: &Entry) -> View<'_> {
    entry.as_read()
}

/// The lines of what is sought in the articles at the positions `shown`, ascending; duplicates only where
/// the library counts them. Saved sets are looked up in `sets`.
///
/// # Errors
/// Where what is sought is unknown, and where `is_cancelled` said so before all was done.
pub fn find(
    library: &Library,
    shown: &[u32],
    seek: &Seek,
    sets: &[LineSet],
    is_cancelled: impl Fn() -> bool + Sync,
) -> Result<Found, AskError> {
    if let Seek::Set(name) = seek {
        let set = sets.iter().find(|set| set.name == *name);
        let (lines, lost) = set.ok_or(AskError::Unknown)?.locate(library, shown);
        return Ok(Found::new(lines, Vec::new(), lost));
    }
    let columns = library.columns.iter();
    let keys: Vec<String> = columns.map(|column| column.key.clone()).collect();
    let known = Known {
        lexicon: &library.lexicon,
        keys: &keys,
    };
    let sought = seek.sought(&library.lexicon).ok_or(AskError::Unknown)?;
    let (finder, notes) = Finder::new(&sought, &known).map_err(|_| AskError::Unknown)?;
    let counted = shown.iter().copied();
    let counted: Vec<u32> = counted
        .filter(|position| library.is_counted(*position))
        .collect();
    let asks_for_names = finder.asks_for_names();
    let of = |position: u32| {
        let entry = &library.entries[position as usize];
        match asks_for_names {
            true => entry.as_searched(),
            false => view(entry),
        }
    };
    let lines = concordance::lines(&finder, &counted, of, is_cancelled);
    Ok(Found::new(lines.ok_or(AskError::Cancelled)?, notes, 0))
}

impl Found {
    fn new(lines: Vec<Line>, notes: Vec<Note>, lost: u32) -> Self {
        let articles = lines.chunk_by(|a, b| a.entry == b.entry).count() as u32;
        Self {
            lines,
            articles,
            notes,
            lost,
        }
    }

    /// The positions of the lines in the order that `question` asks for; `None` where `is_cancelled` said
    /// so.
    pub fn sorted(
        &self,
        library: &Library,
        question: &Question,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Option<Vec<u32>> {
        let of = |position: u32| view(&library.entries[position as usize]);
        let (window, order) = (question.window, &question.order);
        concordance::sorted(&self.lines, window, order, of, is_cancelled)
    }
}

/// A line in words, each part on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<'e> {
    /// What stands before the hit.
    pub left: Cow<'e, str>,
    /// The hit.
    pub hit: Cow<'e, str>,
    /// What stands after it.
    pub right: Cow<'e, str>,
}

impl<'e> Words<'e> {
    /// The words of `line`, which stands in `entry`; `None` where it does not.
    pub fn new(entry: &'e Entry, line: &Line, window: Window) -> Option<Self> {
        let text = entry.text(line.place);
        let hit = text.get(line.span.range())?;
        let context = Context::new(text, line.span, window);
        Some(Self {
            left: one_line(&text[context.left.range()]),
            hit: one_line(hit),
            right: one_line(&text[context.right.range()]),
        })
    }
}
