//! What is risky about a lexicon: aliases that will be found where they should not be.
//!
//! Looks at the lexicon alone. What became of its aliases in real articles is counted in
//! [`crate::mentions::usage`].

use super::{Alias, AliasId, AliasKind, Lexicon, Owner, Strength};
use crate::text::fold::fold_text;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::collections::HashMap;

/// Something worth a second look. Its sentence is `finding-<code>` with `$alias` and `$other`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// One character, found within countless words.
    OneCharacter {
        /// The alias.
        alias: AliasId,
    },
    /// A word of everyday Chinese that counts wherever it stands.
    EverydayWord {
        /// The alias.
        alias: AliasId,
    },
    /// A Latin alias that is short or an English word, and counts in any letter case.
    LooseCase {
        /// The alias.
        alias: AliasId,
    },
    /// The alias is part of a longer one of somebody else, which wins wherever that stands.
    Shadowed {
        /// The alias.
        alias: AliasId,
        /// The longer one.
        by: AliasId,
    },
    /// Weak, and nothing can support it: it is never a mention.
    NeverSupported {
        /// The alias.
        alias: AliasId,
    },
}

impl Finding {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OneCharacter { .. } => "one-character",
            Self::EverydayWord { .. } => "everyday-word",
            Self::LooseCase { .. } => "loose-case",
            Self::Shadowed { .. } => "shadowed",
            Self::NeverSupported { .. } => "never-supported",
        }
    }

    /// The alias it is about.
    pub fn alias(&self) -> AliasId {
        match self {
            Self::OneCharacter { alias }
            | Self::EverydayWord { alias }
            | Self::LooseCase { alias }
            | Self::Shadowed { alias, .. }
            | Self::NeverSupported { alias } => *alias,
        }
    }

    /// The other alias, where there is one.
    pub fn other(&self) -> Option<AliasId> {
        match self {
            Self::Shadowed { by, .. } => Some(*by),
            _ => None,
        }
    }
}

/// Every finding, in the order of the lexicon.
pub fn check(lexicon: &Lexicon) -> Vec<Finding> {
    let words = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let supported = supported(lexicon);
    let mut findings = Vec::new();
    for (index, alias) in lexicon.aliases.iter().enumerate() {
        let id = AliasId(index as u32);
        if !names_somebody(alias) {
            continue;
        }
        let characters = alias.text.chars().count();
        let unconditional = alias.strength != Strength::Weak
            && alias.needs.is_empty()
            && alias.not_before.is_empty()
            && alias.not_after.is_empty();
        if characters == 1 {
            findings.push(Finding::OneCharacter { alias: id });
        } else if unconditional && characters == 2 && is_one_word(&words, &alias.text) {
            findings.push(Finding::EverydayWord { alias: id });
        }
        if unconditional && characters <= 3 && !alias.exact_case && is_ascii_word(&alias.text) {
            findings.push(Finding::LooseCase { alias: id });
        }
        if alias.strength == Strength::Weak && alias.cues.is_empty() && !supported[index] {
            findings.push(Finding::NeverSupported { alias: id });
        }
    }
    findings.extend(shadows(lexicon));
    findings.sort_by_key(|finding| (finding.alias(), finding.other()));
    findings
}

fn names_somebody(alias: &Alias) -> bool {
    matches!(alias.owner, Owner::Companies(_) | Owner::Group(_))
}

/// True where the whole of a text of two Han characters is a word of the dictionary that segments
/// Chinese. Names that are no words, such as 腾讯, fall apart into characters.
fn is_one_word(words: &icu_segmenter::WordSegmenterBorrowed<'_>, text: &str) -> bool {
    text.chars()
        .all(|character| ('\u{4E00}'..='\u{9FFF}').contains(&character))
        && words.segment_str(text).count() == 2
}

fn is_ascii_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// By alias: whether its owners have a strong alias, that is one that can support it.
fn supported(lexicon: &Lexicon) -> Vec<bool> {
    let mut strong = vec![false; lexicon.companies.len()];
    for alias in &lexicon.aliases {
        if let (Owner::Companies(owners), Strength::Strong) = (&alias.owner, alias.strength) {
            owners
                .iter()
                .for_each(|owner| strong[usize::from(owner.0)] = true);
        }
    }
    let is_supported = |alias: &Alias| match &alias.owner {
        Owner::Companies(owners) => owners.iter().any(|owner| strong[usize::from(owner.0)]),
        _ => false,
    };
    lexicon.aliases.iter().map(is_supported).collect()
}

/// Names and products within longer ones of other owners. A shorter one within a longer one of the same
/// owner is how names are.
fn shadows(lexicon: &Lexicon) -> Vec<Finding> {
    let mut by_text = HashMap::new();
    for (index, alias) in lexicon.aliases.iter().enumerate() {
        // That one character stands within others has been said already.
        if names_somebody(alias) && alias.text.chars().nth(1).is_some() {
            by_text.insert(fold_text(&alias.text), AliasId(index as u32));
        }
    }
    let mut findings = Vec::new();
    for (index, longer) in lexicon.aliases.iter().enumerate() {
        if !names_somebody(longer) || longer.kind == AliasKind::Group {
            continue;
        }
        let by = AliasId(index as u32);
        let folded = fold_text(&longer.text);
        let starts: Vec<usize> = folded.char_indices().map(|(start, _)| start).collect();
        let ends = || starts.iter().skip(1).copied().chain([folded.len()]);
        for &start in &starts {
            for end in ends().filter(|&end| end > start && end - start < folded.len()) {
                let Some(&alias) = by_text.get(&folded[start..end]) else {
                    continue;
                };
                if !share_owner(lexicon.alias(alias), longer) {
                    findings.push(Finding::Shadowed { alias, by });
                }
            }
        }
    }
    findings
}

fn share_owner(one: &Alias, other: &Alias) -> bool {
    match (&one.owner, &other.owner) {
        (Owner::Companies(ones), Owner::Companies(others)) => {
            ones.iter().any(|company| others.contains(company))
        }
        (one, other) => one == other,
    }
}
