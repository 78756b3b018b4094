//! A word of Latin letters, found where Han stand that are read so: in full syllables or by their initials.
//!
//! `txjry`, `tengxun` and `txjinry` find 腾讯金融云. Each Han is taken by one of its readings or by the
//! first letter of one; letters and digits between them stand for themselves (`agu` finds A股). Readings are
//! those of Unihan, without tones; ü is typed `v`. Knows one text at a time.

use crate::text::ByteSpan;
use crate::text::fold::fold;
use pinyin::ToPinyinMulti as _;
use std::sync::LazyLock;

/// Longest word that is read as pinyin: its places are the bits of a number.
const LONGEST: usize = 63;
/// The Han that are looked up at once: extension A and the unified ideographs.
const COMMON: std::ops::RangeInclusive<u32> = 0x3400..=0x9FFF;

/// For each of [`COMMON`] the first letters of its readings, a bit each.
static INITIALS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut table = Vec::with_capacity(COMMON.count());
    table.extend(COMMON.map(|code| char::from_u32(code).map_or(0, slow_initials)));
    table
});

/// A word that can be pinyin.
#[derive(Debug)]
pub struct PinyinNeedle {
    /// Small letters and digits.
    word: Vec<u8>,
    /// The bit of the first letter, where it is one.
    first: u32,
}

impl PinyinNeedle {
    /// `None` where `text` is no word of at least two Latin letters and digits that begins with a letter or
    /// digit and has a letter in it, or is too long for one.
    pub fn new(text: &str) -> Option<Self> {
        Self::of_length(text, 2)
    }

    /// The same for [`Self::begins`], where one letter is enough.
    pub fn beginning(text: &str) -> Option<Self> {
        Self::of_length(text, 1)
    }

    fn of_length(text: &str, least: usize) -> Option<Self> {
        let word: Option<Vec<u8>> = text.chars().map(plain_letter).collect();
        let word = word.filter(|word| (least..=LONGEST).contains(&word.len()))?;
        word.iter().any(u8::is_ascii_lowercase).then(|| Self {
            first: bit(word[0]),
            word,
        })
    }

    /// Hands over where Han stand in `text` that are read so: ascending, from the left, none overlapping
    /// another; from one place on, as few characters as can be.
    pub fn find(&self, text: &str, mut take: impl FnMut(ByteSpan)) {
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let next = at + character.len_utf8();
            let end = self
                .can_begin(character)
                .then(|| self.end_from(&text[at..]))
                .flatten();
            at = match end {
                Some(length) => {
                    take(ByteSpan::new(at, at + length));
                    at + length
                }
                None => next,
            };
        }
    }

    /// True where `text` begins with characters that are read so, a Han among them.
    pub fn begins(&self, text: &str) -> bool {
        let first = text.chars().next();
        first.is_some_and(|first| self.can_begin(first)) && self.end_from(text).is_some()
    }

    fn can_begin(&self, character: char) -> bool {
        match plain_letter(character) {
            Some(letter) => letter == self.word[0],
            None => initials(character) & self.first != 0,
        }
    }

    /// How many bytes of `text`, from its start on, are read so with a Han among them.
    fn end_from(&self, text: &str) -> Option<usize> {
        // Places in the word that can be reached, without and with a Han.
        let (mut bare, mut with_han) = (1_u64, 0_u64);
        let whole = 1_u64 << self.word.len();
        for (at, character) in text.char_indices() {
            (bare, with_han) = match plain_letter(character) {
                Some(letter) => {
                    let bare = self.after_letter(bare, letter) & (whole - 1);
                    (bare, self.after_letter(with_han, letter))
                }
                None => (0, self.after_han(bare | with_han, character)),
            };
            if with_han & whole != 0 {
                return Some(at + character.len_utf8());
            }
            if bare | with_han == 0 {
                return None;
            }
        }
        None
    }

    fn after_letter(&self, places: u64, letter: u8) -> u64 {
        let stands = |place: usize| self.word.get(place) == Some(&letter);
        bits(places)
            .filter(|place| stands(*place))
            .fold(0, |all, place| all | 1 << (place + 1))
    }

    fn after_han(&self, places: u64, character: char) -> u64 {
        let mut after = 0;
        if initials(character) == 0 {
            return after;
        }
        for_readings(character, |reading| {
            for place in bits(places) {
                let rest = &self.word[place..];
                if rest.starts_with(reading) {
                    after |= 1 << (place + reading.len());
                }
                if rest.first() == reading.first() && !rest.is_empty() {
                    after |= 1 << (place + 1);
                }
            }
        });
        after
    }
}

/// The places of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = set.trailing_zeros();
        set &= set.checked_sub(1)?;
        Some(place as usize)
    })
}

/// The letter or digit as it is compared: small, of half width; `None` for everything else.
fn plain_letter(character: char) -> Option<u8> {
    if ('\u{3000}'..'\u{FF00}').contains(&character) {
        return None;
    }
    let folded = fold(character);
    folded.is_ascii_alphanumeric().then_some(folded as u8)
}

