//! The small timeline of the page: a bar for each period.

use crate::analysis::timeline::Timeline;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::export::axis;
use crate::session::filter::{DateRange, FilterChange};
use crate::session::portrait::Page;
use crate::session::timeline::TimelineChange;
use crate::session::{Command, View};
use egui::{Align2, FontFamily, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of the bars.
const HEIGHT: f32 = 64.0;
/// Room for what the periods are called.
const MARKS: f32 = 18.0;

/// Draws the bars; nothing where no article has a date.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, page: &Page) {
    let timeline = &page.timeline;
    if timeline.periods.is_empty() {
        return;
    }
    let tokens = scene.tokens(ui);
    ui.horizontal(|ui| {
        let step = scene
            .text(&format!("step-{}", timeline.step.name()))
            .to_lowercase();
        let head = scene.format("company-timeline", &[("step", (&step).into())]);
        widgets::section_head(ui, &head);
        let open = scene.text("company-filter-timeline");
        if super::link(ui, &open, tokens.text_quiet, tokens).clicked() {
            let shown = scene.session.timelines();
            let counted = shown.counted().map(|counted| &counted.timeline.companies);
            let company = page.portrait.company;
            if !counted.is_some_and(|companies| companies.contains(&company)) {
                scene.send(Command::Timeline(TimelineChange::Toggle(company)));
            }
            scene.send(Command::Show(View::Timeline));
        }
    });
    let size = vec2(ui.available_width(), HEIGHT + MARKS);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let bars = rect.with_max_y(rect.bottom() - MARKS);
    draw(ui, scene, timeline, page, bars);
    ui.add_space(4.0 * tokens::STEP);
}

fn draw(ui: &Ui, scene: &mut Scene<'_>, timeline: &Timeline, page: &Page, area: Rect) {
    let tokens = scene.tokens(ui);
    let count = timeline.periods.len();
    let width = area.width() / count as f32;
    let most = timeline.periods.iter().map(|(_, sums)| sums.counts[0]);
    let most = most.max().unwrap_or(0).max(1) as f32;
    let ink = scene.colours.company(page.portrait.company).line(tokens);
    let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
    ui.painter()
        .hline(area.x_range(), area.bottom() + 0.5, line);
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let gap = if width > 4.0 {
        (width * 0.2).min(6.0)
    } else {
        0.0
    };
    for (place, (period, sums)) in timeline.periods.iter().enumerate() {
        let mentions = sums.counts[0];
        if mentions == 0 {
            continue;
        }
        let left = area.left() + width * place as f32;
        let column = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        let height = (area.height() - 16.0) * mentions as f32 / most;
        let bar_width = (width - gap).min(40.0);
        let bar = Rect::from_min_max(
            pos2(
                column.center().x - bar_width / 2.0,
                area.bottom() - height.max(1.5),
            ),
            pos2(column.center().x + bar_width / 2.0, area.bottom()),
        );
        let id = ui.scope_id().with(("bar", place));
        let response = ui.interact(column, id, Sense::click());
        let name = format!("{} {}", period.name(), scene.locale.number(mentions));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        widgets::focus_ring(ui, &response, column);
        let fill = if response.hovered() {
            tokens.accent
        } else {
            ink
        };
        ui.painter().rect_filled(bar, 1.0, fill);
        if count <= 24 || response.hovered() {
            let at = pos2(bar.center().x, bar.top() - 2.0);
            let text = scene.locale.number(mentions);
            let quiet = tokens.text_quiet;
            ui.painter()
                .text(at, Align2::CENTER_BOTTOM, text, font.clone(), quiet);
        }
        if response.clicked() {
            scene.send(Command::Filter(FilterChange::Dates(Some(DateRange {
                from: period.first(),
                to: period.last(),
                undated: false,
            }))));
        }
        response.on_hover_text(name);
    }
    let marks = axis::of_periods(&timeline.periods, (area.width() / 72.0).max(1.0) as usize);
    for mark in marks {
        let x = area.left() + width * (mark.at as f32 + 0.5);
        let at = pos2(x.max(area.left() + 20.0), area.bottom() + 3.0);
        let quiet = tokens.text_quiet;
        ui.painter()
            .text(at, Align2::CENTER_TOP, mark.text, font.clone(), quiet);
    }
}
