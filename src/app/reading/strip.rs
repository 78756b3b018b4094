//! The strip beside the text: where in the whole article the marks stand. A click goes there.

use super::find::{Find, FoundAt};
use super::opened::Open;
use super::{Look, Mark, Seen};
use crate::app::scene::Scene;
use crate::app::tokens::{self, Tokens};
use crate::lexicon::Owner;
use crate::mentions::Place;
use crate::session::lines::HitRef;
use crate::text::ByteSpan;
use egui::{Color32, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// What the strip stands for.
pub struct Places {
    /// Where it is drawn.
    pub rect: Rect,
    /// What is seen of the article.
    pub seen: Seen,
}

/// What the strip keeps from frame to frame: thousands of marks fall on few pixels, and mostly on the
/// same ones as in the frame before.
#[derive(Default)]
pub struct Strip {
    tinted: Option<Tinted>,
    key: Option<Key>,
    ticks: Vec<(f32, Color32)>,
}

/// The places and colours of mentions in the body, ascending: what does not depend on the lines.
struct Tinted {
    marks: Arc<Vec<(Place, Mark)>>,
    ground: Color32,
    places: Vec<(ByteSpan, Color32)>,
}

/// What the ticks depend on besides.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    generation: u64,
    track: (f32, f32),
    content: (f32, f32),
}

impl Strip {
    /// Draws the strip; gives the height to scroll to where it was clicked or dragged.
    pub fn show(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        open: &Open,
        marks: &Arc<Vec<(Place, Mark)>>,
        find: &Find,
        places: &Places,
    ) -> Option<f32> {
        let tokens = scene.tokens(ui);
        let track = places.rect.shrink2(vec2(9.0, 2.0 * tokens::STEP));
        let response = ui.interact(
            places.rect,
            ui.scope_id().with("strip"),
            Sense::click_and_drag(),
        );
        response
            .widget_info(|| WidgetInfo::labeled(Role::Slider, true, scene.text("strip").as_ref()));
        let (seen, offset) = (places.seen, places.seen.offset);
        let whole = seen.whole.max(1.0);
        let at = |height: f32| track.top() + track.height() * (height / whole).clamp(0.0, 1.0);
        let painter = ui.painter();
        let window = Rect::from_x_y_ranges(
            places.rect.x_range().shrink(4.0),
            at(offset)..=at(offset + seen.height),
        );
        if seen.height < seen.whole {
            painter.rect_filled(window, tokens::MARK_ROUND, tokens.hover);
        }
        show_found(
            ui,
            open,
            find,
            |height| at(seen.body_top + height),
            places.rect,
        );
        let key = Key {
            generation: open.generation,
            track: (track.top(), track.height()),
            content: (seen.body_top, whole),
        };
        let height_of = |height: f32| at(seen.body_top + height).round();
        self.tint(marks, scene, open, tokens);
        for (y, colour) in self.ticks_for(key, open, height_of) {
            let tick = Rect::from_x_y_ranges(track.x_range(), y - 1.0..=y + 1.0);
            painter.rect_filled(tick, 1.0, *colour);
        }
        if let Some((y, colour)) = here(scene, open, tokens, height_of) {
            let tick = Rect::from_x_y_ranges(track.x_range().expand(3.0), y - 2.0..=y + 2.0);
            painter.rect_filled(tick, 1.0, colour);
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        let pointer = response.interact_pointer_pos()?;
        if !(response.clicked() || response.dragged()) {
            return None;
        }
        let share = ((pointer.y - track.top()) / track.height()).clamp(0.0, 1.0);
        Some((share * whole - seen.height / 2.0).clamp(0.0, (whole - seen.height).max(0.0)))
    }

    /// Gathers places and colours again where the marks or the ground are others.
    fn tint(
        &mut self,
        marks: &Arc<Vec<(Place, Mark)>>,
        scene: &Scene<'_>,
        open: &Open,
        tokens: &Tokens,
    ) {
        let ground = tokens.surface;
        let is_same = |own: &Tinted| Arc::ptr_eq(&own.marks, marks) && own.ground == ground;
        if self.tinted.as_ref().is_some_and(is_same) {
            return;
        }
        // Thousands of marks, and a few companies: fitting a colour to the ground takes longer than
        // anything else here.
        let mut colours: HashMap<&Owner, Color32> = HashMap::new();
        let mut places = Vec::with_capacity(marks.len());
        for (place, mark) in marks.iter() {
            if *place != Place::Body || mark.look != Look::Mention {
                continue;
            }
            let Some((_, _, alias)) = mark.hit.locate(&open.entry) else {
                continue;
            };
            let owner = &scene.lexicon().alias(alias).owner;
            let colour = *colours
                .entry(owner)
                .or_insert_with(|| scene.colours.owner(owner).line(tokens));
            places.push((mark.span, colour));
        }
        self.key = None;
        self.tinted = Some(Tinted {
            marks: Arc::clone(marks),
            ground,
            places,
        });
    }

    /// A tick for every pixel row that has one: the last of those that would lie on each other.
    fn ticks_for(&mut self, key: Key, open: &Open, at: impl Fn(f32) -> f32) -> &[(f32, Color32)] {
        if self.key != Some(key) {
            let places = self.tinted.iter().flat_map(|tinted| &tinted.places);
            let mut heights = open.heights.ascending();
            let all = places.filter_map(|(span, colour)| {
                let height = heights.next(*span)?;
                Some((at(height), *colour))
            });
            self.ticks = topmost(all.collect(), key.track);
            self.key = Some(key);
        }
        &self.ticks
    }
}

/// Of ticks drawn one after the other at whole heights on a track `(top, height)`, those that no later one
/// hides.
fn topmost(mut ticks: Vec<(f32, Color32)>, (top, height): (f32, f32)) -> Vec<(f32, Color32)> {
    ticks.dedup();
    let rows = height.max(0.0).ceil() as usize + 3;
    let mut is_taken = vec![false; rows];
    let mut seen: Vec<(f32, Color32)> = Vec::new();
    for tick in ticks.into_iter().rev() {
        let row = (tick.0 - top + 1.0).round().max(0.0) as usize;
        if !std::mem::replace(&mut is_taken[row.min(rows - 1)], true) {
            seen.push(tick);
        }
    }
    seen.reverse();
    seen
}

/// The height in the body and the colour of one mention.
fn tick(scene: &Scene<'_>, open: &Open, tokens: &Tokens, hit: HitRef) -> Option<(f32, Color32)> {
    let (_, span, alias) = hit.locate(&open.entry)?;
    let height = open.heights.get(span)?;
    let paint = scene.colours.owner(&scene.lexicon().alias(alias).owner);
    Some((height, paint.line(tokens)))
}

/// The tick of the mention at which the reader is.
fn here(
    scene: &Scene<'_>,
    open: &Open,
    tokens: &Tokens,
    at: impl Fn(f32) -> f32,
) -> Option<(f32, Color32)> {
    let hit = scene.session.hit()?;
    let (place, ..) = hit.locate(&open.entry)?;
    let (height, colour) = tick(scene, open, tokens, hit).filter(|_| place == Place::Body)?;
    Some((at(height), colour))
}

/// Where what was searched for stands: at the left edge, beside the marks.
fn show_found(ui: &Ui, open: &Open, find: &Find, at: impl Fn(f32) -> f32, rect: Rect) {
    if !find.is_open() {
        return;
    }
    let tokens = tokens::of_ui(ui);
    let here = find.here();
    let left = rect.left() + 1.0..=rect.left() + 7.0;
    let mut last = f32::NEG_INFINITY;
    for hit in find.in_body() {
        let Some(line) = open.body.line_in(hit.block, hit.shown.start) else {
            continue;
        };
        let y = at(line.top + line.height / 2.0).round();
        let is_here = here == Some(FoundAt::Body(*hit));
        if y == last && !is_here {
            continue;
        }
        last = y;
        let half = if is_here { 2.5 } else { 1.0 };
        let tick = Rect::from_x_y_ranges(left.clone(), y - half..=y + half);
        let ink = if is_here {
            tokens.text
        } else {
            tokens.found_here
        };
        ui.painter().rect_filled(tick, 0.0, ink);
    }
}

/// Heights of the lines of a page by place in the body, for many look-ups.
pub struct Heights {
    /// First byte and middle of every line, ascending by byte.
    lines: Vec<(u32, f32)>,
}

impl Heights {
    /// Reads them off a page.
    pub fn new(page: &super::page::Page) -> Self {
        let mut lines: Vec<(u32, f32)> = page
            .lines
            .iter()
            .map(|line| {
                let start = page.block(line).source_of(line.line.start);
                (start, line.top + line.height / 2.0)
            })
            .collect();
        lines.sort_by_key(|(start, _)| *start);
        Self { lines }
    }

