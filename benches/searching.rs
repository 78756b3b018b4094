//! How long a query takes over a whole library in memory, on all processors: to its first screen, and to all
//! hits.
//!
//! `cargo bench --no-default-features --bench searching -- [FOLDER [COPIES [QUERY...]]]`. Without a folder, a
//! real blog from `../shared/data/articles-sofastack`, a hundred times; where that is absent, the project's
//! sample articles are repeated. Queries that begin with `pinyin:` are asked as pinyin. Each figure is the best
//! of several runs; a line that ends with the slowest first screen tells how far it can be relied on.

use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use wenjian::corpus::{Document, ListOptions, ReadOptions, Reading, list, read_file};
use wenjian::lexicon::built_in;
use wenjian::search::{Known, Matching, Query, Texts, View, parse, rank_watched};

/// Times that every article is there, each with a text of its own in memory.
const COPIES: usize = 100;
const RUNS: usize = 9;
const QUERIES: [&str; 14] = [
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
    "/[0-9]{4}年[0-9]+月/",
    "pinyin:tengxun",
    "pinyin:txjry",
    "pinyin:fbs",
];

fn main() {
    // `cargo bench` adds a flag of its own.
    let mut named = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let blog = root.join("../shared/data/articles-sofastack");
    let (folder, copies) = match named.next() {
        Some(folder) => (PathBuf::from(folder), 1),
        None if blog.is_dir() => (blog, COPIES),
        None => (root.join("seeds"), COPIES),
    };
    let copies = named.next().map_or(copies, |count| {
        count.parse().expect("how many times each article is there")
    });
    let queries: Vec<String> = named.collect();
    let queries = match queries.is_empty() {
        true => QUERIES.map(str::to_owned).to_vec(),
        false => queries,
    };

    let once = articles(&folder);
    let documents: Vec<Document> = (0..copies).flat_map(|_| once.iter().map(copy)).collect();
    let count = documents.len() as u32;
    let bytes: usize = documents.iter().map(|document| document.body.len()).sum();
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    say(format!("{count} articles, {:.0} MB", bytes as f64 / 1e6));

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
    let laying_out = Instant::now();
    let texts = Texts::new(count, view);
    say(format!("texts laid out: {:.1?}", laying_out.elapsed()));
    for query in &queries {
        let (text, matchings) = match query.strip_prefix("pinyin:") {
            Some(text) => (text, [Matching::Pinyin].as_slice()),
            None => (
                query.as_str(),
                [Matching::Folded, Matching::Exact].as_slice(),
            ),
        };
        for matching in matchings {
            let query = parse(text, &known, *matching).query;
            let ask = |query: &Query| {
                let (start, mut first) = (Instant::now(), None);
                let see = |_| first = Some(start.elapsed());
                let answers = rank_watched(query, count, Some(&texts), view, || false, see);
                let all = start.elapsed();
                (first.unwrap_or(all), all, answers.expect("nobody cancels"))
            };
            let (mut first, mut slowest, mut all) = (Duration::MAX, Duration::ZERO, Duration::MAX);
            let (mut found, mut hits) = (0, 0);
            for _ in 0..RUNS {
                let (to_first, to_all, answers) = ask(&query);
                (first, all) = (first.min(to_first), all.min(to_all));
                slowest = slowest.max(to_first);
                found = answers.len();
                hits = answers.iter().map(|found| found.hits.len()).sum();
            }
            say(format!(
                "{query} {matching:?}: first screen {first:.1?}, all {all:.1?}, {hits} hits in {found} \
                 articles; slowest first screen {slowest:.1?}"
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
    listing.files.into_par_iter().filter_map(read).collect()
}
