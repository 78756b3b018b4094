//! What the user asks of the concordance.

use super::dispersion::Across;
use super::seek::Seek;
use crate::analysis::concordance::{Line, Order, Window};
use crate::analysis::dispersion::Along;

/// A change of what is sought, how it is shown, or what becomes of lines.
#[derive(Clone, Debug, PartialEq)]
pub enum ConcordanceChange {
    /// Seek this.
    Seek(Seek),
    /// Show so much beside each hit.
    Window(Window),
    /// Sort by this.
    Order(Order),
    /// Show the lines, or where they stand.
    Face(Face),
    /// Show where they stand in the open article, or in all articles shown.
    Across(Across),
    /// Lay articles along the axis in this order.
    Along(Along),
    /// Choose lines.
    Pick(Pick),
    /// Put the chosen lines into a class from 1 to 9; none: into no class.
    Classify(Option<u8>),
    /// Open the article of a line, at the line.
    Read(Line),
    /// Add the chosen lines, or all where no more than one is chosen, to the set with this name, which is
    /// made where there is none.
    Save(String),
    /// Add the lines of one set to another.
    Merge {
        /// Whose lines.
        from: String,
        /// To which set.
        into: String,
    },
    /// Forget a set.
    Forget(String),
    /// Copy the chosen lines, or all where no more than one is chosen.
    Copy(CopyForm),
}

/// What of the concordance is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// Line by line.
    #[default]
    Lines,
    /// Where they stand along the articles.
    Dispersion,
}

/// How lines are chosen. Rows count from 0, in the order in which lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// This one only.
    Only(u32),
    /// This one too, or no longer.
    Toggle(u32),
    /// All from the one chosen last to this one.
    Extend(u32),
    /// Every line.
    All,
    /// All lines of this class.
    Class(u8),
    /// No line.
    Nothing,
}

/// The form of what is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Left, hit and right with tabs between, as a spreadsheet takes them.
    Text,
    /// Comma-separated values with a head.
    Csv,
    /// One JSON object a line.
    Jsonl,
}
