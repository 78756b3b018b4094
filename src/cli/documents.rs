//! `wenjian documents`: what was read from every file.

use super::arguments::{DocumentsArguments, Format};
use super::{Outcome, output, table};
use crate::corpus::{self, Document, Value};
use crate::locale::Locale;
use crate::session::reader::{self, Task};
use crate::session::{CacheStore, LazyMatcher, LexiconInForce, Source};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &DocumentsArguments, locale: Locale) -> anyhow::Result<Outcome> {
    output::check_paths(&arguments.paths, locale)?;
    // Documents are read without looking for mentions: an empty lexicon finds none.
    let library = reader::read_all(&Task {
        source: Source::Paths(arguments.paths.clone()),
        matcher: LazyMatcher::of(LexiconInForce::empty()),
        rolled_up: false,
        choices: arguments.reading.choices(),
        cache: CacheStore::nowhere(),
    });
    let rows = library
        .entries
        .iter()
        .map(|entry| Row::new(&entry.document, locale));
    let mut out = output::stdout();
    match arguments.format {
        Format::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut out, &row)?;
                out.write_all(b"\n")?;
            }
        }
        Format::Csv => write_csv(&mut out, rows)?,
        Format::Table => write_table(&mut out, rows)?,
    }
    out.flush()?;
    Ok(output::report(&library, locale))
}

/// One document as it leaves the program.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    encoding: &'a str,
    bytes: u64,
    characters: u32,
    title: &'a str,
    date: Option<String>,
    fields: Fields<'a>,
    problems: Vec<ProblemRow>,
}

/// A problem as it leaves the program.
#[derive(Serialize)]
struct ProblemRow {
    code: &'static str,
    severity: &'static str,
    line: Option<u32>,
    message: String,
}

impl<'a> Row<'a> {
    fn new(document: &'a Document, locale: Locale) -> Self {
        let problems = document
            .problems
            .iter()
            .map(|problem| ProblemRow {
                code: problem.kind.code(),
                severity: problem.kind.severity().name(),
                line: problem.line,
                message: corpus::problem_sentence(locale, problem),
            })
            .collect();
        Self {
            path: &document.path,
            encoding: document.encoding,
            bytes: document.bytes,
            characters: document.characters,
            title: &document.title.text,
            date: document.date.map(corpus::Date::iso),
            fields: Fields(document),
            problems,
        }
    }
}

/// The front matter as an object in file order. Of two fields with one key the object holds a list of
/// both values, as an object can hold a key only once.
struct Fields<'a>(&'a Document);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.fields.to_vec();
        let mut map = serializer.serialize_map(None)?;
        for (index, field) in fields.iter().enumerate() {
            let is_same = |other: &&corpus::Field| other.key == field.key;
            if fields[..index].iter().any(|other| is_same(&other)) {
                continue;
            }
            let values: Vec<Json<'_>> = fields[index..]
                .iter()
                .filter(is_same)
                .map(|field| Json(&field.value))
                .collect();
            match values.as_slice() {
                [single] => map.serialize_entry(&field.key, single)?,
                several => map.serialize_entry(&field.key, several)?,
            }
        }
        map.end()
    }
}

/// A value of the front matter as JSON. Numbers stay numbers where JSON can hold their characters, else
/// they become strings.
struct Json<'a>(&'a Value);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(text) => match serde_json::from_str::<serde_json::Number>(text) {
                Ok(number) => number.serialize(serializer),
                Err(_) => serializer.serialize_str(text),
            },
            Value::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&Json(value))?;
                }
                list.end()
            }
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Json(value))?;
                }
                map.end()
            }
        }
    }
}

fn write_csv<'a>(out: &mut impl Write, rows: impl Iterator<Item = Row<'a>>) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "path",
        "encoding",
        "bytes",
        "characters",
        "title",
        "date",
        "fields",
        "problems",
    ])?;
    for row in rows {
        let (bytes, characters) = (row.bytes.to_string(), row.characters.to_string());
        let fields = serde_json::to_string(&row.fields)?;
        let problems = serde_json::to_string(&row.problems)?;
        csv.write_record([
            row.path,
            row.encoding,
            &bytes,
            &characters,
            row.title,
            row.date.as_deref().unwrap_or_default(),
            &fields,
            &problems,
        ])?;
    }
    csv.flush()?;
    Ok(())
}

fn write_table<'a>(
    out: &mut impl Write,
    rows: impl Iterator<Item = Row<'a>>,
) -> anyhow::Result<()> {
    let rows: Vec<Vec<String>> = rows
        .map(|row| {
            let problems: Vec<&str> = row.problems.iter().map(|problem| problem.code).collect();
            vec![
                row.path.to_owned(),
                row.date.unwrap_or_default(),
                row.characters.to_string(),
                row.encoding.to_owned(),
                row.title.to_owned(),
                problems.join(" "),
            ]
        })
        .collect();
    let heads = [
        "path",
        "date",
        "characters",
        "encoding",
        "title",
        "problems",
    ];
    table::write(out, &heads, &[2], &rows)?;
    Ok(())
}
