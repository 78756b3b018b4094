//! What the program remembers between sessions, in one small file that is replaced whole.

use super::choices::ReadingChoices;
use super::reading_look::ReadingLook;
use super::table::RememberedTables;
use crate::locale::Language;
use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::JoinHandle;

/// How many recent folders are kept.
const RECENT_LIMIT: usize = 12;
/// Smallest, first and largest size of reading type, in points.
pub const READING_SIZES: (f32, f32, f32) = (14.0, 17.0, 28.0);

/// The ground on which everything stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// White paper.
    Light,
    /// Warm paper, for long reading.
    Paper,
    /// Ink.
    Dark,
}

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface; none: the system's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// The light ground chosen last: where the way back from the dark one leads.
    pub light_ground: ThemeChoice,
    /// Size of reading type, in points.
    pub reading_size: f32,
    /// How articles are set.
    pub reading_look: ReadingLook,
    /// Folders opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// The folder opened last, where it was no sample.
    pub last: Option<PathBuf>,
    /// The side panel is shown.
    pub panel_shown: bool,
    /// The list of mentions is shown.
    pub lines_shown: bool,
    /// Rejected candidates are outlined.
    pub rejected_shown: bool,
    /// Mentions of a company count for what it is part of.
    pub rolled_up: bool,
    /// The side panel shows what articles can be filtered by.
    pub filters_shown: bool,
    /// Searches kept under a name, newest last.
    pub saved_searches: Vec<SavedSearch>,
    /// How files are read.
    pub reading: ReadingChoices,
    /// Columns and order of tables, for each set of keys.
    pub tables: RememberedTables,
}

/// A filter kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// As the user calls it.
    pub name: String,
    /// The filter, as [`Filter::to_line`](super::Filter::to_line) writes it.
    pub line: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeChoice::System,
            light_ground: ThemeChoice::Light,
            reading_size: READING_SIZES.1,
            reading_look: ReadingLook::default(),
            recent: Vec::new(),
            last: None,
            panel_shown: true,
            lines_shown: true,
            rejected_shown: false,
            rolled_up: false,
            filters_shown: false,
            saved_searches: Vec::new(),
            reading: ReadingChoices::default(),
            tables: RememberedTables::default(),
        }
    }
}

impl Settings {
    /// The language in force.
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(Language::of_system)
    }

    /// Keeps a filter under a name, in the place of one of the same name.
    pub fn save_search(&mut self, name: String, line: String) {
        match self
            .saved_searches
            .iter_mut()
            .find(|saved| saved.name == name)
        {
            Some(saved) => saved.line = line,
            None => self.saved_searches.push(SavedSearch { name, line }),
        }
    }

    /// Takes another ground.
    pub fn set_theme(&mut self, theme: ThemeChoice) {
        // The one that is left, too: a file of settings may name it without having kept it as such.
        for ground in [self.theme, theme] {
            if matches!(ground, ThemeChoice::Light | ThemeChoice::Paper) {
                self.light_ground = ground;
            }
        }
        self.theme = theme;
    }

    /// The ground that the button at the head of the window offers where the present one is dark, or
    /// is not.
    pub fn other_theme(&self, is_dark: bool) -> ThemeChoice {
        match (is_dark, self.light_ground) {
            (false, _) => ThemeChoice::Dark,
            (true, ThemeChoice::Paper) => ThemeChoice::Paper,
            (true, _) => ThemeChoice::Light,
        }
    }

    /// Puts `path` at the head of the recent folders. One that is no Unicode cannot be written down
    /// and is not remembered.
    pub fn remember(&mut self, path: &Path) {
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT_LIMIT);
        self.last = Some(path.to_owned());
    }
}

/// Where settings are kept.
#[derive(Clone, Debug)]
pub struct SettingsStore {
    file: Option<PathBuf>,
}

impl SettingsStore {
    /// In the user's configuration folder; `WENJIAN_CONFIG` names another folder.
    pub fn of_user() -> Self {
        let folder = std::env::var_os("WENJIAN_CONFIG")
            .map(PathBuf::from)
            .or_else(|| {
                directories::ProjectDirs::from("", "", "wenjian")
                    .map(|folders| folders.config_dir().to_owned())
            });
        Self {
            file: folder.map(|folder| folder.join("settings.json")),
        }
    }

