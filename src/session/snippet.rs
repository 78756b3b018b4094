//! The words around what a search found, on one line, and which of them were found.

use crate::text::ByteSpan;
use std::ops::Range;

/// Longest text that is shown, in bytes: a regular expression can find a whole page.
const LONGEST: usize = 1200;

/// A line of text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What stands there, on one line; `…` where something before it is left out.
    pub text: String,
    /// What of it was found, in bytes of `text`, ascending.
    pub found: Vec<Range<usize>>,
}

/// `spans` of `text`, ascending, with `before` code points before the first and `after` behind the last,
/// never past the paragraph. Runs of white space become one space.
pub fn around(text: &str, spans: &[ByteSpan], before: usize, after: usize) -> Snippet {
    let first = spans.first().map_or(0, |span| span.start as usize);
    let last = spans.iter().map(|span| span.end as usize).max();
    let first = text.floor_char_boundary(first);
    let last = text.ceil_char_boundary(last.unwrap_or(0).clamp(first, first + LONGEST));
    let in_line = |character: &char| !matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let left: usize = text[..first]
        .chars()
        .rev()
        .take_while(in_line)
        .take(before)
        .map(char::len_utf8)
        .sum();
    let right: usize = text[last..]
        .chars()
        .take_while(in_line)
        .take(after)
        .map(char::len_utf8)
        .sum();
    let (start, end) = (first - left, last + right);
    let is_cut = text[..start]
        .chars()
        .next_back()
        .is_some_and(|c| in_line(&c));
    let mut line = String::with_capacity(end - start + 3);
    if is_cut {
        line.push('…');
    }
    let mut found: Vec<Range<usize>> = vec![0..0; spans.len()];
    let lead = line.len();
    for (at, character) in text[start..end].char_indices() {
        let at = (start + at) as u32;
        let from = line.len();
        match character.is_whitespace() {
            true if line.len() == lead || line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(character),
        }
        for (span, range) in spans.iter().zip(&mut found) {
            if span.start <= at && at < span.end {
                if range.start == range.end {
                    range.start = from;
                }
                range.end = line.len();
            }
        }
    }
    found.retain(|range| range.start < range.end);
    Snippet { text: line, found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, wanted: &[&str], around: usize) -> (String, Vec<String>) {
        let mut spans: Vec<ByteSpan> = Vec::new();
        for wanted in wanted {
            let places = text.match_indices(wanted);
            spans.extend(places.map(|(at, found)| ByteSpan::new(at, at + found.len())));
        }
        spans.sort();
        let snippet = super::around(text, &spans, around, around);
        let found = snippet
            .found
            .iter()
            .map(|range| snippet.text[range.clone()].to_owned());
        let found = found.collect();
        (snippet.text, found)
    }

    #[test]
    fn it_stays_in_its_paragraph_on_one_line_and_lights_the_original() {
        let text = "前一段。\n騰訊  雲，騰訊。\n后一段";
        let (line, found) = shown(text, &["騰訊"], 9);
        assert_eq!(line, "騰訊 雲，騰訊。");
        assert_eq!(found, ["騰訊", "騰訊"]);
        let (line, found) = shown("一二三四五六", &["四"], 1);
        assert_eq!(
            (line.as_str(), found.as_slice()),
            ("…三四五", ["四".to_owned()].as_slice())
        );
    }

    proptest! {
        #[test]
        fn what_is_lit_is_what_was_found(text in "\\PC{0,40}", at in 0_usize..40, long in 1_usize..9) {
            let wanted: String = text.chars().skip(at).take(long).collect();
            if !wanted.is_empty() {
                let start = text.chars().take(at).map(char::len_utf8).sum();
                let span = ByteSpan::new(start, start + wanted.len());
                let snippet = around(&text, &[span], 5, 5);
                let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let lit: String = snippet.found.iter().map(|r| &snippet.text[r.clone()]).collect();
                prop_assert_eq!(squeezed(&lit), squeezed(&wanted));
            }
        }
    }
}
