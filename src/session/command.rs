//! Everything a user can ask for. Views send these values and change nothing themselves; menus,
//! shortcuts and the command palette list the same ones.

use super::Source;
use super::choices::ReadingChange;
use super::compare::CompareChange;
use super::concordance::ConcordanceChange;
use super::export::ExportChange;
use super::filter::FilterChange;
use super::inspection::Inquiry;
use super::network::NetworkChange;
use super::portrait::CompanyChange;
use super::problems::ProblemsChange;
use super::reading_look::ReadingLook;
use super::saving::ChartChange;
use super::searching::SearchChange;
use super::settings::ThemeChoice;
use super::state::SessionFileChange;
use super::table::TableChange;
use super::timeline::TimelineChange;
use crate::lexicon::{CompanyId, GroupId, ThemeId};
use crate::locale::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Whom or what marks and counts can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A company; where mentions are rolled up, with those that are part of it.
    Company(CompanyId),
    /// A group word.
    Group(GroupId),
    /// A theme.
    Theme(ThemeId),
}

/// The views of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// The table of articles above the open article.
    #[default]
    Articles,
    /// How often companies are named, period by period.
    Timeline,
    /// Who is named together with whom.
    Network,
    /// What is known of one company.
    Company,
    /// Who does what: companies side by side.
    Compare,
    /// Every place of what is sought, line by line.
    Concordance,
    /// What the reader must know about files.
    Problems,
    /// What was searched for and found.
    Search,
}

/// Which mentions a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// Those of the open article.
    #[default]
    Article,
    /// Those of the whole library.
    Library,
}

/// Forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

/// One thing a user asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for a folder with the system's dialog.
    AskForFolder,
    /// Show or hide the field in which a path can be typed.
    ShowPathField(bool),
    /// Open these instead of what is open.
    Open(Source),
    /// Open one recent folder.
    OpenRecent(PathBuf),
    /// Read everything again.
    Reload,
    /// Change how files are read, and read what is open again where that makes a difference.
    ChangeReading(ReadingChange),
    /// Stop reading; what was read stays.
    CancelReading,
    /// Show another view.
    Show(View),
    /// Count another timeline.
    Timeline(TimelineChange),
    /// Draw another network.
    Network(NetworkChange),
    /// Show the articles that answer a query, have certain values or lie in time; or all again.
    Filter(FilterChange),
    /// Open a session that lies in a file, or save this one.
    SessionFile(SessionFileChange),
    /// Write what is shown to files.
    Export(ExportChange),
    /// Open the page of a company, or change what it shows.
    Company(CompanyChange),
    /// Seek something, sort its lines, or do something with them.
    Concordance(ConcordanceChange),
    /// Show what a search found, or go to it.
    Search(SearchChange),
    /// Save the chart that is in view.
    SaveChart(ChartChange),
    /// Group or filter the list of problems.
    Problems(ProblemsChange),
    /// Compare companies otherwise, or list the evidence of a cell.
    Compare(CompareChange),
    /// Sort the table, change its columns, or select rows.
    Table(TableChange),
    /// Open the article with this position in the library.
    Select(u32),
    /// Open the row above or below in the table.
    SelectNeighbour(Direction),
    /// List the mentions of this company, group or theme; none to stop.
    Choose(Option<Subject>),
    /// Show or hide its marks.
    SetShown(Subject, bool),
    /// Show only its marks; once more: everything again.
    ShowOnly(Subject),
    /// Show the marks of all companies and groups.
    ShowAll,
    /// Show or hide the marks of all themes.
    SetThemesShown(bool),
    /// Count the mentions of a company for what it is part of, or for itself.
    SetRolledUp(bool),
    /// Show or hide the outlines of rejected candidates.
    SetRejectedShown(bool),
    /// Go to the next or previous mention of what is chosen (of anything shown, where nothing is).
    Step(Direction),
    /// Go to one place: an article and the number of the hit in it.
    GoTo {
        /// Position of the article in the library.
        entry: u32,
        /// The place in it.
        place: super::lines::HitRef,
    },
    /// Say why a place is lit or not; none: no longer.
    Explain(Option<Inquiry>),
    /// The same for what is selected in the open article, else for the mention at which the reader is.
    ExplainSelection,
    /// Open an article at a line of its file, from 1.
    GoToLine {
        /// Position of the article in the library.
        entry: u32,
        /// The line.
        line: u32,
    },
    /// Show a file in the system's file manager.
    ShowInFolder(PathBuf),
    /// Open files in the programs that the system has for them.
    OpenFiles(Vec<PathBuf>),
    /// List mentions of the article or of the library.
    SetScope(Scope),
    /// Show or hide the list of mentions.
    SetLinesShown(bool),
    /// Show or hide the side panel.
    SetPanelShown(bool),
    /// Make reading type larger or smaller by one step, or what it was at first.
    ReadingSize(Zoom),
    /// Set articles this way.
    SetReadingLook(ReadingLook),
    /// Show articles as they are written, without setting their Markdown.
    SetSourceShown(bool),
    /// Go to the first mention of what is chosen in the next or previous article that has one.
    StepArticle(Direction),
    /// Open or close the field that finds text in the open article.
    ShowFind(bool),
    /// Light, paper, dark, or as the system says.
    SetTheme(ThemeChoice),
    /// The language of the interface.
    SetLanguage(Language),
    /// Show or hide the page of settings.
    ShowSettings(bool),
    /// Show the page with all keys.
    ShowKeys(bool),
    /// Show the list of all commands.
    ShowPalette(bool),
    /// Close the message at the foot of the window.
    DismissMessage,
    /// Close the window.
    Quit,
}

/// A step of size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zoom {
    /// One step larger.
    In,
    /// One step smaller.
    Out,
    /// The first size.
    Reset,
}
