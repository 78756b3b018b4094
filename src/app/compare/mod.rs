//! Companies side by side: the matrix, what sets each company apart, and the evidence of a cell.
//!
//! Draws what the session worked out; keeps where the keyboard is and what is scrolled. Knows nothing of how
//! evidence is found.

mod figures;
mod heat;
mod item;
mod keys;
mod list;
mod menu;
mod picker;
mod profiles;
mod toolbar;

use super::empty;
use super::fonts;
use super::scene::Scene;
use super::scope_line;
use super::tokens;
use super::widgets;
use crate::lexicon::Lexicon;
use crate::session::Command;
use crate::session::compare::{CellId, CompareChange, Comparison};
use egui::{Align, FontId, Frame, Layout, Margin, Panel, RichText, Ui, vec2};
use egui_material_icons::icons;
use std::sync::Arc;

/// Narrower than this the evidence stands below the matrix.
const WIDE: f32 = 860.0;

/// What the view keeps from frame to frame.
#[derive(Default)]
pub struct CompareView {
    /// The cell at which the keyboard is: row and column.
    cursor: Option<(usize, usize)>,
    list: list::ListState,
    /// What was typed to find a company.
    find: String,
}

/// A comparison with what is needed to draw it.
struct Drawn {
    comparison: Arc<Comparison>,
    lexicon: Arc<Lexicon>,
    /// How many of its columns stand side by side.
    columns: usize,
    /// Row and column of the chosen cell.
    chosen: Option<(usize, usize)>,
}

impl Drawn {
    fn cell_id(&self, (row, column): (usize, usize)) -> CellId {
        CellId::new(&self.comparison, &self.lexicon, row, column)
    }
}

impl CompareView {
    /// Draws the view, and follows the keys unless a page covers it.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, is_covered: bool) {
        scope_line::show(ui, scene);
        let compare = scene.session.compare();
        let Some(comparison) = compare.comparison().cloned() else {
            waiting(ui, scene);
            return;
        };
        let all = comparison.matrix.columns.len();
        let columns = match compare.picked() {
            Some(_) => all,
            None => all.min(compare.most()),
        };
        let drawn = Drawn {
            lexicon: comparison.lexicon(),
            columns,
            chosen: compare.place().filter(|(_, column)| *column < columns),
            comparison,
        };
        toolbar::show(ui, scene, &drawn, &mut self.find);
        if drawn.comparison.matrix.rows.is_empty() {
            if scene.session.is_reading() || compare.progress().is_some() {
                waiting(ui, scene);
                return;
            }
            nothing(ui, scene, &drawn);
            return;
        }
        let moved = !is_covered && self.follow_keys(ui, scene, &drawn);
        let surface = Frame::new().fill(scene.tokens(ui).surface);
        if ui.available_width() >= WIDE {
            Panel::right("compare detail")
                .resizable(true)
                .default_size((ui.available_width() * 0.38).clamp(300.0, 460.0))
                .size_range(260.0..=640.0)
                .frame(surface.inner_margin(Margin {
                    left: 12,
                    right: 4,
                    top: 0,
                    bottom: 0,
                }))
                .show(ui, |ui| self.detail(ui, scene, &drawn));
        } else {
            let height = ui.available_height();
            Panel::bottom("compare detail below")
                .resizable(true)
                .default_size((height * 0.48).max(120.0))
                .size_range(80.0..=(height - 120.0).max(96.0))
                .frame(surface.inner_margin(Margin {
                    left: 4,
                    right: 4,
                    top: 0,
                    bottom: 0,
                }))
                .show(ui, |ui| self.detail(ui, scene, &drawn));
        }
        if let Some(clicked) = heat::show(ui, scene, &drawn, self.cursor, moved) {
            self.cursor = Some(clicked);
            let cell = drawn.cell_id(clicked);
            scene.send(Command::Compare(CompareChange::Cell(Some(cell))));
        }
    }

    /// The evidence of the chosen cell; where none is chosen, what sets each company apart.
    fn detail(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn) {
        // A panel is as large as what stood in it: a list that is being gathered would leave it small.
        ui.set_min_size(ui.available_size());
        match drawn.chosen {
            Some(place) => list::show(ui, scene, drawn, place, &mut self.list),
            None => profiles::show(ui, scene, drawn),
        }
    }

    /// True where the keyboard moved to another cell.
    fn follow_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>, drawn: &Drawn) -> bool {
        let rows = drawn.comparison.matrix.rows.len();
        let inside = |(row, column): &(usize, usize)| *row < rows && *column < drawn.columns;
        self.cursor = self.cursor.or(drawn.chosen).filter(inside);
        match keys::pressed(ui, self.cursor, rows, drawn.columns) {
            Some(keys::Asked::Move(to)) => {
                self.cursor = Some(to);
                true
            }
            Some(keys::Asked::List(cell)) => {
                let cell = drawn.cell_id(cell);
                scene.send(Command::Compare(CompareChange::Cell(Some(cell))));
                false
            }
            Some(keys::Asked::Close) => {
                if scene.session.compare().cell().is_some() {
                    scene.send(Command::Compare(CompareChange::Cell(None)));
                }
                false
            }
            None => false,
        }
    }
}

/// The first comparison is on its way.
fn waiting(ui: &mut Ui, scene: &Scene<'_>) {
    match scene.session.compare().progress() {
        Some((done, all)) if all > 0 => {
            let height = ui.available_height();
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.add_space((height * 0.3).clamp(8.0, 160.0));
                toolbar::progress(ui, scene, done, all);
            });
        }
        _ => empty::sentence(ui, &scene.text("compare-empty-reading")),
    }
}

/// No cell has anything in it.
fn nothing(ui: &mut Ui, scene: &Scene<'_>, drawn: &Drawn) {
    let session = scene.session;
    let id = match () {
        () if session.compare().picked().is_some() => "compare-empty-picked",
        () if session.compare().groups() => "compare-empty-groups",
        () if session.is_filtered() => "compare-empty-filtered",
        () => "compare-empty-nothing",
    };
    let articles = u64::from(drawn.comparison.matrix.articles);
    let sentence = scene.format(id, &[("articles", articles.into())]);
    let tokens = scene.tokens(ui);
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0 * tokens::STEP);
        ui.add_space((height * 0.28).clamp(8.0, 180.0));
        let icon = RichText::new(icons::ICON_TABLE_CHART.codepoint)
            .font(FontId::new(40.0, fonts::icons()))
            .color(tokens.text_faint);
        ui.label(icon);
        let title = RichText::new(scene.text("compare-empty")).family(fonts::bold());
        ui.label(title.color(tokens.text));
        ui.label(widgets::quiet(sentence, tokens));
    });
}
