//! The mentions of what is chosen, in the article or in the library, as lines with their context.

use super::empty;
use super::fonts;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::session::lines::{self, LineRef};
use crate::session::{Command, Direction, Scope, context};
use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};
use egui::{pos2, vec2};
use egui_material_icons::icons;
use std::sync::Arc;

/// Height of one line of the list: its context on two rows, and where it stands.
pub(super) const LINE: f32 = 68.0;
/// Characters of context on either side.
const WIDTH: usize = 28;

/// Draws the list beside the article.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    head(ui, scene);
    widgets::hairline(ui);
    let Some(found) = found(scene) else {
        empty::sentence(ui, &scene.text("lines-gathering"));
        return;
    };
    if found.is_empty() {
        let session = scene.session;
        let is_open = session.entry().is_some();
        let id = match (session.chosen(), session.scope()) {
            // What is not there yet may still come.
            (None, _) | (Some(_), Scope::Article) if !is_open && session.is_reading() => {
                "empty-reading"
            }
            (Some(_), Scope::Library) if session.is_reading() => "empty-reading",
            (None, _) => "lines-choose",
            (Some(_), Scope::Article) => "lines-none-article",
            (Some(_), Scope::Library) => "lines-none-library",
        };
        empty::sentence(ui, &scene.text(id));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("lines")
        .auto_shrink(false)
        .show_rows(ui, LINE, found.len(), |ui, range| {
            for index in range {
                show_line(ui, scene, found[index]);
            }
        });
}

/// The lines to show; `None` while they are being gathered.
fn found(scene: &Scene<'_>) -> Option<Arc<Vec<LineRef>>> {
    let session = scene.session;
    if session.scope() == Scope::Library && session.chosen().is_some() {
        return session.library_lines().cloned();
    }
    let (Some(entry), Some(selected)) = (session.entry(), session.selected()) else {
        return Some(Arc::default());
    };
    let hits = match session.chosen() {
        Some(subject) => Arc::new(lines::hits(scene.lexicon(), entry, Some(subject))),
        None => session.steps(),
    };
    Some(Arc::new(
        hits.iter()
            .map(|hit| LineRef {
                entry: selected,
                hit: *hit,
            })
            .collect(),
    ))
}

fn head(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW + tokens::STEP);
        let name = match scene.session.chosen() {
            Some(subject) => scene.subject_name(subject),
            None => scene.text("lines-all").into_owned(),
        };
        let title = RichText::new(name).family(fonts::bold()).color(tokens.text);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = scene.text("lines-hide");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::SetLinesShown(false));
            }
            if scene.session.chosen().is_some() {
                let all = scene.text("lines-show-all");
                if widgets::icon_button(ui, icons::ICON_FILTER_ALT_OFF, &all, false).clicked() {
                    scene.send(Command::Choose(None));
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(title).truncate());
            });
        });
    });
    if scene.session.chosen().is_some() {
        ui.horizontal(|ui| {
            for (scope, id) in [
                (Scope::Article, "scope-article"),
                (Scope::Library, "scope-library"),
            ] {
                let is_on = scene.session.scope() == scope;
                let count = scene.session.chosen().map_or(0, |subject| match scope {
                    Scope::Article => scene
                        .session
                        .entry()
                        .map_or(0, |entry| entry.tally.count(subject)),
                    Scope::Library => scene.session.tally().count(subject).mentions,
                });
                let text = scene.format(id, &[("count", count.into())]);
                let ink = if is_on {
                    tokens.text
                } else {
                    tokens.text_quiet
                };
                let label = RichText::new(text).size(tokens::SMALL).color(ink);
                let ground = if is_on {
                    tokens.pressed
                } else {
                    tokens.surface
                };
                let button = egui::Button::new(label)
                    .fill(ground)
                    .stroke(egui::Stroke::new(tokens::HAIRLINE, tokens.hairline));
                if ui.add(button).clicked() {
                    scene.send(Command::SetScope(scope));
                }
            }
        });
        ui.add_space(tokens::STEP);
    }
}

