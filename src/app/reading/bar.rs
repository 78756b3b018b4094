//! The slim bar over the open article: its outline, its title once that is out of sight, and the
//! ways to find, to see what is written, and to change how it is set.

use super::look;
use super::opened::Open;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use egui::epaint::text::{LayoutJob, TextWrapping};
use egui::{
    Align, FontFamily, FontId, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Role,
    ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
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
            let text = &open.body.article.blocks[heading.block].shown;
            let depth = heading.level - top;
            if outline_row(ui, text, depth, is_read).clicked() {
                chosen = Some(heading.block);
                ui.close();
            }
        }
    });
    chosen
}

/// One heading: further right and quieter the deeper it lies.
fn outline_row(ui: &mut Ui, text: &str, depth: u8, is_read: bool) -> Response {
    let tokens = tokens::of_ui(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_read, text));
    let ground = match () {
        () if response.hovered() => Some(tokens.hover),
        () if is_read => Some(tokens.pressed),
        () => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, tokens::ROUND, ground);
    }
    let left = 2.0 * tokens::STEP + f32::from(depth) * 4.0 * tokens::STEP;
    let (family, ink) = match depth {
        0 => (fonts::bold(), tokens.text),
        1 => (FontFamily::Proportional, tokens.text),
        _ => (FontFamily::Proportional, tokens.text_quiet),
    };
    let font = FontId::new(tokens::TEXT, family);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - left - 2.0 * tokens::STEP);
    let galley = ui.painter().layout_job(job);
    let at = rect.left_center() + vec2(left, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    widgets::focus_ring(ui, &response, rect);
    response
}
