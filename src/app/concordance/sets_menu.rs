//! The menu of saved sets: save, open, merge, forget.

use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use crate::session::concordance::{ConcordanceChange, Seek};
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Key, PopupCloseBehavior, RichText, Role, Ui, WidgetInfo};
use egui_material_icons::icons;

/// The name that is being typed.
#[derive(Default)]
pub struct SetsMenu {
    name: String,
}

impl SetsMenu {
    /// Draws the button and its menu.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let tokens = scene.tokens(ui);
        let title = format!(
            "{} {}",
            scene.text("concordance-sets"),
            icons::ICON_ARROW_DROP_DOWN.codepoint
        );
        let title = RichText::new(title)
            .size(tokens::SMALL)
            .color(tokens.text_quiet);
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let (button, _) = MenuButton::new(title).config(config).ui(ui, |ui| {
            ui.set_width(300.0);
            self.save(ui, scene);
            self.list(ui, scene);
        });
        let named = scene.text("concordance-sets");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*named));
    }

    fn save(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let concordance = scene.session.concordance();
        let all = concordance
            .lines()
            .map_or(0, |lines| lines.found.lines.len());
        let chosen = concordance.selection().count();
        let meant = if chosen > 1 { chosen } else { all };
        let text = scene.format("concordance-save-lines", &[("lines", meant.into())]);
        widgets::section_head(ui, &text);
        let hint = scene.text("concordance-set-name").into_owned();
        ui.horizontal(|ui| {
            // In a menu nothing has a frame; a field and its button have theirs.
            ui.set_style(ui.ctx().global_style());
            ui.spacing_mut().item_spacing.x = 2.0 * tokens::STEP;
            let field = egui::TextEdit::singleline(&mut self.name)
                .hint_text(hint.clone())
                .desired_width(200.0);
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let has_name = !self.name.trim().is_empty() && meant > 0;
            let save = egui::Button::new(scene.text("concordance-save"));
            let clicked = ui.add_enabled(has_name, save).clicked();
            if has_name && (clicked || entered) {
                let name = std::mem::take(&mut self.name);
                scene.send(Command::Concordance(ConcordanceChange::Save(name)));
                ui.close();
            }
        });
    }

    fn list(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let tokens = scene.tokens(ui);
        let sets = scene.session.concordance().sets();
        if sets.is_empty() {
            ui.label(widgets::quiet(scene.text("concordance-no-sets"), tokens));
            return;
        }
        ui.separator();
        let opened = match scene.session.concordance().seek() {
            Some(Seek::Set(name)) => Some(name.clone()),
            _ => None,
        };
        let sets: Vec<(String, usize)> = sets
            .iter()
            .map(|set| (set.name.clone(), set.lines.len()))
            .collect();
        egui::ScrollArea::vertical()
            .max_height(320.0)
            .show(ui, |ui| {
                for (name, count) in sets {
                    let is_open = opened.as_ref() == Some(&name);
                    ui.horizontal(|ui| {
                        let buttons = if is_open { 1.0 } else { 2.0 };
                        let room = ui.available_width() - buttons * (tokens::ROW + 4.0) - 16.0;
                        let count = scene.locale.number(count as u64);
                        let button = egui::Button::selectable(is_open, &*name)
                            .shortcut_text(count)
                            .truncate()
                            .min_size(egui::vec2(room, tokens::ROW));
                        if ui.add(button).clicked() {
                            let seek = Seek::Set(name.clone());
                            scene.send(Command::Concordance(ConcordanceChange::Seek(seek)));
                            ui.close();
                        }
                        if !is_open {
                            let add =
                                scene.format("concordance-add-to", &[("name", (&name).into())]);
                            if widgets::icon_button(ui, icons::ICON_ADD, &add, false).clicked() {
                                let save = match &opened {
                                    // A set that is open is merged as it is kept, with lines of other folders.
                                    Some(from)
                                        if scene.session.concordance().selection().count() <= 1 =>
                                    {
                                        ConcordanceChange::Merge {
                                            from: from.clone(),
                                            into: name.clone(),
                                        }
                                    }
                                    _ => ConcordanceChange::Save(name.clone()),
                                };
                                scene.send(Command::Concordance(save));
                            }
                        }
                        let forget =
                            scene.format("concordance-forget", &[("name", (&name).into())]);
                        if widgets::icon_button(ui, icons::ICON_DELETE, &forget, false).clicked() {
                            scene.send(Command::Concordance(ConcordanceChange::Forget(
                                name.clone(),
                            )));
                        }
                    });
                }
            });
    }
}
