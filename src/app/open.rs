//! Opening a folder, and saving a file: the system's dialog, and a field for the path that works where no dialog does.
//!
//! The dialog is made on the window thread, as some systems ask, and awaited on another, so that one
//! that hangs holds up nothing.

use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::session::latest::{Job, Wake};
use crate::session::{Command, Source, complete};
use egui::{Align2, Key, Modifiers, RichText, Role, Ui, WidgetInfo, vec2};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A dialog that comes back empty sooner than this was never seen by the user.
const UNSEEN: Duration = Duration::from_millis(250);
/// A dialog that stays away longer than this gets a word of help at the foot of the window.
const LONG: Duration = Duration::from_secs(4);

/// What came of asking.
pub enum Answer {
    /// The user chose a folder, or where to save.
    Chosen(PathBuf),
    /// The user closed the dialog.
    Cancelled,
    /// There is no dialog here, or it failed.
    Unavailable,
    /// It has been open for long; said once.
    Slow,
}

/// A dialog that is open.
pub struct SystemDialog {
    job: Job<Option<PathBuf>>,
    began: Instant,
    said_slow: bool,
}

impl SystemDialog {
    /// Asks where to save a file that is to be called `name`.
    pub fn save(title: &str, name: &str, start: Option<&std::path::Path>, wake: &Wake) -> Self {
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title(title)
            .set_file_name(name);
        if let Some(start) = start {
            dialog = dialog.set_directory(start);
        }
        Self::awaited(dialog.save_file(), wake)
    }

    /// Asks for a folder.
    pub fn open(title: &str, start: Option<&std::path::Path>, wake: &Wake) -> Self {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
        if let Some(start) = start {
            dialog = dialog.set_directory(start);
        }
        Self::awaited(dialog.pick_folder(), wake)
    }

    /// Asks for a file of one kind: what people call it, and what its name ends in.
    pub fn open_file(
        title: &str,
        kind: (&str, &str),
        start: Option<&std::path::Path>,
        wake: &Wake,
    ) -> Self {
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title(title)
            .add_filter(kind.0, &[kind.1]);
        if let Some(start) = start {
            dialog = dialog.set_directory(start);
        }
        Self::awaited(dialog.pick_file(), wake)
    }

    fn awaited(
        answer: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
        wake: &Wake,
    ) -> Self {
        let job = Job::spawn("wenjian-dialog", wake, move |publisher, _| {
            let chosen = pollster::block_on(answer);
            publisher.publish(chosen.map(|chosen| chosen.path().to_owned()));
        });
        Self {
            job,
            began: Instant::now(),
            said_slow: false,
        }
    }

    /// What came of it, once something did.
    pub fn poll(&mut self) -> Option<Answer> {
        match self.job.take() {
            Some(Some(path)) => Some(Answer::Chosen(path)),
            Some(None) if self.began.elapsed() < UNSEEN => Some(Answer::Unavailable),
            Some(None) => Some(Answer::Cancelled),
            None if !self.said_slow && self.began.elapsed() > LONG => {
                self.said_slow = true;
                Some(Answer::Slow)
            }
            None => None,
        }
    }

    /// When to look again.
    pub fn next_look(&self) -> Duration {
        if self.said_slow {
            Duration::from_secs(60)
        } else {
            LONG
        }
    }
}

/// The field in which a path is typed.
#[derive(Default)]
pub struct PathField {
    text: String,
    offered: Vec<String>,
    offered_for: Option<String>,
    job: Option<Job<(String, Vec<String>)>>,
    marked: Option<usize>,
    is_new: bool,
    problem: bool,
}

