//! The heads of columns: names, order, and the grips that move columns and change their widths.
//!
//! Follows the pointer; what comes of it is sent as changes of the layout.

use super::super::fonts;
use super::super::scene::Scene;
use super::super::side_panel::truncated;
use super::super::tokens::{self, Tokens};
use super::super::widgets;
use super::column_menu;
use super::geometry::{ARROW, BUTTON, Geometry, Laid, MARGIN};
use super::send;
use crate::session::table::layout::WIDTHS;
use crate::session::table::{Column, LayoutChange, SortKey, TableChange};
use egui::{
    Align2, CursorIcon, FontFamily, FontId, Popup, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons;

/// Width of the grip at the right edge of a head.
const GRIP: f32 = 8.0;

/// A column that is being drawn wider or moved.
#[derive(Default)]
pub struct Heads {
    resizing: Option<(Column, f32)>,
    moving: Option<Column>,
}

impl Heads {
    /// The column that is being drawn wider or narrower, and its width now.
    pub fn resizing(&self) -> Option<(&Column, f32)> {
        self.resizing
            .as_ref()
            .map(|(column, width)| (column, *width))
    }

    /// Draws the heads; true where one was clicked to sort by it.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, geometry: &Geometry) -> bool {
        let tokens = scene.tokens(ui);
        let area = geometry.head();
        ui.painter().rect_filled(area, 0.0, tokens.surface);
        let mut has_sorted = false;
        let mut grips = Vec::new();
        for frozen in [false, true] {
            // Below the button of all columns there is no head.
            let room = area.with_max_x(area.right() - BUTTON);
            let clip = geometry.clip(frozen).intersect(room);
            if frozen && geometry.border > area.left() {
                ui.painter().rect_filled(clip, 0.0, tokens.surface);
            }
            for laid in geometry.seen(frozen) {
                has_sorted |= self.head(ui, scene, laid, area, clip);
                grips.push((laid, clip));
            }
        }
        // Over all heads, so that an edge is easier to take hold of than a head.
        for (laid, clip) in grips {
            self.grip(ui, scene, laid, area, clip);
        }
        self.drop_place(ui, scene, geometry);
        let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        ui.painter()
            .hline(area.x_range(), area.bottom() - 0.5, line);
        columns_button(ui, scene, area);
        has_sorted
    }

    fn head(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        laid: &Laid,
        area: Rect,
        clip: Rect,
    ) -> bool {
        let rect = laid.cell(area).intersect(clip);
        let id = ui.scope_id().with(("head", &laid.column));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let key = sort_key(scene, &laid.column);
        let order = &scene.session.table().layout().order;
        let rank = order.rank(&key);
        let several = order.rules().len() > 1;
        let described = scene.format("column-sort", &[("name", (&laid.name).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &described));
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some((rank, descending)) = rank {
                node.set_sort_direction(if descending {
                    egui::accesskit::SortDirection::Descending
                } else {
                    egui::accesskit::SortDirection::Ascending
                });
                node.set_value((rank + 1).to_string());
            }
        });
        let rank = rank.map(|(rank, descending)| (several.then_some(rank + 1), descending));
        draw_head(ui, scene, laid, area, clip, &response, rank);

        if response.drag_started() {
            self.moving = Some(laid.column.clone());
        }
        let mut has_sorted = false;
        if response.clicked() {
            let also = ui.input(|input| input.modifiers.shift);
            send(
                scene,
                match also {
                    true => TableChange::AlsoSortBy(key),
                    false => TableChange::SortBy(key),
                },
            );
            has_sorted = true;
        }
        response.context_menu(|ui| column_menu::show(ui, scene, laid));
        has_sorted
    }

    fn grip(&mut self, ui: &Ui, scene: &mut Scene<'_>, laid: &Laid, area: Rect, clip: Rect) {
        let edge = laid.x.max;
        if edge < clip.left() || edge > clip.right() {
            return;
        }
        let rect = Rect::from_x_y_ranges(edge - GRIP / 2.0..=edge + GRIP / 2.0, area.y_range());
        let id = ui.scope_id().with(("grip", &laid.column));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let name = scene.format("table-resize", &[("name", (&laid.name).into())]);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, &name);
            info.value = Some(f64::from(laid.x.span().round()));
            info
        });
        if response.double_clicked() {
            self.resizing = None;
            let change = LayoutChange::Resize(laid.column.clone(), None);
            send(scene, TableChange::Layout(change));
        } else if let Some(pointer) = response.interact_pointer_pos()
            && response.dragged()
        {
            let width = (pointer.x - laid.x.min).clamp(WIDTHS.0, WIDTHS.1);
            self.resizing = Some((laid.column.clone(), width));
        }
        if response.drag_stopped()
            && let Some((column, width)) = self.resizing.take()
        {
            let change = LayoutChange::Resize(column, Some(width.round()));
            send(scene, TableChange::Layout(change));
        }
        let tokens = scene.tokens(ui);
        if response.hovered() || response.dragged() {
            let line = Stroke::new(2.0, tokens.accent);
            ui.painter()
                .vline(edge - 1.0, area.y_range().shrink(tokens::STEP), line);
            response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        }
    }

    /// Shows between which columns the one that is being moved would come to stand, and puts it there.
    fn drop_place(&mut self, ui: &Ui, scene: &mut Scene<'_>, geometry: &Geometry) {
        let Some(moving) = self.moving.clone() else {
            return;
        };
        let (pointer, is_down) =
            ui.input(|input| (input.pointer.interact_pos(), input.pointer.any_down()));
        let Some(pointer) = pointer else {
            self.moving = None;
            return;
        };
        let area = geometry.head();
        let columns: Vec<&Laid> = geometry.columns.iter().collect();
        let over = geometry.at(pointer.x);
        let over = over.and_then(|over| columns.iter().position(|laid| laid.column == over.column));
        let before = match over {
            Some(at) if pointer.x < columns[at].x.center() => at,
            Some(at) => at + 1,
            None => columns.len(),
        };
        let Some(from) = columns.iter().position(|laid| laid.column == moving) else {
            self.moving = None;
            return;
        };
        let moves = before != from && before != from + 1;
        if !is_down {
            self.moving = None;
            // Let go far from the heads it stays where it was.
            if moves && (pointer.y - area.center().y).abs() < 3.0 * tokens::ROW {
                let before = columns.get(before).map(|laid| laid.column.clone());
                let change = LayoutChange::MoveBefore(moving, before);
                send(scene, TableChange::Layout(change));
            }
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let tokens = scene.tokens(ui);
        if moves {
            let x = columns.get(before).map_or_else(
                || columns.last().map_or(area.right(), |laid| laid.x.max),
                |laid| laid.x.min,
            );
            let x = x.clamp(area.left() + 1.0, area.right() - 1.0);
            let line = Stroke::new(2.0, tokens.accent);
            ui.painter().vline(x, geometry.area.y_range(), line);
        }
        let font = FontId::new(tokens::SMALL, fonts::bold());
        let galley = ui
            .painter()
            .layout_no_wrap(columns[from].name.clone(), font, tokens.text);
        let size = galley.size() + vec2(2.0 * MARGIN, 2.0 * tokens::STEP);
        let rect = Rect::from_min_size(
            pos2(pointer.x + MARGIN, area.center().y - size.y / 2.0),
            size,
        );
        let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        let painter = ui
            .ctx()
            .layer_painter(egui::LayerId::new(egui::Order::Tooltip, ui.scope_id()));
        painter.rect(
            rect,
            tokens::ROUND,
            tokens.raised,
            line,
            egui::StrokeKind::Inside,
        );
        painter.galley(rect.min + vec2(MARGIN, tokens::STEP), galley, tokens.text);
    }
}

