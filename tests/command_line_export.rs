//! `wenjian export`: files for other programs, and parts of a library that add up to the whole.

use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const FIRST: &str = "---\ntitle: 云上的\"竞争\"\nname: 甲报\ntime: 2016-10-13 17:02\ntags: [云, 竞争]\n---\n百度与腾讯都在做云计算。\n\n阿里巴巴说，它的人工智能领先，A|B 也是。\n";
const SECOND: &str = "# 支付 & 扫码 1<2\n\n支付宝和**微信支付**都支持扫码。\n\n| 公司 | 数 |\n| --- | ---: |\n| 百度 | 3 |\n\n[去](javascript:alert(1)) [看](https://example.com/?a=1&b=2)\n";

struct Place {
    articles: tempfile::TempDir,
    out: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a temporary folder");
        let place = Self {
            articles: folder(),
            out: folder(),
        };
        fs::create_dir(place.articles.path().join("年")).expect("writable");
        place.write("1.txt", FIRST);
        place.write("年/2.md", SECOND);
        for number in 3..20 {
            place.write(
                &format!("年/{number}.txt"),
                &format!("第{number}篇，华为发布了芯片。\n"),
            );
        }
        place
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.articles.path().join(name), text).expect("writable");
    }

    /// Runs `export` on the articles, and gives the files that it says were written.
    fn export(&self, to: &str, more: &[&str]) -> Vec<PathBuf> {
        let config = tempfile::tempdir().expect("a temporary folder");
        let output = Command::cargo_bin("wenjian")
            .expect("the program is built")
            .env("WENJIAN_CONFIG", config.path())
            .env("WENJIAN_CACHE", config.path())
            .env("LANG", "zh_CN.UTF-8")
            .arg("export")
            .arg(self.articles.path())
            .arg("--to")
            .arg(self.out.path().join(to))
            .args(more)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let files = String::from_utf8(output.stdout).expect("paths are text");
        files.lines().map(PathBuf::from).collect()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.out.path().join(name)).expect("it was written")
    }
}

fn lines(text: &str) -> Vec<Value> {
    let read = |line: &str| serde_json::from_str(line).expect("each line is JSON");
    text.lines().map(read).collect()
}

