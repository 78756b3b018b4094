//! The page of settings: how the window looks, and how files are read.
//!
//! Shows what the session remembers and sends what the user changes; keeps only what is being typed.

use super::controls::{self, Choice};
use super::fonts;
use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::locale::Language;
use crate::session::choices::Duplicates;
use crate::session::command::Zoom;
use crate::session::{Command, ReadingChange, Session, ThemeChoice};
use egui::{Align, Align2, Key, Label, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Ui};
use egui::{UiBuilder, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;

/// What is being typed.
pub struct SettingsPage {
    title_keys: String,
    date_keys: String,
}

/// The widest the page is.
const WIDTH: f32 = 600.0;
/// Room for a control at the right edge.
const CONTROL: f32 = 232.0;

impl SettingsPage {
    /// Begins with what is remembered.
    pub fn new(session: &Session) -> Self {
        let reading = &session.settings().reading;
        Self {
            title_keys: reading.title_keys.join(", "),
            date_keys: reading.date_keys.join(", "),
        }
    }

    /// Draws the page over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let whole = ui.ctx().content_rect();
        let width = (whole.width() - 96.0).clamp(300.0, WIDTH);
        let height = (whole.height() - 128.0).max(160.0);
        let mut is_open = true;
        egui::Window::new("settings")
            .title_bar(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
            .fixed_size(vec2(width, height))
            .show(ui.ctx(), |ui| {
                is_open = head(ui, scene);
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        // Room for the bar, which floats over what it scrolls.
                        ui.set_width(ui.available_width() - 3.0 * tokens::STEP);
                        looks(ui, scene);
                        self.reading(ui, scene);
                    });
            });
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape || !is_open {
            // What was typed counts even where the page is closed before the field is left.
            self.take_keys(scene);
            scene.send(Command::ShowSettings(false));
        }
    }

    fn reading(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        section(ui, scene, "settings-reading");
        let reading = scene.session.settings().reading.clone();
        switch_row(ui, scene, "settings-hidden", reading.hidden, |on| {
            ReadingChange::Hidden(on)
        });
        let tools = reading.tool_folders;
        switch_row(ui, scene, "settings-tool-folders", tools, |on| {
            ReadingChange::ToolFolders(on)
        });
        let mut left = keys_row(ui, scene, "settings-title-keys", &mut self.title_keys);
        left |= keys_row(ui, scene, "settings-date-keys", &mut self.date_keys);
        if left {
            self.take_keys(scene);
        }
        row(ui, scene, "settings-duplicates", |ui, scene| {
            let named = [
                (Duplicates::Each, scene.text("settings-duplicates-each")),
                (Duplicates::Once, scene.text("settings-duplicates-once")),
            ];
            if let Some(duplicates) = choose(ui, &named, reading.duplicates) {
                let change = ReadingChange::Duplicates(duplicates);
                scene.send(Command::ChangeReading(change));
            }
        });
        switch_row(ui, scene, "settings-cache", reading.cache, |on| {
            ReadingChange::Cache(on)
        });
        row(ui, scene, "settings-roll-up", |ui, scene| {
            let is_on = scene.session.settings().rolled_up;
            if controls::switch(ui, is_on, &scene.text("settings-roll-up")).clicked() {
                scene.send(Command::SetRolledUp(!is_on));
            }
        });
        if !reading.encodings.is_empty() {
            let count = reading.encodings.len();
            let name = scene.format("settings-encodings", &[("count", count.into())]);
            row_named(ui, scene, &name, "settings-encodings-why", |ui, scene| {
                if ui.button(scene.text("settings-encodings-forget")).clicked() {
                    scene.send(Command::ChangeReading(ReadingChange::ForgetEncodings));
                }
            });
        }
    }

    /// Sends the keys that were typed, where they are others than before.
    fn take_keys(&self, scene: &mut Scene<'_>) {
        let reading = &scene.session.settings().reading;
        let (title, date) = (keys_in(&self.title_keys), keys_in(&self.date_keys));
        let mut changes = Vec::new();
        if title != reading.title_keys {
            changes.push(ReadingChange::TitleKeys(title));
        }
        if date != reading.date_keys {
            changes.push(ReadingChange::DateKeys(date));
        }
        for change in changes {
            scene.send(Command::ChangeReading(change));
        }
    }
}

/// Title and the button that closes the page; false where that was clicked.
fn head(ui: &mut Ui, scene: &Scene<'_>) -> bool {
    let mut is_open = true;
    ui.horizontal(|ui| {
        let title = RichText::new(scene.text("action-settings")).family(fonts::bold());
        ui.label(title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                is_open = false;
            }
        });
    });
    widgets::hairline(ui);
    is_open
}

