//! What a claim says of itself: that it is so, is not so, shall be so, or is said to be so.
//!
//! `clause -> stance`. Looks at words alone, within the clause of the term; of several, negated wins over
//! reported, reported over planned. Knows neither companies nor themes.

use super::piece::Stance;
use super::word_list::WordList;
use crate::text::ByteSpan;
use std::sync::LazyLock;

/// Words that hold a character of the others and mean something else.
const TRAPS: &[&str] = &[
    "不仅仅",
    "不仅",
    "不但",
    "不只",
    "不光",
    "不止",
    "不单",
    "不断",
    "不同",
    "不过",
    "不少",
    "不久",
    "不得不",
    "不愧",
    "不乏",
    "不妨",
    "不禁",
    "不管",
    "不论",
    "不惜",
    "不外乎",
    "不约而同",
    "不言而喻",
    "不可或缺",
    "不可忽视",
    "不可小觑",
    "不容忽视",
    "不容小觑",
    "毫不逊色",
    "不逊色",
    "不逊于",
    "不亚于",
    "不输",
    "不遗余力",
    "不失为",
    "不失时机",
    "不良",
    "不动产",
    "不错",
    "不俗",
    "不菲",
    "不时",
    "不懈",
    "不限于",
    "不一样",
    "不必说",
    "不在话下",
    "不相上下",
    "不出所料",
    "无不",
    "不无",
    "莫不",
    "不难",
    "不到",
    "对不起",
    "差不多",
    "了不起",
    "不可谓不",
    "不能不",
    "不会不",
    "不可不",
    "不该不",
    "说不定",
    "不可思议",
    "不凡",
    "不已",
    "不变",
    "不一而足",
    "不计其数",
    "不可分割",
    "密不可分",
    "不分伯仲",
    "不甘落后",
    "不甘示弱",
    "不甘人后",
    "不遑多让",
    "不满足于",
    "层出不穷",
    "源源不断",
    "不间断",
    "不停",
    "不缺",
    "不可替代",
    "不二",
    "不折不扣",
    "不畏",
    "未来",
    "未必",
    "未免",
    "未尝",
    "未成年",
    "未雨绸缪",
    "未知",
    "前所未有",
    "未曾有过",
    "方兴未艾",
    "意犹未尽",
    "从未停止",
    "从未间断",
    "从未放弃",
    "从未缺席",
    "从未中断",
    "没有停止",
    "没有放弃",
    "没有缺席",
    "未停止",
    "未放弃",
    "并非没有",
    "不是没有",
    "不是不",
    "并非不",
    "并不是不",
    "没有理由不",
    "没有人不",
    "没有忽视",
    "没有落下",
    "没有落后",
    "差点错过",
    "险些错过",
    "没有错过",
    "从未错过",
    "不会错过",
    "不愿错过",
    "不想错过",
    "不容错过",
    "不如说",
    "不讳言",
    "不愁",
    "不以为然",
    "淹没",
    "出没",
    "没收",
    "沉没",
    "埋没",
    "吞没",
    "毫无疑问",
    "毫无疑义",
    "虚拟",
    "模拟",
    "拟人",
    "拟合",
    "比拟",
    "准备金",
    "有意思",
    "有意义",
    "可能性",
];

const NEGATORS: &[&str] = &[
    "不",
    "没有",
    "没",
    "未",
    "并非",
    "绝非",
    "而非",
    "远非",
    "无法",
    "无意",
    "无力",
    "无缘",
    "并无",
    "毫无",
    "均无",
    "暂无",
    "尚无",
    "从无",
    "无权",
    "否认",
    "拒绝",
    "放弃",
    "缺乏",
    "缺少",
    "缺席",
    "叫停",
    "停止",
    "停办",
    "取消",
    "退出",
    "终止",
    "搁置",
    "鲜有",
    "无从",
    "错过",
    "与其说",
];

const PLANNERS: &[&str] = &[
    "即将",
    "将会",
    "将要",
    "必将",
    "将于",
    "将在",
    "计划于",
    "计划在",
    "打算",
    "有望",
    "预计",
    "准备",
    "筹备",
    "筹划",
    "酝酿",
    "希望",
    "力争",
    "争取",
    "有意",
    "拟",
    "规划在",
    "目标是",
    "下一步",
    "着手筹",
    "要到明年",
    "要等到",
];

