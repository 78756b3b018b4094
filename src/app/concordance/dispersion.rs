//! Where what is sought, and companies, stand along an article or the library: a bar for every place.
//!
//! Draws what the session laid out; keeps the bars counted for the width it is drawn in. A click goes to
//! the nearest place.

use crate::analysis::dispersion::{Along, Places};
use crate::app::colours::{Paint, group_paint};
use crate::app::saving;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::lexicon::CompanyId;
use crate::session::Command;
use crate::session::concordance::{Across, ConcordanceChange, Dispersion};
use egui::{
    Align2, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of a row, and of its bars.
const ROW: f32 = 36.0;
const BARS: f32 = 20.0;
/// Room below the last row.
const FOOT: f32 = 12.0;
/// How far from the pointer a place is still meant, in points.
const REACH: f32 = 6.0;
/// Boundaries of more articles than this would be a grey ground.
const MOST_BOUNDARIES: usize = 80;

/// What the view keeps from frame to frame.
#[derive(Default)]
pub struct DispersionView {
    of: Option<(Arc<Dispersion>, usize)>,
    /// For each row, how many places lie in each column of a point's width.
    bars: Vec<Vec<u32>>,
}

/// Where the parts of a row stand.
struct Parts {
    name: egui::Rangef,
    count: egui::Rangef,
    evenness: egui::Rangef,
    bars: egui::Rangef,
}

impl Parts {
    fn new(area: Rect, with_evenness: bool) -> Self {
        let name = (area.width() * 0.2).clamp(88.0, 168.0);
        let left = area.left() + 2.0 * tokens::STEP;
        let name = egui::Rangef::new(left, left + name);
        let count = egui::Rangef::new(name.max, name.max + 56.0);
        let evenness = if with_evenness && area.width() > 640.0 {
            egui::Rangef::new(count.max, count.max + 56.0)
        } else {
            egui::Rangef::new(count.max, count.max)
        };
        let bars = egui::Rangef::new(
            evenness.max + 4.0 * tokens::STEP,
            area.right() - 4.0 * tokens::STEP,
        );
        Self {
            name,
            count,
            evenness,
            bars,
        }
    }
}

impl DispersionView {
    /// Draws the rows.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, made: &Arc<Dispersion>) {
        let with_evenness = made.axis.entries.len() > 1;
        let area = ui.available_rect_before_wrap();
        saving::note_chart(ui, area);
        let parts = Parts::new(area, with_evenness);
        self.count(made, parts.bars.span().max(1.0) as usize);
        let head = heads(ui, scene, &parts, area);
        scale(ui, scene, made, &parts, head);
        ScrollArea::vertical()
            .id_salt("dispersion")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let top = ui.min_rect().top();
                let sought = made.sought.as_ref().map(|places| (None, places));
                let companies = made.rows.iter();
                let companies = companies.map(|(company, places)| (Some(*company), places));
                for (index, (company, places)) in sought.into_iter().chain(companies).enumerate() {
                    let size = vec2(ui.available_width(), ROW);
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    let row = Row {
                        company,
                        places,
                        bars: &self.bars[index],
                        rect,
                    };
                    if ui.is_rect_visible(rect) {
                        row.show(ui, scene, made, &parts);
                    }
                }
                let bottom = ui.min_rect().bottom();
                boundaries(ui, made, &parts, egui::Rangef::new(top, bottom));
                ui.add_space(FOOT);
            });
    }

    /// Counts places for each column, where width or places are others.
    fn count(&mut self, made: &Arc<Dispersion>, width: usize) {
        let same = self
            .of
            .as_ref()
            .is_some_and(|(of, of_width)| Arc::ptr_eq(of, made) && *of_width == width);
        if same {
            return;
        }
        let length = made.axis.length().max(1);
        let count = |places: &Places| {
            let mut columns = vec![0; width];
            for at in &places.at {
                let column = (u128::from(*at) * width as u128 / u128::from(length)) as usize;
                columns[column.min(width - 1)] += 1;
            }
            columns
        };
        let rows = made.rows.iter().map(|(_, places)| places);
        self.bars = made.sought.iter().chain(rows).map(count).collect();
        self.of = Some((Arc::clone(made), width));
    }
}

