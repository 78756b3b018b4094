//! The file of decisions: where it lies, how it is read, and how it is replaced as a whole.
//!
//! `lexicon in force, source -> places -> file -> decisions`. Touches the file system: not for the window
//! thread. Knows no evidence, and never touches an article.

use crate::evidence::{Decision, Quotation, Ruling};
use crate::mentions::Place;
use crate::session::{LexiconOrigin, Source};
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use twox_hash::XxHash3_64;

/// What the file is called beside a lexicon.
const FILE_NAME: &str = "wenjian-decisions.yaml";
/// The version of its form.
const VERSION: u32 = 1;
/// What stands above the decisions, for people.
const HEAD: &str = "# What a reader decided about evidence in Wenjian: `star` (it matters), `out` (it does not belong to\n\
                    # company and theme), `into` (it belongs to `to-company` and `to-theme`). The quotation finds the\n\
                    # sentence again when the article changes.\n";

/// Where the decisions about `source` may lie, the place that counts most first: beside the lexicon, where
/// that lies in the opened folder; in `config`, under a name made of what is opened.
pub fn places(origin: &LexiconOrigin, source: &Source, config: Option<&Path>) -> Vec<PathBuf> {
    let mut places = Vec::new();
    if let LexiconOrigin::Folder(lexicon) = origin {
        places.push(lexicon.with_file_name(FILE_NAME));
    }
    places.extend(config.map(|config| config.join("decisions").join(name_of(source))));
    places
}

/// A name that no other opened folder has.
fn name_of(source: &Source) -> String {
    let Source::Paths(paths) = source else {
        return "samples.yaml".to_owned();
    };
    let mut all = Vec::new();
    for path in paths {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let path = path.canonicalize().unwrap_or(path);
        all.extend_from_slice(path.as_os_str().as_encoded_bytes());
        all.push(0);
    }
    let short = source.short_name().unwrap_or_default();
    let short: String = short
        .chars()
        .filter(|character| character.is_alphanumeric() || "-_".contains(*character))
        .take(40)
        .collect();
    format!("{short}-{:016x}.yaml", XxHash3_64::oneshot(&all))
}

/// A file of decisions as it was read or written last.
#[derive(Clone, Debug, Default)]
pub struct DecisionFile {
    /// Where it lies, or shall lie; none: decisions are not kept.
    pub file: Option<PathBuf>,
    /// Its bytes as they were then.
    known: Option<Vec<u8>>,
}

/// Why a file of decisions could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DecisionFileError {
    /// The system refused.
    #[error("{path}: {cause}", path = .0.display(), cause = .1)]
    Io(PathBuf, std::io::Error),
    /// It is not what this program writes.
    #[error("{path}: {cause}", path = .0.display(), cause = .1)]
    Form(PathBuf, serde_yaml::Error),
    /// A newer version of the program wrote it.
    #[error("{path}: wenjian-decisions: {version}", path = .0.display(), version = .1)]
    Version(PathBuf, u32),
    /// A decision is none of those that there are.
    #[error("{path}: decision: {kind}", path = .0.display(), kind = .1)]
    Kind(PathBuf, String),
}

impl DecisionFileError {
    /// The file.
    pub fn file(&self) -> &Path {
        let (Self::Io(file, _)
        | Self::Form(file, _)
        | Self::Version(file, _)
        | Self::Kind(file, _)) = self;
        file
    }

    /// What is wrong with it, without its name.
    pub fn reason(&self) -> String {
        match self {
            Self::Io(_, cause) => cause.to_string(),
            Self::Form(_, cause) => cause.to_string(),
            Self::Version(_, version) => format!("wenjian-decisions: {version}"),
            Self::Kind(_, kind) => format!("decision: {kind}"),
        }
    }
}

