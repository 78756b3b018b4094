//! The page of one company, as the user asked for it: what is known of it in the articles that are shown.
//!
//! `library x positions x company -> portrait`, on a worker thread.

use super::latest::{Job, Wake};
use super::library::Library;
use super::lines::{HitRef, LineRef};
use super::{Subject, View, timeline};
use crate::analysis::outlet::outlet;
use crate::analysis::portrait::{Article, Hit, Portrait, Spot};
use crate::analysis::timeline::{Question, Timeline};
use crate::lexicon::{AliasId, AliasKind, CompanyId, ThemeId};
use crate::mentions::Matches;
use rayon::prelude::*;
use std::sync::Arc;

/// A portrait with everything it was made for.
#[derive(Debug)]
pub struct Page {
    /// The snapshot it speaks of.
    pub library: Arc<Library>,
    /// The articles it speaks of, by position.
    pub positions: Arc<Vec<u32>>,
    /// What is known.
    pub portrait: Portrait,
    /// When it is mentioned.
    pub timeline: Timeline,
}

impl Page {
    fn new(library: Arc<Library>, positions: Arc<Vec<u32>>, company: CompanyId) -> Self {
        let counted = positions
            .iter()
            .filter(|position| library.is_counted(**position));
        let mentioning = counted.filter(|position| {
            let tally = &library.entries[**position as usize].tally;
            tally.count(Subject::Company(company)) > 0
        });
        let entries: Vec<(u32, Option<String>)> = mentioning
            .map(|position| {
                let document = &library.entries[*position as usize].document;
                (*position, outlet(document))
            })
            .collect();
        let unpack = |(position, _): &(u32, _)| {
            let entry = &library.entries[*position as usize];
            entry.matches.unpack_plain()
        };
        let found: Vec<Matches> = entries.par_iter().map(unpack).collect();
        let articles: Vec<Article<'_>> = entries
            .iter()
            .zip(&found)
            .map(|((position, outlet), found)| {
                let entry = &library.entries[*position as usize];
                Article {
                    position: *position,
                    document: &entry.document,
                    candidates: &found.candidates,
                    terms: &found.terms,
                    outlet: outlet.as_deref(),
                }
            })
            .collect();
        let portrait = Portrait::new(&library.lexicon, company, &articles);
        let question = Question {
            companies: Some(vec![company]),
            ..Question::default()
        };
        let timeline = timeline::of_library(&library, &positions, &question);
        Self {
            portrait,
            timeline,
            library,
            positions,
        }
    }

    /// The places that a number counts.
    pub fn lines(&self, of: &Places) -> Vec<LineRef> {
        let portrait = &self.portrait;
        let spots: Option<&[Spot]> = match of {
            Places::Mentions => Some(&portrait.mentions.spots),
            Places::Undated => Some(&portrait.undated.spots),
            Places::Alias(alias) => spots(&portrait.aliases, alias),
            Places::Kind(kind) => spots(&portrait.kinds, kind),
            Places::Outlet(outlet) => spots(&portrait.outlets, outlet),
            Places::Companion(company) => spots(&portrait.companions, company),
            Places::Theme(theme) => spots(&portrait.themes, theme),
        };
        spots
            .unwrap_or_default()
            .iter()
            .copied()
            .map(line)
            .collect()
    }
}

fn spots<'p, T: PartialEq>(
    shares: &'p [crate::analysis::portrait::Share<T>],
    wanted: &T,
) -> Option<&'p [Spot]> {
    let found = shares.iter().find(|share| share.what == *wanted)?;
    Some(&found.spots)
}

/// The line of a list for a place.
pub fn line(spot: Spot) -> LineRef {
    let hit = match spot.hit {
        Hit::Candidate(position) => HitRef::Candidate(position),
        Hit::Term(position) => HitRef::Term(position),
    };
    LineRef {
        entry: spot.article,
        hit,
    }
}

