//! Keys and wheel that move through the article or change its size.

use super::{Goal, Seen};
use crate::session::command::Zoom;
use egui::{Context, Event, Id, Key, Modifiers, Popup, Rect, Ui};

/// How much the wheel turns with Ctrl until the type grows by a step.
const ZOOM_STEP: f32 = 1.12;
/// Lines that an arrow key scrolls by.
const ARROW_LINES: f32 = 3.0;

/// What the keys need from frame to frame.
pub struct Keys {
    /// How far the wheel has turned since the last step of size.
    turned: f32,
}

impl Default for Keys {
    fn default() -> Self {
        Self { turned: 1.0 }
    }
}

/// True where the arrow keys scroll the article, because the reader pointed at it last; else they
/// belong to the table.
pub fn takes_arrows(context: &Context) -> bool {
    context.data(|data| data.get_temp(arrows()).unwrap_or(false))
}

/// True where `key` was pressed without any other, and not taken yet. What `egui` calls without
/// modifiers lets Shift pass, and knows only which keys are down at the end of the frame.
pub fn pressed_alone(context: &Context, key: Key) -> bool {
    context.input_mut(|input| {
        let is_it = |event: &Event| {
            matches!(event, Event::Key { key: own, pressed: true, modifiers, .. }
                if *own == key && modifiers.is_none())
        };
        let before = input.events.len();
        input.events.retain(|event| !is_it(event));
        input.events.len() < before
    })
}

fn arrows() -> Id {
    Id::unique("reading takes arrows")
}

impl Keys {
    /// Follows the keys; gives the place to scroll to. `area` is that of the text.
    pub fn update(&mut self, ui: &Ui, area: Rect, seen: &Seen, size: f32) -> Option<Goal> {
        let context = ui.ctx();
        let pressed = context.input(|input| {
            input
                .pointer
                .any_pressed()
                .then(|| input.pointer.interact_pos())
                .flatten()
        });
        if let Some(at) = pressed {
            context.data_mut(|data| data.insert_temp(arrows(), area.contains(at)));
        }
        self.wheel(ui, area);
        let is_elsewhere = context.text_edit_focused() || Popup::is_any_open(context);
        if is_elsewhere {
            return None;
        }
        let line = size * 1.8;
        let screen = (seen.height - 2.0 * line).max(line);
        let last = (seen.whole - seen.height).max(0.0);
        // Space presses the button that has the keyboard, where one has; in the table it presses nothing.
        let table = super::super::articles::focus_id();
        let focused = context.memory(egui::Memory::focused);
        let has_focus = focused.is_some_and(|focused| focused != table);
        let takes_arrows = takes_arrows(context);
        let by = context.input_mut(|input| {
            let mut hit = |modifiers, key| input.consume_key(modifiers, key);
            match () {
                () if !has_focus && hit(Modifiers::SHIFT, Key::Space) => Some(-screen),
                () if !has_focus && hit(Modifiers::NONE, Key::Space) => Some(screen),
                () if hit(Modifiers::NONE, Key::PageUp) => Some(-screen),
                () if hit(Modifiers::NONE, Key::PageDown) => Some(screen),
                () => None,
            }
        });
        let alone = |key| pressed_alone(context, key);
        let by = by.or_else(|| match () {
            () if alone(Key::Home) => Some(-seen.whole),
            () if alone(Key::End) => Some(seen.whole),
            () if takes_arrows && alone(Key::ArrowUp) => Some(-ARROW_LINES * line),
            () if takes_arrows && alone(Key::ArrowDown) => Some(ARROW_LINES * line),
            () => None,
        })?;
        Some(Goal::Offset((seen.offset + by).clamp(0.0, last)))
    }

    /// Ctrl and the wheel, or two fingers, over the text.
    fn wheel(&mut self, ui: &Ui, area: Rect) {
        let turned = ui.input(|input| {
            let over = input
                .pointer
                .hover_pos()
                .is_some_and(|at| area.contains(at));
            over.then(|| input.zoom_delta())
        });
        let Some(turned) = turned.filter(|turned| (turned - 1.0).abs() > f32::EPSILON) else {
            return;
        };
        self.turned *= turned;
    }

    /// The step of size that the wheel has asked for.
    pub fn take_zoom(&mut self) -> Option<Zoom> {
        let zoom = match self.turned {
            ZOOM_STEP.. => Zoom::In,
            turned if turned * ZOOM_STEP <= 1.0 => Zoom::Out,
            _ => return None,
        };
        self.turned = 1.0;
        Some(zoom)
    }
}
