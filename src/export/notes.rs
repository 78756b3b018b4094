//! The same report as Markdown, for whoever goes on writing: the matrix, and the sentences it stands on with
//! their sources.

use super::markdown::{escaped, front_matter};
use super::report::{gather, marked_sentence, source_line};
use super::selection::Selection;
use super::table::ExportError;
use super::{shown, who_name};
use crate::evidence::RowKey;
use crate::locale::Locale;
use std::io::Write;

/// Writes it.
///
/// # Errors
/// Where it cannot be written, or `goes_on` says that nobody waits any more.
pub fn write(
    mut out: impl Write,
    selection: &Selection<'_>,
    locale: Locale,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(), ExportError> {
    let (pieces, figures) = gather(selection, goes_on)?;
    let title = locale.text("report-title");
    front_matter(&mut out, &title, selection.provenance)?;
    writeln!(out, "# {title}\n")?;
    for (id, count) in [
        ("report-articles", selection.count as u64),
        ("report-characters", figures.characters),
        ("report-mentions", figures.mentions),
        ("report-sentences", figures.sentences),
    ] {
        writeln!(out, "- {}: {}", locale.text(id), locale.number(count))?;
    }
    let (lexicon, matrix) = (selection.lexicon, selection.matrix);
    writeln!(out, "\n## {}\n", locale.text("report-matrix"))?;
    if matrix.rows.is_empty() {
        writeln!(out, "{}", locale.text("report-no-evidence"))?;
        return Ok(());
    }
    write!(out, "| |")?;
    for column in &matrix.columns {
        write!(out, " {} |", escaped(who_name(lexicon, column.who, locale)))?;
    }
    write!(out, "\n| --- |")?;
    for _ in &matrix.columns {
        write!(out, " ---: |")?;
    }
    writeln!(out)?;
    let theme_of = |key: &RowKey| match key {
        RowKey::Theme(theme) => escaped(shown(locale, &lexicon.theme(*theme).name)),
        _ => String::new(),
    };
    for (index, row) in matrix.rows.iter().enumerate() {
        write!(out, "| {} |", theme_of(&row.key))?;
        for column in 0..matrix.columns.len() {
            match matrix.cell(index, column).sentences {
                0 => write!(out, " |")?,
                sentences => write!(out, " {sentences} |")?,
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "\n## {}", locale.text("report-evidence"))?;
    for column in &matrix.columns {
        for row in &matrix.rows {
            let RowKey::Theme(theme) = &row.key else {
                continue;
            };
            let Some((said, count)) = pieces.get(&(column.who, theme.0)) else {
                continue;
            };
            let name = escaped(who_name(lexicon, column.who, locale));
            writeln!(out, "\n### {name} · {}\n", theme_of(&row.key))?;
            for said in said {
                let article = (selection.article)(said.article);
                let (text, _) = marked_sentence(&article, &said.piece);
                let title = escaped(&article.document.title.text);
                let source = escaped(&source_line(&article));
                let path = escaped(&article.document.path);
                writeln!(
                    out,
                    "> {}\n>\n> — {title}{source} ({path})\n",
                    escaped(&text)
                )?;
            }
            if said.len() < *count as usize {
                let counts = [
                    ("shown", (said.len() as u64).into()),
                    ("all", u64::from(*count).into()),
                ];
                writeln!(out, "{}", locale.format("report-some-sentences", &counts))?;
            }
        }
    }
    out.flush()?;
    Ok(())
}
