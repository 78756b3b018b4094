//! A query asked of one document: whether it matches, and where.
//!
//! `Query, Asked -> hits`. What costs least is asked first, and a condition that fails ends the asking.

use super::asked::Asked;
use super::near::{self, Around};
use super::query::{Cost, Leaf, LeafKind, Node, Query, Scope, Wanted};
use super::score::Score;
use crate::corpus::{Document, FieldView, TitleOrigin, Value};
use crate::mentions::{Candidate, Place, TermHit};
use crate::text::ByteSpan;
use crate::text::fold::fold_text;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

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

/// A place that a query found, in twelve bytes: a character may stand in a library ten million times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Zero for the title, then the fields, the last number for the body.
    place: u16,
    /// Bytes of the text in which it lies.
    pub span: ByteSpan,
    /// The number of the condition in the query that found it.
    pub condition: u16,
}

const _: () = assert!(size_of::<Hit>() == 12);

impl Hit {
    /// What `condition` found at `span` of a text. Front matter is shorter than the fields that can be told apart.
    pub fn new(place: HitPlace, span: ByteSpan, condition: u16) -> Self {
        let place = match place {
            HitPlace::Title => 0,
            HitPlace::Field(position) => position.saturating_add(1).min(u16::MAX - 1),
            HitPlace::Body => u16::MAX,
        };
        Self {
            place,
            span,
            condition,
        }
    }

    /// Which text.
    pub fn place(&self) -> HitPlace {
        match self.place {
            0 => HitPlace::Title,
            u16::MAX => HitPlace::Body,
            field => HitPlace::Field(field - 1),
        }
    }
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

    fn borrowed(&self) -> View<'_> {
        View {
            document: self.document,
            candidates: Cow::Borrowed(&self.candidates),
            terms: Cow::Borrowed(&self.terms),
        }
    }

    /// The fields, with their places.
    fn fields(&self) -> impl Iterator<Item = (HitPlace, FieldView<'a>)> {
        let places = (0..=u16::MAX).map(HitPlace::Field);
        places.zip(self.document.fields.views())
    }

    /// Writes title and values of fields, each on a line.
    pub(super) fn write_head(&self, head: &mut String) {
        head.push_str(&self.document.title.text);
        head.push('\n');
        for (_, field) in self.fields() {
            head.push_str(&field.compact());
            head.push('\n');
        }
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
        self.find_in(&Asked::new(None, &|| view.borrowed()))
    }

    /// As [`Self::find`], looking at the document only where its texts do not tell.
    pub(super) fn find_in(&self, asked: &Asked<'_, '_>) -> Option<(Vec<Hit>, Score)> {
        let Some(root) = &self.root else {
            return Some((Vec::new(), Score::default()));
        };
        let mut hits = ask(root, asked)?;
        let is_ordered = finds_in_order(root);
        if !is_ordered {
            hits.sort_unstable();
        }
        let score = Score::new(&hits, self.leaves);
        if !is_ordered {
            hits.dedup_by_key(|hit| (hit.place, hit.span));
        }
        Some((hits, score))
    }
}

