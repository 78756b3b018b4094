//! YAML through its parser, with nothing lost on the way.
//!
//! The parser hands over numbers as numbers and maps without a place, so the block is read twice: the
//! first pass learns what everything is, the second fetches their characters. A key knows
//! its line because the parser lends it out of the block itself.

use super::Slip;
use crate::corpus::{Field, Value};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::cell::Cell;
use std::fmt;

/// Values that aliases (`*name`) may expand a block to. A block of 16 KiB holds fewer without any.
const MOST_VALUES: usize = 20_000;

/// Bytes of text that aliases may expand a block to.
const MOST_BYTES: usize = 1 << 18;

/// The fields of a block. `None` where it is valid YAML and no mapping.
pub(super) fn read(content: &str, first_line: u32) -> Result<Option<Vec<Field>>, Slip> {
    let slip = |error: serde_yaml::Error| Slip {
        cause: cause(&error),
        line: error.location().map(|place| {
            let line = u32::try_from(place.line()).unwrap_or(u32::MAX);
            first_line.saturating_add(line.saturating_sub(1))
        }),
    };
    let budget = Budget::default();
    let seed = NodeSeed { budget: &budget };
    let mut root = seed
        .deserialize(serde_yaml::Deserializer::from_str(content))
        .map_err(slip)?;
    if budget.characters.get() {
        Characters { node: &mut root }
            .deserialize(serde_yaml::Deserializer::from_str(content))
            .map_err(slip)?;
    }
    let entries = match root {
        Node::Null => Vec::new(),
        Node::Map(entries) => entries,
        _ => return Ok(None),
    };
    let mut places = Places {
        content,
        first_line,
        from: 0,
        line: first_line,
    };
    Ok(Some(
        entries
            .into_iter()
            .map(|entry| field(entry, &mut places))
            .collect(),
    ))
}

fn field(entry: Entry, places: &mut Places<'_>) -> Field {
    let key = entry.key.into_key();
    let line = places.line_of(entry.address, &key);
    Field {
        key,
        value: entry.value.into_value(),
        line,
    }
}

/// The parser's words without the place, which is told apart.
fn cause(error: &serde_yaml::Error) -> String {
    let words = error.to_string();
    match words.find(" at line ") {
        Some(end) => words[..end].to_owned(),
        None => words,
    }
}

/// What the parser found, before it becomes a [`Value`].
enum Node {
    Null,
    Boolean(bool),
    /// A number, or a key that YAML takes for something else than text; its characters once the
    /// second pass has been.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// A tag of the user's own, such as `!include`, and what it stands before.
    Tagged(String, Box<Node>),
}

struct Entry {
    key: Node,
    /// Where the key lies in memory, if it lies in the block.
    address: Option<usize>,
    value: Node,
}

impl Node {
    fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Boolean(value) => Value::Boolean(value),
            Self::Number(text) => Value::Number(text),
            Self::Text(text) => Value::Text(text),
            Self::List(items) => Value::List(items.into_iter().map(Self::into_value).collect()),
            Self::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|entry| (entry.key.into_key(), entry.value.into_value()))
                    .collect(),
            ),
            Self::Tagged(tag, inner) => match inner.into_value() {
                Value::Null => Value::Text(format!("!{tag}")),
                Value::List(items) => Value::Map(vec![(format!("!{tag}"), Value::List(items))]),
                Value::Map(entries) => Value::Map(vec![(format!("!{tag}"), Value::Map(entries))]),
                scalar => Value::Text(format!("!{tag} {}", scalar.compact())),
            },
        }
    }

    fn into_key(self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => text,
            other => other.into_value().compact(),
        }
    }
}

/// Finds the lines of keys, in file order.
struct Places<'a> {
    content: &'a str,
    first_line: u32,
    /// Bytes whose lines are counted in `line`.
    from: usize,
    line: u32,
}

impl Places<'_> {
    fn line_of(&mut self, address: Option<usize>, key: &str) -> u32 {
        let bytes = self.content.as_bytes();
        let here = address
            .and_then(|address| address.checked_sub(bytes.as_ptr() as usize))
            .filter(|position| (self.from..=bytes.len()).contains(position));
        // A key with escapes is no part of the block; then its characters may still stand there.
        let position = here.or_else(|| {
            memchr::memmem::find(&bytes[self.from..], key.as_bytes()).map(|at| self.from + at)
        });
        if let Some(position) = position {
            let breaks = memchr::memchr_iter(b'\n', &bytes[self.from..position]).count();
            self.line = self
                .line
                .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.from = position;
        }
        self.line.max(self.first_line)
    }
}

/// What the first pass has used, and whether a second is needed.
#[derive(Default)]
struct Budget {
    values: Cell<usize>,
    bytes: Cell<usize>,
    characters: Cell<bool>,
}

