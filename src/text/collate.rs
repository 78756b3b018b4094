//! The order in which a Chinese reader expects names: Han by pinyin, numbers by their value.
//!
//! Rules and pinyin are those of the Unicode CLDR for `zh` (collation `pinyin`), with digits counted as
//! numbers (`kn`): marks, numbers, Han, Latin; 第2期 before 第10期, 阿里 before 百度. Width and letter case
//! decide only where nothing else does. Strings go in, keys that compare as bytes come out; knows nothing of what they name.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::{CollationNumericOrdering, CollationType};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use std::cmp::Ordering;
use std::sync::LazyLock;

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(icu_locale_core::locale!("zh"));
    preferences.collation_type = Some(CollationType::Pinyin);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    CollatorBorrowed::try_new(preferences, CollatorOptions::default())
        .expect("the order of pinyin is compiled in")
});

/// Bytes whose order is the order of the texts. A key is made once and compared often: for two texts
/// alone [`compare`] is faster.
pub fn key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    write_key(text, &mut key);
    key
}

/// Writes the key of `text` behind what is in `keys` already.
pub fn write_key(text: &str, keys: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let Ok(()) = COLLATOR.write_sort_key_to(text, keys);
}

/// Compares two texts as their keys compare.
pub fn compare(left: &str, right: &str) -> Ordering {
    COLLATOR.compare(left, right)
}

/// The letter with which a character begins when it is read aloud: the pinyin initial of a Han
/// character (its commonest reading), a Latin letter in lower case, a digit as it is; none for others.
pub fn initial(character: char) -> Option<char> {
    let plain = super::fold::fold(character);
    if plain.is_ascii_alphanumeric() {
        return Some(plain);
    }
    if !('\u{3400}'..='\u{9FFF}').contains(&plain) {
        return None;
    }
    let slot = INITIALS[(u32::from(plain) - FIRST_HAN) as usize];
    slot.is_ascii_lowercase().then_some(char::from(slot))
}

/// True where `character`, read aloud in any common way, begins with `letter` (lower case): 重 with z and
/// with c.
pub fn can_begin_with(character: char, letter: char) -> bool {
    initial(character) == Some(letter)
        || SECOND_READINGS.contains(&(super::fold::fold(character), letter))
}

/// Initials of common readings beside the commonest (现代汉语词典), of characters that names and titles
/// are made of.
const SECOND_READINGS: [(char, char); 44] = [
    ('重', 'c'),
    ('重', 'z'),
    ('长', 'c'),
    ('长', 'z'),
    ('行', 'h'),
    ('行', 'x'),
    ('会', 'k'),
    ('乐', 'y'),
    ('乐', 'l'),
    ('调', 'd'),
    ('调', 't'),
    ('传', 'z'),
    ('朝', 'z'),
    ('朝', 'c'),
    ('藏', 'z'),
    ('藏', 'c'),
    ('曾', 'z'),
    ('曾', 'c'),
    ('单', 's'),
    ('弹', 'd'),
    ('弹', 't'),
    ('盛', 'c'),
    ('盛', 's'),
    ('解', 'x'),
    ('降', 'x'),
    ('省', 'x'),
    ('率', 'l'),
    ('率', 's'),
    ('系', 'j'),
    ('车', 'j'),
    ('贾', 'g'),
    ('参', 's'),
    ('石', 'd'),
    ('校', 'j'),
    ('厦', 'x'),
    ('厦', 's'),
    ('查', 'z'),
    ('折', 's'),
    ('卡', 'q'),
    ('给', 'j'),
    ('屏', 'b'),
    ('奇', 'j'),
    ('仇', 'q'),
    ('单', 'c'),
];

const FIRST_HAN: u32 = 0x3400;
const LAST_HAN: u32 = 0x9FFF;

/// By code point from [`FIRST_HAN`]: the initial, or 0. CLDR puts a mark before the first character of
/// each letter (U+FDD0 and the letter), which is where an index would begin a new page.
static INITIALS: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let pages: Vec<(u8, String)> = (b'A'..=b'Z')
        .map(|letter| (letter, format!("\u{FDD0}{}", char::from(letter))))
        .collect();
    let mut text = [0; 4];
    (FIRST_HAN..=LAST_HAN)
        .map(|code| {
            let Some(character) = char::from_u32(code) else {
                return 0;
            };
            let text = &*character.encode_utf8(&mut text);
            let before = pages.partition_point(|(_, page)| compare(page, text).is_le());
            let page = before.checked_sub(1).map(|page| pages[page].0);
            page.map_or(0, |letter| letter.to_ascii_lowercase())
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_order(sorted: &[&str]) {
        let mut shuffled = sorted.to_vec();
        shuffled.reverse();
        shuffled.sort_by(|left, right| compare(left, right));
        assert_eq!(shuffled, sorted);
        shuffled.reverse();
        shuffled.sort_by_key(|text| key(text));
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn han_stand_by_pinyin_and_numbers_by_value() {
        check_order(&[
            "2",
            "10",
            "阿里巴巴",
            "百度",
            "第2期",
            "第10期",
            "京东",
            "蚂蚁集团",
            "平安",
            "腾讯",
            "网易",
            "小米",
            "中国平安",
            "Alibaba",
        ]);
        check_order(&["a2b", "a10b", "A10c"]);
        check_order(&["腾讯2", "腾讯12", "腾讯云"]);
    }

    #[test]
    fn marks_come_first_and_width_matters_last() {
        check_order(&["", "《银行》", "1", "１０", "啊", "ａ", "b"]);
        assert_ne!(compare("ａ", "a"), Ordering::Equal);
    }

    #[test]
    fn initials_are_those_of_pinyin() {
        let initials = |text: &str| text.chars().filter_map(initial).collect::<String>();
        assert_eq!(initials("腾讯金融云"), "txjry");
        assert_eq!(initials("阿里巴巴 Ａ股，第2期"), "albbagd2q");
        assert_eq!(initials("騰訊與東"), "txyd");
        assert_eq!(initials("座做作鱼鼻"), "zzzyb");
        assert_eq!(initials("，。あ"), "");
        let reads = |text: &str, letters: &str| {
            let mut pairs = text.chars().zip(letters.chars());
            pairs.all(|(character, letter)| can_begin_with(character, letter))
        };
        assert!(reads("重庆", "cq") && reads("重要", "zy") && reads("銀行", "yh"));
        assert!(!reads("重庆", "dq"));
    }

    proptest! {
        #[test]
        fn keys_compare_as_texts_do(left in ".{0,12}", right in ".{0,12}") {
            prop_assert_eq!(key(&left).cmp(&key(&right)), compare(&left, &right));
        }
    }
}
