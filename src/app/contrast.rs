//! How well two colours can be told apart: relative luminance and contrast ratio of WCAG 2.2.

use egui::Color32;

/// Relative luminance of an opaque sRGB colour, 0 (black) to 1 (white).
pub fn luminance(colour: Color32) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

/// Contrast ratio of two opaque colours, 1 (none) to 21 (black on white).
pub fn ratio(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `amount` of `colour` over `ground`, 0 to 1.
pub fn mix(ground: Color32, colour: Color32, amount: f32) -> Color32 {
    ground.lerp_to_gamma(colour, amount)
}

/// `colour`, moved towards `target` in small steps until it stands out against `ground` by `wanted`.
pub fn until_ratio(colour: Color32, target: Color32, ground: Color32, wanted: f32) -> Color32 {
    (0_u8..=20)
        .map(|step| mix(colour, target, f32::from(step) / 20.0))
        .find(|candidate| ratio(*candidate, ground) >= wanted)
        .unwrap_or(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_scale() {
        assert!((ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((ratio(Color32::GRAY, Color32::GRAY) - 1.0).abs() < 0.01);
    }
}
