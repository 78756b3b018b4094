//! A number stays with its unit: 2024年, 3.5亿元, 30 个, 第3, 5 GB.
//!
//! Looks only at the characters after (and the 第 before) a digit. The words are the commonest units
//! and classifiers of business prose; a word that is missing costs a break, never a wrong one.

use super::is_space;

/// Single characters that count or measure.
const UNITS: &str = "年月日号时点分秒刻周天夜晚岁世代季期届元角块毛个家倍名位人件条款台部辆架艘只头匹张篇份\
项次批轮笔股手户套间座栋幢层楼米里丈尺寸斤两克吨升亩顷度成折版集章节卷页行列字词句段种类级档等线路环城省市县区国强场\
起例宗双对副组队班团群盘杯瓶包盒箱袋桶根枝支颗粒片滴幅面把门所处口道股阵番遍趟回下步局胜负厘镑币美欧日港比号型室幕封\
枚朵株棵本册枪炮箭拍票席桌码维阶核株吋哩磅安伏瓦帧赫旬连营排院校店站港栏";

/// Units of more than one character, the first of which is no unit of its own or not the whole.
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

/// What 个 counts as part of a unit of time or measure: 个月, 个百分点.
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
        if text.get(index + 1).is_some_and(|&next| is_digit(next)) {
            continue;
        }
        let unit = index
            + 1
            + text[index + 1..]
                .iter()
                .take_while(|&&character| is_space(character))
                .count();
        let length = unit_length(&text[unit..], unit > index + 1);
        if length > 0 {
            allowed[index + 1..unit + length].fill(false);
        }
    }
}

/// How many of the characters after a number are its unit; `apart` where a space stands between.
fn unit_length(rest: &[char], apart: bool) -> usize {
    match rest.first() {
        None => 0,
        Some(first) if first.is_ascii_alphabetic() || *first == 'µ' || *first == 'μ' => {
            let word = rest
                .iter()
                .take_while(|character| character.is_alphanumeric())
                .count();
            let is_unit = LATIN_UNITS
                .iter()
                .any(|unit| unit.chars().eq(rest[..word].iter().copied()));
            if apart && is_unit { word } else { 0 }
        }
        Some(_) => han_unit_length(rest),
    }
}

/// 多, 余 and 来 after the digits or the magnitude (100多家, 3亿多元), magnitudes (万, 千万), one unit.
fn han_unit_length(rest: &[char]) -> usize {
    let is_about = |character: &char| matches!(character, '多' | '余' | '来' | '几');
    let is_magnitude =
        |character: &char| matches!(character, '十' | '百' | '千' | '万' | '亿' | '兆');
    let mut length = usize::from(rest.first().is_some_and(is_about));
    if starts_with_any(&rest[length..], &UNIT_WORDS).is_none() {
        length += rest[length..]
            .iter()
            .take_while(|character| is_magnitude(character))
            .count();
        length += usize::from(length > 0 && rest.get(length).is_some_and(is_about));
    }
    let unit = &rest[length..];
    if let Some(word) = starts_with_any(unit, &UNIT_WORDS) {
        return length + word;
    }
    match unit.first() {
        Some('个') => length + 1 + starts_with_any(&unit[1..], &AFTER_GE).unwrap_or(0),
        Some(&first) if UNITS.contains(first) => length + 1,
        _ => length,
    }
}

/// The length of the longest of `words` that `text` starts with.
fn starts_with_any(text: &[char], words: &[&str]) -> Option<usize> {
    let first = *text.first()?;
    words
        .iter()
        .filter(|word| word.starts_with(first))
        .filter_map(|word| {
            let length = word.chars().count();
            (text.len() >= length && word.chars().eq(text[..length].iter().copied()))
                .then_some(length)
        })
        .max()
}
