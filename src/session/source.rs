//! What is open: folders and files, or the sample articles inside the program.

use std::path::{Path, PathBuf};

/// Where the articles of a library come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The sample articles embedded in the program.
    Samples,
    /// Folders and single files.
    Paths(Vec<PathBuf>),
}

impl Source {
    /// What to open when the program starts: the paths it was given; else the folder opened last, if
    /// it is still there; else `seeds` in the working directory; else the embedded samples.
    pub fn at_start(given: Vec<PathBuf>, last: Option<&Path>, working_directory: &Path) -> Self {
        if !given.is_empty() {
            return Self::Paths(given);
        }
        if let Some(last) = last.filter(|path| path.exists()) {
            return Self::Paths(vec![last.to_owned()]);
        }
        let seeds = working_directory.join("seeds");
        if seeds.is_dir() {
            Self::Paths(vec![seeds])
        } else {
            Self::Samples
        }
    }

    /// A short name: the last part of the first path, with the number of further ones. `None` for
    /// the samples, which each language calls its own way.
    pub fn short_name(&self) -> Option<String> {
        let Self::Paths(paths) = self else {
            return None;
        };
        let first = paths.first()?;
        let name = first
            .canonicalize()
            .unwrap_or_else(|_| first.clone())
            .file_name()
            .map_or_else(
                || first.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            );
        match paths.len() {
            1 => Some(name),
            count => Some(format!("{name} + {}", count - 1)),
        }
    }

    /// The folder or file to remember as opened last.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Samples => None,
            Self::Paths(paths) => paths.first().map(PathBuf::as_path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_at_the_start() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (with_seeds, last) = (folder.path().join("with"), folder.path().join("last"));
        std::fs::create_dir_all(with_seeds.join("seeds")).expect("writable");
        std::fs::create_dir(&last).expect("writable");
        let gone = folder.path().join("gone");

        let given = vec![PathBuf::from("articles")];
        assert_eq!(
            Source::at_start(given.clone(), Some(&last), &with_seeds),
            Source::Paths(given),
            "paths on the command line come first"
        );
        assert_eq!(
            Source::at_start(vec![], Some(&last), &with_seeds),
            Source::Paths(vec![last.clone()])
        );
        assert_eq!(
            Source::at_start(vec![], Some(&gone), &with_seeds),
            Source::Paths(vec![with_seeds.join("seeds")]),
            "a folder that is gone is not opened again"
        );
        assert_eq!(Source::at_start(vec![], None, &last), Source::Samples);
    }
}
