//! Classes of characters: all that a set of strings can tell apart.
//!
//! Characters that fold to the same character share a class (騰 and 腾; Ａ, a and A), and every character
//! that occurs in none of the strings is in class 0. A text is matched as it stands, through its
//! classes, so that no folded copy is made and every offset is one of the original.

use crate::text::fold::{basic_plane, fold};

/// A class of characters; [`NOWHERE`] for those that occur in none of the strings.
pub(super) type Class = u16;

/// The class of characters that occur in none of the strings.
pub(super) const NOWHERE: Class = 0;

/// The class of every character.
#[derive(Debug)]
pub(super) struct Classes {
    /// By code point, for the Basic Multilingual Plane.
    basic: Box<[Class]>,
    /// Folded characters beyond it that occur in the strings, ascending.
    beyond: Vec<(char, Class)>,
    /// Number of classes, [`NOWHERE`] included.
    count: usize,
}

impl Classes {
    /// Classes for `strings`, which need not be folded.
    pub fn new<'s>(strings: impl Iterator<Item = &'s str>) -> Self {
        let mut of_folded = vec![NOWHERE; 1 << 16].into_boxed_slice();
        let mut beyond = Vec::new();
        let mut count: usize = 1;
        for folded in strings.flat_map(str::chars).map(fold) {
            // More distinct characters than classes cannot be: a lexicon of 8 MiB could hold them,
            // but Unicode has fewer than 65,536 Han characters in use. The rest stays unmatched.
            let Ok(next) = Class::try_from(count) else {
                break;
            };
            if let Some(class) = of_folded.get_mut(folded as usize) {
                if *class == NOWHERE {
                    *class = next;
                    count += 1;
                }
            } else if let Err(index) = beyond.binary_search_by_key(&folded, |&(known, _)| known) {
                beyond.insert(index, (folded, next));
                count += 1;
            }
        }
        let basic = basic_plane()
            .iter()
            .map(|&folded| of_folded[folded as usize])
            .collect();
        Self {
            basic,
            beyond,
            count,
        }
    }

    /// Number of classes, [`NOWHERE`] included.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The class of `character`.
    pub fn of(&self, character: char) -> Class {
        match self.basic.get(character as usize) {
            Some(class) => *class,
            None => self.of_beyond(character),
        }
    }

    #[cold]
    fn of_beyond(&self, character: char) -> Class {
        let folded = fold(character);
        match self.basic.get(folded as usize) {
            Some(class) => *class,
            None => self
                .beyond
                .binary_search_by_key(&folded, |&(known, _)| known)
                .map_or(NOWHERE, |index| self.beyond[index].1),
        }
    }
}
