//! Saving a chart: in what form, and where.
//!
//! `bytes x path -> file`, on a worker thread. Knows not what is saved.

use super::latest::{Job, Wake};
use crate::export::file;
use std::path::PathBuf;

/// In what form a chart is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartForm {
    /// Lines and text.
    Svg,
    /// Pixels, as they stand on screen.
    Png,
    /// Its numbers.
    Csv,
}

impl ChartForm {
    /// Every form, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Csv];

    /// `svg`, `png` or `csv`: what its files end in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
        }
    }
}

/// What the user asks of the chart that is in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartChange {
    /// Ask where to save it, then save it.
    Ask(ChartForm),
    /// Save it there.
    Save(ChartForm, PathBuf),
    /// Do not save it after all.
    Leave,
}

/// What came of saving: the path, and what went wrong where anything did.
pub type Saved = (PathBuf, Option<String>);

/// Writes `bytes` to `path` on a thread of its own.
pub fn spawn(path: PathBuf, bytes: Vec<u8>, wake: &Wake) -> Job<Saved> {
    Job::spawn("wenjian-saver", wake, move |publisher, _| {
        let failure = file::write_whole(&path, &bytes).err();
        publisher.publish((path, failure.map(|error| error.to_string())));
    })
}
