//! `wenjian timeline`: how often companies are named, period by period.

use super::arguments::{CompareFormat, TimelineArguments, TimelineBy, TimelineCount};
use super::{Outcome, output, table};
use crate::analysis::period::Step;
use crate::analysis::timeline::{Question, Sums, Timeline, Unit};
use crate::export;
use crate::locale::Locale;
use crate::session::{Library, reader, timeline};
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &TimelineArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let (naming, reading) = (&arguments.naming, &arguments.reading);
    let task = output::task_of(&arguments.paths, naming, reading, locale)?;
    reader::read_and_keep(&task, |library| print(library, arguments, locale))
}

fn print(
    library: &Library,
    arguments: &TimelineArguments,
    locale: Locale,
) -> anyhow::Result<Outcome> {
    let question = Question {
        step: Some(match arguments.by {
            TimelineBy::Day => Step::Day,
            TimelineBy::Week => Step::Week,
            TimelineBy::Month => Step::Month,
            TimelineBy::Quarter => Step::Quarter,
            TimelineBy::Year => Step::Year,
        }),
        unit: match arguments.count {
            TimelineCount::Mentions => Unit::Mentions,
            TimelineCount::Articles => Unit::Articles,
        },
        companies: output::companies(library, &arguments.companies, locale)?,
    };
    let all: Vec<u32> = (0..library.entries.len() as u32).collect();
    let timeline = timeline::of_library(library, &all, &question);
    let mut out = output::stdout();
    let lexicon = &library.lexicon;
    match arguments.format {
        CompareFormat::Json => export::timeline::write_json(&mut out, &timeline, lexicon, locale)?,
        CompareFormat::Csv => export::timeline::write_csv(&mut out, &timeline, lexicon, locale)?,
        CompareFormat::Table => write_table(&mut out, library, &timeline, arguments.share, locale)?,
    }
    out.flush()?;
    Ok(output::report(library, locale))
}

/// Periods by companies, then the articles without a date.
fn write_table(
    out: &mut impl Write,
    library: &Library,
    timeline: &Timeline,
    share: bool,
    locale: Locale,
) -> anyhow::Result<()> {
    let articles = u64::from(timeline.dated_articles() + timeline.undated.articles);
    let arguments = [("articles", articles.into())];
    let measure = match (timeline.unit, share) {
        (Unit::Mentions, false) => "timeline-mentions",
        (Unit::Articles, false) => "timeline-articles",
        (Unit::Mentions, true) => "timeline-mentions-share",
        (Unit::Articles, true) => "timeline-articles-share",
    };
    writeln!(out, "{}", locale.format(measure, &arguments))?;
    let period = locale.text("timeline-period");
    let companies = timeline
        .companies
        .iter()
        .map(|company| export::company_name(&library.lexicon, *company, locale));
    let all = locale.text("timeline-all-companies");
    let all_articles = locale.text("timeline-all-articles");
    let heads: Vec<&str> = std::iter::once(&*period)
        .chain(companies)
        .chain([&*all, &*all_articles])
        .collect();
    let line = |name: String, sums: &Sums| {
        let cell = |index: usize| match share {
            false => sums.counts[index].to_string(),
            true => sums
                .share(index)
                .map_or("–".to_owned(), |share| format!("{:.1} %", share * 100.0)),
        };
        let mut cells = vec![name];
        cells.extend((0..timeline.companies.len()).map(cell));
        cells.push(sums.whole.to_string());
        cells.push(sums.articles.to_string());
        cells
    };
    let mut lines: Vec<Vec<String>> = timeline
        .periods
        .iter()
        .map(|(period, sums)| line(period.name(), sums))
        .collect();
    if timeline.undated.articles > 0 {
        lines.push(line(
            locale.text("timeline-undated").into_owned(),
            &timeline.undated,
        ));
    }
    let right: Vec<usize> = (1..heads.len()).collect();
    table::write(out, &heads, &right, &lines)?;
    if timeline.has_gaps {
        writeln!(out, "{}", locale.text("timeline-has-gaps"))?;
    }
    Ok(())
}
