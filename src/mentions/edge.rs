//! What may stand beside an alias: the test of Latin and digit edges, and of forbidden neighbours.
//!
//! Latin words and numbers have edges in Chinese text, Han words have none: `BAT` is not in `PBAT`, but
//! 工行 may be anywhere. Looks only at the characters beside a place.

use crate::text::fold::{fold, fold_text};
use std::ops::Range;

/// True for letters of scripts that set words apart: Latin, Greek, Cyrillic, half or full width.
fn is_letter(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => true,
        '\u{AA}'..='\u{58F}' | '\u{1E00}'..='\u{1FFF}' => character.is_alphabetic(),
        _ => false,
    }
}

/// True for 0 to 9, half or full width.
fn is_digit(character: char) -> bool {
    fold(character).is_ascii_digit()
}

/// True where a word or number goes on: a letter, a digit or `&`.
fn goes_on(character: char) -> bool {
    is_letter(character) || is_digit(character) || fold(character) == '&'
}

/// True where one edge of `alias` is Latin or a digit, so that [`touched`] can find something.
pub(super) fn has_edge(alias: &str) -> bool {
    alias.chars().next().is_some_and(goes_on) || alias.chars().next_back().is_some_and(goes_on)
}

/// The character that an edge of `range` must not touch, where it touches one.
///
/// Besides letters, digits and `&`, a digit must not touch the rest of a number: `1.` or `,000` or `%`.
pub(super) fn touched(text: &str, range: Range<usize>) -> Option<char> {
    let inside = &text[range.clone()];
    let (first, last) = (inside.chars().next()?, inside.chars().next_back()?);
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let (left, right) = (before.next(), after.next());
    let (further_left, further_right) = (before.next(), after.next());
    let point = |mark: char| matches!(fold(mark), '.' | ',');
    let touches_left = |mark: &char| {
        goes_on(first) && goes_on(*mark)
            || is_digit(first) && point(*mark) && further_left.is_some_and(is_digit)
    };
    let touches_right = |mark: &char| {
        let of_number = matches!(fold(*mark), '%' | '‰' | '℃' | '°')
            || point(*mark) && further_right.is_some_and(is_digit);
        goes_on(last) && goes_on(*mark) || is_digit(last) && of_number
    };
    left.filter(touches_left)
        .or_else(|| right.filter(touches_right))
}

/// Words that must not stand directly beside an alias, folded.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// Of each word, the character nearest to the alias, ascending: one look tells that there is none
    /// of them.
    nearest: Box<[char]>,
    /// Bit [`bit`] is set for each of these, so that most looks end here.
    bits: [u64; 4],
    /// In the same order.
    words: Box<[Box<str>]>,
}

impl Neighbours {
    /// Words that must not follow.
    pub fn following(words: &[String]) -> Self {
        Self::new(words, |word| word.chars().next())
    }

    /// Words that must not precede.
    pub fn preceding(words: &[String]) -> Self {
        Self::new(words, |word| word.chars().next_back())
    }

    fn new(words: &[String], nearest: impl Fn(&str) -> Option<char>) -> Self {
        let folded = words.iter().map(|word| fold_text(word));
        let mut by_nearest: Vec<(char, Box<str>)> = folded
            .filter_map(|word| Some((nearest(&word)?, word.into())))
            .collect();
        by_nearest.sort();
        let (nearest, words): (Vec<char>, Vec<Box<str>>) = by_nearest.into_iter().unzip();
        let mut bits = [0; 4];
        for bit in nearest.iter().map(|&it| bit(it)) {
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self {
            nearest: nearest.into(),
            bits,
            words: words.into(),
        }
    }

    /// The word with which `after`, the text behind an alias, starts.
    pub fn starts(&self, after: &str) -> Option<&str> {
        self.stands(after.chars(), |word, characters| {
            word.chars()
                .all(|wanted| characters.next().map(fold) == Some(wanted))
        })
    }

    /// The word with which `before`, the text in front of an alias, ends.
    pub fn ends(&self, before: &str) -> Option<&str> {
        self.stands(before.chars().rev(), |word, characters| {
            word.chars()
                .rev()
                .all(|wanted| characters.next().map(fold) == Some(wanted))
        })
    }

    fn stands<C: Iterator<Item = char> + Clone>(
        &self,
        outward: C,
        fits: impl Fn(&str, &mut C) -> bool,
    ) -> Option<&str> {
        if self.nearest.is_empty() {
            return None;
        }
        let nearest = fold(outward.clone().next()?);
        let bit = bit(nearest);
        if self.bits[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let first = self.nearest.partition_point(|&known| known < nearest);
        let same = self.nearest[first..]
            .iter()
            .take_while(|&&known| known == nearest)
            .count();
        self.words[first..first + same]
            .iter()
            .map(|word| &**word)
            .find(|word| fits(word, &mut outward.clone()))
    }
}

/// Eight bits of a character.
fn bit(character: char) -> usize {
    (u32::from(character).wrapping_mul(0x9E37_79B1) >> 24) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_and_digit_edges_must_not_touch() {
        let touched = |text: &str, word: &str| {
            let start = text.find(word).expect("the word stands in the text");
            touched(text, start..start + word.len())
        };
        assert_eq!(touched("用于PBAT材料", "BAT"), Some('P'));
        assert_eq!(touched("用于ＰBAT材料", "BAT"), Some('Ｐ'));
        assert_eq!(touched("由AT&T提供", "AT"), Some('&'));
        assert_eq!(touched("Xbox360主机", "360"), Some('x'));
        assert_eq!(touched("约1,360人", "360"), Some(','));
        assert_eq!(touched("约360,000人", "360"), Some(','));
        assert_eq!(touched("涨58%后", "58"), Some('%'));
        assert_eq!(touched("在QQ上,360说", "360"), None);
        assert_eq!(touched("由BAT。", "BAT"), None);
        assert_eq!(touched("化工行业", "工行"), None);
        assert_eq!(touched("BAT", "BAT"), None);
    }

    #[test]
    fn neighbours_are_blind_to_script_width_and_case() {
        let words = ["面", "國際", "a股"].map(str::to_owned);
        assert_eq!(Neighbours::following(&words).starts("国际化"), Some("国际"));
        assert_eq!(Neighbours::following(&words).starts("Ａ股"), Some("a股"));
        assert_eq!(Neighbours::following(&words).starts("国内"), None);
        assert_eq!(Neighbours::preceding(&words).ends("在國際"), Some("国际"));
        assert_eq!(Neighbours::preceding(&words).ends("际"), None);
    }
}
