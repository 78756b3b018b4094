//! By what the lines are sorted: a chip for each key in the order in which they decide.

use crate::analysis::concordance::{DEEPEST, Key, Level, Order};
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::session::Command;
use crate::session::concordance::ConcordanceChange;
use egui::{RichText, Role, Ui, WidgetInfo};
use egui_material_icons::icons;

/// Orders that are offered whole.
const WHOLE: [(&str, &[Key]); 6] = [
    ("concordance-order-text", &[]),
    (
        "concordance-order-right",
        &[Key::Right(1), Key::Right(2), Key::Right(3)],
    ),
    (
        "concordance-order-left",
        &[Key::Left(1), Key::Left(2), Key::Left(3)],
    ),
    ("concordance-order-both", &[Key::Left(1), Key::Right(1)]),
    ("concordance-key-pinyin", &[Key::Pinyin]),
    ("concordance-key-date", &[Key::Date]),
];

/// Keys that are offered one by one.
const KEYS: [Key; 14] = [
    Key::Right(1),
    Key::Right(2),
    Key::Right(3),
    Key::Right(4),
    Key::Right(5),
    Key::Left(1),
    Key::Left(2),
    Key::Left(3),
    Key::Left(4),
    Key::Left(5),
    Key::Pinyin,
    Key::Date,
    Key::Outlet,
    Key::Path,
];

/// Width of a menu.
const MENU: f32 = 200.0;

/// Draws the menu of orders and the chips.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let tokens = scene.tokens(ui);
    let order = scene.session.concordance().order().clone();
    ui.spacing_mut().item_spacing.x = tokens::STEP;
    let mut asked: Option<Vec<Level>> = None;
    let sort = format!(
        "{} {}",
        scene.text("concordance-sort"),
        icons::ICON_ARROW_DROP_DOWN.codepoint
    );
    let sort = RichText::new(sort)
        .size(tokens::SMALL)
        .color(tokens.text_quiet);
    let opened = ui.menu_button(sort, |ui| {
        ui.set_width(MENU);
        for (name, keys) in WHOLE {
            let is_on = order.0.len() == keys.len()
                && order
                    .0
                    .iter()
                    .zip(keys)
                    .all(|(level, key)| level.key == *key);
            if row(ui, is_on, &scene.text(name)) {
                asked = Some(keys.iter().copied().map(Level::from).collect());
            }
        }
    });
    let described = scene.text("concordance-sort-by");
    opened
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, &*described));
    for (index, level) in order.0.iter().enumerate() {
        let text = chip_text(scene, *level);
        let chip = RichText::new(&text)
            .size(tokens::SMALL)
            .color(tokens.accent);
        ui.menu_button(chip, |ui| {
            ui.set_width(MENU);
            if row(ui, level.descending, &scene.text("concordance-descending")) {
                let mut levels = order.0.clone();
                levels[index].descending = !levels[index].descending;
                asked = Some(levels);
            }
            if row(ui, false, &scene.text("concordance-remove-key")) {
                let mut levels = order.0.clone();
                levels.remove(index);
                asked = Some(levels);
            }
            ui.separator();
            if let Some(key) = keys(ui, scene, Some(level.key)) {
                let mut levels = order.0.clone();
                levels[index].key = key;
                asked = Some(levels);
            }
        });
    }
    if order.0.len() < DEEPEST {
        let icon = RichText::new(icons::ICON_ADD.codepoint)
            .size(tokens::TEXT)
            .color(tokens.text_quiet);
        let more = ui.menu_button(icon, |ui| {
            ui.set_width(MENU);
            if let Some(key) = keys(ui, scene, None) {
                let mut levels = order.0.clone();
                levels.push(key.into());
                asked = Some(levels);
            }
        });
        let name = scene.text("concordance-add-key");
        more.response
            .widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
    }
    if let Some(levels) = asked {
        let change = ConcordanceChange::Order(Order(levels));
        scene.send(Command::Concordance(change));
    }
}

/// The keys in a menu; the one that was clicked.
fn keys(ui: &mut Ui, scene: &Scene<'_>, chosen: Option<Key>) -> Option<Key> {
    let mut clicked = None;
    egui::ScrollArea::vertical()
        .max_height(420.0)
        .show(ui, |ui| {
            for key in KEYS {
                if row(ui, chosen == Some(key), &key_name(scene, key)) {
                    clicked = Some(key);
                }
            }
        });
    clicked
}

fn row(ui: &mut Ui, is_on: bool, name: &str) -> bool {
    let button = egui::Button::selectable(is_on, name)
        .min_size(egui::vec2(ui.available_width(), tokens::ROW));
    let clicked = ui.add(button).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn chip_text(scene: &Scene<'_>, level: Level) -> String {
    let name = key_name(scene, level.key);
    if level.descending {
        format!("{name} ↓")
    } else {
        name
    }
}

fn key_name(scene: &Scene<'_>, key: Key) -> String {
    let numbered = |id, number: u8| scene.format(id, &[("number", u64::from(number).into())]);
    match key {
        Key::Right(number) => numbered("concordance-key-right", number),
        Key::Left(number) => numbered("concordance-key-left", number),
        Key::Pinyin => scene.text("concordance-key-pinyin").into_owned(),
        Key::Date => scene.text("concordance-key-date").into_owned(),
        Key::Outlet => scene.text("concordance-key-outlet").into_owned(),
        Key::Path => scene.text("concordance-key-path").into_owned(),
    }
}
