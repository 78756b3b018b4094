//! Hits that have one of the other side near them, in the same text.
//!
//! Near is at most n characters between the two (0 where they touch or overlap), or one sentence in which
//! both begin.

use super::asked::Asked;
use super::evaluate::{Hit, HitPlace};
use super::lex::Distance;
use super::needle::Needle;
use super::query::{Leaf, LeafKind, Node, Wanted};
use crate::text::ByteSpan;
use crate::text::sentence::sentences;
use std::ops::Range;

/// Two texts near each other: what tells more is looked for first, and the other only around it.
pub(super) struct Around<'q> {
    pub first: &'q Leaf,
    pub other: &'q Leaf,
    /// Bytes from a hit of the first within which lie all hits of the other that are near it.
    reach: usize,
}

impl<'q> Around<'q> {
    /// `None` where other than texts are asked for, or where it depends on the rest of the text which hits of
    /// one there are.
    pub fn new(sides: &'q (Node, Node), distance: Distance) -> Option<Self> {
        let Distance::Characters(most) = distance else {
            return None;
        };
        let (left, right) = (needle(&sides.0)?, needle(&sides.1)?);
        let (first, other) = match left.1.telling() > right.1.telling() {
            true => (left, right),
            false => (right, left),
        };
        let between = (most as usize).saturating_mul(char::MAX_LEN_UTF8);
        Some(Self {
            first: first.0,
            other: other.0,
            reach: between.saturating_add(other.1.longest()?),
        })
    }

    /// The parts of the body `text` in which the other is looked for: ascending and apart. `hits` are those of
    /// the first, those in the body ascending.
    pub fn parts(&self, text: &str, hits: &[Hit]) -> Vec<Range<usize>> {
        let in_body = hits.iter().filter(|hit| hit.place == HitPlace::Body);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for ByteSpan { start, end } in in_body.map(|hit| hit.span) {
            let start = text.floor_char_boundary((start as usize).saturating_sub(self.reach));
            let end = text.ceil_char_boundary((end as usize).saturating_add(self.reach));
            match parts.last_mut().filter(|last| start <= last.end) {
                Some(last) => last.end = end,
                None => parts.push(start..end),
            }
        }
        parts
    }
}

/// The text that a condition looks for, where it does no more.
fn needle(node: &Node) -> Option<(&Leaf, &Needle)> {
    match node {
        Node::Leaf(leaf) => match &leaf.kind {
            LeafKind::Text(_, Wanted::Text(needle)) => Some((leaf, needle)),
            _ => None,
        },
        _ => None,
    }
}

/// The hits of either side that have one of the other near them.
pub(super) fn pairs(
    asked: &Asked<'_, '_>,
    mut left: Vec<Hit>,
    mut right: Vec<Hit>,
    distance: Distance,
) -> Vec<Hit> {
    left.sort_unstable();
    right.sort_unstable();
    let mut near = Vec::new();
    for left in left.chunk_by(|a, b| a.place == b.place) {
        let place = left[0].place;
        let start = right.partition_point(|hit| hit.place < place);
        let end = right.partition_point(|hit| hit.place <= place);
        let right = &right[start..end];
        if right.is_empty() {
            continue;
        }
        let text = asked.text(place);
        match distance {
            Distance::Characters(most) => {
                near.extend(within(&text, left, right, most));
                near.extend(within(&text, right, left, most));
            }
            Distance::Sentence => {
                let all = sentences(&text);
                near.extend(in_sentences(&all, left, right));
                near.extend(in_sentences(&all, right, left));
            }
        }
    }
    near
}

/// Those of `hits` that have one of `others` at most `most` characters away; both ascending.
fn within(text: &str, hits: &[Hit], others: &[Hit], most: u32) -> Vec<Hit> {
    // The furthest end of the others up to each.
    let furthest: Vec<u32> = others
        .iter()
        .scan(0, |furthest, other| {
            *furthest = other.span.end.max(*furthest);
            Some(*furthest)
        })
        .collect();
    let is_short = |from: u32, to: u32| {
        // No character has more than four bytes.
        from >= to
            || (to - from).div_ceil(4) <= most
                && text[from as usize..to as usize].chars().count() <= most as usize
    };
    let is_near = |hit: &&Hit| {
        let ByteSpan { start, end } = hit.span;
        let after = others.partition_point(|other| other.span.start < end);
        let follows = others.get(after);
        let precedes = after.checked_sub(1).map(|index| furthest[index]);
        follows.is_some_and(|other| is_short(end, other.span.start))
            || precedes.is_some_and(|other| is_short(other, start))
    };
    hits.iter().filter(is_near).copied().collect()
}

/// Those of `hits` that begin in a sentence in which one of `others` begins; all ascending.
fn in_sentences(sentences: &[ByteSpan], hits: &[Hit], others: &[Hit]) -> Vec<Hit> {
    let number = |hit: &Hit| sentences.partition_point(|other| other.start <= hit.span.start);
    let others: Vec<usize> = others.iter().map(number).collect();
    let is_near = |hit: &&Hit| others.binary_search(&number(hit)).is_ok();
    hits.iter().filter(is_near).copied().collect()
}
