//! The part that each name plays in its clause: subject, object, or what another is compared with.
//!
//! `clause, names -> clusters`. Names joined by 、 or 和 are one cluster. Knows no themes and no stance.

use super::piece::Who;
use super::word_list::WordList;
use crate::text::ByteSpan;
use std::sync::LazyLock;

/// A mention, in bytes of the paragraph's text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Where it stands.
    pub span: ByteSpan,
    /// Whose it is.
    pub owners: Vec<Who>,
    /// True for products, whose names say what they are: 微信支付.
    pub is_product: bool,
}

/// What a cluster is to its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Who does it.
    Subject,
    /// Who it is done to, or with.
    Object,
    /// What the subject is compared with.
    Comparand,
}

/// Names that stand together.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// From the first to the last.
    pub span: ByteSpan,
    /// Whose they are, each once.
    pub owners: Vec<Who>,
    /// How many names.
    pub names: usize,
    /// The part they play.
    pub role: Role,
    /// Terms from here up to this byte are the comparand's own: 与腾讯的社交优势相比.
    pub owns_until: u32,
    /// True for who does what was named before: 甲的云由乙提供.
    pub is_agent: bool,
}

/// What may stand between two names that are one cluster, without quotes and brackets.
const JOINERS: &[&str] = &[
    "", "、", "和", "与", "及", "以及", "或", "跟", "同", "·", "/", "&", "联合", "携手", "联手",
    "还有", "并", "乃至",
];

/// Joiners that may also introduce a comparand: 百度与阿里相比.
const WITH: &[&str] = &["与", "和", "跟", "同"];

/// Words right before a name that make it what another is compared with.
const BEFORE_COMPARAND: &[&str] = &[
    "相比于",
    "相比",
    "相较于",
    "相较",
    "较之于",
    "较之",
    "比起",
    "比之",
    "相对于",
    "不同于",
    "有别于",
    "区别于",
    "对比",
    "不像",
    "不如",
    "不及",
    "比不上",
    "逊于",
    "逊色于",
    "弱于",
    "强于",
    "优于",
    "好于",
    "胜过",
    "高于",
    "低于",
    "多于",
    "少于",
    "落后于",
    "领先于",
    "领先",
    "落后",
    "超过",
    "超越",
    "赶超",
    "追赶",
    "不输",
];

/// Words after a name, at most [`FURTHEST`] characters on, that make of `与 name` a comparison.
const COMPARED: &[&str] = &[
    "相比",
    "相较",
    "相对比",
    "比起来",
    "比较起来",
    "作比较",
    "做对比",
    "有别",
];

static COMPARED_IN: LazyLock<WordList> = LazyLock::new(|| WordList::new(COMPARED));

/// The same, but only at the end of the clause: 与腾讯不同， is one, 与腾讯在不同场景 is none.
const COMPARED_AT_END: &[&str] = &[
    "不同",
    "不一样",
    "比较",
    "对比",
    "有所不同",
    "截然不同",
    "的是",
    "正相反",
    "相反",
];

/// Characters between a name and the word that compares.
const FURTHEST: usize = 16;

/// Words right before a name that make it an object.
const BEFORE_OBJECT: &[&str] = &[
    "向",
    "对",
    "给",
    "帮",
    "帮助",
    "为",
    "服务",
    "服务于",
    "接入",
    "对接",
    "连接",
    "收购",
    "入股",
    "投资",
    "起诉",
    "挑战",
    "学习",
    "模仿",
    "借鉴",
    "采用",
    "使用",
    "签约",
    "击败",
    "面向",
    "针对",
    "来自",
    "支持",
    "加入",
    "加盟",
    "离开",
    "打通",
    "依托",
    "借助",
    "通过",
    "绑定",
    "控股",
    "参股",
    "牵手",
    "叫板",
    "瞄准",
    "追随",
    "并购",
    "包括",
    "引入",
    "引进",
    "覆盖",
    "合作方",
    "把",
    "将",
    "与",
    "和",
    "跟",
    "同",
    "挖来",
    "联姻",
    "选择",
];

/// Characters before 为, 对 and 将 that make another word of them: 成为, 应对.
const NO_OBJECT_AFTER: &[char] = &[
    '成', '作', '认', '因', '以', '称', '视', '更', '分', '定', '面', '应', '相', '反', '绝', '名',
];

/// What may follow an object that is none: 对百度来说.
const SPEAKS_OF: &[&str] = &["来说", "而言", "来讲", "说来"];

/// The clusters of `clause`, in order; `names` are those of the clause, in order.
pub(super) fn clusters(text: &str, clause: ByteSpan, names: &[Name]) -> Vec<Cluster> {
    let mut found = Vec::new();
    let mut rest = names;
    while !rest.is_empty() {
        let joined = 1 + rest
            .windows(2)
            .take_while(|pair| is_joiner(between(text, &pair[0], &pair[1])))
            .count();
        let (cluster, others) = rest.split_at(joined);
        let next = others.first().map_or(clause.end, |name| name.span.start);
        place(text, clause, cluster, next, &mut found);
        rest = others;
    }
    found
}

