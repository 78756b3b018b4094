//! The rows of the list of problems: heads of groups, and problems with their place.

use super::{is_by_code, look};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::corpus::{problem_name, problem_remedy, problem_sentence};
use crate::session::Command;
use crate::session::problems::{GroupKey, Grouping, ProblemGroup, ProblemList, ProblemRef};
use egui::{Align2, FontFamily, FontId, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;

/// Height of the head of a group of one line, and of one with what helps below.
const HEAD: f32 = 40.0;
const HEAD_WITH_REMEDY: f32 = 60.0;
/// Height of a problem on one line, and on two.
const ONE_LINE: f32 = 30.0;
const TWO_LINES: f32 = 48.0;
/// Where names of groups begin, from the left edge; problems begin there too.
const INDENT: f32 = 56.0;
/// Room at the right edge for counts and buttons.
const RIGHT: f32 = 16.0;

/// Height of the head of a group.
pub fn head_height(list: &ProblemList, _group: &ProblemGroup) -> f32 {
    if is_by_code(list) {
        HEAD_WITH_REMEDY
    } else {
        HEAD
    }
}

/// Height of the problems of a group.
pub fn row_height(list: &ProblemList, group: &ProblemGroup) -> f32 {
    if says_the_same(list, group) {
        ONE_LINE
    } else {
        TWO_LINES
    }
}

/// True where every problem of the group has the same sentence, which the head then says.
fn says_the_same(list: &ProblemList, group: &ProblemGroup) -> bool {
    let first = group.problems.first();
    is_by_code(list)
        && first.is_some_and(|first| first.problem(&list.library).kind.args().is_empty())
}

/// Draws the head of a group; true where it was clicked.
pub fn head(
    ui: &mut Ui,
    scene: &Scene<'_>,
    list: &ProblemList,
    group: &ProblemGroup,
    rect: Rect,
    is_folded: bool,
    is_marked: bool,
) -> bool {
    let tokens = scene.tokens(ui);
    let id = ui.scope_id().with(("head", &group.key));
    let response = ui.interact(rect, id, Sense::click());
    let name = match &group.key {
        GroupKey::Code(code) => problem_name(scene.locale, code).into_owned(),
        GroupKey::Severity(severity) => scene
            .text(&format!("severity-{}", severity.name()))
            .into_owned(),
        GroupKey::File(path) => path.clone(),
    };
    let count = scene.locale.number(group.problems.len() as u64);
    let described = match &group.key {
        // The problems below name the file themselves.
        GroupKey::File(_) => scene.format("problems-group", &[("count", (&count).into())]),
        _ => format!("{name} {count}"),
    };
    response.widget_info(|| {
        WidgetInfo::selected(Role::DisclosureTriangle, true, !is_folded, &described)
    });
    ground(ui, scene, &response, rect, is_marked);
    let text = FontId::new(tokens::TEXT, fonts::bold());
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let first = pos2(rect.left(), rect.top() + 22.0);
    let arrow = if is_folded {
        icons::ICON_CHEVRON_RIGHT
    } else {
        icons::ICON_EXPAND_MORE
    };
    let icon = FontId::new(tokens::ICON, fonts::icons());
    ui.painter().text(
        first + vec2(16.0, 0.0),
        Align2::CENTER_CENTER,
        arrow.codepoint,
        icon.clone(),
        tokens.text_quiet,
    );
    ui.painter().text(
        first + vec2(40.0, 0.0),
        Align2::CENTER_CENTER,
        look::icon(group.severity).codepoint,
        icon,
        look::colour(group.severity, tokens),
    );
    let left = rect.left() + INDENT;
    let room = rect.right() - RIGHT - left;
    let galley = truncated(ui, &name, text, tokens.text, room - 160.0);
    let mut x = left + galley.size().x + 2.0 * tokens::STEP;
    let y = first.y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, y), galley, tokens.text);
    x = ui
        .painter()
        .text(
            pos2(x, first.y),
            Align2::LEFT_CENTER,
            count,
            small.clone(),
            tokens.text_quiet,
        )
        .right();
    if let GroupKey::Code(code) = &group.key
        && x + 220.0 < rect.right()
    {
        ui.painter().text(
            pos2(rect.right() - RIGHT, first.y),
            Align2::RIGHT_CENTER,
            code,
            FontId::new(tokens::SMALL, FontFamily::Monospace),
            tokens.text_quiet,
        );
    }
    if is_by_code(list)
        && let Some(place) = group.problems.first()
    {
        let problem = place.problem(&list.library);
        let remedy = problem_remedy(scene.locale, problem);
        let words = if says_the_same(list, group) {
            format!("{} {remedy}", problem_sentence(scene.locale, problem))
        } else {
            remedy
        };
        let galley = truncated(ui, &words, small, tokens.text_quiet, room);
        let at = pos2(left, rect.top() + 34.0);
        let is_cut = galley.elided;
        ui.painter().galley(at, galley, tokens.text_quiet);
        if is_cut {
            return response.on_hover_text(words).clicked();
        }
    }
    response.clicked()
}

