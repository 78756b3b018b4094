//! The mentions that stepping visits, kept for as long as the same is asked for: every frame asks, and
//! a long article has many.

use super::Subject;
use super::library::Entry;
use super::lines::HitRef;
use super::visibility::Visibility;
use crate::lexicon::Lexicon;
use std::cell::RefCell;
use std::sync::Arc;

/// The mentions gathered last.
#[derive(Default)]
pub struct Steps {
    kept: RefCell<Option<Kept>>,
}

struct Kept {
    entry: Arc<Entry>,
    lexicon: Arc<Lexicon>,
    chosen: Option<Subject>,
    visibility: Visibility,
    hits: Arc<Vec<HitRef>>,
}

impl Steps {
    /// Those of `entry` by `lexicon` for what is chosen and shown; `gather` finds them where they are not known.
    pub fn of(
        &self,
        entry: &Arc<Entry>,
        lexicon: &Arc<Lexicon>,
        chosen: Option<Subject>,
        visibility: &Visibility,
        gather: impl FnOnce(&Entry) -> Vec<HitRef>,
    ) -> Arc<Vec<HitRef>> {
        let mut kept = self.kept.borrow_mut();
        let same = kept.as_ref().filter(|kept| {
            Arc::ptr_eq(&kept.entry, entry)
                && Arc::ptr_eq(&kept.lexicon, lexicon)
                && kept.chosen == chosen
                && kept.visibility == *visibility
        });
        if let Some(kept) = same {
            return Arc::clone(&kept.hits);
        }
        let hits = Arc::new(gather(entry));
        *kept = Some(Kept {
            entry: Arc::clone(entry),
            lexicon: Arc::clone(lexicon),
            chosen,
            visibility: visibility.clone(),
            hits: Arc::clone(&hits),
        });
        hits
    }
}
