//! Which lexicon is in force, and what is wrong with its file: a bar that stays until it is mended,
//! lines among the problems, and a word at the foot of the window.

use super::fonts;
use super::notice_bar;
use super::scene::Scene;
use super::side_panel::truncated;
use super::tokens;
use super::widgets;
use crate::corpus::Severity;
use crate::lexicon::{FilePlace, message};
use crate::session::{Command, View};
use egui::{Align, Align2, FontFamily, FontId, Label, Layout, RichText};
use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// Something about a lexicon file, for the list of problems.
struct NoticeRow {
    severity: Severity,
    sentence: String,
    remedy: String,
    /// File, line and column.
    place: String,
}

/// How many things there are to know about the files of the lexicon.
pub fn count(scene: &Scene<'_>) -> usize {
    let in_force = &scene.session.library().in_force;
    let errors = in_force.failures.iter();
    let errors = errors.map(|failure| failure.errors.errors.len());
    errors.sum::<usize>() + in_force.warnings.len()
}

/// One of them, errors first.
fn row(scene: &Scene<'_>, index: usize) -> Option<NoticeRow> {
    let in_force = &scene.session.library().in_force;
    let mut errors = in_force.failures.iter().flat_map(|failure| {
        let file = failure.errors.file.as_str();
        failure.errors.errors.iter().map(move |error| (file, error))
    });
    let errors_count = errors.clone().count();
    if let Some((file, error)) = errors.nth(index) {
        let (sentence, remedy) = message::said(scene.locale, error.kind.code(), &error.kind.args());
        return Some(NoticeRow {
            severity: Severity::Error,
            sentence,
            remedy,
            place: place_text(scene, file, error.at),
        });
    }
    let warning = in_force.warnings.get(index - errors_count)?;
    let file = in_force.origin.file();
    let file = file.map_or_else(String::new, |file| file.display().to_string());
    let (sentence, remedy) = message::said(scene.locale, warning.kind.code(), &warning.kind.args());
    Some(NoticeRow {
        severity: Severity::Warning,
        sentence,
        remedy,
        place: place_text(scene, &file, warning.at),
    })
}

fn place_text(scene: &Scene<'_>, file: &str, at: FilePlace) -> String {
    scene.format(
        "lexicon-place",
        &[
            ("path", file.into()),
            ("line", at.line.into()),
            ("column", at.column.into()),
        ],
    )
}

/// What the lexicon in force is called: its file name, or the built-in one.
fn in_force_name(scene: &Scene<'_>) -> String {
    let origin = &scene.session.library().in_force.origin;
    let name = origin.file().and_then(|file| file.file_name());
    match name {
        Some(name) => name.to_string_lossy().into_owned(),
        None => scene.text("lexicon-origin-built-in").into_owned(),
    }
}

/// A bar below the head of the window, while a lexicon that should be in force is not.
pub fn bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    let in_force = scene.session.library().in_force.clone();
    let Some(failure) = in_force.failures.first() else {
        return;
    };
    let Some(error) = failure.errors.errors.first() else {
        return;
    };
    notice_bar::show(ui, scene, "lexicon-notice", |ui, scene| {
        let tokens = scene.tokens(ui);
        let name = failure.origin.file().and_then(|file| file.file_name());
        let name = name.map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| failure.errors.file.clone());
        let place = place_text(scene, &name, error.at);
        let (sentence, remedy) = message::said(scene.locale, error.kind.code(), &error.kind.args());
        let head = scene.format("lexicon-failed", &[("place", (&place).into())]);
        let still = match failure.origin == in_force.origin {
            true => scene.text("lexicon-last-good").into_owned(),
            false => {
                let name = in_force_name(scene);
                scene.format("lexicon-instead", &[("name", (&name).into())])
            }
        };
        let more = in_force
            .failures
            .iter()
            .map(|failure| failure.errors.errors.len());
        let more = more.sum::<usize>() - 1;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let all = match more {
                0 => scene.text("lexicon-show").into_owned(),
                more => scene.format("lexicon-show-more", &[("count", more.into())]),
            };
            if scene.session.view() != View::Problems && ui.button(all).clicked() {
                scene.send(Command::Show(View::Problems));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let head = RichText::new(head)
                    .family(fonts::bold())
                    .color(tokens.error);
                ui.add(Label::new(head).wrap());
                let body = RichText::new(format!("{sentence} {remedy}")).color(tokens.text);
                // The list of problems below the bar says it already.
                if scene.session.view() != View::Problems {
                    ui.add(Label::new(body).wrap());
                }
                ui.add(Label::new(widgets::quiet(still, tokens)).wrap());
            });
        });
    });
}