/// Draws a problem; true where it was clicked.
pub fn row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    list: &ProblemList,
    place: ProblemRef,
    rect: Rect,
    is_marked: bool,
) -> bool {
    let tokens = scene.tokens(ui);
    let problem = place.problem(&list.library);
    let sentence = problem_sentence(scene.locale, problem);
    let path = place.path(&list.library);
    let id = ui.scope_id().with(("problem", place));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, is_marked, format!("{sentence} {path}"))
    });
    ground(ui, scene, &response, rect, is_marked);
    let left = rect.left() + INDENT;
    let is_pointed = ui.rect_contains_pointer(rect);
    let buttons = if is_pointed || is_marked {
        actions(ui, scene, list, place, rect)
    } else {
        0.0
    };
    let room = rect.right() - RIGHT - left - buttons;
    let by_file = list.question.grouping == Grouping::File;
    let line = problem
        .line
        .map(|line| scene.format("problem-line", &[("line", line.into())]));
    let text = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let (first_y, second_y) = if rect.height() > ONE_LINE {
        (rect.top() + 15.0, rect.top() + 34.0)
    } else {
        (rect.center().y, 0.0)
    };
    let words = if by_file { &sentence } else { path };
    let line_room = if line.is_some() { 80.0 } else { 0.0 };
    let galley = if by_file {
        truncated(ui, words, text, tokens.text, room - line_room)
    } else {
        path_on_one_line(ui, path, tokens, room - line_room)
    };
    let mut is_cut = galley.elided;
    let x = left + galley.size().x + 2.0 * tokens::STEP;
    let y = first_y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, y), galley, tokens.text);
    if let Some(line) = line {
        let at = pos2(x, first_y);
        let font = small.clone();
        ui.painter()
            .text(at, Align2::LEFT_CENTER, line, font, tokens.text_quiet);
    }
    if second_y > 0.0 {
        let second = if by_file {
            problem_remedy(scene.locale, problem)
        } else {
            sentence.clone()
        };
        let galley = truncated(ui, &second, small, tokens.text_quiet, room);
        is_cut |= galley.elided;
        let y = second_y - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(left, y), galley, tokens.text_quiet);
    }
    if by_file {
        ui.painter().text(
            pos2(rect.left() + 40.0, first_y),
            Align2::CENTER_CENTER,
            look::icon(problem.severity()).codepoint,
            FontId::new(tokens::ICON - 4.0, fonts::icons()),
            look::colour(problem.severity(), tokens),
        );
    }
    response.context_menu(|ui| menu(ui, scene, list, place));
    // What helps stands over a group of one kind, and below the sentence in a group of one file.
    let response = if is_cut || list.question.grouping == Grouping::Severity {
        explained(response, scene, list, place, &sentence)
    } else {
        response
    };
    if response.clicked() {
        open(scene, list, place);
    }
    response.clicked()
}

/// The whole sentence and what helps, below the pointer.
fn explained(
    response: Response,
    scene: &Scene<'_>,
    list: &ProblemList,
    place: ProblemRef,
    sentence: &str,
) -> Response {
    response.on_hover_ui(|ui| {
        let tokens = scene.tokens(ui);
        ui.set_max_width(420.0);
        let problem = place.problem(&list.library);
        let remedy = problem_remedy(scene.locale, problem);
        ui.add(egui::Label::new(egui::RichText::new(sentence).color(tokens.text)).wrap());
        ui.add(egui::Label::new(widgets::quiet(remedy, tokens)).wrap());
        let code = scene.format("problem-code", &[("code", problem.code().into())]);
        ui.label(widgets::quiet(code, tokens));
    })
}

