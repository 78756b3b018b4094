//! Many short texts and rows of bytes in few blocks of memory.
//!
//! Knows bytes only. What is kept comes back as a share of a block, which goes when its last share does:
//! asking the system for memory a hundred thousand times takes longer than copying the texts.

use bytes::{Bytes, BytesMut};
use bytestring::ByteString;
use std::cell::RefCell;

/// Bytes of the first block.
const FIRST_BLOCK: usize = 1 << 20;

/// Bytes of all others: of a library that needs more than one, and that had better have its memory in few
/// large pages. What is not filled of a block is asked for and never given.
const BLOCK: usize = 16 << 20;

/// What is longer has memory of its own, so that no block is given up half empty.
pub(super) const LONGEST: usize = FIRST_BLOCK / 16;

thread_local! {
    /// The block of texts that is being filled.
    static TEXTS: RefCell<SharedBlock> = RefCell::default();
}

/// A block that is being filled. What lives equally long belongs into one block.
#[derive(Debug, Default)]
pub struct SharedBlock {
    block: BytesMut,
    /// It is not the first.
    grown: bool,
}

impl SharedBlock {
    /// `bytes`, copied.
    pub fn keep(&mut self, bytes: &[u8]) -> Bytes {
        if bytes.len() > LONGEST {
            return Bytes::copy_from_slice(bytes);
        }
        let Self { block, grown } = self;
        if block.capacity() - block.len() < bytes.len() {
            *block = if *grown {
                large_block()
            } else {
                BytesMut::with_capacity(FIRST_BLOCK)
            };
            *grown = true;
        }
        block.extend_from_slice(bytes);
        block.split().freeze()
    }
}

/// A block of [`BLOCK`] bytes, in pages of two megabytes where the system has them for those who ask (Linux):
/// in small ones, having them one by one takes longer than copying the texts.
fn large_block() -> BytesMut {
    let block = BytesMut::with_capacity(BLOCK);
    #[cfg(target_os = "linux")]
    {
        /// Where a page may start; no system has larger ones but by request.
        const PAGE: usize = 64 << 10;
        let start = block.as_ptr();
        let skipped = start.align_offset(PAGE).min(block.capacity());
        let length = (block.capacity() - skipped) / PAGE * PAGE;
        // SAFETY: the range lies in memory that the block owns, and the advice changes none of it.
        #[expect(unsafe_code, reason = "a call of the system that has no other form")]
        unsafe {
            // That it is refused makes no difference but in time.
            libc::madvise(
                start.wrapping_add(skipped).cast_mut().cast(),
                length,
                libc::MADV_HUGEPAGE,
            );
        }
    }
    block
}

/// `bytes`, copied beside the texts of the documents that are read at the same time.
pub(super) fn keep_bytes(bytes: &[u8]) -> Bytes {
    TEXTS.with_borrow_mut(|block| block.keep(bytes))
}

/// `text`, copied.
pub(super) fn keep(text: &str) -> ByteString {
    if text.len() > LONGEST {
        return text.into();
    }
    let bytes = keep_bytes(text.as_bytes());
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
