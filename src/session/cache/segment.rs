//! One file of the cache: written once, never changed, read in place.
//!
//! ```text
//! segment = head block*
//! head    = magic, key of reader, key of lexicon, checksum of these
//! block   = lengths of index, records and text, their checksums, checksum of these; index, records, text
//! ```
//!
//! Numbers are little-endian. Whatever is cut short or changed fails its checksum and is not used.

use super::super::library::Entry;
use super::record::{self, Kept};
use super::{LexiconKey, ReaderKey};
use crate::corpus::{FoundFile, Stamp};
use bytes::Bytes;
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;
use twox_hash::{XxHash3_64, XxHash3_128};

const MAGIC: &[u8; 16] = b"wenjian cache 2\n";
/// Magic, two keys, checksum.
const HEAD: usize = 16 + 16 + 16 + 8;
/// Three lengths, three checksums, checksum of these.
const BLOCK_HEAD: usize = 7 * 8;
/// A block is full with so many documents,
const BLOCK_DOCUMENTS: usize = 256;
/// or so many bytes of text. Fewer than 2^32, together with the longest text of a document.
const BLOCK_TEXT: usize = 4 << 20;

/// Where a document lies in its block.
#[derive(Serialize, Deserialize)]
struct IndexRecord<'a> {
    /// The file's absolute path, in the encoding of the system.
    #[serde(borrow)]
    file: Cow<'a, [u8]>,
    stamp: Stamp,
    /// The encoding that the user chose for the file, if any.
    #[serde(borrow)]
    chosen: Option<Cow<'a, str>>,
    /// Bytes of the record, of its first part (the document), and of the text. Each lies behind that
    /// of the document before.
    record: u32,
    matches_at: u32,
    text: u32,
}

/// One document of a segment.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub file: Bytes,
    pub stamp: Stamp,
    chosen: Option<ByteString>,
    block: u32,
    record: Range<usize>,
    matches_at: usize,
    text: Range<usize>,
}

#[derive(Debug)]
struct Block {
    records: Range<usize>,
    text: Range<usize>,
    checksums: [u64; 2],
    /// All of its bytes, shared by its documents, once somebody asks; none where records and text are not as
    /// they were written or the text is no valid UTF-8.
    sound: OnceLock<Option<Bytes>>,
}

/// A segment that was written before.
#[derive(Debug)]
pub(super) struct Segment {
    bytes: Bytes,
    blocks: Vec<Block>,
    /// Whose matches it holds.
    lexicon: LexiconKey,
}

impl Segment {
    /// The segment in `bytes` and its documents; `None` where it was written by another program or
    /// with other ways of reading. A broken end is left out.
    pub fn open(bytes: Bytes, key: ReaderKey) -> Option<(Self, Vec<Slot>)> {
        let head = bytes.get(..HEAD)?;
        let sum = XxHash3_64::oneshot(&head[..HEAD - 8]);
        let reader = head[16..32] == key.0.to_le_bytes();
        if head[..16] != *MAGIC || number(head, HEAD - 8) != sum || !reader {
            return None;
        }
        let lexicon = u128::from_le_bytes(head[32..48].try_into().ok()?);
        let mut segment = Self {
            bytes,
            blocks: Vec::new(),
            lexicon: LexiconKey(lexicon),
        };
        let mut slots = Vec::new();
        let mut position = HEAD;
        while let Some(next) = segment.open_block(position, &mut slots) {
            position = next;
        }
        Some((segment, slots))
    }

