//! Which files of a folder are articles.
//!
//! Knows names and links, not what the files hold. A folder goes in; files in natural order of path,
//! problems, and the number of what was left out come out.

mod entry;
mod walker;

use super::{Problem, ProblemKind};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::UNIX_EPOCH;

/// What is listed beyond the articles that anyone would expect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOptions {
    /// Files and folders whose name starts with a dot.
    pub hidden: bool,
    /// What a `.gitignore` of the folder, or of a folder in it, leaves out.
    pub ignored: bool,
    /// Folders of tools: `.git`, `node_modules` and the like.
    pub junk: bool,
}

/// What tells whether a file is still the one that was read: its size and when it was last changed.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Stamp {
    /// Size in bytes.
    pub size: u64,
    /// Nanoseconds from 1970 on to the last change, within what 64 bits can say (1678 to 2262); 0
    /// where the file system keeps no time.
    pub modified: i64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().map_or(0, |time| {
            let nanoseconds = match time.duration_since(UNIX_EPOCH) {
                Ok(since) => i64::try_from(since.as_nanos()),
                Err(before) => i64::try_from(before.duration().as_nanos()).map(|n| -n),
            };
            nanoseconds.unwrap_or_default()
        });
        Self {
            size: metadata.len(),
            modified,
        }
    }
}

/// A file that may be an article. Whether it holds text is known only on reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it is; absolute.
    pub file: PathBuf,
    /// Path below the folder that was opened, `/` between parts; the file name for a single file.
    pub path: String,
    /// Its size and time when it was listed.
    pub stamp: Stamp,
}

/// A problem with a file or folder that became no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// Path below the folder that was opened, `/` between parts; empty for that folder itself.
    pub path: String,
    /// Where it is; absolute.
    pub file: PathBuf,
    /// What happened.
    pub problem: Problem,
}

/// How many entries were left out; a folder counts as one, whatever is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Hidden ones.
    pub hidden: u64,
    /// Those that a `.gitignore` names.
    pub ignored: u64,
    /// Folders of tools.
    pub junk: u64,
    /// Files with an extension that no article has.
    pub other_kind: u64,
}

/// What was found besides files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// In the order in which they were met.
    pub problems: Vec<FileProblem>,
    /// What is not in the list.
    pub left_out: LeftOut,
}

/// A folder, listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In natural order of path.
    pub files: Vec<FoundFile>,
    /// In the order in which they were met.
    pub problems: Vec<FileProblem>,
    /// What is not in the list.
    pub left_out: LeftOut,
}

/// Lists the articles of the folder `root`, or `root` itself where it is a file, whatever its name.
/// Returns what it has when `cancel` becomes true.
pub fn list(root: &Path, options: &ListOptions, cancel: &AtomicBool) -> Listing {
    let mut files = Vec::new();
    let Walked { problems, left_out } = walk(root, options, cancel, |file| files.push(file));
    Listing {
        files,
        problems,
        left_out,
    }
}

/// Like [`list`], but hands over every file as soon as it is found, in the same order.
pub fn walk(
    root: &Path,
    options: &ListOptions,
    cancel: &AtomicBool,
    on_file: impl FnMut(FoundFile),
) -> Walked {
    walker::walk(root, options, cancel, on_file)
}

/// What an error of the operating system means for a file that was just listed.
pub(super) fn from_io(error: &io::Error) -> ProblemKind {
    match error.kind() {
        io::ErrorKind::NotFound => ProblemKind::Vanished,
        _ => ProblemKind::Unreadable {
            cause: error.to_string(),
        },
    }
}
