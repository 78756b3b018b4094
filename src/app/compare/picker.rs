//! Which companies stand side by side: the first few by evidence, or those that were picked.

use super::{Drawn, figures};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::evidence::{Who, id_of};
use crate::session::Command;
use crate::session::compare::CompareChange;
use crate::text::fold::fold_text;
use egui::{Align2, Button, FontId, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};
use egui_material_icons::icons;

/// Width of the menu.
const MENU: f32 = 300.0;
/// How many companies can be had at once.
const MOST: [usize; 4] = [6, 12, 24, 48];
/// Companies that the menu lists at most; typing finds the others.
const LISTED: usize = 200;

/// The button that says which companies are shown, with its menu.
pub fn menu(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, find: &mut String) {
    let tokens = scene.tokens(ui);
    let compare = scene.session.compare();
    let all = drawn.comparison.matrix.columns.len();
    let (id, count, ink) = match compare.picked() {
        Some(picked) => ("compare-columns-picked", picked.len(), tokens.accent),
        None if drawn.columns < all => ("compare-columns-most", drawn.columns, tokens.text_quiet),
        None => ("compare-columns-all", all, tokens.text_quiet),
    };
    let name = scene.format(id, &[("count", count.into())]);
    let text = format!("{name} {}", icons::ICON_ARROW_DROP_DOWN.codepoint);
    let text = RichText::new(text).size(tokens::SMALL).color(ink);
    let config = egui::containers::menu::MenuConfig::new()
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let button = egui::containers::menu::MenuButton::new(text).config(config);
    let (opened, _) = button.ui(ui, |ui| content(ui, scene, drawn, find));
    let described = format!("{}: {name}", scene.text("compare-columns"));
    opened.widget_info(|| WidgetInfo::labeled(Role::Button, true, &described));
}

fn content(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, find: &mut String) {
    ui.set_width(MENU);
    let tokens = scene.tokens(ui);
    let picked: Vec<String> = scene
        .session
        .compare()
        .picked()
        .map(<[String]>::to_vec)
        .unwrap_or_default();
    ui.horizontal(|ui| {
        for most in MOST {
            let text = scene.format("compare-columns-count", &[("count", most.into())]);
            let is_on = picked.is_empty() && scene.session.compare().most() == most;
            let text = RichText::new(text).size(tokens::SMALL);
            if ui.add(Button::selectable(is_on, text)).clicked() {
                scene.send(Command::Compare(CompareChange::Pick(None)));
                scene.send(Command::Compare(CompareChange::Most(most)));
            }
        }
    });
    let hint = scene.text("compare-columns-find").into_owned();
    let field = TextEdit::singleline(find)
        .hint_text(RichText::new(&hint).size(tokens::SMALL))
        .font(FontId::proportional(tokens::SMALL))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(0.0, tokens::ROW))
        .desired_width(MENU - 2.0 * tokens::STEP);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
    if !picked.is_empty() {
        let clear = RichText::new(scene.text("compare-columns-clear"))
            .size(tokens::SMALL)
            .color(tokens.accent);
        if ui.add(Button::new(clear).frame(false)).clicked() {
            scene.send(Command::Compare(CompareChange::Pick(None)));
        }
    }
    ui.separator();
    let listed = listed(scene, drawn, &fold_text(find.trim()));
    egui::ScrollArea::vertical()
        .max_height(320.0)
        .show(ui, |ui| {
            ui.set_width(MENU - 3.0 * tokens::STEP);
            for (id, name, sentences) in listed {
                let is_on = picked.contains(&id);
                let count = sentences.map_or_else(String::new, |count| scene.locale.number(count));
                let size = vec2(ui.available_width(), tokens::ROW);
                let button = Button::selectable(is_on, &name).shortcut_text(count);
                let response = ui.add(button.min_size(size));
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &name));
                if response.clicked() {
                    let mut new = picked.clone();
                    if is_on {
                        new.retain(|other| *other != id);
                    } else {
                        new.push(id);
                    }
                    scene.send(Command::Compare(CompareChange::Pick(Some(new))));
                }
            }
        });
}

/// Id, name and sentences of the companies or groups whose name holds `wanted`, which is folded: those of
/// the matrix first, then the others of the lexicon that articles mention.
fn listed(scene: &Scene<'_>, drawn: &Drawn, wanted: &str) -> Vec<(String, String, Option<u64>)> {
    let lexicon = &drawn.lexicon;
    let mut found: Vec<(String, String, Option<u64>)> = Vec::new();
    let columns = drawn.comparison.matrix.columns.iter();
    let standing = columns.map(|column| (column.who, Some(u64::from(column.sentences))));
    let tally = &scene.session.library().tally;
    let others = tally
        .first_seen
        .iter()
        .filter(|_| !scene.session.compare().groups())
        .map(|company| (Who::Company(*company), None));
    for (who, sentences) in standing.chain(others) {
        let id = id_of(lexicon, who);
        let is_listed = found.iter().any(|(other, ..)| other == id);
        let name = figures::who(scene, lexicon, who);
        if !is_listed && (wanted.is_empty() || fold_text(&name).contains(wanted)) {
            found.push((id.to_owned(), name, sentences));
        }
        if found.len() == LISTED {
            break;
        }
    }
    found
}