#[test]
fn a_folder_gets_everything_and_says_what_made_it() {
    let place = Place::new();
    let files = place.export("all/", &["--query", "百度 OR 支付"]);
    let names: Vec<&str> = files
        .iter()
        .filter_map(|file| file.file_name()?.to_str())
        .collect();
    assert_eq!(
        names,
        [
            "articles.csv",
            "articles.csv-metadata.json",
            "mentions.csv",
            "mentions.csv-metadata.json",
            "evidence.csv",
            "evidence.csv-metadata.json",
            "report.html",
            "annotations.jsonld",
        ]
    );
    let beside: Value =
        serde_json::from_str(&place.read("all/mentions.csv-metadata.json")).expect("it is JSON");
    let made_by = &beside["notes"][0]["wenjian"];
    assert_eq!(made_by["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(made_by["filter"], "query=百度 OR 支付");
    let hash = made_by["lexicon"].as_str().expect("a hash");
    assert_eq!(hash.len(), 32);
    for file in ["all/report.html", "all/annotations.jsonld"] {
        let text = place.read(file);
        assert!(
            text.contains(hash) && text.contains("百度 OR 支付"),
            "{file}"
        );
    }
    let articles = place.read("all/articles.csv");
    assert_eq!(articles.lines().count(), 3, "a head, and two that answer");
    // Once more: the same bytes.
    let before: Vec<Vec<u8>> = files
        .iter()
        .map(|file| fs::read(file).expect("there"))
        .collect();
    let again = place.export("again/", &["--query", "百度 OR 支付"]);
    for (file, before) in again.iter().zip(before) {
        assert_eq!(fs::read(file).expect("there"), before, "{file:?}");
    }
}

#[test]
fn tables_say_the_same_in_every_form() {
    let place = Place::new();
    place.export("m.csv", &["--bom"]);
    place.export("m.jsonl", &[]);
    place.export("m.md", &["--what", "mentions"]);
    let csv = place.read("m.csv");
    assert!(csv.starts_with("\u{FEFF}path,title,date,field,start,end,text,company,"));
    assert!(csv.contains("\"云上的\"\"竞争\"\"\""), "quotes are doubled");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let rows: Vec<BTreeMap<String, String>> = reader
        .records()
        .map(|row| {
            let row = row.expect("as many cells as heads");
            let cells = heads.iter().zip(row.iter());
            cells
                .map(|(head, cell)| (head.to_owned(), cell.to_owned()))
                .collect()
        })
        .collect();
    let objects = lines(&place.read("m.jsonl"));
    assert_eq!(rows.len(), objects.len());
    assert!(rows.len() >= 20);
    let body = FIRST.rsplit("---\n").next().expect("a body");
    for (row, object) in rows.iter().zip(&objects) {
        assert_eq!(row["start"], object["start"].to_string());
        assert_eq!(row["sentence"], object["sentence"]);
        let companies: Vec<&str> = object["companies"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(row["companies"], companies.join(" "));
        if row["path"] == "1.txt" && row["field"] == "body" {
            let (start, end): (usize, usize) = (
                row["start"].parse().expect("a number"),
                row["end"].parse().expect("a number"),
            );
            let there: String = body.chars().skip(start).take(end - start).collect();
            assert_eq!(there, row["text"]);
        }
    }
    let markdown = place.read("m.md");
    assert!(markdown.starts_with("---\ntitle: \"mentions\"\nwenjian:\n  version: "));
    assert!(markdown.contains("A\\|B"), "a stroke does not end a cell");
    assert_eq!(
        markdown
            .lines()
            .filter(|line| line.starts_with("| 1.txt") || line.starts_with("| 年/"))
            .count(),
        rows.len()
    );
}

#[test]
fn parts_of_a_library_add_up_to_the_whole() {
    let place = Place::new();
    place.export("whole.jsonl", &["--what", "mentions"]);
    let mut parts = Vec::new();
    for part in 1..=3 {
        let shard = format!("{part}/3");
        let files = place.export(
            "parts/",
            &["--what", "mentions", "--format", "jsonl", "--shard", &shard],
        );
        assert!(
            files[0].ends_with(format!("mentions-{part}-of-3.jsonl")),
            "{files:?}"
        );
        let own = lines(&fs::read_to_string(&files[0]).expect("there"));
        assert!(
            !own.is_empty(),
            "nineteen files in three parts leave none empty"
        );
        parts.extend(own);
    }
    let mut whole = lines(&place.read("whole.jsonl"));
    let key = |row: &Value| {
        (
            row["path"].to_string(),
            row["field"].to_string(),
            row["start"].as_u64(),
        )
    };
    parts.sort_by_key(key);
    whole.sort_by_key(key);
    assert_eq!(parts, whole);
}

#[test]
fn a_report_needs_nothing_and_lets_no_script_in() {
    let place = Place::new();
    place.export("r.html", &[]);
    let page = place.read("r.html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang="));
    for word in [
        "<script",
        "<link",
        "@import",
        "url(",
        "javascript:",
        " src=",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("支付 &amp; 扫码 1&lt;2"));
    assert!(
        page.contains("<a href=\"https://example.com/?a=1&amp;b=2\" rel=\"noreferrer\">看</a>")
    );
    let marked = page.matches("<mark class=\"c").count();
    assert!(marked >= 20, "{marked} marks");
    assert!(
        page.contains("<strong><mark class="),
        "a mark within bold text"
    );
    assert!(page.contains("prefers-color-scheme: dark"));
    // Every link within the page leads somewhere.
    for link in page.split("href=\"#").skip(1) {
        let target = link.split('"').next().expect("the link ends");
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn annotations_quote_what_stands_at_their_place() {
    let place = Place::new();
    place.export("a.jsonld", &[]);
    let page: Value = serde_json::from_str(&place.read("a.jsonld")).expect("it is JSON");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationCollection");
    let items = page["first"]["items"].as_array().expect("annotations");
    assert_eq!(page["total"], items.len());
    let body: Vec<char> = SECOND.chars().collect();
    let mut seen = 0;
    for item in items {
        assert_eq!(item["type"], "Annotation");
        let source = item["body"][0]["source"].as_str().expect("an IRI");
        assert!(
            source.starts_with("urn:wenjian:company:") || source.starts_with("urn:wenjian:group:")
        );
        let [quote, position] = [
            &item["target"]["selector"][0],
            &item["target"]["selector"][1],
        ];
        assert_eq!(quote["type"], "TextQuoteSelector");
        assert_eq!(position["type"], "TextPositionSelector");
        if item["target"]["source"] == "%E5%B9%B4/2.md#body" {
            let (start, end) = (
                position["start"].as_u64().expect("a number") as usize,
                position["end"].as_u64().expect("a number") as usize,
            );
            let there: String = body[start..end].iter().collect();
            assert_eq!(quote["exact"], there);
            let before: String = body[..start].iter().collect();
            assert!(before.ends_with(quote["prefix"].as_str().expect("a text")));
            seen += 1;
        }
    }
    assert_eq!(seen, 3, "支付宝, 微信支付 and 百度");
}

/// What the context of the W3C's model (http://www.w3.org/ns/anno.jsonld) calls something, or begins with one of
/// its prefixes.
fn is_term(key: &str) -> bool {
    const TERMS: [&str; 21] = [
        "@context",
        "id",
        "type",
        "label",
        "generator",
        "name",
        "total",
        "first",
        "partOf",
        "startIndex",
        "items",
        "motivation",
        "body",
        "purpose",
        "source",
        "target",
        "selector",
        "exact",
        "prefix",
        "suffix",
        "start",
    ];
    let is_prefixed = |prefix: &str| {
        key.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with(':') && rest.len() > 1)
    };
    TERMS.contains(&key) || key == "end" || ["dcterms", "schema"].into_iter().any(is_prefixed)
}

/// Every key of every object.
fn check_terms(value: &Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                assert!(is_term(key), "the context has no {key}");
                check_terms(value);
            }
        }
        Value::Array(members) => members.iter().for_each(check_terms),
        _ => {}
    }
}

