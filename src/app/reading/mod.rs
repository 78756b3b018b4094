//! The open article: title, metadata, body, with every mention marked and explained.
//!
//! Marks are painted under the text, in a pass of their own, so that colouring needs no new layout and
//! overlaps can be drawn. What the reader points at, selects or copies are places in the file.

mod card;
mod draw;
mod header;
pub mod page;
mod select;
mod strip;

use super::scene::Scene;
use super::tokens;
use crate::corpus::FileKind;
use crate::lexicon::{AliasKind, Owner};
use crate::mentions::{Decision, Place};
use crate::session::lines::HitRef;
use crate::session::{Command, Direction, Entry};
use crate::text::ByteSpan;
use crate::text::blocks::{self, Form};
use egui::{Align, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use page::{Measure, Page};
use select::Selection;
use std::sync::Arc;
use strip::Heights;

/// A mark of the open article that is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which candidate or term it is.
    pub hit: HitRef,
    /// Where it stands.
    pub span: ByteSpan,
    /// What kind of mark it is.
    pub look: Look,
}

/// Kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A mention of a company or group: fill and underline.
    Mention,
    /// A term of a theme: a quieter underline.
    Term,
    /// A candidate that is no mention: an outline.
    Rejected,
}

/// What the view keeps from frame to frame: laid-out pages and the place of the reader.
#[derive(Default)]
pub struct ReadingView {
    open: Option<Open>,
    asked: u64,
    selection: Selection,
    /// Height to scroll to, asked for by the strip.
    scroll_to: Option<f32>,
}

struct Open {
    entry: Arc<Entry>,
    title: Page,
    body: Page,
    heights: Heights,
}

/// Room for the strip of places at the right edge, in points.
const STRIP: f32 = 28.0;

impl ReadingView {
    /// Draws the open article, or says that none is open.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let Some(entry) = scene.session.entry().cloned() else {
            self.open = None;
            super::empty::nothing_selected(ui, scene);
            return;
        };
        self.keys(ui, scene);
        let area = ui.available_rect_before_wrap();
        let measure = measure(
            area.width() - STRIP,
            scene.session.settings().reading_size,
            ui,
        );
        self.prepare(ui, &entry, measure);
        let Some(open) = &self.open else { return };

        let asked = scene.session.hit_asked();
        let goes = asked != self.asked;
        self.asked = asked;
        let marks = marks(scene, &open.entry);

        let text_area = Rect::from_min_max(area.min, pos2(area.right() - STRIP, area.bottom()));
        let mut scroll = ScrollArea::vertical()
            .id_salt("reading")
            .auto_shrink(false)
            .animated(false);
        if let Some(height) = self.scroll_to.take() {
            scroll = scroll.vertical_scroll_offset(height);
        } else if goes && scene.session.hit().is_none() {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(text_area));
        child.set_clip_rect(text_area.intersect(ui.clip_rect()));
        let selection = &mut self.selection;
        let mut body_top = 0.0;
        let output = scroll.show(&mut child, |ui| {
            let column = column(ui, measure.width);
            let origin = ui.min_rect().top();
            ui.add_space(6.0 * tokens::STEP);
            header::show(ui, scene, open, column, &marks);
            ui.add_space(6.0 * tokens::STEP);
            let size = vec2(ui.available_width(), open.body.height + 20.0 * tokens::STEP);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
            body_top = rect.top() - origin;
            let page_rect = Rect::from_min_size(
                pos2(column.0, rect.top()),
                vec2(measure.width, open.body.height),
            );
            selection.interact(
                ui,
                &response,
                &open.body,
                page_rect.min,
                &open.entry.document.body,
            );
            select::menu(&response, scene, selection);
            draw::page(
                ui,
                scene,
                &draw::Drawn {
                    page: &open.body,
                    entry: &open.entry,
                    place: Place::Body,
                    origin: page_rect.min,
                    marks: &marks,
                    selection: Some(selection),
                    base: measure.size,
                },
            );
            if goes {
                scroll_to_hit(ui, scene, open, page_rect);
            }
        });
        ui.advance_cursor_after_rect(area);
        let places = strip::Places {
            rect: Rect::from_min_max(pos2(area.right() - STRIP, area.top()), area.max),
            body_top,
            offset: output.state.clamped_offset().y,
            seen: output.inner_rect.height(),
            whole: output.content_size.y,
        };
        self.scroll_to = strip::show(ui, scene, open, &marks, &places);
    }

    /// What is selected in the body of the open article, if anything is.
    pub fn selected(&self) -> Option<ByteSpan> {
        self.selection.range()
    }

    /// Lays out the article again where article, width or size have changed.
    fn prepare(&mut self, ui: &Ui, entry: &Arc<Entry>, measure: Measure) {
        let kept = self.open.take();
        let same = kept
            .as_ref()
            .is_some_and(|open| Arc::ptr_eq(&open.entry.document, &entry.document));
        if same
            && kept
                .as_ref()
                .is_some_and(|open| open.body.measure() == measure)
        {
            // The same document, perhaps matched with another lexicon: its page stays as it is.
            self.open = kept.map(|open| Open {
                entry: Arc::clone(entry),
                ..open
            });
            return;
        }
        if !same {
            self.selection = Selection::default();
        }
        let form = match entry.document.kind {
            FileKind::Markdown => Form::Markdown,
            FileKind::Plain | FileKind::Html => Form::Plain,
        };
        let (title, body) = match kept.filter(|_| same) {
            Some(open) => (open.title.article, open.body.article),
            None => (
                header::title_article(&entry.document.title.text),
                blocks::article(&entry.document.body, form),
            ),
        };
        let title_measure = Measure {
            size: tokens::TITLE,
            ..measure
        };
        let (title, body) = ui.ctx().fonts_mut(|fonts| {
            (
                Page::new(title, title_measure, fonts),
                Page::new(body, measure, fonts),
            )
        });
        let heights = Heights::new(&body);
        self.open = Some(Open {
            entry: Arc::clone(entry),
            title,
            body,
            heights,
        });
    }

    /// Keys that speak of the article: next and previous mention, copying.
    fn keys(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        if ui.ctx().text_edit_focused() {
            return;
        }
        let copied = ui.input(|input| {
            input
                .events
                .iter()
                .any(|event| matches!(event, egui::Event::Copy))
        });
        if let (true, Some(open)) = (copied, &self.open)
            && let Some(text) = self.selection.text(&open.entry.document.body)
        {
            ui.ctx().copy_text(text.to_owned());
        }
        for (key, direction) in [
            (egui::Key::N, Direction::Next),
            (egui::Key::P, Direction::Previous),
        ] {
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
                scene.send(Command::Step(direction));
            }
        }
    }
}

