//! The chart: a line for each company in its colour, named at its end; dragging over it chooses a span.

use super::{days, value, value_text};
use crate::analysis::timeline::Timeline;
use crate::app::colours::{Paint, Underline};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens::{self, Tokens};
use crate::export::{axis, labels};
use crate::session::filter::DateRange;
use crate::session::{Command, Subject};
use egui::{
    Align2, FontFamily, FontId, Rangef, Rect, Role, Stroke, Ui, UiBuilder, Vec2b, WidgetInfo, pos2,
    vec2,
};
use egui_plot::{
    AxisHints, GridMark, Line, LineStyle, Plot, PlotBounds, PlotPoint, PlotPoints, PlotTransform,
    Points,
};

/// Room on the right for the companies' names.
const NAMES: f32 = 124.0;
/// Points between the marks of the axis of periods.
const BETWEEN_MARKS: f32 = 76.0;
/// Up to so many periods each value has a dot.
const DOTS_UNTIL: usize = 80;

/// Draws the chart in the room that is left.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, timeline: &Timeline, began: &mut Option<usize>) {
    let tokens = scene.tokens(ui);
    let room = ui.available_rect_before_wrap();
    let room = room.shrink2(vec2(2.0 * tokens::STEP, 2.0 * tokens::STEP));
    if room.width() < 120.0 || room.height() < 60.0 {
        return;
    }
    let shares = scene.session.timelines().shares();
    let area = room.with_max_x(room.right() - NAMES);
    let last = timeline.periods.len() - 1;
    let marks = Marks::new(timeline, shares, area);
    let (lines, dots) = lines(scene, timeline, shares, tokens);
    let hidden = |_: &egui_plot::HoverPosition<'_>| None;
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let hints = |hints: AxisHints<'static>, marks: &[(f64, String)]| {
        let marks = marks.to_vec();
        hints
            .formatter(move |mark, _| {
                let text = marks.iter().find(|(at, _)| *at == mark.value);
                text.map_or(String::new(), |(_, text)| text.clone())
            })
            .tick_label_color(tokens.text_quiet)
            .tick_label_font(small.clone())
            .label_spacing(Rangef::new(0.0, 1.0))
    };
    let mut inner = ui.new_child(UiBuilder::new().max_rect(area));
    let (periods, values) = (marks.periods.clone(), marks.values.clone());
    let bounds = PlotBounds::from_min_max([-0.5, 0.0], [last as f64 + 0.5, marks.top]);
    let plot = Plot::new("timeline")
        .width(area.width())
        .height(area.height())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .auto_bounds(Vec2b::FALSE)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .show_grid(Vec2b::new(false, true))
        .grid_color(tokens.hairline)
        .grid_fade(0.0)
        .grid_spacing(Rangef::new(0.0, 1.0))
        .x_grid_spacer(move |_| grid(&periods))
        .y_grid_spacer(move |_| grid(&values))
        .custom_x_axes(vec![hints(AxisHints::new_x(), &marks.periods)])
        .custom_y_axes(vec![hints(AxisHints::new_y(), &marks.values)])
        .label_formatter(hidden)
        .show(&mut inner, |plot| {
            plot.set_plot_bounds(bounds);
            for line in lines {
                plot.line(line);
            }
            for points in dots {
                plot.points(points);
            }
        });
    ui.advance_cursor_after_rect(room);
    let chart = Chart {
        timeline,
        shares,
        transform: plot.transform,
        tokens,
    };
    let described = scene.text("timeline-chart");
    plot.response
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, &*described));
    chart.spans(ui, scene, *began, &plot.response);
    chart.names(ui, scene, room);
    chart.pointer(ui, scene, began, &plot.response);
}

fn grid(marks: &[(f64, String)]) -> Vec<GridMark> {
    let apart = |pair: &[(f64, String)]| pair[1].0 - pair[0].0;
    let step_size = marks.windows(2).map(apart).fold(f64::INFINITY, f64::min);
    let mark = |(value, _): &(f64, String)| GridMark {
        value: *value,
        step_size: if step_size.is_finite() {
            step_size.max(1e-9)
        } else {
            1e6
        },
    };
    marks.iter().map(mark).collect()
}

/// The marks of both axes.
struct Marks {
    periods: Vec<(f64, String)>,
    values: Vec<(f64, String)>,
    /// The upper end of the values.
    top: f64,
}

