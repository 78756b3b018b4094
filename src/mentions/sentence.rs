//! The decision about an alias, said in a sentence.

use super::{Candidate, Reason, Rule};
use crate::lexicon::{AliasId, Lexicon, Name, Owner};
use crate::locale::{Argument, Language, Locale};

/// Why the candidate was accepted or not, in the words of `locale`.
pub fn reason_sentence(locale: Locale, lexicon: &Lexicon, candidate: &Candidate) -> String {
    let Candidate {
        alias,
        rule,
        reason,
        ..
    } = candidate;
    rule_sentence(locale, lexicon, *alias, *rule, reason.as_deref())
}

/// Why `rule` decided about `alias` as it did, in the words of `locale`.
pub fn rule_sentence(
    locale: Locale,
    lexicon: &Lexicon,
    alias: AliasId,
    rule: Rule,
    reason: Option<&Reason>,
) -> String {
    let alias = lexicon.alias(alias);
    let owner = owner_names(locale, lexicon, &alias.owner);
    let (word, note) = reason.map_or(("", ""), |reason| {
        (reason.word.as_str(), reason.note.as_str())
    });
    let sentence = locale.format(
        &format!("reason-{}", rule.name()),
        &[
            ("alias", Argument::Text(&alias.text)),
            ("company", Argument::Text(&owner)),
            ("word", Argument::Text(word)),
            ("note", Argument::Text(note)),
        ],
    );
    // Where the lexicon has no note, the space before it is too much.
    sentence.trim_end().to_owned()
}

/// The display names of an owner, with strokes between several; empty where nobody owns it.
pub fn owner_names(locale: Locale, lexicon: &Lexicon, owner: &Owner) -> String {
    let shown = |name: &Name| match locale.language() {
        Language::SimplifiedChinese => name.zh.clone(),
        Language::English => name.en.clone(),
    };
    let names: Vec<String> = match owner {
        Owner::Companies(companies) => companies
            .iter()
            .map(|company| shown(&lexicon.company(*company).name))
            .collect(),
        Owner::Group(group) => vec![shown(&lexicon.group(*group).name)],
        Owner::Themes(themes) => themes
            .iter()
            .map(|theme| shown(&lexicon.theme(*theme).name))
            .collect(),
        Owner::Nobody => Vec::new(),
    };
    names.join(" / ")
}
