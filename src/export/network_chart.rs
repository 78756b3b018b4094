//! Who meets whom as a picture: the network or the matrix of the window, with the same numbers and colours.
//!
//! `nodes and edges x look -> SVG`.

use super::labels::{self, Area, Named};
use super::look::{Look, Series, is_dark, mixed};
use super::svg::{Anchor, Svg, Type, width_of};
use crate::lexicon::Rgb;

/// Size of the picture of a network in pixels.
const SIZE: [f64; 2] = [1080.0, 760.0];
/// Side of a cell of a matrix, and its height.
const CELL: [f64; 2] = [46.0, 30.0];

/// A company in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// Its name and colour.
    pub series: Series,
    /// In how many units it is named.
    pub units: u64,
    /// Where it stands, from 0 to 1 on both axes.
    pub place: [f64; 2],
}

/// Two companies that meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Positions of the two.
    pub nodes: [usize; 2],
    /// The value of the measure.
    pub value: f64,
    /// The same in a few characters.
    pub text: String,
}

/// The network; `ties` are the strongest first.
pub fn network(discs: &[Disc], ties: &[Tie], look: &Look) -> String {
    let [width, height] = SIZE;
    let mut svg = Svg::new(
        width,
        height,
        look.ground,
        &look.title,
        &look.said.join(" · "),
    );
    frame(&mut svg, look, height);
    let (left, top, right, bottom) = (110.0, 80.0, width - 130.0, height - 100.0);
    let most = discs
        .iter()
        .map(|disc| disc.units)
        .max()
        .unwrap_or(1)
        .max(1);
    let place = |disc: &Disc| {
        [
            left + (right - left) * disc.place[0],
            top + (bottom - top) * disc.place[1],
        ]
    };
    let radius = |disc: &Disc| 4.0 + 14.0 * (disc.units as f64 / most as f64).sqrt();
    let strongest = ties.first().map_or(1.0, |tie| tie.value.max(1e-9));
    // The strongest lie on top.
    for tie in ties.iter().rev() {
        let share = (tie.value / strongest).clamp(0.0, 1.0);
        let ends = tie.nodes.map(|node| place(&discs[node]));
        let colour = mixed(look.ground, look.quiet, 0.25 + 0.4 * share);
        svg.line(&ends, 1.0 + 5.0 * share, colour, &[]);
    }
    for disc in discs.iter().rev() {
        svg.disc(place(disc), radius(disc) + 1.5, look.ground);
        svg.disc(place(disc), radius(disc), disc.series.colour);
    }
    let named: Vec<Named> = discs
        .iter()
        .map(|disc| Named {
            place: place(disc).map(|value| value as f32),
            radius: radius(disc) as f32,
            size: [width_of(&disc.series.name, 12.0) as f32, 16.0],
        })
        .collect();
    let room = Area {
        left: 0.0,
        top: 40.0,
        width: width as f32,
        height: height as f32 - 100.0,
    };
    for (disc, area) in discs.iter().zip(labels::beside(&named, &room)) {
        let middle = [
            f64::from(area.left + area.width / 2.0),
            f64::from(area.top + area.height / 2.0),
        ];
        let bold = Type {
            size: 12.0,
            bold: true,
            ink: look.text,
            anchor: Anchor::Middle,
        };
        svg.text(middle, &disc.series.name, bold);
    }
    svg.finish()
}

/// The matrix; `ties` are the strongest first.
pub fn matrix(discs: &[Disc], ties: &[Tie], look: &Look) -> String {
    let names = discs.iter().map(|disc| width_of(&disc.series.name, 12.0));
    let names = names.fold(60.0, f64::max) + 16.0;
    let (left, top) = (24.0 + names, 56.0 + names * 0.75);
    let count = discs.len() as f64;
    let width = (left + CELL[0] * count + names * 0.75 + 24.0).max(560.0);
    let height = top + CELL[1] * count + 72.0;
    let mut svg = Svg::new(
        width,
        height,
        look.ground,
        &look.title,
        &look.said.join(" · "),
    );
    frame(&mut svg, look, height);
    let at =
        |row: usize, column: usize| [left + CELL[0] * column as f64, top + CELL[1] * row as f64];
    let set = |bold, ink, anchor| Type {
        size: 12.0,
        bold,
        ink,
        anchor,
    };
    for (index, disc) in discs.iter().enumerate() {
        let [x, y] = at(index, 0);
        let name = set(true, disc.series.colour, Anchor::End);
        svg.text([x - 8.0, y + CELL[1] / 2.0], &disc.series.name, name);
        let [x, y] = at(0, index);
        let name = set(true, disc.series.colour, Anchor::Start);
        svg.leaning_text([x + CELL[0] / 2.0, y - 8.0], 45.0, &disc.series.name, name);
        let own = mixed(look.ground, look.text, 0.06);
        let units = disc.units.to_string();
        cell(&mut svg, at(index, index), own, &units, look.quiet);
    }
    let strongest = ties.first().map_or(1.0, |tie| tie.value.max(1e-9));
    for tie in ties {
        let share = (tie.value / strongest).clamp(0.0, 1.0);
        let ground = mixed(look.ground, look.accent, 0.06 + 0.74 * share);
        let ink = match (is_dark(ground), is_dark(look.ground)) {
            (true, false) | (false, true) => look.ground,
            _ => look.text,
        };
        let [one, other] = tie.nodes;
        cell(&mut svg, at(one, other), ground, &tie.text, ink);
        cell(&mut svg, at(other, one), ground, &tie.text, ink);
    }
    svg.finish()
}

fn cell(svg: &mut Svg, [x, y]: [f64; 2], ground: Rgb, text: &str, ink: Rgb) {
    svg.rect([x + 0.5, y + 0.5], [CELL[0] - 1.0, CELL[1] - 1.0], ground);
    let set = Type {
        size: 11.0,
        bold: false,
        ink,
        anchor: Anchor::Middle,
    };
    svg.text([x + CELL[0] / 2.0, y + CELL[1] / 2.0], text, set);
}

/// The title above, and what is said below.
fn frame(svg: &mut Svg, look: &Look, height: f64) {
    let set = |size, bold, ink| Type {
        size,
        bold,
        ink,
        anchor: Anchor::Start,
    };
    svg.text([24.0, 26.0], &look.title, set(16.0, true, look.text));
    for (line, said) in look.said.iter().rev().enumerate() {
        let at = [24.0, height - 18.0 - 18.0 * line as f64];
        svg.text(at, said, set(12.0, false, look.quiet));
    }
}
