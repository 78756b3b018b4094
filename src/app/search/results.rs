//! What was found, best first: each article with the places in it, the hits lit as they are written.

use super::field::notes;
use super::help;
use super::rows::{Row, Rows};
use crate::app::empty;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::scope_line;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::search::{Found, Hit, HitPlace, note_sentence};
use crate::session::Entry;
use crate::session::snippet::{self, Snippet};
use crate::text::ByteSpan;
use egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, FontFamily, FontId, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons;

/// Height of every row.
const ROW: f32 = tokens::ROW;
/// How far places stand to the right of their article's title.
const INDENT: f32 = 6.0 * tokens::STEP;
/// Room for the key of a field before what stands in it.
const KEY: f32 = 22.0 * tokens::STEP;
/// Wider lines are hard to read.
const WIDEST: f32 = 1080.0;

/// What the user asked for in the list.
pub enum Asked {
    /// To open a row.
    Row(usize),
    /// To search for something else.
    Query(String),
    /// To change this part of the query.
    Note(ByteSpan),
}

/// Draws the list.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    rows: &Rows,
    marked: usize,
    follows: bool,
) -> Option<Asked> {
    let query = scene.session.filter().query.clone();
    if query.trim().is_empty() {
        return nothing_asked(ui, scene);
    }
    let mut asked = None;
    let filter = scene.session.filter();
    if !filter.facets.is_empty() || filter.dates.is_some() {
        scope_line::show(ui, scene);
    }
    head(ui, scene, rows);
    for note in notes(scene, &query) {
        let sentence = note_sentence(scene.locale, &query, note);
        if note_row(ui, scene, &sentence) {
            asked = Some(Asked::Note(note.span));
        }
    }
    widgets::hairline(ui);
    if rows.count() == 0 {
        let id = match scene.session.is_filtering() {
            true => "search-looking",
            false => "search-none",
        };
        empty::sentence(ui, &scene.text(id));
        return asked;
    }
    let area = ScrollArea::vertical().id_salt("found").auto_shrink(false);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_viewport(ui, |ui, seen| {
        let count = rows.count();
        ui.set_height(ROW * count as f32);
        let top = ui.max_rect().top();
        let first = (seen.top() / ROW).floor().max(0.0) as usize;
        let last = ((seen.bottom() / ROW).ceil() as usize).min(count);
        let width = ui.available_width().min(WIDEST);
        let rect_of = |index: usize| {
            let at = pos2(ui.max_rect().left(), top + ROW * index as f32);
            Rect::from_min_size(at, vec2(width, ROW))
        };
        if follows {
            ui.scroll_to_rect(rect_of(marked), None);
        }
        for index in first..last {
            if row(ui, scene, rows, index, rect_of(index), index == marked) {
                asked = Some(Asked::Row(index));
            }
        }
    });
    asked
}

/// How much was found, and the keys.
fn head(ui: &mut Ui, scene: &Scene<'_>, rows: &Rows) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW + tokens::STEP);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(size.y);
        ui.add_space(2.0 * tokens::STEP);
        let Some(narrowed) = rows.narrowed() else {
            return;
        };
        let found = match scene.session.is_first_screen() {
            true => scene.text("search-first").into_owned(),
            false => scene.format(
                "search-found",
                &[
                    ("articles", narrowed.ranked.len().into()),
                    ("hits", narrowed.hits().into()),
                ],
            ),
        };
        let bold = RichText::new(found)
            .size(tokens::TEXT)
            .family(fonts::bold());
        ui.label(bold.color(tokens.text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(2.0 * tokens::STEP);
            let keys = widgets::quiet(scene.text("search-keys"), tokens);
            ui.add(egui::Label::new(keys).truncate());
        });
    });
}

/// What was not understood; true where it was clicked.
fn note_row(ui: &mut Ui, scene: &Scene<'_>, sentence: &str) -> bool {
    let tokens = scene.tokens(ui);
    let response = ui.horizontal(|ui| {
        ui.add_space(2.0 * tokens::STEP);
        let icon = RichText::new(icons::ICON_WARNING.codepoint)
            .family(fonts::icons())
            .color(tokens.warning);
        ui.label(icon);
        let text = RichText::new(sentence)
            .size(tokens::SMALL)
            .color(tokens.text);
        ui.add(egui::Label::new(text).truncate().sense(Sense::click()))
    });
    response.inner.clicked()
}

/// Before anything is typed: what can be.
fn nothing_asked(ui: &mut Ui, scene: &Scene<'_>) -> Option<Asked> {
    let tokens = scene.tokens(ui);
    let width = ui.available_width().min(560.0);
    let left = (ui.available_width() - width) / 2.0;
    let mut asked = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(8.0 * tokens::STEP);
        ui.horizontal_top(|ui| {
            ui.add_space(left.max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                let title = RichText::new(scene.text("search-title"));
                ui.label(title.family(fonts::bold()).size(tokens::TITLE));
                ui.label(widgets::quiet(scene.text("search-title-more"), tokens));
                ui.add_space(4.0 * tokens::STEP);
                widgets::hairline(ui);
                asked = help::examples(ui, scene).map(Asked::Query);
            });
        });
    });
    asked
}

