//! The lines that can be seen: what stands left, the hit in its colour, what stands right, and the source.

use super::columns::Columns;
use crate::analysis::concordance::{Key, Line};
use crate::analysis::outlet::outlet;
use crate::app::colours::{Paint, group_paint};
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::lexicon::Owner;
use crate::session::concordance::{ConcordanceChange, Lines, Pick, Words};
use crate::session::{Command, Entry, Subject};
use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Size of the type of lines.
const TYPE: f32 = tokens::TEXT;
/// Between the hit and what stands beside it.
const GAP: f32 = 4.0;

/// One line in sight.
pub struct Row<'l> {
    number: u32,
    line: Line,
    entry: &'l Arc<Entry>,
    words: Words<'l>,
    rect: Rect,
}

impl<'l> Row<'l> {
    /// The line at `number`, from 0, to be drawn in `rect`.
    pub fn new(lines: &'l Lines, number: u32, rect: Rect) -> Option<Self> {
        let line = lines.row(number)?;
        let entry = lines.library.entries.get(line.entry as usize)?;
        Some(Self {
            number,
            line,
            entry,
            words: Words::new(entry, &line, lines.asked.window)?,
            rect,
        })
    }
}

/// Draws lines column by column, so that those of one column share what clips them.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    lines: &Lines,
    columns: &Columns,
    rows: &[Row<'_>],
) {
    for row in rows {
        ground(ui, scene, row, columns);
    }
    let tokens = scene.tokens(ui);
    let sorted = Sorted::new(&lines.asked.order.0);
    let painter = clipped(ui, columns.left);
    for row in rows {
        left(&painter, tokens, row, columns, &sorted);
    }
    let painter = clipped(ui, columns.right.expand(2.0));
    for row in rows {
        right(&painter, scene, tokens, lines, row, columns, &sorted);
    }
    for row in rows {
        source(ui, tokens, row, columns);
    }
}

fn clipped(ui: &Ui, column: egui::Rangef) -> Painter {
    let clip = Rect::from_x_y_ranges(column, ui.clip_rect().y_range());
    ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()))
}

/// What lies below the words: choice, class and number; and what a click does.
fn ground(ui: &Ui, scene: &mut Scene<'_>, row: &Row<'_>, columns: &Columns) {
    let tokens = scene.tokens(ui);
    let id = ui.scope_id().with(("line", row.number));
    let response = ui.interact(row.rect, id, Sense::click());
    let selection = scene.session.concordance().selection();
    let (is_chosen, class) = (selection.has(&row.line), selection.class(&row.line));
    let is_cursor = selection.cursor() == Some(row.line);
    let words = &row.words;
    response.widget_info(|| {
        let text = format!("{}{}{}", words.left, words.hit, words.right);
        let text = match class {
            Some(class) => scene.format(
                "concordance-line-class",
                &[("text", (&text).into()), ("class", u64::from(class).into())],
            ),
            None => text,
        };
        WidgetInfo::selected(Role::ListItem, true, is_chosen, text)
    });
    let fill = match () {
        () if is_chosen => Some(tokens.selection),
        () if response.hovered() => Some(tokens.hover),
        () => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(row.rect, 0.0, fill);
    }
    if is_cursor {
        let edge = Rect::from_min_size(row.rect.min, vec2(2.0, row.rect.height()));
        ui.painter().rect_filled(edge, 0.0, tokens.accent);
    }
    let y = row.rect.center().y;
    if let Some(class) = class {
        let middle = pos2(columns.class.center(), y);
        class_mark(ui.painter(), tokens, class, middle);
    }
    let number = scene.locale.number(u64::from(row.number) + 1);
    let font = FontId::new(tokens::SMALL - 1.0, FontFamily::Proportional);
    let ink = if is_chosen {
        tokens.text_quiet
    } else {
        tokens.text_faint
    };
    let at = pos2(columns.number.max, y);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, number, font, ink);
    widgets::focus_ring(ui, &response, row.rect);
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        let in_gutter = response
            .interact_pointer_pos()
            .is_some_and(|pointer| pointer.x < columns.number.max + tokens::STEP);
        let change = match () {
            () if modifiers.shift => ConcordanceChange::Pick(Pick::Extend(row.number)),
            () if modifiers.command || in_gutter => {
                ConcordanceChange::Pick(Pick::Toggle(row.number))
            }
            () => ConcordanceChange::Read(row.line),
        };
        scene.send(Command::Concordance(change));
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        let document = &row.entry.document;
        ui.label(&document.title.text);
        let date = document.date.map(|date| date.day().to_string());
        let parts = [outlet(document), date, Some(document.path.clone())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        ui.label(widgets::quiet(parts.join(" · "), tokens));
    });
}

