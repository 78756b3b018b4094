//! What stands beside a CSV or JSON Lines file, which have no room for it themselves: what made it, and what
//! its columns mean, in the words of W3C's "Metadata Vocabulary for Tabular Data" (CSV on the Web).

use super::Provenance;
use super::table::{Column, ExportError, Kind};
use serde_json::{Value, json};
use std::io::Write;

/// The name of that file: the standard's, so that tools find it.
pub fn file_name(of: &str) -> String {
    format!("{of}-metadata.json")
}

/// Writes it for the file called `of`.
///
/// # Errors
/// Where it cannot be written.
pub fn write(
    mut out: impl Write,
    of: &str,
    columns: &[Column],
    provenance: &Provenance,
) -> Result<(), ExportError> {
    let columns: Vec<Value> = columns.iter().map(column).collect();
    let made_by: serde_json::Map<String, Value> = provenance
        .pairs()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let described = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": of,
        "dc:creator": provenance.program(),
        "dc:provenance": provenance.line(),
        "notes": [{"wenjian": made_by}],
        "tableSchema": {"columns": columns},
    });
    serde_json::to_writer_pretty(&mut out, &described)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(())
}

fn column(column: &Column) -> Value {
    let mut described = json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": if column.kind == Kind::Number { "nonNegativeInteger" } else { "string" },
    });
    if column.kind == Kind::List {
        described["separator"] = " ".into();
    }
    described
}
