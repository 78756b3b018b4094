//! The texts of many documents in few blocks of memory.
//!
//! Knows text only. A text goes in and comes back as a share of a block, which goes when its last share
//! does: asking the system for memory a hundred thousand times takes longer than copying the texts.

use bytes::BytesMut;
use bytestring::ByteString;
use std::cell::RefCell;

/// Bytes of a block.
const BLOCK: usize = 1 << 20;

/// A longer text has memory of its own, so that no block is given up half empty.
pub(super) const LONGEST: usize = BLOCK / 16;

thread_local! {
    /// The block that is being filled.
    static OPEN: RefCell<BytesMut> = RefCell::default();
}

/// `text`, copied.
pub(super) fn keep(text: &str) -> ByteString {
    if text.len() > LONGEST {
        return text.into();
    }
    let bytes = OPEN.with_borrow_mut(|block| {
        if block.capacity() - block.len() < text.len() {
            *block = BytesMut::with_capacity(BLOCK);
        }
        block.extend_from_slice(text.as_bytes());
        block.split().freeze()
    });
    // SAFETY: the bytes are those of `text`, and nobody can write into a share that is frozen.
    #[expect(
        unsafe_code,
        reason = "checking a copy of a text takes as long as checking the text"
    )]
    unsafe {
        ByteString::from_bytes_unchecked(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_what_they_were() {
        let text = |number: usize| "文鉴é".repeat(number * 37 % 9_000);
        let kept: Vec<ByteString> = (0..900).map(|number| keep(&text(number))).collect();
        for (number, kept) in kept.iter().enumerate() {
            assert_eq!(*kept, text(number));
        }
    }
}
