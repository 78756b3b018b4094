//! How long the table of articles takes: frames on the window thread, sorting and looking at columns off it.
//!
//! `cargo bench --bench table`. Libraries are made, not read: 100,000 articles with titles and fields of
//! their own, and a thousand of them over and over until there are 1,000,000 rows. Frames are those of the
//! whole window; with one row beside, so that what the table costs can be told. On Linux every time of the
//! clock has the time of the processor beside it (of all threads together), which other programs disturb
//! less.

#[path = "../tests/made_library/mod.rs"]
mod made_library;

use egui::{
    Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2,
};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::app::Window;
use wenjian::session::latest::Wake;
use wenjian::session::table::{Column, RankCache, SortKey, SortOrder, SortRule, TableFacts, order};
use wenjian::session::{Command, Library, Session, SettingsStore, TableChange};

/// Frames of each kind.
const FRAMES: usize = 200;
/// Articles that differ.
const DIFFERENT: usize = 1000;

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let articles = articles();
    let one = frames(made_library::library(&articles[..1]), 0.0);
    say(format!("frame with one row: {one}"));
    let library = made_library::varied(&articles, 100_000);
    say(format!("100,000 rows\n  {}", sorting(&library, 5)));
    say(format!(
        "  frame while scrolling: {}",
        frames(library, -180.0)
    ));
    let library = made_library::repeated(&articles, 1_000_000);
    say(format!("1,000,000 rows\n  {}", sorting(&library, 1)));
    say(format!(
        "  frame while scrolling: {}",
        frames(library, -180.0)
    ));
}

/// Bytes of memory that the process takes now; Linux says so.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// How long something took, by the clock and on processors.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Took {
    clock: Duration,
    processors: Option<Duration>,
}

impl std::fmt::Display for Took {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
        match self.processors {
            Some(time) => write!(f, "{} ({} of processors)", shown(self.clock), shown(time)),
            None => write!(f, "{}", shown(self.clock)),
        }
    }
}

/// Time that all threads of this program have had processors for.
fn processors() -> Option<Duration> {
    let mut nanoseconds = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        // A thread may end in between.
        let Ok(text) = std::fs::read_to_string(thread.ok()?.path().join("schedstat")) else {
            continue;
        };
        nanoseconds += text.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}

fn timed<T>(work: impl FnOnce() -> T) -> Took {
    let (before, start) = (processors(), Instant::now());
    std::hint::black_box(work());
    let clock = start.elapsed();
    let processors = processors().zip(before);
    Took {
        clock,
        processors: processors.map(|(after, before)| after.saturating_sub(before)),
    }
}

/// Articles with fields of every kind, and names of several companies.
fn articles() -> Vec<String> {
    let names = [
        "腾讯",
        "百度",
        "阿里巴巴",
        "京东",
        "华为",
        "小米",
        "网易",
        "美团",
    ];
    let outlets = ["网事风云", "财经周刊", "晚报", "日报"];
    let article = |number: usize| {
        let name = |step: usize| names[(number * step + number / 7) % names.len()];
        format!(
            "---\ntitle: {}与{}的第{number}次竞争：谁在向业界开放技术能力\nname: {}\ntime: {}-{:02}-{:02} {:02}:02\nreads: {}\nurl: https://example.com/article/{}\ntags: [云, {}]\ndraft: {}\n---\n{}与{}，{}。\n",
            name(3),
            name(5),
            outlets[number % 4],
            2010 + number % 12,
            number % 12 + 1,
            number % 28 + 1,
            number % 24,
            number * 7919 % 100_000,
            number * 104_729 % 1_000_000,
            name(1),
            number.is_multiple_of(2),
            name(3),
            name(5),
            name(7).repeat(number % 9),
        )
    };
    (0..DIFFERENT).map(article).collect()
}

/// Ranks made and rows sorted, for every kind of column; then again from ranks that are there.
fn sorting(library: &Library, times: usize) -> String {
    let field = |key: &str| SortKey::Column(Column::Field(key.to_owned()));
    let keys = [
        ("title", SortKey::Column(Column::Title)),
        ("text", field("name")),
        ("number", field("reads")),
        ("date", field("time")),
        ("link", field("url")),
        ("list", field("tags")),
        ("boolean", field("draft")),
        ("mentions", SortKey::Column(Column::Mentions)),
        ("one company", SortKey::Company("tencent".to_owned())),
        ("path", SortKey::Column(Column::File)),
    ];
    let library = Arc::new(copy(library));
    let shown: Vec<u32> = (0..library.entries.len() as u32).collect();
    let mut lines = Vec::new();
    let kept = RankCache::default();
    for (name, key) in keys {
        let order = SortOrder::new([SortRule::first(key)]);
        let time =
            |cache: &RankCache| timed(|| order::sorted(&library, &shown, &order, cache, || false));
        let new = (0..times).map(|_| time(&RankCache::default())).min();
        time(&kept);
        let again = (0..times).map(|_| time(&kept)).min();
        let (new, again) = (new.unwrap_or_default(), again.unwrap_or_default());
        lines.push(format!("sorted by {name}: {new}; from kept ranks {again}"));
    }
    let facts = timed(|| TableFacts::new(&library));
    lines.push(format!("kinds and widths of all columns: {facts}"));
    lines.join("\n  ")
}

/// The same entries in a library of its own.
fn copy(library: &Library) -> Library {
    let mut copy = Library::empty(
        library.source.clone(),
        Arc::clone(&library.in_force),
        library.rolled_up,
    );
    copy.entries.clone_from(&library.entries);
    copy.columns.clone_from(&library.columns);
    copy.tally = library.tally.clone();
    copy.progress = library.progress;
    copy
}

/// Frames of the whole window over the table, turned by `wheel` points each, in the middle of the rows.
fn frames(library: Library, wheel: f32) -> String {
    let context = Context::default();
    let wake: Wake = Arc::new(|| {});
    let session = Session::of_library(library, SettingsStore::nowhere(), Arc::clone(&wake));
    let mut window = Window::new(&context, session, wake);
    let mut time = 0.0;
    let mut frame = |window: &mut Window, events: Vec<Event>| {
        time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            max_texture_side: Some(4000),
            time: Some(time),
            events,
            ..RawInput::default()
        };
        timed(|| {
            window.poll(&context);
            let output = context.run_ui(input, |ui| window.show(ui));
            context.tessellate(output.shapes, context.pixels_per_point())
        })
    };
    loop {
        frame(&mut window, Vec::new());
        if !window.session().is_busy() && window.is_set() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let last = window.session().rows().len() as u32 / 2;
    window.apply(&context, Command::Select(last));
    window.apply(&context, Command::Table(TableChange::SelectAll));
    for _ in 0..30 {
        frame(&mut window, vec![Event::PointerMoved(pos2(600.0, 150.0))]);
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut times: Vec<Took> = (0..FRAMES)
        .map(|_| {
            let event = Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, wheel),
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            frame(&mut window, vec![event])
        })
        .collect();
    // A frame is work of one thread: the processors' time is what it costs.
    times.sort_by_key(|took| took.processors.unwrap_or(took.clock));
    let memory = memory().map_or(String::new(), |bytes| {
        format!("; the process takes {} MB", bytes / 1_000_000)
    });
    format!(
        "median {}, slowest {}{memory}",
        times[FRAMES / 2],
        times[FRAMES - 1]
    )
}
