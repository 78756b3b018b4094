//! The front matter of one document in a row of bytes: a quarter of the room of fields one by one.
//!
//! `fields <-> bytes`; knows what a field is, not what it means. The bytes live in a block of memory that many
//! documents share, or in the mapped cache, and are taken apart where they are looked at.
//!
//! ```text
//! fields = field*
//! field  = length of key, key, line, length of value, value
//! value  = kind, then its text, or what postcard makes of it
//! ```

use super::{Field, Value, shared_text, varint};
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;
use std::vec;

/// The fields of a document, in file order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Bytes);

/// One field, where it lies.
#[derive(Clone, Copy, Debug)]
pub struct FieldView<'a> {
    /// The key as it stands in the file.
    pub key: &'a str,
    /// Line of the key in the file, from 1.
    pub line: u32,
    value: &'a [u8],
}

/// What a value is, by its first byte.
const NUMBER: u8 = 0;
const TEXT: u8 = 1;
const OTHER: u8 = 2;

impl Fields {
    /// These fields.
    pub fn new(fields: &[Field]) -> Self {
        if fields.is_empty() {
            return Self::default();
        }
        let mut bytes = Vec::with_capacity(512);
        let mut value = Vec::new();
        for field in fields {
            value.clear();
            write_value(&field.value, &mut value);
            write_part(field.key.as_bytes(), &mut bytes);
            varint::write(field.line, &mut bytes);
            write_part(&value, &mut bytes);
        }
        Self(shared_text::keep_bytes(&bytes))
    }

    /// What [`Self::as_bytes`] gave. Of bytes that are anything else as many fields are read as make sense.
    pub fn from_bytes(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// All of them as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields where they lie: nothing is copied.
    pub fn views(&self) -> impl Iterator<Item = FieldView<'_>> {
        let mut rest = &*self.0;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let field = read_field(&mut rest);
            if field.is_none() {
                rest = &[];
            }
            field
        })
    }

    /// All fields, each with its value.
    pub fn to_vec(&self) -> Vec<Field> {
        self.views().map(|field| field.field()).collect()
    }

    /// The fields, each with its value.
    pub fn iter(&self) -> vec::IntoIter<Field> {
        self.to_vec().into_iter()
    }

    /// The field at `position`.
    pub fn get(&self, position: usize) -> Option<FieldView<'_>> {
        self.views().nth(position)
    }
}

impl IntoIterator for &Fields {
    type Item = Field;
    type IntoIter = vec::IntoIter<Field>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> FieldView<'a> {
    /// Its value.
    pub fn value(&self) -> Value {
        match self.scalar() {
            Some(text) if self.value.first() == Some(&NUMBER) => Value::Number(text.to_owned()),
            Some(text) => Value::Text(text.to_owned()),
            None => {
                let written = self.value.get(1..).unwrap_or_default();
                postcard::from_bytes(written).unwrap_or(Value::Null)
            }
        }
    }

    /// The value on one line, as [`Value::compact`] gives it.
    pub fn compact(&self) -> Cow<'a, str> {
        match self.scalar() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.value().compact()),
        }
    }

    /// The field apart from its document.
    pub fn field(&self) -> Field {
        Field {
            key: self.key.to_owned(),
            value: self.value(),
            line: self.line,
        }
    }

    /// The characters of a text or number; `None` for any other value.
    pub fn scalar(&self) -> Option<&'a str> {
        match self.value.split_first()? {
            (&(NUMBER | TEXT), text) => str::from_utf8(text).ok(),
            _ => None,
        }
    }
}

/// Writes `part` behind its length.
fn write_part(part: &[u8], into: &mut Vec<u8>) {
    // A file has fewer than 2^32 bytes, so its front matter has.
    varint::write(part.len() as u32, into);
    into.extend_from_slice(part);
}

fn write_value(value: &Value, into: &mut Vec<u8>) {
    match value {
        Value::Number(text) => {
            into.push(NUMBER);
            into.extend_from_slice(text.as_bytes());
        }
        Value::Text(text) => {
            into.push(TEXT);
            into.extend_from_slice(text.as_bytes());
        }
        Value::Null | Value::Boolean(_) | Value::List(_) | Value::Map(_) => {
            into.push(OTHER);
            postcard::to_io(value, into).expect("a vector takes whatever is written into it");
        }
    }
}

fn read_field<'a>(rest: &mut &'a [u8]) -> Option<FieldView<'a>> {
    let length = varint::read(rest)?;
    let key = str::from_utf8(varint::take(rest, length)?).ok()?;
    let line = varint::read(rest)?;
    let length = varint::read(rest)?;
    let value = varint::take(rest, length)?;
    Some(FieldView { key, line, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        let text = || "[a-z0-9文鉴\\n]{0,80}";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Boolean),
            text().prop_map(Value::Number),
            text().prop_map(Value::Text),
        ];
        leaf.prop_recursive(3, 12, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
                prop::collection::vec((text(), inner), 0..4).prop_map(Value::Map),
            ]
        })
    }

    proptest! {
        #[test]
        fn fields_come_back_as_they_were(
            fields in prop::collection::vec(("[a-z标题]{0,9}", value(), any::<u32>()), 0..9),
        ) {
            let field = |(key, value, line)| Field { key, value, line };
            let fields: Vec<Field> = fields.into_iter().map(field).collect();
            let packed = Fields::new(&fields);
            prop_assert_eq!(packed.is_empty(), fields.is_empty());
            for (field, view) in fields.iter().zip(packed.views()) {
                prop_assert_eq!(view.compact(), field.value.compact());
            }
            prop_assert_eq!(packed.get(fields.len()).is_none(), true);
            prop_assert_eq!(packed.to_vec(), fields);
        }

        #[test]
        fn any_bytes_can_be_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let fields = Fields::from_bytes(bytes.into());
            prop_assert!(fields.to_vec().len() <= fields.as_bytes().len());
        }
    }
}
