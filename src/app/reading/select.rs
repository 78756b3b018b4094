//! Selecting text of the body with mouse and keyboard: what is selected are bytes of the file.

use super::header;
use super::page::{Page, PageLine};
use crate::app::scene::Scene;
use crate::session::Entry;
use crate::text::blocks::Block;
use crate::text::{ByteSpan, step};
use egui::{Context, CursorIcon, Key, Modifiers, Pos2, Response, Ui, vec2};

/// The selection of the open article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection {
    /// Where it began and where it ends now, in bytes of the body.
    ends: Option<(u32, u32)>,
    /// What a double or triple click took, which dragging then extends from.
    whole: bool,
    /// How far right steps up and down try to stay, from the left edge of the page.
    goal: Option<f32>,
    /// Where a character begins that was clicked with the other button.
    pointed: Option<u32>,
    /// True where the end stands at the end of a line, not at the start of the next, which is the same
    /// place of the text.
    at_line_end: bool,
}

/// A step of the end of the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Before,
    After,
    Above,
    Below,
    LineStart,
    LineEnd,
    Start,
    End,
}

impl Selection {
    /// Follows the pointer.
    pub fn follow(&mut self, ui: &Ui, response: &Response, page: &Page, origin: Pos2) {
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        let at = |at: Pos2| place_at(ui.ctx(), page, at.x - origin.x, at.y - origin.y);
        if response.drag_started_by(egui::PointerButton::Primary)
            && let Some(press) = ui.input(|input| input.pointer.press_origin())
        {
            let place = at(press);
            let extends = ui.input(|input| input.modifiers.shift);
            let start = self.ends.filter(|_| extends).map(|(start, _)| start);
            self.ends = place.map(|place| (start.unwrap_or(place), place));
            self.whole = false;
        } else if response.dragged_by(egui::PointerButton::Primary)
            && !self.whole
            && let (Some((start, _)), Some(pointer)) = (self.ends, response.interact_pointer_pos())
        {
            self.ends = Some((start, at(pointer).unwrap_or(start)));
        } else if let Some(pointer) = response.interact_pointer_pos() {
            if response.secondary_clicked() {
                // A character is pointed at from its left edge on: half of one before the nearest gap.
                self.pointed = at(pointer - vec2(0.5 * page.measure.size, 0.0));
            }
            self.click(ui, response, page, at(pointer));
        }
    }

    /// What a menu is about: what is selected, else the character that was clicked.
    pub fn asked(&self, body: &str) -> Option<ByteSpan> {
        self.range().or_else(|| {
            let start = self.pointed?;
            let character = body.get(start as usize..)?.chars().next()?;
            let end = start + u32::try_from(character.len_utf8()).ok()?;
            Some(ByteSpan { start, end })
        })
    }

    fn click(&mut self, ui: &Ui, response: &Response, page: &Page, place: Option<u32>) {
        let Some(place) = place else { return };
        let block = page.article.block_at(ByteSpan {
            start: place,
            end: place + 1,
        });
        let block = block.and_then(|block| page.article.blocks.get(block));
        self.goal = None;
        self.at_line_end = false;
        if response.triple_clicked() {
            self.ends = block.map(|block| (block.source().start, block.source().end));
            self.whole = true;
        } else if response.double_clicked() {
            self.ends = block.map(|block| {
                let word = step::word(&block.shown, block.shown_at(place) as usize);
                (block.source_of(word.start), end_of(block, word.end))
            });
            self.whole = true;
        } else if response.clicked() {
            let extends = ui.input(|input| input.modifiers.shift);
            let start = self.ends.filter(|_| extends).map(|(start, _)| start);
            self.ends = Some((start.unwrap_or(place), place));
            self.whole = false;
        }
    }

