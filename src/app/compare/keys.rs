//! The keys of the matrix: arrows move from cell to cell, Enter lists, Escape closes the list.

use egui::{Key, Modifiers, Popup, Ui};

/// What a key asks for.
pub enum Asked {
    /// To go to a cell: row and column.
    Move((usize, usize)),
    /// To list its evidence.
    List((usize, usize)),
    /// To close the list.
    Close,
}

/// What was pressed, with the keyboard at `cursor` in a matrix of so many rows and columns.
pub fn pressed(
    ui: &Ui,
    cursor: Option<(usize, usize)>,
    rows: usize,
    columns: usize,
) -> Option<Asked> {
    let is_elsewhere = ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx());
    if is_elsewhere || rows == 0 || columns == 0 {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return Some(Asked::Close);
    }
    let (last_row, last_column) = (rows - 1, columns - 1);
    let Some((row, column)) = cursor else {
        let keys = [
            Key::ArrowDown,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowLeft,
        ];
        let any = keys.into_iter().any(pressed);
        return any.then_some(Asked::Move((0, 0)));
    };
    let to = match () {
        () if pressed(Key::ArrowDown) => ((row + 1).min(last_row), column),
        () if pressed(Key::ArrowUp) => (row.saturating_sub(1), column),
        () if pressed(Key::ArrowRight) => (row, (column + 1).min(last_column)),
        () if pressed(Key::ArrowLeft) => (row, column.saturating_sub(1)),
        () if pressed(Key::Home) => (row, 0),
        () if pressed(Key::End) => (row, last_column),
        () if pressed(Key::PageDown) => ((row + 10).min(last_row), column),
        () if pressed(Key::PageUp) => (row.saturating_sub(10), column),
        () if pressed(Key::Enter) => return Some(Asked::List((row, column))),
        () => return None,
    };
    Some(Asked::Move(to))
}
