//! Questions over many documents: among what words something stands, when companies are named, with
//! whom, and what is known of one.
//!
//! Plain functions of documents, mentions and evidence. Knows no files, no windows and no session; the
//! window and the command line ask the same functions, so that both give the same numbers.

pub mod association;
pub mod concordance;
pub mod dispersion;
pub mod layout;
pub mod meetings;
pub mod outlet;
pub mod period;
pub mod portrait;
pub mod timeline;
pub mod units;
