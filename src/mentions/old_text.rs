//! Old prose and verse: places of an article where no company can be, whatever the words.
//!
//! Looks at the words around a place, never at what stands there. Old texts have words of their own
//! (曰, 且说, 丫鬟) and none of the words of business; modern ones that quote them have both. Asked only
//! about places that would be mentions otherwise, and answered by the first modern word, so that business
//! prose pays next to nothing.

use super::candidate::Place;
use super::classes::{Class, Classes, NOWHERE};
use super::finder::{Finder, Room};
use super::matcher::Article;
use crate::text::ByteSpan;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

/// Characters on each side of a place in which a letter or digit shows that the text is modern.
const NEAR: usize = 80;

/// Bytes that are judged together.
const BLOCK: usize = 2048;

/// Bytes beside a block that count for it too.
const AROUND: usize = 512;

/// What the different old words of a block must weigh for it to be old. Modern prose has a set phrase
/// (美其名曰) now and then; a page of an old novel weighs seven to fifteen.
const ENOUGH: usize = 4;

/// Characters of old prose that modern prose has only in set phrases; each weighs two.
const CHARACTERS: [&str; 16] = [
    "曰", "矣", "吾", "汝", "兮", "哉", "耶", "朕", "妾", "卿", "焉", "乎", "尔", "俺", "洒", "咱",
];

/// Words that old stories have on every page, and modern ones now and then; each weighs one.
const WORDS: [&str; 57] = [
    "却说", "且说", "话说", "那厮", "丫鬟", "娘子", "老爷", "官人", "大王", "好汉", "小人", "奴才",
    "师父", "和尚", "妖怪", "兵马", "将军", "陛下", "娘娘", "只见", "笑道", "说道", "问道", "喝道",
    "众人", "不知", "如何", "太太", "公子", "主公", "敌军", "夫人", "姑娘", "天子", "诸侯", "大夫",
    "太守", "刺史", "丞相", "都督", "先锋", "人马", "军马", "银子", "媳妇", "奶奶", "太后", "皇上",
    "罢了", "公主", "叔父", "楚军", "晋国", "齐国", "秦王", "军士", "小厮",
];

/// Words that old texts do not have; one of them makes a block modern.
const MODERN: [&str; 42] = [
    "公司",
    "企业",
    "市场",
    "亿元",
    "万元",
    "美元",
    "手机",
    "电脑",
    "网络",
    "银行",
    "股票",
    "股份",
    "记者",
    "产品",
    "品牌",
    "用户",
    "客户",
    "科技",
    "技术",
    "投资",
    "融资",
    "集团",
    "汽车",
    "电视",
    "电影",
    "电话",
    "微信",
    "互联网",
    "董事",
    "总裁",
    "创始人",
    "软件",
    "广告",
    "网站",
    "网友",
    "媒体",
    "数据",
    "业务",
    "服务",
    "行业",
    "项目",
    "分钟",
];

/// All of them, the modern ones first.
pub(super) fn words() -> Vec<&'static str> {
    let old = CHARACTERS.into_iter().chain(WORDS);
    MODERN.into_iter().chain(old).collect()
}

/// Modern words alone, for text as it stands.
static SHOWS_MODERN: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .build(MODERN)
        .expect("forty short words fit an automaton")
});

/// Bytes of a block that are first looked at for modern words: nearly all text is modern, and shows it
/// in its first lines.
const FIRST: usize = 768;

