//! Folding: what a reader takes for the same character becomes the same character.
//!
//! Width (Ａ, ａ become a), letter case, and Traditional to Simplified. Every fold maps one code point
//! to one code point, so that a folded text has the characters of the original, one for one, and no
//! offset map is needed. The table of Traditional forms comes from OpenCC (see `build.rs`).

use std::sync::LazyLock;

/// Pairs of little-endian code points (Traditional, Simplified), ascending.
static TRADITIONAL_TO_SIMPLIFIED: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/traditional_to_simplified.bin"));

/// `table[code point]` for the Basic Multilingual Plane: the folded code point.
static BASIC_PLANE: LazyLock<Box<[u16]>> = LazyLock::new(|| {
    let mut table: Box<[u16]> = (0..=u16::MAX).collect();
    for (traditional, simplified) in pairs() {
        if let (Ok(from), Ok(to)) = (u16::try_from(traditional), u16::try_from(simplified)) {
            table[from as usize] = to;
        }
    }
    // OpenCC makes 苧 of 薴 and 苎 of 苧: follow the chain, so that folding twice changes nothing.
    for index in 0..table.len() {
        table[index] = table[table[index] as usize];
    }
    // Full-width forms ！ to ～ stand for the ASCII characters at the same distance.
    for wide in 0xFF01_u16..=0xFF5E {
        table[wide as usize] = wide - 0xFEE0;
    }
    table[0x3000] = u16::from(b' ');
    for index in 0..table.len() {
        let folded = char::from_u32(u32::from(table[index])).map(lower_case);
        if let Some(Ok(lower)) = folded.map(|character| u16::try_from(u32::from(character))) {
            table[index] = lower;
        }
    }
    table
});

fn pairs() -> impl Iterator<Item = (u32, u32)> {
    let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    TRADITIONAL_TO_SIMPLIFIED
        .chunks_exact(8)
        .map(move |pair| (number(pair), number(&pair[4..])))
}

/// Lower case where that is a single character; İ and the like stay as they are.
fn lower_case(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => character,
    }
}

/// The character that `character` is folded to: half-width, lower case, Simplified.
pub fn fold(character: char) -> char {
    let code = u32::from(character);
    if code < 0x80 {
        return character.to_ascii_lowercase();
    }
    match BASIC_PLANE.get(code as usize) {
        Some(folded) => char::from_u32(u32::from(*folded)).unwrap_or(character),
        None => fold_beyond_basic_plane(character),
    }
}

fn fold_beyond_basic_plane(character: char) -> char {
    let code = u32::from(character);
    let all = TRADITIONAL_TO_SIMPLIFIED.len() / 8;
    let entry = |index: usize| {
        let pair = &TRADITIONAL_TO_SIMPLIFIED[index * 8..];
        u32::from_le_bytes([pair[0], pair[1], pair[2], pair[3]])
    };
    let (mut low, mut high) = (0, all);
    while low < high {
        let middle = usize::midpoint(low, high);
        if entry(middle) < code {
            low = middle + 1
        } else {
            high = middle
        }
    }
    if low < all && entry(low) == code {
        let pair = &TRADITIONAL_TO_SIMPLIFIED[low * 8 + 4..];
        let simplified = u32::from_le_bytes([pair[0], pair[1], pair[2], pair[3]]);
        char::from_u32(simplified).unwrap_or(character)
    } else {
        lower_case(character)
    }
}

/// Every character of `text` folded. The result has as many characters as the text, not as many bytes.
pub fn fold_text(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// `table[c]` is the folded form of code point `c` of the Basic Multilingual Plane, for those who
/// build a table of their own from it.
pub fn basic_plane() -> &'static [u16] {
    &BASIC_PLANE
}

/// The regular expression `pattern` with its characters folded by `folding`. ASCII is syntax and stays;
/// what would become syntax (（ becomes a parenthesis) stands for itself.
pub fn fold_pattern(pattern: &str, folding: impl Fn(char) -> char) -> String {
    let mut folded = String::with_capacity(pattern.len());
    for character in pattern.chars() {
        let other = folding(character);
        if character.is_ascii() {
            folded.push(character);
        } else if other.is_ascii() && !other.is_ascii_alphanumeric() {
            folded.push_str(&format!("\\x{{{:x}}}", u32::from(other)));
        } else {
            folded.push(other);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_script_are_one() {
        assert_eq!(
            fold_text("螞蟻金服騰訊ＢＡＩＤＵ　BaiDu"),
            "蚂蚁金服腾讯baidu baidu"
        );
        assert_eq!(fold_text("联想İ，。"), "联想İ,。");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for character in (0..0x3_2000).filter_map(char::from_u32) {
            assert_eq!(fold(fold(character)), fold(character), "{character:?}");
        }
    }
}
