//! Which lexicon is in force: the one that was named, else the one in the opened folder, else the
//! user's own, else the built-in one.
//!
//! `source -> places -> file -> lexicon`. A file that does not load is told and leaves the last good one
//! in force. Touches the file system: not for the window thread. Knows nothing of articles.

use super::settings::SettingsStore;
use super::source::Source;
use crate::lexicon::{self, Lexicon, LexiconErrors, LexiconWarning};
use crate::mentions::Matcher;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::SystemTime;

/// What a lexicon file is called in a folder.
const FILE_NAMES: [&str; 2] = ["lexicon.yaml", "lexicon.yml"];

/// Where a lexicon comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum LexiconOrigin {
    /// It is part of the program.
    #[default]
    BuiltIn,
    /// The user named the file when the program was started.
    Named(PathBuf),
    /// It lies in the opened folder.
    Folder(PathBuf),
    /// It is the user's own, in the program's configuration folder.
    User(PathBuf),
}

impl LexiconOrigin {
    /// `built-in`, `named`, `folder` or `user`; the locale files have `lexicon-origin-<name>`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::BuiltIn => "built-in",
            Self::Named(_) => "named",
            Self::Folder(_) => "folder",
            Self::User(_) => "user",
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::Named(file) | Self::Folder(file) | Self::User(file) => Some(file),
        }
    }
}

/// What tells one state of a file from another; `None` where there is no file.
pub type Stamp = Option<(SystemTime, u64)>;

/// Every file that could be in force, in order, with its state before anything was read.
pub type Stamps = Vec<(PathBuf, Stamp)>;

/// The states of `places` now.
pub fn stamps(places: &[LexiconOrigin]) -> Stamps {
    let stamp = |file: &Path| {
        let metadata = std::fs::metadata(file).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    };
    let files = places.iter().filter_map(LexiconOrigin::file);
    files.map(|file| (file.to_owned(), stamp(file))).collect()
}

/// A lexicon file that should be in force and does not load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconFailure {
    /// Where the file lies.
    pub origin: LexiconOrigin,
    /// What is wrong with it.
    pub errors: LexiconErrors,
}

/// The lexicon in force, and what the user must know about it.
#[derive(Debug)]
pub struct LexiconInForce {
    /// Where it comes from.
    pub origin: LexiconOrigin,
    /// The lexicon, ready to be matched.
    pub matcher: Arc<Matcher>,
    /// What is odd about its file.
    pub warnings: Vec<LexiconWarning>,
    /// Files that come before it and do not load, or its own where that no longer does.
    pub failures: Vec<LexiconFailure>,
    /// The files that were looked for.
    pub stamps: Stamps,
    /// Made when first asked for.
    rolled_up: OnceLock<Arc<Lexicon>>,
}

impl LexiconInForce {
    /// The built-in lexicon, which no file changes.
    pub fn built_in() -> Arc<Self> {
        static BUILT_IN: LazyLock<Arc<LexiconInForce>> = LazyLock::new(|| {
            let matcher = Arc::new(Matcher::new(lexicon::built_in()));
            LexiconInForce::fixed(matcher)
        });
        Arc::clone(&BUILT_IN)
    }

    /// This one, which no file changes.
    pub fn fixed(matcher: Arc<Matcher>) -> Arc<Self> {
        Arc::new(Self::new(LexiconOrigin::BuiltIn, matcher, Vec::new()))
    }

    /// One that finds nothing: what is in force before a library has been opened.
    pub fn empty() -> Arc<Self> {
        static EMPTY: LazyLock<Arc<LexiconInForce>> =
            LazyLock::new(|| LexiconInForce::fixed(Arc::new(Matcher::new(Arc::default()))));
        Arc::clone(&EMPTY)
    }

    fn new(origin: LexiconOrigin, matcher: Arc<Matcher>, warnings: Vec<LexiconWarning>) -> Self {
        Self {
            origin,
            matcher,
            warnings,
            failures: Vec::new(),
            stamps: Vec::new(),
            rolled_up: OnceLock::new(),
        }
    }

    /// Whom mentions are counted for: as the lexicon says, or rolled up into what each company is
    /// part of.
    pub fn lexicon(&self, rolled_up: bool) -> Arc<Lexicon> {
        if !rolled_up {
            return Arc::clone(self.matcher.lexicon());
        }
        let made = || Arc::new(self.matcher.lexicon().rolled_up());
        Arc::clone(self.rolled_up.get_or_init(made))
    }
}

/// How the lexicon is chosen.
#[derive(Clone, Debug, Default)]
pub struct LexiconChoice {
    /// The file that the user named.
    pub named: Option<PathBuf>,
    /// The folder in which the user's own lexicon would lie.
    pub user_folder: Option<PathBuf>,
}

impl LexiconChoice {
    /// With the user's own lexicon beside the settings of `store`.
    pub fn new(named: Option<PathBuf>, store: &SettingsStore) -> Self {
        Self {
            named,
            user_folder: store.folder().map(Path::to_owned),
        }
    }