impl DecisionFile {
    /// Reads the first file of `places` that is there. Where none is, the first place is where decisions
    /// shall lie.
    ///
    /// # Errors
    /// Where the file cannot be read or understood; it is set aside before anything is written in its place.
    pub fn load(places: &[PathBuf]) -> (Self, Result<Vec<Decision>, DecisionFileError>) {
        let there = places.iter().find(|place| place.exists());
        let file = there.or(places.first()).cloned();
        let Some(there) = there else {
            let known = None;
            return (Self { file, known }, Ok(Vec::new()));
        };
        let read = std::fs::read(there);
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(cause) => {
                let error = DecisionFileError::Io(there.clone(), cause);
                return (Self { file, known: None }, Err(error));
            }
        };
        match parse(there, &bytes) {
            Ok(decisions) => {
                let known = Some(bytes);
                (Self { file, known }, Ok(decisions))
            }
            Err(error) => (Self { file, known: None }, Err(error)),
        }
    }

    /// Writes `decisions` to a temporary file beside the old one and puts it in its place. What another
    /// program has written there meanwhile is set aside under another name.
    ///
    /// # Errors
    /// Where the folder cannot be made or the file not be written.
    pub fn save(&mut self, decisions: &[Decision]) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        if let Ok(there) = std::fs::read(file)
            && self.known.as_ref() != Some(&there)
        {
            set_aside(file)?;
        }
        let written = Written {
            version: VERSION,
            decisions: decisions.iter().map(Record::of).collect(),
        };
        let yaml = serde_yaml::to_string(&written).map_err(std::io::Error::other)?;
        let bytes = format!("{HEAD}{yaml}").into_bytes();
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        temporary.write_all(&bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(file)?;
        self.known = Some(bytes);
        Ok(())
    }
}

/// Gives the file a name that no other has: `wenjian-decisions.1.yaml`.
fn set_aside(file: &Path) -> std::io::Result<()> {
    let free = (1..)
        .map(|number| file.with_extension(format!("{number}.yaml")))
        .find(|free| !free.exists());
    std::fs::rename(file, free.expect("there is always another number"))
}

fn parse(file: &Path, bytes: &[u8]) -> Result<Vec<Decision>, DecisionFileError> {
    let form = |error| DecisionFileError::Form(file.to_owned(), error);
    let written: Written = serde_yaml::from_slice(bytes).map_err(form)?;
    if written.version > VERSION {
        return Err(DecisionFileError::Version(file.to_owned(), written.version));
    }
    let decision = |record: Record| {
        let kind = record.decision.clone();
        record
            .decision()
            .ok_or_else(|| DecisionFileError::Kind(file.to_owned(), kind))
    };
    written.decisions.into_iter().map(decision).collect()
}

/// The whole file.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(rename = "wenjian-decisions")]
    version: u32,
    #[serde(default)]
    decisions: Vec<Record>,
}

/// A decision as it stands in the file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Record {
    article: String,
    decision: String,
    company: String,
    theme: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_company: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_theme: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    in_title: bool,
    #[serde(flatten)]
    quotation: Quotation,
}

impl Record {
    fn of(decision: &Decision) -> Self {
        let (kind, to_company, to_theme) = match &decision.ruling {
            Ruling::Star => ("star", None, None),
            Ruling::Out => ("out", None, None),
            Ruling::Into { company, theme } => ("into", Some(company.clone()), Some(theme.clone())),
        };
        Self {
            article: decision.article.clone(),
            decision: kind.to_owned(),
            company: decision.company.clone(),
            theme: decision.theme.clone(),
            to_company,
            to_theme,
            in_title: decision.place == Place::Title,
            quotation: decision.quotation.clone(),
        }
    }

    /// `None` for a kind of decision that there is not.
    fn decision(self) -> Option<Decision> {
        let ruling = match &*self.decision {
            "star" => Ruling::Star,
            "out" => Ruling::Out,
            "into" => Ruling::Into {
                company: self.to_company?,
                theme: self.to_theme?,
            },
            _ => return None,
        };
        Some(Decision {
            article: self.article,
            place: if self.in_title {
                Place::Title
            } else {
                Place::Body
            },
            quotation: self.quotation,
            company: self.company,
            theme: self.theme,
            ruling,
        })
    }
}
