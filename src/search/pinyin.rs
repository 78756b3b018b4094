//! A word of Latin letters, found where Han stand that are read so: in full syllables or by their initials.
//!
//! `txjry`, `tengxun` and `txjinry` find 腾讯金融云. Each Han is taken by one of its readings or by the
//! first letter of one; letters and digits between them stand for themselves (`agu` finds A股). Readings are
//! those of Unihan, without tones; ü is typed `v`. Knows one text at a time.

use super::sought::Sought;
use crate::text::ByteSpan;
use crate::text::fold::fold;
use pinyin::ToPinyinMulti as _;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// Longest word that is read as pinyin: its places are the bits of a number.
const LONGEST: usize = 63;
/// Letters of the longest reading that is told from others.
const LONGEST_READING: usize = 8;
/// The Han that are looked up at once: extension A and the unified ideographs.
const COMMON: std::ops::RangeInclusive<u32> = 0x3400..=0x9FFF;

static READINGS: LazyLock<Readings> = LazyLock::new(Readings::new);

/// How the common Han are read. Some 27,000 characters have only so many readings between them.
struct Readings {
    /// For each of [`COMMON`] the number of its readings among `sets`.
    numbers: Vec<u16>,
    /// All different sets of readings; the first is empty.
    sets: Vec<Vec<Vec<u8>>>,
}

impl Readings {
    fn new() -> Self {
        let mut by_set = HashMap::from([(Vec::new(), 0)]);
        let mut numbers = Vec::with_capacity(COMMON.count());
        let mut sets = vec![Vec::new()];
        for code in COMMON {
            let mut set: Vec<Vec<u8>> = Vec::new();
            if let Some(character) = char::from_u32(code) {
                for_readings(character, |reading| set.push(reading.to_vec()));
            }
            set.sort_unstable();
            set.dedup();
            let number = *by_set.entry(set).or_insert_with_key(|set| {
                sets.push(set.clone());
                u16::try_from(sets.len() - 1).expect("fewer sets than characters")
            });
            numbers.push(number);
        }
        Self { numbers, sets }
    }
}

/// A word that can be pinyin.
#[derive(Debug)]
pub struct PinyinNeedle {
    /// Small letters and digits.
    word: Vec<u8>,
    /// For each set of [`READINGS`] where it leads in the word.
    steps: Vec<Step>,
    /// Made when a text is first gone through.
    first: OnceLock<First>,
}

/// By which characters the places are found that are worth a closer look.
#[derive(Debug)]
struct First {
    /// Those with which the word can begin.
    begins: Set,
    /// Those that can follow a letter or a common Han with which it begins; none where a single one can be
    /// all of it.
    follows: Option<Set>,
}

impl First {
    fn new(needle: &PinyinNeedle) -> Self {
        let firsts = needle.steps.iter().map(|step| step.from(1));
        let letter = needle.after_letter(1, needle.word[0]);
        let reached = firsts.fold(letter, |all, places| all | places);
        let follows = || Set::new(|character| needle.after(reached, character) != 0);
        Self {
            begins: Set::new(|character| needle.after(1, character) != 0),
            follows: (reached >> needle.word.len() == 0).then(follows),
        }
    }
}

/// A set of characters that have three bytes in UTF-8: all Han that are common, and full-width letters.
#[derive(Debug)]
struct Set(Box<[u64; 1024]>);

impl Set {
    fn new(holds: impl Fn(char) -> bool) -> Self {
        let mut bits = Box::new([0; 1024]);
        for character in ('\u{800}'..='\u{FFFF}').filter(|character| holds(*character)) {
            let code = u32::from(character) as usize;
            bits[code / 64] |= 1 << (code % 64);
        }
        Self(bits)
    }

    fn holds(&self, [first, second, third]: [u8; 3]) -> bool {
        let of = usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F);
        self.0[of] >> (third & 0x3F) & 1 == 1
    }
}

