//! Where the parts of a line stand: number, left, hit and right, source.

use crate::app::tokens;
use egui::{Rangef, Rect};

/// From this width on, a column names the source of each line.
const WITH_SOURCE: f32 = 760.0;
/// From this width on, it is a wide one.
const WITH_WIDE_SOURCE: f32 = 980.0;
/// Room for the mark of a class before the number.
const CLASS: f32 = 24.0;
/// Room for the scroll bar.
const BAR: f32 = 14.0;

/// Ranges of x, from left to right.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// The mark of a class.
    pub class: Rangef,
    /// The number of the line.
    pub number: Rangef,
    /// What stands left of the hit; its right edge is that of the hit's left.
    pub left: Rangef,
    /// The hit and what follows.
    pub right: Rangef,
    /// Date and title; empty where there is no room.
    pub source: Rangef,
}

impl Columns {
    /// The columns in `area` for `count` lines.
    pub fn new(area: Rect, count: u32) -> Self {
        let digits = count.max(1).ilog10() + 1 + (count.max(1).ilog10() / 3);
        let number = (digits as f32 * 7.0).max(16.0);
        let class = Rangef::new(area.left(), area.left() + CLASS);
        let number = Rangef::new(class.max, class.max + number);
        let source = match area.width() {
            width if width >= WITH_WIDE_SOURCE => (width * 0.22).min(320.0),
            width if width >= WITH_SOURCE => 84.0,
            _ => 0.0,
        };
        let end = area.right() - BAR;
        let source = Rangef::new(end - source, end);
        let gap = if source.span() > 0.0 { 4.0 } else { 0.0 };
        let text = Rangef::new(
            number.max + 3.0 * tokens::STEP,
            source.min - gap * tokens::STEP,
        );
        // A hit takes room at its right: so the middle of the text is a little right of the pivot.
        let pivot = (text.min + text.span() * 0.46).round();
        Self {
            class,
            number,
            left: Rangef::new(text.min, pivot),
            right: Rangef::new(pivot, text.max),
            source,
        }
    }
}
