//! The table of articles: one row an article, one column a field.
//!
//! Draws only the rows and columns that are seen, by index, so that a million rows cost what thirty do.
//! Reads the layout, the order and the selection from the session, and sends changes of them.

mod cells;
mod column_menu;
mod geometry;
mod heads;
mod keys;
mod mentions;
mod row_menu;
mod rows;

pub use keys::{focus_id, is_typing};

use super::exact_scroll::{self, Extent, Way};
use super::scene::Scene;
use super::tokens;
use crate::session::table::TableChange;
use crate::session::{Command, Stage};
use egui::{Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use geometry::Geometry;
use std::sync::Arc;

/// What the table keeps from frame to frame.
#[derive(Default)]
pub struct ArticlesTable {
    /// How far rows are scrolled, in points.
    top: f64,
    /// How far columns are scrolled, in points.
    left: f64,
    /// The row that was last brought into view.
    cursor: Option<u32>,
    heads: heads::Heads,
    keys: keys::TypedAhead,
    /// Where the menu of a row was opened.
    menu_at: row_menu::OpenedAt,
}

impl ArticlesTable {
    /// Draws the table and follows keys and pointer.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        super::scope_line::show(ui, scene);
        let area = ui.available_rect_before_wrap();
        let count = scene.locale.number(scene.session.rows().len() as u64);
        let name = scene.format("table-name", &[("count", (&count).into())]);
        let builder = UiBuilder::new()
            .max_rect(area)
            .id_salt("articles")
            .accessibility_role(Role::Grid)
            .accessibility_label(name.clone());
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(area));
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_row_count(scene.session.rows().len());
                node.set_multiselectable();
            });
            self.content(ui, scene, area, &name);
        });
        ui.advance_cursor_after_rect(area);
    }

    fn content(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, area: Rect, name: &str) {
        let rows = Arc::clone(scene.session.rows());
        let body = area.with_min_y(area.top() + tokens::ROW);
        let response = ui.interact(body, focus_id(), Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
        let extent = Extent {
            whole: rows.len() as f64 * f64::from(tokens::ROW),
            seen: f64::from(body.height()),
        };
        let page = (body.height() / tokens::ROW) as i64 - 1;
        self.left += self.keys.update(ui, scene, page.max(1));
        self.follow_cursor(scene, &rows, extent);

        let mut geometry = Geometry::new(ui, scene, area, self.left, self.heads.resizing());
        self.scroll(ui, &geometry, extent);
        geometry.place(self.left);

        if rows.is_empty() {
            nothing(ui, scene, body);
        } else {
            rows::show(
                ui,
                scene,
                &rows,
                body,
                self.top,
                &geometry,
                &mut self.menu_at,
            );
        }
        if self.heads.show(ui, scene, &geometry) {
            // Whoever sorts looks for what comes first.
            self.top = 0.0;
        }
        self.bars(ui, scene, &geometry, body, extent, rows.len());
        self.keys.show(ui, scene, body);
    }

    /// The row to which the reader or the keyboard went is brought into view once; later the table stays
    /// where it was left.
    fn follow_cursor(&mut self, scene: &Scene<'_>, rows: &[u32], extent: Extent) {
        let cursor = scene.session.table().selection().cursor();
        if cursor != self.cursor {
            self.cursor = cursor;
            let row = cursor.and_then(|cursor| rows.iter().position(|row| *row == cursor));
            if let Some(row) = row {
                let top = row as f64 * f64::from(tokens::ROW);
                self.top = extent.reveal(self.top, top, top + f64::from(tokens::ROW));
            }
        }
    }

    fn scroll(&mut self, ui: &Ui, geometry: &Geometry, extent: Extent) {
        let by = exact_scroll::wheel(ui, geometry.area);
        self.top = extent.clamp(self.top - f64::from(by.y));
        let sideways = geometry.extent();
        self.left = sideways.clamp(self.left - f64::from(by.x));
    }

    fn bars(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        geometry: &Geometry,
        body: Rect,
        extent: Extent,
        rows: usize,
    ) {
        let track = body.with_min_x(body.right() - exact_scroll::TRACK);
        let id = ui.scope_id().with("bar");
        let name = scene.text("table-bar");
        if exact_scroll::bar(ui, id, track, Way::Upright, extent, &mut self.top, &name) {
            let first = (self.top / f64::from(tokens::ROW)) as u64 + 1;
            rows::place_sign(ui, scene, track, first, rows as u64);
        }
        let track = Rect::from_min_max(
            pos2(geometry.border, body.bottom() - exact_scroll::TRACK),
            body.max - vec2(exact_scroll::TRACK, 0.0),
        );
        let id = ui.scope_id().with("bar sideways");
        let name = scene.text("table-bar-sideways");
        let sideways = geometry.extent();
        exact_scroll::bar(
            ui,
            id,
            track,
            Way::Sideways,
            sideways,
            &mut self.left,
            &name,
        );
    }
}

/// Where rows will be, or why there are none.
fn nothing(ui: &mut Ui, scene: &Scene<'_>, body: Rect) {
    let library = scene.session.library();
    let is_reading = matches!(library.progress.stage, Stage::Listing | Stage::Reading);
    if is_reading && scene.session.is_reading() {
        rows::placeholders(ui, scene, body);
    } else if !library.entries.is_empty() {
        let builder = UiBuilder::new().max_rect(body);
        ui.scope_builder(builder, |ui| {
            super::empty::sentence(ui, &scene.text("table-none"));
        });
    }
}

fn send(scene: &mut Scene<'_>, change: TableChange) {
    scene.send(Command::Table(change));
}
