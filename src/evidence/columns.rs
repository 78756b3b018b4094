//! Which column of a matrix a piece of evidence belongs to: its company, the whole that company is part
//! of, or the groups that it is a member of.
//!
//! `(Lexicon, Columns, years) -> ColumnMap`. Knows no articles but their years.

use super::piece::Who;
use crate::lexicon::{CompanyId, GroupId, Lexicon};
use std::collections::HashMap;
use std::sync::Arc;

/// What the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// A column for each company.
    #[default]
    Companies,
    /// A column for each company that is part of no other; what its parts do counts for it.
    Wholes,
    /// A column for each group: what is said of its word, and of its members in the article's year.
    Groups,
}

impl Columns {
    /// Every choice, in the order of this enum.
    pub const ALL: [Self; 3] = [Self::Companies, Self::Wholes, Self::Groups];
}

/// The columns of everybody in one lexicon.
#[derive(Debug)]
pub struct ColumnMap {
    lexicon: Arc<Lexicon>,
    /// By position of the company: the company it is part of in the end.
    wholes: Vec<CompanyId>,
    /// By year, then by position of the company: its groups.
    groups: HashMap<Option<i16>, Vec<Vec<GroupId>>>,
}

impl ColumnMap {
    /// For articles of these years; those of other years belong to no group.
    pub fn new(lexicon: &Arc<Lexicon>, years: impl IntoIterator<Item = Option<i16>>) -> Self {
        let ids = (0..).map(CompanyId).take(lexicon.companies.len());
        let wholes: Vec<CompanyId> = ids.map(|company| lexicon.outermost(company)).collect();
        let mut parts = vec![Vec::new(); wholes.len()];
        for (company, whole) in (0..).map(CompanyId).zip(&wholes) {
            if company != *whole {
                parts[usize::from(whole.0)].push(company);
            }
        }
        let mut groups = HashMap::new();
        for year in years {
            groups
                .entry(year)
                .or_insert_with(|| groups_in(lexicon, &parts, year));
        }
        Self {
            lexicon: Arc::clone(lexicon),
            wholes,
            groups,
        }
    }

    /// The lexicon that numbers companies and groups.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Hands `take` every column to which what is said of `who` belongs in an article of `year`.
    pub fn each(&self, columns: Columns, year: Option<i16>, who: Who, mut take: impl FnMut(Who)) {
        match (columns, who) {
            (Columns::Companies, Who::Company(_)) | (Columns::Groups, Who::Group(_)) => take(who),
            (Columns::Wholes, Who::Company(company)) => {
                take(Who::Company(self.wholes[usize::from(company.0)]));
            }
            (Columns::Groups, Who::Company(company)) => {
                let of_year = self.groups.get(&year);
                let groups = of_year.map(|of_year| &of_year[usize::from(company.0)]);
                for group in groups.into_iter().flatten() {
                    take(Who::Group(*group));
                }
            }
            (Columns::Companies | Columns::Wholes, Who::Group(_)) => {}
        }
    }
}

/// The groups of every company in `year`: those that list it, or the company it is part of in the end.
fn groups_in(lexicon: &Lexicon, parts: &[Vec<CompanyId>], year: Option<i16>) -> Vec<Vec<GroupId>> {
    let mut found: Vec<Vec<GroupId>> = vec![Vec::new(); lexicon.companies.len()];
    for (group, id) in lexicon.groups.iter().zip((0..).map(GroupId)) {
        for member in group.members_in(year) {
            let whole = std::iter::once(&member);
            for company in whole.chain(&parts[usize::from(member.0)]) {
                let groups = &mut found[usize::from(company.0)];
                if groups.last() != Some(&id) {
                    groups.push(id);
                }
            }
        }
    }
    found
}
