//! The rules that need the whole article: strength, support, cues, needed words.
//!
//! Each site that its neighbours allow becomes a candidate with decision, rule and reason.

use super::candidate::{Candidate, Decision, Place, Reason, Rule};
use super::matcher::{Article, Matcher};
use super::scan::{Loss, Site, guards};
use super::words::WordHit;
use crate::lexicon::{Alias, AliasId, CompanyId, GroupId, Lexicon, Owner, Strength};
use crate::text::ByteSpan;
use crate::text::sentence::sentences;
use std::cell::OnceCell;

/// What one article says about the aliases in it.
pub(super) struct Decider<'a> {
    matcher: &'a Matcher,
    article: &'a Article<'a>,
    /// Companies and groups with a strong mention, each with the alias of the first one.
    strong: Vec<(Holder, AliasId)>,
    /// Companies with a mention of normal strength.
    normal: Vec<(Holder, AliasId)>,
    word_hits: OnceCell<Vec<WordHit>>,
    title_sentences: OnceCell<Vec<ByteSpan>>,
    body_sentences: OnceCell<Vec<ByteSpan>>,
}

/// A single owner of an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Company(CompanyId),
    Group(GroupId),
}

fn holders(owner: &Owner) -> impl Iterator<Item = Holder> {
    let (companies, group): (&[CompanyId], _) = match owner {
        Owner::Companies(companies) => (companies, None),
        Owner::Group(group) => (&[], Some(*group)),
        Owner::Themes(_) | Owner::Nobody => (&[], None),
    };
    companies
        .iter()
        .copied()
        .map(Holder::Company)
        .chain(group.map(Holder::Group))
}

impl<'a> Decider<'a> {
    /// Reads from `sites`, the result of scanning the whole of `article`, which companies have support.
    pub fn new(matcher: &'a Matcher, article: &'a Article<'a>, sites: &[Site]) -> Self {
        let mut decider = Self {
            matcher,
            article,
            strong: Vec::new(),
            normal: Vec::new(),
            word_hits: OnceCell::new(),
            title_sentences: OnceCell::new(),
            body_sentences: OnceCell::new(),
        };
        let (mut strong, mut normal) = (Vec::new(), Vec::new());
        for site in sites.iter().filter(|site| site.loss.is_none()) {
            let alias = decider.lexicon().alias(site.alias);
            let supported = match alias.strength {
                Strength::Strong => &mut strong,
                Strength::Normal => &mut normal,
                Strength::Weak => continue,
            };
            if decider.lacks_needed(alias) {
                continue;
            }
            for holder in holders(&alias.owner) {
                if !supported.iter().any(|&(known, _)| known == holder) {
                    supported.push((holder, site.alias));
                }
            }
        }
        (decider.strong, decider.normal) = (strong, normal);
        decider
    }

    fn lexicon(&self) -> &'a Lexicon {
        &self.matcher.lexicon
    }

    /// The candidate that `site` becomes; `None` for guards, which are candidates of nothing.
    pub fn decide(&self, site: Site) -> Option<Candidate> {
        let alias = self.lexicon().alias(site.alias);
        if guards(alias.kind) {
            return None;
        }
        let Site {
            place,
            span,
            alias: id,
            loss,
        } = site;
        let (decision, rule, reason) = match loss {
            Some(Loss { rule, word, note }) => {
                (Decision::Rejected, rule, Some(Reason { word, note }))
            }
            None => self.rule_for(alias, place, span),
        };
        let reason = reason.map(Box::new);
        Some(Candidate {
            place,
            span,
            alias: id,
            decision,
            rule,
            reason,
        })
    }

    fn rule_for(
        &self,
        alias: &Alias,
        place: Place,
        span: ByteSpan,
    ) -> (Decision, Rule, Option<Reason>) {
        let reason = |word: String| {
            Some(Reason {
                word,
                note: String::new(),
            })
        };
        if self.lacks_needed(alias) {
            return (
                Decision::Rejected,
                Rule::Needs,
                reason(alias.needs.join("、")),
            );
        }
        match alias.strength {
            Strength::Strong => return (Decision::Accepted, Rule::Strong, None),
            Strength::Normal => return (Decision::Accepted, Rule::Normal, None),
            Strength::Weak => {}
        }
        if let Some(supporter) = self.among(&self.strong, alias) {
            return (Decision::Accepted, Rule::Supported, reason(supporter));
        }
        if let Some(cue) = self.cue_near(alias, place, span) {
            return (Decision::Accepted, Rule::Cue, reason(cue));
        }
        match self.among(&self.normal, alias) {
            Some(half) => (Decision::Doubtful, Rule::Unsupported, reason(half)),
            None => (Decision::Rejected, Rule::Unsupported, None),
        }
    }

    /// The alias by which an owner of `alias` stands among `supported`.
    fn among(&self, supported: &[(Holder, AliasId)], alias: &Alias) -> Option<String> {
        holders(&alias.owner).find_map(|holder| {
            let (_, supporter) = supported.iter().find(|&&(known, _)| known == holder)?;
            Some(self.lexicon().alias(*supporter).text.clone())
        })
    }

    fn lacks_needed(&self, alias: &Alias) -> bool {
        let stands = |word: &String| self.hits_of(word).next().is_some();
        !alias.needs.is_empty() && !alias.needs.iter().any(stands)
    }

    /// The first cue of `alias` that stands in the sentence of `span` or in one beside it.
    fn cue_near(&self, alias: &Alias, place: Place, span: ByteSpan) -> Option<String> {
        let mut near = None;
        let cue = alias.cues.iter().find(|cue| {
            self.hits_of(cue).any(|hit| {
                let near = *near.get_or_insert_with(|| self.neighbourhood(place, span));
                hit.place == place && near.overlaps(hit.span) && !hit.span.overlaps(span)
            })
        });
        cue.cloned()
    }

    fn hits_of(&self, word: &str) -> impl Iterator<Item = &WordHit> {
        let id = self.matcher.words.id(word);
        let hits = self
            .word_hits
            .get_or_init(|| self.matcher.words.hits(self.article));
        hits.iter().filter(move |hit| Some(hit.word) == id)
    }

    /// The sentence of `span`, with the one before and the one after.
    fn neighbourhood(&self, place: Place, span: ByteSpan) -> ByteSpan {
        let cell = match place {
            Place::Title => &self.title_sentences,
            Place::Body => &self.body_sentences,
        };
        let all = cell.get_or_init(|| sentences(self.article.text(place)));
        let own = all.partition_point(|sentence| sentence.end <= span.start);
        let first = &all[own.saturating_sub(1)];
        let last = &all[(own + 1).min(all.len() - 1)];
        ByteSpan {
            start: first.start,
            end: last.end,
        }
    }
}
