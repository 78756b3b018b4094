//! An export as files: what is asked for, in which form, and where it goes.
//!
//! Files appear whole or not at all: each is written beside its place and then moved there.

use super::file::write_with;
use super::selection::Selection;
use super::table::{ExportError, TableWriter};
use super::tables::Table;
use super::{annotations, columnar, delimited, describe, lines, markdown, notes, report};
use crate::locale::Locale;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// One of the tables.
    Table(Table),
    /// The report.
    Report,
    /// The mentions as W3C Web Annotations.
    Annotations,
}

impl What {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Table(Table::Articles),
        Self::Table(Table::Mentions),
        Self::Table(Table::Evidence),
        Self::Report,
        Self::Annotations,
    ];

    /// Its name, in names of files too.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table(table) => table.name(),
            Self::Report => "report",
            Self::Annotations => "annotations",
        }
    }

    /// The forms it can take, the usual one first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Table(_) => &[
                Format::Csv,
                Format::JsonLines,
                Format::Parquet,
                Format::Markdown,
            ],
            Self::Report => &[Format::Html, Format::Markdown],
            Self::Annotations => &[Format::JsonLd],
        }
    }
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// A JSON object a line.
    JsonLines,
    /// Apache Parquet.
    Parquet,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// JSON-LD.
    JsonLd,
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Parquet => "parquet",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::JsonLd => "jsonld",
        }
    }

    /// What it is called in every language.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::JsonLines => "JSON Lines",
            Self::Parquet => "Parquet",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::JsonLd => "JSON-LD",
        }
    }

    /// The form that the name of a file asks for.
    pub fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?;
        let all = [
            Self::Csv,
            Self::JsonLines,
            Self::Parquet,
            Self::Markdown,
            Self::Html,
            Self::JsonLd,
        ];
        let is = |format: &Self| extension.eq_ignore_ascii_case(format.extension());
        all.into_iter().find(is).or(match extension {
            "ndjson" => Some(Self::JsonLines),
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            _ => None,
        })
    }
}

/// How one file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// What it holds.
    pub what: What,
    /// In which form.
    pub format: Format,
    /// With a byte order mark, where it is CSV: Excel asks for it.
    pub byte_order_mark: bool,
}

impl Form {
    /// The name of its file: `mentions.csv`, of a part of a library `mentions-1-of-4.csv`.
    pub fn file_name(self, shard: Option<&str>) -> String {
        let part = shard.map(|part| format!("-{part}")).unwrap_or_default();
        format!("{}{part}.{}", self.what.name(), self.format.extension())
    }
}

/// Writes one export to `path`, and beside it what has no room in it; gives the files that were written.
/// `goes_on` is told how many articles are done, and says whether anybody still waits.
///
/// # Errors
/// Where a file cannot be written, or nobody waits any more; then there is none.
pub fn write(
    selection: &Selection<'_>,
    form: Form,
    path: &Path,
    locale: Locale,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<PathBuf>, ExportError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write_with(path, |out| to_writer(selection, form, out, locale, goes_on))?;
    let mut written = vec![path.to_owned()];
    if let (What::Table(table), Format::Csv | Format::JsonLines) = (form.what, form.format) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(describe::file_name(&name));
        write_with(&beside, |out| {
            describe::write(out, &name, table.columns(), selection.provenance)
        })?;
        written.push(beside);
    }
    Ok(written)
}

/// The same to anything that can be written to, without what stands beside it.
///
/// # Errors
/// As [`write`].
pub fn to_writer<W: Write + Send>(
    selection: &Selection<'_>,
    form: Form,
    out: W,
    locale: Locale,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(), ExportError> {
    let provenance = selection.provenance;
    let table = match form.what {
        What::Table(table) => table,
        What::Report if form.format == Format::Markdown => {
            return notes::write(out, selection, locale, goes_on);
        }
        What::Report => return report::write(out, selection, locale, goes_on),
        What::Annotations => return annotations::write(out, selection, goes_on),
    };
    let (name, columns) = (table.name(), table.columns());
    let mut writer: Box<dyn TableWriter + '_> = match form.format {
        Format::JsonLines => Box::new(lines::JsonLinesWriter::new(out, columns)),
        Format::Parquet => Box::new(columnar::ParquetWriter::new(
            out, name, columns, provenance,
        )?),
        Format::Markdown => Box::new(markdown::MarkdownWriter::new(
            out, name, columns, provenance,
        )?),
        Format::Csv | Format::Html | Format::JsonLd => Box::new(delimited::CsvWriter::new(
            out,
            columns,
            form.byte_order_mark,
        )?),
    };
    table.write(selection, &mut *writer, goes_on)?;
    writer.end()
}
