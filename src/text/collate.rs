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

    proptest! {
        #[test]
        fn keys_compare_as_texts_do(left in ".{0,12}", right in ".{0,12}") {
            prop_assert_eq!(key(&left).cmp(&key(&right)), compare(&left, &right));
        }
    }
}
