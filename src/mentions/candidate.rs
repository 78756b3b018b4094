//! A place where an alias stands in a text, and what was decided about it.

use crate::lexicon::AliasId;
use crate::text::ByteSpan;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The part of a document in which a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The title.
    Title,
    /// The body.
    Body,
}

impl Place {
    /// `title` or `body`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
        }
    }
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// A mention.
    Accepted,
    /// No mention.
    Rejected,
    /// Could be either; not counted.
    Doubtful,
}

impl Decision {
    /// `accepted`, `rejected` or `doubtful`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Doubtful => "doubtful",
        }
    }
}

/// The rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Accepted: the alias is strong.
    Strong,
    /// Accepted: the alias is normal and nothing speaks against it.
    Normal,
    /// Accepted: the alias is weak, and a strong mention of the same company stands in the article.
    Supported,
    /// Accepted: the alias is weak, and one of its cue words stands near.
    Cue,
    /// Accepted: a full form in the article licenses this short form (下称“蚂蚁”).
    Licensed,
    /// Rejected: a Latin or digit edge touches a letter, digit or `&`.
    Edge,
    /// Rejected: followed by one of `not_before`.
    NotBefore,
    /// Rejected: preceded by one of `not_after`.
    NotAfter,
    /// Rejected: letter case differs from an alias that asks for its own.
    Case,
    /// Rejected: none of the words the alias needs stands in the article.
    Needs,
    /// Rejected: inside or across a non-mention.
    NonMention,
    /// Rejected: inside or across the name of another organisation.
    Organisation,
    /// Rejected or doubtful: a weak alias without support.
    Unsupported,
    /// Rejected: the text around it is old prose or verse, older than any company.
    OldText,
}

impl Rule {
    /// Every rule, in the order of this enum.
    pub const ALL: [Self; 14] = [
        Self::Strong,
        Self::Normal,
        Self::Supported,
        Self::Cue,
        Self::Licensed,
        Self::Edge,
        Self::NotBefore,
        Self::NotAfter,
        Self::Case,
        Self::Needs,
        Self::NonMention,
        Self::Organisation,
        Self::Unsupported,
        Self::OldText,
    ];

    /// The rule's stable name, such as `non-mention`; its sentence is in the locale files under
    /// `rule-<name>`, its reason under `reason-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Normal => "normal",
            Self::Supported => "supported",
            Self::Cue => "cue",
            Self::Licensed => "licensed",
            Self::Edge => "edge",
            Self::NotBefore => "not-before",
            Self::NotAfter => "not-after",
            Self::Case => "case",
            Self::Needs => "needs",
            Self::NonMention => "non-mention",
            Self::Organisation => "organisation",
            Self::Unsupported => "unsupported",
            Self::OldText => "old-text",
        }
    }
}

/// What a sentence about the decision needs besides the alias: the word that decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The supporting name, cue, licensing phrase, touching character, forbidden neighbour, needed
    /// words, the longer phrase, or the old words; empty where the rule needs none.
    pub word: String,
    /// The lexicon's own reason for a non-mention; empty elsewhere.
    pub note: String,
}

impl Reason {
    /// A reason that is a word, without a note.
    pub(super) fn of_word(word: String) -> Arc<Self> {
        let note = String::new();
        Arc::new(Self { word, note })
    }
}

/// A place where an alias of a company, group or theme stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Title or body.
    pub place: Place,
    /// Bytes of the title's text or of the body.
    pub span: ByteSpan,
    /// The alias.
    pub alias: AliasId,
    /// What was decided.
    pub decision: Decision,
    /// By which rule.
    pub rule: Rule,
    /// And why. `None` where rule and alias say it all, so that the many plain cases cost nothing;
    /// shared by candidates with the same reason.
    pub reason: Option<Arc<Reason>>,
}

impl Candidate {
    /// True for a mention.
    pub fn is_mention(&self) -> bool {
        self.decision == Decision::Accepted
    }
}
