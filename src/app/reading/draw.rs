//! Draws the visible lines of a page: marks, selection, text, and what answers to the pointer.

use super::card;
use super::find::{Find, FoundAt};
use super::lettering;
use super::page::{Cell, Page, PageLine};
use super::pictures::Pictures;
use super::searched;
use super::select::Selection;
use super::{Look, Mark};
use crate::app::colours::{self, Paint};
use crate::app::scene::Scene;
use crate::app::tokens::{self, Tokens};
use crate::lexicon::Owner;
use crate::mentions::Place;
use crate::session::Entry;
use crate::session::lines::HitRef;
use crate::text::ByteSpan;
use crate::text::blocks::{BULLET, Block, BlockKind, Inline};
use egui::{CursorIcon, FontId, OpenUrl, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};
use egui::{pos2, vec2};

/// A page and where it is drawn.
pub struct Drawn<'a> {
    /// The page.
    pub page: &'a Page,
    /// Whose text it shows.
    pub entry: &'a Entry,
    /// Which of its texts.
    pub place: Place,
    /// Upper left corner.
    pub origin: Pos2,
    /// Marks of the article, title first, ascending.
    pub marks: &'a [(Place, Mark)],
    /// What is selected, where something can be.
    pub selection: Option<&'a Selection>,
    /// What was searched for, where it is.
    pub find: Option<&'a Find>,
    /// The pictures of the article, where it can have some.
    pub pictures: Option<&'a Pictures>,
}

/// What the reader asked for on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    /// To go to a block of the article.
    GoTo(usize),
}

/// Draws what can be seen of a page.
pub fn page(ui: &Ui, scene: &mut Scene<'_>, drawn: &Drawn<'_>) -> Option<Asked> {
    let clip = ui.clip_rect();
    let tokens = scene.tokens(ui);
    let page = drawn.page;
    let (top, bottom) = (clip.top() - drawn.origin.y, clip.bottom() - drawn.origin.y);
    let first = page.rules.partition_point(|rule| rule.y < top);
    for rule in page.rules[first..]
        .iter()
        .take_while(|rule| rule.y <= bottom)
    {
        ui.painter().hline(
            drawn.origin.x + rule.left..=drawn.origin.x + rule.right,
            drawn.origin.y + rule.y,
            Stroke::new(tokens::HAIRLINE, tokens.hairline),
        );
    }
    if let Some(pictures) = drawn.pictures {
        pictures.show(ui, page, drawn.origin, (top, bottom));
    }
    let mut asked = None;
    let visible = page.visible(top, bottom).iter();
    // Of those that are only looked at no glyph is placed.
    for line in visible.filter(|line| line.bottom() >= top && line.top <= bottom) {
        let cells = ui.ctx().fonts_mut(|fonts| page.cells(line, fonts));
        let set = SetLine {
            drawn,
            line,
            block: page.block(line),
            cells,
        };
        asked = set.show(ui, scene, tokens).or(asked);
    }
    asked
}

/// One line with everything needed to draw it.
struct SetLine<'a> {
    drawn: &'a Drawn<'a>,
    line: &'a PageLine,
    block: &'a Block,
    cells: &'a [Cell],
}

