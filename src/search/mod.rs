//! Search: a query in a small language, and its answers in documents.
//!
//! `query text -> Parsed -> hits of one document -> ranked hits of many`, all in memory and without a
//! folded copy of any text. Knows no files, no windows and no session; `docs/search.md` tells the language.

mod asked;
mod dense;
mod evaluate;
mod expression;
mod lex;
mod meaning;
mod near;
mod needle;
mod note;
mod parse;
mod period;
mod pinyin;
mod query;
mod rank;
mod required;
mod score;
mod sought;
mod spellings;
mod texts;
mod variants;

pub use evaluate::{Hit, HitPlace, View, field_text};
pub use note::{Note, NoteKind, note_sentence};
pub use parse::{Known, Parsed, parse};
pub use pinyin::PinyinNeedle;
pub use query::{Matching, Query};
pub use rank::{Found, rank, rank_watched};
pub use score::Score;
pub use texts::Texts;
