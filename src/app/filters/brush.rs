//! Articles by date as bars, and a brush that chooses a span of them.
//!
//! Dragging over the bars chooses, dragging an edge resizes, dragging the span moves it; a click chooses
//! one bar. With the keyboard: arrows move the span, with Shift its end, Delete takes it away.

use super::{head, row};
use crate::app::scene::Scene;
use crate::app::scope_line::dates_name;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::session::filter::Histogram;
use crate::session::{Command, DateRange, Facet, FacetValue, FilterChange};
use egui::{
    Align2, CursorIcon, EventFilter, FontFamily, FontId, Key, Modifiers, Rect, Response, Role,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the bars.
const HEIGHT: f32 = 14.0 * tokens::STEP;
/// How near to an edge of the span the pointer takes hold of it.
const NEAR: f32 = 5.0;
/// Narrower bars are drawn together.
const THINNEST: f32 = 2.0;

/// What is being dragged: bars, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// A span with one end here.
    New(usize),
    /// The span `first..=last`, taken hold of at a bar.
    Move {
        at: usize,
        first: usize,
        last: usize,
    },
}

/// The brush, and what is being dragged.
#[derive(Default)]
pub struct Brush {
    drag: Option<Drag>,
}

impl Brush {
    /// Draws bars and brush; nothing where the library has no dates.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, histogram: &Histogram) {
        let Some(last) = histogram.counts.len().checked_sub(1) else {
            return;
        };
        let dates = scene.session.filter().dates;
        let name = match dates {
            Some(dates) => dates_name(scene, dates),
            None => scene.text("filter-dates").into_owned(),
        };
        if head(ui, scene, &name, dates.is_some()) {
            scene.send(Command::Filter(FilterChange::Dates(None)));
        }
        let span = dates.map(|dates| (histogram.bar_of(dates.from), histogram.bar_of(dates.to)));
        let size = vec2(ui.available_width(), HEIGHT);
        let (whole, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let rect = whole.shrink2(vec2(2.0 * tokens::STEP, 0.0));
        let described = scene.format("filter-brush", &[("span", (&name).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &described));
        paint(ui, scene.tokens(ui), histogram, rect, span);
        widgets::focus_ring(ui, &response, whole);
        let asked = self
            .pointed(ui, &response, rect, last, span)
            .or_else(|| pressed(ui, &response, last, span));
        match asked {
            Some(Some((first, last))) if span != Some((first, last)) => {
                let ends = histogram.days(first).zip(histogram.days(last));
                if let Some(((from, _), (_, to))) = ends {
                    let undated = dates.is_some_and(|dates| dates.undated);
                    let range = DateRange { from, to, undated };
                    scene.send(Command::Filter(FilterChange::Dates(Some(range))));
                }
            }
            Some(None) => scene.send(Command::Filter(FilterChange::Dates(None))),
            _ => {}
        }
        ends(ui, scene, histogram, last);
        undated(ui, scene, histogram, dates);
        ui.add_space(3.0 * tokens::STEP);
    }

    /// What the pointer asks for: a span, or none at all.
    fn pointed(
        &mut self,
        ui: &Ui,
        response: &Response,
        rect: Rect,
        last: usize,
        span: Option<(usize, usize)>,
    ) -> Option<Option<(usize, usize)>> {
        let share = rect.width() / (last + 1) as f32;
        let bar_at = |x: f32| (((x - rect.left()) / share).max(0.0) as usize).min(last);
        let edges = span.map(|(first, end)| {
            let x = |bar: usize| rect.left() + share * bar as f32;
            (x(first), x(end + 1))
        });
        if let Some(at) = response.hover_pos() {
            let is_near = edges.is_some_and(|(left, right)| {
                (at.x - left).abs() <= NEAR || (at.x - right).abs() <= NEAR
            });
            if is_near {
                ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            }
        }
        if response.clicked() {
            let bar = bar_at(response.interact_pointer_pos()?.x);
            response.request_focus();
            return Some((span != Some((bar, bar))).then_some((bar, bar)));
        }
        if response.drag_started() {
            let x = ui.input(|input| input.pointer.press_origin())?.x;
            let bar = bar_at(x);
            self.drag = Some(match (span, edges) {
                (Some((first, _)), Some((_, right))) if (x - right).abs() <= NEAR => {
                    Drag::New(first)
                }
                (Some((_, end)), Some((left, _))) if (x - left).abs() <= NEAR => Drag::New(end),
                (Some((first, end)), _) if (first..=end).contains(&bar) => Drag::Move {
                    at: bar,
                    first,
                    last: end,
                },
                _ => Drag::New(bar),
            });
        }
        if !response.dragged() {
            self.drag = None;
            return None;
        }
        let bar = bar_at(response.interact_pointer_pos()?.x);
        Some(Some(match self.drag? {
            Drag::New(other) => (bar.min(other), bar.max(other)),
            Drag::Move {
                at,
                first,
                last: end,
            } => {
                let by = bar as isize - at as isize;
                moved((first, end), by, last)
            }
        }))
    }
}

/// The span so many bars later, as far as there are bars.
fn moved((first, end): (usize, usize), by: isize, last: usize) -> (usize, usize) {
    let by = by.clamp(-(first as isize), (last - end.min(last)) as isize);
    (
        first.saturating_add_signed(by),
        end.saturating_add_signed(by),
    )
}

/// What the keys ask for.
fn pressed(
    ui: &Ui,
    response: &Response,
    last: usize,
    span: Option<(usize, usize)>,
) -> Option<Option<(usize, usize)>> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let hit = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    // A key without Shift counts with it too, so those with Shift are asked for first.
    let (by, ends) = match () {
        () if hit(Modifiers::SHIFT, Key::ArrowRight) => (1, true),
        () if hit(Modifiers::SHIFT, Key::ArrowLeft) => (-1, true),
        () if hit(Modifiers::NONE, Key::ArrowRight) => (1, false),
        () if hit(Modifiers::NONE, Key::ArrowLeft) => (-1, false),
        () if hit(Modifiers::NONE, Key::Delete) || hit(Modifiers::NONE, Key::Backspace) => {
            return span.is_some().then_some(None);
        }
        () => return None,
    };
    let Some((first, end)) = span else {
        return Some(Some((last, last)));
    };
    if ends {
        let end = end.saturating_add_signed(by).clamp(first, last);
        return Some(Some((first, end)));
    }
    Some(Some(moved((first, end), by, last)))
}