/// The number of a class in its colour.
pub fn class_mark(painter: &Painter, tokens: &Tokens, class: u8, middle: egui::Pos2) {
    let paint = class_paint(class);
    let rect = Rect::from_center_size(middle, vec2(16.0, 16.0));
    painter.rect(
        rect,
        tokens::MARK_ROUND,
        paint.fill(tokens, true),
        Stroke::new(tokens::HAIRLINE, paint.line(tokens)),
        StrokeKind::Inside,
    );
    let font = FontId::new(tokens::SMALL - 1.0, fonts::bold());
    let text = class.to_string();
    painter.text(middle, Align2::CENTER_CENTER, text, font, tokens.text);
}

/// The colour of a class from 1 to 9.
fn class_paint(class: u8) -> Paint {
    let hue = usize::from(class.saturating_sub(1)) % tokens::COMPANY_HUES.len();
    let [r, g, b] = tokens::COMPANY_HUES[hue];
    Paint {
        hue: Color32::from_rgb(r, g, b),
        ..group_paint()
    }
}

/// Which characters the lines are sorted by: they are drawn in the accent, so that the order is seen.
struct Sorted {
    left: Vec<u8>,
    right: Vec<u8>,
}

impl Sorted {
    fn new(levels: &[crate::analysis::concordance::Level]) -> Self {
        let mut sorted = Self {
            left: Vec::new(),
            right: Vec::new(),
        };
        for level in levels {
            match level.key {
                Key::Left(number) => sorted.left.push(number),
                Key::Right(number) => sorted.right.push(number),
                Key::Pinyin => sorted.right.extend(1..=3),
                Key::Date | Key::Outlet | Key::Path => {}
            }
        }
        sorted
    }
}

fn font() -> FontId {
    FontId::new(TYPE, FontFamily::Proportional)
}

fn left(painter: &Painter, tokens: &Tokens, row: &Row<'_>, columns: &Columns, sorted: &Sorted) {
    let text = &*row.words.left;
    let room = columns.left.span() - GAP;
    let start = fitting(painter, text.char_indices().rev(), room).last();
    let text = start.map_or("", |(at, _)| &text[at..]);
    let total = solid(text).count();
    let marked = |nth: usize| sorted.left.iter().any(|n| usize::from(*n) == total - nth);
    let galley = painter.layout_job(job(text, tokens, marked));
    let at = pos2(
        columns.left.max - GAP - galley.size().x,
        row.rect.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, tokens.text);
}

fn right(
    painter: &Painter,
    scene: &Scene<'_>,
    tokens: &Tokens,
    lines: &Lines,
    row: &Row<'_>,
    columns: &Columns,
    sorted: &Sorted,
) {
    let y = row.rect.center().y;
    let hit = painter.layout_no_wrap(row.words.hit.to_string(), font(), tokens.text);
    let size = hit.size();
    let rect = Rect::from_min_size(
        pos2(columns.right.min, y - size.y / 2.0),
        vec2(size.x, size.y),
    );
    match paint_of(scene, lines, row) {
        Some(paint) => {
            let mark = rect.expand2(vec2(1.0, 0.0));
            painter.rect_filled(mark, tokens::MARK_ROUND, paint.fill(tokens, true));
            let line = paint.line(tokens);
            let bottom = rect.bottom() - 0.5;
            paint
                .underline
                .paint(painter, rect.left(), rect.right(), bottom, line);
        }
        None => {
            painter.rect_filled(rect.expand2(vec2(1.0, -1.0)), 0.0, tokens.found);
        }
    }
    painter.galley(rect.min, hit, tokens.text);
    let text = &*row.words.right;
    let room = columns.right.max - rect.right() - GAP;
    let last = fitting(painter, text.char_indices(), room).last();
    let end = last.map_or(0, |(at, character)| at + character.len_utf8());
    let marked = |nth: usize| sorted.right.iter().any(|n| usize::from(*n) == nth + 1);
    let galley = painter.layout_job(job(&text[..end], tokens, marked));
    let at = pos2(rect.right() + GAP, y - galley.size().y / 2.0);
    painter.galley(at, galley, tokens.text);
}

