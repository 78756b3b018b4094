//! Asking for a concordance, and going from a line to its article.

use super::Session;
use crate::analysis::concordance::Line;
use crate::mentions::Place;
use crate::session::concordance::{ConcordanceChange, Seek};
use crate::session::lines::HitRef;
use crate::session::{Subject, View};
use crate::text::ByteSpan;
use std::sync::Arc;

impl Session {
    pub(super) fn change_concordance(&mut self, change: ConcordanceChange) {
        match change {
            ConcordanceChange::Read(line) => self.read_line(line),
            ConcordanceChange::Seek(_) => {
                self.view = View::Concordance;
                self.concordance.apply(change, &self.wake);
            }
            change => self.concordance.apply(change, &self.wake),
        }
    }

    /// Seeks a company, group or theme where the concordance is in view.
    pub(super) fn seek_chosen(&mut self) {
        if self.view == View::Concordance
            && let Some(subject) = self.chosen
        {
            let seek = Seek::of(&self.library.lexicon, subject);
            self.concordance
                .apply(ConcordanceChange::Seek(seek), &self.wake);
        }
    }

    /// Takes the lines, and asks for others where they are no longer those wanted. Where nothing was
    /// sought yet, what is chosen is, else the company that is named most.
    pub(super) fn poll_concordance(&mut self) {
        if let Some(cause) = self.concordance.poll_copy() {
            self.say("concordance-sets-not-saved", cause);
        }
        if self.view != View::Concordance {
            return;
        }
        if self.concordance.seek().is_none() {
            let subject = self.chosen.or_else(|| self.named_most());
            let Some(subject) = subject else { return };
            let seek = Seek::of(&self.library.lexicon, subject);
            self.concordance
                .apply(ConcordanceChange::Seek(seek), &self.wake);
        }
        self.concordance
            .poll(&self.library, &self.shown, &self.wake);
    }

    fn named_most(&self) -> Option<Subject> {
        if !self.library.is_settled() {
            return None;
        }
        let tally = self.tally();
        let count = |subject: &Subject| tally.count(*subject).mentions;
        let named = tally.first_seen.iter().rev();
        named
            .map(|company| Subject::Company(*company))
            .max_by_key(count)
    }

    /// Opens the article of `line` at its place, where it is still the one in which it was found.
    fn read_line(&mut self, line: Line) {
        let Some(lines) = self.concordance.lines() else {
            return;
        };
        let there = lines.library.entries.get(line.entry as usize);
        let here = self.library.entries.get(line.entry as usize);
        let Some((there, here)) = there.zip(here) else {
            return;
        };
        if !Arc::ptr_eq(&there.document, &here.document) {
            return;
        }
        let (place, span) = (line.place, line.span);
        let at = |other: (Place, ByteSpan)| other == (place, span);
        let mentions = (0..).zip(&here.candidates);
        let mention = mentions
            .filter(|(_, candidate)| candidate.is_mention())
            .find(|(_, candidate)| at((candidate.place, candidate.span)));
        let mention = mention.map(|(number, _)| HitRef::Candidate(number));
        let row = lines.row_of(&line);
        if let Some(row) = row {
            let pick = crate::session::concordance::Pick::Only(row);
            self.concordance
                .apply(ConcordanceChange::Pick(pick), &self.wake);
        }
        self.select(line.entry);
        self.view = View::Articles;
        self.hit = mention;
        self.line = None;
        self.searching.set(None);
        self.spot = Some((place, span));
        self.hit_asked += 1;
    }
}
