//! A lexicon in which every company stands for all that is part of it.

use super::{Alias, CompanyId, Lexicon, Owner};

impl Lexicon {
    /// The company at the end of `part_of`; `company` itself where it is part of none.
    pub fn outermost(&self, company: CompanyId) -> CompanyId {
        // A lexicon cannot hold a circle; the bound keeps even a wrong one from hanging the program.
        let chain = std::iter::successors(Some(company), |inner| self.company(*inner).part_of);
        chain.take(self.companies.len()).last().unwrap_or(company)
    }

    /// The same lexicon, with the aliases of every part given to the company that it is in the end
    /// part of. An alias that thus belongs to one company twice belongs to it once. What is found does
    /// not change by it, as that is decided with the lexicon as it was written.
    #[must_use]
    pub fn rolled_up(&self) -> Self {
        let roll = |alias: &Alias| {
            let mut alias = alias.clone();
            if let Owner::Companies(owners) = &mut alias.owner {
                let mut whole: Vec<CompanyId> = Vec::with_capacity(owners.len());
                for owner in owners.iter() {
                    let outermost = self.outermost(*owner);
                    if !whole.contains(&outermost) {
                        whole.push(outermost);
                    }
                }
                *owners = whole;
            }
            alias
        };
        Self {
            companies: self.companies.clone(),
            groups: self.groups.clone(),
            themes: self.themes.clone(),
            aliases: self.aliases.iter().map(roll).collect(),
            company_ids: self.company_ids.clone(),
        }
    }
}
