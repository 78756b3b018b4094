//! The box in the head of the window: the query as it is typed, what is wrong with it, and its switches.

use super::help;
use crate::app::scene::Scene;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::search::{Matching, Note, note_sentence};
use crate::session::{Command, FilterChange, SearchChange, View};
use crate::text::ByteSpan;
use egui::epaint::text::cursor::CCursor;
use egui::text::CCursorRange;
use egui::{
    Align, Frame, Id, Layout, Margin, Rect, Role, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons;

/// How much room the head has for the box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Room {
    /// None but for an icon, which opens the box.
    Icon,
    /// So many points.
    Width(f32),
}

/// Height of the box.
const HEIGHT: f32 = tokens::ROW + tokens::STEP;

/// The box, and what it sent last.
#[derive(Default)]
pub struct Field {
    text: String,
    sent: String,
    wants_focus: bool,
    /// The width of the head when there was only room for the icon.
    narrow: Option<f32>,
}

fn id() -> Id {
    Id::unique("search field")
}

impl Field {
    /// Puts the keyboard into the box, with what stands there selected.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Takes the keyboard out of the box.
    pub fn leave(&mut self, ui: &Ui) {
        self.wants_focus = false;
        ui.memory_mut(|memory| memory.surrender_focus(id()));
    }

    /// True where the keyboard is in the box.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        ui.memory(|memory| memory.has_focus(id()))
    }

    /// True where the box is to take the whole head, of this width, because beside the rest there is only
    /// room for its icon.
    pub fn takes_head(&self, ui: &Ui, scene: &Scene<'_>, width: f32) -> bool {
        let is_used =
            self.wants_focus || self.has_focus(ui) || scene.session.view() == View::Search;
        is_used && self.narrow.is_some_and(|narrow| width <= narrow)
    }

    /// Notes how wide the head is where there is only room for the icon.
    pub fn note_narrow(&mut self, narrow: Option<f32>) {
        self.narrow = narrow;
    }

    /// Asks a whole query at once.
    pub fn ask(&mut self, scene: &mut Scene<'_>, query: String) {
        self.text = query;
        self.wants_focus = true;
        self.send(scene);
    }

    /// Selects a part of the query, so that it can be typed anew.
    pub fn select(&mut self, ui: &Ui, span: ByteSpan) {
        let count = |bytes: u32| {
            let before = self.text.get(..bytes as usize).unwrap_or(&self.text);
            CCursor::new(before.chars().count())
        };
        let range = CCursorRange::two(count(span.start), count(span.end));
        let mut state = TextEdit::load_state(ui.ctx(), id()).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id());
        ui.memory_mut(|memory| memory.request_focus(id()));
    }

    fn send(&mut self, scene: &mut Scene<'_>) {
        self.sent.clone_from(&self.text);
        scene.send(Command::Filter(FilterChange::Query(self.text.clone())));
    }

    /// Draws the box, or the icon that opens it.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, room: Room) {
        // What was asked elsewhere stands here too.
        if scene.session.filter().query != self.sent {
            self.sent.clone_from(&scene.session.filter().query);
            self.text.clone_from(&self.sent);
        }
        match room {
            Room::Icon => {
                let name = scene.text("search-open");
                let is_on = !self.text.is_empty();
                if widgets::icon_button(ui, icons::ICON_SEARCH, &name, is_on).clicked() {
                    scene.send(Command::Search(SearchChange::Show));
                }
            }
            Room::Width(width) => self.boxed(ui, scene, width),
        }
    }

    fn boxed(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, width: f32) {
        let tokens = scene.tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), egui::Sense::hover());
        let ground = ui.painter().add(egui::Shape::Noop);
        let builder = UiBuilder::new()
            .max_rect(rect.shrink2(vec2(tokens::STEP, 0.0)))
            .layout(Layout::left_to_right(Align::Center));
        let mut inside = ui.new_child(builder);
        inside.spacing_mut().item_spacing.x = 0.0;
        let glyph = egui::RichText::new(icons::ICON_SEARCH.codepoint)
            .family(crate::app::fonts::icons())
            .size(tokens::ICON)
            .color(tokens.text_quiet);
        inside.add_space(tokens::STEP);
        inside.label(glyph);
        inside.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            self.switches(ui, scene, tokens);
            self.text(ui, scene, tokens);
        });
        let is_active = self.has_focus(ui) || scene.session.view() == View::Search;
        let line = if is_active {
            tokens.text_quiet
        } else {
            tokens.hairline
        };
        let stroke = Stroke::new(tokens::HAIRLINE, line);
        let shape = egui::epaint::RectShape::new(
            rect,
            tokens::ROUND,
            tokens.raised,
            stroke,
            StrokeKind::Inside,
        );
        ui.painter().set(ground, shape);
    }

    /// From the right: the help, how texts are compared, an end to the query, and how much was found.
    fn switches(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, tokens: &Tokens) {
        let name = scene.text("search-help");
        let button = widgets::icon_button(ui, icons::ICON_HELP, &name, false);
        if let Some(example) = help::card(&button, scene) {
            self.ask(scene, example);
        }
        for (icon, id, matching) in [
            (icons::ICON_MATCH_CASE, "search-exact", Matching::Exact),
            (
                icons::ICON_LANGUAGE_PINYIN,
                "search-pinyin",
                Matching::Pinyin,
            ),
        ] {
            let is_on = scene.session.filter().matching == matching;
            if widgets::icon_button(ui, icon, &scene.text(id), is_on).clicked() {
                let matching = if is_on { Matching::Folded } else { matching };
                scene.send(Command::Filter(FilterChange::Matching(matching)));
                self.wants_focus = true;
            }
        }
        if self.text.is_empty() {
            return;
        }
        let name = scene.text("search-empty");
        if widgets::icon_button(ui, icons::ICON_CLOSE, &name, false).clicked() {
            self.text.clear();
            self.send(scene);
            self.wants_focus = true;
        }
        if let Some(count) = count(scene) {
            ui.add_space(tokens::STEP);
            ui.label(widgets::quiet(count, tokens));
        }
    }

    fn text(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, tokens: &Tokens) {
        let hint = scene.text("search-hint").into_owned();
        let field = TextEdit::singleline(&mut self.text)
            .hint_text(hint.clone())
            .id(id())
            .frame(Frame::NONE.inner_margin(Margin::symmetric(6, 5)))
            .desired_width(ui.available_width());
        let output = field.show(ui);
        let response = &output.response.response;
        response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, &hint));
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
            let whole = CCursorRange::two(CCursor::new(0), CCursor::new(self.text.chars().count()));
            let mut state = output.state.clone();
            state.cursor.set_char_range(Some(whole));
            state.store(ui.ctx(), id());
        }
        for note in notes(scene, &self.text) {
            underline(ui, tokens, &self.text, note, &output);
        }
        if let Some(first) = notes(scene, &self.text).first() {
            let sentence = note_sentence(scene.locale, &self.text, first);
            response.clone().on_hover_text(sentence);
        }
        if response.changed() {
            self.send(scene);
        }
        let is_used = response.changed() || response.clicked();
        if is_used && scene.session.view() != View::Search {
            scene.send(Command::Search(SearchChange::Show));
        }
    }
}

