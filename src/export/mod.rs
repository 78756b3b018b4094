//! Results in the forms that other programs read.
//!
//! Plain functions: what was counted goes in, text comes out, the same byte for byte whenever it is made
//! again. Knows no windows and no session; the window and the command line write with the same functions.

mod annotations;
pub mod axis;
mod columnar;
pub mod concordance;
mod delimited;
mod describe;
pub mod dispersion;
pub mod dispersion_chart;
pub mod file;
pub mod files;
pub mod hues;
pub mod labels;
mod lines;
pub mod look;
mod markdown;
pub mod meetings;
pub mod network_chart;
mod notes;
#[cfg(feature = "gui")]
pub mod png;
mod provenance;
mod report;
mod selection;
pub mod svg;
mod table;
mod tables;
pub mod timeline;
pub mod timeline_chart;

pub use provenance::Provenance;
pub use selection::{Article, Selection};
pub use table::ExportError;
pub use tables::Table;

use crate::evidence::Who;
use crate::lexicon::{CompanyId, Lexicon, Name};
use crate::locale::{Language, Locale};

/// A display name in the language of `locale`.
fn shown(locale: Locale, name: &Name) -> &str {
    match locale.language() {
        Language::SimplifiedChinese => &name.zh,
        Language::English => &name.en,
    }
}

/// What a company is called in the language of `locale`.
pub fn company_name(lexicon: &Lexicon, company: CompanyId, locale: Locale) -> &str {
    shown(locale, &lexicon.company(company).name)
}

/// What a company or group is called in the language of `locale`.
pub fn who_name(lexicon: &Lexicon, who: Who, locale: Locale) -> &str {
    shown(
        locale,
        match who {
            Who::Company(company) => &lexicon.company(company).name,
            Who::Group(group) => &lexicon.group(group).name,
        },
    )
}
