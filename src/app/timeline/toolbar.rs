//! What is counted, by what periods, and of whom.

use crate::analysis::period::Step;
use crate::analysis::timeline::Unit;
use crate::app::controls::{self, Choice};
use crate::app::saving;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::lexicon::CompanyId;
use crate::session::timeline::TimelineChange;
use crate::session::{Command, Subject};
use egui::{RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;

/// Companies that the menu offers, those named most.
const OFFERED: usize = 60;
/// Width of the menu.
const MENU: f32 = 240.0;

/// Draws the bar.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.add_space(2.0 * tokens::STEP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0 * tokens::STEP, 2.0 * tokens::STEP);
        let timelines = scene.session.timelines();
        let (step, unit, shares) = (timelines.step(), timelines.unit(), timelines.shares());
        let steps = Step::ALL.map(|step| (step, format!("step-{}", step.name())));
        if let Some(step) = choose(ui, scene, &steps, step) {
            scene.send(Command::Timeline(TimelineChange::Step(step)));
        }
        let units =
            [Unit::Mentions, Unit::Articles].map(|unit| (unit, format!("unit-{}", unit.name())));
        if let Some(unit) = choose(ui, scene, &units, unit) {
            scene.send(Command::Timeline(TimelineChange::Unit(unit)));
        }
        let values = [
            (false, "timeline-counts".to_owned()),
            (true, "timeline-shares".to_owned()),
        ];
        if let Some(shares) = choose(ui, scene, &values, shares) {
            scene.send(Command::Timeline(TimelineChange::Shares(shares)));
        }
        companies(ui, scene);
        saving::menu(ui, scene);
    });
    ui.add_space(2.0 * tokens::STEP);
    widgets::hairline(ui);
}

/// One of several values, each with the name of its message.
fn choose<T: PartialEq + Copy>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    values: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let texts: Vec<_> = values.iter().map(|(_, id)| scene.text(id)).collect();
    let choices: Vec<Choice<'_, T>> = values
        .iter()
        .zip(&texts)
        .map(|((value, _), text)| Choice {
            value: *value,
            text,
            icon: None,
        })
        .collect();
    controls::segmented(ui, &choices, chosen)
}

/// A menu of companies, to add one or to take one away.
fn companies(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    let Some(counted) = scene.session.timelines().counted().cloned() else {
        return;
    };
    let on_show = &counted.timeline.companies;
    let is_chosen = scene.session.timelines().is_chosen();
    let id = match is_chosen {
        true => "timeline-chosen-companies",
        false => "timeline-most-named",
    };
    let name = scene.format(id, &[("count", on_show.len().into())]);
    let text = format!("{name} {}", icons::ICON_ARROW_DROP_DOWN.codepoint);
    let ink = if is_chosen {
        tokens.accent
    } else {
        tokens.text_quiet
    };
    let text = RichText::new(text).size(tokens::SMALL).color(ink);
    let offered = offered(scene, on_show);
    let menu = egui::containers::menu::MenuConfig::default()
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let opened = egui::containers::menu::MenuButton::new(text)
        .config(menu)
        .ui(ui, |ui| {
            ui.set_width(MENU);
            let most = scene.text("timeline-show-most-named");
            let button = egui::Button::selectable(!is_chosen, most);
            if ui.add(button.min_size(vec2(MENU, tokens::ROW))).clicked() {
                scene.send(Command::Timeline(TimelineChange::MostNamed));
            }
            ui.separator();
            egui::ScrollArea::vertical()
                .max_height(360.0)
                .show(ui, |ui| {
                    ui.set_width(MENU - 3.0 * tokens::STEP);
                    for (company, mentions) in &offered {
                        row(ui, scene, *company, *mentions, on_show.contains(company));
                    }
                });
        });
    let described = scene.text("timeline-companies");
    let described = format!("{described}: {name}");
    opened
        .0
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
}

/// Those on show, then the others named most.
fn offered(scene: &Scene<'_>, on_show: &[CompanyId]) -> Vec<(CompanyId, u32)> {
    let tally = &scene.session.library().tally;
    let mentions = |company: &CompanyId| tally.count(Subject::Company(*company)).mentions;
    let mut others: Vec<CompanyId> = tally
        .first_seen
        .iter()
        .copied()
        .filter(|company| !on_show.contains(company))
        .collect();
    others.sort_by_key(|company| (std::cmp::Reverse(mentions(company)), *company));
    let all = on_show.iter().copied().chain(others).take(OFFERED);
    all.map(|company| (company, mentions(&company))).collect()
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, company: CompanyId, mentions: u32, is_on: bool) {
    let tokens = scene.tokens(ui);
    let icon = if is_on {
        icons::ICON_CHECK_BOX
    } else {
        icons::ICON_CHECK_BOX_OUTLINE_BLANK
    };
    let ink = if is_on {
        scene.colours.company(company).line(tokens)
    } else {
        tokens.text_faint
    };
    let icon = RichText::new(icon.codepoint).color(ink);
    let name = scene.subject_name(Subject::Company(company));
    let count = scene.locale.number(u64::from(mentions));
    let button = egui::Button::new((icon, name.clone()))
        .fill(egui::Color32::TRANSPARENT)
        .stroke(egui::Stroke::NONE)
        .shortcut_text(count)
        .min_size(vec2(ui.available_width(), tokens::ROW));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &name));
    if response.clicked() {
        scene.send(Command::Timeline(TimelineChange::Toggle(company)));
    }
}
