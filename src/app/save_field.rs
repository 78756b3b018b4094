//! The field that takes the path of a file to be saved, where the system has no dialog.

use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::session::complete;
use egui::{Align2, Key, Modifiers, Role, Ui, WidgetInfo, vec2};
use std::path::PathBuf;

/// What the user said.
pub enum SaveAnswer {
    /// Save there.
    Save(PathBuf),
    /// Do not save after all.
    Leave,
}

/// A path that is being typed.
pub struct SaveField {
    text: String,
    is_new: bool,
}

impl SaveField {
    /// Begins with `path`.
    pub fn new(path: String) -> Self {
        Self {
            text: path,
            is_new: true,
        }
    }

    /// Draws the field over the window, under the title of this message. What the user said, once he
    /// has.
    pub fn show(&mut self, ui: &Ui, scene: &Scene<'_>, title: &str) -> Option<SaveAnswer> {
        let width = (ui.ctx().content_rect().width() - 48.0).clamp(260.0, 620.0);
        let mut answer = None;
        egui::Window::new("save-field")
            .title_bar(false)
            .resizable(false)
            .anchor(Align2::CENTER_TOP, vec2(0.0, tokens::BAR + 12.0))
            .fixed_size(vec2(width, 0.0))
            .show(ui.ctx(), |ui| {
                let tokens = scene.tokens(ui);
                widgets::section_head(ui, &scene.text(title));
                let hint = scene.text("save-hint");
                let field = egui::TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY);
                let response = ui.add(field);
                response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &*hint));
                if std::mem::take(&mut self.is_new) {
                    response.request_focus();
                }
                let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
                ui.horizontal(|ui| {
                    let save = widgets::primary_button(ui, &scene.text("save-button"));
                    if (save.clicked() || enter) && !self.text.trim().is_empty() {
                        answer = Some(SaveAnswer::Save(complete::typed_path(&self.text)));
                    }
                    if ui.button(scene.text("cancel")).clicked() {
                        answer = Some(SaveAnswer::Leave);
                    }
                    ui.label(widgets::quiet(scene.text("save-help"), tokens));
                });
            });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            answer = Some(SaveAnswer::Leave);
        }
        answer
    }
}
