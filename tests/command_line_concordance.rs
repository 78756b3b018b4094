//! `wenjian concordance` as another program sees it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use std::process::Output;

const FIRST: &str = "😀腾讯云很好。\r\n小马哥的騰訊，和百度。\n";
const SECOND: &str = "微信在腾讯之外\n";

/// A small one, which is read at once.
const LEXICON: &str = "wenjian-lexicon: 1
companies:
  - id: tencent
    name: {zh: 腾讯, en: Tencent}
    names: [腾讯]
    products: [微信]
  - id: baidu
    name: {zh: 百度, en: Baidu}
    names: [百度]
groups:
  - id: bat
    name: {zh: BAT, en: BAT}
    words: [BAT]
    members:
      - {companies: [baidu, tencent]}
themes:
  - id: cloud
    name: {zh: 云, en: Cloud}
    terms: [云计算]
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        (
            "a.txt",
            format!("---\ntitle: 甲\ntime: 2017-10-13\nsource: 晨报\n---\n{FIRST}"),
        ),
        (
            "b.txt",
            format!("---\ntitle: 论腾讯\ntime: 2016-01-01 10:00\nsource: 腾讯网\n---\n{SECOND}"),
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    std::fs::write(folder.path().join("lexicon.yaml"), LEXICON).expect("writable");
    folder
}

fn wenjian(folder: &Path, arguments: &[&str]) -> Output {
    let nowhere = std::env::temp_dir().join("wenjian-no-settings");
    wenjian_with(&nowhere, folder, arguments)
}

/// The same with settings that are kept in `config`.
fn wenjian_with(config: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("wenjian").expect("the program is built with its tests");
    command
        .env("WENJIAN_CONFIG", config)
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .env_remove("LANG")
        .env_remove("LANGUAGE");
    command.arg("concordance").arg(folder).arg("--no-cache");
    command.args(arguments).output().expect("the program runs")
}

