//! What may stand beside an alias: the test of Latin and digit edges, and of forbidden neighbours.
//!
//! Latin words and numbers have edges in Chinese text, Han words have none: `BAT` is not in `PBAT`, but
//! 工行 may be anywhere. Looks only at the characters beside a place.

use crate::text::fold::fold;
use std::ops::Range;

/// True for letters of scripts that set words apart by other characters: Latin, Greek, Cyrillic.
pub(super) fn is_letter(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' => true,
        '\u{AA}'..='\u{58F}' | '\u{1E00}'..='\u{1FFF}' => character.is_alphabetic(),
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => true,
        _ => false,
    }
}

/// True for 0 to 9, half or full width.
pub(super) fn is_digit(character: char) -> bool {
    fold(character).is_ascii_digit()
}

/// True where a word or number goes on: a letter, a digit or `&`.
fn goes_on(character: char) -> bool {
    is_letter(character) || is_digit(character) || fold(character) == '&'
}

/// The character that an edge of `range` must not touch, where it touches one.
///
/// Besides letters, digits and `&`, a digit must not touch the rest of a number: `1.` or `,000` or `%`.
pub(super) fn touched(text: &str, range: Range<usize>) -> Option<char> {
    let inside = &text[range.clone()];
    let (first, last) = (inside.chars().next()?, inside.chars().next_back()?);
    if !goes_on(first) && !goes_on(last) {
        return None;
    }
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let (left, further_left) = (before.next(), before.next());
    let (right, further_right) = (after.next(), after.next());
    let point = |character: char| matches!(fold(character), '.' | ',');
    let number_before = |mark: &char| point(*mark) && further_left.is_some_and(is_digit);
    let number_after = |mark: &char| {
        (point(*mark) && further_right.is_some_and(is_digit))
            || matches!(fold(*mark), '%' | '‰' | '℃' | '°')
    };
    let left_touched = left
        .filter(|mark| goes_on(first) && goes_on(*mark) || is_digit(first) && number_before(mark));
    let right_touched = right
        .filter(|mark| goes_on(last) && goes_on(*mark) || is_digit(last) && number_after(mark));
    left_touched.or(right_touched)
}

/// The first of `words` (folded) with which `text` starts, blind to width, case and script.
pub(super) fn starts_with_any<'w>(text: &str, words: &'w [Box<str>]) -> Option<&'w str> {
    let starts = |word: &&Box<str>| {
        let mut characters = text.chars();
        word.chars()
            .all(|wanted| characters.next().map(fold) == Some(wanted))
    };
    words.iter().find(starts).map(|word| &**word)
}

/// The first of `words` (folded) with which `text` ends, blind to width, case and script.
pub(super) fn ends_with_any<'w>(text: &str, words: &'w [Box<str>]) -> Option<&'w str> {
    let ends = |word: &&Box<str>| {
        let mut characters = text.chars().rev();
        word.chars()
            .rev()
            .all(|wanted| characters.next().map(fold) == Some(wanted))
    };
    words.iter().find(ends).map(|word| &**word)
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
        assert_eq!(touched("涨58%后", "58"), Some('%'));
        assert_eq!(touched("在QQ上,360说", "360"), None);
        assert_eq!(touched("由BAT。", "BAT"), None);
        assert_eq!(touched("化工行业", "工行"), None);
        assert_eq!(touched("BAT", "BAT"), None);
    }
}
