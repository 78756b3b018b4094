//! What is the matter with the file of decisions, wherever the user is: a bar that stays until it is mended
//! or put away.
//!
//! Reads the session and sends commands. Knows nothing of the form of the file.

use super::fonts;
use super::notice_bar;
use super::scene::Scene;
use super::widgets;
use crate::session::Command;
use crate::session::compare::CompareChange;
use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

/// Draws the bar, where there is something to say.
pub fn bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(trouble) = scene.session.compare().trouble().cloned() else {
        return;
    };
    let (head, remedy) = match trouble.is_unwritten {
        true => ("decisions-not-written", "decisions-not-written-remedy"),
        false => ("decisions-not-read", "decisions-not-read-remedy"),
    };
    let file = trouble.file.display().to_string();
    notice_bar::show(ui, scene, "decisions-notice", |ui, scene| {
        let tokens = scene.tokens(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("message-close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Compare(CompareChange::DismissTrouble));
            }
            if ui.button(scene.text("decisions-try-again")).clicked() {
                scene.send(Command::Compare(CompareChange::TryAgain));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let head = scene.format(head, &[("file", (&file).into())]);
                let head = RichText::new(head)
                    .family(fonts::bold())
                    .color(tokens.error);
                ui.add(Label::new(head).wrap());
                let reason = [("reason", (&trouble.reason).into())];
                let reason = RichText::new(scene.format("decisions-reason", &reason));
                ui.add(Label::new(reason.color(tokens.text)).wrap());
                ui.add(Label::new(widgets::quiet(scene.text(remedy), tokens)).wrap());
            });
        });
    });
}
