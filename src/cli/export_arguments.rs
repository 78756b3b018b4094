//! The arguments of `wenjian export`, as plain data.

use super::arguments::ReadingArguments;
use crate::export::Table;
use crate::export::files::{Format as FileFormat, What};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `export`.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Without --what a folder gets everything, a file what its name says: .html is the report, \
                  .jsonld the annotations, .csv, .jsonl, .parquet and .md the mentions. The page \
                  docs/export.md tells what the columns mean."
)]
pub struct ExportArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Where it goes: a folder, or one file
    #[arg(long, value_name = "DIR|FILE")]
    pub to: PathBuf,

    /// What is written, with commas between
    #[arg(long, value_enum, value_delimiter = ',')]
    pub what: Vec<ExportWhat>,

    /// In which form, instead of what the name of the file says
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,

    /// Begin CSV with a byte order mark, so that Excel takes it for what it is
    #[arg(long)]
    pub bom: bool,

    /// Only articles that answer this query, as `wenjian search` understands it
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,

    /// In the query, tell apart letter case, width, Simplified and Traditional
    #[arg(long, requires = "query")]
    pub exact: bool,

    /// The lexicon to use, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Count the mentions of a company for the one it is part of
    #[arg(long)]
    pub roll_up: bool,

    /// Decisions to apply to evidence: a file, or none; else those that the window keeps for the same folder
    #[arg(long, value_name = "FILE|none")]
    pub decisions: Option<PathBuf>,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// What `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// A row for each article
    Articles,
    /// A row for each mention
    Mentions,
    /// A row for each sentence in which a company and a theme meet
    Evidence,
    /// A page for people: figures, matrix, evidence, marked articles
    Report,
    /// The mentions as W3C Web Annotations
    Annotations,
}

impl ExportWhat {
    /// The same for the room that writes it.
    pub fn what(self) -> What {
        match self {
            Self::Articles => What::Table(Table::Articles),
            Self::Mentions => What::Table(Table::Mentions),
            Self::Evidence => What::Table(Table::Evidence),
            Self::Report => What::Report,
            Self::Annotations => What::Annotations,
        }
    }
}

/// The forms in which `export` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Comma-separated values with a head
    Csv,
    /// One JSON object a line
    Jsonl,
    /// Apache Parquet, for DuckDB, Polars and Spark
    Parquet,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// A page that needs nothing but a browser
    Html,
    /// JSON-LD
    Jsonld,
}

impl ExportFormat {
    /// The same for the room that writes it.
    pub fn format(self) -> FileFormat {
        match self {
            Self::Csv => FileFormat::Csv,
            Self::Jsonl => FileFormat::JsonLines,
            Self::Parquet => FileFormat::Parquet,
            Self::Markdown => FileFormat::Markdown,
            Self::Html => FileFormat::Html,
            Self::Jsonld => FileFormat::JsonLd,
        }
    }
}
