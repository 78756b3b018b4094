//! Sets of lines as they change: read, changed and written on a thread of their own, in the order in which the
//! user asked. A set may hold a hundred thousand lines: merging and writing them must hold up no frame.

use super::copy;
use super::selection::Selection;
use super::sets::{LineSet, SetStore, kept};
use super::state::Lines;
use crate::session::latest::Wake;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

/// A change of the sets.
pub(super) enum SetEdit {
    /// Adds the chosen lines, or all where no more than one is, to the set with this name.
    Save(String, Arc<Lines>, Box<Selection>),
    /// Adds the lines of one set to another.
    Merge {
        /// Whose lines.
        from: String,
        /// To which set.
        into: String,
    },
    /// Forgets a set.
    Forget(String),
}

impl SetEdit {
    /// Does it; gives the name of the set that has other lines now.
    fn apply(self, sets: &mut Vec<LineSet>) -> Option<String> {
        let (name, lines) = match self {
            Self::Save(name, lines, selection) => {
                let meant = copy::meant(&lines, &selection);
                let class = |line: &_| selection.class(line);
                (name, kept(&lines.library, meant, class))
            }
            Self::Merge { from, into } => {
                let from = sets.iter().find(|set| set.name == from && from != into)?;
                (into, from.lines.clone())
            }
            Self::Forget(name) => {
                sets.retain(|set| set.name != name);
                return None;
            }
        };
        let position = sets.iter().position(|set| set.name == name);
        let position = position.unwrap_or_else(|| {
            sets.push(LineSet {
                name: name.clone(),
                lines: Vec::new(),
            });
            sets.len() - 1
        });
        sets[position].merge(lines);
        Some(name)
    }
}

/// What the thread has to tell.
#[derive(Default)]
struct Told {
    /// The sets, and which of them have changed, since that was asked last.
    news: Option<(Arc<Vec<LineSet>>, Vec<String>)>,
    failure: Option<String>,
    /// Edits that are not done yet, reading the sets counted as one.
    waiting: usize,
}

/// The thread and the way to it; dropping it waits for the last change to be on disk.
pub(super) struct SetKeeper {
    queue: Option<mpsc::Sender<SetEdit>>,
    thread: Option<JoinHandle<()>>,
    told: Arc<Mutex<Told>>,
}

impl SetKeeper {
    /// Reads the sets of `store`, and keeps them.
    pub fn new(store: SetStore, wake: &Wake) -> Self {
        let (queue, arriving) = mpsc::channel();
        let told = Arc::new(Mutex::new(Told {
            waiting: 1,
            ..Told::default()
        }));
        let (to_tell, wake) = (Arc::clone(&told), Arc::clone(wake));
        let thread = std::thread::Builder::new()
            .name("wenjian-sets".to_owned())
            .spawn(move || keep(&store, &arriving, &to_tell, &wake))
            .ok();
        Self {
            queue: Some(queue),
            thread,
            told,
        }
    }

    /// Asks for a change.
    pub fn edit(&self, edit: SetEdit) {
        if let Some(queue) = &self.queue {
            self.told().waiting += 1;
            // The thread ends only when this sender is gone.
            let _ = queue.send(edit);
        }
    }

    /// The sets where they have changed since the last call, with the names of those that have other lines.
    pub fn take(&self) -> Option<(Arc<Vec<LineSet>>, Vec<String>)> {
        self.told().news.take()
    }

    /// Why the last change could not be written, said once.
    pub fn take_failure(&self) -> Option<String> {
        self.told().failure.take()
    }

    /// True while something was asked for that is not done, or done and not taken.
    pub fn is_busy(&self) -> bool {
        let told = self.told();
        self.thread.is_some() && (told.waiting > 0 || told.news.is_some())
    }

    fn told(&self) -> std::sync::MutexGuard<'_, Told> {
        lock(&self.told)
    }
}

fn lock(told: &Mutex<Told>) -> std::sync::MutexGuard<'_, Told> {
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the thread does until nobody asks any more.
fn keep(store: &SetStore, arriving: &mpsc::Receiver<SetEdit>, told: &Mutex<Told>, wake: &Wake) {
    let mut sets = store.load();
    tell(told, &sets, None, wake);
    while let Ok(edit) = arriving.recv() {
        let mut next = Some(edit);
        // Of several changes in a row only the last need be written.
        while let Some(edit) = next {
            let changed = edit.apply(&mut sets);
            tell(told, &sets, changed, wake);
            next = arriving.try_recv().ok();
        }
        if let Err(error) = store.save(&sets) {
            lock(told).failure = Some(error.to_string());
            wake();
        }
    }
}

fn tell(told: &Mutex<Told>, sets: &[LineSet], changed: Option<String>, wake: &Wake) {
    let sets = Arc::new(sets.to_vec());
    let mut told = lock(told);
    told.waiting = told.waiting.saturating_sub(1);
    let before = told.news.take().map(|(_, changed)| changed);
    let mut all = before.unwrap_or_default();
    all.extend(changed);
    told.news = Some((sets, all));
    drop(told);
    wake();
}

impl Drop for SetKeeper {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the panic hook already.
            let _ = thread.join();
        }
    }
}
