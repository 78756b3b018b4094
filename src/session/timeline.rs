//! The timeline of a library, counted for the window and for the command line.
//!
//! `library x positions x question -> timeline`: what was tallied when articles were read is enough.

use super::Library;
use crate::analysis::timeline::{Dated, Question, Timeline};

/// Counts the articles at `positions`; duplicates as the library does.
pub fn of_library(library: &Library, positions: &[u32], question: &Question) -> Timeline {
    Timeline::new(dated(library, positions), question)
}

/// What a timeline needs to know of the articles at `positions`.
fn dated<'l>(
    library: &'l Library,
    positions: &'l [u32],
) -> impl Iterator<Item = Dated<'l>> + Clone {
    let counted = positions
        .iter()
        .filter(|position| library.is_counted(**position));
    counted.map(|position| {
        let entry = &library.entries[*position as usize];
        Dated {
            day: entry.document.date.map(|date| date.day()),
            mentions: entry.tally.mentions,
            companies: &entry.tally.companies,
        }
    })
}
