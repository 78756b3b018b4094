//! The arguments of the program, as plain data.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A native desktop explorer for folders of articles: who is named, where, and how the companies
/// differ.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "wenjian",
    version,
    about,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command the window opens: on PATH, else on the folder opened last, else on \
                  seeds/ in the working directory, else on the sample articles inside the program. A \
                  folder that is called like a command is opened as ./documents.",
    max_term_width = 100
)]
pub struct Arguments {
    /// What to do; nothing: open the window
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Folders and files to open in the window
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The lexicon to use in the window instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Close the window after its first frame, for measuring
    #[arg(long, hide = true)]
    pub exit_after_first_frame: bool,
}

/// What the command line can do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// List documents with their encoding, length, title, date, fields and problems
    Documents(DocumentsArguments),
    /// List every mention of a company or group, with the rule that decided
    Mentions(MentionsArguments),
    /// Look into the lexicon
    Lexicon(LexiconArguments),
}

/// The form of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a head
    Csv,
}

/// The form of the output where CSV makes no sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object a line
    Jsonl,
}

/// Arguments of `documents`.
#[derive(Clone, Debug, Args)]
pub struct DocumentsArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `mentions`.
#[derive(Clone, Debug, Args)]
pub struct MentionsArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// The lexicon to use instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Also candidates that are no mentions: rejected and doubtful ones
    #[arg(long)]
    pub all: bool,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Arguments of `lexicon`.
#[derive(Clone, Debug, Args)]
pub struct LexiconArguments {
    /// What to do with it
    #[command(subcommand)]
    pub command: LexiconCommand,
}

/// What can be done with the lexicon.
#[derive(Clone, Debug, Subcommand)]
pub enum LexiconCommand {
    /// List every alias with its owner, kind and strength
    List(LexiconListArguments),
}

/// Arguments of `lexicon list`.
#[derive(Clone, Debug, Args)]
pub struct LexiconListArguments {
    /// The lexicon to list instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}
