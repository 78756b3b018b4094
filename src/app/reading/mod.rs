//! The open article: title, metadata, body, with every mention marked and explained.
//!
//! Marks are painted under the text, in a pass of their own, so that colouring needs no new layout and
//! overlaps can be drawn. What the reader points at, selects or copies are places in the file.

mod bar;
mod card;
mod coming;
mod draw;
mod encoding;
mod find;
mod header;
mod keys;
mod lettering;
mod line;
mod look;
mod marks;
pub mod measure;
mod menu;
mod opened;
pub mod page;
mod pictures;
mod searched;
mod select;
pub mod setter;
mod strip;
mod tables;
mod warm;
pub mod widths;

pub use keys::{pressed_alone, takes_arrows};
pub use marks::{Look, Mark};

use super::scene::Scene;
use super::tokens;
use crate::corpus::FileKind;
use crate::mentions::Place;
use crate::search::HitPlace;
use crate::session::{Command, Entry};
use crate::text::ByteSpan;
use crate::text::blocks::Form;
use coming::View;
use egui::{Align, Context, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use find::{Find, FoundAt};
use marks::Marks;
use measure::Measure;
use opened::Open;
use page::Page;
use pictures::Pictures;
use select::Selection;
use std::sync::Arc;

/// Room for the strip of places at the right edge, in points.
const STRIP: f32 = 28.0;

/// What the view keeps from frame to frame: the article as it is set, and the place of the reader.
#[derive(Default)]
pub struct ReadingView {
    open: Option<Open>,
    marks: Marks,
    find: Find,
    pictures: Pictures,
    selection: Selection,
    strip: strip::Strip,
    /// The value of `Session::hit_asked` that was followed last.
    asked: u64,
    /// Where the reader is to be taken, as soon as that place is set.
    goal: Option<Goal>,
    seen: Seen,
    keys: keys::Keys,
}

/// What was seen in the last frame.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// How far the content is scrolled.
    offset: f32,
    /// Height that is seen.
    height: f32,
    /// Height of the content.
    whole: f32,
    /// Where the body begins, from the top of the content.
    body_top: f32,
    /// The first place of the body that is seen.
    first: u32,
    /// The block it is in.
    first_block: usize,
}

/// A place to take the reader to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Goal {
    /// So far from the top of the content.
    Offset(f32),
    /// The mention at which the session is.
    Hit,
    /// This line of the file.
    Line(u32),
    /// What was searched for in the article.
    Found,
    /// What was searched for in the library.
    Searched,
    /// The top of a block.
    Block(usize),
    /// This place of the body, brought into view only if it is not.
    Near(u32),
    /// This place of the body at the top, so far above its line's upper edge.
    Top(u32, f32),
}

impl ReadingView {
    /// Opens the field that finds text, or closes it.
    pub fn show_find(&mut self, shown: bool) {
        let body = self.open.as_ref().map(|open| &open.entry.document.body);
        if shown {
            let selected = body.and_then(|body| self.selection.text(body));
            self.find.open(selected);
        } else {
            self.find.close();
        }
    }

    /// True while text is being searched for or pictures are being read.
    pub fn is_looking(&self) -> bool {
        self.find.is_looking() || self.pictures.is_looking()
    }

    /// True once the open article is set as a whole, as its window asks.
    pub fn is_set(&self) -> bool {
        self.open.as_ref().is_some_and(Open::is_set)
    }

