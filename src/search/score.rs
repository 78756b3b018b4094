//! How well a document answers a query.
//!
//! First by how many of the conditions are met in the title; then by points: for each condition 16 for
//! being met in a field and 16 for each doubling of its hits in the body, and up to 64 for two different
//! conditions met near each other in the body (none from 600 bytes, some 200 Han characters, apart).

use super::evaluate::{Hit, HitPlace};

/// The greater, the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    /// Conditions met in the title.
    pub title: u32,
    /// Points for fields and body.
    pub points: u32,
}

/// Points for a field, and for a doubling of the hits in the body.
const STEP: u32 = 16;
/// Points for two conditions met side by side.
const NEAREST: u32 = 64;
/// Bytes between them at which none are left.
const FURTHEST: u32 = 600;

impl Score {
    /// The score of `hits`, which are in order of place and start, of a query of so many conditions.
    pub(super) fn new(hits: &[Hit], conditions: u16) -> Self {
        let counts = match conditions {
            1 => vec![counts_of_one(hits)],
            _ => counts(hits, conditions),
        };
        let nearness = if conditions > 1 { nearness(hits) } else { 0 };
        let points = |counts: &Counts| {
            let doublings = f64::from(1 + counts.in_body).log2();
            u32::from(counts.in_field) * STEP + (doublings * f64::from(STEP)) as u32
        };
        Self {
            title: counts.iter().filter(|counts| counts.in_title).count() as u32,
            points: counts.iter().map(points).sum::<u32>() + nearness,
        }
    }
}

/// Where a condition is met.
#[derive(Clone, Copy, Default)]
struct Counts {
    in_title: bool,
    in_field: bool,
    /// Hits in the body.
    in_body: u32,
}

/// Those of the only condition: they stand in order, and need not be counted one by one.
fn counts_of_one(hits: &[Hit]) -> Counts {
    let fields = hits.partition_point(|hit| hit.place == HitPlace::Title);
    let body = hits.partition_point(|hit| hit.place < HitPlace::Body);
    Counts {
        in_title: fields > 0,
        in_field: body > fields,
        in_body: (hits.len() - body) as u32,
    }
}

/// Those of each condition.
fn counts(hits: &[Hit], conditions: u16) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); usize::from(conditions)];
    for hit in hits {
        let counts = &mut counts[usize::from(hit.condition)];
        match hit.place {
            HitPlace::Title => counts.in_title = true,
            HitPlace::Field(_) => counts.in_field = true,
            HitPlace::Body => counts.in_body += 1,
        }
    }
    counts
}

fn nearness(hits: &[Hit]) -> u32 {
    let in_body = hits.iter().filter(|hit| hit.place == HitPlace::Body);
    let next = in_body.clone().skip(1);
    let gaps = in_body
        .zip(next)
        .filter(|(one, other)| one.condition != other.condition)
        .map(|(one, other)| other.span.start.saturating_sub(one.span.end));
    gaps.min()
        .map_or(0, |gap| (FURTHEST - gap.min(FURTHEST)) * NEAREST / FURTHEST)
}
