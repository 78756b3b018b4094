//! What one article brings to every comparison: its evidence, counted for each choice of columns.
//!
//! `entry, lexicon, decisions -> ArticleEvidence`. Knows no other article, so it is worked out once and
//! kept for as long as article, lexicon and decisions stay as they are.

use super::decided::DecisionSet;
use crate::analysis::outlet::outlet;
use crate::corpus::{Document, FileKind, TitleOrigin};
use crate::evidence::{ColumnMap, Columns, Counts, Decision, Evidence, Lost, decide, evidence};
use crate::session::Entry;
use crate::text::blocks::Form;
use std::sync::Arc;

/// The evidence of one article.
#[derive(Debug)]
pub struct ArticleEvidence {
    /// The article, by which it is known again.
    pub(super) document: Arc<Document>,
    /// What the rules found.
    found: Arc<[Evidence]>,
    /// What stands after the reader's decisions.
    evidence: Arc<[Evidence]>,
    /// The decisions about it.
    decisions: Option<Arc<[Decision]>>,
    /// Decisions that found no place, by position among those.
    lost: Vec<(usize, Lost)>,
    counts: [Counts; 3],
    /// Who published it, where its front matter says so.
    pub(super) outlet: Option<Arc<str>>,
    /// The year in which it was published.
    pub(super) year: Option<i16>,
    /// Its month, such as `2016-10`.
    pub(super) month: Option<Arc<str>>,
}

impl ArticleEvidence {
    /// The evidence of `entry`; from `known`, as far as that is of the same article and lexicon.
    pub fn new(
        map: &ColumnMap,
        entry: &Entry,
        decisions: &DecisionSet,
        known: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let document = &entry.document;
        let decisions = decisions.about(&document.path);
        if let Some(known) = known
            && known.decisions.as_deref() == decisions.map(|about| &**about)
        {
            return Arc::clone(known);
        }
        let found = match known {
            Some(known) => Arc::clone(&known.found),
            None => evidence_of(map, entry).into(),
        };
        let (evidence, lost) = match decisions {
            None => (Arc::clone(&found), Vec::new()),
            Some(decisions) => {
                let (title, body) = (&document.title.text, &document.body);
                let (decided, lost) = decide(map.lexicon(), title, body, decisions, &found);
                (decided.into(), lost)
            }
        };
        let year = document.date.map(|date| date.day().year());
        let counts = Columns::ALL.map(|columns| Counts::new(map, columns, year, &evidence));
        let month = document.date.map(|date| {
            let day = date.day();
            format!("{:04}-{:02}", day.year(), day.month()).into()
        });
        Arc::new(Self {
            document: Arc::clone(document),
            found,
            evidence,
            decisions: decisions.cloned(),
            lost,
            counts,
            year,
            outlet: outlet(document).map(Into::into),
            month,
        })
    }

    /// What stands after the reader's decisions, in order of sentence, the title first.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// How many sentences stand in which columns.
    pub fn counts(&self, columns: Columns) -> &Counts {
        &self.counts[columns as usize]
    }

    /// Who published it, where its front matter says so.
    pub fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// Decisions about it that found no place.
    pub fn lost(&self) -> impl Iterator<Item = (&Decision, Lost)> {
        let decisions = self.decisions.as_deref().unwrap_or_default();
        self.lost
            .iter()
            .map(move |(position, why)| (&decisions[*position], *why))
    }
}

fn evidence_of(map: &ColumnMap, entry: &Entry) -> Vec<Evidence> {
    let document = &entry.document;
    let form = match document.kind {
        FileKind::Markdown => Form::Markdown,
        FileKind::Plain | FileKind::Html => Form::Plain,
    };
    // A title that is the first heading of the body is read there.
    let is_apart = document.title.origin != TitleOrigin::Heading;
    let found = entry.matches.unpack_plain();
    evidence(
        map.lexicon(),
        is_apart.then_some(&*document.title.text),
        &document.body,
        form,
        &found.candidates,
        &found.terms,
    )
}
