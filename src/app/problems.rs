//! Everything the reader must know about files: what happened, where, and what helps.

use super::empty;
use super::fonts;
use super::lexicon_notice;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use crate::corpus::{self, Problem, Severity};
use crate::session::{Command, Library};
use egui::{Align2, FontFamily, FontId, Label, RichText, ScrollArea, Sense, Ui, WidgetInfo};
use egui::{Role, pos2, vec2};

use std::sync::Arc;

/// One problem with the file it is about.
struct Line {
    /// The article, where the file became one.
    entry: Option<u32>,
    path: String,
    problem: Problem,
}

/// Height of one problem: sentence, remedy, file.
const LINE: f32 = 72.0;

/// The list, gathered once for each snapshot of the library.
#[derive(Default)]
pub struct ProblemsView {
    of: Option<Arc<Library>>,
    lines: Vec<Line>,
}

impl ProblemsView {
    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let library = scene.session.library();
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, library)) {
            self.lines = lines(library);
            self.of = Some(Arc::clone(library));
        }
        list(ui, scene, &self.lines);
    }
}

fn list(ui: &mut Ui, scene: &mut Scene<'_>, lines: &[Line]) {
    let of_lexicon = lexicon_notice::rows(scene);
    if lines.is_empty() && of_lexicon.is_empty() {
        let id = if scene.session.is_reading() {
            "problems-reading"
        } else {
            "problems-none"
        };
        empty::sentence(ui, &scene.text(id));
        return;
    }
    ui.add_space(2.0 * tokens::STEP);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink(false)
        .show_rows(ui, LINE, of_lexicon.len() + lines.len(), |ui, range| {
            for index in range {
                match of_lexicon.get(index) {
                    Some(row) => lexicon_notice::show_row(ui, scene, row, LINE),
                    None => show_line(ui, scene, &lines[index - of_lexicon.len()]),
                }
            }
        });
}

/// Worst first, then in the order of the library.
fn lines(library: &Library) -> Vec<Line> {
    let of_files = library.file_problems.iter().map(|found| Line {
        entry: None,
        path: found.path.clone(),
        problem: found.problem.clone(),
    });
    let of_documents = (0..).zip(&library.entries).flat_map(|(index, entry)| {
        entry.document.problems.iter().map(move |problem| Line {
            entry: Some(index),
            path: entry.document.path.clone(),
            problem: problem.clone(),
        })
    });
    let mut lines: Vec<Line> = of_files.chain(of_documents).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.problem.kind.severity()));
    lines
}

fn colour(severity: Severity, tokens: &Tokens) -> egui::Color32 {
    match severity {
        Severity::Error => tokens.error,
        Severity::Warning => tokens.warning,
        Severity::Note => tokens.text_quiet,
    }
}

fn show_line(ui: &mut Ui, scene: &mut Scene<'_>, line: &Line) {
    let tokens = scene.tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let sentence = corpus::problem_sentence(scene.locale, &line.problem);
    let remedy = corpus::problem_remedy(scene.locale, &line.problem);
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Button,
            line.entry.is_some(),
            format!("{sentence} {}", line.path),
        )
    });
    if response.hovered() && line.entry.is_some() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    super::widgets::focus_ring(ui, &response, rect);
    let severity = line.problem.kind.severity();
    let left = rect.left() + 4.0 * tokens::STEP;
    ui.painter().text(
        pos2(left, rect.top() + 16.0),
        Align2::LEFT_CENTER,
        scene.text(&format!("severity-{}", severity.name())),
        FontId::new(tokens::SMALL, fonts::bold()),
        colour(severity, tokens),
    );
    let text_left = left + 64.0;
    let room = rect.right() - text_left - 4.0 * tokens::STEP;
    let text = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let place = match line.problem.line {
        Some(number) => scene.format(
            "problem-place-line",
            &[("path", (&line.path).into()), ("line", number.into())],
        ),
        None => line.path.clone(),
    };
    let rows = [
        (sentence, text, tokens.text),
        (remedy, small.clone(), tokens.text_quiet),
        (place, small, tokens.text_quiet),
    ];
    let mut y = rect.top() + 6.0;
    for (words, font, ink) in rows {
        let galley = super::side_panel::truncated(ui, &words, font, ink, room);
        let height = galley.size().y;
        ui.painter().galley(pos2(text_left, y), galley, ink);
        y += height + 2.0;
    }
    let whole = scene.format("problem-code", &[("code", line.problem.kind.code().into())]);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        let sentence = corpus::problem_sentence(scene.locale, &line.problem);
        ui.add(Label::new(RichText::new(sentence).color(tokens.text)).wrap());
        let remedy = corpus::problem_remedy(scene.locale, &line.problem);
        ui.add(Label::new(super::widgets::quiet(remedy, tokens)).wrap());
        ui.label(super::widgets::quiet(whole, tokens));
    });
    if response.clicked()
        && let Some(entry) = line.entry
    {
        scene.send(Command::Select(entry));
    }
}
