//! Lines as text for the clipboard, and as a file, made on a worker thread: there may be a hundred thousand.

use super::answer::view;
use super::change::CopyForm;
use super::selection::Selection;
use super::state::Lines;
use crate::analysis::concordance::Line;
use crate::export::Provenance;
use crate::export::concordance::{Row, Rows, write_csv, write_file, write_jsonl};
use crate::export::files::Format;
use crate::session::saving::Work;
use std::fmt::Write as _;
use std::sync::Arc;

/// The chosen lines in the order in which they are shown; all, where no more than one is chosen.
pub(super) fn meant(lines: &Lines, selection: &Selection) -> Vec<Line> {
    let is_all = selection.count() <= 1;
    let rows = lines
        .order
        .iter()
        .map(|position| lines.found.lines[*position as usize]);
    rows.filter(|line| is_all || selection.has(line)).collect()
}

/// Those lines as text.
pub(super) fn text(lines: &Lines, selection: &Selection, form: CopyForm) -> String {
    let mut rows = Rows::new(lines.asked.window);
    let library = &lines.library;
    let row = |line: &Line| {
        let entry = &library.entries[line.entry as usize];
        rows.row(line, &view(entry), selection.class(line))
    };
    let meant = meant(lines, selection);
    let rows = meant.iter().map(row);
    let mut bytes = Vec::new();
    let written = match form {
        CopyForm::Csv => write_csv(&mut bytes, rows),
        CopyForm::Jsonl => write_jsonl(&mut bytes, rows),
        CopyForm::Text => return plain(rows),
    };
    written.expect("memory takes everything");
    String::from_utf8(bytes).expect("both forms are UTF-8")
}

/// A row of a spreadsheet for each: left, hit, right, date, title, path.
fn plain<'a>(rows: impl Iterator<Item = Row<'a>>) -> String {
    let mut text = String::new();
    for row in rows {
        let hit = crate::analysis::concordance::one_line(row.text);
        let date = row.date.as_deref().unwrap_or_default();
        let (left, right, title, path) = (&row.left, &row.right, row.title, row.path);
        writeln!(text, "{left}\t{hit}\t{right}\t{date}\t{title}\t{path}")
            .expect("memory takes everything");
    }
    text
}

/// What writes those lines to a file.
pub(super) fn to_file(
    lines: Arc<Lines>,
    selection: Selection,
    format: Format,
    provenance: Provenance,
) -> Work {
    Box::new(move |path| {
        let mut rows = Rows::new(lines.asked.window);
        let meant = meant(&lines, &selection);
        let rows = meant.iter().map(|line| {
            let entry = &lines.library.entries[line.entry as usize];
            rows.row(line, &view(entry), selection.class(line))
        });
        write_file(path, format, rows, &provenance).map_err(|error| error.to_string())
    })
}
