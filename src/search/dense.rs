//! A character that may stand nearly everywhere, found where it stands: 64 bytes are compared at once.
//!
//! `bytes, spellings -> places`. A search that sets out anew behind each place spends its time on that where
//! there are thousands. Knows bytes, and not what they mean.

/// Bytes that are compared at once: as many as a number has bits.
const BLOCK: usize = 64;
/// A block, with the rest of a character that begins at its end.
const WITH_REST: usize = BLOCK + 2;

/// The spellings of a character, as its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Dense {
    Byte(u8),
    Three([u8; 3]),
    Threes([[u8; 3]; 2]),
    /// A mark or digit, and the same of full width.
    Widths(u8, [u8; 3]),
    /// A letter, small and capital, of both widths.
    Letter([u8; 2], [[u8; 3]; 2]),
}

impl Dense {
    /// `None` where there are other spellings than these.
    pub fn new(spellings: &[char]) -> Option<Self> {
        let (mut ones, mut threes) = (Vec::new(), Vec::new());
        for spelling in spellings {
            match *spelling.encode_utf8(&mut [0; 4]).as_bytes() {
                [one] => ones.push(one),
                [a, b, c] => threes.push([a, b, c]),
                _ => return None,
            }
        }
        match (&ones[..], &threes[..]) {
            (&[one], []) => Some(Self::Byte(one)),
            ([], &[three]) => Some(Self::Three(three)),
            ([], &[one, other]) => Some(Self::Threes([one, other])),
            (&[one], &[three]) => Some(Self::Widths(one, three)),
            (&[small, capital], &[one, other]) => {
                Some(Self::Letter([small, capital], [one, other]))
            }
            _ => None,
        }
    }

    /// Hands over start and end of each place in `text`, which is UTF-8, ascending, for as long as `take` says
    /// so.
    pub fn walk(&self, text: &[u8], mut take: impl FnMut(usize, usize) -> bool) {
        let length = |start: usize| if text[start].is_ascii() { 1 } else { 3 };
        match *self {
            Self::Byte(byte) => walk(
                text,
                |block, at| block[at] == byte,
                |start| take(start, start + 1),
            ),
            // What follows the first byte tells nearly as much.
            Self::Three([a, b, c]) => walk(
                text,
                |block, at| (block[at + 1] == b) & (block[at + 2] == c),
                |start| text[start] != a || take(start, start + 3),
            ),
            Self::Threes([one, other]) => walk(
                text,
                |block, at| stands(block, at, one) | stands(block, at, other),
                |start| take(start, start + 3),
            ),
            Self::Widths(byte, wide) => walk(
                text,
                |block, at| (block[at] == byte) | stands(block, at, wide),
                |start| take(start, start + length(start)),
            ),
            Self::Letter([small, capital], [one, other]) => walk(
                text,
                |block, at| {
                    let is_narrow = (block[at] == small) | (block[at] == capital);
                    is_narrow | stands(block, at, one) | stands(block, at, other)
                },
                |start| take(start, start + length(start)),
            ),
        }
    }
}

/// True where a character begins at a place of a block.
#[inline(always)]
fn stands(block: &[u8; WITH_REST], at: usize, [a, b, c]: [u8; 3]) -> bool {
    (block[at] == a) & (block[at + 1] == b) & (block[at + 2] == c)
}

#[inline(always)]
fn walk(
    text: &[u8],
    stands: impl Fn(&[u8; WITH_REST], usize) -> bool,
    mut take: impl FnMut(usize) -> bool,
) {
    let mut start = 0;
    while start < text.len() {
        let mut left = match text[start..].first_chunk() {
            Some(block) => places(|at| stands(block, at)),
            None => {
                let mut block = [0; WITH_REST];
                let rest = &text[start..];
                block[..rest.len()].copy_from_slice(rest);
                // A zero that is looked for stands in the text, not in the zeros behind it.
                let within = match rest.len() {
                    length @ ..BLOCK => (1 << length) - 1,
                    _ => u64::MAX,
                };
                places(|at| stands(&block, at)) & within
            }
        };
        while left != 0 {
            if !take(start + left.trailing_zeros() as usize) {
                return;
            }
            left &= left - 1;
        }
        start += BLOCK;
    }
}

/// A bit for each place of a block at which `stands` says so.
#[inline(always)]
fn places(stands: impl Fn(usize) -> bool) -> u64 {
    let mut begins = [0_u8; BLOCK];
    // No branches: the compiler makes vectors of it.
    for (at, begins) in begins.iter_mut().enumerate() {
        *begins = u8::from(stands(at));
    }
    let (eights, _) = begins.as_chunks::<8>();
    let eights = || eights.iter().map(|eight| u64::from_le_bytes(*eight));
    if eights().fold(0, |all, eight| all | eight) == 0 {
        return 0;
    }
    // Multiplied so, the lowest bits of eight bytes stand side by side in the highest byte.
    let bits = eights().map(|eight| eight.wrapping_mul(0x0102_0408_1020_4080) >> 56);
    bits.rev().fold(0, |all, eight| all << 8 | eight)
}
