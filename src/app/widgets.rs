//! Small parts that several views share, drawn from the tokens.

use super::fonts;
use super::tokens::{self, Tokens};
use egui::{Align2, FontId, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_material_icons::MaterialIcon;

/// A button that is an icon; `name` says what it does, to the pointer and to those who listen.
pub fn icon_button(ui: &mut Ui, icon: MaterialIcon, name: &str, is_on: bool) -> Response {
    let size = vec2(tokens::ROW, tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_on, name));
    let tokens = tokens::of_ui(ui);
    let (ground, ink) = button_colours(tokens, &response, is_on);
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, tokens::ROUND, ground);
    }
    let ink = if enabled { ink } else { tokens.text_faint };
    let font = FontId::new(tokens::ICON, fonts::icons());
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon.codepoint,
        font,
        ink,
    );
    focus_ring(ui, &response, rect);
    response.on_hover_text(name)
}

/// A small icon inside a row, without ground of its own.
pub fn small_icon(
    ui: &Ui,
    rect: egui::Rect,
    id: egui::Id,
    icon: MaterialIcon,
    name: &str,
    is_on: bool,
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
    let tokens = tokens::of_ui(ui);
    let ink = match () {
        () if response.hovered() => tokens.text,
        () if is_on => tokens.accent,
        () => tokens.text_quiet,
    };
    let font = FontId::new(tokens::ICON - 2.0, fonts::icons());
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon.codepoint,
        font,
        ink,
    );
    focus_ring(ui, &response, rect);
    response.on_hover_text(name)
}

fn button_colours(
    tokens: &Tokens,
    response: &Response,
    is_on: bool,
) -> (Option<egui::Color32>, egui::Color32) {
    match () {
        () if response.is_pointer_button_down_on() => (Some(tokens.pressed), tokens.text),
        () if response.hovered() => (Some(tokens.hover), tokens.text),
        () if is_on => (Some(tokens.pressed), tokens.text),
        () => (None, tokens.text_quiet),
    }
}

/// Shows where the keyboard is.
pub fn focus_ring(ui: &Ui, response: &Response, rect: egui::Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens::of_ui(ui).accent);
        ui.painter()
            .rect_stroke(rect, tokens::ROUND, stroke, egui::StrokeKind::Inside);
    }
}

/// One of several names of which one is open: a word with a line below.
pub fn tab(ui: &mut Ui, name: &str, is_open: bool) -> Response {
    let tokens = tokens::of_ui(ui);
    let family = if is_open {
        fonts::bold()
    } else {
        egui::FontFamily::Proportional
    };
    let font = FontId::new(tokens::TEXT, family);
    let galley = ui
        .painter()
        .layout_no_wrap(name.to_owned(), font, tokens.text);
    let size = vec2(tab_width(ui, name), tokens::ROW + 2.0 * tokens::STEP);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_open, name));
    let ink = if is_open || response.hovered() {
        tokens.text
    } else {
        tokens.text_quiet
    };
    let at = rect.center() - galley.size() / 2.0;
    ui.painter()
        .galley_with_override_text_color(at, galley, ink);
    if is_open {
        let line = rect.x_range().shrink(2.0 * tokens::STEP);
        ui.painter()
            .hline(line, rect.bottom() - 1.0, Stroke::new(2.0, tokens.accent));
    }
    focus_ring(ui, &response, rect);
    response
}

/// The width of a [`tab`] of this name; the same whether it is open or not, so that nothing moves.
pub fn tab_width(ui: &Ui, name: &str) -> f32 {
    let font = FontId::new(tokens::TEXT, fonts::bold());
    let ink = tokens::of_ui(ui).text;
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    galley.size().x.ceil() + 4.0 * tokens::STEP
}

/// A small head over a group of rows.
pub fn section_head(ui: &mut Ui, text: &str) {
    let tokens = tokens::of_ui(ui);
    ui.label(
        RichText::new(text)
            .size(tokens::SMALL)
            .family(fonts::bold())
            .color(tokens.text_quiet),
    );
}

/// A small quiet word.
pub fn quiet(text: impl Into<String>, tokens: &Tokens) -> RichText {
    RichText::new(text)
        .size(tokens::SMALL)
        .color(tokens.text_quiet)
}

/// The one button of a view that matters most.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens::of_ui(ui);
    let text = RichText::new(text).color(tokens.on_accent);
    ui.add(
        egui::Button::new(text)
            .fill(tokens.accent)
            .stroke(Stroke::NONE)
            .min_size(vec2(96.0, tokens::ROW + 4.0)),
    )
}

/// A hairline along the whole width.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let stroke = Stroke::new(tokens::HAIRLINE, tokens::of_ui(ui).hairline);
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}
