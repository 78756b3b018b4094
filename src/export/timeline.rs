//! A timeline as CSV and as JSON.
//!
//! `timeline -> text`. Counts are whole numbers, shares of voice have six decimal places; the articles
//! without a date stand last, under `undated`.

use super::company_name;
use crate::analysis::timeline::{Sums, Timeline};
use crate::lexicon::Lexicon;
use crate::locale::Locale;
use serde::Serialize;
use std::io::{self, Write};

/// The name of what stands for the articles without a date.
pub const UNDATED: &str = "undated";

/// A line for each period and company, with a head.
///
/// # Errors
/// Those of `out`.
pub fn write_csv(
    out: &mut impl Write,
    timeline: &Timeline,
    lexicon: &Lexicon,
    locale: Locale,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "period",
        "from",
        "to",
        "company",
        "name",
        timeline.unit.name(),
        "of",
        "share",
        "all_articles",
    ])?;
    for line in Line::all(timeline) {
        for (index, company) in timeline.companies.iter().enumerate() {
            let share = line.sums.share(index);
            csv.write_record([
                line.period.as_str(),
                &line.from,
                &line.to,
                &lexicon.company(*company).id,
                company_name(lexicon, *company, locale),
                &line.sums.counts[index].to_string(),
                &line.sums.whole.to_string(),
                &share.map_or(String::new(), |share| format!("{share:.6}")),
                &line.sums.articles.to_string(),
            ])?;
        }
    }
    csv.flush()
}

/// One JSON object with everything.
///
/// # Errors
/// Those of `out`.
pub fn write_json(
    out: &mut impl Write,
    timeline: &Timeline,
    lexicon: &Lexicon,
    locale: Locale,
) -> io::Result<()> {
    let companies = timeline.companies.iter().map(|company| Named {
        id: &lexicon.company(*company).id,
        name: company_name(lexicon, *company, locale),
    });
    let mut rows: Vec<Row> = Line::all(timeline).map(Row::from).collect();
    let undated = rows.pop();
    let answer = Answer {
        by: timeline.step.name(),
        count: timeline.unit.name(),
        companies: companies.collect(),
        periods: rows,
        undated,
        gaps: timeline.has_gaps,
    };
    serde_json::to_writer(&mut *out, &answer)?;
    out.write_all(b"\n")
}

/// A period, or the articles without a date.
struct Line<'t> {
    period: String,
    from: String,
    to: String,
    sums: &'t Sums,
}

impl<'t> Line<'t> {
    /// The periods, then the articles without a date.
    fn all(timeline: &'t Timeline) -> impl Iterator<Item = Self> {
        let periods = timeline.periods.iter().map(|(period, sums)| Line {
            period: period.name(),
            from: period.first().to_string(),
            to: period.last().to_string(),
            sums,
        });
        let undated = Line {
            period: UNDATED.to_owned(),
            from: String::new(),
            to: String::new(),
            sums: &timeline.undated,
        };
        periods.chain(std::iter::once(undated))
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    by: &'static str,
    count: &'static str,
    companies: Vec<Named<'a>>,
    periods: Vec<Row>,
    undated: Option<Row>,
    /// Periods without articles are left out.
    gaps: bool,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Row {
    period: String,
    from: String,
    to: String,
    articles: u32,
    /// What shares are shares of.
    of: u64,
    counts: Vec<u64>,
    shares: Vec<Option<f64>>,
}

impl From<Line<'_>> for Row {
    fn from(line: Line<'_>) -> Self {
        let share = |index| {
            let rounded = |share: f64| (share * 1e6).round() / 1e6;
            line.sums.share(index).map(rounded)
        };
        Self {
            shares: (0..line.sums.counts.len()).map(share).collect(),
            articles: line.sums.articles,
            of: line.sums.whole,
            counts: line.sums.counts.clone(),
            period: line.period,
            from: line.from,
            to: line.to,
        }
    }
}
