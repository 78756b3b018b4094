//! What companies, rows and numbers of a comparison are called on screen.

use crate::app::scene::Scene;
use crate::evidence::{Normalisation, RowKey, Who};
use crate::lexicon::Lexicon;
use crate::session::Subject;
use crate::session::compare::Comparison;

/// What a column is called.
pub fn who(scene: &Scene<'_>, lexicon: &Lexicon, who: Who) -> String {
    let name = match who {
        Who::Company(company) => &lexicon.company(company).name,
        Who::Group(group) => &lexicon.group(group).name,
    };
    scene.name(name).to_owned()
}

/// What a row is called.
pub fn row(scene: &Scene<'_>, comparison: &Comparison, lexicon: &Lexicon, key: &RowKey) -> String {
    match key {
        RowKey::Theme(theme) => scene.name(&lexicon.theme(*theme).name).to_owned(),
        RowKey::Article(position) => {
            let entry = &comparison.index.library.entries[*position as usize];
            entry.document.title.text.clone()
        }
        RowKey::Outlet(Some(name)) | RowKey::Month(Some(name)) => (**name).to_owned(),
        RowKey::Outlet(None) => scene.text("compare-no-outlet").into_owned(),
        RowKey::Month(None) => scene.text("compare-no-month").into_owned(),
    }
}

/// Whom marks of a column are painted for.
pub fn subject(who: Who) -> Subject {
    match who {
        Who::Company(company) => Subject::Company(company),
        Who::Group(group) => Subject::Group(group),
    }
}

/// The number of a cell as it is shown.
pub fn value(scene: &Scene<'_>, value: f64, by: Normalisation) -> String {
    match by {
        Normalisation::Count => scene.locale.number(value as u64),
        Normalisation::ShareOfCompany | Normalisation::ShareOfRow => percent(value),
        Normalisation::PerTenThousand if value > 0.0 && value < 0.1 => format!("{value:.3}"),
        Normalisation::PerTenThousand => format!("{value:.2}"),
    }
}

/// A share of one.
pub fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// The names of a normalisation in the locale files: short, and as it is named over the matrix.
pub fn normalisation(by: Normalisation) -> (&'static str, &'static str) {
    match by {
        Normalisation::Count => ("compare-by-count", "compare-by-count-long"),
        Normalisation::ShareOfCompany => ("compare-by-company", "compare-by-company-long"),
        Normalisation::ShareOfRow => ("compare-by-row", "compare-by-row-long"),
        Normalisation::PerTenThousand => ("compare-by-length", "compare-by-length-long"),
    }
}