    /// Every place where the lexicon for `source` may lie, the one that counts most first; the
    /// built-in one, which is always there, is not listed.
    pub fn places(&self, source: &Source) -> Vec<LexiconOrigin> {
        let mut places: Vec<LexiconOrigin> = Vec::new();
        places.extend(self.named.clone().map(LexiconOrigin::Named));
        if let Source::Paths(paths) = source {
            for path in paths {
                // Beside a single file lies what would be in force if its folder were opened.
                let folder = if path.is_file() {
                    path.parent()
                        .filter(|parent| !parent.as_os_str().is_empty())
                } else {
                    Some(path.as_path())
                };
                let folder = folder.unwrap_or(Path::new("."));
                let found = FILE_NAMES.map(|name| LexiconOrigin::Folder(folder.join(name)));
                places.extend(
                    found
                        .into_iter()
                        .filter(|place| !places.contains(place))
                        .collect::<Vec<_>>(),
                );
            }
        }
        if let Some(folder) = &self.user_folder {
            places.extend(FILE_NAMES.map(|name| LexiconOrigin::User(folder.join(name))));
        }
        places
    }

    /// Loads the lexicon for `source`. Where its file does not load, `last` stays in force if it came
    /// from that file; else the next place has its turn.
    pub fn load(&self, source: &Source, last: Option<&LexiconInForce>) -> LexiconInForce {
        let places = self.places(source);
        let stamps = stamps(&places);
        let mut failures = Vec::new();
        let mut chosen = None;
        for origin in places {
            let Some(file) = origin.file() else { continue };
            let is_named = matches!(origin, LexiconOrigin::Named(_));
            if !is_named && !file.is_file() {
                continue;
            }
            match lexicon::file::load(file) {
                Ok((lexicon, warnings)) => {
                    let matcher = reuse_or_make(Arc::new(lexicon), last);
                    chosen = Some(LexiconInForce::new(origin, matcher, warnings));
                }
                Err(errors) => {
                    if let Some(last) = last.filter(|last| last.origin == origin) {
                        let (matcher, warnings) = (Arc::clone(&last.matcher), Vec::new());
                        chosen = Some(LexiconInForce::new(origin.clone(), matcher, warnings));
                    }
                    failures.push(LexiconFailure { origin, errors });
                }
            }
            if chosen.is_some() {
                break;
            }
        }
        let built_in = || {
            let matcher = Arc::clone(&LexiconInForce::built_in().matcher);
            LexiconInForce::new(LexiconOrigin::BuiltIn, matcher, Vec::new())
        };
        LexiconInForce {
            failures,
            stamps,
            ..chosen.unwrap_or_else(built_in)
        }
    }
}

/// The matcher of `last` where it says the same as `lexicon`, so that nothing need be matched again.
fn reuse_or_make(lexicon: Arc<Lexicon>, last: Option<&LexiconInForce>) -> Arc<Matcher> {
    match last {
        Some(last) if last.matcher.lexicon().hash() == lexicon.hash() => Arc::clone(&last.matcher),
        _ => Arc::new(Matcher::new(lexicon)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &Path, text: &str) {
        std::fs::write(file, text).expect("the folder is writable");
    }

    fn naming(company: &str) -> String {
        format!(
            "wenjian-lexicon: 1\ncompanies:\n  - {{id: x, name: {{zh: x, en: x}}, names: [{company}]}}\n"
        )
    }

    #[test]
    fn the_nearest_lexicon_counts_and_a_broken_one_leaves_the_last_good_one() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let (articles, user) = (root.path().join("articles"), root.path().join("user"));
        for folder in [&articles, &user] {
            std::fs::create_dir(folder).expect("writable");
        }
        let choice = LexiconChoice {
            named: None,
            user_folder: Some(user.clone()),
        };
        let source = Source::Paths(vec![articles.clone()]);
        let first = |loaded: &LexiconInForce| loaded.matcher.lexicon().aliases[0].text.clone();

        assert_eq!(choice.load(&source, None).origin, LexiconOrigin::BuiltIn);
        write(&user.join("lexicon.yml"), &naming("甲公司"));
        let of_user = choice.load(&source, None);
        assert_eq!(
            (of_user.origin.name(), first(&of_user)),
            ("user", "甲公司".to_owned())
        );
        assert_eq!(choice.load(&Source::Samples, None).origin.name(), "user");

        let own = articles.join("lexicon.yaml");
        write(&own, &naming("乙公司"));
        let of_folder = choice.load(&source, Some(&of_user));
        assert_eq!(
            (of_folder.origin.name(), first(&of_folder)),
            ("folder", "乙公司".to_owned())
        );
        write(&articles.join("a.txt"), "");
        let file = Source::Paths(vec![articles.join("a.txt")]);
        assert_eq!(choice.load(&file, None).origin.name(), "folder");

        write(&own, "wenjian-lexicon: 1\ncompanies: 3\n");
        let kept = choice.load(&source, Some(&of_folder));
        assert_eq!(
            (kept.origin.name(), first(&kept)),
            ("folder", "乙公司".to_owned())
        );
        assert!(Arc::ptr_eq(&kept.matcher, &of_folder.matcher));
        assert_eq!(kept.failures[0].errors.errors[0].at.line, 2);
        let afresh = choice.load(&source, None);
        assert_eq!((afresh.origin.name(), afresh.failures.len()), ("user", 1));

        write(&own, &format!("{}# the same\n", naming("乙公司")));
        let again = choice.load(&source, Some(&kept));
        assert!(
            Arc::ptr_eq(&again.matcher, &of_folder.matcher),
            "nothing to match again"
        );
        assert!(again.failures.is_empty());

        let named = LexiconChoice {
            named: Some(root.path().join("gone.yaml")),
            ..choice
        };
        let loaded = named.load(&source, None);
        assert_eq!((loaded.origin.name(), loaded.failures.len()), ("folder", 1));
    }
}
