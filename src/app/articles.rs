//! The table of articles: one row an article, one column a field.

use super::fonts;
use super::scene::Scene;
use super::side_panel::truncated;
use super::tokens::{self, Tokens};
use crate::corpus::{Severity, Value};
use crate::session::rows::SortKey;
use crate::session::{Command, Direction, Entry, Subject};
use egui::{
    Align2, Color32, FontFamily, FontId, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};
use egui_material_icons::icons;

/// Fields of the front matter shown as columns; articles show all of theirs.
const MOST_FIELDS: usize = 12;

/// What a column shows.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Title,
    Field(String),
    Characters,
    Mentions,
    File,
}

impl Shown {
    fn sort_key(&self) -> SortKey {
        match self {
            Self::Title => SortKey::Title,
            Self::Field(key) => SortKey::Field(key.clone()),
            Self::Characters => SortKey::Characters,
            Self::Mentions => SortKey::Mentions,
            Self::File => SortKey::File,
        }
    }
}

/// What the table keeps from frame to frame.
#[derive(Default)]
pub struct ArticlesTable {
    selected: Option<u32>,
}

impl ArticlesTable {
    /// Draws the table and follows the arrow keys.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        keys(ui, scene);
        super::scope_line::show(ui, scene);
        let columns = columns(scene);
        let rows = scene.session.rows().clone();
        let selected = scene.session.selected();
        // The row that has just been opened is brought into view; later the table stays where the
        // reader left it.
        let moved = (selected != self.selected).then_some(selected).flatten();
        self.selected = selected;
        let scroll_to = moved.and_then(|entry| rows.iter().position(|row| *row == entry));

        let width = ui.available_width();
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        // Columns remember what the user made of them, as long as the same fields are there.
        let salt = ("articles", format!("{columns:?}"), (width / 240.0) as u32);
        egui::ScrollArea::horizontal()
            .id_salt("articles-x")
            .auto_shrink(false)
            .show(ui, |ui| {
                let mut table = TableBuilder::new(ui)
                    .id_salt(salt)
                    .sense(Sense::click())
                    .auto_shrink(false)
                    .resizable(true)
                    .animate_scrolling(false)
                    .min_scrolled_height(0.0);
                for (column, width) in columns.iter().zip(widths(scene, &columns, width)) {
                    let least = if *column == Shown::Title { 160.0 } else { 48.0 };
                    table = table.column(Column::initial(width).at_least(least).clip(false));
                }
                if let Some(row) = scroll_to {
                    table = table.scroll_to_row(row, None);
                }
                table
                    .header(tokens::ROW, |mut header| {
                        for column in &columns {
                            header.col(|ui| head(ui, scene, column));
                        }
                    })
                    .body(|body| {
                        body.rows(tokens::ROW, rows.len(), |mut row| {
                            let index = rows[row.index()];
                            let Some(entry) =
                                scene.session.library().entries.get(index as usize).cloned()
                            else {
                                return;
                            };
                            row.set_selected(false);
                            let is_open = selected == Some(index);
                            for column in &columns {
                                row.col(|ui| cell(ui, scene, column, &entry, is_open));
                            }
                            let response = row.response();
                            let name = &entry.document.title.text;
                            response.widget_info(|| {
                                WidgetInfo::selected(Role::ListItem, true, is_open, name)
                            });
                            if response.clicked() {
                                scene.send(Command::Select(index));
                            }
                            context_menu(&response, scene, &entry);
                        });
                    });
            });
    }
}

/// Arrow keys open the article above or below, unless something else listens to them.
fn keys(ui: &Ui, scene: &mut Scene<'_>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let arrows = [
        (Key::ArrowDown, Direction::Next),
        (Key::ArrowUp, Direction::Previous),
        (Key::J, Direction::Next),
        (Key::K, Direction::Previous),
    ];
    // Shift with an arrow selects text; after a click into the article the arrows scroll it.
    let arrows_elsewhere = super::reading::takes_arrows(ui.ctx());
    for (key, direction) in arrows {
        if arrows_elsewhere && matches!(key, Key::ArrowDown | Key::ArrowUp) {
            continue;
        }
        if super::reading::pressed_alone(ui.ctx(), key) {
            scene.send(Command::SelectNeighbour(direction));
        }
    }
}

