//! The language of search in a few examples, each of which can be tried.

use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use egui::{Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui, vec2};

/// What is written, and the message that says what it finds.
pub const EXAMPLES: [(&str, &str); 14] = [
    ("腾讯 云", "search-help-all"),
    ("腾讯 OR 百度", "search-help-any"),
    ("腾讯 NOT 百度", "search-help-not"),
    ("\"腾讯 云\"", "search-help-phrase"),
    ("(腾讯 OR 百度) 云", "search-help-group"),
    ("腾讯 NEAR/10 云", "search-help-near"),
    ("腾讯 NEAR/sentence 云", "search-help-sentence"),
    ("/腾讯.{0,5}云/", "search-help-expression"),
    ("title:云", "search-help-field"),
    ("time:2016-10..2017-03", "search-help-time"),
    ("company:tencent", "search-help-company"),
    ("company:tencent via:product", "search-help-via"),
    ("theme:cloud", "search-help-theme"),
    ("mentions>10", "search-help-mentions"),
];

/// Shows the card with the examples below `button` once that was clicked. The example that was asked for,
/// if one was.
pub fn card(button: &Response, scene: &Scene<'_>) -> Option<String> {
    let mut asked = None;
    Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            let room = ui.ctx().content_rect();
            ui.set_width((room.width() - 48.0).min(460.0));
            ui.add_space(tokens::STEP);
            widgets::section_head(ui, &scene.text("search-help-title"));
            let height = (room.height() - 2.0 * tokens::BAR).max(120.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                asked = examples(ui, scene);
            });
        });
    asked
}

/// The examples, one a row; the one that was clicked.
pub fn examples(ui: &mut Ui, scene: &Scene<'_>) -> Option<String> {
    let tokens = scene.tokens(ui);
    let mut asked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (query, id) in EXAMPLES {
        let meaning = scene.text(id);
        let size = vec2(ui.available_width(), tokens::ROW);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
        let described = format!("{query}: {meaning}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &described));
        if response.hovered() {
            ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        widgets::focus_ring(ui, &response, rect);
        let middle = rect.left() + (rect.width() * 0.46).floor();
        let (left, right) = rect.split_left_right_at_x(middle);
        let inner = |rect: egui::Rect| rect.shrink2(vec2(2.0 * tokens::STEP, 0.0));
        let put = |ui: &mut Ui, rect: egui::Rect, text: RichText| {
            let builder = egui::UiBuilder::new()
                .max_rect(inner(rect))
                .layout(egui::Layout::left_to_right(egui::Align::Center));
            ui.new_child(builder).add(egui::Label::new(text).truncate());
        };
        let query_text = RichText::new(query).size(tokens::SMALL).color(tokens.text);
        put(ui, left, query_text);
        put(ui, right, widgets::quiet(meaning, tokens));
        if response.clicked() {
            asked = Some(query.to_owned());
        }
    }
    asked
}
