//! A query as it is typed becomes a tree of conditions, and notes about what was not understood.
//!
//! Never fails: what is no valid syntax is looked for as plain text. `NEAR` binds tightest, then `NOT`,
//! then `AND` (also where nothing stands between two words), then `OR`.

use super::lex::{self, Distance, Token, TokenKind};
use super::meaning::Meaning;
use super::note::{Note, NoteKind};
use super::query::{Leaf, LeafKind, Matching, MentionOf, Node, Query};
use crate::lexicon::Lexicon;
use crate::text::ByteSpan;
use std::iter::Peekable;
use std::vec::IntoIter;

/// What the words before a colon, and the names behind it, can be.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Whose companies, groups and themes are asked for. Candidates that the query is asked of must
    /// have been found with the aliases of this lexicon.
    pub lexicon: &'a Lexicon,
    /// Keys of the front matter that occur.
    pub keys: &'a [String],
}

/// A query, and what of it was not understood.
#[derive(Debug)]
pub struct Parsed {
    /// What is searched.
    pub query: Query,
    /// What was taken for plain text, in order of place.
    pub notes: Vec<Note>,
}

/// Reads a query.
pub fn parse(text: &str, known: &Known<'_>, matching: Matching) -> Parsed {
    let mut notes = Vec::new();
    let tokens = lex::tokens(text, &mut notes);
    let meaning = Meaning {
        text,
        known,
        matching,
        notes: &mut notes,
        made: 0,
    };
    let mut parser = Parser {
        tokens: tokens.into_iter().peekable(),
        meaning,
    };
    let root = parser.any();
    let leaves = parser.meaning.made;
    notes.sort_by_key(|note| note.span);
    Parsed {
        query: Query { root, leaves },
        notes,
    }
}

/// Goes through pieces of which `lex` has seen to it that each is in its place.
struct Parser<'a> {
    tokens: Peekable<IntoIter<Token>>,
    meaning: Meaning<'a>,
}

impl Parser<'_> {
    fn next_if(&mut self, kind: &TokenKind) -> bool {
        self.tokens.next_if(|token| token.kind == *kind).is_some()
    }

    /// `None` at the end, and only there.
    fn any(&mut self) -> Option<Node> {
        let mut parts: Vec<Node> = self.all().into_iter().collect();
        while self.next_if(&TokenKind::Or) {
            parts.extend(self.all());
        }
        single_or(parts, Node::Any)
    }

    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            self.next_if(&TokenKind::And);
            match self.tokens.peek().map(|token| &token.kind) {
                None | Some(TokenKind::Or | TokenKind::Close) => break,
                Some(_) => parts.extend(self.not()),
            }
        }
        single_or(self.qualified(parts), Node::All)
    }

    fn not(&mut self) -> Option<Node> {
        let mut denied = false;
        while self.next_if(&TokenKind::Not) {
            denied = !denied;
        }
        let inner = self.near()?;
        Some(if denied {
            Node::Not(Box::new(inner))
        } else {
            inner
        })
    }

    fn near(&mut self) -> Option<Node> {
        let mut left = self.one()?;
        while let Some((distance, span)) = self.next_near() {
            let right = self.one()?;
            left = if left.has_places() && right.has_places() {
                Node::Near(Box::new((left, right)), distance)
            } else {
                let kind = NoteKind::NearOperand;
                self.meaning.notes.push(Note { span, kind });
                let word = self.meaning.plain(&self.meaning.text[span.range()]);
                Node::All(vec![left, Node::Leaf(word), right])
            };
        }
        Some(left)
    }

    fn next_near(&mut self) -> Option<(Distance, ByteSpan)> {
        let TokenKind::Near(distance) = self.tokens.peek()?.kind else {
            return None;
        };
        let token = self.tokens.next()?;
        Some((distance, token.span))
    }

    fn one(&mut self) -> Option<Node> {
        let token = self.tokens.next()?;
        match token.kind {
            TokenKind::Open => {
                let inner = self.any();
                self.next_if(&TokenKind::Close);
                inner
            }
            TokenKind::Word(key, form) => {
                let leaf = self.meaning.of(token.span, key.as_deref(), &form);
                Some(Node::Leaf(leaf))
            }
            _ => {
                let text = &self.meaning.text[token.span.range()];
                Some(Node::Leaf(self.meaning.plain(text)))
            }
        }
    }

    /// Beside `company:`, `via:` is about the mentions of that company, and `mentions>` counts these.
    fn qualified(&mut self, mut parts: Vec<Node>) -> Vec<Node> {
        let mention_of = |node: &Node| match node {
            Node::Leaf(Leaf {
                kind: LeafKind::Mention(of, _),
                ..
            }) => Some(*of),
            _ => None,
        };
        let of: Vec<MentionOf> = parts.iter().filter_map(mention_of).collect();
        let has_company = of.iter().any(|of| matches!(of, MentionOf::Company(_)));
        let mut kinds = Vec::new();
        for of in &of {
            if let MentionOf::Kind(kind) = of
                && !kinds.contains(kind)
            {
                kinds.push(*kind);
            }
        }
        if has_company && !kinds.is_empty() {
            let mut qualified = Vec::with_capacity(parts.len());
            for part in parts {
                match mention_of(&part) {
                    Some(MentionOf::Company(company)) => {
                        for kind in &kinds {
                            let leaf = self.meaning.mention_by(company, *kind);
                            qualified.push(Node::Leaf(leaf));
                        }
                    }
                    Some(MentionOf::Kind(_)) => {}
                    _ => qualified.push(part),
                }
            }
            parts = qualified;
        }
        let mut counted: Option<Vec<bool>> = None;
        for part in &parts {
            if let Node::Leaf(Leaf {
                kind: LeafKind::Mention(_, aliases),
                ..
            }) = part
            {
                let sum = counted.get_or_insert_with(|| vec![false; aliases.len()]);
                for (one, other) in sum.iter_mut().zip(aliases) {
                    *one |= *other;
                }
            }
        }
        if let Some(counted) = counted {
            for part in &mut parts {
                if let Node::Leaf(Leaf {
                    kind: LeafKind::Count(_, _, aliases),
                    ..
                }) = part
                {
                    aliases.clone_from(&counted);
                }
            }
        }
        parts
    }
}

fn single_or(mut parts: Vec<Node>, several: impl FnOnce(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(several(parts)),
    }
}
