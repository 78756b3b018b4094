//! `wenjian lexicon`: what the program looks for.

use super::arguments::{LexiconArguments, LexiconCommand, LexiconListArguments, ListFormat};
use super::{Outcome, lexicon_check, output, table};
use crate::lexicon::{Alias, AliasKind, Lexicon, Owner};
use crate::locale::Locale;
use serde::Serialize;
use std::io::Write;
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &LexiconArguments, locale: Locale) -> anyhow::Result<Outcome> {
    match &arguments.command {
        LexiconCommand::List(arguments) => list(arguments, locale),
        LexiconCommand::Check(arguments) => lexicon_check::run(arguments, locale),
    }
}

/// One alias of one owner.
#[derive(Serialize)]
struct Row<'a> {
    company: Option<&'a str>,
    group: Option<&'a str>,
    theme: Option<&'a str>,
    text: &'a str,
    kind: &'static str,
    strength: &'static str,
}

fn list(arguments: &LexiconListArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let source = output::source_or_here(&arguments.paths, locale)?;
    let in_force = output::lexicon(&source, arguments.lexicon.as_deref(), locale)?;
    let lexicon = Arc::clone(in_force.matcher.lexicon());
    let rows: Vec<Row<'_>> = lexicon
        .aliases
        .iter()
        .flat_map(|alias| rows(&lexicon, alias))
        .collect();
    let mut out = output::stdout();
    match arguments.format {
        ListFormat::Jsonl => {
            for row in &rows {
                serde_json::to_writer(&mut out, row)?;
                out.write_all(b"\n")?;
            }
        }
        ListFormat::Table => {
            let cells: Vec<Vec<String>> = rows
                .iter()
                .map(|row| {
                    let owner = row.company.or(row.group).or(row.theme).unwrap_or("–");
                    [owner, row.text, row.kind, row.strength]
                        .map(str::to_owned)
                        .to_vec()
                })
                .collect();
            table::write(
                &mut out,
                &["owner", "text", "kind", "strength"],
                &[],
                &cells,
            )?;
        }
    }
    out.flush()?;
    Ok(output::outcome_of(&in_force))
}

/// A row for each owner; organisations and non-mentions have none and get one row.
fn rows<'a>(lexicon: &'a Lexicon, alias: &'a Alias) -> Vec<Row<'a>> {
    let row = || Row {
        company: None,
        group: None,
        theme: None,
        text: &alias.text,
        kind: AliasKind::name(alias.kind),
        strength: alias.strength.name(),
    };
    match &alias.owner {
        Owner::Companies(owners) => owners
            .iter()
            .map(|owner| Row {
                company: Some(&lexicon.company(*owner).id),
                ..row()
            })
            .collect(),
        Owner::Group(group) => vec![Row {
            group: Some(&lexicon.group(*group).id),
            ..row()
        }],
        Owner::Themes(owners) => owners
            .iter()
            .map(|owner| Row {
                theme: Some(&lexicon.theme(*owner).id),
                ..row()
            })
            .collect(),
        Owner::Nobody => vec![row()],
    }
}
