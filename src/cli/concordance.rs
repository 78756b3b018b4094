//! `wenjian concordance`: every place of what is sought, in context, aligned and sorted.

use super::arguments::{ConcordanceArguments, Format, SoughtArguments};
use super::{Outcome, output, table};
use crate::export::concordance::{self, Row, Rows};
use crate::locale::Locale;
use crate::search;
use crate::session::concordance::{AskError, Found, Question, Seek, find, view};
use crate::session::{Library, reader};
use anyhow::bail;
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Half-width characters that a table for people shows on either side of a hit.
const SIDE: usize = 56;

/// Runs the command.
pub fn run(arguments: &ConcordanceArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let (naming, reading) = (&arguments.naming, &arguments.reading);
    let task = output::task_of(&arguments.paths, naming, reading, locale)?;
    reader::read_and_keep(&task, |library| {
        let question = Question {
            seek: seek(&arguments.sought),
            window: arguments.window,
            order: arguments.sort.clone(),
        };
        let found = ask(library, &question.seek, locale)?;
        let order = found
            .sorted(library, &question, || false)
            .unwrap_or_default();
        print(library, arguments, &found, &order)?;
        Ok(output::report(library, locale))
    })
}

/// What is sought.
fn seek(arguments: &SoughtArguments) -> Seek {
    let of = |text: &Option<String>, kind: fn(String) -> Seek| text.clone().map(kind);
    of(&arguments.company, Seek::Company)
        .or_else(|| of(&arguments.group, Seek::Group))
        .or_else(|| of(&arguments.theme, Seek::Theme))
        .or_else(|| of(&arguments.alias, Seek::Alias))
        .unwrap_or_else(|| Seek::Query(arguments.query.clone().unwrap_or_default()))
}

/// The lines. What is no valid syntax in a query is told.
fn ask(library: &Library, seek: &Seek, locale: Locale) -> anyhow::Result<Found> {
    let shown: Vec<u32> = (0..).take(library.entries.len()).collect();
    match find(library, &shown, seek, &[], || false) {
        Ok(found) => {
            if let Seek::Query(query) = seek {
                for note in &found.notes {
                    super::complain(&search::note_sentence(locale, query, note));
                }
            }
            Ok(found)
        }
        Err(AskError::Unknown) => bail!("{}", unknown(seek, locale)),
        Err(error @ AskError::Cancelled) => Err(error.into()),
    }
}

/// What is said where the lexicon does not have what is sought.
fn unknown(seek: &Seek, locale: Locale) -> String {
    let (message, name) = match seek {
        Seek::Company(id) => ("compare-no-company", id),
        Seek::Group(id) => ("concordance-no-group", id),
        Seek::Theme(id) => ("concordance-no-theme", id),
        Seek::Alias(name) | Seek::Query(name) | Seek::Set(name) => ("concordance-no-alias", name),
    };
    locale.format(message, &[("id", name.into())])
}

fn print(
    library: &Library,
    arguments: &ConcordanceArguments,
    found: &Found,
    order: &[u32],
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let most = arguments.limit.unwrap_or(usize::MAX);
    let mut rows = Rows::new(arguments.window);
    let rows = order.iter().take(most).map(|position| {
        let line = &found.lines[*position as usize];
        rows.row(line, &view(&library.entries[line.entry as usize]), None)
    });
    match arguments.format {
        Format::Jsonl => concordance::write_jsonl(&mut out, rows)?,
        Format::Csv => concordance::write_csv(&mut out, rows)?,
        Format::Table => {
            let cells = |row: Row<'_>| {
                vec![
                    end_of(&row.left),
                    row.text.to_owned(),
                    row.right,
                    row.path.to_owned(),
                ]
            };
            let rows: Vec<Vec<String>> = rows.map(cells).collect();
            table::write(&mut out, &["left", "text", "right", "path"], &[0], &rows)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The end of what stands before a hit, no wider than a column.
fn end_of(left: &str) -> String {
    if left.width() <= SIDE {
        return left.to_owned();
    }
    let mut width = 0;
    let start = left
        .char_indices()
        .rev()
        .take_while(|(_, character)| {
            width += character.width().unwrap_or(0);
            width < SIDE
        })
        .last()
        .map_or(left.len(), |(at, _)| at);
    format!("…{}", &left[start..])
}
