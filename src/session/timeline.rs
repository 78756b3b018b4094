//! The timeline of a library, counted for the window and for the command line.
//!
//! `library x positions x question -> timeline`: what was tallied when articles were read is enough. The span
//! of days of a filter is chosen on the timeline itself, which therefore shows every day that the rest of the
//! filter leaves.

use super::Library;
use super::filter::{Filter, Narrowed};
use super::latest::{Job, Wake};
use crate::analysis::period::Step;
use crate::analysis::timeline::{Dated, Question, Timeline, Unit};
use crate::lexicon::{CompanyId, Lexicon};
use std::sync::Arc;

/// Counts the articles at `positions`; duplicates as the library does.
pub fn of_library(library: &Library, positions: &[u32], question: &Question) -> Timeline {
    Timeline::new(dated(library, positions), question)
}

/// What a timeline needs to know of the articles at `positions`.
fn dated<'l>(
    library: &'l Library,
    positions: &'l [u32],
) -> impl Iterator<Item = Dated<'l>> + Clone {
    let counted = positions
        .iter()
        .filter(|position| library.is_counted(**position));
    counted.map(|position| {
        let entry = &library.entries[*position as usize];
        Dated {
            day: entry.document.date.map(|date| date.day()),
            mentions: entry.tally.mentions,
            companies: &entry.tally.companies,
        }
    })
}

/// A timeline with everything it was counted for.
#[derive(Debug)]
pub struct Counted {
    /// The snapshot that was counted.
    pub library: Arc<Library>,
    /// The filter that left the articles that were counted; without its span of days.
    pub filter: Filter,
    /// What was asked.
    pub question: Question,
    /// The counts.
    pub timeline: Timeline,
}

/// What a timeline is counted over.
pub struct Basis<'s> {
    /// The newest snapshot.
    pub library: &'s Arc<Library>,
    /// The filter.
    pub filter: &'s Filter,
    /// The articles that are shown.
    pub shown: &'s Arc<Vec<u32>>,
    /// True where those are what the filter leaves of the snapshot.
    pub is_narrowed: bool,
    /// What the filter left last, whose answers to a query need not be found again.
    pub narrowed: Option<&'s Arc<Narrowed>>,
}

fn without_dates(filter: &Filter) -> Filter {
    Filter {
        dates: None,
        ..filter.clone()
    }
}

/// What the user changes about the timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineChange {
    /// Count by periods of this length.
    Step(Step),
    /// Count mentions or articles.
    Unit(Unit),
    /// Show shares of voice, or counts.
    Shares(bool),
    /// Show this company too, or no longer.
    Toggle(CompanyId),
    /// Show those who are named most.
    MostNamed,
    /// Show only these companies, by identifier; none for those who are named most.
    Pick(Option<Vec<String>>),
}

/// The timeline as the user asked for it: counted on a worker thread, kept until a newer is there.
#[derive(Default)]
pub struct Timelines {
    /// None: as long as the chart has room for.
    step: Option<Step>,
    unit: Unit,
    shares: bool,
    /// By identifier, so that another lexicon knows them too; none for those who are named most.
    chosen: Option<Vec<String>>,
    counted: Option<Arc<Counted>>,
    job: Option<Job<Arc<Counted>>>,
}

impl Timelines {
    /// Makes a change; companies are those of `lexicon`.
    pub fn apply(&mut self, change: TimelineChange, lexicon: &Lexicon) {
        match change {
            TimelineChange::Step(step) => self.step = Some(step),
            TimelineChange::Unit(unit) => self.unit = unit,
            TimelineChange::Shares(shares) => self.shares = shares,
            TimelineChange::MostNamed => self.chosen = None,
            TimelineChange::Pick(companies) => self.chosen = companies,
            TimelineChange::Toggle(company) => self.toggle(company, lexicon),
        }
    }

    /// Adds a company to those on show, or takes it away.
    fn toggle(&mut self, company: CompanyId, lexicon: &Lexicon) {
        let on_show = || -> Vec<String> {
            let Some(counted) = &self.counted else {
                return Vec::new();
            };
            let lexicon = &counted.library.lexicon;
            let companies = counted.timeline.companies.iter();
            companies
                .map(|company| lexicon.company(*company).id.clone())
                .collect()
        };
        let mut chosen = self.chosen.clone().unwrap_or_else(on_show);
        let wanted = lexicon.company(company).id.clone();
        match chosen.iter().position(|other| *other == wanted) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(wanted),
        }
        self.chosen = Some(chosen);
    }

    /// Takes a timeline that is finished, and has another counted where what is asked or what it is
    /// counted over is no longer the same. Never waits.
    pub fn poll(&mut self, basis: &Basis<'_>, wake: &Wake) {
        if let Some(counted) = self.job.as_ref().and_then(Job::take) {
            self.counted = Some(counted);
            self.job = None;
        }
        // One at a time: while a library grows, each would be out of date before it is counted.
        if self.job.is_some() || self.is_current(basis) {
            return;
        }
        // Without a span of days the articles are those that are shown, as soon as they are.
        let shown = basis
            .filter
            .dates
            .is_none()
            .then(|| Arc::clone(basis.shown));
        if shown.is_some() && !basis.is_narrowed {
            return;
        }
        let question = self.question(basis.library);
        let library = Arc::clone(basis.library);
        let filter = without_dates(basis.filter);
        let before = basis.narrowed.cloned();
        let job = Job::spawn("wenjian-timeline", wake, move |publisher, cancel| {
            let is_cancelled = || cancel.is_cancelled();
            let narrow = || {
                let (library, filter) = (Arc::clone(&library), filter.clone());
                let narrowed = Narrowed::new(library, filter, before.as_deref(), is_cancelled)?;
                Some(narrowed.shown)
            };
            let Some(positions) = shown.or_else(narrow) else {
                return;
            };
            let timeline = of_library(&library, &positions, &question);
            publisher.publish(Arc::new(Counted {
                library,
                filter,
                question,
                timeline,
            }));
        });
        self.job = Some(job);
    }

    fn question(&self, library: &Library) -> Question {
        let known = |id: &String| library.lexicon.company_by_id(id);
        let chosen = self.chosen.as_ref();
        Question {
            step: self.step,
            unit: self.unit,
            companies: chosen.map(|chosen| chosen.iter().filter_map(known).collect()),
        }
    }

    /// True where the timeline is that of these articles as it is asked for now.
    pub fn is_current(&self, basis: &Basis<'_>) -> bool {
        self.counted.as_ref().is_some_and(|counted| {
            Arc::ptr_eq(&counted.library, basis.library)
                && counted.filter == without_dates(basis.filter)
                && counted.question == self.question(basis.library)
        })
    }

    /// The newest timeline; none before the first is counted.
    pub fn counted(&self) -> Option<&Arc<Counted>> {
        self.counted.as_ref()
    }

    /// How long the periods are.
    pub fn step(&self) -> Step {
        let counted = || self.counted.as_ref().map(|counted| counted.timeline.step);
        self.step.or_else(counted).unwrap_or_default()
    }

    /// How long the user wants periods to be; none where that is left to the chart.
    pub fn wanted_step(&self) -> Option<Step> {
        self.step
    }

    /// The companies that were chosen one by one, by identifier.
    pub fn chosen(&self) -> Option<&[String]> {
        self.chosen.as_deref()
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// True where shares of voice are shown.
    pub fn shares(&self) -> bool {
        self.shares
    }

    /// True where the companies were chosen one by one.
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }
}
