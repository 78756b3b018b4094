//! When an article was published, from what its file says.
//!
//! Knows the forms in which dates are written and the order in which fields are asked; no clock and no
//! time zone of the machine. What is no date gives none: never 1970 by accident.

use super::{Date, Field, Problem, ProblemKind, Value};
use jiff::Timestamp;
use jiff::civil::{self, DateTime, Time};
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

/// Months by the first letters of their English names.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Words for a part of the day, and whether hours from 1 to 11 are counted from noon in it.
const DAY_PARTS: [(&str, bool); 9] = [
    ("凌晨", false),
    ("清晨", false),
    ("早上", false),
    ("上午", false),
    ("中午", false),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
    ("晚", true),
];

/// Reads from the front of a text.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    /// A number of `least` to `most` digits.
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(least..=most).contains(&digits) {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        number.parse().ok()
    }

    /// Takes one of `words` off the front, whatever its letter case.
    fn word(&mut self, words: &[&str]) -> Option<usize> {
        let found = words.iter().position(|word| {
            self.rest
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
        })?;
        self.rest = &self.rest[words[found].len()..];
        Some(found)
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Year, month and day with the same separator, or with 年, 月 and 日 or 号.
    fn day(&mut self) -> Option<civil::Date> {
        let year = self.number(4, 4)?;
        self.spaces();
        let separators = ["-", "/", ".", "_", "年"];
        let separator = self.word(&separators)?;
        self.spaces();
        let month = self.number(1, 2)?;
        self.spaces();
        self.word(&[["-", "/", ".", "_", "月"][separator]])?;
        self.spaces();
        let day = self.number(1, 2)?;
        if separator == 4 {
            self.spaces();
            self.word(&["日", "号"])?;
        }
        date(year, month, day)
    }

    /// `13 October 2016`, `13th Oct. 2016`, `October 13, 2016`, with a weekday before it or not.
    fn english_day(&mut self) -> Option<civil::Date> {
        self.weekday();
        let before = self.number(1, 2);
        self.word(&["st", "nd", "rd", "th"]);
        self.spaces();
        let month = self.word(&MONTHS)? as u32 + 1;
        self.rest = self
            .rest
            .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        self.spaces();
        let day = match before {
            Some(day) => day,
            None => {
                let day = self.number(1, 2)?;
                self.word(&["st", "nd", "rd", "th"]);
                day
            }
        };
        self.word(&[","]);
        self.spaces();
        let year = self.number(4, 4)?;
        date(year, month, day)
    }

    /// Takes a weekday off the front, with the marks around it.
    fn weekday(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', ',', '(']);
        if self.word(&["星期", "礼拜", "周"]).is_some() {
            self.rest = self
                .rest
                .trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天']);
        } else if self
            .word(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
            .is_some()
        {
            self.rest = self
                .rest
                .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        }
        self.rest = self.rest.trim_start_matches([' ', ',', ')']);
    }

    /// The rest of a date after its day: nothing, or a time with an offset or without.
    fn time_after(&mut self, day: civil::Date) -> Option<Date> {
        let time_follows = self.word(&["T"]).is_some();
        if !time_follows {
            self.weekday();
        }
        if self.rest.is_empty() && !time_follows {
            return Some(Date::Day(day));
        }
        let time = self.time()?;
        let time = day.to_datetime(time);
        self.spaces();
        let offset = self.offset(time)?;
        Some(offset.map_or(Date::Local(time), |offset| Date::Offset(time, offset)))
    }

    /// `17:02`, `17:02:30.5`, `17时02分`, `下午5:02`, `5:02 PM`.
    fn time(&mut self) -> Option<Time> {
        let part = DAY_PARTS
            .iter()
            .find(|(word, _)| self.rest.starts_with(word));
        if let Some((word, _)) = part {
            self.rest = self.rest[word.len()..].trim_start();
        }
        let mut hour = self.number(1, 2)?;
        let (mut minute, mut second, mut nanosecond) = (0, 0, 0);
        if self.word(&[":"]).is_some() {
            minute = self.number(2, 2)?;
            if self.word(&[":"]).is_some() {
                second = self.number(2, 2)?;
                if self.word(&[".", ","]).is_some() {
                    nanosecond = self.fraction()?;
                }
            }
        } else {
            self.word(&["时", "点"])?;
            if let Some(minutes) = self.number(1, 2) {
                minute = minutes;
                self.word(&["分"])?;
                if let Some(seconds) = self.number(1, 2) {
                    second = seconds;
                    self.word(&["秒"])?;
                }
            }
        }
        self.spaces();
        let from_noon = match self.word(&["AM", "PM", "A.M.", "P.M."]) {
            Some(mark) => Some(mark % 2 == 1),
            None => part.map(|(_, from_noon)| *from_noon),
        };
        match from_noon {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 && part.is_none() => hour = 0,
            _ => {}
        }
        let small = |number: u32| i8::try_from(number).ok();
        Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()
    }

    /// Digits after the point of the seconds, in nanoseconds; finer ones are dropped.
    fn fraction(&mut self) -> Option<i32> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (fraction, rest) = self.rest.split_at(digits);
        self.rest = rest;
        let nine: String = fraction
            .chars()
            .chain("000000000".chars())
            .take(9)
            .collect();
        if digits == 0 { None } else { nine.parse().ok() }
    }

    /// The offset from UTC at the end of a text: `Some(None)` where there is none, `None` where
    /// something else stands there. `CST` means the time of China here.
    fn offset(&mut self, time: DateTime) -> Option<Option<Offset>> {
        if self.rest.is_empty() {
            return Some(None);
        }
        let named = self.word(&["Z", "UTC", "GMT", "CST", "北京时间", "(北京时间)"]);
        let seconds = if self.rest.starts_with(['+', '-']) {
            let sign = if self.rest.starts_with('-') { -1 } else { 1 };
            self.rest = &self.rest[1..];
            let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
            let (hours, minutes) = match digits {
                4 => {
                    let both = self.number(4, 4)?;
                    (both / 100, both % 100)
                }
                _ => {
                    let hours = self.number(1, 2)?;
                    let minutes = if self.word(&[":"]).is_some() {
                        self.number(2, 2)?
                    } else {
                        0
                    };
                    (hours, minutes)
                }
            };
            if minutes > 59 {
                return None;
            }
            sign * i32::try_from(hours * 3600 + minutes * 60).ok()?
        } else {
            match named? {
                0..=2 => 0,
                _ => 8 * 3600,
            }
        };
        let offset = Offset::from_seconds(seconds).ok()?;
        // Go writes `+0800 CST`, Java `+08:00[Asia/Shanghai]`: the offset has said it all.
        self.spaces();
        let zone =
            |c: char| c.is_ascii_alphabetic() || matches!(c, '[' | ']' | '/' | '_' | '(' | ')');
        self.rest = self.rest.trim_start_matches(zone);
        let in_range = offset.to_timestamp(time).is_ok();
        (self.rest.is_empty() && in_range).then_some(Some(offset))
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<civil::Date> {
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    civil::Date::new(year, month, day).ok()
}