/// An IRI, absolute or relative: without white space and what RFC 3987 forbids, each percent sign before two
/// digits.
fn check_iri(value: &Value) -> &str {
    let iri = value.as_str().expect("an IRI is text");
    assert!(!iri.is_empty());
    let is_forbidden = |character: char| character <= ' ' || "<>\"{}|\\^`".contains(character);
    assert!(!iri.contains(is_forbidden), "{iri}");
    for escape in iri.split('%').skip(1) {
        let digits = escape.get(..2).expect("two digits follow");
        assert!(u8::from_str_radix(digits, 16).is_ok(), "{iri}");
    }
    iri
}

#[test]
fn annotations_have_the_shape_of_the_model() {
    let place = Place::new();
    place.write("空 格&{1}.txt", "腾讯与百度。\n");
    place.export("a.jsonld", &["--query", "公司 OR 百度 OR 华为"]);
    let page: Value = serde_json::from_str(&place.read("a.jsonld")).expect("it is JSON");
    check_terms(&page);
    // A collection: an IRI, its type, how many there are, and its first page.
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationCollection");
    let collection = check_iri(&page["id"]);
    assert!(page["label"].is_string());
    assert_eq!(page["generator"]["type"], "Software");
    let first = &page["first"];
    assert_eq!(first["type"], "AnnotationPage");
    assert_ne!(check_iri(&first["id"]), collection);
    assert_eq!(first["partOf"], collection);
    assert_eq!(first["startIndex"], 0);
    let items = first["items"].as_array().expect("annotations");
    assert_eq!(page["total"].as_u64(), Some(items.len() as u64));
    assert!(items.len() > 20);
    let mut ids = std::collections::BTreeSet::new();
    for item in items {
        // An annotation: one IRI of its own, its type, a target; the context stands on the collection alone.
        assert!(ids.insert(check_iri(&item["id"])), "{}", item["id"]);
        assert_eq!(item["type"], "Annotation");
        assert_eq!(item["motivation"], "identifying");
        assert!(item.get("@context").is_none());
        let bodies = item["body"].as_array().expect("bodies");
        assert!(!bodies.is_empty());
        for body in bodies {
            assert_eq!(body["type"], "SpecificResource");
            assert_eq!(body["purpose"], "identifying");
            check_iri(&body["source"]);
        }
        // A specific resource: one source, and selectors that say the same place in two ways.
        let target = item["target"].as_object().expect("one target");
        check_iri(&target["source"]);
        let selectors = target["selector"].as_array().expect("selectors");
        let of_kind = |kind: &str| {
            let mut found = selectors.iter().filter(|one| one["type"] == kind);
            let one = found.next().expect("there is one");
            assert!(found.next().is_none());
            one.as_object().expect("an object")
        };
        let quote = of_kind("TextQuoteSelector");
        assert_eq!(quote.len(), 4, "type, exact, prefix, suffix");
        let exact = quote["exact"].as_str().expect("text");
        assert!(quote["prefix"].is_string() && quote["suffix"].is_string());
        let position = of_kind("TextPositionSelector");
        assert_eq!(position.len(), 3, "type, start, end");
        let [start, end] = ["start", "end"].map(|key| position[key].as_u64().expect("a count"));
        assert_eq!(end - start, exact.chars().count() as u64);
        assert!(start < end);
    }
}

#[test]
fn every_form_is_the_same_when_made_again() {
    let place = Place::new();
    let forms: [(&str, &[&str]); 9] = [
        ("articles.csv", &["--what", "articles", "--bom"]),
        ("mentions.csv", &["--what", "mentions"]),
        ("evidence.csv", &["--what", "evidence"]),
        ("mentions.jsonl", &["--what", "mentions"]),
        ("articles.parquet", &["--what", "articles"]),
        ("mentions.parquet", &["--what", "mentions"]),
        ("mentions.md", &["--what", "mentions"]),
        ("report.html", &["--what", "report"]),
        ("annotations.jsonld", &["--what", "annotations"]),
    ];
    for (name, more) in forms {
        let [one, two] = ["one", "two"].map(|folder| {
            fs::create_dir_all(place.out.path().join(folder)).expect("writable");
            let files = place.export(&format!("{folder}/{name}"), more);
            let bytes = files
                .iter()
                .map(|file| fs::read(file).expect("it was written"));
            let all: Vec<Vec<u8>> = bytes.collect();
            all
        });
        assert!(one.iter().all(|file| file.len() > 100), "{name}");
        assert!(one == two, "{name}");
    }
}

