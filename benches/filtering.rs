//! How long the filter takes over a whole library in memory, and what counting its values costs.
//!
//! `cargo bench --no-default-features --bench filtering -- FOLDER`, with a folder that `examples/generate`
//! made; without one the project's sample articles. Each figure is the best of several runs.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::search::Matching;
use wenjian::session::filter::{FacetCounts, Narrowed, TextCache};
use wenjian::session::reader::{self, Task};
use wenjian::session::{
    CacheStore, DateRange, Facet, FacetValue, Filter, LazyMatcher, Library, Source,
};

const RUNS: usize = 7;

fn main() {
    // `cargo bench` adds a flag of its own.
    let mut named = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let folder = named.next().map_or(samples, PathBuf::from);
    let library = Arc::new(reader::read_all(&Task {
        source: Source::Paths(vec![folder]),
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::default(),
        cache: CacheStore::nowhere(),
    }));
    let bytes = library
        .entries
        .iter()
        .map(|entry| entry.document.body.len());
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let bytes = bytes.sum::<usize>() as f64 / 1e6;
    say(format!("{} articles, {bytes:.0} MB", library.entries.len()));

    let index = Instant::now();
    let first = counts(&library, &Filter::default(), None);
    say(format!("index and first counts: {:.1?}", index.elapsed()));
    let texts = TextCache::default();
    for (name, filter) in filters(&first) {
        let to_first = best_first(&library, &filter, &texts);
        let (time, narrowed) = best(|| narrow(&library, &filter, None, &texts));
        let left = narrowed.shown.len();
        let hits = narrowed.hits();
        let (again, _) = best(|| narrow(&library, &filter, Some(&narrowed), &texts));
        let (counting, _) = best(|| counts(&library, &filter, Some((&narrowed, &first))));
        say(format!(
            "{name}: first screen {to_first:.1?}, all {time:.1?}, with the answers at hand {again:.1?}; {left} articles, {hits} hits; \
             counting {counting:.1?}"
        ));
    }
}

fn best<T>(run: impl Fn() -> T) -> (Duration, T) {
    let timed = || {
        let start = Instant::now();
        let value = run();
        (start.elapsed(), value)
    };
    let runs = (0..RUNS).map(|_| timed());
    runs.min_by_key(|(time, _)| *time).expect("there are runs")
}

fn narrow(
    library: &Arc<Library>,
    filter: &Filter,
    before: Option<&Narrowed>,
    texts: &TextCache,
) -> Narrowed {
    let (library, texts) = (Arc::clone(library), Some(texts));
    let narrowed = Narrowed::watched(library, filter.clone(), before, texts, || false, |_| {});
    narrowed.expect("nobody cancels")
}

/// The time to the first screen, which is that of the whole where it is there at once.
fn best_first(library: &Arc<Library>, filter: &Filter, texts: &TextCache) -> Duration {
    let timed = || {
        let (start, mut first) = (Instant::now(), None);
        let (library, texts) = (Arc::clone(library), Some(texts));
        let see = |_| first = Some(start.elapsed());
        Narrowed::watched(library, filter.clone(), None, texts, || false, see);
        first.unwrap_or_else(|| start.elapsed())
    };
    let runs = (0..RUNS).map(|_| timed());
    runs.min().expect("there are runs")
}

fn counts(
    library: &Arc<Library>,
    filter: &Filter,
    before: Option<(&Narrowed, &FacetCounts)>,
) -> FacetCounts {
    let answers = before.and_then(|(narrowed, _)| narrowed.answers.as_deref());
    let kept = before.map(|(_, counts)| counts);
    let library = Arc::clone(library);
    FacetCounts::new(library, filter.clone(), answers, kept, || false).expect("nobody cancels")
}

/// What a reader would ask: the most frequent value of each facet, a span, a query, and all together.
fn filters(counts: &FacetCounts) -> Vec<(String, Filter)> {
    let mut filters = Vec::new();
    let mut all = Filter::default();
    for count in &counts.facets {
        let Some((FacetValue::Text(value), _)) = count.values.first() else {
            continue;
        };
        let chosen = [FacetValue::of(value.clone())];
        let facets = [(count.facet.clone(), chosen.into())].into();
        let name = format!("{:?} {value}", count.facet);
        if matches!(count.facet, Facet::Company | Facet::Year) {
            all.facets
                .extend(std::collections::BTreeMap::clone(&facets));
        }
        let filter = Filter {
            facets,
            ..Filter::default()
        };
        filters.push((name, filter));
    }
    let bars = counts.histogram.counts.len();
    let ends = counts
        .histogram
        .days(bars / 3)
        .zip(counts.histogram.days(bars / 2));
    let dates = ends.map(|((from, _), (_, to))| DateRange {
        from,
        to,
        undated: true,
    });
    let span = Filter {
        dates,
        ..Filter::default()
    };
    filters.push(("a span of days".to_owned(), span));
    for (query, matching) in [
        ("金融", Matching::Folded),
        ("的", Matching::Folded),
        ("没有这样的话", Matching::Folded),
        ("区块链 金融", Matching::Folded),
        ("txjry", Matching::Pinyin),
        ("tengxun", Matching::Pinyin),
    ] {
        let filter = Filter {
            query: query.to_owned(),
            matching,
            ..Filter::default()
        };
        filters.push((format!("{query} {matching:?}"), filter));
    }
    all.query = "金融".to_owned();
    all.dates = dates;
    filters.push(("all together".to_owned(), all));
    filters
}