/// Draws one line; a click goes to its place.
pub(super) fn show_line(ui: &mut Ui, scene: &mut Scene<'_>, line: LineRef) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let Some(entry) = scene
        .session
        .library()
        .entries
        .get(line.entry as usize)
        .cloned()
    else {
        return;
    };
    let Some((place, span, alias)) = line.hit.locate(&entry) else {
        return;
    };
    let tokens = scene.tokens(ui);
    let words = context::around(entry.text(place), span, WIDTH);
    let is_current =
        scene.session.selected() == Some(line.entry) && scene.session.hit() == Some(line.hit);
    response.widget_info(|| {
        let text = format!("{}{}{}", words.before, words.hit, words.after);
        WidgetInfo::selected(Role::ListItem, true, is_current, text)
    });
    if is_current || response.hovered() {
        let ground = if is_current {
            tokens.pressed
        } else {
            tokens.hover
        };
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), tokens::ROUND, ground);
    }
    widgets::focus_ring(ui, &response, rect);
    let paint = scene.colours.owner(&scene.lexicon().alias(alias).owner);
    let inner = rect.shrink2(vec2(2.0 * tokens::STEP, 1.5 * tokens::STEP));
    let edge = Rect::from_min_size(inner.min, vec2(3.0, inner.height()));
    ui.painter().rect_filled(edge, 1.0, paint.line(tokens));
    let left = inner.left() + 3.0 * tokens::STEP;
    let room = inner.right() - left;
    let job = line_job(&words, tokens, paint.fill(tokens, true), room);
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .galley(pos2(left, inner.top()), galley, tokens.text);
    let mut where_from = entry.document.title.text.clone();
    if let Some(date) = entry.document.date {
        where_from = format!("{} · {where_from}", date.day());
    }
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let galley = super::side_panel::truncated(ui, &where_from, font, tokens.text_quiet, room);
    let y = inner.bottom() - galley.size().y;
    ui.painter()
        .galley(pos2(left, y), galley, tokens.text_quiet);
    if response.clicked() {
        scene.send(Command::GoTo {
            entry: line.entry,
            place: line.hit,
        });
    }
}

/// The words of a line on at most two rows, cut so that the hit is always seen.
fn line_job(
    words: &context::Context,
    tokens: &Tokens,
    ground: egui::Color32,
    room: f32,
) -> LayoutJob {
    let font = FontId::new(tokens::TEXT - 1.0, FontFamily::Proportional);
    let format = |background| TextFormat {
        font_id: font.clone(),
        color: tokens.text,
        background,
        ..TextFormat::default()
    };
    // The hit stands on the first row: what stands before it takes at most two thirds of that.
    let fit = ((room / (tokens::TEXT - 1.0)) * 0.6) as usize;
    let long = words.before.chars().count();
    let before: String = if long > fit {
        let kept: String = words.before.chars().skip(long - fit).collect();
        format!("…{kept}")
    } else {
        words.before.clone()
    };
    let mut job = LayoutJob::default();
    job.append(&before, 0.0, format(egui::Color32::TRANSPARENT));
    job.append(&words.hit, 0.0, format(ground));
    job.append(&words.after, 0.0, format(egui::Color32::TRANSPARENT));
    job.wrap.max_width = room;
    job.wrap.max_rows = 2;
    job
}

/// The buttons that step through the mentions, with the position among them.
pub fn stepper(ui: &mut Ui, scene: &mut Scene<'_>) {
    let steps = scene.session.steps();
    let tokens = scene.tokens(ui);
    let at = scene
        .session
        .hit()
        .and_then(|hit| steps.iter().position(|other| *other == hit));
    let text = match at {
        Some(at) => format!("{} / {}", at + 1, steps.len()),
        None => format!("– / {}", steps.len()),
    };
    ui.add_enabled_ui(!steps.is_empty(), |ui| {
        let next = scene.text("next-mention");
        if widgets::icon_button(ui, icons::ICON_KEYBOARD_ARROW_DOWN, &next, false).clicked() {
            scene.send(Command::Step(Direction::Next));
        }
        ui.label(widgets::quiet(text, tokens));
        let previous = scene.text("previous-mention");
        if widgets::icon_button(ui, icons::ICON_KEYBOARD_ARROW_UP, &previous, false).clicked() {
            scene.send(Command::Step(Direction::Previous));
        }
    });
}
