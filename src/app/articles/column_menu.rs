//! The menu of a column's head, and the list of all columns.
//!
//! Everything the pointer does with heads can be done here by keyboard as well.

use super::super::fonts;
use super::super::scene::Scene;
use super::super::tokens;
use super::super::widgets;
use super::geometry::{Laid, column_name};
use super::send;
use crate::session::Direction;
use crate::session::table::{Column, LayoutChange, SortKey, SortOrder, SortRule, TableChange};
use egui::{Align2, FontId, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons;

/// Height of the longest list in a menu.
const LONGEST: f32 = 320.0;
/// Width of the list of columns.
const WIDTH: f32 = 264.0;

/// The menu of one column.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, laid: &Laid) {
    ui.set_min_width(200.0);
    let column = &laid.column;
    let layout = scene.session.table().layout();
    let order = layout.order.clone();
    let place = layout
        .shown()
        .position(|(placed, _)| placed.column == *column);
    let last = layout.shown().count().saturating_sub(1);
    let frozen = layout.frozen;
    let is_last_frozen = frozen > 0
        && layout
            .columns
            .iter()
            .position(|placed| placed.column == *column)
            == Some(frozen - 1);
    let key = SortKey::Column(column.clone());
    for (id, descending) in [("table-ascending", false), ("table-descending", true)] {
        let is_on = order.rules()
            == [SortRule {
                key: key.clone(),
                descending,
            }];
        if item(ui, scene, id, is_on.then_some(icons::ICON_CHECK)) {
            let rule = SortRule {
                key: key.clone(),
                descending,
            };
            send(scene, TableChange::SetOrder(SortOrder::new([rule])));
        }
    }
    if *column == Column::Mentions {
        companies(ui, scene, &order);
    }
    let is_key = order.rules().iter().any(|rule| rule.key.column() == column);
    if !order.rules().is_empty() && !is_key && item(ui, scene, "table-also", None) {
        send(scene, TableChange::AlsoSortBy(key));
    }
    if is_key && item(ui, scene, "table-unsorted", None) {
        send(scene, TableChange::SetOrder(order.without(column)));
    }
    ui.separator();
    let change = |scene: &mut Scene<'_>, change| send(scene, TableChange::Layout(change));
    if place != Some(0) && item(ui, scene, "table-left", None) {
        change(
            scene,
            LayoutChange::Move(column.clone(), Direction::Previous),
        );
    }
    if place != Some(last) && item(ui, scene, "table-right", None) {
        change(scene, LayoutChange::Move(column.clone(), Direction::Next));
    }
    if !is_last_frozen && item(ui, scene, "table-freeze", None) {
        change(scene, LayoutChange::FreezeUpTo(Some(column.clone())));
    }
    if frozen > 0 && item(ui, scene, "table-unfreeze", None) {
        change(scene, LayoutChange::FreezeUpTo(None));
    }
    if item(ui, scene, "table-fit", None) {
        change(scene, LayoutChange::Resize(column.clone(), None));
    }
    if last > 0 && item(ui, scene, "table-hide", None) {
        change(scene, LayoutChange::SetShown(column.clone(), false));
    }
    ui.separator();
    let all = scene.text("table-columns").into_owned();
    ui.menu_button(all, |ui| self::all(ui, scene));
}

/// Sorts by the mentions of one of the companies that the library names, most named first.
fn companies(ui: &mut Ui, scene: &mut Scene<'_>, order: &SortOrder) {
    let tally = &scene.session.library().tally;
    let mut companies = tally.first_seen.clone();
    companies
        .sort_by_key(|company| std::cmp::Reverse(tally.companies[company.0 as usize].mentions));
    if companies.is_empty() {
        return;
    }
    let name = scene.text("table-by-company").into_owned();
    ui.menu_button(name, |ui| {
        ui.set_min_width(200.0);
        ScrollArea::vertical().max_height(LONGEST).show(ui, |ui| {
            for company in companies {
                let company_of = scene.lexicon().company(company);
                let key = SortKey::Company(company_of.id.clone());
                let name = scene.name(&company_of.name).to_owned();
                let is_on = order.rank(&key).is_some();
                let sample = scene.colours.company(company);
                let row = row(
                    ui,
                    scene,
                    &name,
                    is_on,
                    Role::MenuItemRadio,
                    |ui, rect, tokens| {
                        sample.paint_sample(ui.painter(), rect, tokens, true);
                    },
                );
                if row {
                    let rule = SortRule::first(key);
                    send(scene, TableChange::SetOrder(SortOrder::new([rule])));
                    ui.close();
                }
            }
        });
    });
}

