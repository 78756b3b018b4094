//! One entry of a folder: its name, how it is shown and sorted.

use crate::corpus::natural;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs;

/// An entry that was listed.
pub(super) struct Entry {
    pub entry: fs::DirEntry,
    pub name: OsString,
    /// The name as text, and what it is sorted by.
    pub shown: String,
    pub key: Vec<u8>,
    /// False for a name that is no valid Unicode.
    pub unicode: bool,
}

impl Entry {
    pub fn new(entry: fs::DirEntry) -> Self {
        let name = entry.file_name();
        let (shown, unicode) = shown_name(&name);
        let key = natural::key(&shown);
        Self {
            entry,
            name,
            shown,
            key,
            unicode,
        }
    }
}

/// Natural order. Names that are no valid Unicode could be shown alike, and then get a number.
pub(super) fn sort(entries: &mut [Entry]) {
    entries.sort_unstable_by(|left, right| {
        left.key
            .cmp(&right.key)
            .then_with(|| left.name.cmp(&right.name))
    });
    if entries.iter().all(|entry| entry.unicode) {
        return;
    }
    let mut shown: HashSet<String> = entries
        .iter()
        .filter(|entry| entry.unicode)
        .map(|entry| entry.shown.clone())
        .collect();
    for entry in entries.iter_mut().filter(|entry| !entry.unicode) {
        let plain = entry.shown.clone();
        let mut number = 2;
        while !shown.insert(entry.shown.clone()) {
            entry.shown = match plain.rsplit_once('.') {
                Some((stem, extension)) => format!("{stem} ({number}).{extension}"),
                None => format!("{plain} ({number})"),
            };
            number += 1;
        }
    }
}

/// The name as text, and whether it is valid Unicode; `\xNN` stands for a byte that is none.
pub(super) fn shown_name(name: &OsStr) -> (String, bool) {
    if let Some(name) = name.to_str() {
        return (name.to_owned(), true);
    }
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02X}"));
        }
    }
    (shown, false)
}
