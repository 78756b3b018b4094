//! Whether an everyday word reaches over the edge of a place: 行为 over the end of 工行 in 员工行为.
//!
//! A dictionary segments the text around the place. It is often wrong, so it informs a doubt about an
//! alias and never decides about a mention.

use crate::text::ByteSpan;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Characters on either side that the dictionary looks at.
const AROUND: usize = 12;

/// A dictionary of everyday words.
pub struct Dictionary(WordSegmenterBorrowed<'static>);

impl Default for Dictionary {
    fn default() -> Self {
        // For Chinese the same as `new_dictionary`, which would bring another MB for languages that have models.
        Self(WordSegmenter::new_auto(WordBreakInvariantOptions::default()))
    }
}

impl Dictionary {
    /// The word that begins on one side of an edge of `span` and ends on the other; `None` where no
    /// word does.
    pub fn word_across<'t>(&self, text: &'t str, span: ByteSpan) -> Option<&'t str> {
        let range = span.range();
        let is_han = |character: char| ('\u{4E00}'..='\u{9FFF}').contains(&character);
        let before = text[..range.start].chars().rev().take(AROUND);
        let before: usize = before
            .take_while(|character| is_han(*character))
            .map(char::len_utf8)
            .sum();
        let after = text[range.end..].chars().take(AROUND);
        let after: usize = after
            .take_while(|character| is_han(*character))
            .map(char::len_utf8)
            .sum();
        let start = range.start - before;
        let window = &text[start..range.end + after];
        let edges = [before, before + span.len()];
        let mut word_start = 0;
        for word_end in self.0.segment_str(window).skip(1) {
            let crossed = edges
                .iter()
                .any(|edge| word_start < *edge && *edge < word_end);
            let holds_span = word_start <= edges[0] && edges[1] <= word_end;
            if crossed && !holds_span {
                return window.get(word_start..word_end);
            }
            word_start = word_end;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_over_an_edge_is_found() {
        let dictionary = Dictionary::default();
        for (text, alias, expected) in [
            ("规范员工行为的办法", "工行", Some(true)),
            ("三十万达成协议", "万达", Some(true)),
            ("他去百度上班", "百度", None),
            ("阿里", "阿里", None),
        ] {
            let start = text.find(alias).expect("it stands there");
            let span = ByteSpan::new(start, start + alias.len());
            let word = dictionary.word_across(text, span);
            assert_eq!(word.map(|_| true), expected, "{text}: {word:?}");
        }
    }
}
