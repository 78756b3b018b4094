//! Why a place of the open article is lit, or why it is not: every alias that stands there, what became
//! of it, and what would make it a mention.
//!
//! Shows the answer that [`crate::session::Inspection`] holds; finds nothing out itself.

use super::colours;
use super::empty;
use super::fonts;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::mentions::{Account, AccountLine, Verdict};
use crate::session::Command;
use egui::{
    Align, Align2, Color32, CornerRadius, FontFamily, FontId, Frame, Key, Label, Layout, Margin,
    Modifiers,
};
use egui::{Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;

/// Widest page over the article, in points.
const WIDTH: f32 = 560.0;

/// Draws the page beside the article, in the place of the list of mentions.
pub fn panel(ui: &mut Ui, scene: &mut Scene<'_>) {
    page(ui, scene, None);
}

/// Draws the page over the foot of the article, where there is no room beside it.
pub fn over_article(ui: &Ui, scene: &mut Scene<'_>) {
    let area = ui.ctx().content_rect();
    let width = WIDTH.min(area.width() - 14.0 * tokens::STEP);
    let above_foot = vec2(0.0, -tokens::FOOT - 2.0 * tokens::STEP);
    egui::Window::new("inspector")
        .title_bar(false)
        .resizable(false)
        .anchor(Align2::CENTER_BOTTOM, above_foot)
        .fixed_size(vec2(width, 0.0))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            page(ui, scene, Some((0.45 * area.height() - 80.0).max(80.0)));
        });
}

/// The answer; `height` is what the part that scrolls may take, all of the panel where there is none.
fn page(ui: &mut Ui, scene: &mut Scene<'_>, height: Option<f32>) {
    let Some(inspection) = scene.session.inspection() else {
        return;
    };
    match inspection.account.clone() {
        Some(account) => content(ui, scene, &account, height),
        None => empty::sentence(ui, &scene.text("inspector-looking")),
    }
    // In a field the key belongs to the field.
    let is_typing = ui.ctx().text_edit_focused();
    if !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        scene.send(Command::Explain(None));
    }
}

fn content(ui: &mut Ui, scene: &mut Scene<'_>, account: &Account, height: Option<f32>) {
    let tokens = scene.tokens(ui);
    ui.spacing_mut().item_spacing = vec2(2.0 * tokens::STEP, tokens::STEP);
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW + tokens::STEP);
        let title = RichText::new(scene.text("inspector-title"));
        let title = title.family(fonts::bold()).color(tokens.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Explain(None));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(title).truncate());
                let word = scene.text(&format!("verdict-word-{}", account.verdict.name()));
                badge(ui, &word, verdict_ink(account.verdict, tokens));
            });
        });
    });
    widgets::hairline(ui);
    ui.add_space(tokens::STEP);
    ui.add(Label::new(RichText::new(&account.headline).color(tokens.text)).wrap());
    ui.add_space(tokens::STEP);
    let mut scroll = ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink([false, height.is_some()]);
    if let Some(height) = height {
        scroll = scroll.max_height(height).min_scrolled_height(height);
    }
    scroll.show(ui, |ui| {
        for line in &account.lines {
            ui.add_space(tokens::STEP);
            alias(ui, scene, line);
        }
        if account.advice.is_empty() {
            return;
        }
        ui.add_space(2.0 * tokens::STEP);
        widgets::hairline(ui);
        ui.add_space(tokens::STEP);
        widgets::section_head(ui, &scene.text("inspector-advice"));
        for advice in &account.advice {
            let sentence = RichText::new(&advice.sentence).color(tokens.text);
            ui.add(Label::new(sentence).wrap());
        }
        if let Some(yaml) = &account.yaml {
            lines_to_copy(ui, scene, yaml);
        }
    });
}

fn verdict_ink(verdict: Verdict, tokens: &Tokens) -> Color32 {
    match verdict {
        Verdict::Mention | Verdict::Term => tokens.text,
        Verdict::Doubtful | Verdict::NoMention => tokens.warning,
        Verdict::Nothing => tokens.text_quiet,
    }
}

/// A small word on a ground of its own.
fn badge(ui: &mut Ui, text: &str, ink: Color32) {
    let tokens = tokens::of_ui(ui);
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    let size = galley.size() + vec2(3.0, 1.0) * tokens::STEP;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter()
        .rect_filled(rect, tokens::MARK_ROUND, tokens.pressed);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, ink);
}

/// One alias: a sample of its mark, what became of it, whose it is, and why.
fn alias(ui: &mut Ui, scene: &Scene<'_>, line: &AccountLine) {
    let tokens = scene.tokens(ui);
    let outcome = scene.text(&format!("outcome-{}", line.outcome));
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        let spoken = format!("{} · {outcome}", line.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        sample(ui, scene, line, rect);
        let name = RichText::new(&line.name)
            .family(fonts::bold())
            .color(tokens.text);
        ui.add(Label::new(name).truncate());
        let ink = match line.outcome {
            "accepted" => tokens.text,
            "rejected" | "doubtful" => tokens.warning,
            _ => tokens.text_quiet,
        };
        ui.label(
            RichText::new(outcome.as_ref())
                .size(tokens::SMALL)
                .color(ink),
        );
    });
    ui.indent("inspector alias", |ui| {
        ui.add(Label::new(widgets::quiet(line.facts(scene.locale), tokens)).wrap());
        ui.add(Label::new(RichText::new(&line.sentence).color(tokens.text)).wrap());
    });
}

/// The paint of the mark, where there is one; else the outline of what is no mention.
fn sample(ui: &Ui, scene: &Scene<'_>, line: &AccountLine, rect: Rect) {
    let tokens = scene.tokens(ui);
    // While another lexicon comes into force the answer may still speak of the one before.
    let alias = scene.lexicon().aliases.get(line.alias.0 as usize);
    let alias = alias.filter(|alias| alias.text == line.name);
    match (line.outcome, alias) {
        ("accepted", Some(alias)) => {
            let paint = scene.colours.owner(&alias.owner);
            paint.paint_sample(ui.painter(), rect, tokens, true);
        }
        ("term", _) => {
            let y = rect.bottom() - 3.0;
            let (left, right) = (rect.left(), rect.right());
            colours::Underline::Dotted.paint(ui.painter(), left, right, y, tokens.text_quiet);
        }
        _ => colours::paint_rejected(ui.painter(), rect, tokens.text_quiet),
    }
}

/// Lines for a lexicon file, with a button that copies them.
fn lines_to_copy(ui: &mut Ui, scene: &Scene<'_>, yaml: &str) {
    let tokens = scene.tokens(ui);
    ui.add_space(tokens::STEP);
    Frame::new()
        .fill(tokens.code)
        .corner_radius(CornerRadius::same(tokens::ROUND))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let copy = scene.text("inspector-copy");
            let side = vec2(24.0, 24.0);
            let corner = ui.max_rect().right_top() + vec2(-side.x, 0.0);
            let id = ui.scope_id().with("copy");
            let text = RichText::new(yaml.trim_end())
                .monospace()
                .size(tokens::SMALL)
                .color(tokens.text);
            ui.add(Label::new(text).wrap().selectable(true));
            let area = Rect::from_min_size(corner, side);
            let response =
                widgets::small_icon(ui, area, id, icons::ICON_CONTENT_COPY, &copy, false);
            if response.clicked() {
                ui.ctx().copy_text(yaml.to_owned());
            }
        });
}
