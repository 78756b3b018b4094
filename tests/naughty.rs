//! Strings that break programs, as values, keys, titles and names of files: every one is found unharmed.
//!
//! They come from `../shared/data/blns`; where that is absent the tests say that they are skipped.
#![cfg(feature = "gui")]
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

mod driving;

use assert_cmd::Command as Program;
use driving::{Driven, open, press, send, settle};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use wenjian::search::Matching;
use wenjian::session::filter::{Answers, Narrowed, Question};
use wenjian::session::reader::{self, Task};
use wenjian::session::{
    CacheStore, Command, Facet, FacetValue, Filter, FilterChange, LazyMatcher, Library, Source,
    View,
};

/// All of them, each once; `None` where they are absent.
fn strings() -> Option<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/blns/blns.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let all: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
    let once: BTreeSet<String> = all.into_iter().collect();
    Some(once.into_iter().collect())
}

/// A text between double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        let is_plain = character >= ' '
            && !matches!(
                character,
                '\u{7F}'..='\u{9F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
            );
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if is_plain && !matches!(character, '\u{2028}' | '\u{2029}') => {
                quoted.push(character);
            }
            _ => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
        }
    }
    quoted + "\""
}

/// True where a title, which is one line of words with single spaces between, can be this.
fn is_title(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    !text.is_empty() && words.join(" ") == text && !text.contains(char::is_control)
}

/// True where a file system can call a file so, and the program does not pass it over as hidden.
fn is_name(text: &str) -> bool {
    let is_hidden = text.starts_with('.');
    !text.is_empty() && text.len() <= 200 && !is_hidden && !text.contains(['/', '\0'])
}

/// A folder with an article for each string, in which it is a value, a key and the title, and below it one
/// whose file is called so. Gives the names that the file system took.
fn library_of(strings: &[String]) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = folder.path().join("names");
    std::fs::create_dir(&names).expect("the folder is writable");
    let mut named = Vec::new();
    for (number, text) in strings.iter().enumerate() {
        let value = quoted(text);
        let mut article = format!("---\nvalue: {value}\ntag: {value}\n");
        if is_title(text) {
            let _ = writeln!(article, "title: {value}");
        }
        if !text.trim().is_empty() {
            let _ = writeln!(article, "{}: kept", quoted(&format!("key {text}.")));
        }
        article.push_str("---\n腾讯。\n");
        driving::write(folder.path(), &format!("{number}.md"), article);
        let name = format!("{text}.md");
        let is_written =
            is_name(text) && std::fs::write(names.join(&name), "# 名\n\n百度。\n").is_ok();
        named.extend(is_written.then_some(name));
    }
    (folder, named)
}

fn read(folder: &Path) -> Arc<Library> {
    Arc::new(reader::read_all(&Task {
        source: Source::Paths(vec![folder.to_owned()]),
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::default(),
        cache: CacheStore::nowhere(),
    }))
}

#[test]
fn naughty_values_keys_titles_and_names_are_read_found_and_filtered_unharmed() {
    let Some(strings) = strings() else {
        return;
    };
    let (folder, names) = library_of(&strings);
    let library = read(folder.path());
    let by_path: BTreeMap<&str, u32> = (0..)
        .zip(&library.entries)
        .map(|(position, entry)| (entry.document.path.as_str(), position))
        .collect();
    // Other systems write other names than they are given.
    if cfg!(target_os = "linux") {
        assert!(names.len() > 200, "{}", names.len());
        for name in &names {
            let path = format!("names/{name}");
            assert!(by_path.contains_key(path.as_str()), "{name:?}");
        }
    }
    for (number, text) in strings.iter().enumerate() {
        let position = by_path[format!("{number}.md").as_str()];
        let document = &library.entries[position as usize].document;
        let value = document.field("value").map(|value| value.compact());
        assert_eq!(
            value.as_deref(),
            Some(text.as_str()),
            "{:?}",
            document.problems
        );
        if is_title(text) {
            assert_eq!(document.title.text, *text);
        }
        if text.trim().is_empty() {
            continue;
        }
        let kept = document.field(&format!("key {text}."));
        assert_eq!(
            kept.map(|value| value.compact()).as_deref(),
            Some("kept"),
            "{text:?}"
        );

        let phrase = text.replace('\\', "\\\\").replace('"', "\\\"");
        for matching in [Matching::Exact, Matching::Folded] {
            let question = Question {
                query: format!("value:\"{phrase}\""),
                matching,
            };
            let answers = Answers::new(&library, question, || false).expect("nobody cancels");
            assert!(
                answers.of(position).is_some(),
                "{text:?} {:?}",
                answers.notes
            );
        }

        let trimmed = text.trim();
        if trimmed.chars().count() > 80 {
            continue;
        }
        let filter = Filter {
            facets: [(
                Facet::Field("tag".to_owned()),
                [FacetValue::of(trimmed)].into(),
            )]
            .into(),
            ..Filter::default()
        };
        assert_eq!(Filter::from_line(&filter.to_line()).as_ref(), Some(&filter));
        let narrowed = Narrowed::new(Arc::clone(&library), filter, None, || false);
        let narrowed = narrowed.expect("nobody cancels");
        assert!(narrowed.shown.contains(&position), "{text:?}");
        let same = strings.iter().filter(|other| other.trim() == trimmed);
        assert_eq!(narrowed.shown.len(), same.count(), "{text:?}");
    }
}

