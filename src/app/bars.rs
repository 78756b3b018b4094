//! The bar at the head of the window and the line at its foot.

use super::export;
use super::fonts;
use super::lexicon_notice;
use super::mention_list;
use super::scene::Scene;
use super::search::{Room, SearchView};
use super::tokens;
use super::widgets;
use crate::locale::Language;
use crate::session::command::Zoom;
use crate::session::export::ExportChange;
use crate::session::{Command, SearchChange, SessionFileChange, Source, Stage, ThemeChoice, View};
use egui::{Align, Layout, RichText, Sense, Ui, vec2};
use egui_material_icons::icons;

/// The bar at the head: what is open, the views, how it looks.
pub fn head(ui: &mut Ui, scene: &mut Scene<'_>, search: &mut SearchView) {
    let tokens = scene.tokens(ui);
    let whole = ui.available_width();
    ui.horizontal_centered(|ui| {
        if search.takes_head(ui, scene, whole) {
            let back = scene.text("search-back");
            if widgets::icon_button(ui, icons::ICON_ARROW_BACK, &back, false).clicked() {
                scene.send(Command::Search(SearchChange::Leave));
            }
            let room = ui.available_width();
            search.in_head(ui, scene, Room::Width(room));
            return;
        }
        let is_shown = scene.session.settings().panel_shown;
        let icon = if is_shown {
            icons::ICON_LEFT_PANEL_CLOSE
        } else {
            icons::ICON_LEFT_PANEL_OPEN
        };
        if widgets::icon_button(ui, icon, &scene.text("action-panel"), false).clicked() {
            scene.send(Command::SetPanelShown(!is_shown));
        }
        let brand = RichText::new("文鉴")
            .family(fonts::bold())
            .size(17.0)
            .color(tokens.accent);
        ui.label(brand);
        ui.add_space(2.0 * tokens::STEP);
        library_menu(ui, scene);
        ui.add_space(4.0 * tokens::STEP);
        tabs(ui, scene);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_whole = ui.available_width() >= WHOLE_LOOKS;
            looks(ui, scene, is_whole);
            ui.add_space(2.0 * tokens::STEP);
            // The box stays where it is, whether the steps from mention to mention stand beside it or not.
            let room = ui.available_width() - STEPPER - 4.0 * tokens::STEP;
            let is_narrow = room < BOX.0;
            search.note_narrow(is_narrow.then_some(whole));
            let room = match is_narrow {
                true => Room::Icon,
                false => Room::Width(room.min(BOX.1)),
            };
            search.in_head(ui, scene, room);
            if scene.session.view() == View::Articles {
                ui.add_space(2.0 * tokens::STEP);
                mention_list::stepper(ui, scene);
            }
        });
    });
}

/// The views, by name and in order.
const VIEWS: &[(View, &str)] = &[
    (View::Articles, "view-articles"),
    (View::Compare, "view-compare"),
    (View::Concordance, "view-concordance"),
    (View::Timeline, "view-timeline"),
    (View::Network, "view-network"),
    (View::Problems, "view-problems"),
];

/// The names of the views side by side; a menu where there is no room for them.
fn tabs(ui: &mut Ui, scene: &mut Scene<'_>) {
    let problems = scene.session.library().problem_count() + lexicon_notice::count(scene);
    let name = |scene: &Scene<'_>, view: View, id: &str| match view {
        View::Problems if problems > 0 => {
            let count = scene.locale.number(problems as u64);
            format!("{} {count}", scene.text(id))
        }
        _ => scene.text(id).into_owned(),
    };
    let names: Vec<(View, String)> = VIEWS
        .iter()
        .map(|(view, id)| (*view, name(scene, *view, id)))
        .collect();
    let open = scene.session.view();
    let gap = ui.spacing().item_spacing.x;
    let wanted: f32 = names
        .iter()
        .map(|(_, name)| widgets::tab_width(ui, name) + gap)
        .sum();
    if wanted + FEW_LOOKS > ui.available_width() {
        let of_open = names.iter().find(|(view, _)| *view == open);
        let without_tab = match open {
            View::Company => scene.text("view-company"),
            _ => scene.text("action-search"),
        };
        let text = of_open.map_or(without_tab, |(_, name)| name.into());
        let text = format!("{text} {}", icons::ICON_ARROW_DROP_DOWN.codepoint);
        ui.menu_button(text, |ui| {
            for (view, name) in &names {
                if ui.selectable_label(*view == open, name).clicked() {
                    scene.send(Command::Show(*view));
                    ui.close();
                }
            }
        });
        return;
    }
    for (view, name) in names {
        if widgets::tab(ui, &name, open == view).clicked() {
            scene.send(Command::Show(view));
        }
    }
}

