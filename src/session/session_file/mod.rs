//! A session in a file: what was open and how it was looked at, to go on another day or to hand it on.
//!
//! `session <-> YAML`, for people to read and to change. Holds no articles, only where they lie; names companies
//! and themes by identifiers, so that it outlives lexicons and libraries. Touches the file system only in
//! [`SessionFile::load`] and [`SessionFile::save`]: not for the window thread.

mod place;
mod spelled;

pub use spelled::Spelled;

use super::compare::CellId;
use super::concordance::Seek;
use super::filter::Filter;
use super::network::Drawing;
use super::{Source, View};
use crate::analysis::association::Measure;
use crate::analysis::concordance::{Order, Window};
use crate::analysis::meetings::Within;
use crate::analysis::period::Step;
use crate::analysis::timeline::Unit;
use crate::evidence::{Normalisation, Rows};
use crate::export::file;
use serde::{Deserialize, Serialize};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// What the names of these files end in.
pub const ENDING: &str = "wenjian";
/// The version of the form.
const VERSION: u32 = 1;
/// No session that this program writes comes near it, in bytes.
const LARGEST: u64 = 1 << 20;
/// What stands above a session, for people.
const HEAD: &str = "# 文鉴会话：打开了哪些文章，怎样看它们。Wenjian session: which articles were open, and how they were looked at.\n\
     # 路径若是相对的，则相对于本文件所在的文件夹。Relative paths start at the folder of this file.\n";

/// A session as it stands in its file. What a file does not say is as it is at first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SessionFile {
    /// The version of the form.
    #[serde(rename = "wenjian-session")]
    pub version: u32,
    /// Folders and files, absolute or relative to the file; none: the samples.
    pub articles: Vec<PathBuf>,
    /// The lexicon that was named when the program was started, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lexicon: Option<PathBuf>,
    /// The view.
    pub view: View,
    /// The open article, by its path below what is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// The filter, as a line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filter: String,
    /// Mentions count for what a company is part of.
    pub rolled_up: bool,
    /// What is chosen in the side panel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Spelled<Seek>>,
    /// Which marks are shown.
    pub marks: Marks,
    /// The comparison.
    pub compare: ComparePart,
    /// The concordance.
    pub concordance: ConcordancePart,
    /// The timeline.
    pub timeline: TimelinePart,
    /// The network.
    pub network: NetworkPart,
    /// The company whose page is open or was last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
}

/// Which marks are shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Marks {
    /// Only those of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Spelled<Seek>>,
    /// Companies and groups whose marks are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Spelled<Seek>>,
    /// Themes whose terms are marked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Spelled<Seek>>,
}

/// The switches of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ComparePart {
    /// What the rows are.
    pub rows: Rows,
    /// Groups as columns.
    pub groups: bool,
    /// How numbers are made comparable.
    pub numbers: Normalisation,
    /// Only these companies or groups, by identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub companies: Option<Vec<String>>,
    /// How many stand side by side where none are named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<usize>,
    /// The cell whose evidence is listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellId>,
}

/// The switches of a concordance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConcordancePart {
    /// What is sought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seek: Option<Spelled<Seek>>,
    /// How much stands beside it.
    pub window: Spelled<Window>,
    /// What lines are sorted by.
    pub sort: Spelled<Order>,
}

/// The switches of a timeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TimelinePart {
    /// How long periods are, where the user said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Step>,
    /// What is counted.
    pub count: Unit,
    /// Shares of voice.
    pub shares: bool,
    /// Only these companies, by identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub companies: Option<Vec<String>>,
}

/// The switches of a network.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct NetworkPart {
    /// As what it is drawn.
    pub drawing: Drawing,
    /// In what companies must be named together.
    pub within: Within,
    /// How strongly they belong together.
    pub measure: Measure,
    /// How often they must meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u64>,
    /// How many companies are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<usize>,
}

/// Why a session could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum SessionFileError {
    /// The system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// It is too large for a session.
    #[error("more than 1 MiB")]
    TooLarge,
    /// It is not YAML, or says what no session says; the line is named.
    #[error("{0}")]
    Form(#[from] serde_yaml::Error),
    /// It does not say that it is a session.
    #[error("wenjian-session: 1")]
    NoSession,
    /// A newer version of the program wrote it.
    #[error("wenjian-session: {0}")]
    Newer(u32),
    /// Its filter is none.
    #[error("filter: {0}")]
    Filter(String),
    /// What is open lies under a name that cannot be written as text.
    #[error("{path}", path = .0.display())]
    NoText(PathBuf),
}

impl SessionFileError {
    /// The name of the message that says what is wrong and what helps; `$detail` is the file and this
    /// error.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Io(_) => "session-error-io",
            Self::TooLarge | Self::NoSession => "session-error-none",
            Self::Form(_) => "session-error-form",
            Self::Newer(_) => "session-error-newer",
            Self::Filter(_) => "session-error-filter",
            Self::NoText(_) => "session-error-name",
        }
    }
}

impl SessionFile {
    /// One of the present version, in which everything is as it is at first.
    pub fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// The file that is meant where this and nothing else is to be opened, and it is called like a session.
    pub fn named_by(source: &Source) -> Option<&Path> {
        match source {
            Source::Paths(paths) => match &paths[..] {
                [path] if is_named_so(path) => Some(path),
                _ => None,
            },
            Source::Samples => None,
        }
    }

