//! A number stays with its unit: 2024年, 3.5亿元, 30 个, 第3, 5 GB.
//!
//! Looks only at the characters after a digit, and at a 第 before it. The words are the commonest units
//! and classifiers of business prose; what is missing costs a number its unit, what is too much a break.

use super::is_space;

/// Single characters that count or measure.
const UNITS: &str = "年月日号时点分秒刻周天夜晚岁世代季期届元角块毛个家倍名位人件条款台部辆架艘只头匹张篇份项次批轮笔股手户套\
间座栋幢层楼米里丈尺寸斤两克吨升亩顷度成折版集章节卷页行列字词句段种类级档等线路环省市县区国强场起例宗双对副组队班团群盘杯瓶\
包盒箱袋桶根枝支颗粒片滴幅面把门所处口道股阵番遍趟回下步局胜平负厘镑比型室厅卫幕封枚朵株棵本票席桌码维阶核伏瓦帧站";

/// Units of more than one character.
const UNIT_WORDS: [&str; 62] = [
    "美元",
    "欧元",
    "日元",
    "港元",
    "港币",
    "英镑",
    "人民币",
    "美金",
    "卢比",
    "韩元",
    "新台币",
    "比特币",
    "公里",
    "公斤",
    "公顷",
    "公分",
    "公升",
    "千米",
    "千克",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "英寸",
    "英尺",
    "英里",
    "海里",
    "光年",
    "毫升",
    "毫克",
    "毫秒",
    "微秒",
    "纳秒",
    "小时",
    "分钟",
    "秒钟",
    "刻钟",
    "点钟",
    "世纪",
    "年代",
    "周年",
    "周岁",
    "季度",
    "星期",
    "礼拜",
    "人次",
    "架次",
    "摄氏度",
    "华氏度",
    "千瓦时",
    "千瓦",
    "兆瓦",
    "字节",
    "比特",
    "像素",
    "赫兹",
    "马力",
    "百分点",
];

/// Units of more than one character that want a 个: 3个月, 2个百分点.
const AFTER_GE: [&str; 8] = [
    "月",
    "百分点",
    "基点",
    "小时",
    "工作日",
    "交易日",
    "星期",
    "季度",
];

/// Latin units that follow a number after a space.
const LATIN_UNITS: [&str; 56] = [
    "B", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "kb", "Kb", "Mb", "Gb", "bit",
    "bits", "byte", "bytes", "ns", "us", "µs", "μs", "ms", "s", "min", "h", "nm", "mm", "cm", "m",
    "km", "g", "mg", "kg", "t", "W", "kW", "MW", "GW", "kWh", "V", "A", "Hz", "kHz", "MHz", "GHz",
    "dB", "px", "pt", "fps", "QPS", "TPS", "USD", "RMB", "CNY", "EUR",
];

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '０'..='９')
}

/// Takes back every break between a number and its unit, inside the unit, and after 第.
pub(super) fn forbid(text: &[char], allowed: &mut [bool]) {
    for (index, _) in text
        .iter()
        .enumerate()
        .filter(|&(_, &character)| is_digit(character))
    {
        if let Some(before) = text[..index]
            .iter()
            .rposition(|&character| !is_space(character))
            && text[before] == '第'
        {
            allowed[before + 1..=index].fill(false);
        }
        let after = index + 1;
        let spaces = text[after..]
            .iter()
            .take_while(|&&character| is_space(character))
            .count();
        let unit = after + spaces;
        let length = unit_length(&text[unit..], spaces > 0);
        if length > 0 {
            allowed[after..unit + length].fill(false);
        }
    }
}

/// How many of the characters after a number are its unit; `apart` where a space stands between.
fn unit_length(rest: &[char], apart: bool) -> usize {
    let is_latin =
        |character: char| character.is_ascii_alphabetic() || matches!(character, 'µ' | 'μ');
    if !rest.first().copied().is_some_and(is_latin) {
        return han_unit_length(rest);
    }
    let word = rest
        .iter()
        .take_while(|character| character.is_alphanumeric())
        .count();
    let is_unit = |unit: &&str| unit.chars().eq(rest[..word].iter().copied());
    if apart && LATIN_UNITS.iter().any(is_unit) {
        word
    } else {
        0
    }
}

/// 多, 余, 来 or 几 after the digits or after the magnitude (100多家, 3亿多元), magnitudes (千万), and a unit.
fn han_unit_length(rest: &[char]) -> usize {
    let is_about = |at: usize| matches!(rest.get(at), Some('多' | '余' | '来' | '几'));
    let is_magnitude =
        |at: usize| matches!(rest.get(at), Some('十' | '百' | '千' | '万' | '亿' | '兆'));
    let mut length = usize::from(is_about(0));
    // 千 is a magnitude, but 千瓦 is a unit.
    while is_magnitude(length) && word_length(&rest[length..], &UNIT_WORDS) == 0 {
        length += 1;
    }
    length += usize::from(length > 0 && is_about(length));
    let unit = &rest[length..];
    let word = word_length(unit, &UNIT_WORDS);
    match unit.first() {
        _ if word > 0 => length + word,
        Some('个') => length + 1 + word_length(&unit[1..], &AFTER_GE),
        Some(&first) if UNITS.contains(first) => length + 1,
        _ => length,
    }
}

/// The length of the longest of `words` that `text` starts with, else 0.
fn word_length(text: &[char], words: &[&str]) -> usize {
    let Some(&first) = text.first() else { return 0 };
    let begins = |word: &&&str| {
        word.starts_with(first)
            && word.chars().zip(text).filter(|(a, b)| a == *b).count() == word.chars().count()
    };
    words
        .iter()
        .filter(begins)
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
}