/// What of the query was not understood, where the answers are to this query.
pub fn notes<'s>(scene: &'s Scene<'_>, query: &str) -> &'s [Note] {
    let answers = scene.session.narrowed();
    let answers = answers.and_then(|narrowed| narrowed.answers.as_ref());
    answers
        .filter(|answers| answers.question.query == query)
        .map_or(&[], |answers| &answers.notes)
}

/// How much was found, in a word; while the reader goes from hit to hit, at which he is.
fn count(scene: &Scene<'_>) -> Option<String> {
    let narrowed = scene.session.narrowed()?;
    narrowed.answers.as_ref()?;
    let number = |count: u64| scene.locale.number(count);
    let all = number(narrowed.hits());
    Some(match scene.session.hit_number() {
        Some(here) => format!("{} / {all}", number(here)),
        None => all,
    })
}

/// A line below what was not understood.
fn underline(
    ui: &Ui,
    tokens: &Tokens,
    text: &str,
    note: &Note,
    output: &egui::text_edit::TextEditOutput,
) {
    let x_of = |bytes: u32| {
        let before = text.get(..bytes as usize).unwrap_or(text);
        let cursor = CCursor::new(before.chars().count());
        output.galley.pos_from_cursor(cursor).left()
    };
    let (left, right) = (x_of(note.span.start), x_of(note.span.end));
    let origin = output.galley_pos;
    let y = origin.y + output.galley.size().y + 1.0;
    let line = Rect::from_min_max(
        pos2(origin.x + left, y - 1.0),
        pos2(origin.x + right.max(left + 6.0), y + 1.0),
    );
    let painter = ui
        .painter()
        .with_clip_rect(output.text_clip_rect.expand(2.0));
    let stroke = Stroke::new(2.0, tokens.warning);
    painter.hline(line.x_range(), line.center().y, stroke);
}
