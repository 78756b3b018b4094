//! One line of a concordance: a place in one article.

use crate::mentions::Place;
use crate::search::View;
use crate::text::ByteSpan;

/// A place of what is sought. Ordered as one reads: by article, title first, by start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    /// Position of the article.
    pub entry: u32,
    /// Title or body.
    pub place: Place,
    /// Bytes of the title's text or of the body.
    pub span: ByteSpan,
}

impl Line {
    /// The text in which the line's span lies; `view` shows the line's article.
    pub fn text<'a>(&self, view: &View<'a>) -> &'a str {
        match self.place {
            Place::Title => &view.document.title.text,
            Place::Body => &view.document.body,
        }
    }
}
