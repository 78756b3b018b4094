//! Where the articles of one snapshot stand in the next.

use super::library::{Entry, Library};
use super::lines::LineRef;
use std::collections::HashMap;
use std::sync::Arc;

/// Positions in an earlier snapshot, turned into positions in a later one.
#[derive(Debug, Default)]
pub struct Moves {
    /// By old position: the new one, and whether the entry is the very same.
    to: Vec<Option<(u32, bool)>>,
    /// New positions of articles that were not there.
    added: Vec<u32>,
}

impl Moves {
    /// From `before` to `after`; articles are known by their files.
    pub fn new(before: &Library, after: &Library) -> Self {
        let name = |entry: &Arc<Entry>| {
            let document = &entry.document;
            (document.file.clone(), document.path.clone())
        };
        let mut places: HashMap<_, u32> = after.entries.iter().map(name).zip(0..).collect();
        let to = before.entries.iter().map(|entry| {
            let place = places.remove(&name(entry))?;
            Some((place, Arc::ptr_eq(entry, &after.entries[place as usize])))
        });
        let to = to.collect();
        let mut added: Vec<u32> = places.into_values().collect();
        added.sort_unstable();
        Self { to, added }
    }

    /// Where the article at `position` stands now.
    pub fn position(&self, position: u32) -> Option<u32> {
        self.to.get(position as usize)?.map(|(place, _)| place)
    }

    /// True where the article at `position` is there and has not changed.
    pub fn is_same(&self, position: u32) -> bool {
        let moved = self.to.get(position as usize).copied().flatten();
        moved.is_some_and(|(_, same)| same)
    }

    /// The article to show where the one at `position` is gone: the next one that is still there, else
    /// the last one before it.
    pub fn nearest(&self, position: u32) -> Option<u32> {
        let split = self.to.len().min(position as usize);
        let (before, behind) = self.to.split_at(split);
        let mut still = behind.iter().chain(before.iter().rev()).flatten();
        still.next().map(|(place, _)| *place)
    }

    /// Rows of a table in the order they had; new articles at the end.
    pub fn rows(&self, rows: &[u32]) -> Vec<u32> {
        let moved = rows.iter().filter_map(|row| self.position(*row));
        moved.chain(self.added.iter().copied()).collect()
    }

    /// Where those of `positions` stand that are still there, ascending.
    pub fn kept(&self, positions: &[u32]) -> Vec<u32> {
        let kept = positions.iter().filter_map(|place| self.position(*place));
        let mut kept: Vec<u32> = kept.collect();
        kept.sort_unstable();
        kept
    }

    /// The lines that stand in unchanged articles.
    pub fn lines(&self, lines: &[LineRef]) -> Vec<LineRef> {
        let moved = lines.iter().filter(|line| self.is_same(line.entry));
        let moved = moved.filter_map(|line| {
            let entry = self.position(line.entry)?;
            Some(LineRef { entry, ..*line })
        });
        moved.collect()
    }
}
