//! How long a change of filter or switch takes in the view that compares, on all processors: as many companies
//! are profiled as stand side by side at first.
//!
//! `cargo run --release --example generate -- FOLDER --documents 100000`, then
//! `cargo bench --bench comparing -- FOLDER`; without a folder the project's sample articles are compared. Each
//! figure of a change is the median and the worst of several runs.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::evidence::{Columns, Rows};
use wenjian::session::compare::{
    CellList, Comparison, DecisionSet, EvidenceIndex, FIRST_MOST, Question,
};
use wenjian::session::reader::{self, Task};
use wenjian::session::{CacheStore, LazyMatcher, ReadingChoices, Source};

const RUNS: usize = 9;

fn main() {
    let given = std::env::args()
        .skip(1)
        .find(|each| !each.starts_with("--"));
    let seeds = || Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let folder = given.map_or_else(seeds, PathBuf::from);
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let task = Task {
        source: Source::Paths(vec![folder]),
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::new(ReadingChoices::default()),
        cache: CacheStore::nowhere(),
    };
    let start = Instant::now();
    let library = Arc::new(reader::read_all(&task));
    let count = library.entries.len() as u32;
    say(format!("{count} articles read in {:.1?}", start.elapsed()));

    let decisions = Arc::new(DecisionSet::default());
    let build = |before: Option<&EvidenceIndex>| {
        let index = EvidenceIndex::build(&library, &decisions, before, || false, |_| {});
        Arc::new(index.expect("nobody cancels it"))
    };
    let start = Instant::now();
    let index = build(None);
    let all: Arc<Vec<u32>> = Arc::new((0..count).collect());
    let pieces: usize = all
        .iter()
        .filter_map(|position| index.article(*position))
        .map(|article| article.evidence().len())
        .sum();
    say(format!(
        "evidence found in {:.1?}: {pieces} pieces",
        start.elapsed()
    ));
    let start = Instant::now();
    let again = build(Some(&index));
    say(format!("the same library again: {:.1?}", start.elapsed()));
    drop(again);
    let start = Instant::now();
    for columns in Columns::ALL {
        index.counts(columns);
    }
    say(format!("laid down for adding up: {:.1?}", start.elapsed()));

    let half: Arc<Vec<u32>> = Arc::new((0..count).step_by(2).collect());
    for rows in [Rows::Themes, Rows::Months, Rows::Outlets, Rows::Articles] {
        for columns in Columns::ALL {
            for (name, shown) in [("all", &all), ("half", &half)] {
                let question = Question {
                    rows,
                    columns,
                    picked: None,
                };
                let mut times: Vec<Duration> = Vec::new();
                let mut size = (0, 0);
                for _ in 0..RUNS {
                    let start = Instant::now();
                    let comparison = Comparison::of_most(
                        Arc::clone(&index),
                        Arc::clone(shown),
                        question.clone(),
                        FIRST_MOST,
                    );
                    times.push(start.elapsed());
                    size = (
                        comparison.matrix.rows.len(),
                        comparison.matrix.columns.len(),
                    );
                }
                times.sort();
                say(format!(
                    "{} by {columns:?} of {name}: {:.1?}, worst {:.1?} ({} rows, {} columns)",
                    rows.name(),
                    times[RUNS / 2],
                    times[RUNS - 1],
                    size.0,
                    size.1
                ));
            }
        }
    }
    let comparison = Arc::new(Comparison::new(index, all, Question::default()));
    if !comparison.matrix.rows.is_empty() {
        let start = Instant::now();
        let list = CellList::new(Arc::clone(&comparison), 0, 0, || false);
        let list = list.expect("nobody cancels it");
        let sentences = list.items.len();
        say(format!(
            "{sentences} sentences of one cell listed in {:.1?}",
            start.elapsed()
        ));
    }
}