/// What is open, and what else can be opened.
fn library_menu(ui: &mut Ui, scene: &mut Scene<'_>) {
    let name = source_name(scene);
    let tokens = scene.tokens(ui);
    let text = RichText::new(format!("{name} {}", icons::ICON_ARROW_DROP_DOWN.codepoint))
        .color(tokens.text);
    let opened = ui
        .menu_button(text, |ui| {
            ui.set_min_width(280.0);
            let open = egui::Button::new(scene.text("open-folder"))
                .shortcut_text(shortcut_text(ui, egui::Key::O));
            if ui.add(open).clicked() {
                scene.send(Command::AskForFolder);
                ui.close();
            }
            let path = egui::Button::new(scene.text("open-path"))
                .shortcut_text(shortcut_text(ui, egui::Key::L));
            if ui.add(path).clicked() {
                scene.send(Command::ShowPathField(true));
                ui.close();
            }
            if ui.button(scene.text("open-samples")).clicked() {
                scene.send(Command::Open(Source::Samples));
                ui.close();
            }
            for (name, key, change) in [
                ("session-open", None, SessionFileChange::AskForOne),
                ("session-save", Some(egui::Key::S), SessionFileChange::Save),
                ("session-save-as", None, SessionFileChange::SaveAs),
            ] {
                let mut button = egui::Button::new(scene.text(name));
                if let Some(key) = key {
                    button = button.shortcut_text(shortcut_text(ui, key));
                }
                if ui.add(button).clicked() {
                    scene.send(Command::SessionFile(change));
                    ui.close();
                }
            }
            let export = egui::Button::new(scene.text("menu-export"));
            if ui.add(export).clicked() {
                scene.send(Command::Export(ExportChange::Show(true)));
                ui.close();
            }
            let settings = egui::Button::new(scene.text("menu-settings"))
                .shortcut_text(shortcut_text(ui, egui::Key::Comma));
            if ui.add(settings).clicked() {
                scene.send(Command::ShowSettings(true));
                ui.close();
            }
            let recent = &scene.session.settings().recent;
            if recent.is_empty() {
                return;
            }
            ui.separator();
            widgets::section_head(ui, &scene.text("open-recent"));
            for path in recent.clone() {
                let text = shortened(&path.display().to_string(), 44);
                if ui
                    .button(text)
                    .on_hover_text(path.display().to_string())
                    .clicked()
                {
                    scene.send(Command::OpenRecent(path));
                    ui.close();
                }
            }
        })
        .response;
    let described = scene.format("library-menu", &[("name", (&name).into())]);
    opened.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &described));
}

fn shortcut_text(ui: &Ui, key: egui::Key) -> String {
    ui.ctx()
        .format_shortcut(&egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, key))
}

/// What is open, in a word.
pub fn source_name(scene: &Scene<'_>) -> String {
    let source = &scene.session.library().source;
    source
        .short_name()
        .unwrap_or_else(|| scene.text("samples").into_owned())
}

/// The end of a long path, which tells more than its beginning.
fn shortened(path: &str, most: usize) -> String {
    let count = path.chars().count();
    if count <= most {
        return path.to_owned();
    }
    format!("…{}", path.chars().skip(count - most).collect::<String>())
}

/// With less room right of the views the head keeps only what is nowhere else: keys, language and size of
/// type are in the settings and the list of commands too.
const WHOLE_LOOKS: f32 = 640.0;
/// What the fewest buttons at the right take, the icon of the search among them.
const FEW_LOOKS: f32 = 192.0;
/// What the steps from mention to mention take.
const STEPPER: f32 = 124.0;
/// Least and greatest width of the box in which one searches.
const BOX: (f32, f32) = (200.0, 400.0);

