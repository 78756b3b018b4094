//! Watches the files that could be the lexicon in force, and loads it anew when one of them changes.
//!
//! `file system -> events -> lexicon in force -> session`. Watches the folders, not the files: editors
//! put a new file in the place of the old one. Knows nothing of articles.

use super::latest::{Cancel, Job, Publisher, Wake};
use super::lazy_matcher::LazyMatcher;
use super::lexicon_choice::{LexiconChoice, LexiconInForce, LexiconOrigin, stamps};
use super::source::Source;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// A file that is being saved is read once it has been left alone for this long.
const QUIET: Duration = Duration::from_millis(150);
/// How often a file is looked at whose folder cannot be watched, as on some network drives.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What the watching thread is told.
enum Signal {
    /// Something happened to one of the files.
    Changed,
    /// Nobody waits any more.
    Stop,
}

/// A thread that watches. Dropping it ends the thread.
pub struct LexiconWatch {
    job: Job<Arc<LexiconInForce>>,
    signals: Sender<Signal>,
}

impl LexiconWatch {
    /// Watches what `matcher`'s choice looks for when `source` is opened; nothing, where no file can
    /// change its lexicon.
    pub fn spawn(matcher: &LazyMatcher, source: &Source, wake: &Wake) -> Option<Self> {
        let choice = Arc::clone(matcher.choice()?);
        let (signals, arriving) = mpsc::channel();
        let (matcher, source, sender) = (matcher.clone(), source.clone(), signals.clone());
        let job = Job::spawn("wenjian-lexicon", wake, move |publisher, cancel| {
            let watching = Watching {
                last: matcher.in_force(),
                choice,
                source,
            };
            watching.run(publisher, cancel, sender, &arriving);
        });
        Some(Self { job, signals })
    }

    /// What is in force since a file changed, if one did since the last call.
    pub fn take(&self) -> Option<Arc<LexiconInForce>> {
        self.job.take()
    }
}

impl Drop for LexiconWatch {
    fn drop(&mut self) {
        // The thread may have ended by itself; then there is nobody to tell.
        let _ = self.signals.send(Signal::Stop);
    }
}

struct Watching {
    choice: Arc<LexiconChoice>,
    source: Source,
    last: Arc<LexiconInForce>,
}

impl Watching {
    fn run(
        mut self,
        publisher: &Publisher<Arc<LexiconInForce>>,
        cancel: &Cancel,
        sender: Sender<Signal>,
        arriving: &Receiver<Signal>,
    ) {
        let places = self.choice.places(&self.source);
        let (_watcher, watches_all) = watch(&places, sender);
        while !cancel.is_cancelled() {
            // The first look is at what changed between the loading and the watching.
            if stamps(&places) != self.last.stamps {
                self.last = Arc::new(self.choice.load(&self.source, Some(&self.last)));
                publisher.publish(Arc::clone(&self.last));
            }
            let signal = if watches_all {
                arriving.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                arriving.recv_timeout(LOOK_EVERY)
            };
            let goes_on = match signal {
                Ok(Signal::Changed) => wait_for_quiet(arriving),
                Err(RecvTimeoutError::Timeout) => true,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => false,
            };
            if !goes_on {
                break;
            }
        }
    }
}

/// Waits until nothing has happened for a while; false where the thread is to end.
fn wait_for_quiet(arriving: &Receiver<Signal>) -> bool {
    loop {
        match arriving.recv_timeout(QUIET) {
            Ok(Signal::Changed) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Watches the folders of `places`; false where one of them cannot be watched.
fn watch(places: &[LexiconOrigin], sender: Sender<Signal>) -> (Option<RecommendedWatcher>, bool) {
    let files: Vec<PathBuf> = places
        .iter()
        .filter_map(|place| place.file().map(Path::to_owned))
        .collect();
    let names: BTreeSet<OsString> = files
        .iter()
        .filter_map(|file| file.file_name().map(ToOwned::to_owned))
        .collect();
    let concerns = move |event: &notify::Event| {
        let is_named = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
        !matches!(event.kind, EventKind::Access(_))
            && (event.need_rescan() || event.paths.iter().any(is_named))
    };
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // An error of the watcher is worth a look at the files, which tells whether they changed.
        if event.map_or(true, |event| concerns(&event)) {
            // Nobody listens any more once the thread has ended.
            let _ = sender.send(Signal::Changed);
        }
    });
    let Ok(mut watcher) = watcher else {
        return (None, false);
    };
    let parent = |file: &PathBuf| match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let folders: BTreeSet<PathBuf> = files.iter().map(parent).collect();
    let watched = folders
        .iter()
        .filter(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok())
        .count();
    (Some(watcher), watched == folders.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn naming(company: &str) -> String {
        format!(
            "wenjian-lexicon: 1\ncompanies:\n  - {{id: x, name: {{zh: x, en: x}}, names: [{company}]}}\n"
        )
    }

    fn wait(watch: &LexiconWatch) -> Arc<LexiconInForce> {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            if let Some(in_force) = watch.take() {
                return in_force;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the change was never seen");
    }

    #[test]
    fn a_lexicon_that_comes_changes_breaks_and_goes_is_followed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("lexicon.yaml");
        let write = |text: &str| std::fs::write(&file, text).expect("the folder is writable");
        let source = Source::Paths(vec![folder.path().to_owned()]);
        let choice = LexiconChoice {
            named: None,
            user_folder: Some(folder.path().join("not there")),
        };
        let matcher = LazyMatcher::chosen(choice).for_source(&source, &LexiconInForce::empty());
        let wake: Wake = Arc::new(|| {});
        let watch = LexiconWatch::spawn(&matcher, &source, &wake).expect("there is a choice");
        assert_eq!(matcher.in_force().origin, LexiconOrigin::BuiltIn);
        let first = |in_force: &LexiconInForce| in_force.matcher.lexicon().aliases[0].text.clone();

        write(&naming("甲公司"));
        let came = wait(&watch);
        assert_eq!(
            (came.origin.name(), first(&came)),
            ("folder", "甲公司".to_owned())
        );
        write(&naming("乙公司之一"));
        assert_eq!(first(&wait(&watch)), "乙公司之一");
        write("wenjian-lexicon: 1\ncompanies: [");
        let broken = wait(&watch);
        assert_eq!(
            (first(&broken), broken.failures.len()),
            ("乙公司之一".to_owned(), 1)
        );
        std::fs::remove_file(&file).expect("it is there");
        let gone = wait(&watch);
        assert_eq!((gone.origin.name(), gone.failures.len()), ("built-in", 0));
    }
}
