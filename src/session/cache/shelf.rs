//! The folder of segments that belongs to one opened source.
//!
//! Segments are added under new names and removed whole. Programs that use the shelf at the same time
//! each see what was there when they opened it; a segment that is removed meanwhile stays readable for
//! those that have it open (where the system does not allow that, it is removed another time).

use super::super::library::{Entry, Library};
use super::segment::{Segment, SegmentWriter, Slot, name_of};
use super::{Kept, LexiconKey, ReaderKey};
use crate::corpus::FoundFile;
use crate::session::choices::ReadingChoices;
use crate::session::source::Source;
use bytes::Bytes;
use memmap2::Mmap;
use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use twox_hash::XxHash3_64;

/// A library with fewer files and fewer bytes of text than these is read as fast as its cache.
const FEWEST_FILES: usize = 200;
const FEWEST_BYTES: u64 = 4 << 20;
/// The most that all shelves together may take; the ones not used for longest go first. A library
/// with more text than this is not kept at all.
const MOST_BYTES: u64 = 16 << 30;
/// With so many segments all are written anew as one.
const MOST_SEGMENTS: usize = 8;
/// A file that a program was writing when it was stopped is removed after this time.
const ABANDONED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

const ENDING: &str = "segment";
const UNFINISHED: &str = "unfinished-";

/// Where shelves are.
#[derive(Clone, Debug, Default)]
pub struct CacheStore {
    folder: Option<PathBuf>,
}

impl CacheStore {
    /// In the user's cache folder; `WENJIAN_CACHE` names another folder.
    pub fn of_user() -> Self {
        let folder = std::env::var_os("WENJIAN_CACHE")
            .map(PathBuf::from)
            .or_else(|| {
                directories::ProjectDirs::from("", "", "wenjian")
                    .map(|folders| folders.cache_dir().to_owned())
            });
        Self { folder }
    }

    /// In this folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            folder: Some(folder.to_owned()),
        }
    }

    /// Nowhere: nothing is kept and nothing found.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// Opens what was kept of `source`; `None` where nothing is ever kept.
    pub fn open(&self, source: &Source, key: ReaderKey) -> Option<Shelf> {
        let (Some(store), Source::Paths(paths)) = (&self.folder, source) else {
            return None;
        };
        let mut name = Vec::new();
        for path in paths {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            name.extend_from_slice(path.as_os_str().as_encoded_bytes());
            name.push(0);
        }
        Some(Shelf::open(store, name_of(&name), key))
    }
}

/// What was kept of one source.
#[derive(Debug)]
pub struct Shelf {
    store: PathBuf,
    folder: PathBuf,
    key: ReaderKey,
    /// The files that were there, whether of use or not.
    files: Vec<PathBuf>,
    segments: Vec<Segment>,
    slots: Slots,
}

/// Documents by file.
#[derive(Debug, Default)]
struct Slots {
    /// With the number of the segment.
    all: Vec<(usize, Slot)>,
    /// By the hash of the file's path: the newest. Of two files with one hash the older one is forgotten.
    places: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
}

impl Slots {
    fn insert(&mut self, segment: usize, slot: Slot) {
        let Ok(place) = u32::try_from(self.all.len()) else {
            return;
        };
        self.places.insert(XxHash3_64::oneshot(&slot.file), place);
        self.all.push((segment, slot));
    }

    fn get(&self, file: &Path) -> Option<&(usize, Slot)> {
        let file = file.as_os_str().as_encoded_bytes();
        let place = self.places.get(&XxHash3_64::oneshot(file))?;
        let found = self.all.get(*place as usize)?;
        (found.1.file == *file).then_some(found)
    }

    /// How many files are known.
    fn len(&self) -> usize {
        self.places.len()
    }
}

