//! Opens a folder as the window does, without a window, and says how long it took.
//!
//! `cargo run --release --example open_library -- FOLDER [CACHE]`; without CACHE nothing is kept and
//! nothing found. Ends when all documents are there with all mentions, not when the cache is written,
//! unless `--keep` stands behind CACHE.

#![expect(clippy::print_stderr, reason = "the figures are what it is for")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Instant;
use wenjian::session::latest::Wake;
use wenjian::session::reader::{self, Task};
use wenjian::session::{CacheStore, LazyMatcher, Source};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().expect("a folder is named");
    let cache = arguments.next();
    let keeps = arguments.next().is_some();
    let began = Instant::now();
    let task = Task {
        source: Source::Paths(vec![folder]),
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::default(),
        cache: cache.map_or_else(CacheStore::nowhere, |folder| CacheStore::in_folder(&folder)),
    };
    let (sender, receiver) = mpsc::channel();
    let wake: Wake = Arc::new(move || sender.send(()).unwrap_or_default());
    let job = reader::spawn(task, &wake);
    let mut first = None;
    while receiver.recv().is_ok() {
        let Some(library) = job.take() else { continue };
        if !library.entries.is_empty() {
            first.get_or_insert_with(|| began.elapsed());
        }
        if library.is_settled() {
            let text: usize = library
                .entries
                .iter()
                .map(|entry| entry.document.body.len())
                .sum();
            let memory = Memory::of_this_process();
            eprintln!(
                "{} documents, {} MB of text, {} mentions: first rows after {:.0?}, all after {:.0?}; \
                 {} MB resident ({} MB of it files), at most {} MB",
                library.entries.len(),
                text / 1_000_000,
                library.tally.mentions,
                first.unwrap_or_default(),
                began.elapsed(),
                memory.resident,
                memory.files,
                memory.most,
            );
            // Taking a hundred thousand entries apart is not part of opening them.
            std::mem::forget(library);
            break;
        }
    }
    while keeps && !job.has_ended() {
        receiver.recv()?;
    }
    std::process::exit(0);
}

/// Megabytes, where the system says so (Linux).
#[derive(Default)]
struct Memory {
    resident: u64,
    files: u64,
    most: u64,
}

impl Memory {
    fn of_this_process() -> Self {
        let status = std::fs::read_to_string(Path::new("/proc/self/status")).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let number =
                line.and_then(|line| line.trim_start_matches(':').split_whitespace().next());
            number
                .and_then(|number| number.parse::<u64>().ok())
                .unwrap_or_default()
                / 1_000
        };
        Self {
            resident: field("VmRSS"),
            files: field("RssFile"),
            most: field("VmHWM"),
        }
    }
}
