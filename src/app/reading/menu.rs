//! The menu of selected text.

use super::select::{self, Selection};
use crate::app::scene::Scene;
use crate::session::{Command, Entry};
use egui::Response;

/// Shows the menu where selected text was clicked with the other button.
pub fn of_selection(
    response: &Response,
    scene: &mut Scene<'_>,
    entry: &Entry,
    selection: &Selection,
) {
    let Some(text) = selection.text(&entry.document.body) else {
        return;
    };
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        if ui.button(scene.text("menu-copy")).clicked() {
            ui.ctx().copy_text(text.to_owned());
            ui.close();
        }
        if ui.button(scene.text("menu-copy-with-source")).clicked() {
            ui.ctx().copy_text(select::with_source(scene, entry, text));
            ui.close();
        }
        if ui.button(scene.text("menu-find")).clicked() {
            scene.send(Command::ShowFind(true));
            ui.close();
        }
    });
}
