//! How often companies are named, period by period.
//!
//! `articles with their counts -> timeline`. Articles without a date are counted beside it, so that nothing
//! is lost in silence. Knows neither texts nor windows.

use super::period::{Period, Step};
use crate::lexicon::CompanyId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Companies shown where none are named.
pub const AT_FIRST: usize = 6;

/// More periods than this between the first and the last article, and empty ones are left out: an article
/// of the year 1 among those of this year would ask for 700,000 days.
const MOST_PERIODS: usize = 20_000;

/// Periods that a chart has room for, where nobody says how long they are to be.
const ROOM: i32 = 60;

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Mentions.
    #[default]
    Mentions,
    /// Articles with at least one.
    Articles,
}

impl Unit {
    /// `mentions` or `articles`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions => "mentions",
            Self::Articles => "articles",
        }
    }
}

/// What a timeline needs to know of an article.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// The day on which it was published, where it says so.
    pub day: Option<Date>,
    /// Mentions of companies, each once, whoever it belongs to.
    pub mentions: u32,
    /// Mentions by company; those without any are not listed.
    pub companies: &'a [(CompanyId, u32)],
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// How long the periods are; `None` for months, quarters or years, the shortest that a chart has room
    /// for.
    pub step: Option<Step>,
    /// What is counted.
    pub unit: Unit,
    /// Of whom, in this order; `None` for those who are named most.
    pub companies: Option<Vec<CompanyId>>,
}

/// Counts of one period, or of the articles without a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// All articles.
    pub articles: u32,
    /// What shares are shares of: mentions of any company, or articles with at least one.
    pub whole: u64,
    /// By position in [`Timeline::companies`].
    pub counts: Vec<u64>,
}

impl Sums {
    fn new(companies: usize) -> Self {
        Self {
            counts: vec![0; companies],
            ..Self::default()
        }
    }

    fn add(&mut self, article: &Dated<'_>, unit: Unit, places: &HashMap<CompanyId, usize>) {
        self.articles += 1;
        self.whole += of_unit(article.mentions, unit);
        for (company, count) in article.companies {
            if let Some(place) = places.get(company) {
                self.counts[*place] += of_unit(*count, unit);
            }
        }
    }

    /// Share of voice, from 0 to 1: which part of the mentions of all companies is one of this company's,
    /// or which part of the articles with any company names it. `None` where nobody is named. Where a
    /// mention belongs to two companies, or an article names two, shares add up to more than 1.
    pub fn share(&self, company: usize) -> Option<f64> {
        (self.whole > 0).then(|| self.counts[company] as f64 / self.whole as f64)
    }
}

fn of_unit(mentions: u32, unit: Unit) -> u64 {
    match unit {
        Unit::Mentions => u64::from(mentions),
        Unit::Articles => u64::from(mentions > 0),
    }
}

/// Periods by companies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// How long the periods are.
    pub step: Step,
    /// What is counted.
    pub unit: Unit,
    /// Who.
    pub companies: Vec<CompanyId>,
    /// From the period of the first article to that of the last, without gaps (see [`Self::has_gaps`]).
    pub periods: Vec<(Period, Sums)>,
    /// Articles without a date.
    pub undated: Sums,
    /// True where the span is so long that periods without articles were left out.
    pub has_gaps: bool,
}

impl Timeline {
    /// Counts `articles` as `question` asks.
    pub fn new<'a>(articles: impl Iterator<Item = Dated<'a>> + Clone, question: &Question) -> Self {
        let unit = question.unit;
        let step = question.step.unwrap_or_else(|| fitting(articles.clone()));
        let companies = match &question.companies {
            Some(companies) => companies.clone(),
            None => most_named(articles.clone(), unit, AT_FIRST),
        };
        let places: HashMap<CompanyId, usize> =
            companies.iter().copied().zip(0..companies.len()).collect();
        let mut undated = Sums::new(companies.len());
        let mut found: BTreeMap<Period, Sums> = BTreeMap::new();
        for article in articles {
            let sums = match article.day {
                Some(day) => found
                    .entry(step.period(day))
                    .or_insert_with(|| Sums::new(companies.len())),
                None => &mut undated,
            };
            sums.add(&article, unit, &places);
        }
        let all = whole_span(&found);
        let has_gaps = all.is_none();
        let periods = match all {
            Some(all) => {
                let sums = |period| {
                    let sums = found.remove(&period);
                    (period, sums.unwrap_or_else(|| Sums::new(companies.len())))
                };
                all.into_iter().map(sums).collect()
            }
            None => found.into_iter().collect(),
        };
        Self {
            step,
            unit,
            companies,
            periods,
            undated,
            has_gaps,
        }
    }

    /// Sum of one company over all periods, the undated articles left out.
    pub fn dated(&self, company: usize) -> u64 {
        self.periods
            .iter()
            .map(|(_, sums)| sums.counts[company])
            .sum()
    }

    /// Articles with a date.
    pub fn dated_articles(&self) -> u32 {
        self.periods.iter().map(|(_, sums)| sums.articles).sum()
    }
}

/// The shortest of month, quarter and year of which there are not too many.
fn fitting<'a>(articles: impl Iterator<Item = Dated<'a>>) -> Step {
    let mut first_and_last: Option<(Date, Date)> = None;
    for day in articles.filter_map(|article| article.day) {
        let (first, last) = first_and_last.unwrap_or((day, day));
        first_and_last = Some((first.min(day), last.max(day)));
    }
    let months = first_and_last.map_or(0, |(first, last)| {
        let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        month(last) - month(first) + 1
    });
    match months {
        ..=ROOM => Step::Month,
        _ if months / 3 <= ROOM => Step::Quarter,
        _ => Step::Year,
    }
}

/// Every period from the first to the last of `found`; `None` where there are too many.
fn whole_span(found: &BTreeMap<Period, Sums>) -> Option<Vec<Period>> {
    let (Some((first, _)), Some((last, _))) = (found.first_key_value(), found.last_key_value())
    else {
        return Some(Vec::new());
    };
    let next = |period: &Period| period.next().filter(|next| next <= last);
    let mut all = std::iter::successors(Some(*first), next);
    let span: Vec<Period> = all.by_ref().take(MOST_PERIODS).collect();
    all.next().is_none().then_some(span)
}

/// The companies that `articles` name most, those alike in the order of the lexicon.
pub fn most_named<'a>(
    articles: impl Iterator<Item = Dated<'a>>,
    unit: Unit,
    most: usize,
) -> Vec<CompanyId> {
    let mut sums: HashMap<CompanyId, u64> = HashMap::new();
    for article in articles {
        for (company, count) in article.companies {
            *sums.entry(*company).or_default() += of_unit(*count, unit);
        }
    }
    let mut found: Vec<(CompanyId, u64)> = sums.into_iter().collect();
    found.sort_by_key(|&(company, sum)| (std::cmp::Reverse(sum), company));
    found.truncate(most);
    found.into_iter().map(|(company, _)| company).collect()
}