/// Height of a row of the list: sentence, remedy, place.
const ROW: f32 = 66.0;
/// The most of the list that is seen at once, in rows.
const MOST: f32 = 4.0;

/// Lists what there is to know about the files of the lexicon above the problems of the articles; false
/// where there is nothing.
pub fn section(ui: &mut Ui, scene: &Scene<'_>) -> bool {
    let rows = count(scene);
    if rows == 0 {
        return false;
    }
    ui.add_space(2.0 * tokens::STEP);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = (rows as f32).min(MOST) * ROW;
        ScrollArea::vertical()
            .id_salt("lexicon problems")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show_rows(ui, ROW, rows, |ui, seen| {
                for row in seen.filter_map(|index| row(scene, index)) {
                    show_row(ui, scene, &row);
                }
            });
    });
    widgets::hairline(ui);
    true
}

fn show_row(ui: &mut Ui, scene: &Scene<'_>, row: &NoticeRow) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let NoticeRow {
        severity,
        sentence,
        remedy,
        place,
    } = row;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{sentence} {place}")));
    let colour = match severity {
        Severity::Error => tokens.error,
        Severity::Warning => tokens.warning,
        Severity::Note => tokens.text_quiet,
    };
    let left = rect.left() + 4.0 * tokens::STEP;
    ui.painter().text(
        pos2(left, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        scene.text(&format!("severity-{}", severity.name())),
        FontId::new(tokens::SMALL, fonts::bold()),
        colour,
    );
    let text_left = left + 64.0;
    let room = rect.right() - text_left - 4.0 * tokens::STEP;
    let text = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let mut y = rect.top() + 6.0;
    for (words, font, ink) in [
        (sentence, text, tokens.text),
        (remedy, small.clone(), tokens.text_quiet),
        (place, small, tokens.text_quiet),
    ] {
        let galley = truncated(ui, words, font, ink, room);
        let line = galley.size().y;
        ui.painter().galley(pos2(text_left, y), galley, ink);
        y += line + 2.0;
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.add(Label::new(RichText::new(sentence).color(tokens.text)).wrap());
        ui.add(Label::new(widgets::quiet(remedy, tokens)).wrap());
        ui.add(Label::new(widgets::quiet(place, tokens)).wrap());
    });
}

/// Which lexicon is in force, at the right end of the foot.
pub fn foot(ui: &mut Ui, scene: &Scene<'_>) {
    let tokens = scene.tokens(ui);
    let library = scene.session.library();
    let in_force = &library.in_force;
    let text = if scene.session.is_matching() {
        scene.text("foot-matching").into_owned()
    } else {
        let name = match in_force.origin.file() {
            Some(_) => in_force_name(scene),
            None => scene.text("lexicon-short-built-in").into_owned(),
        };
        scene.format("foot-lexicon", &[("name", (&name).into())])
    };
    let ink = match in_force.failures.is_empty() {
        true => tokens.text_quiet,
        false => tokens.error,
    };
    let label = RichText::new(&text).size(tokens::SMALL).color(ink);
    let label = Label::new(label).truncate().sense(Sense::hover());
    ui.add(label).on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        let origin = scene.text(&format!("lexicon-from-{}", in_force.origin.name()));
        ui.add(Label::new(RichText::new(origin).color(tokens.text)).wrap());
        if let Some(file) = in_force.origin.file() {
            ui.add(Label::new(widgets::quiet(file.display().to_string(), tokens)).wrap());
        }
        let figures = scene.format(
            "lexicon-figures",
            &[
                ("companies", library.lexicon.companies.len().into()),
                ("aliases", library.lexicon.aliases.len().into()),
            ],
        );
        ui.label(widgets::quiet(figures, tokens));
        let hint = scene.text("lexicon-hint");
        ui.add(Label::new(widgets::quiet(hint, tokens)).wrap());
    });
}
