//! How fast names are found, beside those who could do it instead, on the same texts and strings.
//!
//! `cargo bench --no-default-features --bench matching`. Real news and a real blog come from
//! `../shared/data`; where that is absent, the project's sample articles are matched again and again.
//! Each figure is the best of several runs, in megabytes of original text a second on one core.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use std::collections::HashSet;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wenjian::lexicon::{AliasKind, built_in};
use wenjian::mentions::{Matcher, TextForm};
use wenjian::text::fold::fold_text;

/// How many names a text has.
type Finder<'f> = Box<dyn Fn(&str) -> usize + 'f>;

/// Bytes of one article, as in the folders that the program is made for.
const ARTICLE: usize = 9_000;
/// Bytes that a run goes over.
const ENOUGH: usize = 24 << 20;
const RUNS: usize = 7;

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");

    let (time, lexicon) = timed(built_in);
    say(format!(
        "built-in lexicon read in {time:.1?}: {} aliases",
        lexicon.aliases.len()
    ));
    let (time, matcher) = timed(|| Matcher::new(lexicon.clone()));
    say(format!("matcher built in {time:.1?}"));

    let is_name = |kind: AliasKind| kind != AliasKind::Term;
    let mut known = HashSet::new();
    let names: Vec<String> = lexicon
        .aliases
        .iter()
        .filter(|alias| is_name(alias.kind))
        .map(|alias| fold_text(&alias.text))
        .filter(|text| known.insert(text.clone()))
        .collect();
    let (time, dfa) = timed(|| automaton(&names, AhoCorasickKind::DFA));
    say(format!(
        "aho-corasick DFA of {} names built in {time:.1?}",
        names.len()
    ));
    // The yardstick of the project's aims: what a plain automaton does with a small lexicon.
    let few: Vec<String> = names.iter().step_by(names.len() / 1547).cloned().collect();
    let small_dfa = automaton(&few, AhoCorasickKind::DFA);
    let (time, nfa) = timed(|| automaton(&names, AhoCorasickKind::ContiguousNFA));
    say(format!("aho-corasick NFA built in {time:.1?}"));
    let (time, daachorse) = timed(|| charwise(&names));
    say(format!("daachorse built in {time:.1?}"));

    for (name, form, articles) in texts() {
        let repeat = ENOUGH / articles.iter().map(String::len).sum::<usize>().max(1) + 1;
        let bytes = repeat * articles.iter().map(String::len).sum::<usize>();
        say(format!(
            "\n{name}: {} articles, {:.1} MB",
            articles.len(),
            bytes as f64 / 1e6
        ));
        let finders: [(&str, Finder<'_>); 6] = [
            (
                "wenjian, decided, terms too",
                Box::new(|text| {
                    let matches = matcher.matches("", text, form);
                    matches.candidates.len() + matches.terms.len()
                }),
            ),
            (
                "aho-corasick DFA, folded text",
                Box::new(|text| dfa.find_iter(&fold_text(text)).count()),
            ),
            (
                "aho-corasick DFA, text as it stands",
                Box::new(|text| dfa.find_iter(text).count()),
            ),
            (
                "aho-corasick DFA of one name in ten",
                Box::new(|text| small_dfa.find_iter(text).count()),
            ),
            (
                "aho-corasick contiguous NFA, as it stands",
                Box::new(|text| nfa.find_iter(text).count()),
            ),
            (
                "daachorse charwise, as it stands",
                Box::new(|text| daachorse.leftmost_find_iter(text).count()),
            ),
        ];
        let mut best = [(Duration::MAX, 0); 6];
        // One after the other in each round, so that a time in which the machine is busy hits all alike.
        for _ in 0..RUNS {
            for ((_, each), best) in finders.iter().zip(&mut best) {
                let (time, count) = timed(|| {
                    let once = || articles.iter().map(|article| each(black_box(article)));
                    (0..repeat).flat_map(|_| once()).sum::<usize>()
                });
                *best = (best.0.min(time), count / repeat);
            }
        }
        for ((what, _), (best, found)) in finders.iter().zip(best) {
            let speed = bytes as f64 / best.as_secs_f64() / 1e6;
            say(format!("  {what:<44} {speed:>8.0} MB/s {found:>9} found"));
        }
        ripgrep(&names, &articles, repeat, &mut say);
    }
}

