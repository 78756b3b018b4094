//! The report of `wenjian lexicon check` for people: sections with columns, and places with their words.

use super::lexicon_check::{Notice, Report, Row};
use super::table;
use crate::locale::Locale;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the whole report.
pub fn write(out: &mut impl Write, report: &Report, locale: Locale) -> io::Result<()> {
    let checked = locale.format(
        "check-lexicon",
        &[
            ("name", (&report.name).into()),
            ("companies", report.companies.into()),
            ("aliases", report.aliases.into()),
        ],
    );
    writeln!(out, "{checked}")?;
    let (dead, mut others): (Vec<&Notice>, Vec<&Notice>) = report
        .notices
        .iter()
        .partition(|notice| notice.code == "dead");
    others.sort_by_key(|notice| rank(notice));
    head(out, locale, "check-findings", others.len())?;
    notices(out, others)?;
    let Some(documents) = report.documents else {
        return Ok(());
    };
    let mut rows: Vec<&Row> = report
        .rows
        .iter()
        .filter(|row| row.candidates > 0)
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.candidates));
    writeln!(out)?;
    let counts = [
        ("aliases", rows.len().into()),
        ("articles", documents.into()),
    ];
    writeln!(out, "{}", locale.format("check-usage", &counts))?;
    usage(out, &rows)?;
    if rows.iter().any(|row| !row.samples.is_empty()) {
        writeln!(out, "\n{}", locale.text("check-places"))?;
        for row in &rows {
            places(out, row)?;
        }
    }
    head(out, locale, "check-dead", dead.len())?;
    let mut by_owner: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for notice in dead {
        let of = by_owner.entry(notice.owners.join(" ")).or_default();
        of.extend(notice.alias.as_deref());
    }
    for (owner, aliases) in by_owner {
        writeln!(out, "  {owner}: {}", aliases.join(", "))?;
    }
    Ok(())
}

/// The rarer and the graver first; of one kind, the order of the lexicon.
fn rank(notice: &Notice) -> usize {
    let order = [
        "straddling",
        "one-character",
        "everyday-word",
        "never-supported",
        "loose-case",
    ];
    match notice.level {
        "finding" => {
            1 + order
                .iter()
                .position(|code| *code == notice.code)
                .unwrap_or(order.len())
        }
        _ => 0,
    }
}

fn head(out: &mut impl Write, locale: Locale, id: &str, count: usize) -> io::Result<()> {
    let text = locale.format(id, &[("count", count.into())]);
    writeln!(out, "\n{text}")
}

/// A line for each notice: its place or alias, its code, its sentence.
pub fn notices<'n>(
    out: &mut impl Write,
    notices: impl IntoIterator<Item = &'n Notice>,
) -> io::Result<()> {
    for notice in notices {
        let place = match (&notice.file, notice.line, notice.column) {
            (Some(file), Some(line), Some(column)) => format!("{file}:{line}:{column}: "),
            _ => format!("{}: ", notice.owners.join(" ")),
        };
        writeln!(out, "  {place}{} [{}]", notice.message, notice.code)?;
    }
    Ok(())
}

fn usage(out: &mut impl Write, rows: &[&Row]) -> io::Result<()> {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.alias.clone(),
                row.owners.join(" "),
                row.kind.to_owned(),
                row.strength.to_owned(),
                row.candidates.to_string(),
                row.accepted.to_string(),
                row.doubtful.to_string(),
                row.rejected.to_string(),
                format!("{:.0}", 100.0 * row.rejected_share),
            ]
        })
        .collect();
    let heads = [
        "alias",
        "owner",
        "kind",
        "strength",
        "places",
        "mentions",
        "doubtful",
        "rejected",
        "rejected %",
    ];
    table::write(out, &heads, &[4, 5, 6, 7, 8], &cells)
}

fn places(out: &mut impl Write, row: &Row) -> io::Result<()> {
    let rules: Vec<String> = row
        .rules
        .iter()
        .map(|(rule, count)| format!("{rule} {count}"))
        .collect();
    let (alias, owners) = (&row.alias, row.owners.join(" "));
    writeln!(out, "\n{alias} ({owners}): {}", rules.join(", "))?;
    for sample in &row.samples {
        let words = format!("{}[{}]{}", sample.before, sample.text, sample.after);
        let clean: String = words.chars().filter(|c| !c.is_control()).collect();
        let (decision, rule) = (sample.decision, sample.rule);
        let place = format!("{}:{}:{}", sample.path, sample.field, sample.start);
        writeln!(out, "  {clean}  ({decision}, {rule}; {place})")?;
    }
    Ok(())
}
