//! Saving a chart: in what form, and where.
//!
//! `what writes it x path -> file`, on a worker thread. Knows not what is saved.

use super::latest::{Job, Wake};
use crate::export::file;
use std::path::{Path, PathBuf};

/// In what form a chart is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartForm {
    /// Lines and text.
    Svg,
    /// Pixels, as they stand on screen.
    Png,
    /// Its numbers, or the lines in view.
    Csv,
    /// The lines in view, an object each.
    JsonLines,
}

impl ChartForm {
    /// Every form of a chart, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Csv];

    /// `svg`, `png`, `csv` or `jsonl`: what its files end in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
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

/// What writes a file once it is known where, and says what went wrong. Runs on a worker thread: it may take
/// its time.
pub type Work = Box<dyn FnOnce(&Path) -> Result<(), String> + Send>;

/// Has `work` write to `path` on a thread of its own.
pub fn spawn(path: PathBuf, work: Work, wake: &Wake) -> Job<Saved> {
    Job::spawn("wenjian-saver", wake, move |publisher, _| {
        let failure = work(&path).err();
        publisher.publish((path, failure));
    })
}

/// What writes `bytes`.
pub fn of_bytes(bytes: Vec<u8>) -> Work {
    Box::new(move |path| file::write_whole(path, &bytes).map_err(|error| error.to_string()))
}