/// The first of `characters` that stand beside each other in `room`, so that none is cut.
fn fitting(
    painter: &Painter,
    characters: impl Iterator<Item = (usize, char)>,
    room: f32,
) -> impl Iterator<Item = (usize, char)> {
    let font = font();
    let mut left = room;
    characters.take_while(move |(_, character)| {
        left -= painter.fonts_mut(|fonts| fonts.glyph_width(&font, *character));
        left >= 0.0
    })
}

/// The characters that count in sorting, with their bytes.
fn solid(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .filter(|(_, character)| !character.is_whitespace())
}

/// A text in which the characters that are sorted by stand out; `is_marked` is asked by their number from 0.
fn job(text: &str, tokens: &Tokens, is_marked: impl Fn(usize) -> bool) -> LayoutJob {
    let plain = TextFormat::simple(font(), tokens.text);
    let mut job = LayoutJob {
        break_on_newline: false,
        ..LayoutJob::default()
    };
    let mut done = 0;
    for (nth, (at, character)) in solid(text).enumerate() {
        if is_marked(nth) {
            let end = at + character.len_utf8();
            if at > done {
                job.append(&text[done..at], 0.0, plain.clone());
            }
            let lit = TextFormat::simple(font(), tokens.accent);
            job.append(&text[at..end], 0.0, lit);
            done = end;
        }
    }
    if done < text.len() || text.is_empty() {
        job.append(&text[done..], 0.0, plain);
    }
    job.wrap.max_width = f32::INFINITY;
    job
}

/// The paint of what is sought, or of the company that is mentioned there; none for a plain text.
fn paint_of(scene: &Scene<'_>, lines: &Lines, row: &Row<'_>) -> Option<Paint> {
    let lexicon = &lines.library.lexicon;
    match lines.asked.seek.subject(lexicon) {
        Some(Subject::Company(company)) => return Some(scene.colours.company(company)),
        Some(Subject::Group(_) | Subject::Theme(_)) => return Some(group_paint()),
        None => {}
    }
    let place = (row.line.place, row.line.span.start);
    let found = row.entry.matches.unpack_plain();
    let candidates = &found.candidates;
    let first = candidates.partition_point(|found| (found.place, found.span.end) <= place);
    let mention = candidates[first..]
        .iter()
        .take_while(|found| found.place == row.line.place && found.span.start < row.line.span.end)
        .find(|found| found.is_mention() && found.span.overlaps(row.line.span))?;
    let owner = &lexicon.alias(mention.alias).owner;
    match owner {
        Owner::Companies(_) | Owner::Group(_) => Some(scene.colours.owner(owner)),
        Owner::Themes(_) | Owner::Nobody => None,
    }
}

/// Date and title of the article.
fn source(ui: &Ui, tokens: &Tokens, row: &Row<'_>, columns: &Columns) {
    let room = columns.source.span();
    if room <= 0.0 {
        return;
    }
    let font = FontId::new(tokens::SMALL, FontFamily::Proportional);
    let y = row.rect.center().y;
    let document = &row.entry.document;
    let date = document.date.map(|date| date.day().to_string());
    let mut x = columns.source.min;
    if let Some(date) = date {
        let galley = ui
            .painter()
            .layout_no_wrap(date, font.clone(), tokens.text_quiet);
        let at = pos2(x, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_quiet);
    }
    // Dates are of one width, so titles begin at one place.
    x += 84.0;
    let rest = columns.source.max - x;
    if rest > 40.0 {
        let title = &document.title.text;
        let galley = truncated(ui, title, font, tokens.text_quiet, rest);
        let at = pos2(x, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_quiet);
    }
}