/// An entry of a menu; closes it when clicked.
fn item(ui: &mut Ui, scene: &Scene<'_>, id: &str, icon: Option<MaterialIcon>) -> bool {
    let mut button = egui::Button::new(scene.text(id));
    if let Some(icon) = icon {
        button = button.shortcut_text(icon.codepoint);
    }
    let clicked = ui.add(button).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// A row of a list that can be on or off; `sample` draws what stands before its name.
fn row(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    is_on: bool,
    role: Role,
    sample: impl FnOnce(&Ui, egui::Rect, &tokens::Tokens),
) -> bool {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, true, is_on, name));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    let left = rect.left() + tokens::STEP;
    if is_on {
        let font = FontId::new(tokens::TEXT, fonts::icons());
        let at = pos2(left, rect.center().y);
        let icon = icons::ICON_CHECK.codepoint;
        ui.painter()
            .text(at, Align2::LEFT_CENTER, icon, font, tokens.accent);
    }
    let place = egui::Rect::from_center_size(pos2(left + 30.0, rect.center().y), vec2(14.0, 14.0));
    sample(ui, place, tokens);
    let font = FontId::new(tokens::TEXT, egui::FontFamily::Proportional);
    let text_left = left + 46.0;
    let room = rect.right() - text_left - tokens::STEP;
    let galley = super::super::side_panel::truncated(ui, name, font, tokens.text, room);
    let at = pos2(text_left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    response.clicked()
}

/// All columns, to show and hide; stays open while it is used.
pub fn all(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.set_width(WIDTH);
    let tokens = scene.tokens(ui);
    let table = scene.session.table();
    let columns = table.layout().columns.clone();
    let facts = std::sync::Arc::clone(table.facts());
    widgets::section_head(ui, &scene.text("table-columns"));
    let list = ScrollArea::vertical()
        .max_height(LONGEST)
        .min_scrolled_height(LONGEST);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for placed in columns {
            let name = column_name(scene, &placed.column);
            let icon = icon_of(&placed.column, facts.kind(&placed.column));
            let clicked = row(
                ui,
                scene,
                &name,
                placed.shown,
                Role::CheckBox,
                |ui, rect, tokens| {
                    let font = FontId::new(tokens::TEXT, fonts::icons());
                    let at = rect.center();
                    let ink = tokens.text_quiet;
                    ui.painter()
                        .text(at, Align2::CENTER_CENTER, icon.codepoint, font, ink);
                },
            );
            if clicked {
                let change = LayoutChange::SetShown(placed.column, !placed.shown);
                send(scene, TableChange::Layout(change));
            }
        }
    });
    ui.separator();
    if ui.button(scene.text("table-reset")).clicked() {
        send(scene, TableChange::Layout(LayoutChange::Reset));
    }
    ui.add(egui::Label::new(widgets::quiet(scene.text("table-hint"), tokens)).wrap());
}

/// What stands before the name of a column: what its values are.
fn icon_of(column: &Column, kind: crate::session::table::Kind) -> MaterialIcon {
    use crate::session::table::Kind;
    match (column, kind) {
        (Column::Mentions, _) => icons::ICON_BAR_CHART,
        (Column::File, _) => icons::ICON_FOLDER,
        (Column::Characters, _) | (_, Kind::Number) => icons::ICON_NUMBERS,
        (Column::Date, _) | (_, Kind::Date) => icons::ICON_CALENDAR_TODAY,
        (_, Kind::Boolean) => icons::ICON_CHECK,
        (_, Kind::Link) => icons::ICON_LINK,
        (_, Kind::List) => icons::ICON_LIST,
        (_, Kind::Text) => icons::ICON_NOTES,
    }
}
