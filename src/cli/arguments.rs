//! The arguments of the program, as plain data.

mod concordance;

pub use concordance::{ConcordanceArguments, SoughtArguments};

use super::export_arguments::ExportArguments;
use super::version;
use crate::corpus::Shard;
use crate::session::ReadingChoices;
use clap::{Args, Parser, Subcommand, ValueEnum};
use encoding_rs::Encoding;
use std::path::PathBuf;
use std::sync::Arc;

/// What can draw the window on this system, the first one first.
#[cfg(any(windows, target_os = "macos"))]
pub const RENDERERS: [&str; 2] = ["wgpu", "glow"];
/// What can draw the window on this system, the first one first.
#[cfg(not(any(windows, target_os = "macos")))]
pub const RENDERERS: [&str; 2] = ["glow", "software"];

/// A native desktop explorer for folders of articles: who is named, where, and how the companies
/// differ.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "wenjian",
    version = version::SHORT,
    long_version = version::LONG,
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

    /// The lexicon to use, instead of lexicon.yaml in the opened folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// What draws the window; without it each is tried in turn
    #[arg(long, value_name = "NAME", value_parser = RENDERERS)]
    pub renderer: Option<String>,

    /// This process tries a renderer after another one failed: it is silent if this one fails too
    #[arg(long, hide = true)]
    pub retry: bool,

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
    /// Find articles by what they say, who is named in them, and their fields; best first
    Search(SearchArguments),
    /// Compare companies: how many sentences bring each together with each theme, and which
    Compare(CompareArguments),
    /// Show every place of a company, alias, theme or query in its context, aligned and sorted (KWIC)
    Concordance(ConcordanceArguments),
    /// Count mentions or articles of companies by day, week, month, quarter or year
    Timeline(TimelineArguments),
    /// List which companies are named together, and how strongly they belong together
    Cooccurrence(CooccurrenceArguments),
    /// List every problem of every file, with what helps; exit code 1 if one is an error
    Check(CheckArguments),
    /// Write articles, mentions, evidence, a report or annotations to files, for other programs
    Export(ExportArguments),
    /// Say why a place of an article is marked, or why it is not
    Explain(ExplainArguments),
    /// Look into the lexicon
    Lexicon(LexiconArguments),
    /// Write the manual pages and the completions of shells into a folder, for packages
    #[command(hide = true)]
    Generate(GenerateArguments),
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

/// How files are read. What was chosen in the window plays no part, so that a command gives the same
/// everywhere.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct ReadingArguments {
    /// Also hidden files and those that a .gitignore leaves out
    #[arg(long)]
    pub hidden: bool,

    /// Also folders of tools, such as .git and node_modules
    #[arg(long)]
    pub tool_folders: bool,

    /// Read every file in this encoding (utf-8, gb18030, big5, …) instead of finding it out
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,

    /// Read the I-th of N parts only: files are shared out by a hash of their path, the same on every machine
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,

    /// Do without the cache: read every file, and keep nothing for the next time
    #[arg(long)]
    pub no_cache: bool,

    /// A field to ask for the title before the usual ones; can be given several times
    #[arg(long = "title-key", value_name = "KEY")]
    pub title_keys: Vec<String>,

    /// A field to ask for the date before the usual ones; can be given several times
    #[arg(long = "date-key", value_name = "KEY")]
    pub date_keys: Vec<String>,
}

impl ReadingArguments {
    /// The choices that were made.
    pub fn choices(&self) -> Arc<ReadingChoices> {
        Arc::new(ReadingChoices {
            hidden: self.hidden,
            tool_folders: self.tool_folders,
            encoding: self.encoding,
            shard: self.shard,
            cache: !self.no_cache,
            title_keys: self.title_keys.clone(),
            date_keys: self.date_keys.clone(),
            ..ReadingChoices::default()
        })
    }
}

