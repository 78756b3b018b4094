//! What can be looked for in a text: who can go through its places can hand over all, and say that there
//! is one.
//!
//! Knows neither words nor expressions, and one text at a time.

use crate::text::ByteSpan;

pub(super) trait Sought {
    /// Hands over the places in `text`, ascending and none overlapping another, for as long as `take` says
    /// so.
    fn walk(&self, text: &str, take: impl FnMut(ByteSpan) -> bool);

    /// Hands over all of them.
    fn find(&self, text: &str, mut take: impl FnMut(ByteSpan)) {
        self.walk(text, |span| {
            take(span);
            true
        });
    }

    /// True where there is one.
    fn is_in(&self, text: &str) -> bool {
        let mut stands = false;
        self.walk(text, |_| {
            stands = true;
            false
        });
        stands
    }
}
