//! One document with its matches, as it lies in the cache. Fields and matches lie there as they lie in memory,
//! and stay where they are.

use super::super::library::Entry;
use super::super::packed::PackedMatches;
use super::super::tally::EntryTally;
use crate::corpus::{
    Confidence, Date, Document, Fields, FileKind, FoundFile, Problem, Stamp, Title, decode,
};
use bytes::Bytes;
use bytestring::ByteString;
use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// A document out of the cache.
#[derive(Debug)]
pub enum Kept {
    /// With matches of the lexicon in force.
    Entry(Entry),
    /// With none that are of use.
    Document(Arc<Document>),
}

/// Everything about a document but its path, which the index holds, its fields, which lie behind it, and
/// its text.
#[derive(Serialize, Deserialize)]
struct DocumentRecord<'a> {
    kind: FileKind,
    #[serde(borrow)]
    encoding: Cow<'a, str>,
    confidence: Confidence,
    bytes: u64,
    title: Cow<'a, Title>,
    date: Option<DateRecord>,
    body_line: u32,
    characters: u32,
    problems: Cow<'a, [Problem]>,
}

/// What was counted in a document; its matches lie behind it.
#[derive(Serialize, Deserialize)]
struct CountsRecord<'a> {
    edges: Option<u64>,
    tally: Cow<'a, EntryTally>,
}

/// A date in numbers.
#[derive(Serialize, Deserialize)]
struct DateRecord {
    day: (i16, i8, i8),
    time: Option<(i8, i8, i8, i32)>,
    /// Seconds east of UTC.
    offset: Option<i32>,
}

/// Writes `entry` behind what `into` holds; returns where its matches begin. `None` for an entry that
/// cannot be kept, and then `into` is as it was.
pub(super) fn write(entry: &Entry, into: &mut Vec<u8>) -> Option<usize> {
    let start = into.len();
    let document = &entry.document;
    let record = DocumentRecord {
        kind: document.kind,
        encoding: document.encoding.into(),
        confidence: document.confidence,
        bytes: document.bytes,
        title: Cow::Borrowed(&document.title),
        date: document.date.map(DateRecord::from),
        body_line: document.body_line,
        characters: document.characters,
        problems: document.problems.as_slice().into(),
    };
    let counts = CountsRecord {
        edges: entry.edges,
        tally: Cow::Borrowed(&entry.tally),
    };
    let mut write = || -> postcard::Result<usize> {
        postcard::to_io(&record, &mut *into)?;
        into.extend_from_slice(document.fields.as_bytes());
        let middle = into.len();
        postcard::to_io(&counts, &mut *into)?;
        into.extend_from_slice(entry.matches.as_bytes());
        Ok(middle - start)
    };
    let middle = write().ok();
    if middle.is_none() {
        into.truncate(start);
    }
    middle
}

/// The document that `bytes` and `body` were written from, for the file it was read from.
///
/// # Errors
/// `found` itself, where `bytes` are no record.
pub(super) fn document(
    bytes: &Bytes,
    body: ByteString,
    found: FoundFile,
) -> Result<Document, FoundFile> {
    let parts = || {
        let (record, fields) = postcard::take_from_bytes::<DocumentRecord<'_>>(bytes).ok()?;
        let encoding = decode::known_name(&record.encoding)?;
        let date = match &record.date {
            Some(date) => Some(date.date()?),
            None => None,
        };
        Some((record, fields, encoding, date))
    };
    let Some((record, fields, encoding, date)) = parts() else {
        return Err(found);
    };
    Ok(Document {
        path: found.path,
        file: Some(found.file),
        kind: record.kind,
        encoding,
        confidence: record.confidence,
        bytes: record.bytes,
        fields: Fields::from_bytes(bytes.slice_ref(fields)),
        title: record.title.into_owned(),
        date,
        body,
        body_line: record.body_line,
        characters: record.characters,
        problems: record.problems.into_owned(),
    })
}

/// The entry of `document` with the matches in `bytes`.
///
/// # Errors
/// `document` itself, where `bytes` are no matches.
pub(super) fn entry(
    bytes: &Bytes,
    document: Arc<Document>,
    stamp: Stamp,
) -> Result<Entry, Arc<Document>> {
    match postcard::take_from_bytes::<CountsRecord<'_>>(bytes) {
        Ok((counts, matches)) => Ok(Entry {
            document,
            stamp,
            edges: counts.edges,
            matches: PackedMatches::from_bytes(bytes.slice_ref(matches)),
            tally: counts.tally.into_owned(),
        }),
        Err(_) => Err(document),
    }
}

impl From<Date> for DateRecord {
    fn from(date: Date) -> Self {
        let day = date.day();
        let parts = |time: civil::DateTime| {
            (
                time.hour(),
                time.minute(),
                time.second(),
                time.subsec_nanosecond(),
            )
        };
        let (time, offset) = match date {
            Date::Day(_) => (None, None),
            Date::Local(time) => (Some(parts(time)), None),
            Date::Offset(time, offset) => (Some(parts(time)), Some(offset.seconds())),
        };
        Self {
            day: (day.year(), day.month(), day.day()),
            time,
            offset,
        }
    }
}

impl DateRecord {
    fn date(&self) -> Option<Date> {
        let (year, month, day) = self.day;
        let day = civil::Date::new(year, month, day).ok()?;
        let Some((hour, minute, second, nanosecond)) = self.time else {
            return Some(Date::Day(day));
        };
        let time = civil::Time::new(hour, minute, second, nanosecond).ok()?;
        let time = day.to_datetime(time);
        Some(match self.offset {
            None => Date::Local(time),
            Some(seconds) => Date::Offset(time, Offset::from_seconds(seconds).ok()?),
        })
    }
}
