//! The marks of the open article: mentions, terms, and what is none.

use crate::app::scene::Scene;
use crate::lexicon::{AliasKind, Lexicon, Owner};
use crate::mentions::{Decision, Place};
use crate::session::Entry;
use crate::session::lines::HitRef;
use crate::session::visibility::Visibility;
use crate::text::ByteSpan;
use std::sync::Arc;

/// A mark of the open article that is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which candidate or term it is.
    pub hit: HitRef,
    /// Where it stands.
    pub span: ByteSpan,
    /// What kind of mark it is.
    pub look: Look,
}

/// Kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A mention of a company or group: fill and underline.
    Mention,
    /// A term of a theme: a quieter underline.
    Term,
    /// A candidate that is no mention: an outline.
    Rejected,
}

/// Marks of one article, gathered again only where what is shown has changed.
#[derive(Default)]
pub struct Marks {
    of: Option<(Arc<Entry>, Arc<Lexicon>, Visibility, bool)>,
    found: Arc<Vec<(Place, Mark)>>,
}

impl Marks {
    /// The marks of `entry` that are shown, title first, ascending.
    pub fn of(&mut self, scene: &Scene<'_>, entry: &Arc<Entry>) -> Arc<Vec<(Place, Mark)>> {
        let visibility = scene.session.visibility();
        let rejected = scene.session.settings().rejected_shown;
        let lexicon = &scene.session.library().lexicon;
        let is_same = self.of.as_ref().is_some_and(|(own, by, shown, with)| {
            Arc::ptr_eq(own, entry)
                && Arc::ptr_eq(by, lexicon)
                && shown == visibility
                && *with == rejected
        });
        if !is_same {
            self.found = Arc::new(gather(scene, entry, rejected));
            let (entry, lexicon) = (Arc::clone(entry), Arc::clone(lexicon));
            self.of = Some((entry, lexicon, visibility.clone(), rejected));
        }
        Arc::clone(&self.found)
    }
}

fn gather(scene: &Scene<'_>, entry: &Entry, rejected_shown: bool) -> Vec<(Place, Mark)> {
    let lexicon = scene.lexicon();
    let found = entry.matches.unpack_plain();
    let candidates = (0..)
        .zip(&found.candidates)
        .filter_map(|(index, candidate)| {
            let owner = &lexicon.alias(candidate.alias).owner;
            let look = if candidate.decision == Decision::Accepted {
                scene.session.is_shown(owner).then_some(Look::Mention)
            } else {
                rejected_shown.then_some(Look::Rejected)
            }?;
            let hit = HitRef::Candidate(index);
            let span = candidate.span;
            Some((candidate.place, Mark { hit, span, look }))
        });
    let terms = (0..).zip(&found.terms).filter_map(|(index, term)| {
        let alias = lexicon.alias(term.alias);
        let is_shown = alias.kind == AliasKind::Term
            && matches!(alias.owner, Owner::Themes(_))
            && scene.session.is_shown(&alias.owner);
        let mark = Mark {
            hit: HitRef::Term(index),
            span: term.span,
            look: Look::Term,
        };
        is_shown.then_some((term.place, mark))
    });
    let mut marks: Vec<(Place, Mark)> = candidates.chain(terms).collect();
    marks.sort_by_key(|(place, mark)| (*place, mark.span));
    marks
}
