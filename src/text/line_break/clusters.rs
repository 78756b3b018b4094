//! Grapheme clusters: what a reader takes for one character is never torn apart.
//!
//! Knows Unicode's clusters and nothing else; spares Chinese text the search for them.

use icu_segmenter::GraphemeClusterSegmenter;

/// `starts[i]`: character `i` begins a cluster. `None` where every character is a cluster by
/// itself, as in nearly all Chinese paragraphs.
pub(super) fn starts(text: &str, characters: &[char]) -> Option<Vec<bool>> {
    if !characters.iter().copied().any(may_join) {
        return None;
    }
    let mut boundaries = GraphemeClusterSegmenter::new().segment_str(text).peekable();
    let begins = |(byte, _)| boundaries.next_if_eq(&byte).is_some();
    Some(text.char_indices().map(begins).collect())
}

/// False for what Chinese and Western European text is mostly made of, and which never joins
/// another.
fn may_join(character: char) -> bool {
    !matches!(character,
        '\u{3400}'..='\u{9FFF}'
        | '\u{20}'..='\u{7E}'
        | '\t'
        | '\n'
        | '\u{A0}'..='\u{A8}'
        | '\u{AA}'..='\u{AC}'
        | '\u{AF}'..='\u{2FF}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{203B}'
        | '\u{2460}'..='\u{25A9}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309B}'..='\u{31FF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spared_the_search_never_joins_anything() {
        // A mark that joins whatever it follows, and a sign that takes in whatever follows it.
        let segmenter = GraphemeClusterSegmenter::new();
        for character in (0..=0x10_FFFF)
            .filter_map(char::from_u32)
            .filter(|&c| !may_join(c))
        {
            for other in [
                'a',
                '一',
                '\u{600}',
                '\u{1100}',
                '\u{AC00}',
                '\u{1F1E6}',
                '\u{AE}',
            ] {
                let pair = format!("{other}{character}");
                let joins = segmenter.segment_str(&pair).count() < 3;
                assert!(!joins || may_join(other), "{character:?} joins {other:?}");
            }
        }
    }
}
