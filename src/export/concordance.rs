//! Lines of a concordance, as CSV and as JSON Lines, for a pipe or as a file that says what made it.
//!
//! `rows -> text`. Offsets are code points, as in everything that leaves the program.

use super::file::write_with;
use super::files::Format;
use super::table::{Column, ExportError, Kind};
use super::{Provenance, describe};
use crate::analysis::concordance::{Context, Line, Window, one_line};
use crate::analysis::outlet::outlet;
use crate::corpus::Date;
use crate::mentions::Place;
use crate::search::View;
use crate::text::offset::{CodePoint, CodePointTable};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// What the members of a [`Row`] mean, in their order.
const COLUMNS: [Column; 11] = [
    column(
        "path",
        Kind::Text,
        "Path of the article below the opened folder",
    ),
    column("title", Kind::Text, "Title of the article"),
    column(
        "date",
        Kind::Text,
        "Date of the article, ISO 8601, as exactly as its file says",
    ),
    column(
        "outlet",
        Kind::Text,
        "Who published it, where its front matter says so",
    ),
    column("field", Kind::Text, "title or body: where the hit stands"),
    column(
        "start",
        Kind::Number,
        "Code points of the title or body before the hit",
    ),
    column(
        "end",
        Kind::Number,
        "Code points of the title or body up to the end of the hit",
    ),
    column(
        "left",
        Kind::Text,
        "What stands before the hit, on one line",
    ),
    column("text", Kind::Text, "The hit, exactly as it stands there"),
    column(
        "right",
        Kind::Text,
        "What stands after the hit, on one line",
    ),
    column(
        "class",
        Kind::Text,
        "The class that the user gave the line, from 1 to 9",
    ),
];

/// One line as it leaves the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row<'a> {
    /// Path of the article below the folder that was opened.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its date in ISO 8601.
    pub date: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// `title` or `body`.
    pub field: &'static str,
    /// Where the hit begins, from the start of the title or the body.
    pub start: CodePoint,
    /// Where it ends.
    pub end: CodePoint,
    /// What stands before it, on one line.
    pub left: String,
    /// Exactly what stands there.
    pub text: &'a str,
    /// What stands after it, on one line.
    pub right: String,
    /// The class that the user gave it, from 1 to 9.
    pub class: Option<u8>,
}

/// Makes rows of lines, and keeps a table of offsets for each article that it meets.
#[derive(Debug)]
pub struct Rows {
    window: Window,
    tables: HashMap<u32, CodePointTable>,
}

impl Rows {
    /// Rows that show so much beside each hit.
    pub fn new(window: Window) -> Self {
        let tables = HashMap::new();
        Self { window, tables }
    }

    /// The row of `line`, whose article `view` shows.
    pub fn row<'a>(&mut self, line: &Line, view: &View<'a>, class: Option<u8>) -> Row<'a> {
        let document = view.document;
        let text = line.text(view);
        let points = |table: &CodePointTable| {
            let point = |at| table.code_point(text, at);
            (point(line.span.start), point(line.span.end))
        };
        let (start, end) = match line.place {
            Place::Title => points(&CodePointTable::new(text)),
            Place::Body => {
                let table = self.tables.entry(line.entry);
                points(table.or_insert_with(|| CodePointTable::new(text)))
            }
        };
        let context = Context::new(text, line.span, self.window);
        Row {
            path: &document.path,
            title: &document.title.text,
            date: document.date.map(Date::iso),
            outlet: outlet(document),
            field: line.place.name(),
            start,
            end,
            left: one_line(&text[context.left.range()]).into_owned(),
            text: &text[line.span.range()],
            right: one_line(&text[context.right.range()]).into_owned(),
            class,
        }
    }
}

/// A line for each row, with a head.
///
/// # Errors
/// Those of `out`.
pub fn write_csv<'a>(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = Row<'a>>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS.map(|column| column.name))?;
    for row in rows {
        csv.write_record([
            row.path,
            row.title,
            row.date.as_deref().unwrap_or_default(),
            row.outlet.as_deref().unwrap_or_default(),
            row.field,
            &row.start.0.to_string(),
            &row.end.0.to_string(),
            &row.left,
            row.text,
            &row.right,
            &row.class.map_or(String::new(), |class| class.to_string()),
        ])?;
    }
    csv.flush()
}

/// One JSON object a line.
///
/// # Errors
/// Those of `out`.
pub fn write_jsonl<'a>(
    out: &mut impl Write,
    rows: impl IntoIterator<Item = Row<'a>>,
) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Puts rows into a file, as JSON Lines where `format` says so and else as CSV, and beside it what its columns
/// mean and what made it.
///
/// # Errors
/// Where one of the two cannot be written.
pub fn write_file<'a>(
    path: &Path,
    format: Format,
    rows: impl IntoIterator<Item = Row<'a>>,
    provenance: &Provenance,
) -> Result<(), ExportError> {
    write_with(path, |mut out| match format {
        Format::JsonLines => write_jsonl(&mut out, rows),
        _ => write_csv(&mut out, rows),
    })?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(describe::file_name(&name));
    write_with(&beside, |out| {
        describe::write(out, &name, &COLUMNS, provenance)
    })
}
