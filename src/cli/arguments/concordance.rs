//! The arguments of `concordance`, as plain data.

use super::{Format, NamingArguments, ReadingArguments};
use crate::analysis::concordance::{Order, Window};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `concordance`.
#[derive(Clone, Debug, Args)]
pub struct ConcordanceArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// What is sought
    #[command(flatten)]
    pub sought: SoughtArguments,

    /// What stands beside each hit: so many characters on either side, clause, or sentence
    #[arg(long, value_name = "N|clause|sentence", default_value = "20")]
    pub window: Window,

    /// Sort by these keys, with commas between: r1, r2, … and l1, l2, … (the n-th character right or left
    /// of the hit), pinyin (the hit and what follows), date, outlet, path; - before a key turns it round
    #[arg(
        long,
        value_name = "KEYS",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub sort: Order,

    /// The first N lines only
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    /// Which names are found, and for whom they count
    #[command(flatten)]
    pub naming: NamingArguments,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// What `concordance` is of: one of these.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
pub struct SoughtArguments {
    /// Mentions of a company; an id of the lexicon
    #[arg(long, value_name = "ID")]
    pub company: Option<String>,

    /// Mentions of a group by its own words; an id of the lexicon
    #[arg(long, value_name = "ID")]
    pub group: Option<String>,

    /// Terms of a theme; an id of the lexicon
    #[arg(long, value_name = "ID")]
    pub theme: Option<String>,

    /// Mentions by one alias of the lexicon, or the places of one term
    #[arg(long, value_name = "TEXT")]
    pub alias: Option<String>,

    /// What a query finds in titles and bodies; the page docs/search.md tells the language
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,

    /// The lines of a set that was saved in the window, with their classes
    #[arg(long, value_name = "NAME")]
    pub set: Option<String>,
}
