//! The decisions that commands apply to evidence: those of a file, or those that the window keeps.

use super::output;
use crate::evidence::{Decision, Lost};
use crate::locale::Locale;
use crate::session::compare::{DecisionFile, DecisionSet, EvidenceIndex, decision_file};
use crate::session::{Library, SettingsStore};
use anyhow::bail;
use std::path::Path;

/// The decisions to apply: of the file named, of none where it is called `none`, else those that the window
/// keeps for the same folder.
pub fn read(
    library: &Library,
    named: Option<&Path>,
    locale: Locale,
) -> anyhow::Result<DecisionSet> {
    let places = match named {
        Some(none) if none == Path::new("none") => Vec::new(),
        Some(named) => {
            output::check_paths(&[named.to_owned()], locale)?;
            vec![named.to_owned()]
        }
        None => {
            let store = SettingsStore::of_user();
            let origin = &library.in_force.origin;
            decision_file::places(origin, &library.source, store.folder())
        }
    };
    let (_, read) = DecisionFile::load(&places);
    match read {
        Ok(decisions) => Ok(DecisionSet::new(decisions)),
        Err(error) => bail!(
            "{}",
            locale.format(
                "compare-no-decisions",
                &[("detail", (&error.to_string()).into())]
            )
        ),
    }
}

/// Says which decisions found no place.
pub fn complain(index: &EvidenceIndex, locale: Locale) {
    for (decision, why) in index.lost() {
        super::complain(&lost_text(decision, *why, locale));
    }
}

fn lost_text(decision: &Decision, why: Lost, locale: Locale) -> String {
    let cause = locale.text(&format!("decision-lost-{}", why.name()));
    locale.format(
        "decision-lost",
        &[
            ("path", (&decision.article).into()),
            ("quote", (&decision.quotation.quote).into()),
            ("cause", (&*cause).into()),
        ],
    )
}
