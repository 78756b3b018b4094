//! Controls that choose: one of a few, on or off. Drawn from the tokens, worked by pointer and keyboard.

use super::fonts;
use super::tokens;
use super::widgets::focus_ring;
use egui::{
    Color32, FontFamily, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use egui_material_icons::MaterialIcon;

/// One of the choices of [`segmented`].
pub struct Choice<'text, T> {
    /// What is chosen.
    pub value: T,
    /// Its name.
    pub text: &'text str,
    /// An icon before the name, and its colour.
    pub icon: Option<(MaterialIcon, Color32)>,
}

/// Height of a row of choices.
const TRACK: f32 = 28.0;

/// A row of choices of which one is in force; gives the one that was clicked.
pub fn segmented<T: PartialEq + Copy>(
    ui: &mut Ui,
    choices: &[Choice<'_, T>],
    chosen: T,
) -> Option<T> {
    let tokens = tokens::of_ui(ui);
    let mut clicked = None;
    let laid: Vec<_> = choices
        .iter()
        .map(|choice| {
            let laid_in = |family| {
                let font = FontId::new(tokens::SMALL, family);
                ui.painter()
                    .layout_no_wrap(choice.text.to_owned(), font, tokens.text)
            };
            // The room of the bold face, so that nothing moves when another is chosen.
            let bold = laid_in(fonts::bold());
            let icon = if choice.icon.is_some() { 20.0 } else { 0.0 };
            let width = (bold.size().x + icon + 5.0 * tokens::STEP).ceil();
            if choice.value == chosen {
                (bold, width)
            } else {
                (laid_in(FontFamily::Proportional), width)
            }
        })
        .collect();
    let width: f32 = laid.iter().map(|(_, width)| width).sum();
    let (track, _) = ui.allocate_exact_size(vec2(width, TRACK), Sense::hover());
    ui.painter().rect_filled(track, tokens::ROUND, tokens.hover);
    let mut left = track.left();
    for (choice, (galley, width)) in choices.iter().zip(laid) {
        let rect = Rect::from_min_size(pos2(left, track.top()), vec2(width, TRACK));
        left += width;
        let id = ui.scope_id().with(("segment", choice.text));
        let response = ui.interact(rect, id, Sense::click());
        let is_on = choice.value == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, choice.text));
        if is_on {
            let ground = rect.shrink(2.0);
            ui.painter().rect(
                ground,
                tokens::ROUND - 1,
                tokens.raised,
                Stroke::new(tokens::HAIRLINE, tokens.hairline),
                StrokeKind::Inside,
            );
        }
        let ink = if is_on || response.hovered() {
            tokens.text
        } else {
            tokens.text_quiet
        };
        let icon_width = if choice.icon.is_some() { 20.0 } else { 0.0 };
        let text_left = rect.center().x - (galley.size().x + icon_width) / 2.0;
        if let Some((icon, colour)) = choice.icon {
            ui.painter().text(
                pos2(text_left + 8.0, rect.center().y),
                egui::Align2::CENTER_CENTER,
                icon.codepoint,
                FontId::new(tokens::TEXT + 2.0, fonts::icons()),
                colour,
            );
        }
        let at = pos2(
            text_left + icon_width,
            rect.center().y - galley.size().y / 2.0,
        );
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
        focus_ring(ui, &response, rect);
        if response.clicked() {
            clicked = Some(choice.value);
        }
    }
    clicked
}

/// Something that is on or off; `name` says what, to those who listen.
pub fn switch(ui: &mut Ui, is_on: bool, name: &str) -> Response {
    let tokens = tokens::of_ui(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(36.0, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, name));
    let share = ui.ctx().animate_bool(response.id, is_on);
    let ground = if is_on {
        tokens.accent
    } else {
        tokens.text_faint
    };
    let round = rect.height() / 2.0;
    ui.painter().rect_filled(rect, round, ground);
    let x = egui::lerp(rect.left() + round..=rect.right() - round, share);
    ui.painter()
        .circle_filled(pos2(x, rect.center().y), round - 3.0, tokens.raised);
    focus_ring(ui, &response, rect.expand(2.0));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}
