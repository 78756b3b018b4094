//! Columns for people: aligned by the width a terminal gives to each character.

use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The widest a column may be, in half-width characters; longer cells are cut.
const WIDEST: usize = 60;

/// Writes rows below heads; every row has as many cells as there are heads. Columns named in `right` are
/// flush right.
pub fn write(
    out: &mut impl Write,
    heads: &[&str],
    right: &[usize],
    rows: &[Vec<String>],
) -> io::Result<()> {
    write_columns(out, heads, right, &[], rows)
}

/// The same, flush left; cells of the columns named in `whole` are not cut, however long.
pub fn write_whole(
    out: &mut impl Write,
    heads: &[&str],
    whole: &[usize],
    rows: &[Vec<String>],
) -> io::Result<()> {
    write_columns(out, heads, &[], whole, rows)
}

fn write_columns(
    out: &mut impl Write,
    heads: &[&str],
    right: &[usize],
    whole: &[usize],
    rows: &[Vec<String>],
) -> io::Result<()> {
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate().map(|(index, cell)| {
                let widest = if whole.contains(&index) {
                    usize::MAX
                } else {
                    WIDEST
                };
                cut(cell, widest)
            });
            cells.collect()
        })
        .collect();
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    for row in std::iter::once(&heads).chain(&rows) {
        let last = row.len().saturating_sub(1);
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width - cell.width());
            match (right.contains(&index), index == last) {
                (true, true) => write!(out, "{blank}{cell}")?,
                (true, false) => write!(out, "{blank}{cell}  ")?,
                (false, true) => write!(out, "{cell}")?,
                (false, false) => write!(out, "{cell}{blank}  ")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// One line of at most `widest`, without control characters: a title may hold anything.
fn cut(cell: &str, widest: usize) -> String {
    let clean: String = cell
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    if clean.width() <= widest {
        return clean;
    }
    let mut shown = String::new();
    let mut width = 0;
    for character in clean.chars() {
        width += character.width().unwrap_or(0);
        if width >= widest {
            break;
        }
        shown.push(character);
    }
    shown.push('…');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_takes_two_columns_and_control_characters_none() {
        let rows = vec![
            vec!["百度".to_owned(), "7".to_owned()],
            vec!["a\u{1b}[31mb".to_owned(), "12".to_owned()],
        ];
        let mut out = Vec::new();
        write(&mut out, &["name", "n"], &[1], &rows).expect("memory takes everything");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(text, "name      n\n百度      7\na [31mb  12\n");
    }
}
