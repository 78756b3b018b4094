//! The matrix as a table of shades: names of rows and companies stay in view, cells scroll both ways.
//!
//! Draws only the cells that can be seen. A shade is of the company's own hue and as strong as the number;
//! nobody depends on it, as the number stands in the cell.

use super::{Drawn, figures, profiles};
use crate::app::colours::Paint;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::evidence::{Normalisation, Rows};
use egui::{
    Align2, Color32, FontFamily, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// Height of the names of companies.
const HEAD: f32 = 52.0;
/// Height of a row.
const ROW: f32 = 32.0;
/// Width of a cell, at least and at most.
const CELL: (f32, f32) = (76.0, 128.0);
/// Between two cells.
const GAP: f32 = 2.0;

/// Draws the matrix; gives the cell that was clicked. Where `moved`, the cell at the keyboard is scrolled
/// into view.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drawn: &Drawn,
    cursor: Option<(usize, usize)>,
    moved: bool,
) -> Option<(usize, usize)> {
    let whole = ui.available_rect_before_wrap();
    let names = names_width(drawn, whole.width());
    let room = whole.width() - names - 3.0 * tokens::STEP;
    let columns = drawn.columns.max(1) as f32;
    let width = (room / columns).clamp(CELL.0, CELL.1).floor();
    let table = Table {
        drawn,
        names: Rect::from_min_max(
            pos2(whole.left(), whole.top() + HEAD),
            pos2(whole.left() + names, whole.bottom()),
        ),
        head: Rect::from_min_max(
            pos2(whole.left() + names, whole.top()),
            pos2(whole.right(), whole.top() + HEAD),
        ),
        width,
        by: scene.session.compare().normalisation(),
        // It has the strongest shade.
        largest: drawn
            .comparison
            .largest(scene.session.compare().normalisation()),
        cursor,
    };
    let cells = Rect::from_min_max(
        pos2(whole.left() + names, whole.top() + HEAD),
        whole.right_bottom(),
    );
    let rows = drawn.comparison.matrix.rows.len();
    let mut clicked = None;
    let mut view = (cells.min, 0..0, 0..0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(cells).id_salt("matrix"));
    ScrollArea::both()
        .id_salt("cells")
        .auto_shrink(false)
        .animated(false)
        .show_viewport(&mut child, |ui, viewport| {
            // Room for the bars, which float over what they scroll.
            let size = vec2(width * drawn.columns as f32, ROW * rows as f32);
            ui.set_min_size(size + vec2(0.0, 3.0 * tokens::STEP));
            let origin = ui.min_rect().min;
            let (first, last) = seen(viewport.top(), viewport.bottom(), ROW, rows);
            let (left, right) = seen(viewport.left(), viewport.right(), width, drawn.columns);
            for row in first..last {
                for column in left..right {
                    let rect = Rect::from_min_size(
                        origin + vec2(column as f32 * width, row as f32 * ROW),
                        vec2(width, ROW),
                    );
                    if table.cell(ui, scene, (row, column), rect) {
                        clicked = Some((row, column));
                    }
                }
            }
            if let (true, Some((row, column))) = (moved, cursor) {
                let rect = Rect::from_min_size(
                    origin + vec2(column as f32 * width, row as f32 * ROW),
                    vec2(width, ROW),
                );
                ui.scroll_to_rect(rect, None);
            }
            view = (origin, first..last, left..right);
        });
    // Beside the cells, so that these do not hide what answers to the pointer.
    let (origin, rows, columns) = view;
    table.row_names(ui, scene, origin.y, rows);
    table.column_names(ui, scene, origin.x, columns);
    ui.advance_cursor_after_rect(whole);
    clicked
}

/// Rows or columns between two places.
fn seen(from: f32, to: f32, size: f32, count: usize) -> (usize, usize) {
    let first = (from / size).floor().max(0.0) as usize;
    let last = (to / size).ceil().max(0.0) as usize;
    (first.min(count), last.min(count))
}

fn names_width(drawn: &Drawn, room: f32) -> f32 {
    let wanted = match drawn.comparison.question.rows {
        Rows::Themes => 208.0,
        Rows::Articles => 320.0,
        Rows::Outlets => 208.0,
        Rows::Months => 128.0,
    };
    f32::min(wanted, room * 0.42).max(112.0)
}

/// Everything that cells and names need to be drawn.
struct Table<'a> {
    drawn: &'a Drawn,
    names: Rect,
    head: Rect,
    width: f32,
    by: Normalisation,
    largest: f64,
    cursor: Option<(usize, usize)>,
}

