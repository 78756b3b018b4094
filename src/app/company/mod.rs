//! The page of a company: what it is called, when, where and with whom it is named, and what is said of it.
//!
//! Draws what the session gathered. Every number lists its places beside the page, and each of those leads to
//! its article.

mod facts;
mod sentences;
mod strip;

use super::colours::Paint;
use super::empty;
use super::fonts;
use super::mention_list;
use super::scene::Scene;
use super::scope_line;
use super::tokens::{self, Tokens};
use super::widgets;
use crate::session::portrait::{CompanyChange, Page, Places, line};
use crate::session::{Command, Subject};
use egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, RichText, ScrollArea, Sense, Ui, vec2,
};
use egui_material_icons::icons;

/// Narrower than this the list of places stands below.
const BESIDE: f32 = 620.0;
/// The page is no wider than this.
const WIDEST: f32 = 980.0;

/// Draws the page.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let library = scene.session.library().clone();
    let Some(company) = scene.session.portraits().company(&library) else {
        empty::sentence(ui, &scene.text("company-making"));
        return;
    };
    let page = scene.session.portraits().page(&library).cloned();
    if scene.session.portraits().listed().is_some() {
        let inner = Frame::new().inner_margin(Margin {
            left: 12,
            right: 0,
            top: 8,
            bottom: 0,
        });
        if ui.available_width() >= BESIDE {
            Panel::right("company-list")
                .default_size(320.0)
                .size_range(220.0..=520.0)
                .frame(inner)
                .show(ui, |ui| list(ui, scene, page.as_deref()));
        } else {
            Panel::bottom("company-list-below")
                .resizable(true)
                .default_size(200.0)
                .frame(inner)
                .show(ui, |ui| list(ui, scene, page.as_deref()));
        }
    }
    let name = scene.subject_name(Subject::Company(company));
    CentralPanel::no_frame().show(ui, |ui| {
        scope_line::show(ui, scene);
        let Some(page) = page else {
            head(ui, scene, &name, scene.colours.company(company), None);
            empty::sentence(ui, &scene.text("company-making"));
            return;
        };
        ScrollArea::vertical()
            .id_salt(("company", company))
            .auto_shrink(false)
            .show(ui, |ui| {
                let margin = ((ui.available_width() - WIDEST) / 2.0).max(0.0);
                let margin = margin.min(4.0 * tokens::STEP);
                ui.set_max_width(WIDEST.min(ui.available_width() - 4.0 * tokens::STEP));
                ui.add_space(margin.min(2.0 * tokens::STEP));
                let paint = scene.colours.company(company);
                head(ui, scene, &name, paint, Some(&page));
                if page.portrait.mentions.count() == 0 {
                    let nothing = scene.format("company-nothing", &[("name", (&name).into())]);
                    empty::sentence(ui, &nothing);
                    return;
                }
                strip::show(ui, scene, &page);
                facts::show(ui, scene, &page);
                sentences::show(ui, scene, &page);
                ui.add_space(8.0 * tokens::STEP);
            });
    });
}

/// The name, what it is part of, and the figures of all.
fn head(ui: &mut Ui, scene: &mut Scene<'_>, name: &str, paint: Paint, page: Option<&Page>) {
    let tokens = scene.tokens(ui);
    ui.add_space(2.0 * tokens::STEP);
    ui.horizontal(|ui| {
        let back = scene.text("company-back");
        if widgets::icon_button(ui, icons::ICON_ARROW_BACK, &back, false).clicked() {
            scene.send(Command::Company(CompanyChange::Close));
        }
        let (sample, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        paint.paint_sample(ui.painter(), sample, tokens, true);
        let title = RichText::new(name)
            .size(tokens::TITLE)
            .family(fonts::bold());
        ui.label(title.color(tokens.text));
        let Some(page) = page else { return };
        let lexicon = &page.library.lexicon;
        if let Some(whole) = lexicon.company(page.portrait.company).part_of {
            let whole_name = scene.subject_name(Subject::Company(whole));
            let said = scene.format("company-is-part-of", &[("name", (&whole_name).into())]);
            if link(ui, &said, tokens.text_quiet, tokens).clicked() {
                scene.send(Command::Company(CompanyChange::Open(whole)));
            }
        }
    });
    let Some(page) = page else { return };
    let portrait = &page.portrait;
    ui.add_space(tokens::STEP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * tokens::STEP;
        ui.add_space(tokens::STEP);
        let mentions = [("count", portrait.mentions.count().into())];
        let mentions = scene.format("company-mentions", &mentions);
        if link(ui, &mentions, tokens.text, tokens).clicked() {
            send(scene, Places::Mentions);
        }
        let articles = [("count", portrait.mentions.articles.into())];
        let articles = scene.format("company-articles", &articles);
        ui.label(widgets::quiet(articles, tokens));
        if let Some([first, last]) = portrait.ends {
            for ((date, spot), id) in [(first, "company-first"), (last, "company-last")] {
                let day = date.day().to_string();
                let said = scene.format(id, &[("date", (&day).into())]);
                if link(ui, &said, tokens.text, tokens).clicked() {
                    let line = line(spot);
                    scene.send(Command::GoTo {
                        entry: line.entry,
                        place: line.hit,
                    });
                }
            }
        }
        if portrait.undated.count() > 0 {
            let undated = [("count", portrait.undated.count().into())];
            let undated = scene.format("company-undated", &undated);
            if link(ui, &undated, tokens.text_quiet, tokens).clicked() {
                send(scene, Places::Undated);
            }
        }
    });
    ui.add_space(3.0 * tokens::STEP);
}

/// Lists places, or no longer where they are listed already.
fn send(scene: &mut Scene<'_>, places: Places) {
    let listed = scene.session.portraits().listed();
    let is_listed = listed.is_some_and(|(other, _)| *other == places);
    let wanted = (!is_listed).then_some(places);
    scene.send(Command::Company(CompanyChange::List(wanted)));
}

/// Words that lead somewhere.
fn link(ui: &mut Ui, text: &str, ink: egui::Color32, tokens: &Tokens) -> egui::Response {
    let words = RichText::new(text).size(tokens::SMALL).color(ink);
    let response = ui.add(egui::Label::new(words).sense(Sense::click()));
    let role = egui::Role::Link;
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, text));
    widgets::focus_ring(ui, &response, response.rect.expand(3.0));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    // The row may be higher than the words.
    let y = response.rect.center().y + tokens::SMALL * 0.75;
    let line = if response.hovered() {
        tokens.accent
    } else {
        tokens.text_faint
    };
    let stroke = egui::Stroke::new(tokens::HAIRLINE, line);
    ui.painter().hline(response.rect.x_range(), y, stroke);
    response
}

/// The places that a number counts.
fn list(ui: &mut Ui, scene: &mut Scene<'_>, page: Option<&Page>) {
    let tokens = scene.tokens(ui);
    let Some((places, lines)) = scene.session.portraits().listed().cloned() else {
        return;
    };
    let name = page.map_or(String::new(), |page| {
        facts::places_name(scene, page, &places)
    });
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW + tokens::STEP);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("lines-hide");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Company(CompanyChange::List(None)));
            }
            ui.label(widgets::quiet(
                scene.locale.number(lines.len() as u64),
                tokens,
            ));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(name).family(fonts::bold());
                ui.add(egui::Label::new(title.color(tokens.text)).truncate());
            });
        });
    });
    widgets::hairline(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("company-places")
        .auto_shrink(false)
        .show_rows(ui, mention_list::LINE, lines.len(), |ui, range| {
            for index in range {
                mention_list::show_line(ui, scene, lines[index]);
            }
        });
}
