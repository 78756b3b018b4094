//! A table as Parquet, for DuckDB, Polars and Spark: compressed with Snappy, which all of them read.
//!
//! Text columns may be absent, lists are lists of the standard's three levels. What made the file stands in
//! the key-value metadata of its footer.

use super::Provenance;
use super::table::{Cell, Column, ExportError, Kind, TableWriter};
use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

/// Rows that are gathered before they are written: readers skip or share out such groups.
const GROUP: usize = 1 << 16;
/// Bytes of text after which they are written anyway.
const GROUP_BYTES: usize = 64 << 20;

/// Writes Parquet.
pub struct ParquetWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    gathered: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

/// The cells of one column that are not written yet, as the format takes them: values, and for each place
/// whether there is one (and, in a list, whether it goes on with the row before).
enum Gathered {
    Text {
        values: Vec<ByteArray>,
        defined: Vec<i16>,
    },
    Number(Vec<i64>),
    List {
        values: Vec<ByteArray>,
        defined: Vec<i16>,
        repeated: Vec<i16>,
    },
}

impl Gathered {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text {
                values: Vec::new(),
                defined: Vec::new(),
            },
            Kind::Number => Self::Number(Vec::new()),
            Kind::List => Self::List {
                values: Vec::new(),
                defined: Vec::new(),
                repeated: Vec::new(),
            },
        }
    }

    fn add(&mut self, cell: &Cell<'_>) {
        match self {
            Self::Text { values, defined } => {
                let is_there = *cell != Cell::Nothing;
                defined.push(i16::from(is_there));
                if is_there {
                    values.push(ByteArray::from(cell.as_text().into_owned().into_bytes()));
                }
            }
            Self::Number(values) => values.push(match cell {
                Cell::Number(number) => i64::try_from(*number).unwrap_or(i64::MAX),
                _ => 0,
            }),
            Self::List {
                values,
                defined,
                repeated,
            } => {
                let texts: &[&str] = match cell {
                    Cell::List(texts) => texts,
                    _ => &[],
                };
                for (index, text) in texts.iter().enumerate() {
                    values.push(ByteArray::from(text.as_bytes().to_vec()));
                    defined.push(1);
                    repeated.push(i16::from(index > 0));
                }
                if texts.is_empty() {
                    defined.push(0);
                    repeated.push(0);
                }
            }
        }
    }
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(
        out: W,
        name: &str,
        columns: &[Column],
        provenance: &Provenance,
    ) -> Result<Self, ExportError> {
        let schema = parse_message_type(&schema(name, columns))?;
        let made_by = provenance.pairs().map(|(name, value)| KeyValue {
            key: format!("wenjian.{name}"),
            value: Some(value),
        });
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(provenance.program())
            .set_key_value_metadata(Some(made_by.to_vec()))
            .build();
        Ok(Self {
            file: SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?,
            gathered: columns
                .iter()
                .map(|column| Gathered::new(column.kind))
                .collect(),
            rows: 0,
            bytes: 0,
        })
    }

    fn write_group(&mut self) -> Result<(), ExportError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for gathered in &mut self.gathered {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            match (&*gathered, column.untyped()) {
                (Gathered::Text { values, defined }, ColumnWriter::ByteArrayColumnWriter(to)) => {
                    to.write_batch(values, Some(defined), None)?;
                }
                (Gathered::Number(values), ColumnWriter::Int64ColumnWriter(to)) => {
                    to.write_batch(values, None, None)?;
                }
                (
                    Gathered::List {
                        values,
                        defined,
                        repeated,
                    },
                    ColumnWriter::ByteArrayColumnWriter(to),
                ) => {
                    to.write_batch(values, Some(defined), Some(repeated))?;
                }
                _ => unreachable!("the schema is made of the same columns"),
            }
            column.close()?;
            *gathered = match gathered {
                Gathered::Text { .. } => Gathered::new(Kind::Text),
                Gathered::Number(_) => Gathered::new(Kind::Number),
                Gathered::List { .. } => Gathered::new(Kind::List),
            };
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl<W: Write + Send> TableWriter for ParquetWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        for (gathered, cell) in self.gathered.iter_mut().zip(cells) {
            gathered.add(cell);
            self.bytes += match cell {
                Cell::Text(text) => text.len(),
                _ => 8,
            };
        }
        self.rows += 1;
        if self.rows >= GROUP || self.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> Result<(), ExportError> {
        self.write_group()?;
        self.file.close()?;
        Ok(())
    }
}

/// The schema in the notation of the format's own documentation.
fn schema(name: &str, columns: &[Column]) -> String {
    let fields: String = columns
        .iter()
        .map(|Column { name, kind, .. }| match kind {
            Kind::Text => format!("optional binary {name} (UTF8);\n"),
            Kind::Number => format!("required int64 {name};\n"),
            Kind::List => format!(
                "required group {name} (LIST) {{ repeated group list {{ required binary element (UTF8); }} }}\n"
            ),
        })
        .collect();
    format!("message {name} {{\n{fields}}}")
}
