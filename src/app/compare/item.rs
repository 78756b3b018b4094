//! One sentence of a cell: its words with company and theme lit, how it was attributed, and where it stands.

use super::{Drawn, figures, menu};
use crate::app::scene::Scene;
use crate::app::side_panel::truncated;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::evidence::{Attribution, Evidence, Mark, RowKey, Stance, Who};
use crate::lexicon::{AliasKind, Owner, ThemeId};
use crate::mentions::Place;
use crate::session::compare::{CellList, CompareChange, Item};
use crate::session::{Command, Entry};
use crate::text::ByteSpan;
use crate::text::blocks::{self, Form};
use egui::epaint::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, FontFamily, FontId, Galley, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Size of the sentence's type, and height of its lines.
const SIZE: f32 = 14.0;
const LINE: f32 = 22.0;
/// Lines that are shown of a long sentence.
const MOST: usize = 6;
/// Room above the sentence, and for the two lines below it.
const TOP: f32 = 10.0;
const BELOW: f32 = 50.0;
/// Room at the right for buttons.
const BUTTONS: f32 = 32.0;
/// Height of a badge.
const BADGE: f32 = 18.0;

/// What is drawn of an item, laid out.
pub struct Layout {
    sentence: Arc<Galley>,
    is_cut: bool,
    /// What is shown of the sentence, without the marks of Markdown.
    text: String,
    badges: Vec<Badge>,
    /// Who is named, and how.
    named: Option<String>,
    source: String,
}

/// A word about an item, and what it means.
struct Badge {
    text: String,
    hint: String,
    is_loud: bool,
}

/// Height of an item in a list of this width.
pub fn height(list: &CellList, position: usize, width: f32) -> f32 {
    let (narrow, wide) = list.items[position].letters;
    // A little more than the type takes, so that no line is left out.
    let length = (narrow as f32 * 0.62 + wide as f32) * SIZE;
    let room = (width - BUTTONS).max(SIZE);
    // A line may end a character early, as no stop begins one.
    let lines = (length / (room - SIZE)).ceil().max(1.0);
    TOP + lines.min(MOST as f32) * LINE + BELOW
}

impl Layout {
    /// Lays an item out.
    pub fn new(
        ui: &Ui,
        scene: &Scene<'_>,
        drawn: &Drawn,
        list: &CellList,
        position: usize,
        width: f32,
    ) -> Self {
        let tokens = scene.tokens(ui);
        let item = &list.items[position];
        let entry = &list.comparison.index.library.entries[item.entry as usize];
        let who = list.comparison.matrix.columns[list.column].who;
        let paint = scene.colours.subject(figures::subject(who));
        let lit = Lit::new(drawn, list, item, entry);
        let mut job = LayoutJob {
            wrap: TextWrapping {
                max_width: (width - BUTTONS).max(SIZE),
                max_rows: MOST,
                ..TextWrapping::default()
            },
            ..LayoutJob::default()
        };
        let ink = if item.counts() {
            tokens.text
        } else {
            tokens.text_quiet
        };
        let fill = paint.ground(tokens, tokens.mark_fill_strong);
        lit.append_to(&mut job, &plain(ink), fill, Stroke::new(1.5, tokens.accent));
        let sentence = ui.painter().layout_job(job);
        let mut source = entry.document.title.text.clone();
        if let Some(outlet) = list
            .comparison
            .index
            .article(item.entry)
            .and_then(|a| a.outlet())
        {
            source = format!("{outlet} · {source}");
        }
        if let Some(date) = entry.document.date {
            source = format!("{} · {source}", date.day());
        }
        Self {
            is_cut: sentence.elided,
            sentence,
            text: lit.text,
            badges: badges(scene, item),
            named: named(scene, drawn, item, entry),
            source,
        }
    }
}

fn plain(ink: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(SIZE, FontFamily::Proportional),
        color: ink,
        line_height: Some(LINE),
        ..TextFormat::default()
    }
}

/// What is shown of the sentence, and the names and terms in it that are lit.
struct Lit {
    text: String,
    names: Vec<ByteSpan>,
    terms: Vec<ByteSpan>,
}