/// Bars, with what is chosen in the accent, and a line at each edge of it.
fn paint(
    ui: &Ui,
    tokens: &Tokens,
    histogram: &Histogram,
    rect: Rect,
    span: Option<(usize, usize)>,
) {
    let count = histogram.counts.len();
    let share = rect.width() / count as f32;
    let together = (THINNEST / share).ceil().max(1.0) as usize;
    let groups: Vec<u32> = histogram
        .counts
        .chunks(together)
        .map(|bars| bars.iter().sum())
        .collect();
    let most = groups.iter().copied().max().unwrap_or(0).max(1);
    let painter = ui.painter();
    let x = |bar: usize| rect.left() + share * bar as f32;
    if let Some((first, last)) = span {
        let chosen = Rect::from_x_y_ranges(x(first)..=x(last + 1), rect.y_range());
        painter.rect_filled(chosen, 0.0, tokens.pressed);
    }
    for (group, articles) in groups.into_iter().enumerate() {
        if articles == 0 {
            continue;
        }
        let first = group * together;
        let end = (first + together).min(count);
        // A little of every bar is seen, however high the highest is.
        let height = (rect.height() * articles as f32 / most as f32).max(2.0);
        let gap = if share * together as f32 > 4.0 {
            1.0
        } else {
            0.0
        };
        let bar = Rect::from_min_max(
            pos2(x(first), rect.bottom() - height),
            pos2(x(end) - gap, rect.bottom()),
        );
        let is_chosen = span.is_none_or(|(from, to)| first <= to && from < end);
        let ink = match (span, is_chosen) {
            (None, _) => tokens.text_quiet,
            (Some(_), true) => tokens.accent,
            (Some(_), false) => tokens.text_faint,
        };
        painter.rect_filled(bar, 0.0, ink);
    }
    let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
    painter.hline(rect.x_range(), rect.bottom(), line);
    if let Some((first, last)) = span {
        let edge = Stroke::new(1.5, tokens.accent);
        painter.vline(x(first), rect.y_range(), edge);
        painter.vline(x(last + 1), rect.y_range(), edge);
    }
}

/// The first and the last date below the bars.
fn ends(ui: &mut Ui, scene: &Scene<'_>, histogram: &Histogram, last: usize) {
    let tokens = scene.tokens(ui);
    let size = vec2(ui.available_width(), 5.0 * tokens::STEP);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let rect = rect.shrink2(vec2(2.0 * tokens::STEP, 0.0));
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let ends = histogram.days(0).zip(histogram.days(last));
    let Some(((first, _), (_, last))) = ends else {
        return;
    };
    let month = |day: jiff::civil::Date| day.strftime("%Y-%m").to_string();
    let painter = ui.painter();
    let ink = tokens.text_quiet;
    let y = rect.center().y;
    painter.text(
        pos2(rect.left(), y),
        Align2::LEFT_CENTER,
        month(first),
        font.clone(),
        ink,
    );
    painter.text(
        pos2(rect.right(), y),
        Align2::RIGHT_CENTER,
        month(last),
        font,
        ink,
    );
}

/// Articles without a date, beside the bars.
fn undated(ui: &mut Ui, scene: &mut Scene<'_>, histogram: &Histogram, dates: Option<DateRange>) {
    let missing = FacetValue::Missing;
    let by_year = scene.session.filter().has(&Facet::Year, &missing);
    let is_on = by_year || dates.is_some_and(|dates| dates.undated);
    if histogram.undated == 0 && !is_on {
        return;
    }
    let name = scene.text("filter-undated").into_owned();
    if row(ui, scene, &name, histogram.undated, is_on) {
        // Without a span these alone are asked for; with one they stand beside it.
        scene.send(Command::Filter(match dates {
            Some(dates) if !by_year => FilterChange::Dates(Some(DateRange {
                undated: !dates.undated,
                ..dates
            })),
            _ => FilterChange::Toggle(Facet::Year, missing),
        }));
    }
}
