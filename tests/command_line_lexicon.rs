//! The lexicon on the command line: which one is in force, what is wrong with it, why a place is marked.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;

/// A folder of articles and a folder for the user's own lexicon.
struct Folders {
    root: tempfile::TempDir,
}

impl Folders {
    fn new(files: &[(&str, &str)]) -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        for folder in ["articles", "user"] {
            std::fs::create_dir(root.path().join(folder)).expect("writable");
        }
        let folders = Self { root };
        for (name, text) in files {
            folders.write(name, text);
        }
        folders
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("writable");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("wenjian").expect("it is built with its tests");
        command
            .current_dir(self.root.path())
            .env("WENJIAN_CONFIG", self.path("user"))
            .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
            .env("LC_ALL", "C")
            .env_remove("LANG")
            .env_remove("LANGUAGE")
            .args(arguments);
        command.output().expect("the program runs")
    }

    /// The objects of a run that ends with `code`.
    fn rows(&self, code: i32, arguments: &[&str]) -> Vec<Value> {
        let output = self.run(&[arguments, &["--format", "jsonl"]].concat());
        let complaints = complaints(&output);
        assert_eq!(output.status.code(), Some(code), "{complaints}");
        let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
        let lines = text.lines().map(serde_json::from_str);
        lines.map(|row| row.expect("each line is JSON")).collect()
    }

    /// Companies of the mentions in the articles.
    fn companies(&self, code: i32, more: &[&str]) -> Vec<String> {
        let rows = self.rows(code, &[&["mentions", "articles"], more].concat());
        let id = |row: &Value| row["company"].as_str().unwrap_or_default().to_owned();
        rows.iter().map(id).collect()
    }
}