/// What the columns are called.
fn heads(ui: &mut Ui, scene: &Scene<'_>, parts: &Parts, area: Rect) -> Rect {
    let tokens = scene.tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(area.width(), tokens::ROW), Sense::hover());
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let y = rect.center().y;
    let head = |x: f32, id: &str| {
        let text = scene.text(id);
        ui.painter().text(
            pos2(x, y),
            Align2::RIGHT_CENTER,
            text,
            font.clone(),
            tokens.text_quiet,
        );
    };
    head(parts.count.max, "dispersion-places");
    if parts.evenness.span() > 0.0 {
        head(parts.evenness.max, "dispersion-deviation");
        let id = ui.scope_id().with("deviation");
        let over = Rect::from_x_y_ranges(parts.evenness, rect.y_range());
        ui.interact(over, id, Sense::hover())
            .on_hover_text(scene.text("dispersion-deviation-help"));
    }
    rect
}

/// One row: a name, figures, and a bar for every place.
struct Row<'a> {
    /// None for what is sought.
    company: Option<CompanyId>,
    places: &'a Places,
    bars: &'a [u32],
    rect: Rect,
}

impl Row<'_> {
    fn show(&self, ui: &Ui, scene: &mut Scene<'_>, made: &Dispersion, parts: &Parts) {
        let tokens = scene.tokens(ui);
        let name = match self.company {
            Some(company) => {
                let name = &made.library().lexicon.company(company).name;
                scene.name(name).to_owned()
            }
            None => match scene.session.concordance().seek() {
                Some(seek) => super::field::name_of(scene, seek),
                None => String::new(),
            },
        };
        let id = ui.scope_id().with(("dispersion", self.company));
        let response = ui.interact(self.rect, id, Sense::click());
        let places = self.places;
        response.widget_info(|| {
            let described = scene.format(
                "dispersion-row",
                &[
                    ("name", (&name).into()),
                    ("places", places.at.len().into()),
                    ("articles", u64::from(places.articles).into()),
                ],
            );
            WidgetInfo::labeled(Role::ListItem, true, described)
        });
        let y = self.rect.center().y;
        let ink = match self.company {
            Some(_) => tokens.text,
            None => tokens.accent,
        };
        let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
        let galley = truncated(ui, &name, font, ink, parts.name.span() - tokens::STEP);
        let at = pos2(parts.name.min, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
        let figure = |x: f32, text: String| {
            ui.painter().text(
                pos2(x, y),
                Align2::RIGHT_CENTER,
                text,
                small.clone(),
                tokens.text_quiet,
            );
        };
        figure(parts.count.max, scene.locale.number(places.at.len() as u64));
        if let Some(deviation) = places.deviation.filter(|_| parts.evenness.span() > 0.0) {
            figure(parts.evenness.max, format!("{deviation:.2}"));
        }
        self.bars(ui, tokens, self.paint(scene), parts);
        let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        ui.painter()
            .hline(parts.bars, self.rect.center().y + BARS / 2.0, line);
        widgets::focus_ring(ui, &response, self.rect);
        self.point(ui, scene, made, parts, &response);
    }

    fn paint(&self, scene: &Scene<'_>) -> Paint {
        match self.company {
            Some(company) => scene.colours.company(company),
            None => group_paint(),
        }
    }

    /// The bars; where many places fall into one column it is darker.
    fn bars(&self, ui: &Ui, tokens: &Tokens, paint: Paint, parts: &Parts) {
        let ink = match self.company {
            Some(_) => paint.line(tokens),
            None => tokens.accent,
        };
        let most = self.bars.iter().copied().max().unwrap_or(1).max(1) as f32;
        let top = self.rect.center().y - BARS / 2.0;
        // One shape for all: there may be a thousand bars in a row.
        let mut bars = egui::Mesh::default();
        for (column, count) in self
            .bars
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
        {
            let left = parts.bars.min + column as f32;
            let bar = Rect::from_min_size(pos2(left, top), vec2(1.0, BARS));
            let share = 0.5 + 0.5 * (*count as f32 / most);
            let share = if most > 1.0 { share } else { 1.0 };
            bars.add_colored_rect(bar, ink.gamma_multiply(share));
        }
        ui.painter().add(bars);
    }

    /// What the pointer is at, and where a click leads.
    fn point(
        &self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        made: &Dispersion,
        parts: &Parts,
        response: &egui::Response,
    ) {
        let pointer = response.hover_pos().or(response.interact_pointer_pos());
        let Some(pointer) = pointer.filter(|pointer| parts.bars.expand(REACH).contains(pointer.x))
        else {
            return;
        };
        let length = made.axis.length().max(1) as f64;
        let per_point = length / f64::from(parts.bars.span().max(1.0));
        let at = f64::from(pointer.x - parts.bars.min) * per_point;
        let Some(nearest) = nearest(&self.places.at, at) else {
            return;
        };
        if (nearest as f64 - at).abs() > f64::from(REACH) * per_point {
            return;
        }
        let Some(line) = made.line_at(self.company, nearest) else {
            return;
        };
        let tokens = scene.tokens(ui);
        let x = parts.bars.min + (nearest as f64 / per_point) as f32;
        let bar = Rect::from_center_size(
            pos2(x.floor() + 0.5, self.rect.center().y),
            vec2(3.0, BARS + 6.0),
        );
        ui.painter().rect_filled(bar, 0.0, tokens.text);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if response.clicked() {
            let read = ConcordanceChange::Read(line);
            scene.send(Command::Concordance(read));
        }
        let document = &made.library().entries[line.entry as usize].document;
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(360.0);
            ui.label(&document.title.text);
            let date = document.date.map(|date| date.day().to_string());
            let parts: Vec<String> = date.into_iter().chain([document.path.clone()]).collect();
            ui.label(widgets::quiet(parts.join(" · "), tokens));
        });
    }
}

