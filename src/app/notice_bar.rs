//! A bar below the head of the window: something is wrong, wherever the user is, until it is mended.
//!
//! Draws the ground and the edge; what stands in it is the caller's. Knows nothing of what went wrong.

use super::scene::Scene;
use egui::{Frame, Margin, Panel, Rect, Ui, pos2, vec2};

/// Draws a bar with this content; `id` tells it from others.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: &'static str,
    content: impl FnOnce(&mut Ui, &mut Scene<'_>),
) {
    let tokens = scene.tokens(ui);
    let frame = Frame::new().fill(tokens.hover).inner_margin(Margin {
        left: 16,
        right: 8,
        top: 6,
        bottom: 6,
    });
    Panel::top(id).frame(frame).show(ui, |ui| {
        let rect = ui.max_rect().expand2(vec2(16.0, 6.0));
        content(ui, scene);
        let edge = Rect::from_min_max(
            rect.min,
            pos2(rect.left() + 3.0, ui.min_rect().bottom() + 6.0),
        );
        ui.painter().rect_filled(edge, 0.0, tokens.error);
    });
}