fn looks(ui: &mut Ui, scene: &mut Scene<'_>) {
    section(ui, scene, "settings-looks");
    row(ui, scene, "settings-language", |ui, scene| {
        let named = Language::ALL.map(|language| (language, language.own_name().into()));
        if let Some(language) = choose(ui, &named, scene.locale.language()) {
            scene.send(Command::SetLanguage(language));
        }
    });
    row(ui, scene, "settings-theme", |ui, scene| {
        let named = [
            (ThemeChoice::System, scene.text("settings-theme-system")),
            (ThemeChoice::Light, scene.text("action-light")),
            (ThemeChoice::Paper, scene.text("action-paper")),
            (ThemeChoice::Dark, scene.text("action-dark")),
        ];
        if let Some(theme) = choose(ui, &named, scene.session.settings().theme) {
            scene.send(Command::SetTheme(theme));
        }
    });
    row(ui, scene, "settings-size", |ui, scene| {
        let size = scene.session.settings().reading_size;
        let larger = scene.text("action-larger");
        if widgets::icon_button(ui, icons::ICON_ADD, &larger, false).clicked() {
            scene.send(Command::ReadingSize(Zoom::In));
        }
        ui.label(RichText::new(format!("{size:.0}")).size(tokens::TEXT));
        let smaller = scene.text("action-smaller");
        if widgets::icon_button(ui, icons::ICON_REMOVE, &smaller, false).clicked() {
            scene.send(Command::ReadingSize(Zoom::Out));
        }
    });
}

fn choose<T: PartialEq + Copy>(
    ui: &mut Ui,
    named: &[(T, std::borrow::Cow<'static, str>)],
    chosen: T,
) -> Option<T> {
    let choices: Vec<Choice<'_, T>> = named
        .iter()
        .map(|(value, text)| Choice {
            value: *value,
            text,
            icon: None,
        })
        .collect();
    controls::segmented(ui, &choices, chosen)
}

fn section(ui: &mut Ui, scene: &Scene<'_>, id: &str) {
    ui.add_space(4.0 * tokens::STEP);
    widgets::section_head(ui, &scene.text(id));
    ui.add_space(tokens::STEP);
}

/// The name of a setting, what it does in a smaller line, and its control, drawn from the right edge. The
/// second line is the message `<id>-why`.
fn row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: &str,
    control: impl FnOnce(&mut Ui, &mut Scene<'_>),
) {
    let name = scene.text(id).into_owned();
    row_named(ui, scene, &name, &format!("{id}-why"), control);
}

fn row_named(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    name: &str,
    why: &str,
    control: impl FnOnce(&mut Ui, &mut Scene<'_>),
) {
    let tokens = scene.tokens(ui);
    let why = scene.text(why).into_owned();
    let corner = ui.cursor().min;
    let whole = ui.available_width();
    let words = Rect::from_min_size(corner, vec2(whole - CONTROL, f32::INFINITY));
    let builder = UiBuilder::new()
        .max_rect(words)
        .layout(Layout::top_down(Align::Min));
    let words = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_min_height(tokens::ROW);
        ui.label(RichText::new(name).color(tokens.text));
        ui.add(Label::new(widgets::quiet(why, tokens)).wrap());
    });
    let bottom = words.response.rect.bottom();
    let side = Rect::from_min_max(
        pos2(corner.x + whole - CONTROL, corner.y),
        pos2(corner.x + whole, bottom),
    );
    let builder = UiBuilder::new()
        .max_rect(side)
        .layout(Layout::right_to_left(Align::Center));
    control(&mut ui.new_child(builder), scene);
    ui.add_space(3.0 * tokens::STEP);
}

fn switch_row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: &str,
    is_on: bool,
    change: impl FnOnce(bool) -> ReadingChange,
) {
    row(ui, scene, id, |ui, scene| {
        if controls::switch(ui, is_on, &scene.text(id)).clicked() {
            scene.send(Command::ChangeReading(change(!is_on)));
        }
    });
}

/// A field for keys, with a menu of those that the library has; true where what was typed is to count.
fn keys_row(ui: &mut Ui, scene: &mut Scene<'_>, id: &str, text: &mut String) -> bool {
    let mut counts = false;
    row(ui, scene, id, |ui, scene| {
        let name = scene.text(id).into_owned();
        let columns = &scene.session.library().columns;
        let pick = scene.text("settings-keys-pick").into_owned();
        let arrow = RichText::new(icons::ICON_ARROW_DROP_DOWN.codepoint);
        ui.add_enabled_ui(!columns.is_empty(), |ui| {
            let menu = ui.menu_button(arrow, |ui| {
                ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                    ui.set_min_width(160.0);
                    for column in columns {
                        if ui.button(&column.key).clicked() {
                            put_first(text, &column.key);
                            counts = true;
                            ui.close();
                        }
                    }
                });
            });
            let described = format!("{name}: {pick}");
            menu.response
                .widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
        });
        let hint = scene.text("settings-keys-usual");
        let field = egui::TextEdit::singleline(text)
            .hint_text(hint)
            .desired_width(150.0)
            .min_size(vec2(0.0, tokens::ROW))
            .align(Align2::LEFT_CENTER);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        counts |= response.lost_focus();
    });
    counts
}

/// The keys of a list with commas of either width.
fn keys_in(text: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in text.split([',', '，', '、', ';', '；']) {
        let key = key.trim();
        if !key.is_empty() && !keys.iter().any(|other| other == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}

fn put_first(text: &mut String, key: &str) {
    let mut keys = keys_in(text);
    keys.retain(|other| other != key);
    keys.insert(0, key.to_owned());
    *text = keys.join(", ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_from_a_list_with_any_comma() {
        assert_eq!(
            keys_in(" 发布时间，date、 created_at,, date "),
            ["发布时间", "date", "created_at"]
        );
        let mut text = "date, time".to_owned();
        put_first(&mut text, "time");
        assert_eq!(text, "time, date");
    }
}
