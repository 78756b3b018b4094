//! Real articles on which the rules of setting lines are tried: the samples of the project, and beside
//! it, where they are there, more of them and fifty posts of a technology blog.
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use std::fs;
use std::path::{Path, PathBuf};

/// The files, in the same order on every machine.
pub fn all() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles = articles_in(&root.join("seeds"));
    articles.extend(articles_in(&root.join("../shared/seeds")));
    let posts = articles_in(&root.join("../shared/data/articles-sofastack"));
    articles.extend(posts.iter().step_by((posts.len() / 50).max(1)).cloned());
    if posts.is_empty() {
        println!("skipped: real articles are absent");
    }
    articles
}

/// The articles of a folder and of those in it, in the order of their paths.
fn articles_in(folder: &Path) -> Vec<PathBuf> {
    let mut articles = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            articles.extend(articles_in(&path));
        } else if path
            .extension()
            .is_some_and(|kind| kind == "md" || kind == "txt")
        {
            articles.push(path);
        }
    }
    articles.sort();
    articles
}
