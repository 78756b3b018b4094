//! How long a concordance of a hundred thousand lines takes: finding, sorting, and what is on screen.
//!
//! `cargo bench --no-default-features --bench concordance`. Made-up articles as those of `examples/generate`,
//! in memory. Each figure is the best of several runs.

use std::io::Write;
use std::time::{Duration, Instant};
use wenjian::analysis::concordance::{
    Context, Finder, Line, Order, Sought, Window, lines, one_line, sorted,
};
use wenjian::corpus::{Document, ReadOptions, Reading, document_from_bytes};
use wenjian::lexicon::built_in;
use wenjian::mentions::{Matcher, Matches, TextForm};
use wenjian::search::{Known, View};

#[path = "../examples/generate/sentences.rs"]
mod sentences;

const RUNS: usize = 7;
const ARTICLES: usize = 4_000;
const CHARACTERS: usize = 2_000;
/// Lines that are looked at: as many of those found.
const LINES: usize = 100_000;
const SCREEN: usize = 40;
const ORDERS: [&str; 7] = [
    "",
    "r1,r2,r3",
    "l1,l2,l3",
    "l1,r1,-date",
    "pinyin",
    "date,outlet,path",
    "r1,r2,r3,l1,l2,l3,date,outlet",
];

fn main() {
    let lexicon = built_in();
    let matcher = Matcher::new(built_in());
    let writer = sentences::Writer::new(&lexicon);
    let mut rng = fastrand::Rng::with_seed(1);
    let articles: Vec<(Document, Matches)> = (0..ARTICLES)
        .map(|number| article(&matcher, &writer, &mut rng, number))
        .collect();
    let shown: Vec<u32> = (0..articles.len() as u32).collect();
    let view = |entry: u32| {
        let (document, matches) = &articles[entry as usize];
        View {
            document,
            candidates: (&matches.candidates).into(),
            terms: (&matches.terms).into(),
        }
    };
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let known = Known {
        lexicon: &lexicon,
        keys: &[],
    };
    for query in ["via:name", "的"] {
        let sought = Sought::Query(query.to_owned());
        let (finder, _) = Finder::new(&sought, &known).expect("a query is known");
        let found = || lines(&finder, &shown, view, || false).expect("nobody cancels");
        let (time, mut found) = best(found);
        say(format!(
            "{query}: {} lines found in {time:.1?}",
            found.len()
        ));
        found.truncate(LINES);
        for window in [Window::Characters(20), Window::Sentence] {
            for order in ORDERS {
                let order: Order = order.parse().expect("an order");
                let sort = || sorted(&found, window, &order, view, || false);
                let (time, positions) = best(sort);
                let positions = positions.expect("nobody cancels");
                let (screen, _) = best(|| on_screen(&found, &positions, window, view));
                let count = found.len();
                say(format!(
                    "  {count} lines, {window:?}, sorted by “{order}”: {time:.1?}; words of a screen: {screen:.1?}"
                ));
            }
        }
    }
}

/// The shortest of several runs, and what the last gave.
fn best<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = Instant::now();
        let result = run();
        (start.elapsed(), result)
    };
    let (mut shortest, mut result) = timed();
    for _ in 1..RUNS {
        let (time, again) = timed();
        shortest = shortest.min(time);
        result = again;
    }
    (shortest, result)
}

/// The words of the lines in the middle, as a view asks for them in every frame.
fn on_screen<'a>(
    lines: &[Line],
    positions: &[u32],
    window: Window,
    view: impl Fn(u32) -> View<'a>,
) -> usize {
    let from = positions.len() / 2;
    let seen = positions[from..].iter().take(SCREEN);
    seen.map(|position| {
        let line = &lines[*position as usize];
        let text = line.text(&view(line.entry));
        let context = Context::new(text, line.span, window);
        let part = |span: wenjian::text::ByteSpan| one_line(&text[span.range()]).len();
        part(context.left) + part(line.span) + part(context.right)
    })
    .sum()
}

fn article(
    matcher: &Matcher,
    writer: &sentences::Writer<'_>,
    rng: &mut fastrand::Rng,
    number: usize,
) -> (Document, Matches) {
    let title = writer.title(rng);
    let body = writer.body(rng, CHARACTERS);
    let outlet = ["晨报", "商界观察", "银行家笔记", "科技日志"][number % 4];
    let (year, month) = (2010 + number % 12, number % 12 + 1);
    let text = format!(
        "---\ntitle: \"{title}\"\nname: {outlet}\ntime: {year}-{month:02}-01\n---\n\n{body}"
    );
    let options = ReadOptions::default();
    let read = document_from_bytes(text.as_bytes(), format!("{number:05}.md"), None, &options);
    let Reading::Document(document) = read else {
        panic!("it is a document");
    };
    let form = TextForm::from(document.kind);
    let matches = matcher.matches(&document.title.text, &document.body, form);
    (document, matches)
}
