//! The command line as another program sees it: bytes in, lines and exit codes out.
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn wenjian() -> Command {
    let mut command = Command::cargo_bin("wenjian").expect("the program is built with its tests");
    command.env(
        "WENJIAN_CONFIG",
        std::env::temp_dir().join("wenjian-no-settings"),
    );
    command
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .env_remove("LANG")
        .env_remove("LANGUAGE");
    command
}

fn json_lines(output: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(output).expect("the output is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

fn run(arguments: &[&str], path: &Path) -> Vec<Value> {
    let output = wenjian()
        .args(arguments)
        .arg(path)
        .output()
        .expect("the program runs");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    json_lines(&output.stdout)
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
    folder
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
fn documents_say_what_was_read() {
    let folder = folder(&[
        (
            "sub/b.txt",
            "---\ntitle: 乙\ntime: 2016-10-13 17:02\ntags: [云, 库]\nid: 007\n---\n正文😀。\n",
        ),
        ("a.md", "# 甲\n\n文\n"),
    ]);
    let rows = run(&["documents", "--format", "jsonl"], folder.path());
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["path"], "a.md");
    assert_eq!(rows[0]["title"], "甲");
    assert_eq!(rows[0]["date"], Value::Null);
    let second = &rows[1];
    assert_eq!(second["path"], "sub/b.txt");
    assert_eq!(second["encoding"], "UTF-8");
    assert_eq!(second["characters"], 5, "code points, line end included");
    assert_eq!(second["date"], "2016-10-13T17:02:00");
    let keys: Vec<&String> = second["fields"]
        .as_object()
        .expect("an object")
        .keys()
        .collect();
    assert_eq!(keys, ["title", "time", "tags", "id"], "in file order");
    assert_eq!(second["fields"]["tags"], serde_json::json!(["云", "库"]));
    assert_eq!(second["fields"]["id"], "007", "leading zeros stay");
    assert_eq!(second["problems"], serde_json::json!([]));
}

#[test]
fn mentions_count_code_points_and_give_back_what_stands_there() {
    let body = "😀百度。\r\n騰訊與ＢＡＩＤＵ；全国美术展。\r\n";
    let folder = folder(&[("a.txt", &format!("---\ntitle: BAT 之争\n---\n{body}"))]);
    let rows = run(&["mentions", "--all", "--format", "jsonl"], folder.path());
    let points: Vec<char> = body.chars().collect();
    for row in rows.iter().filter(|row| row["field"] == "body") {
        let start = row["start"].as_u64().expect("a number") as usize;
        let end = row["end"].as_u64().expect("a number") as usize;
        let text: String = points[start..end].iter().collect();
        assert_eq!(row["text"], text.as_str());
    }
    let of = |text: &str| {
        let found = rows.iter().find(|row| row["text"] == text);
        found
            .unwrap_or_else(|| panic!("{text} is not listed"))
            .clone()
    };
    assert_eq!(
        (&of("BAT")["group"], &of("BAT")["field"]),
        (&"bat".into(), &"title".into())
    );
    assert_eq!(of("BAT")["company"], Value::Null);
    assert_eq!(
        (&of("百度")["company"], &of("百度")["start"]),
        (&"baidu".into(), &1.into())
    );
    assert_eq!(of("騰訊")["company"], "tencent", "Traditional is found");
    assert_eq!(of("ＢＡＩＤＵ")["company"], "baidu", "full width is found");
    let shop = of("国美");
    assert_eq!(
        (&shop["decision"], &shop["rule"]),
        (&"rejected".into(), &"non-mention".into())
    );
    assert!(
        shop["reason"]
            .as_str()
            .is_some_and(|reason| reason.contains("国美术"))
    );
    let accepted = run(&["mentions", "--format", "jsonl"], folder.path());
    assert!(accepted.iter().all(|row| row["decision"] == "accepted"));
    assert_eq!(accepted.len(), 4);
}

#[test]
fn the_real_article_is_marked_as_people_would() {
    let Some(path) = real_article() else { return };
    let rows = run(&["mentions", "--format", "jsonl"], &path);
    let count = |field: &str, text: &str| {
        rows.iter()
            .filter(|row| row["field"] == field && row["text"] == text)
            .count()
    };
    let expected = [
        ("蚂蚁金服", 15, "ant"),
        ("阿里金融云", 10, "alibaba"),
        ("阿里云", 8, "alibaba"),
        ("百度", 7, "baidu"),
        ("蚂云", 6, "ant"),
        ("程立", 5, "ant"),
        ("阿里", 4, "alibaba"),
        ("腾讯", 6, "tencent"),
        ("QQ", 1, "tencent"),
        ("微信", 1, "tencent"),
        ("阿里巴巴", 1, "alibaba"),
        ("云栖大会", 1, "alibaba"),
        ("OceanBase", 1, "ant"),
        ("网商银行", 1, "ant"),
    ];
    for (text, times, company) in expected {
        assert_eq!(count("body", text), times, "{text}");
        let all_its = rows.iter().filter(|row| row["text"] == text);
        assert!(
            all_its.clone().all(|row| row["company"] == company),
            "{text} is {company}'s"
        );
    }
    let four = ["alibaba", "ant", "baidu", "tencent"];
    let of_the_four = rows.iter().filter(|row| {
        row["field"] == "body" && four.contains(&row["company"].as_str().unwrap_or_default())
    });
    assert_eq!(
        of_the_four.count(),
        67,
        "and nothing else is one of the four"
    );
    assert_eq!((count("body", "BAT"), count("title", "BAT")), (2, 1));
    for institution in [
        "中国银行",
        "民生银行",
        "银河证券",
        "阳光保险",
        "友邦保险",
        "陆金所",
        "红岭创投",
    ] {
        let lit = rows.iter().filter(|row| {
            row["text"]
                .as_str()
                .is_some_and(|text| text.starts_with(institution))
        });
        for row in lit {
            assert!(
                !four.contains(&row["company"].as_str().unwrap_or_default()),
                "{institution}"
            );
        }
    }
    // An alias of two companies names both.
    let cloud = rows
        .iter()
        .find(|row| row["text"] == "阿里金融云")
        .expect("it is lit");
    assert_eq!(cloud["companies"], serde_json::json!(["alibaba", "ant"]));
}

#[test]
fn rows_come_in_order_of_path_field_and_start() {
    let folder = folder(&[
        ("10.txt", "---\ntitle: 百度\n---\n腾讯与百度\n"),
        ("9.txt", "百度"),
    ]);
    let rows = run(&["mentions", "--format", "jsonl"], folder.path());
    let places: Vec<String> = rows
        .iter()
        .map(|row| format!("{} {} {}", row["path"], row["field"], row["start"]))
        .collect();
    assert_eq!(
        places,
        [
            "\"9.txt\" \"body\" 0",
            "\"10.txt\" \"title\" 0",
            "\"10.txt\" \"body\" 0",
            "\"10.txt\" \"body\" 3",
        ],
        "paths in natural order"
    );
}

#[test]
fn csv_and_table_say_the_same() {
    let folder = folder(&[("a.txt", "---\ntitle: 甲,\"乙\"\n---\n百度\n")]);
    let csv = wenjian()
        .args(["mentions", "--format", "csv"])
        .arg(folder.path())
        .output();
    let csv = String::from_utf8(csv.expect("the program runs").stdout).expect("UTF-8");
    assert!(
        csv.starts_with("path,field,start,end,text,company,"),
        "{csv}"
    );
    assert!(csv.contains("a.txt,body,0,2,百度,baidu,"), "{csv}");
    let table = wenjian().arg("documents").arg(folder.path()).output();
    let table = String::from_utf8(table.expect("the program runs").stdout).expect("UTF-8");
    assert!(table.contains("甲,\"乙\""), "{table}");
}

#[test]
fn a_lexicon_of_ones_own_is_used_and_a_wrong_one_is_explained() {
    let folder = folder(&[
        ("a.txt", "某某公司与百度\n"),
        (
            "good.yaml",
            "wenjian-lexicon: 1\ncompanies:\n  - id: x\n    name: {zh: 某某, en: X}\n    names: [某某公司]\n",
        ),
        (
            "bad.yaml",
            "wenjian-lexicon: 1\ncompanies:\n  - id: x\n    nmae: 3\n",
        ),
    ]);
    let article = folder.path().join("a.txt");
    let lexicon = folder.path().join("good.yaml").display().to_string();
    let rows = run(
        &["mentions", "--format", "jsonl", "--lexicon", &lexicon],
        &article,
    );
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["company"], "x");
    let lexicon = folder.path().join("bad.yaml").display().to_string();
    let output = wenjian()
        .args(["mentions", "--lexicon", &lexicon])
        .arg(&article)
        .output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaint.contains("bad.yaml:4:"), "{complaint}");
    assert!(complaint.contains("nmae"), "{complaint}");
}

