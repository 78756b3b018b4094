//! Asking for a concordance, and going from a line to its article.

use super::Session;
use crate::analysis::concordance::Line;
use crate::lexicon::CompanyId;
use crate::mentions::Place;
use crate::session::concordance::{Across, ConcordanceChange, Face, Seek};
use crate::session::lines::HitRef;
use crate::session::{Subject, View};
use crate::text::ByteSpan;
use std::sync::Arc;

/// Companies that are laid out at most.
const MOST_ROWS: usize = 24;

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
        if self.concordance.face() == Face::Dispersion {
            self.poll_dispersion();
        }
    }

    /// Has the companies laid out whose marks are shown: the one that is sought, then those that are
    /// mentioned most.
    fn poll_dispersion(&mut self) {
        let only = match self.concordance.across() {
            Across::Article => self.selected,
            Across::Library => None,
        };
        let in_article = only.and_then(|only| self.library.entries.get(only as usize));
        let tally = self.tally();
        let mut named: Vec<(u32, CompanyId)> = tally
            .first_seen
            .iter()
            .filter(|company| self.is_subject_shown(Subject::Company(**company)))
            .map(|company| {
                let subject = Subject::Company(*company);
                let count = match in_article {
                    Some(entry) => entry.tally.count(subject),
                    None => tally.count(subject).mentions,
                };
                (count, *company)
            })
            .filter(|(count, _)| *count > 0)
            .collect();
        // Equal ones stay in the order in which they are first named.
        named.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let seek = self.concordance.seek();
        let sought = seek.and_then(|seek| seek.subject(&self.library.lexicon));
        let mut companies: Vec<CompanyId> = named.into_iter().map(|(_, company)| company).collect();
        if let Some(Subject::Company(sought)) = sought {
            companies.retain(|company| *company != sought);
            companies.insert(0, sought);
        }
        companies.truncate(MOST_ROWS);
        let (library, shown) = (&self.library, &self.shown);
        self.concordance
            .poll_dispersion(library, shown, only, companies, &self.wake);
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
        // Whatever the line was taken from stands in a snapshot of its own.
        let lines = self.concordance.lines().map(|lines| &lines.library);
        let dispersion = self.concordance.dispersion();
        let dispersion = dispersion.map(|dispersion| dispersion.library());
        let there = match self.concordance.face() {
            Face::Lines => lines,
            Face::Dispersion => dispersion,
        };
        let there = there.and_then(|library| library.entries.get(line.entry as usize));
        let here = self.library.entries.get(line.entry as usize);
        let Some((there, here)) = there.zip(here) else {
            return;
        };
        if !Arc::ptr_eq(&there.document, &here.document) {
            return;
        }
        let (place, span) = (line.place, line.span);
        let at = |other: (Place, ByteSpan)| other == (place, span);
        let found = here.matches.unpack_plain();
        let mentions = (0..).zip(&found.candidates);
        let mention = mentions
            .filter(|(_, candidate)| candidate.is_mention())
            .find(|(_, candidate)| at((candidate.place, candidate.span)));
        let mention = mention.map(|(number, _)| HitRef::Candidate(number));
        let lines = self.concordance.lines();
        if let Some(row) = lines.and_then(|lines| lines.row_of(&line)) {
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