impl Lit {
    fn new(drawn: &Drawn, list: &CellList, item: &Item, entry: &Entry) -> Self {
        let source = entry.text(item.place);
        let source = source.get(item.sentence.range()).unwrap_or_default();
        let form = match (item.place, entry.document.kind) {
            (Place::Body, crate::corpus::FileKind::Markdown) => Form::Markdown,
            _ => Form::Plain,
        };
        let article = blocks::article(source, form);
        let mut blocks = article
            .blocks
            .into_iter()
            .filter(|block| !block.shown.is_empty());
        let block = match (blocks.next(), blocks.next()) {
            (Some(only), None) => Some(only),
            // What is no single paragraph by itself is shown as it is written.
            _ => None,
        };
        let shown_of = |span: ByteSpan| {
            let span = ByteSpan {
                start: span.start.checked_sub(item.sentence.start)?,
                end: span.end.checked_sub(item.sentence.start)?,
            };
            match &block {
                Some(block) => block.shown_of(span),
                None => (span.end as usize <= source.len()).then_some(span),
            }
        };
        let is_here =
            |place: Place, span: ByteSpan| place == item.place && item.sentence.overlaps(span);
        let found = entry.matches.unpack_plain();
        let names = found.candidates.iter().filter(|candidate| {
            let owner = &drawn.lexicon.alias(candidate.alias).owner;
            is_here(candidate.place, candidate.span) && candidate.is_mention() && is_of(item, owner)
        });
        let names = names.filter_map(|name| shown_of(name.span)).collect();
        let is_wanted = |themes: &[ThemeId]| match &list.comparison.matrix.rows[list.row].key {
            RowKey::Theme(theme) => themes.contains(theme),
            _ => item
                .pieces
                .iter()
                .any(|piece| themes.contains(&piece.theme)),
        };
        let terms = found.terms.iter().filter(|term| {
            let owner = &drawn.lexicon.alias(term.alias).owner;
            is_here(term.place, term.span)
                && matches!(owner, Owner::Themes(themes) if is_wanted(themes))
        });
        let terms = terms.filter_map(|term| shown_of(term.span)).collect();
        let text = block.map_or_else(|| source.to_owned(), |block| block.shown);
        Self { text, names, terms }
    }

    /// The text in pieces that look the same throughout: a term may stand within a name.
    fn append_to(&self, job: &mut LayoutJob, plain: &TextFormat, fill: Color32, line: Stroke) {
        let mut ends: Vec<u32> = vec![0, self.text.len() as u32];
        for span in self.names.iter().chain(&self.terms) {
            ends.extend([span.start, span.end]);
        }
        ends.sort_unstable();
        ends.dedup();
        let holds = |spans: &[ByteSpan], at: u32| {
            spans.iter().any(|span| span.start <= at && at < span.end)
        };
        for pair in ends.windows(2) {
            let piece = self.text.get(pair[0] as usize..pair[1] as usize);
            let mut look = plain.clone();
            if holds(&self.names, pair[0]) {
                look.background = fill;
            }
            if holds(&self.terms, pair[0]) {
                look.underline = line;
            }
            job.append(piece.unwrap_or_default(), 0.0, look);
        }
    }
}

/// True where a name is one of those to whom the item's evidence goes.
fn is_of(item: &Item, owner: &Owner) -> bool {
    item.pieces.iter().any(|piece| match (owner, piece.who) {
        (Owner::Companies(companies), Who::Company(company)) => companies.contains(&company),
        (Owner::Group(group), Who::Group(wanted)) => *group == wanted,
        _ => false,
    })
}

/// How the sentence was attributed, and what it says of itself.
fn badges(scene: &Scene<'_>, item: &Item) -> Vec<Badge> {
    let best = item.best();
    let rule = scene.text(&format!("evidence-rule-{}", best.rule.name()));
    let mut badges = Vec::new();
    if best.mark == Mark::Out {
        badges.push(Badge {
            text: scene.text("compare-out").into_owned(),
            hint: scene.text("compare-out-hint").into_owned(),
            is_loud: true,
        });
    }
    badges.push(Badge {
        text: attribution(scene, best).into_owned(),
        hint: rule.into_owned(),
        is_loud: best.attribution != Attribution::Direct,
    });
    let mut stances: Vec<Stance> = item.pieces.iter().map(|piece| piece.stance).collect();
    stances.sort_unstable();
    stances.dedup();
    for stance in stances {
        if stance != Stance::Asserted {
            let name = format!("evidence-stance-{}", stance.name());
            badges.push(Badge {
                text: scene.text(&name).into_owned(),
                hint: scene.text(&format!("{name}-hint")).into_owned(),
                is_loud: true,
            });
        }
    }
    if item.place == Place::Title {
        badges.push(Badge {
            text: scene.text("compare-in-title").into_owned(),
            hint: String::new(),
            is_loud: false,
        });
    }
    badges
}