/// Hands on what is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = XxHash3_64::oneshot(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl Shelf {
    fn open(store: &Path, name: String, key: ReaderKey) -> Self {
        let folder = store.join(name);
        let mut shelf = Self {
            store: store.to_owned(),
            key,
            files: segments_in(&folder),
            folder,
            segments: Vec::new(),
            slots: Slots::default(),
        };
        for file in &shelf.files {
            let Ok(bytes) = map(file) else { continue };
            let Some((segment, slots)) = Segment::open(bytes, key) else {
                continue;
            };
            let number = shelf.segments.len();
            shelf.segments.push(segment);
            // What was written later is newer.
            for slot in slots {
                shelf.slots.insert(number, slot);
            }
        }
        shelf
    }

    /// What was kept of the file `found`, if it is still the same and read in the same way; its matches
    /// only where they are those of `lexicon`.
    ///
    /// # Errors
    /// `found` itself, where nothing of use was kept.
    pub fn get(
        &self,
        found: FoundFile,
        choices: &ReadingChoices,
        lexicon: LexiconKey,
    ) -> Result<Kept, FoundFile> {
        let Some((segment, slot)) = self.slots.get(&found.file) else {
            return Err(found);
        };
        let chosen = choices.encodings.get(&found.file);
        let chosen = chosen.map(|encoding| encoding.name());
        self.segments[*segment].get(slot, found, chosen, lexicon)
    }

    /// Keeps `library`, of which the entries at `read` did not come from here. Does nothing where
    /// nothing is to be gained.
    ///
    /// # Errors
    /// Where the shelf cannot be written, such as on a full disk; what was kept before remains.
    pub fn keep(
        &self,
        library: &Library,
        read: &[u32],
        choices: &ReadingChoices,
        is_cancelled: impl Fn() -> bool,
    ) -> io::Result<()> {
        let text: u64 = library
            .entries
            .iter()
            .map(|entry| entry.document.body.len() as u64)
            .sum();
        let is_small = library.entries.len() < FEWEST_FILES && text < FEWEST_BYTES;
        if is_small || text > MOST_BYTES {
            self.remove_segments();
            return Ok(());
        }
        let reused = library.entries.len() - read.len();
        let superfluous = self.slots.len() - reused.min(self.slots.len());
        if read.is_empty() && superfluous <= reused && self.files.len() < MOST_SEGMENTS {
            self.mark_used()?;
            return Ok(());
        }
        let lexicon = LexiconKey::new(&library.lexicon);
        let adds = read.len() + superfluous <= reused && self.files.len() < MOST_SEGMENTS;
        fs::create_dir_all(&self.folder)?;
        if adds {
            let entries = read
                .iter()
                .map(|position| &library.entries[*position as usize]);
            self.write(entries, lexicon, choices, is_cancelled)?;
        } else if self.write(library.entries.iter(), lexicon, choices, is_cancelled)? {
            self.remove_segments();
        }
        self.mark_used()?;
        self.make_room();
        Ok(())
    }

    /// Writes a segment; false where it was cancelled.
    fn write<'a>(
        &self,
        entries: impl Iterator<Item = &'a Arc<Entry>>,
        lexicon: LexiconKey,
        choices: &ReadingChoices,
        is_cancelled: impl Fn() -> bool,
    ) -> io::Result<bool> {
        let temporary = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(&self.folder)?;
        let into = BufWriter::with_capacity(1 << 20, temporary);
        let mut writer = SegmentWriter::new(into, self.key, lexicon)?;
        for entry in entries {
            if is_cancelled() {
                return Ok(false);
            }
            let file = entry.document.file.as_deref();
            let chosen = file.and_then(|file| choices.encodings.get(file));
            writer.add(entry, chosen.map(|encoding| encoding.name()))?;
        }
        let temporary = writer.finish()?.into_inner()?;
        // Names grow with time, so that later ones are opened later; the random part keeps programs
        // that write at the same moment apart.
        let time = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let random = temporary
            .path()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let random = random.trim_start_matches(UNFINISHED);
        let name = format!("{:020}-{random}.{ENDING}", time.as_nanos());
        // Not forced to the disk: what a loss of power cuts short fails its checksum.
        temporary.persist(self.folder.join(name))?;
        Ok(true)
    }

    /// Removes the segments that were there when the shelf was opened, and what stopped programs left.
    fn remove_segments(&self) {
        for file in &self.files {
            // One that another program removed, or still holds open, is none of our business.
            let _ = fs::remove_file(file);
        }
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            let is_old = entry
                .metadata()
                .and_then(|metadata| metadata.modified())
                .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > ABANDONED_AFTER));
            if is_old && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Notes when the shelf was used last.
    fn mark_used(&self) -> io::Result<()> {
        File::create(self.folder.join("used")).map(drop)
    }

    /// Removes other shelves until all take no more than they may.
    fn make_room(&self) {
        let Ok(entries) = fs::read_dir(&self.store) else {
            return;
        };
        let mut shelves: Vec<(SystemTime, PathBuf, u64)> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|folder| *folder != self.folder && folder.join("used").is_file())
            .map(|folder| {
                let used = fs::metadata(folder.join("used")).and_then(|used| used.modified());
                let size = size_of(&folder);
                (used.unwrap_or(UNIX_EPOCH), folder, size)
            })
            .collect();
        shelves.sort();
        let mut total = size_of(&self.folder) + shelves.iter().map(|shelf| shelf.2).sum::<u64>();
        for (_, folder, size) in shelves {
            if total <= MOST_BYTES {
                return;
            }
            if fs::remove_dir_all(&folder).is_ok() {
                total -= size;
            }
        }
    }
}

/// Segments of a shelf, oldest first.
fn segments_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    files.sort();
    files
}

/// Bytes of the files of a folder.
fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum()
}

fn map(file: &Path) -> io::Result<Bytes> {
    let file = File::open(file)?;
    // SAFETY: the bytes of a mapped file must not change. A segment is written under another name,
    // renamed once it is complete, and never opened for writing again by this program; that another
    // program writes into the cache of this one is as improbable as that it writes into its memory.
    #[expect(
        unsafe_code,
        reason = "reading a gigabyte of text in place instead of copying it"
    )]
    let mapped = unsafe { Mmap::map(&file)? };
    Ok(Bytes::from_owner(mapped))
}
