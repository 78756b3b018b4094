//! The walk itself: which entries are gone into, handed over, left out or reported.

use super::entry::{Entry, shown_name, sort};
use super::{FileProblem, FoundFile, ListOptions, Stamp, Walked, from_io};
use crate::corpus::{FileKind, Problem, ProblemKind};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Folders that tools keep for themselves.
const JUNK: [&str; 6] = [
    ".git",
    ".hg",
    ".svn",
    "node_modules",
    "__MACOSX",
    "$RECYCLE.BIN",
];

/// See [`super::walk`].
pub(super) fn walk(
    root: &Path,
    options: &ListOptions,
    cancel: &AtomicBool,
    on_file: impl FnMut(FoundFile),
) -> Walked {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let real_root = fs::canonicalize(&root).unwrap_or_else(|_| root.clone());
    let mut walker = Walker {
        options,
        cancel,
        on_file,
        root: root.clone(),
        real_root,
        followed: HashSet::new(),
        ignores: Vec::new(),
        walked: Walked::default(),
    };
    walker.root(&root);
    walker.walked
}

/// A folder in the course of being walked.
struct Frame {
    folder: PathBuf,
    /// Below the root, `/` at the end; empty for the root.
    prefix: String,
    /// Where the folder really is, once a link was followed on the way to it.
    real: Option<PathBuf>,
    entries: std::vec::IntoIter<Entry>,
    /// How many `.gitignore` files apply to the folder.
    ignores: usize,
}

struct Walker<'a, F> {
    options: &'a ListOptions,
    cancel: &'a AtomicBool,
    on_file: F,
    root: PathBuf,
    real_root: PathBuf,
    /// Where links led, each a real path.
    followed: HashSet<PathBuf>,
    /// The `.gitignore` files from the root to the current folder.
    ignores: Vec<Gitignore>,
    walked: Walked,
}

