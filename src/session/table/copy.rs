//! Rows as text for the clipboard: paths, titles, CSV, a table of Markdown.
//!
//! Values stand as in the files (dates and links are not made alike), so that nothing is lost on the way
//! into another program. Knows no clipboard.

use super::column::Column;
use crate::corpus::{Document, Value};
use crate::session::{Entry, Library};
use std::borrow::Cow;

/// As what rows are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyForm {
    /// Paths of the files, one a line. Articles inside the program have none.
    Paths,
    /// Titles, one a line.
    Titles,
    /// The shown columns as comma-separated values (RFC 4180) with a line of heads.
    Csv,
    /// The shown columns as a table of Markdown.
    Markdown,
}

/// A column with its head in the language of the interface.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedColumn {
    /// What it holds.
    pub column: Column,
    /// Its head.
    pub name: String,
}

/// The articles at these positions as text.
pub fn text(library: &Library, rows: &[u32], form: CopyForm, columns: &[NamedColumn]) -> String {
    let entries = rows
        .iter()
        .filter_map(|row| library.entries.get(*row as usize));
    match form {
        CopyForm::Paths => {
            let files = entries.filter_map(|entry| entry.document.file.as_ref());
            lines(files.map(|file| file.display().to_string().into()))
        }
        CopyForm::Titles => lines(entries.map(|entry| entry.document.title.text.as_str().into())),
        CopyForm::Csv => csv(entries.map(AsRef::as_ref), columns),
        CopyForm::Markdown => markdown(entries.map(AsRef::as_ref), columns),
    }
}

fn lines<'text>(lines: impl Iterator<Item = Cow<'text, str>>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

fn csv<'entry>(entries: impl Iterator<Item = &'entry Entry>, columns: &[NamedColumn]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |record: Vec<Cow<'_, str>>| {
        let fields = record.iter().map(|field| field.as_bytes());
        writer
            .write_record(fields)
            .expect("memory takes every record");
    };
    write(
        columns
            .iter()
            .map(|named| named.name.as_str().into())
            .collect(),
    );
    for entry in entries {
        write(
            columns
                .iter()
                .map(|named| raw(entry, &named.column))
                .collect(),
        );
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).expect("it was written from strings")
}

fn markdown<'entry>(
    entries: impl Iterator<Item = &'entry Entry>,
    columns: &[NamedColumn],
) -> String {
    let mut text = String::new();
    let mut row = |cells: &mut dyn Iterator<Item = Cow<'_, str>>| {
        for cell in cells {
            text.push_str("| ");
            escape(&cell, &mut text);
            text.push(' ');
        }
        text.push_str("|\n");
    };
    row(&mut columns.iter().map(|named| named.name.as_str().into()));
    row(&mut columns.iter().map(|named| {
        let is_count = matches!(named.column, Column::Mentions | Column::Characters);
        if is_count { "---:" } else { "---" }.into()
    }));
    for entry in entries {
        row(&mut columns.iter().map(|named| raw(entry, &named.column)));
    }
    text
}

/// A cell holds no line break, and no bar of its own.
fn escape(cell: &str, text: &mut String) {
    for character in cell.chars() {
        match character {
            '|' => text.push_str("\\|"),
            '\\' => text.push_str("\\\\"),
            _ if character.is_control() => text.push(' '),
            _ => text.push(character),
        }
    }
}

fn raw<'entry>(entry: &'entry Entry, column: &Column) -> Cow<'entry, str> {
    let document: &Document = &entry.document;
    match column {
        Column::Title => document.title.text.as_str().into(),
        Column::Mentions => entry.tally.mentions.to_string().into(),
        Column::Date => document
            .date
            .map(|date| date.iso())
            .unwrap_or_default()
            .into(),
        Column::Characters => document.characters.to_string().into(),
        Column::Encoding => document.encoding.into(),
        Column::File => document.path.as_str().into(),
        Column::Field(key) => match document.field(key) {
            Some(Value::Text(text) | Value::Number(text)) => text.into(),
            Some(value) => value.compact().into(),
            None => "".into(),
        },
    }
}
