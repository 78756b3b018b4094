//! A span of days, as a query writes it: `2016`, `2016-10`, `2016-10-13`, `2016-10..2017-03`, `..2017`.
//!
//! Both ends belong to it. Knows the calendar, and no clock.

use jiff::civil::Date;

/// From a day to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// First day; none: since ever.
    pub from: Option<Date>,
    /// Last day; none: for ever.
    pub to: Option<Date>,
}

impl Period {
    /// Reads a span; `None` where it is none, or ends before it begins.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once("..") else {
            let (from, to) = days(text)?;
            return Some(Self {
                from: Some(from),
                to: Some(to),
            });
        };
        let side = |text: &str| match text {
            "" => Some(None),
            text => days(text).map(Some),
        };
        let (from, to) = (side(from)?, side(to)?);
        let period = Self {
            from: from.map(|(first, _)| first),
            to: to.map(|(_, last)| last),
        };
        let is_empty = period
            .from
            .zip(period.to)
            .is_some_and(|(from, to)| to < from);
        let is_any = period.from.is_none() && period.to.is_none();
        (!is_empty && !is_any).then_some(period)
    }

    /// True for a day within the span.
    pub fn holds(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// First and last day of a year, a month or a day.
fn days(text: &str) -> Option<(Date, Date)> {
    let text = text.trim_end_matches(['年', '月', '日']);
    let mut parts = text.split(['-', '/', '年', '月']);
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let year: i16 = number(year)?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(
        year,
        month.map_or(Some(1), number)?,
        day.map_or(Some(1), number)?,
    )
    .ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some((first, last))
}

fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let is_short = matches!(text.len(), 1..=4) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Option<(String, String)> {
        let shown = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
        Period::parse(text).map(|period| (shown(period.from), shown(period.to)))
    }

    #[test]
    fn spans_hold_both_ends() {
        let cases = [
            ("2016", Some(("2016-01-01", "2016-12-31"))),
            ("2016-02", Some(("2016-02-01", "2016-02-29"))),
            ("2016年10月13日", Some(("2016-10-13", "2016-10-13"))),
            ("2016-10..2017-03", Some(("2016-10-01", "2017-03-31"))),
            ("..2017", Some(("", "2017-12-31"))),
            ("2016/1/2..", Some(("2016-01-02", ""))),
            ("2017..2016", None),
            ("..", None),
            ("2016-13", None),
            ("2016-1-1-1", None),
            ("16", None),
            ("", None),
            ("+016", None),
            ("99999", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
            assert_eq!(ends(text), expected, "{text}");
        }
    }
}
