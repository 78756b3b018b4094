//! One file becomes one document.
//!
//! Puts decoding, front matter, title and date together; knows no folder and no companies. Never
//! fails: a file that holds no text is skipped with the problem that says why.

use super::decode::{Hints, decode};
use super::{
    Document, Fields, FileKind, Problem, ProblemKind, date, folder, front_matter, html,
    shared_text, title,
};
use bytestring::ByteString;
use encoding_rs::Encoding;
use std::borrow::Cow;
use std::cell::Cell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How files are read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOptions {
    /// The encoding the user chose for this file; otherwise it is found out.
    pub encoding: Option<&'static Encoding>,
    /// Fields that hold the date, the one to be asked first in front.
    pub date_keys: Vec<String>,
    /// Fields that hold the title, the one to be asked first in front.
    pub title_keys: Vec<String>,
    /// Of a file of more bytes, only so many are read.
    pub max_bytes: u64,
}

/// The bytes of a file that are read when nothing else is asked for.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The most that [`ReadOptions::max_bytes`] can ask for: places in a text have 32 bits, and text can
/// take three times the bytes of its file.
const MOST_BYTES: u64 = 1 << 30;

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            encoding: None,
            date_keys: date::KEYS.map(str::to_owned).to_vec(),
            title_keys: title::KEYS.map(str::to_owned).to_vec(),
            max_bytes: MAX_BYTES,
        }
    }
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Reading {
    /// An article.
    Document(Document),
    /// None, and why.
    Skipped(Problem),
}

/// Reads the file at `path`; `relative` is its path below the folder that was opened.
pub fn read_file(path: &Path, relative: String, options: &ReadOptions) -> Reading {
    let limit = options.max_bytes.min(MOST_BYTES);
    let mut buffer = BUFFER.take();
    let reading = match bytes_of(path, limit, &mut buffer) {
        Ok((length, size)) => {
            let bytes = &buffer[..length];
            document(bytes, size, relative, Some(path.to_owned()), options)
        }
        Err(kind) => Reading::Skipped(Problem::of_file(kind)),
    };
    if buffer.len() <= LARGEST_BUFFER {
        BUFFER.set(buffer);
    }
    reading
}

thread_local! {
    /// What files are read into, one after the other; every byte of it has been written once.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A buffer that grew beyond this for one file is not kept for the next.
const LARGEST_BUFFER: usize = 4 << 20;

/// Reads bytes that are already there, such as an embedded article.
pub fn document_from_bytes(
    bytes: &[u8],
    relative: String,
    file: Option<PathBuf>,
    options: &ReadOptions,
) -> Reading {
    let limit = usize::try_from(options.max_bytes.min(MOST_BYTES)).unwrap_or(usize::MAX);
    let part = &bytes[..bytes.len().min(limit)];
    document(part, bytes.len() as u64, relative, file, options)
}

/// Puts the bytes of a file into `buffer`, up to `limit`; returns how many these are, and the file's size.
fn bytes_of(path: &Path, limit: u64, buffer: &mut Vec<u8>) -> Result<(usize, u64), ProblemKind> {
    let from_io = |error: io::Error| folder::from_io(&error);
    let opened = open(path).and_then(|file| Ok((file.metadata()?, file)));
    let (metadata, mut file) = opened.map_err(|error| {
        // Some of what is no file cannot even be opened.
        match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => ProblemKind::NotAFile,
            _ => from_io(error),
        }
    })?;
    if !metadata.is_file() {
        return Err(ProblemKind::NotAFile);
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let size = metadata.len();
    // Asked for one more, the system tells at once that there is none.
    let expected = usize::try_from(size).unwrap_or(usize::MAX).min(limit);
    let room = buffer.len().max(expected + 1).max(SMALLEST_BUFFER);
    buffer.resize(room, 0);
    let mut length = 0;
    while length < limit {
        if length == buffer.len() {
            buffer.resize(length * 2, 0);
        }
        let end = buffer.len().min(limit);
        match file.read(&mut buffer[length..end]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(from_io(error)),
        }
        // A file that is written to meanwhile is read as it was; some of the system's own have no size.
        if length as u64 == size {
            break;
        }
    }
    let whole = length < limit;
    let read = length as u64;
    Ok((length, if whole { read } else { size.max(read) }))
}

/// The least that is read at a time.
const SMALLEST_BUFFER: usize = 64 << 10;

/// Opens a file. A pipe, for which opening would wait until someone writes into it, is opened at once.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    options.open(path)
}

