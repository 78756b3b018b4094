//! The rows that are seen: their ground, their cells, and what the pointer does with them.
//!
//! Rows are found by index; only those in sight are looked at.

use super::super::exact_scroll::{self, InSight};
use super::super::fonts;
use super::super::scene::Scene;
use super::super::tokens;
use super::cells;
use super::geometry::{Geometry, MARGIN};
use super::row_menu::{self, OpenedAt};
use super::{focus_id, send};
use crate::session::table::{Column, Pick, TableChange};
use crate::session::{Command, Entry};
use egui::{
    Align2, FontFamily, FontId, Popup, Rect, Response, Role, Sense, SetOpenCommand, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// A row in sight.
struct Row {
    /// Its place in the table, from 0.
    index: usize,
    /// The article's position in the library.
    position: u32,
    entry: Arc<Entry>,
    rect: Rect,
    is_open: bool,
}

/// Draws the rows from `top` points on.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    rows: &[u32],
    body: Rect,
    top: f64,
    geometry: &Geometry,
    menu_at: &mut OpenedAt,
) {
    let InSight {
        rows: range,
        offset,
    } = exact_scroll::in_sight(top, body.height(), tokens::ROW, rows.len());
    let first = range.start;
    let entries = &scene.session.library().entries;
    let selected = scene.session.selected();
    let in_sight: Vec<Row> = range
        .filter_map(|index| {
            let y = body.top() + offset + (index - first) as f32 * tokens::ROW;
            let position = rows[index];
            Some(Row {
                index,
                position,
                entry: Arc::clone(entries.get(position as usize)?),
                rect: Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), tokens::ROW)),
                is_open: selected == Some(position),
            })
        })
        .collect();
    let clip = ui.clip_rect().intersect(body);
    let responses: Vec<Response> = in_sight
        .iter()
        .map(|row| ground(ui, scene, row, clip, geometry, rows.len()))
        .collect();

    // All cells that scroll, then all that stay: each kind is cut off by one rectangle, not by as many as
    // there are cells.
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let mut cut = None;
    for frozen in [false, true] {
        let clip = clip.intersect(geometry.clip(frozen));
        let painter = ui.painter().with_clip_rect(clip);
        for (number, row) in in_sight.iter().enumerate() {
            for laid in geometry.seen(frozen) {
                let rect = laid.cell(row.rect);
                let is_cut = cells::show(ui, &painter, scene, laid, &row.entry, rect, row.is_open);
                let is_below = pointer.is_some_and(|at| rect.intersect(clip).contains(at));
                if is_below && (is_cut || laid.column == Column::Mentions) {
                    cut = Some((number, laid));
                }
            }
        }
    }
    edges(ui, scene, geometry, body);
    for (number, (row, response)) in in_sight.iter().zip(&responses).enumerate() {
        follow(ui, scene, row, response, geometry, menu_at);
        if let Some((at, laid)) = cut
            && at == number
        {
            let text = cells::text(scene, laid, &row.entry);
            if !text.is_empty() {
                response.clone().on_hover_text_at_pointer(text);
            }
        }
    }
}

/// The ground of a row, and its node for those who listen.
fn ground(
    ui: &Ui,
    scene: &Scene<'_>,
    row: &Row,
    clip: Rect,
    geometry: &Geometry,
    rows: usize,
) -> Response {
    let tokens = scene.tokens(ui);
    let id = ui.scope_id().with(("row", row.position));
    let response = ui.interact(row.rect.intersect(clip), id, Sense::CLICK);
    let selection = scene.session.table().selection();
    let is_selected = selection.contains(row.position);
    let name = &row.entry.document.title.text;
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(is_selected);
        node.set_row_index(row.index);
        node.set_row_count(rows);
        node.set_description(description(scene, row, geometry));
    });
    if selection.cursor() == Some(row.position) {
        ui.ctx().accesskit_node_builder(focus_id(), |node| {
            node.set_active_descendant(id.accesskit_id());
        });
    }
    let painter = ui.painter().with_clip_rect(clip);
    let colour = match () {
        () if is_selected => tokens.pressed,
        () if row.is_open || response.hovered() => tokens.hover,
        () => return response,
    };
    painter.rect_filled(row.rect, 0.0, colour);
    if row.is_open {
        let edge = Rect::from_min_size(row.rect.min, vec2(3.0, row.rect.height()));
        painter.rect_filled(edge, 0.0, tokens.accent);
    }
    // Where the keyboard is, as long as that is not simply the open article.
    let has_focus = ui.ctx().memory(|memory| memory.has_focus(focus_id()));
    if has_focus && selection.cursor() == Some(row.position) && !row.is_open {
        let stroke = Stroke::new(tokens::HAIRLINE, tokens.accent);
        let rect = row.rect.shrink(1.0);
        painter.rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    response
}

