//! Wenjian (文鉴): a native desktop explorer for folders of articles.
//!
//! The way of the data is one way, each step a plain function of what came before:
//!
//! ```text
//! folder -> paths -> bytes -> text -> document -> candidates -> mentions -> view model -> pixels
//!           corpus                                mentions                  session       app
//! ```
//!
//! The floors, from the ground up: [`text`] and [`locale`]; [`lexicon`] and [`corpus`];
//! [`mentions`]; [`search`] and [`evidence`]; [`analysis`]; [`export`]; [`session`] and [`cli`];
//! `app`. A room uses only rooms below it.
//! `docs/architecture.md` lists the invariants and the check that keeps each of them.

pub mod analysis;
pub mod cli;
pub mod corpus;
pub mod evidence;
pub mod export;
pub mod lexicon;
pub mod locale;
pub mod mentions;
pub mod search;
pub mod session;
pub mod text;

#[cfg(feature = "gui")]
pub mod app;
