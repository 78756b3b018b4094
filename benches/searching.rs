//! How long a query takes over a whole library in memory, on all processors.
//!
//! `cargo bench --no-default-features --bench searching`. A real blog comes from
//! `../shared/data/articles-sofastack`, a hundred times; where that is absent, the project's sample articles
//! are repeated. Each figure is the best of several runs.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use wenjian::corpus::{Document, ListOptions, ReadOptions, Reading, list, read_file};
use wenjian::lexicon::built_in;
use wenjian::search::{Known, Matching, View, parse, rank};

/// Times that every article is there, each with a text of its own in memory.
const COPIES: usize = 100;
const RUNS: usize = 9;
const QUERIES: [&str; 10] = [
    "金融",
    "的",
    "分布式事务",
    "没有这样的话",
    "Kubernetes",
    "ab",
    "云 NEAR/10 金融",
    "云 金融 NOT 银行",
    "/金融.{0,5}云/",
    "/\\w+@\\w+\\.com/",
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let blog = root.join("../shared/data/articles-sofastack");
    let folder = if blog.is_dir() {
        blog
    } else {
        root.join("seeds")
    };
    let once = articles(&folder);
    let documents: Vec<Document> = (0..COPIES).flat_map(|_| once.iter().map(copy)).collect();
    let bytes: usize = documents.iter().map(|document| document.body.len()).sum();
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    say(format!(
        "{} articles, {:.0} MB",
        documents.len(),
        bytes as f64 / 1e6
    ));

    let lexicon = built_in();
    let known = Known {
        lexicon: &lexicon,
        keys: &[],
    };
    let view = |position: u32| View {
        document: &documents[position as usize],
        candidates: (&[]).into(),
        terms: (&[]).into(),
    };
    for query in QUERIES {
        for matching in [Matching::Folded, Matching::Exact] {
            let query = parse(query, &known, matching).query;
            let mut best = Duration::MAX;
            let (mut found, mut hits) = (0, 0);
            for _ in 0..RUNS {
                let start = Instant::now();
                let answers = rank(&query, documents.len() as u32, view, || false);
                best = best.min(start.elapsed());
                let answers = answers.expect("nobody cancels");
                found = answers.len();
                hits = answers.iter().map(|found| found.hits.len()).sum();
            }
            let rate = bytes as f64 / best.as_secs_f64() / 1e9;
            say(format!(
                "{query} {matching:?}: {best:.1?} ({rate:.1} GB/s), {hits} hits in {found} articles"
            ));
        }
    }
}

/// The same document with a body of its own, so that the processor's cache does not flatter.
fn copy(document: &Document) -> Document {
    Document {
        body: document.body.to_string().into(),
        ..document.clone()
    }
}

fn articles(folder: &Path) -> Vec<Document> {
    let listing = list(folder, &ListOptions::default(), &AtomicBool::new(false));
    let read = |file: wenjian::corpus::FoundFile| match read_file(
        &file.file,
        file.path,
        &ReadOptions::default(),
    ) {
        Reading::Document(document) => Some(document),
        Reading::Skipped(_) => None,
    };
    listing.files.into_iter().filter_map(read).collect()
}
