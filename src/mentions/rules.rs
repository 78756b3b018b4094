//! The rules that need the whole article: strength, support, cues, needed words, introduced short forms.
//!
//! Each site that its neighbours allow becomes a candidate with decision, rule and reason.

use super::candidate::{Candidate, Decision, Place, Reason, Rule};
use super::matcher::{Article, Matcher};
use super::scan::Site;
use super::short_forms::Licence;
use super::vocabulary::{Loss, Member};
use super::words::SeenWords;
use crate::lexicon::{Alias, AliasId, CompanyId, Lexicon, Owner, Strength};
use crate::text::ByteSpan;
use crate::text::sentence::neighbourhood;
use std::ops::ControlFlow;

/// What one article says about the aliases in it.
pub(super) struct Decider<'a> {
    matcher: &'a Matcher,
    article: &'a Article<'a>,
    /// By company, then by group: the first strong alias of it in the article.
    strong: Vec<Option<AliasId>>,
    /// Likewise, of normal strength.
    normal: Vec<Option<AliasId>>,
    licences: Vec<Licence>,
    seen: SeenWords<'a>,
}

impl<'a> Decider<'a> {
    pub fn new(matcher: &'a Matcher, article: &'a Article<'a>) -> Self {
        let holders = matcher.lexicon.companies.len() + matcher.lexicon.groups.len();
        Self {
            matcher,
            article,
            strong: vec![None; holders],
            normal: vec![None; holders],
            licences: Vec::new(),
            seen: SeenWords::new(&matcher.words, article),
        }
    }

    /// Notes which companies and groups the article names without doubt. `sites` is the result of
    /// scanning the whole of it.
    pub fn weigh(&mut self, sites: &[Site]) {
        for site in sites.iter().filter(|site| site.loss.is_none()) {
            let alias = self.lexicon().alias(site.alias);
            if alias.strength == Strength::Weak || self.lacks_needed(site.alias) {
                continue;
            }
            let supported = match alias.strength {
                Strength::Strong => &mut self.strong,
                _ => &mut self.normal,
            };
            for holder in holders(&self.matcher.lexicon, &alias.owner) {
                supported[holder].get_or_insert(site.alias);
            }
        }
    }

    /// Takes in the short forms that the article introduces.
    pub fn license(&mut self, licences: Vec<Licence>) {
        self.licences = licences;
    }

    /// True where `site` is a mention by itself, so that a short form can be introduced for it.
    pub fn can_license(&self, site: &Site) -> bool {
        let alias = self.lexicon().alias(site.alias);
        let known = |holder: usize| self.strong[holder].is_some() || self.normal[holder].is_some();
        site.loss.is_none()
            && alias.strength != Strength::Weak
            && holders(self.lexicon(), &alias.owner).any(known)
    }

