//! The built-in lexicon on phrases that real text has, true mentions and traps.

use std::sync::Arc;
use wenjian::lexicon;
use wenjian::mentions::{Matcher, TextForm};

/// What is lit in a sentence, with the companies' identifiers.
fn lit(matcher: &Matcher, sentence: &str) -> Vec<String> {
    let lexicon = Arc::clone(matcher.lexicon());
    matcher
        .candidates("", sentence, TextForm::Plain)
        .iter()
        .filter(|candidate| candidate.is_mention())
        .map(|candidate| {
            let owner = match &lexicon.alias(candidate.alias).owner {
                lexicon::Owner::Companies(companies) => lexicon.company(companies[0]).id.clone(),
                other => format!("{other:?}"),
            };
            format!("{} {owner}", &sentence[candidate.span.range()])
        })
        .collect()
}

#[test]
fn traps_of_real_text_stay_dark() {
    let matcher = Matcher::new(lexicon::built_in());
    for trap in [
        "化工行业",
        "员工行为",
        "高通胀",
        "未成年人保护",
        "集中行动",
        "国民生产总值",
        "太保守",
        "全国美术展",
        "群众安居乐业",
        "南京东路",
        "北京东方君悦",
        "星光大道",
        "新兴业态",
        "阿里山",
        "阿里地区",
        "亚马逊河",
        "三星堆",
        "小米粥",
        "苹果汁",
        "联想到",
        "盛大举行",
        "平安夜",
        "PBAT",
        "ATM机",
        "360度",
        "周联华为蒋介石",
        "董建华为首",
        "央行副行长苏宁",
        "中国银行业协会",
        "索尼亚",
        "法国美信集团",
        "支付宝钞",
        "三十万达成",
        "万国美好",
    ] {
        let sentence = format!("前面{trap}后面。");
        assert_eq!(lit(&matcher, &sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn mentions_that_a_careless_rule_kills_are_lit() {
    let matcher = Matcher::new(lexicon::built_in());
    for (phrase, expected) in [
        ("工行为48元", &["工行 icbc"][..]),
        ("建行为1871万", &["建行 ccb"]),
        ("对华为进行", &["华为 huawei"]),
        ("谷歌会自动", &["谷歌 google"]),
        ("网易于昨日", &["网易 netease"]),
        ("微信号", &["微信 tencent"]),
        ("京东京东", &["京东 jd", "京东 jd"]),
        ("工行与一中行", &["工行 icbc", "中行 boc"]),
        ("京东方面宣布", &["京东 jd"]),
        ("苹果公司", &["苹果公司 apple"]),
        ("微信支付", &["微信支付 tencent"]),
        ("阿里云计算能力", &["阿里云 alibaba"]),
        ("螞蟻金服與騰訊", &["螞蟻金服 ant", "騰訊 tencent"]),
        ("ＢＡＩＤＵ", &["ＢＡＩＤＵ baidu"]),
    ] {
        assert_eq!(lit(&matcher, &format!("前面{phrase}后面。")), expected);
    }
}

#[test]
fn the_lexicon_is_as_large_as_it_says() {
    let lexicon = lexicon::built_in();
    let count = |kind| {
        lexicon
            .aliases
            .iter()
            .filter(|alias| alias.kind == kind)
            .count()
    };
    assert!(lexicon.companies.len() >= 250);
    assert!(count(lexicon::AliasKind::Product) >= 600);
    assert!(count(lexicon::AliasKind::Person) >= 300);
    assert!(count(lexicon::AliasKind::NonMention) >= 300);
    assert!(lexicon.themes.len() >= 12);
    for group in ["bat", "tmd"] {
        assert!(
            lexicon.groups.iter().any(|other| other.id == group),
            "{group}"
        );
    }
    for theme in [
        "cloud",
        "ai",
        "risk",
        "credit",
        "payment",
        "identity",
        "wealth",
        "insurance",
        "scene",
        "social",
        "blockchain",
        "security",
    ] {
        assert!(
            lexicon.themes.iter().any(|other| other.id == theme),
            "{theme}"
        );
    }
}
