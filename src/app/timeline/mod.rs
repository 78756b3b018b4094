//! How often companies are named, period by period: a chart, and its numbers as a table below.
//!
//! Draws what the session counted. A span chosen on the chart becomes the filter of every view; keeps only
//! where the pointer drags.

mod chart;
mod table;
mod toolbar;

use super::empty;
use super::saving;
use super::scene::Scene;
use super::scope_line;
use super::tokens;
use super::widgets;
use crate::analysis::period::Period;
use crate::analysis::timeline::{Sums, Timeline, Unit};
use crate::session::Command;
use crate::session::filter::{DateRange, FilterChange};
use egui::{Margin, Panel, Ui};

/// What the view keeps from frame to frame.
#[derive(Default)]
pub struct TimelineView {
    /// The position of the period at which dragging began.
    began: Option<usize>,
}

impl TimelineView {
    /// Draws the chart and the table.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        toolbar::show(ui, scene);
        scope_line::show(ui, scene);
        let Some(counted) = scene.session.timelines().counted().cloned() else {
            empty::sentence(ui, &scene.text("timeline-counting"));
            return;
        };
        let timeline = &counted.timeline;
        if timeline.periods.is_empty() && timeline.undated.articles == 0 {
            empty::sentence(ui, &scene.text("timeline-nothing"));
            return;
        }
        // What is said above the chart belongs to its picture.
        let top = ui.cursor().top();
        said(ui, scene, timeline);
        let height = ui.available_height();
        Panel::bottom("timeline-table")
            .resizable(true)
            .default_size((height * 0.4).clamp(96.0, 360.0))
            .size_range(64.0..=(height - 140.0).max(72.0))
            .frame(egui::Frame::new().inner_margin(Margin::ZERO))
            .show(ui, |ui| table::show(ui, scene, timeline));
        if timeline.periods.is_empty() {
            empty::sentence(ui, &scene.text("timeline-no-dates"));
        } else {
            let picture = ui.available_rect_before_wrap().with_min_y(top);
            saving::note_chart(ui, picture);
            chart::show(ui, scene, timeline, &mut self.began);
        }
    }
}

/// What is counted, over how many articles, and how many of them have no date.
fn said(ui: &mut Ui, scene: &mut Scene<'_>, timeline: &Timeline) {
    let tokens = scene.tokens(ui);
    let articles = timeline.dated_articles() + timeline.undated.articles;
    let id = match (timeline.unit, scene.session.timelines().shares()) {
        (Unit::Mentions, false) => "timeline-mentions",
        (Unit::Articles, false) => "timeline-articles",
        (Unit::Mentions, true) => "timeline-mentions-share",
        (Unit::Articles, true) => "timeline-articles-share",
    };
    let mut parts = vec![scene.format(id, &[("articles", articles.into())])];
    let undated = timeline.undated.articles;
    if undated > 0 {
        parts.push(scene.format("timeline-undated-beside", &[("articles", undated.into())]));
    }
    if timeline.has_gaps {
        parts.push(scene.text("timeline-has-gaps").into_owned());
    }
    ui.add_space(2.0 * tokens::STEP);
    ui.horizontal_wrapped(|ui| {
        ui.label(widgets::quiet(parts.join(" · "), tokens));
        if scene.session.filter().dates.is_some() {
            let clear = scene.text("timeline-clear-span");
            let button = egui::Button::new(widgets::quiet(clear, tokens)).small();
            if ui.add(button).clicked() {
                scene.send(Command::Filter(FilterChange::Dates(None)));
            }
        }
    });
}

/// The value that is shown for a company; none where there is no share.
fn value(sums: &Sums, company: usize, shares: bool) -> Option<f64> {
    match shares {
        true => sums.share(company),
        false => Some(sums.counts[company] as f64),
    }
}

/// The same in characters.
fn value_text(scene: &Scene<'_>, sums: &Sums, company: usize, shares: bool) -> String {
    match (shares, sums.share(company)) {
        (true, Some(share)) => format!("{:.1} %", share * 100.0),
        (true, None) => "–".to_owned(),
        (false, _) => scene.locale.number(sums.counts[company]),
    }
}

/// The filter for the days of these periods.
fn days(first: Period, last: Period) -> FilterChange {
    FilterChange::Dates(Some(DateRange {
        from: first.first(),
        to: last.last(),
        undated: false,
    }))
}