#[test]
fn decisions_of_a_file_are_in_the_matrix_that_is_exported() {
    let place = Place::new();
    let file = place.out.path().join("decided.yaml");
    fs::write(
        &file,
        "wenjian-decisions: 1\ndecisions:\n\
         - {article: 1.txt, decision: out, company: baidu, theme: cloud, quote: 百度与腾讯都在做云计算。}\n",
    )
    .expect("writable");
    let path = file.to_str().expect("the path is text");
    let evidence = |name: &str, decisions: &str| {
        place.export(name, &["--what", "evidence", "--decisions", decisions]);
        let rows = lines(&place.read(name));
        let of_baidu = rows.iter().filter(|row| {
            row["company"] == "baidu" && row["theme"] == "cloud" && row["mark"] != "out"
        });
        of_baidu.count()
    };
    let (before, after) = (evidence("a.jsonl", "none"), evidence("b.jsonl", path));
    assert_eq!(before, after + 1);
    // The report counts the same.
    place.export("a.md", &["--what", "report", "--decisions", "none"]);
    place.export("b.md", &["--what", "report", "--decisions", path]);
    assert_ne!(place.read("a.md"), place.read("b.md"));
}

/// DuckDB, where this machine has it.
fn duckdb(query: &str) -> Option<String> {
    let program = "import duckdb, json, sys\nrows = duckdb.sql(sys.argv[1]).fetchall()\nprint(json.dumps(rows, ensure_ascii=False, default=str))";
    let output = std::process::Command::new("python3")
        .args(["-c", program, query])
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[test]
fn parquet_parts_read_as_one_dataset() {
    let place = Place::new();
    place.export("whole.jsonl", &["--what", "mentions"]);
    let whole = lines(&place.read("whole.jsonl"));
    for part in 1..=3 {
        let shard = format!("{part}/3");
        place.export(
            "parts/",
            &[
                "--what", "mentions", "--format", "parquet", "--shard", &shard,
            ],
        );
    }
    let folder = place.out.path().join("parts");
    let rows: usize = parquet_rows(&folder).iter().map(Vec::len).sum();
    assert_eq!(rows, whole.len());
    let glob = folder.join("mentions-*.parquet").display().to_string();
    let query = format!(
        "SELECT unnest(companies) AS company, count(*)::INT AS mentions FROM read_parquet('{glob}') GROUP BY company ORDER BY mentions DESC, company"
    );
    let Some(found) = duckdb(&query) else {
        println!("skipped: no DuckDB for Python here");
        return;
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in &whole {
        for company in row["companies"].as_array().expect("a list") {
            *counts
                .entry(company.as_str().expect("an id").to_owned())
                .or_default() += 1;
        }
    }
    let mut expected: Vec<(String, usize)> = counts.into_iter().collect();
    expected
        .sort_by(|(one, first), (other, second)| second.cmp(first).then_with(|| one.cmp(other)));
    assert_eq!(
        found,
        serde_json::to_string(&expected)
            .expect("JSON")
            .replace(',', ", ")
    );
}

/// The rows of every Parquet file of a folder, read by the format's own reader.
fn parquet_rows(folder: &Path) -> Vec<Vec<parquet::record::Row>> {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    let files = fs::read_dir(folder).expect("the folder is there");
    files
        .map(|file| {
            let file = fs::File::open(file.expect("listed").path()).expect("readable");
            let reader = SerializedFileReader::new(file).expect("Parquet");
            let metadata = reader.metadata().file_metadata();
            let made_by = metadata.key_value_metadata().expect("it says what made it");
            assert!(made_by.iter().any(|pair| pair.key == "wenjian.lexicon"));
            let rows = reader.get_row_iter(None).expect("rows");
            rows.map(|row| row.expect("a row")).collect()
        })
        .collect()
}

#[test]
fn what_cannot_be_is_said() {
    let place = Place::new();
    for (to, more) in [
        ("m.parquet", vec!["--what", "report"]),
        ("m.txt", vec![]),
        ("m.csv", vec!["--what", "articles,mentions"]),
        ("m.csv", vec!["--shard", "4/3"]),
    ] {
        Command::cargo_bin("wenjian")
            .expect("the program is built")
            .arg("export")
            .arg(place.articles.path())
            .arg("--to")
            .arg(place.out.path().join(to))
            .args(&more)
            .assert()
            .code(2);
        assert!(!place.out.path().join(to).exists(), "{to} {more:?}");
    }
}
