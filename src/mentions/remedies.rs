//! What would light a place that is not lit.
//!
//! Changes a copy of the lexicon, one change after the other, and asks the matcher each time, so that
//! what is advised does what it says: where one rule no longer rejects an alias another one may.

use super::candidate::{Decision, Reason, Rule};
use super::explain::standing_at;
use super::explanation::{Fate, Remedy, Standing};
use super::matcher::{Article, Matcher};
use super::vocabulary::Lane;
use super::{Place, TextForm};
use crate::lexicon::{Alias, AliasId, AliasKind, Lexicon, Owner, Strength};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Changes that are tried for one place: more than there are rules that could reject it.
const MOST: usize = 12;

/// The changes that together light `span`, where `standing` is what stands there. Nothing where
/// something is lit, and where no change of the lexicon helps.
pub(super) fn remedies(
    matcher: &Matcher,
    article: &Article<'_>,
    form: TextForm,
    place: Place,
    span: ByteSpan,
    standing: &[Standing],
) -> Vec<Remedy> {
    let text = article.text(place);
    if standing.is_empty() {
        let text = text[span.range()].to_owned();
        return if span.is_empty() {
            Vec::new()
        } else {
            vec![Remedy::AddAlias { text }]
        };
    }
    if standing.iter().any(is_lit) {
        return Vec::new();
    }
    let rejected = |other: &&Standing| {
        names_somebody(matcher.lexicon.alias(other.alias)) && decided(other).is_some()
    };
    let Some(target) = standing.iter().find(rejected) else {
        return Vec::new();
    };
    let mut found: Vec<Remedy> = Vec::new();
    let (mut lexicon, own) = lexicon_of(matcher, article, target.alias);
    let alias = target.alias;
    let mut target = target.clone();
    for _ in 0..MOST {
        let Some((rule, reason)) = decided(&target) else {
            break;
        };
        let steps = steps(alias, rule, reason, text, target.span);
        if steps.is_empty() || steps.iter().any(|step| found.contains(step)) {
            break;
        }
        let is_final = matches!(steps[0], Remedy::AddLongerWord { .. });
        steps
            .iter()
            .for_each(|step| change(&mut lexicon, own, step));
        found.extend(steps);
        if is_final {
            break;
        }
        let changed = Matcher::new(Arc::new(lexicon.clone()));
        let standing = standing_at(&changed, article, form, place, target.span);
        let same = |other: &&Standing| (other.alias, other.span) == (own, target.span);
        match standing.iter().find(same) {
            Some(now) if !standing.iter().any(is_lit) => target = now.clone(),
            _ => break,
        }
    }
    found
}

/// The aliases that stand anywhere in `article`, as a lexicon of their own, and which of them `alias` is.
/// What is decided about the article is the same with it, and to make a matcher of it takes no time.
fn lexicon_of(matcher: &Matcher, article: &Article<'_>, alias: AliasId) -> (Lexicon, AliasId) {
    let (vocabulary, mut here) = (&matcher.vocabulary, Vec::new());
    let mut stand = BTreeSet::from([alias]);
    for text in [article.title, article.body] {
        for (start, _) in text.char_indices() {
            vocabulary
                .finder
                .starting_at(text, start, text.len(), &mut here);
            for found in &here {
                stand.extend(
                    Lane::ALL
                        .iter()
                        .filter_map(|lane| vocabulary.alias(found, *lane)),
                );
            }
        }
    }
    let own = stand.range(..alias).count();
    let own = AliasId(u32::try_from(own).expect("there are fewer than in the whole lexicon"));
    let whole = &matcher.lexicon;
    let aliases = stand.iter().map(|alias| whole.alias(*alias).clone());
    let lexicon = Lexicon {
        companies: whole.companies.clone(),
        groups: whole.groups.clone(),
        themes: whole.themes.clone(),
        aliases: aliases.collect(),
        company_ids: whole.company_ids.clone(),
    };
    (lexicon, own)
}

