//! What is sought, how much of it is shown, in which order, and what can be done with it.

use super::field::Field;
use super::figures::{self, Figures};
use super::sets_menu::SetsMenu;
use super::sorting;
use crate::analysis::concordance::Window;
use crate::analysis::dispersion::Along;
use crate::app::controls::{self, Choice};
use crate::app::saving;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use crate::session::concordance::{Across, ConcordanceChange, CopyForm, Face};
use crate::session::saving::{ChartChange, ChartForm};
use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo};
use egui_material_icons::icons;

/// Widths that are offered, in characters on either side.
const WIDTHS: [u16; 3] = [10, 20, 40];

/// Draws two rows.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    field: &mut Field,
    figures: &mut Figures,
    sets: &mut SetsMenu,
) {
    ui.add_space(2.0 * tokens::STEP);
    ui.horizontal(|ui| {
        let width = (ui.available_width() * 0.34).clamp(160.0, 320.0);
        field.show(ui, scene, width);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            faces(ui, scene);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                figures::show(ui, scene, figures);
            });
        });
    });
    ui.add_space(tokens::STEP);
    ui.horizontal_wrapped(|ui| match scene.session.concordance().face() {
        Face::Lines => {
            windows(ui, scene);
            ui.add_space(2.0 * tokens::STEP);
            sorting::show(ui, scene);
            ui.add_space(2.0 * tokens::STEP);
            copy(ui, scene);
            sets.show(ui, scene);
        }
        Face::Dispersion => {
            laid(ui, scene);
            ui.add_space(2.0 * tokens::STEP);
            saving::menu(ui, scene);
        }
    });
    ui.add_space(2.0 * tokens::STEP);
    widgets::hairline(ui);
}

/// Line by line, or where they stand.
fn faces(ui: &mut Ui, scene: &mut Scene<'_>) {
    let lines = scene.text("concordance-lines");
    let dispersion = scene.text("concordance-dispersion");
    let choices = [
        choice(Face::Lines, &lines),
        choice(Face::Dispersion, &dispersion),
    ];
    let chosen = scene.session.concordance().face();
    if let Some(face) = controls::segmented(ui, &choices, chosen) {
        scene.send(Command::Concordance(ConcordanceChange::Face(face)));
    }
}

/// Along what places are laid out, and in what order.
fn laid(ui: &mut Ui, scene: &mut Scene<'_>) {
    let article = scene.text("dispersion-article");
    let library = scene.text("dispersion-library");
    let choices = [
        choice(Across::Library, &library),
        choice(Across::Article, &article),
    ];
    let across = scene.session.concordance().across();
    if let Some(across) = controls::segmented(ui, &choices, across) {
        scene.send(Command::Concordance(ConcordanceChange::Across(across)));
    }
    if across == Across::Article {
        let tokens = scene.tokens(ui);
        let title = scene
            .session
            .entry()
            .map(|entry| entry.document.title.text.clone());
        let title = widgets::quiet(title.unwrap_or_default(), tokens);
        ui.add(egui::Label::new(title).truncate());
        return;
    }
    ui.add_space(2.0 * tokens::STEP);
    let date = scene.text("dispersion-by-date");
    let path = scene.text("dispersion-by-path");
    let choices = [choice(Along::Date, &date), choice(Along::Path, &path)];
    let along = scene.session.concordance().along();
    if let Some(along) = controls::segmented(ui, &choices, along) {
        scene.send(Command::Concordance(ConcordanceChange::Along(along)));
    }
}

fn choice<T>(value: T, text: &str) -> Choice<'_, T> {
    Choice {
        value,
        text,
        icon: None,
    }
}

fn windows(ui: &mut Ui, scene: &mut Scene<'_>) {
    let name = |window: Window| match window {
        Window::Characters(width) => {
            let width = [("width", u64::from(width).into())];
            scene.format("concordance-characters", &width)
        }
        Window::Clause => scene.text("concordance-clause").into_owned(),
        Window::Sentence => scene.text("concordance-sentence").into_owned(),
    };
    let windows = WIDTHS.map(Window::Characters).into_iter();
    let named: Vec<(Window, String)> = windows
        .chain([Window::Clause, Window::Sentence])
        .map(|window| (window, name(window)))
        .collect();
    let choices: Vec<Choice<'_, Window>> = named
        .iter()
        .map(|(window, text)| choice(*window, text))
        .collect();
    let chosen = scene.session.concordance().window();
    if let Some(window) = controls::segmented(ui, &choices, chosen) {
        let change = ConcordanceChange::Window(window);
        scene.send(Command::Concordance(change));
    }
}

fn copy(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    let title = format!(
        "{} {}",
        scene.text("concordance-copy"),
        icons::ICON_ARROW_DROP_DOWN.codepoint
    );
    let title = RichText::new(title)
        .size(tokens::SMALL)
        .color(tokens.text_quiet);
    let concordance = scene.session.concordance();
    let all = concordance
        .lines()
        .map_or(0, |lines| lines.found.lines.len());
    let chosen = concordance.selection().count();
    let meant = if chosen > 1 { chosen } else { all };
    let is_there = meant > 0;
    let opened = ui.add_enabled_ui(is_there, |ui| {
        ui.menu_button(title, |ui| {
            ui.set_min_width(200.0);
            let head = scene.format("concordance-copy-lines", &[("lines", meant.into())]);
            widgets::section_head(ui, &head);
            for (form, id) in [
                (CopyForm::Text, "concordance-copy-text"),
                (CopyForm::Csv, "concordance-copy-csv"),
                (CopyForm::Jsonl, "concordance-copy-jsonl"),
            ] {
                if ui.button(scene.text(id)).clicked() {
                    scene.send(Command::Concordance(ConcordanceChange::Copy(form)));
                    ui.close();
                }
            }
            let head = scene.format("concordance-file-lines", &[("lines", meant.into())]);
            widgets::section_head(ui, &head);
            for (form, id) in [
                (ChartForm::Csv, "concordance-file-csv"),
                (ChartForm::JsonLines, "concordance-file-jsonl"),
            ] {
                if ui.button(scene.text(id)).clicked() {
                    scene.send(Command::SaveChart(ChartChange::Ask(form)));
                    ui.close();
                }
            }
        })
        .response
    });
    let named = scene.text("concordance-copy");
    opened
        .inner
        .widget_info(|| WidgetInfo::labeled(Role::Button, is_there, &*named));
}
