//! An article set in a column: where every line stands, and what each of its characters takes.
//!
//! Made by `setter` from the blocks of `text::blocks`. Line ends of the whole article are known, so
//! that its height is exact; the characters of a line are placed when the line is drawn.

use super::measure::Measure;
use super::setter::{Parts, setting};
use super::widths::Widths;
use crate::text::ByteSpan;
use crate::text::blocks::{Article, Block};
use crate::text::line_break::{self, Line};
use egui::Rect;
use egui::epaint::text::FontsView;
use std::cell::OnceCell;
use std::sync::Arc;

/// Lines of one table row stand beside each other; so many more than the search for a height finds
/// are looked at on either side.
const BESIDE: usize = 16;

/// Where one character of a line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its first byte in the block.
    pub byte: u32,
    /// Left edge of what it takes, from the left edge of the page.
    pub x: f32,
    /// What it takes.
    pub width: f32,
    /// Where its glyph is drawn, from `x`.
    pub shift: f32,
    /// Width of the glyph, blank included.
    pub advance: f32,
}

/// One line of a page.
pub struct PageLine {
    /// Position of its block in the article.
    pub block: usize,
    /// Which bytes of the block it shows.
    pub line: Line,
    /// Left edge of the column of its block, from the left edge of the page.
    pub x: f32,
    /// Width of that column.
    pub width: f32,
    /// Upper edge, from the top of the page.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// True for the first line of its block.
    pub is_first: bool,
    cells: OnceCell<Vec<Cell>>,
}

impl PageLine {
    /// A line whose characters have not been placed yet.
    pub fn new(block: usize, line: Line, (x, width): (f32, f32), is_first: bool) -> Self {
        Self {
            block,
            line,
            x,
            width,
            top: 0.0,
            height: 0.0,
            is_first,
            cells: OnceCell::new(),
        }
    }

    /// The height at which it ends, from the top of the page.
    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }
}

/// A hairline across a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HairlineAt {
    /// Left end, from the left edge of the page.
    pub left: f32,
    /// Right end.
    pub right: f32,
    /// Height, from the top of the page.
    pub y: f32,
}

/// Room for a picture on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureAt {
    /// Position of its block in the article.
    pub block: usize,
    /// Where it stands, from the upper left corner of the page.
    pub rect: Rect,
}

/// An article in its lines.
pub struct Page {
    /// The parts of the article.
    pub article: Arc<Article>,
    /// The same, with the places at which its lines may end.
    pub parts: Parts,
    /// Its lines, from top to bottom (cells of a table row stand beside each other).
    pub lines: Vec<PageLine>,
    /// Height of the whole.
    pub height: f32,
    /// Hairlines, from top to bottom.
    pub rules: Vec<HairlineAt>,
    /// Pictures, from top to bottom.
    pub pictures: Vec<PictureAt>,
    /// What it was set for.
    pub measure: Measure,
    /// For every block the first of its lines in `lines`; tables are searched by height.
    pub first_lines: Vec<u32>,
}

impl Page {
    /// The block of a line.
    pub fn block(&self, line: &PageLine) -> &Block {
        &self.article.blocks[line.block]
    }

    /// The characters of a line and where they stand, from the left edge of the page.
    pub fn cells<'line>(&self, line: &'line PageLine, fonts: &mut FontsView<'_>) -> &'line [Cell] {
        line.cells.get_or_init(|| {
            let block = self.block(line);
            let advances = Widths::of_line(block, &line.line, &self.measure, fonts);
            let setting = setting(block, &self.measure, line.width);
            let mut next = 0;
            let advance = |_, _| {
                next += 1;
                advances.get(next - 1).copied().unwrap_or(0.0)
            };
            let shift = (line.width - line.line.width).max(0.0) * block.share_before();
            line_break::place(&block.shown, &line.line, advance, &setting)
                .into_iter()
                .zip(&advances)
                .map(|(cell, advance)| Cell {
                    byte: cell.byte,
                    x: line.x + shift + cell.x,
                    width: cell.width,
                    shift: cell.shift,
                    advance: *advance,
                })
                .collect()
        })
    }

    /// The lines that stand between two heights.
    pub fn visible(&self, top: f32, bottom: f32) -> &[PageLine] {
        let first = self.lines.partition_point(|line| line.bottom() < top);
        let first = first.saturating_sub(BESIDE);
        let rest = &self.lines[first..];
        let count = rest.partition_point(|line| line.top <= bottom);
        &rest[..(count + BESIDE).min(rest.len())]
    }

    /// The line that shows the first byte of `source`, or the nearest after it.
    pub fn line_of(&self, source: ByteSpan) -> Option<&PageLine> {
        let block = self.article.block_at(source)?;
        let shown = self.article.blocks[block]
            .shown_of(source)
            .map_or(0, |span| span.start);
        self.line_in(block, shown)
    }

    /// The line of `block` that shows its byte `shown`, or its last.
    pub fn line_in(&self, block: usize, shown: u32) -> Option<&PageLine> {
        let first = *self.first_lines.get(block)? as usize;
        let mut last = None;
        for line in self.lines.get(first..)? {
            if line.block == block {
                last = Some(line);
                if shown < line.line.next {
                    break;
                }
            } else if line.block > block + BESIDE {
                break;
            }
        }
        last
    }
}
