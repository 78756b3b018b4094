//! What views ask a session: everything they draw from, and nothing that changes it.

use super::{Message, Session};
use crate::export::files::Format;
use crate::lexicon::Owner;
use crate::locale::Locale;
use crate::mentions::Place;
use crate::search::Hit;
use crate::session::compare::Compare;
use crate::session::concordance::Concordance;
use crate::session::export::filter_words;
use crate::session::filter::{FacetCounts, Filter, Narrowed};
use crate::session::inspection::Inspection;
use crate::session::library::{Entry, Library};
use crate::session::lines::{HitRef, LineRef};
use crate::session::network::Networks;
use crate::session::portrait::Portraits;
use crate::session::problems::Problems;
use crate::session::saving::Work;
use crate::session::searching::HitAt;
use crate::session::table::Table;
use crate::session::tally::LibraryTally;
use crate::session::timeline::{Basis, Timelines};
use crate::session::visibility::Visibility;
use crate::session::{Scope, Settings, Subject, View};
use crate::text::ByteSpan;
use std::sync::Arc;

impl Session {
    /// True where the marks of this owner are shown.
    pub fn is_shown(&self, owner: &Owner) -> bool {
        self.visibility.shows(owner)
    }

    /// True where the marks of this subject are shown.
    pub fn is_subject_shown(&self, subject: Subject) -> bool {
        self.is_shown(&match subject {
            Subject::Company(company) => Owner::Companies(vec![company]),
            Subject::Group(group) => Owner::Group(group),
            Subject::Theme(theme) => Owner::Themes(vec![theme]),
        })
    }

    /// The newest snapshot.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// True while files are being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// True while the articles are being matched again.
    pub fn is_matching(&self) -> bool {
        self.live.is_matching()
    }

    /// The place that is asked about.
    pub fn inspection(&self) -> Option<&Inspection> {
        self.inspection.as_ref()
    }

    /// True while what is open is being read again, or is about to be.
    pub fn is_reading_again(&self) -> bool {
        self.again.is_some() || self.again_wanted.is_some()
    }

    /// True while a worker has something to hand over that will be seen: what tests wait for.
    pub fn is_busy(&self) -> bool {
        self.is_reading()
            || self.is_reading_again()
            || self.is_matching()
            || self.is_sorting()
            || self.is_resuming()
            || self.table.is_busy()
            || self.lines_job.is_some()
            || self.is_listing_problems()
            || self.is_counting()
            || self.is_concording()
            || self.is_filtering()
            || self.exporting.is_busy()
            || self.is_charting()
            || self.is_comparing()
            || self.compare.is_reading_decisions()
    }

    /// True while the rows are being put in order.
    pub fn is_sorting(&self) -> bool {
        self.rows_job.is_some()
    }

    /// The open article.
    pub fn entry(&self) -> Option<&Arc<Entry>> {
        self.selected
            .and_then(|entry| self.library.entries.get(entry as usize))
    }

    /// Position of the open article in the library.
    pub fn selected(&self) -> Option<u32> {
        self.selected
    }

    /// Positions of the articles of which every view speaks, ascending. Another set is another
    /// allocation: what was worked out for one may be kept by its pointer.
    pub fn shown(&self) -> &Arc<Vec<u32>> {
        &self.shown
    }

    /// Which articles are shown, as it was asked for last.
    pub fn filter(&self) -> &Filter {
        self.filtering.filter()
    }

    /// True where a filter is set.
    pub fn is_filtered(&self) -> bool {
        !self.filter().is_empty()
    }

    /// True while the filter is being applied to the newest snapshot.
    pub fn is_filtering(&self) -> bool {
        !self.filtering.is_current(&self.library)
    }

    /// What the filter left when it was last applied; none where there is no filter. While it is being
    /// applied anew this is of an earlier filter or snapshot, whose positions stand in its own library.
    pub fn narrowed(&self) -> Option<&Arc<Narrowed>> {
        self.filtering.narrowed()
    }

    /// What the list of the search shows: what was found, or, while a search takes long, the best of it so
    /// far.
    pub fn found_so_far(&self) -> Option<&Arc<Narrowed>> {
        self.filtering.first().or(self.filtering.narrowed())
    }

    /// True where [`Self::found_so_far`] is not all.
    pub fn is_first_screen(&self) -> bool {
        self.filtering.first().is_some()
    }

    /// How many articles each value would leave; none before they were counted.
    pub fn facet_counts(&self) -> Option<&Arc<FacetCounts>> {
        self.counting.counts()
    }

    /// True while somebody looks at the values of the filter.
    pub(super) fn counts_values(&self) -> bool {
        self.settings.panel_shown && self.settings.filters_shown
    }

    /// True while they are being counted.
    pub fn is_counting(&self) -> bool {
        self.counts_values() && !self.counting.is_current(&self.library, self.filter())
    }

    /// The hit of the search at which the reader is.
    pub fn hit_found(&self) -> Option<HitAt> {
        self.searching.at()
    }

    /// What the search found in the open article, by place and start; empty where nothing is asked.
    pub fn found_here(&self) -> &[Hit] {
        let found = || {
            let (narrowed, position) = (self.filtering.narrowed()?, self.selected?);
            let there = narrowed.library.entries.get(position as usize)?;
            let is_same = Arc::ptr_eq(&there.document, &self.entry()?.document);
            let found = narrowed.found_in(position).filter(|_| is_same)?;
            Some(found.hits.as_slice())
        };
        found().unwrap_or_default()
    }

