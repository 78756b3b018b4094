//! Front matter: the block of fields at the top of a document.
//!
//! Knows text only, neither files nor what a field means. Text goes in; fields in file order, the
//! place where the body starts and problems come out. No text is ever lost: what is no front matter
//! stays in the body. `docs/front-matter.md` tells what is read and how.

mod by_line;
mod json;
mod lines;
mod plain;
mod scalar;
mod split;
mod toml;
mod unusual;
mod yaml;

pub use split::{Block, Format, split};

use super::{Field, Problem, ProblemKind, Value};
use std::collections::HashSet;

/// Bytes of a block above which it is read line by line: parsers take time that grows with the
/// square of what they are given.
pub const LIMIT: usize = 16 * 1024;

/// What was found at the top of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// In file order.
    pub fields: Vec<Field>,
    /// Bytes of the text before the body.
    pub body_start: usize,
    /// Line of the text on which the body starts, from 1.
    pub body_line: u32,
    /// True where there is a block, even one without fields.
    pub present: bool,
    /// What the reader must know.
    pub problems: Vec<Problem>,
}

/// Reads the front matter of a text without a byte order mark.
pub fn read(text: &str) -> FrontMatter {
    let nothing = FrontMatter {
        body_line: 1,
        ..FrontMatter::default()
    };
    let Some(block) = split(text) else {
        return nothing;
    };
    let Some((fields, mut problems)) = parse(&block) else {
        // Keys followed by prose: the line that seems to close the block is a rule in the text.
        if let Some(unclosed) = split::unclosed(text)
            && let Some((fields, problems)) = parse(&unclosed)
        {
            return finish(&unclosed, fields, problems);
        }
        let problems = vec![Problem::at(block.line, ProblemKind::FrontMatterNoMap)];
        return FrontMatter {
            problems,
            ..nothing
        };
    };
    if fields.is_empty() {
        problems.push(Problem::at(block.line, ProblemKind::FrontMatterEmpty));
    }
    finish(&block, fields, problems)
}

/// The fields of a block with the problems of reading it, or `None` where it is no mapping of keys
/// to values.
pub fn parse(block: &Block<'_>) -> Option<(Vec<Field>, Vec<Problem>)> {
    if block.content.len() > LIMIT {
        let kind = ProblemKind::FrontMatterTooLong {
            bytes: block.content.len() as u64,
        };
        let (fields, mut problems) = by_line::read(block, None)?;
        problems.insert(0, Problem::at(block.line, kind));
        return Some((fields, problems));
    }
    if block.format == Format::Yaml
        && let Some(fields) = plain::read(block.content, block.content_line)
    {
        return Some((fields, Vec::new()));
    }
    let wide_colon = |line| {
        Some(Slip {
            cause: WIDE_COLON.to_owned(),
            line,
        })
    };
    let (fields, mut problems) = match parse_strictly(block) {
        Ok(Some(fields)) => match fields.iter().find(|field| has_wide_colon(&field.key)) {
            None => {
                let problems = unusual::unusual(block, &fields);
                (fields, problems)
            }
            Some(field) => {
                by_line::read(block, wide_colon(Some(field.line))).unwrap_or((fields, Vec::new()))
            }
        },
        Ok(None) if by_line::is_all_fields(block) => by_line::read(block, wide_colon(None))?,
        Ok(None) => return None,
        Err(slip) => by_line::read(block, Some(slip))?,
    };
    problems.extend(comments(block, &fields));
    Some((fields, problems))
}

/// What is wrong with a line that is a field to a reader and none to the parser.
const WIDE_COLON: &str = "“：” ≠ “: ”";

/// True for a key that ends, to a reader, at a full-width colon before the parser's colon, or that
/// starts with a full-width space.
fn has_wide_colon(key: &str) -> bool {
    key.contains('：') || key.trim() != key
}

