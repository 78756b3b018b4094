//! The compiled lexicon, and its answer for one article.
//!
//! `title, body -> candidates`. Shared by all threads; what it says depends on lexicon and article alone.

use super::candidate::{Candidate, Place};
use super::excluded::{TextForm, parts_to_match};
use super::rules::Decider;
use super::scan::{AliasSet, Scan, Site};
use super::words::Words;
use crate::lexicon::{AliasId, AliasKind, Lexicon};
use crate::text::ByteSpan;
use std::ops::Range;
use std::sync::Arc;

/// A lexicon, ready to find what it names.
#[derive(Debug)]
pub struct Matcher {
    pub(super) lexicon: Arc<Lexicon>,
    /// Companies, groups, and what guards against them.
    pub(super) names: AliasSet,
    /// Terms of themes, which may stand within names and beside them.
    pub(super) terms: AliasSet,
    /// Cues and needed words.
    pub(super) words: Words,
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
}

impl Matcher {
    /// Compiles `lexicon`: a few milliseconds for thousands of aliases.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        let names = AliasSet::new(&lexicon, |alias| alias.kind != AliasKind::Term);
        let terms = AliasSet::new(&lexicon, |alias| alias.kind == AliasKind::Term);
        let words = Words::new(&lexicon);
        Self {
            lexicon,
            names,
            terms,
            words,
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
        self.decided(&self.names, &Article::new(title, body, form))
    }

    /// Every place where a term of a theme stands, title first, then by start. They never overlap.
    pub fn terms(&self, title: &str, body: &str, form: TextForm) -> Vec<TermHit> {
        self.decided(&self.terms, &Article::new(title, body, form))
            .into_iter()
            .filter(Candidate::is_mention)
            .map(
                |Candidate {
                     place, span, alias, ..
                 }| TermHit { place, span, alias },
            )
            .collect()
    }

    fn decided(&self, set: &AliasSet, article: &Article<'_>) -> Vec<Candidate> {
        let mut sites = Vec::new();
        for (place, range) in article.parts() {
            self.scan(set, article, place, &[]).run(range, &mut sites);
        }
        if sites.is_empty() {
            return Vec::new();
        }
        let decider = Decider::new(self, article, &sites);
        let mut candidates = Vec::with_capacity(sites.len());
        self.decide(set, article, &decider, sites, &[], &mut candidates);
        let order = |c: &Candidate| {
            (
                c.place,
                c.span.start,
                std::cmp::Reverse(c.span.end),
                c.alias,
            )
        };
        candidates.sort_by_key(order);
        candidates.dedup_by_key(|candidate| order(candidate));
        candidates
    }

    /// Decides about every site. Where an alias is not accepted, what stands within it gets its chance.
    fn decide(
        &self,
        set: &AliasSet,
        article: &Article<'_>,
        decider: &Decider<'_>,
        sites: Vec<Site>,
        barred: &[AliasId],
        candidates: &mut Vec<Candidate>,
    ) {
        for site in sites {
            let won = site.loss.is_none();
            let Some(candidate) = decider.decide(site) else {
                continue;
            };
            if won && !candidate.is_mention() {
                let barred = [barred, &[candidate.alias]].concat();
                let mut inside = Vec::new();
                let scan = self.scan(set, article, candidate.place, &barred);
                scan.run(candidate.span.range(), &mut inside);
                self.decide(set, article, decider, inside, &barred, candidates);
            }
            candidates.push(candidate);
        }
    }

    fn scan<'s>(
        &'s self,
        set: &'s AliasSet,
        article: &Article<'s>,
        place: Place,
        barred: &'s [AliasId],
    ) -> Scan<'s> {
        Scan {
            set,
            lexicon: &self.lexicon,
            place,
            text: article.text(place),
            barred,
        }
    }
}
