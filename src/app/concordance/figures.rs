//! How many lines there are, how many are chosen, and how many are in each class.

use super::rows::class_mark;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::Command;
use crate::session::concordance::{ConcordanceChange, Found, Pick, Selection};
use egui::{Align2, FontFamily, FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How many lines are in each class, kept from frame to frame: there may be a hundred thousand lines.
#[derive(Default)]
pub struct Figures {
    of: Option<(Arc<Found>, u64)>,
    classes: [u32; 9],
}

impl Figures {
    fn count(&mut self, found: &Arc<Found>, selection: &Selection) {
        let version = selection.version();
        let same = |(of, at): &(Arc<Found>, u64)| Arc::ptr_eq(of, found) && *at == version;
        if !self.of.as_ref().is_some_and(same) {
            self.classes = selection.class_counts();
            self.of = Some((Arc::clone(found), version));
        }
    }
}

/// Draws the figures in a row.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, figures: &mut Figures) {
    let tokens = scene.tokens(ui);
    let concordance = scene.session.concordance();
    let Some(lines) = concordance.lines().cloned() else {
        return;
    };
    let selection = concordance.selection();
    let (found, chosen) = (&lines.found, selection.count());
    figures.count(found, selection);
    let counts = figures.classes;
    let text = match () {
        () if scene.session.is_concording() => scene.text("concordance-seeking").into_owned(),
        () if chosen > 1 => scene.format(
            "concordance-chosen",
            &[
                ("chosen", chosen.into()),
                ("lines", found.lines.len().into()),
            ],
        ),
        () if found.lost > 0 => scene.format(
            "concordance-lost",
            &[
                ("lines", found.lines.len().into()),
                ("lost", u64::from(found.lost).into()),
            ],
        ),
        () => scene.format(
            "concordance-figures",
            &[
                ("lines", found.lines.len().into()),
                ("articles", u64::from(found.articles).into()),
            ],
        ),
    };
    ui.label(widgets::quiet(text, tokens));
    for (class, count) in (1..).zip(counts).filter(|(_, count)| *count > 0) {
        class_chip(ui, scene, class, count);
    }
}

/// A class and how many lines are in it; a click chooses them.
fn class_chip(ui: &mut Ui, scene: &mut Scene<'_>, class: u8, count: u32) {
    let tokens = scene.tokens(ui);
    let number = scene.locale.number(u64::from(count));
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let galley = ui.painter().layout_no_wrap(number, font, tokens.text_quiet);
    let size = vec2(galley.size().x + 28.0, tokens::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = scene.format(
        "concordance-class",
        &[
            ("class", u64::from(class).into()),
            ("lines", u64::from(count).into()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    let y = rect.center().y;
    class_mark(ui.painter(), tokens, class, pos2(rect.left() + 12.0, y));
    let at = pos2(rect.left() + 24.0, y);
    let at = Align2::LEFT_CENTER.anchor_size(at, galley.size()).min;
    ui.painter().galley(at, galley, tokens.text_quiet);
    widgets::focus_ring(ui, &response, rect);
    if response.clicked() {
        let pick = ConcordanceChange::Pick(Pick::Class(class));
        scene.send(Command::Concordance(pick));
    }
    response.on_hover_text(name);
}
