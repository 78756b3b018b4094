//! What a concordance is of, and how it is found in one article.
//!
//! `lexicon, sought -> Finder`; `Finder, article -> places`. Only title and body are looked at: front
//! matter is no running text, though a query may choose articles by it.

use super::line::Line;
use crate::lexicon::{Alias, CompanyId, GroupId, Lexicon, Owner, ThemeId};
use crate::mentions::Place;
use crate::search::{self, HitPlace, Known, Matching, Note, Query, View};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::fmt;

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sought {
    /// Mentions of a company.
    Company(CompanyId),
    /// Mentions of a group by its own words.
    Group(GroupId),
    /// Terms of a theme.
    Theme(ThemeId),
    /// Mentions by one alias, and the places of a term, whoever owns it; width, letter case and
    /// Traditional forms make no difference.
    Alias(String),
    /// What a query finds.
    Query(String),
}

/// No alias of the lexicon is written like this.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no alias of the lexicon is {0:?}")]
pub struct UnknownAlias(pub String);

/// Finds the places in one article.
#[derive(Debug)]
pub struct Finder(Kind);

enum Kind {
    /// For each alias of the lexicon whether its mentions, or its places as a term, count.
    Aliases(Vec<bool>),
    Query(Query),
}

impl fmt::Debug for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aliases(aliases) => {
                let count = aliases.iter().filter(|counts| **counts).count();
                write!(out, "Aliases({count})")
            }
            Self::Query(query) => write!(out, "Query({query})"),
        }
    }
}

impl Finder {
    /// A finder of what is sought, and notes on what of a query was not understood.
    ///
    /// # Errors
    /// Where the lexicon has no such alias.
    pub fn new(sought: &Sought, known: &Known<'_>) -> Result<(Self, Vec<Note>), UnknownAlias> {
        let lexicon = known.lexicon;
        let aliases = |counts: &dyn Fn(&Alias) -> bool| {
            let bits = lexicon.aliases.iter().map(counts).collect();
            (Self(Kind::Aliases(bits)), Vec::new())
        };
        Ok(match sought {
            Sought::Company(company) => aliases(
                &|alias| matches!(&alias.owner, Owner::Companies(owners) if owners.contains(company)),
            ),
            Sought::Group(group) => {
                aliases(&|alias| matches!(&alias.owner, Owner::Group(owner) if owner == group))
            }
            Sought::Theme(theme) => aliases(
                &|alias| matches!(&alias.owner, Owner::Themes(owners) if owners.contains(theme)),
            ),
            Sought::Alias(text) => {
                let wanted = fold_text(text.trim());
                let found = aliases(&|alias| {
                    alias.owner != Owner::Nobody && fold_text(&alias.text) == wanted
                });
                if !is_any(lexicon, &found.0) {
                    return Err(UnknownAlias(text.clone()));
                }
                found
            }
            Sought::Query(text) => {
                let parsed = search::parse(text, known, Matching::Folded);
                (Self(Kind::Query(parsed.query)), parsed.notes)
            }
        })
    }

    /// True where an article's candidates and terms make a difference.
    pub fn asks_for_names(&self) -> bool {
        match &self.0 {
            Kind::Aliases(_) => true,
            Kind::Query(query) => query.asks_for_names(),
        }
    }

    /// The places in the article at position `entry`, which `view` shows, as one reads them.
    pub fn find(&self, entry: u32, view: &View<'_>) -> Vec<Line> {
        let line = |place, span| Line { entry, place, span };
        let mut lines: Vec<Line> = match &self.0 {
            Kind::Aliases(aliases) => {
                let counts = |alias: u32| aliases.get(alias as usize) == Some(&true);
                let mentions = view
                    .candidates
                    .iter()
                    .filter(|candidate| candidate.is_mention() && counts(candidate.alias.0))
                    .map(|candidate| line(candidate.place, candidate.span));
                let terms = view.terms.iter().filter(|term| counts(term.alias.0));
                mentions
                    .chain(terms.map(|term| line(term.place, term.span)))
                    .collect()
            }
            Kind::Query(query) => {
                let Some((hits, _)) = query.find(view) else {
                    return Vec::new();
                };
                let in_text = |(place, span): (HitPlace, ByteSpan)| match place {
                    HitPlace::Title => Some(line(Place::Title, span)),
                    HitPlace::Body => Some(line(Place::Body, span)),
                    HitPlace::Field(_) => None,
                };
                let hits = hits.into_iter().map(|hit| (hit.place(), hit.span));
                hits.filter_map(in_text).collect()
            }
        };
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

fn is_any(lexicon: &Lexicon, finder: &Finder) -> bool {
    match &finder.0 {
        Kind::Aliases(aliases) => aliases.len() == lexicon.aliases.len() && aliases.contains(&true),
        Kind::Query(_) => true,
    }
}
