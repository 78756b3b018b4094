//! An article set in a column: where every line stands, and what each of its characters takes.
//!
//! Made from the blocks of `text::blocks` by the rules of `text::line_break`; egui only gives the widths
//! of glyphs. Line ends of the whole article are found at once, so that its height is exact; the
//! characters of a line are placed when the line is drawn.

use super::super::{fonts, tokens};
use crate::text::ByteSpan;
use crate::text::blocks::{Article, Block, BlockKind, Inline};
use crate::text::line_break::{self, BreakOptions, Line, Punctuation, Setting};
use egui::epaint::text::FontsView;
use egui::{FontFamily, FontId};
use std::cell::OnceCell;
use std::collections::HashMap;

/// What a page depends on besides its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Width of the column, in points.
    pub width: f32,
    /// Size of reading type, in points.
    pub size: f32,
    /// Pixels in a point: glyph widths follow it.
    pub pixels_per_point: f32,
}

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

/// An article in its lines.
pub struct Page {
    /// The parts of the article.
    pub article: Article,
    /// Its lines, from top to bottom (cells of a table row stand beside each other).
    pub lines: Vec<PageLine>,
    /// Height of the whole.
    pub height: f32,
    /// Hairlines: left, right and height of each.
    pub rules: Vec<(f32, f32, f32)>,
    measure: Measure,
}

/// Size and weight of a block's type.
fn type_of(kind: BlockKind, base: f32) -> (f32, bool) {
    match kind {
        BlockKind::Heading(1) => ((base * 1.4).round(), true),
        BlockKind::Heading(2) => ((base * 1.2).round(), true),
        BlockKind::Heading(_) => (base, true),
        BlockKind::Code => ((base * 0.88).round(), false),
        BlockKind::Cell { row, .. } => ((base * 0.92).round(), row == 0),
        BlockKind::Paragraph | BlockKind::Rule => (base, false),
    }
}

/// The face for a piece of a block.
pub fn font_of(kind: BlockKind, inline: Inline, base: f32) -> FontId {
    let (size, bold) = type_of(kind, base);
    let family = match () {
        () if kind == BlockKind::Code || inline.code => FontFamily::Monospace,
        () if bold || inline.bold => fonts::bold(),
        () => FontFamily::Proportional,
    };
    FontId::new(size, family)
}

/// Glyph widths, asked for once each.
#[derive(Default)]
struct Widths {
    /// By character, face and size.
    known: HashMap<(char, u8, u32), f32>,
}

impl Widths {
    fn of(&mut self, fonts: &mut FontsView<'_>, font: &FontId, character: char) -> f32 {
        let face = match font.family {
            FontFamily::Proportional => 0,
            FontFamily::Monospace => 1,
            FontFamily::Name(_) => 2,
        };
        *self
            .known
            .entry((character, face, font.size.to_bits()))
            .or_insert_with(|| fonts.glyph_width(font, character))
    }

    /// Width of every character of a block, in order.
    fn of_block(&mut self, fonts: &mut FontsView<'_>, block: &Block, base: f32) -> Vec<f32> {
        let mut widths = Vec::with_capacity(block.shown.len() / 3);
        for piece in &block.pieces {
            let font = font_of(block.kind, piece.inline, base);
            let text = &block.shown[piece.shown.range()];
            widths.extend(
                text.chars()
                    .map(|character| self.of(fonts, &font, character)),
            );
        }
        widths
    }
}

impl Page {
    /// Sets `article` in a column.
    pub fn new(article: Article, measure: Measure, fonts: &mut FontsView<'_>) -> Self {
        let mut setter = Setter {
            measure,
            widths: Widths::default(),
            lines: Vec::new(),
            rules: Vec::new(),
            y: 0.0,
        };
        let mut index = 0;
        while index < article.blocks.len() {
            index = match article.blocks[index].kind {
                BlockKind::Cell { table, .. } => setter.table(fonts, &article, index, table),
                _ => {
                    setter.block(fonts, &article, index);
                    index + 1
                }
            };
        }
        let Setter {
            lines, rules, y, ..
        } = setter;
        Self {
            article,
            lines,
            height: y,
            rules,
            measure,
        }
    }

    /// What it was set for.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// The block of a line.
    pub fn block(&self, line: &PageLine) -> &Block {
        &self.article.blocks[line.block]
    }

