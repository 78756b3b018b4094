//! What stands in a cell, by the kind of its column.
//!
//! A value goes in, shapes come out; knows no order and no selection.

use super::super::fonts;
use super::super::scene::Scene;
use super::super::side_panel::truncated;
use super::super::tokens::{self, Tokens};
use super::geometry::{Laid, MARGIN};
use super::mentions;
use crate::corpus::{Severity, Value};
use crate::session::Entry;
use crate::session::table::{Column, Kind, facts, kind};
use egui::{Align2, Color32, FontFamily, FontId, Painter, Rect, Ui, pos2};
use egui_material_icons::icons;
use std::borrow::Cow;

/// First width of the column of mentions.
pub const MENTIONS_WIDTH: f32 = 132.0;

/// What a cell says in words; for the pointer where it is cut, for those who listen always.
pub fn text<'entry>(scene: &Scene<'_>, laid: &Laid, entry: &'entry Entry) -> Cow<'entry, str> {
    let document = &entry.document;
    match &laid.column {
        Column::Title => document.title.text.as_str().into(),
        Column::Mentions => mentions::text(scene, entry).into(),
        Column::Date => document
            .date
            .map(kind::date_text)
            .unwrap_or_default()
            .into(),
        Column::Characters => scene.locale.number(u64::from(document.characters)).into(),
        Column::Encoding => document.encoding.into(),
        Column::File => document.path.as_str().into(),
        Column::Field(key) => match document.field(key) {
            Some(value) => facts::value_text(&value, laid.kind).into_owned().into(),
            None => "".into(),
        },
    }
}

/// Draws a cell; true where not all of it has room.
pub fn show(
    ui: &Ui,
    painter: &Painter,
    scene: &Scene<'_>,
    laid: &Laid,
    entry: &Entry,
    rect: Rect,
    is_open: bool,
) -> bool {
    let tokens = scene.tokens(ui);
    match &laid.column {
        Column::Title => {
            let family = if is_open {
                fonts::bold()
            } else {
                FontFamily::Proportional
            };
            let room = problem_dot(painter, entry, rect, tokens);
            let font = FontId::new(tokens::TEXT, family);
            let text = &entry.document.title.text;
            text_cell(ui, painter, room, text, font, tokens.text, false)
        }
        Column::Mentions => {
            mentions::show(ui, painter, scene, entry, rect);
            false
        }
        Column::Field(key) if laid.kind == Kind::Boolean => {
            match entry.document.field(key) {
                Some(Value::Boolean(is_true)) => switch(painter, rect, is_true, tokens),
                Some(value) => return small(ui, painter, rect, &value.compact(), tokens, false),
                None => {}
            }
            false
        }
        _ => {
            let text = text(scene, laid, entry);
            small(ui, painter, rect, &text, tokens, laid.is_right())
        }
    }
}

/// True is a tick, false a dash: neither shouts.
fn switch(painter: &Painter, rect: Rect, is_true: bool, tokens: &Tokens) {
    let (icon, ink) = if is_true {
        (icons::ICON_CHECK, tokens.text)
    } else {
        (icons::ICON_REMOVE, tokens.text_faint)
    };
    let at = pos2(rect.left() + MARGIN, rect.center().y);
    let font = FontId::new(tokens::TEXT, fonts::icons());
    painter.text(at, Align2::LEFT_CENTER, icon.codepoint, font, ink);
}

/// A dot at the end of the title of an article about which the reader must know something; gives the
/// room that is left.
fn problem_dot(painter: &Painter, entry: &Entry, rect: Rect, tokens: &Tokens) -> Rect {
    let problems = &entry.document.problems;
    let worst = problems.iter().map(|problem| problem.kind.severity()).max();
    let colour = match worst {
        Some(Severity::Error) => tokens.error,
        Some(Severity::Warning) => tokens.warning,
        Some(Severity::Note) | None => return rect,
    };
    let at = pos2(rect.right() - 10.0, rect.center().y);
    painter.circle_filled(at, 3.0, colour);
    rect.with_max_x(rect.right() - 14.0)
}

fn small(
    ui: &Ui,
    painter: &Painter,
    rect: Rect,
    text: &str,
    tokens: &Tokens,
    is_right: bool,
) -> bool {
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    text_cell(ui, painter, rect, text, font, tokens.text_quiet, is_right)
}

/// A text on one line within the margins of `rect`; true where it is cut.
pub fn text_cell(
    ui: &Ui,
    painter: &Painter,
    rect: Rect,
    text: &str,
    font: FontId,
    ink: Color32,
    is_right: bool,
) -> bool {
    if text.is_empty() {
        return false;
    }
    let left = rect.left() + MARGIN;
    let right = rect.right() - MARGIN;
    let galley = truncated(ui, text, font, ink, right - left);
    let x = if is_right {
        right - galley.size().x
    } else {
        left
    };
    let is_cut = galley.elided;
    let y = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(x, y), galley, ink);
    is_cut
}