impl Table<'_> {
    /// Draws a cell; true where it was clicked.
    fn cell(&self, ui: &Ui, scene: &Scene<'_>, place: (usize, usize), rect: Rect) -> bool {
        let (row, column) = place;
        let tokens = scene.tokens(ui);
        let matrix = &self.drawn.comparison.matrix;
        let cell = matrix.cell(row, column);
        let who = matrix.columns[column].who;
        let inner = rect.shrink(GAP / 2.0);
        let id = ui.scope_id().with(("cell", row, column));
        let response = ui.interact(rect, id, Sense::click());
        let is_chosen = self.drawn.chosen == Some(place);
        response.widget_info(|| {
            let label = self.cell_label(scene, place);
            WidgetInfo::selected(Role::Cell, true, is_chosen, label)
        });
        let value = matrix.value(row, column, self.by);
        let paint = scene.colours.subject(figures::subject(who));
        let share = if self.largest > 0.0 {
            (value / self.largest).sqrt() as f32
        } else {
            0.0
        };
        let ground = match cell.sentences {
            0 => tokens.surface,
            _ => shade(paint, tokens, share),
        };
        ui.painter().rect_filled(inner, tokens::MARK_ROUND, ground);
        let middle = inner.center();
        if cell.sentences == 0 {
            let ink = tokens.text_faint;
            ui.painter()
                .circle_filled(middle, 1.5, ink.gamma_multiply(0.7));
        } else {
            let number = figures::value(scene, value, self.by);
            let small = match self.by {
                Normalisation::Count => u64::from(cell.articles),
                _ => u64::from(cell.sentences),
            };
            let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
            let small_font = FontId::new(tokens::SMALL - 1.0, FontFamily::Proportional);
            // Numbers end in one line down the column, small figures begin in one.
            let edge = middle.x + 0.1 * self.width;
            let at = pos2(edge, middle.y);
            ui.painter()
                .text(at, Align2::RIGHT_CENTER, number, font, tokens.text);
            let at = pos2(edge + 1.5 * tokens::STEP, middle.y + 1.0);
            let small = scene.locale.number(small);
            let ink = tokens.text.gamma_multiply(0.72);
            ui.painter()
                .text(at, Align2::LEFT_CENTER, small, small_font, ink);
        }
        let outline = match () {
            () if is_chosen => Some(Stroke::new(2.0, paint.line(tokens))),
            () if self.cursor == Some(place) => Some(Stroke::new(1.5, tokens.text)),
            () if response.hovered() => Some(Stroke::new(1.0, tokens.text_quiet)),
            () => None,
        };
        if let Some(stroke) = outline {
            ui.painter()
                .rect_stroke(inner, tokens::MARK_ROUND, stroke, StrokeKind::Inside);
        }
        widgets::focus_ring(ui, &response, inner);
        let clicked = response.clicked();
        response.on_hover_ui(|ui| self.explain(ui, scene, place));
        clicked
    }

    fn cell_label(&self, scene: &Scene<'_>, (row, column): (usize, usize)) -> String {
        let matrix = &self.drawn.comparison.matrix;
        let cell = matrix.cell(row, column);
        let company = figures::who(scene, &self.drawn.lexicon, matrix.columns[column].who);
        let name = self.row_name(scene, row);
        if cell.sentences == 0 {
            let articles = u64::from(matrix.rows[row].articles);
            return scene.format(
                "compare-cell-empty",
                &[
                    ("company", (&company).into()),
                    ("row", (&name).into()),
                    ("articles", articles.into()),
                ],
            );
        }
        scene.format(
            "compare-cell-label",
            &[
                ("company", (&company).into()),
                ("row", (&name).into()),
                ("sentences", u64::from(cell.sentences).into()),
                ("articles", u64::from(cell.articles).into()),
            ],
        )
    }

    /// What the pointer is told about a cell: its number in every measure.
    fn explain(&self, ui: &mut Ui, scene: &Scene<'_>, place: (usize, usize)) {
        let matrix = &self.drawn.comparison.matrix;
        let (row, column) = place;
        ui.label(self.cell_label(scene, place));
        if matrix.cell(row, column).sentences > 0 {
            let value = |by| matrix.value(row, column, by);
            let shares = scene.format(
                "compare-cell-shares",
                &[
                    (
                        "company",
                        (&figures::percent(value(Normalisation::ShareOfCompany))).into(),
                    ),
                    (
                        "row",
                        (&figures::percent(value(Normalisation::ShareOfRow))).into(),
                    ),
                    (
                        "length",
                        (&format!("{:.3}", value(Normalisation::PerTenThousand))).into(),
                    ),
                ],
            );
            ui.label(widgets::quiet(shares, scene.tokens(ui)));
        }
    }

    fn row_name(&self, scene: &Scene<'_>, row: usize) -> String {
        let comparison = &self.drawn.comparison;
        let key = &comparison.matrix.rows[row].key;
        figures::row(scene, comparison, &self.drawn.lexicon, key)
    }

    /// The names of rows with their sums, which stay where they are when cells scroll sideways.
    fn row_names(&self, ui: &Ui, scene: &Scene<'_>, top: f32, rows: std::ops::Range<usize>) {
        let tokens = scene.tokens(ui);
        let painter = ui.painter().with_clip_rect(self.names);
        let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
        let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
        for row in rows {
            let standing = &self.drawn.comparison.matrix.rows[row];
            let rect = Rect::from_min_size(
                pos2(self.names.left(), top + row as f32 * ROW),
                vec2(self.names.width(), ROW),
            );
            let is_here = |place: Option<(usize, usize)>| place.is_some_and(|(at, _)| at == row);
            if is_here(self.drawn.chosen) || is_here(self.cursor) {
                painter.rect_filled(rect.shrink(1.0), tokens::MARK_ROUND, tokens.hover);
            }
            let sum = scene.locale.number(u64::from(standing.sentences));
            let right = rect.right() - 3.0 * tokens::STEP;
            let sum = painter.text(
                pos2(right, rect.center().y),
                Align2::RIGHT_CENTER,
                sum,
                small.clone(),
                tokens.text_quiet,
            );
            let left = rect.left() + 2.0 * tokens::STEP;
            let room = sum.left() - left - 2.0 * tokens::STEP;
            let name = self.row_name(scene, row);
            let galley = truncated(ui, &name, font.clone(), tokens.text, room);
            let is_cut = galley.elided;
            let at = pos2(left, rect.center().y - galley.size().y / 2.0);
            painter.galley(at, galley, tokens.text);
            let seen = rect.intersect(self.names);
            if !seen.is_positive() {
                continue;
            }
            let id = ui.scope_id().with(("row", row));
            let response = ui.interact(seen, id, Sense::hover());
            response.widget_info(|| {
                let label = scene.format(
                    "compare-row-label",
                    &[
                        ("row", (&name).into()),
                        ("sentences", u64::from(standing.sentences).into()),
                    ],
                );
                WidgetInfo::labeled(Role::RowHeader, true, label)
            });
            if is_cut {
                response.on_hover_text(&name);
            }
        }
    }

    /// The names of companies with their sums, which stay where they are when cells scroll down.
    fn column_names(&self, ui: &Ui, scene: &Scene<'_>, left: f32, columns: std::ops::Range<usize>) {
        let tokens = scene.tokens(ui);
        let painter = ui.painter().with_clip_rect(self.head);
        let bold = FontId::new(tokens::SMALL, fonts::bold());
        let small = FontId::new(tokens::SMALL - 1.0, FontFamily::Proportional);
        for column in columns {
            let standing = self.drawn.comparison.matrix.columns[column];
            let rect = Rect::from_min_size(
                pos2(left + column as f32 * self.width, self.head.top()),
                vec2(self.width, HEAD),
            );
            let paint = scene.colours.subject(figures::subject(standing.who));
            let bar = Rect::from_min_max(
                pos2(rect.left() + GAP / 2.0, rect.bottom() - 6.0),
                pos2(rect.right() - GAP / 2.0, rect.bottom() - 3.0),
            );
            painter.rect_filled(bar, 1.0, paint.line(tokens));
            let name = figures::who(scene, &self.drawn.lexicon, standing.who);
            let room = rect.width() - 2.0 * tokens::STEP;
            let galley = truncated(ui, &name, bold.clone(), tokens.text, room);
            let at = pos2(
                rect.center().x - galley.size().x / 2.0,
                rect.top() + 2.0 * tokens::STEP,
            );
            painter.galley(at, galley, tokens.text);
            let sum = scene.locale.number(u64::from(standing.sentences));
            painter.text(
                pos2(rect.center().x, rect.top() + 32.0),
                Align2::CENTER_CENTER,
                sum,
                small.clone(),
                tokens.text_quiet,
            );
            let seen = rect.intersect(self.head);
            if !seen.is_positive() {
                continue;
            }
            let label = scene.format(
                "compare-column-label",
                &[
                    ("company", (&name).into()),
                    ("sentences", u64::from(standing.sentences).into()),
                    ("articles", u64::from(standing.articles).into()),
                ],
            );
            let id = ui.scope_id().with(("column", column));
            let response = ui.interact(seen, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
            response.on_hover_ui(|ui| {
                ui.label(&label);
                let line = profiles::line(scene, self.drawn, &standing);
                ui.label(widgets::quiet(line, tokens));
            });
        }
    }
}

/// The ground of a cell: more of the company's hue for more, on which text can still be read.
fn shade(paint: Paint, tokens: &Tokens, share: f32) -> Color32 {
    let least = tokens.mark_fill * 0.45;
    let amount = least + (tokens.mark_fill_strong * 1.35 - least) * share;
    paint.ground(tokens, amount)
}
