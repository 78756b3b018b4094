//! Where the nodes of a network stand: near those they belong to, apart from all others.
//!
//! `weighted edges -> positions`, after Fruchterman and Reingold (“Graph Drawing by Force-directed Placement”,
//! 1991). No chance plays a part: the same network always looks the same. Knows nothing of what is drawn.

/// An edge between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spring {
    /// Position of the one node.
    pub one: usize,
    /// Position of the other.
    pub other: usize,
    /// How strongly it pulls, above 0 up to 1.
    pub weight: f64,
}

/// Rounds after which nothing moves any more.
const ROUNDS: usize = 500;
/// How strongly everything is drawn to the middle, so that parts without edges between them stay in sight.
const GRAVITY: f64 = 0.35;
/// The angle between a node and the next at the start, in radians: neighbours in the list begin far apart.
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;

/// A place from 0 to 1 on both axes for each of `nodes`; they fill the square.
pub fn places(nodes: usize, springs: &[Spring]) -> Vec<[f64; 2]> {
    if nodes == 0 {
        return Vec::new();
    }
    let mut places: Vec<[f64; 2]> = (0..nodes).map(|node| start(node, nodes)).collect();
    // The distance at which pushing and pulling are even, for an area of 1.
    let even = (1.0 / nodes as f64).sqrt();
    for round in 0..ROUNDS {
        let longest = 0.12 * (1.0 - round as f64 / ROUNDS as f64) + 0.0005;
        let forces = forces(&places, springs, even);
        for (place, force) in places.iter_mut().zip(forces) {
            let length = force[0].hypot(force[1]);
            if length > 0.0 {
                let step = length.min(longest) / length;
                place[0] += force[0] * step;
                place[1] += force[1] * step;
            }
        }
    }
    fit(&mut places);
    places
}

/// On a spiral around the middle.
fn start(node: usize, nodes: usize) -> [f64; 2] {
    let angle = node as f64 * GOLDEN_ANGLE;
    let radius = 0.5 * ((node as f64 + 0.5) / nodes as f64).sqrt();
    [0.5 + radius * angle.cos(), 0.5 + radius * angle.sin()]
}

fn forces(places: &[[f64; 2]], springs: &[Spring], even: f64) -> Vec<[f64; 2]> {
    let mut forces = vec![[0.0; 2]; places.len()];
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            let (away, distance) = apart(places[one], places[other]);
            push(&mut forces, one, other, away, even * even / distance);
        }
    }
    for spring in springs {
        let (away, distance) = apart(places[spring.one], places[spring.other]);
        let pull = -distance * distance / even * spring.weight.clamp(0.0, 1.0);
        push(&mut forces, spring.one, spring.other, away, pull);
    }
    for (force, place) in forces.iter_mut().zip(places) {
        for axis in 0..2 {
            force[axis] += (0.5 - place[axis]) * GRAVITY;
        }
    }
    forces
}

/// The direction from the other to the one, of length 1, and the distance.
fn apart(one: [f64; 2], other: [f64; 2]) -> ([f64; 2], f64) {
    let (x, y) = (one[0] - other[0], one[1] - other[1]);
    let distance = x.hypot(y);
    if distance < 1e-9 {
        return ([1.0, 0.0], 1e-3);
    }
    ([x / distance, y / distance], distance)
}

fn push(forces: &mut [[f64; 2]], one: usize, other: usize, away: [f64; 2], strength: f64) {
    for axis in 0..2 {
        forces[one][axis] += away[axis] * strength;
        forces[other][axis] -= away[axis] * strength;
    }
}

/// Stretches the places so that they fill the square; a single one stands in the middle.
fn fit(places: &mut [[f64; 2]]) {
    for axis in 0..2 {
        let values = || places.iter().map(|place| place[axis]);
        let least = values().fold(f64::INFINITY, f64::min);
        let most = values().fold(f64::NEG_INFINITY, f64::max);
        let width = most - least;
        for place in places.iter_mut() {
            place[axis] = if width > 1e-9 {
                (place[axis] - least) / width
            } else {
                0.5
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(one: [f64; 2], other: [f64; 2]) -> f64 {
        (one[0] - other[0]).hypot(one[1] - other[1])
    }

    #[test]
    fn what_belongs_together_stands_together_and_always_in_the_same_place() {
        // Two groups of three that know each other, with nothing between them.
        let spring = |one, other| Spring {
            one,
            other,
            weight: 1.0,
        };
        let springs = [
            spring(0, 2),
            spring(2, 4),
            spring(0, 4),
            spring(1, 3),
            spring(3, 5),
            spring(1, 5),
        ];
        let found = places(6, &springs);
        assert_eq!(found, places(6, &springs));
        let within = [(0, 2), (2, 4), (0, 4), (1, 3), (3, 5), (1, 5)];
        let furthest = within
            .iter()
            .map(|(one, other)| distance(found[*one], found[*other]))
            .fold(0.0, f64::max);
        for even in [0, 2, 4] {
            for odd in [1, 3, 5] {
                assert!(distance(found[even], found[odd]) > furthest, "{found:?}");
            }
        }
        for place in &found {
            assert!(place.iter().all(|value| (0.0..=1.0).contains(value)));
        }
    }

    #[test]
    fn few_nodes_have_places_too() {
        assert!(places(0, &[]).is_empty());
        assert_eq!(places(1, &[]), [[0.5, 0.5]]);
        let two = places(2, &[]);
        assert!(distance(two[0], two[1]) >= 1.0);
    }
}
