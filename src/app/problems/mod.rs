//! Everything the reader must know about files: what happened, where, and what helps.
//!
//! Draws the list that the session made; keeps which groups are folded and where the keyboard is. A
//! problem of an article leads to its line, one of any other file to its folder.

mod look;
mod rows;
mod scope;
mod toolbar;

use super::empty;
use super::fonts;
use super::lexicon_notice;
use super::scene::Scene;
use super::tokens;
use super::widgets;
use crate::session::Command;
use crate::session::problems::{
    GroupKey, Grouping, ProblemList, ProblemRef, ProblemScope, ProblemsChange,
};
use egui::{Align, FontId, Key, Layout, Modifiers, Rect, RichText, ScrollArea, Ui, pos2, vec2};
use egui_material_icons::icons;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// The head of a group, by position in the list.
    Head(usize),
    /// A problem, by position of its group and in the group.
    Row(usize, usize),
}

/// Rows from top to bottom, and where each begins.
#[derive(Default)]
struct Rows {
    items: Vec<Item>,
    /// One more than there are items: the last is the height of the whole.
    tops: Vec<f32>,
}

/// What the view keeps from frame to frame.
#[derive(Default)]
pub struct ProblemsView {
    of: Option<Arc<ProblemList>>,
    rows: Rows,
    folded: BTreeSet<GroupKey>,
    /// Where the keyboard is.
    marked: Option<Mark>,
    text: String,
}

/// What the keyboard stands on, whatever is listed around it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Head(GroupKey),
    Row(ProblemRef),
}