#[test]
fn naughty_values_are_exported_unharmed() {
    let Some(strings) = strings() else {
        return;
    };
    let (folder, _) = library_of(&strings);
    let (out, config) = (
        tempfile::tempdir().expect("a temporary folder"),
        tempfile::tempdir().expect("a temporary folder"),
    );
    let file = out.path().join("articles.csv");
    let run = Program::cargo_bin("wenjian")
        .expect("the program is built")
        .env("WENJIAN_CONFIG", config.path())
        .env("WENJIAN_CACHE", config.path())
        .arg("export")
        .arg(folder.path())
        .args(["--what", "articles", "--to"])
        .arg(&file)
        .output()
        .expect("it runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let mut rows = csv::Reader::from_path(&file).expect("it was written");
    let heads = rows.headers().expect("a head").clone();
    let column = |name: &str| {
        heads
            .iter()
            .position(|head| head == name)
            .expect("a column")
    };
    let (title, fields) = (column("title"), column("fields"));
    let mut left: BTreeSet<&str> = strings.iter().map(String::as_str).collect();
    for row in rows.records() {
        let row = row.expect("a row of CSV");
        let fields: serde_json::Value = serde_json::from_str(&row[fields]).expect("JSON");
        let Some(value) = fields.get("value") else {
            continue;
        };
        let value = value.as_str().expect("a text");
        assert!(left.remove(value), "{value:?}");
        if is_title(value) {
            assert_eq!(&row[title], value);
        }
    }
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn naughty_articles_are_shown_in_every_view() {
    let Some(mut strings) = strings() else {
        return;
    };
    // What the fonts lack is no matter here; a test window panics on it.
    strings.retain(|text| is_title(text) && text.chars().all(|c| c.is_ascii_graphic() || c == ' '));
    let (folder, names) = library_of(&strings);
    let mut window = open(folder.path());
    let all = window.state().session().rows().len();
    assert_eq!(all, strings.len() + names.len());
    send(&mut window, Command::Filter(FilterChange::ShowPanel(true)));
    let row = |window: &Driven| {
        let rows = window.query_all_by_role(Role::Row);
        let labels = rows.filter_map(|node| node.accesskit_node().label());
        labels.collect::<Vec<_>>()
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let first = window.query_all_by_role(Role::Row).next();
    first.expect("a row is in sight").click();
    settle(&mut window);
    for _ in 0..all {
        seen.extend(row(&window));
        press(&mut window, Key::PageDown);
        if window.state().session().selected() == window.state().session().rows().last().copied() {
            break;
        }
    }
    seen.extend(row(&window));
    let missed: Vec<&String> = strings
        .iter()
        .filter(|text| !seen.contains(*text))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    for view in [
        View::Problems,
        View::Compare,
        View::Concordance,
        View::Timeline,
        View::Network,
    ] {
        send(&mut window, Command::Show(view));
        assert_eq!(window.state().session().view(), view);
    }
}
