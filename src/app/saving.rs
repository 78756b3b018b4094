//! Saving the chart that is in view: what goes into the file, where it goes, and what came of it.
//!
//! Lines and numbers are made from what the session counted, pixels are taken from the window. The file is
//! written on a worker thread. Where the system has no dialog, a field takes the path.

use super::charts;
use super::open::{Answer, SystemDialog};
use super::save_field::{SaveAnswer, SaveField};
use super::scene::Scene;
use super::tokens;
use crate::export::png;
use crate::session::concordance::Face;
use crate::session::latest::{Job, Wake};
use crate::session::saving::{self, ChartChange, ChartForm, Saved};
use crate::session::{Command, Session, View};
use egui::{ColorImage, Id, Rect, RichText, Role, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the picture of the window arrives.
type Slot = Arc<Mutex<Option<Arc<ColorImage>>>>;

/// What goes into a file.
enum Content {
    /// What this writes.
    Work(saving::Work),
    /// This part of the window, once its picture is there; lengths in points, and pixels for each.
    Picture(Slot, Rect, f32),
}

/// A chart on its way into a file.
struct Pending {
    form: ChartForm,
    content: Content,
    dialog: Option<SystemDialog>,
    /// The path in the field, where there is no dialog.
    field: Option<SaveField>,
    /// Where it goes, once that is known.
    path: Option<PathBuf>,
}

/// Saves charts, one at a time.
#[derive(Default)]
pub struct ChartSaver {
    pending: Option<Pending>,
    job: Option<Job<Saved>>,
    nothing: bool,
}

/// Remembers where the chart stands that is in view.
pub fn note_chart(ui: &Ui, area: Rect) {
    ui.data_mut(|data| data.insert_temp(chart_id(), area));
}

fn chart_id() -> Id {
    Id::unique("chart in view")
}

/// The menu with the forms.
pub fn menu(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    let icon = RichText::new(icons::ICON_DOWNLOAD.codepoint).color(tokens.text_quiet);
    let opened = ui
        .menu_button(icon, |ui| {
            ui.set_min_width(240.0);
            for form in ChartForm::ALL {
                let name = scene.text(&format!("save-{}", form.name()));
                if ui.button(name).clicked() {
                    scene.send(Command::SaveChart(ChartChange::Ask(form)));
                    ui.close();
                }
            }
        })
        .response;
    let name = scene.text("save-menu");
    opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
    opened.on_hover_text(name);
}

impl ChartSaver {
    /// Does what was asked for.
    pub fn apply(
        &mut self,
        context: &egui::Context,
        scene: &Scene<'_>,
        change: ChartChange,
        wake: &Wake,
    ) {
        let (form, path) = match change {
            ChartChange::Leave => {
                self.pending = None;
                return;
            }
            ChartChange::Ask(form) => (form, None),
            ChartChange::Save(form, path) => (form, Some(path)),
        };
        // The chart that was asked for first is the one whose path is being typed.
        let kept = self
            .pending
            .take()
            .filter(|kept| path.is_some() && kept.form == form);
        let content = match kept {
            Some(kept) => Some(kept.content),
            None => content(context, scene, form, wake),
        };
        let Some(content) = content else {
            self.nothing = true;
            return;
        };
        let dialog = path.is_none().then(|| {
            let start = scene.session.library().source.path();
            let title = scene.text(title_id(scene.session));
            SystemDialog::save(&title, &charts::file_name(scene, form), start, wake)
        });
        self.pending = Some(Pending {
            form,
            content,
            dialog,
            field: None,
            path,
        });
    }

    /// Takes what dialog, window and worker have finished. Never waits.
    pub fn poll(&mut self, context: &egui::Context, session: &mut Session, wake: &Wake) {
        if std::mem::take(&mut self.nothing) {
            session.say("save-nothing", "");
        }
        if let Some((path, failure)) = self.job.as_ref().and_then(Job::take) {
            self.job = None;
            match failure {
                None => session.say("message-saved", path.display().to_string()),
                Some(cause) => {
                    session.say("message-not-saved", format!("{}: {cause}", path.display()));
                }
            }
        }
        let Some(pending) = &mut self.pending else {
            return;
        };
        if let Some(dialog) = &mut pending.dialog {
            let answer = dialog.poll();
            context.request_repaint_after(dialog.next_look());
            match answer {
                None => {}
                Some(Answer::Chosen(path)) => {
                    pending.path = Some(path);
                    pending.dialog = None;
                }
                Some(Answer::Cancelled) => {
                    self.pending = None;
                    return;
                }
                Some(answer @ (Answer::Unavailable | Answer::Slow)) => {
                    // One that is slow may be a user who looks for a folder: it stays, and so may the field.
                    if matches!(answer, Answer::Unavailable) {
                        pending.dialog = None;
                    }
                    let start = session.library().source.path().map(ToOwned::to_owned);
                    let offered = charts::offered_path(session, start, pending.form);
                    pending.field = Some(SaveField::new(offered));
                }
            }
        }
        if pending.path.is_none() {
            return;
        }
        let picture = match &pending.content {
            Content::Work(_) => None,
            // Its pixels are awaited.
            Content::Picture(slot, area, points) => match taken(slot, *area, *points) {
                Some(bytes) => Some(bytes),
                None => return,
            },
        };
        let Some(Pending {
            content,
            path: Some(path),
            ..
        }) = self.pending.take()
        else {
            return;
        };
        let work = match (content, picture) {
            (Content::Work(work), _) => Ok(work),
            (_, Some(bytes)) => bytes.map(saving::of_bytes),
            _ => return,
        };
        match work {
            Ok(work) => self.job = Some(saving::spawn(path, work, wake)),
            Err(cause) => session.say("message-not-saved", cause),
        }
    }

    /// Draws the field for the path over the window.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let Some(pending) = &mut self.pending else {
            return;
        };
        if let Content::Picture(slot, ..) = &pending.content
            && slot
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .is_none()
        {
            // The field is no part of the picture.
            return;
        }
        let Some(field) = &mut pending.field else {
            return;
        };
        let form = pending.form;
        match field.show(ui, scene, title_id(scene.session)) {
            Some(SaveAnswer::Save(path)) => {
                scene.send(Command::SaveChart(ChartChange::Save(form, path)));
            }
            Some(SaveAnswer::Leave) => scene.send(Command::SaveChart(ChartChange::Leave)),
            None => {}
        }
    }
}

