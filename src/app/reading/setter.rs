//! Sets an article in a column by the rules of `text::line_break`: lines, tables, room for pictures.
//!
//! A pure function of blocks, widths and measure: knows no faces, so that a long article is set on a
//! worker thread.

use super::measure::Measure;
use super::page::{HairlineAt, Page, PageLine, PictureAt};
use super::tables;
use super::widths::Widths;
use crate::app::tokens;
use crate::session::reading_look::{PARAGRAPH_GAPS, Paragraphs};
use crate::text::blocks::{Article, Block, BlockKind};
use crate::text::line_break::{self, BreakOptions, Line, Punctuation, Setting};
use egui::{Rect, Vec2, pos2, vec2};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use std::sync::Arc;

/// Line height of code and tables, as a multiple of their type size.
const CODE_LEADING: f32 = 1.5;
const TABLE_LEADING: f32 = 1.55;
/// Space before the first line of an indented paragraph, in em.
const INDENT: f32 = 2.0;
/// Lists, tables and the like keep at least so much space before them, in em.
const FIRST_GAP: f32 = PARAGRAPH_GAPS.1 as f32 / 100.0;
/// Height of what stands for a picture that cannot be shown, in em.
const UNREADABLE_PICTURE: f32 = 2.0;
/// Pictures are no higher than this, as a multiple of the width of the column.
const HIGHEST_PICTURE: f32 = 1.3;
/// Height kept free for a picture whose size is not known yet, in em.
const UNKNOWN_PICTURE: f32 = 8.0;

/// How the work is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threads {
    /// On this thread: for the window, which must not wait for others.
    This,
    /// On all of them: for a worker.
    All,
}

/// Sizes of pictures in points, by position of their block: nothing where it cannot be shown, absent
/// where not known yet.
pub type PictureSizes = std::collections::HashMap<usize, Vec2>;

/// An article, and where its lines may end: what is the same in every column.
#[derive(Clone)]
pub struct Parts {
    /// The article.
    pub article: Arc<Article>,
    /// For every block, the places at which its lines may end.
    breaks: Arc<Vec<Vec<u32>>>,
}

impl Parts {
    /// Finds where the lines of `article` may end.
    pub fn new(article: Arc<Article>, threads: Threads) -> Self {
        let of_block = |index: usize| {
            let shown = &article.blocks[index].shown;
            line_break::opportunities(shown, &BreakOptions::default())
        };
        let all = 0..article.blocks.len();
        let breaks = match threads {
            Threads::This => all.map(of_block).collect(),
            Threads::All => all.into_par_iter().map(of_block).collect(),
        };
        Self {
            article,
            breaks: Arc::new(breaks),
        }
    }

    /// Where the lines of each block may end.
    pub fn breaks(&self) -> &[Vec<u32>] {
        &self.breaks
    }
}

/// Sets an article in a column.
pub fn set(
    parts: Parts,
    measure: Measure,
    widths: &Widths,
    pictures: &PictureSizes,
    threads: Threads,
) -> Page {
    let article = &parts.article;
    let columns = columns(article, &measure, widths);
    let lines_of = |index: usize| {
        let block = &article.blocks[index];
        lines(
            block,
            &parts.breaks[index],
            &measure,
            widths,
            columns[index].1,
        )
    };
    let all = 0..article.blocks.len();
    let found: Vec<Vec<Line>> = match threads {
        Threads::This => all.map(lines_of).collect(),
        Threads::All => all.into_par_iter().map(lines_of).collect(),
    };
    let mut stack = Stack {
        article,
        measure,
        columns: &columns,
        pictures,
        lines: Vec::with_capacity(found.iter().map(Vec::len).sum()),
        rules: Vec::new(),
        placed: Vec::new(),
        y: 0.0,
    };
    stack.blocks(found);
    let Stack {
        lines,
        rules,
        placed,
        y,
        ..
    } = stack;
    let mut first_lines = vec![u32::MAX; article.blocks.len()];
    for (index, line) in (0_u32..).zip(&lines) {
        let first = &mut first_lines[line.block];
        *first = index.min(*first);
    }
    Page {
        article: Arc::clone(article),
        parts,
        lines,
        height: y,
        rules,
        pictures: placed,
        measure,
        first_lines,
    }
}

