//! Cues and needed words: where they stand in an article.
//!
//! Looked for only where an alias asks for them, and no further than needed.

use super::edge;
use super::finder::{Finder, Found};
use super::matcher::Article;
use crate::lexicon::Lexicon;
use crate::text::fold::fold_text;
use std::collections::HashMap;
use std::ops::{ControlFlow, Range};

/// Number of a word in [`Words`].
pub(super) type WordId = u32;

/// The cues and needed words of a lexicon, compiled.
#[derive(Debug)]
pub(super) struct Words {
    finder: Finder,
    /// By folded text.
    ids: HashMap<String, WordId>,
}

impl Words {
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut texts = Vec::new();
        let mut ids = HashMap::new();
        for alias in &lexicon.aliases {
            for word in alias.cues.iter().chain(&alias.needs) {
                ids.entry(fold_text(word)).or_insert_with(|| {
                    texts.push(word.as_str());
                    texts.len() as WordId - 1
                });
            }
        }
        Self {
            finder: Finder::new(&texts),
            ids,
        }
    }

    /// The number of `word`, where it is a cue or needed word of the lexicon.
    pub fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(&fold_text(word)).copied()
    }

    /// Hands every word in `range` of `text` to `visit`, overlapping ones too, until it breaks. Gives
    /// back where it stopped: the next character to look at.
    pub fn visit(
        &self,
        text: &str,
        range: Range<usize>,
        mut visit: impl FnMut(&Found) -> ControlFlow<()>,
    ) -> usize {
        let mut here = Vec::new();
        let mut from = range.start;
        while let Some(start) = self.finder.next_start(text, from, range.end) {
            self.finder.starting_at(text, start, range.end, &mut here);
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
            let mut stop = false;
            for found in &here {
                let stands = edge::touched(text, found.start..found.end).is_none();
                stop |= stands && visit(found).is_break();
            }
            if stop {
                return from;
            }
        }
        range.end
    }
}

/// The words of one article, found as they are asked for: most questions are answered within the first
/// sentences.
pub(super) struct SeenWords<'a> {
    words: &'a Words,
    article: &'a Article<'a>,
    /// By word: one bit.
    seen: Vec<u64>,
    /// The part of the article that is looked at, and where in it to go on.
    part: usize,
    from: usize,
}

impl<'a> SeenWords<'a> {
    pub fn new(words: &'a Words, article: &'a Article<'a>) -> Self {
        Self {
            words,
            article,
            seen: Vec::new(),
            part: 0,
            from: 0,
        }
    }

    /// True where one of `wanted` stands in the article.
    pub fn any(&mut self, wanted: &[WordId]) -> bool {
        if self.seen.is_empty() {
            self.seen = vec![0; self.words.ids.len() / 64 + 1];
        }
        let known = |word: &WordId| self.seen[*word as usize / 64] >> (word % 64) & 1 == 1;
        if wanted.iter().any(known) {
            return true;
        }
        let seen = &mut self.seen;
        let mut found_one = false;
        while !found_one && let Some((place, range)) = self.article.part(self.part) {
            let from = self.from.max(range.start);
            let text = self.article.text(place);
            self.from = self.words.visit(text, from..range.end, |found| {
                seen[found.pattern as usize / 64] |= 1 << (found.pattern % 64);
                found_one |= wanted.contains(&found.pattern);
                if found_one {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            if self.from == range.end {
                (self.part, self.from) = (self.part + 1, 0);
            }
        }
        found_one
    }
}
