//! JSON front matter.

use super::lines::{Line, lines};
use super::{Block, Format, LIMIT, Slip};
use crate::corpus::{Field, Value};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The object at the top of a text. Without a valid one, what stands between a line `{` and the first
/// line `}`; a text that starts otherwise, such as `{{< figure >}}`, has no front matter.
pub(super) fn split<'a>(text: &'a str, opening: Line<'a>) -> Option<Block<'a>> {
    let rest = &text[opening.start..];
    let mut end = rest.len().min(LIMIT + 1);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let mut values = serde_json::Deserializer::from_str(&rest[..end]).into_iter::<&RawValue>();
    let length = match values.next() {
        Some(Ok(_)) => Some(values.byte_offset()).filter(|end| {
            lines(&rest[*end..])
                .next()
                .is_none_or(|line| line.is_blank())
        }),
        _ if opening.text.trim_end() == "{" => lines(rest)
            .find(|line| line.text.trim_end() == "}")
            .map(|line| line.start + 1),
        _ => None,
    }?;
    let (content, after) = rest.split_at(length);
    let line_end = lines(after).next().map_or(0, |line| line.next);
    let breaks = memchr::memchr_iter(b'\n', &rest.as_bytes()[..length + line_end]).count();
    Some(Block {
        format: Format::Json,
        content,
        line: opening.number,
        content_line: opening.number,
        body_start: opening.start + length + line_end,
        body_line: opening
            .number
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX)),
        closed: true,
    })
}

/// The fields of an object.
pub(super) fn read(content: &str, first_line: u32) -> Result<Vec<Field>, Slip> {
    let slip = |error: serde_json::Error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        let words = error.to_string();
        let end = words.find(" at line ").unwrap_or(words.len());
        Slip {
            cause: words[..end].to_owned(),
            line: (line > 0).then(|| first_line.saturating_add(line - 1)),
        }
    };
    let Entries(entries) = serde_json::from_str(content).map_err(slip)?;
    let mut fields = Vec::with_capacity(entries.len());
    let (mut line, mut from) = (first_line, 0);
    for (key, raw) in entries {
        let start = (raw.get().as_ptr() as usize).saturating_sub(content.as_ptr() as usize);
        // The value may be lines below its key, which ends at the last colon before the value.
        let before = &content.as_bytes()[from..start];
        let key_end = memchr::memrchr(b':', before).unwrap_or(before.len());
        let breaks = memchr::memchr_iter(b'\n', before[..key_end].trim_ascii_end()).count();
        line += u32::try_from(breaks).unwrap_or(0);
        from += key_end;
        fields.push(Field {
            key,
            value: value(raw).map_err(slip)?,
            line,
        });
    }
    Ok(fields)
}

/// What `raw` holds, numbers in their own characters.
fn value(raw: &RawValue) -> Result<Value, serde_json::Error> {
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'"') => Value::Text(serde_json::from_str(text)?),
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            Value::List(items.into_iter().map(value).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(text)?;
            let entry = |(key, raw)| value(raw).map(|value| (key, value));
            Value::Map(entries.into_iter().map(entry).collect::<Result<_, _>>()?)
        }
        Some(b't') => Value::Boolean(true),
        Some(b'f') => Value::Boolean(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(text.to_owned()),
    })
}

/// The entries of an object in file order, duplicates among them.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry().map_err(A::Error::custom)? {
                    entries.push(entry);
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(EntriesVisitor).map(Self)
    }
}
