//! What the owner of a lexicon file sees: what is read, what is wrong and where, what can be changed.

use wenjian::lexicon::check::{Finding, check};
use wenjian::lexicon::file::parse;
use wenjian::lexicon::message::errors_text;
use wenjian::lexicon::{Lexicon, LexiconErrors, Owner, Strength, built_in};
use wenjian::locale::{Language, Locale};

fn read(source: &str) -> Lexicon {
    let (lexicon, warnings) = parse(source, "lexicon.yaml").unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(warnings, []);
    lexicon
}

fn errors(source: &str) -> LexiconErrors {
    match parse(source, "lexicon.yaml") {
        Ok(_) => panic!("nothing wrong was found in\n{source}"),
        Err(errors) => errors,
    }
}

/// A lexicon with these lines below its companies.
fn with(companies: &str) -> String {
    format!("wenjian-lexicon: 1\ncompanies:\n{companies}")
}

const TWO: &str = "  - id: a\n    name: {zh: 甲, en: A}\n    names: [甲甲甲, 乙乙]\n  - id: b\n    name: {zh: 乙, en: B}\n";

#[test]
fn aliases_are_strong_by_length_unless_they_say_otherwise() {
    let lexicon = read(&with(
        "  - id: a
    name: {zh: 甲, en: A}
    names: [腾讯, 阿里巴巴, Baidu, JD, {text: 得到了, strength: weak, cues: [罗]}, 58同城]
    people: [爱新觉罗]
",
    ));
    let strengths: Vec<(&str, Strength)> = lexicon
        .aliases
        .iter()
        .map(|alias| (alias.text.as_str(), alias.strength))
        .collect();
    let (weak, normal, strong) = (Strength::Weak, Strength::Normal, Strength::Strong);
    assert_eq!(
        strengths,
        [
            ("腾讯", normal),
            ("阿里巴巴", strong),
            ("Baidu", strong),
            ("JD", normal),
            ("得到了", weak),
            ("58同城", normal),
            ("爱新觉罗", normal),
        ]
    );
}

#[test]
fn every_slip_is_told_with_its_line_and_what_to_do() {
    for (source, place, english) in [
        ("companies: []", "1:1", "“wenjian-lexicon” is missing here."),
        ("wenjian-lexicon: 2", "1:18", "version 2 of the format"),
        (
            &with("  - id: a\n   name: b"),
            "4:4",
            "cannot be understood here",
        ),
        (
            &with("  - id: a\n    nam: {zh: 甲, en: A}"),
            "4:5",
            "“nam” means nothing here.",
        ),
        (
            &with("  - id: a\n    name: {zh: 甲}"),
            "4:11",
            "“en” is missing here.",
        ),
        (
            &with("  - id: a\n    names: [甲]"),
            "3:9",
            "“name” is missing here.",
        ),
        (
            &with("  - id: A B\n    name: {zh: 甲, en: A}"),
            "3:9",
            "cannot be an identifier",
        ),
        (&with(&format!("{TWO}    names: [360]")), "8:13", "\"360\""),
        (
            &with(&format!("{TWO}    names: [yes, true]")),
            "8:18",
            "\"true\"",
        ),
        (
            &with(&format!("{TWO}    names: ['']")),
            "8:13",
            "There is no text here.",
        ),
        (
            &with(&format!("{TWO}    names: 丙")),
            "8:12",
            "Something else belongs here",
        ),
        (
            &with(&format!("{TWO}    names: [乙乙]")),
            "8:13",
            "belongs to “a” (line 5), and “b” claims",
        ),
        (
            &with(&format!("{TWO}    names: [{{text: 丙, also: [c]}}]")),
            "8:30",
            "identifier “c”",
        ),
        (
            &with(&format!("{TWO}    names: [{{text: 丙, strength: 1}}]")),
            "8:33",
            "“1” is no strength",
        ),
        (
            &with(&format!("{TWO}    colour: red")),
            "8:13",
            "“red” is no colour",
        ),
        (
            &with(&format!("{TWO}    part_of: b")),
            "8:14",
            "“b” is part of itself",
        ),
        (
            &with(&format!("{TWO}    since: 2020\n    until: 2010")),
            "6:9",
            "ends (2010) before",
        ),
        (
            &with(&format!("{TWO}  - id: a\n    name: {{zh: 甲, en: A}}")),
            "8:9",
            "it stands on line 3",
        ),
        (
            &with(&format!(
                "{TWO}non_mentions:\n  - reason: 理由\n    phrases: [甲甲甲]"
            )),
            "10:15",
            "line 5",
        ),
        (
            &with(&format!("{TWO}remove: {{aliases: [乙乙]}}")),
            "8:20",
            "nothing to remove",
        ),
        (
            "wenjian-lexicon: 1\nextends: other.yaml",
            "2:10",
            "cannot be extended",
        ),
    ] {
        let errors = errors(source);
        let text = errors_text(Locale::new(Language::English), &errors);
        let expected = format!("lexicon.yaml:{place}: ");
        assert!(
            text.starts_with(&expected) && text.contains(english),
            "{source}\n=> {text}"
        );
    }
}

#[test]
fn all_errors_of_meaning_are_told_at_once() {
    let source = with(&format!(
        "{TWO}    names: [乙乙, {{text: 丙丙, also: [c]}}]\n    colour: x"
    ));
    assert_eq!(errors(&source).errors.len(), 3);
}