fn complaints(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A lexicon in which one company has one name.
fn naming(id: &str, name: &str) -> String {
    format!(
        "wenjian-lexicon: 1\ncompanies:\n  - {{id: {id}, name: {{zh: 甲, en: A}}, names: [{name}]}}\n"
    )
}

#[test]
fn the_lexicon_in_force_is_the_named_one_else_the_folders_else_the_users_else_the_built_in_one() {
    let folders = Folders::new(&[("articles/a.txt", "晨星科技与百度。\n")]);
    assert_eq!(folders.companies(0, &[]), ["baidu"]);
    folders.write("user/lexicon.yml", &naming("of-user", "晨星科技"));
    assert_eq!(folders.companies(0, &[]), ["of-user"]);
    folders.write("articles/lexicon.yaml", &naming("of-folder", "晨星科技"));
    assert_eq!(folders.companies(0, &[]), ["of-folder"]);
    folders.write("named.yaml", &naming("named", "晨星科技"));
    assert_eq!(
        folders.companies(0, &["--lexicon", "named.yaml"]),
        ["named"]
    );
    let listed = folders.rows(0, &["lexicon", "list", "articles"]);
    assert_eq!(listed[0]["company"], "of-folder");
    assert_eq!(
        folders.rows(0, &["lexicon", "list"])[0]["company"],
        "of-user"
    );
    let explained = folders.rows(0, &["explain", "articles/a.txt", "--text", "晨星科技"]);
    assert_eq!(explained[0]["aliases"][0]["owners"][0], "of-folder");
}

#[test]
fn a_lexicon_that_does_not_load_is_told_and_the_next_one_has_its_turn() {
    let folders = Folders::new(&[
        ("articles/a.txt", "晨星科技与百度。\n"),
        (
            "articles/lexicon.yaml",
            "wenjian-lexicon: 1\ncompanies:\n  - id: x\n    nmae: 3\n",
        ),
    ]);
    assert_eq!(folders.companies(1, &[]), ["baidu"]);
    let told = complaints(&folders.run(&["mentions", "articles"]));
    assert!(
        told.contains("lexicon.yaml:4:5: “nmae” means nothing here."),
        "{told}"
    );
    assert!(
        told.contains("One of these is expected"),
        "what to do: {told}"
    );
    assert!(
        told.contains("the built-in lexicon"),
        "what is in force: {told}"
    );
    let output = folders.run(&["mentions", "articles", "--lexicon", "articles/lexicon.yaml"]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "what was named and cannot be had"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn the_errors_of_a_lexicon_are_what_its_check_gives() {
    let clash = "wenjian-lexicon: 1\nextends: built-in\ncompanies:\n  - {id: x, name: {zh: 甲, en: A}, names: [百度]}\n";
    let folders = Folders::new(&[("own.yaml", clash)]);
    let rows = folders.rows(1, &["lexicon", "check", "--lexicon", "own.yaml"]);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(
        (&row["type"], &row["code"]),
        (&"error".into(), &"two-owners".into())
    );
    assert_eq!((&row["line"], &row["column"]), (&4.into(), &43.into()));
    let table = folders.run(&["lexicon", "check", "--lexicon", "own.yaml"]);
    let text = String::from_utf8_lossy(&table.stdout).into_owned();
    assert!(
        text.contains("own.yaml:4:43: “百度” belongs to “baidu”"),
        "{text}"
    );
}

const RISKY: &str = "wenjian-lexicon: 1
extends: built-in
companies:
  - id: morning-star
    name: {zh: 晨星, en: Morning Star}
    names: [晨星科技, 晨, 得道, {text: 星行, strength: normal}, 从不出现]
  - id: other
    name: {zh: 乙, en: B}
    names: [晨星科技园]
";

#[test]
fn the_check_of_a_lexicon_names_what_is_risky_of_ones_own() {
    let folders = Folders::new(&[("articles/lexicon.yaml", RISKY)]);
    // Without a path the lexicon of the working directory is meant.
    let found = |rows: &[Value]| -> Vec<String> {
        let line = |row: &Value| format!("{} {}", row["code"], row["alias"]).replace('"', "");
        rows.iter().map(line).collect()
    };
    let rows = folders.rows(
        0,
        &["lexicon", "check", "--lexicon", "articles/lexicon.yaml"],
    );
    let warnings = rows.iter().filter(|row| row["type"] == "warning").count();
    assert_eq!(
        warnings, 1,
        "a single character is odd even before the check"
    );
    let expected = ["shadowed 晨星科技", "one-character 晨"];
    assert_eq!(found(&rows[1..3]), expected);
    assert!(
        rows[1]["message"]
            .as_str()
            .is_some_and(|text| text.contains("晨星科技园"))
    );
    assert!(
        rows.len() < 8,
        "nothing of the built-in lexicon: {:?}",
        found(&rows)
    );
    let arguments = [
        "lexicon",
        "check",
        "--all",
        "--lexicon",
        "articles/lexicon.yaml",
    ];
    assert!(folders.rows(0, &arguments).len() > 50);
}

#[test]
fn the_check_against_a_library_counts_what_the_rules_made_of_each_alias() {
    let body = "晨星科技开业。星行者来了。早上喝小米粥。\n\n晨星科技园也开业。";
    let folders = Folders::new(&[
        ("articles/lexicon.yaml", RISKY),
        ("articles/a.txt", body),
        (
            "articles/b.txt",
            &"火星行动开始了。木星行动也开始了。".repeat(8),
        ),
    ]);
    let rows = folders.rows(0, &["lexicon", "check", "articles"]);
    let alias = |text: &str| {
        let wanted = |row: &&Value| row["type"] == "alias" && row["alias"] == text;
        rows.iter()
            .find(wanted)
            .unwrap_or_else(|| panic!("{text} has a row"))
    };
    let own = alias("晨星科技");
    assert_eq!(
        (&own["candidates"], &own["accepted"]),
        (&1.into(), &1.into())
    );
    let sample = &own["samples"][0];
    assert_eq!(
        (&sample["path"], &sample["start"]),
        (&"a.txt".into(), &0.into())
    );
    assert_eq!(sample["after"], "开业。星行者来了。早上喝小米粥。");
    let millet = alias("小米");
    assert_eq!(
        (&millet["rejected"], &millet["rules"]["non-mention"]),
        (&1.into(), &1.into())
    );
    assert_eq!(millet["rejected_share"], 1.0);
    let star = alias("星行");
    assert_eq!(star["candidates"], 17);
    assert_eq!(
        star["samples"].as_array().map(Vec::len),
        Some(10),
        "ten of seventeen"
    );
    let has = |code: &str, text: &str| {
        rows.iter()
            .any(|row| row["code"] == code && row["alias"] == text)
    };
    assert!(has("dead", "从不出现"));
    assert!(!has("dead", "晨星科技"));
    assert!(has("straddling", "星行"), "行动 reaches over its edge");

    let arguments = ["lexicon", "check", "articles", "--format", "csv"];
    let csv = String::from_utf8(folders.run(&arguments).stdout).expect("UTF-8");
    let line = csv
        .lines()
        .find(|line| line.starts_with("从不出现,"))
        .expect("a line each");
    assert!(
        line.starts_with("从不出现,morning-star,name,strong,0,0,0,0,0.0000,0,dead,"),
        "{line}"
    );
    let table = folders.run(&["lexicon", "check", "articles", "--samples", "1"]);
    let text = String::from_utf8(table.stdout).expect("UTF-8");
    assert!(text.contains("[晨星科技]开业。"), "{text}");
    assert!(
        text.contains("morning-star: 晨, 得道, 从不出现"),
        "the dead by owner: {text}"
    );
}

#[test]
fn a_place_is_explained_by_its_number_by_its_text_and_by_all_that_stands_in_the_article() {
    let folders = Folders::new(&[(
        "a.md",
        "---\ntitle: 蚂蚁金服与PBAT\n---\n早上喝小米粥。见 https://qq.com/ 。\n",
    )]);
    let explain = |more: &[&str]| folders.rows(0, &[&["explain", "a.md"], more].concat());
    let rows = explain(&["--at", "4"]);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(
        (&row["field"], &row["text"]),
        (&"body".into(), &"米".into())
    );
    assert_eq!(row["verdict"], "no-mention");
    let aliases: Vec<String> = row["aliases"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|alias| {
            format!("{} {} {}", alias["alias"], alias["outcome"], alias["rule"]).replace('"', "")
        })
        .collect();
    assert_eq!(aliases, ["小米粥 guards null", "小米 rejected non-mention"]);
    assert_eq!(row["advice"][0]["remedy"], "remove-guard");

    let rows = explain(&["--at", "0", "--field", "title"]);
    assert_eq!(
        (&rows[0]["verdict"], &rows[0]["field"]),
        (&"mention".into(), &"title".into())
    );
    let rows = explain(&["--text", "qq"]);
    assert_eq!(rows[0]["aliases"][0]["outcome"], "excluded");
    let nothing = explain(&["--text", "早上"]);
    assert_eq!(
        (&nothing[0]["verdict"], &nothing[0]["aliases"]),
        (&"nothing".into(), &Value::Array(vec![]))
    );
    let all: Vec<Value> = explain(&[]).iter().map(|row| row["text"].clone()).collect();
    assert_eq!(all, ["蚂蚁金服", "BAT", "小米"]);

    for (arguments, told) in [
        (["explain", "a.md", "--at", "99"], "There are only"),
        (
            ["explain", "a.md", "--text", "不在这里"],
            "stands neither in the title nor in the body",
        ),
    ] {
        let output = folders.run(&arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(complaints(&output).contains(told));
    }
}

/// What explain advises, written to a lexicon, lights the place: at every place of an article full of
/// traps.
#[test]
fn what_is_advised_does_what_it_says() {
    let body = "化工行业的员工行为规范。他联想到小米粥。PBAT是塑料。平安夜的苹果汁。高通胀与三十万达成。一只蚂蚁。晨星科技。";
    let folders = Folders::new(&[("a.txt", body)]);
    let mut rows = folders.rows(0, &["explain", "a.txt"]);
    rows.extend(folders.rows(0, &["explain", "a.txt", "--text", "晨星科技"]));
    let mut tried = 0;
    for row in rows.iter().filter(|row| row["verdict"] != "mention") {
        let Some(yaml) = row["yaml"].as_str() else {
            panic!("no advice: {row}");
        };
        // Words of the article in the place of those that the reader is to choose.
        let yaml = yaml.replace("a word of this article", "塑料");
        let yaml = yaml.replace("a word that stands near", "规范");
        folders.write("own.yaml", &yaml);
        let start = row["start"].to_string();
        let arguments = ["explain", "a.txt", "--at", &start, "--lexicon", "own.yaml"];
        let again = folders.rows(0, &arguments);
        assert_eq!(
            again[0]["verdict"], "mention",
            "{row} with\n{yaml}\n{}",
            again[0]
        );
        tried += 1;
    }
    assert!(tried >= 10);
}

#[test]
fn an_explanation_for_people_speaks_their_language() {
    let folders = Folders::new(&[("a.txt", "早上喝小米粥。\n")]);
    let text = |folders: &Folders| {
        let output = folders.run(&["explain", "a.txt", "--text", "小米"]);
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let english = text(&folders);
    assert!(english.contains("“小米” is not marked"), "{english}");
    assert!(
        english.contains("      remove:\n        aliases: [小米粥]\n"),
        "{english}"
    );
    folders.write("user/settings.json", r#"{"language":"zh-Hans"}"#);
    let chinese = text(&folders);
    assert!(chinese.contains("“小米”没有标出"), "{chinese}");
    assert!(
        chinese.contains("[不是提及] 小米 · 小米 · 名称 · 普通"),
        "{chinese}"
    );
}

#[test]
fn parts_count_for_the_whole_where_asked() {
    let folders = Folders::new(&[("articles/a.txt", "阿里金融云，支付宝，阿里巴巴，百度。\n")]);
    let owners = |more: &[&str]| -> Vec<Value> {
        let rows = folders.rows(0, &[&["mentions", "articles"], more].concat());
        rows.iter().map(|row| row["companies"].clone()).collect()
    };
    let plain = owners(&[]);
    assert_eq!(plain[0], serde_json::json!(["alibaba", "ant"]), "of both");
    assert_eq!(plain[1], serde_json::json!(["ant"]));
    let rolled = owners(&["--roll-up"]);
    let alibaba = serde_json::json!(["alibaba"]);
    assert_eq!(
        rolled,
        [
            alibaba.clone(),
            alibaba.clone(),
            alibaba,
            serde_json::json!(["baidu"])
        ]
    );
}

#[test]
fn the_path_of_a_lexicon_may_be_in_another_folder() {
    let folders = Folders::new(&[
        ("articles/a.txt", "晨星科技。\n"),
        ("user/b.yaml", &naming("b", "晨星")),
    ]);
    let path = folders.path("user/b.yaml").display().to_string();
    assert!(Path::new(&path).is_absolute());
    assert_eq!(folders.companies(0, &["--lexicon", &path]), ["b"]);
}
