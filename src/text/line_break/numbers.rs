//! A number stays with its unit: 2024年, 3.5亿元, 30 个, 第3, 5 GB.
//!
//! Looks only at the characters after a digit, and at a 第 before it. The words are the commonest
//! units and classifiers of business prose; what is missing costs a number its unit, what is too
//! much a break.

use super::is_space;
use super::marks::is_digit;
use std::sync::LazyLock;

/// Single characters that count or measure.
const UNITS: &str = "\
    年月日号时点分秒刻周天夜晚岁世代季期届元角块毛个家倍名位人件条款台部辆架艘只头匹张篇份项次批轮笔\
    股手户套间座栋幢层楼米丈尺寸斤两克吨升亩顷度成折版集章节卷页行列字词句段种类级档环省市县区国强场\
    起例宗双对副组队班团群盘杯瓶包盒箱袋桶根枝支颗粒片滴幅把门所处口道阵番遍趟回步局胜平负厘镑型室厅\
    卫幕封枚朵株棵本票席桌码维阶核伏瓦帧站";

/// Units of more than one character.
static UNIT_WORDS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    words(
        "美元 欧元 日元 港元 港币 英镑 人民币 美金 卢比 韩元 新台币 比特币 \
         公里 公斤 公顷 公分 公升 千米 千克 厘米 毫米 微米 纳米 平方米 平方公里 平方千米 立方米 \
         英寸 英尺 英里 海里 光年 毫升 毫克 毫秒 微秒 纳秒 小时 分钟 秒钟 刻钟 点钟 \
         世纪 年代 周年 周岁 季度 星期 礼拜 人次 架次 摄氏度 华氏度 \
         千瓦时 千瓦 兆瓦 字节 比特 像素 赫兹 马力 百分点 基点 号线 号楼",
    )
});

/// Units of more than one character that want a 个: 3个月, 2个百分点.
static AFTER_GE: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| words("月 百分点 基点 小时 工作日 交易日 星期 季度"));

/// Latin units that follow a number after a space.
static LATIN_UNITS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    words(
        "B KB MB GB TB PB KiB MiB GiB TiB kb Kb Mb Gb bit bits byte bytes ns us µs μs ms s min h \
         nm mm cm m km g mg kg t W kW MW GW kWh V A Hz kHz MHz GHz dB px pt fps QPS TPS \
         USD RMB CNY EUR",
    )
});

fn words(list: &str) -> Vec<Vec<char>> {
    list.split(' ').map(|word| word.chars().collect()).collect()
}

/// Takes back every break between a number and its unit, inside the unit, and after 第.
pub(super) fn forbid(text: &[char], allowed: &mut [bool]) {
    for index in 0..text.len() {
        if !is_digit(text[index]) {
            continue;
        }
        if let Some(before) = text[..index]
            .iter()
            .rposition(|&character| !is_space(character))
            && text[before] == '第'
        {
            allowed[before + 1..=index].fill(false);
        }
        let after = index + 1;
        let rest = &text[after..];
        let spaces = rest
            .iter()
            .take_while(|&&character| is_space(character))
            .count();
        let length = unit_length(&rest[spaces..], spaces > 0);
        if length > 0 {
            allowed[after..after + spaces + length].fill(false);
        }
    }
}

/// How many of the characters after a number are its unit; `apart` where a space stands between.
fn unit_length(rest: &[char], apart: bool) -> usize {
    match rest.first() {
        Some('a'..='z' | 'A'..='Z' | 'µ' | 'μ') if apart => {
            let end = rest
                .iter()
                .position(|character| !character.is_alphanumeric());
            let word = &rest[..end.unwrap_or(rest.len())];
            if LATIN_UNITS.iter().any(|unit| unit == word) {
                word.len()
            } else {
                0
            }
        }
        Some(_) => han_unit_length(rest),
        None => 0,
    }
}

/// The length of 多, 余, 来 or 几 after the digits or after the magnitude (100多家, 3亿多元), of magnitudes
/// (千万), and of one unit.
fn han_unit_length(rest: &[char]) -> usize {
    let is_more = |at: usize| matches!(rest.get(at), Some('多' | '余'));
    let is_magnitude = |at: usize| {
        // 千 is a magnitude, but 千瓦 is a unit.
        matches!(rest.get(at), Some('十' | '百' | '千' | '万' | '亿' | '兆'))
            && word_length(&rest[at..], &UNIT_WORDS) == 0
    };
    // 20来岁, 20几万, but not 2020来看.
    let is_about =
        matches!(rest[0], '来' | '几') && (is_magnitude(1) || one_unit_length(&rest[1..]) > 0);
    let mut length = usize::from(is_more(0) || is_about);
    while is_magnitude(length) {
        length += 1;
    }
    length += usize::from(length > 0 && is_more(length));
    length + one_unit_length(&rest[length..])
}

fn one_unit_length(text: &[char]) -> usize {
    let word = word_length(text, &UNIT_WORDS);
    match text.first() {
        _ if word > 0 => word,
        Some('个') => 1 + word_length(&text[1..], &AFTER_GE),
        Some(&first) => usize::from(UNITS.contains(first)),
        None => 0,
    }
}

/// The length of the longest of `words` that `text` starts with, else 0.
fn word_length(text: &[char], words: &[Vec<char>]) -> usize {
    words
        .iter()
        .filter(|word| text.starts_with(word))
        .map(Vec::len)
        .max()
        .unwrap_or(0)
}
