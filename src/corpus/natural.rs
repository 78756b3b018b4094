//! Natural order: 第2期 before 第10期, a folder's files together.
//!
//! A path becomes a key once, and keys compare as bytes: comparing eighty thousand names in pairs,
//! character by character, takes seconds.

use std::cmp::Ordering;

/// Bytes whose order is the natural order of paths with `/` between parts: runs of digits by their
/// number, letters whatever their case. Paths that differ in nothing else have the same key.
pub fn key(path: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(path.len() + 8);
    let mut rest = path;
    while let Some(character) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let (run, after) = rest.split_at(digits);
            number(run, &mut key);
            rest = after;
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match character {
            // Before every character of a name, so that a part ends before a longer one goes on.
            '/' => key.push(0),
            _ if character.is_ascii() => key.push(character.to_ascii_lowercase() as u8),
            _ => {
                for lower in character.to_lowercase() {
                    key.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
        }
    }
    key
}

/// A run of digits as `0`, their number, and the digits: a longer number is a larger one.
fn number(run: &str, key: &mut Vec<u8>) {
    let significant = run.trim_start_matches('0').as_bytes();
    key.push(b'0');
    let length = u16::try_from(significant.len()).unwrap_or(u16::MAX);
    key.extend_from_slice(&length.to_be_bytes());
    key.extend_from_slice(significant);
}

/// Compares two paths by their keys, and those alike in all that counts by their characters, so that
/// the order is total. To sort many, make each [`key`] once.
pub fn compare(left: &str, right: &str) -> Ordering {
    key(left).cmp(&key(right)).then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_by_their_value_and_parts_one_by_one() {
        let sorted = [
            "a/2.md",
            "a/10.md",
            "a b/1.md",
            "a1.md",
            "A2.md",
            "a02.md",
            "a10b2.md",
            "a10b11.md",
            "B.md",
            "第2期.md",
            "第10期.md",
            "第100000000000000000000期.md",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by(|left, right| compare(left, right));
        assert_eq!(shuffled, sorted);
    }
}
