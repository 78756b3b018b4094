//! Hands the newest value of a worker thread to the window thread; older ones are dropped unseen.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// Tells the window that something new is there (asks it to draw again).
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Tells a job that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once the job was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The flag itself, for functions that know no jobs.
    pub fn flag(&self) -> &AtomicBool {
        &self.0
    }
}

/// A job on a named thread, its newest value, and the way to stop it. Dropping it stops it.
pub struct Job<T> {
    slot: Arc<Mutex<Option<T>>>,
    cancel: Cancel,
    ended: Arc<AtomicBool>,
}

impl<T: Send + 'static> Job<T> {
    /// Runs `work` on a thread called `name`; it may publish values as often as it likes.
    pub fn spawn(
        name: &str,
        wake: &Wake,
        work: impl FnOnce(&Publisher<T>, &Cancel) + Send + 'static,
    ) -> Self {
        let slot = Arc::new(Mutex::new(None));
        let cancel = Cancel::default();
        let publisher = Publisher {
            slot: Arc::clone(&slot),
            wake: Arc::clone(wake),
        };
        let ended = Arc::new(AtomicBool::new(false));
        let (stop, end) = (cancel.clone(), Arc::clone(&ended));
        std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                work(&publisher, &stop);
                end.store(true, Ordering::Release);
                (publisher.wake)();
            })
            .expect("the system gives the program a thread");
        Self {
            slot,
            cancel,
            ended,
        }
    }

    /// The newest value, if one came since the last call.
    pub fn take(&self) -> Option<T> {
        self.slot
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// True once nothing more will be published: what [`Self::take`] returns after this is the last.
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }

    /// Asks the job to stop; what it published stays.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// The worker's end of a [`Job`].
pub struct Publisher<T> {
    slot: Arc<Mutex<Option<T>>>,
    wake: Wake,
}

impl<T> Publisher<T> {
    /// Puts `value` in the place of whatever has not been taken yet.
    pub fn publish(&self, value: T) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        (self.wake)();
    }
}
