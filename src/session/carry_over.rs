//! What the user chose, said in another lexicon: positions of companies change with it, identifiers stay.

use super::lines::HitRef;
use super::{Entry, Library, Subject};

/// The same subject in `to`; `None` where that no longer has it. Where `to` is rolled up, a company is
/// the one it is part of.
pub fn subject(from: &Library, to: &Library, subject: Subject) -> Option<Subject> {
    let (old, new) = (&from.lexicon, &to.lexicon);
    match subject {
        Subject::Company(company) => {
            let company = new.company_by_id(&old.company(company).id)?;
            let counted = if to.rolled_up {
                new.outermost(company)
            } else {
                company
            };
            Some(Subject::Company(counted))
        }
        Subject::Group(group) => {
            let id = &old.group(group).id;
            let position = new.groups.iter().position(|group| group.id == *id)?;
            Some(Subject::Group(crate::lexicon::GroupId(
                position.try_into().ok()?,
            )))
        }
        Subject::Theme(theme) => {
            let id = &old.theme(theme).id;
            let position = new.themes.iter().position(|theme| theme.id == *id)?;
            Some(Subject::Theme(crate::lexicon::ThemeId(
                position.try_into().ok()?,
            )))
        }
    }
}

/// The hit that stands where `hit` stood, in the same article found anew.
pub fn hit(from: &Entry, to: &Entry, hit: HitRef) -> Option<HitRef> {
    let (place, span, _) = hit.locate(from)?;
    let found = to.matches.unpack_plain();
    let position = match hit {
        HitRef::Candidate(_) => {
            let here = |c: &crate::mentions::Candidate| (c.place, c.span) == (place, span);
            found.candidates.iter().position(here)?
        }
        HitRef::Term(_) => {
            let here = |term: &crate::mentions::TermHit| (term.place, term.span) == (place, span);
            found.terms.iter().position(here)?
        }
    };
    let position = u32::try_from(position).ok()?;
    Some(match hit {
        HitRef::Candidate(_) => HitRef::Candidate(position),
        HitRef::Term(_) => HitRef::Term(position),
    })
}