fn attribution(scene: &Scene<'_>, piece: &Evidence) -> std::borrow::Cow<'static, str> {
    if piece.rule == crate::evidence::Rule::Decided {
        return scene.text("evidence-attribution-decided");
    }
    scene.text(&format!(
        "evidence-attribution-{}",
        piece.attribution.name()
    ))
}

/// Who is named, and how: the first name in the sentence, else the last one before it.
fn named(scene: &Scene<'_>, drawn: &Drawn, item: &Item, entry: &Entry) -> Option<String> {
    let found = entry.matches.unpack_plain();
    let names = || {
        found.candidates.iter().filter(|candidate| {
            let owner = &drawn.lexicon.alias(candidate.alias).owner;
            candidate.place == item.place && candidate.is_mention() && is_of(item, owner)
        })
    };
    let within = names().find(|candidate| item.sentence.overlaps(candidate.span));
    let (candidate, is_before) = match within {
        Some(candidate) => (candidate, false),
        None => {
            let mut before = names().filter(|candidate| candidate.span.end <= item.sentence.start);
            (before.next_back()?, true)
        }
    };
    let alias = drawn.lexicon.alias(candidate.alias);
    let id = match alias.kind {
        _ if is_before => "compare-named-before",
        AliasKind::Product => "compare-named-product",
        AliasKind::Person => "compare-named-person",
        AliasKind::Group => "compare-named-group",
        _ => "compare-named-name",
    };
    let text = entry.text(candidate.place).get(candidate.span.range())?;
    Some(scene.format(id, &[("alias", text.into())]))
}

/// Draws an item, and does what it is asked for.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drawn: &Drawn,
    list: &CellList,
    position: usize,
    laid: &Layout,
    rect: Rect,
) {
    let tokens = scene.tokens(ui);
    let item = &list.items[position];
    let id = ui.scope_id().with(("evidence", position));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let mut badges: Vec<&str> = laid.badges.iter().map(|badge| &*badge.text).collect();
        badges.extend(laid.named.as_deref());
        let label = scene.format(
            "compare-item-label",
            &[
                ("text", (&laid.text).into()),
                ("badges", (&badges.join("，")).into()),
                ("source", (&laid.source).into()),
            ],
        );
        WidgetInfo::labeled(Role::ListItem, true, label)
    });
    if response.hovered() {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), tokens::ROUND, tokens.hover);
    }
    widgets::focus_ring(ui, &response, rect);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(tokens::HAIRLINE, tokens.hairline),
    );
    let left = rect.left() + tokens::STEP;
    let at = pos2(left, rect.top() + TOP);
    ui.painter()
        .galley(at, Arc::clone(&laid.sentence), tokens.text);
    let first = rect.bottom() - BELOW + 15.0;
    let second = rect.bottom() - 16.0;
    let mut x = left;
    for (number, badge) in laid.badges.iter().enumerate() {
        x = show_badge(ui, tokens, badge, pos2(x, first), id.with(number)) + tokens::STEP;
    }
    let small = FontId::new(tokens::SMALL, FontFamily::Proportional);
    if let Some(named) = &laid.named {
        let room = rect.right() - x - 2.0 * tokens::STEP;
        let galley = truncated(ui, named, small.clone(), tokens.text_quiet, room);
        let at = pos2(x + tokens::STEP, first - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.text_quiet);
    }
    let room = rect.width() - 3.0 * tokens::STEP;
    let galley = truncated(ui, &laid.source, small, tokens.text_quiet, room);
    let at = pos2(left, second - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tokens.text_quiet);
    menu::buttons(ui, scene, drawn, item, rect, id, response.hovered());
    if response.clicked() {
        scene.send(Command::Compare(CompareChange::Read {
            entry: item.entry,
            place: item.place,
            sentence: item.sentence,
            hit: item.hit,
        }));
    }
    if laid.is_cut {
        response.on_hover_text(&laid.text);
    }
}

/// Draws a badge; gives where it ends.
fn show_badge(ui: &Ui, tokens: &Tokens, badge: &Badge, at: egui::Pos2, id: egui::Id) -> f32 {
    let ink = if badge.is_loud {
        tokens.warning
    } else {
        tokens.text_quiet
    };
    let font = FontId::new(tokens::SMALL - 1.0, FontFamily::Proportional);
    let galley = ui.painter().layout_no_wrap(badge.text.clone(), font, ink);
    let size = vec2(galley.size().x + 2.0 * tokens::STEP + 2.0, BADGE);
    let rect = Rect::from_min_size(pos2(at.x, at.y - BADGE / 2.0), size);
    ui.painter().rect_stroke(
        rect,
        tokens::MARK_ROUND,
        Stroke::new(tokens::HAIRLINE, ink.gamma_multiply(0.5)),
        egui::StrokeKind::Inside,
    );
    let inner = rect.center() - galley.size() / 2.0;
    ui.painter().galley(inner, galley, ink);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &badge.text));
    if !badge.hint.is_empty() {
        response.on_hover_text(&badge.hint);
    }
    rect.right()
}
