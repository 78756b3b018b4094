//! What is listed and in which groups: severities with their counts, kinds, a field to search in.

use super::look;
use crate::app::controls::{self, Choice};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::corpus::{Severity, problem_name};
use crate::session::Command;
use crate::session::problems::{Grouping, ProblemList, ProblemsChange};
use egui::{Align, Layout, RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;

/// Narrower than this everything takes two rows.
const ONE_ROW: f32 = 940.0;
/// Width of the menu of kinds.
const MENU: f32 = 320.0;

/// Draws the bar; `text` is what stands in the field.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList, text: &mut String) {
    ui.add_space(2.0 * tokens::STEP);
    if ui.available_width() >= ONE_ROW {
        ui.horizontal(|ui| {
            severities(ui, scene, list);
            kinds(ui, scene, list);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                field(ui, scene, text, 220.0);
                grouping(ui, scene);
            });
        });
    } else {
        ui.horizontal(|ui| {
            severities(ui, scene, list);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let room = (ui.available_width() - 2.0 * tokens::STEP).clamp(96.0, 280.0);
                field(ui, scene, text, room);
            });
        });
        ui.horizontal(|ui| {
            grouping(ui, scene);
            kinds(ui, scene, list);
        });
    }
    ui.add_space(2.0 * tokens::STEP);
    widgets::hairline(ui);
}

/// All, or those of one severity, each with its number.
fn severities(ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList) {
    let tokens = scene.tokens(ui);
    let number = |count: usize| scene.locale.number(count as u64);
    let whole: usize = list.severities.iter().sum();
    let all = format!("{} {}", scene.text("problems-all"), number(whole));
    let named: Vec<(Severity, String)> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| {
            let name = scene.text(&format!("severity-{}", severity.name()));
            let count = number(list.severities[severity as usize]);
            (severity, format!("{name} {count}"))
        })
        .collect();
    let mut choices = vec![Choice {
        value: None,
        text: all.as_str(),
        icon: None,
    }];
    choices.extend(named.iter().map(|(severity, text)| Choice {
        value: Some(*severity),
        text,
        icon: Some((look::icon(*severity), look::colour(*severity, tokens))),
    }));
    let chosen = scene.session.problems().filter().severity;
    if let Some(severity) = controls::segmented(ui, &choices, chosen) {
        scene.send(Command::Problems(ProblemsChange::Severity(severity)));
    }
}

fn grouping(ui: &mut Ui, scene: &mut Scene<'_>) {
    let named = [
        (Grouping::Code, scene.text("problems-by-kind")),
        (Grouping::File, scene.text("problems-by-file")),
        (Grouping::Severity, scene.text("problems-by-severity")),
    ];
    let choices: Vec<Choice<'_, Grouping>> = named
        .iter()
        .map(|(value, text)| Choice {
            value: *value,
            text,
            icon: None,
        })
        .collect();
    let chosen = scene.session.problems().grouping();
    if let Some(grouping) = controls::segmented(ui, &choices, chosen) {
        scene.send(Command::Problems(ProblemsChange::Group(grouping)));
    }
}

/// A menu of the kinds that there are, with their numbers.
fn kinds(ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList) {
    let tokens = scene.tokens(ui);
    let chosen = scene.session.problems().filter().code;
    let name = match chosen {
        Some(code) => problem_name(scene.locale, code),
        None => scene.text("problems-every-kind"),
    };
    let ink = if chosen.is_some() {
        tokens.accent
    } else {
        tokens.text_quiet
    };
    let text = format!("{name} {}", icons::ICON_ARROW_DROP_DOWN.codepoint);
    let text = RichText::new(text).size(tokens::SMALL).color(ink);
    let opened = ui
        .menu_button(text, |ui| {
            ui.set_width(MENU);
            ui.spacing_mut().button_padding = vec2(2.0 * tokens::STEP, tokens::STEP);
            let every = scene.text("problems-every-kind");
            let button = egui::Button::selectable(chosen.is_none(), every);
            if ui.add(button.min_size(row_size(ui))).clicked() {
                scene.send(Command::Problems(ProblemsChange::Code(None)));
                ui.close();
            }
            ui.separator();
            egui::ScrollArea::vertical()
                .max_height(360.0)
                .show(ui, |ui| {
                    // Room for the bar, which floats over what it scrolls.
                    ui.set_width(MENU - 3.0 * tokens::STEP);
                    for (code, severity, count) in &list.codes {
                        let icon = RichText::new(look::icon(*severity).codepoint)
                            .color(look::colour(*severity, tokens));
                        let name = problem_name(scene.locale, code);
                        let count = scene.locale.number(*count as u64);
                        let button = egui::Button::selectable(chosen == Some(*code), (icon, name))
                            .shortcut_text(count);
                        if ui.add(button.min_size(row_size(ui))).clicked() {
                            scene.send(Command::Problems(ProblemsChange::Code(Some(code))));
                            ui.close();
                        }
                    }
                });
        })
        .response;
    let described = scene.text("problems-kind");
    let described = format!("{described}: {name}");
    opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
}

fn row_size(ui: &Ui) -> egui::Vec2 {
    vec2(ui.available_width(), tokens::ROW)
}

/// The field to search in, with a way to empty it.
fn field(ui: &mut Ui, scene: &mut Scene<'_>, text: &mut String, width: f32) {
    let hint = scene.text("problems-search").into_owned();
    let field = egui::TextEdit::singleline(text)
        .hint_text(RichText::new(&hint).size(tokens::SMALL))
        .font(egui::FontId::proportional(tokens::SMALL))
        .align(egui::Align2::LEFT_CENTER)
        .min_size(vec2(0.0, tokens::ROW))
        .desired_width(width);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
    if response.changed() {
        scene.send(Command::Problems(ProblemsChange::Text(text.clone())));
    }
}
