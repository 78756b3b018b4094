//! The values that a filter asks for, looked up once so that each article takes little.
//!
//! `library x filter -> does this article have one of them`. Companies, groups and themes become positions in
//! the lexicon; for all else texts are compared.

use super::Filter;
use super::facet::{Facet, FacetValue};
use crate::lexicon::{CompanyId, GroupId, ThemeId};
use crate::session::{Library, Subject};
use std::collections::BTreeSet;

/// The values chosen of one facet.
pub(super) struct Chosen<'a> {
    facet: &'a Facet,
    wanted: &'a BTreeSet<FacetValue>,
    /// Those of them that are subjects of the lexicon; none where the facet has no subjects.
    subjects: Option<Vec<Subject>>,
    wants_missing: bool,
}

impl<'a> Chosen<'a> {
    /// What `filter` asks for, facet by facet.
    pub fn of(filter: &'a Filter, library: &Library) -> Vec<Self> {
        let facets = filter.facets.iter();
        facets
            .map(|(facet, wanted)| Self {
                facet,
                wanted,
                subjects: subjects(facet, wanted, library),
                wants_missing: wanted.contains(&FacetValue::Missing),
            })
            .collect()
    }

    /// True where the article at `position` has one of the values.
    pub fn has_one(&self, library: &Library, position: u32) -> bool {
        let Some(subjects) = &self.subjects else {
            return self.facet.has_one(library, position, self.wanted);
        };
        let tally = &library.entries[position as usize].tally;
        let is_missing = || match self.facet {
            Facet::Company => tally.companies.is_empty(),
            Facet::Group => tally.groups.is_empty(),
            _ => tally.themes.is_empty(),
        };
        let stands = |subject: &Subject| tally.count(*subject) > 0;
        subjects.iter().any(stands) || self.wants_missing && is_missing()
    }
}

/// The positions in the lexicon of what is `wanted`; `None` where `facet` tells articles apart by other things.
fn subjects(
    facet: &Facet,
    wanted: &BTreeSet<FacetValue>,
    library: &Library,
) -> Option<Vec<Subject>> {
    let lexicon = &library.lexicon;
    let is_wanted = |id: &str| wanted.iter().any(|value| value.text() == Some(id));
    // The lexicon numbers them with sixteen bits.
    let numbers = 0..=u16::MAX;
    Some(match facet {
        Facet::Company => numbers
            .zip(&lexicon.companies)
            .filter(|(_, company)| is_wanted(&company.id))
            .map(|(number, _)| Subject::Company(CompanyId(number)))
            .collect(),
        Facet::Group => numbers
            .zip(&lexicon.groups)
            .filter(|(_, group)| is_wanted(&group.id))
            .map(|(number, _)| Subject::Group(GroupId(number)))
            .collect(),
        Facet::Theme => numbers
            .zip(&lexicon.themes)
            .filter(|(_, theme)| is_wanted(&theme.id))
            .map(|(number, _)| Subject::Theme(ThemeId(number)))
            .collect(),
        Facet::Year | Facet::Field(_) | Facet::Problem | Facet::Encoding => return None,
    })
}
