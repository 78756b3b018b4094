//! `wenjian cooccurrence`: which companies are named together, and how strongly they belong together.

use super::arguments::{
    CompareFormat, CooccurrenceArguments, CooccurrenceMeasure, CooccurrenceWithin,
};
use super::{Outcome, output, table};
use crate::analysis::association::Measure;
use crate::analysis::meetings::{Meetings, Pair, Within};
use crate::export;
use crate::locale::Locale;
use crate::session::{Library, meetings, reader};
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &CooccurrenceArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let (naming, reading) = (&arguments.naming, &arguments.reading);
    let task = output::task_of(&arguments.paths, naming, reading, locale)?;
    reader::read_and_keep(&task, |library| print(library, arguments, locale))
}

fn print(
    library: &Library,
    arguments: &CooccurrenceArguments,
    locale: Locale,
) -> anyhow::Result<Outcome> {
    let chosen = output::companies(library, &arguments.companies, locale)?;
    let within = match arguments.within {
        CooccurrenceWithin::Sentence => Within::Sentence,
        CooccurrenceWithin::Paragraph => Within::Paragraph,
        CooccurrenceWithin::Article => Within::Article,
    };
    let measure = match arguments.measure {
        CooccurrenceMeasure::Count => Measure::Count,
        CooccurrenceMeasure::Npmi => Measure::Npmi,
        CooccurrenceMeasure::Pmi => Measure::Pmi,
        CooccurrenceMeasure::LogLikelihood => Measure::LogLikelihood,
        CooccurrenceMeasure::Dice => Measure::Dice,
    };
    let meetings = meetings::of_library(library, within);
    let mut pairs = meetings.pairs(measure, arguments.least);
    if let Some(chosen) = &chosen {
        let is_wanted = |pair: &Pair| {
            let (one, other) = pair.couple;
            chosen.contains(&one) || chosen.contains(&other)
        };
        pairs.retain(is_wanted);
    }
    let mut out = output::stdout();
    let lexicon = &library.lexicon;
    match arguments.format {
        CompareFormat::Json => {
            export::meetings::write_json(&mut out, &meetings, &pairs, measure, lexicon, locale)?
        }
        CompareFormat::Csv => {
            export::meetings::write_csv(&mut out, &meetings, &pairs, lexicon, locale)?;
        }
        CompareFormat::Table => write_table(&mut out, library, &meetings, &pairs, measure, locale)?,
    }
    out.flush()?;
    Ok(output::report(library, locale))
}

fn write_table(
    out: &mut impl Write,
    library: &Library,
    meetings: &Meetings,
    pairs: &[Pair],
    measure: Measure,
    locale: Locale,
) -> anyhow::Result<()> {
    let within = meetings.within.name();
    let articles = library.entries.len() as u64;
    let said = [
        ("units", meetings.units.into()),
        ("articles", articles.into()),
    ];
    writeln!(
        out,
        "{}",
        locale.format(&format!("network-within-{within}-said"), &said)
    )?;
    if pairs.is_empty() {
        writeln!(out, "{}", locale.text("network-no-pairs"))?;
        return Ok(());
    }
    let name = |company| export::company_name(&library.lexicon, company, locale).to_owned();
    let mut ids = vec!["network-one", "network-other", "network-together"];
    ids.extend(["network-with-one", "network-with-other"]);
    let measure_name = format!("measure-{}", measure.name());
    if measure != Measure::Count {
        ids.push(&measure_name);
    }
    let heads: Vec<_> = ids.iter().map(|id| locale.text(id)).collect();
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let line = |pair: &Pair| {
        let counts = pair.counts;
        let mut cells = vec![name(pair.couple.0), name(pair.couple.1)];
        cells.extend([counts.both, counts.one, counts.other].map(|count| count.to_string()));
        if measure != Measure::Count {
            cells.push(format!("{:.*}", measure.decimals(), counts.value(measure)));
        }
        cells
    };
    let lines: Vec<Vec<String>> = pairs.iter().map(line).collect();
    let right: Vec<usize> = (2..heads.len()).collect();
    table::write(out, &heads, &right, &lines)?;
    Ok(())
}