#[test]
fn the_same_alias_is_the_same_in_any_writing() {
    let source = with(
        "  - {id: a, name: {zh: 甲, en: A}, names: [騰訊]}\n  - {id: b, name: {zh: 乙, en: B}, names: [腾讯]}\n",
    );
    assert_eq!(errors(&source).errors.len(), 1);
    let (lexicon, warnings) = parse(
        &with("  - {id: a, name: {zh: 甲, en: A}, names: [Baidu, ＢＡＩＤＵ]}"),
        "",
    )
    .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((lexicon.aliases.len(), warnings.len()), (1, 1));
}

#[test]
fn a_term_of_several_themes_stands_once() {
    let lexicon = read(
        "wenjian-lexicon: 1
themes:
  - {id: a, name: {zh: 甲, en: A}, terms: [云计算, 数据]}
  - {id: b, name: {zh: 乙, en: B}, terms: [数据]}
",
    );
    let owners: Vec<usize> = lexicon
        .aliases
        .iter()
        .map(|alias| match &alias.owner {
            Owner::Themes(themes) => themes.len(),
            _ => 0,
        })
        .collect();
    assert_eq!(owners, [1, 2]);
}

#[test]
fn an_extension_adds_changes_and_removes() {
    let base = built_in();
    let lexicon = read(
        "wenjian-lexicon: 1
extends: built-in
companies:
  - id: alibaba
    colour: '#123456'
    names: [{text: 阿里, strength: weak, cues: [马云]}]
    products: [我的新产品]
  - id: my-company
    name: {zh: 我的公司, en: Mine}
    names: [我的公司]
non_mentions:
  - reason: 试验
    phrases: [我的公司法]
remove:
  companies: [netease]
  aliases: [平安夜]
",
    );
    assert_eq!(lexicon.companies.len(), base.companies.len());
    assert_eq!(lexicon.company_by_id("netease"), None);
    let alibaba = lexicon.company_by_id("alibaba").expect("it stays");
    assert!(lexicon.company(alibaba).colour.is_some());
    assert_eq!(lexicon.company(alibaba).name.zh, "阿里巴巴");
    let strength = |text: &str| {
        lexicon
            .aliases
            .iter()
            .find(|alias| alias.text == text)
            .map(|alias| alias.strength)
    };
    assert_eq!(strength("阿里"), Some(Strength::Weak));
    assert_eq!(strength("阿里巴巴"), Some(Strength::Strong));
    assert_eq!(strength("我的新产品"), Some(Strength::Strong));
    assert_eq!((strength("网易"), strength("平安夜")), (None, None));
}

#[test]
fn what_cannot_be_removed_is_told() {
    let source = "wenjian-lexicon: 1\nextends: built-in\nremove: {aliases: [没有这个别名]}";
    let (_, warnings) = parse(source, "").unwrap_or_else(|e| panic!("{e}"));
    let told: Vec<_> = warnings
        .iter()
        .map(|w| (w.kind.code(), w.at.line))
        .collect();
    assert_eq!(told, [("nothing-to-remove", 3)]);
}

#[test]
fn a_clash_with_the_built_in_lexicon_is_told_as_such() {
    let source = "wenjian-lexicon: 1\nextends: built-in\ncompanies:\n  - {id: mine, name: {zh: 我, en: I}, names: [阿里巴巴]}";
    let text = errors_text(Locale::new(Language::English), &errors(source));
    assert!(
        text.contains("“alibaba” (in the built-in lexicon)"),
        "{text}"
    );
}

#[test]
fn the_hash_names_what_the_lexicon_says() {
    let (one, same) = (
        read(&with(TWO)),
        read(&with(&format!("{TWO}\n# a remark\n"))),
    );
    assert_eq!(one.hash(), same.hash());
    assert_ne!(
        one.hash(),
        read(&with(&TWO.replace("乙乙]", "丙丙]"))).hash()
    );
    assert_eq!(one.hash().to_string().len(), 32);
}

#[test]
fn risky_aliases_are_found() {
    let lexicon = read(&with(
        "  - {id: a, name: {zh: 甲, en: A}, names: [得到, 腾讯, Go, {text: GO AI, case: exact}]}
  - {id: b, name: {zh: 乙, en: B}, names: [腾讯音乐]}
",
    ));
    let findings: Vec<String> = check(&lexicon)
        .iter()
        .map(|finding: &Finding| {
            format!("{} {}", lexicon.alias(finding.alias()).text, finding.code())
        })
        .collect();
    assert_eq!(
        findings,
        ["得到 everyday-word", "腾讯 shadowed", "Go loose-case"]
    );
}

/// Every example of the document for lexicon owners, as a whole lexicon.
fn examples() -> Vec<String> {
    let document = include_str!("../docs/lexicon.md");
    let blocks = document.split("```yaml\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default());
    blocks
        .map(|block| {
            if block.starts_with("wenjian-lexicon") {
                return block.to_owned();
            }
            let lines = if block.starts_with("names:") {
                let indented: String = block.lines().map(|line| format!("    {line}\n")).collect();
                format!("companies:\n  - id: mine\n    name: {{zh: 我, en: I}}\n{indented}")
            } else {
                block.to_owned()
            };
            // What the examples name must not clash with what the built-in lexicon has.
            let aside = "remove: {aliases: [华为, 小米, 得到, BAT, TMD]}\n";
            let aside = if lines.starts_with("remove:") {
                ""
            } else {
                aside
            };
            format!("wenjian-lexicon: 1\nextends: built-in\n{aside}{lines}")
        })
        .collect()
}

#[test]
fn the_examples_of_the_document_can_be_read() {
    let examples = examples();
    assert!(examples.len() >= 7);
    for example in examples {
        if let Err(errors) = parse(&example, "docs/lexicon.md") {
            panic!("{errors}\n{example}");
        }
    }
}
