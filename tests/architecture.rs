//! The invariants of `docs/architecture.md`, read off the source.

use std::fs;
use std::path::{Path, PathBuf};

fn files_of(room: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room),
        &mut found,
    );
    assert!(!found.is_empty(), "{room} holds no code");
    found
}

/// The code of a file without its tests and comments.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("the file is text");
    let before_tests = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    before_tests
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn uses(code: &str, room: &str) -> bool {
    code.contains(&format!("crate::{room}::"))
        || code.contains(&format!("crate::{room};"))
        || code.contains(&format!("crate::{room},"))
}

#[test]
fn no_arrow_runs_up() {
    // Each room, and the rooms it must not know.
    let all = [
        "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence", "analysis",
        "export", "session", "cli", "app",
    ];
    let may_use: [(&str, &[&str]); 12] = [
        ("text", &[]),
        ("locale", &[]),
        ("lexicon", &["text", "locale"]),
        ("corpus", &["text", "locale"]),
        ("mentions", &["text", "locale", "lexicon", "corpus"]),
        (
            "search",
            &["text", "locale", "lexicon", "corpus", "mentions"],
        ),
        (
            "evidence",
            &["text", "locale", "lexicon", "corpus", "mentions"],
        ),
        (
            "analysis",
            &[
                "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence",
            ],
        ),
        (
            "export",
            &[
                "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence", "analysis",
            ],
        ),
        (
            "session",
            &[
                "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence",
                "analysis", "export",
            ],
        ),
        (
            "cli",
            &[
                "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence",
                "analysis", "export", "session",
            ],
        ),
        (
            "app",
            &[
                "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence",
                "analysis", "export", "session",
            ],
        ),
    ];
    for (room, allowed) in may_use {
        for path in files_of(room) {
            let code = code_of(&path);
            for other in all
                .iter()
                .filter(|other| **other != room && !allowed.contains(other))
            {
                assert!(
                    !uses(&code, other),
                    "{} must not know {other}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn only_the_window_knows_egui() {
    for room in [
        "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence", "analysis",
        "export", "session", "cli",
    ] {
        for path in files_of(room) {
            let code = code_of(&path);
            for word in ["egui", "eframe", "rfd::"] {
                assert!(!code.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn the_window_thread_reads_no_files() {
    for path in files_of("app") {
        let code = code_of(&path);
        for word in [
            "std::fs",
            "fs::read",
            "File::open",
            "File::create",
            "read_dir",
        ] {
            assert!(
                !code.contains(word),
                "{} touches files: {word}",
                path.display()
            );
        }
    }
    for room in [
        "text", "locale", "mentions", "search", "evidence", "analysis",
    ] {
        for path in files_of(room) {
            assert!(
                !code_of(&path).contains("std::fs"),
                "{} touches files",
                path.display()
            );
        }
    }
}

#[test]
fn colours_are_named_in_one_file() {
    for path in files_of("app") {
        if path.ends_with("tokens.rs") {
            continue;
        }
        let code = code_of(&path);
        for word in [
            "from_gray",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::RED",
            "Color32::from_rgba",
        ] {
            assert!(
                !code.contains(word),
                "{} names a colour: {word}",
                path.display()
            );
        }
    }
}

#[test]
fn a_file_is_one_idea() {
    for room in [
        "text", "locale", "lexicon", "corpus", "mentions", "search", "evidence", "analysis",
        "export", "session", "cli", "app",
    ] {
        for path in files_of(room) {
            let lines = fs::read_to_string(&path)
                .expect("the file is text")
                .lines()
                .count();
            assert!(lines <= 600, "{} has {lines} lines", path.display());
            let name = path
                .file_stem()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            for vague in ["utils", "util", "common", "helpers", "misc", "manager"] {
                assert_ne!(name, vague, "{}", path.display());
            }
            let text = fs::read_to_string(&path).expect("the file is text");
            assert!(
                text.starts_with("//!"),
                "{} says not what it is",
                path.display()
            );
        }
    }
}
