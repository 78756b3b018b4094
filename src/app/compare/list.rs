//! The evidence of one cell: what it adds up to, and its sentences, best first.

use super::item::{self, Layout as ItemLayout};
use super::{Drawn, figures};
use crate::app::empty;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::evidence::Rows;
use crate::session::Command;
use crate::session::compare::{CellList, CompareChange};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons;
use std::collections::HashMap;
use std::sync::Arc;

/// What the list keeps from frame to frame.
#[derive(Default)]
pub struct ListState {
    of: Option<(Arc<CellList>, f32)>,
    /// Where each item begins; one more than there are items.
    tops: Vec<f32>,
    /// Sentences that were drawn lately, laid out.
    laid: HashMap<usize, Arc<ItemLayout>>,
}

/// Draws the list of the cell at `place`.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drawn: &Drawn,
    place: (usize, usize),
    state: &mut ListState,
) {
    head(ui, scene, drawn, place);
    widgets::hairline(ui);
    let Some(list) = scene.session.compare().list().cloned() else {
        empty::sentence(ui, &scene.text("compare-list-gathering"));
        return;
    };
    if !list.items.iter().any(|item| item.counts()) {
        background(ui, scene, drawn, &list, place);
    }
    if list.items.is_empty() {
        return;
    }
    let width = ui.available_width() - 2.0 * tokens::STEP;
    state.lay_out(&list, width);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(("evidence", place))
        .auto_shrink(false)
        .animated(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(state.tops.last().copied().unwrap_or_default());
            let origin = ui.min_rect().min;
            let first = state.tops.partition_point(|top| *top <= viewport.top());
            let first = first.saturating_sub(1);
            let end = state.tops.partition_point(|top| *top < viewport.bottom());
            for index in first..end.min(list.items.len()) {
                let rect = egui::Rect::from_min_size(
                    origin + vec2(0.0, state.tops[index]),
                    vec2(width, state.tops[index + 1] - state.tops[index]),
                );
                let laid = state.laid.entry(index).or_insert_with(|| {
                    Arc::new(ItemLayout::new(ui, scene, drawn, &list, index, width))
                });
                let laid = Arc::clone(laid);
                item::show(ui, scene, drawn, &list, index, &laid, rect);
            }
        });
}

impl ListState {
    /// Finds where each item begins, where that is not known already.
    fn lay_out(&mut self, list: &Arc<CellList>, width: f32) {
        let is_same = self
            .of
            .as_ref()
            .is_some_and(|(of, at)| Arc::ptr_eq(of, list) && (at - width).abs() < 0.5);
        if is_same {
            return;
        }
        self.of = Some((Arc::clone(list), width));
        self.laid.clear();
        self.tops = vec![0.0];
        let mut bottom = 0.0;
        for position in 0..list.items.len() {
            bottom += item::height(list, position, width);
            self.tops.push(bottom);
        }
    }
}

/// Whose cell it is, what it adds up to, and the way back to the profiles.
fn head(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, (row, column): (usize, usize)) {
    let tokens = scene.tokens(ui);
    let matrix = &drawn.comparison.matrix;
    let company = figures::who(scene, &drawn.lexicon, matrix.columns[column].who);
    let key = &matrix.rows[row].key;
    let name = figures::row(scene, &drawn.comparison, &drawn.lexicon, key);
    let cell = matrix.cell(row, column);
    ui.add_space(tokens::STEP);
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW + tokens::STEP);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("compare-list-close");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Compare(CompareChange::Cell(None)));
            }
            let figures = scene.format(
                "compare-list-figures",
                &[
                    ("sentences", u64::from(cell.sentences).into()),
                    ("articles", u64::from(cell.articles).into()),
                ],
            );
            ui.label(widgets::quiet(figures, tokens));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(format!("{company} · {name}"))
                    .family(fonts::bold())
                    .color(tokens.text);
                ui.add(Label::new(title).truncate());
            });
        });
    });
}

/// In how many articles nothing was found, and what these say of each by itself.
fn background(
    ui: &mut Ui,
    scene: &Scene<'_>,
    drawn: &Drawn,
    list: &CellList,
    (row, column): (usize, usize),
) {
    let tokens = scene.tokens(ui);
    let matrix = &drawn.comparison.matrix;
    let company = figures::who(scene, &drawn.lexicon, matrix.columns[column].who);
    let key = &matrix.rows[row].key;
    let name = figures::row(scene, &drawn.comparison, &drawn.lexicon, key);
    let background = list.background;
    ui.add_space(3.0 * tokens::STEP);
    let nothing = scene.format(
        "compare-list-empty",
        &[("articles", u64::from(background.articles).into())],
    );
    ui.add(Label::new(RichText::new(nothing).color(tokens.text)).wrap());
    let id = match drawn.comparison.question.rows {
        Rows::Themes => "compare-list-background",
        _ => "compare-list-background-row",
    };
    let words = scene.format(
        id,
        &[
            ("company", u64::from(background.with_company).into()),
            ("theme", u64::from(background.with_theme).into()),
            ("name", (&company).into()),
            ("row", (&name).into()),
        ],
    );
    ui.add(Label::new(widgets::quiet(words, tokens)).wrap());
    ui.add_space(3.0 * tokens::STEP);
    if !list.items.is_empty() {
        let listed = scene.text("compare-list-only-listed");
        ui.label(widgets::quiet(listed, tokens));
        ui.add_space(tokens::STEP);
        widgets::hairline(ui);
    }
}