/// What follows 将 or 计划 where they speak of what will be. Elsewhere 将 is a preposition (将A与B结合) and
/// 计划 a noun.
const WILL: &[&str] = &[
    "会",
    "要",
    "在",
    "于",
    "继续",
    "进一步",
    "全面",
    "重点",
    "成为",
    "推出",
    "开放",
    "升级",
    "投入",
    "建设",
    "上线",
    "发布",
    "提供",
    "推动",
    "推进",
    "打造",
    "加大",
    "加快",
    "逐步",
    "采用",
    "接入",
    "引入",
    "布局",
    "拓展",
    "扩大",
    "增加",
    "减少",
    "是",
    "通过",
    "以",
    "再",
    "陆续",
    "正式",
    "首次",
    "率先",
    "从",
    "向",
    "对",
    "面向",
    "把",
    "被",
    "由",
    "有",
    "达",
    "超",
    "启动",
    "实现",
    "服务",
    "覆盖",
    "带来",
    "给",
    "让",
    "获得",
    "收购",
    "投资",
    "联合",
    "携手",
    "至",
    "持续",
    "大力",
    "着力",
    "全力",
    "共同",
    "利用",
    "借助",
    "展开",
    "开展",
    "开始",
    "尝试",
    "探索",
    "试点",
    "迎来",
    "更",
    "同时",
    "也",
    "还",
    "都",
    "主要",
    "专注",
    "聚焦",
    "发力",
    "深耕",
    "加强",
    "强化",
    "提升",
    "提高",
    "优化",
    "完善",
    "构建",
    "搭建",
    "建立",
    "成立",
    "设立",
    "新增",
    "招",
    "培育",
    "研发",
    "自研",
    "生产",
    "销售",
    "发行",
    "上市",
    "落地",
    "扩展",
    "延伸",
    "进入",
    "进军",
    "涉足",
    "切入",
    "恢复",
    "今年",
    "明年",
    "为",
    "与",
];

/// Words before 将 with which it is a preposition.
const DONE: &[&str] = &["已", "已经", "早已", "曾", "此前"];

/// Characters before 计划 where it is a verb; 灯塔计划 is a name.
const PLANS_AFTER: &[char] = &[
    '还', '也', '正', '已', '并', '都', '则', '方', '司', '们', '它', '他', '团', '家', '原', '就',
    '前', '务', '门', '，', ' ',
];

const REPORTERS: &[&str] = &[
    "据称",
    "据悉",
    "据传",
    "据说",
    "据报道",
    "据了解",
    "据透露",
    "据媒体",
    "据外媒",
    "据知情",
    "据消息",
    "报道称",
    "传闻",
    "传言",
    "盛传",
    "有传",
    "传出",
    "消息称",
    "消息人士",
    "有消息",
    "知情人士",
    "爆料",
    "疑似",
    "或许",
    "或将",
    "也许",
    "似乎",
    "可能",
    "未经证实",
    "恐将",
    "市场猜测",
    "有分析称",
    "有分析认为",
    "有分析指出",
    "分析师认为",
    "分析师称",
    "分析人士认为",
    "有观点认为",
    "有人认为",
    "外界认为",
];

/// What follows 或 where it is a perhaps.
const MAY: &[&str] = &[
    "会", "已", "成为", "于", "需", "因", "遭", "被", "迎", "达", "超", "推出", "收购", "进入",
    "进军", "与", "重启", "放弃",
];

static TRAPS_IN: LazyLock<WordList> = LazyLock::new(|| WordList::new(TRAPS));
/// What is a cue only with other words beside it.
const OTHERS: &[&str] = &["将", "计划", "会", "或", "据"];

/// Negators, then planners, then reporters, then the others.
static CUES_IN: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(&[NEGATORS, PLANNERS, REPORTERS, OTHERS].concat()));

/// Which kinds of cues stand in a clause.
#[derive(Clone, Copy, Default)]
struct Found {
    any: bool,
    negates: bool,
    plans: bool,
    reports: bool,
}

impl Found {
    fn of(words: &str) -> Self {
        let plans = NEGATORS.len()..NEGATORS.len() + PLANNERS.len();
        let reports = plans.end..plans.end + REPORTERS.len();
        let mut found = Self::default();
        for position in CUES_IN.find(words) {
            found.any = true;
            found.negates |= position < plans.start;
            found.plans |= plans.contains(&position);
            found.reports |= reports.contains(&position);
        }
        found
    }
}

/// The words of a clause, without what only looks like a cue.
pub(super) struct Cues {
    words: String,
    found: Found,
}

impl Cues {
    /// The cues of `clause` outside `hidden` (names and terms hold characters of their own: 不良贷款).
    pub fn new(text: &str, clause: ByteSpan, hidden: impl Iterator<Item = ByteSpan>) -> Self {
        let mut words = text[clause.range()].to_owned();
        for span in hidden.filter(|span| clause.start <= span.start && span.end <= clause.end) {
            let (start, end) = (span.start - clause.start, span.end - clause.start);
            blank(&mut words, start as usize, end as usize);
        }
        // A trap only takes cues away, and most clauses have none.
        let mut found = Found::of(&words);
        if found.any {
            // Blanking brings no other trap about: those that are there now are all there are.
            let mut there: Vec<usize> = TRAPS_IN.find(&words).collect();
            there.sort_unstable();
            there.dedup();
            for trap in there.into_iter().map(|position| TRAPS[position]) {
                while let Some(at) = words.find(trap) {
                    blank(&mut words, at, at + trap.len());
                }
            }
            blank_doubles(&mut words);
            found = Found::of(&words);
        }
        Self { words, found }
    }

