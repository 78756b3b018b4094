//! Driving the real window by its accessibility tree, without a display: what the tests of every view
//! share.
#![allow(dead_code)] // Each test file uses a part of it.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::app::Window;
use wenjian::locale::Language;
use wenjian::session::latest::Wake;
use wenjian::session::{
    CacheStore, Command, LazyMatcher, Session, Settings, SettingsStore, Source, ThemeChoice,
};

/// The window under test.
pub type Driven = Harness<'static, Window>;

/// A window of 1280 by 800 on `folder`, in Chinese and light, after everything has been read.
pub fn open(folder: &Path) -> Driven {
    let config = tempfile::tempdir().expect("a temporary folder").keep();
    open_with(folder, &config, egui::vec2(1280.0, 800.0))
}

/// The same with settings that are kept in `config`, and of another size.
pub fn open_with(folder: &Path, config: &Path, size: egui::Vec2) -> Driven {
    let store = SettingsStore::in_folder(config);
    if !config.join("settings.json").exists() {
        let settings = Settings {
            language: Some(Language::SimplifiedChinese),
            theme: ThemeChoice::Light,
            ..Settings::default()
        };
        store.save(&settings).expect("the folder is writable");
    }
    open_source(Source::Paths(vec![folder.to_owned()]), store, size)
}

/// The same on any source.
pub fn open_source(source: Source, store: SettingsStore, size: egui::Vec2) -> Driven {
    open_matched(source, store, LazyMatcher::built_in(), size)
}

/// The same with any lexicon.
pub fn open_matched(
    source: Source,
    store: SettingsStore,
    matcher: LazyMatcher,
    size: egui::Vec2,
) -> Driven {
    let wake: Wake = Arc::new(|| {});
    let session = Session::new(
        source,
        matcher,
        store,
        CacheStore::nowhere(),
        Arc::clone(&wake),
    );
    let mut window = Harness::builder()
        .with_size(size)
        .build_eframe(move |creation| Window::new(&creation.egui_ctx, session, wake));
    settle(&mut window);
    window
}

/// Draws frames until workers have nothing more to hand over.
pub fn settle(window: &mut Driven) {
    // What came of it is drawn, and may ask for more.
    for _ in 0..3 {
        until(window, |window| {
            !window.state().session().is_busy() && !window.state().is_looking()
        });
        window.run_steps(3);
    }
}

/// Draws frames until `wanted` holds.
pub fn until(window: &mut Driven, wanted: impl Fn(&Driven) -> bool) {
    // A busy machine may leave the workers without time for seconds.
    let end = Instant::now() + Duration::from_secs(120);
    while Instant::now() < end {
        window.step();
        if wanted(window) {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("it never came to be: {:?}", labels(window));
}

/// Does one command as if a view had sent it, and draws what follows.
pub fn send(window: &mut Driven, command: Command) {
    let context = window.ctx.clone();
    window.state_mut().apply(&context, command);
    settle(window);
}

/// Presses one key alone.
pub fn press(window: &mut Driven, key: Key) {
    press_with(window, Modifiers::NONE, key);
}

/// Presses a key while others are held.
pub fn press_with(window: &mut Driven, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Clicks what has this name.
pub fn click(window: &mut Driven, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Types into what has the focus.
pub fn type_text(window: &mut Driven, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
}

/// Everything that is on screen in words.
pub fn labels(window: &Driven) -> Vec<String> {
    window
        .query_all_by(|_| true)
        .filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        })
        .collect()
}

/// True where `wanted` stands on screen, alone or within a longer text.
pub fn has_label(window: &Driven, wanted: &str) -> bool {
    labels(window).iter().any(|label| label.contains(wanted))
}

/// What was put on the clipboard in the last frame.
pub fn copied(window: &Driven) -> Option<String> {
    let commands = &window.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Writes a file of a test's folder.
pub fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), bytes).expect("the folder is writable");
}

/// A folder of these files: names and texts.
pub fn folder_of(articles: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in articles {
        write(folder.path(), name, text);
    }
    folder
}
