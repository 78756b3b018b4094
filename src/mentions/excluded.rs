//! What is not matched: addresses, code, tags and link targets.
//!
//! [`super::addresses`] and [`super::markdown`] look only for the few ASCII bytes that such parts start
//! with, so that plain Chinese text costs a few searches for bytes. Knows nothing of aliases.

use super::addresses::addresses;
use super::markdown::markdown;
use crate::corpus::FileKind;
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

/// Why a part of a text is not matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Excluded {
    /// The address of a page.
    Url,
    /// An e-mail address.
    Email,
    /// A code span or a fenced block of code.
    Code,
    /// An HTML tag with its attributes, a comment, or the content of `script` and `style`.
    Tag,
    /// Where a Markdown link or picture leads to.
    LinkTarget,
}

impl Excluded {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Url,
        Self::Email,
        Self::Code,
        Self::Tag,
        Self::LinkTarget,
    ];

    /// `url`, `email`, `code`, `tag` or `link-target`; its sentence is `excluded-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Email => "email",
            Self::Code => "code",
            Self::Tag => "tag",
            Self::LinkTarget => "link-target",
        }
    }
}

/// The parts of `text` that are not matched, in order, without overlap. Ends are character boundaries.
pub fn excluded_parts(text: &str, form: TextForm) -> Vec<(Range<usize>, Excluded)> {
    let mut parts = Vec::new();
    if form == TextForm::Markdown {
        markdown(text, &mut parts);
    }
    addresses(text, &mut parts);
    // An address within code or a link target belongs to the larger part.
    parts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    parts.retain_mut(|(range, _)| {
        range.start = range.start.max(end);
        end = end.max(range.end);
        range.start < range.end
    });
    parts
}

/// The parts of `text` in which names are looked for, in order.
pub(super) fn parts_to_match(text: &str, form: TextForm) -> Vec<Range<usize>> {
    let excluded = excluded_parts(text, form);
    let starts = std::iter::once(0).chain(excluded.iter().map(|(part, _)| part.end));
    let ends = excluded
        .iter()
        .map(|(part, _)| part.start)
        .chain(std::iter::once(text.len()));
    starts
        .zip(ends)
        .map(|(start, end)| start..end)
        .filter(|part| !part.is_empty())
        .collect()
}
