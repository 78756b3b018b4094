//! `wenjian mentions`: where companies and groups are named, and what was decided.

use super::arguments::{Format, MentionsArguments};
use super::{Outcome, output, table};
use crate::lexicon::{Lexicon, Owner};
use crate::locale::Locale;
use crate::mentions::{Candidate, Place, reason_sentence};
use crate::session::reader;
use crate::session::{Entry, Library};
use crate::text::offset::{CodePoint, CodePointTable};
use serde::Serialize;
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &MentionsArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let task = output::task(
        &arguments.paths,
        arguments.lexicon.as_deref(),
        arguments.roll_up,
        &arguments.reading,
        locale,
    )?;
    reader::read_and_keep(&task, |library| print(library, arguments, locale))
}

fn print(
    library: &Library,
    arguments: &MentionsArguments,
    locale: Locale,
) -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    let wanted = |candidate: &Candidate| arguments.all || candidate.is_mention();
    match arguments.format {
        Format::Jsonl => each(library, locale, wanted, |row| {
            serde_json::to_writer(&mut out, &row)?;
            out.write_all(b"\n")?;
            Ok(())
        })?,
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(&mut out);
            csv.write_record([
                "path",
                "field",
                "start",
                "end",
                "text",
                "company",
                "companies",
                "group",
                "kind",
                "decision",
                "rule",
                "reason",
            ])?;
            each(library, locale, wanted, |row| {
                let (start, end) = (row.start.0.to_string(), row.end.0.to_string());
                csv.write_record([
                    row.path,
                    row.field,
                    &start,
                    &end,
                    row.text,
                    row.company.unwrap_or_default(),
                    &row.companies.join(" "),
                    row.group.unwrap_or_default(),
                    row.kind,
                    row.decision,
                    row.rule,
                    &row.reason,
                ])?;
                Ok(())
            })?;
            csv.flush()?;
        }
        Format::Table => {
            let mut rows = Vec::new();
            each(library, locale, wanted, |row| {
                rows.push(vec![
                    row.path.to_owned(),
                    row.field.to_owned(),
                    row.start.0.to_string(),
                    row.text.to_owned(),
                    row.companies
                        .first()
                        .or(row.group.as_ref())
                        .copied()
                        .unwrap_or_default()
                        .to_owned(),
                    row.kind.to_owned(),
                    row.decision.to_owned(),
                    row.rule.to_owned(),
                ]);
                Ok(())
            })?;
            let heads = [
                "path", "field", "start", "text", "company", "kind", "decision", "rule",
            ];
            table::write(&mut out, &heads, &[2], &rows)?;
        }
    }
    out.flush()?;
    Ok(output::report(library, locale))
}

/// One candidate as it leaves the program. Offsets are code points from the start of the title or body.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    field: &'static str,
    start: CodePoint,
    end: CodePoint,
    text: &'a str,
    company: Option<&'a str>,
    /// All owners: an alias may belong to several companies.
    companies: Vec<&'a str>,
    group: Option<&'a str>,
    kind: &'static str,
    decision: &'static str,
    rule: &'static str,
    reason: String,
}

/// Hands over the wanted candidates in order of path, field (title first) and start.
fn each(
    library: &Library,
    locale: Locale,
    wanted: impl Fn(&Candidate) -> bool,
    mut take: impl FnMut(Row<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for entry in &library.entries {
        // Title and body each have their own table, made only where something stands in them.
        let mut tables: [Option<CodePointTable>; 2] = [None, None];
        let found = entry.matches.unpack();
        for candidate in found.candidates.iter().filter(|it| wanted(it)) {
            let text = entry.text(candidate.place);
            let slot = &mut tables[usize::from(candidate.place == Place::Body)];
            let table = slot.get_or_insert_with(|| CodePointTable::new(text));
            take(row(&library.lexicon, locale, entry, candidate, table))?;
        }
    }
    Ok(())
}

fn row<'a>(
    lexicon: &'a Lexicon,
    locale: Locale,
    entry: &'a Entry,
    candidate: &Candidate,
    table: &CodePointTable,
) -> Row<'a> {
    let text = entry.text(candidate.place);
    let alias = lexicon.alias(candidate.alias);
    let companies: Vec<&str> = match &alias.owner {
        Owner::Companies(owners) => owners
            .iter()
            .map(|owner| lexicon.company(*owner).id.as_str())
            .collect(),
        _ => Vec::new(),
    };
    let group = match &alias.owner {
        Owner::Group(group) => Some(lexicon.group(*group).id.as_str()),
        _ => None,
    };
    Row {
        path: &entry.document.path,
        field: candidate.place.name(),
        start: table.code_point(text, candidate.span.start),
        end: table.code_point(text, candidate.span.end),
        text: text.get(candidate.span.range()).unwrap_or_default(),
        company: companies.first().copied(),
        companies,
        group,
        kind: alias.kind.name(),
        decision: candidate.decision.name(),
        rule: candidate.rule.name(),
        reason: reason_sentence(locale, lexicon, candidate),
    }
}
