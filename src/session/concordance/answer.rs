//! A question about a library, and its lines in order: what window and command line share.

use crate::analysis::concordance::{
    self, Context, Finder, Line, Order, Sought, UnknownAlias, Window, one_line,
};
use crate::search::{Known, Note, View};
use crate::session::{Entry, Library};
use std::borrow::Cow;

/// What is asked of a library.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Of what.
    pub sought: Sought,
    /// How much stands beside each hit.
    pub window: Window,
    /// In which order.
    pub order: Order,
}

/// The lines that a question gave.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// As one reads them: by article, title first, by start.
    pub lines: Vec<Line>,
    /// Positions of the lines in the order asked for.
    pub order: Vec<u32>,
    /// Articles that have lines.
    pub articles: u32,
    /// What of a query was not understood.
    pub notes: Vec<Note>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The lexicon has no such alias.
    #[error(transparent)]
    Alias(#[from] UnknownAlias),
    /// Nobody waits for it any more.
    #[error("cancelled")]
    Cancelled,
}

/// An article as questions see it.
pub fn view(entry: &Entry) -> View<'_> {
    View {
        document: &entry.document,
        candidates: &entry.candidates,
        terms: &entry.terms,
    }
}

/// The lines of the articles at the positions `shown`, ascending; duplicates only where the library counts
/// them.
///
/// # Errors
/// Where the lexicon has no such alias, and where `is_cancelled` said so before all was done.
pub fn answer(
    library: &Library,
    shown: &[u32],
    question: &Question,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Result<Answer, AskError> {
    let keys: Vec<String> = library
        .columns
        .iter()
        .map(|column| column.key.clone())
        .collect();
    let known = Known {
        lexicon: &library.lexicon,
        keys: &keys,
    };
    let (finder, notes) = Finder::new(&question.sought, &known)?;
    let of = |position: u32| view(&library.entries[position as usize]);
    let counted = shown.iter().copied();
    let counted: Vec<u32> = counted
        .filter(|position| library.is_counted(*position))
        .collect();
    let lines = concordance::lines(&finder, &counted, of, &is_cancelled);
    let lines = lines.ok_or(AskError::Cancelled)?;
    let order = sorted(library, &lines, question, is_cancelled).ok_or(AskError::Cancelled)?;
    let articles = lines.chunk_by(|a, b| a.entry == b.entry).count() as u32;
    Ok(Answer {
        lines,
        order,
        articles,
        notes,
    })
}

/// The positions of `lines` in the order that `question` asks for; `None` where `is_cancelled` said so.
pub fn sorted(
    library: &Library,
    lines: &[Line],
    question: &Question,
    is_cancelled: impl Fn() -> bool + Sync,
) -> Option<Vec<u32>> {
    let of = |position: u32| view(&library.entries[position as usize]);
    concordance::sorted(lines, question.window, &question.order, of, is_cancelled)
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
