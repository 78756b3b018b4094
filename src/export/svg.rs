//! Writes SVG 1.1: lines, discs, rectangles and text that stays text.
//!
//! `shapes in order -> one file`, the same byte for byte for the same shapes. Knows nothing of what they mean.

use crate::lexicon::Rgb;
use std::fmt::Write as _;

/// Faces that hold Chinese, the program's own first.
const FAMILIES: &str =
    "'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// Where on its text a point lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its beginning.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Height of the type in pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Its colour.
    pub ink: Rgb,
    /// Where on the text the point lies.
    pub anchor: Anchor,
}

/// A picture in the making. Lengths are pixels, from the upper left corner.
pub struct Svg {
    text: String,
}

impl Svg {
    /// An empty picture of this size on this ground; `title` and `description` say what it shows to those
    /// who listen, and to programs.
    pub fn new(width: f64, height: f64, ground: Rgb, title: &str, description: &str) -> Self {
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" \
             font-family=\"{FAMILIES}\">\n<title>{2}</title>\n<desc>{3}</desc>\n",
            length(width),
            length(height),
            escaped(title),
            escaped(description),
        );
        let _ = writeln!(
            text,
            "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            length(width),
            length(height),
            colour(ground)
        );
        Self { text }
    }

    /// A filled rectangle.
    pub fn rect(&mut self, [x, y]: [f64; 2], [width, height]: [f64; 2], fill: Rgb) {
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            length(x),
            length(y),
            length(width),
            length(height),
            colour(fill)
        ));
    }

    /// A filled disc.
    pub fn disc(&mut self, [x, y]: [f64; 2], radius: f64, fill: Rgb) {
        self.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>",
            length(x),
            length(y),
            length(radius),
            colour(fill)
        ));
    }

    /// A line through points; `dashes` are the lengths of dashes and gaps, none for a line without.
    pub fn line(&mut self, points: &[[f64; 2]], width: f64, stroke: Rgb, dashes: &[f64]) {
        let points: Vec<String> = points
            .iter()
            .map(|[x, y]| format!("{},{}", length(*x), length(*y)))
            .collect();
        let dashes: Vec<String> = dashes.iter().map(|dash| length(*dash)).collect();
        let dashes = match dashes.is_empty() {
            true => String::new(),
            false => format!(" stroke-dasharray=\"{}\"", dashes.join(" ")),
        };
        self.push(format_args!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" \
             stroke-linejoin=\"round\"{dashes}/>",
            points.join(" "),
            colour(stroke),
            length(width)
        ));
    }

    /// Text whose middle height lies at `y`.
    pub fn text(&mut self, [x, y]: [f64; 2], text: &str, set: Type) {
        self.write_text([x, y], text, set, "");
    }

    /// The same, leaning upwards by `degrees` around the point.
    pub fn leaning_text(&mut self, [x, y]: [f64; 2], degrees: f64, text: &str, set: Type) {
        let turned = format!(
            " transform=\"rotate(-{} {} {})\"",
            length(degrees),
            length(x),
            length(y)
        );
        self.write_text([x, y], text, set, &turned);
    }

    fn write_text(&mut self, [x, y]: [f64; 2], text: &str, set: Type, more: &str) {
        let anchor = match set.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if set.bold {
            " font-weight=\"bold\""
        } else {
            ""
        };
        // The baseline of Han type lies about a third of its size below its middle.
        self.push(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{}\" text-anchor=\"{anchor}\"{more}>{}</text>",
            length(x),
            length(y + set.size * 0.36),
            length(set.size),
            colour(set.ink),
            escaped(text)
        ));
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.text, "{element}");
    }

    /// The file.
    pub fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }
}

/// At most two decimal places, and none that say nothing.
fn length(value: f64) -> String {
    let text = format!("{:.2}", value + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        text => text.to_owned(),
    }
}

fn colour(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// For text and attributes of XML; characters that XML does not have are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

/// The width of text of this size in pixels, as near as one knows without a face.
pub fn width_of(text: &str, size: f64) -> f64 {
    unicode_width::UnicodeWidthStr::width(text) as f64 * size * 0.54
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_lengths_are_short() {
        let mut svg = Svg::new(10.0, 20.5, Rgb(255, 255, 255), "A & B", "");
        let set = Type {
            size: 10.0,
            bold: true,
            ink: Rgb(0, 16, 255),
            anchor: Anchor::End,
        };
        svg.text([1.0, 2.0], "腾讯 <b>\u{0}", set);
        svg.line(
            &[[0.0, -0.001], [1.236, 2.0]],
            1.0,
            Rgb(1, 2, 3),
            &[4.0, 2.5],
        );
        let text = svg.finish();
        let expected = "<text x=\"1\" y=\"5.6\" font-size=\"10\" font-weight=\"bold\" fill=\"#0010ff\" \
                        text-anchor=\"end\">腾讯 &lt;b&gt;</text>";
        assert!(text.contains(expected), "{text}");
        assert!(text.contains("points=\"0,0 1.24,2\""), "{text}");
        assert!(text.contains("stroke-dasharray=\"4 2.5\""), "{text}");
        assert!(text.contains("<title>A &amp; B</title>"), "{text}");
    }
}
