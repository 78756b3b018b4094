//! Which colour and which of four underlines a company gets: the same rule in the window and in a report.
//!
//! Knows numbers, no screen: a colour alone never tells two companies apart, so those of one hue differ in
//! their underline.

use crate::lexicon::Rgb;

/// Hues of companies that have no colour of their own, in the order in which they are given out:
/// neighbours in the list are far apart on the wheel.
pub const COMPANY_HUES: [[u8; 3]; 10] = [
    [0x2F, 0x6F, 0xDE],
    [0xD9, 0x6B, 0x0B],
    [0x1E, 0x97, 0x5E],
    [0xC2, 0x3B, 0x6B],
    [0x8A, 0x55, 0xD1],
    [0xA8, 0x84, 0x0A],
    [0x0B, 0x95, 0xA6],
    [0xC8, 0x44, 0x33],
    [0x5E, 0x8C, 0x1E],
    [0x9A, 0x5B, 0x3C],
];
/// The colour of group words: ink on paper, for they belong to several companies.
pub const GROUP_HUE: [u8; 3] = [0x7A, 0x74, 0x6A];
/// How many underlines there are.
pub const UNDERLINES: usize = 4;

/// Gives out hues and underlines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hues {
    uses: [usize; COMPANY_HUES.len()],
}

impl Hues {
    /// The hue and the underline (below [`UNDERLINES`]) of the next company, whose own colour is `own`.
    pub fn give(&mut self, own: Option<Rgb>) -> ([u8; 3], usize) {
        let own = own.map(|Rgb(red, green, blue)| [red, green, blue]);
        let bucket = match own {
            Some(own) => nearest(own),
            None => self.least_used(),
        };
        let underline = self.uses[bucket] % UNDERLINES;
        self.uses[bucket] += 1;
        (own.unwrap_or(COMPANY_HUES[bucket]), underline)
    }

    fn least_used(&self) -> usize {
        (0..self.uses.len())
            .min_by_key(|bucket| self.uses[*bucket])
            .unwrap_or(0)
    }
}

fn nearest(colour: [u8; 3]) -> usize {
    let distance = |one: f32, other: f32| {
        let apart = (one - other).abs();
        apart.min(1.0 - apart)
    };
    let wanted = angle(colour);
    let far = |bucket: &usize| distance(angle(COMPANY_HUES[*bucket]), wanted);
    (0..COMPANY_HUES.len())
        .min_by(|one, other| far(one).total_cmp(&far(other)))
        .unwrap_or(0)
}

/// The place of a colour on the wheel of linear light, from 0 (red) to 1; 0 for greys.
fn angle([red, green, blue]: [u8; 3]) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        match share <= 0.04045 {
            true => share / 12.92,
            false => ((share + 0.055) / 1.055).powf(2.4),
        }
    };
    let [red, green, blue] = [red, green, blue].map(linear);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let range = most - least;
    let sixths = match () {
        () if range == 0.0 => 0.0,
        () if most == red => (green - blue) / range,
        () if most == green => (blue - red) / range + 2.0,
        () => (red - green) / range + 4.0,
    };
    (sixths / 6.0).rem_euclid(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_of_one_hue_differ_in_their_underline() {
        let mut hues = Hues::default();
        let (first, second) = (
            hues.give(Some(Rgb(0xD0, 0, 0))),
            hues.give(Some(Rgb(0xE0, 9, 9))),
        );
        assert_eq!((first.0, second.0), ([0xD0, 0, 0], [0xE0, 9, 9]));
        assert_ne!(first.1, second.1);
        // The other hues are given out before that one comes again.
        let others: Vec<[u8; 3]> = (0..9).map(|_| hues.give(None).0).collect();
        assert!(
            !others.contains(&COMPANY_HUES[7]),
            "the nearest to red is taken"
        );
    }
}
