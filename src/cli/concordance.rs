//! `wenjian concordance`: every place of what is sought, in context, aligned and sorted.

use super::arguments::{ConcordanceArguments, Format};
use super::{Outcome, output, table};
use crate::analysis::concordance::Sought;
use crate::export::concordance::{self, Row, Rows};
use crate::lexicon::{GroupId, ThemeId};
use crate::locale::Locale;
use crate::search;
use crate::session::concordance::{Answer, AskError, Question, answer, view};
use crate::session::{Library, reader};
use anyhow::bail;
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Half-width characters that a table for people shows on either side of a hit.
const SIDE: usize = 56;

/// Runs the command.
pub fn run(arguments: &ConcordanceArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let task = output::task(
        &arguments.paths,
        arguments.lexicon.as_deref(),
        arguments.roll_up,
        &arguments.reading,
        locale,
    )?;
    reader::read_and_keep(&task, |library| {
        let question = Question {
            sought: sought(library, arguments, locale)?,
            window: arguments.window,
            order: arguments.sort.clone(),
        };
        let found = ask(library, &question, locale)?;
        print(library, arguments, &question, &found)?;
        Ok(output::report(library, locale))
    })
}

/// What is sought, in the numbers of the library's lexicon.
fn sought(
    library: &Library,
    arguments: &ConcordanceArguments,
    locale: Locale,
) -> anyhow::Result<Sought> {
    let lexicon = &library.lexicon;
    let sought = &arguments.sought;
    let missing = |message: &str, id: &String| locale.format(message, &[("id", id.into())]);
    if let Some(id) = &sought.company {
        let Some(company) = lexicon.company_by_id(id.trim()) else {
            bail!("{}", missing("compare-no-company", id));
        };
        return Ok(Sought::Company(company));
    }
    if let Some(id) = &sought.group {
        let found = lexicon
            .groups
            .iter()
            .position(|group| group.id == id.trim());
        let Some(group) = found.and_then(|position| u16::try_from(position).ok()) else {
            bail!("{}", missing("concordance-no-group", id));
        };
        return Ok(Sought::Group(GroupId(group)));
    }
    if let Some(id) = &sought.theme {
        let found = lexicon
            .themes
            .iter()
            .position(|theme| theme.id == id.trim());
        let Some(theme) = found.and_then(|position| u16::try_from(position).ok()) else {
            bail!("{}", missing("concordance-no-theme", id));
        };
        return Ok(Sought::Theme(ThemeId(theme)));
    }
    if let Some(alias) = &sought.alias {
        return Ok(Sought::Alias(alias.clone()));
    }
    Ok(Sought::Query(sought.query.clone().unwrap_or_default()))
}

/// The lines. What is no valid syntax in a query is told.
fn ask(library: &Library, question: &Question, locale: Locale) -> anyhow::Result<Answer> {
    let shown: Vec<u32> = (0..).take(library.entries.len()).collect();
    match answer(library, &shown, question, || false) {
        Ok(found) => {
            if let Sought::Query(query) = &question.sought {
                for note in &found.notes {
                    super::complain(&search::note_sentence(locale, query, note));
                }
            }
            Ok(found)
        }
        Err(AskError::Alias(error)) => {
            let text = [("text", (&error.0).into())];
            bail!("{}", locale.format("concordance-no-alias", &text))
        }
        Err(error @ AskError::Cancelled) => Err(error.into()),
    }
}

fn print(
    library: &Library,
    arguments: &ConcordanceArguments,
    question: &Question,
    found: &Answer,
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let most = arguments.limit.unwrap_or(usize::MAX);
    let mut rows = Rows::new(question.window);
    let rows = found.order.iter().take(most).map(|position| {
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