/// The folder of the path is quieter than the file's name.
fn path_on_one_line(
    ui: &Ui,
    path: &str,
    tokens: &tokens::Tokens,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    let font = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let format = |color| egui::text::TextFormat {
        font_id: font.clone(),
        color,
        ..egui::text::TextFormat::default()
    };
    let mut job = egui::text::LayoutJob::default();
    job.append(&path[..name], 0.0, format(tokens.text_quiet));
    job.append(&path[name..], 0.0, format(tokens.text));
    job.wrap = egui::epaint::text::TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}

fn ground(ui: &Ui, scene: &Scene<'_>, response: &Response, rect: Rect, is_marked: bool) {
    let tokens = scene.tokens(ui);
    let colour = match () {
        () if is_marked => tokens.pressed,
        () if response.hovered() || response.contains_pointer() => tokens.hover,
        () => return widgets::focus_ring(ui, response, rect.shrink(1.0)),
    };
    ui.painter()
        .rect_filled(rect.shrink2(vec2(4.0, 1.0)), tokens::ROUND, colour);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    widgets::focus_ring(ui, response, rect.shrink(1.0));
}

/// The buttons at the right edge; gives the room they take.
fn actions(
    ui: &Ui,
    scene: &mut Scene<'_>,
    list: &ProblemList,
    place: ProblemRef,
    rect: Rect,
) -> f32 {
    let Some(file) = place.file(&list.library) else {
        return 0.0;
    };
    let side = vec2(26.0, 26.0);
    let copy = Rect::from_center_size(pos2(rect.right() - RIGHT - 10.0, rect.center().y), side);
    let folder = copy.translate(vec2(-30.0, 0.0));
    let id = ui.scope_id().with(("folder", place));
    let name = scene.text("problem-show-in-folder");
    if widgets::small_icon(ui, folder, id, icons::ICON_FOLDER_OPEN, &name, false).clicked() {
        scene.send(Command::ShowInFolder(file.to_owned()));
    }
    let id = ui.scope_id().with(("copy", place));
    let name = scene.text("menu-copy-path");
    if widgets::small_icon(ui, copy, id, icons::ICON_CONTENT_COPY, &name, false).clicked() {
        ui.ctx().copy_text(file.display().to_string());
    }
    64.0
}

fn menu(ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList, place: ProblemRef) {
    ui.set_min_width(200.0);
    if place.entry().is_some() && ui.button(scene.text("problem-open")).clicked() {
        open(scene, list, place);
        ui.close();
    }
    if let Some(file) = place.file(&list.library) {
        if ui.button(scene.text("problem-show-in-folder")).clicked() {
            scene.send(Command::ShowInFolder(file.to_owned()));
            ui.close();
        }
        if ui.button(scene.text("menu-copy-path")).clicked() {
            ui.ctx().copy_text(file.display().to_string());
            ui.close();
        }
    }
    if ui.button(scene.text("problem-copy")).clicked() {
        let problem = place.problem(&list.library);
        let sentence = problem_sentence(scene.locale, problem);
        let path = place.path(&list.library);
        ui.ctx().copy_text(match problem.line {
            Some(line) => format!("{path}:{line}: {sentence}"),
            None => format!("{path}: {sentence}"),
        });
        ui.close();
    }
}

/// Goes to the line of the article. A file that is none has nothing to go to here.
pub fn open(scene: &mut Scene<'_>, list: &ProblemList, place: ProblemRef) {
    let entry = place
        .entry()
        .and_then(|entry| entry_now(scene, list, entry));
    match (entry, place.problem(&list.library).line) {
        (Some(entry), Some(line)) => scene.send(Command::GoToLine { entry, line }),
        (Some(entry), None) => scene.send(Command::Select(entry)),
        (None, _) => {}
    }
}

/// Where an article of the list stands in the library that is open: files may have come and gone since
/// the list was made.
fn entry_now(scene: &Scene<'_>, list: &ProblemList, entry: u32) -> Option<u32> {
    let library = scene.session.library();
    if std::sync::Arc::ptr_eq(library, &list.library) {
        return Some(entry);
    }
    let path = &list.library.entries[entry as usize].document.path;
    let same = |other: &std::sync::Arc<crate::session::Entry>| other.document.path == *path;
    let found = library.entries.iter().position(same)?;
    u32::try_from(found).ok()
}
