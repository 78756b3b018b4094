//! What the articles can be filtered by: dates, fields, and who and what is mentioned, with counts.
//!
//! A click narrows, another widens again; values of one facet stand beside each other, facets narrow each
//! other. Draws what the session has counted and counts nothing.

mod brush;
mod saved;

use super::fonts;
use super::scene::Scene;
use super::scope_line::{facet_name, value_name};
use super::side_panel::truncated;
use super::tokens;
use super::widgets;
use crate::session::filter::FacetCount;
use crate::session::{Command, Facet, FacetValue, FilterChange};
use egui::{
    Align2, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use egui_material_icons::icons;
use std::collections::BTreeSet;

/// Values of a facet that are shown until the reader asks for the rest.
const FIRST: usize = 7;

/// What the panel keeps from frame to frame.
#[derive(Default)]
pub struct FilterPanel {
    expanded: BTreeSet<Facet>,
    brush: brush::Brush,
    saved: saved::Saved,
}

impl FilterPanel {
    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        ScrollArea::vertical()
            .id_salt("filters")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.saved.show(ui, scene);
                let Some(counts) = scene.session.facet_counts().cloned() else {
                    ui.add_space(4.0 * tokens::STEP);
                    let text = widgets::quiet(scene.text("filter-counting"), scene.tokens(ui));
                    ui.label(text);
                    return;
                };
                self.brush.show(ui, scene, &counts.histogram);
                for facet in &counts.facets {
                    if tells_apart(scene, facet) {
                        self.facet(ui, scene, facet);
                    }
                }
                ui.add_space(4.0 * tokens::STEP);
            });
    }

    fn facet(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, count: &FacetCount) {
        let name = heading(scene, &count.facet);
        let is_chosen = scene.session.filter().facets.contains_key(&count.facet);
        if head(ui, scene, &name, is_chosen) {
            scene.send(Command::Filter(FilterChange::ClearFacet(
                count.facet.clone(),
            )));
        }
        let is_whole = self.expanded.contains(&count.facet) || count.values.len() <= FIRST + 1;
        let is_shown = |index: usize, value: &FacetValue| {
            is_whole || index < FIRST || scene.session.filter().has(&count.facet, value)
        };
        let shown: Vec<&(FacetValue, u32)> = count
            .values
            .iter()
            .enumerate()
            .filter(|(index, (value, _))| is_shown(*index, value))
            .map(|(_, value)| value)
            .collect();
        let hidden = count.values.len() - shown.len();
        for (value, articles) in shown {
            let is_on = scene.session.filter().has(&count.facet, value);
            let text = value_name(scene, &count.facet, value);
            if row(ui, scene, &text, *articles, is_on) {
                let change = FilterChange::Toggle(count.facet.clone(), value.clone());
                scene.send(Command::Filter(change));
            }
        }
        if hidden > 0 && more(ui, scene, hidden) {
            self.expanded.insert(count.facet.clone());
        }
        ui.add_space(3.0 * tokens::STEP);
    }
}

/// True where a facet is worth showing: what is the same of every article tells nothing.
fn tells_apart(scene: &Scene<'_>, count: &FacetCount) -> bool {
    let filter = scene.session.filter();
    count.values.len() > 1
        || filter.facets.contains_key(&count.facet)
        || (filter.is_empty() && matches!(count.facet, Facet::Problem))
            && !count
                .values
                .iter()
                .all(|(value, _)| *value == FacetValue::Missing)
}

/// The name of a facet as a heading; keys of fields stay as they are.
fn heading(scene: &Scene<'_>, facet: &Facet) -> String {
    let name = facet_name(scene, facet);
    if matches!(facet, Facet::Field(_)) {
        return name;
    }
    let mut characters = name.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// Head of a section; true where its choice was taken back.
fn head(ui: &mut Ui, scene: &Scene<'_>, name: &str, is_chosen: bool) -> bool {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let room = rect.width() - 9.0 * tokens::STEP;
    let galley = truncated(ui, name, font, tokens.text_quiet, room);
    let at = pos2(
        rect.left() + tokens::STEP,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, tokens.text_quiet);
    if !is_chosen {
        return false;
    }
    let cross = Rect::from_center_size(
        pos2(rect.right() - 4.0 * tokens::STEP, rect.center().y),
        vec2(24.0, 24.0),
    );
    let described = scene.format("filter-clear-facet", &[("facet", name.into())]);
    let id = ui.scope_id().with(("clear", name));
    widgets::small_icon(ui, cross, id, icons::ICON_CLOSE, &described, false).clicked()
}

/// A value with its count; true where it was clicked.
fn row(ui: &mut Ui, scene: &Scene<'_>, name: &str, articles: u32, is_on: bool) -> bool {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let described = scene.format(
        "filter-row",
        &[("name", name.into()), ("articles", articles.into())],
    );
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &described));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    let y = rect.center().y;
    let left = rect.left() + 2.0 * tokens::STEP;
    let check = Rect::from_min_size(pos2(left, y - 7.0), vec2(14.0, 14.0));
    if is_on {
        ui.painter()
            .rect_filled(check, tokens::MARK_ROUND, tokens.accent);
        let icon = FontId::new(tokens::SMALL, fonts::icons());
        let glyph = icons::ICON_CHECK.codepoint;
        let ink = tokens.on_accent;
        ui.painter()
            .text(check.center(), Align2::CENTER_CENTER, glyph, icon, ink);
    } else {
        let stroke = Stroke::new(tokens::HAIRLINE, tokens.text_faint);
        ui.painter()
            .rect_stroke(check, tokens::MARK_ROUND, stroke, StrokeKind::Inside);
    }
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let count = scene.locale.number(u64::from(articles));
    let right = rect.right() - 2.0 * tokens::STEP;
    let ink = tokens.text_quiet;
    let counted = ui
        .painter()
        .text(pos2(right, y), Align2::RIGHT_CENTER, count, small, ink);
    let family = if is_on {
        fonts::bold()
    } else {
        FontFamily::Proportional
    };
    let name_left = left + 6.0 * tokens::STEP;
    let room = counted.left() - 2.0 * tokens::STEP - name_left;
    let font = FontId::new(tokens::TEXT, family);
    let galley = truncated(ui, name, font, tokens.text, room);
    let at = pos2(name_left, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    response.clicked()
}

/// The way to the values that are not shown; true where it was clicked.
fn more(ui: &mut Ui, scene: &Scene<'_>, hidden: usize) -> bool {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let text = scene.format("filter-more", &[("count", hidden.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    widgets::focus_ring(ui, &response, rect);
    let ink = match response.hovered() {
        true => tokens.text,
        false => tokens.accent,
    };
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let at = pos2(rect.left() + 8.0 * tokens::STEP, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, text, font, ink);
    response.clicked()
}
