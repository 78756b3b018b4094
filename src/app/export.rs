//! The dialog that exports what is shown: what, in which form, and where to.
//!
//! Keeps what is being chosen and sends it as one command; writes nothing itself. The system's own dialog
//! is awaited on another thread, and the field for the path works where there is none.

use super::controls::{self, Choice};
use super::fonts;
use super::open::{Answer, SystemDialog};
use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::export::files::{Form, Format, What};
use crate::session::Command;
use crate::session::complete;
use crate::session::export::{ExportChange, Wish};
use crate::session::latest::Wake;
use egui::{Align, Align2, Key, Layout, Modifiers, RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;
use std::path::{Path, PathBuf};

/// The widest the dialog is.
const WIDTH: f32 = 560.0;

/// What is being chosen.
pub struct ExportDialog {
    form: Form,
    path: String,
    /// The system's dialog, while it is open.
    asking: Option<SystemDialog>,
    is_unavailable: bool,
}

impl Default for ExportDialog {
    fn default() -> Self {
        let what = What::ALL[0];
        let form = Form {
            what,
            format: what.formats()[0],
            byte_order_mark: true,
        };
        Self {
            form,
            path: format!("~/{}", form.file_name(None)),
            asking: None,
            is_unavailable: false,
        }
    }
}

impl ExportDialog {
    /// Draws the dialog over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>, wake: &Wake) {
        self.poll(ui.ctx());
        let width = (ui.ctx().content_rect().width() - 64.0).clamp(300.0, WIDTH);
        let mut is_open = true;
        egui::Window::new("export")
            .title_bar(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
            .fixed_size(vec2(width, 0.0))
            .show(ui.ctx(), |ui| {
                is_open = self.content(ui, scene, wake);
            });
        let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape || !is_open {
            scene.send(Command::Export(ExportChange::Show(false)));
        }
    }

    /// False where the dialog is to be closed.
    fn content(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, wake: &Wake) -> bool {
        let mut is_open = true;
        ui.spacing_mut().item_spacing.y = 2.0 * tokens::STEP;
        ui.horizontal(|ui| {
            let title = RichText::new(scene.text("export-title")).family(fonts::bold());
            ui.label(title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = scene.text("close");
                is_open = !widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked();
            });
        });
        widgets::hairline(ui);
        let before = self.form;
        let names: Vec<(What, String)> = What::ALL
            .into_iter()
            .map(|what| {
                let name = scene.text(&format!("export-what-{}", what.name()));
                (what, name.into_owned())
            })
            .collect();
        if let Some(what) = row(ui, &scene.text("export-what"), &names, self.form.what) {
            self.form.what = what;
            if !what.formats().contains(&self.form.format) {
                self.form.format = what.formats()[0];
            }
        }
        let names: Vec<(Format, String)> = self
            .form
            .what
            .formats()
            .iter()
            .map(|format| (*format, format.own_name().to_owned()))
            .collect();
        if let Some(format) = row(ui, &scene.text("export-format"), &names, self.form.format) {
            self.form.format = format;
        }
        if before != self.form {
            self.rename(before);
        }
        let why = format!("export-why-{}", self.form.what.name());
        let tokens = scene.tokens(ui);
        ui.label(widgets::quiet(scene.text(&why), tokens));
        if self.form.format == Format::Csv {
            self.excel(ui, scene);
        }
        widgets::hairline(ui);
        self.place(ui, scene, wake);
        ui.add_space(tokens::STEP);
        ui.horizontal(|ui| {
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let text = scene.text("export-start");
            if (widgets::primary_button(ui, &text).clicked() || enter)
                && !self.path.trim().is_empty()
            {
                let wish = Wish {
                    forms: vec![self.form],
                    to: self.typed(),
                };
                scene.send(Command::Export(ExportChange::Start(wish)));
                is_open = false;
            }
            if ui.button(scene.text("cancel")).clicked() {
                is_open = false;
            }
            let count = scene.session.shown().len();
            let text = scene.format("export-count", &[("articles", count.into())]);
            ui.label(widgets::quiet(text, tokens));
        });
        is_open
    }

    fn excel(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let tokens = scene.tokens(ui);
        ui.horizontal(|ui| {
            let name = scene.text("export-bom");
            if controls::switch(ui, self.form.byte_order_mark, &name).clicked() {
                self.form.byte_order_mark = !self.form.byte_order_mark;
            }
            ui.label(widgets::quiet(name, tokens));
        });
    }

    /// The field for the path, and the button that asks the system.
    fn place(&mut self, ui: &mut Ui, scene: &Scene<'_>, wake: &Wake) {
        let tokens = scene.tokens(ui);
        ui.label(widgets::quiet(scene.text("export-to"), tokens));
        // The button takes its room first, from the right edge, and the field the rest.
        let row = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), tokens::ROW), row, |ui| {
            let choose = scene.text("export-choose");
            let button = egui::Button::new(&*choose);
            let is_asked = ui.add_enabled(self.asking.is_none(), button).clicked();
            let hint = scene.text("export-to").into_owned();
            let field = egui::TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY);
            let response = ui.add(field);
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
            if is_asked {
                let typed = self.typed();
                let folder = typed
                    .parent()
                    .filter(|folder| !folder.as_os_str().is_empty());
                let name = self.form.file_name(None);
                let title = scene.text("export-title");
                self.asking = Some(SystemDialog::save(&title, &name, folder, wake));
            }
        });
        if self.is_unavailable {
            let text = scene.text("export-no-dialog");
            ui.label(
                RichText::new(text)
                    .size(tokens::SMALL)
                    .color(tokens.warning),
            );
        }
    }

    /// Takes what the system's dialog said.
    fn poll(&mut self, context: &egui::Context) {
        let Some(dialog) = &mut self.asking else {
            return;
        };
        context.request_repaint_after(dialog.next_look());
        match dialog.poll() {
            None | Some(Answer::Slow) => return,
            Some(Answer::Chosen(path)) => self.path = path.display().to_string(),
            Some(Answer::Cancelled) => {}
            Some(Answer::Unavailable) => self.is_unavailable = true,
        }
        self.asking = None;
    }

    fn typed(&self) -> PathBuf {
        complete::typed_path(&self.path)
    }

    /// Has the name of the file follow what is chosen: the name it was given here, or else its extension.
    fn rename(&mut self, before: Form) {
        let (old, new) = (before.file_name(None), self.form.file_name(None));
        if let Some(folder) = self.path.strip_suffix(&old) {
            self.path = format!("{folder}{new}");
        } else if Format::of_file(Path::new(&self.path)).is_some()
            && let Some((stem, _)) = self.path.rsplit_once('.')
        {
            self.path = format!("{stem}.{}", self.form.format.extension());
        }
    }
}

/// A name, and choices of which one is in force; gives the one that was clicked.
fn row<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    choices: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let tokens = tokens::of_ui(ui);
    ui.label(widgets::quiet(name, tokens));
    let choices: Vec<Choice<'_, T>> = choices
        .iter()
        .map(|(value, text)| Choice {
            value: *value,
            text,
            icon: None,
        })
        .collect();
    controls::segmented(ui, &choices, chosen)
}

/// How far an export is, at the foot of the window, and the button that stops it.
pub fn foot(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some((done, all)) = scene.session.exporting() else {
        return;
    };
    let tokens = scene.tokens(ui);
    let text = scene.format(
        "export-progress",
        &[("done", done.into()), ("all", all.into())],
    );
    ui.label(widgets::quiet(text, tokens));
    let stop = RichText::new(scene.text("export-stop")).size(tokens::SMALL);
    if ui.add(egui::Button::new(stop).small()).clicked() {
        scene.send(Command::Export(ExportChange::Cancel));
    }
}
