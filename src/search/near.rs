//! Hits that have one of the other side near them, in the same text.
//!
//! Near is at most n characters between the two (0 where they touch or overlap), or one sentence in which
//! both begin.

use super::evaluate::{Hit, View};
use super::lex::Distance;
use crate::text::ByteSpan;
use crate::text::sentence::sentences;

/// The hits of either side that have one of the other near them.
pub(super) fn pairs(
    view: &View<'_>,
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
        let text = view.text(place);
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