/// Makes a document of the first `bytes` of a file of `size` bytes.
fn document(
    bytes: &[u8],
    size: u64,
    path: String,
    file: Option<PathBuf>,
    options: &ReadOptions,
) -> Reading {
    let kind = FileKind::of(Path::new(&path)).unwrap_or(FileKind::Plain);
    let cut = size > bytes.len() as u64;
    let hints = Hints {
        chosen: options.encoding,
        html: kind == FileKind::Html,
        cut,
    };
    let decoded = match decode(bytes, hints) {
        Ok(decoded) => decoded,
        Err(_) if !has_extension(&path) => {
            return Reading::Skipped(Problem::of_file(ProblemKind::NotAnArticle));
        }
        Err(problem) => return Reading::Skipped(problem),
    };
    let mut problems = Vec::new();
    if cut {
        let read = bytes.len() as u64;
        problems.push(Problem::of_file(ProblemKind::TooLong { bytes: size, read }));
    }
    problems.extend(decoded.problems);
    let front_matter = front_matter::read(&decoded.text);
    problems.extend(front_matter.problems);
    // Tools that join files leave marks at the top that are no text.
    let rest = &decoded.text[front_matter.body_start..];
    let body_start = decoded.text.len() - rest.trim_start_matches('\u{feff}').len();
    let (body, body_line, heading) = match kind {
        FileKind::Html => {
            let page = html::read(&decoded.text[body_start..]);
            (page.text.into(), 1, page.title)
        }
        _ => (tail(decoded.text, body_start), front_matter.body_line, None),
    };
    if body.trim_start().is_empty() {
        problems.push(Problem::of_file(ProblemKind::Empty));
    } else if kind == FileKind::Markdown && !front_matter.present {
        problems.push(Problem::at(1, ProblemKind::FrontMatterMissing));
    }
    let fields = front_matter.fields;
    let name = path.rsplit('/').next().unwrap_or(&path);
    let (date, date_problems) = date::choose(&fields, &options.date_keys, name);
    problems.extend(date_problems);
    let title = title::choose(
        &fields,
        &options.title_keys,
        kind,
        heading.as_deref(),
        &body,
        &path,
    );
    Reading::Document(Document {
        file,
        kind,
        encoding: decoded.encoding,
        confidence: decoded.confidence,
        bytes: size,
        fields: Fields::new(&fields),
        title,
        date,
        characters: code_points(&body),
        body,
        body_line,
        problems,
        path,
    })
}

/// The text from byte `start` on, copied once at most.
fn tail(text: Cow<'_, str>, start: usize) -> ByteString {
    match text {
        Cow::Borrowed(text) => shared_text::keep(&text[start..]),
        Cow::Owned(text) if text.len() <= shared_text::LONGEST => shared_text::keep(&text[start..]),
        Cow::Owned(mut text) => {
            text.drain(..start);
            text.shrink_to_fit();
            text.into()
        }
    }
}

fn has_extension(path: &str) -> bool {
    Path::new(path).extension().is_some()
}

/// Code points of `text`. Counts in bytes first, which the compiler turns into wide instructions.
fn code_points(text: &str) -> u32 {
    /// Bytes whose count fits a byte.
    const BLOCK: usize = 192;
    let starts = |block: &[u8]| {
        block.iter().fold(0_u8, |count, byte| {
            count + u8::from(*byte & 0b1100_0000 != 0b1000_0000)
        })
    };
    text.as_bytes()
        .chunks(BLOCK)
        .map(|block| u32::from(starts(block)))
        .sum()
}
