//! Every place of what is sought, line by line, aligned on the hit.
//!
//! Draws the lines that the session found; keeps how far they are scrolled and what is being typed. A line
//! leads to its article.

mod columns;
mod dispersion;
pub mod dispersion_chart;
mod field;
mod figures;
mod keys;
mod rows;
mod sets_menu;
mod sorting;
mod toolbar;

use super::empty;
use super::exact_scroll::{self, Extent, Way};
use super::scene::Scene;
use super::scope_line;
use crate::analysis::concordance::Line;
use crate::session::concordance::{Face, Lines, Seek};
use columns::Columns;
use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};
use std::sync::Arc;

/// Height of a line.
const ROW: f32 = 24.0;

/// What the view keeps from frame to frame.
#[derive(Default)]
pub struct ConcordanceView {
    field: field::Field,
    figures: figures::Figures,
    sets: sets_menu::SetsMenu,
    dispersion: dispersion::DispersionView,
    /// How far the lines are scrolled, in points.
    top: f64,
    /// What is drawn, so that other lines begin at their head.
    of: Option<Seek>,
    /// The line that was last brought into sight.
    followed: Option<Line>,
}

impl ConcordanceView {
    /// Draws what is sought, and the lines.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        scope_line::show(ui, scene);
        let (field, figures, sets) = (&mut self.field, &mut self.figures, &mut self.sets);
        toolbar::show(ui, scene, field, figures, sets);
        let concordance = scene.session.concordance();
        if concordance.face() == Face::Dispersion {
            match concordance.dispersion().cloned() {
                Some(made) if made.rows.is_empty() && made.sought.is_none() => {
                    empty::sentence(ui, &scene.text("dispersion-none"));
                }
                Some(made) => self.dispersion.show(ui, scene, &made),
                None => empty::sentence(ui, &scene.text("dispersion-laying")),
            }
            return;
        }
        let lines = concordance.lines().filter(|lines| {
            // What was found of something else is no answer to this.
            concordance.seek() == Some(&lines.asked.seek)
        });
        let Some(lines) = lines.cloned() else {
            let id = match concordance.seek() {
                Some(_) => "concordance-seeking",
                None if scene.session.is_reading() => "concordance-reading",
                None => "concordance-ask",
            };
            empty::sentence(ui, &scene.text(id));
            return;
        };
        if lines.found.lines.is_empty() {
            let id = match lines.is_unknown {
                true => "concordance-unknown",
                false => "concordance-none",
            };
            empty::sentence(ui, &scene.text(id));
            return;
        }
        self.lines(ui, scene, &lines);
    }

    fn lines(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, lines: &Arc<Lines>) {
        let area = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(area);
        let count = u32::try_from(lines.order.len()).unwrap_or(u32::MAX);
        let extent = Extent {
            whole: f64::from(count) * f64::from(ROW),
            seen: f64::from(area.height()),
        };
        if self.of.as_ref() != Some(&lines.asked.seek) {
            self.of = Some(lines.asked.seek.clone());
            self.top = 0.0;
            self.followed = scene.session.concordance().selection().cursor();
        }
        let page = (area.height() / ROW) as u32;
        keys::follow(ui, scene, lines, page.max(2) - 1);
        self.follow(scene, lines, extent);
        let by = exact_scroll::wheel(ui, area);
        self.top = extent.clamp(self.top - f64::from(by.y));
        let columns = Columns::new(area, count);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area));
        child.set_clip_rect(area.intersect(ui.clip_rect()));
        let list = child.interact(area, child.scope_id().with("lines"), Sense::hover());
        let named = scene.text("view-concordance");
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, &*named));
        let first = (self.top / f64::from(ROW)) as u32;
        let above = (self.top - f64::from(first) * f64::from(ROW)) as f32;
        let seen = (area.height() / ROW).ceil() as u32 + 1;
        let rows: Vec<rows::Row<'_>> = (first..count.min(first.saturating_add(seen)))
            .filter_map(|row| {
                let top = area.top() - above + (row - first) as f32 * ROW;
                let rect =
                    Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), top + ROW));
                rows::Row::new(lines, row, rect)
            })
            .collect();
        rows::show(&mut child, scene, lines, &columns, &rows);
        let track = area.with_min_x(area.right() - exact_scroll::TRACK);
        let id = child.scope_id().with("bar");
        let name = scene.text("concordance-bar");
        exact_scroll::bar(
            &child,
            id,
            track,
            Way::Upright,
            extent,
            &mut self.top,
            &name,
        );
    }

    /// Brings the line at which the keyboard is into sight, once after it has moved.
    fn follow(&mut self, scene: &Scene<'_>, lines: &Lines, extent: Extent) {
        let cursor = scene.session.concordance().selection().cursor();
        if cursor == self.followed {
            return;
        }
        self.followed = cursor;
        if let Some(row) = cursor.and_then(|line| lines.row_of(&line)) {
            let top = f64::from(row) * f64::from(ROW);
            self.top = extent.reveal(self.top, top, top + f64::from(ROW));
        }
    }
}
