//! The window: everything that is drawn, and nothing that is known.
//!
//! `logic` takes what workers finished, `ui` draws; views read a [`scene::Scene`] and send commands. egui
//! types occur only here.

pub mod actions;
mod articles;
mod bars;
pub mod colours;
pub mod contrast;
mod controls;
mod empty;
pub mod fonts;
mod inspector;
mod lexicon_notice;
mod mention_list;
mod open;
mod overlays;
mod problems;
pub mod reading;
pub mod scene;
mod scope_line;
mod settings_page;
mod side_panel;
mod style;
pub mod tokens;
mod widgets;
mod window;

pub use window::Window;

use crate::session::latest::Wake;
use crate::session::{CacheStore, LazyMatcher, Session, SettingsStore, Source};
use std::sync::{Arc, OnceLock};

/// How long the window is to stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Until the user closes it.
    Stay,
    /// For one frame with something to read in it: what benches measure.
    OneFrame,
}

/// Opens the window and stays until it is closed.
///
/// Reading begins before the window is made, so that its first frame has something to show.
///
/// # Errors
/// Where no window can be made: no display, or no OpenGL.
pub fn run(
    choose: impl FnOnce(&crate::session::Settings) -> Source,
    matcher: LazyMatcher,
    store: SettingsStore,
    cache: CacheStore,
    wish: Wish,
) -> Result<(), eframe::Error> {
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let for_wake = Arc::clone(&context);
    let wake: Wake = Arc::new(move || {
        if let Some(context) = for_wake.get() {
            context.request_repaint();
        }
    });
    let source = choose(&store.load());
    let session = Session::new(source, matcher, store, cache, Arc::clone(&wake));
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("wenjian")
            .with_title("文鉴")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([480.0, 360.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "wenjian",
        options,
        Box::new(move |creation| {
            // Set once, here; the window's context lives as long as the program.
            let _ = context.set(creation.egui_ctx.clone());
            Ok(Box::new(
                Window::new(&creation.egui_ctx, session, wake).with_wish(wish),
            ))
        }),
    )
}
