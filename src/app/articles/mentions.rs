//! The cell of mentions: how many, and whose, as a bar in the companies' colours.
//!
//! The bar is as long as the article names companies often; sorted by one company, that one comes first
//! and its number is the one that stands there.

use super::super::scene::Scene;
use super::super::tokens;
use super::cells;
use super::geometry::{MARGIN, sorted_company};
use crate::lexicon::CompanyId;
use crate::session::{Entry, Subject};
use egui::{FontFamily, FontId, Painter, Rect, Ui, pos2, vec2};

/// Room for the number, from the left edge of the cell.
const NUMBER: f32 = 48.0;
/// Height of the bar.
const BAR: f32 = 6.0;
/// Shortest bar of an article that names anybody.
const SHORTEST: f32 = 3.0;
/// How many companies are named in words.
const NAMED: usize = 6;

/// Companies with their mentions: the one by which rows are sorted first, then the most mentioned.
fn shares(scene: &Scene<'_>, entry: &Entry) -> Vec<(CompanyId, u32)> {
    let first = sorted_company(scene);
    let mut shares = entry.tally.companies.clone();
    shares.sort_by_key(|(company, count)| (Some(*company) != first, std::cmp::Reverse(*count)));
    shares
}

fn number(scene: &Scene<'_>, entry: &Entry) -> u32 {
    match sorted_company(scene) {
        Some(company) => entry.tally.count(Subject::Company(company)),
        None => entry.tally.mentions,
    }
}

/// The number and the companies in words.
pub fn text(scene: &Scene<'_>, entry: &Entry) -> String {
    let mut text = scene.locale.number(u64::from(entry.tally.mentions));
    for (index, (company, count)) in shares(scene, entry).into_iter().take(NAMED).enumerate() {
        let name = scene.name(&scene.lexicon().company(company).name);
        let separator = if index == 0 {
            "table-colon"
        } else {
            "table-comma"
        };
        text.push_str(&scene.text(separator));
        text.push_str(&format!("{name} {count}"));
    }
    text
}

/// Draws the number and the bar.
pub fn show(ui: &Ui, painter: &Painter, scene: &Scene<'_>, entry: &Entry, rect: Rect) {
    let tokens = scene.tokens(ui);
    let count = number(scene, entry);
    let ink = if count == 0 {
        tokens.text_faint
    } else {
        tokens.text
    };
    let area = rect.with_max_x((rect.left() + NUMBER).min(rect.right()));
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let text = scene.locale.number(u64::from(count));
    cells::text_cell(ui, painter, area, &text, font, ink, true);

    let room = rect.right() - MARGIN - area.right();
    let all: u32 = entry.tally.companies.iter().map(|(_, count)| count).sum();
    if all == 0 || room <= SHORTEST {
        return;
    }
    let many = scene.session.table().facts().many_mentions.max(1);
    let share = (entry.tally.mentions as f32 / many as f32).min(1.0);
    let length = (room * share).max(SHORTEST);
    let bar = Rect::from_min_size(
        pos2(area.right(), rect.center().y - BAR / 2.0),
        vec2(length, BAR),
    );
    let mut left = bar.left();
    for (company, count) in shares(scene, entry) {
        let width = length * count as f32 / all as f32;
        let part = Rect::from_x_y_ranges(left..=left + width, bar.y_range());
        let is_shown = scene.session.is_subject_shown(Subject::Company(company));
        let colour = if is_shown {
            scene.colours.company(company).line(tokens)
        } else {
            tokens.hairline
        };
        painter.rect_filled(part, 0.0, colour);
        left += width;
    }
}
