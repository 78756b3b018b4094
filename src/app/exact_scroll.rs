//! Scrolling that stays exact for a million rows: an offset in points as `f64`, and bars drawn for it.
//!
//! egui's own areas keep offsets as `f32`, which jump by whole points beyond sixteen million of them (some
//! 350,000 rows show it). Knows lengths only; whoever uses it draws what is seen.

use super::tokens;
use egui::{CursorIcon, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Width of the track that a pointer finds, in points.
pub const TRACK: f32 = 12.0;
/// Width of a bar at rest, and of one in use.
const THIN: f32 = 4.0;
const WIDE: f32 = 8.0;
/// Shortest handle.
const SHORTEST: f64 = 28.0;

/// Which way a bar lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Left and right.
    Sideways,
    /// Up and down.
    Upright,
}

/// A length that scrolls behind a shorter window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// All of it, in points.
    pub whole: f64,
    /// What is seen of it, in points.
    pub seen: f64,
}

impl Extent {
    /// The largest offset.
    pub fn last(self) -> f64 {
        (self.whole - self.seen).max(0.0)
    }

    /// The offset within bounds that is nearest to `offset`.
    pub fn clamp(self, offset: f64) -> f64 {
        offset.clamp(0.0, self.last())
    }

    /// The offset nearest to `offset` at which all from `from` to `to` is seen.
    pub fn reveal(self, offset: f64, from: f64, to: f64) -> f64 {
        let offset = if to > offset + self.seen {
            to - self.seen
        } else {
            offset
        };
        self.clamp(offset.min(from))
    }
}

/// The rows of one height that are in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct InSight {
    /// Their places, from 0.
    pub rows: Range<usize>,
    /// Where the first begins, in points from the upper edge: at most 0.
    pub offset: f32,
}

/// Of `count` rows, each `height` points high, those of which something is seen in a window of `seen`
/// points at `top`.
pub fn in_sight(top: f64, seen: f32, height: f32, count: usize) -> InSight {
    let tall = f64::from(height);
    let first = ((top / tall).floor().max(0.0) as usize).min(count);
    let offset = (first as f64 * tall - top) as f32;
    let rows = ((seen - offset) / height).ceil().max(0.0) as usize;
    InSight {
        rows: first..(first + rows).min(count),
        offset,
    }
}

/// Draws a bar on `track` and follows the pointer on it; nothing where all is seen. True while it is held.
pub fn bar(
    ui: &Ui,
    id: Id,
    track: Rect,
    way: Way,
    extent: Extent,
    offset: &mut f64,
    name: &str,
) -> bool {
    if extent.last() <= 0.5 {
        return false;
    }
    let response = ui.interact(track, id, Sense::CLICK | Sense::DRAG);
    let (start, length) = match way {
        Way::Upright => (f64::from(track.top()), f64::from(track.height())),
        Way::Sideways => (f64::from(track.left()), f64::from(track.width())),
    };
    let handle = (length * extent.seen / extent.whole).clamp(SHORTEST.min(length), length);
    let room = (length - handle).max(1.0);
    let grabbed = id.with("grabbed");
    if let Some(pointer) = response.interact_pointer_pos() {
        let at = match way {
            Way::Upright => f64::from(pointer.y),
            Way::Sideways => f64::from(pointer.x),
        } - start;
        let top = *offset / extent.last() * room;
        // Beside the handle its middle comes to the pointer; on it the pointer keeps its place.
        let held = ui.data_mut(|data| {
            if response.drag_started() || response.is_pointer_button_down_on() {
                *data.get_temp_mut_or_insert_with(grabbed, || {
                    if (top..=top + handle).contains(&at) {
                        at - top
                    } else {
                        handle / 2.0
                    }
                })
            } else {
                handle / 2.0
            }
        });
        if response.is_pointer_button_down_on() {
            *offset = extent.clamp((at - held) / room * extent.last());
        }
    }
    let is_held = response.is_pointer_button_down_on();
    if !is_held {
        ui.data_mut(|data| data.remove_temp::<f64>(grabbed));
    }
    let share = *offset / extent.last();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ScrollBar, true, name);
        info.value = Some((share * 100.0).round());
        info
    });
    let tokens = tokens::of_ui(ui);
    let is_used = is_held || response.hovered();
    let width = if is_used { WIDE } else { THIN };
    let top = (start + share * room) as f32;
    let handle = handle as f32;
    let rect = match way {
        Way::Upright => {
            Rect::from_min_size(pos2(track.right() - 2.0 - width, top), vec2(width, handle))
        }
        Way::Sideways => {
            Rect::from_min_size(pos2(top, track.bottom() - 2.0 - width), vec2(handle, width))
        }
    };
    let colour = match () {
        () if is_held => tokens.text_quiet,
        () if is_used => tokens.text_faint,
        () => tokens.text_faint.gamma_multiply(0.5),
    };
    ui.painter().rect_filled(rect, width / 2.0, colour);
    response.on_hover_cursor(CursorIcon::Default);
    is_held
}

/// How far the wheel or a finger has scrolled over `area` in this frame; nobody else gets it then.
pub fn wheel(ui: &Ui, area: Rect) -> egui::Vec2 {
    if !ui.rect_contains_pointer(area) {
        return egui::Vec2::ZERO;
    }
    ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_to_be_seen_comes_into_sight_by_the_shortest_way() {
        let extent = Extent {
            whole: 1000.0,
            seen: 100.0,
        };
        assert_eq!(extent.reveal(0.0, 40.0, 60.0), 0.0, "it is seen");
        assert_eq!(extent.reveal(0.0, 90.0, 110.0), 10.0);
        assert_eq!(extent.reveal(500.0, 90.0, 110.0), 90.0);
        assert_eq!(
            extent.reveal(500.0, 990.0, 1010.0),
            900.0,
            "not beyond the end"
        );
    }

    proptest! {
        #[test]
        fn rows_stand_where_they_are_to_a_hundredth_of_a_point_at_any_depth(
            row in 0_usize..1_000_000, pixels in 0_u32..28, seen in 1.0_f32..900.0,
        ) {
            let height = 28.0;
            let top = row as f64 * f64::from(height) + f64::from(pixels);
            let seen_now = in_sight(top, seen, height, 1_000_000);
            prop_assert_eq!(seen_now.rows.start, row);
            prop_assert!((seen_now.offset + pixels as f32).abs() < 0.01);
            // The window is full, and no further row is looked at.
            let below = seen_now.offset + seen_now.rows.len() as f32 * height;
            prop_assert!(below >= seen || seen_now.rows.end == 1_000_000);
            prop_assert!(below - height < seen);
        }
    }
}
