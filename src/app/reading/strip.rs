//! The strip beside the text: where in the whole article the marks stand. A click goes there.

use super::{Look, Mark, Open};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::mentions::Place;
use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// What the strip stands for.
pub struct Places {
    /// Where it is drawn.
    pub rect: Rect,
    /// Height of the body's first line, from the top of the scrolled content.
    pub body_top: f32,
    /// How far the content is scrolled.
    pub offset: f32,
    /// Height that is seen.
    pub seen: f32,
    /// Height of the content.
    pub whole: f32,
}

/// Draws the strip; gives the height to scroll to where it was clicked or dragged.
pub fn show(
    ui: &Ui,
    scene: &Scene<'_>,
    open: &Open,
    marks: &[(Place, Mark)],
    places: &Places,
) -> Option<f32> {
    let tokens = scene.tokens(ui);
    let track = places.rect.shrink2(vec2(9.0, 2.0 * tokens::STEP));
    let response = ui.interact(
        places.rect,
        ui.scope_id().with("strip"),
        Sense::click_and_drag(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, scene.text("strip").as_ref()));
    let whole = places.whole.max(1.0);
    let at = |height: f32| track.top() + track.height() * (height / whole).clamp(0.0, 1.0);
    let painter = ui.painter();
    let seen = Rect::from_x_y_ranges(
        places.rect.x_range().shrink(4.0),
        at(places.offset)..=at(places.offset + places.seen),
    );
    if places.seen < places.whole {
        painter.rect_filled(seen, tokens::MARK_ROUND, tokens.hover);
    }
    let mut last = (f32::NEG_INFINITY, egui::Color32::TRANSPARENT);
    for (place, mark) in marks {
        if *place != Place::Body || mark.look != Look::Mention {
            continue;
        }
        let Some((_, _, alias)) = mark.hit.locate(&open.entry) else {
            continue;
        };
        let Some(height) = open.heights.get(mark.span) else {
            continue;
        };
        let paint = scene.colours.owner(&scene.lexicon().alias(alias).owner);
        let colour = paint.line(tokens);
        let y = at(places.body_top + height).round();
        // Thousands of marks fall on few pixels: each pixel row and colour is drawn once.
        if (y, colour) == last {
            continue;
        }
        last = (y, colour);
        let is_current = scene.session.hit() == Some(mark.hit);
        let half = if is_current { 2.0 } else { 1.0 };
        let widened = if is_current { 3.0 } else { 0.0 };
        let tick = Rect::from_x_y_ranges(track.x_range().expand(widened), y - half..=y + half);
        painter.rect_filled(tick, 1.0, colour);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    let pointer = response.interact_pointer_pos()?;
    if !(response.clicked() || response.dragged()) {
        return None;
    }
    let share = ((pointer.y - track.top()) / track.height()).clamp(0.0, 1.0);
    Some((share * whole - places.seen / 2.0).clamp(0.0, (whole - places.seen).max(0.0)))
}

/// Heights of the lines of a page by place in the body, for many look-ups.
pub struct Heights {
    /// First byte and middle of every line, ascending by byte.
    lines: Vec<(u32, f32)>,
}

impl Heights {
    /// Reads them off a page.
    pub fn new(page: &super::page::Page) -> Self {
        let mut lines: Vec<(u32, f32)> = page
            .lines
            .iter()
            .map(|line| {
                let start = page.block(line).source_of(line.line.start);
                (start, line.top + line.height / 2.0)
            })
            .collect();
        lines.sort_by_key(|(start, _)| *start);
        Self { lines }
    }

    /// The middle of the line in which `span` begins, from the top of the page.
    pub fn get(&self, span: crate::text::ByteSpan) -> Option<f32> {
        let after = self
            .lines
            .partition_point(|(start, _)| *start <= span.start);
        self.lines
            .get(after.saturating_sub(1))
            .map(|(_, middle)| *middle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ByteSpan;

    #[test]
    fn a_place_has_the_height_of_the_line_it_begins_in() {
        let heights = Heights {
            lines: vec![(0, 10.0), (30, 20.0), (60, 30.0)],
        };
        assert_eq!(heights.get(ByteSpan { start: 0, end: 3 }), Some(10.0));
        assert_eq!(heights.get(ByteSpan { start: 57, end: 63 }), Some(20.0));
        assert_eq!(heights.get(ByteSpan { start: 90, end: 93 }), Some(30.0));
    }
}
