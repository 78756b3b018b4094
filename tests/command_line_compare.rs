//! `wenjian compare` as another program sees it.
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn wenjian() -> Command {
    let mut command = Command::cargo_bin("wenjian").expect("the program is built with its tests");
    command
        .env(
            "WENJIAN_CONFIG",
            std::env::temp_dir().join("wenjian-no-settings"),
        )
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .env_remove("LANG")
        .env_remove("LANGUAGE");
    command
}

fn output(path: &Path, arguments: &[&str]) -> String {
    let output = wenjian()
        .args(["compare", "--no-cache"])
        .arg(path)
        .args(arguments)
        .output()
        .expect("the program runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn compare(path: &Path, arguments: &[&str]) -> Value {
    let text = output(path, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("one JSON object")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    folder
}

fn two_articles() -> tempfile::TempDir {
    folder(&[
        (
            "a.md",
            "---\ntitle: 甲\nname: 早报\ntime: 2020-01-05\n---\n# 百度与人工智能\n\n😀百度与腾讯相比，优势在于**人工智能**。\
             新团队还在加码大模型。\n\n- 腾讯：社交；支付\n",
        ),
        (
            "b.txt",
            "---\ntitle: 乙\ntime: 2020-02-01\n---\n腾讯靠社交起家。\n阿里尚未做社交。据报道，支付宝将做区块链。\n",
        ),
    ])
}

fn list<'v>(answer: &'v Value, key: &str) -> &'v Vec<Value> {
    answer[key].as_array().expect("a list")
}

/// Sentences and articles of a cell.
fn cell(answer: &Value, company: &str, row: &str) -> Option<(u64, u64)> {
    let cells = list(answer, "cells");
    let found = cells
        .iter()
        .find(|cell| cell["company"] == company && cell["row"] == row)?;
    Some((found["sentences"].as_u64()?, found["articles"].as_u64()?))
}

fn evidence<'v>(answer: &'v Value, company: &str, theme: &str) -> Vec<&'v Value> {
    let all = list(answer, "evidence").iter();
    all.filter(|piece| piece["company"] == company && piece["theme"] == theme)
        .collect()
}

#[test]
fn every_piece_of_evidence_can_be_found_in_its_file() {
    let folder = two_articles();
    let answer = compare(folder.path(), &[]);
    for piece in list(&answer, "evidence") {
        let path = piece["path"].as_str().expect("a path");
        let file = std::fs::read_to_string(folder.path().join(path)).expect("it is there");
        let body = file.splitn(3, "---\n").nth(2).expect("after front matter");
        let points: Vec<char> = body.chars().collect();
        let start = piece["start"].as_u64().expect("a number") as usize;
        let end = piece["end"].as_u64().expect("a number") as usize;
        let text: String = points[start..end].iter().collect();
        assert_eq!(piece["text"], text.as_str());
    }
    let ai = evidence(&answer, "baidu", "ai");
    let kinds: Vec<_> = ai
        .iter()
        .map(|piece| {
            (
                piece["text"].as_str().expect("text"),
                piece["attribution"].as_str().expect("text"),
                piece["rule"].as_str().expect("text"),
            )
        })
        .collect();
    assert_eq!(
        kinds,
        [
            ("百度与人工智能", "direct", "subject"),
            (
                "😀百度与腾讯相比，优势在于**人工智能**。",
                "direct",
                "compared"
            ),
            ("新团队还在加码大模型。", "carried", "carried"),
        ]
    );
    let other = evidence(&answer, "tencent", "ai");
    assert_eq!(other.len(), 1);
    assert_eq!(other[0]["attribution"], "comparand");
    assert_eq!(cell(&answer, "tencent", "ai"), None, "it does not count");
    assert_eq!(cell(&answer, "baidu", "ai"), Some((3, 1)));
    let item = evidence(&answer, "tencent", "payment");
    assert_eq!(
        item[0]["text"], "腾讯：社交；支付",
        "an item is one sentence"
    );
    assert_eq!(cell(&answer, "tencent", "social"), Some((2, 2)));
    assert_eq!(
        evidence(&answer, "alibaba", "social")[0]["stance"],
        "negated"
    );
    assert_eq!(
        evidence(&answer, "ant", "blockchain")[0]["stance"],
        "reported"
    );
}

