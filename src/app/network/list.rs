//! The sentences, paragraphs or articles behind a disc, a line or a cell.

use crate::analysis::association::Measure;
use crate::app::empty;
use crate::app::fonts;
use crate::app::mention_list;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::session::network::{NetworkChange, Web};
use crate::session::{Command, Subject};
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

/// Draws the list.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, web: &Web) {
    let Some(focus) = scene.session.networks().focus() else {
        return;
    };
    let tokens = scene.tokens(ui);
    let names: Vec<String> = std::iter::once(focus.one)
        .chain(focus.other)
        .map(|company| scene.subject_name(Subject::Company(company)))
        .collect();
    ui.horizontal(|ui| {
        ui.set_height(tokens::ROW + tokens::STEP);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("lines-hide");
            if widgets::icon_button(ui, icons::ICON_CLOSE, &close, false).clicked() {
                scene.send(Command::Network(NetworkChange::Focus(None)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(names.join(" – ")).family(fonts::bold());
                ui.add(egui::Label::new(title.color(tokens.text)).truncate());
            });
        });
    });
    let within = web.question.within.name();
    let said = match focus.other {
        None => {
            let units = web.meetings.named(focus.one);
            scene.format(
                &format!("network-named-{within}"),
                &[("count", units.into())],
            )
        }
        Some(other) => {
            let together = web.meetings.together(focus.one, other);
            let id = format!("network-together-{within}");
            let mut said = vec![scene.format(&id, &[("count", together.into())])];
            let wanted = (focus.one.min(other), focus.one.max(other));
            if let Some(pair) = web.pairs.iter().find(|pair| pair.couple == wanted) {
                for measure in Measure::ALL
                    .into_iter()
                    .filter(|one| *one != Measure::Count)
                {
                    let name = scene.text(&format!("measure-{}", measure.name()));
                    let value = super::value_text(scene, measure, pair.counts.value(measure));
                    said.push(format!("{name} {value}"));
                }
            }
            said.join(" · ")
        }
    };
    ui.label(widgets::quiet(said, tokens));
    ui.add_space(tokens::STEP);
    widgets::hairline(ui);
    let Some(lines) = scene.session.networks().lines().cloned() else {
        empty::sentence(ui, &scene.text("lines-gathering"));
        return;
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(("meetings", focus.one, focus.other))
        .auto_shrink(false)
        .show_rows(ui, mention_list::LINE, lines.len(), |ui, range| {
            for index in range {
                mention_list::show_line(ui, scene, lines[index]);
            }
        });
}