/// A number of the page, whose places can be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// All mentions.
    Mentions,
    /// Those in articles without a date.
    Undated,
    /// Those by one name.
    Alias(AliasId),
    /// Those by one kind of name.
    Kind(AliasKind),
    /// Those in one outlet.
    Outlet(Option<String>),
    /// Sentences with another company.
    Companion(CompanyId),
    /// Sentences about a theme.
    Theme(ThemeId),
}

/// What the user asks of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum CompanyChange {
    /// Open the page of a company.
    Open(CompanyId),
    /// Open that of the company that is chosen, else of the one named most.
    OpenChosen,
    /// Go back to the view before.
    Close,
    /// List the places that a number counts; none: no longer.
    List(Option<Places>),
}

/// The page, made on a worker thread and kept until a newer is there.
#[derive(Default)]
pub struct Portraits {
    /// By identifier, so that another lexicon knows it too.
    wanted: Option<String>,
    before: View,
    page: Option<Arc<Page>>,
    job: Option<Job<Arc<Page>>>,
    listed: Option<(Places, Arc<Vec<LineRef>>)>,
}

impl Portraits {
    /// Asks for the page of the company with this identifier; `before` is the view that is left for it.
    pub fn open(&mut self, id: String, before: View) {
        if before != View::Company {
            self.before = before;
        }
        self.wanted = Some(id);
        self.listed = None;
    }

    /// Lists the places that a number counts, or none.
    pub fn list(&mut self, places: Option<Places>) {
        self.listed = places.and_then(|places| {
            let lines = Arc::new(self.page.as_ref()?.lines(&places));
            Some((places, lines))
        });
    }

    /// Takes a page that is finished, and has another made where the articles or the company are no
    /// longer the same. Never waits.
    pub fn poll(&mut self, library: &Arc<Library>, positions: &Arc<Vec<u32>>, wake: &Wake) {
        if let Some(page) = self.job.as_ref().and_then(Job::take) {
            let is_another = |old: &Arc<Page>| !Arc::ptr_eq(&old.library, &page.library);
            if self.page.as_ref().is_none_or(is_another) {
                // Places of another snapshot lead elsewhere in this one.
                self.listed = None;
            }
            self.page = Some(page);
            self.job = None;
            let listed = self.listed.take().map(|(places, _)| places);
            self.list(listed);
        }
        if self.job.is_some() || self.is_current(library, positions) {
            return;
        }
        let Some(company) = self.company(library) else {
            return;
        };
        let (library, positions) = (Arc::clone(library), Arc::clone(positions));
        self.job = Some(Job::spawn("wenjian-company", wake, move |publisher, _| {
            publisher.publish(Arc::new(Page::new(library, positions, company)));
        }));
    }

    /// The company that is asked for; none where the lexicon does not have it.
    pub fn company(&self, library: &Library) -> Option<CompanyId> {
        let company = library.lexicon.company_by_id(self.wanted.as_ref()?)?;
        Some(match library.rolled_up {
            true => library.lexicon.outermost(company),
            false => company,
        })
    }

    /// True where the page is of these articles and of the company that is asked for.
    pub fn is_current(&self, library: &Arc<Library>, positions: &Arc<Vec<u32>>) -> bool {
        let Some(company) = self.company(library) else {
            return true;
        };
        self.page.as_ref().is_some_and(|page| {
            page.portrait.company == company
                && Arc::ptr_eq(&page.library, library)
                && Arc::ptr_eq(&page.positions, positions)
        })
    }

    /// The newest page, where it is of the company that is asked for.
    pub fn page(&self, library: &Library) -> Option<&Arc<Page>> {
        let page = self.page.as_ref()?;
        let same_lexicon = std::ptr::eq(&*page.library.lexicon, &*library.lexicon);
        let company = self.company(library)?;
        (same_lexicon && page.portrait.company == company).then_some(page)
    }

    /// The number whose places are listed, and the places.
    pub fn listed(&self) -> Option<&(Places, Arc<Vec<LineRef>>)> {
        self.listed.as_ref()
    }

    /// Whose page was asked for last, by identifier.
    pub fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    /// The view that was left for the page.
    pub fn before(&self) -> View {
        self.before
    }
}