/// How the lines of a block are filled and placed.
pub fn setting(block: &Block, measure: &Measure, width: f32) -> Setting {
    let em = measure.em(block.kind);
    let is_code = block.kind == BlockKind::Code;
    let is_prose = block.kind == BlockKind::Paragraph;
    let look = &measure.look;
    Setting {
        measure: width,
        first_indent: if is_indented(block, measure) {
            INDENT * em
        } else {
            0.0
        },
        em,
        gaps: look.gaps && !is_code,
        justified: look.justified && is_prose,
        punctuation: if is_code {
            Punctuation::Full
        } else {
            look.punctuation
        },
    }
}

/// True for paragraphs of running text in the indented style; those that bring an indent of their
/// own keep it.
fn is_indented(block: &Block, measure: &Measure) -> bool {
    measure.look.paragraphs == Paragraphs::Indented
        && is_running(block)
        && !block.tight
        && !block.shown.starts_with('\u{3000}')
}

fn is_running(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.indent == 0 && block.quote == 0
}

fn lines(
    block: &Block,
    breaks: &[u32],
    measure: &Measure,
    widths: &Widths,
    width: f32,
) -> Vec<Line> {
    if block.kind == BlockKind::Rule || (block.is_picture() && block.shown.is_empty()) {
        return Vec::new();
    }
    let advances = widths.of_block(block, measure);
    let setting = setting(block, measure, width);
    let mut next = 0;
    let advance = |_, _| {
        next += 1;
        advances.get(next - 1).copied().unwrap_or(0.0)
    };
    line_break::lines(&block.shown, breaks, advance, &setting)
}

/// Left edge and width of the column of every block.
fn columns(article: &Article, measure: &Measure, widths: &Widths) -> Vec<(f32, f32)> {
    let mut columns: Vec<(f32, f32)> = article
        .blocks
        .iter()
        .map(|block| {
            let left = left(block, measure);
            (left, measure.width - left)
        })
        .collect();
    tables::set_columns(article, measure, widths, &mut columns);
    columns
}

/// Left edge of a block: room for the marker of each list around it, and for the bar of each
/// quotation.
pub fn left(block: &Block, measure: &Measure) -> f32 {
    let deepest = measure.width * 0.4;
    let ems = 1.6 * f32::from(block.indent) + 1.2 * f32::from(block.quote);
    (ems * measure.size).min(deepest)
}

/// Puts lines below each other.
struct Stack<'article> {
    article: &'article Article,
    measure: Measure,
    columns: &'article [(f32, f32)],
    pictures: &'article PictureSizes,
    lines: Vec<PageLine>,
    rules: Vec<HairlineAt>,
    placed: Vec<PictureAt>,
    y: f32,
}