    fn lexicon(&self) -> &'a Lexicon {
        &self.matcher.lexicon
    }

    fn member(&self, alias: AliasId) -> &'a Member {
        self.matcher.vocabulary.member(alias)
    }

    /// The candidate that `site`, which is no guard's, becomes.
    pub fn decide(&mut self, site: Site) -> Candidate {
        let Site {
            place,
            span,
            alias,
            loss,
        } = site;
        let (decision, rule, reason) = match loss {
            Some(Loss { rule, reason }) => (Decision::Rejected, rule, reason),
            None => {
                let (decision, rule, word) = self.rule_for(alias, place, span);
                let reason = word.map(|word| {
                    Box::new(Reason {
                        word,
                        note: String::new(),
                    })
                });
                (decision, rule, reason)
            }
        };
        Candidate {
            place,
            span,
            alias,
            decision,
            rule,
            reason,
        }
    }

    fn rule_for(
        &mut self,
        id: AliasId,
        place: Place,
        span: ByteSpan,
    ) -> (Decision, Rule, Option<String>) {
        let alias = self.lexicon().alias(id);
        let lacks_needed = self.lacks_needed(id);
        match alias.strength {
            Strength::Strong if !lacks_needed => return (Decision::Accepted, Rule::Strong, None),
            Strength::Normal if !lacks_needed => return (Decision::Accepted, Rule::Normal, None),
            _ => {}
        }
        if let Some(licence) = self.licences.iter().find(|licence| licence.alias == id) {
            return (
                Decision::Accepted,
                Rule::Licensed,
                Some(licence.phrase.clone()),
            );
        }
        if lacks_needed {
            return (
                Decision::Rejected,
                Rule::Needs,
                Some(alias.needs.join("、")),
            );
        }
        if let Some(supporter) = self.among(&self.strong, alias) {
            return (Decision::Accepted, Rule::Supported, Some(supporter));
        }
        if let Some(cue) = self.cue_near(id, place, span) {
            return (Decision::Accepted, Rule::Cue, Some(cue));
        }
        // Named in a way that could be contradicted, or a relative is named: worth a second look.
        match self
            .among(&self.normal, alias)
            .or_else(|| self.relative(alias))
        {
            Some(half) => (Decision::Doubtful, Rule::Unsupported, Some(half)),
            None => (Decision::Rejected, Rule::Unsupported, None),
        }
    }

    /// The text of the alias by which an owner of `alias` stands in `supported`.
    fn among(&self, supported: &[Option<AliasId>], alias: &Alias) -> Option<String> {
        let supporter =
            holders(self.lexicon(), &alias.owner).find_map(|holder| supported[holder])?;
        Some(self.lexicon().alias(supporter).text.clone())
    }

    /// The strong alias by which the article names a part of an owner of `alias`, or what the owner is
    /// part of. 口碑 is a company within Alibaba, but in most articles on Alibaba it is what people say.
    fn relative(&self, alias: &Alias) -> Option<String> {
        let Owner::Companies(owners) = &alias.owner else {
            return None;
        };
        let companies = &self.lexicon().companies;
        let named = |company: CompanyId| self.strong[usize::from(company.0)];
        let whole = |owner: &CompanyId| companies[usize::from(owner.0)].part_of.and_then(named);
        let part = |owner: &CompanyId| {
            let parts = companies.iter().zip(&self.strong);
            parts
                .filter(|(part, _)| part.part_of == Some(*owner))
                .find_map(|(_, named)| *named)
        };
        let relative = owners
            .iter()
            .find_map(|owner| whole(owner).or_else(|| part(owner)))?;
        Some(self.lexicon().alias(relative).text.clone())
    }

    fn lacks_needed(&mut self, alias: AliasId) -> bool {
        let needs = &self.member(alias).needs;
        !needs.is_empty() && !self.seen.any(needs)
    }

    /// A cue of `alias` that stands in the sentence of `span` or in one beside it.
    fn cue_near(&self, alias: AliasId, place: Place, span: ByteSpan) -> Option<String> {
        let cues = &self.member(alias).cues;
        if cues.is_empty() {
            return None;
        }
        let text = self.article.text(place);
        let near = neighbourhood(text, span).range();
        let mut cue = None;
        for (_, part) in self.article.parts().filter(|(other, _)| *other == place) {
            let range = near.start.max(part.start)..near.end.min(part.end);
            if range.start >= range.end || cue.is_some() {
                continue;
            }
            self.matcher.words.visit(text, range, |found| {
                let beside = !span.overlaps(ByteSpan::new(found.start, found.end));
                if beside && cues.binary_search(&found.pattern).is_ok() {
                    cue = Some(text[found.start..found.end].to_owned());
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            });
        }
        cue
    }
}

/// Companies by their number, then groups by theirs: who an alias speaks of.
fn holders(lexicon: &Lexicon, owner: &Owner) -> impl Iterator<Item = usize> {
    let (companies, group): (&[CompanyId], _) = match owner {
        Owner::Companies(companies) => (companies, None),
        Owner::Group(group) => (&[], Some(lexicon.companies.len() + usize::from(group.0))),
        Owner::Themes(_) | Owner::Nobody => (&[], None),
    };
    companies
        .iter()
        .map(|company| usize::from(company.0))
        .chain(group)
}