#[test]
fn the_lexicon_can_be_listed() {
    let output = wenjian()
        .args(["lexicon", "list", "--format", "jsonl"])
        .output();
    let rows = json_lines(&output.expect("the program runs").stdout);
    let has = |owner: &str, id: &str, text: &str, kind: &str| {
        rows.iter()
            .any(|row| row[owner] == id && row["text"] == text && row["kind"] == kind)
    };
    assert!(has("company", "tencent", "微信", "product"));
    assert!(
        has("company", "ant", "阿里金融云", "product"),
        "for each of its owners"
    );
    assert!(has("company", "alibaba", "阿里金融云", "product"));
    assert!(has("group", "bat", "BAT", "group"));
    assert!(has("theme", "cloud", "云计算", "term"));
}

#[test]
fn exit_codes_tell_how_it_went() {
    let missing = wenjian()
        .args(["documents", "/nowhere/at/all"])
        .output()
        .expect("it runs");
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("/nowhere/at/all"));
    let folder = folder(&[("a.txt", "好\n")]);
    let fine = wenjian()
        .arg("documents")
        .arg(folder.path())
        .output()
        .expect("it runs");
    assert_eq!(fine.status.code(), Some(0));
    // A window is asked for where there is none.
    let blind = wenjian()
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output();
    let blind = blind.expect("it runs");
    assert_eq!(blind.status.code(), Some(2));
    let words = String::from_utf8_lossy(&blind.stderr).into_owned();
    assert!(
        words.contains("wenjian mentions"),
        "it names the command line: {words}"
    );
    assert!(!words.contains("panicked"), "{words}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_closes_the_pipe_is_no_failure() {
    use std::io::Read as _;
    use std::process::Stdio;
    let text = "百度与腾讯。\n".repeat(20_000);
    let folder = folder(&[("a.txt", &text)]);
    let program = assert_cmd::cargo::cargo_bin("wenjian");
    let mut child = std::process::Command::new(program)
        .args(["mentions", "--format", "jsonl"])
        .arg(folder.path())
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 64];
    let mut pipe = child.stdout.take().expect("it is piped");
    pipe.read_exact(&mut first).expect("something comes");
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
