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
        let mut counts = vec![(false, false, 0_u32); usize::from(conditions)];
        for hit in hits {
            let count = &mut counts[usize::from(hit.condition)];
            match hit.place {
                HitPlace::Title => count.0 = true,
                HitPlace::Field(_) => count.1 = true,
                HitPlace::Body => count.2 += 1,
            }
        }
        let points = |(_, in_field, in_body): &(bool, bool, u32)| {
            let doublings = f64::from(1 + in_body).log2();
            u32::from(*in_field) * STEP + (doublings * f64::from(STEP)) as u32
        };
        Self {
            title: counts.iter().filter(|count| count.0).count() as u32,
            points: counts.iter().map(points).sum::<u32>() + nearness(hits),
        }
    }
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
