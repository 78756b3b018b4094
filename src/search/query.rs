//! A query that was understood: a tree of conditions, ready to be asked of documents.
//!
//! Made by `parse`, asked by `evaluate`. Holds its searchers compiled and its subjects as sets of
//! aliases, so that asking needs no lexicon.

use super::expression::Expression;
use super::lex::Distance;
use super::needle::Needle;
use super::period::Period;
use super::pinyin::PinyinNeedle;
use super::sought::Sought as _;
use crate::lexicon::{AliasKind, CompanyId};
use crate::text::ByteSpan;
use std::fmt;

/// What is taken for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matching {
    /// Width, letter case, Simplified and Traditional make no difference.
    #[default]
    Folded,
    /// Every character stands for itself.
    Exact,
    /// As [`Self::Folded`], and words of Latin letters are also looked for as pinyin or its initials.
    Pinyin,
}

/// A query. Its `Display` is the query in full: every text in quotation marks, every operator and
/// parenthesis written. Parsed again it means the same.
#[derive(Debug)]
pub struct Query {
    /// None where nothing is asked.
    pub(super) root: Option<Node>,
    /// Conditions that can have hits, which are numbered from 0.
    pub(super) leaves: u16,
}

impl Query {
    /// True where nothing is asked: every document matches, and has no hits.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}

/// A condition.
#[derive(Debug)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Near(Box<(Node, Node)>, Distance),
    Leaf(Leaf),
}

/// A condition that has no conditions in it.
#[derive(Debug)]
pub(super) struct Leaf {
    /// Its number in the query.
    pub number: u16,
    /// As `Display` shows it.
    pub shown: String,
    /// What it asks for.
    pub kind: LeafKind,
}

/// For each alias of the lexicon whether it counts.
pub(super) type Aliases = Vec<bool>;

#[derive(Debug)]
pub(super) enum LeafKind {
    /// A text or expression stands there.
    Text(Scope, Wanted),
    /// A mention of a company by one of the kinds of alias, where they are given, or of a group.
    Mention(MentionOf, Aliases),
    /// A term of a theme.
    Term(Aliases),
    /// The date lies in it.
    Time(Period),
    /// So many mentions.
    Count(Comparison, u32, Aliases),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionOf {
    Company(CompanyId),
    Group,
    /// Any company, by this kind of alias.
    Kind(AliasKind),
}

/// Where a text is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Everywhere,
    Title,
    Body,
    /// Fields with this key, folded.
    Field(String),
}

#[derive(Debug)]
pub(super) enum Wanted {
    Text(Box<Needle>),
    /// The text, and Han that are read so.
    Pinyin(Box<(Needle, PinyinNeedle)>),
    Expression(Box<Expression>),
}

impl Wanted {
    /// Hands over the places in `text`; of each kind of search ascending.
    pub fn find(&self, text: &str, mut take: impl FnMut(ByteSpan)) {
        match self {
            Self::Text(needle) => needle.find(text, take),
            Self::Pinyin(both) => {
                both.0.find(text, &mut take);
                both.1.find(text, take);
            }
            Self::Expression(expression) => expression.find(text, take),
        }
    }

    /// True where it has a place in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Text(needle) => needle.is_in(text),
            Self::Pinyin(both) => both.0.is_in(text) || both.1.is_in(text),
            Self::Expression(expression) => expression.is_in(text),
        }
    }

    /// False where it has no place in `text`, nor in a text that is one of its lines.
    pub fn may_be_in(&self, text: &str) -> bool {
        match self {
            Self::Text(_) | Self::Pinyin(_) => self.is_in(text),
            Self::Expression(expression) => expression.may_be_in(text),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    More,
    AtLeast,
    Equal,
    AtMost,
    Less,
}

impl Comparison {
    /// All, the longer signs before those they begin with.
    pub const SIGNS: [(&'static str, Self); 5] = [
        (">=", Self::AtLeast),
        ("<=", Self::AtMost),
        (">", Self::More),
        ("<", Self::Less),
        ("=", Self::Equal),
    ];

    pub fn holds(self, count: u32, number: u32) -> bool {
        match self {
            Self::More => count > number,
            Self::AtLeast => count >= number,
            Self::Equal => count == number,
            Self::AtMost => count <= number,
            Self::Less => count < number,
        }
    }
}

/// How long it takes to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cost {
    /// Looks at figures.
    Figures,
    /// Reads the text.
    Text,
    /// Reads it, and more.
    More,
}

impl Node {
    pub fn cost(&self) -> Cost {
        match self {
            Self::Leaf(leaf) => match leaf.kind {
                LeafKind::Text(_, Wanted::Text(_)) => Cost::Text,
                LeafKind::Text(..) => Cost::More,
                _ => Cost::Figures,
            },
            Self::Near(..) => Cost::More,
            Self::Not(inner) => inner.cost(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().map(Self::cost).max().unwrap_or(Cost::Figures)
            }
        }
    }

    /// What it denies, where it does.
    pub fn denied(&self) -> Option<&Self> {
        match self {
            Self::Not(inner) => Some(inner),
            _ => None,
        }
    }

    /// True where what it finds has places, as `NEAR` needs.
    pub fn has_places(&self) -> bool {
        match self {
            Self::Leaf(leaf) => !matches!(leaf.kind, LeafKind::Time(_) | LeafKind::Count(..)),
            Self::Any(parts) => parts.iter().all(Self::has_places),
            Self::Near(..) => true,
            Self::All(_) | Self::Not(_) => false,
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.root {
            Some(root) => root.fmt(out),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = |parts: &[Self], between: &str| {
            for (index, part) in parts.iter().enumerate() {
                let before = if index == 0 { "(" } else { between };
                write!(out, "{before}{part}")?;
            }
            write!(out, ")")
        };
        match self {
            Self::All(parts) => list(parts, " AND "),
            Self::Any(parts) => list(parts, " OR "),
            Self::Not(inner) => write!(out, "NOT {inner}"),
            Self::Near(sides, Distance::Sentence) => {
                write!(out, "({} NEAR/sentence {})", sides.0, sides.1)
            }
            Self::Near(sides, Distance::Characters(most)) => {
                write!(out, "({} NEAR/{most} {})", sides.0, sides.1)
            }
            Self::Leaf(leaf) => write!(out, "{}", leaf.shown),
        }
    }
}