/// Reports what stands after ` #` on the lines of plain values: a comment to YAML, but often meant.
fn comments(block: &Block<'_>, fields: &[Field]) -> Vec<Problem> {
    if block.format != Format::Yaml
        || memchr::memmem::find(block.content.as_bytes(), b" #").is_none()
    {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for line in lines::lines(block.content) {
        let number = block.content_line + line.number - 1;
        let Some(field) = fields.iter().find(|field| field.line == number) else {
            continue;
        };
        let Some((_, value)) = line.text.split_once(':') else {
            continue;
        };
        let value = value.trim();
        let is_plain = matches!(field.value, Value::Text(_) | Value::Number(_))
            && !value.starts_with(['"', '\'', '|', '>', '#', '&', '!', '*']);
        let Some(start) = value.find(" #").filter(|_| is_plain) else {
            continue;
        };
        let comment = value[start..].trim();
        // Read line by line, the value has all of its characters.
        if !field.value.compact().contains(comment) {
            let (key, comment) = (field.key.clone(), comment.to_owned());
            problems.push(Problem::at(
                number,
                ProblemKind::FrontMatterComment { key, comment },
            ));
        }
    }
    problems
}

/// Where and why a parser gave up.
#[derive(Clone, Debug)]
struct Slip {
    cause: String,
    /// Line of the file, where the parser names one.
    line: Option<u32>,
}

/// Reads the block with the parser of its format. `None` stands for content that is no mapping.
fn parse_strictly(block: &Block<'_>) -> Result<Option<Vec<Field>>, Slip> {
    match block.format {
        Format::Yaml => yaml::read(block.content, block.content_line),
        Format::Toml => toml::read(block.content, block.content_line).map(Some),
        Format::Json => json::read(block.content, block.content_line).map(Some),
    }
}

/// Fields of which each is compared with each.
const FEW: usize = 16;

/// Adds the problems that concern the fields whatever way they were read.
fn finish(block: &Block<'_>, fields: Vec<Field>, mut problems: Vec<Problem>) -> FrontMatter {
    if !block.closed {
        problems.insert(0, Problem::at(block.line, ProblemKind::FrontMatterUnclosed));
    }
    let mut keys = HashSet::new();
    for (index, field) in fields.iter().enumerate() {
        // Few are sooner compared than hashed.
        let is_known = if fields.len() <= FEW {
            fields[..index].iter().any(|other| other.key == field.key)
        } else {
            !keys.insert(field.key.as_str())
        };
        if is_known {
            let kind = ProblemKind::DuplicateKey {
                key: field.key.clone(),
            };
            problems.push(Problem::at(field.line, kind));
        }
    }
    FrontMatter {
        fields,
        body_start: block.body_start,
        body_line: block.body_line,
        present: true,
        problems,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of which values are made: harmless ones, and every character with a meaning in YAML.
    fn value() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-z]{1,4}",
            4 => "[一-龥，。：“”—]{1,4}",
            2 => "[0-9]{1,4}",
            2 => Just(" ".to_owned()),
            4 => "[-:#,\\[\\]{}\"'?!&*|>%@`\\\\/~+=_().$<^;]",
            1 => prop::sample::select(vec![
                "true", "null", "~", "NULL", "False", "0x1F", "-0o7", "1e5", ".5", "1.", "+1", "-12",
                ".inf", "-.INF", ".nan", "007", "18446744073709551616", "2016-10-13 17:02", "0b",
                "999999999999999999999999999999999999999999", "1_000", "https://a.b/c?d=e#f", "inf",
                "0x", "1e999", "C#", "a: b", "a #b", "[a]", "['a', b]", "\"a\", 'b'", "<<", "- a",
            ]).prop_map(str::to_owned),
            1 => prop::sample::select(vec![
                "\u{a0}", "\t", "\u{85}", "\u{2028}", "\u{feff}", "\u{7f}", "\u{1}", "\u{3000}", "é",
                "😀", "\u{fffe}", "\u{ffff}", "\u{e000}", "\r", "\u{9f}", "\u{80}",
            ]).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    fn line() -> impl Strategy<Value = String> {
        let key = prop_oneof![
            6 => "[a-z_标题]{1,4}",
            1 => "[-A-Za-z0-9_. ]{1,5}",
            1 => prop::sample::select(vec!["null", "true", "~", "1", "\"a\"", "'b'", "", "<<", "no"])
                .prop_map(str::to_owned),
        ];
        prop_oneof![
            8 => (key, "[ ]{0,2}", value()).prop_map(|(key, gap, value)| format!("{key}:{gap}{value}")),
            3 => ("[ ]{0,2}", value()).prop_map(|(indent, value)| format!("{indent}- {value}")),
            1 => value().prop_map(|value| format!("key: [{value}]")),
            1 => (value(), value()).prop_map(|(a, b)| format!("key: [{a}, {b}]")),
            1 => value().prop_map(|value| format!("key: \"{value}\"")),
            1 => value().prop_map(|value| format!("key: '{value}'")),
            1 => value(),
            1 => Just(String::new()),
        ]
    }

    /// `PROPTEST_CASES` asks for more.
    fn cases() -> ProptestConfig {
        ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::default()
        }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn the_fast_way_gives_what_the_parser_gives(
            lines in prop::collection::vec(line(), 0..5),
            end in prop::sample::select(vec!["\n", "\r\n"]),
        ) {
            let content: String = lines.iter().map(|line| format!("{line}{end}")).collect();
            if let Some(fast) = plain::read(&content, 2) {
                let strict = yaml::read(&content, 2);
                prop_assert!(strict.is_ok(), "{content:?}: {strict:?}");
                prop_assert_eq!(strict.ok().flatten(), Some(fast), "{:?}", content);
            }
        }

        #[test]
        fn a_plain_scalar_means_what_the_parser_means(text in value()) {
            let content = format!("key: {text}\n");
            if let Ok(Some(fields)) = yaml::read(&content, 1)
                && let [field] = fields.as_slice()
                && text.trim_matches(' ') == text
                && !text.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#', '-', '?'])
                && !text.contains([':', '#', '\r', '\t', '\u{85}', '\u{2028}', '\u{2029}'])
            {
                prop_assert_eq!(&field.value, &scalar::value(&text));
            }
        }

        #[test]
        fn reading_never_loses_a_byte(text in "(---|\\+\\+\\+|\\{)\n(\\PC|\n|: |- |---\n|\"){0,60}") {
            let front_matter = read(&text);
            let (before, body) = text.split_at(front_matter.body_start);
            let line = before.matches('\n').count() as u32 + 1;
            prop_assert_eq!(front_matter.body_line, line);
            if !front_matter.present {
                prop_assert_eq!(body, &text);
            }
        }
    }

    fn fields(text: &str) -> Vec<(String, Value, u32)> {
        let fields = read(text).fields;
        fields
            .into_iter()
            .map(|field| (field.key, field.value, field.line))
            .collect()
    }

    fn text(characters: &str) -> Value {
        Value::Text(characters.to_owned())
    }

    #[test]
    fn numbers_and_dates_keep_their_characters() {
        let block = "---\nid: 007\nbig: 123456789012345678901234567890\nhuge: [1, 0x1F, 1.50]\n\
                     date: 2016-10-13\n2016: year\nnested: {a: 1e3, b: [+5]}\n---\n";
        let number = |characters: &str| Value::Number(characters.to_owned());
        let nested = vec![
            ("a".to_owned(), number("1e3")),
            ("b".to_owned(), Value::List(vec![number("+5")])),
        ];
        assert_eq!(
            fields(block),
            [
                ("id".to_owned(), text("007"), 2),
                (
                    "big".to_owned(),
                    number("123456789012345678901234567890"),
                    3
                ),
                (
                    "huge".to_owned(),
                    Value::List(vec![number("1"), number("0x1F"), number("1.50")]),
                    4
                ),
                ("date".to_owned(), text("2016-10-13"), 5),
                ("2016".to_owned(), text("year"), 6),
                ("nested".to_owned(), Value::Map(nested), 7),
            ]
        );
    }
}
