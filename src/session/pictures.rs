//! Pictures of articles: where they lie, how large they are, and their pixels.
//!
//! Only files below what was opened are read, never an address. Meant for worker threads: knows
//! neither window nor texture.

use super::Source;
use crate::corpus::Document;
use image::{GenericImageView as _, ImageReader, Limits};
use std::path::{Path, PathBuf};

/// Files larger than this, in bytes, are not read.
const LARGEST_FILE: u64 = 32 << 20;
/// Pictures wider or higher than this, in pixels, are not decoded.
const LARGEST_SIDE: u32 = 12_000;
/// Bytes that decoding may take.
const LARGEST_DECODED: u64 = 256 << 20;

/// A picture in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Four bytes a pixel: red, green, blue and opacity.
    pub rgba: Vec<u8>,
}

/// The file that `target`, the path in a picture's Markdown, names; `None` where there is none below
/// the folders that were opened.
pub fn file_of(document: &Document, source: &Source, target: &str) -> Option<PathBuf> {
    let Source::Paths(opened) = source else {
        return None;
    };
    let folder = document.file.as_ref()?.parent()?;
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let file = folder.join(decoded(path)).canonicalize().ok()?;
    let is_below = |root: &PathBuf| {
        let root = root.canonicalize().unwrap_or_else(|_| root.clone());
        let folder = if root.is_dir() {
            Some(root.as_path())
        } else {
            root.parent()
        };
        folder.is_some_and(|folder| file.starts_with(folder))
    };
    opened.iter().any(is_below).then_some(file)
}

/// Width and height of the picture in `file`, in pixels, from its head alone; `None` where it is no
/// picture that can be shown.
pub fn size(file: &Path) -> Option<(u32, u32)> {
    let (width, height) = reader(file)?.into_dimensions().ok()?;
    let fits = |side: u32| (1..=LARGEST_SIDE).contains(&side);
    (fits(width) && fits(height)).then_some((width, height))
}

/// The picture in `file`, made smaller where it is wider than `widest` pixels; `None` where it
/// cannot be decoded within the bounds.
pub fn decode(file: &Path, widest: u32) -> Option<Picture> {
    let picture = reader(file)?.decode().ok()?;
    let (width, height) = picture.dimensions();
    let picture = if width > widest {
        let height = (u64::from(height) * u64::from(widest) / u64::from(width)).max(1);
        picture.thumbnail_exact(widest, u32::try_from(height).ok()?)
    } else {
        picture
    };
    let rgba = picture.into_rgba8();
    let size = [rgba.width() as usize, rgba.height() as usize];
    Some(Picture {
        size,
        rgba: rgba.into_raw(),
    })
}

fn reader(file: &Path) -> Option<ImageReader<std::io::BufReader<std::fs::File>>> {
    let about = std::fs::metadata(file).ok()?;
    if !about.is_file() || about.len() > LARGEST_FILE {
        return None;
    }
    // What a file is, is told by its first bytes; names are often wrong.
    let mut reader = ImageReader::open(file).ok()?.with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(LARGEST_DECODED);
    reader.limits(limits);
    Some(reader)
}

/// `%E5%9B%BE.png` as the name it stands for; left as it is where that is no text.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut found = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3);
        let value = digits
            .filter(|_| bytes[at] == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        found.push(value.unwrap_or(bytes[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(found).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded() {
        assert_eq!(decoded("a%20b/%E5%9B%BE.png"), "a b/图.png");
        assert_eq!(decoded("100%.png"), "100%.png");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