impl SetLine<'_> {
    fn show(&self, ui: &Ui, scene: &mut Scene<'_>, tokens: &Tokens) -> Option<Asked> {
        let painter = ui.painter();
        self.paint_ground(painter, tokens);
        self.paint_lit(painter, tokens, scene.session.lit());
        self.paint_selection(painter, tokens);
        self.marks(ui, scene, tokens);
        self.paint_spot(painter, scene, tokens);
        self.paint_searched(painter, scene, tokens);
        self.paint_found(painter, tokens);
        self.paint_text(ui, tokens);
        self.describe(ui);
        self.links(ui)
    }

    fn top(&self) -> f32 {
        self.drawn.origin.y + self.line.top
    }

    fn rect(&self) -> Rect {
        let left = self.drawn.origin.x + self.line.x;
        Rect::from_min_size(
            pos2(left, self.top()),
            vec2(self.line.width, self.line.height),
        )
    }

    /// Quotation bars, the ground of code, markers of list items.
    fn paint_ground(&self, painter: &Painter, tokens: &Tokens) {
        let rect = self.rect();
        let em = self.drawn.page.measure.size;
        for level in 0..self.block.quote {
            let x = rect.left() - em * (0.8 + 1.2 * f32::from(level));
            let stroke = Stroke::new(2.0, tokens.hairline);
            painter.vline(x, rect.top() - 2.0..=rect.bottom() + 2.0, stroke);
        }
        if self.block.kind == BlockKind::Code {
            let ground = rect.expand2(vec2(2.0 * tokens::STEP, 0.5));
            painter.rect_filled(ground, 0.0, tokens.code);
        }
        if let (true, Some(marker)) = (self.line.is_first, &self.block.marker) {
            if marker == BULLET {
                self.paint_bullet(painter, tokens);
                return;
            }
            let font = self.font(Inline::default());
            let at = pos2(rect.left() - 0.5 * em, rect.center().y);
            painter.text(
                at,
                egui::Align2::RIGHT_CENTER,
                marker,
                font,
                tokens.text_quiet,
            );
        }
    }

    /// Bullets are drawn: those of the faces differ too much. A disc, a ring, a square by depth.
    fn paint_bullet(&self, painter: &Painter, tokens: &Tokens) {
        let em = self.em();
        let at = self.rect().left_center() - vec2(0.75 * em, 0.0);
        let radius = 0.15 * em;
        match self.block.indent {
            0 | 1 => painter.circle_filled(at, radius, tokens.text_quiet),
            2 => painter.circle_stroke(at, radius, Stroke::new(1.2, tokens.text_quiet)),
            _ => painter.rect_filled(
                Rect::from_center_size(at, vec2(radius, radius) * 1.7),
                0.0,
                tokens.text_quiet,
            ),
        };
    }

    /// The sentence to which the reader was taken.
    fn paint_lit(&self, painter: &Painter, tokens: &Tokens, lit: Option<(Place, ByteSpan)>) {
        let Some((_, span)) = lit.filter(|(place, _)| *place == self.drawn.place) else {
            return;
        };
        if let Some(rect) = self.rect_of(span) {
            let whole = Rect::from_x_y_ranges(rect.x_range(), self.rect().y_range());
            painter.rect_filled(whole.expand2(vec2(2.0, 0.0)), 0.0, tokens.pressed);
        }
    }

    fn paint_selection(&self, painter: &Painter, tokens: &Tokens) {
        let Some(selected) = self.drawn.selection.and_then(Selection::range) else {
            return;
        };
        if let Some(rect) = self.rect_of(selected) {
            let whole = Rect::from_x_y_ranges(rect.x_range(), self.rect().y_range());
            painter.rect_filled(whole, 0.0, tokens.selection);
        }
    }

    /// What the search of the library found; while the finder is open, its own hits are lit instead.
    fn paint_searched(&self, painter: &Painter, scene: &Scene<'_>, tokens: &Tokens) {
        if self.drawn.find.is_none_or(Find::is_open) {
            return;
        }
        let shown = self.source();
        let hits = searched::hits(scene, searched::place_of(self.drawn.place));
        let here = searched::here(scene);
        let first = hits.partition_point(|hit| hit.span.end <= shown.start);
        let within = hits[first..]
            .iter()
            .take_while(|hit| hit.span.start < shown.end);
        for hit in within {
            if let Some(rect) = self.rect_of(hit.span) {
                searched::light(painter, tokens, rect, here == Some(*hit));
            }
        }
    }

    /// The place of a line of the concordance, where it is no mention: a mention has its mark.
    fn paint_spot(&self, painter: &Painter, scene: &Scene<'_>, tokens: &Tokens) {
        let spot = scene
            .session
            .spot()
            .filter(|_| scene.session.hit().is_none());
        let Some((_, span)) = spot.filter(|(place, _)| *place == self.drawn.place) else {
            return;
        };
        if let Some(rect) = self.rect_of(span) {
            let rect = rect.with_max_y(rect.bottom() - 3.0);
            painter.rect_filled(rect, 0.0, tokens.found_here);
        }
    }

    /// What the finder found in the article.
    fn paint_found(&self, painter: &Painter, tokens: &Tokens) {
        let Some(find) = self.drawn.find.filter(|find| find.is_open()) else {
            return;
        };
        let (start, end) = (self.line.line.start, self.line.line.end);
        let paint = |shown: ByteSpan, is_here: bool| {
            let Some(rect) = self.rect_of_shown(shown) else {
                return;
            };
            searched::light(painter, tokens, rect, is_here);
        };
        if self.drawn.place == Place::Title {
            for span in find.in_title() {
                paint(*span, find.is_here_in_title(*span));
            }
            return;
        }
        let here = find.here();
        let hits = find.in_block(self.line.block);
        let first = hits.partition_point(|hit| hit.shown.end <= start);
        for hit in hits[first..].iter().take_while(|hit| hit.shown.start < end) {
            paint(hit.shown, here == Some(FoundAt::Body(*hit)));
        }
    }

    /// The rectangle of what this line shows of `source`; none where it shows nothing of it.
    fn rect_of(&self, source: ByteSpan) -> Option<Rect> {
        self.rect_of_shown(self.block.shown_of(source)?)
    }

    fn rect_of_shown(&self, shown: ByteSpan) -> Option<Rect> {
        let first = self
            .cells
            .get(self.cells.partition_point(|cell| cell.byte < shown.start))
            .filter(|cell| cell.byte < shown.end)?;
        let after = self.cells.partition_point(|cell| cell.byte < shown.end);
        let last = self.cells.get(after.checked_sub(1)?)?;
        let left = self.drawn.origin.x + first.x;
        let right = self.drawn.origin.x + last.x + last.width;
        let middle = self.rect().center().y;
        // A mark is a little higher than the characters, and lower than the line.
        let half = (self.em() * 0.68).min(self.line.height * 0.48);
        Some(Rect::from_min_max(
            pos2(left, middle - half),
            pos2(right, middle + half),
        ))
    }

    fn em(&self) -> f32 {
        self.font(Inline::default()).size
    }

    fn font(&self, inline: Inline) -> FontId {
        self.drawn.page.measure.font_of(self.block.kind, inline)
    }

    fn marks(&self, ui: &Ui, scene: &mut Scene<'_>, tokens: &Tokens) {
        let shown = self.source();
        let marks = self.drawn.marks;
        let of_place = marks.partition_point(|(place, _)| *place < self.drawn.place);
        let marks = &marks[of_place..];
        // No mark is longer than the longest alias; 1 KiB is far beyond that.
        let first = marks.partition_point(|(place, mark)| {
            *place == self.drawn.place && mark.span.end + 1024 < shown.start
        });
        for (place, mark) in &marks[first..] {
            if *place != self.drawn.place || mark.span.start >= shown.end {
                break;
            }
            if let Some(rect) = self.rect_of(mark.span) {
                self.mark(ui, scene, tokens, mark, rect);
            }
        }
    }

    fn mark(&self, ui: &Ui, scene: &mut Scene<'_>, tokens: &Tokens, mark: &Mark, rect: Rect) {
        let Some((_, _, alias)) = mark.hit.locate(self.drawn.entry) else {
            return;
        };
        let paint = scene.colours.owner(&scene.lexicon().alias(alias).owner);
        let id = ui
            .scope_id()
            .with(("mark", self.drawn.place, mark.hit, self.line.line.start));
        let response = ui.interact(rect, id, Sense::click());
        let is_current = scene.session.hit() == Some(mark.hit);
        let strong = is_current || response.hovered();
        paint_mark(ui.painter(), tokens, mark.look, paint, rect, strong);
        if is_current {
            let outline = Stroke::new(1.5, paint.line(tokens));
            ui.painter().rect_stroke(
                rect.expand(1.0),
                tokens::MARK_ROUND,
                outline,
                egui::StrokeKind::Outside,
            );
        }
        response.widget_info(|| {
            WidgetInfo::labeled(
                Role::Link,
                true,
                card::summary(scene, self.drawn.entry, mark.hit),
            )
        });
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }
        card::show(&response, scene, self.drawn.entry, mark.hit);
        card::menu(&response, scene, self.drawn.entry, mark.hit);
        if response.clicked() {
            card::choose(scene, self.drawn.entry, mark.hit);
        }
    }

    /// The bytes of the source that the line shows.
    fn source(&self) -> ByteSpan {
        let start = self.block.source_of(self.line.line.start);
        let end = match self.line.line.end {
            0 => start,
            end => self.block.source_of(end - 1).max(start) + 4,
        };
        ByteSpan { start, end }
    }

    fn paint_text(&self, ui: &Ui, tokens: &Tokens) {
        let job = lettering::job(self.drawn.page, self.line, self.cells, tokens);
        if job.text.is_empty() {
            return;
        }
        let Some(first) = self.cells.first() else {
            return;
        };
        let galley = ui.painter().layout_job(job);
        let x = self.drawn.origin.x + first.x;
        let y = self.rect().center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(x, y), galley, tokens.text);
    }

    /// Links are clicked: those to the web are opened outside, those within the article gone to.
    fn links(&self, ui: &Ui) -> Option<Asked> {
        if self.block.is_picture() {
            return None;
        }
        let article = &self.drawn.page.article;
        let (start, end) = (self.line.line.start, self.line.line.end);
        let first = self.block.piece_at(start);
        let mut asked = None;
        let pieces = self.block.pieces.iter().enumerate().skip(first);
        for (index, piece) in pieces.take_while(|(_, piece)| piece.shown.start < end) {
            let target = piece
                .inline
                .link
                .and_then(|link| article.links.get(link as usize));
            let (Some(target), Some(rect)) = (target, self.rect_of_shown(piece.shown)) else {
                continue;
            };
            let inside = article.anchor(target);
            if inside.is_none() && !is_web_address(target) {
                continue;
            }
            let id = ui.scope_id().with(("link", self.line.block, index, start));
            let response = ui.interact(rect, id, Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, target));
            let response = response.on_hover_text(target);
            if response.hovered() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
                let y = rect.center().y + self.em() * 0.62;
                let stroke = Stroke::new(tokens::HAIRLINE, tokens::of_ui(ui).accent);
                ui.painter().hline(rect.x_range(), y, stroke);
            }
            if response.clicked() {
                match inside {
                    Some(block) => asked = Some(Asked::GoTo(block)),
                    None => ui.ctx().open_url(OpenUrl::new_tab(target)),
                }
            }
        }
        asked
    }

    /// Gives the line to those who listen instead of looking, and to tests.
    fn describe(&self, ui: &Ui) {
        let line = &self.line.line;
        let Some(text) = self.block.shown.get(line.start as usize..line.end as usize) else {
            return;
        };
        if text.trim().is_empty() {
            return;
        }
        let id = ui
            .scope_id()
            .with(("line", self.drawn.place, self.line.block, line.start));
        let response = ui.interact(self.rect(), id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    }
}