    /// The number of the hit at which the reader is among all that were found, from 1; none where he is
    /// at none.
    pub fn hit_number(&self) -> Option<u64> {
        let (narrowed, at) = (self.filtering.narrowed()?, self.searching.at()?);
        let rank = narrowed
            .found()
            .position(|found| found.document == at.entry)?;
        Some(narrowed.hits_before.get(rank)? + u64::from(at.number) + 1)
    }

    /// Sums over what is shown.
    pub fn tally(&self) -> &LibraryTally {
        let narrowed = self.filtering.narrowed();
        // Sums are by position in a lexicon.
        let same = |narrowed: &&Arc<Narrowed>| {
            Arc::ptr_eq(&narrowed.library.lexicon, &self.library.lexicon)
        };
        let narrowed = narrowed.filter(same);
        narrowed.map_or(&self.library.tally, |narrowed| &narrowed.tally)
    }

    /// Positions of the articles in the order of the table's rows.
    pub fn rows(&self) -> &Arc<Vec<u32>> {
        &self.rows
    }

    /// Columns, order and selected rows of the table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The view that is open.
    pub fn view(&self) -> View {
        self.view
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<Subject> {
        self.chosen
    }

    /// Which marks are shown.
    pub fn visibility(&self) -> &Visibility {
        &self.visibility
    }

    /// The mention at which the reader is.
    pub fn hit(&self) -> Option<HitRef> {
        self.hit
    }

    /// The line of the file to which the reader was taken, from 1.
    pub fn line(&self) -> Option<u32> {
        self.line
    }

    /// The list of problems.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The concordance.
    pub fn concordance(&self) -> &Concordance {
        &self.concordance
    }

    /// The place of a line of the concordance at which the reader is: which text of the open article, and
    /// where.
    pub fn spot(&self) -> Option<(Place, ByteSpan)> {
        self.spot
    }

    /// What writes the lines of the concordance that are chosen, or all of them, to a file; none where there are
    /// none.
    pub fn lines_to_save(&self, format: Format) -> Option<Work> {
        self.concordance
            .to_file(filter_words(self.filter()), format)
    }

    /// True while the lines of the concordance that is in view, or their copy, are being made.
    pub fn is_concording(&self) -> bool {
        let concordance = &self.concordance;
        let is_sought = concordance.seek().is_some() && self.view == View::Concordance;
        let is_current = concordance.is_current(&self.library, &self.shown);
        concordance.is_busy() || is_sought && !is_current
    }

    /// The text that was copied since the last call.
    pub fn take_copied_lines(&mut self) -> Option<String> {
        self.concordance.take_copied()
    }

    /// True while the list of problems that is in view is being made.
    pub fn is_listing_problems(&self) -> bool {
        let locale = Locale::new(self.settings.language());
        let shown = self.is_filtered().then_some(&self.shown);
        self.view == View::Problems && !self.problems.is_current(&self.library, shown, locale)
    }

    /// The timeline.
    pub fn timelines(&self) -> &Timelines {
        &self.timelines
    }

    /// What the timeline is counted over.
    pub(super) fn basis(&self) -> Basis<'_> {
        Basis {
            library: &self.library,
            filter: self.filtering.filter(),
            shown: &self.shown,
            is_narrowed: !self.is_filtering(),
            narrowed: self.filtering.narrowed(),
        }
    }

    /// Who is named together with whom.
    pub fn networks(&self) -> &Networks {
        &self.networks
    }

    /// The page of a company.
    pub fn portraits(&self) -> &Portraits {
        &self.portraits
    }

    /// True while the timeline or the network that is in view is being counted.
    pub fn is_charting(&self) -> bool {
        match self.view {
            View::Timeline => !self.timelines.is_current(&self.basis()),
            View::Network => self.networks.is_busy(&self.library, &self.shown),
            View::Company => !self.portraits.is_current(&self.library, &self.shown),
            _ => false,
        }
    }

    /// What is compared.
    pub fn compare(&self) -> &Compare {
        &self.compare
    }

    /// True while the comparison that is in view is being made.
    pub fn is_comparing(&self) -> bool {
        let rolled_up = self.settings.rolled_up;
        self.view == View::Compare
            && !self
                .compare
                .is_current(&self.library, &self.shown, rolled_up)
    }

    /// A sentence of the open article that is lit as a whole: which of its texts, and where.
    pub fn lit(&self) -> Option<(Place, ByteSpan)> {
        self.lit
    }

    /// Grows whenever the reader is to be taken to [`Self::hit`] or [`Self::line`], or to the head of a
    /// newly opened article.
    pub fn hit_asked(&self) -> u64 {
        self.hit_asked
    }

    /// True where articles are shown as they are written.
    pub fn source_shown(&self) -> bool {
        self.source_shown
    }

    /// Which mentions the list shows.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The mentions of what is chosen in the whole library; `None` while they are being gathered.
    pub fn library_lines(&self) -> Option<&Arc<Vec<LineRef>>> {
        self.library_lines.as_ref()
    }

    /// What is remembered between sessions.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the foot of the window says.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }
}
