//! Keys of the table: rows up and down, selecting with Shift, and typing the beginning of a title.
//!
//! Arrows move through the table unless the reader pointed at the article last; the other keys belong to
//! the table as long as it has the focus, which a click on a row gives it.

use super::super::fonts;
use super::super::reading;
use super::super::scene::Scene;
use super::super::tokens;
use super::send;
use crate::session::table::{Movement, TableChange};
use egui::{
    Align2, Context, Event, EventFilter, FontId, Id, Key, Modifiers, Rect, Stroke, Ui, pos2, vec2,
};

/// How long a pause ends what is being typed, in seconds.
const PAUSE: f64 = 1.2;
/// How far the arrows to the left and right scroll columns, in points.
const SIDEWAYS: f64 = 48.0;
/// Letters of commands are typed after this sign.
const SIGN: char = '\'';
/// Letters that are commands when nothing is being typed.
const COMMANDS: &str = "jknp[]?/";

/// What has the focus where the table has it.
pub fn focus_id() -> Id {
    Id::unique("table of articles")
}

fn typing_id() -> Id {
    Id::unique("table of articles, typing")
}

/// True while letters go to the table: they are no commands then.
pub fn is_typing(context: &Context) -> bool {
    let now = context.input(|input| input.time);
    let has_focus = context.memory(|memory| memory.has_focus(focus_id()));
    let until: Option<f64> = context.data(|data| data.get_temp(typing_id()));
    has_focus && until.is_some_and(|until| now < until)
}

/// What has been typed of a title.
#[derive(Default)]
pub struct TypedAhead {
    /// It may begin with the sign.
    text: String,
    until: f64,
}

impl TypedAhead {
    /// Follows the keys of one frame; `page` is the number of rows that are seen. Gives how far columns are
    /// to be scrolled, in points.
    pub fn update(&mut self, ui: &Ui, scene: &mut Scene<'_>, page: i64) -> f64 {
        let context = ui.ctx();
        if context.text_edit_focused() || egui::Popup::is_any_open(context) {
            return 0.0;
        }
        arrows(context, scene);
        if !context.memory(|memory| memory.has_focus(focus_id())) {
            self.text.clear();
            return 0.0;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        context.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), filter));
        self.typed(context, scene);
        movements(context, scene, page);
        let sideways = [(Key::ArrowRight, SIDEWAYS), (Key::ArrowLeft, -SIDEWAYS)];
        let pressed = sideways
            .into_iter()
            .filter(|(key, _)| reading::pressed_alone(context, *key));
        pressed.map(|(_, by)| by).sum()
    }

    fn typed(&mut self, context: &Context, scene: &mut Scene<'_>) {
        let now = context.input(|input| input.time);
        if now >= self.until {
            self.text.clear();
        }
        let before = self.text.clone();
        context.input_mut(|input| {
            let modifiers = input.modifiers;
            if !self.text.is_empty() {
                if input.consume_key(Modifiers::NONE, Key::Escape) {
                    self.text.clear();
                }
                if input.consume_key(Modifiers::NONE, Key::Backspace) {
                    self.text.pop();
                }
                // A space within a title is no page of the article.
                input.consume_key(Modifiers::NONE, Key::Space);
            }
            for event in &input.events {
                let Event::Text(text) = event else {
                    continue;
                };
                let is_command = modifiers.any() && !modifiers.shift_only();
                let begins = self.text.is_empty();
                let is_free = !text.starts_with(char::is_whitespace)
                    && !text
                        .to_lowercase()
                        .starts_with(|first| COMMANDS.contains(first));
                if !is_command && (!begins || is_free) {
                    self.text.push_str(text);
                }
            }
        });
        if self.text == before {
            return;
        }
        self.until = now + PAUSE;
        context.data_mut(|data| {
            data.insert_temp(
                typing_id(),
                if self.text.is_empty() {
                    0.0
                } else {
                    self.until
                },
            )
        });
        context.request_repaint_after_secs(PAUSE as f32);
        let typed = self.text.trim_start_matches(SIGN).to_owned();
        if !typed.is_empty() {
            let further = before.trim_start_matches(SIGN).is_empty();
            send(scene, TableChange::TypeAhead { typed, further });
        }
    }

    /// Shows what has been typed, at the foot of the table.
    pub fn show(&self, ui: &Ui, scene: &Scene<'_>, body: Rect) {
        let now = ui.input(|input| input.time);
        if self.text.is_empty() || now >= self.until {
            return;
        }
        let tokens = scene.tokens(ui);
        let typed = self.text.trim_start_matches(SIGN);
        let ink = if scene.session.table().missed() && !typed.is_empty() {
            tokens.error
        } else {
            tokens.text
        };
        let text = scene.format("table-typed", &[("typed", typed.into())]);
        let font = FontId::new(tokens::SMALL, fonts::bold());
        let galley = ui.painter().layout_no_wrap(text, font, ink);
        let size = galley.size() + vec2(4.0 * tokens::STEP, 2.0 * tokens::STEP);
        let at = pos2(
            body.left() + 2.0 * tokens::STEP,
            body.bottom() - 2.0 * tokens::STEP,
        );
        let rect = Align2::LEFT_BOTTOM.anchor_size(at, size);
        let line = Stroke::new(tokens::HAIRLINE, tokens.hairline);
        let inside = egui::StrokeKind::Inside;
        ui.painter()
            .rect(rect, tokens::ROUND, tokens.raised, line, inside);
        ui.painter().galley(
            rect.min + vec2(2.0 * tokens::STEP, tokens::STEP),
            galley,
            ink,
        );
    }
}

/// Arrows and J and K open the article above or below.
fn arrows(context: &Context, scene: &mut Scene<'_>) {
    // After a click into the article the arrows scroll it.
    let arrows_elsewhere = reading::takes_arrows(context);
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
        if !arrows_elsewhere && reading::pressed_alone(context, key) {
            send(scene, TableChange::Go(Movement::By(by)));
        }
    }
}

/// Keys that are the table's while it has the focus.
fn movements(context: &Context, scene: &mut Scene<'_>, page: i64) {
    let keys = [
        (Key::ArrowDown, Movement::By(1)),
        (Key::ArrowUp, Movement::By(-1)),
        (Key::PageDown, Movement::By(page)),
        (Key::PageUp, Movement::By(-page)),
        (Key::Home, Movement::First),
        (Key::End, Movement::Last),
        // Shift leaves the open article where it was; this opens the one at which the keyboard is.
        (Key::Enter, Movement::By(0)),
    ];
    for (key, movement) in keys {
        if context.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
            send(scene, TableChange::Extend(movement));
        } else if reading::pressed_alone(context, key) {
            send(scene, TableChange::Go(movement));
        }
    }
    if context.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        send(scene, TableChange::SelectAll);
    }
}
