//! Very long files: one of 50 MB is read whole, of one above the limit the first part is.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says how long it took"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use wenjian::corpus::read::MAX_BYTES;
use wenjian::corpus::{ProblemKind, Reading};
use wenjian::mentions::Matcher;
use wenjian::session::reader::{self, Task};
use wenjian::session::{CacheStore, LazyMatcher, Library, Source};

const PARAGRAPH: &str =
    "百度与腾讯都在做云，蚂蚁金服没有说话。目前已服务了两千家金融机构，包括银行和证券公司。";

/// Writes front matter and so many bytes of paragraphs, which end in `end`.
fn write(path: &Path, bytes: usize, end: &str) {
    let paragraph = format!("{PARAGRAPH}{end}");
    let mut text = "---\ntitle: 很长的文章\n---\n".to_owned();
    text.push_str(&paragraph.repeat(bytes / paragraph.len() + 1));
    text.truncate(text.floor_char_boundary(bytes));
    std::fs::write(path, text).unwrap();
}

fn library(folder: &Path) -> Library {
    let began = Instant::now();
    let library = reader::read_all(&Task {
        source: Source::Paths(vec![folder.to_owned()]),
        matcher: LazyMatcher::ready(Arc::new(Matcher::new(Arc::default()))),
        rolled_up: false,
        choices: Arc::default(),
        cache: CacheStore::nowhere(),
    });
    println!("read in {:?}", began.elapsed());
    library
}

#[test]
fn a_file_of_50_megabytes_is_an_article_whether_it_has_lines_or_one() {
    for end in ["\n\n", ""] {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("long.md"), 50_000_000, end);
        let library = library(folder.path());
        let document = &library.entries[0].document;
        assert_eq!(document.title.text, "很长的文章");
        assert!(document.body.len() > 49_999_000);
        assert!(document.body.starts_with(PARAGRAPH));
        assert_eq!(document.problems, []);
        assert_eq!(library.problem_count(), 0);
    }
}

#[test]
fn of_a_file_above_the_limit_the_first_part_is_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("longer.txt");
    let size = usize::try_from(MAX_BYTES).unwrap() + 1_000_000;
    write(&path, size, "\n");
    let library = library(folder.path());
    let document = &library.entries[0].document;
    assert_eq!(document.title.text, "很长的文章");
    assert!(document.body.len() as u64 > MAX_BYTES - 100);
    assert!(document.body.starts_with(PARAGRAPH));
    let of_file = std::fs::metadata(&path).unwrap().len();
    assert_eq!(document.bytes, of_file, "its size is that of the whole");
    let kinds: Vec<&ProblemKind> = document.problems.iter().map(|found| &found.kind).collect();
    let (bytes, read) = (of_file, MAX_BYTES);
    assert_eq!(kinds, [&ProblemKind::TooLong { bytes, read }]);
}

#[test]
fn a_limit_that_is_met_exactly_leaves_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("exact.txt");
    std::fs::write(&path, "a".repeat(1000)).unwrap();
    let options = wenjian::corpus::ReadOptions {
        max_bytes: 1000,
        ..wenjian::corpus::ReadOptions::default()
    };
    let reading = wenjian::corpus::read_file(&path, "exact.txt".to_owned(), &options);
    let Reading::Document(document) = reading else {
        panic!("{reading:?}")
    };
    assert_eq!((document.body.len(), document.problems.len()), (1000, 0));
}
