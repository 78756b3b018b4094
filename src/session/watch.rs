//! Tells that something in the opened folders has changed, once it has come to rest.
//!
//! Which file it was does not matter: listing a folder again and comparing times is quick, and finds
//! out about moved folders, ignore files and links too.

use super::latest::Wake;
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A change counts when nothing more has come for so long,
const QUIET: Duration = Duration::from_millis(200);
/// or when the first has been waiting for so long.
const PATIENCE: Duration = Duration::from_millis(800);

/// Watches folders until it is dropped.
#[derive(Debug)]
pub struct Watch {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    changed: AtomicBool,
    dropped: AtomicBool,
    failure: Mutex<Option<String>>,
}

impl Watch {
    /// Watches folders with everything in them, and single files. Setting it up may take long for many
    /// folders, so that it is done on another thread.
    pub fn start(paths: Vec<PathBuf>, wake: &Wake) -> Self {
        let shared = Arc::new(Shared::default());
        let (for_thread, wake) = (Arc::clone(&shared), Arc::clone(wake));
        let thread = std::thread::Builder::new().name("wenjian-watcher".to_owned());
        // Without the thread nothing is watched, and reading again by hand still works.
        let _ = thread.spawn(move || watch(&paths, &for_thread, &wake));
        Self { shared }
    }

    /// True once after changes have come to rest.
    pub fn take_change(&self) -> bool {
        self.shared.changed.swap(false, Ordering::Relaxed)
    }

    /// Why changes cannot be followed, once.
    pub fn take_failure(&self) -> Option<String> {
        let mut failure = self
            .shared
            .failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        failure.take()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.dropped.store(true, Ordering::Relaxed);
    }
}

fn watch(paths: &[PathBuf], shared: &Shared, wake: &Wake) {
    let (sender, events) = mpsc::channel();
    let result = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.map_or(true, |event| is_change(&event.kind)) {
            // The other end is gone once nobody watches any more.
            let _ = sender.send(());
        }
    })
    .and_then(|mut watcher| {
        for path in paths {
            let (path, mode) = if path.is_dir() {
                (path.as_path(), RecursiveMode::Recursive)
            } else {
                // An editor that saves by renaming puts another file in the place of the watched one.
                let folder = path
                    .parent()
                    .filter(|folder| !folder.as_os_str().is_empty());
                (
                    folder.unwrap_or(Path::new(".")),
                    RecursiveMode::NonRecursive,
                )
            };
            watcher.watch(path, mode)?;
        }
        Ok(watcher)
    });
    match result {
        Ok(_watcher) => tell(&events, shared, wake),
        Err(error) => {
            let mut failure = shared
                .failure
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            *failure = Some(error.to_string());
            wake();
        }
    }
}

/// True for events after which a file may hold something else, be somewhere else or be gone.
fn is_change(kind: &EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_))
    )
}

/// Waits for events until the watch is dropped.
fn tell(events: &Receiver<()>, shared: &Shared, wake: &Wake) {
    while !shared.dropped.load(Ordering::Relaxed) {
        match events.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let first = Instant::now();
        while first.elapsed() < PATIENCE && events.recv_timeout(QUIET).is_ok() {}
        // What else has come meanwhile belongs to this change.
        while events.try_recv().is_ok() {}
        shared.changed.store(true, Ordering::Relaxed);
        wake();
    }
}
