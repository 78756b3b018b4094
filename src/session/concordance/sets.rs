//! Sets of lines that the user saved under a name, and the file that keeps them.
//!
//! A line is kept by path, text and code points, so that it is found again in another session; one whose
//! article has changed is looked for no further than its own place.

use crate::analysis::concordance::Line;
use crate::mentions::Place;
use crate::session::Library;
use crate::text::ByteSpan;
use crate::text::offset::{CodePoint, CodePointTable};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A line as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeptLine {
    /// Path of the article below the folder that was opened.
    pub path: String,
    /// True in the title, else in the body.
    #[serde(default)]
    pub in_title: bool,
    /// Code points before the hit.
    pub start: u32,
    /// What stands there.
    pub text: String,
    /// The class that the user gave it, from 1 to 9.
    #[serde(default)]
    pub class: Option<u8>,
}

/// Lines under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineSet {
    /// What the user calls it; no two sets are called alike.
    pub name: String,
    /// Ascending, each place once.
    pub lines: Vec<KeptLine>,
}

impl LineSet {
    /// Adds lines; one that is there already takes the class of the new one, where that has any.
    pub fn merge(&mut self, lines: Vec<KeptLine>) {
        let key = |line: &KeptLine| {
            (
                line.path.clone(),
                !line.in_title,
                line.start,
                line.text.clone(),
            )
        };
        let mut merged: BTreeMap<_, KeptLine> = BTreeMap::new();
        for line in std::mem::take(&mut self.lines).into_iter().chain(lines) {
            let before = merged.get(&key(&line)).and_then(|before| before.class);
            let class = line.class.or(before);
            merged.insert(key(&line), KeptLine { class, ..line });
        }
        self.lines = merged.into_values().collect();
    }

    /// The lines in the articles at the positions `shown`, as one reads them, and how many are not there.
    pub fn locate(&self, library: &Library, shown: &[u32]) -> (Vec<Line>, u32) {
        let places = self.places(library, shown);
        let lost = self.lines.len() - places.len();
        let mut lines: Vec<Line> = places.into_iter().map(|(line, _)| line).collect();
        lines.sort_unstable();
        lines.dedup();
        (lines, u32::try_from(lost).unwrap_or(u32::MAX))
    }

    /// The classes of those of the lines that have any.
    pub fn classes(&self, library: &Library, shown: &[u32]) -> Vec<(Line, u8)> {
        let places = self.places(library, shown).into_iter();
        places
            .filter_map(|(line, kept)| Some((line, kept.class?)))
            .collect()
    }

    fn places(&self, library: &Library, shown: &[u32]) -> Vec<(Line, &KeptLine)> {
        let wanted: HashMap<&str, ()> = self
            .lines
            .iter()
            .map(|line| (line.path.as_str(), ()))
            .collect();
        let path = |entry: &u32| library.entries[*entry as usize].document.path.as_str();
        let entries = shown
            .iter()
            .filter(|entry| wanted.contains_key(path(entry)));
        let entries: HashMap<&str, u32> = entries.map(|entry| (path(entry), *entry)).collect();
        let mut tables: HashMap<u32, CodePointTable> = HashMap::new();
        let locate = |kept: &KeptLine| -> Option<Line> {
            let entry = *entries.get(kept.path.as_str())?;
            let place = if kept.in_title {
                Place::Title
            } else {
                Place::Body
            };
            let text = library.entries[entry as usize].text(place);
            let start = match place {
                Place::Title => CodePointTable::new(text).byte(text, CodePoint(kept.start)),
                Place::Body => {
                    let table = tables.entry(entry);
                    let table = table.or_insert_with(|| CodePointTable::new(text));
                    table.byte(text, CodePoint(kept.start))
                }
            };
            let end = start as usize + kept.text.len();
            let is_there =
                text.get(start as usize..end) == Some(&*kept.text) && !kept.text.is_empty();
            is_there.then(|| Line {
                entry,
                place,
                span: ByteSpan::new(start as usize, end),
            })
        };
        let mut locate = locate;
        let kept = self.lines.iter();
        kept.filter_map(|kept| Some((locate(kept)?, kept)))
            .collect()
    }
}

/// Lines of `library` as they are kept; `class` gives the class of each.
pub fn kept(
    library: &Library,
    lines: impl IntoIterator<Item = Line>,
    class: impl Fn(&Line) -> Option<u8>,
) -> Vec<KeptLine> {
    let mut tables: HashMap<(u32, Place), CodePointTable> = HashMap::new();
    let keep = |line: Line| {
        let entry = library.entries.get(line.entry as usize)?;
        let text = entry.text(line.place);
        let table = tables.entry((line.entry, line.place));
        let table = table.or_insert_with(|| CodePointTable::new(text));
        Some(KeptLine {
            path: entry.document.path.clone(),
            in_title: line.place == Place::Title,
            start: table.code_point(text, line.span.start).0,
            text: text.get(line.span.range())?.to_owned(),
            class: class(&line),
        })
    };
    lines.into_iter().filter_map(keep).collect()
}

/// Where sets are kept: a file beside the settings.
#[derive(Clone, Debug, Default)]
pub struct SetStore {
    file: Option<PathBuf>,
}

impl SetStore {
    /// In this folder; nowhere without one.
    pub fn new(folder: Option<&Path>) -> Self {
        Self {
            file: folder.map(|folder| folder.join("concordance-sets.json")),
        }
    }

    /// The sets kept; none where there is no file. A file that cannot be understood is set aside under
    /// another name.
    pub fn load(&self) -> Vec<LineSet> {
        let Some(file) = &self.file else {
            return Vec::new();
        };
        let Ok(bytes) = std::fs::read(file) else {
            return Vec::new();
        };
        serde_json::from_slice(&bytes).unwrap_or_else(|_| {
            // Where even renaming fails, the next save replaces the file: it held no sets.
            let _ = std::fs::rename(file, file.with_extension("json.unreadable"));
            Vec::new()
        })
    }

    /// Writes all sets to a temporary file and puts it in the place of the old one.
    ///
    /// # Errors
    /// Where the folder cannot be made or the file not be written.
    pub fn save(&self, sets: &[LineSet]) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut temporary, sets)?;
        temporary.write_all(b"\n")?;
        temporary.as_file().sync_all()?;
        temporary.persist(file)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(start: u32, class: Option<u8>) -> KeptLine {
        KeptLine {
            path: "a.txt".to_owned(),
            in_title: false,
            start,
            text: "腾讯".to_owned(),
            class,
        }
    }

    #[test]
    fn merging_keeps_every_place_once_and_the_newest_class() {
        let mut set = LineSet::default();
        set.merge(vec![line(9, None), line(3, Some(1))]);
        set.merge(vec![line(3, None), line(9, Some(2)), line(5, None)]);
        assert_eq!(
            set.lines,
            [line(3, Some(1)), line(5, None), line(9, Some(2))]
        );
    }

    #[test]
    fn sets_come_back_and_a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = SetStore::new(Some(folder.path()));
        let sets = [LineSet {
            name: "金融".to_owned(),
            lines: vec![line(3, Some(1))],
        }];
        store.save(&sets).expect("the folder is writable");
        assert_eq!(store.load(), sets);
        std::fs::write(folder.path().join("concordance-sets.json"), "{").expect("writable");
        assert!(store.load().is_empty());
        assert!(
            folder
                .path()
                .join("concordance-sets.json.unreadable")
                .exists()
        );
    }
}
