//! One document with its matches, as it lies in the cache.

use super::super::library::Entry;
use super::super::tally::EntryTally;
use crate::corpus::{
    Confidence, Date, Document, Field, FileKind, FoundFile, Problem, Title, decode,
};
use crate::mentions::{Candidate, TermHit};
use bytestring::ByteString;
use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A document out of the cache.
#[derive(Debug)]
pub enum Kept {
    /// With matches of the lexicon in force.
    Entry(Entry),
    /// With none that are of use.
    Document(Arc<Document>),
}

/// Everything about a document but its path, which the index holds, and its text.
#[derive(Serialize, Deserialize)]
pub(super) struct DocumentRecord {
    kind: FileKind,
    encoding: String,
    confidence: Confidence,
    bytes: u64,
    fields: Vec<Field>,
    title: Title,
    date: Option<DateRecord>,
    body_line: u32,
    characters: u32,
    problems: Vec<Problem>,
}

/// What was found in a document.
#[derive(Serialize, Deserialize)]
pub(super) struct MatchesRecord {
    candidates: Vec<Candidate>,
    terms: Vec<TermHit>,
    tally: EntryTally,
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
        encoding: document.encoding.to_owned(),
        confidence: document.confidence,
        bytes: document.bytes,
        fields: document.fields.clone(),
        title: document.title.clone(),
        date: document.date.map(DateRecord::from),
        body_line: document.body_line,
        characters: document.characters,
        problems: document.problems.clone(),
    };
    let matches = MatchesRecord {
        candidates: entry.candidates.clone(),
        terms: entry.terms.clone(),
        tally: entry.tally.clone(),
    };
    let mut write = || -> postcard::Result<usize> {
        postcard::to_io(&record, &mut *into)?;
        let middle = into.len();
        postcard::to_io(&matches, &mut *into)?;
        Ok(middle - start)
    };
    let middle = write().ok();
    if middle.is_none() {
        into.truncate(start);
    }
    middle
}

/// The document that `bytes` and `body` were written from, for the file it was read from.
pub(super) fn document(bytes: &[u8], body: ByteString, found: &FoundFile) -> Option<Document> {
    let record: DocumentRecord = postcard::from_bytes(bytes).ok()?;
    Some(Document {
        path: found.path.clone(),
        file: Some(found.file.clone()),
        kind: record.kind,
        encoding: decode::known_name(&record.encoding)?,
        confidence: record.confidence,
        bytes: record.bytes,
        fields: record.fields,
        title: record.title,
        date: match record.date {
            Some(date) => Some(date.date()?),
            None => None,
        },
        body,
        body_line: record.body_line,
        characters: record.characters,
        problems: record.problems,
    })
}

/// The entry of `document` with the matches in `bytes`.
pub(super) fn entry(
    bytes: &[u8],
    document: Arc<Document>,
    found: &FoundFile,
) -> Result<Entry, Arc<Document>> {
    match postcard::from_bytes::<MatchesRecord>(bytes) {
        Ok(record) => Ok(Entry {
            document,
            stamp: found.stamp,
            candidates: record.candidates,
            terms: record.terms,
            tally: record.tally,
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