    /// In this folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            file: Some(folder.join("settings.json")),
        }
    }

    /// Nowhere: every session starts afresh.
    pub fn nowhere() -> Self {
        Self { file: None }
    }

    /// The folder in which they are kept, where there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.file.as_deref().and_then(Path::parent)
    }

    /// The settings kept, or the first ones. A file that cannot be understood is set aside under
    /// another name, so that nothing the user wrote is lost.
    pub fn load(&self) -> Settings {
        let Some(file) = &self.file else {
            return Settings::default();
        };
        let Ok(bytes) = std::fs::read(file) else {
            return Settings::default();
        };
        match serde_json::from_slice::<Settings>(&bytes) {
            Ok(mut settings) => {
                let (smallest, _, largest) = READING_SIZES;
                settings.reading_size = settings.reading_size.clamp(smallest, largest);
                settings.reading_look = settings.reading_look.clamped();
                settings
            }
            Err(_) => {
                // Where even renaming fails, the next save replaces the file: it held no settings.
                let _ = std::fs::rename(file, file.with_extension("json.unreadable"));
                Settings::default()
            }
        }
    }

    /// Writes the settings to a temporary file beside the old one and puts it in its place, so that
    /// a crash leaves either the old or the new.
    ///
    /// # Errors
    /// Where the folder cannot be made or the file not be written.
    pub fn save(&self, settings: &Settings) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut temporary, settings)?;
        temporary.write_all(b"\n")?;
        temporary.as_file().sync_all()?;
        temporary.persist(file)?;
        Ok(())
    }
}

/// Writes settings on a thread of its own, in the order in which they were changed; dropping it waits
/// for the last one to be on disk.
#[derive(Debug)]
pub struct SettingsSaver {
    queue: Option<mpsc::Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
}

impl SettingsSaver {
    /// A saver for `store`.
    pub fn new(store: SettingsStore) -> Self {
        let (queue, arriving) = mpsc::channel::<Settings>();
        let thread = std::thread::Builder::new()
            .name("wenjian-settings".to_owned())
            .spawn(move || {
                while let Ok(mut settings) = arriving.recv() {
                    // Of several changes in a row only the last need be written.
                    while let Ok(newer) = arriving.try_recv() {
                        settings = newer;
                    }
                    // A folder that cannot be written costs the user the memory of this session and
                    // nothing else; the next start begins with the settings before.
                    let _ = store.save(&settings);
                }
            })
            .ok();
        Self {
            queue: Some(queue),
            thread,
        }
    }

    /// Hands over the settings to be written.
    pub fn save(&self, settings: Settings) {
        if let Some(queue) = &self.queue {
            // The thread ends only when this sender is gone.
            let _ = queue.send(settings);
        }
    }
}

impl Drop for SettingsSaver {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the panic hook already.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = SettingsStore::in_folder(folder.path());
        let mut settings = Settings {
            language: Some(Language::English),
            ..Settings::default()
        };
        settings.remember(Path::new("/articles"));
        settings.remember(Path::new("/other"));
        settings.remember(Path::new("/articles"));
        assert_eq!(
            settings.recent,
            [Path::new("/articles"), Path::new("/other")]
        );
        store.save(&settings).expect("the folder is writable");
        assert_eq!(store.load(), settings);

        std::fs::write(folder.path().join("settings.json"), "{ broken").expect("writable");
        assert_eq!(store.load(), Settings::default());
        let kept = std::fs::read_to_string(folder.path().join("settings.json.unreadable"));
        assert_eq!(kept.expect("the broken file is kept"), "{ broken");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_name_is_no_unicode_does_not_keep_settings_from_being_saved() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = SettingsStore::in_folder(folder.path());
        let mut settings = Settings {
            theme: ThemeChoice::Dark,
            ..Settings::default()
        };
        settings.remember(Path::new(std::ffi::OsStr::from_bytes(
            b"/articles/\xD0\xC2",
        )));
        store.save(&settings).expect("the settings can be written");
        assert_eq!(store.load().theme, ThemeChoice::Dark);
    }

    #[test]
    fn a_file_of_an_older_version_keeps_what_it_knows() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(
            folder.path().join("settings.json"),
            r#"{"theme":"dark","gone":1}"#,
        )
        .expect("writable");
        let settings = SettingsStore::in_folder(folder.path()).load();
        assert_eq!(settings.theme, ThemeChoice::Dark);
        assert_eq!(settings.reading_size, READING_SIZES.1);
    }
}
