//! `wenjian export`: results as files for other programs.

use super::export_arguments::{ExportArguments, ExportFormat, ExportWhat};
use super::{Outcome, decisions, output};
use crate::export::Table;
use crate::export::files::{Form, Format, What};
use crate::locale::Locale;
use crate::search::{self, Matching};
use crate::session::export::{Target, Task, filter_words};
use crate::session::filter::{Answers, Filter, Question};
use crate::session::{Library, reader};
use anyhow::bail;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &ExportArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let target = Target::of(&arguments.to);
    let forms = forms(arguments, &target, locale)?;
    let task = output::task(
        &arguments.paths,
        arguments.lexicon.as_deref(),
        arguments.roll_up,
        &arguments.reading,
        locale,
    )?;
    reader::read_and_keep(&task, |library| {
        let library = Arc::new(library.snapshot());
        let decisions = decisions::read(&library, arguments.decisions.as_deref(), locale)?;
        let filter = Filter {
            query: arguments.query.clone().unwrap_or_default(),
            matching: match arguments.exact {
                true => Matching::Exact,
                false => Matching::Folded,
            },
            ..Filter::default()
        };
        let task = Task {
            shown: Arc::new(shown(&library, &filter, locale)),
            filter: filter_words(&filter),
            decisions: Arc::new(decisions),
            forms,
            to: arguments.to.clone(),
            locale,
            library: Arc::clone(&library),
        };
        let (written, index) = task.run(&mut |_, _| true)?;
        decisions::complain(&index, locale);
        let mut out = output::stdout();
        for file in written {
            writeln!(out, "{}", file.display())?;
        }
        out.flush()?;
        Ok(output::report(&library, locale))
    })
}

/// What is written, from what was asked for and the name of the file.
fn forms(
    arguments: &ExportArguments,
    target: &Target,
    locale: Locale,
) -> anyhow::Result<Vec<Form>> {
    let by_name = match target {
        Target::File(file) => Format::of_file(file),
        Target::Folder(_) => None,
    };
    let asked = arguments.format.map(ExportFormat::format).or(by_name);
    let whats: Vec<What> = match (&arguments.what[..], target) {
        ([], Target::Folder(_)) => What::ALL.to_vec(),
        ([], Target::File(_)) => vec![match asked {
            Some(Format::Html) => What::Report,
            Some(Format::JsonLd) => What::Annotations,
            _ => What::Table(Table::Mentions),
        }],
        (whats, _) => whats.iter().copied().map(ExportWhat::what).collect(),
    };
    if let (Target::File(file), [_, _, ..]) = (target, &whats[..]) {
        bail!(
            "{}",
            locale.format(
                "export-one-file",
                &[("path", (&file.display().to_string()).into())]
            )
        );
    }
    let is_all = arguments.what.is_empty() && whats.len() > 1;
    whats
        .into_iter()
        .map(|what| {
            let format = match asked {
                Some(format) if what.formats().contains(&format) => format,
                // Of everything, each takes the form it can.
                Some(_) if is_all => what.formats()[0],
                Some(format) => bail!(
                    "{}",
                    locale.format(
                        "export-no-format",
                        &[
                            ("what", what.name().into()),
                            ("format", format.extension().into()),
                        ]
                    )
                ),
                None if by_file_is_unknown(target) => {
                    bail!("{}", locale.format("export-unknown-format", &[]))
                }
                None => what.formats()[0],
            };
            Ok(Form {
                what,
                format,
                byte_order_mark: arguments.bom,
            })
        })
        .collect()
}

fn by_file_is_unknown(target: &Target) -> bool {
    matches!(target, Target::File(file) if Format::of_file(Path::new(file)).is_none())
}

/// Positions of the articles that answer the query; of all without one.
fn shown(library: &Library, filter: &Filter, locale: Locale) -> Vec<u32> {
    let all = 0..u32::try_from(library.entries.len()).expect("fewer than 2^32 articles");
    if filter.is_empty() {
        return all.collect();
    }
    let question = Question {
        query: filter.query.clone(),
        matching: filter.matching,
    };
    let Some(answers) = Answers::new(library, question, || false) else {
        return Vec::new();
    };
    for note in &answers.notes {
        super::complain(&search::note_sentence(locale, &filter.query, note));
    }
    answers.positions()
}
