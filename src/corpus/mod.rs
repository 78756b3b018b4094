//! Folders and files become documents.
//!
//! `paths -> bytes -> text -> document`, each step a plain function that returns what it has and the
//! problems it met; reading never fails as a whole. Knows no companies. Articles are never written to.

pub mod document;
pub mod problem;

pub use document::{Date, Document, Field, FileKind, Title, TitleOrigin, Value};
pub use problem::{Problem, ProblemKind, Severity};
