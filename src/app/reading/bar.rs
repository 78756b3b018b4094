//! The slim bar over the open article: its outline, its title once that is out of sight, and the
//! ways to find, to see what is written, and to change how it is set.

use super::look;
use super::opened::Open;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use egui::{
    Align, Layout, Popup, PopupCloseBehavior, Rect, RichText, ScrollArea, Stroke, Ui, UiBuilder,
    vec2,
};
use egui_material_icons::icons;

/// Draws the bar in `area`; gives the block of the heading that was chosen. `title_seen` tells
/// whether the title is on screen, `at` the block at the top of what is.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    open: &Open,
    area: Rect,
    title_seen: bool,
    at: usize,
) -> Option<usize> {
    let tokens = scene.tokens(ui);
    let mut chosen = None;
    let inner = area.shrink2(vec2(2.0 * tokens::STEP, 0.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.spacing_mut().item_spacing.x = tokens::STEP;
    let outline = open.body.article.outline();
    if !outline.is_empty() {
        let name = scene.text("outline");
        let button = widgets::icon_button(&mut child, icons::ICON_TOC, &name, false);
        Popup::from_toggle_button_response(&button).show(|ui| {
            chosen = outline_list(ui, open, &outline, at);
        });
    }
    child.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let button = widgets::icon_button(ui, icons::ICON_TEXT_FIELDS, &scene.text("look"), false);
        Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .frame(egui::Frame::popup(ui.style()).inner_margin(14))
            .show(|ui| look::show(ui, scene));
        let shown = scene.session.source_shown();
        if widgets::icon_button(ui, icons::ICON_CODE, &scene.text("action-source"), shown).clicked()
        {
            scene.send(Command::SetSourceShown(!shown));
        }
        if widgets::icon_button(ui, icons::ICON_SEARCH, &scene.text("action-find"), false).clicked()
        {
            scene.send(Command::ShowFind(true));
        }
        if title_seen {
            return;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(tokens::STEP);
            let title = RichText::new(&open.entry.document.title.text)
                .size(tokens::SMALL)
                .color(tokens.text_quiet);
            ui.add(egui::Label::new(title).truncate());
        });
    });
    if !title_seen {
        let stroke = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        ui.painter().hline(area.x_range(), area.bottom(), stroke);
    }
    chosen
}

/// The headings, deeper ones further right, the one that is read marked.
fn outline_list(
    ui: &mut Ui,
    open: &Open,
    outline: &[crate::text::blocks::Heading],
    at: usize,
) -> Option<usize> {
    let tokens = tokens::of_ui(ui);
    ui.set_width(320.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = outline
        .iter()
        .map(|heading| heading.level)
        .min()
        .unwrap_or(1);
    let read = outline.iter().rposition(|heading| heading.block <= at);
    let mut chosen = None;
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (index, heading) in outline.iter().enumerate() {
            let is_read = read == Some(index);
            let ink = if is_read || heading.level == top {
                tokens.text
            } else {
                tokens.text_quiet
            };
            let text = RichText::new(&open.body.article.blocks[heading.block].shown).color(ink);
            ui.horizontal(|ui| {
                ui.add_space(f32::from(heading.level - top) * 4.0 * tokens::STEP);
                let row = egui::Button::selectable(is_read, text)
                    .truncate()
                    .min_size(vec2(ui.available_width(), tokens::ROW));
                if ui.add(row).clicked() {
                    chosen = Some(heading.block);
                    ui.close();
                }
            });
        }
    });
    chosen
}
