//! Exporting what is shown, and saying what came of it.

use super::Session;
use crate::locale::Locale;
use crate::session::export::{ExportChange, Outcome, Task, filter_words};
use std::sync::Arc;

impl Session {
    /// Does what the user asked about exports.
    pub(super) fn apply_export(&mut self, change: ExportChange) {
        match change {
            ExportChange::Show(_) => {}
            ExportChange::Cancel => self.exporting.cancel(),
            ExportChange::Start(wish) => {
                let task = Task {
                    library: Arc::clone(&self.library),
                    shown: Arc::clone(&self.shown),
                    filter: filter_words(self.filter()),
                    decisions: Arc::clone(self.compare.decisions()),
                    forms: wish.forms,
                    to: wish.to,
                    locale: Locale::new(self.settings.language()),
                };
                self.exporting.start(task, &self.wake);
            }
        }
    }

    /// How many articles are written and of how many, while an export is under way.
    pub fn exporting(&self) -> Option<(usize, usize)> {
        self.exporting.progress()
    }

    pub(super) fn poll_export(&mut self) {
        match self.exporting.poll() {
            None => {}
            Some(Outcome::Written(files)) => {
                let first = files.first().map(|file| file.display().to_string());
                self.say("export-done", first.unwrap_or_default());
            }
            Some(Outcome::Failed(why)) => self.say("export-failed", why),
        }
    }
}