    /// The middle of the line in which `span` begins, from the top of the page.
    pub fn get(&self, span: ByteSpan) -> Option<f32> {
        let after = self
            .lines
            .partition_point(|(start, _)| *start <= span.start);
        self.lines
            .get(after.saturating_sub(1))
            .map(|(_, middle)| *middle)
    }

    /// The same for spans that come in ascending order, without a search for each.
    pub fn ascending(&self) -> Ascending<'_> {
        Ascending { lines: &self.lines }
    }
}

/// Heights of places that come in ascending order.
pub struct Ascending<'heights> {
    /// From the line of the last place on.
    lines: &'heights [(u32, f32)],
}

impl Ascending<'_> {
    /// The middle of the line in which `span` begins, from the top of the page.
    pub fn next(&mut self, span: ByteSpan) -> Option<f32> {
        while let [_, rest @ ..] = self.lines
            && rest.first().is_some_and(|(start, _)| *start <= span.start)
        {
            self.lines = rest;
        }
        self.lines.first().map(|(_, middle)| *middle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_the_height_of_the_line_it_begins_in() {
        let heights = Heights {
            lines: vec![(0, 10.0), (30, 20.0), (60, 30.0)],
        };
        let mut ascending = heights.ascending();
        for (start, middle) in [(0, 10.0), (3, 10.0), (57, 20.0), (60, 30.0), (90, 30.0)] {
            let end = start + 3;
            assert_eq!(heights.get(ByteSpan { start, end }), Some(middle));
            assert_eq!(ascending.next(ByteSpan { start, end }), Some(middle));
        }
    }

    #[test]
    fn of_ticks_on_each_other_the_last_stays() {
        let (red, blue) = (Color32::RED, Color32::BLUE);
        let drawn = vec![
            (20.0, red),
            (20.0, blue),
            (21.0, red),
            (20.0, red),
            (20.0, red),
            (90.0, blue),
        ];
        let seen = topmost(drawn, (20.0, 70.0));
        assert_eq!(seen, [(21.0, red), (20.0, red), (90.0, blue)]);
        assert!(topmost(Vec::new(), (0.0, -3.0)).is_empty());
    }
}