impl PathField {
    /// Begins with the folder that is open.
    pub fn new(start: Option<&std::path::Path>) -> Self {
        let text = start.map(|path| {
            let folder = if path.is_file() {
                path.parent().unwrap_or(path)
            } else {
                path
            };
            format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)
        });
        Self {
            text: text.unwrap_or_else(|| "~/".to_owned()),
            is_new: true,
            ..Self::default()
        }
    }

    /// Draws the field over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>, wake: &Wake) {
        self.complete(wake);
        let width = (ui.ctx().content_rect().width() - 48.0).clamp(260.0, 620.0);
        egui::Window::new("path-field")
            .title_bar(false)
            .resizable(false)
            .anchor(Align2::CENTER_TOP, vec2(0.0, tokens::BAR + 12.0))
            .fixed_size(vec2(width, 0.0))
            .show(ui.ctx(), |ui| self.content(ui, scene));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            scene.send(Command::ShowPathField(false));
        }
    }

    fn content(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let tokens = scene.tokens(ui);
        widgets::section_head(ui, &scene.text("path-title"));
        // Keys of the list are taken before the field sees them.
        let (down, up, tab) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Tab),
            )
        });
        let last = self.offered.len().checked_sub(1);
        if let Some(last) = last {
            self.marked = match (self.marked, down, up) {
                (None, true, _) => Some(0),
                (Some(at), true, _) => Some((at + 1).min(last)),
                (Some(at), _, true) => at.checked_sub(1),
                (marked, ..) => marked,
            };
            if tab {
                self.take(self.marked.unwrap_or(0));
            }
        }
        let hint = scene.text("path-hint").into_owned();
        let id = ui.scope_id().with("path");
        let field = egui::TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(hint.clone())
            .desired_width(f32::INFINITY)
            .lock_focus(true);
        let output = field.show(ui);
        let response = output.response.response.clone();
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
        if self.is_new {
            self.is_new = false;
            response.request_focus();
            put_cursor_at_end(ui, id, output.state.clone(), &self.text);
        }
        if tab {
            response.request_focus();
            put_cursor_at_end(ui, id, output.state, &self.text);
        }
        if response.changed() {
            self.problem = false;
            self.marked = None;
        }
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if enter {
            if let Some(marked) = self.marked {
                self.take(marked);
            }
            self.open(scene);
        }
        if self.problem {
            let text = scene.text("path-missing");
            ui.label(RichText::new(text).size(tokens::SMALL).color(tokens.error));
        }
        self.list(ui, scene);
        ui.horizontal(|ui| {
            if widgets::primary_button(ui, &scene.text("path-open")).clicked() {
                self.open(scene);
            }
            if ui.button(scene.text("cancel")).clicked() {
                scene.send(Command::ShowPathField(false));
            }
            ui.label(widgets::quiet(scene.text("path-help"), tokens));
        });
    }

    fn list(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.offered.is_empty() {
            return;
        }
        let tokens = scene.tokens(ui);
        let mut taken = None;
        egui::ScrollArea::vertical()
            .max_height(200.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (index, path) in self.offered.iter().enumerate() {
                    let is_marked = self.marked == Some(index);
                    let text = RichText::new(path).size(tokens::SMALL).color(tokens.text);
                    let row = egui::Button::selectable(is_marked, text)
                        .min_size(vec2(ui.available_width(), 24.0))
                        .truncate();
                    let response = ui.add(row);
                    if is_marked {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        taken = Some(index);
                    }
                }
            });
        if let Some(index) = taken {
            self.take(index);
            self.is_new = true;
        }
    }

    fn take(&mut self, index: usize) {
        if let Some(path) = self.offered.get(index) {
            self.text.clone_from(path);
            self.marked = None;
        }
    }

    fn open(&mut self, scene: &mut Scene<'_>) {
        let path = complete::typed_path(&self.text);
        // One look at one path: whether it is there decides between opening and a red line.
        if path.exists() {
            scene.send(Command::Open(Source::Paths(vec![path])));
            scene.send(Command::ShowPathField(false));
        } else {
            self.problem = true;
        }
    }

    /// Asks for completions of a text that has changed, and takes those that have come.
    fn complete(&mut self, wake: &Wake) {
        if let Some((text, offered)) = self.job.as_ref().and_then(Job::take) {
            if text == self.text {
                self.offered = offered;
            }
            self.job = None;
        }
        if self.offered_for.as_ref() != Some(&self.text) {
            self.offered_for = Some(self.text.clone());
            let text = self.text.clone();
            self.job = Some(Job::spawn("wenjian-paths", wake, move |publisher, _| {
                let offered = complete::folders(&text);
                publisher.publish((text, offered));
            }));
        }
    }
}

fn put_cursor_at_end(ui: &Ui, id: egui::Id, mut state: egui::text_edit::TextEditState, text: &str) {
    let end = egui::text::CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}
