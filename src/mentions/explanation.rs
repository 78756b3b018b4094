//! What an inspector says about a place of an article.
//!
//! Plain data: [`super::explain`] fills it, the window and the command line put it into sentences.

use super::candidate::{Decision, Place, Reason, Rule};
use super::excluded::Excluded;
use crate::lexicon::AliasId;
use crate::text::ByteSpan;
use std::sync::Arc;

/// What can be said about one place of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Title or body.
    pub place: Place,
    /// The bytes that were asked about.
    pub span: ByteSpan,
    /// Every alias of the lexicon that stands there or across, by start, the longer before the shorter.
    pub standing: Vec<Standing>,
    /// What would light the place where nothing stands there or nothing is lit: all of it together, but
    /// of [`Remedy::AddCue`] and [`Remedy::Strengthen`] either.
    pub remedies: Vec<Remedy>,
}

/// An alias that stands at the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The alias: a name, a group word, a term, a non-mention or another organisation.
    pub alias: AliasId,
    /// Where it stands.
    pub span: ByteSpan,
    /// What became of it.
    pub fate: Fate,
}

/// What became of an alias at a place. Its sentence is in the locale files: `reason-<rule>` for those
/// decided, `fate-<name>` for the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A rule decided about it.
    Decided {
        /// What was decided.
        decision: Decision,
        /// By which rule.
        rule: Rule,
        /// And why.
        reason: Option<Arc<Reason>>,
    },
    /// It is a non-mention or another organisation, and guards what is within it.
    Guards,
    /// It stands within another one, which is longer or starts earlier.
    Within {
        /// The other one.
        alias: AliasId,
        /// Where that stands.
        span: ByteSpan,
    },
    /// It is part of a longer word, in other letters than its own: no candidate.
    PartOfWord,
    /// The part of the text is not matched.
    Excluded(Excluded),
}

impl Fate {
    /// `decided`, `guards`, `within`, `part-of-word` or `excluded`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Decided { .. } => "decided",
            Self::Guards => "guards",
            Self::Within { .. } => "within",
            Self::PartOfWord => "part-of-word",
            Self::Excluded(_) => "excluded",
        }
    }
}

/// A change of the lexicon or the article that would make a place a mention; its sentence is
/// `remedy-<name>`, with `$alias` and `$word`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing of the lexicon stands there: list the text as an alias.
    AddAlias {
        /// The text.
        text: String,
    },
    /// Remove a word from an alias's `not_before`.
    RemoveNotBefore {
        /// The alias.
        alias: AliasId,
        /// The word.
        word: String,
    },
    /// Remove a word from an alias's `not_after`.
    RemoveNotAfter {
        /// The alias.
        alias: AliasId,
        /// The word.
        word: String,
    },
    /// Remove `case: exact`.
    AnyCase {
        /// The alias.
        alias: AliasId,
    },
    /// Add a word of the article to the alias's `needs`, or remove `needs`.
    AddNeed {
        /// The alias.
        alias: AliasId,
    },
    /// Remove the non-mention or other organisation around it.
    RemoveGuard {
        /// The text of the guard.
        word: String,
    },
    /// Add a word that stands near to the alias's cues.
    AddCue {
        /// The alias.
        alias: AliasId,
    },
    /// Make the alias normal.
    Strengthen {
        /// The alias.
        alias: AliasId,
    },
    /// List the longer word as an alias of its own.
    AddLongerWord {
        /// The longer word.
        text: String,
    },
}

impl Remedy {
    /// The stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddAlias { .. } => "add-alias",
            Self::RemoveNotBefore { .. } => "remove-not-before",
            Self::RemoveNotAfter { .. } => "remove-not-after",
            Self::AnyCase { .. } => "any-case",
            Self::AddNeed { .. } => "add-need",
            Self::RemoveGuard { .. } => "remove-guard",
            Self::AddCue { .. } => "add-cue",
            Self::Strengthen { .. } => "strengthen",
            Self::AddLongerWord { .. } => "add-longer-word",
        }
    }

    /// The alias it would change.
    pub fn alias(&self) -> Option<AliasId> {
        match self {
            Self::RemoveNotBefore { alias, .. }
            | Self::RemoveNotAfter { alias, .. }
            | Self::AnyCase { alias }
            | Self::AddNeed { alias }
            | Self::AddCue { alias }
            | Self::Strengthen { alias } => Some(*alias),
            Self::AddAlias { .. } | Self::RemoveGuard { .. } | Self::AddLongerWord { .. } => None,
        }
    }

    /// The word it is about; empty where there is none.
    pub fn word(&self) -> &str {
        match self {
            Self::RemoveNotBefore { word, .. }
            | Self::RemoveNotAfter { word, .. }
            | Self::RemoveGuard { word } => word,
            Self::AddAlias { text } | Self::AddLongerWord { text } => text,
            Self::AnyCase { .. }
            | Self::AddNeed { .. }
            | Self::AddCue { .. }
            | Self::Strengthen { .. } => "",
        }
    }
}