/// By which lexicon names are found, and for whom they count.
#[derive(Clone, Debug, Args)]
pub struct NamingArguments {
    /// The lexicon to use, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Count the mentions of a company for the one it is part of
    #[arg(long)]
    pub roll_up: bool,
}

fn encoding(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| "not a label of the WHATWG Encoding Standard".to_owned())
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

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Arguments of `check`.
#[derive(Clone, Debug, Args)]
pub struct CheckArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Arguments of `mentions`.
#[derive(Clone, Debug, Args)]
pub struct MentionsArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// Which names are found, and for whom they count
    #[command(flatten)]
    pub naming: NamingArguments,

    /// Also candidates that are no mentions: rejected and doubtful ones
    #[arg(long)]
    pub all: bool,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Arguments of `compare`.
#[derive(Clone, Debug, Args)]
pub struct CompareArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// What the rows are
    #[arg(long, value_enum, default_value_t)]
    pub by: CompareBy,

    /// A column for each group of companies: what is said of its word and of its members
    #[arg(long, conflicts_with = "roll_up")]
    pub groups: bool,

    /// Only these companies (or groups), in this order; ids of the lexicon, with commas between
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub companies: Vec<String>,

    /// The lexicon to use, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Count what a company does for the one it is part of
    #[arg(long)]
    pub roll_up: bool,

    /// Decisions to apply: a file, or none; else those that the window keeps for the same folder
    #[arg(long, value_name = "FILE|none")]
    pub decisions: Option<PathBuf>,

    /// Form of the output; csv has a line for each cell
    #[arg(long, value_enum, default_value_t)]
    pub format: CompareFormat,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// The rows of `compare`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CompareBy {
    /// A row for each theme
    #[default]
    Theme,
    /// A row for each article
    Article,
    /// A row for each outlet: the field outlet, media, publisher, name, source, site or author
    Outlet,
    /// A row for each month
    Month,
}

/// The form of the output where everything is one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// Columns for people
    #[default]
    Table,
    /// One JSON object
    Json,
    /// Comma-separated values with a head
    Csv,
}

/// Arguments of `timeline`.
#[derive(Clone, Debug, Args)]
pub struct TimelineArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// How long the periods are; weeks are those of ISO 8601
    #[arg(long, value_enum, default_value_t)]
    pub by: TimelineBy,

    /// What is counted
    #[arg(long, value_enum, default_value_t)]
    pub count: TimelineCount,

    /// In the table, show shares of voice instead of counts: of the mentions of any company, or of the
    /// articles that name any; json and csv have both anyway
    #[arg(long)]
    pub share: bool,

    /// Only these companies, in this order, instead of the six named most; ids of the lexicon, with commas
    /// between
    #[arg(long = "company", value_name = "ID", value_delimiter = ',')]
    pub companies: Vec<String>,

    /// Which names are found, and for whom they count
    #[command(flatten)]
    pub naming: NamingArguments,

    /// Form of the output; csv has a line for each period and company
    #[arg(long, value_enum, default_value_t)]
    pub format: CompareFormat,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// The periods of `timeline`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TimelineBy {
    /// Days
    Day,
    /// Weeks, Monday to Sunday
    Week,
    /// Months
    #[default]
    Month,
    /// Quarters of a year
    Quarter,
    /// Years
    Year,
}

/// What `timeline` counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TimelineCount {
    /// Mentions
    #[default]
    Mentions,
    /// Articles with at least one mention
    Articles,
}

/// Arguments of `cooccurrence`.
#[derive(Clone, Debug, Args)]
pub struct CooccurrenceArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// In what two companies must be named to count as together
    #[arg(long, value_enum, default_value_t)]
    pub within: CooccurrenceWithin,

    /// The measure by which pairs are sorted; docs/cooccurrence.md has the formulas
    #[arg(long, value_enum, default_value_t)]
    pub measure: CooccurrenceMeasure,

    /// Only pairs that stand together in at least this many units: measures of what happens once say little
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..))]
    pub least: u64,

    /// Only pairs with one of these companies; ids of the lexicon, with commas between
    #[arg(long = "company", value_name = "ID", value_delimiter = ',')]
    pub companies: Vec<String>,

    /// Which names are found, and for whom they count
    #[command(flatten)]
    pub naming: NamingArguments,

    /// Form of the output; csv has a line for each pair
    #[arg(long, value_enum, default_value_t)]
    pub format: CompareFormat,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Units of `cooccurrence`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CooccurrenceWithin {
    /// One sentence
    #[default]
    Sentence,
    /// One paragraph
    Paragraph,
    /// One article
    Article,
}

