//! A table as JSON Lines: an object a row, its keys in the order of the columns.

use super::table::{Cell, Column, ExportError, TableWriter};
use serde::{Serialize, Serializer, ser::SerializeMap as _};
use std::io::Write;

/// Writes JSON Lines.
pub struct JsonLinesWriter<W: Write> {
    out: W,
    columns: &'static [Column],
}

impl<W: Write> JsonLinesWriter<W> {
    /// Begins a file.
    pub fn new(out: W, columns: &'static [Column]) -> Self {
        Self { out, columns }
    }
}

impl<W: Write> TableWriter for JsonLinesWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        let row = Row {
            columns: self.columns,
            cells,
        };
        serde_json::to_writer(&mut self.out, &row)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    fn end(mut self: Box<Self>) -> Result<(), ExportError> {
        self.out.flush()?;
        Ok(())
    }
}

struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell<'a>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match cell {
                Cell::Text(text) => map.serialize_entry(column.name, text)?,
                Cell::Number(number) => map.serialize_entry(column.name, number)?,
                Cell::List(texts) => map.serialize_entry(column.name, texts)?,
                Cell::Nothing => map.serialize_entry(column.name, &())?,
            }
        }
        map.end()
    }
}
