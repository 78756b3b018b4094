//! Writes sets of lines on a thread of its own, in the order in which they were changed.

use super::sets::{LineSet, SetStore};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

/// The saver; dropping it waits for the last change to be on disk.
#[derive(Debug)]
pub(super) struct SetSaver {
    queue: Option<mpsc::Sender<Arc<Vec<LineSet>>>>,
    thread: Option<JoinHandle<()>>,
    failure: Arc<Mutex<Option<String>>>,
}

impl SetSaver {
    /// A saver for `store`.
    pub fn new(store: SetStore) -> Self {
        let (queue, arriving) = mpsc::channel::<Arc<Vec<LineSet>>>();
        let failure: Arc<Mutex<Option<String>>> = Arc::default();
        let told = Arc::clone(&failure);
        let thread = std::thread::Builder::new()
            .name("wenjian-sets".to_owned())
            .spawn(move || {
                while let Ok(mut sets) = arriving.recv() {
                    // Of several changes in a row only the last need be written.
                    while let Ok(newer) = arriving.try_recv() {
                        sets = newer;
                    }
                    if let Err(error) = store.save(&sets) {
                        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
                        *told = Some(error.to_string());
                    }
                }
            })
            .ok();
        Self {
            queue: Some(queue),
            thread,
            failure,
        }
    }

    /// Hands over all sets to be written.
    pub fn save(&self, sets: Arc<Vec<LineSet>>) {
        if let Some(queue) = &self.queue {
            // The thread ends only when this sender is gone.
            let _ = queue.send(sets);
        }
    }

    /// Why the last change could not be written, said once.
    pub fn take_failure(&self) -> Option<String> {
        let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.take()
    }
}

impl Drop for SetSaver {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the panic hook already.
            let _ = thread.join();
        }
    }
}