/// What finds old words and modern ones.
#[derive(Debug)]
pub(super) struct OldWords {
    finder: Finder,
    /// By pattern.
    words: Vec<&'static str>,
    /// The old characters, each with its class.
    characters: [(Class, &'static str); CHARACTERS.len()],
    /// Bit [`bit`] is set for each of them.
    bits: [u64; 32],
}

/// Eleven bits; classes are spread over sixteen.
#[inline(always)]
fn bit(class: Class) -> usize {
    usize::from(class >> 5)
}

impl OldWords {
    /// `classes` tell the characters of [`words`] apart.
    pub fn new(classes: &Arc<Classes>) -> Self {
        let words: Vec<&str> = MODERN.into_iter().chain(WORDS).collect();
        let class_of = |word: &str| word.chars().next().map_or(NOWHERE, |it| classes.of(it));
        let characters = CHARACTERS.map(|word| (class_of(word), word));
        let mut bits = [0; 32];
        for bit in characters.iter().map(|it| bit(it.0)) {
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self {
            finder: Finder::new(&words, |_| 0, Arc::clone(classes)),
            words,
            characters,
            bits,
        }
    }

    /// What the block of `text` with this number is, by itself and the text beside it.
    fn judged(&self, text: &str, number: usize, room: &mut Room) -> Verdict {
        let from = text.floor_char_boundary((number * BLOCK).saturating_sub(AROUND));
        let to = text.ceil_char_boundary(((number + 1) * BLOCK + AROUND).min(text.len()));
        let first = text.floor_char_boundary((from + FIRST).min(to));
        if SHOWS_MODERN.is_match(&text[from..first]) {
            return Verdict::Modern;
        }
        // Where they stand, and the words; each once.
        let mut found: Vec<(usize, &str)> = Vec::new();
        let mut is_modern = false;
        let mut note = |at, word| {
            if !found.iter().any(|&(_, known)| known == word) {
                found.push((at, word));
            }
        };
        // Where the last one ended: they do not overlap.
        let mut taken = from;
        room.clear();
        self.finder.walk(text, from..to, room, |at, here| {
            is_modern |= here.iter().any(|it| (it.pattern as usize) < MODERN.len());
            if let Some(first) = here.iter().min_by_key(|it| it.pattern)
                && at >= taken
            {
                taken = first.end;
                note(at, self.words[first.pattern as usize]);
            }
        });
        if is_modern {
            return Verdict::Modern;
        }
        // None of these is part of a word. Their numbers among all characters, and they; each once.
        let mut characters: Vec<(usize, &str)> = Vec::new();
        for (index, &class) in room.spelled.classes().iter().enumerate() {
            let bit = bit(class);
            if self.bits[bit / 64] >> (bit % 64) & 1 == 1
                && let Some(&(_, word)) = self.characters.iter().find(|it| it.0 == class)
                && !characters.iter().any(|&(_, known)| known == word)
            {
                characters.push((index, word));
            }
        }
        if found.len() + 2 * characters.len() < ENOUGH {
            return Verdict::Modern;
        }
        let first_bytes = || text[from..to].char_indices();
        let place = |index| first_bytes().nth(index).map_or(to, |(at, _)| from + at);
        found.extend(
            characters
                .into_iter()
                .map(|(index, word)| (place(index), word)),
        );
        found.sort_unstable();
        let words: Vec<&str> = found.into_iter().map(|(_, word)| word).collect();
        Verdict::Old(words.join("、"))
    }
}

/// What is known about the blocks of one article.
pub(super) struct OldText<'a> {
    words: &'a OldWords,
    article: &'a Article<'a>,
    room: &'a RefCell<Room>,
    /// By place, from the first block to the last that was judged.
    blocks: [RefCell<Vec<Verdict>>; 2],
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Unknown,
    Modern,
    /// With its old words.
    Old(String),
}

impl<'a> OldText<'a> {
    pub fn new(words: &'a OldWords, article: &'a Article<'a>, room: &'a RefCell<Room>) -> Self {
        Self {
            words,
            article,
            room,
            blocks: Default::default(),
        }
    }

    /// The old words around `span`; `None` in text that is not old.
    pub fn around(&self, place: Place, span: ByteSpan) -> Option<String> {
        let number = span.start as usize / BLOCK;
        let mut blocks = self.blocks[place as usize].borrow_mut();
        if blocks.len() <= number {
            blocks.resize(number + 1, Verdict::Unknown);
        }
        let block = &mut blocks[number];
        if *block == Verdict::Unknown {
            let text = self.article.text(place);
            *block = self.words.judged(text, number, &mut self.room.borrow_mut());
        }
        match block {
            Verdict::Old(words) if !self.shows_modern(place, span) => Some(words.clone()),
            _ => None,
        }
    }

    /// True where a letter or digit stands near.
    fn shows_modern(&self, place: Place, span: ByteSpan) -> bool {
        let (text, range) = (self.article.text(place), span.range());
        let before = text[..range.start].chars().rev().take(NEAR);
        let behind = text[range.end..].chars().take(NEAR);
        // Full-width ones as well: which form is written makes no difference to what is found.
        let is_modern = |character: char| {
            character.is_ascii_alphanumeric()
                || matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
        };
        before.chain(behind).any(is_modern)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_texts_are_told_from_modern_ones_that_quote_them() {
        let old_words = OldWords::new(&Arc::new(Classes::new(words().into_iter())));
        let is_old = |text: &str| {
            let verdict = old_words.judged(text, 0, &mut Room::default());
            matches!(verdict, Verdict::Old(_))
        };
        assert!(is_old("子曰：“巧言令色，鮮矣仁。”"));
        assert!(is_old("却说那厮喝道：“小人不知如何是好。”众人笑道"));
        assert!(!is_old("学而时习之，曰乐"));
        assert!(!is_old("子曰：“巧言令色，鲜矣仁。”这家公司把它挂在墙上"));
        assert!(!is_old("美其名曰降本增效"));
    }
}
