//! TOML front matter.

use super::Slip;
use crate::corpus::{Field, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The fields of a block.
pub(super) fn read(content: &str, first_line: u32) -> Result<Vec<Field>, Slip> {
    let line_at = |position: usize| {
        let breaks = memchr::memchr_iter(b'\n', &content.as_bytes()[..position]).count();
        first_line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX))
    };
    let table = DeTable::parse(content).map_err(|error| Slip {
        cause: error.message().to_owned(),
        line: error
            .span()
            .map(|span| line_at(span.start.min(content.len()))),
    })?;
    Ok(table
        .get_ref()
        .iter()
        .map(|(key, entry)| Field {
            key: key.get_ref().to_string(),
            value: value(entry, content),
            line: line_at(key.span().start),
        })
        .collect())
}

/// Numbers and dates in the characters of the file.
fn value(entry: &Spanned<DeValue<'_>>, content: &str) -> Value {
    let characters = || content.get(entry.span()).unwrap_or_default().to_owned();
    match entry.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Number(characters()),
        DeValue::Boolean(value) => Value::Boolean(*value),
        DeValue::Datetime(_) => Value::Text(characters()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| value(item, content)).collect())
        }
        DeValue::Table(table) => Value::Map(
            table
                .iter()
                .map(|(key, entry)| (key.get_ref().to_string(), value(entry, content)))
                .collect(),
        ),
    }
}