/// Only web addresses are opened; a file may name anything.
pub fn is_web_address(target: &str) -> bool {
    let lower = target.trim_start().to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

fn paint_mark(
    painter: &Painter,
    tokens: &Tokens,
    look: Look,
    paint: Paint,
    rect: Rect,
    strong: bool,
) {
    let below = rect.bottom() - 1.5;
    match look {
        Look::Mention => {
            painter.rect_filled(rect, tokens::MARK_ROUND, paint.fill(tokens, strong));
            paint.underline.paint(
                painter,
                rect.left(),
                rect.right(),
                below,
                paint.line(tokens),
            );
        }
        Look::Term => {
            if strong {
                painter.rect_filled(rect, tokens::MARK_ROUND, tokens.hover);
            }
            colours::Underline::Dotted.paint(
                painter,
                rect.left(),
                rect.right(),
                below,
                tokens.text_quiet,
            );
        }
        Look::Rejected => {
            if strong {
                painter.rect_filled(rect, tokens::MARK_ROUND, tokens.hover);
            }
            colours::paint_rejected(painter, rect, tokens.text_quiet);
        }
    }
}

/// The owner of a hit, for its paint and its name.
pub fn owner_of<'scene>(
    scene: &'scene Scene<'_>,
    entry: &Entry,
    hit: HitRef,
) -> Option<&'scene Owner> {
    let (_, _, alias) = hit.locate(entry)?;
    Some(&scene.lexicon().alias(alias).owner)
}
