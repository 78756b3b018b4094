//! Head of the open article: its title, with marks, and all of its front matter in file order.

use super::Mark;
use super::draw::{self, is_web_address};
use super::encoding;
use super::find::Find;
use super::opened::Open;
use super::searched;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::corpus::{Severity, Value};
use crate::mentions::Place;
use crate::search::HitPlace;
use crate::session::{Command, Entry, View};
use crate::text::ByteSpan;
use crate::text::blocks::{Article, Block, BlockKind, Inline, Piece};
use egui::{Label, RichText, Sense, Ui, pos2, vec2};

/// The title as an article of one heading.
pub fn title_article(title: &str) -> Article {
    let whole = ByteSpan::new(0, title.len());
    let inline = Inline {
        bold: true,
        ..Inline::default()
    };
    let block = Block {
        kind: BlockKind::Heading(3),
        shown: title.to_owned(),
        pieces: vec![Piece {
            shown: whole,
            source: whole,
            exact: true,
            inline,
        }],
        indent: 0,
        quote: 0,
        marker: None,
        tight: false,
    };
    Article {
        blocks: vec![block],
        ..Article::default()
    }
}

/// Draws title, figures and metadata in the column `(left, width)`.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    open: &Open,
    column: (f32, f32),
    marks: &[(Place, Mark)],
    find: &Find,
    goes: bool,
) {
    let (left, width) = column;
    let size = vec2(ui.available_width(), open.title.height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    draw::page(
        ui,
        scene,
        &draw::Drawn {
            page: &open.title,
            entry: &open.entry,
            place: Place::Title,
            origin: pos2(left, rect.top()),
            marks,
            selection: None,
            find: Some(find),
            pictures: None,
        },
    );
    let top = ui.cursor().top();
    let area = egui::Rect::from_min_size(pos2(left, top), vec2(width, f32::INFINITY));
    let inner = ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        ui.set_width(width);
        figures(ui, scene, &open.entry);
        problems(ui, scene, &open.entry);
        if !open.entry.document.fields.is_empty() {
            ui.add_space(2.0 * tokens::STEP);
            metadata(ui, scene, &open.entry, goes);
        }
    });
    let _ = inner;
}

/// One quiet line: length, mentions, file.
fn figures(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry) {
    let tokens = scene.tokens(ui);
    let document = &entry.document;
    let groups: u32 = entry.tally.groups.iter().map(|(_, count)| count).sum();
    let figures = scene.format(
        "article-figures",
        &[
            ("characters", document.characters.into()),
            ("mentions", entry.tally.mentions.into()),
            ("groups", groups.into()),
        ],
    );
    let quiet = |text: String| {
        RichText::new(text)
            .size(tokens::SMALL)
            .color(tokens.text_quiet)
    };
    ui.horizontal(|ui| {
        // The menu brings the space around its name itself.
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.label(quiet(format!("{figures} ·")));
        encoding::menu(ui, scene, document);
        let path = format!("· {}", document.path);
        ui.add(Label::new(quiet(path)).truncate());
    });
}

fn problems(ui: &mut Ui, scene: &mut Scene<'_>, entry: &Entry) {
    let problems = &entry.document.problems;
    let Some(worst) = problems
        .iter()
        .max_by_key(|problem| problem.kind.severity())
    else {
        return;
    };
    let tokens = scene.tokens(ui);
    let colour = match worst.kind.severity() {
        Severity::Error => tokens.error,
        Severity::Warning => tokens.warning,
        Severity::Note => tokens.text_quiet,
    };
    let sentence = crate::corpus::problem_sentence(scene.locale, worst);
    let text = RichText::new(sentence).size(tokens::SMALL).color(colour);
    let label = Label::new(text).wrap().sense(Sense::click());
    if ui
        .add(label)
        .on_hover_text(scene.text("problems-show"))
        .clicked()
    {
        scene.send(Command::Show(View::Problems));
    }
}

