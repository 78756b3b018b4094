//! Who published an article, as its front matter says.
//!
//! `document -> outlet`. Knows no companies.

use crate::corpus::Document;

/// Fields that name the outlet, in the order in which they are asked.
const KEYS: [&str; 10] = [
    "outlet",
    "media",
    "publisher",
    "name",
    "source",
    "site",
    "来源",
    "媒体",
    "author",
    "作者",
];

/// Who published the article, where its front matter says so.
pub fn outlet(document: &Document) -> Option<String> {
    let value = KEYS.iter().find_map(|key| document.field(key))?;
    let outlet = value.compact().trim().to_owned();
    (!outlet.is_empty()).then_some(outlet)
}
