//! The text of one line as egui lays it out: every character where its cell says.
//!
//! `page, line, cells -> LayoutJob`. Knows no place on screen: the same line gives the same job in every frame,
//! so that egui keeps its glyphs.

use super::page::{Cell, Page, PageLine};
use crate::app::tokens::{self, Tokens};
use crate::text::blocks::{Block, BlockKind};
use egui::epaint::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, Stroke};

/// What is laid out for `line` of `page`, whose characters stand in `cells`.
pub fn job(page: &Page, line: &PageLine, cells: &[Cell], tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob {
        break_on_newline: false,
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    job.keep_trailing_whitespace = true;
    let block = page.block(line);
    let start = cells.first().map_or(0.0, |cell| cell.x);
    let mut pen = start;
    for (index, cell) in cells.iter().enumerate() {
        let end = cells.get(index + 1).map_or(line.line.end, |next| next.byte);
        let Some(character) = block.shown.get(cell.byte as usize..end as usize) else {
            continue;
        };
        let wanted = cell.x + cell.shift;
        let format = format(page, block, cell.byte, tokens);
        job.append(character, wanted - pen, format);
        // What the glyph takes of itself: its cell and what the cell gave up on either side.
        pen = wanted + cell.advance;
    }
    join_sections(&mut job);
    job
}

fn format(page: &Page, block: &Block, byte: u32, tokens: &Tokens) -> TextFormat {
    let inline = block
        .pieces
        .get(block.piece_at(byte))
        .map(|piece| piece.inline)
        .unwrap_or_default();
    let colour = match () {
        () if block.is_picture() => tokens.text_quiet,
        () if inline.link.is_some() => tokens.accent,
        () if block.quote > 0 => tokens.text_quiet,
        () => tokens.text,
    };
    let line = |wanted: bool| {
        if wanted {
            Stroke::new(tokens::HAIRLINE, colour)
        } else {
            Stroke::NONE
        }
    };
    TextFormat {
        font_id: page.measure.font_of(block.kind, inline),
        color: colour,
        italics: false,
        // Han has no italics; emphasis is a line below, where print has dots.
        underline: line(inline.emphasis && inline.link.is_none()),
        strikethrough: line(inline.struck),
        background: if inline.code && block.kind != BlockKind::Code {
            tokens.code
        } else {
            Color32::TRANSPARENT
        },
        ..TextFormat::default()
    }
}

/// Sections that follow each other without a gap and look the same become one, so that words are
/// shaped whole.
fn join_sections(job: &mut LayoutJob) {
    let mut joined: Vec<LayoutSection> = Vec::with_capacity(8);
    for section in job.sections.drain(..) {
        match joined.last_mut() {
            Some(last) if section.leading_space.abs() < 0.01 && last.format == section.format => {
                last.byte_range.end = section.byte_range.end;
            }
            _ => joined.push(section),
        }
    }
    job.sections = joined;
}
