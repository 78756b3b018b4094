//! The words around a place, for a line of a list.

use crate::text::ByteSpan;

/// Text before a hit, the hit, and text after it, each on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// At most `width` code points, never past the paragraph.
    pub before: String,
    /// Exactly what stands there.
    pub hit: String,
    /// At most `width` code points, never past the paragraph.
    pub after: String,
}

/// The context of `span` in `text`, `width` code points on either side. White space at the ends is
/// left out; runs of it become one space.
pub fn around(text: &str, span: ByteSpan, width: usize) -> Context {
    let range = span.range();
    let before_start = text[..range.start]
        .char_indices()
        .rev()
        .take(width)
        .take_while(|(_, character)| !is_line_end(*character))
        .last()
        .map_or(range.start, |(position, _)| position);
    let after_end = text[range.end..]
        .char_indices()
        .take(width)
        .take_while(|(_, character)| !is_line_end(*character))
        .last()
        .map_or(range.end, |(position, character)| {
            range.end + position + character.len_utf8()
        });
    Context {
        before: one_line(&text[before_start..range.start])
            .trim_start()
            .to_owned(),
        hit: one_line(&text[range.clone()]),
        after: one_line(&text[range.end..after_end]).trim_end().to_owned(),
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else {
            line.push(character);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(text: &str, hit: &str, width: usize) -> (String, String, String) {
        let start = text.find(hit).expect("the hit stands in the text");
        let context = around(text, ByteSpan::new(start, start + hit.len()), width);
        (context.before, context.hit, context.after)
    }

    #[test]
    fn context_stays_in_the_paragraph_and_counts_characters() {
        let text = "第一段。\n百度与阿里相比，优势在于人工智能。\n第三段";
        let expected = ("与".to_owned(), "阿里".to_owned(), "相".to_owned());
        assert_eq!(context(text, "阿里", 1), expected);
        let expected = (
            "百度与".to_owned(),
            "阿里".to_owned(),
            "相比，优势在于人工智能。".to_owned(),
        );
        assert_eq!(context(text, "阿里", 100), expected);
        let expected = (String::new(), "第一段。".to_owned(), String::new());
        assert_eq!(context(text, "第一段。", 9), expected);
    }
}
