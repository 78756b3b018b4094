//! What a reader sees lit in an article, and why: sentences, the mentions in them, the rules.

use std::sync::Arc;
use wenjian::lexicon::file::parse;
use wenjian::mentions::{Candidate, Matcher, TextForm};

/// A small lexicon of names that everyday words contain.
const LEXICON: &str = include_str!("mentions_data/lexicon.yaml");

fn matcher() -> Matcher {
    let (lexicon, warnings) = parse(LEXICON, "lexicon.yaml").expect("the test's lexicon is right");
    assert_eq!(warnings, []);
    Matcher::new(Arc::new(lexicon))
}

fn candidates(body: &str) -> Vec<Candidate> {
    matcher().candidates("", body, TextForm::Plain)
}

/// The texts of the mentions, in order.
fn lit(body: &str) -> Vec<&str> {
    let mentions = candidates(body).into_iter().filter(Candidate::is_mention);
    mentions
        .map(|mention| &body[mention.span.range()])
        .collect()
}

/// Each candidate as `text rule word`.
fn decided(body: &str) -> Vec<String> {
    let said = |candidate: Candidate| {
        let word = candidate
            .reason
            .map(|reason| reason.word)
            .unwrap_or_default();
        let text = &body[candidate.span.range()];
        format!("{text} {} {word}", candidate.rule.name())
            .trim_end()
            .to_owned()
    };
    candidates(body).into_iter().map(said).collect()
}

#[test]
fn phrases_that_contain_an_alias_are_no_mentions() {
    for phrase in [
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
        "Xbox360",
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
        let sentence = format!("报道提到了{phrase}这个词");
        assert!(lit(&sentence).is_empty(), "{:?}", decided(&sentence));
        assert!(
            !decided(&sentence).is_empty(),
            "{phrase} says nothing of why"
        );
    }
}

#[test]
fn mentions_in_awkward_company_are_found() {
    for (sentence, expected) in [
        ("工行为48元", vec!["工行"]),
        ("建行为1871万", vec!["建行"]),
        ("对华为进行", vec!["华为"]),
        ("谷歌会自动", vec!["谷歌"]),
        ("网易于昨日", vec!["网易"]),
        ("打开微信号", vec!["微信"]),
        ("京东京东", vec!["京东", "京东"]),
        ("一中行", vec!["中行"]),
        ("京东方面宣布", vec!["京东"]),
        ("京东方A (BOE)", vec!["京东方", "BOE"]),
        ("字节数据平台", vec!["字节"]),
        ("苹果公司发布", vec!["苹果公司"]),
        ("用微信支付", vec!["微信支付"]),
        ("阿里云计算能力", vec!["阿里云"]),
        ("ＱＱ与騰訊、TENCENT", vec!["ＱＱ", "騰訊", "TENCENT"]),
        ("QQQ是基金", vec![]),
        ("与AT&T合作", vec![]),
        ("360的周鸿祎", vec!["360", "周鸿祎"]),
    ] {
        assert_eq!(
            lit(sentence),
            expected,
            "{sentence}: {:?}",
            decided(sentence)
        );
    }
}
