//! The texts of many documents laid out to be gone through fast.
//!
//! `documents -> Texts`, once for many queries. Titles and fields stand side by side in memory and bodies in a
//! row, so that a document that does not match is passed over without being looked up. Decides no match.

use super::evaluate::View;
use super::near::Around;
use super::query::{Cost, LeafKind, Node, Query, Scope};
use bytestring::ByteString;
use rayon::prelude::*;

/// Documents of a block; those of one are asked together.
pub(super) const BLOCK: u32 = 2048;

/// What queries go through, for the documents in the order in which they are asked.
#[derive(Debug)]
pub struct Texts {
    blocks: Vec<Block>,
}

#[derive(Debug, Default)]
struct Block {
    /// Title and fields of each document, each on a line.
    heads: String,
    /// Where those of each end.
    ends: Vec<u32>,
    /// Shares of the bodies.
    bodies: Vec<ByteString>,
}

/// The texts of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid<'t> {
    /// Title and fields, each on a line: what stands in one of them stands here.
    pub head: &'t str,
    /// The body.
    pub body: &'t str,
}

impl Texts {
    /// Lays out `count` documents, on all processors. Takes some 30 bytes and the length of title and fields
    /// for each of them.
    pub fn new<'a>(count: u32, view: impl Fn(u32) -> View<'a> + Sync) -> Self {
        let blocks = (0..count.div_ceil(BLOCK)).into_par_iter().map(|number| {
            let mut block = Block::default();
            let first = number * BLOCK;
            for document in first..count.min(first + BLOCK) {
                let view = view(document);
                view.write_head(&mut block.heads);
                block.ends.push(block.heads.len() as u32);
                block.bodies.push(view.document.body.clone());
            }
            block.heads.shrink_to_fit();
            block
        });
        Self {
            blocks: blocks.collect(),
        }
    }

    /// The texts of a document.
    pub(super) fn of(&self, document: u32) -> Option<Laid<'_>> {
        let block = self.blocks.get((document / BLOCK) as usize)?;
        let at = (document % BLOCK) as usize;
        let start = at.checked_sub(1).map_or(0, |before| block.ends[before]);
        let head = start as usize..*block.ends.get(at)? as usize;
        Some(Laid {
            head: &block.heads[head],
            body: block.bodies.get(at)?,
        })
    }
}

impl Query {
    /// True where [`Self::may_match`] can save something: where most documents are told from the rest by
    /// several texts, and figures do not tell them sooner.
    pub(super) fn is_told_by_texts(&self) -> bool {
        // Of two texts near each other one tells, and it is looked for first anyway.
        let is_one = |node: &Node| match node {
            Node::Near(sides, distance) => Around::new(sides, *distance).is_some(),
            other => matches!(other, Node::Leaf(_) | Node::Any(_)),
        };
        let root = self.root.as_ref().filter(|root| !is_one(root));
        root.is_some_and(is_told_by_text)
    }

    /// False where a document with these texts does not match.
    pub(super) fn may_match(&self, laid: Laid<'_>) -> bool {
        match &self.root {
            Some(root) => may_match(root, laid),
            None => true,
        }
    }
}

fn is_told_by_text(node: &Node) -> bool {
    match node {
        Node::All(parts) => {
            let has_figures = parts.iter().any(|part| part.cost() == Cost::Figures);
            !has_figures && parts.iter().any(is_told_by_text)
        }
        Node::Any(parts) => parts.iter().all(is_told_by_text),
        Node::Near(sides, _) => is_told_by_text(&sides.0) || is_told_by_text(&sides.1),
        Node::Not(_) => false,
        Node::Leaf(leaf) => matches!(leaf.kind, LeafKind::Text(..)),
    }
}

fn may_match(node: &Node, laid: Laid<'_>) -> bool {
    let may = |part: &Node| may_match(part, laid);
    match node {
        Node::All(parts) => parts.iter().all(may),
        Node::Any(parts) => parts.iter().any(may),
        Node::Near(sides, _) => may(&sides.0) && may(&sides.1),
        Node::Not(_) => true,
        Node::Leaf(leaf) => match &leaf.kind {
            LeafKind::Text(Scope::Everywhere, wanted) => {
                wanted.may_be_in(laid.head) || wanted.may_be_in(laid.body)
            }
            LeafKind::Text(Scope::Title | Scope::Field(_), wanted) => wanted.may_be_in(laid.head),
            LeafKind::Text(Scope::Body, wanted) => wanted.may_be_in(laid.body),
            _ => true,
        },
    }
}
