//! The keys of the lines: walking, choosing, classes, opening.

use crate::app::scene::Scene;
use crate::session::Command;
use crate::session::concordance::{ConcordanceChange, Lines, Pick};
use egui::{Key, Modifiers, Ui};

/// The keys 1 to 9, by class.
const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Sends what the keys ask for; `page` is how many lines can be seen.
pub fn follow(ui: &Ui, scene: &mut Scene<'_>, lines: &Lines, page: u32) {
    // Keys belong to what has the focus: a field, or a button that was reached with Tab.
    if ui.memory(|memory| memory.focused().is_some()) || ui.ctx().any_popup_open() {
        return;
    }
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let last = (lines.order.len() as u32).saturating_sub(1);
    let cursor = scene.session.concordance().selection().cursor();
    let at = cursor.and_then(|line| lines.row_of(&line));
    let moves: [(Key, u32); 6] = [
        (Key::ArrowDown, at.map_or(0, |at| (at + 1).min(last))),
        (Key::ArrowUp, at.map_or(0, |at| at.saturating_sub(1))),
        (
            Key::PageDown,
            at.map_or(0, |at| at.saturating_add(page).min(last)),
        ),
        (Key::PageUp, at.map_or(0, |at| at.saturating_sub(page))),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let mut picks: Vec<ConcordanceChange> = Vec::new();
    for (key, row) in moves {
        // A key without Shift counts with it too, so that with Shift is asked for first.
        if pressed(Modifiers::SHIFT, key) {
            picks.push(ConcordanceChange::Pick(Pick::Extend(row)));
        } else if pressed(Modifiers::NONE, key) {
            picks.push(ConcordanceChange::Pick(Pick::Only(row)));
        }
    }
    if pressed(Modifiers::COMMAND, Key::A) {
        picks.push(ConcordanceChange::Pick(Pick::All));
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        picks.push(ConcordanceChange::Pick(Pick::Nothing));
    }
    if let Some(at) = at
        && pressed(Modifiers::NONE, Key::Space)
    {
        picks.push(ConcordanceChange::Pick(Pick::Toggle(at)));
    }
    for (class, key) in (1..).zip(DIGITS) {
        if pressed(Modifiers::NONE, key) {
            picks.push(ConcordanceChange::Classify(Some(class)));
        }
    }
    if pressed(Modifiers::NONE, Key::Num0) {
        picks.push(ConcordanceChange::Classify(None));
    }
    if let Some(line) = cursor
        && pressed(Modifiers::NONE, Key::Enter)
    {
        picks.push(ConcordanceChange::Read(line));
    }
    for change in picks {
        scene.send(Command::Concordance(change));
    }
}