/// Adds the names of one cluster, which may be two: the one compared and the comparand.
fn place(text: &str, clause: ByteSpan, names: &[Name], next: u32, found: &mut Vec<Cluster>) {
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return;
    };
    let before = bare_end(&text[clause.start as usize..first.span.start as usize]);
    // Names may overlap, as short forms do.
    let after = text.get(last.span.end as usize..next as usize);
    let after = after.unwrap_or_default();
    if BEFORE_COMPARAND.iter().any(|word| before.ends_with(word)) || ends_with_than(before) {
        let owns = if after.starts_with('的') {
            clause.end
        } else {
            last.span.end
        };
        found.push(cluster(names, Role::Comparand, owns));
        return;
    }
    // In 腾讯和阿里相比百度 the word speaks of the name that follows.
    let is_of_next = next < clause.end
        && BEFORE_COMPARAND
            .iter()
            .any(|word| bare_end(after).ends_with(word));
    if let Some(compares_at) = compares(after).filter(|_| !is_of_next) {
        let owns = last.span.end + compares_at;
        let is_with = |joint: &str| WITH.contains(&joint);
        if WITH.iter().any(|word| before.ends_with(word)) {
            found.push(cluster(names, Role::Comparand, owns));
            return;
        }
        let split = names
            .windows(2)
            .rposition(|pair| is_with(bare(between(text, &pair[0], &pair[1]))));
        if let Some(split) = split {
            let (compared, comparand) = names.split_at(split + 1);
            let end = compared[split].span.end;
            found.push(cluster(compared, Role::Subject, end));
            found.push(cluster(comparand, Role::Comparand, owns));
            return;
        }
    }
    let speaks_of = SPEAKS_OF.iter().any(|word| after.starts_with(word));
    let role = if !speaks_of && is_object_after(before) {
        Role::Object
    } else {
        Role::Subject
    };
    let mut cluster = cluster(names, role, last.span.end);
    cluster.is_agent = role == Role::Subject && ends_with_by(before);
    found.push(cluster);
}

fn cluster(names: &[Name], role: Role, owns_until: u32) -> Cluster {
    let mut owners = Vec::new();
    for owner in names.iter().flat_map(|name| &name.owners) {
        if !owners.contains(owner) {
            owners.push(*owner);
        }
    }
    let span = ByteSpan {
        start: names.first().map_or(0, |name| name.span.start),
        end: names.last().map_or(0, |name| name.span.end),
    };
    Cluster {
        span,
        owners,
        names: names.len(),
        role,
        owns_until,
        is_agent: false,
    }
}

fn between<'t>(text: &'t str, left: &Name, right: &Name) -> &'t str {
    text.get(left.span.end as usize..right.span.start as usize)
        .unwrap_or_default()
}

const QUOTES: &[char] = &[
    '“', '”', '‘', '’', '「', '」', '《', '》', '（', '）', '(', ')', '"', '\'', '【', '】', ' ',
    '　',
];

fn bare(text: &str) -> &str {
    text.trim_matches(|character| QUOTES.contains(&character))
}

fn bare_end(text: &str) -> &str {
    text.trim_end_matches(|character| QUOTES.contains(&character))
}

fn is_joiner(between: &str) -> bool {
    // 腾讯投资京东 holds 腾讯投资 and 京东, and is no list.
    !between.is_empty() && JOINERS.contains(&bare(between))
}

/// True where `before` ends with 由 as a word: 由腾讯提供, not 理由 or 自由.
fn ends_with_by(before: &str) -> bool {
    let rest = before.strip_suffix('由');
    rest.is_some_and(|rest| !rest.ends_with(['理', '自', '缘', '事', '经', '因', '根']))
}

/// True where `before` ends with 比 or 较 as a word: 比腾讯更强, not 占比 or 对比.
fn ends_with_than(before: &str) -> bool {
    let mut characters = before.chars().rev();
    let (last, previous) = (characters.next(), characters.next());
    let alone = |others: &[char]| !previous.is_some_and(|previous| others.contains(&previous));
    match last {
        Some('比') => alone(&['占', '同', '环', '价', '评', '百', '无', '好', '类', '配']),
        Some('较') => alone(&['比', '相', '计', '可']),
        _ => false,
    }
}

/// How many bytes after the name a word stands that compares; `None` where none does.
fn compares(after: &str) -> Option<u32> {
    let near = after
        .char_indices()
        .nth(FURTHEST)
        .map_or(after, |(end, _)| &after[..end]);
    if near.starts_with("的不同") || near.starts_with("的差") {
        return None;
    }
    let anywhere = COMPARED_IN.first(near);
    let at_end = || {
        let whole = near.trim_end_matches(|character: char| !character.is_alphanumeric());
        let ends = near.len() == after.len();
        let word = COMPARED_AT_END
            .iter()
            .filter(|word| ends && whole.ends_with(**word));
        let word = word.max_by_key(|word| word.len())?;
        // 与腾讯不同的是 compares, 与腾讯合作的是 does not.
        let is_comparison = *word != "的是" || whole.contains("不同") || whole.contains("不一样");
        is_comparison.then(|| whole.find("不同").unwrap_or(whole.len() - word.len()))
    };
    anywhere.or_else(at_end).map(|at| at as u32)
}

fn is_object_after(before: &str) -> bool {
    let before = before.strip_suffix('了').unwrap_or(before);
    BEFORE_OBJECT.iter().any(|word| {
        before.strip_suffix(word).is_some_and(|rest| {
            let is_part = rest
                .chars()
                .next_back()
                .is_some_and(|character| NO_OBJECT_AFTER.contains(&character));
            word.chars().count() > 1 || !is_part
        })
    })
}
