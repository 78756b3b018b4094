//! `wenjian check` and the flags that steer reading, as another program sees them.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use std::process::Output;

fn wenjian(arguments: &[&str], folder: &Path) -> Output {
    wenjian_in("C", arguments, folder)
}

fn wenjian_in(language: &str, arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::cargo_bin("wenjian").expect("the program is built with its tests");
    command
        .env(
            "WENJIAN_CONFIG",
            std::env::temp_dir().join("wenjian-no-settings"),
        )
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", language)
        .env_remove("LANG")
        .env_remove("LANGUAGE")
        .args(arguments)
        .arg(folder);
    command.output().expect("the program runs")
}

fn rows(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("below the folder")).expect("writable");
        std::fs::write(path, bytes).expect("writable");
    }
    folder
}

/// 华为 in GB18030, four times.
const HUAWEI_GB: &[u8] = b"\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA";

fn awkward() -> tempfile::TempDir {
    folder(&[
        ("10.md", b"---\ntitle: x\n---\nfine\n"),
        ("2.md", b"# no fields\n"),
        (
            "3.txt",
            "---\nname: 甲\ntitle: 华为: 新品\n---\n正文\n".as_bytes(),
        ),
        ("4.txt", b"%PDF-1.7 and so on"),
        ("5.txt", HUAWEI_GB),
    ])
}

#[test]
fn every_problem_is_told_with_its_place_and_its_remedy() {
    let folder = awkward();
    let output = wenjian(&["check", "--format", "jsonl"], folder.path());
    assert_eq!(output.status.code(), Some(1), "the PDF is an error");
    let told = rows(&output);
    let short: Vec<(&str, &str, &str, Option<u64>)> = told
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().expect("a text");
            assert!(!text("message").is_empty() && !text("remedy").is_empty());
            (
                text("path"),
                text("severity"),
                text("code"),
                row["line"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        short,
        [
            ("2.md", "note", "front-matter-missing", Some(1)),
            ("3.txt", "warning", "front-matter-by-line", Some(3)),
            ("4.txt", "error", "binary-format", None),
            ("5.txt", "note", "encoding-guessed", None),
        ]
    );
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        words.contains("articles: 4, errors: 1, warnings: 1, notes: 2"),
        "{words}"
    );
}

#[test]
fn the_exit_code_is_that_of_the_worst() {
    let notes = folder(&[("a.md", b"# no fields\n"), ("b.txt", HUAWEI_GB)]);
    let output = wenjian(&["check"], notes.path());
    assert_eq!(output.status.code(), Some(0), "notes are no errors");
    let fine = folder(&[("a.txt", b"text\n")]);
    let output = wenjian(&["check"], fine.path());
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    for arguments in [
        &["check", "--format", "xml"][..],
        &["check", "--encoding", "klingon"],
        &["check"],
    ] {
        let path = match arguments {
            ["check"] => Path::new("/nowhere/at/all"),
            _ => fine.path(),
        };
        let output = wenjian(arguments, path);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn people_get_columns_in_their_language_and_whole_sentences() {
    let folder = awkward();
    let english = wenjian(&["check"], folder.path());
    let english = String::from_utf8_lossy(&english.stdout).into_owned();
    assert!(english.starts_with("severity  code "), "{english}");
    assert!(english.contains("3.txt:3"), "{english}");
    assert!(
        english.contains("Open it in its own program and save the text as .txt, .md or .html."),
        "{english}"
    );
    let chinese = wenjian_in("zh_CN.UTF-8", &["check"], folder.path());
    let words = String::from_utf8_lossy(&chinese.stderr).into_owned();
    assert!(
        words.contains("4 篇文章；1 个错误，1 个警告，2 个提示"),
        "{words}"
    );
    let chinese = String::from_utf8_lossy(&chinese.stdout).into_owned();
    assert!(chinese.contains("文件开头没有元数据"), "{chinese}");
}

#[test]
fn csv_holds_the_same() {
    let folder = awkward();
    let output = wenjian(&["check", "--format", "csv"], folder.path());
    let mut csv = csv::Reader::from_reader(output.stdout.as_slice());
    let heads: Vec<String> = csv
        .headers()
        .expect("a head")
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        heads,
        ["path", "line", "severity", "code", "message", "remedy"]
    );
    let rows: Vec<csv::StringRecord> = csv.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(
        (&rows[1][0], &rows[1][1], &rows[2][1]),
        ("3.txt", "3", ""),
        "no line where there is none"
    );
}

#[test]
fn an_encoding_can_be_given() {
    let folder = folder(&[("a.txt", HUAWEI_GB)]);
    let read = |arguments: &[&str]| {
        let arguments = [&["documents", "--format", "jsonl"], arguments].concat();
        let row = rows(&wenjian(&arguments, folder.path())).remove(0);
        let encoding = row["encoding"].as_str().expect("a name").to_owned();
        (encoding, row["problems"].to_string())
    };
    let (encoding, problems) = read(&[]);
    assert_eq!(encoding, "gb18030");
    assert!(problems.contains("encoding-guessed"), "{problems}");
    assert_eq!(
        read(&["--encoding", "gbk"]),
        ("gb18030".to_owned(), "[]".to_owned())
    );
    assert_eq!(read(&["--encoding", "big5"]).0, "Big5");
    let mentions = |label| {
        let arguments = ["mentions", "--format", "jsonl", "--encoding", label];
        rows(&wenjian(&arguments, folder.path())).len()
    };
    assert_eq!((mentions("gb18030"), mentions("big5")), (4, 0));
}

#[test]
fn hidden_files_and_folders_of_tools_are_read_when_asked_for() {
    let folder = folder(&[
        ("a.md", b"x"),
        (".b.md", b"x"),
        (".gitignore", b"c.md\n"),
        ("c.md", b"x"),
        ("node_modules/d.md", b"x"),
    ]);
    let paths = |arguments: &[&str]| {
        let arguments = [&["documents", "--format", "jsonl"], arguments].concat();
        let rows = rows(&wenjian(&arguments, folder.path()));
        let paths = rows
            .iter()
            .map(|row| row["path"].as_str().expect("a path").to_owned());
        paths.collect::<Vec<_>>()
    };
    assert_eq!(paths(&[]), ["a.md"]);
    assert_eq!(paths(&["--hidden"]), [".b.md", "a.md", "c.md"]);
    assert_eq!(paths(&["--tool-folders"]), ["a.md", "node_modules/d.md"]);
}

#[test]
fn title_and_date_come_from_the_fields_that_are_named() {
    let text = "---\ntitle: 甲\nheadline: 乙\ntime: 2016-10-13\nshot: 2015-01-02\n---\n正文\n";
    let folder = folder(&[("a.md", text.as_bytes())]);
    let read = |arguments: &[&str]| {
        let arguments = [&["documents", "--format", "jsonl"], arguments].concat();
        let row = rows(&wenjian(&arguments, folder.path())).remove(0);
        format!("{} {}", row["title"], row["date"])
    };
    assert_eq!(read(&[]), "\"甲\" \"2016-10-13\"");
    assert_eq!(read(&["--title-key", "headline"]), "\"乙\" \"2016-10-13\"");
    assert_eq!(
        read(&["--date-key", "none", "--date-key", "shot"]),
        "\"甲\" \"2015-01-02\"",
        "a field that is not there does no harm"
    );
}
