//! Finding in the open article: the field, its switches, and where the hits stand.
//!
//! Searching runs on a worker over what is shown of every block, so that a hit may lie across the
//! marks of Markdown; nothing of it is kept once the field is closed.

use super::opened::Open;
use crate::app::scene::Scene;
use crate::app::tokens;
use crate::app::widgets;
use crate::locale::Argument;
use crate::session::Direction;
use crate::session::latest::{Job, Wake};
use crate::text::ByteSpan;
use crate::text::blocks::Article;
use crate::text::find::{FindOptions, Pattern, PatternError};
use egui::{Align, Key, Layout, Modifiers, Rect, RichText, Role, Ui, WidgetInfo, pos2};
use egui_material_icons::icons;
use std::sync::Arc;

/// More hits than a reader steps through; bounds the memory of `.` in a long article.
const MOST: usize = 100_000;
/// Width of the field, where there is room.
const WIDTH: f32 = 440.0;
/// Width of the buttons of the bar.
const BUTTONS: f32 = 120.0;

/// A hit in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Position of its block in the article.
    pub block: usize,
    /// Bytes of what the block shows.
    pub shown: ByteSpan,
}

/// What was found.
#[derive(Debug, Default)]
struct Found {
    title: Vec<ByteSpan>,
    hits: Vec<Hit>,
    error: Option<PatternError>,
}

impl Found {
    fn count(&self) -> usize {
        self.title.len() + self.hits.len()
    }
}

/// A place in the open article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundAt {
    /// In the title.
    Title,
    /// In the body.
    Body(Hit),
}

/// What was asked for, and of which article.
#[derive(Clone)]
struct Asked {
    query: String,
    options: FindOptions,
    article: Arc<Article>,
}

impl Asked {
    /// True where the same was asked for, of whichever article.
    fn is_alike(&self, other: &Self) -> bool {
        (&self.query, self.options) == (&other.query, other.options)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.is_alike(other) && Arc::ptr_eq(&self.article, &other.article)
    }
}

/// The field, and what it found.
#[derive(Default)]
pub struct Find {
    is_open: bool,
    wants_focus: bool,
    query: String,
    options: FindOptions,
    asked: Option<Asked>,
    job: Option<Job<Found>>,
    found: Found,
    current: Option<usize>,
    /// The first hit is gone to when it is found, unless only the setting changed.
    goes_to_first: bool,
}

impl Find {
    /// True while the article is being searched.
    pub fn is_looking(&self) -> bool {
        self.job.is_some()
    }

    /// Opens the field; what is selected becomes what is looked for.
    pub fn open(&mut self, selected: Option<&str>) {
        self.is_open = true;
        self.wants_focus = true;
        let line = selected.filter(|text| !text.contains('\n') && text.chars().count() <= 60);
        if let Some(line) = line {
            self.query = line.to_owned();
            self.options.expression = false;
        }
    }

    /// Closes the field and forgets what was found.
    pub fn close(&mut self) {
        *self = Self {
            query: std::mem::take(&mut self.query),
            options: self.options,
            ..Self::default()
        };
    }

    /// True while the field is open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Hits in the title, ascending.
    pub fn in_title(&self) -> &[ByteSpan] {
        &self.found.title
    }

    /// Hits in a block of the body, ascending.
    pub fn in_block(&self, block: usize) -> &[Hit] {
        let hits = &self.found.hits;
        let first = hits.partition_point(|hit| hit.block < block);
        let count = hits[first..].partition_point(|hit| hit.block == block);
        &hits[first..first + count]
    }

    /// All hits in the body.
    pub fn in_body(&self) -> &[Hit] {
        &self.found.hits
    }

    /// The hit at which the reader is.
    pub fn here(&self) -> Option<FoundAt> {
        let index = self.current?;
        match index.checked_sub(self.found.title.len()) {
            None => Some(FoundAt::Title),
            Some(index) => self.found.hits.get(index).copied().map(FoundAt::Body),
        }
    }

    /// True where hit `span` of the title is the one at which the reader is.
    pub fn is_here_in_title(&self, span: ByteSpan) -> bool {
        self.current
            .and_then(|index| self.found.title.get(index))
            .is_some_and(|own| *own == span)
    }

