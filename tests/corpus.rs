//! Folders in, documents out: what a user sees of reading.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use wenjian::corpus::{
    Document, ListOptions, ReadOptions, Reading, document_from_bytes, list, read_file,
};

fn document(name: &str, bytes: &[u8]) -> Document {
    match document_from_bytes(bytes, name.to_owned(), None, &ReadOptions::default()) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{name}: {problem:?}"),
    }
}

fn shared(below: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(below);
    if !folder.exists() {
        println!("skipped: ../shared/{below} is not here");
        return None;
    }
    Some(folder)
}

#[test]
fn an_article_has_its_fields_title_date_and_body() {
    let text = "---\nlayout: post\nurl: https://example.com/a\ntime: 2016-10-13 17:02\ntitle: BAT开放技术?\n---\n正文。\n";
    let document = document("a.txt", text.as_bytes());
    let keys: Vec<_> = document
        .fields
        .iter()
        .map(|field| field.key.as_str())
        .collect();
    assert_eq!(keys, ["layout", "url", "time", "title"]);
    assert_eq!(document.title.text, "BAT开放技术?");
    assert_eq!(
        document.date.map(|date| date.iso()).as_deref(),
        Some("2016-10-13T17:02:00")
    );
    assert_eq!(document.body, "正文。\n");
    assert_eq!(document.body_line, 7);
    assert_eq!(document.characters, 4);
    assert_eq!(document.problems, []);
}

#[test]
fn every_post_of_a_real_blog_is_there() {
    let Some(root) = shared("data/articles-sofastack") else {
        return;
    };
    let listing = list(&root, &ListOptions::default(), &AtomicBool::new(false));
    assert_eq!(listing.problems, []);
    for file in &listing.files {
        let reading = read_file(&file.file, file.path.clone(), &ReadOptions::default());
        let Reading::Document(document) = reading else {
            panic!("{}", file.path)
        };
        for problem in &document.problems {
            println!("{}: {problem:?}", document.path);
        }
        if document.date.is_none() {
            println!("{}: undated", document.path);
        }
    }
}
