//! The matrix: companies by companies, the ground of a cell the stronger the more they belong together.

use super::value_text;
use crate::app::charts;
use crate::app::contrast::{mix, ratio};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::network::{Focus, NetworkChange, Web};
use crate::session::{Command, Subject};
use egui::epaint::TextShape;
use egui::{
    Align2, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Room for the names of the rows.
const NAMES: f32 = 120.0;
/// Room for the names of the columns, which lean.
const HEADS: f32 = 84.0;
/// Sides of the smallest and the largest cell.
const CELLS: (f32, f32) = (30.0, 48.0);

/// Draws the matrix.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, web: &Web) {
    let count = web.nodes.len() as f32;
    // The names of the last columns lean out to the right.
    let room = ui.available_width() - NAMES - HEADS * 0.8;
    let side = (room / count).floor().clamp(CELLS.0, CELLS.1);
    let size = vec2(
        NAMES + side * count + HEADS * 0.8,
        HEADS + side * 0.75 * count + 2.0 * tokens::STEP,
    );
    ScrollArea::both()
        .id_salt("matrix")
        .auto_shrink(false)
        .show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let cell = |row: usize, column: usize| {
                let min = pos2(
                    rect.left() + NAMES + side * column as f32,
                    rect.top() + HEADS + side * 0.75 * row as f32,
                );
                Rect::from_min_size(min, vec2(side, side * 0.75))
            };
            for index in 0..web.nodes.len() {
                row_name(ui, scene, web, index, cell(index, 0));
                column_name(ui, scene, web, index, cell(0, index));
            }
            for row in 0..web.nodes.len() {
                for column in 0..web.nodes.len() {
                    let area = cell(row, column);
                    if ui.is_rect_visible(area) {
                        show_cell(ui, scene, web, row, column, area.shrink(0.5));
                    }
                }
            }
        });
}

fn row_name(ui: &Ui, scene: &mut Scene<'_>, web: &Web, index: usize, first: Rect) {
    let tokens = scene.tokens(ui);
    let company = web.nodes[index].company;
    let colour = scene.colours.company(company).line(tokens);
    let name = scene.subject_name(Subject::Company(company));
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let galley = truncated(ui, &name, font, colour, NAMES - 3.0 * tokens::STEP);
    let at = pos2(
        first.left() - 2.0 * tokens::STEP - galley.size().x,
        first.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, colour);
}

fn column_name(ui: &Ui, scene: &Scene<'_>, web: &Web, index: usize, first: Rect) {
    let tokens = scene.tokens(ui);
    let company = web.nodes[index].company;
    let colour = scene.colours.company(company).line(tokens);
    let name = scene.subject_name(Subject::Company(company));
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let galley = truncated(ui, &name, font, colour, HEADS * 1.25);
    let at = pos2(
        first.center().x - galley.size().y * 0.35,
        first.top() - 2.0 - galley.size().y * 0.35,
    );
    let shape = TextShape::new(at, galley, colour).with_angle(-std::f32::consts::FRAC_PI_4);
    ui.painter().add(shape);
}

fn show_cell(ui: &Ui, scene: &mut Scene<'_>, web: &Web, row: usize, column: usize, area: Rect) {
    let tokens = scene.tokens(ui);
    let small = FontId::new(tokens::SMALL - 1.0, FontFamily::Proportional);
    let company = |node: usize| web.nodes[node].company;
    let name = |node: usize| scene.subject_name(Subject::Company(company(node)));
    let (ground, ink, text, said, focus);
    if row == column {
        // How often it is named at all.
        text = scene.locale.number(web.nodes[row].units);
        let id = format!("network-named-{}", web.question.within.name());
        let named = scene.format(&id, &[("count", web.nodes[row].units.into())]);
        said = format!("{}: {named}", name(row));
        (ground, ink) = (tokens.hover, tokens.text_quiet);
        focus = Focus {
            one: company(row),
            other: None,
        };
    } else {
        let Some(edge) = web.edge(row, column) else {
            ui.painter().rect_filled(area, 0.0, tokens.surface);
            let stroke = Stroke::new(tokens::HAIRLINE, tokens.hairline.gamma_multiply(0.6));
            ui.painter()
                .rect_stroke(area, 0.0, stroke, egui::StrokeKind::Inside);
            return;
        };
        let strongest = web.edges.first().map_or(1.0, |edge| edge.value.max(1e-9));
        let share = (edge.value / strongest).clamp(0.0, 1.0) as f32;
        // From the ground a little towards the accent, and never so far that numbers are lost.
        let strong = mix(tokens.surface, tokens.accent, 0.06 + 0.74 * share);
        let dark = [tokens.text, tokens.on_accent];
        ink = match ratio(dark[0], strong) >= ratio(dark[1], strong) {
            true => dark[0],
            false => dark[1],
        };
        ground = strong;
        let measure = web.question.measure;
        text = charts::short_value(measure, edge.value);
        let together = format!("network-together-{}", web.question.within.name());
        let together = scene.format(&together, &[("count", edge.pair.counts.both.into())]);
        let measured = scene.text(&format!("measure-{}", measure.name()));
        let value = value_text(scene, measure, edge.value);
        said = format!(
            "{} – {}: {together} · {measured} {value}",
            name(row),
            name(column)
        );
        focus = Focus {
            one: company(row),
            other: Some(company(column)),
        };
    }
    ui.painter().rect_filled(area, 0.0, ground);
    let id = ui.scope_id().with(("cell", company(row), company(column)));
    let response = ui.interact(area, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let chosen = scene.session.networks().focus();
    let turned = focus.other.map(|other| Focus {
        one: other,
        other: Some(focus.one),
    });
    let is_chosen = chosen == Some(focus) || (turned.is_some() && chosen == turned);
    if response.hovered() || is_chosen {
        let stroke = Stroke::new(1.5, tokens.text);
        ui.painter()
            .rect_stroke(area, 0.0, stroke, egui::StrokeKind::Inside);
    }
    widgets::focus_ring(ui, &response, area);
    ui.painter()
        .text(area.center(), Align2::CENTER_CENTER, text, small, ink);
    if response.clicked() {
        scene.send(Command::Network(NetworkChange::Focus(Some(focus))));
    }
    response.on_hover_text(said);
}
