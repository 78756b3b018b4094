//! How the user steers reading: which files count, where title and date stand, which encoding a file is in.
//!
//! Part of the settings, and what the flags of the command line fill in. Becomes the options of
//! `corpus`; knows nothing of what is read with them.

use crate::corpus::Shard;
use crate::corpus::folder::ListOptions;
use crate::corpus::read::ReadOptions;
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// How many files with an encoding of their own are remembered; the oldest is forgotten first.
pub const MOST_ENCODINGS: usize = 2000;

/// Encodings that a menu offers, those of Chinese text first. Any other label of the WHATWG standard
/// works too.
pub static OFFERED_ENCODINGS: [&Encoding; 9] = [
    UTF_8,
    GB18030,
    BIG5,
    UTF_16LE,
    UTF_16BE,
    SHIFT_JIS,
    EUC_JP,
    EUC_KR,
    WINDOWS_1252,
];

/// How documents with the same text are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Duplicates {
    /// Each counts.
    #[default]
    Each,
    /// The first in the order of the library counts, the others do not.
    Once,
}

/// Encodings that the user chose for single files, oldest choice first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChosenEncodings(IndexMap<String, String>);

impl ChosenEncodings {
    /// What the user chose for the file at this absolute path. A label that no encoding has, as an
    /// edited file of settings may hold, is no choice.
    pub fn get(&self, file: &Path) -> Option<&'static Encoding> {
        if self.0.is_empty() {
            return None;
        }
        let label = self.0.get(name_of(file).as_ref())?;
        Encoding::for_label_no_replacement(label.as_bytes())
    }

    /// Remembers a choice for the file at this absolute path, or forgets it.
    pub fn set(&mut self, file: &Path, encoding: Option<&'static Encoding>) {
        let name = name_of(file);
        self.0.shift_remove(name.as_ref());
        if let Some(encoding) = encoding {
            self.0.insert(name.into_owned(), encoding.name().to_owned());
            while self.0.len() > MOST_ENCODINGS {
                self.0.shift_remove_index(0);
            }
        }
    }

    /// How many files have an encoding of their own.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where every file's encoding is found out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The path as text. Bytes that are no Unicode stand as `\xNN`, so that such a file can be remembered
/// too; a name is only ever looked up, never turned back.
fn name_of(file: &Path) -> Cow<'_, str> {
    if let Some(name) = file.to_str() {
        return Cow::Borrowed(name);
    }
    let mut name = String::new();
    for chunk in file.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02X}"));
        }
    }
    Cow::Owned(name)
}

/// Everything about reading that the user can choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingChoices {
    /// Hidden files, and those that a `.gitignore` leaves out, are read too.
    pub hidden: bool,
    /// Folders of tools (`.git`, `node_modules` and the like) are read too.
    pub tool_folders: bool,
    /// Fields asked for the title before the usual ones, the first in front.
    pub title_keys: Vec<String>,
    /// Fields asked for the date before the usual ones, the first in front.
    pub date_keys: Vec<String>,
    /// The encoding of files for which the user chose one.
    pub encodings: ChosenEncodings,
    /// The encoding of every other file; none: each is found out. For one run, so not remembered.
    #[serde(skip)]
    pub encoding: Option<&'static Encoding>,
    /// The part of the library that is read; none: the whole. For one run, so not remembered.
    #[serde(skip)]
    pub shard: Option<Shard>,
    /// What was read is kept for the next time.
    pub cache: bool,
    /// How documents with the same text are counted.
    pub duplicates: Duplicates,
}

impl Default for ReadingChoices {
    fn default() -> Self {
        Self {
            hidden: false,
            tool_folders: false,
            title_keys: Vec::new(),
            date_keys: Vec::new(),
            encodings: ChosenEncodings::default(),
            encoding: None,
            shard: None,
            cache: true,
            duplicates: Duplicates::default(),
        }
    }
}

impl ReadingChoices {
    /// Which files are listed.
    pub fn list_options(&self) -> ListOptions {
        ListOptions {
            hidden: self.hidden,
            ignored: self.hidden,
            junk: self.tool_folders,
        }
    }

    /// How a file is read for which no encoding was chosen. Made once for a reading.
    pub fn read_options(&self) -> ReadOptions {
        let usual = ReadOptions::default();
        ReadOptions {
            encoding: self.encoding,
            date_keys: asked_first(&self.date_keys, usual.date_keys),
            title_keys: asked_first(&self.title_keys, usual.title_keys),
            ..usual
        }
    }