impl ProblemsView {
    /// Draws the list and follows the keys.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let of_lexicon = lexicon_notice::section(ui, scene);
        let Some(list) = scene.session.problems().list().cloned() else {
            return;
        };
        if scene.session.library().problem_count() == 0 {
            if !of_lexicon {
                nothing(ui, scene);
            }
            return;
        }
        if self.text != scene.session.problems().filter().text && !ui.ctx().text_edit_focused() {
            self.text
                .clone_from(&scene.session.problems().filter().text);
        }
        scope::show(ui, scene);
        toolbar::show(ui, scene, &list, &mut self.text);
        let same = self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &list));
        if !same {
            self.rows = Rows::new(&list, &self.folded);
            self.of = Some(Arc::clone(&list));
        }
        if list.shown == 0 {
            none_found(ui, scene, &list);
            return;
        }
        let moved = self.keys(ui, scene, &list);
        self.list(ui, scene, &list, moved);
    }

    /// Draws the rows that can be seen.
    fn list(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList, moved: bool) {
        let marked = self.marked_item(list);
        let mut fold = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = &self.rows;
        ScrollArea::vertical()
            .id_salt("problems")
            .auto_shrink(false)
            .animated(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(rows.height());
                let origin = ui.min_rect().min;
                let width = ui.available_width();
                let area = |index: usize| {
                    Rect::from_min_max(
                        pos2(origin.x, origin.y + rows.tops[index]),
                        pos2(origin.x + width, origin.y + rows.tops[index + 1]),
                    )
                };
                for index in rows.seen(viewport.top(), viewport.bottom()) {
                    let is_marked = marked == Some(index);
                    match rows.items[index] {
                        Item::Head(group) => {
                            let group = &list.groups[group];
                            let is_folded = self.folded.contains(&group.key);
                            if rows::head(ui, scene, list, group, area(index), is_folded, is_marked)
                            {
                                fold = Some(group.key.clone());
                            }
                        }
                        Item::Row(group, row) => {
                            let place = list.groups[group].problems[row];
                            if rows::row(ui, scene, list, place, area(index), is_marked) {
                                self.marked = Some(Mark::Row(place));
                            }
                        }
                    }
                }
                if let (true, Some(index)) = (moved, marked) {
                    ui.scroll_to_rect(area(index).expand(tokens::STEP), None);
                }
            });
        if let Some(key) = fold {
            self.turn(key, list);
        }
    }

    /// Folds a group, or unfolds it.
    fn turn(&mut self, key: GroupKey, list: &ProblemList) {
        self.marked = Some(Mark::Head(key.clone()));
        if !self.folded.remove(&key) {
            self.folded.insert(key);
        }
        self.rows = Rows::new(list, &self.folded);
    }

    fn marked_item(&self, list: &ProblemList) -> Option<usize> {
        let marked = self.marked.as_ref()?;
        self.rows
            .items
            .iter()
            .position(|item| match (item, marked) {
                (Item::Head(group), Mark::Head(key)) => list.groups[*group].key == *key,
                (Item::Row(group, row), Mark::Row(place)) => {
                    list.groups[*group].problems[*row] == *place
                }
                _ => false,
            })
    }

    fn mark(&mut self, index: usize, list: &ProblemList) {
        self.marked = self.rows.items.get(index).map(|item| match *item {
            Item::Head(group) => Mark::Head(list.groups[group].key.clone()),
            Item::Row(group, row) => Mark::Row(list.groups[group].problems[row]),
        });
    }

    /// Follows the keys; true where the mark has moved.
    fn keys(&mut self, ui: &Ui, scene: &mut Scene<'_>, list: &ProblemList) -> bool {
        // Keys belong to what has the focus: a field, or a button that was reached with Tab.
        if ui.memory(|memory| memory.focused().is_some()) || ui.ctx().any_popup_open() {
            return false;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let at = self.marked_item(list);
        let last = self.rows.items.len().saturating_sub(1);
        let page = 10;
        let to = if pressed(Key::ArrowDown) {
            Some(at.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(at.map_or(last, |at| at.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(at.map_or(0, |at| (at + page).min(last)))
        } else if pressed(Key::PageUp) {
            Some(at.map_or(0, |at| at.saturating_sub(page)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(to) = to {
            self.mark(to, list);
            return true;
        }
        let Some(item) = at.map(|at| self.rows.items[at]) else {
            return false;
        };
        let (group, row) = match item {
            Item::Head(group) => (group, None),
            Item::Row(group, row) => (group, Some(row)),
        };
        let key = &list.groups[group].key;
        let is_folded = self.folded.contains(key);
        if pressed(Key::ArrowLeft) && !is_folded || pressed(Key::ArrowRight) && is_folded {
            self.turn(key.clone(), list);
            return true;
        }
        if pressed(Key::Enter) {
            match row {
                Some(row) => {
                    let place = list.groups[group].problems[row];
                    match (place.entry(), place.file(&list.library)) {
                        (None, Some(file)) => scene.send(Command::ShowInFolder(file.to_owned())),
                        _ => rows::open(scene, list, place),
                    }
                }
                None => {
                    self.turn(key.clone(), list);
                    return true;
                }
            }
        }
        false
    }
}

impl Rows {
    fn new(list: &ProblemList, folded: &BTreeSet<GroupKey>) -> Self {
        let mut rows = Self {
            items: Vec::new(),
            tops: vec![0.0],
        };
        let mut bottom = 0.0;
        let mut push = |item, height: f32| {
            rows.items.push(item);
            bottom += height;
            rows.tops.push(bottom);
        };
        for (index, group) in list.groups.iter().enumerate() {
            push(Item::Head(index), rows::head_height(list, group));
            if folded.contains(&group.key) {
                continue;
            }
            let height = rows::row_height(list, group);
            for row in 0..group.problems.len() {
                push(Item::Row(index, row), height);
            }
        }
        rows
    }

    fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The rows between two heights.
    fn seen(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|start| *start <= top);
        let end = self.tops.partition_point(|start| *start < bottom);
        first.saturating_sub(1)..end.min(self.items.len())
    }
}

/// Nothing is wrong, or nothing was found yet.
fn nothing(ui: &mut Ui, scene: &Scene<'_>) {
    if scene.session.is_reading() {
        empty::sentence(ui, &scene.text("problems-reading"));
        return;
    }
    let tokens = scene.tokens(ui);
    centred(ui, |ui| {
        let icon = RichText::new(icons::ICON_TASK_ALT.codepoint)
            .font(FontId::new(40.0, fonts::icons()))
            .color(tokens.text_faint);
        ui.label(icon);
        let title = RichText::new(scene.text("problems-none-title")).family(fonts::bold());
        ui.label(title.color(tokens.text));
        ui.label(widgets::quiet(scene.text("problems-none"), tokens));
    });
}

/// The filter lets nothing through, or the shown articles have no problems.
fn none_found(ui: &mut Ui, scene: &mut Scene<'_>, list: &ProblemList) {
    let tokens = scene.tokens(ui);
    let is_scoped = list.question.filter.is_empty();
    let (sentence, button, change) = match is_scoped {
        true => (
            "problems-none-shown",
            "problems-of-all-show",
            ProblemsChange::Scope(ProblemScope::All),
        ),
        false => (
            "problems-none-found",
            "problems-show-all",
            ProblemsChange::Everything,
        ),
    };
    centred(ui, |ui| {
        ui.label(RichText::new(scene.text(sentence)).color(tokens.text));
        ui.add_space(2.0 * tokens::STEP);
        if ui.button(scene.text(button)).clicked() {
            scene.send(Command::Problems(change));
        }
    });
}

fn centred(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let height = ui.available_height();
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0 * tokens::STEP);
        ui.add_space((height * 0.28).clamp(8.0, 180.0));
        content(ui);
    });
}

/// True where all problems of the list's groups share what helps, so that their head says it once.
fn is_by_code(list: &ProblemList) -> bool {
    list.question.grouping == Grouping::Code
}
