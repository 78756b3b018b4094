//! Where results go, and what all commands share on the way there.

use crate::corpus::Severity;
use crate::lexicon::{self, Lexicon};
use crate::locale::Locale;
use crate::session::Library;
use anyhow::{anyhow, bail};
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

/// The lexicon in `file`, else the built-in one.
pub fn lexicon(file: Option<&Path>, locale: Locale) -> anyhow::Result<Arc<Lexicon>> {
    let Some(file) = file else {
        return Ok(lexicon::built_in());
    };
    let name = file.display().to_string();
    let (lexicon, warnings) = lexicon::file::load(file).map_err(|errors| {
        let head = locale.format("cli-lexicon", &[("path", (&name).into())]);
        anyhow!("{head}\n{}", lexicon::message::errors_text(locale, &errors))
    })?;
    for warning in warnings {
        super::complain(&lexicon::message::warning_text(locale, &name, &warning));
    }
    Ok(Arc::new(lexicon))
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
        super::Outcome::Done
    }
}