/// Type size, theme, language, list of mentions; drawn from the right.
fn looks(ui: &mut Ui, scene: &mut Scene<'_>, is_whole: bool) {
    let lines_shown = scene.session.settings().lines_shown;
    let icon = if lines_shown {
        icons::ICON_RIGHT_PANEL_CLOSE
    } else {
        icons::ICON_RIGHT_PANEL_OPEN
    };
    if widgets::icon_button(ui, icon, &scene.text("action-lines"), false).clicked() {
        scene.send(Command::SetLinesShown(!lines_shown));
    }
    let settings = scene.text("action-settings");
    if widgets::icon_button(ui, icons::ICON_SETTINGS, &settings, false).clicked() {
        scene.send(Command::ShowSettings(true));
    }
    if is_whole {
        let keys = scene.text("action-keys");
        if widgets::icon_button(ui, icons::ICON_KEYBOARD, &keys, false).clicked() {
            scene.send(Command::ShowKeys(true));
        }
        language_button(ui, scene);
    }

    let is_dark = ui.visuals().dark_mode;
    let theme = scene.session.settings().other_theme(is_dark);
    let (icon, id) = match theme {
        ThemeChoice::Dark => (icons::ICON_DARK_MODE, "action-dark"),
        ThemeChoice::Paper => (icons::ICON_LIGHT_MODE, "action-paper"),
        ThemeChoice::Light | ThemeChoice::System => (icons::ICON_LIGHT_MODE, "action-light"),
    };
    if widgets::icon_button(ui, icon, &scene.text(id), false).clicked() {
        scene.send(Command::SetTheme(theme));
    }
    if is_whole {
        size_buttons(ui, scene);
    }
}

fn language_button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let language = scene.locale.language();
    let other = match language {
        Language::SimplifiedChinese => Language::English,
        Language::English => Language::SimplifiedChinese,
    };
    let name = scene.format("switch-language", &[("name", other.own_name().into())]);
    if widgets::icon_button(ui, icons::ICON_TRANSLATE, &name, false).clicked() {
        scene.send(Command::SetLanguage(other));
    }
}

fn size_buttons(ui: &mut Ui, scene: &mut Scene<'_>) {
    let larger = scene.text("action-larger");
    if widgets::icon_button(ui, icons::ICON_TEXT_INCREASE, &larger, false).clicked() {
        scene.send(Command::ReadingSize(Zoom::In));
    }
    let smaller = scene.text("action-smaller");
    if widgets::icon_button(ui, icons::ICON_TEXT_DECREASE, &smaller, false).clicked() {
        scene.send(Command::ReadingSize(Zoom::Out));
    }
}

/// The line at the foot: how much was read, in what time, what is wrong, what just happened.
pub fn foot(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * tokens::STEP;
        let library = scene.session.library().clone();
        if scene.session.is_reading() {
            progress(ui, scene);
        } else {
            let stopped = library.progress.stage == Stage::Cancelled;
            let id = if stopped {
                "foot-cancelled"
            } else {
                "foot-done"
            };
            let figures = scene.format(
                id,
                &[
                    ("articles", library.entries.len().into()),
                    ("mentions", library.tally.mentions.into()),
                    ("characters", library.tally.characters.into()),
                    (
                        "milliseconds",
                        (library.progress.elapsed.as_millis() as u64).into(),
                    ),
                ],
            );
            ui.label(widgets::quiet(figures, tokens));
        }
        export::foot(ui, scene);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            lexicon_notice::foot(ui, scene);
            let Some(message) = scene.session.message() else {
                return;
            };
            let text = scene.format(message.id, &[("detail", (&message.detail).into())]);
            let text = RichText::new(text)
                .size(tokens::SMALL)
                .color(tokens.warning);
            let close = scene.text("message-close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::DismissMessage);
            }
            ui.add(egui::Label::new(text).truncate());
        });
    });
}

fn progress(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    let progress = scene.session.library().progress;
    let share = match progress.files_found {
        0 => 0.0,
        found => progress.files_done as f32 / found as f32,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(160.0, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, tokens.hairline);
    let done = egui::Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, 2.0, tokens.accent);
    let text = match progress.stage {
        Stage::Listing => scene.text("foot-listing").into_owned(),
        _ => scene.format(
            "foot-reading",
            &[
                ("done", progress.files_done.into()),
                ("found", progress.files_found.into()),
            ],
        ),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text));
    ui.label(widgets::quiet(text, tokens));
    let stop = RichText::new(scene.text("cancel")).size(tokens::SMALL);
    if ui.add(egui::Button::new(stop).small()).clicked() {
        scene.send(Command::CancelReading);
    }
}
