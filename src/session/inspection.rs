//! The question why a place of an article is lit or not, and its answer.
//!
//! `library x place -> account`, on a worker thread: the whole article is matched for it.

use super::latest::{Job, Wake};
use super::library::Library;
use super::moves::Moves;
use crate::locale::Locale;
use crate::mentions::{Account, Place, TextForm, explain};
use crate::text::ByteSpan;
use std::sync::Arc;

/// A place that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Inquiry {
    /// Position of the article in the library.
    pub entry: u32,
    /// Title or body.
    pub place: Place,
    /// The bytes, from one character boundary to another.
    pub span: ByteSpan,
}

/// A place that was asked about, and what is known about it.
pub struct Inspection {
    /// The place.
    pub inquiry: Inquiry,
    /// The answer; `None` while it is being found.
    pub account: Option<Arc<Account>>,
    job: Job<Account>,
    of: Arc<Library>,
    locale: Locale,
}

impl Inspection {
    /// Asks. Gives nothing where the article or the place is not there.
    pub fn new(
        library: &Arc<Library>,
        inquiry: Inquiry,
        locale: Locale,
        wake: &Wake,
    ) -> Option<Self> {
        let entry = Arc::clone(library.entries.get(inquiry.entry as usize)?);
        entry.text(inquiry.place).get(inquiry.span.range())?;
        let in_force = Arc::clone(&library.in_force);
        let job = Job::spawn("wenjian-inspector", wake, move |publisher, _| {
            let document = &entry.document;
            let explanation = explain(
                &in_force.matcher,
                &document.title.text,
                &document.body,
                TextForm::from(document.kind),
                inquiry.place,
                inquiry.span,
            );
            let text = entry.text(inquiry.place);
            let has_file = in_force.origin.file().is_some();
            let lexicon = in_force.matcher.lexicon();
            publisher.publish(Account::new(locale, lexicon, text, &explanation, has_file));
        });
        Some(Self {
            inquiry,
            account: None,
            job,
            of: Arc::clone(library),
            locale,
        })
    }

    /// The same question where the articles stand elsewhere now; none where the article has changed.
    pub(super) fn moved(mut self, moves: &Moves) -> Option<Self> {
        let entry = self.inquiry.entry;
        self.inquiry.entry = moves.position(entry).filter(|_| moves.is_same(entry))?;
        Some(self)
    }

    /// Takes the answer, and asks again where library or language have changed; false where the place
    /// is no longer there.
    pub fn poll(&mut self, library: &Arc<Library>, locale: Locale, wake: &Wake) -> bool {
        if !Arc::ptr_eq(&self.of, library) || self.locale != locale {
            let Some(mut again) = Self::new(library, self.inquiry, locale, wake) else {
                return false;
            };
            // What was said stays until the new answer is there.
            again.account = self.account.take();
            *self = again;
        }
        if let Some(account) = self.job.take() {
            self.account = Some(Arc::new(account));
        }
        true
    }
}
