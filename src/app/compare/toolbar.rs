//! What stands over the matrix: rows, columns, normalisation, and what the numbers mean.

use super::{Drawn, figures, picker};
use crate::app::controls::{self, Choice};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::evidence::{Normalisation, Rows};
use crate::session::Command;
use crate::session::compare::CompareChange;
use egui::{
    Align, Button, Label, Layout, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};
use egui_material_icons::icons;

/// Narrower than this everything takes two rows.
const ONE_ROW: f32 = 880.0;

/// Draws the switches and the line below them.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, find: &mut String) {
    ui.add_space(2.0 * tokens::STEP);
    if ui.available_width() >= ONE_ROW {
        ui.horizontal(|ui| {
            rows(ui, scene);
            ui.add_space(tokens::STEP);
            normalisations(ui, scene);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                picker::menu(ui, scene, drawn, find);
                columns(ui, scene);
            });
        });
    } else {
        ui.horizontal(|ui| {
            rows(ui, scene);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                picker::menu(ui, scene, drawn, find);
            });
        });
        ui.horizontal(|ui| {
            normalisations(ui, scene);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                columns(ui, scene);
            });
        });
    }
    ui.add_space(tokens::STEP);
    measure(ui, scene, drawn);
    ui.add_space(tokens::STEP);
    widgets::hairline(ui);
}

fn rows(ui: &mut Ui, scene: &mut Scene<'_>) {
    let named = [Rows::Themes, Rows::Articles, Rows::Outlets, Rows::Months]
        .map(|rows| (rows, scene.text(&format!("compare-rows-{}", rows.name()))));
    let choices = named.each_ref().map(|(value, text)| Choice {
        value: *value,
        text,
        icon: None,
    });
    let chosen = scene.session.compare().rows();
    if let Some(rows) = controls::segmented(ui, &choices, chosen) {
        scene.send(Command::Compare(CompareChange::Rows(rows)));
    }
}

fn normalisations(ui: &mut Ui, scene: &mut Scene<'_>) {
    let named = Normalisation::ALL.map(|by| (by, scene.text(figures::normalisation(by).0)));
    let choices = named.each_ref().map(|(value, text)| Choice {
        value: *value,
        text,
        icon: None,
    });
    let chosen = scene.session.compare().normalisation();
    if let Some(by) = controls::segmented(ui, &choices, chosen) {
        scene.send(Command::Compare(CompareChange::Normalise(by)));
    }
}

/// Groups as columns, and parts rolled up into wholes; drawn from the right.
fn columns(ui: &mut Ui, scene: &mut Scene<'_>) {
    let groups = scene.session.compare().groups();
    let (text, hint) = (
        scene.text("compare-groups"),
        scene.text("compare-groups-hint"),
    );
    if toggle(ui, &text, groups).on_hover_text(hint).clicked() {
        scene.send(Command::Compare(CompareChange::Groups(!groups)));
    }
    if !groups {
        let rolled_up = scene.session.settings().rolled_up;
        let (text, hint) = (
            scene.text("compare-rolled-up"),
            scene.text("compare-rolled-up-hint"),
        );
        if toggle(ui, &text, rolled_up).on_hover_text(hint).clicked() {
            scene.send(Command::SetRolledUp(!rolled_up));
        }
    }
}

/// A word that is on or off.
fn toggle(ui: &mut Ui, text: &str, is_on: bool) -> Response {
    let tokens = tokens::of_ui(ui);
    let (ground, ink) = match is_on {
        true => (tokens.pressed, tokens.text),
        false => (tokens.surface, tokens.text_quiet),
    };
    let button = Button::new(RichText::new(text).size(tokens::SMALL).color(ink))
        .fill(ground)
        .stroke(Stroke::new(tokens::HAIRLINE, tokens.hairline))
        .min_size(vec2(0.0, tokens::ROW));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, text));
    response
}

/// What the numbers are, of how many articles, and how far the work has come.
fn measure(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn) {
    let tokens = scene.tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW - 2.0 * tokens::STEP);
        if let Some((done, all)) = scene.session.compare().progress() {
            progress(ui, scene, done, all);
            ui.add_space(2.0 * tokens::STEP);
        }
        let by = scene.session.compare().normalisation();
        let measure = scene.text(figures::normalisation(by).1);
        let small = match by {
            Normalisation::Count => scene.text("compare-small-articles"),
            _ => scene.text("compare-small-sentences"),
        };
        let articles = u64::from(drawn.comparison.matrix.articles);
        let text = scene.format(
            "compare-measure-head",
            &[
                ("measure", (&*measure).into()),
                ("small", (&*small).into()),
                ("articles", articles.into()),
            ],
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            lost(ui, scene, drawn);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(widgets::quiet(text, tokens)).truncate());
            });
        });
    });
}

/// Decisions that found no place: their number, and on a click what they are; and the way back.
fn lost(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn) {
    let tokens = scene.tokens(ui);
    let (can_undo, can_redo) = scene.session.compare().can_undo_and_redo();
    if can_undo || can_redo {
        for (is_possible, icon, id, change) in [
            (
                can_redo,
                icons::ICON_REDO,
                "decision-redo",
                CompareChange::Redo,
            ),
            (
                can_undo,
                icons::ICON_UNDO,
                "decision-undo",
                CompareChange::Undo,
            ),
        ] {
            ui.add_enabled_ui(is_possible, |ui| {
                if widgets::icon_button(ui, icon, &scene.text(id), false).clicked() {
                    scene.send(Command::Compare(change));
                }
            });
        }
    }
    let lost = drawn.comparison.index.lost();
    if lost.is_empty() {
        return;
    }
    let text = scene.format("decision-lost-count", &[("count", lost.len().into())]);
    let shown = RichText::new(&text)
        .size(tokens::SMALL)
        .color(tokens.warning);
    let content = |ui: &mut Ui| {
        ui.set_width(360.0);
        ui.add(Label::new(widgets::quiet(scene.text("decision-lost-hint"), tokens)).wrap());
        ui.separator();
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for (decision, why) in lost {
                let cause = scene.text(&format!("decision-lost-{}", why.name()));
                ui.add(Label::new(&decision.quotation.quote).wrap());
                let place = format!("{} · {cause}", decision.article);
                ui.add(Label::new(widgets::quiet(place, tokens)).wrap());
                ui.add_space(2.0 * tokens::STEP);
            }
        });
    };
    let opened = ui.menu_button(shown, content).response;
    opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
}

/// How many articles have been read for evidence.
pub fn progress(ui: &mut Ui, scene: &Scene<'_>, done: usize, all: usize) {
    let tokens = scene.tokens(ui);
    let share = done as f32 / all.max(1) as f32;
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, tokens.hairline);
    let part = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(part, 2.0, tokens.accent);
    let text = scene.format(
        "compare-progress",
        &[("done", done.into()), ("all", all.into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &text));
    ui.label(widgets::quiet(text, tokens));
}
