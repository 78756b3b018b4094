//! A timeline as a picture: the chart of the window, with the same numbers, marks and colours.
//!
//! `timeline x look -> SVG`.

use super::axis;
use super::labels;
use super::look::{Look, Series};
use super::svg::{Anchor, Svg, Type};
use crate::analysis::timeline::Timeline;

/// Size of the picture in pixels.
const SIZE: [f64; 2] = [1080.0, 560.0];
/// Room around the lines: left, top, right, bottom.
const MARGINS: [f64; 4] = [64.0, 56.0, 156.0, 84.0];

/// The picture; `series` are the companies of the timeline, in its order. With `shares` the lines are shares
/// of voice.
pub fn svg(timeline: &Timeline, series: &[Series], shares: bool, look: &Look) -> String {
    let [width, height] = SIZE;
    let [left, top, right, bottom] = MARGINS;
    let (right, bottom) = (width - right, height - bottom);
    let value = |period: usize, company: usize| {
        let sums = &timeline.periods[period].1;
        match shares {
            true => sums.share(company),
            false => Some(sums.counts[company] as f64),
        }
    };
    let all = (0..timeline.periods.len())
        .flat_map(|period| (0..series.len()).filter_map(move |company| value(period, company)));
    let marks = axis::of_values(all.fold(0.0, f64::max), shares, 6);
    let highest = marks.last().map_or(1.0, |mark| mark.at) * 1.04;
    let count = timeline.periods.len().max(1) as f64;
    let x = |place: f64| left + (right - left) * (place + 0.5) / count;
    let y = |value: f64| bottom - (bottom - top) * value / highest;
    let set = |size, bold, ink, anchor| Type {
        size,
        bold,
        ink,
        anchor,
    };

    let mut svg = Svg::new(
        width,
        height,
        look.ground,
        &look.title,
        &look.said.join(" · "),
    );
    let title = set(16.0, true, look.text, Anchor::Start);
    svg.text([24.0, 26.0], &look.title, title);
    for mark in &marks {
        svg.line(
            &[[left, y(mark.at)], [right, y(mark.at)]],
            1.0,
            look.hairline,
            &[],
        );
        let quiet = set(12.0, false, look.quiet, Anchor::End);
        svg.text([left - 8.0, y(mark.at)], &mark.text, quiet);
    }
    for mark in axis::of_periods(&timeline.periods, ((right - left) / 76.0) as usize) {
        let quiet = set(12.0, false, look.quiet, Anchor::Middle);
        svg.text([x(mark.at), bottom + 16.0], &mark.text, quiet);
    }
    // The first in the list is drawn last, above the others.
    let mut ends: Vec<(f32, usize)> = Vec::new();
    for (company, drawn) in series.iter().enumerate().rev() {
        let mut run: Vec<[f64; 2]> = Vec::new();
        let mut end = y(0.0);
        for period in 0..=timeline.periods.len() {
            let here = (period < timeline.periods.len()).then(|| value(period, company));
            match here.flatten() {
                Some(value) => {
                    end = y(value);
                    run.push([x(period as f64), end]);
                }
                None => {
                    if run.len() > 1 {
                        svg.line(&run, 1.75, drawn.colour, &drawn.dashes);
                    }
                    for dot in run.drain(..) {
                        if timeline.periods.len() <= 80 {
                            svg.disc(dot, 2.25, drawn.colour);
                        }
                    }
                }
            }
        }
        ends.push((end as f32, company));
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let wanted: Vec<f32> = ends.iter().map(|end| end.0).collect();
    let placed = labels::apart(&wanted, 18.0, top as f32, bottom as f32);
    for ((end, company), at) in ends.into_iter().zip(placed) {
        let drawn = &series[company];
        let tie = [[right + 2.0, f64::from(end)], [right + 12.0, f64::from(at)]];
        svg.line(&tie, 1.0, drawn.colour, &[]);
        let bold = set(12.0, true, drawn.colour, Anchor::Start);
        svg.text([right + 16.0, f64::from(at)], &drawn.name, bold);
    }
    for (line, said) in look.said.iter().enumerate() {
        let quiet = set(12.0, false, look.quiet, Anchor::Start);
        svg.text([24.0, bottom + 44.0 + 18.0 * line as f64], said, quiet);
    }
    svg.finish()
}
