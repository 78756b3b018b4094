//! Sentences of Chinese (and English) text.
//!
//! A sentence ends at 。！？；… or their ASCII likes, together with the closing marks that follow, and at
//! every line end. Spans cover the whole text: what stands between sentences belongs to the one before.

use super::ByteSpan;

/// Marks that end a sentence wherever they stand.
const ENDS: [char; 8] = ['。', '！', '？', '；', '…', '｡', '!', '?'];

/// Marks that belong to the sentence they close.
const CLOSERS: [char; 14] = [
    '”', '’', '」', '』', '）', '】', '》', '〉', '〕', '］', '"', '\'', ')', ']',
];

/// Bytes that [`neighbourhood`] looks at on each side: more than three sentences ever need, and a bound
/// for texts without any punctuation.
const FURTHEST: usize = 4096;

/// The sentences of `text`, in order, without gaps; none for an empty text.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut spans = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + first_sentence(&text[start..]);
        spans.push(ByteSpan::new(start, end));
        start = end;
    }
    spans
}

/// The sentence of `span`, with the one before and the one after; of very long sentences, what stands
/// within 4,096 bytes.
pub fn neighbourhood(text: &str, span: ByteSpan) -> ByteSpan {
    let bounded = text.ceil_char_boundary((span.start as usize).saturating_sub(FURTHEST));
    let furthest = text.floor_char_boundary((span.end as usize + FURTHEST).min(text.len()));
    let own = last_start(&text[bounded..], span.start as usize - bounded);
    let before = text[bounded..].floor_char_boundary(own.saturating_sub(1));
    let start = bounded + last_start(&text[bounded..], before);
    let mut end = bounded + own;
    while end < span.end as usize {
        end += first_sentence(&text[end..furthest]);
    }
    ByteSpan::new(start, end + first_sentence(&text[end..furthest]))
}

/// Where the last sentence starts that starts at or before byte `at` of `text`.
fn last_start(text: &str, at: usize) -> usize {
    let mut next = text[at..].chars().next();
    for (position, character) in text[..at].char_indices().rev() {
        if ends_sentence(character, next) {
            let start = position + first_sentence(&text[position..]);
            if start <= at {
                return start;
            }
        }
        next = Some(character);
    }
    0
}

/// The length of the first sentence of `text`.
fn first_sentence(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        if ends_sentence(character, characters.peek().map(|&(_, next)| next)) {
            // What stands at the start of a line belongs to that line.
            if character != '\n' {
                while characters
                    .next_if(|&(_, next)| ENDS.contains(&next))
                    .is_some()
                {}
                while characters
                    .next_if(|&(_, next)| CLOSERS.contains(&next))
                    .is_some()
                {}
            }
            while characters
                .next_if(|&(_, next)| next.is_whitespace())
                .is_some()
            {}
            return characters.peek().map_or(text.len(), |&(end, _)| end);
        }
    }
    text.len()
}

/// True where `character`, followed by `next`, ends a sentence. 3.5, qq.com and U.S. go on: a full stop
/// is followed by white space.
fn ends_sentence(character: char, next: Option<char>) -> bool {
    character == '\n'
        || ENDS.contains(&character)
        || character == '.' && next.is_none_or(char::is_whitespace)
}

/// The sentence of `text` in which `span` begins, together with `span`; the span itself where the text
/// has no sentence.
pub fn containing(text: &str, span: ByteSpan) -> ByteSpan {
    let found = sentences(text);
    let after = found.partition_point(|sentence| sentence.start <= span.start);
    after.checked_sub(1).map_or(span, |index| ByteSpan {
        start: found[index].start,
        end: found[index].end.max(span.end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|span| &text[span.range()])
            .collect()
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            split("他说：“来了。”然后走了！！真的？"),
            ["他说：“来了。”", "然后走了！！", "真的？"]
        );
    }

    #[test]
    fn lines_end_sentences_and_numbers_do_not() {
        assert_eq!(split("涨3.5%\n\n跌。好"), ["涨3.5%\n\n", "跌。", "好"]);
        assert_eq!(
            split("At qq.com. Then more."),
            ["At qq.com. ", "Then more."]
        );
        assert!(split("").is_empty());
    }

    proptest! {
        #[test]
        fn a_neighbourhood_is_three_sentences(text in "[甲。！”.a \n]{0,60}", at in 0_usize..60) {
            let all = sentences(&text);
            let mut letters = text.char_indices().filter(|&(_, character)| character == '甲');
            if let Some((start, letter)) = letters.nth(at % 9) {
                let span = ByteSpan::new(start, start + letter.len_utf8());
                let own = all.iter().position(|sentence| sentence.overlaps(span)).expect("no gaps");
                let (first, last) = (own.saturating_sub(1), (own + 1).min(all.len() - 1));
                let expected = ByteSpan { start: all[first].start, end: all[last].end };
                prop_assert_eq!(neighbourhood(&text, span), expected);
            }
        }
    }
}
