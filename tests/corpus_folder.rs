//! Which files of a folder are listed, in which order, and what is said about the rest.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;
use wenjian::corpus::{
    LeftOut, ListOptions, Listing, Problem, ReadOptions, Reading, list, natural, read_file, walk,
};

/// A folder with these files; a path that ends with `/` is a folder.
fn folder(paths: &[&str]) -> TempDir {
    let root = TempDir::new().unwrap();
    for path in paths {
        write(root.path(), path, "正文");
    }
    root
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    if path.ends_with('/') {
        fs::create_dir_all(full).unwrap();
    } else {
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }
}

fn list_with(root: &Path, options: &ListOptions) -> Listing {
    list(root, options, &AtomicBool::new(false))
}

fn list_all(root: &Path) -> Listing {
    list_with(root, &ListOptions::default())
}

fn paths(listing: &Listing) -> Vec<&str> {
    listing
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

fn problems(listing: &Listing) -> Vec<(&str, &'static str)> {
    let problems = listing.problems.iter();
    problems
        .map(|problem| (problem.path.as_str(), problem.problem.code()))
        .collect()
}

#[test]
fn articles_are_listed_in_natural_order_and_nothing_else() {
    let root = folder(&[
        "第10期.md",
        "第2期.md",
        "b/2.txt",
        "b/10.txt",
        "b/b.TEXT",
        "a.markdown",
        "B.mdx",
        "c.HTML",
        "d.htm",
        "README",
        "picture.png",
        "lexicon.yaml",
        "data.json",
        "empty/",
        "folder.md/index.md",
    ]);
    let listing = list_all(root.path());
    assert_eq!(
        paths(&listing),
        [
            "a.markdown",
            "b/2.txt",
            "b/10.txt",
            "b/b.TEXT",
            "B.mdx",
            "c.HTML",
            "d.htm",
            "folder.md/index.md",
            "README",
            "第2期.md",
            "第10期.md",
        ]
    );
    assert_eq!(problems(&listing), []);
    assert_eq!(
        listing.left_out,
        LeftOut {
            other_kind: 3,
            ..LeftOut::default()
        }
    );
    for file in &listing.files {
        assert!(file.file.is_absolute());
        assert_eq!(file.stamp.size, fs::metadata(&file.file).unwrap().len());
    }
    assert_eq!(list_all(root.path()), listing);
    let mut sorted = paths(&listing);
    sorted.sort_by(|left, right| natural::compare(left, right));
    assert_eq!(sorted, paths(&listing));
}

#[test]
fn a_walk_hands_over_the_same_files_as_it_finds_them() {
    let root = folder(&["a/1.md", "a/2.md", "b.md", "c.md"]);
    let mut files = Vec::new();
    let walked = walk(
        root.path(),
        &ListOptions::default(),
        &AtomicBool::new(false),
        |file| {
            files.push(file);
        },
    );
    let listing = list_all(root.path());
    assert_eq!((files, walked.problems), (listing.files, listing.problems));
}

#[test]
fn a_cancelled_walk_returns_what_it_has() {
    let root = folder(&["a.md", "b/c.md", "d.md"]);
    let cancel = AtomicBool::new(false);
    let mut files = 0;
    walk(root.path(), &ListOptions::default(), &cancel, |_| {
        files += 1;
        cancel.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!(files, 1);
}

#[test]
fn hidden_ignored_and_junk_are_left_out_and_counted() {
    let root = folder(&[
        "a.md",
        ".hidden.md",
        ".git/b.md",
        "node_modules/c/d.md",
        "drafts/e.md",
        "f.md",
        "sub/g.md",
        "sub/keep.md",
        "sub/deep/g.md",
        ".obsidian/h.md",
    ]);
    write(root.path(), ".gitignore", "drafts/\nf.md\ng.md\n[\n");
    write(root.path(), "sub/.gitignore", "keep.md\n!/g.md\n");
    assert_eq!(paths(&list_all(root.path())), ["a.md", "sub/g.md"]);
    let left_out = LeftOut {
        hidden: 4,
        ignored: 4,
        junk: 2,
        other_kind: 0,
    };
    assert_eq!(list_all(root.path()).left_out, left_out);

    let all = ListOptions {
        hidden: true,
        ignored: true,
        junk: true,
    };
    let listing = list_with(root.path(), &all);
    assert_eq!(listing.files.len(), 10);
    assert_eq!(
        listing.left_out,
        LeftOut {
            other_kind: 2,
            ..LeftOut::default()
        }
    );
    let ignored = ListOptions {
        ignored: true,
        ..ListOptions::default()
    };
    assert!(paths(&list_with(root.path(), &ignored)).contains(&"drafts/e.md"));
}

#[test]
fn a_folder_that_is_opened_itself_is_not_left_out() {
    let root = folder(&[".notes/a.md", "node_modules/b.md"]);
    assert_eq!(paths(&list_all(&root.path().join(".notes"))), ["a.md"]);
    assert_eq!(
        paths(&list_all(&root.path().join("node_modules"))),
        ["b.md"]
    );
}

#[test]
fn a_single_file_is_listed_whatever_its_name() {
    let root = folder(&["notes.log", ".hidden"]);
    for name in ["notes.log", ".hidden"] {
        let listing = list_all(&root.path().join(name));
        assert_eq!(paths(&listing), [name]);
        let file = &listing.files[0];
        let reading = read_file(&file.file, file.path.clone(), &ReadOptions::default());
        let Reading::Document(document) = reading else {
            panic!("{reading:?}")
        };
        assert_eq!(document.body, "正文");
    }
}

#[test]
fn a_path_that_is_not_there_is_a_problem() {
    let root = folder(&[]);
    let listing = list_all(&root.path().join("nowhere"));
    assert_eq!(problems(&listing), [("", "unreadable")]);
    let reading = read_file(
        &root.path().join("gone.md"),
        "gone.md".into(),
        &ReadOptions::default(),
    );
    assert!(matches!(reading, Reading::Skipped(problem) if problem.code() == "vanished"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_are_followed_once() {
        let outside = folder(&["x/1.md", "x/deep/2.md", "single.md"]);
        let root = folder(&["a.md", "sub/b.md"]);
        let link = |target: &Path, name: &str| symlink(target, root.path().join(name)).unwrap();
        link(&outside.path().join("x"), "linked");
        link(&outside.path().join("x"), "linked-again");
        link(&outside.path().join("x/deep"), "part-of-linked");
        link(&outside.path().join("single.md"), "one.md");
        link(&outside.path().join("single.md"), "one-again.md");
        link(Path::new("a.md"), "same.md");
        link(Path::new("sub"), "same-folder");
        link(Path::new("nowhere.md"), "broken.md");
        link(Path::new("self.md"), "self.md");
        link(Path::new("nowhere.png"), "broken.png");
        link(root.path(), "sub/up");
        link(Path::new("/"), "sub/top");
        let listing = list_all(root.path());
        assert_eq!(
            listing.left_out,
            LeftOut {
                other_kind: 1,
                ..LeftOut::default()
            }
        );
        assert_eq!(
            paths(&listing),
            [
                "a.md",
                "linked/1.md",
                "linked/deep/2.md",
                "one-again.md",
                "sub/b.md"
            ]
        );
        assert_eq!(
            problems(&listing),
            [
                ("broken.md", "link-broken"),
                ("linked-again", "link-repeated"),
                ("one.md", "link-repeated"),
                ("part-of-linked", "link-repeated"),
                ("same-folder", "link-repeated"),
                ("same.md", "link-repeated"),
                ("self.md", "link-loop"),
                ("sub/top", "link-loop"),
                ("sub/up", "link-loop"),
            ]
        );
    }

    #[test]
    fn a_folder_reached_by_a_link_before_is_not_walked_again_inside_another() {
        let outside = folder(&["x/1.md", "y/2.md"]);
        let root = folder(&[]);
        symlink(outside.path().join("x"), root.path().join("a")).unwrap();
        symlink(outside.path(), root.path().join("b")).unwrap();
        let listing = list_all(root.path());
        assert_eq!(paths(&listing), ["a/1.md", "b/y/2.md"]);
        assert_eq!(problems(&listing), [("b/x", "link-repeated")]);
    }

    #[test]
    fn links_within_a_linked_folder_make_no_loop() {
        let outside = folder(&["x/1.md"]);
        symlink(outside.path().join("x"), outside.path().join("x/again")).unwrap();
        let root = folder(&[]);
        symlink(outside.path(), root.path().join("a")).unwrap();
        let listing = list_all(root.path());
        assert_eq!(paths(&listing), ["a/x/1.md"]);
        assert_eq!(problems(&listing), [("a/x/again", "link-loop")]);
    }

    #[test]
    fn names_that_are_no_unicode_are_shown_and_stay_apart() {
        let root = folder(&["a.md"]);
        let name = |bytes: &[u8]| root.path().join(OsStr::from_bytes(bytes));
        // 中 and 文 in GBK.
        for bytes in [
            b"\xD6\xD0.md".as_slice(),
            b"\xCE\xC4.md",
            b"\\xCE\\xC4.md",
            b"\xD6\xD0/x.md",
        ] {
            let path: PathBuf = name(bytes);
            if fs::create_dir_all(path.parent().unwrap()).is_err()
                || fs::write(&path, "正文").is_err()
            {
                println!("skipped: this file system takes no such names");
                return;
            }
        }
        let listing = list_all(root.path());
        let mut shown = paths(&listing);
        shown.sort_unstable();
        assert_eq!(
            shown,
            [
                "\\xCE\\xC4 (2).md",
                "\\xCE\\xC4.md",
                "\\xD6\\xD0.md",
                "\\xD6\\xD0/x.md",
                "a.md"
            ]
        );
        let codes: Vec<_> = problems(&listing)
            .into_iter()
            .map(|(_, code)| code)
            .collect();
        assert_eq!(codes, ["name-not-unicode"; 3]);
        for file in &listing.files {
            let reading = read_file(&file.file, file.path.clone(), &ReadOptions::default());
            assert!(matches!(reading, Reading::Document(_)), "{}", file.path);
        }
    }

    #[test]
    fn what_may_not_be_read_is_a_problem_and_the_rest_goes_on() {
        let root = folder(&["closed/a.md", "closed.md", "open.md"]);
        let set = |name: &str, mode| {
            fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
        };
        set("closed", 0o000);
        set("closed.md", 0o000);
        if fs::read_dir(root.path().join("closed")).is_ok() {
            println!("skipped: this user may read everything");
            set("closed", 0o700);
            return;
        }
        let listing = list_all(root.path());
        assert_eq!(paths(&listing), ["closed.md", "open.md"]);
        assert_eq!(problems(&listing), [("closed", "unreadable")]);
        let closed = &listing.files[0];
        let reading = read_file(&closed.file, closed.path.clone(), &ReadOptions::default());
        assert!(matches!(reading, Reading::Skipped(problem) if problem.code() == "unreadable"));
        set("closed", 0o700);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let root = folder(&["a.md"]);
        let made = std::process::Command::new("mkfifo")
            .arg(root.path().join("pipe.md"))
            .status();
        if !made.is_ok_and(|status| status.success()) {
            println!("skipped: there is no mkfifo");
            return;
        }
        let listing = list_all(root.path());
        assert_eq!(paths(&listing), ["a.md"]);
        assert_eq!(problems(&listing), [("pipe.md", "not-a-file")]);
        let listing = list_all(&root.path().join("pipe.md"));
        assert_eq!(problems(&listing), [("", "not-a-file")]);
        let path = root.path().join("pipe.md");
        let reading = read_file(&path, "pipe.md".into(), &ReadOptions::default());
        let code = |problem: &Problem| problem.code();
        assert!(matches!(reading, Reading::Skipped(problem) if code(&problem) == "not-a-file"));
    }
}
