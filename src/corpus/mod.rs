//! Folders and files become documents.
//!
//! `paths -> bytes -> text -> document`, each step a plain function that returns what it has and the
//! problems it met; reading never fails as a whole. Knows no companies. Articles are never written to.

pub mod date;
pub mod decode;
pub mod document;
pub mod fields;
pub mod folder;
pub mod front_matter;
pub mod html;
pub mod message;
pub mod natural;
pub mod problem;
pub mod read;
pub mod shard;
pub mod shared_text;
pub mod title;
pub mod varint;

pub use decode::{Confidence, Decoded, decode};
pub use document::{Date, Document, Field, FileKind, Title, TitleOrigin, Value};
pub use fields::{FieldView, Fields};
pub use folder::{FileProblem, FoundFile, LeftOut, ListOptions, Listing, Stamp, list, walk};
pub use message::{problem_name, problem_remedy, problem_sentence};
pub use problem::{Problem, ProblemKind, Severity};
pub use read::{ReadOptions, Reading, document_from_bytes, read_file};
pub use shard::{Shard, ShardError};
