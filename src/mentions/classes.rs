//! Classes of characters: all that a set of strings can tell apart.
//!
//! Characters that fold to the same character share a class (騰 and 腾; Ａ, a and A), and every character
//! that occurs in none of the strings is in class 0. A text is matched as it stands, through its
//! classes, so that no folded copy is made and every offset is one of the original.

use crate::text::fold::{basic_plane, fold};

/// A class of characters, spread over all sixteen bits so that a few shifts hash it well.
pub(super) type Class = u16;

/// The class of characters that occur in none of the strings.
pub(super) const NOWHERE: Class = 0;

/// Points that write foreign names in Chinese: readers, and input methods, take them for the same.
const MIDDLE_DOTS: [char; 7] = ['·', '•', '‧', '∙', '⋅', '・', '･'];

/// `text` with one and the same point for all that are taken for the same.
pub(super) fn one_dot(text: String) -> String {
    if text.contains(MIDDLE_DOTS) {
        text.replace(MIDDLE_DOTS, "·")
    } else {
        text
    }
}

/// The class of every character.
#[derive(Debug)]
pub(super) struct Classes {
    /// By code point, for the Basic Multilingual Plane.
    basic: Box<[Class; 1 << 16]>,
    /// Folded characters beyond it that occur in the strings, ascending.
    beyond: Vec<(char, Class)>,
    /// Every class but [`NOWHERE`].
    all: Vec<Class>,
}

/// A character of a text: its class, and how many bytes it has.
pub(super) type Decoded = (Class, usize);

impl Classes {
    /// Classes for `strings`, which need not be folded.
    pub fn new<'s>(strings: impl Iterator<Item = &'s str>) -> Self {
        let mut of_folded = vec![NOWHERE; 1 << 16];
        let mut beyond = Vec::new();
        let mut all: Vec<Class> = Vec::new();
        // An odd factor visits every number of sixteen bits once, zero last.
        let next = |known: usize| (known as u16 + 1).wrapping_mul(0x9E37);
        for folded in strings.flat_map(str::chars).map(fold) {
            // A file of a few megabytes cannot hold this many characters that are in use; what goes
            // beyond stays unmatched.
            if all.len() == usize::from(u16::MAX) {
                break;
            }
            if let Some(class) = of_folded.get_mut(folded as usize) {
                if *class == NOWHERE {
                    *class = next(all.len());
                    all.push(*class);
                }
            } else if let Err(index) = beyond.binary_search_by_key(&folded, |&(known, _)| known) {
                beyond.insert(index, (folded, next(all.len())));
                all.push(next(all.len()));
            }
        }
        let dot = MIDDLE_DOTS
            .iter()
            .map(|&dot| of_folded[dot as usize])
            .find(|&c| c != NOWHERE);
        for mark in MIDDLE_DOTS {
            of_folded[mark as usize] = dot.unwrap_or(NOWHERE);
        }
        let basic: Vec<Class> = basic_plane()
            .iter()
            .map(|&f| of_folded[f as usize])
            .collect();
        let basic = basic
            .into_boxed_slice()
            .try_into()
            .expect("the plane has 65,536 code points");
        Self { basic, beyond, all }
    }

    /// Every class but [`NOWHERE`].
    pub fn all(&self) -> &[Class] {
        &self.all
    }

    /// The class of `character`.
    pub fn of(&self, character: char) -> Class {
        match self.basic.get(character as usize) {
            Some(class) => *class,
            None => self.of_beyond(character),
        }
    }

    /// The class of an ASCII character.
    #[inline(always)]
    pub fn of_ascii(&self, byte: u8) -> Class {
        self.basic[usize::from(byte)]
    }

    /// The class of a character of three bytes; nearly all of Chinese text.
    #[inline(always)]
    pub fn of_three(&self, first: u8, second: u8, third: u8) -> Class {
        // The upper half of the first byte, 0b1110, falls off the sixteen bits.
        let code = u16::from(first) << 12 | u16::from(second & 63) << 6 | u16::from(third & 63);
        self.basic[usize::from(code)]
    }

    /// The class of the character that `bytes`, well-formed UTF-8, start with; no bytes at their end.
    #[inline(always)]
    pub fn first_of(&self, bytes: &[u8]) -> Decoded {
        match bytes {
            [ascii, ..] if *ascii < 0x80 => (self.of_ascii(*ascii), 1),
            [a, b, c, ..] if a & 0xF0 == 0xE0 => (self.of_three(*a, *b, *c), 3),
            [a, b, ..] if a & 0xE0 == 0xC0 => (
                self.basic[usize::from(a & 31) << 6 | usize::from(b & 63)],
                2,
            ),
            [a, b, c, d, ..] => {
                let bits = |byte: &u8, shift: u32| u32::from(byte & 63) << shift;
                let code = u32::from(a & 7) << 18 | bits(b, 12) | bits(c, 6) | bits(d, 0);
                (
                    char::from_u32(code).map_or(NOWHERE, |character| self.of_beyond(character)),
                    4,
                )
            }
            _ => (NOWHERE, 0),
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
