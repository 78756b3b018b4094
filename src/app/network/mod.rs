//! Who is named together with whom: as a network or as a matrix, with its numbers or the sentences behind it
//! beside.
//!
//! Draws what the session counted and laid out; keeps nothing but what the pointer is over.

mod graph;
mod list;
mod matrix;
mod pairs;
mod toolbar;

use super::empty;
use super::saving;
use super::scene::Scene;
use super::scope_line;
use super::tokens;
use super::widgets;
use crate::analysis::association::Measure;
use crate::session::network::{Drawing, Web};
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

/// Narrower than this the list stands below.
const BESIDE: f32 = 720.0;

/// Draws the view.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    toolbar::show(ui, scene);
    scope_line::show(ui, scene);
    let Some(web) = scene.session.networks().web().cloned() else {
        empty::sentence(ui, &scene.text("network-counting"));
        return;
    };
    // What is said above the chart belongs to its picture.
    let top = ui.cursor().top();
    said(ui, scene, &web);
    if web.nodes.is_empty() {
        empty::sentence(ui, &scene.text("network-nothing"));
        return;
    }
    let networks = scene.session.networks();
    if networks.focus().is_some() {
        beside(ui, "network-list", |ui| list::show(ui, scene, &web));
    } else if networks.drawing() == Drawing::Network {
        // A matrix is its own table.
        beside(ui, "network-pairs", |ui| pairs::show(ui, scene, &web));
    }
    CentralPanel::no_frame().show(ui, |ui| {
        let picture = ui.available_rect_before_wrap().with_min_y(top);
        saving::note_chart(ui, picture);
        match scene.session.networks().drawing() {
            Drawing::Network => graph::show(ui, scene, &web),
            Drawing::Matrix => matrix::show(ui, scene, &web),
        }
    });
}

/// Draws what stands beside the chart, or below it where there is no room.
fn beside(ui: &mut Ui, name: &'static str, show: impl FnOnce(&mut Ui)) {
    let inner = Frame::new().inner_margin(Margin {
        left: 12,
        right: 0,
        top: 4,
        bottom: 0,
    });
    if ui.available_width() >= BESIDE {
        Panel::right(name)
            .default_size(300.0)
            .size_range(220.0..=520.0)
            .frame(inner)
            .show(ui, show);
    } else {
        Panel::bottom(format!("{name}-below"))
            .resizable(true)
            .default_size(160.0)
            .frame(inner)
            .show(ui, show);
    }
}

/// In what companies meet, over how much text, by what measure, and what is drawn of it.
fn said(ui: &mut Ui, scene: &Scene<'_>, web: &Web) {
    let tokens = scene.tokens(ui);
    let within = format!("network-within-{}-said", web.question.within.name());
    let arguments = [
        ("units", web.meetings.units.into()),
        ("articles", web.positions.len().into()),
    ];
    let drawn = match scene.session.networks().drawing() {
        Drawing::Network => web.drawn,
        Drawing::Matrix => web.edges.len(),
    };
    let pairs = scene.format(
        "network-pairs-said",
        &[
            ("drawn", drawn.into()),
            ("pairs", web.pairs.len().into()),
            ("least", web.question.least.into()),
        ],
    );
    let text = format!("{} · {pairs}", scene.format(&within, &arguments));
    ui.add_space(2.0 * tokens::STEP);
    ui.label(widgets::quiet(text, tokens));
    ui.add_space(tokens::STEP);
}

/// A value of a measure in characters.
fn value_text(scene: &Scene<'_>, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Count => scene.locale.number(value as u64),
        _ => format!("{:.*}", measure.decimals(), value),
    }
}
