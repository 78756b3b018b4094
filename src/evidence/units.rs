//! The paragraphs of an article and their sentences.
//!
//! `body -> paragraphs`. A heading, an item of a list and a cell of a table are one sentence each. Knows
//! no names; what it gives out speaks of the text as it is shown, and finds the way back to the file.

use crate::text::blocks::{self, Block, BlockKind, Form};
use crate::text::fold::fold;
use crate::text::{ByteSpan, sentence};

/// One paragraph, heading, item or cell.
pub struct Paragraph {
    block: Block,
    /// What is shown of it, in Simplified characters, byte for byte as long.
    text: String,
    /// Its sentences, in bytes of [`Paragraph::text`].
    pub sentences: Vec<ByteSpan>,
}

impl Paragraph {
    fn new(block: Block, sentences: Vec<ByteSpan>) -> Self {
        Self {
            text: simplified(&block.shown),
            block,
            sentences,
        }
    }

    /// What is shown of it, on one line, in Simplified characters: rules are written in these.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is shown of it as it is written.
    pub fn written(&self) -> &str {
        &self.block.shown
    }

    /// The bytes of the body it stands for.
    pub fn source(&self) -> ByteSpan {
        self.block.source()
    }

    /// Where in the text the bytes `source` of the body are shown.
    pub fn shown(&self, source: ByteSpan) -> Option<ByteSpan> {
        self.block.shown_of(source)
    }

    /// The bytes of the body that `shown` stands for.
    pub fn source_of(&self, shown: ByteSpan) -> ByteSpan {
        let start = self.block.source_of(shown.start);
        let last = shown.end.saturating_sub(1).max(shown.start);
        let end = match self.block.pieces.get(self.block.piece_at(last)) {
            Some(piece) if piece.exact => piece.source.start + (shown.end - piece.shown.start),
            Some(piece) => piece.source.end,
            None => self.block.source().end,
        };
        ByteSpan {
            start,
            end: end.max(start),
        }
    }
}

/// The paragraphs of `body`, without code, pictures and lines.
pub fn paragraphs(body: &str, form: Form) -> Vec<Paragraph> {
    let is_prose = |block: &Block| {
        let kind = block.kind;
        let is_text = matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Cell { .. }
        );
        is_text && !block.pieces.is_empty()
    };
    let blocks = blocks::article(body, form).blocks.into_iter();
    blocks
        .filter(is_prose)
        .map(|block| {
            let is_one = block.kind != BlockKind::Paragraph
                || block.marker.is_some()
                || starts_as_item(&block.shown);
            let all = ByteSpan::new(0, block.shown.len());
            let found = if is_one {
                vec![all]
            } else {
                sentence::sentences(&block.shown)
            };
            let sentences = found
                .into_iter()
                .map(|span| trimmed(&block.shown, span))
                .filter(|span| !span.is_empty())
                .collect();
            Paragraph::new(block, sentences)
        })
        .collect()
}

/// A title: one sentence, whatever stands in it.
pub(super) fn heading(title: &str) -> Vec<Paragraph> {
    let blocks = blocks::article(title, Form::Plain).blocks.into_iter();
    let whole = |block: Block| {
        let all = ByteSpan::new(0, block.shown.len());
        let sentences = vec![trimmed(&block.shown, all)];
        Paragraph::new(block, sentences)
    };
    blocks
        .filter(|block| !block.shown.trim().is_empty())
        .map(whole)
        .collect()
}

/// The text with every Traditional character that has a Simplified one of the same length in its place.
fn simplified(text: &str) -> String {
    let mut simplified = String::with_capacity(text.len());
    // Up to here it is the same.
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        let is_han = character >= '\u{3400}' && !('\u{ff00}'..='\u{ffef}').contains(&character);
        if !is_han {
            continue;
        }
        let folded = fold(character);
        if folded != character && folded.len_utf8() == character.len_utf8() {
            simplified.push_str(&text[taken..at]);
            simplified.push(folded);
            taken = at + character.len_utf8();
        }
    }
    simplified.push_str(&text[taken..]);
    simplified
}

/// Without the white space around it.
fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let whole = &text[span.range()];
    let start = span.start as usize + (whole.len() - whole.trim_start().len());
    ByteSpan::new(start, start + whole.trim().len())
}

/// True for a line of plain text that is written as an item or a heading of Markdown.
fn starts_as_item(line: &str) -> bool {
    let line = line.trim_start();
    let after_number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_numbered =
        after_number.len() < line.len() && after_number.starts_with([')', '）', '、']);
    is_numbered
        || [
            "- ", "* ", "+ ", "• ", "· ", "● ", "■ ", "◆ ", "•", "●", "■", "◆", "# ", "## ", "### ",
        ]
        .iter()
        .any(|mark| line.starts_with(mark))
}
