//! Where the names of things in a chart stand, so that they cover neither each other nor the things.
//!
//! `places and sizes -> places of names`, plain functions for the window and for files.

/// A rectangle: its upper left corner and its size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// The rectangle of this size around a point.
    pub fn around([x, y]: [f32; 2], [width, height]: [f32; 2]) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            width,
            height,
        }
    }

    /// What both cover, in square pixels.
    pub fn shared(&self, other: &Self) -> f32 {
        let side = |start: f32, length: f32, other_start: f32, other_length: f32| {
            let end = (start + length).min(other_start + other_length);
            (end - start.max(other_start)).max(0.0)
        };
        let width = side(self.left, self.width, other.left, other.width);
        width * side(self.top, self.height, other.top, other.height)
    }
}

/// A disc with its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The middle of the disc.
    pub place: [f32; 2],
    /// Its radius.
    pub radius: f32,
    /// Width and height of the name.
    pub size: [f32; 2],
}

/// A place beside its disc for each name, where it covers least of the discs and of the names before it, and
/// lies within `room`: on the right if it can.
pub fn beside(discs: &[Named], room: &Area) -> Vec<Area> {
    let areas: Vec<Area> = discs
        .iter()
        .map(|disc| Area::around(disc.place, [disc.radius * 2.0; 2]))
        .collect();
    let mut taken: Vec<Area> = Vec::with_capacity(discs.len());
    for (index, disc) in discs.iter().enumerate() {
        let [width, height] = disc.size;
        let x = disc.radius + 4.0 + width / 2.0;
        let y = disc.radius + 2.0 + height / 2.0;
        let around = [
            [x, 0.0],
            [-x, 0.0],
            [0.0, y],
            [0.0, -y],
            [x * 0.8, y],
            [-x * 0.8, y],
            [x * 0.8, -y],
            [-x * 0.8, -y],
        ];
        let cost = |area: &Area| {
            let others = (0..).zip(&areas).filter(|(other, _)| *other != index);
            let discs: f32 = others.map(|(_, other)| area.shared(other)).sum();
            let names: f32 = taken.iter().map(|other| area.shared(other)).sum();
            let outside = area.width * area.height - area.shared(room);
            discs + 2.0 * names + 4.0 * outside
        };
        let places = around
            .map(|[dx, dy]| Area::around([disc.place[0] + dx, disc.place[1] + dy], disc.size));
        let mut best = (places[0], f32::INFINITY);
        for place in places {
            let cost = cost(&place);
            // A little less is no reason to leave the better side.
            if cost < best.1 - 0.5 {
                best = (place, cost);
            }
        }
        taken.push(best.0);
    }
    taken
}

/// Places at least `height` apart and between `top` and `bottom`, as near to `wanted` (ascending) as may be;
/// below `bottom` only where there are too many.
pub fn apart(wanted: &[f32], height: f32, top: f32, bottom: f32) -> Vec<f32> {
    let mut placed: Vec<f32> = Vec::with_capacity(wanted.len());
    for y in wanted {
        let above = placed.last().map_or(top, |above| above + height);
        placed.push(y.max(above));
    }
    let mut limit = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(limit);
        limit = *y - height;
    }
    // Where even that is too much, downwards from the top.
    if placed.first().is_some_and(|first| *first < top) {
        for (place, y) in placed.iter_mut().enumerate() {
            *y = top + height * place as f32;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_and_within_the_chart() {
        assert_eq!(
            apart(&[90.0, 91.0, 99.0], 16.0, 0.0, 100.0),
            [68.0, 84.0, 100.0]
        );
        assert_eq!(apart(&[0.0, 0.0], 16.0, 0.0, 100.0), [0.0, 16.0]);
        assert_eq!(apart(&[10.0, 80.0], 16.0, 0.0, 100.0), [10.0, 80.0]);
        assert_eq!(apart(&[5.0, 5.0, 5.0], 16.0, 0.0, 20.0), [0.0, 16.0, 32.0]);
    }

    #[test]
    fn names_stand_beside_their_discs_and_not_on_others() {
        let room = Area {
            left: 0.0,
            top: 0.0,
            width: 200.0,
            height: 100.0,
        };
        let disc = |x: f32, y: f32| Named {
            place: [x, y],
            radius: 5.0,
            size: [40.0, 12.0],
        };
        // The second stands where the name of the first would; the third at the right edge.
        let discs = [disc(50.0, 50.0), disc(75.0, 50.0), disc(195.0, 20.0)];
        let names = beside(&discs, &room);
        assert!(names[0].left + names[0].width <= 50.0, "{names:?}");
        assert!(names[1].left >= 75.0, "{names:?}");
        assert!(names[2].left + names[2].width <= 195.0, "{names:?}");
        assert!(names[0].shared(&names[1]) <= 0.0);
    }
}