/// Measures of `cooccurrence`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CooccurrenceMeasure {
    /// How often both stand together
    Count,
    /// Normalised pointwise mutual information, from -1 to 1
    #[default]
    Npmi,
    /// Pointwise mutual information, in bits
    Pmi,
    /// The log-likelihood ratio, with a minus where they stand together less often than by chance
    LogLikelihood,
    /// Dice's coefficient, from 0 to 1
    Dice,
}

/// Arguments of `search`.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "A query has words and \"phrases\", AND, OR, NOT, parentheses, field:value, \
                        time:2016-10..2017-03, company:ID, group:ID, theme:ID, via:product, mentions>10, NEAR/10, \
                        NEAR/sentence and /regular expressions/; what is none of these is searched as plain \
                        text. The page docs/search.md tells the whole. A query that begins with a hyphen is \
                        written after --."
)]
pub struct SearchArguments {
    /// Folders and files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,

    /// What to look for
    #[arg(value_name = "QUERY", required = true)]
    pub query: String,

    /// Tell apart letter case, width, Simplified and Traditional
    #[arg(long, conflicts_with = "pinyin")]
    pub exact: bool,

    /// Find Han by pinyin and pinyin initials too: tengxun and txjry find 腾讯金融云
    #[arg(long)]
    pub pinyin: bool,

    /// The best N articles only
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    /// Which names are found, and for whom they count
    #[command(flatten)]
    pub naming: NamingArguments,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// Arguments of `generate`.
#[derive(Clone, Debug, Args)]
pub struct GenerateArguments {
    /// The folder; it is made where it is missing
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
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
    /// Look for errors and risks in the lexicon, and for what becomes of it in a library
    Check(LexiconCheckArguments),
}

/// Arguments of `explain`.
#[derive(Clone, Debug, Args)]
pub struct ExplainArguments {
    /// The article; without --at or --text every place where an alias stands is explained
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The place: characters (code points) before it, as `wenjian mentions` counts them
    #[arg(long, value_name = "N", conflicts_with = "text")]
    pub at: Option<u32>,

    /// What --at counts in
    #[arg(long, value_enum, default_value_t, requires = "at")]
    pub field: Field,

    /// Every place where this text stands
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,

    /// The lexicon to use, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ProseFormat,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}

/// A text of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Field {
    /// The title
    Title,
    /// The body
    #[default]
    Body,
}

/// The form of output that is sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ProseFormat {
    /// Sentences for people
    #[default]
    #[value(alias = "table")]
    Text,
    /// One JSON object a line
    Jsonl,
}

/// Arguments of `lexicon list`.
#[derive(Clone, Debug, Args)]
pub struct LexiconListArguments {
    /// Folders whose lexicon is meant; without any, the working directory
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The lexicon to list, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// Arguments of `lexicon check`.
#[derive(Clone, Debug, Args)]
pub struct LexiconCheckArguments {
    /// Folders and files in which the aliases are counted; without any, the lexicon alone is checked
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The lexicon to check, instead of lexicon.yaml in the folder, your own, or the built-in one
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,

    /// Also what is risky about aliases that stand in the built-in lexicon in the same way
    #[arg(long)]
    pub all: bool,

    /// Places shown for each alias, at most 10
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u8).range(0..=10))]
    pub samples: u8,

    /// Form of the output; csv has a line for each alias, without places
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// How files are read
    #[command(flatten)]
    pub reading: ReadingArguments,
}
