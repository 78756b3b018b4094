//! Where the marks of a chart's axes stand, and what they say: the same in the window and in a file.
//!
//! `periods | largest value -> marks`, plain functions.

use crate::analysis::period::{Period, Step};

/// A mark of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands.
    pub at: f64,
    /// What it says.
    pub text: String,
}

/// Marks from 0 up to at least `largest`, at most `most` (2 or more) above 0, at 1, 2 or 5 times a power of
/// ten. Counts have whole ones; shares, from 0 to 1, are said in percent.
pub fn of_values(largest: f64, is_share: bool, most: usize) -> Vec<Mark> {
    let scale = if is_share { 100.0 } else { 1.0 };
    let top = (largest * scale).max(if is_share { 1e-6 } else { 1.0 });
    let wanted = top / most.max(2) as f64;
    let power = 10_f64.powf(wanted.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let step = steps.into_iter().find(|step| *step >= wanted);
    let mut step = step.unwrap_or(10.0 * power);
    if !is_share {
        step = step.max(1.0);
    }
    let count = (top / step - 1e-9).ceil() as usize;
    let decimals = (-step.log10().floor()).max(0.0) as usize;
    let mark = |number: usize| {
        let value = number as f64 * step;
        let sign = if is_share { " %" } else { "" };
        Mark {
            at: value / scale,
            text: format!("{value:.decimals$}{sign}"),
        }
    };
    (0..=count).map(mark).collect()
}

/// Marks of at most `most` (1 or more) of the periods, by their position: where a year, a quarter or a month
/// begins, or every period where there is room for all.
pub fn of_periods(periods: &[(Period, impl Sized)], most: usize) -> Vec<Mark> {
    let begins = |unit: Unit| -> Vec<usize> {
        let is_first = |position: &usize| {
            let period = periods[*position].0;
            let number = unit.number(period);
            let before = period.first().yesterday();
            let before = before.map(|day| unit.number(period.step().period(day)));
            before.is_ok_and(|before| before != number) && number.rem_euclid(unit.every()) == 0
        };
        (0..periods.len()).filter(is_first).collect()
    };
    let mut found = Vec::new();
    for unit in Unit::ALL {
        found = begins(unit);
        if found.len() <= most {
            break;
        }
    }
    if found.is_empty() && !periods.is_empty() {
        found.push(0);
    }
    let mut year = None;
    let mark = |position: usize| {
        let period = periods[position].0;
        let own = period
            .name()
            .split_once('-')
            .map(|(year, rest)| (year.to_owned(), rest.to_owned()));
        let text = match own {
            Some((own, rest)) if year.as_ref() == Some(&own) => rest,
            Some((own, _)) => {
                year = Some(own);
                period.name()
            }
            None => period.name(),
        };
        Mark {
            at: position as f64,
            text,
        }
    };
    found.into_iter().map(mark).collect()
}

/// What marks can be set by, from the shortest.
#[derive(Clone, Copy)]
enum Unit {
    Every,
    Month,
    Quarter,
    Years(i64),
}

impl Unit {
    const ALL: [Self; 10] = [
        Self::Every,
        Self::Month,
        Self::Quarter,
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(50),
        Self::Years(100),
        Self::Years(1000),
    ];

    /// A number that is another one in the next unit of this kind.
    fn number(self, period: Period) -> i64 {
        // A week belongs to the month and the year of its Thursday, as its name does.
        let day = match period.step() {
            Step::Week => period.first().saturating_add(jiff::Span::new().days(3)),
            _ => period.first(),
        };
        let (year, month) = (i64::from(day.year()), i64::from(day.month()));
        match self {
            Self::Every => i64::from(day.day()) + 31 * (month + 12 * year),
            Self::Month => month + 12 * year,
            Self::Quarter => (month - 1) / 3 + 4 * year,
            Self::Years(_) => year,
        }
    }

    fn every(self) -> i64 {
        match self {
            Self::Years(years) => years,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn texts(marks: &[Mark]) -> Vec<&str> {
        marks.iter().map(|mark| mark.text.as_str()).collect()
    }

    #[test]
    fn values_have_round_marks() {
        assert_eq!(texts(&of_values(7.0, false, 4)), ["0", "2", "4", "6", "8"]);
        assert_eq!(texts(&of_values(0.0, false, 4)), ["0", "1"]);
        assert_eq!(texts(&of_values(2.0, false, 5)), ["0", "1", "2"]);
        assert_eq!(texts(&of_values(1.0, true, 4)), ["0 %", "50 %", "100 %"]);
        assert_eq!(
            texts(&of_values(0.031, true, 4)),
            ["0 %", "1 %", "2 %", "3 %", "4 %"]
        );
    }

    #[test]
    fn periods_have_as_many_marks_as_there_is_room() {
        let months = |count: usize| {
            let first = Step::Month.period(date(2015, 11, 1));
            let all = std::iter::successors(Some(first), |period| period.next());
            all.take(count)
                .map(|period| (period, ()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts(&of_periods(&months(4), 6)),
            ["2015-11", "12", "2016-01", "02"]
        );
        let quarters = of_periods(&months(12), 6);
        assert_eq!(texts(&quarters), ["2016-01", "04", "07", "10"]);
        let years = of_periods(&months(60), 6);
        assert_eq!(years.len(), 5);
        assert_eq!(years[0].at, 2.0);
        assert!(of_periods(&months(0), 6).is_empty());
        for most in 1..12 {
            for count in [1, 5, 30, 200, 1000] {
                let marks = of_periods(&months(count), most);
                assert!((1..=most.max(1)).contains(&marks.len()), "{count} {most}");
            }
        }
    }
}