    /// Takes in the block at `start`; returns where the next one begins.
    fn open_block(&mut self, start: usize, slots: &mut Vec<Slot>) -> Option<usize> {
        let head = self.bytes.get(start..start.checked_add(BLOCK_HEAD)?)?;
        if number(head, BLOCK_HEAD - 8) != XxHash3_64::oneshot(&head[..BLOCK_HEAD - 8]) {
            return None;
        }
        let length = |field: usize| usize::try_from(number(head, field * 8)).ok();
        let checksum = |field: usize| number(head, (3 + field) * 8);
        let index = start + BLOCK_HEAD..(start + BLOCK_HEAD).checked_add(length(0)?)?;
        let records = index.end..index.end.checked_add(length(1)?)?;
        let text = records.end..records.end.checked_add(length(2)?)?;
        let bytes = self.bytes.get(index.clone())?;
        if text.end > self.bytes.len() || XxHash3_64::oneshot(bytes) != checksum(0) {
            return None;
        }
        let block = u32::try_from(self.blocks.len()).ok()?;
        let (mut rest, mut record_at, mut text_at) = (bytes, records.start, text.start);
        while !rest.is_empty() {
            let (found, behind) = postcard::take_from_bytes::<IndexRecord<'_>>(rest).ok()?;
            let record = record_at..record_at.checked_add(found.record as usize)?;
            let part = text_at..text_at.checked_add(found.text as usize)?;
            let matches_at = record.start.checked_add(found.matches_at as usize)?;
            if record.end > records.end || part.end > text.end || matches_at > record.end {
                return None;
            }
            (record_at, text_at) = (record.end, part.end);
            slots.push(Slot {
                file: shared(&self.bytes, &found.file),
                stamp: found.stamp,
                chosen: found.chosen.map(|chosen| chosen.into_owned().into()),
                block,
                record,
                matches_at,
                text: part,
            });
            rest = behind;
        }
        let end = text.end;
        self.blocks.push(Block {
            records,
            text,
            checksums: [checksum(1), checksum(2)],
            sound: OnceLock::new(),
        });
        Some(end)
    }

    /// What was kept for `found`, if it was read in the encoding that is `chosen` now; its matches only
    /// where they are those of `lexicon`.
    ///
    /// # Errors
    /// `found` itself, where nothing of use was kept.
    pub fn get(
        &self,
        slot: &Slot,
        found: FoundFile,
        chosen: Option<&str>,
        lexicon: LexiconKey,
    ) -> Result<Kept, FoundFile> {
        let is_same = slot.stamp == found.stamp && slot.chosen.as_deref() == chosen;
        let Some((bytes, body)) = is_same.then(|| self.parts(slot)).flatten() else {
            return Err(found);
        };
        let start = self.blocks[slot.block as usize].records.start;
        let record = bytes.slice(slot.record.start - start..slot.matches_at - start);
        let document = Arc::new(record::document(&record, body, found)?);
        if self.lexicon != lexicon {
            return Ok(Kept::Document(document));
        }
        let matches = bytes.slice(slot.matches_at - start..slot.record.end - start);
        Ok(match record::entry(&matches, document, slot.stamp) {
            Ok(entry) => Kept::Entry(entry),
            Err(document) => Kept::Document(document),
        })
    }

    /// The bytes of a document's block, where that is sound, and the document's text.
    fn parts(&self, slot: &Slot) -> Option<(&Bytes, ByteString)> {
        let block = self.blocks.get(slot.block as usize)?;
        let bytes = block.sound.get_or_init(|| self.sound(block)).as_ref()?;
        Some((bytes, self.text(slot, bytes, block.records.start)?))
    }

    /// Records and text of a sound block.
    fn sound(&self, block: &Block) -> Option<Bytes> {
        let text = &self.bytes[block.text.clone()];
        let is_sound = XxHash3_64::oneshot(&self.bytes[block.records.clone()])
            == block.checksums[0]
            && XxHash3_64::oneshot(text) == block.checksums[1]
            && simdutf8::basic::from_utf8(text).is_ok();
        // A count of its own, so that two processors at two blocks do not wait for each other.
        let bytes = self.bytes.slice(block.records.start..block.text.end);
        is_sound.then(|| Bytes::from_owner(bytes))
    }

    /// The text of a document of a sound block, whose `bytes` begin at `start`.
    fn text(&self, slot: &Slot, bytes: &Bytes, start: usize) -> Option<ByteString> {
        let is_boundary = |at: usize| {
            // A byte of the form 10xxxxxx continues a character.
            self.bytes.get(at).is_none_or(|byte| byte & 0xC0 != 0x80)
        };
        let at_edge =
            slot.text.is_empty() || (is_boundary(slot.text.start) && is_boundary(slot.text.end));
        if !at_edge {
            return None;
        }
        let bytes = bytes.slice(slot.text.start - start..slot.text.end - start);
        // SAFETY: the block's text is valid UTF-8 as a whole (`is_sound`), and a part of valid UTF-8
        // between two character boundaries is valid. The bytes cannot change: a segment is written
        // under another name and never touched again.
        #[expect(
            unsafe_code,
            reason = "checking the text a second time would take as long again"
        )]
        Some(unsafe { ByteString::from_bytes_unchecked(bytes) })
    }
}