/// What stands in the row beside the title.
fn description(scene: &Scene<'_>, row: &Row, geometry: &Geometry) -> String {
    let columns = geometry.columns.iter();
    let others = columns.filter(|laid| laid.column != Column::Title);
    let said = others.filter_map(|laid| {
        let text = cells::text(scene, laid, &row.entry);
        (!text.is_empty()).then(|| format!("{}: {text}", laid.name))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// A hairline where frozen columns end, as soon as something lies below them.
fn edges(ui: &Ui, scene: &Scene<'_>, geometry: &Geometry, body: Rect) {
    let tokens = scene.tokens(ui);
    let is_scrolled = geometry
        .seen(false)
        .next()
        .is_some_and(|laid| laid.x.min < geometry.border);
    if is_scrolled && geometry.border > geometry.area.left() {
        let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        ui.painter()
            .vline(geometry.border - 0.5, body.y_range(), line);
    }
}

fn follow(
    ui: &Ui,
    scene: &mut Scene<'_>,
    row: &Row,
    response: &Response,
    geometry: &Geometry,
    menu_at: &mut OpenedAt,
) {
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        let pick = match (modifiers.command, modifiers.shift) {
            (false, false) => None,
            (true, false) => Some(Pick::Toggle),
            (false, true) => Some(Pick::Range),
            (true, true) => Some(Pick::AlsoRange),
        };
        match pick {
            None => scene.send(Command::Select(row.position)),
            Some(pick) => send(scene, TableChange::Pick(row.position, pick)),
        }
        ui.ctx()
            .memory_mut(|memory| memory.request_focus(focus_id()));
    }
    let by_key = is_menu_asked_for(ui, scene, row);
    if by_key || response.secondary_clicked() {
        if !scene.session.table().selection().contains(row.position) {
            send(scene, TableChange::Pick(row.position, Pick::Only));
        }
        let at = response.interact_pointer_pos().filter(|_| !by_key);
        let laid = at.and_then(|at| geometry.at(at.x));
        *menu_at = OpenedAt {
            column: laid.map(|laid| laid.column.clone()),
            by_key: by_key.then(|| row.rect.left_bottom() + vec2(6.0 * tokens::STEP, 0.0)),
        };
        ui.ctx()
            .memory_mut(|memory| memory.request_focus(focus_id()));
    }
    let mut menu = Popup::context_menu(response);
    if by_key {
        menu = menu.open_memory(SetOpenCommand::Bool(true));
    }
    let is_open = by_key || menu.is_open();
    if let Some(at) = menu_at.by_key.filter(|_| is_open) {
        menu = menu.at_position(at);
    }
    menu.show(|ui| {
        let laid = geometry
            .columns
            .iter()
            .find(|laid| Some(&laid.column) == menu_at.column.as_ref());
        let by_key = menu_at.by_key.is_some();
        row_menu::show(ui, scene, row.position, &row.entry, laid, by_key, geometry);
    });
    if is_open && menu_at.by_key.is_some() && !response.context_menu_opened() {
        // The keyboard goes back to where it was.
        ui.ctx()
            .memory_mut(|memory| memory.request_focus(focus_id()));
    }
}

/// True where a key asks for the menu of the row at which the keyboard is.
fn is_menu_asked_for(ui: &Ui, scene: &Scene<'_>, row: &Row) -> bool {
    let cursor = scene.session.table().selection().cursor();
    let focused = ui.memory(|memory| memory.focused());
    cursor.or(scene.session.selected()) == Some(row.position)
        && focused.is_none_or(|id| id == focus_id())
        && !Popup::is_any_open(ui.ctx())
        && row_menu::is_asked_for(ui.ctx())
}

/// Says at which row the bar is held.
pub fn place_sign(ui: &Ui, scene: &Scene<'_>, track: Rect, first: u64, rows: u64) {
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let tokens = scene.tokens(ui);
    let text = format!(
        "{} / {}",
        scene.locale.number(first),
        scene.locale.number(rows)
    );
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let galley = ui.painter().layout_no_wrap(text, font, tokens.text);
    let size = galley.size() + vec2(2.0 * MARGIN, 2.0 * tokens::STEP);
    let y = pointer.y.clamp(
        track.top() + size.y / 2.0,
        (track.bottom() - size.y / 2.0).max(track.top() + size.y / 2.0),
    );
    let rect = Rect::from_center_size(pos2(track.left() - MARGIN - size.x / 2.0, y), size);
    ui.painter().rect(
        rect,
        tokens::ROUND,
        tokens.raised,
        Stroke::new(tokens::HAIRLINE, tokens.hairline),
        egui::StrokeKind::Inside,
    );
    ui.painter()
        .galley(rect.min + vec2(MARGIN, tokens::STEP), galley, tokens.text);
}

/// Faint lines where titles will be, while the first articles are still being looked for.
pub fn placeholders(ui: &Ui, scene: &Scene<'_>, body: Rect) {
    let tokens = scene.tokens(ui);
    let painter = ui.painter().with_clip_rect(body);
    let rows = (body.height() / tokens::ROW) as usize;
    for index in 0..rows {
        let y = body.top() + (index as f32 + 0.5) * tokens::ROW;
        // Lines of uneven length, as titles are.
        let length = [0.42, 0.31, 0.5, 0.36, 0.46][index % 5] * body.width().min(720.0);
        let line = Rect::from_min_size(
            pos2(body.left() + MARGIN, y - tokens::STEP),
            vec2(length, 2.0 * tokens::STEP),
        );
        painter.rect_filled(line, tokens::MARK_ROUND, tokens.hover);
    }
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let at = pos2(body.right() - 2.0 * MARGIN, body.top() + tokens::ROW / 2.0);
    let text = scene.text("empty-reading");
    painter.text(at, Align2::RIGHT_CENTER, text, font, tokens.text_quiet);
}
