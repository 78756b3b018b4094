//! What a reader decides about evidence: this one matters, this one belongs elsewhere, this one nowhere.
//!
//! `evidence of an article, decisions -> evidence`, a plain function. A decision names its sentence by a
//! quotation and companies and themes by their ids, so that it outlives edits of articles and lexicon. Knows
//! no files; one that finds no place is handed back with the reason, never dropped.

use super::piece::{Attribution, Evidence, Mark, Rule, Stance, Who};
use super::quotation::{Lost, Quotation};
use crate::lexicon::{GroupId, Lexicon, ThemeId};
use crate::mentions::Place;
use crate::text::ByteSpan;
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// It matters.
    Star,
    /// It does not belong here.
    Out,
    /// It belongs to another company or theme.
    Into {
        /// Id of the company or group.
        company: String,
        /// Id of the theme.
        theme: String,
    },
}

/// A decision about one sentence as evidence of one company and theme.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// Path of the article below the folder that was opened.
    pub article: String,
    /// Which of its texts.
    pub place: Place,
    /// The sentence.
    pub quotation: Quotation,
    /// Id of the company or group.
    pub company: String,
    /// Id of the theme.
    pub theme: String,
    /// What was decided.
    pub ruling: Ruling,
}

impl Decision {
    /// True where both are about the same sentence as evidence of the same company and theme.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        self.article == other.article
            && self.place == other.place
            && self.quotation == other.quotation
            && self.company == other.company
            && self.theme == other.theme
    }
}

/// The company or group with this id.
pub fn who_by_id(lexicon: &Lexicon, id: &str) -> Option<Who> {
    if let Some(company) = lexicon.company_by_id(id) {
        return Some(Who::Company(company));
    }
    let position = lexicon.groups.iter().position(|group| group.id == id)?;
    Some(Who::Group(GroupId(position.try_into().ok()?)))
}

/// The theme with this id.
pub fn theme_by_id(lexicon: &Lexicon, id: &str) -> Option<ThemeId> {
    let position = lexicon.themes.iter().position(|theme| theme.id == id)?;
    Some(ThemeId(position.try_into().ok()?))
}

/// The id of a company or group.
pub fn id_of(lexicon: &Lexicon, who: Who) -> &str {
    match who {
        Who::Company(company) => &lexicon.company(company).id,
        Who::Group(group) => &lexicon.group(group).id,
    }
}

/// Applies the decisions about one article to what was found in it. What has no place comes back by its
/// position among `decisions`.
pub fn decide(
    lexicon: &Lexicon,
    title: &str,
    body: &str,
    decisions: &[Decision],
    found: &[Evidence],
) -> (Vec<Evidence>, Vec<(usize, Lost)>) {
    let (mut decided, mut lost) = (found.to_vec(), Vec::new());
    for (position, decision) in decisions.iter().enumerate() {
        let text = match decision.place {
            Place::Title => title,
            Place::Body => body,
        };
        if let Err(why) = apply(lexicon, text, decision, &mut decided) {
            lost.push((position, why));
        }
    }
    (decided, lost)
}

fn apply(
    lexicon: &Lexicon,
    text: &str,
    decision: &Decision,
    decided: &mut Vec<Evidence>,
) -> Result<(), Lost> {
    let who = who_by_id(lexicon, &decision.company).ok_or(Lost::NoName)?;
    let theme = theme_by_id(lexicon, &decision.theme).ok_or(Lost::NoName)?;
    let target = match &decision.ruling {
        Ruling::Into { company, theme } => Some((
            who_by_id(lexicon, company).ok_or(Lost::NoName)?,
            theme_by_id(lexicon, theme).ok_or(Lost::NoName)?,
        )),
        Ruling::Star | Ruling::Out => None,
    };
    let span = decision.quotation.find(text)?;
    let is_here = |piece: &Evidence| piece.place == decision.place && piece.sentence.overlaps(span);
    let mark = match decision.ruling {
        Ruling::Star => Mark::Starred,
        Ruling::Out | Ruling::Into { .. } => Mark::Out,
    };
    let mut like = None;
    for piece in decided.iter_mut().filter(|piece| is_here(piece)) {
        if (piece.who, piece.theme) == (who, theme) {
            piece.mark = mark;
            like = like.or(Some(*piece));
        }
    }
    let Some((who, theme)) = target else {
        return Ok(());
    };
    let is_there = |piece: &&Evidence| {
        is_here(piece) && (piece.who, piece.theme) == (who, theme) && piece.counts()
    };
    if decided.iter().any(|piece| is_there(&piece)) {
        return Ok(());
    }
    let sentence = like.map_or(span, |piece| piece.sentence);
    let at = decided.partition_point(|piece| {
        (piece.place, piece.sentence.start) <= (decision.place, sentence.start)
    });
    let moved = Evidence {
        who,
        theme,
        place: decision.place,
        sentence,
        term: ByteSpan {
            start: sentence.start,
            end: sentence.start,
        },
        attribution: Attribution::Direct,
        stance: like.map_or(Stance::Asserted, |piece| piece.stance),
        rule: Rule::Decided,
        mark: Mark::None,
    };
    decided.insert(at, moved);
    Ok(())
}
