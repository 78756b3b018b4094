//! The cases of the YAML test suite as front matter: each gives the expected value, or a problem.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use serde::Deserialize;
use std::fs;
use std::path::Path;
use wenjian::corpus::{Field, Value, front_matter};

/// A case; what a case leaves out is that of the case before it in the file.
#[derive(Deserialize)]
struct Case {
    yaml: Option<String>,
    json: Option<String>,
    #[serde(default)]
    fail: bool,
    #[serde(default)]
    skip: bool,
}

/// Cases without JSON, because a key is no text or is missing, and the keys they are read with.
const WITHOUT_JSON: [(&str, &[&str]); 9] = [
    ("DFF7", &["explicit", "implicit", ""]),
    (
        "KK5P",
        &["complex1", "complex2", "complex3", "complex4", "complex5"],
    ),
    ("LX3P", &["flow"]),
    ("M2N8/1", &[": x"]),
    (
        "M5DY",
        &[
            "Detroit Tigers, Chicago cubs",
            "New York Yankees, Atlanta Braves",
        ],
    ),
    ("Q9WF", &["first: Sammy; last: Sosa"]),
    ("RZP5", &["a", "b", "c", "seq1", "e", "block"]),
    ("SBG9", &["a", "d, e"]),
    ("XW4D", &["a", "b", "c", "seq1", "e", "block"]),
];

#[test]
fn each_case_gives_the_expected_value_or_a_problem() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-test-suite/src");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: ../shared/data/yaml-test-suite is not here");
        return;
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut equal, mut reported, mut wrong) = (0, 0, Vec::new());
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let cases: Vec<Case> = serde_yaml::from_str(&text).unwrap();
        let (mut yaml, mut json) = (String::new(), None);
        for (index, case) in cases.iter().enumerate() {
            let id = if index == 0 {
                name.clone()
            } else {
                format!("{name}/{index}")
            };
            if let Some(text) = &case.yaml {
                yaml = visible(text);
            }
            json = case.json.clone().or(json.filter(|_| !case.fail));
            if case.skip {
                continue;
            }
            match check(&id, &yaml, json.as_deref(), case.fail) {
                Outcome::Equal => equal += 1,
                Outcome::Reported => reported += 1,
                Outcome::Wrong(why) => wrong.push((id, why)),
            }
        }
    }
    println!("{equal} equal, {reported} reported");
    for (id, why) in &wrong {
        println!("{id}: {why}");
    }
    assert!(wrong.is_empty(), "{} cases differ in silence", wrong.len());
    // A problem is no way out: so many cases must give their value without one.
    assert!(equal >= 83 && equal + reported > 400);
}

enum Outcome {
    Equal,
    Reported,
    Wrong(String),
}

fn check(id: &str, yaml: &str, json: Option<&str>, fail: bool) -> Outcome {
    let text = format!(
        "---\n{yaml}{}---\nbody\n",
        if yaml.ends_with('\n') { "" } else { "\n" }
    );
    let read = front_matter::read(&text);
    assert!(
        text[read.body_start..].ends_with("body\n"),
        "the body is lost: {text:?}"
    );
    if !read.problems.is_empty() {
        return Outcome::Reported;
    }
    let expected: Option<serde_json::Value> = json
        .and_then(|json| serde_json::Deserializer::from_str(json).into_iter().next())
        .map(|value| value.unwrap());
    let all_read = text[read.body_start..] == *"body\n";
    match expected {
        _ if fail => Outcome::Wrong(format!("invalid, but read as {:?}", read.fields)),
        // The case has a line that closes front matter: what follows is in the body, in sight.
        _ if !all_read => Outcome::Reported,
        None if read.fields.is_empty() => Outcome::Equal,
        None => {
            let keys: Vec<_> = read.fields.iter().map(|field| field.key.as_str()).collect();
            if WITHOUT_JSON.contains(&(id, &keys)) {
                Outcome::Equal
            } else {
                Outcome::Wrong(format!("read with the keys {keys:?}"))
            }
        }
        Some(serde_json::Value::Object(expected)) => {
            let same = expected.len() == read.fields.len()
                && read.fields.iter().all(|Field { key, value, .. }| {
                    expected
                        .get(key)
                        .is_some_and(|expected| same(value, expected))
                });
            if same {
                Outcome::Equal
            } else {
                Outcome::Wrong(format!("{expected:?} read as {:?}", read.fields))
            }
        }
        other => Outcome::Wrong(format!("{other:?} read as {:?}", read.fields)),
    }
}

fn same(value: &Value, expected: &serde_json::Value) -> bool {
    match (value, expected) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Boolean(value), serde_json::Value::Bool(expected)) => value == expected,
        (Value::Text(value), serde_json::Value::String(expected)) => value == expected,
        (Value::Number(value), serde_json::Value::Number(expected)) => {
            number(value) == expected.as_f64()
        }
        (Value::List(values), serde_json::Value::Array(expected)) => {
            values.len() == expected.len()
                && values
                    .iter()
                    .zip(expected)
                    .all(|(value, expected)| same(value, expected))
        }
        (Value::Map(entries), serde_json::Value::Object(expected)) => {
            entries.len() == expected.len()
                && entries.iter().all(|(key, value)| {
                    expected
                        .get(key)
                        .is_some_and(|expected| same(value, expected))
                })
        }
        _ => false,
    }
}

fn number(characters: &str) -> Option<f64> {
    let base = |prefix, base| {
        characters
            .strip_prefix(prefix)
            .and_then(|digits| i64::from_str_radix(digits, base).ok())
    };
    match base("0x", 16).or_else(|| base("0o", 8)) {
        Some(number) => Some(number as f64),
        None => characters.parse().ok(),
    }
}

/// The suite writes white space so that it can be seen.
fn visible(yaml: &str) -> String {
    let mut text = yaml
        .replace('␣', " ")
        .replace('←', "\r")
        .replace('⇔', "\u{feff}");
    while text.contains("—»") {
        text = text.replace("—»", "»");
    }
    let text = text.replace('»', "\t").replace('↵', "");
    match text.strip_suffix("∎\n") {
        Some(text) => text.to_owned(),
        None => text,
    }
}
