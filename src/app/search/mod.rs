//! The search of the whole library: the box in the head of the window, and the view of what was found.
//!
//! Draws answers and sends commands; parses and searches nothing. The box and the list share which row is
//! marked, so that one types and walks through the list without leaving the box.

mod field;
mod help;
mod results;
mod rows;

pub use field::Room;

use super::scene::Scene;
use crate::session::{Command, Direction, HitAt, SearchChange, View};
use egui::{Key, Modifiers, Ui};
use rows::{Row, Rows};

/// What the search keeps from frame to frame.
#[derive(Default)]
pub struct SearchView {
    field: field::Field,
    rows: Rows,
    /// The row on which Enter opens an article.
    marked: usize,
    /// The marked row is to be brought into view.
    follows: bool,
}

impl SearchView {
    /// Puts the keyboard into the box.
    pub fn focus(&mut self) {
        self.field.focus();
    }

    /// Draws the box into the head of the window, as wide as `room` says.
    pub fn in_head(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, room: Room) {
        self.field.show(ui, scene, room);
    }

    /// True where the box takes the whole head, of this width, because beside the rest there is no room.
    pub fn takes_head(&self, ui: &Ui, scene: &Scene<'_>, width: f32) -> bool {
        self.field.takes_head(ui, scene, width)
    }

    /// Notes how wide the head is where there is only room for the icon.
    pub fn note_narrow(&mut self, narrow: Option<f32>) {
        self.field.note_narrow(narrow);
    }

    /// The keys that belong to the search before the box hears of them. Called before the head is drawn.
    pub fn early_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        if scene.session.view() != View::Search {
            return;
        }
        self.rows.update(scene.session.found_so_far());
        let elsewhere = ui.ctx().text_edit_focused() && !self.field.has_focus(ui);
        if elsewhere || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by: isize = match () {
            () if pressed(Key::ArrowDown) => 1,
            () if pressed(Key::ArrowUp) => -1,
            () if pressed(Key::PageDown) => 12,
            () if pressed(Key::PageUp) => -12,
            () => 0,
        };
        let last = self.rows.count().saturating_sub(1);
        if by != 0 {
            self.marked = self.marked.saturating_add_signed(by).min(last);
            self.follows = true;
        }
        self.marked = self.marked.min(last);
        if pressed(Key::Enter)
            && let Some(row) = self.rows.row(self.marked)
        {
            self.open(ui, scene, row);
        }
    }

    /// The keys that are the search's only where nothing else listens: F3 goes on, Escape goes back.
    /// Called after the views are drawn.
    pub fn late_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>, is_covered: bool) {
        let view = scene.session.view();
        if is_covered || !matches!(view, View::Search | View::Articles) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        // A key without Shift counts with it too, so F3 with Shift is asked for first.
        let step = match () {
            () if pressed(Modifiers::SHIFT, Key::F3) => Some(Direction::Previous),
            () if pressed(Modifiers::NONE, Key::F3) => Some(Direction::Next),
            () => None,
        };
        if let Some(direction) = step {
            scene.send(Command::Search(SearchChange::Step(direction)));
        }
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let is_at_hit = view == View::Articles && scene.session.hit_found().is_some();
        if is_at_hit && !ui.ctx().text_edit_focused() && pressed(Modifiers::NONE, Key::Escape) {
            scene.send(Command::Search(SearchChange::Show));
        } else if view == View::Search && pressed(Modifiers::NONE, Key::Escape) {
            self.field.leave(ui);
            scene.send(Command::Search(SearchChange::Leave));
        }
    }

    /// Draws the view of what was found.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        if self.rows.update(scene.session.found_so_far()) {
            self.marked = 0;
        }
        let follows = std::mem::take(&mut self.follows);
        if let Some(asked) = results::show(ui, scene, &self.rows, self.marked, follows) {
            match asked {
                results::Asked::Row(index) => {
                    self.marked = index;
                    if let Some(row) = self.rows.row(index) {
                        self.open(ui, scene, row);
                    }
                }
                results::Asked::Query(query) => self.field.ask(scene, query),
                results::Asked::Note(span) => self.field.select(ui, span),
            }
        }
    }

    /// Opens the article of a row at its hit, or shows the rest of its hits.
    fn open(&mut self, ui: &Ui, scene: &mut Scene<'_>, row: Row) {
        let Some(found) = self.rows.found(row.rank()) else {
            return;
        };
        let number = match row {
            Row::Article { .. } => 0,
            Row::Snippet { first, .. } => first,
            Row::More { .. } => {
                self.rows.expand(found.document);
                return;
            }
        };
        let at = HitAt {
            entry: found.document,
            number,
        };
        // The keys are the article's from here on.
        self.field.leave(ui);
        scene.send(Command::Search(SearchChange::GoTo(at)));
    }
}