/// Lines are no chart.
fn title_id(session: &Session) -> &'static str {
    let is_lines =
        session.view() == View::Concordance && session.concordance().face() == Face::Lines;
    match is_lines {
        true => "concordance-file-title",
        false => "save-title",
    }
}

/// What is to be saved; none where no chart is in view.
fn content(
    context: &egui::Context,
    scene: &Scene<'_>,
    form: ChartForm,
    wake: &Wake,
) -> Option<Content> {
    let tokens = tokens::of_visuals(&context.global_style().visuals);
    match form {
        ChartForm::Svg => {
            let svg = charts::svg(scene, tokens)?;
            Some(Content::Work(saving::of_bytes(svg.into_bytes())))
        }
        ChartForm::Csv | ChartForm::JsonLines => charts::numbers(scene, form).map(Content::Work),
        ChartForm::Png => {
            charts::has_chart(scene).then_some(())?;
            let area = context.data(|data| data.get_temp::<Rect>(chart_id()))?;
            let slot = Slot::default();
            let (arrived, wake) = (Arc::clone(&slot), Arc::clone(wake));
            context.request_screenshot(move |image| {
                *arrived.lock().unwrap_or_else(PoisonError::into_inner) = Some(image);
                wake();
            });
            Some(Content::Picture(slot, area, context.pixels_per_point()))
        }
    }
}

/// The part of the window as PNG; none while its picture is not there.
fn taken(slot: &Slot, area: Rect, points: f32) -> Option<Result<Vec<u8>, String>> {
    let image = slot
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()?;
    let whole = Rect::from_min_size(
        egui::Pos2::ZERO,
        vec2(image.size[0] as f32, image.size[1] as f32) / points,
    );
    let part = image.region(&area.intersect(whole), Some(points));
    let [width, height] = part.size.map(|side| side as u32);
    let bytes = png::encode(width, height, part.as_raw());
    Some(bytes.map_err(|error| error.to_string()))
}