/// The one of `places`, which ascend, that is nearest to `at`.
fn nearest(places: &[u64], at: f64) -> Option<u64> {
    let after = places.partition_point(|place| (*place as f64) < at);
    let around = [after.checked_sub(1), Some(after)];
    let found = around
        .into_iter()
        .flatten()
        .filter_map(|index| places.get(index));
    found
        .copied()
        .min_by(|a, b| (*a as f64 - at).abs().total_cmp(&(*b as f64 - at).abs()))
}

/// Where each article begins, unless there are too many.
fn boundaries(ui: &Ui, made: &Dispersion, parts: &Parts, rows: egui::Rangef) {
    let axis = &made.axis;
    if axis.entries.len() > MOST_BOUNDARIES {
        return;
    }
    let line = Stroke::new(tokens::HAIRLINE, tokens::of_ui(ui).hairline);
    for start in axis.starts.iter().skip(1) {
        let x = x_of(made, parts, *start);
        ui.painter().vline(x.round() + 0.5, rows, line);
    }
}

fn x_of(made: &Dispersion, parts: &Parts, position: u64) -> f32 {
    let share = position as f64 / made.axis.length().max(1) as f64;
    parts.bars.min + share as f32 * parts.bars.span()
}

/// Years over the articles, or the ends of the axis; in the line of the heads, `rect`.
fn scale(ui: &Ui, scene: &Scene<'_>, made: &Dispersion, parts: &Parts, rect: Rect) {
    let tokens = scene.tokens(ui);
    let line = Stroke::new(tokens::HAIRLINE, tokens.text_faint);
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let mut free_from = f32::NEG_INFINITY;
    let mut label = |at: f32, text: String| {
        let galley = ui
            .painter()
            .layout_no_wrap(text, font.clone(), tokens.text_quiet);
        let left = (at + tokens::STEP).min(parts.bars.max - galley.size().x);
        if left < free_from {
            return;
        }
        free_from = left + galley.size().x + 3.0 * tokens::STEP;
        let tick = rect.bottom() - 8.0..=rect.bottom();
        ui.painter().vline(at.round() + 0.5, tick, line);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_quiet);
    };
    for (at, text) in marks(scene, made) {
        label(x_of(made, parts, at), text);
    }
}

/// What stands along the axis, and where: years over the articles, or its ends.
pub fn marks(scene: &Scene<'_>, made: &Dispersion) -> Vec<(u64, String)> {
    let axis = &made.axis;
    let concordance = scene.session.concordance();
    let is_dated = concordance.along() == Along::Date && concordance.across() == Across::Library;
    if !is_dated {
        let [start, end] =
            ["dispersion-start", "dispersion-end"].map(|id| scene.text(id).into_owned());
        return vec![(0, start), (axis.length(), end)];
    }
    let mut last = None;
    let mut marks = Vec::new();
    for (entry, start) in axis.entries.iter().zip(&axis.starts) {
        let document = &made.library().entries[*entry as usize].document;
        let year = document.date.map(|date| date.day().year());
        if last != Some(year) {
            last = Some(year);
            let text = match year {
                Some(year) => year.to_string(),
                None => scene.text("dispersion-undated").into_owned(),
            };
            marks.push((*start, text));
        }
    }
    marks
}

/// A row: what it is called, and where it stands.
pub struct Named<'m> {
    /// None for what is sought.
    pub company: Option<CompanyId>,
    /// Its name.
    pub name: String,
    /// Its places.
    pub places: &'m Places,
}