impl Marks {
    fn new(timeline: &Timeline, shares: bool, area: Rect) -> Self {
        let values = timeline.periods.iter().flat_map(|(_, sums)| {
            (0..timeline.companies.len()).filter_map(|company| value(sums, company, shares))
        });
        let largest = values.fold(0.0, f64::max);
        let rows = (area.height() / 48.0).clamp(2.0, 6.0) as usize;
        let columns = (area.width() / BETWEEN_MARKS).max(1.0) as usize;
        let plain = |mark: axis::Mark| (mark.at, mark.text);
        let values: Vec<_> = axis::of_values(largest, shares, rows)
            .into_iter()
            .map(plain)
            .collect();
        let periods = axis::of_periods(&timeline.periods, columns);
        Self {
            periods: periods.into_iter().map(plain).collect(),
            // A little room above, so that a line at the top is seen whole.
            top: values.last().map_or(1.0, |(top, _)| top * 1.04),
            values,
        }
    }
}

/// The lines of all companies, broken where there is no value, and the dots on them.
fn lines(
    scene: &Scene<'_>,
    timeline: &Timeline,
    shares: bool,
    tokens: &Tokens,
) -> (Vec<Line<'static>>, Vec<Points<'static>>) {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    // The first in the list is drawn last, above the others.
    for (index, company) in timeline.companies.iter().enumerate().rev() {
        let paint = scene.colours.company(*company);
        let colour = paint.line(tokens);
        let mut run: Vec<[f64; 2]> = Vec::new();
        let mut all: Vec<[f64; 2]> = Vec::new();
        let mut number = 0;
        let mut end_run = |run: &mut Vec<[f64; 2]>| {
            if run.len() > 1 {
                let name = format!("{index}-{number}");
                let points = PlotPoints::from(std::mem::take(run));
                let line = Line::new(name, points).color(colour).width(1.75);
                lines.push(line.style(style(paint)).allow_hover(false));
            }
            run.clear();
            number += 1;
        };
        for (place, (_, sums)) in timeline.periods.iter().enumerate() {
            match value(sums, index, shares) {
                Some(value) => {
                    run.push([place as f64, value]);
                    all.push([place as f64, value]);
                }
                None => end_run(&mut run),
            }
        }
        end_run(&mut run);
        if timeline.periods.len() <= DOTS_UNTIL {
            let points = Points::new(format!("dots {index}"), PlotPoints::from(all));
            dots.push(points.color(colour).radius(2.25).allow_hover(false));
        }
    }
    (lines, dots)
}

/// Companies of one hue differ in their lines as they do in their underlines.
fn style(paint: Paint) -> LineStyle {
    match paint.underline {
        Underline::Solid => LineStyle::Solid,
        Underline::Dashed => LineStyle::Dashed { length: 6.0 },
        Underline::Dotted => LineStyle::Dotted { spacing: 5.0 },
        Underline::Double => LineStyle::Dashed { length: 14.0 },
    }
}

/// The chart as it stands on screen.
struct Chart<'t> {
    timeline: &'t Timeline,
    shares: bool,
    transform: PlotTransform,
    tokens: &'t Tokens,
}