fn bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

/// The first letters of the readings of a character, a bit each; 0 for what is no Han.
fn initials(character: char) -> u32 {
    let code = u32::from(character);
    if COMMON.contains(&code) {
        return INITIALS[(code - COMMON.start()) as usize];
    }
    if code < *COMMON.start() {
        0
    } else {
        slow_initials(character)
    }
}

fn slow_initials(character: char) -> u32 {
    let mut initials = 0;
    for_readings(character, |reading| {
        initials |= reading.first().copied().map_or(0, bit)
    });
    initials
}

/// Hands over the readings of a character, without tones, each in `a` to `z`.
fn for_readings(character: char, mut take: impl FnMut(&[u8])) {
    let Some(readings) = character.to_pinyin_multi() else {
        return;
    };
    for reading in readings {
        let mut letters = [0; 8];
        let mut count = 0;
        for letter in reading.plain().chars() {
            let letter = match letter {
                'ü' => b'v',
                'ê' => b'e',
                'a'..='z' => letter as u8,
                _ => continue,
            };
            if count < letters.len() {
                letters[count] = letter;
                count += 1;
            }
        }
        if count > 0 {
            take(&letters[..count]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(word: &str, text: &'t str) -> Vec<&'t str> {
        let mut found = Vec::new();
        if let Some(needle) = PinyinNeedle::new(word) {
            needle.find(text, |span| found.push(&text[span.range()]));
        }
        found
    }

    #[test]
    fn initials_syllables_and_both_find_han() {
        let text = "腾讯金融云，騰訊金融雲。Ａ股与A股，绿地。";
        assert_eq!(found("txjry", text), ["腾讯金融云", "騰訊金融雲"]);
        assert_eq!(found("tengxun", text), ["腾讯", "騰訊"]);
        assert_eq!(found("TengXunJRYun", text), ["腾讯金融云", "騰訊金融雲"]);
        assert_eq!(found("agu", text), ["Ａ股", "A股"]);
        assert_eq!(found("lvdi", text), ["绿地"]);
        // Of several readings each counts.
        assert_eq!(found("zhongguoyinhang", "中国银行"), ["中国银行"]);
        assert_eq!(found("zgyx", "中国银行"), ["中国银行"]);
    }

    #[test]
    fn a_text_begins_with_what_it_is_read_as() {
        let begins = |word: &str, text: &str| {
            PinyinNeedle::beginning(word).is_some_and(|needle| needle.begins(text))
        };
        for word in ["c", "cq", "chongq", "zhongqing"] {
            assert!(begins(word, "重庆"), "{word}");
        }
        assert!(!begins("q", "重庆") && !begins("cqs", "重庆") && !begins("a", "Ab"));
    }

    #[test]
    fn what_has_no_han_or_is_no_word_is_left_to_the_plain_search() {
        assert_eq!(found("tengxun", "tengxun"), [""; 0]);
        for word in [
            "",
            "t",
            "12",
            "teng xun",
            "腾讯",
            "teng-xun",
            &"a".repeat(64),
        ] {
            assert!(PinyinNeedle::new(word).is_none(), "{word}");
        }
    }

    /// Every way to read `text`, by definition: from its start, a Han by a reading or its first letter,
    /// a letter by itself.
    fn readings(text: &[char], most: usize) -> Vec<String> {
        let Some((first, rest)) = text.split_first() else {
            return vec![String::new()];
        };
        let mut own: Vec<String> = Vec::new();
        match plain_letter(*first) {
            Some(letter) => own.push(char::from(letter).to_string()),
            None => for_readings(*first, |reading| {
                own.push(reading.iter().map(|b| char::from(*b)).collect());
                own.push(char::from(reading[0]).to_string());
            }),
        }
        let rests = readings(rest, most);
        let pairs = own
            .iter()
            .flat_map(|own| rests.iter().map(move |rest| format!("{own}{rest}")));
        pairs.filter(|reading| reading.len() <= most).collect()
    }

    fn slowly(word: &str, text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < characters.len() {
            let ends = at + 1..=characters.len();
            let is_read = |end: &usize| {
                let part = &characters[at..*end];
                let has_han = part.iter().any(|c| plain_letter(*c).is_none());
                has_han
                    && readings(part, word.len())
                        .iter()
                        .any(|reading| reading == word)
            };
            match ends.into_iter().find(is_read) {
                Some(end) => {
                    found.push(characters[at..end].iter().collect());
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    proptest! {
        #[test]
        fn it_is_found_where_it_is_read_by_definition(
            word in "[xiant]{2,6}|(xi|an|xian|t|teng|xun|a|jr|1){1,3}",
            text in "[西安先天腾讯金融a1，行的]{0,8}",
        ) {
            if PinyinNeedle::new(&word).is_some() {
                prop_assert_eq!(found(&word, &text), slowly(&word, &text));
            }
        }
    }
}