impl Stack<'_> {
    fn blocks(&mut self, mut found: Vec<Vec<Line>>) {
        let mut index = 0;
        while index < found.len() {
            self.y += self.gap_before(index);
            index = match self.article.blocks[index].kind {
                BlockKind::Cell { table, .. } => self.table(&mut found, index, table),
                _ => {
                    self.block(index, std::mem::take(&mut found[index]));
                    index + 1
                }
            };
        }
    }

    fn gap_before(&self, index: usize) -> f32 {
        let Some(before) = index.checked_sub(1).map(|one| &self.article.blocks[one]) else {
            return 0.0;
        };
        let block = &self.article.blocks[index];
        let together = self.measure.look.paragraphs == Paragraphs::Indented
            && is_running(before)
            && is_running(block);
        let chosen = f32::from(self.measure.look.paragraph_gap) / 100.0;
        let ems = match block.kind {
            BlockKind::Heading(1 | 2) => 1.6,
            BlockKind::Heading(_) => 1.2,
            BlockKind::Code if block.tight => 0.0,
            _ if together => 0.0,
            _ if block.tight => 0.2,
            BlockKind::Rule => 1.2,
            _ if is_running(before) && is_running(block) => chosen,
            _ => FIRST_GAP.max(chosen),
        };
        (ems * self.measure.size).round()
    }

    fn block(&mut self, index: usize, lines: Vec<Line>) {
        let block = &self.article.blocks[index];
        let column = self.columns[index];
        if block.kind == BlockKind::Rule {
            self.rules.push(HairlineAt {
                left: column.0,
                right: self.measure.width,
                y: self.y,
            });
            self.y += (1.2 * self.measure.size).round();
            return;
        }
        if block.is_picture() {
            self.picture(index, column);
        }
        let leading = match block.kind {
            BlockKind::Code => CODE_LEADING,
            _ => f32::from(self.measure.look.leading) / 100.0,
        };
        self.y = self.stack(index, lines, column, self.y, leading);
    }

    /// Room for a picture: its own size, or smaller where the column is narrower.
    fn picture(&mut self, index: usize, (left, width): (f32, f32)) {
        let size = match self.pictures.get(&index) {
            Some(own) if own.x > 0.0 && own.y > 0.0 => {
                let scale = (width / own.x)
                    .min(HIGHEST_PICTURE * width / own.y)
                    .min(1.0);
                *own * scale
            }
            Some(_) => vec2(width, UNREADABLE_PICTURE * self.measure.size),
            None => vec2(width, UNKNOWN_PICTURE * self.measure.size),
        };
        let x = left + ((width - size.x) / 2.0).floor();
        let rect = Rect::from_min_size(pos2(x, self.y), size);
        self.placed.push(PictureAt { block: index, rect });
        self.y += size.y.round() + tokens::STEP;
    }

    /// Puts the lines of one block in the column `(left, width)` from `top` on, and gives the height
    /// at which it ends.
    fn stack(
        &mut self,
        index: usize,
        lines: Vec<Line>,
        column: (f32, f32),
        top: f32,
        leading: f32,
    ) -> f32 {
        let height = (self.measure.em(self.article.blocks[index].kind) * leading).round();
        let mut y = top;
        for (number, line) in lines.into_iter().enumerate() {
            let mut line = PageLine::new(index, line, column, number == 0);
            line.top = y;
            line.height = height;
            self.lines.push(line);
            y += height;
        }
        y
    }

    /// Sets the table that begins at block `first` and gives the block after it.
    fn table(&mut self, found: &mut [Vec<Line>], first: usize, number: u32) -> usize {
        let rows = tables::rows(self.article, first, number);
        let padding = tables::padding(&self.measure);
        let left = left(&self.article.blocks[first], &self.measure);
        let right = rows
            .iter()
            .flat_map(|row| row.clone().next_back())
            .map(|cell| self.columns[cell].0 + self.columns[cell].1 + padding)
            .fold(left, f32::max);
        let first_line = self.lines.len();
        let mut after = first;
        for row in rows {
            let top = self.y + padding * 0.5;
            let mut bottom = top;
            after = row.end;
            for cell in row {
                let lines = std::mem::take(&mut found[cell]);
                let end = self.stack(cell, lines, self.columns[cell], top, TABLE_LEADING);
                bottom = bottom.max(end);
            }
            self.y = bottom + padding * 0.5;
            self.rules.push(HairlineAt {
                left,
                right,
                y: self.y,
            });
        }
        // Lines that stand beside each other follow each other: heights only grow.
        self.lines[first_line..].sort_by(|one, other| one.top.total_cmp(&other.top));
        after.max(first + 1)
    }
}
