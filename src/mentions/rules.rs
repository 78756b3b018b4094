//! The rules that need the whole article: strength, support, cues, needed words, introduced short
//! forms, and whether the text is an old one.
//!
//! Each site that its neighbours allow gets decision, rule and reason.

use super::bits::Bits;
use super::candidate::{Decision, Place, Reason, Rule};
use super::finder::Room;
use super::matcher::{Article, Matcher};
use super::old_text::OldText;
use super::scan::Site;
use super::short_forms::Licence;
use super::spelled::Spelled;
use super::vocabulary::{Holder, Member};
use super::words::{ListId, WordsOf};
use crate::lexicon::{Alias, AliasId, AliasKind, Lexicon, Owner, Strength};
use crate::text::ByteSpan;
use crate::text::sentence::neighbourhood;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// Words right behind a name that say that it names a company.
const COMPANY: [&str; 6] = ["公司", "集团", "集團", "股份", "控股", "有限"];

/// What one article says about the aliases in it.
pub(super) struct Decider<'a> {
    matcher: &'a Matcher,
    article: &'a Article<'a>,
    words: WordsOf<'a>,
    old_text: OldText<'a>,
    names: &'a [Site],
    /// Known once a weak alias asks.
    named: OnceCell<NamedBy>,
    licences: Vec<Licence>,
}

/// Whom an article names without doubt.
#[derive(Default)]
struct NamedBy {
    /// By a strong alias.
    strong: Named,
    /// By an alias of normal strength.
    normal: Named,
}

/// Companies and groups, each with the first alias by which the article names it.
#[derive(Default)]
struct Named {
    /// By holder.
    bits: Bits,
    by: Vec<(Holder, AliasId)>,
}

impl NamedBy {
    fn of(&mut self, is_strong: bool) -> &mut Named {
        if is_strong {
            &mut self.strong
        } else {
            &mut self.normal
        }
    }
}

impl Named {
    fn note(&mut self, holder: Holder, by: AliasId) {
        if !self.bits.insert(holder.0) {
            self.by.push((holder, by));
        }
    }

    fn get(&self, holder: Holder) -> Option<AliasId> {
        let by = |&&(known, _): &&(Holder, AliasId)| known == holder;
        if self.bits.contains(holder.0) {
            self.by.iter().find(by).map(|&(_, by)| by)
        } else {
            None
        }
    }
}

impl<'a> Decider<'a> {
    /// `names` is the result of scanning the whole of `article`, which is `spelled` like that; `room` is for
    /// other walks.
    pub fn new(
        matcher: &'a Matcher,
        article: &'a Article<'a>,
        names: &'a [Site],
        spelled: &'a Spelled,
        room: &'a RefCell<Room>,
    ) -> Self {
        let vocabulary = &matcher.vocabulary;
        let (lists, classes) = (&vocabulary.word_lists, vocabulary.finder.classes());
        let words = WordsOf::new(lists, classes, article, spelled);
        Self {
            matcher,
            article,
            words,
            old_text: OldText::new(&vocabulary.old_words, article, room),
            names,
            named: OnceCell::new(),
            licences: Vec::new(),
        }
    }

    fn named(&self) -> &NamedBy {
        self.named.get_or_init(|| self.weigh())
    }

    /// Which companies and groups the article names without doubt.
    fn weigh(&self) -> NamedBy {
        let mut by = NamedBy::default();
        for site in self.names.iter().filter(|site| site.lost.is_none()) {
            // Most are sure, and speak of one.
            if let Some(rule) = site.sure
                && let Some(holder) = self.matcher.vocabulary.sole_holder(site.alias)
            {
                by.of(rule == Rule::Strong).note(holder, site.alias);
                continue;
            }
            let member = self.member(site.alias);
            if member.strength == Strength::Weak
                || self.lacks_needed(member, site.alias, site.place, site.span)
            {
                continue;
            }
            let named = by.of(member.strength == Strength::Strong);
            for &holder in self.matcher.vocabulary.holders(member) {
                named.note(holder, site.alias);
            }
        }
        by
    }

    /// Takes in the short forms that the article introduces.
    pub fn license(&mut self, licences: Vec<Licence>) {
        self.licences = licences;
    }

    /// True where `site` is a mention by itself, so that a short form can be introduced for it.
    pub fn can_license(&self, site: &Site) -> bool {
        let member = self.member(site.alias);
        member.strength != Strength::Weak
            && !self.lacks_needed(member, site.alias, site.place, site.span)
    }