impl Budget {
    fn spend<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        self.values.set(self.values.get() + 1);
        self.bytes.set(self.bytes.get() + bytes);
        if self.values.get() > MOST_VALUES || self.bytes.get() > MOST_BYTES {
            return Err(E::custom("aliases expand to too much"));
        }
        Ok(())
    }
}

/// The first pass: what everything is.
#[derive(Clone, Copy)]
struct NodeSeed<'a> {
    budget: &'a Budget,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor {
            budget: self.budget,
            address: &Cell::new(None),
        })
    }
}

/// A key, and where it lies in memory.
struct KeySeed<'a> {
    budget: &'a Budget,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = (Node, Option<usize>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let address = Cell::new(None);
        let visitor = NodeVisitor {
            budget: self.budget,
            address: &address,
        };
        let mut key = deserializer.deserialize_any(visitor)?;
        if matches!(key, Node::Null | Node::Boolean(_)) {
            // `null: x` and `True: x` have keys of these names.
            self.budget.characters.set(true);
            key = Node::Number(String::new());
        }
        Ok((key, address.get()))
    }
}

struct NodeVisitor<'a> {
    budget: &'a Budget,
    address: &'a Cell<Option<usize>>,
}

impl NodeVisitor<'_> {
    fn number<E: serde::de::Error>(self) -> Result<Node, E> {
        self.budget.spend(0)?;
        self.budget.characters.set(true);
        Ok(Node::Number(String::new()))
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Node, E> {
        self.budget.spend(0)?;
        Ok(Node::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Node, E> {
        self.budget.spend(0)?;
        Ok(Node::Boolean(value))
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Node, E> {
        self.number()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Node, E> {
        self.number()
    }

    fn visit_u128<E: serde::de::Error>(self, _: u128) -> Result<Node, E> {
        self.number()
    }

    fn visit_i128<E: serde::de::Error>(self, _: i128) -> Result<Node, E> {
        self.number()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Node, E> {
        self.number()
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Node, E> {
        self.budget.spend(text.len())?;
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Node, E> {
        self.address.set(Some(text.as_ptr() as usize));
        self.visit_str(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        self.budget.spend(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(NodeSeed {
            budget: self.budget,
        })? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.budget.spend(0)?;
        let mut entries = Vec::new();
        while let Some((key, address)) = map.next_key_seed(KeySeed {
            budget: self.budget,
        })? {
            let value = map.next_value_seed(NodeSeed {
                budget: self.budget,
            })?;
            entries.push(Entry {
                key,
                address,
                value,
            });
        }
        Ok(Node::Map(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Node, A::Error> {
        let (tag, content): (String, _) = access.variant()?;
        self.budget.spend(tag.len())?;
        let inner = content.newtype_variant_seed(NodeSeed {
            budget: self.budget,
        })?;
        Ok(Node::Tagged(tag, Box::new(inner)))
    }
}

/// The second pass: walks the same tree and fetches the characters that the first left out.
struct Characters<'a> {
    node: &'a mut Node,
}

impl<'de> DeserializeSeed<'de> for Characters<'_> {
    /// Where a scalar lies in memory.
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        match self.node {
            Node::Tagged(_, inner) => Characters { node: inner }.deserialize(deserializer),
            Node::Number(_) => deserializer.deserialize_str(CharactersVisitor { node: self.node }),
            Node::List(_) => deserializer.deserialize_seq(CharactersVisitor { node: self.node }),
            Node::Map(_) => deserializer.deserialize_map(CharactersVisitor { node: self.node }),
            Node::Null | Node::Boolean(_) | Node::Text(_) => deserializer
                .deserialize_ignored_any(IgnoredAny)
                .map(|_| None),
        }
    }
}

struct CharactersVisitor<'a> {
    node: &'a mut Node,
}

impl<'de> Visitor<'de> for CharactersVisitor<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("what the first pass found")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<usize>, E> {
        *self.node = Node::Number(text.to_owned());
        Ok(None)
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Option<usize>, E> {
        self.visit_str::<E>(text)?;
        Ok(Some(text.as_ptr() as usize))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<usize>, A::Error> {
        let Node::List(list) = self.node else {
            return Err(A::Error::custom("no list"));
        };
        for node in list {
            items.next_element_seed(Characters { node })?;
        }
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<usize>, A::Error> {
        let Node::Map(entries) = self.node else {
            return Err(A::Error::custom("no map"));
        };
        for entry in entries {
            let key = map.next_key_seed(Characters {
                node: &mut entry.key,
            })?;
            entry.address = entry.address.or(key.flatten());
            map.next_value_seed(Characters {
                node: &mut entry.value,
            })?;
        }
        Ok(None)
    }
}
