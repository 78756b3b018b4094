//! The compiled lexicon, and its answer for one article.
//!
//! `title, body -> candidates and terms`. Shared by all threads; what it says depends on lexicon and
//! article alone.

use super::candidate::{Candidate, Decision, Place};
use super::excluded::{TextForm, parts_to_match};
use super::finder::Room;
use super::rules::Decider;
use super::scan::{Scan, Site, Sites};
use super::short_forms::licences;
use super::vocabulary::{Lane, Vocabulary};
use crate::lexicon::{AliasId, Lexicon};
use crate::text::ByteSpan;
use std::cell::{Cell, RefCell};
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

    /// The part with this number.
    pub fn part_number(&self, number: usize) -> Option<(Place, Range<usize>)> {
        self.parts.get(number).cloned()
    }

    /// The part that holds the end of `span`, or the next one.
    fn part(&self, place: Place, span: ByteSpan) -> Option<&Range<usize>> {
        let end = (place, span.end as usize);
        let before = |part: &(Place, Range<usize>)| (part.0, part.1.end) < end;
        let part = self.parts.get(self.parts.partition_point(before));
        part.filter(|part| part.0 == place).map(|(_, part)| part)
    }

    /// True where the whole of `span` is matched.
    pub fn is_matched(&self, place: Place, span: ByteSpan) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let part = self.part(place, span);
        part.is_some_and(|part| part.start <= start && end <= part.end)
    }

    /// Where the part ends in which `span`, which is matched, stands.
    fn part_end(&self, place: Place, span: ByteSpan) -> usize {
        self.part(place, span)
            .map_or(span.end as usize, |part| part.end)
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
        let mut workspace = Workspace::take();
        let Workspace {
            sites,
            room,
            terms,
            room_for_blocks,
        } = &mut *workspace;
        for (place, range) in article.parts() {
            let scan = self.scan(article, place, &[]);
            scan.run(range, room, sites);
        }
        let spelled = &room.spelled;
        let mut resolution = Resolution {
            matcher: self,
            article,
            decider: Decider::new(self, article, &sites.names, spelled, room_for_blocks),
            guards: Vec::new(),
        };
        if !sites.introducers.is_empty() {
            let supporters = |site: &Site| resolution.decider.can_license(site);
            let licences = licences(self, article, sites, supporters);
            resolution.decider.license(licences);
        }
        let mut candidates = Vec::with_capacity(sites.names.len());
        resolution.decide_all(&sites.names, Lane::Names, &mut candidates);
        resolution.decide_all(&sites.terms, Lane::Terms, terms);
        let mut hits = Vec::with_capacity(terms.len());
        hits.extend(terms.iter().filter(|it| it.is_mention()).map(|it| TermHit {
            place: it.place,
            span: it.span,
            alias: it.alias,
        }));
        let guards = resolution.guards;
        workspace.give_back();
        Resolved {
            matches: Matches {
                candidates,
                terms: hits,
            },
            guards,
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

/// Room for the work on one article, used again for the next on the same thread: asking the system for
/// it each time takes as long as finding a hundred names.
#[derive(Debug, Default)]
struct Workspace {
    sites: Sites,
    /// What the whole article is spelled like.
    room: Room,
    terms: Vec<Candidate>,
    /// For walks over parts of it.
    room_for_blocks: RefCell<Room>,
}

/// Sites for which room is kept: more than articles have, less than a whole book.
const MOST_SITES: usize = 1 << 14;

/// Characters for which room is kept.
const MOST_SPELLED: usize = 1 << 18;

thread_local! {
    static WORKSPACE: Cell<Option<Box<Workspace>>> = const { Cell::new(None) };
}

impl Workspace {
    fn take() -> Box<Self> {
        WORKSPACE.take().unwrap_or_default()
    }

    fn give_back(mut self: Box<Self>) {
        let most = self.sites.names.len().max(self.sites.terms.len());
        if most <= MOST_SITES && self.room.spelled.room() <= MOST_SPELLED {
            self.sites.clear();
            self.terms.clear();
            self.room.clear();
            WORKSPACE.set(Some(self));
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
    /// Adds what `sites`, all of one lane, become.
    fn decide_all(&mut self, sites: &[Site], lane: Lane, candidates: &mut Vec<Candidate>) {
        self.decide(sites, lane, &[], usize::MAX, candidates);
        let order = |c: &Candidate| (c.place, c.span.start, Reverse(c.span.end), c.alias);
        // What was found within a rejected one comes before it.
        if !candidates.is_sorted_by_key(order) {
            candidates.sort_by_key(order);
        }
        // A name may lose to its neighbours and then again to a guard around it; the first counts.
        candidates.dedup_by_key(|candidate| order(candidate));
    }

    /// Decides about every site. Where an alias is not accepted, what starts within it gets its chance,
    /// as far as it leaves to the next what is the next one's; none of it goes beyond `end`.
    fn decide(
        &mut self,
        sites: &[Site],
        lane: Lane,
        barred: &[AliasId],
        end: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        for (index, site) in sites.iter().enumerate() {
            if site.sure.is_none() && self.matcher.vocabulary.member(site.alias).guards {
                self.guards.push(site.clone());
                continue;
            }
            let (decision, rule, reason) = self.decider.decide(site);
            if site.lost.is_none() && decision != Decision::Accepted {
                let mut behind = sites[index + 1..].iter();
                let next = behind.find(|next| next.place == site.place && next.lost.is_none());
                let next = next.map_or(usize::MAX, |next| next.span.start as usize);
                let part_end = self.article.part_end(site.place, site.span);
                let end = end.min(next).min(part_end);
                let barred = [barred, &[site.alias]].concat();
                let mut inside = Sites::default();
                let scan = self.matcher.scan(self.article, site.place, &barred);
                scan.run_within(site.span.range(), end, lane, &mut inside);
                let inside = match lane {
                    Lane::Names => inside.names,
                    Lane::Terms => inside.terms,
                };
                self.decide(&inside, lane, &barred, end, candidates);
            }
            candidates.push(Candidate {
                place: site.place,
                span: site.span,
                alias: site.alias,
                decision,
                rule,
                reason,
            });
        }
    }
}