/// True where [`ask`] gives hits by place and start, each place once.
fn finds_in_order(node: &Node) -> bool {
    match node {
        Node::Leaf(leaf) => match &leaf.kind {
            LeafKind::Text(_, wanted) => !matches!(wanted, Wanted::Pinyin(_)),
            _ => false,
        },
        _ => false,
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
fn ask(node: &Node, asked: &Asked<'_, '_>) -> Option<Vec<Hit>> {
    match node {
        Node::All(parts) => {
            let mut hits = Vec::new();
            for cost in [Cost::Figures, Cost::Text, Cost::More] {
                let of_cost = || parts.iter().filter(|part| part.cost() == cost);
                let mut denied = of_cost().filter_map(Node::denied);
                if denied.any(|inner| holds(inner, asked)) {
                    return None;
                }
                for part in of_cost().filter(|part| part.denied().is_none()) {
                    hits.append(&mut ask(part, asked)?);
                }
            }
            Some(hits)
        }
        Node::Any(parts) => {
            let mut hits: Option<Vec<Hit>> = None;
            for part in parts {
                if let Some(mut found) = ask(part, asked) {
                    hits.get_or_insert_default().append(&mut found);
                }
            }
            hits
        }
        Node::Not(inner) => (!holds(inner, asked)).then(Vec::new),
        Node::Near(sides, distance) => {
            let (left, right) = match Around::new(sides, *distance) {
                Some(around) => {
                    let first = ask_leaf(around.first, asked)?;
                    let other = ask_around(&around, &first, asked)?;
                    (first, other)
                }
                None => (ask(&sides.0, asked)?, ask(&sides.1, asked)?),
            };
            let hits = near::pairs(asked, left, right, *distance);
            (!hits.is_empty()).then_some(hits)
        }
        Node::Leaf(leaf) => ask_leaf(leaf, asked),
    }
}

/// True where `node` has an answer; which one is not asked.
fn holds(node: &Node, asked: &Asked<'_, '_>) -> bool {
    let holds = |node: &Node| holds(node, asked);
    match node {
        Node::All(parts) => parts.iter().all(holds),
        Node::Any(parts) => parts.iter().any(holds),
        Node::Not(inner) => !holds(inner),
        Node::Leaf(leaf) => match &leaf.kind {
            LeafKind::Text(Scope::Everywhere | Scope::Body, wanted)
                if wanted.is_in(asked.body()) =>
            {
                true
            }
            LeafKind::Text(scope, wanted) => {
                let mut hits = Vec::new();
                in_head(leaf.number, scope, wanted, asked, &mut hits);
                !hits.is_empty()
            }
            _ => ask(node, asked).is_some(),
        },
        Node::Near(..) => ask(node, asked).is_some(),
    }
}

thread_local! {
    /// Room in which hits are gathered. Grown once, it serves many documents.
    static ROOM: Cell<Vec<Hit>> = const { Cell::new(Vec::new()) };
}

/// The hits that `gather` adds, in no more memory than they need.
fn gathered(gather: impl FnOnce(&mut Vec<Hit>)) -> Option<Vec<Hit>> {
    let mut room = ROOM.take();
    room.clear();
    gather(&mut room);
    let hits = (!room.is_empty()).then(|| room.as_slice().to_vec());
    ROOM.set(room);
    hits
}

/// Adds the hits of a condition in title and fields to `hits`, which is empty.
fn in_head(
    condition: u16,
    scope: &Scope,
    wanted: &Wanted,
    asked: &Asked<'_, '_>,
    hits: &mut Vec<Hit>,
) {
    if *scope == Scope::Body || !asked.may_have_in_head(wanted) {
        return;
    }
    let view = asked.view();
    let mut look = |place, text: &str| {
        wanted.find(text, |span| {
            hits.push(Hit::new(place, span, condition));
        });
    };
    if matches!(scope, Scope::Everywhere | Scope::Title) {
        look(HitPlace::Title, &view.document.title.text);
    }
    if *scope == Scope::Everywhere {
        for (place, field) in view.fields() {
            look(place, &field.compact());
        }
    }
    if let Scope::Field(key) = scope {
        for (place, field) in view.fields().filter(|(_, f)| fold_text(f.key) == *key) {
            look(place, &field.compact());
        }
    }
    // Which field it is takes longer to see than that nothing stands there.
    let is_in_field = |hit: &Hit| matches!(hit.place(), HitPlace::Field(_));
    if *scope == Scope::Everywhere && hits.iter().any(is_in_field) {
        let left_out = view.title_field();
        hits.retain(|hit| Some(hit.place()) != left_out);
    }
}

/// Those hits of the other of two texts that may be near one of `first`.
fn ask_around(around: &Around<'_>, first: &[Hit], asked: &Asked<'_, '_>) -> Option<Vec<Hit>> {
    let Leaf { number, kind, .. } = around.other;
    let LeafKind::Text(scope, wanted) = kind else {
        return None;
    };
    gathered(|hits| {
        in_head(*number, scope, wanted, asked, hits);
        if matches!(scope, Scope::Everywhere | Scope::Body) {
            let body = asked.body();
            for part in around.parts(body, first) {
                wanted.find(&body[part.clone()], |span| {
                    let Range { start, end } = span.range();
                    let span = ByteSpan::new(part.start + start, part.start + end);
                    hits.push(Hit::new(HitPlace::Body, span, *number));
                });
            }
        }
    })
}

fn ask_leaf(leaf: &Leaf, asked: &Asked<'_, '_>) -> Option<Vec<Hit>> {
    let hit = |place, span| Hit::new(place, span, leaf.number);
    let of = |place| match place {
        Place::Title => HitPlace::Title,
        Place::Body => HitPlace::Body,
    };
    let hits: Vec<Hit> = match &leaf.kind {
        LeafKind::Text(scope, wanted) => {
            return gathered(|hits| {
                in_head(leaf.number, scope, wanted, asked, hits);
                if matches!(scope, Scope::Everywhere | Scope::Body) {
                    wanted.find(asked.body(), |span| hits.push(hit(HitPlace::Body, span)));
                }
            });
        }
        LeafKind::Mention(_, aliases) => {
            let mentions = asked.view().candidates.iter().filter(|candidate| {
                candidate.is_mention() && aliases.get(candidate.alias.0 as usize) == Some(&true)
            });
            mentions
                .map(|found| hit(of(found.place), found.span))
                .collect()
        }
        LeafKind::Term(aliases) => {
            let is_asked = |term: &&TermHit| aliases.get(term.alias.0 as usize) == Some(&true);
            let terms = asked.view().terms.iter().filter(is_asked);
            terms
                .map(|found| hit(of(found.place), found.span))
                .collect()
        }
        LeafKind::Time(period) => {
            let day = asked.view().document.date?.day();
            return period.holds(day).then(Vec::new);
        }
        LeafKind::Count(comparison, number, aliases) => {
            let counts = |candidate: &&Candidate| {
                candidate.is_mention() && aliases.get(candidate.alias.0 as usize) == Some(&true)
            };
            let count = asked.view().candidates.iter().filter(counts).count() as u32;
            return comparison.holds(count, *number).then(Vec::new);
        }
    };
    (!hits.is_empty()).then_some(hits)
}
