//! How long the window thread takes to show an article: the real window, laid out and tessellated
//! without a display.
//!
//! `cargo bench --bench reading`. The articles are made of the project's samples, so that marks are as
//! dense as in business press. For each length: the frame in which a click opens it (faces warm), the
//! time until all of it is set (a worker does that for long ones), and every frame of scrolling,
//! hovering and resizing after that. Where the system tells it, times are those in which this thread
//! ran, so that a busy machine does not count; the slowest frame of each round is shown.

use egui::{
    Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2, vec2,
};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::app::Window;
use wenjian::session::command::Zoom;
use wenjian::session::{
    CacheStore, Command, LazyMatcher, ReadingLook, Session, SettingsStore, Source, samples,
};

/// Frames of each kind.
const FRAMES: usize = 120;
/// How often each kind is measured.
const ROUNDS: usize = 3;

/// How long this thread has run.
#[cfg(unix)]
fn ran() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// How long the bench has run: this system does not tell it of a thread.
#[cfg(not(unix))]
fn ran() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

struct Screen {
    context: Context,
    window: Window,
    size: Vec2,
    time: f64,
}

impl Screen {
    fn new(folder: &Path) -> Self {
        let context = Context::default();
        let wake: wenjian::session::latest::Wake = Arc::new(|| {});
        let source = Source::Paths(vec![folder.to_owned()]);
        let session = Session::new(
            source,
            LazyMatcher::built_in(),
            SettingsStore::nowhere(),
            CacheStore::nowhere(),
            Arc::clone(&wake),
        );
        let window = Window::new(&context, session, wake);
        Self {
            context,
            window,
            size: vec2(1280.0, 800.0),
            time: 0.0,
        }
    }

    /// One frame, tessellated as for the graphics card: what it costs this thread.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            max_texture_side: Some(4000),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let start = ran();
        self.window.poll(&self.context);
        let window = &mut self.window;
        let mut output = self.context.run_ui(input, |ui| window.show(ui));
        // Nobody draws the glyphs here.
        output.textures_delta.clear();
        let scale = self.context.pixels_per_point();
        let drawn = self.context.tessellate(output.shapes, scale);
        std::hint::black_box(drawn);
        ran() - start
    }

    fn settle(&mut self) {
        for _ in 0..20_000 {
            self.frame(Vec::new());
            if !self.window.session().is_reading() && self.window.is_set() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
    }

    fn apply(&mut self, command: Command) {
        let context = self.context.clone();
        self.window.apply(&context, command);
    }

    fn frames(&mut self, mut events: impl FnMut(&mut Self, usize) -> Vec<Event>) -> String {
        let rounds = (0..ROUNDS).map(|_| {
            let mut times: Vec<Duration> = (0..FRAMES)
                .map(|index| {
                    let events = events(self, index);
                    self.frame(events)
                })
                .collect();
            times.sort();
            (times[FRAMES - 1], times[FRAMES / 2])
        });
        let all: Vec<(Duration, Duration)> = rounds.collect();
        let slowest: Vec<String> = all.iter().map(|(slowest, _)| shown(*slowest)).collect();
        let median = all.iter().map(|(_, median)| *median).min();
        format!(
            "median {}, slowest {}",
            shown(median.unwrap_or_default()),
            slowest.join(", ")
        )
    }
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sizes = [
        ("3,000 characters", 9_000),
        ("8,000 characters", 24_000),
        ("30,000 characters", 90_000),
        ("100,000 characters", 300_000),
        ("1 MB", 1 << 20),
    ];
    let all = sample_text();
    write(folder.path(), "0.txt", &all);
    for (index, (_, bytes)) in sizes.iter().enumerate() {
        write(
            folder.path(),
            &format!("{}.txt", index + 1),
            &repeated(&all, *bytes),
        );
    }
    let mut screen = Screen::new(folder.path());
    screen.settle();
    for look in [
        ReadingLook::default(),
        ReadingLook {
            justified: true,
            ..ReadingLook::default()
        },
    ] {
        let kind = if look.justified {
            "justified"
        } else {
            "ragged"
        };
        screen.apply(Command::SetReadingLook(look));
        for (index, (name, _)) in sizes.iter().enumerate() {
            say(format!("{name}, {kind}"));
            screen.apply(Command::Select(0));
            screen.settle();
            open(&mut screen, index as u32 + 1, &mut say);
            moves(&mut screen, &mut say);
        }
    }
    glyphs(&mut screen, &mut say);
}

fn open(screen: &mut Screen, entry: u32, say: &mut impl FnMut(String)) {
    let (start, ran_before) = (Instant::now(), ran());
    screen.apply(Command::Select(entry));
    let first = ran() - ran_before + screen.frame(Vec::new());
    let mut slowest = first;
    while !screen.window.is_set() {
        std::thread::sleep(Duration::from_micros(200));
        slowest = slowest.max(screen.frame(Vec::new()));
    }
    say(format!(
        "  click to drawn: {} on the window thread; all of it set after {}, slowest frame {}",
        shown(first),
        shown(start.elapsed()),
        shown(slowest)
    ));
    screen.settle();
}

fn moves(screen: &mut Screen, say: &mut impl FnMut(String)) {
    let text = pos2(500.0, 560.0);
    screen.frame(vec![Event::PointerMoved(text)]);
    let scrolled = screen.frames(|_, _| {
        vec![Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -180.0),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }]
    });
    say(format!("  scrolling: {scrolled}"));
    let hovered = screen.frames(|_, index| {
        let turn = index as f32 * 0.37;
        vec![Event::PointerMoved(
            text + vec2(turn.cos(), turn.sin()) * 160.0,
        )]
    });
    say(format!("  hovering: {hovered}"));
    let resized = screen.frames(|screen, index| {
        screen.size.x = 1280.0 - 3.0 * index as f32;
        Vec::new()
    });
    say(format!("  resizing: {resized}"));
    screen.size.x = 1280.0;
    screen.settle();
}

/// What glyphs take once every size of type has been shown.
fn glyphs(screen: &mut Screen, say: &mut impl FnMut(String)) {
    let mut most = 0;
    for zoom in [Zoom::Out, Zoom::In] {
        for _ in 0..16 {
            screen.apply(Command::ReadingSize(zoom));
            screen.settle();
            let [width, height] = screen.context.fonts(|fonts| fonts.font_image_size());
            most = most.max(width * height * 4);
        }
    }
    say(format!(
        "glyphs of all sizes of type: at most {:.1} MiB",
        most as f64 / f64::from(1 << 20)
    ));
}

/// The bodies of the sample articles, one after the other.
fn sample_text() -> String {
    let mut all = String::new();
    for (_, bytes) in samples::all() {
        let text = std::str::from_utf8(bytes).expect("the samples are UTF-8");
        all.push_str(text.splitn(3, "---\n").last().unwrap_or(text));
        all.push('\n');
    }
    all
}

fn repeated(text: &str, bytes: usize) -> String {
    let mut all = text.repeat(bytes / text.len() + 1);
    all.truncate(all.floor_char_boundary(bytes));
    all
}

fn write(folder: &Path, name: &str, body: &str) {
    let text = format!("---\ntitle: {name}\n---\n{body}");
    std::fs::write(folder.join(name), text).expect("the folder is writable");
}