    /// What is to be opened.
    pub fn source(&self) -> Source {
        if self.articles.is_empty() {
            Source::Samples
        } else {
            Source::Paths(self.articles.clone())
        }
    }

    /// The filter; an empty one where the file names none.
    pub fn filter(&self) -> Filter {
        Filter::from_line(&self.filter).unwrap_or_default()
    }

    /// Reads `path`. Paths in it are absolute afterwards.
    ///
    /// # Errors
    /// Where the file cannot be read or is no session of this version.
    pub fn load(path: &Path) -> Result<Self, SessionFileError> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(SessionFileError::TooLarge);
        }
        let mut session = Self::read(&bytes)?;
        let folder = place::folder_of(path);
        for path in session.articles.iter_mut().chain(&mut session.lexicon) {
            *path = folder.join(&*path);
        }
        Ok(session)
    }

    /// The session that these bytes say.
    ///
    /// # Errors
    /// Where they say none of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, SessionFileError> {
        // The version first: a later one may say what is not known here.
        #[derive(Deserialize)]
        struct Version {
            #[serde(rename = "wenjian-session", default)]
            version: u32,
        }
        let found = serde_yaml::from_slice::<Version>(bytes)?.version;
        match found {
            0 => return Err(SessionFileError::NoSession),
            VERSION => {}
            newer => return Err(SessionFileError::Newer(newer)),
        }
        let session = serde_yaml::from_slice::<Self>(bytes)?;
        if !session.filter.is_empty() && Filter::from_line(&session.filter).is_none() {
            return Err(SessionFileError::Filter(session.filter));
        }
        Ok(session)
    }

    /// Writes the session to `path`, whole or not at all. What lies in the folder of the file or below it is
    /// named from there, so that both can move together.
    ///
    /// # Errors
    /// Where the file cannot be written, or a path is no text.
    pub fn save(mut self, path: &Path) -> Result<(), SessionFileError> {
        let folder = place::folder_of(path);
        for path in self.articles.iter_mut().chain(&mut self.lexicon) {
            *path = place::seen_from(&folder, path);
            if path.to_str().is_none() {
                return Err(SessionFileError::NoText(path.clone()));
            }
        }
        let text = format!("{HEAD}{}", serde_yaml::to_string(&self)?);
        file::write_whole(path, text.as_bytes())?;
        Ok(())
    }
}

fn is_named_so(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_loaded_again_and_moves_with_its_articles() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        std::fs::create_dir_all(here.join("articles")).expect("writable");
        let elsewhere = folder.path().join("elsewhere");
        let session = SessionFile {
            articles: vec![here.join("articles"), elsewhere.clone()],
            view: View::Compare,
            filter: "wenjian:q=腾讯".to_owned(),
            chosen: Some(Spelled(Seek::Company("tencent".to_owned()))),
            concordance: ConcordancePart {
                window: Spelled(Window::Clause),
                sort: Spelled("r1,-date".parse().expect("an order")),
                ..ConcordancePart::default()
            },
            compare: ComparePart {
                rows: Rows::Months,
                cell: Some(CellId {
                    row: "2016-10".to_owned(),
                    company: "baidu".to_owned(),
                }),
                ..ComparePart::default()
            },
            ..SessionFile::new()
        };
        let file = here.join("研究.wenjian");
        session.clone().save(&file).expect("writable");
        assert_eq!(SessionFile::load(&file).expect("it is one"), session);

        std::fs::rename(&here, &there).expect("movable");
        let moved = SessionFile::load(&there.join("研究.wenjian")).expect("it is one");
        assert_eq!(moved.articles, [there.join("articles"), elsewhere]);
    }

    #[test]
    fn little_is_enough() {
        let session = SessionFile::read(b"wenjian-session: 1\narticles: [a]\n").expect("it is one");
        assert_eq!(session.source(), Source::Paths(vec!["a".into()]));
        assert_eq!(session.view, View::Articles);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |text: &str| SessionFile::read(text.as_bytes()).expect_err(text);
        let wrong = "wenjian-session: 1\narticles: [a]\nveiw: compare\n";
        assert!(
            error(wrong).to_string().contains("line 3"),
            "{}",
            error(wrong)
        );
        let window = "wenjian-session: 1\nconcordance:\n  window: wide\n";
        assert!(error(window).to_string().contains("clause or sentence"));
        assert!(matches!(
            error("wenjian-session: 2\nlater: 1\n"),
            SessionFileError::Newer(2)
        ));
        assert!(matches!(
            error("title: 华为\n"),
            SessionFileError::NoSession
        ));
        assert!(matches!(
            error("wenjian-session: 1\nfilter: 腾讯\n"),
            SessionFileError::Filter(_)
        ));
        assert!(matches!(error("a: [1"), SessionFileError::Form(_)));
    }

    #[test]
    fn only_what_is_called_so_is_taken_for_a_session() {
        let named = |paths: &[&str]| {
            let source = Source::Paths(paths.iter().map(PathBuf::from).collect());
            SessionFile::named_by(&source).is_some()
        };
        assert!(named(&["a/b.wenjian"]) && named(&["B.WENJIAN"]));
        assert!(!named(&["a.md"]) && !named(&["a.wenjian", "b"]) && !named(&["wenjian"]));
    }
}
