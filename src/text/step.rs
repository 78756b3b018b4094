//! Steps through a text as a reader takes them: by characters, and by what a double click means.
//!
//! Pure functions of one text; the selection of the reading view asks.

use super::ByteSpan;
use super::spacing::{is_han, is_latin};
use icu_segmenter::GraphemeClusterSegmenter;

/// Where the character after the place `at` ends; what a reader takes for one is one. The end of the
/// text where there is none.
pub fn after(text: &str, at: usize) -> usize {
    let rest = &text[at.min(text.len())..];
    let segmenter = GraphemeClusterSegmenter::new();
    let end = segmenter.segment_str(rest).find(|end| *end > 0);
    at + end.unwrap_or(rest.len())
}

/// Where the character before the place `at` begins; 0 where there is none.
pub fn before(text: &str, at: usize) -> usize {
    // No cluster is longer than this, but for texts made to be.
    let start = text.floor_char_boundary(at.saturating_sub(64));
    let segmenter = GraphemeClusterSegmenter::new();
    let near = &text[start..at.min(text.len())];
    let last = segmenter
        .segment_str(near)
        .take_while(|begin| *begin < near.len())
        .last();
    start + last.unwrap_or(0)
}

/// What a double click at `at` selects: the Latin word or number there; in Han, which has no spaces,
/// the clause up to the marks around it; else the one character.
pub fn word(text: &str, at: usize) -> ByteSpan {
    let at = text.floor_char_boundary(at.min(text.len()));
    let Some(character) = text[at..].chars().next() else {
        return ByteSpan::new(at, at);
    };
    let in_word = |other: char| is_latin(other) || matches!(other, '.' | '-' | '_' | '&' | '@');
    let in_clause = |other: char| is_han(other) || is_latin(other) || matches!(other, ' ' | '-');
    let belongs: &dyn Fn(char) -> bool = match () {
        () if is_latin(character) => &in_word,
        () if is_han(character) => &in_clause,
        () => &|_| false,
    };
    let end = text[at..]
        .char_indices()
        .find(|(index, other)| *index > 0 && !belongs(*other))
        .map_or(text.len(), |(index, _)| at + index);
    let start = text[..at]
        .char_indices()
        .rev()
        .take_while(|(_, other)| belongs(*other))
        .last()
        .map_or(at, |(index, _)| index);
    // A full stop belongs to 3.5, not to the end of a sentence.
    let trimmed = text[start..end].trim_matches(['.', '-', ' ']);
    let lead = text[start..end].find(trimmed).unwrap_or(0);
    if trimmed.is_empty() {
        return ByteSpan::new(start, end);
    }
    ByteSpan::new(start + lead, start + lead + trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_takes_a_whole_character() {
        let text = "一👨‍👩‍👧e\u{301}。";
        let mut places = vec![0];
        while *places.last().expect("one at least") < text.len() {
            places.push(after(text, *places.last().expect("one at least")));
        }
        let shown: Vec<&str> = places
            .windows(2)
            .map(|pair| &text[pair[0]..pair[1]])
            .collect();
        assert_eq!(shown, ["一", "👨‍👩‍👧", "e\u{301}", "。"]);
        for pair in places.windows(2) {
            assert_eq!(before(text, pair[1]), pair[0]);
        }
        assert_eq!((before(text, 0), after(text, text.len())), (0, text.len()));
    }

    #[test]
    fn a_double_click_takes_what_stands_together() {
        let text = "涨了3.5%，OpenAI发布 GPT-4 了。好";
        let at = |wanted: &str| {
            let span = word(text, text.find(wanted).expect("it stands there"));
            &text[span.range()]
        };
        assert_eq!(at("5%"), "3.5");
        assert_eq!(at("AI"), "OpenAI");
        assert_eq!(at("PT"), "GPT-4");
        assert_eq!(at("发"), "OpenAI发布 GPT-4 了");
        assert_eq!(at("。"), "。");
    }
}
