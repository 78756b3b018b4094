//! The compiled lexicon, and its answer for one article.
//!
//! `title, body -> candidates and terms`. Shared by all threads; what it says depends on lexicon and
//! article alone.

use super::candidate::{Candidate, Place};
use super::excluded::{TextForm, parts_to_match};
use super::finder::Room;
use super::rules::Decider;
use super::scan::{Scan, Site, Sites};
use super::short_forms::licences;
use super::vocabulary::{Lane, Vocabulary};
use crate::lexicon::{AliasId, Lexicon};
use crate::text::ByteSpan;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

/// A lexicon, ready to find what it names.
#[derive(Debug)]
pub struct Matcher {
    pub(super) lexicon: Arc<Lexicon>,
    pub(super) vocabulary: Vocabulary,
}

/// A place where a term of a theme stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermHit {
    /// Title or body.
    pub place: Place,
    /// Bytes of the title's text or of the body.
    pub span: ByteSpan,
    /// The term.
    pub alias: AliasId,
}

/// Everything found in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// See [`Matcher::candidates`].
    pub candidates: Vec<Candidate>,
    /// See [`Matcher::terms`].
    pub terms: Vec<TermHit>,
}

/// One article, and the parts of it in which names are looked for.
pub(super) struct Article<'a> {
    pub title: &'a str,
    pub body: &'a str,
    parts: Vec<(Place, Range<usize>)>,
}

impl<'a> Article<'a> {
    pub fn new(title: &'a str, body: &'a str, form: TextForm) -> Self {
        let of = |place, parts: Vec<Range<usize>>| parts.into_iter().map(move |part| (place, part));
        let parts = of(Place::Title, parts_to_match(title, TextForm::Plain))
            .chain(of(Place::Body, parts_to_match(body, form)))
            .collect();
        Self { title, body, parts }
    }

    pub fn text(&self, place: Place) -> &'a str {
        match place {
            Place::Title => self.title,
            Place::Body => self.body,
        }
    }

    /// What is matched, in order.
    pub fn parts(&self) -> impl Iterator<Item = (Place, Range<usize>)> {
        self.parts.iter().cloned()
    }

    /// True where the whole of `span` is matched.
    pub fn is_matched(&self, place: Place, span: ByteSpan) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = |part: &(Place, Range<usize>)| (part.0, part.1.end) < (place, end);
        let part = self.parts.get(self.parts.partition_point(before));
        part.is_some_and(|(other, part)| *other == place && part.start <= start && end <= part.end)
    }
}

impl Matcher {
    /// Compiles `lexicon`: a few milliseconds for thousands of aliases.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        let vocabulary = Vocabulary::new(&lexicon);
        Self {
            lexicon,
            vocabulary,
        }
    }

    /// The lexicon it was made from.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Every place where an alias of a company or group stands, with what was decided about it: title
    /// first, then by start, and the longer before the shorter. Accepted ones never overlap. An alias
    /// within a longer accepted one is no candidate.
    pub fn candidates(&self, title: &str, body: &str, form: TextForm) -> Vec<Candidate> {
        self.matches(title, body, form).candidates
    }

    /// Every place where a term of a theme stands, title first, then by start. They never overlap.
    pub fn terms(&self, title: &str, body: &str, form: TextForm) -> Vec<TermHit> {
        self.matches(title, body, form).terms
    }

    /// Candidates and terms, found in one walk.
    pub fn matches(&self, title: &str, body: &str, form: TextForm) -> Matches {
        self.resolve(&Article::new(title, body, form)).matches
    }

    /// What [`Matcher::matches`] gives, and the guards that stand in the article.
    pub(super) fn resolve(&self, article: &Article<'_>) -> Resolved {
        let (mut sites, mut room) = (Sites::default(), Room::default());
        for (place, range) in article.parts() {
            self.scan(article, place, &[])
                .run(range, &mut room, &mut sites);
        }
        let mut resolution = Resolution {
            matcher: self,
            article,
            decider: Decider::new(self, article, &sites.names, &sites.words),
            guards: Vec::new(),
        };
        if !sites.introducers.is_empty() {
            let supporters = |site: &Site| resolution.decider.can_license(site);
            let licences = licences(self, article, &sites, supporters);
            resolution.decider.license(licences);
        }
        let candidates = resolution.decide_all(sites.names, Lane::Names);
        let terms = resolution.decide_all(sites.terms, Lane::Terms).into_iter();
        let terms = terms
            .filter(Candidate::is_mention)
            .map(
                |Candidate {
                     place, span, alias, ..
                 }| TermHit { place, span, alias },
            )
            .collect();
        Resolved {
            matches: Matches { candidates, terms },
            guards: resolution.guards,
        }
    }

    fn scan<'s>(&'s self, article: &Article<'s>, place: Place, barred: &'s [AliasId]) -> Scan<'s> {
        let (vocabulary, lexicon) = (&self.vocabulary, &*self.lexicon);
        Scan {
            vocabulary,
            lexicon,
            place,
            text: article.text(place),
            barred,
        }
    }
}

/// What stands in an article, guards included.
pub(super) struct Resolved {
    pub matches: Matches,
    pub guards: Vec<Site>,
}

/// Sites on their way to candidates.
struct Resolution<'a> {
    matcher: &'a Matcher,
    article: &'a Article<'a>,
    decider: Decider<'a>,
    guards: Vec<Site>,
}

impl Resolution<'_> {
    fn decide_all(&mut self, sites: Vec<Site>, lane: Lane) -> Vec<Candidate> {
        let mut candidates = Vec::with_capacity(sites.len());
        self.decide(sites, lane, &[], &mut candidates);
        let order = |c: &Candidate| (c.place, c.span.start, Reverse(c.span.end), c.alias);
        // What was found within a rejected one comes before it.
        if !candidates.is_sorted_by_key(order) {
            candidates.sort_by_key(order);
        }
        // A name may lose to its neighbours and then again to a guard around it; the first counts.
        candidates.dedup_by_key(|candidate| order(candidate));
        candidates
    }

    /// Decides about every site. Where an alias is not accepted, what stands within it gets its chance.
    fn decide(
        &mut self,
        sites: Vec<Site>,
        lane: Lane,
        barred: &[AliasId],
        candidates: &mut Vec<Candidate>,
    ) {
        for site in sites {
            if self.matcher.vocabulary.member(site.alias).guards {
                self.guards.push(site);
                continue;
            }
            let won = site.loss.is_none();
            let candidate = self.decider.decide(site);
            if won && !candidate.is_mention() {
                let barred = [barred, &[candidate.alias]].concat();
                let mut inside = Sites::default();
                let scan = self.matcher.scan(self.article, candidate.place, &barred);
                scan.run_within(candidate.span.range(), lane, &mut inside);
                let inside = match lane {
                    Lane::Names => inside.names,
                    Lane::Terms => inside.terms,
                };
                self.decide(inside, lane, &barred, candidates);
            }
            candidates.push(candidate);
        }
    }
}
