//! A table as Markdown: a table of GitHub's kind below front matter that says what made it.

use super::Provenance;
use super::table::{Cell, Column, ExportError, Kind, TableWriter};
use std::io::Write;

/// Writes Markdown.
pub struct MarkdownWriter<W: Write> {
    out: W,
}

impl<W: Write> MarkdownWriter<W> {
    /// Begins with front matter and the heads of the columns.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn new(
        mut out: W,
        title: &str,
        columns: &[Column],
        provenance: &Provenance,
    ) -> Result<Self, ExportError> {
        front_matter(&mut out, title, provenance)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let edges: Vec<&str> = columns
            .iter()
            .map(|column| match column.kind {
                Kind::Number => "---:",
                Kind::Text | Kind::List => "---",
            })
            .collect();
        writeln!(out, "| {} |\n| {} |", names.join(" | "), edges.join(" | "))?;
        Ok(Self { out })
    }
}

impl<W: Write> TableWriter for MarkdownWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(&cell.as_text())).collect();
        writeln!(self.out, "| {} |", cells.join(" | "))?;
        Ok(())
    }

    fn end(mut self: Box<Self>) -> Result<(), ExportError> {
        self.out.flush()?;
        Ok(())
    }
}

/// Front matter that says what made the file.
///
/// # Errors
/// Where it cannot be written.
pub fn front_matter(
    out: &mut impl Write,
    title: &str,
    provenance: &Provenance,
) -> Result<(), ExportError> {
    // A JSON string is a YAML string.
    writeln!(out, "---\ntitle: {}", serde_json::to_string(title)?)?;
    writeln!(out, "wenjian:")?;
    for (name, value) in provenance.pairs() {
        writeln!(out, "  {name}: {}", serde_json::to_string(&value)?)?;
    }
    writeln!(out, "---\n")?;
    Ok(())
}

/// Text that Markdown shows as it is, on one line.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '~' | '$' | '&' => {
                shown.push('\\');
                shown.push(character);
            }
            '\n' | '\r' | '\t' => shown.push(' '),
            _ => shown.push(character),
        }
    }
    shown
}
