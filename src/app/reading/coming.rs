//! Lines that a worker has set anew, until the glyphs of those that will be seen are laid out too.
//!
//! A screen full of new lines would hold up the frame that shows it first. A few are laid out in each frame
//! while what was set before is still shown; egui keeps them as long as every frame asks for them.

use super::lettering;
use super::page::Page;
use super::strip::Heights;
use crate::app::tokens::Tokens;
use crate::text::ByteSpan;
use egui::Context;
use std::collections::HashSet;

/// So many lines are laid out in a frame.
const AT_ONCE: usize = 6;
/// After so many frames it is shown as it is: whoever scrolls all the time sees others each time.
const FRAMES: u32 = 12;

/// What of the body will be seen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The place of the body at the top; the beginning where there is none.
    pub first: Option<u32>,
    /// Height that is seen.
    pub height: f32,
}

/// An article in new lines.
pub struct Coming {
    page: Page,
    heights: Heights,
    /// Positions of the lines that are laid out.
    known: HashSet<usize>,
    frames: u32,
}

impl Coming {
    /// Nothing of it is laid out yet.
    pub fn new(page: Page, heights: Heights) -> Self {
        Self {
            page,
            heights,
            known: HashSet::new(),
            frames: 0,
        }
    }

    /// What was set.
    pub fn take(self) -> (Page, Heights) {
        (self.page, self.heights)
    }

    /// Lays out some more lines of what will be seen. True once all of them are.
    pub fn lay_out(&mut self, view: View, tokens: &Tokens, context: &Context) -> bool {
        self.frames += 1;
        let page = &self.page;
        let top = view.first.and_then(|place| {
            let first = page.line_of(ByteSpan {
                start: place,
                end: place + 1,
            });
            first.map(|line| line.top)
        });
        let top = top.unwrap_or(0.0);
        // The line at the top may be seen in part, and so may the one before it.
        let seen = top - 2.0 * page.measure.size..top + view.height;
        let first = page
            .lines
            .partition_point(|line| line.bottom() < seen.start);
        let lines = page.lines.iter().enumerate().skip(first);
        let mut left = AT_ONCE;
        let mut is_ready = true;
        context.fonts_mut(|fonts| {
            for (index, line) in lines.take_while(|(_, line)| line.top <= seen.end) {
                if !self.known.contains(&index) {
                    if left == 0 {
                        is_ready = false;
                        continue;
                    }
                    left -= 1;
                    self.known.insert(index);
                }
                let cells = page.cells(line, fonts);
                fonts.layout_job(lettering::job(page, line, cells, tokens));
            }
        });
        is_ready || self.frames >= FRAMES
    }
}