    /// Draws the open article, or says that none is open.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let Some(entry) = scene.session.entry().cloned() else {
            self.open = None;
            super::empty::nothing_selected(ui, scene);
            return;
        };
        let whole = ui.available_rect_before_wrap();
        let (bar, area) = whole.split_top_bottom_at_y(whole.top() + tokens::READING_BAR);
        let measure = measure(area.width() - STRIP, scene, ui);
        self.prepare(ui, scene, &entry, measure);
        self.follow_session(scene);
        if self.find.show(ui, scene, whole) {
            self.goal = Some(Goal::Found);
        }
        let Some(open) = &mut self.open else { return };
        if self.find.update(open, self.seen.first_block, ui.ctx()) {
            self.goal = Some(Goal::Found);
        }
        let keys = self.keys.update(ui, area, &self.seen, measure.size);
        self.goal = keys.or(self.goal);
        if let Some(zoom) = self.keys.take_zoom() {
            scene.send(Command::ReadingSize(zoom));
        }
        let (top, bottom) = self.seen.of_body();
        if let Some(sizes) = self.pictures.update(ui, scene, open, (top, bottom)) {
            open.set_pictures(sizes, ui.ctx());
        }
        self.edit(ui.ctx(), scene);
        self.text(ui, scene, area);
        let Some(open) = &self.open else { return };
        let title_seen = self.seen.offset < open.title.height;
        if let Some(block) = bar::show(ui, scene, open, bar, title_seen, self.seen.first_block) {
            self.goal = Some(Goal::Block(block));
        }
        if self.goal.is_some() {
            ui.ctx().request_repaint();
        }
        ui.advance_cursor_after_rect(whole);
    }

    /// Follows the session to the mention or the article it asks for.
    fn follow_session(&mut self, scene: &Scene<'_>) {
        let asked = scene.session.hit_asked();
        if asked != self.asked {
            self.asked = asked;
            if scene.session.hit_found().is_some() {
                self.goal = Some(Goal::Searched);
                return;
            }
            let is_at_place = scene.session.hit().is_some() || scene.session.spot().is_some();
            let hit = is_at_place.then_some(());
            self.goal = Some(match (hit, scene.session.line()) {
                (Some(_), _) => Goal::Hit,
                (None, Some(line)) => Goal::Line(line),
                (None, None) => Goal::Offset(0.0),
            });
        }
    }

    /// The article, scrolled, and the strip beside it.
    fn text(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, area: Rect) {
        let Some(open) = &self.open else { return };
        let marks = self.marks.of(scene, &open.entry);
        let text_area = Rect::from_min_max(area.min, pos2(area.right() - STRIP, area.bottom()));
        let mut scroll = ScrollArea::vertical()
            .id_salt("reading")
            .auto_shrink(false)
            .animated(false);
        match self.goal {
            Some(Goal::Offset(offset)) => {
                scroll = scroll.vertical_scroll_offset(offset);
                self.goal = None;
            }
            Some(Goal::Top(place, above)) => {
                if let Some(line) = line_at(&open.body, place) {
                    let offset = self.seen.body_top + line.top + above;
                    // Beyond the end of the content of the frame before, it would spring back.
                    let last = (self.seen.whole - self.seen.height).max(0.0);
                    scroll = scroll.vertical_scroll_offset(offset.clamp(0.0, last));
                }
            }
            _ => {}
        }
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(text_area));
        child.set_clip_rect(text_area.intersect(ui.clip_rect()));
        let (selection, find, pictures) = (&mut self.selection, &self.find, &self.pictures);
        let goal = &mut self.goal;
        let mut body_top = 0.0;
        let mut dragged_beyond = None;
        let output = scroll.show(&mut child, |ui| {
            let width = open.body.measure.width;
            let column = column(ui, width);
            let origin = ui.min_rect().top();
            ui.add_space(4.0 * tokens::STEP);
            let to_line = matches!(*goal, Some(Goal::Line(_) | Goal::Searched));
            header::show(ui, scene, open, column, &marks, find, to_line);
            ui.add_space(6.0 * tokens::STEP);
            let size = vec2(ui.available_width(), open.height() + 20.0 * tokens::STEP);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
            body_top = rect.top() - origin;
            let page =
                Rect::from_min_size(pos2(column.0, rect.top()), vec2(width, open.body.height));
            selection.follow(ui, &response, &open.body, page.min);
            menu::of_selection(&response, scene, &open.entry, selection);
            let asked = draw::page(
                ui,
                scene,
                &draw::Drawn {
                    page: &open.body,
                    entry: &open.entry,
                    place: Place::Body,
                    origin: page.min,
                    marks: &marks,
                    selection: Some(selection),
                    find: Some(find),
                    pictures: Some(pictures),
                },
            );
            if let Some(draw::Asked::GoTo(block)) = asked {
                *goal = Some(Goal::Block(block));
            }
            if let Some(number) = scene.session.line() {
                line::paint(ui.painter(), scene.tokens(ui), open, number, page.min);
            }
            take_to(ui, scene, open, find, page, goal);
            dragged_beyond = beyond(&response, text_area);
        });
        let offset = output.state.clamped_offset().y;
        self.seen = Seen {
            offset,
            height: output.inner_rect.height(),
            whole: output.content_size.y,
            body_top,
            ..self.seen
        };
        self.seen.note_first(&open.body);
        let places = strip::Places {
            rect: Rect::from_min_max(pos2(area.right() - STRIP, area.top()), area.max),
            seen: self.seen,
        };
        if let Some(height) = self
            .strip
            .show(ui, scene, open, &marks, &self.find, &places)
        {
            self.goal = Some(Goal::Offset(height));
        } else if let Some(by) = dragged_beyond {
            self.goal = Some(Goal::Offset(offset + by));
        }
    }

    /// What is selected in the body of the open article, if anything is.
    pub fn selected(&self) -> Option<ByteSpan> {
        self.selection.range()
    }

    /// Sets the article where it is another, or is to be set otherwise; the place that was read stays
    /// where it was.
    fn prepare(&mut self, ui: &Ui, scene: &Scene<'_>, entry: &Arc<Entry>, measure: Measure) {
        let context = ui.ctx();
        let form = match entry.document.kind {
            _ if scene.session.source_shown() => Form::Source,
            FileKind::Markdown => Form::Markdown,
            FileKind::Plain | FileKind::Html => Form::Plain,
        };
        let same = |open: &Open| Arc::ptr_eq(&open.entry.document, &entry.document);
        let is_same = self.open.as_ref().is_some_and(same);
        if let Some(open) = self.open.as_mut().filter(|_| is_same) {
            // The same document, perhaps matched with another lexicon: its pages stay as they are.
            open.entry = Arc::clone(entry);
        }
        match &mut self.open {
            Some(open) if is_same && open.form == form => {
                let before = open.generation;
                let grew = !open.is_whole;
                open.fit(measure, context);
                let view = View {
                    first: self.seen.is_within().then_some(self.seen.first),
                    height: self.seen.height,
                };
                open.poll(view, scene.tokens(ui), context);
                // What replaces the beginning of a long article begins with the same lines.
                if open.generation != before && !grew {
                    self.keep_place();
                }
            }
            _ => {
                self.open = Some(Open::new(Arc::clone(entry), form, measure, context));
                if is_same {
                    self.keep_place();
                } else {
                    self.selection = Selection::default();
                    self.seen = Seen::default();
                }
            }
        }
    }

    fn keep_place(&mut self) {
        if self.goal.is_none() && self.seen.is_within() {
            self.goal = Some(Goal::Top(self.seen.first, 0.0));
        }
    }

    /// Selecting and copying with the keyboard.
    fn edit(&mut self, context: &Context, scene: &Scene<'_>) {
        let Some(open) = &self.open else { return };
        if context.text_edit_focused() {
            return;
        }
        let body = &open.entry.document.body;
        let moved = self
            .selection
            .keys(context, &open.body, body, self.seen.first);
        if let Some(place) = moved {
            self.goal = Some(Goal::Near(place));
        }
        let Some(text) = self.selection.text(body) else {
            return;
        };
        let with_source = context.input_mut(|input| {
            let keys = egui::Modifiers {
                shift: true,
                ..egui::Modifiers::COMMAND
            };
            input.consume_key(keys, egui::Key::C)
        });
        let is_copy = |event: &egui::Event| matches!(event, egui::Event::Copy);
        if with_source {
            context.copy_text(select::with_source(scene, &open.entry, text));
        } else if context.input(|input| input.events.iter().any(is_copy)) {
            context.copy_text(text.to_owned());
        }
    }
}

