//! A dispersion as CSV: a line for each place.
//!
//! `axis, places -> text`. Offsets are code points, as in everything that leaves the program.

use crate::analysis::dispersion::{Axis, Places};
use crate::corpus::Date;
use crate::search::View;
use crate::text::offset::{CodePoint, CodePointTable};
use std::collections::HashMap;
use std::io::{self, Write};

/// One row of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The id of the company; none for what is sought.
    pub company: Option<&'a str>,
    /// What it is called.
    pub name: &'a str,
    /// Where it stands.
    pub places: &'a Places,
}

/// A line for each place of each row, with a head: the article, how many code points of its body stand before
/// the place (0 in the title), and how far along the axis it lies, from 0 to 1.
///
/// # Errors
/// Those of `out`.
pub fn write_csv<'a>(
    out: &mut impl Write,
    axis: &Axis,
    rows: &[Row<'_>],
    view: impl Fn(u32) -> View<'a>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["company", "name", "path", "date", "start", "position"])?;
    let length = axis.length().max(1) as f64;
    let mut tables: HashMap<u32, CodePointTable> = HashMap::new();
    for row in rows {
        for position in &row.places.at {
            let Some((number, byte)) = axis.at(*position) else {
                continue;
            };
            let entry = axis.entries[number];
            let document = view(entry).document;
            let table = tables.entry(entry);
            let table = table.or_insert_with(|| CodePointTable::new(&document.body));
            let CodePoint(start) = table.code_point(&document.body, byte);
            csv.write_record([
                row.company.unwrap_or_default(),
                row.name,
                &document.path,
                &document.date.map(Date::iso).unwrap_or_default(),
                &start.to_string(),
                &format!("{:.6}", *position as f64 / length),
            ])?;
        }
    }
    csv.flush()
}
