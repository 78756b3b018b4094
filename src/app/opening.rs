//! Makes the window, and tells what stood in the way where that failed.
//!
//! Libraries of the system that are missing make the toolkit panic as often as they make it return an
//! error; both become a [`NoWindow`]. Once there is a window, a panic goes its usual way.

use super::renderer::Renderer;
use super::{Window, Wish};
use crate::session::latest::Wake;
use crate::session::{CacheStore, LazyMatcher, Session, SettingsStore, Source};
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// The icon of the window where the system does not take it from the program's entry in its menu.
const ICON: &[u8] = include_bytes!("../../assets/icon/128.png");

/// There is no window, and this is why.
#[derive(Debug, thiserror::Error)]
#[error("{cause}")]
pub struct NoWindow {
    /// What the toolkit said, in English.
    pub cause: String,
}

/// Opens the window, drawn by `renderer`, and stays until it is closed.
///
/// Reading begins before the window is made, so that its first frame has something to show. `shown` is called
/// once that frame has been drawn, on a thread of its own.
///
/// # Errors
/// Where no window can be made: no display, no such renderer, or a library of the system is missing.
pub fn run(
    choose: impl FnOnce(&crate::session::Settings) -> Source,
    matcher: LazyMatcher,
    store: SettingsStore,
    cache: CacheStore,
    wish: Wish,
    renderer: Renderer,
    shown: impl FnOnce() + Send + 'static,
) -> Result<(), NoWindow> {
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let for_wake = Arc::clone(&context);
    let wake: Wake = Arc::new(move || {
        if let Some(context) = for_wake.get() {
            context.request_repaint();
        }
    });
    let source = choose(&store.load());
    let session = Session::new(source, matcher, store, cache, Arc::clone(&wake));
    let is_open = Arc::new(AtomicBool::new(false));
    let opened = Arc::clone(&is_open);
    silence_panics_until(&is_open);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "wenjian",
            options(renderer),
            Box::new(move |creation| {
                opened.store(true, Ordering::Relaxed);
                // Set once, here; the window's context lives as long as the program.
                let _ = context.set(creation.egui_ctx.clone());
                let window = Window::new(&creation.egui_ctx, session, wake);
                Ok(Box::new(window.with_wish(wish).with_shown(shown)))
            }),
        )
    }));
    match outcome {
        Ok(result) => result.map_err(|error| NoWindow {
            cause: error.to_string(),
        }),
        Err(payload) if is_open.load(Ordering::Relaxed) => panic::resume_unwind(payload),
        Err(payload) => Err(NoWindow {
            cause: message_of(payload.as_ref()),
        }),
    }
}

fn options(renderer: Renderer) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id("wenjian")
            .with_title("文鉴")
            .with_icon(icon())
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([480.0, 360.0])
            .with_drag_and_drop(true),
        renderer: renderer.of_eframe(),
        ..eframe::NativeOptions::default()
    }
}

/// The icon as pixels; on macOS none, for there the bundle has one made for the Dock.
fn icon() -> egui::IconData {
    if cfg!(target_os = "macos") {
        return egui::IconData::default();
    }
    eframe::icon_data::from_png_bytes(ICON).expect("the icon is part of the program, and valid PNG")
}

/// Panics of this thread print nothing before `is_open`: what they say is told in the user's language.
fn silence_panics_until(is_open: &Arc<AtomicBool>) {
    let is_open = Arc::clone(is_open);
    let window_thread = std::thread::current().id();
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if is_open.load(Ordering::Relaxed) || std::thread::current().id() != window_thread {
            usual(panic);
        }
    }));
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_can_be_read() {
        let icon = eframe::icon_data::from_png_bytes(ICON).expect("valid PNG");
        assert_eq!((icon.width, icon.height), (128, 128));
    }

    #[test]
    fn what_a_panic_said_is_kept() {
        let payload = panic::catch_unwind(|| panic!("no {}", "libxkbcommon.so"));
        assert_eq!(
            message_of(payload.expect_err("it panics").as_ref()),
            "no libxkbcommon.so"
        );
    }
}