/// Title and mentions first, then the fields, then length and file.
fn columns(scene: &Scene<'_>) -> Vec<Shown> {
    let mut fields: Vec<_> = scene
        .session
        .library()
        .columns
        .iter()
        .filter(|column| column.key != "title")
        .collect();
    // What every article has comes before what few have; those alike keep the order of the files.
    fields.sort_by_key(|column| std::cmp::Reverse(column.documents));
    let fields = fields
        .into_iter()
        .take(MOST_FIELDS)
        .map(|column| Shown::Field(column.key.clone()));
    [Shown::Title, Shown::Mentions]
        .into_iter()
        .chain(fields)
        .chain([Shown::Characters, Shown::File])
        .collect()
}

/// First widths: what the fields hold decides, and the title takes what is left.
fn widths(scene: &Scene<'_>, columns: &[Shown], room: f32) -> Vec<f32> {
    let entries = &scene.session.library().entries;
    let sample: Vec<&Entry> = entries.iter().take(40).map(AsRef::as_ref).collect();
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|column| match column {
            Shown::Title => 0.0,
            Shown::Characters => 72.0,
            Shown::Mentions => 124.0,
            Shown::File => 220.0,
            Shown::Field(key) => {
                let longest = sample
                    .iter()
                    .filter_map(|entry| entry.document.field(key))
                    .map(|value| units(&value.compact()))
                    .max()
                    .unwrap_or(0);
                let content = longest.max(units(key) + 3) as f32 * 7.0 + 4.0 * tokens::STEP;
                content.clamp(56.0, 170.0)
            }
        })
        .collect();
    let others: f32 = widths.iter().sum();
    widths[0] = (room - others - 2.0 * tokens::STEP).clamp(280.0, 560.0);
    widths
}

