//! The command line: the same engine, for pipes and programs.
//!
//! Arguments are parsed into plain data here; one file does each command. What goes to standard output
//! is data, what goes to standard error is for people. Knows nothing of the window.

mod arguments;
mod check;
mod compare;
mod concordance;
mod cooccurrence;
mod decisions;
mod documents;
mod explain;
mod export;
mod export_arguments;
mod generate;
mod lexicon;
mod lexicon_check;
mod lexicon_check_table;
mod mentions;
mod output;
mod search;
mod table;
mod timeline;
mod version;

pub use arguments::{Arguments, Command, RENDERERS};

use crate::locale::{Language, Locale};
use crate::session::settings::SettingsStore;
use std::io;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, but some files have problems of severity error.
    WithErrors,
}

/// Runs one command and gives the exit code: 0 done; 1 done, with problems of severity error; 2 could not
/// do it.
pub fn run(command: &Command) -> ExitCode {
    let locale = Locale::new(language());
    match dispatch(command, locale) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::WithErrors) => ExitCode::from(1),
        // A reader that has seen enough (head, less) is no failure.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// One line on standard error, for people.
pub fn complain(message: &str) {
    use io::Write as _;
    // Where even standard error is closed nobody is left to tell.
    let _ = writeln!(io::stderr(), "wenjian: {message}");
}

/// The language of messages: the one chosen in the window, else the system's.
fn language() -> Language {
    SettingsStore::of_user().load().language()
}

fn dispatch(command: &Command, locale: Locale) -> anyhow::Result<Outcome> {
    match command {
        Command::Documents(arguments) => documents::run(arguments, locale),
        Command::Check(arguments) => check::run(arguments, locale),
        Command::Mentions(arguments) => mentions::run(arguments, locale),
        Command::Search(arguments) => search::run(arguments, locale),
        Command::Compare(arguments) => compare::run(arguments, locale),
        Command::Concordance(arguments) => concordance::run(arguments, locale),
        Command::Timeline(arguments) => timeline::run(arguments, locale),
        Command::Cooccurrence(arguments) => cooccurrence::run(arguments, locale),
        Command::Export(arguments) => export::run(arguments, locale),
        Command::Explain(arguments) => explain::run(arguments, locale),
        Command::Lexicon(arguments) => lexicon::run(arguments, locale),
        Command::Generate(arguments) => generate::run(arguments, locale),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let inside_csv = || {
            let csv = cause.downcast_ref::<csv::Error>()?;
            match csv.kind() {
                csv::ErrorKind::Io(error) => Some(error.kind()),
                _ => None,
            }
        };
        let inside_json = || {
            cause
                .downcast_ref::<serde_json::Error>()
                .and_then(serde_json::Error::io_error_kind)
        };
        kind.or_else(inside_csv).or_else(inside_json) == Some(io::ErrorKind::BrokenPipe)
    })
}
