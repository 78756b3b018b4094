//! Searches that were saved with a name: to be filtered by again, copied as a line, pasted and forgotten.

use super::head;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::{Command, Filter, FilterChange, SavedSearch};
use egui::{FontFamily, FontId, Key, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;

/// The field for a name, and what is wrong with what was pasted.
#[derive(Default)]
pub struct Saved {
    name: String,
}

impl Saved {
    /// Draws what was saved, and below it a field to save the filter in force.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let saved = scene.session.settings().saved_searches.clone();
        let name = scene.text("saved-title").into_owned();
        head(ui, scene, &name, false);
        for search in &saved {
            row(ui, scene, search);
        }
        self.field(ui, scene);
        ui.add_space(2.0 * tokens::STEP);
    }

    /// A name and Enter save the filter; a line that was copied elsewhere becomes the filter.
    fn field(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let hint = scene.text("saved-hint").into_owned();
        ui.horizontal(|ui| {
            ui.add_space(tokens::STEP);
            let copy = scene.text("saved-copy-filter");
            let room = ui.available_width() - tokens::ROW - 3.0 * tokens::STEP;
            let field = TextEdit::singleline(&mut self.name)
                .hint_text(hint.clone())
                .desired_width(room);
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if widgets::icon_button(ui, icons::ICON_CONTENT_COPY, &copy, false).clicked() {
                ui.ctx().copy_text(scene.session.filter().to_line());
            }
            let name = self.name.trim();
            let is_line = name.starts_with("wenjian:");
            if entered && !name.is_empty() && (is_line || scene.session.is_filtered()) {
                let change = match Filter::from_line(name) {
                    Some(filter) => FilterChange::Replace(Box::new(filter)),
                    None => FilterChange::Save(name.to_owned()),
                };
                scene.send(Command::Filter(change));
                self.name.clear();
            }
        });
    }
}

/// A saved search: a click filters by it, its menu copies or forgets it.
fn row(ui: &mut Ui, scene: &mut Scene<'_>, search: &SavedSearch) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let filter = Filter::from_line(&search.line);
    let is_on = filter.as_ref() == Some(scene.session.filter());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, &search.name));
    let ground = match () {
        () if is_on => Some(tokens.pressed),
        () if response.contains_pointer() => Some(tokens.hover),
        () => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, tokens::ROUND, ground);
    }
    widgets::focus_ring(ui, &response, rect);
    let y = rect.center().y;
    let icon = FontId::new(tokens::TEXT + 2.0, crate::app::fonts::icons());
    let left = rect.left() + 2.0 * tokens::STEP;
    ui.painter().text(
        pos2(left - 1.0, y),
        egui::Align2::LEFT_CENTER,
        icons::ICON_BOOKMARK.codepoint,
        icon,
        tokens.text_quiet,
    );
    let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let room = rect.width() - 14.0 * tokens::STEP;
    let galley = truncated(ui, &search.name, font, tokens.text, room);
    let at = pos2(left + 6.0 * tokens::STEP, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    let forget = |scene: &mut Scene<'_>| {
        let change = FilterChange::Forget(search.name.clone());
        scene.send(Command::Filter(change));
    };
    if response.contains_pointer() || response.has_focus() {
        let area = Rect::from_center_size(pos2(rect.right() - 16.0, y), vec2(24.0, 24.0));
        let described = scene.format("saved-forget", &[("name", (&search.name).into())]);
        let id = ui.scope_id().with(("forget", &search.name));
        if widgets::small_icon(ui, area, id, icons::ICON_DELETE, &described, false).clicked() {
            forget(scene);
        }
    }
    if response.clicked()
        && let Some(filter) = filter
    {
        scene.send(Command::Filter(FilterChange::Replace(Box::new(filter))));
    }
    response.context_menu(|ui| {
        if ui.button(scene.text("saved-copy")).clicked() {
            ui.ctx().copy_text(search.line.clone());
            ui.close();
        }
        let described = scene.format("saved-forget", &[("name", (&search.name).into())]);
        if ui.button(described).clicked() {
            forget(scene);
            ui.close();
        }
    });
}