impl<F: FnMut(FoundFile)> Walker<'_, F> {
    fn root(&mut self, root: &Path) {
        match fs::metadata(root) {
            Ok(metadata) if metadata.is_dir() => self.folders(root),
            Ok(metadata) if metadata.is_file() => {
                let name = root.file_name().unwrap_or(root.as_os_str());
                let path = shown_name(name).0;
                (self.on_file)(FoundFile {
                    file: root.to_owned(),
                    path,
                    stamp: Stamp::of(&metadata),
                });
            }
            Ok(_) => self.problem("", root, ProblemKind::NotAFile),
            Err(error) => {
                self.problem(
                    "",
                    root,
                    ProblemKind::Unreadable {
                        cause: error.to_string(),
                    },
                );
            }
        }
    }

    /// Walks depth first with a stack of its own, so that no depth of folders is too deep.
    fn folders(&mut self, root: &Path) {
        let mut stack: Vec<Frame> = self
            .open(root.to_owned(), String::new(), None)
            .into_iter()
            .collect();
        while let Some(frame) = stack.last_mut() {
            if self.cancel.load(Ordering::Relaxed) {
                return;
            }
            let Some(entry) = frame.entries.next() else {
                stack.pop();
                let remaining = stack.last().map_or(0, |frame| frame.ignores);
                self.ignores.truncate(remaining);
                continue;
            };
            let file = frame.folder.join(&entry.name);
            let path = format!("{}{}", frame.prefix, entry.shown);
            let real = frame.real.as_ref().map(|real| real.join(&entry.name));
            if let Some((file, path, real)) = self.entry(&entry, file, path, real) {
                stack.extend(self.open(file, format!("{path}/"), real));
            }
        }
    }

    /// Deals with one entry; returns it where it is a folder to go into.
    fn entry(
        &mut self,
        entry: &Entry,
        file: PathBuf,
        path: String,
        real: Option<PathBuf>,
    ) -> Option<(PathBuf, String, Option<PathBuf>)> {
        let kind = match entry.entry.file_type() {
            Ok(kind) => kind,
            Err(error) => {
                self.io_problem(&path, &file, &error);
                return None;
            }
        };
        if self.left_out(&entry.name, &file, kind) {
            return None;
        }
        let (is_folder, real) = if kind.is_symlink() {
            if FileKind::of(&file).is_none() && !fs::metadata(&file).is_ok_and(|to| to.is_dir()) {
                self.walked.left_out.other_kind += 1;
                return None;
            }
            let target = self.link_target(&path, &file, real.as_deref())?;
            (target.is_dir(), Some(target))
        } else {
            if let Some(real) = &real
                && self.followed.contains(real)
            {
                let target = real.display().to_string();
                self.problem(&path, &file, ProblemKind::LinkRepeated { target });
                return None;
            }
            (kind.is_dir(), real)
        };
        if is_folder {
            if !entry.unicode {
                self.problem(&path, &file, ProblemKind::NameNotUnicode);
            }
            return Some((file, path, real));
        }
        if FileKind::of(&file).is_none() {
            self.walked.left_out.other_kind += 1;
            return None;
        }
        // The entry knows its folder, so that asking it is cheaper than asking the path.
        let asked = if kind.is_symlink() {
            fs::metadata(&file)
        } else {
            entry.entry.metadata()
        };
        match asked {
            Ok(metadata) if metadata.is_file() => {
                if !entry.unicode {
                    self.problem(&path, &file, ProblemKind::NameNotUnicode);
                }
                (self.on_file)(FoundFile {
                    file,
                    path,
                    stamp: Stamp::of(&metadata),
                });
            }
            Ok(_) => self.problem(&path, &file, ProblemKind::NotAFile),
            Err(error) => self.io_problem(&path, &file, &error),
        }
        None
    }

    /// True, and counted, for what the options leave out.
    fn left_out(&mut self, name: &OsStr, file: &Path, kind: fs::FileType) -> bool {
        let left_out = &mut self.walked.left_out;
        if !self.options.junk && JUNK.iter().any(|junk| name == *junk) {
            left_out.junk += 1;
        } else if !self.options.hidden && name.as_encoded_bytes().starts_with(b".") {
            left_out.hidden += 1;
        } else if is_ignored(&self.ignores, file, kind.is_dir()) {
            left_out.ignored += 1;
        } else {
            return false;
        }
        true
    }

    /// Where a link leads, once: a real path that was not reached before.
    fn link_target(&mut self, path: &str, file: &Path, real: Option<&Path>) -> Option<PathBuf> {
        let shown = |target: &Path| target.display().to_string();
        let target = match fs::canonicalize(file) {
            Ok(target) => target,
            Err(error) => {
                let target = fs::read_link(file).map_or_else(|_| String::new(), |to| shown(&to));
                let kind = match error.kind() {
                    io::ErrorKind::NotFound => ProblemKind::LinkBroken { target },
                    io::ErrorKind::PermissionDenied => ProblemKind::Unreadable {
                        cause: error.to_string(),
                    },
                    _ => ProblemKind::LinkLoop { target },
                };
                self.problem(path, file, kind);
                return None;
            }
        };
        // Where the link itself really is; a link back to a folder above it makes a loop.
        let here = match real {
            Some(real) => real.to_owned(),
            None => self
                .real_root
                .join(file.strip_prefix(&self.root).unwrap_or(file)),
        };
        if here
            .parent()
            .is_some_and(|folder| folder.starts_with(&target))
        {
            self.problem(
                path,
                file,
                ProblemKind::LinkLoop {
                    target: shown(&target),
                },
            );
            return None;
        }
        let reached = target
            .ancestors()
            .any(|above| self.followed.contains(above));
        if reached || self.is_listed(&target) {
            self.problem(
                path,
                file,
                ProblemKind::LinkRepeated {
                    target: shown(&target),
                },
            );
            return None;
        }
        self.followed.insert(target.clone());
        Some(target)
    }

    /// True for a place that the walk reaches by itself, because it is below the root and nothing on
    /// the way to it is hidden or junk.
    fn is_listed(&self, target: &Path) -> bool {
        target.strip_prefix(&self.real_root).is_ok_and(|below| {
            below.iter().all(|part| {
                let junk = !self.options.junk && JUNK.iter().any(|junk| part == *junk);
                let hidden = !self.options.hidden && part.as_encoded_bytes().starts_with(b".");
                !junk && !hidden
            })
        })
    }

    /// Lists one folder and reads its `.gitignore`.
    fn open(&mut self, folder: PathBuf, prefix: String, real: Option<PathBuf>) -> Option<Frame> {
        let path = prefix.trim_end_matches('/');
        let listing = match fs::read_dir(&folder) {
            Ok(listing) => listing,
            Err(error) => {
                self.io_problem(path, &folder, &error);
                return None;
            }
        };
        let mut entries = Vec::new();
        for entry in listing {
            match entry {
                Ok(entry) => entries.push(Entry::new(entry)),
                Err(error) => self.io_problem(path, &folder, &error),
            }
        }
        if !self.options.ignored && entries.iter().any(|entry| entry.name == ".gitignore") {
            let mut builder = GitignoreBuilder::new(&folder);
            // A line that is no pattern is passed over, as git does.
            let _ = builder.add(folder.join(".gitignore"));
            self.ignores.extend(builder.build().ok());
        }
        sort(&mut entries);
        let ignores = self.ignores.len();
        Some(Frame {
            folder,
            prefix,
            real,
            entries: entries.into_iter(),
            ignores,
        })
    }

    fn io_problem(&mut self, path: &str, file: &Path, error: &io::Error) {
        self.problem(path, file, from_io(error));
    }

    fn problem(&mut self, path: &str, file: &Path, kind: ProblemKind) {
        let problem = Problem::of_file(kind);
        let (path, file) = (path.to_owned(), file.to_owned());
        self.walked.problems.push(FileProblem {
            path,
            file,
            problem,
        });
    }
}

/// The innermost `.gitignore` that says anything decides.
fn is_ignored(ignores: &[Gitignore], file: &Path, is_folder: bool) -> bool {
    for ignore in ignores.iter().rev() {
        match ignore.matched(file, is_folder) {
            Match::Ignore(_) => return true,
            Match::Whitelist(_) => return false,
            Match::None => {}
        }
    }
    false
}