fn rows(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let arguments = [arguments, &["--format", "jsonl"]].concat();
    let output = wenjian(folder, &arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// Left, hit and right of each row, with bars between.
fn words(rows: &[Value]) -> Vec<String> {
    let text = |row: &Value, key: &str| row[key].as_str().expect("text").to_owned();
    let words = |row| {
        format!(
            "{}|{}|{}",
            text(row, "left"),
            text(row, "text"),
            text(row, "right")
        )
    };
    rows.iter().map(words).collect()
}

#[test]
fn lines_come_as_one_reads_them_with_code_points() {
    let folder = folder();
    let found = rows(folder.path(), &["--query", "腾讯"]);
    assert_eq!(
        words(&found),
        [
            "😀|腾讯|云很好。",
            "小马哥的|騰訊|，和百度。",
            "论|腾讯|",
            "微信在|腾讯|之外",
        ]
    );
    let points: Vec<char> = FIRST.chars().collect();
    for row in &found[..2] {
        let point = |key: &str| row[key].as_u64().expect("a number") as usize;
        let text: String = points[point("start")..point("end")].iter().collect();
        assert_eq!(row["text"], text.as_str());
    }
    let last = &found[2];
    assert_eq!(
        (&last["field"], &last["path"]),
        (&"title".into(), &"b.txt".into())
    );
    assert_eq!(last["date"], "2016-01-01T10:00:00");
    assert_eq!(
        (&found[0]["outlet"], &last["outlet"]),
        (&"晨报".into(), &"腾讯网".into())
    );
}

#[test]
fn what_is_sought_can_be_a_company_a_group_a_theme_or_an_alias() {
    let folder = folder();
    let hits = |arguments: &[&str]| -> Vec<String> {
        let rows = rows(folder.path(), arguments);
        let text = |row: &Value| row["text"].as_str().expect("text").to_owned();
        rows.iter().map(text).collect()
    };
    assert_eq!(hits(&["--company", "baidu"]), ["百度"]);
    assert_eq!(hits(&["--alias", "微信"]), ["微信"]);
    assert!(hits(&["--company", "tencent"]).contains(&"微信".to_owned()));
    assert!(hits(&["--group", "bat"]).is_empty(), "that is no failure");
    assert!(hits(&["--theme", "cloud"]).is_empty());
}

#[test]
fn windows_and_orders_are_followed() {
    let folder = folder();
    let one = rows(
        folder.path(),
        &["--query", "腾讯", "--window", "1", "--sort", "l1"],
    );
    assert_eq!(
        words(&one),
        ["😀|腾讯|云", "的|騰訊|，", "论|腾讯|", "在|腾讯|之"]
    );
    let clause = rows(folder.path(), &["--company", "baidu", "--window", "clause"]);
    assert_eq!(words(&clause), ["和|百度|。"]);
    let sentence = rows(
        folder.path(),
        &["--company", "baidu", "--window", "sentence"],
    );
    assert_eq!(words(&sentence), ["小马哥的騰訊，和|百度|。"]);
    let paths = |sort: &str| -> Vec<String> {
        let rows = rows(folder.path(), &["--query", "body:腾讯", "--sort", sort]);
        let text = |row: &Value| row["path"].as_str().expect("text").to_owned();
        rows.iter().map(text).collect()
    };
    assert_eq!(paths("date"), ["b.txt", "a.txt", "a.txt"]);
    assert_eq!(paths("-date"), ["a.txt", "a.txt", "b.txt"]);
    assert_eq!(paths("outlet"), ["a.txt", "a.txt", "b.txt"]);
    assert_eq!(paths("-path"), ["b.txt", "a.txt", "a.txt"]);
    let sorted = rows(
        folder.path(),
        &["--query", "body:腾讯", "--sort", "r1,date", "--limit", "2"],
    );
    assert_eq!(
        words(&sorted),
        ["小马哥的|騰訊|，和百度。", "😀|腾讯|云很好。"]
    );
}

#[test]
fn tables_and_csv_hold_the_same_lines() {
    let folder = folder();
    let sought = ["--query", "腾讯", "--sort", "r1"];
    let rows = rows(folder.path(), &sought);
    let csv = wenjian(folder.path(), &[&sought[..], &["--format", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(csv.stdout.as_slice());
    let heads: Vec<String> = reader
        .headers()
        .expect("a head")
        .iter()
        .map(Into::into)
        .collect();
    let keys: Vec<&String> = rows[0].as_object().expect("an object").keys().collect();
    assert_eq!(heads.iter().collect::<Vec<_>>(), keys);
    let records: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(&rows) {
        for (cell, key) in record.iter().zip(&heads) {
            let value = match &row[key] {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            };
            assert_eq!(cell, value);
        }
    }
    let table = String::from_utf8(wenjian(folder.path(), &sought).stdout).expect("text");
    let columns: Vec<usize> = table
        .lines()
        .skip(1)
        .map(|line| {
            let at = line.find("腾讯").or(line.find("騰訊")).expect("the hit");
            unicode_width::UnicodeWidthStr::width(&line[..at])
        })
        .collect();
    assert_eq!(columns.len(), 4);
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
}

#[test]
fn what_is_unknown_is_told() {
    let folder = folder();
    for (arguments, said) in [
        (["--company", "nobody"], "nobody"),
        (["--group", "nobody"], "no group with the id “nobody”"),
        (["--theme", "nothing"], "no theme with the id “nothing”"),
        (["--alias", "没有这样的话"], "--query"),
        (["--query=腾讯", "--sort=tone"], "“tone” is no key"),
        (["--query=腾讯", "--window=0"], "from 1 to 200"),
        (["--query=腾讯", "--company=tencent"], "cannot be used with"),
        (["--limit", "1"], "--company"),
    ] {
        let output = wenjian(folder.path(), &arguments);
        let told = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(said), "{told}");
    }
    let output = wenjian(folder.path(), &["--query", "腾讯 time:soon"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains("Character 9"), "{told}");
}

#[test]
fn a_set_that_the_window_saved_gives_its_lines_and_their_classes() {
    let folder = folder();
    let config = tempfile::tempdir().expect("a temporary folder");
    let sets = r#"[{"name": "好", "lines": [
        {"path": "a.txt", "in_title": false, "start": 1, "text": "腾讯", "class": 3},
        {"path": "a.txt", "in_title": false, "start": 2, "text": "腾讯"},
        {"path": "b.txt", "in_title": true, "start": 1, "text": "腾讯", "class": null}
    ]}]"#;
    std::fs::write(config.path().join("concordance-sets.json"), sets).expect("writable");
    let ask = |more: &[&str]| wenjian_with(config.path(), folder.path(), more);
    let output = ask(&[
        "--set", "好", "--window", "2", "--sort", "-path", "--format", "jsonl",
    ]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("1 line of the set"), "{told}");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let rows: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(words(&rows), ["论|腾讯|", "😀|腾讯|云很"]);
    let classes: Vec<&Value> = rows.iter().map(|row| &row["class"]).collect();
    assert_eq!(classes, [&Value::Null, &Value::from(3)]);
    let output = ask(&["--set", "坏"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("坏"));
}
