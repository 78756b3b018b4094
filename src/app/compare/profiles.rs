//! What sets each company apart, a few rows each: how sure it is, how large, on how many sentences.

use super::{Drawn, figures};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens;
use crate::app::widgets;
use crate::evidence::{Certainty, Column, Profile};
use crate::session::Command;
use crate::session::compare::CompareChange;
use egui::{
    Align2, FontFamily, FontId, Label, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Rows of a profile that are shown.
const SHOWN: usize = 3;
/// Height of a row of a profile: its name and figures, and how sure it is.
const ROW: f32 = 42.0;

/// Draws the profiles of the companies that are shown.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn) {
    let tokens = scene.tokens(ui);
    ui.add_space(2.0 * tokens::STEP);
    widgets::section_head(ui, &scene.text("compare-profiles"));
    ScrollArea::vertical()
        .id_salt("profiles")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 2.0 * tokens::STEP);
            let measure = widgets::quiet(scene.text("compare-profiles-measure"), tokens);
            ui.add(Label::new(measure).wrap());
            ui.spacing_mut().item_spacing.y = 0.0;
            for column in 0..drawn.columns {
                company(ui, scene, drawn, column);
            }
            ui.add_space(4.0 * tokens::STEP);
        });
}

/// What sets a company apart, in a line; empty where nothing does.
pub fn line(scene: &Scene<'_>, drawn: &Drawn, column: &Column) -> String {
    let rows = drawn.comparison.profile(column.who).take(SHOWN);
    let said = rows.map(|profile| {
        let name = figures::row(scene, &drawn.comparison, &drawn.lexicon, &profile.row);
        let value = format!("{:.1}", profile.value);
        let figures = figures_of(scene, drawn, profile, &value);
        scene.format(
            "compare-profile-in-line",
            &[
                ("row", (&name).into()),
                ("figures", (&figures).into()),
                ("words", (&words(scene, profile)).into()),
            ],
        )
    });
    said.collect::<Vec<_>>().join("\n")
}

fn company(ui: &mut Ui, scene: &mut Scene<'_>, drawn: &Drawn, column: usize) {
    let tokens = scene.tokens(ui);
    let standing: Column = drawn.comparison.matrix.columns[column];
    ui.add_space(3.0 * tokens::STEP);
    let name = figures::who(scene, &drawn.lexicon, standing.who);
    let paint = scene.colours.subject(figures::subject(standing.who));
    let size = vec2(ui.available_width(), tokens::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let sample = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), vec2(14.0, 12.0));
    paint.paint_sample(ui.painter(), sample, tokens, true);
    let bold = FontId::new(tokens::TEXT, fonts::bold());
    ui.painter().text(
        pos2(rect.left() + 6.0 * tokens::STEP, rect.center().y),
        Align2::LEFT_CENTER,
        &name,
        bold,
        tokens.text,
    );
    let rows: Vec<Profile> = drawn
        .comparison
        .profile(standing.who)
        .take(SHOWN)
        .cloned()
        .collect();
    if rows.is_empty() {
        let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
        let size = vec2(ui.available_width(), tokens::ROW - tokens::STEP);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().text(
            pos2(rect.left() + 6.0 * tokens::STEP, rect.center().y),
            Align2::LEFT_CENTER,
            scene.text("compare-profile-none"),
            small,
            tokens.text_quiet,
        );
    }
    for profile in rows {
        row(ui, scene, drawn, column, &name, &profile);
    }
}

fn row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drawn: &Drawn,
    column: usize,
    company: &str,
    profile: &Profile,
) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = figures::row(scene, &drawn.comparison, &drawn.lexicon, &profile.row);
    let words = words(scene, profile);
    let value = format!("{:.1}", profile.value);
    response.widget_info(|| {
        let label = scene.format(
            "compare-profile-label",
            &[
                ("company", company.into()),
                ("row", (&name).into()),
                ("sentences", u64::from(profile.sentences).into()),
                ("value", (&value).into()),
                ("words", (&words).into()),
            ],
        );
        WidgetInfo::labeled(Role::Button, true, label)
    });
    if response.hovered() {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), tokens::ROUND, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    let left = rect.left() + 6.0 * tokens::STEP;
    let (first, second) = (rect.top() + 13.0, rect.top() + 30.0);
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let figures = figures_of(scene, drawn, profile, &value);
    let figures = ui.painter().text(
        pos2(rect.right() - tokens::STEP, first),
        Align2::RIGHT_CENTER,
        figures,
        small.clone(),
        tokens.text_quiet,
    );
    let text = FontId::new(tokens::TEXT, FontFamily::Proportional);
    let room = figures.left() - left - 2.0 * tokens::STEP;
    let galley = truncated(ui, &name, text, tokens.text, room);
    let at = pos2(left, first - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text);
    let ink = match profile.certainty() {
        Certainty::Slight => tokens.text_quiet,
        Certainty::Likely | Certainty::Clear => tokens.text,
    };
    ui.painter()
        .text(pos2(left, second), Align2::LEFT_CENTER, words, small, ink);
    if response.clicked() {
        let cell = drawn.cell_id((profile.position, column));
        scene.send(Command::Compare(CompareChange::Cell(Some(cell))));
    }
}

/// How much more it is, how surely, and on how little it stands.
fn words(scene: &Scene<'_>, profile: &Profile) -> String {
    let certainty = scene.text(match profile.certainty() {
        Certainty::Clear => "compare-certainty-clear",
        Certainty::Likely => "compare-certainty-likely",
        Certainty::Slight => "compare-certainty-slight",
    });
    match profile.is_small {
        true => format!("{certainty} · {}", scene.text("compare-small")),
        false => certainty.into_owned(),
    }
}

fn figures_of(scene: &Scene<'_>, drawn: &Drawn, profile: &Profile, value: &str) -> String {
    let row = &drawn.comparison.matrix.rows[profile.position];
    let sentences = u64::from(profile.sentences);
    // What others have none of is so many times nothing.
    if row.sentences == profile.sentences {
        return scene.format(
            "compare-profile-figures-only",
            &[("sentences", sentences.into()), ("value", value.into())],
        );
    }
    let times = format!("{:.1}", profile.log_ratio.exp2());
    scene.format(
        "compare-profile-figures",
        &[
            ("sentences", sentences.into()),
            ("value", value.into()),
            ("times", (&times).into()),
        ],
    )
}
