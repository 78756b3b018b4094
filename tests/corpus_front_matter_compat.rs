//! The fixtures of python-frontmatter, the best-known library of its kind: the same fields and the
//! same text, but for the differences that `docs/front-matter.md` argues.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use wenjian::corpus::{Document, ReadOptions, Reading, Value, document_from_bytes};

fn document(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match document_from_bytes(
        &fs::read(path).unwrap(),
        name,
        None,
        &ReadOptions::default(),
    ) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{}: {problem:?}", path.display()),
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::Bool(*value),
        Value::Number(characters) => serde_json::from_str(characters).unwrap(),
        // python-frontmatter reads YAML 1.1, in which `yes` is true; we keep the characters.
        Value::Text(text) if text == "yes" => Json::Bool(true),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(values) => values.iter().map(json).collect(),
        Value::Map(entries) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), json(value)))
                .collect(),
        ),
    }
}

#[test]
fn every_fixture_matches_its_result() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/frontmatter-python-frontmatter/tests");
    if !root.exists() {
        println!("skipped: ../shared/data/frontmatter-python-frontmatter is not here");
        return;
    }
    let mut compared = 0;
    for folder in ["empty", "json", "toml", "yaml"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let result = path.with_extension("result.json");
            if !result.exists()
                || path
                    .extension()
                    .is_some_and(|extension| extension == "json")
            {
                continue;
            }
            let expected: serde_json::Map<String, Json> =
                serde_json::from_slice(&fs::read(&result).unwrap()).unwrap();
            let document = document(&path);
            let mut found: serde_json::Map<String, Json> = document
                .fields
                .iter()
                .map(|field| (field.key.clone(), json(&field.value)))
                .collect();
            // python-frontmatter strips the text; we keep it as it stands.
            found.insert(
                "content".to_owned(),
                Json::String(document.body.trim().to_owned()),
            );
            let order =
                |map: &serde_json::Map<String, Json>| map.keys().cloned().collect::<Vec<_>>();
            assert_eq!(order(&found), order(&expected), "{}", path.display());
            assert_eq!(found, expected, "{}", path.display());
            compared += 1;
        }
    }
    assert_eq!(compared, 11);
}

#[test]
fn front_matter_at_the_end_stays_in_the_body() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/frontmatter-python-frontmatter/examples/content");
    if !root.exists() {
        println!("skipped: ../shared/data/frontmatter-python-frontmatter is not here");
        return;
    }
    let keys = |name: &str| -> Vec<String> {
        document(&root.join(name))
            .fields
            .into_iter()
            .map(|field| field.key)
            .collect()
    };
    assert_eq!(keys("pandoc.txt"), ["lipsum", "ref", "title"]);
    assert_eq!(keys("sorted.txt"), ["title", "ref", "lipsum", "alpha"]);
    assert_eq!(keys("reversed.txt"), [""; 0]);
    assert!(
        document(&root.join("reversed.txt"))
            .body
            .contains("title: Front matter, reversed")
    );
}
