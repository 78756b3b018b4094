//! Remedies as lines of a lexicon file that its owner can copy.
//!
//! Written for a lexicon that extends another one: an alias that its company has already is replaced
//! with all its options. Knows nothing of files.

use super::explanation::Remedy;
use super::remedies::change_alias;
use crate::lexicon::{Alias, AliasKind, CompanyId, Lexicon, Owner, file::LONGEST_ALIAS};
use crate::locale::Locale;

/// Lines that do all of `remedies`, with those at the head of a new file where the lexicon has none;
/// `None` where no lines would do it.
pub(super) fn lines(
    locale: Locale,
    lexicon: &Lexicon,
    remedies: &[Remedy],
    has_file: bool,
) -> Option<String> {
    let mut changed = None;
    let mut removed: Vec<String> = Vec::new();
    let mut entries = String::new();
    for remedy in remedies {
        match remedy {
            Remedy::AddAlias { text } | Remedy::AddLongerWord { text } => {
                entries = new_company(text.trim())?;
            }
            // What a file does not extend it cannot remove: there the sentence says it all.
            Remedy::RemoveGuard { word } if !has_file || is_built_in_guard(word) => {
                removed.push(scalar(word));
            }
            Remedy::RemoveGuard { .. } => {}
            _ => {
                let id = remedy.alias()?;
                let alias = changed.get_or_insert_with(|| lexicon.alias(id).clone());
                change_alias(alias, remedy);
                if matches!(remedy, Remedy::AddNeed { .. }) {
                    alias.needs.clone_from(&lexicon.alias(id).needs);
                    alias.needs.push(locale.text("yaml-word-of-article").into());
                }
            }
        }
    }
    if let Some(alias) = &changed {
        entries = entry(lexicon, alias)?;
    }
    if !removed.is_empty() {
        entries.push_str(&format!("remove:\n  aliases: [{}]\n", removed.join(", ")));
    }
    match (entries.is_empty(), has_file) {
        (true, _) => None,
        (false, true) => Some(entries),
        (false, false) => Some(format!(
            "wenjian-lexicon: 1\nextends: built-in\n\n{entries}"
        )),
    }
}

fn is_built_in_guard(word: &str) -> bool {
    let built_in = crate::lexicon::built_in();
    let guards = |alias: &Alias| matches!(alias.owner, Owner::Nobody) && alias.text == word;
    built_in.aliases.iter().any(guards)
}

/// A company of this name; `None` for what cannot be a name.
fn new_company(name: &str) -> Option<String> {
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_ALIAS
        && !name.contains(char::is_control);
    let name = scalar(name);
    is_name.then(|| {
        format!(
            "companies:\n  - id: my-company\n    name: {{zh: {name}, en: {name}}}\n    names:\n      - {name}\n"
        )
    })
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
