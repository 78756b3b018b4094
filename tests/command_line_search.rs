//! `wenjian search` as another program sees it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

fn wenjian(arguments: &[&str], folder: &Path, query: &str) -> std::process::Output {
    let mut command = Command::cargo_bin("wenjian").expect("the program is built with its tests");
    let nowhere = std::env::temp_dir().join("wenjian-no-settings");
    command
        .env("WENJIAN_CONFIG", nowhere)
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .env_remove("LANG")
        .env_remove("LANGUAGE");
    command
        .arg("search")
        .args(arguments)
        .args(["--no-cache", "--"]);
    command
        .arg(folder)
        .arg(query)
        .output()
        .expect("the program runs")
}

fn rows(arguments: &[&str], folder: &Path, query: &str) -> Vec<Value> {
    let arguments = [arguments, &["--format", "jsonl"]].concat();
    let output = wenjian(&arguments, folder, query);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

const BODY: &str = "😀騰訊和腾讯。\r\n第二段有云。\r\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        (
            "a.txt",
            format!("---\ntitle: 甲\ntime: 2016-10-13\nsource: 腾讯网\n---\n{BODY}"),
        ),
        (
            "b.txt",
            "---\ntitle: 腾讯\ntime: 2017-01-01\n---\n正文。\n".to_owned(),
        ),
        ("c.txt", "---\ntitle: 丙\n---\n正文。\n".to_owned()),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    folder
}

#[test]
fn pinyin_finds_han_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a.txt");
    std::fs::write(file, "腾讯金融云，騰訊金融雲。\n").expect("writable");
    let texts = |arguments: &[&str], query: &str| -> Vec<String> {
        let rows = rows(arguments, folder.path(), query);
        rows.iter()
            .map(|row| row["text"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(texts(&["--pinyin"], "txjry"), ["腾讯金融云", "騰訊金融雲"]);
    assert_eq!(texts(&["--pinyin"], "tengxun"), ["腾讯", "騰訊"]);
    assert_eq!(texts(&[], "tengxun"), [""; 0]);
}

#[test]
fn hits_come_ranked_with_their_places_in_code_points() {
    let folder = folder();
    let found = rows(&[], folder.path(), "腾讯");
    let places: Vec<(u64, &str, &str, &str)> = found
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            (
                row["rank"].as_u64().expect("a number"),
                text("path"),
                text("field"),
                text("text"),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            (1, "b.txt", "title", "腾讯"),
            (2, "a.txt", "front-matter", "腾讯"),
            (2, "a.txt", "body", "騰訊"),
            (2, "a.txt", "body", "腾讯"),
        ]
    );
    assert_eq!(
        (&found[1]["key"], &found[0]["key"]),
        (&"source".into(), &Value::Null)
    );
    let points: Vec<char> = BODY.chars().collect();
    for row in &found[2..] {
        let point = |key: &str| row[key].as_u64().expect("a number") as usize;
        let text: String = points[point("start")..point("end")].iter().collect();
        assert_eq!(row["text"], text.as_str());
    }
    assert_eq!(
        (&found[3]["before"], &found[3]["after"]),
        (&"😀騰訊和".into(), &"。".into())
    );
}

#[test]
fn choices_are_followed() {
    let folder = folder();
    let exact = rows(&["--exact"], folder.path(), "騰訊");
    assert_eq!(exact.len(), 1);
    let limited = rows(&["--limit", "1"], folder.path(), "腾讯");
    assert_eq!(limited.len(), 1);
    let dated = rows(&[], folder.path(), "time:2016..2017");
    let paths: Vec<&Value> = dated.iter().map(|row| &row["path"]).collect();
    assert_eq!(
        paths,
        ["a.txt", "b.txt"],
        "an article can match without a hit"
    );
    assert_eq!(dated[0]["field"], Value::Null);
    assert_eq!(
        rows(&[], folder.path(), "company:tencent time:2017").len(),
        1
    );
    assert!(
        rows(&[], folder.path(), "没有的话").is_empty(),
        "that is no failure"
    );
}

#[test]
fn tables_and_csv_hold_the_same_hits() {
    let folder = folder();
    let csv = wenjian(&["--format", "csv"], folder.path(), "腾讯");
    let mut reader = csv::Reader::from_reader(csv.stdout.as_slice());
    let records: Vec<csv::StringRecord> =
        reader.records().map(|row| row.expect("a record")).collect();
    let rows = rows(&[], folder.path(), "腾讯");
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(&rows) {
        assert_eq!(
            (&record[1], &record[7]),
            (
                row["path"].as_str().expect("text"),
                row["text"].as_str().expect("text")
            )
        );
    }
    let table = wenjian(&[], folder.path(), "腾讯").stdout;
    let table = String::from_utf8(table).expect("text");
    assert_eq!(table.lines().count(), 1 + rows.len());
    assert_eq!(
        table.matches("a.txt").count(),
        1,
        "the article stands once above its hits"
    );
    assert!(table.contains("和[腾讯]。"), "{table}");
}

#[test]
fn slips_are_told_and_searched_as_text() {
    let folder = folder();
    let output = wenjian(&["--format", "jsonl"], folder.path(), "腾讯 time:soon");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(
        told.contains("Character 9") && told.contains("2016-10..2017-03"),
        "{told}"
    );
    let missing = wenjian(&[], Path::new("no/such/folder"), "x");
    assert_eq!(missing.status.code(), Some(2));
}