#[test]
fn rows_are_what_is_asked_for() {
    let folder = two_articles();
    let ids = |answer: &Value, key: &str| -> Vec<String> {
        let all = list(answer, key).iter();
        all.map(|row| row["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let by = |rows| compare(folder.path(), &["--by", rows]);
    assert_eq!(ids(&by("article"), "rows"), ["a.md", "b.txt"]);
    assert_eq!(ids(&by("month"), "rows"), ["2020-01", "2020-02"]);
    assert_eq!(ids(&by("outlet"), "rows"), ["早报", ""], "none comes last");
    assert_eq!(cell(&by("article"), "tencent", "a.md"), Some((1, 1)));
    assert_eq!(cell(&by("month"), "baidu", "2020-01"), Some((3, 1)));
    let chosen = compare(folder.path(), &["--companies", "tencent,alibaba"]);
    assert_eq!(ids(&chosen, "companies"), ["tencent", "alibaba"]);
    assert!(
        list(&chosen, "evidence")
            .iter()
            .all(|piece| piece["company"] != "baidu")
    );
    let rolled = compare(folder.path(), &["--roll-up"]);
    assert_eq!(cell(&rolled, "ant", "blockchain"), None);
    assert_eq!(cell(&rolled, "alibaba", "blockchain"), Some((1, 1)));
}

#[test]
fn profiles_come_strongest_first_and_small_numbers_are_called_small() {
    let folder = two_articles();
    let answer = compare(folder.path(), &[]);
    let profiles = list(&answer, "profiles");
    let values: Vec<f64> = profiles
        .iter()
        .map(|row| row["value"].as_f64().expect("a number"))
        .collect();
    assert!(values.is_sorted_by(|a, b| a >= b) && !values.is_empty());
    let baidu = profiles.iter().find(|row| row["company"] == "baidu");
    let baidu = baidu.expect("it has a profile");
    assert_eq!(
        (&baidu["row"], &baidu["measure"]),
        (&"ai".into(), &"log-likelihood".into())
    );
    assert_eq!(baidu["small"], true);
}

#[test]
fn tables_and_csv_say_the_same() {
    let folder = two_articles();
    let csv = output(folder.path(), &["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let lines: Vec<csv::StringRecord> =
        reader.records().map(|line| line.expect("a line")).collect();
    let ai: Vec<&csv::StringRecord> = lines.iter().filter(|line| &line[0] == "ai").collect();
    assert_eq!(ai.len(), 1);
    assert_eq!((&ai[0][2], &ai[0][4], &ai[0][5]), ("baidu", "3", "1"));
    assert_eq!(&ai[0][7], "1.0000", "nobody else has any");
    let table = output(folder.path(), &[]);
    assert!(
        table.contains("AI and big data") && table.contains("3 (1)"),
        "{table}"
    );
    assert!(table.contains("a small number"), "{table}");
}

#[test]
fn an_unknown_company_is_told() {
    let folder = two_articles();
    let output = wenjian()
        .arg("compare")
        .arg(folder.path())
        .args(["--companies", "nobody-knows"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nobody-knows"));
}

#[test]
fn decisions_of_a_file_are_applied() {
    let folder = two_articles();
    let file = folder.path().join("decided.yaml");
    std::fs::write(
        &file,
        "wenjian-decisions: 1\ndecisions:\n\
         - {article: b.txt, decision: into, company: tencent, theme: social, to-company: baidu, to-theme: ai, quote: 腾讯靠社交起家。}\n\
         - {article: a.md, decision: star, company: baidu, theme: ai, quote: 新团队还在加码大模型。}\n\
         - {article: a.md, decision: out, company: baidu, theme: ai, quote: 这里没有。}\n",
    )
    .expect("writable");
    let output = wenjian()
        .args(["compare", "--no-cache", "--format", "json", "--decisions"])
        .args([&file, folder.path()])
        .output()
        .expect("the program runs");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!(cell(&answer, "tencent", "social"), Some((1, 1)));
    assert_eq!(cell(&answer, "baidu", "ai"), Some((4, 2)));
    let ai = evidence(&answer, "baidu", "ai");
    assert!(ai.iter().any(|piece| piece["decision"] == "star"));
    assert!(ai.iter().any(|piece| piece["rule"] == "decided"));
    let out = evidence(&answer, "tencent", "social");
    assert!(out.iter().any(|piece| piece["decision"] == "out"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("这里没有"),
        "what found no place is told: {told}"
    );
    let without = compare(folder.path(), &["--decisions", "none"]);
    assert_eq!(cell(&without, "tencent", "social"), Some((2, 2)));
}

#[test]
fn groups_are_columns_and_titles_are_evidence() {
    let folder = folder(&[(
        "a.md",
        "---\ntitle: BAT都做人工智能\ntime: 2016-05-01\n---\n百度做人工智能。\n",
    )]);
    let answer = compare(folder.path(), &["--groups"]);
    assert_eq!(cell(&answer, "bat", "ai"), Some((2, 1)));
    let places: Vec<&str> = evidence(&answer, "bat", "ai")
        .iter()
        .map(|piece| piece["place"].as_str().expect("a place"))
        .collect();
    assert_eq!(places, ["title", "body"]);
}

/// The article that came with the wish for this program; not part of the project.
fn real_article() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: ../shared/seeds is not here");
    None
}

#[test]
fn the_real_article_answers_its_own_question() {
    let Some(path) = real_article() else { return };
    let answer = compare(&path, &[]);
    let profile = |company: &str| -> Vec<&str> {
        let own = list(&answer, "profiles").iter();
        own.filter(|row| row["company"] == company)
            .map(|row| row["row"].as_str().expect("an id"))
            .collect()
    };
    assert_eq!(
        profile("baidu").first(),
        Some(&"ai"),
        "{:?}",
        profile("baidu")
    );
    for theme in ["risk", "identity", "wealth"] {
        assert!(cell(&answer, "baidu", theme).is_some(), "{theme}");
    }
    assert_eq!(
        profile("tencent").first(),
        Some(&"social"),
        "{:?}",
        profile("tencent")
    );
    let (alibaba, ant) = (profile("alibaba"), profile("ant"));
    for theme in ["cloud", "scene"] {
        let leads = |profile: &[&str]| profile.iter().take(2).any(|row| *row == theme);
        assert!(
            leads(&alibaba) && leads(&ant),
            "{theme}: {alibaba:?} {ant:?}"
        );
    }
    let of_pair = |start: &str, company: &str, theme: &str| -> Vec<String> {
        let all = evidence(&answer, company, theme).into_iter();
        all.filter(|piece| {
            piece["text"]
                .as_str()
                .is_some_and(|text| text.starts_with(start))
        })
        .map(|piece| piece["attribution"].as_str().expect("text").to_owned())
        .collect()
    };
    assert_eq!(of_pair("百度与阿里相比", "baidu", "ai"), ["direct"]);
    assert_eq!(of_pair("百度与阿里相比", "alibaba", "ai"), ["comparand"]);
    assert_eq!(of_pair("阿里与百度相比", "alibaba", "cloud"), ["direct"]);
    assert_eq!(of_pair("阿里与百度相比", "alibaba", "scene"), ["direct"]);
    assert_eq!(of_pair("阿里与百度相比", "baidu", "cloud"), ["comparand"]);
    let negated = list(&answer, "evidence").iter().any(|piece| {
        piece["company"] == "tencent"
            && piece["stance"] == "negated"
            && piece["text"]
                .as_str()
                .is_some_and(|text| text.contains("腾讯并没有明确高调提出"))
    });
    assert!(negated, "what Tencent did not say is a negated claim");
}