    /// Follows Shift with the arrow keys, Home and End, and Ctrl+A. `seen` is the first place that is
    /// seen, where a selection begins that has no beginning yet. Gives the place to keep in view.
    pub fn keys(&mut self, context: &Context, page: &Page, body: &str, seen: u32) -> Option<u32> {
        let all = context.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A));
        if all {
            self.ends = u32::try_from(body.len()).ok().map(|end| (0, end));
            return None;
        }
        let taken = context.input_mut(|input| {
            STEPS
                .iter()
                .find(|(modifiers, key, _)| input.consume_key(*modifiers, *key))
                .map(|(_, _, step)| *step)
        });
        let step = taken?;
        let (start, end) = self.ends.unwrap_or((seen, seen));
        let end = self.stepped(context, page, end, step);
        self.at_line_end = step == Step::LineEnd;
        self.ends = Some((start, end));
        Some(end)
    }

    fn stepped(&mut self, context: &Context, page: &Page, end: u32, step: Step) -> u32 {
        let Some((index, shown)) = place_of(page, end) else {
            return end;
        };
        let block = &page.article.blocks[index];
        if !matches!(step, Step::Above | Step::Below) {
            self.goal = None;
        }
        match step {
            Step::After if (shown as usize) < block.shown.len() => {
                let after = step::after(&block.shown, shown as usize) as u32;
                end_of(block, after)
            }
            Step::After => {
                let mut later = page.article.blocks[index + 1..].iter();
                let next = later.find(|block| !block.shown.is_empty());
                next.map_or(end, |block| match block.source().start {
                    start if start > end => start,
                    _ => end_of(block, step::after(&block.shown, 0) as u32),
                })
            }
            Step::Before if shown > 0 => {
                block.source_of(step::before(&block.shown, shown as usize) as u32)
            }
            Step::Before => {
                let earlier = page.article.blocks[..index].iter().rev();
                let mut with_text = earlier.filter(|block| !block.pieces.is_empty());
                with_text.next().map_or(0, |block| block.source().end)
            }
            Step::Start => 0,
            Step::End => {
                let mut later = page.article.blocks.iter().rev();
                later
                    .find(|block| !block.pieces.is_empty())
                    .map_or(end, |block| block.source().end)
            }
            Step::LineStart | Step::LineEnd | Step::Above | Step::Below => {
                let seen = if self.at_line_end {
                    shown.saturating_sub(1)
                } else {
                    shown
                };
                let Some(line) = page.line_in(index, seen) else {
                    return end;
                };
                self.stepped_by_line(context, page, line, shown, step)
                    .unwrap_or(end)
            }
        }
    }

    fn stepped_by_line(
        &mut self,
        context: &Context,
        page: &Page,
        line: &PageLine,
        shown: u32,
        step: Step,
    ) -> Option<u32> {
        let block = page.block(line);
        let other = match step {
            Step::LineStart => return Some(block.source_of(line.line.start)),
            Step::LineEnd => return Some(end_of(block, line.line.end)),
            Step::Above => page
                .lines
                .iter()
                .rev()
                .find(|other| other.bottom() <= line.top),
            _ => page.lines.iter().find(|other| other.top >= line.bottom()),
        };
        let x = self.goal.unwrap_or_else(|| {
            let cells = context.fonts_mut(|fonts| page.cells(line, fonts));
            let own = cells.iter().find(|cell| cell.byte >= shown);
            own.map_or(line.x + line.width, |cell| cell.x)
        });
        self.goal = Some(x);
        let other = other?;
        place_at(context, page, x, other.top + other.height / 2.0)
    }

    /// What is selected, if anything is.
    pub fn range(&self) -> Option<ByteSpan> {
        let (one, other) = self.ends?;
        (one != other).then(|| ByteSpan {
            start: one.min(other),
            end: one.max(other),
        })
    }

    /// The selected text, exactly as it stands in the file.
    pub fn text<'body>(&self, body: &'body str) -> Option<&'body str> {
        body.get(self.range()?.range())
    }
}

/// Keys that move the end of the selection. Those with more modifiers come first, for a key without
/// them counts with them too.
const STEPS: [(Modifiers, Key, Step); 8] = [
    (CTRL_SHIFT, Key::Home, Step::Start),
    (CTRL_SHIFT, Key::End, Step::End),
    (Modifiers::SHIFT, Key::ArrowLeft, Step::Before),
    (Modifiers::SHIFT, Key::ArrowRight, Step::After),
    (Modifiers::SHIFT, Key::ArrowUp, Step::Above),
    (Modifiers::SHIFT, Key::ArrowDown, Step::Below),
    (Modifiers::SHIFT, Key::Home, Step::LineStart),
    (Modifiers::SHIFT, Key::End, Step::LineEnd),
];

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// The place in the body where what stands before the byte `shown` of a block ends: at the end of a
/// piece that is its own end, not where the next piece begins behind marks of Markdown.
fn end_of(block: &Block, shown: u32) -> u32 {
    let Some(before) = shown.checked_sub(1) else {
        return block.source_of(0);
    };
    match block.pieces.get(block.piece_at(before)) {
        Some(piece) if piece.exact => piece.source.start + (shown - piece.shown.start),
        Some(piece) => piece.source.end,
        None => block.source().end,
    }
}

/// The block in which a place of the body is shown, and the byte of it. The end of a block belongs to
/// it, not to the next.
fn place_of(page: &Page, source: u32) -> Option<(usize, u32)> {
    let blocks = &page.article.blocks;
    let reaches = |block: &Block| !block.pieces.is_empty() && block.source().end >= source;
    let last = || blocks.iter().rposition(|block| !block.pieces.is_empty());
    let block = blocks.iter().position(reaches).or_else(last)?;
    Some((block, blocks[block].shown_at(source)))
}

/// The place in the body nearest to a point of the page.
pub fn place_at(context: &Context, page: &Page, x: f32, y: f32) -> Option<u32> {
    let near = page.visible(y, y);
    let inside = near
        .iter()
        .filter(|line| y >= line.top && y < line.bottom());
    let line = inside
        .min_by(|one, other| distance(one, x).total_cmp(&distance(other, x)))
        .or_else(|| {
            let below = page.lines.partition_point(|line| line.bottom() <= y);
            page.lines.get(below)
        })
        .or(page.lines.last())?;
    let block = page.block(line);
    let cells = context.fonts_mut(|fonts| page.cells(line, fonts));
    let after = cells.iter().find(|cell| x < cell.x + cell.width / 2.0);
    Some(match after {
        Some(cell) => block.source_of(cell.byte),
        None => end_of(block, line.line.end),
    })
}

/// How far a point lies beside the column of a line.
fn distance(line: &PageLine, x: f32) -> f32 {
    (line.x - x).max(x - line.x - line.width).max(0.0)
}

/// The selected text with the article it is from, for other people's eyes.
pub fn with_source(scene: &Scene<'_>, entry: &Entry, text: &str) -> String {
    format!("{}\n{}", text.trim(), header::source_line(scene, entry))
}
