//! Questions over many articles and what was found in them.
//!
//! `articles, mentions -> lines and figures`, for the window and the command line alike. Knows no files, no
//! windows and no session: whoever asks hands over the articles one by one.

pub mod concordance;
pub mod outlet;
