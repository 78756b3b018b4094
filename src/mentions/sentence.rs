//! The decision about a candidate, said in a sentence.

use super::Candidate;
use crate::lexicon::{Lexicon, Owner};
use crate::locale::{Argument, Language, Locale};

/// Why the candidate was accepted or not, in the words of `locale`.
pub fn reason_sentence(locale: Locale, lexicon: &Lexicon, candidate: &Candidate) -> String {
    let alias = lexicon.alias(candidate.alias);
    let name = |name: &crate::lexicon::Name| match locale.language() {
        Language::SimplifiedChinese => name.zh.clone(),
        Language::English => name.en.clone(),
    };
    let owner = match &alias.owner {
        Owner::Companies(companies) => companies
            .iter()
            .map(|company| name(&lexicon.company(*company).name))
            .collect::<Vec<_>>()
            .join(" / "),
        Owner::Group(group) => name(&lexicon.group(*group).name),
        Owner::Themes(_) | Owner::Nobody => String::new(),
    };
    let (word, note) = candidate.reason.as_ref().map_or(("", ""), |reason| {
        (reason.word.as_str(), reason.note.as_str())
    });
    locale.format(
        &format!("reason-{}", candidate.rule.name()),
        &[
            ("alias", Argument::Text(&alias.text)),
            ("company", Argument::Text(&owner)),
            ("word", Argument::Text(word)),
            ("note", Argument::Text(note)),
        ],
    )
}