fn metadata(ui: &mut Ui, scene: &Scene<'_>, entry: &Entry, goes: bool) {
    let tokens = scene.tokens(ui);
    let widest = entry
        .document
        .fields
        .iter()
        .map(|field| field.key.chars().count())
        .max();
    let key_width = (widest.unwrap_or(0) as f32 * 8.0).clamp(48.0, 140.0);
    let rule = |ui: &mut Ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
        ui.painter().hline(
            rect.x_range(),
            rect.center().y,
            egui::Stroke::new(tokens::HAIRLINE, tokens.hairline),
        );
    };
    ui.spacing_mut().item_spacing.y = 3.0;
    rule(ui);
    let asked = field_at(scene, entry);
    for (index, field) in entry.document.fields.iter().enumerate() {
        let ground = ui.painter().add(egui::Shape::Noop);
        let row = ui.horizontal_top(|ui| {
            let key = RichText::new(&field.key)
                .size(tokens::SMALL)
                .color(tokens.text_quiet);
            let size = vec2(key_width, tokens::SMALL * 1.6);
            ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_width(key_width);
                ui.add(Label::new(key).truncate());
            });
            value(ui, scene, index, &field.value);
        });
        if asked == Some(index) {
            let rect = row.response.rect.expand2(vec2(tokens::STEP, 1.0));
            let shape = egui::epaint::RectShape::filled(rect, tokens::MARK_ROUND, tokens.selection);
            ui.painter().set(ground, shape);
            if goes {
                ui.scroll_to_rect(rect, None);
            }
        }
    }
    rule(ui);
}

/// The field to which the reader was taken: that of a hit of the search, or the one that stands on his
/// line or begins before it.
fn field_at(scene: &Scene<'_>, entry: &Entry) -> Option<usize> {
    if let Some(HitPlace::Field(index)) = searched::here(scene).map(|hit| hit.place) {
        return Some(usize::from(index));
    }
    let line = scene.session.line()?;
    let document = &entry.document;
    if line >= document.body_line && document.body_line > 1 {
        return None;
    }
    let fields = document.fields.to_vec();
    fields.iter().rposition(|field| field.line <= line)
}

fn value(ui: &mut Ui, scene: &Scene<'_>, index: usize, value: &Value) {
    let tokens = scene.tokens(ui);
    if let Some(lit) = searched::value(scene, tokens, index, value, tokens::SMALL) {
        ui.add(Label::new(lit).wrap().selectable(true));
        return;
    }
    let text = value.compact();
    if is_web_address(&text) {
        let link = RichText::new(&text)
            .size(tokens::SMALL)
            .color(tokens.accent);
        // A row grows with what it holds unless it is told where to end.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add(egui::Hyperlink::from_label_and_url(link, text.trim()).open_in_new_tab(true));
        return;
    }
    let shown = match value {
        Value::Map(_) => nested(value, 0),
        _ => text,
    };
    let text = RichText::new(shown).size(tokens::SMALL).color(tokens.text);
    ui.add(Label::new(text).wrap().selectable(true));
}

/// A nested value in full, one entry a line.
fn nested(value: &Value, depth: usize) -> String {
    let Value::Map(entries) = value else {
        return value.compact();
    };
    let indent = "    ".repeat(depth);
    let lines: Vec<String> = entries
        .iter()
        .map(|(key, value)| match value {
            Value::Map(_) => format!("{indent}{key}:\n{}", nested(value, depth + 1)),
            _ => format!("{indent}{key}: {}", value.compact()),
        })
        .collect();
    lines.join("\n")
}

/// Title, outlet, day and address of an article, for what is copied from it.
pub fn source_line(scene: &Scene<'_>, entry: &Entry) -> String {
    let document = &entry.document;
    let mut parts = vec![scene.format("source-title", &[("title", (&document.title.text).into())])];
    let outlet = ["name", "source", "author"]
        .iter()
        .find_map(|key| document.field(key));
    parts.extend(outlet.map(|outlet| outlet.compact()));
    parts.extend(document.date.map(|date| date.day().to_string()));
    parts.extend(document.field("url").map(|url| url.compact()));
    parts.join(", ")
}
