//! Numbers in as few bytes as they need: seven bits a byte, the lowest first, the high bit where more follow.
//!
//! Knows bytes only. For what is kept of a hundred thousand documents at once and looked at now and then.

/// Writes `number` behind what `into` holds: one byte below 128, five at most.
pub fn write(mut number: u32, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// The number at the start of `bytes`, which then begin behind it; `None` where there is none that `write`
/// could have written.
pub fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for (position, byte) in bytes.iter().enumerate().take(5) {
        let bits = u32::from(byte & 0x7F);
        number |= bits.checked_shl(7 * position as u32)?;
        if byte & 0x80 == 0 {
            *bytes = &bytes[position + 1..];
            return Some(number);
        }
    }
    None
}

/// The `length` bytes at the start of `bytes`, which then begin behind them.
pub fn take<'a>(bytes: &mut &'a [u8], length: u32) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length as usize)?;
    *bytes = rest;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec(any::<u32>(), 0..9)) {
            let mut bytes = Vec::new();
            for number in numbers.iter().chain([&0, &127, &128, &u32::MAX]) {
                write(*number, &mut bytes);
            }
            let mut rest = &*bytes;
            for number in numbers.iter().chain([&0, &127, &128, &u32::MAX]) {
                prop_assert_eq!(read(&mut rest), Some(*number));
            }
            prop_assert_eq!(read(&mut rest), None);
        }

        #[test]
        fn any_bytes_can_be_asked(bytes in prop::collection::vec(any::<u8>(), 0..9)) {
            let mut rest = &*bytes;
            while read(&mut rest).is_some() {}
        }
    }
}