impl Chart<'_> {
    fn x(&self, place: f64) -> f32 {
        self.transform.position_from_point_x(place)
    }

    /// The period at a point.
    fn place(&self, x: f32) -> usize {
        let at = self.transform.value_from_position(pos2(x, 0.0)).x.round();
        (at.max(0.0) as usize).min(self.timeline.periods.len() - 1)
    }

    /// The room of the periods from `first` to `last`.
    fn area(&self, first: usize, last: usize) -> Rect {
        let frame = *self.transform.frame();
        let (left, right) = (self.x(first as f64 - 0.5), self.x(last as f64 + 0.5));
        Rect::from_x_y_ranges(left..=right, frame.y_range()).intersect(frame)
    }

    /// The span that is the filter, or the one that is being chosen.
    fn spans(&self, ui: &Ui, scene: &Scene<'_>, began: Option<usize>, response: &egui::Response) {
        let dragged = began.zip(response.interact_pointer_pos());
        let span = match dragged {
            Some((began, pointer)) => Some((began, self.place(pointer.x))),
            None => scene
                .session
                .filter()
                .dates
                .and_then(|dates| self.span(dates)),
        };
        let Some((one, other)) = span else { return };
        let area = self.area(one.min(other), one.max(other));
        let painter = ui.painter();
        painter.rect_filled(area, 0.0, self.tokens.selection.gamma_multiply(0.45));
        let stroke = Stroke::new(tokens::HAIRLINE, self.tokens.accent);
        painter.vline(area.left(), area.y_range(), stroke);
        painter.vline(area.right(), area.y_range(), stroke);
    }

    /// The periods that a span of days touches.
    fn span(&self, dates: DateRange) -> Option<(usize, usize)> {
        let periods = &self.timeline.periods;
        let first = periods.partition_point(|(period, _)| period.last() < dates.from);
        let after = periods.partition_point(|(period, _)| period.first() <= dates.to);
        (first < after).then(|| (first, after - 1))
    }

    /// The companies' names at the ends of their lines, apart from each other.
    fn names(&self, ui: &Ui, scene: &Scene<'_>, room: Rect) {
        let frame = *self.transform.frame();
        let font = FontId::new(tokens::SMALL, fonts::bold());
        let mut names: Vec<(f32, usize)> = (0..self.timeline.companies.len())
            .map(|company| {
                let last = self.timeline.periods.iter().enumerate().rev();
                let mut values = last.filter_map(|(place, (_, sums))| {
                    Some((place, value(sums, company, self.shares)?))
                });
                let (_, value) = values.next().unwrap_or((0, 0.0));
                let y = self
                    .transform
                    .position_from_point(&PlotPoint::new(0.0, value))
                    .y;
                (y, company)
            })
            .collect();
        names.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let height = 16.0;
        let wanted: Vec<f32> = names.iter().map(|(y, _)| *y).collect();
        let placed = labels::apart(&wanted, height, frame.top(), frame.bottom());
        for ((y, company), at) in names.into_iter().zip(placed) {
            let company = self.timeline.companies[company];
            let paint = scene.colours.company(company);
            let colour = paint.line(self.tokens);
            let name = scene.subject_name(Subject::Company(company));
            let left = frame.right() + 14.0;
            let stroke = Stroke::new(tokens::HAIRLINE, colour.gamma_multiply(0.5));
            let from = pos2(frame.right() + 1.0, y);
            ui.painter()
                .line_segment([from, pos2(left - 3.0, at)], stroke);
            let galley = truncated(ui, &name, font.clone(), colour, room.right() - left);
            let top = at - galley.size().y / 2.0;
            ui.painter().galley(pos2(left, top), galley, colour);
        }
    }

    /// Follows the pointer: values of the period below it, and the span that is dragged.
    fn pointer(
        &self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        began: &mut Option<usize>,
        response: &egui::Response,
    ) {
        let at = response.interact_pointer_pos().or(response.hover_pos());
        let place = at.map(|at| self.place(at.x));
        if response.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            *began = Some(self.place(origin.x));
        }
        let chosen = match place {
            Some(place) if response.drag_stopped() => began.take().map(|began| (began, place)),
            Some(place) if response.clicked() => Some((place, place)),
            _ => None,
        };
        if let Some((one, other)) = chosen {
            let period = |place: usize| self.timeline.periods[place].0;
            let change = days(period(one.min(other)), period(one.max(other)));
            scene.send(Command::Filter(change));
        }
        if response.hovered() && began.is_none() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
            if let Some(place) = place {
                self.card(ui, scene, place, response);
            }
        }
    }

    /// The values of one period, largest first.
    fn card(&self, ui: &Ui, scene: &Scene<'_>, place: usize, response: &egui::Response) {
        let frame = *self.transform.frame();
        let stroke = Stroke::new(tokens::HAIRLINE, self.tokens.text_faint);
        ui.painter()
            .vline(self.x(place as f64), frame.y_range(), stroke);
        let (period, sums) = &self.timeline.periods[place];
        let mut order: Vec<usize> = (0..self.timeline.companies.len()).collect();
        order.sort_by_key(|company| std::cmp::Reverse(sums.counts[*company]));
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(egui::RichText::new(period.name()).family(fonts::bold()));
            let articles = sums.articles.into();
            let said = scene.format("timeline-period-articles", &[("articles", articles)]);
            ui.label(crate::app::widgets::quiet(said, self.tokens));
            for company in order {
                let id = self.timeline.companies[company];
                let (row, _) = ui.allocate_exact_size(vec2(190.0, 20.0), egui::Sense::hover());
                let sample = Rect::from_min_size(row.min + vec2(0.0, 4.0), vec2(12.0, 12.0));
                let paint = scene.colours.company(id);
                paint.paint_sample(ui.painter(), sample, self.tokens, true);
                let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
                let name = scene.subject_name(Subject::Company(id));
                let name = truncated(ui, &name, font.clone(), self.tokens.text, 112.0);
                let middle = row.center().y;
                let top = pos2(row.left() + 20.0, middle - name.size().y / 2.0);
                ui.painter().galley(top, name, self.tokens.text);
                let value = value_text(scene, sums, company, self.shares);
                let at = pos2(row.right(), middle);
                let ink = self.tokens.text;
                ui.painter()
                    .text(at, Align2::RIGHT_CENTER, value, font, ink);
            }
        });
    }
}
