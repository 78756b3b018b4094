//! Where things lie, seen from the file.

use std::path::{Path, PathBuf};

/// The absolute folder in which `file` lies.
pub fn folder_of(file: &Path) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    file.parent().map(Path::to_owned).unwrap_or_default()
}

/// `path` as it is called in `folder`: relative where it lies below it, else absolute.
pub fn seen_from(folder: &Path, path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match path.strip_prefix(folder) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => {
            // One spelling on every system.
            let parts: Vec<&std::ffi::OsStr> = below.iter().collect();
            parts.join(std::ffi::OsStr::new("/")).into()
        }
        Err(_) => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_below_is_relative() {
        let folder = std::path::absolute("research").expect("a path");
        assert_eq!(
            seen_from(&folder, &folder.join("a").join("b")),
            Path::new("a/b")
        );
        assert_eq!(seen_from(&folder, &folder), Path::new("."));
        let other = std::path::absolute("other").expect("a path");
        assert_eq!(seen_from(&folder, &other), other);
    }
}
