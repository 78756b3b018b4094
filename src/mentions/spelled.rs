//! What a walk has gone over, spelled in classes: one for every character.
//!
//! A text that was walked over once can be asked for words again and again without being decoded. Knows
//! classes, neither what they write nor where the text is from.

use super::classes::{Class, NOWHERE};

/// Characters that are taken in before anybody asks whether there is room for more.
pub(super) const BLOCK: usize = 256;

/// What follows each stretch: no word goes on beyond it, and whoever looks at two more characters finds
/// them.
const BEHIND: [Class; 2] = [NOWHERE; 2];

/// Stretches of text, one after the other.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    /// Those from `count` on are room, each of which has been written once.
    classes: Vec<Class>,
    count: usize,
    stretches: Vec<Stretch>,
}

/// A stretch of text that was walked over in one go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its first byte.
    pub start: usize,
    /// The number of its first character.
    pub first: usize,
}

impl Spelled {
    /// All classes, with [`NOWHERE`] behind every stretch.
    pub fn classes(&self) -> &[Class] {
        &self.classes[..self.count]
    }

    /// The stretch of the character `index`, and its number.
    pub fn stretch(&self, index: usize) -> Option<(usize, Stretch)> {
        let behind = self.stretches.partition_point(|it| it.first <= index);
        let number = behind.checked_sub(1)?;
        Some((number, self.stretches[number]))
    }

    /// Nothing spelled, with the room for it kept.
    pub fn clear(&mut self) {
        self.count = 0;
        self.stretches.clear();
    }

    /// Classes for which there is room.
    pub fn room(&self) -> usize {
        self.classes.len()
    }

    /// Begins a stretch at the byte `start`; returns the number of its first character.
    pub fn begin(&mut self, start: usize) -> usize {
        let first = self.count;
        self.stretches.push(Stretch { start, first });
        first
    }

    /// Room for the classes from the character `index` on.
    #[inline(always)]
    pub fn block(&mut self, index: usize) -> &mut [Class] {
        let end = index + BLOCK;
        if self.classes.len() < end {
            self.classes.resize(end * 2, NOWHERE);
        }
        &mut self.classes[index..end]
    }

    /// Ends the stretch before the character `index`.
    pub fn end(&mut self, index: usize) {
        self.count = index + BEHIND.len();
        self.block(index)[..BEHIND.len()].copy_from_slice(&BEHIND);
    }
}
