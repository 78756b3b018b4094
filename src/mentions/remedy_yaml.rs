//! A remedy as lines of a lexicon file that its owner can copy.
//!
//! Written for a lexicon that extends another one: an alias that its company has already is replaced
//! with all its options. Knows nothing of files.

use super::explanation::Remedy;
use crate::lexicon::{Alias, AliasKind, CompanyId, Lexicon, Owner, Strength, file::LONGEST_ALIAS};
use crate::locale::Locale;
use crate::text::fold::fold_text;

/// The lines, without those at the head of a file; `None` where no lines would do it.
pub(super) fn lines(locale: Locale, lexicon: &Lexicon, remedy: &Remedy) -> Option<String> {
    let without = |words: &[String], word: &str| -> Vec<String> {
        let folded = fold_text(word);
        let others = words.iter().filter(|other| fold_text(other) != folded);
        others.cloned().collect()
    };
    let mut alias = remedy.alias().map(|alias| lexicon.alias(alias).clone());
    if let Some(alias) = &mut alias {
        match remedy {
            Remedy::RemoveNotBefore { word, .. } => {
                alias.not_before = without(&alias.not_before, word);
            }
            Remedy::RemoveNotAfter { word, .. } => {
                alias.not_after = without(&alias.not_after, word);
            }
            Remedy::AnyCase { .. } => alias.exact_case = false,
            Remedy::AddNeed { .. } => alias.needs.push(locale.text("yaml-word-of-article").into()),
            Remedy::AddCue { .. } => alias.cues.push(locale.text("yaml-word-near").into()),
            Remedy::Strengthen { .. } => alias.strength = Strength::Normal,
            Remedy::AddAlias { .. } | Remedy::RemoveGuard { .. } | Remedy::AddLongerWord { .. } => {
            }
        }
    }
    match remedy {
        Remedy::AddAlias { text } | Remedy::AddLongerWord { text } => {
            let text = text.trim();
            let is_alias = !text.is_empty()
                && text.chars().count() <= LONGEST_ALIAS
                && !text.contains(char::is_control);
            let text = scalar(text);
            is_alias.then(|| {
                format!(
                    "companies:\n  - id: my-company\n    name: {{zh: {text}, en: {text}}}\n    names:\n      - {text}\n"
                )
            })
        }
        Remedy::RemoveGuard { word } => Some(format!("remove:\n  aliases: [{}]\n", scalar(word))),
        _ => entry(lexicon, &alias?),
    }
}

/// The entry of the company or group that owns `alias`, with this alias alone.
fn entry(lexicon: &Lexicon, alias: &Alias) -> Option<String> {
    match &alias.owner {
        Owner::Companies(owners) => {
            let (first, others) = owners.split_first()?;
            let key = match alias.kind {
                AliasKind::Product => "products",
                AliasKind::Person => "people",
                _ => "names",
            };
            let id = &lexicon.company(*first).id;
            let written = mapping(lexicon, alias, others);
            Some(format!(
                "companies:\n  - id: {id}\n    {key}:\n      - {written}\n"
            ))
        }
        Owner::Group(group) => {
            let id = &lexicon.group(*group).id;
            let written = mapping(lexicon, alias, &[]);
            Some(format!(
                "groups:\n  - id: {id}\n    words:\n      - {written}\n"
            ))
        }
        Owner::Themes(_) | Owner::Nobody => None,
    }
}

/// The alias with all its options.
fn mapping(lexicon: &Lexicon, alias: &Alias, also: &[CompanyId]) -> String {
    let mut parts = vec![
        format!("text: {}", scalar(&alias.text)),
        format!("strength: {}", alias.strength.name()),
    ];
    let also: Vec<String> = also
        .iter()
        .map(|company| lexicon.company(*company).id.clone())
        .collect();
    for (key, words) in [
        ("not_before", &alias.not_before),
        ("not_after", &alias.not_after),
        ("cues", &alias.cues),
        ("needs", &alias.needs),
        ("also", &also),
    ] {
        if !words.is_empty() {
            let words: Vec<String> = words.iter().map(|word| scalar(word)).collect();
            parts.push(format!("{key}: [{}]", words.join(", ")));
        }
    }
    if alias.exact_case {
        parts.push("case: exact".to_owned());
    }
    format!("{{{}}}", parts.join(", "))
}

/// A text as YAML takes it for a text: plain where it is letters that mean nothing else, else in quotes.
fn scalar(text: &str) -> String {
    let is_word = text.chars().all(char::is_alphanumeric)
        && text.chars().next().is_some_and(char::is_alphabetic);
    let means_something = ["yes", "no", "y", "n", "on", "off", "true", "false", "null"];
    if is_word && !means_something.contains(&text.to_ascii_lowercase().as_str()) {
        return text.to_owned();
    }
    // What JSON writes in quotes YAML reads as the same text.
    serde_json::Value::from(text).to_string()
}