    /// The characters of a line and where they stand, from the left edge of the page.
    pub fn cells<'line>(&self, line: &'line PageLine, fonts: &mut FontsView<'_>) -> &'line [Cell] {
        line.cells.get_or_init(|| {
            let block = self.block(line);
            let mut widths = Widths::default().of_block(fonts, block, self.measure.size);
            widths.drain(..block.shown[..line.line.start as usize].chars().count());
            let setting = setting(block, self.measure, line.width);
            let mut next = 0;
            let advance = |_, _| {
                next += 1;
                widths.get(next - 1).copied().unwrap_or(0.0)
            };
            line_break::place(&block.shown, &line.line, advance, &setting)
                .into_iter()
                .zip(&widths)
                .map(|(cell, advance)| Cell {
                    byte: cell.byte,
                    x: line.x + cell.x,
                    width: cell.width,
                    shift: cell.shift,
                    advance: *advance,
                })
                .collect()
        })
    }

    /// The lines that stand between two heights.
    pub fn visible(&self, top: f32, bottom: f32) -> &[PageLine] {
        // Cells of a table row overlap in height, so the search is for the row, with a row's slack.
        let first = self
            .lines
            .partition_point(|line| line.top + line.height < top);
        let first = first.saturating_sub(16);
        let rest = &self.lines[first..];
        let count = rest.partition_point(|line| line.top <= bottom);
        &rest[..(count + 16).min(rest.len())]
    }

    /// The line that shows the first byte of `source`, or the nearest after it.
    pub fn line_of(&self, source: ByteSpan) -> Option<&PageLine> {
        let blocks = &self.article.blocks;
        let block = blocks
            .iter()
            .position(|block| block.shown_of(source).is_some())
            .or_else(|| {
                blocks
                    .iter()
                    .position(|block| block.source().end > source.start)
            })?;
        let shown = blocks[block].shown_of(source).map_or(0, |span| span.start);
        self.lines
            .iter()
            .filter(|line| line.block == block)
            .find(|line| shown < line.line.next)
            .or_else(|| self.lines.iter().find(|line| line.block == block))
    }
}

fn setting(block: &Block, measure: Measure, width: f32) -> Setting {
    let (size, _) = type_of(block.kind, measure.size);
    let is_code = block.kind == BlockKind::Code;
    Setting {
        measure: width,
        first_indent: 0.0,
        em: size,
        gaps: !is_code,
        justified: false,
        punctuation: if is_code {
            Punctuation::Full
        } else {
            Punctuation::Compressed
        },
    }
}

struct Setter {
    measure: Measure,
    widths: Widths,
    lines: Vec<PageLine>,
    rules: Vec<(f32, f32, f32)>,
    y: f32,
}

impl Setter {
    /// Left edge of a block: two em for each list around it, one for each quotation.
    fn left(&self, block: &Block) -> f32 {
        let deepest = self.measure.width * 0.4;
        let ems = 1.6 * f32::from(block.indent) + 1.2 * f32::from(block.quote);
        (ems * self.measure.size).min(deepest)
    }

    fn gap_before(&self, block: &Block, is_first: bool) -> f32 {
        if is_first {
            return 0.0;
        }
        let ems = match block.kind {
            BlockKind::Heading(1 | 2) => 1.6,
            BlockKind::Heading(_) => 1.2,
            _ if block.tight => 0.2,
            BlockKind::Rule => 1.2,
            _ => tokens::PARAGRAPH_GAP,
        };
        let ems = if block.kind == BlockKind::Code && block.tight {
            0.0
        } else {
            ems
        };
        (ems * self.measure.size).round()
    }

    fn block(&mut self, fonts: &mut FontsView<'_>, article: &Article, index: usize) {
        let block = &article.blocks[index];
        self.y += self.gap_before(block, index == 0);
        let left = self.left(block);
        if block.kind == BlockKind::Rule {
            self.rules.push((left, self.measure.width, self.y));
            self.y += (1.2 * self.measure.size).round();
            return;
        }
        let leading = if block.kind == BlockKind::Code {
            1.5
        } else {
            tokens::LEADING
        };
        let column = (left, self.measure.width - left);
        self.y = self.lines_of(fonts, article, index, column, self.y, leading);
    }

