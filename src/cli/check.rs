//! `wenjian check`: what the reader must know about every file.

use super::arguments::{CheckArguments, Format};
use super::{Outcome, output, table};
use crate::corpus::{self, Severity};
use crate::locale::Locale;
use crate::session::problems::{self, ProblemRef};
use crate::session::reader::{self, Task};
use crate::session::{CacheStore, LazyMatcher, LexiconInForce, Library, Source};
use serde::Serialize;
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &CheckArguments, locale: Locale) -> anyhow::Result<Outcome> {
    output::check_paths(&arguments.paths, locale)?;
    // Problems are those of reading: an empty lexicon finds no mentions and takes no time.
    let source = Source::Paths(arguments.paths.clone());
    let library = reader::read_all(&Task {
        source,
        matcher: LazyMatcher::of(LexiconInForce::empty()),
        rolled_up: false,
        choices: arguments.reading.choices(),
        cache: CacheStore::nowhere(),
    });
    let found = problems::of_library(&library);
    let rows = found.iter().map(|place| row(&library, *place, locale));
    let mut out = output::stdout();
    match arguments.format {
        Format::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut out, &row)?;
                out.write_all(b"\n")?;
            }
        }
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(&mut out);
            for row in rows {
                csv.serialize(row)?;
            }
            csv.flush()?;
        }
        Format::Table if found.is_empty() => {}
        Format::Table => write_table(&mut out, rows)?,
    }
    out.flush()?;
    Ok(summary(&library, &found, locale))
}

/// One problem as it leaves the program.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: Option<u32>,
    severity: &'static str,
    code: &'static str,
    message: String,
    remedy: String,
}

fn row(library: &Library, place: ProblemRef, locale: Locale) -> Row<'_> {
    let problem = place.problem(library);
    Row {
        path: place.path(library),
        line: problem.line,
        severity: problem.severity().name(),
        code: problem.code(),
        message: corpus::problem_sentence(locale, problem),
        remedy: corpus::problem_remedy(locale, problem),
    }
}

/// Path and line in one cell, as editors understand them; sentence and remedy in the last, which is
/// never cut.
fn write_table<'a>(
    out: &mut impl Write,
    rows: impl Iterator<Item = Row<'a>>,
) -> anyhow::Result<()> {
    let rows: Vec<Vec<String>> = rows
        .map(|row| {
            let place = match row.line {
                Some(line) => format!("{}:{line}", row.path),
                None => row.path.to_owned(),
            };
            let words = format!("{} {}", row.message, row.remedy);
            vec![row.severity.to_owned(), row.code.to_owned(), place, words]
        })
        .collect();
    let heads = ["severity", "code", "file", "message"];
    table::write_whole(out, &heads, &[2, 3], &rows)?;
    Ok(())
}

/// Says how many problems there are, and whether one is an error.
fn summary(library: &Library, found: &[ProblemRef], locale: Locale) -> Outcome {
    let count = |severity: Severity| {
        let is = |place: &&ProblemRef| place.problem(library).severity() == severity;
        found.iter().filter(is).count()
    };
    let errors = count(Severity::Error);
    super::complain(&locale.format(
        "cli-check-summary",
        &[
            ("articles", library.entries.len().into()),
            ("errors", errors.into()),
            ("warnings", count(Severity::Warning).into()),
            ("notes", count(Severity::Note).into()),
        ],
    ));
    if errors > 0 {
        Outcome::WithErrors
    } else {
        Outcome::Done
    }
}
