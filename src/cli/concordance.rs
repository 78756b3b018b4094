//! `wenjian concordance`: every place of what is sought, in context, aligned and sorted.

use super::arguments::{ConcordanceArguments, Format, SoughtArguments};
use super::{Outcome, output, table};
use crate::analysis::concordance::Line;
use crate::export::concordance::{self, Row, Rows};
use crate::locale::Locale;
use crate::search;
use crate::session::concordance::{AskError, Found, LineSet, Question, Seek, SetStore, find, view};
use crate::session::{Library, SettingsStore, reader};
use anyhow::bail;
use std::collections::HashMap;
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
        let sets = match &question.seek {
            Seek::Set(_) => SetStore::new(SettingsStore::of_user().folder()).load(),
            _ => Vec::new(),
        };
        let found = ask(library, &question.seek, &sets, locale)?;
        let order = found
            .sorted(library, &question, || false)
            .unwrap_or_default();
        let classes = classes(library, &question.seek, &sets);
        print(library, arguments, &found, &order, &classes)?;
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
        .or_else(|| of(&arguments.set, Seek::Set))
        .unwrap_or_else(|| Seek::Query(arguments.query.clone().unwrap_or_default()))
}

/// The classes of the lines of a set.
fn classes(library: &Library, seek: &Seek, sets: &[LineSet]) -> HashMap<Line, u8> {
    let Seek::Set(name) = seek else {
        return HashMap::new();
    };
    let set = sets.iter().find(|set| set.name == *name);
    let classes = set.map(|set| set.classes(library, &all(library)));
    classes.unwrap_or_default().into_iter().collect()
}

fn all(library: &Library) -> Vec<u32> {
    (0..).take(library.entries.len()).collect()
}

/// The lines. What is no valid syntax in a query is told, and what of a set is not there.
fn ask(library: &Library, seek: &Seek, sets: &[LineSet], locale: Locale) -> anyhow::Result<Found> {
    match find(library, &all(library), seek, sets, || false) {
        Ok(found) => {
            if found.lost > 0 {
                let lost = [("lost", u64::from(found.lost).into())];
                super::complain(&locale.format("concordance-set-lost", &lost));
            }
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
        Seek::Set(name) => ("concordance-no-set", name),
        Seek::Alias(name) | Seek::Query(name) => ("concordance-no-alias", name),
    };
    locale.format(message, &[("id", name.into())])
}

fn print(
    library: &Library,
    arguments: &ConcordanceArguments,
    found: &Found,
    order: &[u32],
    classes: &HashMap<Line, u8>,
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let most = arguments.limit.unwrap_or(usize::MAX);
    let mut rows = Rows::new(arguments.window);
    let rows = order.iter().take(most).map(|position| {
        let line = &found.lines[*position as usize];
        let class = classes.get(line).copied();
        rows.row(line, &view(&library.entries[line.entry as usize]), class)
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
