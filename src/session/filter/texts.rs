//! The texts of the open library, laid out for searches as long as it is open.
//!
//! Made by the first search of a library that is read, on its worker thread.

use crate::search::Texts;
use crate::session::Library;
use std::sync::{Arc, Mutex, PoisonError, TryLockError, Weak};

/// The texts of the library that was searched last.
#[derive(Clone, Debug, Default)]
pub struct TextCache(Arc<Mutex<Option<Kept>>>);

#[derive(Debug)]
struct Kept {
    library: Weak<Library>,
    texts: Arc<Texts>,
}

impl TextCache {
    /// The texts of `library`; none while it is being read, as they would be out of date at once. Waits for
    /// another search that is laying them out: for worker threads.
    pub fn of(&self, library: &Arc<Library>) -> Option<Arc<Texts>> {
        if !library.is_settled() {
            return None;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.is_of(library)) {
            return Some(Arc::clone(&kept.texts));
        }
        let view = |position: u32| library.entries[position as usize].as_read();
        let count = u32::try_from(library.entries.len()).expect("fewer than 2^32 articles");
        let texts = Arc::new(Texts::new(count, view));
        *kept = Some(Kept {
            library: Arc::downgrade(library),
            texts: Arc::clone(&texts),
        });
        Some(texts)
    }

    /// Lets go of the texts of any other library than this. Never waits.
    pub fn keep_only(&self, library: &Arc<Library>) {
        let mut kept = match self.0.try_lock() {
            Ok(kept) => kept,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            // Somebody is searching; the next frame asks again.
            Err(TryLockError::WouldBlock) => return,
        };
        let old = kept.take_if(|kept| !kept.is_of(library));
        drop(kept);
        if old.is_some() {
            rayon::spawn(move || drop(old));
        }
    }
}

impl Kept {
    fn is_of(&self, library: &Arc<Library>) -> bool {
        self.library.as_ptr() == Arc::as_ptr(library)
    }
}
