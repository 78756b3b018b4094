//! The clauses of a sentence.
//!
//! `text, sentence -> clauses`, without gaps. Knows no names: a clause ends at a comma, a colon or a stop,
//! and before words that turn the sentence round (而是, 但).

use crate::text::ByteSpan;

const ENDS: &[char] = &[
    '，', ',', '：', ':', '；', ';', '。', '！', '？', '…', '!', '?',
];

/// Words that begin a clause of their own.
const TURNS: &[&str] = &["而是", "而不是", "而非", "转而", "但", "反而"];

/// The characters that these begin with: few clauses have one.
const FIRST_OF_TURNS: &[char] = &['而', '转', '但', '反'];

/// Characters before 但 and its kin that make another word of them: 不但, 非但.
const NO_TURN_AFTER: &[char] = &['不', '非', '岂'];

/// The clauses of `sentence`, in order and without gaps, in bytes of `text`.
pub fn clauses(text: &str, sentence: ByteSpan) -> Vec<ByteSpan> {
    let (base, whole) = (sentence.start as usize, &text[sentence.range()]);
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    let mut characters = whole.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_digit = |next: Option<char>| next.is_some_and(|next| next.is_ascii_digit());
        let next = characters.peek().map(|&(_, next)| next);
        // 10,000 and 17:02 are one number.
        let within_number = matches!(character, ',' | ':') && is_digit(before) && is_digit(next);
        let turns = at > start
            && FIRST_OF_TURNS.contains(&character)
            && TURNS.iter().any(|turn| whole[at..].starts_with(turn))
            && !before.is_some_and(|before| NO_TURN_AFTER.contains(&before));
        if turns {
            found.push(ByteSpan::new(base + start, base + at));
            start = at;
        } else if ENDS.contains(&character) && !within_number {
            let end = at + character.len_utf8();
            found.push(ByteSpan::new(base + start, base + end));
            start = end;
        }
        before = Some(character);
    }
    if start < whole.len() {
        found.push(ByteSpan::new(base + start, base + whole.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_turn_is_looked_for() {
        for turn in TURNS {
            assert!(turn.starts_with(FIRST_OF_TURNS), "{turn}");
        }
    }

    fn split(text: &str) -> Vec<&str> {
        clauses(text, ByteSpan::new(0, text.len()))
            .into_iter()
            .map(|span| &text[span.range()])
            .collect()
    }

    #[test]
    fn clauses_end_at_commas_and_turns_and_not_in_numbers() {
        assert_eq!(
            split("甲做云，乙不做10,000台。"),
            ["甲做云，", "乙不做10,000台。"]
        );
        assert_eq!(split("不是社交而是风控"), ["不是社交", "而是风控"]);
        assert_eq!(split("不但做云"), ["不但做云"]);
    }
}
