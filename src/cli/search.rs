//! `wenjian search`: articles that answer a query, best first, and the places in them.

use super::arguments::{Format, SearchArguments};
use super::{Outcome, output, table};
use crate::locale::Locale;
use crate::search::{self, Found, Hit, HitPlace, Matching};
use crate::session::context::{self, Context};
use crate::session::filter::{Answers, Question};
use crate::session::reader;
use crate::session::{Entry, Library};
use crate::text::offset::{CodePoint, CodePointTable};
use serde::Serialize;
use std::collections::HashMap;
use std::io::Write;

/// Characters shown before and after a hit.
const AROUND: usize = 30;
/// The same in a table for people, whose columns are 60 half-width characters wide.
const AROUND_IN_TABLE: usize = 11;

/// Runs the command.
pub fn run(arguments: &SearchArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let (naming, reading) = (&arguments.naming, &arguments.reading);
    let task = output::task_of(&arguments.paths, naming, reading, locale)?;
    reader::read_and_keep(&task, |library| {
        let found = find(library, arguments, locale);
        print(library, arguments, &found)?;
        Ok(output::report(library, locale))
    })
}

/// The articles that answer, best first. What is no valid syntax is told.
fn find(library: &Library, arguments: &SearchArguments, locale: Locale) -> Vec<Found> {
    let matching = match (arguments.exact, arguments.pinyin) {
        (true, _) => Matching::Exact,
        (_, true) => Matching::Pinyin,
        _ => Matching::Folded,
    };
    let question = Question {
        query: arguments.query.clone(),
        matching,
    };
    let answers = Answers::new(library, question, || false);
    let Some(mut answers) = answers else {
        return Vec::new();
    };
    for note in &answers.notes {
        super::complain(&search::note_sentence(locale, &arguments.query, note));
    }
    let mut found = std::mem::take(&mut answers.found);
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    found
}

fn print(library: &Library, arguments: &SearchArguments, found: &[Found]) -> anyhow::Result<()> {
    let mut out = output::stdout();
    match arguments.format {
        Format::Jsonl => each(library, found, AROUND, |row| {
            serde_json::to_writer(&mut out, &row)?;
            out.write_all(b"\n")?;
            Ok(())
        })?,
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(&mut out);
            csv.write_record([
                "rank", "path", "title", "field", "key", "start", "end", "text", "before", "after",
            ])?;
            each(library, found, AROUND, |row| {
                let point =
                    |point: Option<CodePoint>| point.map_or(String::new(), |p| p.0.to_string());
                csv.write_record([
                    row.rank.to_string().as_str(),
                    row.path,
                    row.title,
                    row.field.unwrap_or_default(),
                    row.key.unwrap_or_default(),
                    &point(row.start),
                    &point(row.end),
                    &row.text,
                    &row.before,
                    &row.after,
                ])?;
                Ok(())
            })?;
            csv.flush()?;
        }
        Format::Table => {
            let mut rows = Vec::new();
            let mut last = 0;
            each(library, found, AROUND_IN_TABLE, |row| {
                // The article stands once, above its hits.
                let is_new = std::mem::replace(&mut last, row.rank) != row.rank;
                let head = |text: &str| {
                    if is_new {
                        text.to_owned()
                    } else {
                        String::new()
                    }
                };
                let hit = match row.field {
                    Some(_) => format!("{}[{}]{}", row.before, row.text, row.after),
                    None => String::new(),
                };
                rows.push(vec![
                    head(&row.rank.to_string()),
                    head(row.path),
                    row.key.or(row.field).unwrap_or_default().to_owned(),
                    row.start.map_or(String::new(), |start| start.0.to_string()),
                    hit,
                ]);
                Ok(())
            })?;
            let heads = ["rank", "path", "field", "start", "hit"];
            table::write(&mut out, &heads, &[0, 3], &rows)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// One hit as it leaves the program, or an article that matches without any. Offsets are code points
/// from the start of the title, the body or the value of the field.
#[derive(Serialize)]
struct Row<'a> {
    /// The article's place among those that match, from 1.
    rank: usize,
    path: &'a str,
    title: &'a str,
    /// `title`, `body` or `front-matter`.
    field: Option<&'static str>,
    /// The key of the front matter.
    key: Option<&'a str>,
    start: Option<CodePoint>,
    end: Option<CodePoint>,
    text: String,
    before: String,
    after: String,
}

/// Hands over the hits: articles by rank, hits by place (title, front matter, body) and start.
fn each(
    library: &Library,
    found: &[Found],
    around: usize,
    mut take: impl FnMut(Row<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for (rank, found) in (1..).zip(found) {
        let entry = &library.entries[found.document as usize];
        if found.hits.is_empty() {
            take(bare(entry, rank))?;
        }
        let mut tables: HashMap<HitPlace, CodePointTable> = HashMap::new();
        for hit in &found.hits {
            let text = entry.as_read().text(hit.place());
            let table = tables
                .entry(hit.place())
                .or_insert_with(|| CodePointTable::new(&text));
            let Context { before, after, .. } = context::around(&text, hit.span, around);
            take(Row {
                field: Some(field(hit.place())),
                key: key(entry, hit),
                start: Some(table.code_point(&text, hit.span.start)),
                end: Some(table.code_point(&text, hit.span.end)),
                text: text.get(hit.span.range()).unwrap_or_default().to_owned(),
                before,
                after,
                ..bare(entry, rank)
            })?;
        }
    }
    Ok(())
}

fn bare(entry: &Entry, rank: usize) -> Row<'_> {
    Row {
        rank,
        path: &entry.document.path,
        title: &entry.document.title.text,
        field: None,
        key: None,
        start: None,
        end: None,
        text: String::new(),
        before: String::new(),
        after: String::new(),
    }
}

fn field(place: HitPlace) -> &'static str {
    match place {
        HitPlace::Title => "title",
        HitPlace::Field(_) => "front-matter",
        HitPlace::Body => "body",
    }
}

fn key<'a>(entry: &'a Entry, hit: &Hit) -> Option<&'a str> {
    let HitPlace::Field(position) = hit.place() else {
        return None;
    };
    let field = entry.document.fields.get(usize::from(position))?;
    Some(field.key)
}
