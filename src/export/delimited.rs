//! A table as CSV (RFC 4180), with a byte order mark where Excel is to read it.

use super::table::{Cell, Column, ExportError, TableWriter};
use std::io::Write;

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes CSV.
pub struct CsvWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins with the names of the columns.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn new(mut out: W, columns: &[Column], with_mark: bool) -> Result<Self, ExportError> {
        if with_mark {
            out.write_all(BYTE_ORDER_MARK)?;
        }
        // The standard asks for this end of lines; every reader takes it.
        let mut csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        csv.write_record(columns.iter().map(|column| column.name))?;
        Ok(Self { csv })
    }
}

impl<W: Write> TableWriter for CsvWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        for cell in cells {
            self.csv.write_field(cell.as_text().as_bytes())?;
        }
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn end(mut self: Box<Self>) -> Result<(), ExportError> {
        self.csv.flush()?;
        Ok(())
    }
}
