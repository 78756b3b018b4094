//! A query asked of one document: whether it matches, and where.
//!
//! `Query, View -> hits`. What costs least is asked first, and a condition that fails ends the asking.

use super::near;
use super::query::{Cost, Leaf, LeafKind, Node, Query, Scope};
use super::score::Score;
use crate::corpus::{Document, FieldView, TitleOrigin, Value};
use crate::mentions::{Candidate, Place, TermHit};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::borrow::Cow;

/// A document as a query sees it.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Title, fields, body and date.
    pub document: &'a Document,
    /// Where aliases of companies and groups stand; only mentions are looked at, and none where
    /// [`Query::asks_for_names`] says no.
    pub candidates: Cow<'a, [Candidate]>,
    /// Where terms of themes stand; the same.
    pub terms: Cow<'a, [TermHit]>,
}

/// The text in which a hit lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitPlace {
    /// The title.
    Title,
    /// The value of the field at this position, as [`field_text`] gives it.
    Field(u16),
    /// The body.
    Body,
}

/// A place that a query found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Which text.
    pub place: HitPlace,
    /// Bytes of that text.
    pub span: ByteSpan,
    /// The number of the condition in the query that found it.
    pub condition: u16,
}

impl<'a> View<'a> {
    /// The text in which hits of `place` lie.
    pub fn text(&self, place: HitPlace) -> Cow<'a, str> {
        match place {
            HitPlace::Title => Cow::Borrowed(&self.document.title.text),
            HitPlace::Body => Cow::Borrowed(&self.document.body),
            HitPlace::Field(position) => {
                let field = self.document.fields.get(usize::from(position));
                field.map_or(Cow::Borrowed(""), |field| field.compact())
            }
        }
    }

    /// The fields, with their places.
    fn fields(&self) -> impl Iterator<Item = (HitPlace, FieldView<'a>)> {
        let places = (0..=u16::MAX).map(HitPlace::Field);
        places.zip(self.document.fields.views())
    }

    /// The field that the title was taken from, which would only say the same once more.
    fn title_field(&self) -> Option<HitPlace> {
        let title = &self.document.title;
        if title.origin != TitleOrigin::Field {
            return None;
        }
        let is_it = |field: &FieldView<'_>| field.compact().trim() == title.text;
        let mut fields = self.fields();
        fields
            .find(|(_, field)| is_it(field))
            .map(|(place, _)| place)
    }
}

/// The value of a field on one line, as it is searched.
pub fn field_text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) | Value::Number(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.compact()),
    }
}

impl Query {
    /// True where a document's candidates and terms make a difference.
    pub fn asks_for_names(&self) -> bool {
        self.root.as_ref().is_some_and(asks_for_names)
    }

    /// What the query finds in `view`: hits by place and start, each place once; `None` where the document
    /// does not match. A document can match without hits (`time:2016`).
    pub fn find(&self, view: &View<'_>) -> Option<(Vec<Hit>, Score)> {
        let Some(root) = &self.root else {
            return Some((Vec::new(), Score::default()));
        };
        let mut hits = ask(root, view)?;
        hits.sort_unstable();
        let score = Score::new(&hits, self.leaves);
        hits.dedup_by_key(|hit| (hit.place, hit.span));
        Some((hits, score))
    }
}

fn asks_for_names(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().any(asks_for_names),
        Node::Not(inner) => asks_for_names(inner),
        Node::Near(sides, _) => asks_for_names(&sides.0) || asks_for_names(&sides.1),
        Node::Leaf(leaf) => match leaf.kind {
            LeafKind::Mention(..) | LeafKind::Term(_) | LeafKind::Count(..) => true,
            LeafKind::Text(..) | LeafKind::Time(_) => false,
        },
    }
}

/// The hits of `node`, in no order; `None` where the document does not match.
fn ask(node: &Node, view: &View<'_>) -> Option<Vec<Hit>> {
    match node {
        Node::All(parts) => {
            let mut hits = Vec::new();
            for cost in [Cost::Figures, Cost::Text, Cost::More] {
                for part in parts.iter().filter(|part| part.cost() == cost) {
                    hits.append(&mut ask(part, view)?);
                }
            }
            Some(hits)
        }
        Node::Any(parts) => {
            let mut hits: Option<Vec<Hit>> = None;
            for part in parts {
                if let Some(mut found) = ask(part, view) {
                    hits.get_or_insert_default().append(&mut found);
                }
            }
            hits
        }
        Node::Not(inner) => ask(inner, view).is_none().then(Vec::new),
        Node::Near(sides, distance) => {
            let left = ask(&sides.0, view)?;
            let right = ask(&sides.1, view)?;
            let hits = near::pairs(view, left, right, *distance);
            (!hits.is_empty()).then_some(hits)
        }
        Node::Leaf(leaf) => ask_leaf(leaf, view),
    }
}

fn ask_leaf(leaf: &Leaf, view: &View<'_>) -> Option<Vec<Hit>> {
    let hit = |place, span| Hit {
        place,
        span,
        condition: leaf.number,
    };
    let of = |place| match place {
        Place::Title => HitPlace::Title,
        Place::Body => HitPlace::Body,
    };
    let hits: Vec<Hit> = match &leaf.kind {
        LeafKind::Text(scope, wanted) => {
            let mut hits = Vec::new();
            let mut look =
                |place, text: &str| wanted.find(text, |span| hits.push(hit(place, span)));
            if matches!(scope, Scope::Everywhere | Scope::Title) {
                look(HitPlace::Title, &view.document.title.text);
            }
            if *scope == Scope::Everywhere {
                let left_out = view.title_field();
                for (place, field) in view.fields().filter(|(place, _)| Some(*place) != left_out) {
                    look(place, &field.compact());
                }
            }
            if let Scope::Field(key) = scope {
                for (place, field) in view.fields().filter(|(_, f)| fold_text(f.key) == *key) {
                    look(place, &field.compact());
                }
            }
            if matches!(scope, Scope::Everywhere | Scope::Body) {
                look(HitPlace::Body, &view.document.body);
            }
            hits
        }
        LeafKind::Mention(_, aliases) => {
            let mentions = view.candidates.iter().filter(|candidate| {
                candidate.is_mention() && aliases.get(candidate.alias.0 as usize) == Some(&true)
            });
            mentions
                .map(|found| hit(of(found.place), found.span))
                .collect()
        }
        LeafKind::Term(aliases) => {
            let is_asked = |term: &&TermHit| aliases.get(term.alias.0 as usize) == Some(&true);
            let terms = view.terms.iter().filter(is_asked);
            terms
                .map(|found| hit(of(found.place), found.span))
                .collect()
        }
        LeafKind::Time(period) => {
            let day = view.document.date?.day();
            return period.holds(day).then(Vec::new);
        }
        LeafKind::Count(comparison, number, aliases) => {
            let counts = |candidate: &&Candidate| {
                candidate.is_mention() && aliases.get(candidate.alias.0 as usize) == Some(&true)
            };
            let count = view.candidates.iter().filter(counts).count() as u32;
            return comparison.holds(count, *number).then(Vec::new);
        }
    };
    (!hits.is_empty()).then_some(hits)
}
