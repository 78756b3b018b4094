//! What is known of one company in a set of articles: by what names, when, where, with whom, about what.
//!
//! `articles -> portrait`, article by article and then summed up. Every number comes as the list of places it
//! counts, so that each can be looked at. Knows no windows and keeps nothing.

use super::meetings::{meeting, named};
use super::units::{form_of, stretches};
use crate::corpus::{Date, Document, TitleOrigin};
use crate::evidence::{Attribution, Evidence, Rule, Stance, Who, evidence};
use crate::lexicon::{AliasId, AliasKind, CompanyId, Lexicon, Owner, ThemeId};
use crate::mentions::{Candidate, Place, TermHit};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most typical sentences.
const TYPICAL: usize = 6;
/// Code points that a typical sentence has, if one can choose.
const GOOD_LENGTH: u32 = 45;

/// An article of the set.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// Its position in the library.
    pub position: u32,
    /// The document.
    pub document: &'a Document,
    /// What the matcher found in it.
    pub candidates: &'a [Candidate],
    /// The same for terms of themes.
    pub terms: &'a [TermHit],
    /// Who published it, where it says so.
    pub outlet: Option<&'a str>,
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// A mention, by position among the candidates of its article.
    Candidate(u32),
    /// A term, by position among the terms of its article.
    Term(u32),
}

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Position of the article in the library.
    pub article: u32,
    /// What stands there.
    pub hit: Hit,
}

/// What shares something, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share<T> {
    /// What they share.
    pub what: T,
    /// In reading order, article by article.
    pub spots: Vec<Spot>,
    /// How many articles they stand in.
    pub articles: u32,
}

impl<T> Share<T> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.spots.len()
    }
}

/// A sentence that says what the company does, about one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typical {
    /// About what.
    pub theme: ThemeId,
    /// Where it stands: the article, title or body, and its bytes.
    pub article: u32,
    /// Title or body.
    pub place: Place,
    /// The sentence.
    pub sentence: crate::text::ByteSpan,
    /// The term in it that shows the theme.
    pub spot: Spot,
}

/// What is known of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// Who.
    pub company: CompanyId,
    /// Every mention.
    pub mentions: Share<()>,
    /// Mentions in articles without a date.
    pub undated: Share<()>,
    /// The first mention of the earliest article, and the last of the latest; none where no article has a
    /// date.
    pub ends: Option<[(Date, Spot); 2]>,
    /// By what it is called, most mentions first.
    pub aliases: Vec<Share<AliasId>>,
    /// By kind of name: names, products, people.
    pub kinds: Vec<Share<AliasKind>>,
    /// By outlet, most mentions first; `None` for articles that name none.
    pub outlets: Vec<Share<Option<String>>>,
    /// Sentences with another company, most first.
    pub companions: Vec<Share<CompanyId>>,
    /// Sentences that bring it together with a theme, most first.
    pub themes: Vec<Share<ThemeId>>,
    /// One for each of the themes it has most sentences about: asserted and about the company itself where
    /// there is one, else the nearest to that; neither long nor short.
    pub typical: Vec<Typical>,
}