    /// Searches where something else is asked for, and takes what was found. True where the reader
    /// is to be taken to [`Self::here`]. `from` is the first block that is seen.
    pub fn update(&mut self, open: &Open, from: usize, context: &egui::Context) -> bool {
        if !self.is_open {
            return false;
        }
        let asked = Asked {
            query: self.query.clone(),
            options: self.options,
            article: Arc::clone(&open.body.article),
        };
        let old = self.asked.as_ref();
        if old.is_none_or(|old| !old.is_same(&asked)) {
            let is_new = old.is_none_or(|old| !old.is_alike(&asked));
            self.goes_to_first |= is_new && !asked.query.is_empty();
            self.asked = Some(asked.clone());
            self.start(asked, &open.entry.document.title.text, context);
        }
        let Some(found) = self.job.as_ref().and_then(Job::take) else {
            return false;
        };
        self.job = None;
        self.found = found;
        let goes = std::mem::take(&mut self.goes_to_first) && self.found.count() > 0;
        if goes {
            let seen = self.found.hits.partition_point(|hit| hit.block < from);
            let first = if from == 0 {
                0
            } else {
                self.found.title.len() + seen
            };
            self.current = Some(if first < self.found.count() { first } else { 0 });
        } else {
            self.current = self.current.filter(|index| *index < self.found.count());
        }
        goes
    }

    fn start(&mut self, asked: Asked, title: &str, context: &egui::Context) {
        let title = title.to_owned();
        let context = context.clone();
        let wake: Wake = Arc::new(move || context.request_repaint());
        self.job = Some(Job::spawn(
            "wenjian-finder",
            &wake,
            move |publisher, cancel| {
                let found = find(&asked, &title, || cancel.is_cancelled());
                if !cancel.is_cancelled() {
                    publisher.publish(found);
                }
            },
        ));
    }

    /// Goes to the next or previous hit, round the ends. False where there is none.
    pub fn step(&mut self, direction: Direction) -> bool {
        let count = self.found.count();
        if count == 0 {
            return false;
        }
        self.current = Some(match (self.current, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => count - 1,
            (Some(at), Direction::Next) => (at + 1) % count,
            (Some(at), Direction::Previous) => (at + count - 1) % count,
        });
        true
    }

