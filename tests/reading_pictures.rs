//! What the reading view looks like: pictures of real articles beside those that are kept in
//! `tests/snapshots`, drawn with the embedded faces alone (no system is asked for others here).
#![cfg(feature = "gui")]

mod picturing;

use egui::{Color32, Event, Modifiers, MouseWheelUnit, TouchPhase, Ui, Vec2, vec2};
use egui_kittest::Harness;
use picturing::Textures;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::app::colours::CompanyColours;
use wenjian::app::reading::ReadingView;
use wenjian::app::scene::Scene;
use wenjian::app::style;
use wenjian::locale::{Language, Locale};
use wenjian::session::latest::Wake;
use wenjian::session::reading_look::{Face, Paragraphs};
use wenjian::session::{
    CacheStore, LazyMatcher, ReadingLook, Session, Settings, SettingsStore, Source, ThemeChoice,
};
use wenjian::text::line_break::Punctuation;

/// The reading view alone: what stands around it has tests of its own, and changes more often.
struct Reading {
    session: Session,
    view: ReadingView,
    colours: CompanyColours,
}

impl eframe::App for Reading {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        // The harness has a theme of its own until the first frame.
        style::set_theme(context, self.session.settings().theme);
        self.session.poll();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let library = self.session.library();
        self.colours
            .extend(&library.lexicon, &library.tally.first_seen);
        let mut scene = Scene {
            session: &self.session,
            locale: Locale::new(self.session.settings().language()),
            colours: &self.colours,
            commands: Vec::new(),
        };
        self.view.show(ui, &mut scene);
        for command in scene.commands {
            self.session.apply(command);
        }
    }
}

/// How one picture is made.
struct Shot {
    name: &'static str,
    article: &'static str,
    size: Vec2,
    settings: Settings,
    /// How far the article is scrolled, in points.
    scrolled: f32,
}

impl Shot {
    fn new(name: &'static str, article: &'static str) -> Self {
        Self {
            name,
            article,
            size: vec2(840.0, 560.0),
            settings: Settings {
                language: Some(Language::SimplifiedChinese),
                theme: ThemeChoice::Light,
                ..Settings::default()
            },
            scrolled: 0.0,
        }
    }

    fn take(&self) -> Result<(), String> {
        let config = tempfile::tempdir().expect("a temporary folder");
        let store = SettingsStore::in_folder(config.path());
        store.save(&self.settings).expect("the folder is writable");
        let article = Path::new(env!("CARGO_MANIFEST_DIR")).join(self.article);
        let wake: Wake = Arc::new(|| {});
        let session = Session::new(
            Source::Paths(vec![article]),
            LazyMatcher::built_in(),
            store,
            CacheStore::nowhere(),
            wake,
        );
        let textures = Textures::default();
        let mut harness = Harness::builder()
            .with_size(self.size)
            .renderer(textures.clone())
            .build_eframe(move |creation| {
                style::install(&creation.egui_ctx);
                Reading {
                    session,
                    view: ReadingView::default(),
                    colours: CompanyColours::default(),
                }
            });
        let until = Instant::now() + Duration::from_secs(120);
        let is_ready = |harness: &Harness<'_, Reading>| {
            let reading = harness.state();
            !reading.session.is_busy() && reading.view.is_set() && !reading.view.is_looking()
        };
        while !is_ready(&harness) {
            assert!(Instant::now() < until, "{}: never came to rest", self.name);
            std::thread::sleep(Duration::from_millis(2));
            harness.step();
        }
        // The wheel turns what lies below the pointer; then it leaves, that nothing is explained.
        harness.event(Event::PointerMoved((self.size / 2.0).to_pos2()));
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -self.scrolled),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.event(Event::PointerGone);
        // What fades in or out is done by then.
        harness.run_steps(40);
        let ground: Color32 = harness.ctx.global_style().visuals.panel_fill;
        let picture = textures.picture(&harness.ctx, harness.output(), ground);
        picturing::check(self.name, &picture)
    }
}

#[test]
fn articles_look_as_they_did() {
    let lists = "seeds/2021-12-02-hulianhutong.md";
    let traditional = "docs/gallery/articles/fanti.md";
    let prose = "seeds/2015-07-02-liangjia-yinhang.txt";
    let light = Shot::new("light", lists);
    let mut scrolled = Shot::new("light-scrolled", lists);
    scrolled.scrolled = 700.0;
    let mut dark = Shot::new("dark", prose);
    dark.settings.theme = ThemeChoice::Dark;
    let mut paper = Shot::new("paper-justified-serif", prose);
    paper.settings.theme = ThemeChoice::Paper;
    paper.settings.reading_look = ReadingLook {
        face: Face::Serif,
        justified: true,
        paragraphs: Paragraphs::Indented,
        punctuation: Punctuation::Hung,
        ..ReadingLook::default()
    };
    let mut narrow = Shot::new("narrow", prose);
    narrow.size = vec2(360.0, 560.0);
    let mut wide = Shot::new("wide", prose);
    wide.size = vec2(1280.0, 400.0);
    wide.settings.reading_look.column = 42;
    let mut large = Shot::new("large-type", prose);
    large.settings.reading_size = 28.0;
    let mut traditional_tables = Shot::new("traditional", traditional);
    traditional_tables.scrolled = 300.0;
    let shots = [
        light,
        scrolled,
        dark,
        paper,
        narrow,
        wide,
        large,
        traditional_tables,
    ];
    let wrong: Vec<String> = shots.iter().filter_map(|shot| shot.take().err()).collect();
    assert!(
        wrong.is_empty(),
        "{}\nLook at the pictures. Where they are right: UPDATE_SNAPSHOTS=1 cargo test --test reading_pictures",
        wrong.join("\n")
    );
}
