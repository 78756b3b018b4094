//! How long the window thread takes to show a hundred thousand lines of a concordance: the real window, laid
//! out and tessellated without a display.
//!
//! `cargo bench --bench concordance_window`. A library that is made, not read: made-up articles as those of
//! `examples/generate`. From the question to the first screen and from a click on an order to its lines, by the
//! clock; every frame in which lines are scrolled, sorted, chosen and put into classes by keys, in the time
//! that this thread ran, so that a busy machine does not count.

#[path = "../tests/made_library/mod.rs"]
mod made_library;
#[path = "../examples/generate/sentences.rs"]
mod sentences;

use egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2,
};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::analysis::concordance::Window as Beside;
use wenjian::app::Window;
use wenjian::lexicon::built_in;
use wenjian::session::concordance::{ConcordanceChange, Seek};
use wenjian::session::latest::Wake;
use wenjian::session::{Command, Session, SettingsStore, View};

/// Articles that differ, how often each is there, and how long it is.
const DIFFERENT: usize = 400;
const ARTICLES: usize = 4_000;
const CHARACTERS: usize = 3_300;
/// Frames of each kind.
const FRAMES: usize = 120;
const QUERY: &str = "业";

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
    time: f64,
}

impl Screen {
    fn new() -> Self {
        let context = Context::default();
        let wake: Wake = Arc::new(|| {});
        let library = made_library::repeated(&articles(), ARTICLES);
        let session = Session::of_library(library, SettingsStore::nowhere(), Arc::clone(&wake));
        let window = Window::new(&context, session, wake);
        Self {
            context,
            window,
            time: 0.0,
        }
    }

    /// One frame, tessellated as for the graphics card: what it costs this thread.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            max_texture_side: Some(4000),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let start = ran();
        self.window.poll(&self.context);
        let window = &mut self.window;
        let mut output = self.context.run_ui(input, |ui| window.show(ui));
        output.textures_delta.clear();
        let scale = self.context.pixels_per_point();
        std::hint::black_box(self.context.tessellate(output.shapes, scale));
        ran() - start
    }

    fn settle(&mut self) {
        loop {
            self.frame(Vec::new());
            if !self.window.session().is_busy() && self.window.is_set() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
    }

    fn apply(&mut self, command: Command) -> Duration {
        let context = self.context.clone();
        let start = ran();
        self.window.apply(&context, command);
        ran() - start
    }

    /// From `change` until its lines are on screen: by the clock, and the slowest frame.
    fn asked(&mut self, change: ConcordanceChange) -> String {
        let start = Instant::now();
        let mut slowest = self.apply(Command::Concordance(change));
        loop {
            slowest = slowest.max(self.frame(Vec::new()));
            if !self.window.session().is_concording() {
                break;
            }
            std::thread::sleep(Duration::from_micros(200));
        }
        format!(
            "{}, slowest frame {}",
            shown(start.elapsed()),
            shown(slowest)
        )
    }

    fn frames(&mut self, mut events: impl FnMut(usize) -> Vec<Event>) -> String {
        let mut times: Vec<Duration> = (0..FRAMES).map(|index| self.frame(events(index))).collect();
        times.sort();
        format!(
            "median {}, slowest {}",
            shown(times[FRAMES / 2]),
            shown(times[FRAMES - 1])
        )
    }
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let mut screen = Screen::new();
    screen.settle();
    screen.apply(Command::Show(View::Concordance));
    screen.settle();
    let seek = |query: &str| ConcordanceChange::Seek(Seek::Query(query.to_owned()));
    let first = screen.asked(seek(QUERY));
    let lines = screen.window.session().concordance().lines().cloned();
    let count = lines.map_or(0, |lines| lines.order.len());
    say(format!("{count} lines, first screen after {first}"));
    for beside in [Beside::Characters(20), Beside::Clause, Beside::Sentence] {
        let came = screen.asked(ConcordanceChange::Window(beside));
        say(format!("  {beside} beside each: after {came}"));
        for order in ["r1,r2,r3", "l1,-l2", "pinyin", "date,outlet,path", ""] {
            let order = order.parse().expect("an order");
            let said = format!("  sorted by “{order}”");
            let came = screen.asked(ConcordanceChange::Order(order));
            say(format!("{said}: on screen after {came}"));
        }
        screen.frame(vec![Event::PointerMoved(pos2(700.0, 500.0))]);
        let scrolled = screen.frames(|_| {
            vec![Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -180.0),
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            }]
        });
        say(format!("  scrolling: {scrolled}"));
    }
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num0];
    let walked = screen.frames(|index| match index % 2 {
        0 => key(Key::ArrowDown, Modifiers::NONE),
        _ => key(digits[index / 2 % digits.len()], Modifiers::NONE),
    });
    say(format!("  walking, a class for each line: {walked}"));
    let all = screen.frames(|index| match index % 4 {
        0 => key(Key::A, Modifiers::COMMAND),
        1 => key(digits[index / 4 % digits.len()], Modifiers::NONE),
        2 => key(Key::Home, Modifiers::NONE),
        _ => key(Key::End, Modifiers::SHIFT),
    });
    say(format!("  all lines chosen and classed: {all}"));
    let start = ran();
    screen.apply(Command::Concordance(ConcordanceChange::Save(
        "全部".to_owned(),
    )));
    let asked = ran() - start;
    let mut slowest = Duration::ZERO;
    while screen.window.session().is_busy() {
        slowest = slowest.max(screen.frame(Vec::new()));
        std::thread::sleep(Duration::from_millis(1));
    }
    say(format!(
        "  all lines saved as a set: {}, slowest frame {}",
        shown(asked),
        shown(slowest)
    ));
}

/// Made-up articles, with names as dense as in business press.
fn articles() -> Vec<String> {
    let lexicon = built_in();
    let writer = sentences::Writer::new(&lexicon);
    let mut rng = fastrand::Rng::with_seed(1);
    let article = |number: usize| {
        let title = writer.title(&mut rng);
        let body = writer.body(&mut rng, CHARACTERS);
        let outlet = ["晨报", "商界观察", "银行家笔记", "科技日志"][number % 4];
        let (year, month) = (2010 + number % 12, number % 12 + 1);
        format!("---\ntitle: \"{title}\"\nname: {outlet}\ntime: {year}-{month:02}-01\n---\n{body}")
    };
    (0..DIFFERENT).map(article).collect()
}