impl Seen {
    /// True where the beginning of the body is out of sight.
    fn is_within(&self) -> bool {
        self.offset > self.body_top
    }

    /// The heights of the body between which it is seen.
    fn of_body(&self) -> (f32, f32) {
        let top = self.offset - self.body_top;
        (top, top + self.height)
    }

    fn note_first(&mut self, page: &Page) {
        let (top, _) = self.of_body();
        let index = page
            .lines
            .partition_point(|line| line.bottom() <= top.max(0.0));
        if let Some(line) = page.lines.get(index) {
            self.first = page.block(line).source_of(line.line.start);
            self.first_block = line.block;
        }
    }
}

/// The column: as many whole characters as the window allows and the reader wants.
fn measure(room: f32, scene: &Scene<'_>, ui: &Ui) -> Measure {
    let settings = scene.session.settings();
    let (size, look) = (settings.reading_size, settings.reading_look);
    let widest = f32::from(look.column) * size;
    // Narrow windows have narrow margins.
    let margin = (room * 0.06).clamp(4.0 * tokens::STEP, 8.0 * tokens::STEP);
    let width = (room - 2.0 * margin).clamp(8.0 * size, widest);
    // Whole characters, so that lines of Han end flush.
    let width = (width / size).floor() * size;
    Measure {
        width,
        size,
        pixels_per_point: ui.ctx().pixels_per_point(),
        look,
    }
}