/// The next three bytes, where they are one character.
fn three(bytes: &[u8], at: usize) -> Option<[u8; 3]> {
    let three: [u8; 3] = *bytes.get(at..)?.first_chunk()?;
    matches!(three, [0xE0..=0xEF, ..]).then_some(three)
}

/// Where a Han leads in a word: of the places in the number at n - 1, a bit each, it stands for the n letters
/// that follow.
#[derive(Clone, Copy, Debug, Default)]
struct Step([u64; LONGEST_READING]);

impl Step {
    fn new(word: &[u8], readings: &[Vec<u8>]) -> Self {
        let mut step = Self::default();
        for reading in readings {
            for place in 0..word.len() {
                let rest = &word[place..];
                if rest.first() == reading.first() {
                    step.0[0] |= 1 << place;
                }
                if rest.starts_with(reading) {
                    step.0[reading.len() - 1] |= 1 << place;
                }
            }
        }
        step
    }

    /// The places that are reached from `places`.
    fn from(&self, places: u64) -> u64 {
        let shifted = (1..).zip(self.0).map(|(count, of)| (places & of) << count);
        shifted.fold(0, |all, places| all | places)
    }
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
        if !word.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        let sets = READINGS.sets.iter();
        let steps: Vec<Step> = sets.map(|set| Step::new(&word, set)).collect();
        Some(Self {
            word,
            steps,
            first: OnceLock::new(),
        })
    }

    /// True where `text` begins with characters that are read so, a Han among them.
    pub fn begins(&self, text: &str) -> bool {
        self.end_from(text).is_some()
    }

    /// The places that are reached from `places` by a letter, a digit or a Han.
    fn after(&self, places: u64, character: char) -> u64 {
        match plain_letter(character) {
            Some(letter) => self.after_letter(places, letter),
            None => self.after_han(places, character),
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
        let code = u32::from(character);
        match code.checked_sub(*COMMON.start()) {
            None => 0,
            Some(index) => match READINGS.numbers.get(index as usize) {
                Some(number) => self.steps[usize::from(*number)].from(places),
                None => {
                    let mut readings = Vec::new();
                    for_readings(character, |reading| readings.push(reading.to_vec()));
                    Step::new(&self.word, &readings).from(places)
                }
            },
        }
    }
}

impl Sought for PinyinNeedle {
    /// Han that are read so; from one place on, as few characters as can be.
    fn walk(&self, text: &str, mut take: impl FnMut(ByteSpan) -> bool) {
        let first = self.first.get_or_init(|| First::new(self));
        let bytes = text.as_bytes();
        let goes_on = |at: usize| match (&first.follows, three(bytes, at)) {
            (Some(follows), Some(next)) => follows.holds(next),
            _ => true,
        };
        let mut at = 0;
        while let Some(lead) = bytes.get(at) {
            // Most characters are passed without being decoded.
            let (length, may_begin) = match three(bytes, at) {
                Some(character) => (3, first.begins.holds(character) && goes_on(at + 3)),
                None if lead.is_ascii() => {
                    let begins = lead.to_ascii_lowercase() == self.word[0];
                    (1, begins && goes_on(at + 1))
                }
                None => {
                    let character = text[at..].chars().next().unwrap_or_default();
                    (character.len_utf8(), self.after(1, character) != 0)
                }
            };
            let found = may_begin.then(|| self.end_from(&text[at..])).flatten();
            at = match found {
                Some(length) if !take(ByteSpan::new(at, at + length)) => return,
                Some(length) => at + length,
                None => at + length,
            };
        }
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

/// Hands over the readings of a character, without tones, each in `a` to `z`.
fn for_readings(character: char, mut take: impl FnMut(&[u8])) {
    let Some(readings) = character.to_pinyin_multi() else {
        return;
    };
    for reading in readings {
        let mut letters = [0; LONGEST_READING];
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