    /// Draws the field at the upper right of `area`, bar included. True where the reader is to be taken to
    /// [`Self::here`].
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>, area: Rect) -> bool {
        let is_typing = ui.ctx().text_edit_focused();
        let mut goes = self.keys(ui, is_typing);
        if !self.is_open {
            return false;
        }
        let tokens = scene.tokens(ui);
        // In the bar over the text, left of its buttons; below it where there is no room.
        let room = area.width() - BUTTONS;
        let (width, at) = if room >= WIDTH {
            (WIDTH, pos2(area.left() + room - WIDTH, area.top()))
        } else {
            let width = WIDTH.min(area.width() - 4.0 * tokens::STEP);
            let left = area.right() - width - 2.0 * tokens::STEP;
            (width, pos2(left, area.top() + tokens::READING_BAR))
        };
        egui::Area::new(egui::Id::unique("find"))
            .order(egui::Order::Middle)
            .fixed_pos(at)
            .show(ui.ctx(), |ui| {
                let frame = egui::Frame::popup(ui.style()).inner_margin(2);
                frame.show(ui, |ui| {
                    ui.set_width(width - 6.0);
                    ui.spacing_mut().item_spacing.x = 2.0;
                    ui.horizontal(|ui| goes |= self.row(ui, scene));
                    if let Some(error) = self.found.error {
                        let text = sentence(scene, error);
                        let text = RichText::new(text).size(tokens::SMALL).color(tokens.error);
                        let frame = egui::Frame::NONE.inner_margin(egui::Margin::symmetric(8, 4));
                        frame.show(ui, |ui| ui.add(egui::Label::new(text).wrap()));
                    }
                });
            });
        goes
    }

    fn row(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> bool {
        let mut goes = false;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, icons::ICON_CLOSE, &scene.text("find-close"), false)
                .clicked()
            {
                self.close();
            }
            let buttons = [
                (
                    icons::ICON_KEYBOARD_ARROW_DOWN,
                    "find-next",
                    Direction::Next,
                ),
                (
                    icons::ICON_KEYBOARD_ARROW_UP,
                    "find-previous",
                    Direction::Previous,
                ),
            ];
            for (icon, id, direction) in buttons {
                if widgets::icon_button(ui, icon, &scene.text(id), false).clicked() {
                    goes |= self.step(direction);
                }
            }
            ui.add_space(tokens::STEP);
            let options = &mut self.options;
            for (icon, id, is_on) in [
                (
                    icons::ICON_REGULAR_EXPRESSION,
                    "find-expression",
                    &mut options.expression,
                ),
                (
                    icons::ICON_MATCH_WORD,
                    "find-whole-words",
                    &mut options.whole_words,
                ),
                (icons::ICON_MATCH_CASE, "find-case", &mut options.case),
            ] {
                if widgets::icon_button(ui, icon, &scene.text(id), *is_on).clicked() {
                    *is_on = !*is_on;
                    self.wants_focus = true;
                }
            }
            ui.add_space(tokens::STEP);
            self.count(ui, scene);
            self.field(ui, scene);
        });
        goes
    }

    fn count(&self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.query.is_empty() || self.found.error.is_some() {
            return;
        }
        let tokens = scene.tokens(ui);
        let count = self.found.count();
        let text = match (count, self.current) {
            (0, _) if self.job.is_some() => String::new(),
            (0, _) => scene.text("find-none").into_owned(),
            (MOST.., _) => format!("{MOST}+"),
            (count, None) => format!("– / {count}"),
            (count, Some(at)) => format!("{} / {count}", at + 1),
        };
        let colour = if count == 0 {
            tokens.warning
        } else {
            tokens.text_quiet
        };
        ui.label(RichText::new(text).size(tokens::SMALL).color(colour));
    }

    fn field(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let hint = scene.text("find-hint").into_owned();
        let field = egui::TextEdit::singleline(&mut self.query)
            .hint_text(hint.clone())
            .id(egui::Id::unique("find field"))
            .frame(egui::Frame::NONE.inner_margin(egui::Margin::symmetric(8, 5)))
            .desired_width(ui.available_width());
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        // Enter steps on; the field is to stay where it is.
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            response.request_focus();
        }
    }

    /// Enter and F3 step on, with Shift back; Escape closes.
    fn keys(&mut self, ui: &Ui, is_typing: bool) -> bool {
        if !self.is_open {
            return false;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let back = pressed(Modifiers::SHIFT, Key::F3)
            || (is_typing && pressed(Modifiers::SHIFT, Key::Enter));
        let on = pressed(Modifiers::NONE, Key::F3)
            || (is_typing && pressed(Modifiers::NONE, Key::Enter));
        if pressed(Modifiers::NONE, Key::Escape) {
            self.close();
            return false;
        }
        match (back, on) {
            (true, _) => self.step(Direction::Previous),
            (_, true) => self.step(Direction::Next),
            _ => false,
        }
    }
}

/// What is wrong with an expression, as a sentence.
fn sentence(scene: &Scene<'_>, error: PatternError) -> String {
    let fault = scene.text(&format!("find-fault-{}", error.fault.name()));
    if error.position == 0 {
        return fault.into_owned();
    }
    let position = Argument::from(error.position);
    let fault = Argument::Text(&fault);
    scene.format("find-fault-at", &[("position", position), ("fault", fault)])
}

fn find(asked: &Asked, title: &str, is_cancelled: impl Fn() -> bool) -> Found {
    let pattern = match Pattern::new(&asked.query, asked.options) {
        Ok(Some(pattern)) => pattern,
        Ok(None) => return Found::default(),
        Err(error) => {
            return Found {
                error: Some(error),
                ..Found::default()
            };
        }
    };
    let title = pattern.find(title, MOST);
    let mut hits = Vec::new();
    for (block, own) in asked.article.blocks.iter().enumerate() {
        let left = MOST.saturating_sub(title.len() + hits.len());
        if left == 0 || is_cancelled() {
            break;
        }
        let spans = pattern.find(&own.shown, left);
        hits.extend(spans.into_iter().map(|shown| Hit { block, shown }));
    }
    Found {
        title,
        hits,
        error: None,
    }
}
