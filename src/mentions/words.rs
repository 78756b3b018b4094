//! Cues and needed words: where they stand in an article.
//!
//! Looked for only in articles that hold an alias which asks for them.

use super::candidate::Place;
use super::edge;
use super::finder::Finder;
use super::matcher::Article;
use crate::lexicon::Lexicon;
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::collections::HashMap;

/// Number of a word in [`Words`].
pub(super) type WordId = u32;

/// The cues and needed words of a lexicon, compiled.
#[derive(Debug)]
pub(super) struct Words {
    finder: Finder,
    /// By folded text.
    ids: HashMap<String, WordId>,
}

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordHit {
    pub word: WordId,
    pub place: Place,
    pub span: ByteSpan,
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

    /// Every place of every word, overlapping ones too, in the order of the text.
    pub fn hits(&self, article: &Article<'_>) -> Vec<WordHit> {
        let mut hits = Vec::new();
        let mut here = Vec::new();
        for (place, range) in article.parts() {
            let text = article.text(place);
            let mut from = range.start;
            while let Some(start) = self.finder.next_start(text, from, range.end) {
                self.finder.starting_at(text, start, range.end, &mut here);
                for found in &here {
                    if edge::touched(text, found.start..found.end).is_none() {
                        let span = ByteSpan::new(found.start, found.end);
                        hits.push(WordHit {
                            word: found.pattern,
                            place,
                            span,
                        });
                    }
                }
                from = start + text[start..].chars().next().map_or(1, char::len_utf8);
            }
        }
        hits
    }
}