/// Draws a row; true where it was clicked.
fn row(ui: &Ui, scene: &Scene<'_>, rows: &Rows, index: usize, rect: Rect, is_marked: bool) -> bool {
    let (Some(row), Some(narrowed)) = (rows.row(index), rows.narrowed()) else {
        return false;
    };
    let Some(found) = rows.found(row.rank()) else {
        return false;
    };
    let Some(entry) = narrowed.library.entries.get(found.document as usize) else {
        return false;
    };
    let tokens = scene.tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with(("found", index)), Sense::click());
    let ground = match () {
        () if is_marked => Some(tokens.pressed),
        () if response.hovered() => Some(tokens.hover),
        () => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, tokens::ROUND, ground);
    }
    let drawn = Drawn {
        ui,
        scene,
        tokens,
        entry,
        rect: rect.shrink2(vec2(2.0 * tokens::STEP, 0.0)),
    };
    let described = match row {
        Row::Article { .. } => drawn.article(found),
        Row::Snippet { first, end, .. } => {
            let hits = found.hits.get(first as usize..end as usize);
            drawn.snippet(hits.unwrap_or_default())
        }
        Row::More { hits, .. } => drawn.more(hits),
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_marked, &described));
    widgets::focus_ring(ui, &response, rect);
    response.clicked()
}

/// One row being drawn. Each way of drawing gives what it says to those who listen.
struct Drawn<'a, 'frame> {
    ui: &'a Ui,
    scene: &'a Scene<'frame>,
    tokens: &'static Tokens,
    entry: &'a Entry,
    rect: Rect,
}

impl Drawn<'_, '_> {
    fn article(&self, found: &Found) -> String {
        let document = &self.entry.document;
        let date = document.date.map(|date| date.day().to_string());
        let hits = self
            .scene
            .format("search-hits", &[("count", found.hits.len().into())]);
        let figures = match date {
            Some(date) => format!("{hits} · {date}"),
            None => hits,
        };
        let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
        let galley =
            self.ui
                .painter()
                .layout_no_wrap(figures.clone(), font, self.tokens.text_quiet);
        let room = self.rect.width() - galley.size().x - 4.0 * tokens::STEP;
        let at = pos2(
            self.rect.right() - galley.size().x,
            self.rect.center().y - galley.size().y / 2.0,
        );
        self.ui.painter().galley(at, galley, self.tokens.text_quiet);
        let title = found
            .hits
            .iter()
            .filter(|hit| hit.place() == HitPlace::Title);
        let spans: Vec<ByteSpan> = title.map(|hit| hit.span).collect();
        let snippet = Snippet {
            text: document.title.text.clone(),
            found: spans.iter().map(|span| span.range()).collect(),
        };
        self.line(&snippet, self.rect.left(), room, fonts::bold());
        format!("{}, {figures}", document.title.text)
    }

    fn snippet(&self, hits: &[Hit]) -> String {
        let Some(first) = hits.first() else {
            return String::new();
        };
        let spans: Vec<ByteSpan> = hits.iter().map(|hit| hit.span).collect();
        let text = self.entry.as_read().text(first.place());
        let mut left = self.rect.left() + INDENT;
        let key = match first.place() {
            HitPlace::Field(index) => self.entry.document.fields.get(usize::from(index)),
            HitPlace::Title | HitPlace::Body => None,
        };
        if let Some(field) = key {
            let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
            let ink = self.tokens.text_quiet;
            let galley = crate::app::side_panel::truncated(self.ui, field.key, font, ink, KEY);
            let y = self.rect.center().y - galley.size().y / 2.0;
            let width = galley.size().x;
            self.ui.painter().galley(pos2(left, y), galley, ink);
            left += width + 2.0 * tokens::STEP;
        }
        let room = self.rect.right() - left;
        // Half of what there is room for stands before the first hit, as Han are as wide as high.
        let before = (room / tokens::TEXT * 0.3) as usize;
        let after = (room / tokens::TEXT * 2.0) as usize;
        let snippet = snippet::around(&text, &spans, before, after);
        self.line(&snippet, left, room, FontFamily::Proportional);
        match key {
            Some(field) => format!("{}: {}", field.key, snippet.text),
            None => snippet.text,
        }
    }

    fn more(&self, hits: usize) -> String {
        let text = self.scene.format("search-more", &[("count", hits.into())]);
        let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
        let at = pos2(self.rect.left() + INDENT, self.rect.center().y);
        let ink = self.tokens.accent;
        self.ui
            .painter()
            .text(at, egui::Align2::LEFT_CENTER, &text, font, ink);
        text
    }

    /// A line of text with what was found lit.
    fn line(&self, snippet: &Snippet, left: f32, room: f32, family: FontFamily) {
        let format = |background: Color32| TextFormat {
            font_id: FontId::new(tokens::TEXT, family.clone()),
            color: self.tokens.text,
            background,
            ..TextFormat::default()
        };
        let mut job = LayoutJob {
            break_on_newline: false,
            wrap: TextWrapping::truncate_at_width(room.max(8.0)),
            ..LayoutJob::default()
        };
        let mut end = 0;
        for found in &snippet.found {
            let start = found.start.max(end);
            let (Some(before), Some(lit)) = (
                snippet.text.get(end..start),
                snippet.text.get(start..found.end.max(start)),
            ) else {
                continue;
            };
            job.append(before, 0.0, format(Color32::TRANSPARENT));
            job.append(lit, 0.0, format(self.tokens.found));
            end = found.end.max(start);
        }
        let rest = snippet.text.get(end..).unwrap_or_default();
        job.append(rest, 0.0, format(Color32::TRANSPARENT));
        let galley = self.ui.painter().layout_job(job);
        let at = pos2(left, self.rect.center().y - galley.size().y / 2.0);
        self.ui.painter().galley(at, galley, self.tokens.text);
    }
}
