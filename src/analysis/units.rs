//! The sentences and paragraphs of an article, and the mentions that stand in each.
//!
//! `(document, candidates) -> stretches`. Units are those of `evidence`: a heading, an item of a list and a
//! cell of a table are a sentence and a paragraph each. Knows no companies and sums nothing up.

use crate::corpus::{Document, FileKind, TitleOrigin};
use crate::evidence::paragraphs;
use crate::mentions::{Candidate, Place};
use crate::text::ByteSpan;
use crate::text::blocks::Form;

/// How the body of a document of this kind is written.
pub fn form_of(kind: FileKind) -> Form {
    match kind {
        FileKind::Markdown => Form::Markdown,
        FileKind::Plain | FileKind::Html => Form::Plain,
    }
}

/// A sentence with the mentions that begin in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Title or body.
    pub place: Place,
    /// Bytes of the title's text or of the body, without white space around them.
    pub span: ByteSpan,
    /// Number of its paragraph in the article, from 0.
    pub paragraph: u32,
    /// Positions of the mentions among the candidates, ascending.
    pub mentions: Vec<u32>,
}

/// The sentences of an article in reading order, those without any mention too. The title is one where it
/// does not stand in the body anyhow. A mention that is not shown as running text, such as one in the text
/// of a picture, belongs to none.
pub fn stretches(document: &Document, candidates: &[Candidate]) -> Vec<Stretch> {
    let of_body = candidates.partition_point(|candidate| candidate.place == Place::Title);
    let mentions =
        |range: std::ops::Range<usize>| range.filter(|position| candidates[*position].is_mention());
    let mut found = Vec::new();
    let mut paragraph = 0;
    if document.title.origin != TitleOrigin::Heading {
        found.push(Stretch {
            place: Place::Title,
            span: ByteSpan::new(0, document.title.text.len()),
            paragraph,
            mentions: mentions(0..of_body).map(narrow).collect(),
        });
        paragraph += 1;
    }
    let body = &candidates[of_body..];
    for part in paragraphs(&document.body, form_of(document.kind)) {
        if part.sentences.is_empty() {
            continue;
        }
        let source = part.source();
        let first = found.len();
        found.extend(part.sentences.iter().map(|sentence| Stretch {
            place: Place::Body,
            span: part.source_of(*sentence),
            paragraph,
            mentions: Vec::new(),
        }));
        paragraph += 1;
        let from = body.partition_point(|candidate| candidate.span.start < source.start);
        let to = body.partition_point(|candidate| candidate.span.start < source.end);
        for position in mentions(of_body + from..of_body + to) {
            let Some(shown) = part.shown(candidates[position].span) else {
                continue;
            };
            let after = part
                .sentences
                .partition_point(|sentence| sentence.start <= shown.start);
            if let Some(index) = after.checked_sub(1) {
                found[first + index].mentions.push(narrow(position));
            }
        }
    }
    found
}

fn narrow(position: usize) -> u32 {
    u32::try_from(position).expect("an article has fewer than 2^32 candidates")
}
