//! Articles by date: how many in each day, month or year between the first and the last of the library.

use crate::session::Library;
use jiff::Unit;
use jiff::civil::{self, Date};

/// What one bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Counts by date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// What one bar stands for.
    pub bar: Bar,
    /// The first day of the first bar; none where no article of the library has a date.
    pub first: Option<Date>,
    /// For each bar how many articles; the last is that of the library's last date.
    pub counts: Vec<u32>,
    /// Articles without a date.
    pub undated: u32,
}

/// Up to so many days are shown day by day.
const DAYS: i32 = 92;
/// Up to so many days are shown month by month.
const MONTHS: i32 = 366 * 25;

impl Histogram {
    /// Counts `articles`; the axis is that of the whole library, so that it stays while one narrows.
    pub(super) fn new(library: &Library, articles: impl Iterator<Item = u32>) -> Self {
        let day = |position: u32| {
            let document = &library.entries[position as usize].document;
            document.date.map(|date| date.day())
        };
        let all = library.entries.iter();
        let days = all
            .filter_map(|entry| entry.document.date)
            .map(crate::corpus::Date::day);
        let ends = days.fold(None, |ends: Option<(Date, Date)>, day| {
            Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        });
        let (first, last) =
            ends.unwrap_or((Date::constant(1970, 1, 1), Date::constant(1970, 1, 1)));
        let span = first
            .until((Unit::Day, last))
            .map_or(i32::MAX, |span| span.get_days());
        let bar = match () {
            () if span <= DAYS => Bar::Day,
            () if span <= MONTHS => Bar::Month,
            () => Bar::Year,
        };
        let first = bar.start(first);
        let bars = if ends.is_some() {
            bar.between(first, last) + 1
        } else {
            0
        };
        let mut counts = vec![0; bars];
        let mut undated = 0;
        for position in articles {
            match day(position) {
                Some(day) => counts[bar.between(first, day)] += 1,
                None => undated += 1,
            }
        }
        Self {
            bar,
            first: ends.map(|_| first),
            counts,
            undated,
        }
    }

    /// The first and the last day of the bar at `index`.
    pub fn days(&self, index: usize) -> Option<(Date, Date)> {
        let first = self.bar.after(self.first?, index)?;
        let next = self.bar.after(self.first?, index + 1);
        let last = next.and_then(|next| next.yesterday().ok());
        Some((first, last.unwrap_or(Date::MAX)))
    }

    /// The bar in which `day` lies, the first or the last where it lies outside.
    pub fn bar_of(&self, day: Date) -> usize {
        let last = self.counts.len().saturating_sub(1);
        match self.first {
            Some(first) if first <= day => self.bar.between(first, day).min(last),
            _ => 0,
        }
    }
}

impl Bar {
    /// The first day of the bar in which `day` lies.
    fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => day.first_of_month(),
            Self::Year => civil::date(day.year(), 1, 1),
        }
    }

    /// Bars from the one that begins with `first` to the one in which `day` lies, which is not before it.
    fn between(self, first: Date, day: Date) -> usize {
        let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let bars = match self {
            Self::Day => first
                .until((Unit::Day, day))
                .map_or(0, |span| span.get_days()),
            Self::Month => months(day) - months(first),
            Self::Year => i32::from(day.year()) - i32::from(first.year()),
        };
        usize::try_from(bars).unwrap_or(0)
    }

    /// The first day so many bars after the one that begins with `first`.
    fn after(self, first: Date, bars: usize) -> Option<Date> {
        let bars = i64::try_from(bars).ok()?;
        let span = jiff::Span::new();
        let span = match self {
            Self::Day => span.try_days(bars),
            Self::Month => span.try_months(bars),
            Self::Year => span.try_years(bars),
        };
        first.checked_add(span.ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_lies_in_the_bar_that_says_so(
            year in 1_i16..3000, month in 1_i8..13, day in 1_i8..29, later in 0_i64..4000,
        ) {
            let first = civil::date(year, month, day);
            let then = first + jiff::Span::new().days(later);
            for bar in [Bar::Day, Bar::Month, Bar::Year] {
                let start = bar.start(first);
                let count = bar.between(start, then) + 1;
                let counts = vec![0; count];
                let histogram = Histogram { bar, first: Some(start), counts, undated: 0 };
                let (from, to) = histogram.days(histogram.bar_of(then)).expect("a bar");
                prop_assert!(from <= then && then <= to, "{from} {then} {to}");
            }
        }
    }
}
