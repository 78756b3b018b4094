//! Spans of the calendar: days, ISO weeks, months, quarters and years.
//!
//! `day -> period`, a plain function of the calendar. Knows no clock and no time zone: a day is the one
//! that the file of an article names.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

/// How long the periods are.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Days.
    Day,
    /// Weeks from Monday to Sunday, numbered as ISO 8601 does.
    Week,
    /// Months.
    #[default]
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

impl Step {
    /// Every step, the shortest first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// `day`, `week`, `month`, `quarter` or `year`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period of this length in which `day` falls.
    pub fn period(self, day: Date) -> Period {
        let first = match self {
            Self::Day => day,
            Self::Week => {
                let since_monday = day.weekday().to_monday_zero_offset();
                day.saturating_sub(i64::from(since_monday).days())
            }
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                let month = (day.month() - 1) / 3 * 3 + 1;
                day.first_of_month()
                    .with()
                    .month(month)
                    .build()
                    .expect("every month has a first day")
            }
            Self::Year => day.first_of_year(),
        };
        Period { step: self, first }
    }

    fn length(self) -> Span {
        match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        }
    }
}

/// One span of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    step: Step,
    first: Date,
}

impl Period {
    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.next()
            .and_then(|next| next.first.yesterday().ok())
            .unwrap_or(Date::MAX)
    }

    /// The one after it; `None` at the end of the calendar (year 9999).
    pub fn next(self) -> Option<Self> {
        let first = self.first.checked_add(self.step.length()).ok()?;
        Some(Self { first, ..self })
    }

    /// How long it is.
    pub fn step(self) -> Step {
        self.step
    }

    /// `2016-10-13`, `2016-W41`, `2016-10`, `2016-Q4` or `2016`. Names of one step sort as the periods do
    /// from year 0 on.
    pub fn name(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.step {
            Step::Day => self.first.to_string(),
            Step::Week => {
                // The week belongs to the year of its Thursday.
                let week = self.first.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Step::Month => format!("{year:04}-{month:02}"),
            Step::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Step::Year => format!("{year:04}"),
        }
    }

    /// True for the first week that begins in its month, so that not every week needs its month said.
    pub fn begins_month(self) -> bool {
        match self.step {
            Step::Week => self.first.weekday() == Weekday::Monday && self.first.day() <= 7,
            _ => self.first.day() == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn name(step: Step, year: i16, month: i8, day: i8) -> String {
        step.period(date(year, month, day)).name()
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // Examples of the standard's own edge: the days around New Year.
        assert_eq!(name(Step::Week, 2005, 1, 1), "2004-W53");
        assert_eq!(name(Step::Week, 2005, 1, 2), "2004-W53");
        assert_eq!(name(Step::Week, 2005, 1, 3), "2005-W01");
        assert_eq!(name(Step::Week, 2007, 12, 31), "2008-W01");
        assert_eq!(name(Step::Week, 2008, 12, 29), "2009-W01");
        assert_eq!(name(Step::Week, 2010, 1, 3), "2009-W53");
    }

    #[test]
    fn every_period_begins_where_the_one_before_ends() {
        for step in Step::ALL {
            let mut period = step.period(date(2015, 11, 28));
            for _ in 0..500 {
                let next = period.next().expect("long before the end of the calendar");
                let tomorrow = period.last().tomorrow().expect("so is this");
                assert_eq!(tomorrow, next.first(), "{step:?}");
                assert!(period.name() < next.name(), "{step:?}");
                assert_eq!(step.period(period.last()), period);
                assert_eq!(step.period(period.first()), period);
                period = next;
            }
        }
        let end = Step::Year.period(Date::MAX);
        assert_eq!((end.last(), end.next()), (Date::MAX, None));
        assert_eq!(Step::Week.period(Date::MIN).first(), Date::MIN);
    }

    #[test]
    fn quarters_have_three_months() {
        assert_eq!(name(Step::Quarter, 2016, 12, 31), "2016-Q4");
        assert_eq!(name(Step::Quarter, 2016, 3, 31), "2016-Q1");
        assert_eq!(name(Step::Month, 2016, 3, 31), "2016-03");
        assert_eq!(name(Step::Year, 2016, 3, 31), "2016");
        assert_eq!(name(Step::Day, 2016, 3, 31), "2016-03-31");
    }
}
