//! The JSON Schema of a lexicon file, made from the types that read it, and the test that keeps
//! `docs/lexicon.schema.json` in step with them.

use super::placed::Text;
use super::raw::{Listed, RawAlias, RawAliasMapping, RawLexicon};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use std::borrow::Cow;
use std::path::Path;

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

impl JsonSchema for RawAlias {
    fn schema_name() -> Cow<'static, str> {
        "Alias".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mapping = generator.subschema_for::<RawAliasMapping>();
        json_schema!({
            "description": "A text to look for: plain, or with options.",
            "anyOf": [{ "type": "string", "minLength": 1 }, mapping],
        })
    }
}

impl<T: JsonSchema> JsonSchema for Listed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": ["array", "null"], "items": items })
    }
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": 1 })
}

pub(super) fn strength(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["strong", "normal", "weak"] })
}

pub(super) fn case(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": ["exact", "any"] })
}

/// To write the file anew, run this test with `WENJIAN_WRITE_SCHEMA` set.
#[test]
fn the_schema_describes_what_is_read() {
    let schema = serde_json::to_string_pretty(&schema_for!(RawLexicon)).expect("it is JSON") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lexicon.schema.json");
    if std::env::var_os("WENJIAN_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &schema).expect("docs is writable");
    }
    let written = std::fs::read_to_string(&path).expect("the schema is part of the project");
    assert!(
        written == schema,
        "docs/lexicon.schema.json is not what the types say"
    );
}