/// `part`, shared with `whole` where it lies within.
fn shared(whole: &Bytes, part: &[u8]) -> Bytes {
    let (outer, inner) = (whole.as_ptr_range(), part.as_ptr_range());
    if outer.start <= inner.start && inner.end <= outer.end {
        whole.slice_ref(part)
    } else {
        Bytes::copy_from_slice(part)
    }
}

/// The number of 64 bits at `at`.
fn number(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes[at..at + 8].try_into();
    u64::from_le_bytes(bytes.expect("a slice of eight bytes has eight bytes"))
}

/// Writes a segment.
pub(super) struct SegmentWriter<W> {
    into: W,
    index: Vec<u8>,
    records: Vec<u8>,
    text: Vec<u8>,
    documents: usize,
}

impl<W: Write> SegmentWriter<W> {
    /// A segment without documents.
    ///
    /// # Errors
    /// Those of `into`.
    pub fn new(mut into: W, reader: ReaderKey, lexicon: LexiconKey) -> io::Result<Self> {
        let mut head = Vec::with_capacity(HEAD);
        head.extend_from_slice(MAGIC);
        head.extend_from_slice(&reader.0.to_le_bytes());
        head.extend_from_slice(&lexicon.0.to_le_bytes());
        let sum = XxHash3_64::oneshot(&head);
        head.extend_from_slice(&sum.to_le_bytes());
        into.write_all(&head)?;
        Ok(Self {
            into,
            index: Vec::new(),
            records: Vec::new(),
            text: Vec::new(),
            documents: 0,
        })
    }

    /// Adds a document that was read from a file, in the encoding `chosen` for it where one was. One
    /// that cannot be kept is left out.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn add(&mut self, entry: &Entry, chosen: Option<&str>) -> io::Result<()> {
        let Some(file) = &entry.document.file else {
            return Ok(());
        };
        let start = self.records.len();
        let Some(matches_at) = record::write(entry, &mut self.records) else {
            return Ok(());
        };
        let sizes = [
            self.records.len() - start,
            matches_at,
            entry.document.body.len(),
        ]
        .map(u32::try_from);
        let [Ok(record), Ok(matches_at), Ok(text)] = sizes else {
            self.records.truncate(start);
            return Ok(());
        };
        let index = IndexRecord {
            file: Cow::Borrowed(file.as_os_str().as_encoded_bytes()),
            stamp: entry.stamp,
            chosen: chosen.map(Cow::Borrowed),
            record,
            matches_at,
            text,
        };
        postcard::to_io(&index, &mut self.index).map_err(io::Error::other)?;
        self.text.extend_from_slice(entry.document.body.as_bytes());
        self.documents += 1;
        if self.documents == BLOCK_DOCUMENTS || self.text.len() >= BLOCK_TEXT {
            self.end_block()?;
        }
        Ok(())
    }

    fn end_block(&mut self) -> io::Result<()> {
        let parts = [&self.index, &self.records, &self.text];
        let mut head = Vec::with_capacity(BLOCK_HEAD);
        for part in parts {
            head.extend_from_slice(&(part.len() as u64).to_le_bytes());
        }
        for part in parts {
            head.extend_from_slice(&XxHash3_64::oneshot(part).to_le_bytes());
        }
        let sum = XxHash3_64::oneshot(&head);
        head.extend_from_slice(&sum.to_le_bytes());
        self.into.write_all(&head)?;
        for part in parts {
            self.into.write_all(part)?;
        }
        self.index.clear();
        self.records.clear();
        self.text.clear();
        self.documents = 0;
        Ok(())
    }

    /// Writes what is left and gives back what was written into.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        if self.documents > 0 {
            self.end_block()?;
        }
        self.into.flush()?;
        Ok(self.into)
    }
}

/// A short name for some bytes.
pub(super) fn name_of(bytes: &[u8]) -> String {
    format!("{:032x}", XxHash3_128::oneshot(bytes))
}