    fn lexicon(&self) -> &'a Lexicon {
        &self.matcher.lexicon
    }

    fn member(&self, alias: AliasId) -> &'a Member {
        self.matcher.vocabulary.member(alias)
    }

    /// What is decided about `site`, which is no guard's, by which rule, and why.
    pub fn decide(&self, site: &Site) -> (Decision, Rule, Option<Arc<Reason>>) {
        let Site {
            place, span, alias, ..
        } = *site;
        if let Some(rule) = site.lost {
            return (Decision::Rejected, rule, site.reason.clone());
        }
        let decided = match site.sure {
            Some(rule) => (Decision::Accepted, rule, None),
            None => self.rule_for(alias, place, span),
        };
        if decided.0 == Decision::Accepted
            && let Some(words) = self.old_text.around(place, span)
        {
            let reason = Some(Reason::of_word(words));
            return (Decision::Rejected, Rule::OldText, reason);
        }
        decided
    }

    fn rule_for(
        &self,
        id: AliasId,
        place: Place,
        span: ByteSpan,
    ) -> (Decision, Rule, Option<Arc<Reason>>) {
        let member = self.member(id);
        let lacks_needed = self.lacks_needed(member, id, place, span);
        match member.strength {
            Strength::Strong if !lacks_needed => return (Decision::Accepted, Rule::Strong, None),
            Strength::Normal if !lacks_needed => return (Decision::Accepted, Rule::Normal, None),
            _ => {}
        }
        if let Some(licence) = self.licences.iter().find(|licence| licence.alias == id) {
            return (
                Decision::Accepted,
                Rule::Licensed,
                Some(Arc::clone(&licence.reason)),
            );
        }
        let alias = self.lexicon().alias(id);
        if lacks_needed {
            let lacking = |list| self.matcher.vocabulary.lacking(list, alias);
            return (Decision::Rejected, Rule::Needs, member.needs.map(lacking));
        }
        if let Some(supporter) = self.among(&self.named().strong, member) {
            return (Decision::Accepted, Rule::Supported, Some(supporter));
        }
        if let Some(cue) = self.cue_near(member.cues, place, span) {
            return (Decision::Accepted, Rule::Cue, Some(Reason::of_word(cue)));
        }
        // Named in a way that could be contradicted, or a relative is named: worth a second look.
        match self
            .among(&self.named().normal, member)
            .or_else(|| self.relative(alias))
        {
            Some(half) => (Decision::Doubtful, Rule::Unsupported, Some(half)),
            None => (Decision::Rejected, Rule::Unsupported, None),
        }
    }

    /// The reason that names the alias by which an owner of `member` stands among `named`.
    fn among(&self, named: &Named, member: &Member) -> Option<Arc<Reason>> {
        let holders = self.matcher.vocabulary.holders(member);
        let by = holders.iter().find_map(|&holder| named.get(holder))?;
        Some(self.matcher.vocabulary.reason(self.lexicon(), by))
    }

    /// The reason that names the strong alias by which the article names a part of an owner of `alias`,
    /// or what the owner is part of. 口碑 is a company within Alibaba, but in most articles on Alibaba it is what people say.
    fn relative(&self, alias: &Alias) -> Option<Arc<Reason>> {
        let Owner::Companies(owners) = &alias.owner else {
            return None;
        };
        let companies = &self.lexicon().companies;
        let related = |&&(Holder(number), _): &&(Holder, AliasId)| {
            let Some(named) = companies.get(number as usize) else {
                return false;
            };
            owners.iter().any(|owner| {
                let whole = self.lexicon().company(*owner).part_of.map(Holder::from);
                named.part_of == Some(*owner) || whole == Some(Holder(number))
            })
        };
        let (_, by) = self.named().strong.by.iter().find(related)?;
        Some(self.matcher.vocabulary.reason(self.lexicon(), *by))
    }

    /// True where no needed word stands in the article, nor a word right behind a name that says what
    /// it is: 滴滴公司, 利亚德集团.
    fn lacks_needed(&self, member: &Member, id: AliasId, place: Place, span: ByteSpan) -> bool {
        let Some(needs) = member.needs else {
            return false;
        };
        let behind = &self.article.text(place)[span.range().end..];
        let is_called_company = || {
            self.lexicon().alias(id).kind == AliasKind::Name
                && COMPANY.iter().any(|word| behind.starts_with(word))
        };
        !is_called_company() && !self.words.anywhere(needs)
    }

    /// The first of `cues` that stands in the sentence of `span` or in one beside it.
    fn cue_near(&self, cues: Option<ListId>, place: Place, span: ByteSpan) -> Option<String> {
        let text = self.article.text(place);
        let near = neighbourhood(text, span).range();
        let cue = self
            .words
            .within(cues?, place, near, |cue| !cue.overlaps(span))?;
        Some(text[cue.range()].to_owned())
    }
}
