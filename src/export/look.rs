//! The colours of a chart that becomes a file: those of the window, or any others.
//!
//! Plain values. Knows no theme; whoever asks for the chart fills them in.

use crate::lexicon::Rgb;

/// How one company is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// Lengths of the dashes and gaps of its line; none for a line without.
    pub dashes: Vec<f64>,
}

/// Everything about a chart that is no number of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The surface.
    pub ground: Rgb,
    /// Text.
    pub text: Rgb,
    /// Text of less weight.
    pub quiet: Rgb,
    /// Lines of the grid.
    pub hairline: Rgb,
    /// What stands out.
    pub accent: Rgb,
    /// What is shown, in a few words.
    pub title: String,
    /// What is counted, over what, and what made it: one line each, below the chart.
    pub said: Vec<String>,
}

/// `share` (0 to 1) of `colour` on `ground`.
pub fn mixed(ground: Rgb, colour: Rgb, share: f64) -> Rgb {
    let mix = |ground: u8, colour: u8| {
        let value = f64::from(ground) + (f64::from(colour) - f64::from(ground)) * share;
        value.round().clamp(0.0, 255.0) as u8
    };
    Rgb(
        mix(ground.0, colour.0),
        mix(ground.1, colour.1),
        mix(ground.2, colour.2),
    )
}

/// True where white is easier to read on `ground` than black.
pub fn is_dark(Rgb(red, green, blue): Rgb) -> bool {
    let weighed = 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue);
    weighed < 140.0
}
