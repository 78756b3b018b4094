//! Completing a path that is being typed.

use crate::corpus::natural;
use std::path::{Path, PathBuf};

/// At most this many completions are offered.
const MOST: usize = 200;

/// The path that a typed text means: `~` is the home folder, white space around it is nothing.
pub fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    match (text.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with(['/', '\\']) => home.join(&rest[1..]),
        _ => PathBuf::from(text),
    }
}

/// Folders whose path begins with what was typed, in natural order, each ending in a separator.
/// Touches the file system: not for the window thread.
pub fn folders(text: &str) -> Vec<String> {
    let typed = typed_path(text);
    let ends_in_separator = text.trim_end().ends_with(['/', '\\']);
    let (folder, prefix) = if ends_in_separator || text.trim() == "~" {
        (typed.clone(), String::new())
    } else {
        let folder = typed.parent().map(Path::to_owned).unwrap_or_default();
        let prefix = typed
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        (folder, prefix.unwrap_or_default())
    };
    let folder = if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder
    };
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    let wanted = prefix.to_lowercase();
    let mut found: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let hidden = name.starts_with('.') && !wanted.starts_with('.');
            (!hidden && name.to_lowercase().starts_with(&wanted)).then(|| {
                format!(
                    "{}{}",
                    folder.join(name).display(),
                    std::path::MAIN_SEPARATOR
                )
            })
        })
        .collect();
    found.sort_by(|one, other| natural::compare(one, other));
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_begin_as_typed_are_offered() {
        let root = tempfile::tempdir().expect("a temporary folder");
        for name in ["文章10", "文章2", "Other", ".hidden"] {
            std::fs::create_dir(root.path().join(name)).expect("writable");
        }
        std::fs::write(root.path().join("文章.txt"), "").expect("writable");
        let base = root.path().display();
        assert_eq!(
            folders(&format!("{base}/文")),
            [format!("{base}/文章2/"), format!("{base}/文章10/")]
        );
        assert_eq!(folders(&format!("{base}/o")), [format!("{base}/Other/")]);
        assert_eq!(
            folders(&format!("{base}/")).len(),
            3,
            "hidden ones only when asked for"
        );
        assert_eq!(folders(&format!("{base}/.h")).len(), 1);
        assert!(folders(&format!("{base}/none/x")).is_empty());
    }
}
