//! The window: everything that is drawn, and nothing that is known.
//!
//! `logic` takes what workers finished, `ui` draws; views read a [`scene::Scene`] and send commands. egui
//! types occur only here.

pub mod actions;
mod articles;
mod bars;
mod charts;
pub mod colours;
mod company;
mod compare;
mod concordance;
pub mod contrast;
mod controls;
mod decisions_notice;
mod empty;
mod exact_scroll;
mod export;
mod filters;
pub mod fonts;
mod inspector;
mod lexicon_notice;
mod mention_list;
mod network;
mod notice_bar;
mod open;
mod opening;
mod overlays;
mod problems;
pub mod reading;
mod renderer;
mod save_field;
mod saving;
pub mod scene;
mod scope_line;
mod search;
mod session_files;
mod settings_page;
mod side_panel;
pub mod style;
mod timeline;
pub mod tokens;
mod widgets;
mod window;

pub use opening::{NoWindow, run};
pub use renderer::Renderer;
pub use window::Window;

/// How long the window is to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Until the user closes it.
    Stay,
    /// For one frame with something to read in it: what benches measure.
    OneFrame,
}
