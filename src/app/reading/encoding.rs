//! The encoding of the open article: how sure it is, and a menu to choose another.

use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::corpus::{Confidence, Document};
use crate::session::choices::OFFERED_ENCODINGS;
use crate::session::{Command, ReadingChange};
use egui::{Button, Label, RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;
use encoding_rs::Encoding;

/// Draws the name of the encoding as a menu. Articles inside the program have no file to choose for.
pub fn menu(ui: &mut Ui, scene: &mut Scene<'_>, document: &Document) {
    let tokens = scene.tokens(ui);
    let Some(file) = document.file.as_deref() else {
        ui.label(widgets::quiet(document.encoding, tokens));
        return;
    };
    let choices = &scene.session.settings().reading;
    let chosen = choices.encodings.get(file);
    let sure = sureness(document.confidence, chosen);
    let shown = match sure {
        Some(sure) => format!("{} ({})", shown_name(document.encoding), scene.text(sure)),
        None => shown_name(document.encoding).to_owned(),
    };
    let doubtful = document.confidence == Confidence::Guessed;
    let ink = if doubtful {
        tokens.warning
    } else {
        tokens.text_quiet
    };
    let text = RichText::new(format!("{shown} {}", icons::ICON_ARROW_DROP_DOWN.codepoint))
        .size(tokens::SMALL)
        .color(ink);
    let button = Button::new(text)
        .frame_when_inactive(false)
        .min_size(vec2(0.0, 20.0));
    ui.spacing_mut().button_padding = vec2(tokens::STEP, 0.0);
    ui.spacing_mut().interact_size.y = 20.0;
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.spacing_mut().button_padding = vec2(2.0 * tokens::STEP, tokens::STEP);
        ui.spacing_mut().interact_size.y = tokens::ROW;
        content(ui, scene, document, chosen);
    });
    let described = scene.format("encoding-menu", &[("encoding", (&shown).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
}

/// What stands in brackets behind the name.
fn sureness(confidence: Confidence, chosen: Option<&'static Encoding>) -> Option<&'static str> {
    match (chosen, confidence) {
        (Some(_), _) => Some("encoding-chosen"),
        (None, Confidence::Guessed) => Some("encoding-guessed"),
        (None, Confidence::Likely) => Some("encoding-likely"),
        (None, Confidence::Certain) => None,
    }
}

fn content(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    document: &Document,
    chosen: Option<&'static Encoding>,
) {
    let tokens = scene.tokens(ui);
    ui.set_width(280.0);
    let explained = match (chosen, document.confidence) {
        (Some(_), _) => "encoding-why-chosen",
        (None, Confidence::Guessed) => "encoding-why-guessed",
        (None, Confidence::Likely) => "encoding-why-likely",
        (None, Confidence::Certain) => "encoding-why-certain",
    };
    ui.add(Label::new(widgets::quiet(scene.text(explained), tokens)).wrap());
    ui.separator();
    let size = vec2(ui.available_width(), tokens::ROW);
    let mut wanted = None;
    let automatic = Button::selectable(chosen.is_none(), scene.text("encoding-automatic"));
    if ui.add(automatic.min_size(size)).clicked() {
        wanted = Some(None);
    }
    // An encoding that no menu offers may have been chosen in the file of settings.
    let other = chosen.filter(|chosen| !OFFERED_ENCODINGS.contains(chosen));
    for encoding in OFFERED_ENCODINGS.into_iter().chain(other) {
        let name = shown_name(encoding.name());
        let script = scene.text(script(encoding));
        let button = Button::selectable(chosen == Some(encoding), name).shortcut_text(script);
        if ui.add(button.min_size(size)).clicked() {
            wanted = Some(Some(encoding));
        }
    }
    if let (Some(wanted), Some(file)) = (wanted, &document.file) {
        let change = ReadingChange::Encoding(file.clone(), wanted);
        scene.send(Command::ChangeReading(change));
        ui.close();
    }
}

/// The name as people write it; the standard's is in lower case here and there.
fn shown_name(name: &str) -> &str {
    match name {
        "gb18030" => "GB18030",
        "windows-1252" => "Windows-1252",
        name => name,
    }
}

/// The message that says what is written in an encoding.
fn script(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "gb18030" | "GBK" => "script-simplified",
        "Big5" => "script-traditional",
        "Shift_JIS" | "EUC-JP" | "ISO-2022-JP" => "script-japanese",
        "EUC-KR" => "script-korean",
        "windows-1252" => "script-western",
        _ => "script-any",
    }
}
