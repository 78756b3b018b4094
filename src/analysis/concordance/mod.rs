//! Concordance: every place of what is sought as a line, aligned on the hit, in the order asked for.
//!
//! `articles, sought -> lines -> order`, and for the lines on screen `text, line -> context`. Lines hold
//! places only. Knows no session: whoever asks gives each article by its position.

mod context;
mod find;
mod line;
mod order;
mod ranks;
mod sort;
mod sought;

pub use context::{Context, WIDEST, Window, one_line};
pub use find::lines;
pub use line::Line;
pub use order::{DEEPEST, Key, Level, Order, OrderError};
pub use sort::sorted;
pub use sought::{Finder, Sought, UnknownAlias};
