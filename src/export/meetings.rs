//! Who is named together with whom, as CSV and as JSON.
//!
//! `meetings -> text`: the counts that all measures are made of, and every measure with six decimal places.

use super::company_name;
use crate::analysis::association::Measure;
use crate::analysis::meetings::{Meetings, Pair};
use crate::lexicon::{CompanyId, Lexicon};
use crate::locale::Locale;
use serde::Serialize;
use std::io::{self, Write};

/// A line for each pair, with a head.
///
/// # Errors
/// Those of `out`.
pub fn write_csv(
    out: &mut impl Write,
    meetings: &Meetings,
    pairs: &[Pair],
    lexicon: &Lexicon,
    locale: Locale,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let mut head = vec![
        "one",
        "one_name",
        "other",
        "other_name",
        "within",
        "together",
        "with_one",
        "with_other",
        "units",
    ];
    head.extend(measures().map(Measure::name));
    csv.write_record(head)?;
    for pair in pairs {
        let (one, other) = pair.couple;
        let counts = pair.counts;
        let mut record = vec![
            lexicon.company(one).id.clone(),
            company_name(lexicon, one, locale).to_owned(),
            lexicon.company(other).id.clone(),
            company_name(lexicon, other, locale).to_owned(),
            meetings.within.name().to_owned(),
            counts.both.to_string(),
            counts.one.to_string(),
            counts.other.to_string(),
            counts.all.to_string(),
        ];
        record.extend(measures().map(|measure| format!("{:.6}", rounded(counts.value(measure)))));
        csv.write_record(record)?;
    }
    csv.flush()
}

/// One JSON object with everything; `sorted_by` is the measure whose order `pairs` have.
///
/// # Errors
/// Those of `out`.
pub fn write_json(
    out: &mut impl Write,
    meetings: &Meetings,
    pairs: &[Pair],
    sorted_by: Measure,
    lexicon: &Lexicon,
    locale: Locale,
) -> io::Result<()> {
    let company = |(company, units): &(CompanyId, u64)| Company {
        id: &lexicon.company(*company).id,
        name: company_name(lexicon, *company, locale),
        units: *units,
    };
    let pair = |pair: &Pair| Row {
        one: &lexicon.company(pair.couple.0).id,
        other: &lexicon.company(pair.couple.1).id,
        together: pair.counts.both,
        with_one: pair.counts.one,
        with_other: pair.counts.other,
        npmi: rounded(pair.counts.value(Measure::Npmi)),
        pmi: rounded(pair.counts.value(Measure::Pmi)),
        log_likelihood: rounded(pair.counts.value(Measure::LogLikelihood)),
        dice: rounded(pair.counts.value(Measure::Dice)),
    };
    let answer = Answer {
        within: meetings.within.name(),
        sorted_by: sorted_by.name(),
        units: meetings.units,
        companies: meetings.companies.iter().map(company).collect(),
        pairs: pairs.iter().map(pair).collect(),
    };
    serde_json::to_writer(&mut *out, &answer)?;
    out.write_all(b"\n")
}

/// Every measure but the count, which stands in a column of its own.
fn measures() -> impl Iterator<Item = Measure> {
    let is_measure = |measure: &Measure| *measure != Measure::Count;
    Measure::ALL.into_iter().filter(is_measure)
}

/// Six decimal places, and no minus before zero.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

#[derive(Serialize)]
struct Answer<'a> {
    within: &'static str,
    sorted_by: &'static str,
    units: u64,
    companies: Vec<Company<'a>>,
    pairs: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Company<'a> {
    id: &'a str,
    name: &'a str,
    units: u64,
}

#[derive(Serialize)]
struct Row<'a> {
    one: &'a str,
    other: &'a str,
    together: u64,
    with_one: u64,
    with_other: u64,
    npmi: f64,
    pmi: f64,
    log_likelihood: f64,
    dice: f64,
}
