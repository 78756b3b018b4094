//! Results in the forms that other programs read.
//!
//! Plain functions: what was counted goes in, text comes out, the same byte for byte whenever it is made
//! again. Knows no windows and no session; the window and the command line write with the same functions.

pub mod axis;
pub mod concordance;
pub mod file;
pub mod labels;
pub mod look;
pub mod meetings;
pub mod network_chart;
#[cfg(feature = "gui")]
pub mod png;
pub mod svg;
pub mod timeline;
pub mod timeline_chart;

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
