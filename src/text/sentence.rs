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

/// The sentences of `text`, in order, without gaps; none for an empty text.
pub fn sentences(text: &str) -> Vec<ByteSpan> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let ends = character == '\n' || ENDS.contains(&character) || {
            // 3.5, qq.com and U.S. go on; a full stop is followed by a space and a new beginning.
            character == '.' && next.is_none_or(char::is_whitespace)
        };
        if !ends {
            continue;
        }
        while characters
            .next_if(|&(_, next)| ENDS.contains(&next))
            .is_some()
        {}
        while characters
            .next_if(|&(_, next)| CLOSERS.contains(&next))
            .is_some()
        {}
        while characters
            .next_if(|&(_, next)| next.is_whitespace())
            .is_some()
        {}
        let end = characters.peek().map_or(text.len(), |&(end, _)| end);
        spans.push(ByteSpan::new(start, end));
        start = end;
    }
    if start < text.len() {
        spans.push(ByteSpan::new(start, text.len()));
    }
    spans
}

/// The sentence of `text` in which `span` begins; the span itself where the text has none.
pub fn containing(text: &str, span: ByteSpan) -> ByteSpan {
    let found = sentences(text);
    let after = found.partition_point(|sentence| sentence.start <= span.start);
    match after.checked_sub(1) {
        Some(index) => ByteSpan {
            start: found[index].start,
            end: found[index].end.max(span.end),
        },
        None => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