    /// What the clause says of itself. With `is_said`, a clause before it said that it is only said; with
    /// `is_conditional`, one before it set a condition.
    pub fn stance(&self, is_said: bool, is_conditional: bool) -> Stance {
        if !self.found.any {
            return if is_said {
                Stance::Reported
            } else {
                Stance::Asserted
            };
        }
        if self.found.negates {
            Stance::Negated
        } else if is_said || self.is_hearsay() {
            Stance::Reported
        } else if self.found.plans || self.speaks_of_future() || is_conditional && self.may_come() {
            Stance::Planned
        } else {
            Stance::Asserted
        }
    }

    /// True where the clause says that what it tells is only said, or may be.
    pub fn is_hearsay(&self) -> bool {
        if !self.found.any {
            return false;
        }
        let names_source = self.words.trim_start().starts_with('据')
            && ["报道", "透露", "称", "消息"]
                .iter()
                .any(|word| self.words.contains(word));
        self.found.reports || names_source || self.followed('或', MAY)
    }

    /// True where a verb says what comes of a condition: 会, which elsewhere is also a meeting.
    fn may_come(&self) -> bool {
        let is_noun = |before: &str| before.ends_with(['社', '大', '峰', '展', '协', '机', '工']);
        let mut found = self.words.match_indices('会');
        found.any(|(at, _)| !is_noun(&self.words[..at]))
    }

    fn speaks_of_future(&self) -> bool {
        let will = self.words.match_indices('将').any(|(at, word)| {
            let (before, after) = (&self.words[..at], &self.words[at + word.len()..]);
            !DONE.iter().any(|done| before.ends_with(done))
                && WILL.iter().any(|word| after.starts_with(word))
        });
        let plans = self.words.match_indices("计划").any(|(at, word)| {
            let (before, after) = (&self.words[..at], &self.words[at + word.len()..]);
            let is_verb = before
                .chars()
                .next_back()
                .is_none_or(|character| character == HIDDEN || PLANS_AFTER.contains(&character));
            is_verb && WILL.iter().any(|word| after.starts_with(word))
        });
        will || plans
    }

    fn followed(&self, word: char, by: &[&str]) -> bool {
        self.words.match_indices(word).any(|(at, word)| {
            let after = &self.words[at + word.len()..];
            by.iter().any(|next| after.starts_with(next))
        })
    }
}

/// Stands for what is not looked at: a character that no text holds.
const HIDDEN: char = '\u{1}';

fn blank(words: &mut String, start: usize, end: usize) {
    words.replace_range(start..end, &HIDDEN.to_string().repeat(end - start));
}

/// 没有一家不 says that all do.
fn blank_doubles(words: &mut String) {
    let mut from = 0;
    while let Some(at) = words[from..].find("没有") {
        let start = from + at;
        let rest = &words[start + "没有".len()..];
        let near = rest
            .char_indices()
            .nth(10)
            .map_or(rest, |(end, _)| &rest[..end]);
        let double = near
            .find('不')
            .filter(|not| !near[..*not].contains(['也', '更', '并', '又', '，']));
        from = start + "没有".len();
        if let Some(not) = double {
            let end = from + not + '不'.len_utf8();
            blank(words, start, end);
            from = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance(clause: &str) -> Stance {
        Cues::new(clause, ByteSpan::new(0, clause.len()), std::iter::empty()).stance(false, false)
    }

    #[test]
    fn words_that_only_hold_a_cue_are_none() {
        for clause in [
            "不仅做云，",
            "不断投入",
            "不同场景",
            "面向未来",
            "将军澳机房",
            "没有一家不做云",
            "将数据与云结合",
            "虚拟现实",
            "“千帆计划”上线",
            "已将风控交给机器",
            "甲或乙",
        ] {
            assert_eq!(stance(clause), Stance::Asserted, "{clause}");
        }
    }

    #[test]
    fn cues_are_told_apart() {
        for (clause, expected) in [
            ("并没有做云", Stance::Negated),
            ("尚未进入支付", Stance::Negated),
            ("将推出云服务", Stance::Planned),
            ("拟建数据中心", Stance::Planned),
            ("计划推出云服务", Stance::Planned),
            ("据称已做云", Stance::Reported),
            ("或将推出云服务", Stance::Reported),
            ("据本地媒体报道", Stance::Reported),
        ] {
            assert_eq!(stance(clause), expected, "{clause}");
        }
    }
}