/// Width of a text in half-width characters.
fn units(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn column_name(scene: &Scene<'_>, column: &Shown) -> String {
    match column {
        Shown::Title => scene.text("column-title").into_owned(),
        Shown::Field(key) => key.clone(),
        Shown::Characters => scene.text("column-characters").into_owned(),
        Shown::Mentions => scene.text("column-mentions").into_owned(),
        Shown::File => scene.text("column-file").into_owned(),
    }
}

fn is_number(column: &Shown) -> bool {
    matches!(column, Shown::Characters)
}

fn head(ui: &mut Ui, scene: &mut Scene<'_>, column: &Shown) {
    let tokens = scene.tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let name = column_name(scene, column);
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::click());
    let described = scene.format("column-sort", &[("name", (&name).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
    let order = scene.session.order();
    let is_key = order.key == column.sort_key();
    let ink = if is_key || response.hovered() {
        tokens.text
    } else {
        tokens.text_quiet
    };
    let inner = rect.shrink2(vec2(2.0 * tokens::STEP, 0.0));
    let arrow_room = if is_key { 16.0 } else { 0.0 };
    let font = FontId::new(tokens::SMALL, fonts::bold());
    let galley = truncated(ui, &name, font, ink, inner.width() - arrow_room);
    let x = if is_number(column) {
        inner.right() - arrow_room - galley.size().x
    } else {
        inner.left()
    };
    let y = rect.center().y;
    let end = x + galley.size().x;
    ui.painter()
        .galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if is_key {
        let icon = if order.descending {
            icons::ICON_ARROW_DOWNWARD
        } else {
            icons::ICON_ARROW_UPWARD
        };
        let font = FontId::new(tokens::SMALL + 2.0, fonts::icons());
        ui.painter().text(
            pos2(end + 2.0, y),
            Align2::LEFT_CENTER,
            icon.codepoint,
            font,
            tokens.accent,
        );
    }
    let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    if response.clicked() {
        scene.send(Command::SortBy(column.sort_key()));
    }
}

fn cell(ui: &mut Ui, scene: &Scene<'_>, column: &Shown, entry: &Entry, is_open: bool) {
    let tokens = scene.tokens(ui);
    let rect = ui.available_rect_before_wrap();
    let is_near = ui.rect_contains_pointer(Rect::from_x_y_ranges(
        ui.clip_rect().x_range(),
        rect.y_range(),
    ));
    if is_open || is_near {
        let ground = if is_open {
            tokens.pressed
        } else {
            tokens.hover
        };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    if is_open && *column == Shown::Title {
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, tokens.accent);
    }
    let document = &entry.document;
    match column {
        Shown::Title => {
            let family = if is_open {
                fonts::bold()
            } else {
                FontFamily::Proportional
            };
            let room = problem_dot(ui, entry, rect, tokens);
            text_cell(ui, room, &document.title.text, family, tokens.text, false);
        }
        Shown::Field(key) => {
            let text = document.field(key).map(Value::compact).unwrap_or_default();
            small_cell(ui, rect, &text, tokens.text_quiet, false);
        }
        Shown::Characters => {
            let text = scene.locale.number(u64::from(document.characters));
            small_cell(ui, rect, &text, tokens.text_quiet, true);
        }
        Shown::Mentions => mentions_cell(ui, scene, rect, entry, tokens),
        Shown::File => small_cell(ui, rect, &document.path, tokens.text_quiet, false),
    }
}

/// A dot before the title of an article about which the reader must know something; gives the room
/// that is left.
fn problem_dot(ui: &Ui, entry: &Entry, rect: Rect, tokens: &Tokens) -> Rect {
    let worst = entry
        .document
        .problems
        .iter()
        .map(|problem| problem.kind.severity())
        .max();
    let colour = match worst {
        Some(Severity::Error) => tokens.error,
        Some(Severity::Warning) => tokens.warning,
        Some(Severity::Note) | None => return rect,
    };
    ui.painter()
        .circle_filled(pos2(rect.right() - 10.0, rect.center().y), 3.0, colour);
    rect.with_max_x(rect.right() - 14.0)
}

fn text_cell(ui: &Ui, rect: Rect, text: &str, family: FontFamily, ink: Color32, right: bool) {
    sized_cell(
        ui,
        rect,
        text,
        FontId::new(tokens::TEXT, family),
        ink,
        right,
    );
}

fn small_cell(ui: &Ui, rect: Rect, text: &str, ink: Color32, right: bool) {
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    sized_cell(ui, rect, text, font, ink, right);
}

fn sized_cell(ui: &Ui, rect: Rect, text: &str, font: FontId, ink: Color32, right: bool) {
    let inner = rect.shrink2(vec2(2.0 * tokens::STEP, 0.0));
    let galley = truncated(ui, text, font, ink, inner.width());
    let x = if right {
        inner.right() - galley.size().x
    } else {
        inner.left()
    };
    ui.painter().galley(
        pos2(x, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
}

/// A bar in the companies' colours, and the number of mentions.
fn mentions_cell(ui: &Ui, scene: &Scene<'_>, rect: Rect, entry: &Entry, tokens: &Tokens) {
    let inner = rect.shrink2(vec2(2.0 * tokens::STEP, 0.0));
    let number = scene.locale.number(u64::from(entry.tally.mentions));
    let number_rect = Rect::from_min_max(rect.min, pos2(rect.left() + 48.0, rect.bottom()));
    small_cell(ui, number_rect, &number, tokens.text, true);
    let bar = Rect::from_min_max(
        pos2(inner.left() + 44.0, rect.center().y - 3.0),
        pos2(inner.right(), rect.center().y + 3.0),
    );
    let all: u32 = entry.tally.companies.iter().map(|(_, count)| count).sum();
    if all == 0 || bar.width() <= 0.0 {
        return;
    }
    let mut shares: Vec<_> = entry.tally.companies.iter().collect();
    shares.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut left = bar.left();
    for (company, count) in shares {
        let width = bar.width() * *count as f32 / all as f32;
        let part = Rect::from_x_y_ranges(left..=left + width, bar.y_range());
        let shown = scene.session.is_subject_shown(Subject::Company(*company));
        let colour = if shown {
            scene.colours.company(*company).line(tokens)
        } else {
            tokens.hairline
        };
        ui.painter().rect_filled(part, 0.0, colour);
        left += width;
    }
}

fn context_menu(response: &egui::Response, scene: &Scene<'_>, entry: &Entry) {
    response.context_menu(|ui| {
        ui.set_min_width(160.0);
        if let Some(file) = &entry.document.file {
            if ui.button(scene.text("menu-copy-path")).clicked() {
                ui.ctx().copy_text(file.display().to_string());
                ui.close();
            }
        } else {
            ui.label(super::widgets::quiet(
                scene.text("menu-sample"),
                scene.tokens(ui),
            ));
        }
        if ui.button(scene.text("menu-copy-title")).clicked() {
            ui.ctx().copy_text(entry.document.title.text.clone());
            ui.close();
        }
    });
}
