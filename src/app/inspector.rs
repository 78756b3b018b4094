//! Why a place of the open article is lit, or why it is not: every alias that stands there, what became
//! of it, and what would make it a mention.
//!
//! Shows the answer that [`crate::session::Inspection`] holds; finds nothing out itself.

use super::colours;
use super::fonts;
use super::scene::Scene;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::mentions::{Account, AccountLine, Advice, Verdict};
use crate::session::{Command, Inquiry};
use egui::{Align, Color32, CornerRadius, Frame, Key, Label, Layout, Margin, Modifiers, Pos2};
use egui::{Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons;

/// Widest page, in points.
const WIDTH: f32 = 420.0;

/// What the page keeps from frame to frame: about what it was opened, and where.
#[derive(Default)]
pub struct Inspector {
    opened: Option<(Inquiry, Pos2)>,
}

impl Inspector {
    /// Draws the page over the article, while a place is asked about.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let Some(inspection) = scene.session.inspection() else {
            self.opened = None;
            return;
        };
        let account = inspection.account.clone();
        let area = ui.ctx().content_rect().shrink(2.0 * tokens::STEP);
        let place = self.place(ui, inspection.inquiry, area);
        let width = WIDTH.min(area.width() - 8.0 * tokens::STEP);
        let height = (area.height() - 120.0).max(120.0);
        egui::Window::new("inspector")
            .id(egui::Id::unique(("inspector", inspection.inquiry)))
            .title_bar(false)
            .resizable(false)
            .default_pos(place)
            .constrain_to(area)
            .fixed_size(vec2(width, 0.0))
            .show(ui.ctx(), |ui| {
                ui.set_width(width);
                match &account {
                    Some(account) => content(ui, scene, account, height),
                    None => {
                        ui.label(widgets::quiet(
                            scene.text("inspector-looking"),
                            scene.tokens(ui),
                        ));
                    }
                }
            });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            scene.send(Command::Explain(None));
        }
    }

    /// Below the pointer that asked; in the middle where no pointer did.
    fn place(&mut self, ui: &Ui, inquiry: Inquiry, area: Rect) -> Pos2 {
        if let Some((_, place)) = self.opened.filter(|(opened, _)| *opened == inquiry) {
            return place;
        }
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let place = match pointer.filter(|at| area.contains(*at)) {
            Some(at) => at + vec2(-WIDTH / 3.0, 6.0 * tokens::STEP),
            None => pos2(
                area.center().x - WIDTH / 2.0,
                area.top() + 0.2 * area.height(),
            ),
        };
        self.opened = Some((inquiry, place));
        place
    }
}

fn content(ui: &mut Ui, scene: &mut Scene<'_>, account: &Account, height: f32) {
    let tokens = scene.tokens(ui);
    ui.spacing_mut().item_spacing = vec2(2.0 * tokens::STEP, tokens::STEP);
    ui.horizontal(|ui| {
        badge(
            ui,
            verdict_word(scene, account.verdict),
            verdict_ink(account.verdict, tokens),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Explain(None));
            }
        });
    });
    let headline = RichText::new(&account.headline)
        .family(fonts::bold())
        .color(tokens.text);
    ui.add(Label::new(headline).wrap());
    ui.add_space(tokens::STEP);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            if !account.lines.is_empty() {
                widgets::hairline(ui);
            }
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
            for entry in &account.advice {
                advice(ui, scene, entry);
            }
        });
}

fn verdict_word(scene: &Scene<'_>, verdict: Verdict) -> String {
    scene
        .text(&format!("verdict-word-{}", verdict.name()))
        .into_owned()
}

fn verdict_ink(verdict: Verdict, tokens: &Tokens) -> Color32 {
    match verdict {
        Verdict::Mention | Verdict::Term => tokens.text,
        Verdict::Doubtful | Verdict::NoMention => tokens.warning,
        Verdict::Nothing => tokens.text_quiet,
    }
}

/// A small word in a frame of its own.
fn badge(ui: &mut Ui, text: String, ink: Color32) {
    let tokens = tokens::of_ui(ui);
    Frame::new()
        .stroke(Stroke::new(tokens::HAIRLINE, ink))
        .corner_radius(CornerRadius::same(tokens::MARK_ROUND))
        .inner_margin(Margin::symmetric(6, 1))
        .fill(tokens.raised)
        .show(ui, |ui| {
            ui.label(RichText::new(text).size(tokens::SMALL).color(ink));
        });
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

/// What to do, and lines to copy where lines do it.
fn advice(ui: &mut Ui, scene: &Scene<'_>, advice: &Advice) {
    let tokens = scene.tokens(ui);
    ui.add_space(tokens::STEP);
    ui.add(Label::new(RichText::new(&advice.sentence).color(tokens.text)).wrap());
    let Some(yaml) = &advice.yaml else { return };
    Frame::new()
        .fill(tokens.code)
        .corner_radius(CornerRadius::same(tokens::ROUND))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let copy = scene.text("inspector-copy");
            let side = vec2(24.0, 24.0);
            let corner = ui.max_rect().right_top() + vec2(-side.x, 0.0);
            let id = ui.scope_id().with(("copy", advice.name));
            let text = RichText::new(yaml.trim_end())
                .monospace()
                .size(tokens::SMALL)
                .color(tokens.text);
            ui.add(Label::new(text).wrap().selectable(true));
            let area = Rect::from_min_size(corner, side);
            let response =
                widgets::small_icon(ui, area, id, icons::ICON_CONTENT_COPY, &copy, false);
            if response.clicked() {
                ui.ctx().copy_text(yaml.clone());
            }
        });
}