/// Left edge and width of the column, centred.
fn column(ui: &Ui, width: f32) -> (f32, f32) {
    let room = ui.available_width();
    let left = ui.max_rect().left() + ((room - width) / 2.0).max(2.0 * tokens::STEP).floor();
    (left, width)
}

fn line_at(page: &Page, place: u32) -> Option<&page::PageLine> {
    page.line_of(ByteSpan {
        start: place,
        end: place + 1,
    })
}

/// Scrolls to where the reader is to be taken, if that place has been set already.
fn take_to(
    ui: &Ui,
    scene: &Scene<'_>,
    open: &Open,
    find: &Find,
    page: Rect,
    goal: &mut Option<Goal>,
) {
    let at_head = Rect::from_min_size(pos2(page.left(), ui.min_rect().top()), vec2(1.0, 1.0));
    let of_line = |line: &page::PageLine| {
        let top = page.top() + line.top;
        Rect::from_min_size(pos2(page.left(), top), vec2(1.0, line.height))
    };
    let of_place = |span: ByteSpan| {
        let beyond = page_end(&open.body) <= span.start && !open.is_whole;
        open.body.line_of(span).filter(|_| !beyond).map(of_line)
    };
    let (rect, align) = match *goal {
        None | Some(Goal::Offset(_)) => return,
        // What the content of the frame before did not allow is made up for here.
        Some(Goal::Top(place, above)) => {
            let span = ByteSpan {
                start: place,
                end: place + 1,
            };
            let is_off = |rect: &Rect| (rect.top() + above - ui.clip_rect().top()).abs() > 2.0;
            (of_place(span).filter(is_off), Some(Align::TOP))
        }
        Some(Goal::Hit) => {
            let hit = scene.session.hit().and_then(|hit| hit.locate(&open.entry));
            let hit = hit.map(|(place, span, _)| (place, span));
            let rect = match hit.or(scene.session.spot()) {
                Some((Place::Title, _)) => Some(at_head),
                Some((Place::Body, span)) => of_place(span),
                None => None,
            };
            (rect, Some(Align::Center))
        }
        // A line of the front matter is gone to by the head.
        Some(Goal::Line(number)) => (line::rect(open, number, page.min), Some(Align::Center)),
        Some(Goal::Found) => {
            let rect = match find.here() {
                Some(FoundAt::Title) => Some(at_head),
                Some(FoundAt::Body(hit)) => {
                    open.body.line_in(hit.block, hit.shown.start).map(of_line)
                }
                None => None,
            };
            (rect, Some(Align::Center))
        }
        Some(Goal::Searched) => match searched::here(scene) {
            Some(hit) if hit.place() == HitPlace::Body => (of_place(hit.span), Some(Align::Center)),
            // A field is gone to by the head.
            Some(hit) if hit.place() != HitPlace::Title => (None, None),
            _ => (Some(at_head), Some(Align::Center)),
        },
        Some(Goal::Block(block)) => {
            let line = open.body.line_in(block, 0);
            (line.map(of_line), Some(Align::TOP))
        }
        Some(Goal::Near(place)) => {
            let span = ByteSpan {
                start: place.saturating_sub(1),
                end: place.max(1),
            };
            (of_place(span), None)
        }
    };
    match rect {
        Some(rect) if matches!(*goal, Some(Goal::Block(_))) => {
            // A little air above a heading.
            let rect = rect.translate(vec2(0.0, -3.0 * tokens::STEP));
            ui.scroll_to_rect(rect, align);
        }
        Some(rect) => ui.scroll_to_rect(rect, align),
        // The worker has not come so far yet: once more when it has.
        None if !open.is_whole => return,
        None => {}
    }
    *goal = None;
}

/// One past the last byte of the body that a page shows.
fn page_end(page: &Page) -> u32 {
    let blocks = &page.article.blocks;
    let last = blocks.iter().rev().find(|block| !block.pieces.is_empty());
    last.map_or(0, |block| block.source().end)
}

/// How far to scroll because a selection is being dragged beyond the upper or lower edge.
fn beyond(response: &egui::Response, area: Rect) -> Option<f32> {
    let pointer = response.interact_pointer_pos()?;
    if !response.dragged_by(egui::PointerButton::Primary) {
        return None;
    }
    let by = (pointer.y - area.bottom()).max(0.0) + (pointer.y - area.top()).min(0.0);
    (by != 0.0).then_some(by.clamp(-40.0, 40.0))
}
