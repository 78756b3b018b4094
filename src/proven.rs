//! Which renderer has drawn a window on this machine.
//!
//! Some graphics drivers end the process that asks them for a picture, so that nothing can be tried after
//! them in it. What has never drawn here, or did not reach its first frame the last time, is therefore tried in
//! a process of its own. Only Windows has such drivers and remembers; elsewhere every renderer counts as proven.

use std::path::{Path, PathBuf};
use wenjian::app::Renderer;
use wenjian::session::SettingsStore;

/// See the module page.
#[derive(Clone, Debug)]
pub struct Proven {
    /// The file with the name of the renderer; none where nothing is remembered.
    file: Option<PathBuf>,
}

impl Proven {
    /// Kept beside the settings.
    pub fn beside(store: &SettingsStore) -> Self {
        let folder = store.folder().filter(|_| cfg!(windows));
        Self::in_folder(folder)
    }

    fn in_folder(folder: Option<&Path>) -> Self {
        Self {
            file: folder.map(|folder| folder.join("renderer.txt")),
        }
    }

    /// True where this renderer drew the last time.
    pub fn holds(&self, renderer: Renderer) -> bool {
        let Some(file) = &self.file else { return true };
        std::fs::read(file).is_ok_and(|bytes| bytes == renderer.name().as_bytes())
    }

    /// A window is about to be drawn: nothing is proven until it is.
    pub fn forget(&self) {
        if let Some(file) = &self.file {
            // One that cannot be removed was not there, or stays as true as it was.
            let _ = std::fs::remove_file(file);
        }
    }

    /// This renderer has drawn.
    pub fn keep(&self, renderer: Renderer) {
        let Some(file) = &self.file else { return };
        if let Some(folder) = file.parent() {
            // Where nothing can be written, each start tries as the first one.
            let _ = std::fs::create_dir_all(folder);
            let _ = std::fs::write(file, renderer.name());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_reach_its_first_frame_is_not_proven() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let proven = Proven::in_folder(Some(&folder.path().join("config")));
        let [first, second] = Renderer::ALL;
        assert!(!proven.holds(first));
        proven.keep(first);
        assert!(proven.holds(first) && !proven.holds(second));
        // A window begins, and its process ends before anything is drawn.
        proven.forget();
        assert!(!proven.holds(first) && !proven.holds(second));
        proven.keep(second);
        assert!(proven.holds(second) && !proven.holds(first));
    }

    #[test]
    fn where_nothing_is_remembered_everything_is_proven() {
        let proven = Proven::in_folder(None);
        proven.forget();
        assert!(Renderer::ALL.iter().all(|renderer| proven.holds(*renderer)));
    }
}