fn is_lit(standing: &Standing) -> bool {
    let lit = Decision::Accepted;
    matches!(&standing.fate, Fate::Decided { decision, .. } if *decision == lit)
}

fn names_somebody(alias: &Alias) -> bool {
    matches!(alias.owner, Owner::Companies(_) | Owner::Group(_))
}

fn decided(standing: &Standing) -> Option<(Rule, Option<&Reason>)> {
    match &standing.fate {
        Fate::Decided { rule, reason, .. } => Some((*rule, reason.as_deref())),
        _ => None,
    }
}

/// What to do against one rule; of two, either helps.
fn steps(
    alias: AliasId,
    rule: Rule,
    reason: Option<&Reason>,
    text: &str,
    span: ByteSpan,
) -> Vec<Remedy> {
    let word = reason.map(|reason| reason.word.clone()).unwrap_or_default();
    match rule {
        Rule::NotBefore => vec![Remedy::RemoveNotBefore { alias, word }],
        Rule::NotAfter => vec![Remedy::RemoveNotAfter { alias, word }],
        Rule::Case => vec![Remedy::AnyCase { alias }],
        Rule::Needs => vec![Remedy::AddNeed { alias }],
        Rule::NonMention | Rule::Organisation => vec![Remedy::RemoveGuard { word }],
        Rule::Unsupported => vec![Remedy::AddCue { alias }, Remedy::Strengthen { alias }],
        Rule::Edge => vec![Remedy::AddLongerWord {
            text: word_around(text, span),
        }],
        // What speaks against names in an old text is the text, and no lexicon changes that.
        Rule::Strong
        | Rule::Normal
        | Rule::Supported
        | Rule::Cue
        | Rule::Licensed
        | Rule::OldText => Vec::new(),
    }
}

/// Does to `lexicon` what `remedy` says, which is about the alias `own` of it.
fn change(lexicon: &mut Lexicon, own: AliasId, remedy: &Remedy) {
    if let Remedy::RemoveGuard { word } = remedy {
        let folded = fold_text(word);
        for (index, alias) in lexicon.aliases.iter_mut().enumerate() {
            let guards = matches!(alias.kind, AliasKind::NonMention | AliasKind::Organisation);
            if guards && fold_text(&alias.text) == folded {
                // The other aliases keep their numbers; a character for private use stands nowhere.
                alias.text = format!("\u{F8FF}{index}");
            }
        }
    }
    if remedy.alias().is_some() {
        change_alias(&mut lexicon.aliases[own.0 as usize], remedy);
    }
}

/// Does to `alias` what `remedy`, which is about it, says.
pub(super) fn change_alias(alias: &mut Alias, remedy: &Remedy) {
    let without = |words: &mut Vec<String>, word: &str| {
        let folded = fold_text(word);
        words.retain(|other| fold_text(other) != folded);
    };
    match remedy {
        Remedy::RemoveNotBefore { word, .. } => without(&mut alias.not_before, word),
        Remedy::RemoveNotAfter { word, .. } => without(&mut alias.not_after, word),
        Remedy::AnyCase { .. } => alias.exact_case = false,
        // As if a word of the article had been added.
        Remedy::AddNeed { .. } => alias.needs.clear(),
        Remedy::Strengthen { .. } => alias.strength = alias.strength.max(Strength::Normal),
        Remedy::AddCue { .. }
        | Remedy::AddAlias { .. }
        | Remedy::RemoveGuard { .. }
        | Remedy::AddLongerWord { .. } => {}
    }
}

/// The Latin word or number around `span`.
fn word_around(text: &str, span: ByteSpan) -> String {
    let in_word = |character: &char| character.is_ascii_alphanumeric() || *character == '&';
    let range = span.range();
    let before = text[..range.start].chars().rev().take_while(in_word);
    let after = text[range.end..].chars().take_while(in_word);
    // Characters of the word are ASCII: as many bytes.
    text[range.start - before.count()..range.end + after.count()].to_owned()
}
