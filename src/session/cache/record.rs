//! One document with its matches, as it lies in the cache.

use super::super::library::Entry;
use super::super::tally::EntryTally;
use crate::corpus::{
    Confidence, Date, Document, Field, FileKind, FoundFile, Problem, Title, decode,
};
use crate::lexicon::AliasId;
use crate::mentions::{Candidate, Decision, Place, Reason, Rule, TermHit};
use crate::text::ByteSpan;
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

/// What was found in a document. Candidates and terms are the bulk of a cache and lie in rows of fixed
/// length, which are read several times faster than fields one by one.
#[derive(Serialize, Deserialize)]
pub(super) struct MatchesRecord<'a> {
    #[serde(borrow)]
    candidates: Cow<'a, [u8]>,
    /// Of the candidates that have one, in their order.
    reasons: Vec<Reason>,
    #[serde(borrow)]
    terms: Cow<'a, [u8]>,
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
    let reasons = entry
        .candidates
        .iter()
        .filter_map(|it| it.reason.as_deref().cloned());
    let matches = MatchesRecord {
        candidates: entry.candidates.iter().flat_map(candidate_row).collect(),
        reasons: reasons.collect(),
        terms: entry.terms.iter().flat_map(term_row).collect(),
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
    let matches = || {
        let record = postcard::from_bytes::<MatchesRecord<'_>>(bytes).ok()?;
        let mut reasons = record.reasons.into_iter();
        let (candidates, rest) = record.candidates.as_chunks::<CANDIDATE_ROW>();
        let candidates = candidates.iter().map(|row| candidate(row, &mut reasons));
        let candidates = candidates.collect::<Option<Vec<Candidate>>>()?;
        let (terms, rest_of_terms) = record.terms.as_chunks::<TERM_ROW>();
        let terms = terms.iter().map(term).collect::<Option<Vec<TermHit>>>()?;
        let is_whole = rest.is_empty() && rest_of_terms.is_empty();
        is_whole.then_some((candidates, terms, record.tally))
    };
    match matches() {
        Some((candidates, terms, tally)) => Ok(Entry {
            document,
            stamp: found.stamp,
            candidates,
            terms,
            tally,
        }),
        None => Err(document),
    }
}

/// Start, end, alias, place.
const TERM_ROW: usize = 13;
/// The same, decision, rule, whether there is a reason.
const CANDIDATE_ROW: usize = TERM_ROW + 3;

const PLACES: [Place; 2] = [Place::Title, Place::Body];
const DECISIONS: [Decision; 3] = [Decision::Accepted, Decision::Rejected, Decision::Doubtful];

fn row(place: Place, span: ByteSpan, alias: AliasId) -> [u8; TERM_ROW] {
    let mut row = [0; TERM_ROW];
    row[..4].copy_from_slice(&span.start.to_le_bytes());
    row[4..8].copy_from_slice(&span.end.to_le_bytes());
    row[8..12].copy_from_slice(&alias.0.to_le_bytes());
    row[12] = number_of(place, &PLACES);
    row
}

fn parts(row: &[u8]) -> Option<(Place, ByteSpan, AliasId)> {
    let number = |at: usize| {
        let bytes = row[at..at + 4].try_into();
        u32::from_le_bytes(bytes.expect("four bytes are four bytes"))
    };
    let (start, end) = (number(0), number(4));
    let place = *PLACES.get(usize::from(row[12]))?;
    (start <= end).then_some((place, ByteSpan { start, end }, AliasId(number(8))))
}

fn term_row(term: &TermHit) -> [u8; TERM_ROW] {
    row(term.place, term.span, term.alias)
}

fn term(row: &[u8; TERM_ROW]) -> Option<TermHit> {
    let (place, span, alias) = parts(row)?;
    Some(TermHit { place, span, alias })
}

fn candidate_row(candidate: &Candidate) -> [u8; CANDIDATE_ROW] {
    let mut whole = [0; CANDIDATE_ROW];
    let (start, end) = whole.split_at_mut(TERM_ROW);
    start.copy_from_slice(&row(candidate.place, candidate.span, candidate.alias));
    end[0] = number_of(candidate.decision, &DECISIONS);
    end[1] = number_of(candidate.rule, &Rule::ALL);
    end[2] = candidate.reason.is_some().into();
    whole
}

fn candidate(
    row: &[u8; CANDIDATE_ROW],
    reasons: &mut impl Iterator<Item = Reason>,
) -> Option<Candidate> {
    let (place, span, alias) = parts(row)?;
    Some(Candidate {
        place,
        span,
        alias,
        decision: *DECISIONS.get(usize::from(row[TERM_ROW]))?,
        rule: *Rule::ALL.get(usize::from(row[TERM_ROW + 1]))?,
        reason: match row[TERM_ROW + 2] {
            0 => None,
            _ => Some(Arc::new(reasons.next()?)),
        },
    })
}

/// Where a value stands among all of its kind.
fn number_of<T: PartialEq>(value: T, all: &[T]) -> u8 {
    let position = all.iter().position(|other| *other == value);
    position.expect("all values are listed") as u8
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
