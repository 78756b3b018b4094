//! Whose problems are listed while a filter is set: those of the shown articles, or of all files.
//!
//! Draws nothing without a filter. The filter itself is told as in every view.

use crate::app::controls::{self, Choice};
use crate::app::scene::Scene;
use crate::app::scope_line;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use crate::session::problems::{ProblemScope, ProblemsChange};
use egui::Ui;

/// Draws the line of the filter and the choice below it.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    if !scope_line::show(ui, scene) {
        return;
    }
    ui.add_space(tokens::STEP);
    ui.horizontal(|ui| {
        let named = [
            (ProblemScope::Shown, scene.text("problems-of-shown")),
            (ProblemScope::All, scene.text("problems-of-all")),
        ];
        let choices = named.each_ref().map(|(value, text)| Choice {
            value: *value,
            text: text.as_ref(),
            icon: None,
        });
        let scope = scene.session.problems().scope();
        if let Some(scope) = controls::segmented(ui, &choices, scope) {
            scene.send(Command::Problems(ProblemsChange::Scope(scope)));
        }
        if scope == ProblemScope::All {
            let tokens = scene.tokens(ui);
            ui.add_space(2.0 * tokens::STEP);
            let more = widgets::quiet(scene.text("problems-of-all-more"), tokens);
            ui.add(egui::Label::new(more).truncate());
        }
    });
}