    /// Sets one block in the column `(left, width)` from `top` on, and gives the height at which it
    /// ends.
    fn lines_of(
        &mut self,
        fonts: &mut FontsView<'_>,
        article: &Article,
        index: usize,
        (left, width): (f32, f32),
        top: f32,
        leading: f32,
    ) -> f32 {
        let block = &article.blocks[index];
        let widths = self.widths.of_block(fonts, block, self.measure.size);
        let setting = setting(block, self.measure, width);
        let opportunities = line_break::opportunities(&block.shown, &BreakOptions::default());
        let mut next = 0;
        let advance = |_, _| {
            next += 1;
            widths.get(next - 1).copied().unwrap_or(0.0)
        };
        let found = line_break::lines(&block.shown, &opportunities, advance, &setting);
        let height = (setting.em * leading).round();
        let mut y = top;
        for (number, line) in found.into_iter().enumerate() {
            self.lines.push(PageLine {
                block: index,
                line,
                x: left,
                width,
                top: y,
                height,
                is_first: number == 0,
                cells: OnceCell::new(),
            });
            y += height;
        }
        y
    }

    /// Sets the table that begins at block `first` and gives the block after it.
    fn table(
        &mut self,
        fonts: &mut FontsView<'_>,
        article: &Article,
        first: usize,
        number: u32,
    ) -> usize {
        let is_cell = |block: &Block| match block.kind {
            BlockKind::Cell {
                table,
                row,
                column,
                right,
            } if table == number => Some((row, column as usize, right)),
            _ => None,
        };
        let cells: Vec<(usize, u32, usize, bool)> = (first..article.blocks.len())
            .map_while(|index| {
                is_cell(&article.blocks[index])
                    .map(|(row, column, right)| (index, row, column, right))
            })
            .collect();
        let columns = cells.iter().map(|cell| cell.2 + 1).max().unwrap_or(1);
        let left = self.left(&article.blocks[first]);
        let padding = (0.6 * self.measure.size).round();
        let widths = self.column_widths(fonts, article, &cells, columns, left, padding);
        self.y += self.gap_before(&article.blocks[first], first == 0);
        let rows = cells.last().map_or(0, |cell| cell.1 + 1);
        let total: f32 = widths.iter().sum::<f32>() + padding * 2.0 * columns as f32;
        let first_line = self.lines.len();
        for row in 0..rows {
            let top = self.y + padding * 0.5;
            let mut bottom = top;
            for (index, _, column, _) in cells.iter().filter(|cell| cell.1 == row) {
                let before: f32 = widths[..*column]
                    .iter()
                    .map(|width| width + 2.0 * padding)
                    .sum();
                let x = left + before + padding;
                let end = self.lines_of(fonts, article, *index, (x, widths[*column]), top, 1.55);
                bottom = bottom.max(end);
            }
            self.y = bottom + padding * 0.5;
            self.rules.push((left, left + total, self.y));
        }
        // Lines that stand beside each other follow each other: heights only grow.
        self.lines[first_line..].sort_by(|one, other| one.top.total_cmp(&other.top));
        first + cells.len()
    }

    /// Widths of the columns of a table: what their longest cell takes where all fit, else shares of
    /// the column in that proportion, none below five characters.
    fn column_widths(
        &mut self,
        fonts: &mut FontsView<'_>,
        article: &Article,
        cells: &[(usize, u32, usize, bool)],
        columns: usize,
        left: f32,
        padding: f32,
    ) -> Vec<f32> {
        let mut natural = vec![0.0_f32; columns];
        for (index, _, column, _) in cells {
            let widths = self
                .widths
                .of_block(fonts, &article.blocks[*index], self.measure.size);
            // A little more than the sum, for the gaps between Han and Latin.
            let sum = widths.iter().sum::<f32>() * 1.02 + self.measure.size * 0.5;
            natural[*column] = natural[*column].max(sum);
        }
        let room = self.measure.width - left - padding * 2.0 * columns as f32;
        let wanted: f32 = natural.iter().sum();
        if wanted <= room || wanted <= 0.0 {
            return natural;
        }
        let least = (5.0 * self.measure.size).min(room / columns as f32);
        let spare = (room - least * columns as f32).max(0.0);
        let beyond: Vec<f32> = natural
            .iter()
            .map(|width| (width - least).max(0.0))
            .collect();
        let all_beyond = beyond.iter().sum::<f32>().max(1.0);
        beyond
            .iter()
            .map(|width| least + spare * width / all_beyond)
            .collect()
    }
}