impl Portrait {
    /// Looks at `articles`; those that do not mention the company may be left out.
    pub fn new(lexicon: &Lexicon, company: CompanyId, articles: &[Article<'_>]) -> Self {
        let parts: Vec<Part> = articles
            .par_iter()
            .map(|article| Part::new(lexicon, company, article))
            .collect();
        let mut sum = Sum::default();
        for (article, part) in articles.iter().zip(parts) {
            sum.add(article, part);
        }
        let themes = shares(sum.themes);
        let typical = themes
            .iter()
            .take(TYPICAL)
            .filter_map(|theme| sum.claims.remove(&theme.what).map(|claim| claim.typical))
            .collect();
        Self {
            company,
            mentions: share((), sum.mentions),
            undated: share((), sum.undated),
            ends: sum.ends,
            aliases: shares(sum.aliases),
            kinds: shares(sum.kinds),
            outlets: shares(sum.outlets),
            companions: shares(sum.companions),
            themes,
            typical: once_each(typical),
        }
    }
}

/// A sentence about two themes is shown once.
fn once_each(typical: Vec<Typical>) -> Vec<Typical> {
    let mut found: Vec<Typical> = Vec::new();
    for one in typical {
        let is_same = |other: &Typical| {
            (other.article, other.place, other.sentence) == (one.article, one.place, one.sentence)
        };
        if !found.iter().any(is_same) {
            found.push(one);
        }
    }
    found
}

/// What one article says of the company.
#[derive(Default)]
struct Part {
    mentions: Vec<(u32, AliasId, AliasKind)>,
    companions: Vec<(CompanyId, u32)>,
    claims: Vec<Claim>,
}

/// A sentence about a theme, and how far it is from being typical.
struct Claim {
    distance: (bool, bool, bool, u32),
    typical: Typical,
}

impl Part {
    fn new(lexicon: &Lexicon, company: CompanyId, article: &Article<'_>) -> Self {
        let is_own = |candidate: &Candidate| match &lexicon.alias(candidate.alias).owner {
            Owner::Companies(owners) => candidate.is_mention() && owners.contains(&company),
            _ => false,
        };
        let own = (0..).zip(article.candidates);
        let mentions: Vec<_> = own
            .filter(|(_, candidate)| is_own(candidate))
            .map(|(position, candidate)| {
                let alias = candidate.alias;
                (position, alias, lexicon.alias(alias).kind)
            })
            .collect();
        let claims = claims(lexicon, company, article);
        if mentions.is_empty() && claims.is_empty() {
            return Self::default();
        }
        Self {
            mentions,
            companions: companions(lexicon, company, article),
            claims,
        }
    }
}

/// Who is named with the company, sentence by sentence, with the first mention of either.
fn companions(
    lexicon: &Lexicon,
    company: CompanyId,
    article: &Article<'_>,
) -> Vec<(CompanyId, u32)> {
    let mut found = Vec::new();
    for sentence in stretches(article.document, article.candidates) {
        if sentence.mentions.len() < 2 {
            continue;
        }
        let named = named(lexicon, article.candidates, &sentence.mentions);
        let Some(own) = named.iter().find(|(other, _)| *other == company) else {
            continue;
        };
        for other in named.iter().filter(|(other, _)| *other != company) {
            let pair = [own.clone(), other.clone()];
            if !meeting(&pair).is_empty() {
                let first = own.1.iter().chain(&other.1).min();
                found.extend(first.map(|first| (other.0, *first)));
            }
        }
    }
    found
}

fn claims(lexicon: &Lexicon, company: CompanyId, article: &Article<'_>) -> Vec<Claim> {
    let document = article.document;
    let is_apart = document.title.origin != TitleOrigin::Heading;
    let found = evidence(
        lexicon,
        is_apart.then_some(&*document.title.text),
        &document.body,
        form_of(document.kind),
        article.candidates,
        article.terms,
    );
    let mut last = None;
    let own = found.iter().filter(|piece| {
        // A sentence with a theme in two stances counts once.
        let key = (piece.theme, piece.place, piece.sentence);
        let counts = piece.who == Who::Company(company) && piece.counts();
        counts && last.replace(key) != Some(key)
    });
    own.filter_map(|piece| claim(article, piece)).collect()
}

fn claim(article: &Article<'_>, piece: &Evidence) -> Option<Claim> {
    let term = (piece.place, piece.term);
    let index = article
        .terms
        .iter()
        .position(|hit| (hit.place, hit.span) == term)?;
    let text = match piece.place {
        Place::Title => &*article.document.title.text,
        Place::Body => &*article.document.body,
    };
    let length = text.get(piece.sentence.range())?.chars().count() as u32;
    let plain = matches!(
        piece.rule,
        Rule::Subject | Rule::Coordinated | Rule::Compared | Rule::NameAfter
    );
    Some(Claim {
        distance: (
            piece.stance != Stance::Asserted,
            piece.attribution != Attribution::Direct,
            !plain,
            length.abs_diff(GOOD_LENGTH),
        ),
        typical: Typical {
            theme: piece.theme,
            article: article.position,
            place: piece.place,
            sentence: piece.sentence,
            spot: Spot {
                article: article.position,
                hit: Hit::Term(index as u32),
            },
        },
    })
}

/// Everything, as it is summed up.
#[derive(Default)]
struct Sum {
    mentions: Vec<Spot>,
    undated: Vec<Spot>,
    ends: Option<[(Date, Spot); 2]>,
    aliases: BTreeMap<AliasId, Vec<Spot>>,
    kinds: BTreeMap<AliasKind, Vec<Spot>>,
    outlets: BTreeMap<Option<String>, Vec<Spot>>,
    companions: BTreeMap<CompanyId, Vec<Spot>>,
    themes: BTreeMap<ThemeId, Vec<Spot>>,
    claims: BTreeMap<ThemeId, Claim>,
}

impl Sum {
    fn add(&mut self, article: &Article<'_>, part: Part) {
        let spot = |position: u32| Spot {
            article: article.position,
            hit: Hit::Candidate(position),
        };
        for &(position, alias, kind) in &part.mentions {
            let spot = spot(position);
            self.mentions.push(spot);
            self.aliases.entry(alias).or_default().push(spot);
            self.kinds.entry(kind).or_default().push(spot);
            let outlet = article.outlet.map(ToOwned::to_owned);
            self.outlets.entry(outlet).or_default().push(spot);
            match article.document.date {
                None => self.undated.push(spot),
                Some(date) => self.note_date(date, spot),
            }
        }
        for (company, position) in part.companions {
            let spots = self.companions.entry(company).or_default();
            spots.push(spot(position));
        }
        for claim in part.claims {
            let theme = claim.typical.theme;
            let spots = self.themes.entry(theme).or_default();
            spots.push(claim.typical.spot);
            match self.claims.get(&theme) {
                Some(best) if best.distance <= claim.distance => {}
                _ => {
                    self.claims.insert(theme, claim);
                }
            }
        }
    }

    fn note_date(&mut self, date: Date, spot: Spot) {
        let Some([first, last]) = &mut self.ends else {
            self.ends = Some([(date, spot); 2]);
            return;
        };
        // Of the same day, the first and the last in the order of the library.
        if date.day() < first.0.day() {
            *first = (date, spot);
        }
        if date.day() >= last.0.day() {
            *last = (date, spot);
        }
    }
}

fn share<T>(what: T, spots: Vec<Spot>) -> Share<T> {
    let mut articles: Vec<u32> = spots.iter().map(|spot| spot.article).collect();
    articles.dedup();
    Share {
        what,
        articles: articles.len() as u32,
        spots,
    }
}

/// Most spots first; those alike in their own order.
fn shares<T: Ord>(spots: BTreeMap<T, Vec<Spot>>) -> Vec<Share<T>> {
    let mut shares: Vec<Share<T>> = spots
        .into_iter()
        .map(|(what, spots)| share(what, spots))
        .collect();
    shares.sort_by_key(|share| Reverse(share.count()));
    shares
}
