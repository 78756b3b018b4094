//! A dispersion as a picture: the rows of the window, a bar for every place.
//!
//! `rows x look -> SVG`.

use super::look::{Look, Series};
use super::svg::{Anchor, Svg, Type, width_of};

/// Width of the picture in pixels; its height follows the rows.
const WIDTH: f64 = 1080.0;
/// Where bars begin and end.
const BARS: [f64; 2] = [288.0, WIDTH - 24.0];
/// Where figures end: places, and deviation of proportions.
const FIGURES: [f64; 2] = [200.0, 264.0];
/// Where the first row begins, how high rows are, and bars in them.
const TOP: f64 = 76.0;
const ROW: f64 = 36.0;
const BAR: f64 = 20.0;
/// Room of a name.
const NAME: f64 = 128.0;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Barcode {
    /// Its name and colour.
    pub series: Series,
    /// How many places it has.
    pub places: String,
    /// How unevenly they lie, where that is known.
    pub deviation: Option<f64>,
    /// How far along the axis each lies, from 0 to 1, ascending.
    pub at: Vec<f64>,
}

/// What the axis says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// Words, each from a place on, from 0 to 1, ascending.
    pub marks: Vec<(f64, String)>,
    /// Names of the columns of figures.
    pub heads: [String; 2],
}

/// The picture.
pub fn svg(rows: &[Barcode], scale: &Scale, look: &Look) -> String {
    let bottom = TOP + ROW * rows.len() as f64;
    let height = bottom + 40.0 + 18.0 * look.said.len() as f64;
    let said = look.said.join(" · ");
    let mut svg = Svg::new(WIDTH, height, look.ground, &look.title, &said);
    let set = |size, bold, ink, anchor| Type {
        size,
        bold,
        ink,
        anchor,
    };
    let title = set(16.0, true, look.text, Anchor::Start);
    svg.text([24.0, 26.0], &look.title, title);
    let [left, right] = BARS;
    let x = |share: f64| left + (right - left) * share.clamp(0.0, 1.0);
    let quiet = |anchor| set(12.0, false, look.quiet, anchor);
    for (head, at) in scale.heads.iter().zip(FIGURES) {
        svg.text([at, TOP - 16.0], head, quiet(Anchor::End));
    }
    let mut free_from = f64::NEG_INFINITY;
    for (share, text) in &scale.marks {
        let width = width_of(text, 12.0);
        let at = (x(*share) + 4.0).min(right - width);
        if at < free_from {
            continue;
        }
        free_from = at + width + 12.0;
        let tick = [[x(*share), TOP - 8.0], [x(*share), TOP]];
        svg.line(&tick, 1.0, look.hairline, &[]);
        svg.text([at, TOP - 16.0], text, quiet(Anchor::Start));
    }
    for (row, top) in rows.iter().zip((0..).map(|row| TOP + ROW * f64::from(row))) {
        let middle = top + ROW / 2.0;
        let named = set(13.0, false, look.text, Anchor::Start);
        svg.text([24.0, middle], &shortened(&row.series.name), named);
        svg.text([FIGURES[0], middle], &row.places, quiet(Anchor::End));
        if let Some(deviation) = row.deviation {
            let text = format!("{deviation:.2}");
            svg.text([FIGURES[1], middle], &text, quiet(Anchor::End));
        }
        let foot = middle + BAR / 2.0;
        svg.line(&[[left, foot], [right, foot]], 1.0, look.hairline, &[]);
        // Places nearer to each other than a pixel are one bar.
        let mut last = f64::NEG_INFINITY;
        for share in &row.at {
            let at = x(*share).floor();
            if at > last {
                let corner = [at, middle - BAR / 2.0];
                svg.rect(corner, [1.0, BAR], row.series.colour);
                last = at;
            }
        }
    }
    for (line, said) in look.said.iter().enumerate() {
        let at = [24.0, bottom + 30.0 + 18.0 * line as f64];
        svg.text(at, said, quiet(Anchor::Start));
    }
    svg.finish()
}

/// A name as far as there is room for it.
fn shortened(name: &str) -> String {
    if width_of(name, 13.0) <= NAME {
        return name.to_owned();
    }
    let mut kept = String::new();
    for character in name.chars() {
        kept.push(character);
        if width_of(&kept, 13.0) > NAME - 13.0 {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Rgb;

    #[test]
    fn every_place_has_a_bar_and_names_fit() {
        let row = |name: &str, at: &[f64]| Barcode {
            series: Series {
                name: name.to_owned(),
                colour: Rgb(1, 2, 3),
                dashes: Vec::new(),
            },
            places: at.len().to_string(),
            deviation: Some(0.25),
            at: at.to_vec(),
        };
        let look = Look {
            ground: Rgb(255, 255, 255),
            text: Rgb(0, 0, 0),
            quiet: Rgb(90, 90, 90),
            hairline: Rgb(200, 200, 200),
            accent: Rgb(0, 0, 255),
            title: "分布".to_owned(),
            said: vec!["一".to_owned()],
        };
        let scale = Scale {
            marks: vec![(0.0, "2016".to_owned()), (0.001, "2017".to_owned())],
            heads: ["处数".to_owned(), "DP".to_owned()],
        };
        let long = "一个名字长得怎么也放不下的公司有限责任公司";
        let rows = [row("腾讯", &[0.0, 0.5, 0.500_01, 1.0]), row(long, &[])];
        let text = svg(&rows, &scale, &look);
        assert_eq!(text.matches("fill=\"#010203\"").count(), 3, "{text}");
        assert!(text.contains(">腾讯</text>") && text.contains(">0.25</text>"));
        assert!(text.contains("…</text>") && !text.contains(long));
        assert!(text.contains(">2016</text>") && !text.contains(">2017</text>"));
    }
}