    /// How the file at this absolute path is read; `usual` is [`Self::read_options`].
    pub fn options_of<'usual>(
        &self,
        file: &Path,
        usual: &'usual ReadOptions,
    ) -> Cow<'usual, ReadOptions> {
        match self.encodings.get(file) {
            None => Cow::Borrowed(usual),
            Some(encoding) => Cow::Owned(ReadOptions {
                encoding: Some(encoding),
                ..usual.clone()
            }),
        }
    }
}

/// The chosen keys, then the usual ones that are not among them. Letter case does not matter.
fn asked_first(chosen: &[String], usual: Vec<String>) -> Vec<String> {
    let is_chosen = |key: &String| chosen.iter().any(|other| other.eq_ignore_ascii_case(key));
    let rest: Vec<String> = usual.into_iter().filter(|key| !is_chosen(key)).collect();
    chosen.iter().cloned().chain(rest).collect()
}

/// One choice that the user changes.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingChange {
    /// See [`ReadingChoices::hidden`].
    Hidden(bool),
    /// See [`ReadingChoices::tool_folders`].
    ToolFolders(bool),
    /// See [`ReadingChoices::title_keys`].
    TitleKeys(Vec<String>),
    /// See [`ReadingChoices::date_keys`].
    DateKeys(Vec<String>),
    /// The encoding of the file at this absolute path; none: it is found out.
    Encoding(PathBuf, Option<&'static Encoding>),
    /// The encoding of every file is found out.
    ForgetEncodings,
    /// See [`ReadingChoices::cache`].
    Cache(bool),
    /// See [`ReadingChoices::duplicates`].
    Duplicates(Duplicates),
}

impl ReadingChange {
    /// True where what is open must be read again for it.
    pub fn needs_reading(&self) -> bool {
        !matches!(self, Self::Cache(_))
    }

    /// Makes the change.
    pub fn apply(self, choices: &mut ReadingChoices) {
        match self {
            Self::Hidden(hidden) => choices.hidden = hidden,
            Self::ToolFolders(tool_folders) => choices.tool_folders = tool_folders,
            Self::TitleKeys(keys) => choices.title_keys = keys,
            Self::DateKeys(keys) => choices.date_keys = keys,
            Self::Encoding(file, encoding) => choices.encodings.set(&file, encoding),
            Self::ForgetEncodings => choices.encodings = ChosenEncodings::default(),
            Self::Cache(cache) => choices.cache = cache,
            Self::Duplicates(duplicates) => choices.duplicates = duplicates,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_remembered_for_its_file_only_and_the_oldest_is_forgotten() {
        let mut choices = ReadingChoices::default();
        let file = Path::new("/articles/1.txt");
        choices.encodings.set(file, Some(GB18030));
        let text = serde_json::to_string(&choices).expect("choices can be written");
        let choices: ReadingChoices = serde_json::from_str(&text).expect("and read");
        let usual = choices.read_options();
        assert_eq!(choices.options_of(file, &usual).encoding, Some(GB18030));
        let other = Path::new("/articles/2.txt");
        assert_eq!(choices.options_of(other, &usual).encoding, None);

        let mut encodings = choices.encodings;
        for number in 0..MOST_ENCODINGS {
            encodings.set(&PathBuf::from(format!("/new/{number}")), Some(BIG5));
        }
        assert_eq!(encodings.len(), MOST_ENCODINGS);
        assert_eq!(encodings.get(file), None);
        assert_eq!(encodings.get(Path::new("/new/0")), Some(BIG5));
        encodings.set(Path::new("/new/0"), None);
        assert_eq!(encodings.get(Path::new("/new/0")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_unicode_is_remembered_too() {
        use std::os::unix::ffi::OsStrExt as _;
        let file = PathBuf::from(std::ffi::OsStr::from_bytes(b"/articles/\xD0\xC2.txt"));
        let mut choices = ReadingChoices::default();
        choices.encodings.set(&file, Some(GB18030));
        let text = serde_json::to_string(&choices).expect("choices can be written");
        let choices: ReadingChoices = serde_json::from_str(&text).expect("and read");
        assert_eq!(choices.encodings.get(&file), Some(GB18030));
    }

    #[test]
    fn chosen_keys_are_asked_before_the_usual_ones() {
        let choices = ReadingChoices {
            date_keys: vec!["Updated".to_owned(), "收录".to_owned()],
            ..ReadingChoices::default()
        };
        let options = choices.read_options();
        assert_eq!(options.date_keys[..3], ["Updated", "收录", "time"]);
        assert!(!options.date_keys[2..].contains(&"updated".to_owned()));
        assert_eq!(options.title_keys, ReadOptions::default().title_keys);
    }
}
