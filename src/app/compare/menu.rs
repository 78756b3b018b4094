//! What can be decided about a sentence: a star, and a small menu that takes it elsewhere.

use super::{Drawn, figures};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::evidence::{Evidence, Mark, Rule, Who, id_of};
use crate::session::Command;
use crate::session::compare::{CompareChange, Deciding, Item, Verdict};
use egui::{Button, Id, Popup, Rect, ScrollArea, Ui, pos2, vec2};
use egui_material_icons::icons;

/// Size of a button.
const BUTTON: f32 = 24.0;
/// Width of the names of companies and themes.
const LIST: f32 = 188.0;
/// Companies that are offered.
const OFFERED: usize = 40;

/// Draws the buttons at the right of an item.
pub fn buttons(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drawn: &Drawn,
    item: &Item,
    rect: Rect,
    id: Id,
    is_pointed: bool,
) {
    let place = |number: f32| {
        Rect::from_min_size(
            pos2(
                rect.right() - BUTTON,
                rect.top() + tokens::STEP + number * BUTTON,
            ),
            vec2(BUTTON, BUTTON),
        )
    };
    let is_starred = item.is_starred();
    let name = scene.text(match is_starred {
        true => "decision-unstar",
        false => "decision-star",
    });
    let (star, more) = (id.with("star"), id.with("more"));
    let is_seen = is_pointed || is_starred;
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    if !is_seen {
        ui.multiply_opacity(0.35);
    }
    if widgets::small_icon(&ui, place(0.0), star, icons::ICON_STAR, &name, is_starred).clicked() {
        let verdict = match is_starred {
            true => Verdict::Unstar,
            false => Verdict::Star,
        };
        decide(scene, drawn, item, verdict);
    }
    let more_name = scene.text("decision-more");
    let icon = icons::ICON_MORE_HORIZ;
    let opened = widgets::small_icon(&ui, place(1.0), more, icon, &more_name, false);
    Popup::menu(&opened).show(|ui| choices(ui, scene, drawn, item));
}

fn choices(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, item: &Item) {
    ui.set_min_width(160.0);
    let is_decided = |piece: &Evidence| piece.mark == Mark::Out || piece.rule == Rule::Decided;
    let (id, verdict) = match item.pieces.iter().any(is_decided) {
        true => ("decision-back", Verdict::Back),
        false => ("decision-out", Verdict::Out),
    };
    if ui.button(scene.text(id)).clicked() {
        decide(scene, drawn, item, verdict);
        ui.close();
    }
    let best = *item.best();
    let theme_id = &drawn.lexicon.theme(best.theme).id;
    let company_id = id_of(&drawn.lexicon, best.who);
    ui.menu_button(scene.text("decision-company"), |ui| {
        list(ui, |ui| {
            for who in offered(scene, drawn) {
                let name = figures::who(scene, &drawn.lexicon, who);
                let company = id_of(&drawn.lexicon, who).to_owned();
                if company != company_id && choice(ui, &name) {
                    decide(scene, drawn, item, Verdict::ToCompany(company));
                }
            }
        });
    });
    ui.menu_button(scene.text("decision-theme"), |ui| {
        list(ui, |ui| {
            for theme in &drawn.lexicon.themes {
                let name = scene.name(&theme.name).to_owned();
                if theme.id != *theme_id && choice(ui, &name) {
                    decide(scene, drawn, item, Verdict::ToTheme(theme.id.clone()));
                }
            }
        });
    });
}

/// Companies to which a sentence may be given: those of the matrix, then others that articles mention.
fn offered(scene: &Scene<'_>, drawn: &Drawn) -> Vec<Who> {
    let columns = drawn.comparison.matrix.columns.iter();
    let mut offered: Vec<Who> = columns.map(|column| column.who).take(OFFERED).collect();
    let mentioned = scene.session.library().tally.first_seen.iter();
    for who in mentioned.map(|company| Who::Company(*company)) {
        if offered.len() >= OFFERED {
            break;
        }
        if !offered.contains(&who) {
            offered.push(who);
        }
    }
    offered
}

fn list(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    // A menu beside a menu takes all the room that it is not denied.
    ui.set_width(LIST);
    ScrollArea::vertical().max_height(320.0).show(ui, content);
}

fn choice(ui: &mut Ui, name: &str) -> bool {
    let size = vec2(ui.available_width(), tokens::ROW);
    let is_clicked = ui
        .add(Button::new(name).frame(false).min_size(size))
        .clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}

/// Decides about all that the sentence says for the cell.
fn decide(scene: &mut Scene<'_>, drawn: &Drawn, item: &Item, verdict: Verdict) {
    let mut pieces: Vec<(String, String)> = Vec::new();
    for piece in &item.pieces {
        let company = id_of(&drawn.lexicon, piece.who).to_owned();
        let theme = drawn.lexicon.theme(piece.theme).id.clone();
        if !pieces.contains(&(company.clone(), theme.clone())) {
            pieces.push((company, theme));
        }
    }
    scene.send(Command::Compare(CompareChange::Decide(Deciding {
        entry: item.entry,
        place: item.place,
        sentence: item.sentence,
        pieces,
        verdict,
    })));
}
