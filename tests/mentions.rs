//! What a reader sees lit in an article, and why: sentences, the mentions in them, the rules.

use std::sync::Arc;
use wenjian::lexicon::file::parse;
use wenjian::mentions::{Candidate, Matcher, Place, TextForm};
use wenjian::mentions::{CountOptions, Counts, explain};
use wenjian::text::ByteSpan;

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
            .map(|reason| reason.word.clone())
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

#[test]
fn everyday_words_need_support() {
    for (body, expected) in [
        ("一只蚂蚁爬过", vec!["蚂蚁 unsupported"]),
        (
            "蚂蚁推出新服务。用户可以用花呗付款",
            vec!["蚂蚁 cue 花呗", "花呗 normal"],
        ),
        (
            "蚂蚁金服上市。隔得很远。再隔很远。蚂蚁如何",
            vec!["蚂蚁金服 strong", "蚂蚁 supported 蚂蚁金服"],
        ),
        (
            "支付宝（“蚂蚁”）",
            vec!["支付宝 strong", "蚂蚁 licensed 支付宝（“蚂蚁”"],
        ),
        (
            "京东（下称“蚂蚁”）",
            vec!["京东 normal", "蚂蚁 unsupported"],
        ),
    ] {
        assert_eq!(decided(body), expected, "{body}");
    }
}

#[test]
fn what_needs_rejects_hides_no_name_that_begins_within_it() {
    let yaml = "wenjian-lexicon: 1\ncompanies:\n\
                - {id: light, name: {zh: 光明, en: Light}, names: [{text: 光明日, needs: [牛奶]}]}\n\
                - {id: sun, name: {zh: 日出东方, en: Sunrain}, names: [日出东方, 日出]}\n\
                - {id: east, name: {zh: 东方财富, en: East Money}, names: [东方财富]}\n";
    let (lexicon, warnings) = parse(yaml, "lexicon.yaml").expect("the test's lexicon is right");
    assert_eq!(warnings, []);
    let matcher = Matcher::new(Arc::new(lexicon));
    let lit = |body: &str| -> Vec<String> {
        let all = matcher.candidates("", body, TextForm::Plain).into_iter();
        let mentions = all.filter(Candidate::is_mention);
        mentions
            .map(|mention| body[mention.span.range()].to_owned())
            .collect()
    };
    assert_eq!(lit("光明日出东方上市"), ["日出东方"]);
    assert_eq!(lit("牛奶：光明日出东方上市"), ["光明日"]);
    // A name behind it that stands keeps what is its own.
    assert_eq!(lit("光明日出东方财富上市"), ["日出", "东方财富"]);
}

fn span_of(text: &str, word: &str) -> ByteSpan {
    let start = text.find(word).expect("the word stands in the text");
    ByteSpan::new(start, start + word.len())
}

#[test]
fn an_explanation_names_all_that_stands_and_what_would_light_it() {
    let matcher = matcher();
    let lexicon = matcher.lexicon();
    for (body, word, expected) in [
        (
            "阿里云计算能力",
            "云",
            vec!["阿里云 decided", "云计算 decided"],
        ),
        (
            "化工行业",
            "工行",
            vec!["化工行业 guards", "工行 decided", "+ remove-guard 化工行业"],
        ),
        ("阿里巴巴", "阿里", vec!["阿里巴巴 decided", "阿里 within"]),
        ("见https://qq.com/", "qq", vec!["QQ excluded"]),
        (
            "用PBAT",
            "BAT",
            vec!["BAT decided", "AT decided", "+ add-longer-word PBAT"],
        ),
        (
            "一只蚂蚁",
            "蚂蚁",
            vec!["蚂蚁 decided", "+ add-cue ", "+ strengthen "],
        ),
        (
            "小米粥",
            "小米",
            vec!["小米 decided", "+ remove-not-before 粥"],
        ),
        ("不明之物", "之物", vec!["+ add-alias 之物"]),
        ("attention", "at", vec!["AT part-of-word"]),
    ] {
        let span = span_of(body, word);
        let explanation = explain(&matcher, "", body, TextForm::Plain, Place::Body, span);
        let standing = explanation.standing.iter().map(|standing| {
            format!(
                "{} {}",
                lexicon.alias(standing.alias).text,
                standing.fate.name()
            )
        });
        let remedies = explanation.remedies.iter();
        let remedies = remedies.map(|remedy| format!("+ {} {}", remedy.name(), remedy.word()));
        assert_eq!(
            standing.chain(remedies).collect::<Vec<_>>(),
            expected,
            "{body}"
        );
    }
}

#[test]
fn a_mention_counts_once_for_each_owner_and_once_in_the_total() {
    let matcher = matcher();
    let lexicon = matcher.lexicon();
    let candidates = matcher.candidates(
        "BAT与微信",
        "阿里金融云由阿里云和支付宝发起",
        TextForm::Plain,
    );
    let count = |roll_up, company: &str| {
        let options = CountOptions {
            roll_up,
            year: Some(2016),
        };
        let counts = Counts::new(lexicon, &candidates, options);
        assert_eq!((counts.total, counts.groups[0]), (5, 1));
        let company = lexicon
            .company_by_id(company)
            .expect("it is in the lexicon");
        counts.companies[usize::from(company.0)]
    };
    assert_eq!(
        (
            count(false, "alibaba").own(),
            count(false, "alibaba").by_groups
        ),
        (2, 1)
    );
    assert_eq!(
        (
            count(true, "alibaba").own(),
            count(true, "alibaba").by_groups
        ),
        (3, 1)
    );
    assert_eq!(
        (count(true, "ant").products, count(true, "ant").by_groups),
        (2, 0)
    );
    assert_eq!(
        (
            count(true, "tencent").own(),
            count(true, "tencent").in_title
        ),
        (1, 1)
    );
}
