//! Opening the page of a company, and the way back.

use super::Session;
use crate::lexicon::CompanyId;
use crate::session::portrait::CompanyChange;
use crate::session::{Subject, View};

impl Session {
    /// Opens or closes the page of a company, or lists places of it.
    pub(super) fn change_company(&mut self, change: CompanyChange) {
        let company = match change {
            CompanyChange::List(places) => return self.portraits.list(places),
            CompanyChange::Close => {
                self.view = self.portraits.before();
                return;
            }
            CompanyChange::Open(company) => Some(company),
            CompanyChange::OpenChosen => match self.chosen {
                Some(Subject::Company(company)) => Some(company),
                _ => self.most_named(),
            },
        };
        if let Some(company) = company {
            let id = self.library.lexicon.company(company).id.clone();
            self.portraits.open(id, self.view);
            self.view = View::Company;
        }
    }

    fn most_named(&self) -> Option<CompanyId> {
        let tally = &self.library.tally;
        let mentions = |company: &&CompanyId| tally.count(Subject::Company(**company)).mentions;
        // Of those alike, the one that is named first.
        tally.first_seen.iter().rev().max_by_key(mentions).copied()
    }
}
