//! When an article was published, from what its file says.
//!
//! Knows the forms in which dates are written and the order in which fields are asked; no clock and no
//! time zone of the machine. What is no date gives none: never 1970 by accident.

mod cursor;

use super::{Date, Field, Problem, ProblemKind, Value};
use cursor::Cursor;
use jiff::Timestamp;
use jiff::civil::{self, Time};
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::{Offset, TimeZone};

/// Keys under which articles keep their date, the most telling first. Letter case does not matter.
pub const KEYS: [&str; 24] = [
    "time",
    "date",
    "published",
    "pubDate",
    "publishDate",
    "publish_date",
    "publish_time",
    "publishTime",
    "published_at",
    "datePublished",
    "created",
    "createTime",
    "create_time",
    "created_at",
    "updated",
    "updateTime",
    "update_time",
    "updated_at",
    "lastmod",
    "发布时间",
    "发表时间",
    "发布日期",
    "日期",
    "时间",
];

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 100;

/// Years that a date without separators (`20161013`) may have, so that other numbers are none.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Unix seconds from which a number counts as a time: 3 March 1973.
const EARLIEST_SECONDS: i64 = 100_000_000;

/// The date of a document: of the first of `keys` whose field parses, else of the file's name.
pub fn choose(fields: &[Field], keys: &[String], file_name: &str) -> (Option<Date>, Vec<Problem>) {
    let mut problems = Vec::new();
    let asked = keys.iter().flat_map(|key| {
        fields
            .iter()
            .filter(move |field| field.key.eq_ignore_ascii_case(key))
    });
    for field in asked {
        // `published: true` is a switch of Jekyll's, not a date.
        if matches!(field.value, Value::Null | Value::Boolean(_)) {
            continue;
        }
        let text = field.value.compact();
        if let Some(date) = parse(&text) {
            return (Some(date), problems);
        }
        if !text.trim().is_empty() {
            let kind = ProblemKind::DateUnreadable {
                key: field.key.clone(),
                value: text,
            };
            problems.push(Problem::at(field.line, kind));
        }
    }
    (of_file_name(file_name), problems)
}

/// The date at the start of a file name such as `2016-10-13-title.md` or `20161013 title.txt`.
pub fn of_file_name(name: &str) -> Option<Date> {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 && !name[8..].starts_with(|c: char| c.is_alphanumeric() && c.is_ascii()) {
        return compact_day(&name[..8]).map(Date::Day);
    }
    let mut cursor = Cursor { rest: name };
    let day = cursor.day()?;
    let ends = !cursor.rest.starts_with(|c: char| c.is_ascii_digit());
    ends.then_some(Date::Day(day))
}

/// Reads a date: ISO 8601, RFC 3339, RFC 2822, `2016-10-13 17:02`, `2016/10/13`, `2016.10.13`,
/// `2016年10月13日 17:02`, `13 Oct 2016`, `October 13, 2016`, `20161013`, Unix seconds or milliseconds.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let folded: String = text.chars().map(half_width).collect();
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_number(&folded);
    }
    if let Some(extended) = extended(&folded) {
        return parse(&extended);
    }
    let mut cursor = Cursor { rest: &folded };
    if let Some(day) = cursor.day() {
        return cursor.time_after(day);
    }
    if let Ok(zoned) = DateTimeParser::new().parse_zoned(&folded) {
        return Some(Date::Offset(zoned.datetime(), zoned.offset()));
    }
    let mut cursor = Cursor { rest: &folded };
    let day = cursor.english_day()?;
    cursor.time_after(day)
}

/// Full-width digits and marks as the ASCII ones; every kind of space as a space.
fn half_width(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ if character.is_whitespace() => ' ',
        '–' | '—' | '−' => '-',
        _ => character,
    }
}

/// The basic format of ISO 8601, `20161013T170230Z`, in its extended format.
fn extended(text: &str) -> Option<String> {
    let (day, rest) = text.split_at_checked(8)?;
    let rest = rest.strip_prefix(['T', 't'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (time, offset) = rest.split_at(digits);
    let day = compact_day(day)?;
    match digits {
        4 => Some(format!("{day}T{}:{}{offset}", &time[..2], &time[2..])),
        6 => Some(format!(
            "{day}T{}:{}:{}{offset}",
            &time[..2],
            &time[2..4],
            &time[4..]
        )),
        _ => None,
    }
}

/// A number without separators: a day, a day with its time, Unix seconds or milliseconds.
fn of_number(digits: &str) -> Option<Date> {
    let calendar = match digits.len() {
        8 => return compact_day(digits).map(Date::Day),
        12 | 14 => compact_day(&digits[..8]).and_then(|day| {
            let part = |from: usize| {
                digits
                    .get(from..from + 2)
                    .map_or(Some(0), |two| two.parse().ok())
            };
            let time = Time::new(part(8)?, part(10)?, part(12)?, 0).ok()?;
            Some(Date::Local(day.to_datetime(time)))
        }),
        _ => None,
    };
    if calendar.is_some() {
        return calendar;
    }
    let number: i64 = digits.parse().ok()?;
    let timestamp = match digits.len() {
        9 | 10 if number >= EARLIEST_SECONDS => Timestamp::from_second(number).ok()?,
        12 | 13 if number >= EARLIEST_SECONDS * 1000 => Timestamp::from_millisecond(number).ok()?,
        _ => return None,
    };
    Some(Date::Offset(
        timestamp.to_zoned(TimeZone::UTC).datetime(),
        Offset::UTC,
    ))
}

/// `20161013`.
fn compact_day(digits: &str) -> Option<civil::Date> {
    let year: i16 = digits.get(..4)?.parse().ok()?;
    let (month, day) = (
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..8)?.parse().ok()?,
    );
    YEARS
        .contains(&year)
        .then(|| civil::Date::new(year, month, day).ok())
        .flatten()
}
