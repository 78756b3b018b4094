//! The numbers of the chart: a row for each period, one for the articles without a date, and the sums.

use super::{days, value_text};
use crate::analysis::timeline::{Sums, Timeline};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::lexicon::CompanyId;
use crate::session::filter::{Facet, FacetValue, FilterChange};
use crate::session::{Command, Subject, View};
use egui::{Align2, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Width of the column of periods.
const PERIOD: f32 = 104.0;
/// Height of a row.
const ROW: f32 = 24.0;

/// One row.
struct Row {
    name: String,
    /// The articles it stands for; none for the sums.
    filter: Option<FilterChange>,
    sums: Sums,
}

/// Draws the table.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, timeline: &Timeline) {
    let columns = timeline.companies.len() + 2;
    let width = ((ui.available_width() - PERIOD) / columns as f32).clamp(72.0, 132.0);
    let mut last: Vec<Row> = Vec::new();
    if timeline.undated.articles > 0 {
        last.push(Row {
            name: scene.text("timeline-undated").into_owned(),
            filter: Some(FilterChange::Toggle(Facet::Year, FacetValue::Missing)),
            sums: timeline.undated.clone(),
        });
    }
    last.push(Row {
        name: scene.text("timeline-sum").into_owned(),
        filter: None,
        sums: sum(timeline),
    });
    let count = timeline.periods.len() + last.len();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ScrollArea::horizontal()
        .id_salt("timeline-x")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_min_width(PERIOD + width * columns as f32);
            head(ui, scene, timeline, width);
            ScrollArea::vertical()
                .id_salt("timeline-y")
                .auto_shrink(false)
                .show_rows(ui, ROW, count, |ui, range| {
                    for index in range {
                        match timeline.periods.get(index) {
                            Some((period, sums)) => {
                                let row = Row {
                                    name: period.name(),
                                    filter: Some(days(*period, *period)),
                                    sums: sums.clone(),
                                };
                                show_row(ui, scene, timeline, &row, width);
                            }
                            None => {
                                let row = &last[index - timeline.periods.len()];
                                show_row(ui, scene, timeline, row, width);
                            }
                        }
                    }
                });
        });
}

/// Everything, with and without a date.
fn sum(timeline: &Timeline) -> Sums {
    let mut sum = timeline.undated.clone();
    for (_, sums) in &timeline.periods {
        sum.articles += sums.articles;
        sum.whole += sums.whole;
        for (mine, theirs) in sum.counts.iter_mut().zip(&sums.counts) {
            *mine += theirs;
        }
    }
    sum
}

fn head(ui: &mut Ui, scene: &Scene<'_>, timeline: &Timeline, width: f32) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let period = scene.text("timeline-period");
    let at = pos2(rect.left() + 2.0 * tokens::STEP, rect.center().y);
    let quiet = tokens.text_quiet;
    ui.painter()
        .text(at, Align2::LEFT_CENTER, period, font.clone(), quiet);
    let names = timeline.companies.iter().map(|company| {
        let name = scene.subject_name(Subject::Company(*company));
        (name, scene.colours.company(*company).line(tokens))
    });
    let others = ["timeline-all-companies", "timeline-all-articles"];
    let others = others.map(|id| (scene.text(id).into_owned(), quiet));
    for (index, (name, ink)) in names.chain(others).enumerate() {
        let right = rect.left() + PERIOD + width * (index + 1) as f32 - 2.0 * tokens::STEP;
        let galley = truncated(ui, &name, font.clone(), ink, width - 3.0 * tokens::STEP);
        let at = pos2(
            right - galley.size().x,
            rect.center().y - galley.size().y / 2.0,
        );
        ui.painter().galley(at, galley, ink);
    }
    let line = egui::Stroke::new(tokens::HAIRLINE, tokens.hairline);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn show_row(ui: &mut Ui, scene: &mut Scene<'_>, timeline: &Timeline, row: &Row, width: f32) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let sense = if row.filter.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let named = format!(
        "{} {}",
        row.name,
        scene.locale.number(u64::from(row.sums.articles))
    );
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &named));
    if response.contains_pointer() && row.filter.is_some() {
        ui.painter().rect_filled(rect, 0.0, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    let family = if row.filter.is_some() {
        FontFamily::Proportional
    } else {
        fonts::bold()
    };
    let font = FontId::new(tokens::SMALL, family);
    let at = pos2(rect.left() + 2.0 * tokens::STEP, rect.center().y);
    ui.painter().text(
        at,
        Align2::LEFT_CENTER,
        &row.name,
        font.clone(),
        tokens.text,
    );
    let shares = scene.session.timelines().shares();
    for (index, company) in timeline.companies.iter().enumerate() {
        let cell = Rect::from_min_size(
            pos2(rect.left() + PERIOD + width * index as f32, rect.top()),
            vec2(width, ROW),
        );
        cell_of_company(ui, scene, row, (index, *company), cell, &font, shares);
    }
    let of_all = [row.sums.whole, u64::from(row.sums.articles)];
    for (index, value) in of_all.into_iter().enumerate() {
        let column = timeline.companies.len() + index + 1;
        let right = rect.left() + PERIOD + width * column as f32 - 2.0 * tokens::STEP;
        let at = pos2(right, rect.center().y);
        let text = scene.locale.number(value);
        let ink = tokens.text_quiet;
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, text, font.clone(), ink);
    }
    if response.clicked()
        && let Some(filter) = row.filter.clone()
    {
        scene.send(Command::Filter(filter));
    }
}

/// A number that leads to its articles.
fn cell_of_company(
    ui: &Ui,
    scene: &mut Scene<'_>,
    row: &Row,
    (index, company): (usize, CompanyId),
    rect: Rect,
    font: &FontId,
    shares: bool,
) {
    let tokens = scene.tokens(ui);
    let text = value_text(scene, &row.sums, index, shares);
    let count = row.sums.counts[index];
    let mut ink = match count {
        0 => tokens.text_faint,
        _ => tokens.text,
    };
    if count > 0 && row.filter.is_some() {
        let id = ui.scope_id().with(("cell", &row.name, company));
        let response = ui.interact(rect, id, Sense::click());
        let name = scene.subject_name(Subject::Company(company));
        let said = format!("{} {name} {text}", row.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
        widgets::focus_ring(ui, &response, rect);
        if response.hovered() {
            ink = tokens.accent;
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked()
            && let Some(filter) = row.filter.clone()
        {
            scene.send(Command::Filter(filter));
            scene.send(Command::Choose(Some(Subject::Company(company))));
            scene.send(Command::Show(View::Articles));
        }
    }
    let at = pos2(rect.right() - 2.0 * tokens::STEP, rect.center().y);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, text, font.clone(), ink);
}
