//! Looks for all words of a list at once.
//!
//! Knows no meaning. Each word of a hundred looked for by itself in every clause takes longer than all else that
//! is done to find evidence.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Words, ready to be looked for.
#[derive(Debug)]
pub(super) struct WordList(AhoCorasick);

impl WordList {
    /// These words.
    pub fn new(words: &[&str]) -> Self {
        let automaton = AhoCorasick::builder()
            // A look ahead takes longer than a clause does.
            .prefilter(false)
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .expect("a few hundred short words make an automaton");
        Self(automaton)
    }

    /// Where the first of them begins in `text`.
    pub fn first(&self, text: &str) -> Option<usize> {
        let found = self.0.find_overlapping_iter(text);
        found.map(|word| word.start()).min()
    }

    /// Positions in the list of all that stand in `text`, for each place where one stands.
    pub fn find(&self, text: &str) -> impl Iterator<Item = usize> {
        let found = self.0.find_overlapping_iter(text);
        found.map(|word| word.pattern().as_usize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &[&str] = &["不", "不是", "是不", "没有", "不是没有"];

    proptest! {
        #[test]
        fn what_stands_there_is_found(text in "[不是没有云]{0,12}") {
            let list = WordList::new(WORDS);
            let mut found: Vec<usize> = list.find(&text).collect();
            found.sort_unstable();
            found.dedup();
            let wanted: Vec<usize> = (0..WORDS.len()).filter(|at| text.contains(WORDS[*at])).collect();
            prop_assert_eq!(list.first(&text), WORDS.iter().filter_map(|word| text.find(word)).min());
            prop_assert_eq!(found, wanted);
        }
    }
}
