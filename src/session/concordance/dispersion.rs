//! Where companies are mentioned along the open article or the library: asked for, made on a worker thread,
//! kept until a newer is there.

use super::answer::view;
use super::state::Lines;
use crate::analysis::concordance::Line;
use crate::analysis::dispersion::{self, Along, Axis, Places};
use crate::lexicon::CompanyId;
use crate::mentions::Place;
use crate::session::Library;
use crate::session::latest::{Job, Wake};
use std::sync::Arc;

/// Along what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Across {
    /// The open article.
    Article,
    /// The articles shown.
    #[default]
    Library,
}

/// What a dispersion is made for.
#[derive(Clone, Debug)]
pub(super) struct DispersionOf {
    pub library: Arc<Library>,
    /// Positions of the articles, ascending.
    pub shown: Arc<Vec<u32>>,
    /// Only this one of them.
    pub only: Option<u32>,
    pub along: Along,
    pub companies: Vec<CompanyId>,
    /// What is sought, as a row of its own.
    pub lines: Option<Arc<Lines>>,
}

impl PartialEq for DispersionOf {
    fn eq(&self, other: &Self) -> bool {
        let same_lines = match (&self.lines, &other.lines) {
            (Some(one), Some(other)) => Arc::ptr_eq(&one.found, &other.found),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_lines
            && Arc::ptr_eq(&self.library, &other.library)
            && Arc::ptr_eq(&self.shown, &other.shown)
            && self.only == other.only
            && self.along == other.along
            && self.companies == other.companies
    }
}

/// Where what is sought, and companies, stand along an axis.
#[derive(Debug)]
pub struct Dispersion {
    pub(super) of: DispersionOf,
    /// The articles one after the other.
    pub axis: Axis,
    /// The places of what is sought, where anything is.
    pub sought: Option<Places>,
    /// The companies, with their places.
    pub rows: Vec<(CompanyId, Places)>,
}

impl Dispersion {
    fn new(of: DispersionOf, is_cancelled: impl Fn() -> bool + Sync) -> Option<Self> {
        let library = Arc::clone(&of.library);
        let view = |entry: u32| view(&library.entries[entry as usize]);
        let shown = match of.only {
            Some(only) => vec![only],
            None => {
                let shown = of.shown.iter().copied();
                shown.filter(|entry| library.is_counted(*entry)).collect()
            }
        };
        let axis = Axis::new(&shown, of.along, view);
        let names = |entry: u32| library.entries[entry as usize].as_searched();
        let found =
            dispersion::companies(&axis, &library.lexicon, &of.companies, names, &is_cancelled)?;
        let lines = of.lines.as_ref();
        let sought = lines.map(|lines| dispersion::lines(&axis, &lines.found.lines, view));
        Some(Self {
            rows: of.companies.iter().copied().zip(found).collect(),
            sought,
            axis,
            of,
        })
    }

    /// The snapshot in which the articles stand.
    pub fn library(&self) -> &Arc<Library> {
        &self.of.library
    }

    /// The mention of `company`, or the line of what is sought, at a place of the axis.
    pub fn line_at(&self, company: Option<CompanyId>, position: u64) -> Option<Line> {
        let (number, byte) = self.axis.at(position)?;
        let entry = self.axis.entries[number];
        let is_there = |place: Place, start: u32| match place {
            Place::Title => byte == 0,
            Place::Body => start == byte,
        };
        let Some(company) = company else {
            let lines = &self.of.lines.as_ref()?.found.lines;
            let first = lines.partition_point(|line| line.entry < entry);
            let mut of_entry = lines[first..].iter().take_while(|line| line.entry == entry);
            return of_entry
                .find(|line| is_there(line.place, line.span.start))
                .copied();
        };
        let lexicon = &self.of.library.lexicon;
        let found = self.of.library.entries[entry as usize]
            .matches
            .unpack_plain();
        let candidates = &found.candidates;
        let owns = |owner: &crate::lexicon::Owner| matches!(owner, crate::lexicon::Owner::Companies(owners) if owners.contains(&company));
        let mention = candidates.iter().find(|found| {
            found.is_mention()
                && is_there(found.place, found.span.start)
                && owns(&lexicon.alias(found.alias).owner)
        })?;
        let (place, span) = (mention.place, mention.span);
        Some(Line { entry, place, span })
    }
}

/// The dispersion as the user asked for it.
#[derive(Default)]
pub(super) struct Dispersing {
    pub across: Across,
    pub along: Along,
    newest: Option<Arc<Dispersion>>,
    job: Option<(DispersionOf, Job<Option<Arc<Dispersion>>>)>,
}

impl Dispersing {
    /// Takes what is finished, and has it made anew where it is no longer what is wanted. Never waits.
    pub fn poll(&mut self, wanted: DispersionOf, wake: &Wake) {
        if let Some((of, job)) = &self.job {
            if let Some(made) = job.take() {
                self.newest = made.or(self.newest.take());
                self.job = None;
            } else if *of != wanted && Arc::ptr_eq(&of.library, &wanted.library) {
                // Dropping an outdated job stops it.
                self.job = None;
            }
        }
        let is_current = self.newest.as_ref().is_some_and(|made| made.of == wanted);
        if self.job.is_none() && !is_current {
            let of = wanted.clone();
            let job = Job::spawn("wenjian-dispersion", wake, move |publisher, cancel| {
                let made = Dispersion::new(of, || cancel.is_cancelled());
                if let Some(made) = made {
                    publisher.publish(Some(Arc::new(made)));
                }
            });
            self.job = Some((wanted, job));
        }
    }

    /// True while what is wanted is being made.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// The newest one.
    pub fn newest(&self) -> Option<&Arc<Dispersion>> {
        self.newest.as_ref()
    }

    /// Forgets what was made of a library that is open no longer.
    pub fn leave(&mut self) {
        self.newest = None;
        self.job = None;
    }
}
