//! Asking which session to open, and where to save one: the system's dialog, or a field for the path.

use super::open::{Answer, SystemDialog};
use super::save_field::{SaveAnswer, SaveField};
use super::scene::Scene;
use crate::locale::Locale;
use crate::session::latest::Wake;
use crate::session::session_file::ENDING;
use crate::session::{Command, Session, SessionFileChange, Source};
use egui::Ui;
use std::path::{Path, PathBuf};

/// What is being asked.
enum Asking {
    Which(SystemDialog),
    Where(SystemDialog),
    /// There is no dialog: the path is typed.
    Field(SaveField),
}

/// Opens and saves sessions, one at a time.
#[derive(Default)]
pub struct SessionFiles {
    asking: Option<Asking>,
}

impl SessionFiles {
    /// Begins to ask, where that is what was asked for.
    pub fn apply(&mut self, change: &SessionFileChange, session: &Session, wake: &Wake) {
        let locale = Locale::new(session.settings().language());
        let kind = locale.text("session-kind");
        let start = folder(session);
        match change {
            SessionFileChange::AskForOne => {
                let title = locale.text("session-open-title");
                let dialog =
                    SystemDialog::open_file(&title, (&kind, ENDING), start.as_deref(), wake);
                self.asking = Some(Asking::Which(dialog));
            }
            SessionFileChange::Save if session.session_file().is_some() => {}
            SessionFileChange::Save | SessionFileChange::SaveAs => {
                let title = locale.text("session-save-title");
                let name = file_name(session, locale);
                let dialog = SystemDialog::save(&title, &name, start.as_deref(), wake);
                self.asking = Some(Asking::Where(dialog));
            }
            SessionFileChange::SaveTo(_) | SessionFileChange::Leave => self.asking = None,
        }
    }

    /// Takes what a dialog has answered; true where a path is to be typed to open a session. Never waits.
    pub fn poll(&mut self, context: &egui::Context, session: &mut Session) -> bool {
        let (dialog, is_saving) = match &mut self.asking {
            Some(Asking::Which(dialog)) => (dialog, false),
            Some(Asking::Where(dialog)) => (dialog, true),
            Some(Asking::Field(_)) | None => return false,
        };
        let answer = dialog.poll();
        context.request_repaint_after(dialog.next_look());
        match answer {
            None => return false,
            Some(Answer::Slow) => {
                session.say("dialog-slow", "");
                return false;
            }
            Some(Answer::Chosen(path)) if is_saving => {
                let path = with_ending(path);
                session.apply(Command::SessionFile(SessionFileChange::SaveTo(path)));
            }
            Some(Answer::Chosen(path)) => {
                session.apply(Command::Open(Source::Paths(vec![path])));
            }
            Some(Answer::Cancelled) => session.apply(Command::DismissMessage),
            Some(Answer::Unavailable) if is_saving => {
                let locale = Locale::new(session.settings().language());
                let name = file_name(session, locale);
                let path = folder(session).unwrap_or_default().join(name);
                let field = SaveField::new(path.display().to_string());
                self.asking = Some(Asking::Field(field));
                return false;
            }
            Some(Answer::Unavailable) => {
                self.asking = None;
                return true;
            }
        }
        self.asking = None;
        false
    }

    /// Draws the field for the path over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let Some(Asking::Field(field)) = &mut self.asking else {
            return;
        };
        let change = match field.show(ui, scene, "session-save-title") {
            Some(SaveAnswer::Save(path)) => SessionFileChange::SaveTo(with_ending(path)),
            Some(SaveAnswer::Leave) => SessionFileChange::Leave,
            None => return,
        };
        scene.send(Command::SessionFile(change));
    }

    /// True while a path is being typed.
    pub fn is_typing(&self) -> bool {
        matches!(self.asking, Some(Asking::Field(_)))
    }
}

/// Where sessions of what is open belong: beside the one that is open, else beside the folder of articles.
fn folder(session: &Session) -> Option<PathBuf> {
    let beside = session
        .session_file()
        .or_else(|| session.library().source.path())?;
    let beside = std::path::absolute(beside).ok()?;
    beside.parent().map(Path::to_owned)
}

fn file_name(session: &Session, locale: Locale) -> String {
    let open = session.session_file().and_then(Path::file_name);
    let stem = || {
        let source = &session.library().source;
        let name = source.short_name();
        name.unwrap_or_else(|| locale.text("samples").into_owned())
    };
    open.map_or_else(
        || format!("{}.{ENDING}", stem()),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A session is found by its ending.
fn with_ending(path: PathBuf) -> PathBuf {
    let has_ending = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    if has_ending {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ENDING);
    name.into()
}
