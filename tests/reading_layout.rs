//! The reading view sets real articles, in its own faces, by the rules of Chinese typography.
#![cfg(feature = "gui")]

mod line_rules;
mod real_articles;

use egui::epaint::text::{Fonts, TextOptions};
use std::fs;
use std::sync::Arc;
use wenjian::app::fonts::definitions;
use wenjian::app::reading::measure::Measure;
use wenjian::app::reading::page::{Page, PageLine};
use wenjian::app::reading::setter::{Parts, PictureSizes, Threads, set};
use wenjian::app::reading::widths::Widths;
use wenjian::session::ReadingLook;
use wenjian::session::reading_look::{Face, Paragraphs};
use wenjian::text::blocks::{Form, article};
use wenjian::text::line_break::{Line, Punctuation};

/// Sizes of type: the smallest, the first and the largest.
const SIZES: [f32; 3] = [14.0, 17.0, 28.0];

/// Twenty widths, whole characters and others, each with a look of its own.
fn measures(size: f32) -> impl Iterator<Item = Measure> {
    let punctuations = [
        Punctuation::Full,
        Punctuation::Compressed,
        Punctuation::Hung,
    ];
    (0..20).map(move |step| Measure {
        width: size * (9.0 + 1.9 * step as f32),
        size,
        pixels_per_point: 1.0,
        look: ReadingLook {
            justified: step % 2 == 1,
            gaps: step % 5 != 0,
            punctuation: punctuations[step % 3],
            face: if step % 4 > 1 {
                Face::Serif
            } else {
                Face::Sans
            },
            paragraphs: if step % 7 > 3 {
                Paragraphs::Indented
            } else {
                Paragraphs::Spaced
            },
            ..ReadingLook::default()
        },
    })
}

fn page(fonts: &mut Fonts, widths: &mut Widths, parts: &Parts, measure: Measure) -> Page {
    let mut view = fonts.with_pixels_per_point(1.0);
    widths.gather(&parts.article.blocks, &measure, &mut view);
    let none = PictureSizes::new();
    set(parts.clone(), measure, widths, &none, Threads::All)
}

/// The lines of each block of a page.
fn lines_of(page: &Page) -> Vec<Vec<Line>> {
    let mut lines = vec![Vec::new(); page.article.blocks.len()];
    for line in &page.lines {
        lines[line.block].push(line.line);
    }
    lines
}

/// What is wrong with the lines of a page.
fn faults(page: &Page, breaks: &[Vec<u32>]) -> Vec<String> {
    let mut faults = Vec::new();
    for ((block, lines), breaks) in page.article.blocks.iter().zip(lines_of(page)).zip(breaks) {
        faults.extend(line_rules::faults(&block.shown, &lines, breaks));
    }
    faults
}

/// What is wrong with where lines and their characters stand.
fn displaced(page: &Page, fonts: &mut Fonts) -> Vec<String> {
    let mut faults = Vec::new();
    let mut view = fonts.with_pixels_per_point(1.0);
    let mut bottom = 0.0_f32;
    for line in &page.lines {
        let cells = page.cells(line, &mut view);
        for pair in cells.windows(2) {
            if pair[1].x + 0.01 < pair[0].x {
                faults.push(format!("characters go back at {:?}", pair[1]));
            }
        }
        // A mark may hang. Where a Latin word is torn its last letter is no longer drawn towards the
        // next one: at most so much.
        let edge = line.x + line.width + line.line.hang + page.measure.size * 0.2;
        if let Some(last) = cells.last()
            && last.x + last.width > edge
            && text_of(page, line).trim_start().chars().count() > 1
        {
            let beyond = last.x + last.width - edge;
            let text = text_of(page, line);
            faults.push(format!("a line ends {beyond} beyond the edge: {text}"));
        }
        if line.top + 0.01 < bottom && line.line.start == 0 && !is_cell(page, line.block) {
            faults.push(format!("a line stands on another: {:?}", line.line));
        }
        bottom = line.bottom();
    }
    faults
}

fn text_of<'page>(page: &'page Page, line: &PageLine) -> &'page str {
    let block = &page.article.blocks[line.block].shown;
    &block[line.line.start as usize..line.line.end as usize]
}

fn is_cell(page: &Page, block: usize) -> bool {
    let kind = page.article.blocks[block].kind;
    matches!(kind, wenjian::text::blocks::BlockKind::Cell { .. })
}

#[test]
fn real_articles_are_set_without_a_fault_at_twenty_widths_and_three_sizes() {
    let articles = real_articles::all();
    let mut fonts = Fonts::new(TextOptions::default(), definitions());
    let mut widths = Widths::default();
    let (mut found, mut lines) = (Vec::new(), 0);
    for path in &articles {
        let text = fs::read_to_string(path).expect("articles are text");
        let is_markdown = path.extension().is_some_and(|kind| kind == "md");
        let form = if is_markdown {
            Form::Markdown
        } else {
            Form::Plain
        };
        let parts = Parts::new(Arc::new(article(&text, form)), Threads::All);
        for (step, measure) in SIZES.into_iter().flat_map(measures).enumerate() {
            let page = page(&mut fonts, &mut widths, &parts, measure);
            lines += page.lines.len();
            let mut wrong = faults(&page, parts.breaks());
            if step % 6 == 0 {
                wrong.extend(displaced(&page, &mut fonts));
            }
            found.extend(wrong.into_iter().map(|fault| format!("{path:?}: {fault}")));
        }
    }
    println!("{} articles, {lines} lines", articles.len());
    found.truncate(40);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_space_between_paragraphs_is_the_readers() {
    let mut fonts = Fonts::new(TextOptions::default(), definitions());
    let mut widths = Widths::default();
    let shown = Arc::new(article("甲段。\n\n乙段。\n\n- 丙\n", Form::Markdown));
    let parts = Parts::new(shown, Threads::All);
    let mut tops = |paragraph_gap| {
        let measure = Measure {
            width: 400.0,
            size: 20.0,
            pixels_per_point: 1.0,
            look: ReadingLook {
                paragraph_gap,
                ..ReadingLook::default()
            },
        };
        let page = page(&mut fonts, &mut widths, &parts, measure);
        let tops: Vec<f32> = page.lines.iter().map(|line| line.top).collect();
        tops
    };
    // A line is 36 points high, 1.8 times its type; a list keeps away from what stands before it.
    assert_eq!(tops(0), [0.0, 36.0, 87.0]);
    assert_eq!(tops(75), [0.0, 51.0, 102.0]);
    assert_eq!(tops(150), [0.0, 66.0, 132.0]);
}