/// The column: as wide as the window allows, at most [`tokens::MEASURE`] characters.
fn measure(room: f32, size: f32, ui: &Ui) -> Measure {
    let widest = tokens::MEASURE * size;
    let margins = 6.0 * tokens::STEP;
    let width = (room - 2.0 * margins).clamp(8.0 * size, widest);
    // Whole characters, so that lines of Han end flush.
    let width = (width / size).floor() * size;
    Measure {
        width,
        size,
        pixels_per_point: ui.ctx().pixels_per_point(),
    }
}

/// Left edge and width of the column, centred.
fn column(ui: &Ui, width: f32) -> (f32, f32) {
    let room = ui.available_width();
    let left = ui.max_rect().left() + ((room - width) / 2.0).max(4.0 * tokens::STEP).floor();
    (left, width)
}

/// The marks of the open article, title first, ascending.
fn marks(scene: &Scene<'_>, entry: &Entry) -> Vec<(Place, Mark)> {
    let lexicon = scene.lexicon();
    let rejected_shown = scene.session.settings().rejected_shown;
    let candidates = (0..)
        .zip(&entry.candidates)
        .filter_map(|(index, candidate)| {
            let owner = &lexicon.alias(candidate.alias).owner;
            let look = if candidate.decision == Decision::Accepted {
                scene.session.is_shown(owner).then_some(Look::Mention)
            } else {
                rejected_shown.then_some(Look::Rejected)
            }?;
            let hit = HitRef::Candidate(index);
            Some((
                candidate.place,
                Mark {
                    hit,
                    span: candidate.span,
                    look,
                },
            ))
        });
    let terms = (0..).zip(&entry.terms).filter_map(|(index, term)| {
        let alias = lexicon.alias(term.alias);
        let is_shown = alias.kind == AliasKind::Term
            && matches!(alias.owner, Owner::Themes(_))
            && scene.session.is_shown(&alias.owner);
        let mark = Mark {
            hit: HitRef::Term(index),
            span: term.span,
            look: Look::Term,
        };
        is_shown.then_some((term.place, mark))
    });
    let mut marks: Vec<(Place, Mark)> = candidates.chain(terms).collect();
    marks.sort_by_key(|(place, mark)| (*place, mark.span));
    marks
}

/// Brings the mention at which the reader is into the middle of the view.
fn scroll_to_hit(ui: &Ui, scene: &Scene<'_>, open: &Open, page: Rect) {
    let Some(hit) = scene.session.hit() else {
        return;
    };
    let Some((place, span, _)) = hit.locate(&open.entry) else {
        return;
    };
    let rect = match place {
        Place::Title => Rect::from_min_size(pos2(page.left(), ui.min_rect().top()), vec2(1.0, 1.0)),
        Place::Body => {
            let Some(line) = open.body.line_of(span) else {
                return;
            };
            let top = page.top() + line.top;
            Rect::from_min_size(pos2(page.left(), top), vec2(1.0, line.height))
        }
    };
    ui.scroll_to_rect(rect, Some(Align::Center));
}
