//! Where results go, and what all commands share on the way there.

use super::arguments::{NamingArguments, ReadingArguments};
use crate::corpus::Severity;
use crate::lexicon::{self, CompanyId};
use crate::locale::Locale;
use crate::session::lexicon_choice::LexiconFailure;
use crate::session::reader::Task;
use crate::session::{
    CacheStore, LazyMatcher, LexiconChoice, LexiconInForce, LexiconOrigin, Library, SettingsStore,
    Source,
};
use anyhow::bail;
use std::io::{self, BufWriter, StdoutLock};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Standard output, in large pieces.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Ends with a message where a path is not there at all: everything else is a problem of one file.
pub fn check_paths(paths: &[PathBuf], locale: Locale) -> anyhow::Result<()> {
    for path in paths {
        if let Err(error) = std::fs::metadata(path) {
            bail!(
                "{}",
                locale.format(
                    "cli-no-path",
                    &[
                        ("path", (&path.display().to_string()).into()),
                        ("cause", (&error.to_string()).into()),
                    ],
                )
            );
        }
    }
    Ok(())
}

/// What `paths` name, else the working directory: where the lexicon is looked for.
pub fn source_or_here(paths: &[PathBuf], locale: Locale) -> anyhow::Result<Source> {
    check_paths(paths, locale)?;
    if paths.is_empty() {
        return Ok(Source::Paths(vec![PathBuf::from(".")]));
    }
    Ok(Source::Paths(paths.to_vec()))
}

/// The lexicon in force for `source`: in the file `named`, else in the opened folder, else the user's,
/// else the built-in one. What is odd or wrong about it is told; a named file that does not load ends
/// the command.
pub fn lexicon(
    source: &Source,
    named: Option<&Path>,
    locale: Locale,
) -> anyhow::Result<Arc<LexiconInForce>> {
    let in_force = choose_lexicon(source, named);
    for failure in &in_force.failures {
        let told = failure_text(failure, locale);
        if matches!(failure.origin, LexiconOrigin::Named(_)) {
            bail!("{told}");
        }
        let used = origin_text(&in_force.origin, locale);
        let instead = locale.format("cli-lexicon-instead", &[("name", (&used).into())]);
        super::complain(&format!("{told}\n{instead}"));
    }
    let name = origin_text(&in_force.origin, locale);
    for warning in &in_force.warnings {
        super::complain(&lexicon::message::warning_text(locale, &name, warning));
    }
    Ok(in_force)
}

/// As [`lexicon`], without a word.
pub fn choose_lexicon(source: &Source, named: Option<&Path>) -> Arc<LexiconInForce> {
    let store = SettingsStore::of_user();
    let choice = LexiconChoice::new(named.map(Path::to_owned), &store);
    Arc::new(choice.load(source, None))
}

/// What is wrong with a lexicon file, a line for each error.
pub fn failure_text(failure: &LexiconFailure, locale: Locale) -> String {
    let name = &failure.errors.file;
    let head = locale.format("cli-lexicon", &[("path", name.into())]);
    let errors = lexicon::message::errors_text(locale, &failure.errors);
    format!("{head}\n{errors}")
}

/// The file of a lexicon, or what the built-in one is called.
pub fn origin_text(origin: &LexiconOrigin, locale: Locale) -> String {
    match origin.file() {
        Some(file) => file.display().to_string(),
        None => locale.text("lexicon-origin-built-in").into_owned(),
    }
}

/// Done; with errors, where a lexicon that should be in force is not.
pub fn outcome_of(in_force: &LexiconInForce) -> super::Outcome {
    if in_force.failures.is_empty() {
        super::Outcome::Done
    } else {
        super::Outcome::WithErrors
    }
}

/// How a command reads its paths and finds the names in them.
pub fn task(
    paths: &[PathBuf],
    lexicon_file: Option<&Path>,
    rolled_up: bool,
    reading: &ReadingArguments,
    locale: Locale,
) -> anyhow::Result<Task> {
    check_paths(paths, locale)?;
    let source = Source::Paths(paths.to_vec());
    let in_force = lexicon(&source, lexicon_file, locale)?;
    Ok(Task {
        source,
        matcher: LazyMatcher::of(in_force),
        rolled_up,
        choices: reading.choices(),
        cache: CacheStore::of_user(),
    })
}

/// The same, of arguments that several commands share.
pub fn task_of(
    paths: &[PathBuf],
    naming: &NamingArguments,
    reading: &ReadingArguments,
    locale: Locale,
) -> anyhow::Result<Task> {
    let lexicon_file = naming.lexicon.as_deref();
    task(paths, lexicon_file, naming.roll_up, reading, locale)
}

/// Tells of files that are no documents, and whether anything was of severity error.
pub fn report(library: &Library, locale: Locale) -> super::Outcome {
    let of_documents = library
        .entries
        .iter()
        .flat_map(|entry| &entry.document.problems);
    let of_files = library.file_problems.iter().map(|found| &found.problem);
    let mut problems = of_documents.chain(of_files);
    let failed = problems.any(|problem| problem.kind.severity() == Severity::Error);
    for found in &library.file_problems {
        let sentence = crate::corpus::problem_sentence(locale, &found.problem);
        super::complain(&format!("{}: {sentence}", found.path));
    }
    if failed {
        super::Outcome::WithErrors
    } else {
        outcome_of(&library.in_force)
    }
}

/// The companies that were asked for by their ids; `None` where none were.
pub fn companies(
    library: &Library,
    ids: &[String],
    locale: Locale,
) -> anyhow::Result<Option<Vec<CompanyId>>> {
    let mut found = Vec::new();
    for id in ids {
        let Some(company) = library.lexicon.company_by_id(id.trim()) else {
            bail!(
                "{}",
                locale.format("compare-no-company", &[("id", id.into())])
            );
        };
        if !found.contains(&company) {
            found.push(company);
        }
    }
    Ok((!found.is_empty()).then_some(found))
}
