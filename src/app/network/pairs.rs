//! The pairs of the network as a table: who with whom, how often, and by the measure how closely.
//!
//! Draws what the session counted, the closest first; a row leads to what stands behind it.

use super::value_text;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::network::{Edge, Focus, NetworkChange, Web};
use crate::session::{Command, Subject};
use egui::{
    Align2, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Height of a row, and of the head.
const ROW: f32 = 24.0;
/// Width of a column of numbers.
const NUMBER: f32 = 64.0;
/// Room for the scroll bar.
const BAR: f32 = 12.0;

/// Draws the table.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, web: &Web) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, scene, web);
    ScrollArea::vertical()
        .id_salt("pairs")
        .auto_shrink(false)
        .show_rows(ui, ROW, web.edges.len(), |ui, range| {
            for edge in &web.edges[range] {
                row(ui, scene, web, edge);
            }
        });
}

/// Right edges of the two columns of numbers.
fn columns(rect: Rect) -> [f32; 2] {
    let last = rect.right() - BAR;
    [last - NUMBER, last]
}

fn head(ui: &mut Ui, scene: &Scene<'_>, web: &Web) {
    let tokens = scene.tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let ink = tokens.text_quiet;
    let text = |at, anchor: Align2, text: &str| {
        ui.painter().text(at, anchor, text, font.clone(), ink);
    };
    let y = rect.center().y;
    let left = pos2(rect.left() + tokens::STEP, y);
    text(left, Align2::LEFT_CENTER, &scene.text("network-pair"));
    let measure = format!("measure-{}", web.question.measure.name());
    let heads = [scene.text("network-times"), scene.text(&measure)];
    for (head, right) in heads.iter().zip(columns(rect)) {
        text(pos2(right, y), Align2::RIGHT_CENTER, head);
    }
    let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, web: &Web, edge: &Edge) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let companies = edge.nodes.map(|node| web.nodes[node].company);
    let names = companies.map(|company| scene.subject_name(Subject::Company(company)));
    let pair = names.join(" – ");
    let times = scene.locale.number(edge.pair.counts.both);
    let value = value_text(scene, web.question.measure, edge.value);
    let spoken = format!("{pair} {times} {value}");
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let [left_of_numbers, last] = columns(rect);
    let left = rect.left() + tokens::STEP;
    let room = left_of_numbers - NUMBER - left;
    let galley = truncated(ui, &pair, font.clone(), tokens.text, room);
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    let figures = [(times, left_of_numbers), (value, last)];
    for (text, right) in figures {
        let at = pos2(right, rect.center().y);
        let (anchor, ink) = (Align2::RIGHT_CENTER, tokens.text_quiet);
        ui.painter().text(at, anchor, text, font.clone(), ink);
    }
    if response.clicked() {
        let focus = Focus {
            one: companies[0],
            other: Some(companies[1]),
        };
        scene.send(Command::Network(NetworkChange::Focus(Some(focus))));
    }
}
