//! What a view says when it has nothing to show, and what can be done about it.

use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::session::{Command, Source, Stage};
use egui::{Align, Layout, RichText, Ui};

/// No article is open: none was read, or none yet.
pub fn nothing_selected(ui: &mut Ui, scene: &mut Scene<'_>) {
    let library = scene.session.library();
    let is_reading = matches!(library.progress.stage, Stage::Listing | Stage::Reading);
    if is_reading && scene.session.is_reading() {
        message(ui, scene, "empty-reading", None);
    } else {
        message(ui, scene, "empty-library", Some("empty-library-remedy"));
    }
}

/// A centred sentence; with a remedy also the two ways out.
fn message(ui: &mut Ui, scene: &mut Scene<'_>, sentence: &str, remedy: Option<&str>) {
    let tokens = scene.tokens(ui);
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((height * 0.32).max(2.0 * tokens::STEP));
        ui.label(RichText::new(scene.text(sentence)).color(tokens.text));
        let Some(remedy) = remedy else { return };
        ui.label(widgets::quiet(scene.text(remedy), tokens));
        ui.add_space(3.0 * tokens::STEP);
        if widgets::primary_button(ui, &scene.text("open-folder")).clicked() {
            scene.send(Command::AskForFolder);
        }
        if ui.button(scene.text("open-samples")).clicked() {
            scene.send(Command::Open(Source::Samples));
        }
    });
}

/// A quiet sentence in the middle of a list that is empty.
pub fn sentence(ui: &mut Ui, text: &str) {
    let tokens = tokens::of_ui(ui);
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space((height * 0.3).clamp(8.0, 160.0));
        ui.label(widgets::quiet(text, tokens));
    });
}
