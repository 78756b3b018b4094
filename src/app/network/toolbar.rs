//! What is drawn: network or matrix, what companies must share, the measure, how many and how often.

use crate::analysis::association::Measure;
use crate::analysis::meetings::Within;
use crate::app::controls::{self, Choice};
use crate::app::saving;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use crate::session::network::{Drawing, LEAST, NetworkChange, SIZES};
use egui::{RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;

/// Draws the bar.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.add_space(2.0 * tokens::STEP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0 * tokens::STEP, 2.0 * tokens::STEP);
        let question = scene.session.networks().question();
        let drawings = [
            (Drawing::Network, "network-as-network".to_owned()),
            (Drawing::Matrix, "network-as-matrix".to_owned()),
        ];
        let drawing = scene.session.networks().drawing();
        if let Some(drawing) = choose(ui, scene, &drawings, drawing) {
            scene.send(Command::Network(NetworkChange::Draw(drawing)));
        }
        let units = Within::ALL.map(|within| (within, format!("network-within-{}", within.name())));
        if let Some(within) = choose(ui, scene, &units, question.within) {
            scene.send(Command::Network(NetworkChange::Within(within)));
        }
        measures(ui, scene, question.measure);
        numbers(
            ui,
            scene,
            "network-companies",
            &SIZES.map(|size| size as u64),
            question.most as u64,
            |size| NetworkChange::Most(size as usize),
        );
        numbers(
            ui,
            scene,
            "network-least",
            &LEAST,
            question.least,
            NetworkChange::Least,
        );
        saving::menu(ui, scene);
    });
    ui.add_space(2.0 * tokens::STEP);
    widgets::hairline(ui);
}

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

/// A menu of measures, each with its formula and what it is for.
fn measures(ui: &mut Ui, scene: &mut Scene<'_>, chosen: Measure) {
    let tokens = scene.tokens(ui);
    let name = scene.text(&format!("measure-{}", chosen.name()));
    let opened = ui
        .menu_button(menu_text(&name, tokens), |ui| {
            ui.set_width(360.0);
            for measure in Measure::ALL {
                let name = scene.text(&format!("measure-{}", measure.name()));
                let help = scene.text(&format!("measure-{}-help", measure.name()));
                let button = egui::Button::selectable(measure == chosen, name);
                let response = ui.add(button.min_size(vec2(360.0, tokens::ROW)));
                let help = egui::Label::new(widgets::quiet(help, tokens)).wrap();
                ui.indent(("help", measure), |ui| ui.add(help));
                ui.add_space(tokens::STEP);
                if response.clicked() {
                    scene.send(Command::Network(NetworkChange::Measure(measure)));
                    ui.close();
                }
            }
        })
        .response;
    let described = scene.text("network-measure");
    let described = format!("{described}: {name}");
    opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
    opened.on_hover_text(scene.text(&format!("measure-{}-help", chosen.name())));
}

/// A menu of numbers; `id` is the message that says one of them.
fn numbers(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: &str,
    offered: &[u64],
    chosen: u64,
    change: impl Fn(u64) -> NetworkChange,
) {
    let tokens = scene.tokens(ui);
    let say = |scene: &Scene<'_>, number: u64| scene.format(id, &[("count", number.into())]);
    let name = say(scene, chosen);
    ui.menu_button(menu_text(&name, tokens), |ui| {
        ui.set_width(160.0);
        for number in offered {
            let button = egui::Button::selectable(*number == chosen, say(scene, *number));
            if ui.add(button.min_size(vec2(160.0, tokens::ROW))).clicked() {
                scene.send(Command::Network(change(*number)));
                ui.close();
            }
        }
    });
}

fn menu_text(name: &str, tokens: &tokens::Tokens) -> RichText {
    let text = format!("{name} {}", icons::ICON_ARROW_DROP_DOWN.codepoint);
    RichText::new(text)
        .size(tokens::SMALL)
        .color(tokens.text_quiet)
}
