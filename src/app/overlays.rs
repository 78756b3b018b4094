//! Pages over the window: all keys, and the command palette.

use super::actions::{ACTIONS, LINE_KEYS, READING_KEYS, SEARCH_KEYS, TABLE_KEYS};
use super::fonts;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::session::Command;
use crate::text::fold::fold_text;
use egui::{Align2, Key, Modifiers, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

/// The page with all keys.
pub fn keys_page(ui: &Ui, scene: &mut Scene<'_>) {
    let mut is_open = true;
    let height = ui.ctx().content_rect().height() - 96.0;
    egui::Window::new("keys")
        .title_bar(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ui.ctx(), |ui| {
            let tokens = scene.tokens(ui);
            ui.set_width(400.0);
            let title = RichText::new(scene.text("keys-title")).family(fonts::bold());
            ui.horizontal(|ui| {
                ui.label(title);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = scene.text("close");
                    let icon = egui_material_icons::icons::ICON_CLOSE;
                    if widgets::icon_button(ui, icon, &close, false).clicked() {
                        is_open = false;
                    }
                });
            });
            widgets::hairline(ui);
            ScrollArea::vertical()
                .max_height(height.max(120.0))
                .min_scrolled_height(height.max(120.0))
                .show(ui, |ui| {
                    for action in ACTIONS.iter().filter(|action| action.shortcut.is_some()) {
                        let keys = action
                            .shortcut
                            .map(|shortcut| ui.ctx().format_shortcut(&shortcut))
                            .unwrap_or_default();
                        key_row(ui, &scene.text(action.name), &keys, tokens);
                    }
                    for (head, keys) in [
                        ("keys-table", TABLE_KEYS),
                        ("keys-search", SEARCH_KEYS),
                        ("view-concordance", LINE_KEYS),
                        ("keys-reading", READING_KEYS),
                    ] {
                        ui.add_space(2.0 * tokens::STEP);
                        widgets::section_head(ui, &scene.text(head));
                        for (name, keys) in keys {
                            key_row(ui, &scene.text(name), keys, tokens);
                        }
                    }
                });
        });
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) || !is_open {
        scene.send(Command::ShowKeys(false));
    }
}

/// What keys do, and which they are.
fn key_row(ui: &mut Ui, name: &str, keys: &str, tokens: &Tokens) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // Room for the scroll bar, which floats.
            ui.add_space(3.0 * tokens::STEP);
            ui.label(RichText::new(keys).color(tokens.text_quiet));
        });
    });
}

/// The list of all commands, narrowed by typing.
#[derive(Default)]
pub struct Palette {
    text: String,
    marked: usize,
    is_old: bool,
}

impl Palette {
    /// Draws the list over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let width = (ui.ctx().content_rect().width() - 48.0).clamp(240.0, 480.0);
        egui::Window::new("palette")
            .title_bar(false)
            .resizable(false)
            .anchor(Align2::CENTER_TOP, vec2(0.0, tokens::BAR + 12.0))
            .fixed_size(vec2(width, 0.0))
            .show(ui.ctx(), |ui| self.content(ui, scene));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            scene.send(Command::ShowPalette(false));
        }
    }

    fn content(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let wanted = fold_text(self.text.trim());
        let found: Vec<_> = ACTIONS
            .iter()
            .filter(|action| action.name != "action-palette")
            .filter(|action| fold_text(&scene.text(action.name)).contains(&wanted))
            .collect();
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let last = found.len().saturating_sub(1);
        self.marked = match (down, up) {
            (true, _) => self.marked + 1,
            (_, true) => self.marked.saturating_sub(1),
            _ => self.marked,
        }
        .min(last);
        let hint = scene.text("palette-hint").into_owned();
        let field = egui::TextEdit::singleline(&mut self.text)
            .hint_text(hint.clone())
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
        if !self.is_old {
            self.is_old = true;
            response.request_focus();
        }
        if response.changed() {
            self.marked = 0;
        }
        let mut chosen = enter.then_some(self.marked);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (index, action) in found.iter().enumerate() {
                let keys = action
                    .shortcut
                    .map(|shortcut| ui.ctx().format_shortcut(&shortcut))
                    .unwrap_or_default();
                let row = egui::Button::selectable(index == self.marked, scene.text(action.name))
                    .shortcut_text(keys)
                    .min_size(vec2(ui.available_width(), tokens::ROW));
                let response = ui.add(row);
                if index == self.marked && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(index);
                }
            }
        });
        if let Some(action) = chosen.and_then(|index| found.get(index)) {
            scene.send(Command::ShowPalette(false));
            scene.send((action.command)(scene.session));
        }
    }
}