/// What a click on the head of `column` sorts by: for mentions the company by which they are sorted.
fn sort_key(scene: &Scene<'_>, column: &Column) -> SortKey {
    let rules = scene.session.table().layout().order.rules();
    let of_column = rules.iter().find(|rule| rule.key.column() == column);
    match of_column {
        Some(rule) => rule.key.clone(),
        None => SortKey::Column(column.clone()),
    }
}

fn draw_head(
    ui: &Ui,
    scene: &Scene<'_>,
    laid: &Laid,
    area: Rect,
    clip: Rect,
    response: &Response,
    rank: Option<(Option<usize>, bool)>,
) {
    let tokens = scene.tokens(ui);
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    let inner = laid.cell(area).shrink2(vec2(MARGIN, 0.0));
    let ink = if rank.is_some() || response.hovered() {
        tokens.text
    } else {
        tokens.text_quiet
    };
    let y = area.center().y;
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let room = if rank.is_some() { ARROW } else { 0.0 };
    let galley = truncated(ui, &laid.name, font, ink, inner.width() - room);
    let is_cut = galley.elided;
    let width = galley.size().x;
    let x = if laid.is_right() {
        inner.right() - room - width
    } else {
        inner.left()
    };
    painter.galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if let Some((rank, descending)) = rank {
        arrow(&painter, pos2(x + width + 2.0, y), rank, descending, tokens);
    }
    widgets::focus_ring(ui, response, laid.cell(area).intersect(clip));
    if is_cut {
        response.clone().on_hover_text(laid.name.as_str());
    }
}

/// The direction, and which of several keys this one is.
fn arrow(
    painter: &egui::Painter,
    at: egui::Pos2,
    rank: Option<usize>,
    descending: bool,
    tokens: &Tokens,
) {
    let icon = if descending {
        icons::ICON_ARROW_DOWNWARD
    } else {
        icons::ICON_ARROW_UPWARD
    };
    let font = FontId::new(tokens::SMALL + 1.0, fonts::icons());
    let drawn = painter.text(at, Align2::LEFT_CENTER, icon.codepoint, font, tokens.accent);
    if let Some(rank) = rank {
        let font = FontId::new(tokens::SMALL - 2.0, FontFamily::Proportional);
        let at = pos2(drawn.right() - 2.0, at.y);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            rank.to_string(),
            font,
            tokens.accent,
        );
    }
}

/// The button that lists all columns.
fn columns_button(ui: &mut Ui, scene: &mut Scene<'_>, area: Rect) {
    let tokens = scene.tokens(ui);
    let rect = area.with_min_x(area.right() - BUTTON);
    ui.painter().rect_filled(rect, 0.0, tokens.surface);
    let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let id = ui.scope_id().with("columns");
    let name = scene.text("table-columns").into_owned();
    let icon = icons::ICON_VIEW_COLUMN;
    let response = widgets::small_icon(ui, rect, id, icon, &name, false);
    Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| column_menu::all(ui, scene));
}