/// The time that `work` takes on its core: where the system tells, what other programs took meanwhile
/// does not count.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (start, on_core) = (Instant::now(), time_on_core());
    let result = work();
    let time = match (on_core, time_on_core()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed(),
    };
    (time, result)
}

/// What this thread has had of its core so far; Linux alone tells.
fn time_on_core() -> Option<Duration> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = said.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn automaton(names: &[String], kind: AhoCorasickKind) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(kind))
        .build(names)
        .expect("the names fit an automaton")
}

fn charwise(names: &[String]) -> CharwiseDoubleArrayAhoCorasick<u32> {
    CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(names)
        .expect("the names fit an automaton")
}

/// ripgrep with the same strings on the same text in one file, start of the program included.
fn ripgrep(names: &[String], articles: &[String], repeat: usize, say: &mut impl FnMut(String)) {
    let folder = tempfile::tempdir().expect("there is a place for temporary files");
    let (strings, text) = (folder.path().join("strings"), folder.path().join("text"));
    std::fs::write(&strings, names.join("\n")).expect("the folder is writable");
    let all = articles.concat().repeat(repeat);
    std::fs::write(&text, &all).expect("the folder is writable");
    let run = || {
        Command::new("rg")
            .args([
                "--count-matches",
                "--no-filename",
                "--text",
                "--fixed-strings",
                "--file",
            ])
            .args([&strings, &text])
            .stderr(Stdio::null())
            .output()
    };
    let Ok(first) = run() else {
        return say("  ripgrep is not installed".to_owned());
    };
    let wall = || {
        let start = Instant::now();
        drop(run());
        start.elapsed()
    };
    let best = (0..3).map(|_| wall()).min().unwrap_or_default();
    let speed = all.len() as f64 / best.as_secs_f64() / 1e6;
    let found: usize = String::from_utf8_lossy(&first.stdout)
        .trim()
        .parse()
        .unwrap_or_default();
    let (what, found) = ("ripgrep, one file, its start included", found / repeat);
    say(format!("  {what:<44} {speed:>8.0} MB/s {found:>9} found"));
}

/// Texts by name, cut into articles.
fn texts() -> Vec<(&'static str, TextForm, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = root.join("../shared/data");
    let news = files(&data.join("ner-fewfc"), "json");
    let blog = files(&data.join("articles-sofastack"), "md");
    if news.is_empty() || blog.is_empty() {
        let samples = files(&root.join("seeds"), "");
        return vec![("the project's samples", TextForm::Markdown, cut(&samples))];
    }
    let sentences: Vec<String> = news
        .iter()
        .flat_map(|file| file.lines())
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|entry| Some(entry["content"].as_str()?.to_owned()))
        .collect();
    let chronicle = files(
        &data.join("opencc-testcases/test/benchmark"),
        "zuozhuan.txt",
    );
    vec![
        ("a chronicle, names none", TextForm::Plain, cut(&chronicle)),
        (
            "financial news, a company in every sentence",
            TextForm::Plain,
            cut(&sentences),
        ),
        (
            "a technology blog, half of it Latin",
            TextForm::Markdown,
            cut(&blog),
        ),
    ]
}

/// The texts of the files below `folder` whose names end in `extension`, by path.
fn files(folder: &Path, extension: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(extension) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
        .iter()
        .filter_map(|path: &PathBuf| std::fs::read_to_string(path).ok())
        .collect()
}

/// Texts put together and cut again into articles of equal length, at line ends.
fn cut(texts: &[String]) -> Vec<String> {
    let mut articles = Vec::new();
    let mut article = String::new();
    for line in texts.iter().flat_map(|text| text.lines()) {
        article.push_str(line);
        article.push('\n');
        if article.len() > ARTICLE {
            articles.push(std::mem::take(&mut article));
        }
    }
    articles.push(article);
    articles
}
