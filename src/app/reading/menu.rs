//! The menu of the text: of what is selected, else of the character below the pointer.

use super::select::{self, Selection};
use crate::app::scene::Scene;
use crate::mentions::Place;
use crate::session::{Command, Entry, Inquiry};
use egui::Response;

/// Shows the menu where text was clicked with the other button.
pub fn of_selection(
    response: &Response,
    scene: &mut Scene<'_>,
    entry: &Entry,
    selection: &Selection,
) {
    let body = &entry.document.body;
    let asked = selection.asked(body).zip(scene.session.selected());
    let selected = selection.text(body);
    if asked.is_none() && selected.is_none() {
        return;
    }
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        if let Some((span, entry)) = asked
            && ui.button(scene.text("menu-explain")).clicked()
        {
            let place = Place::Body;
            scene.send(Command::Explain(Some(Inquiry { entry, place, span })));
            ui.close();
        }
        let Some(text) = selected else { return };
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
