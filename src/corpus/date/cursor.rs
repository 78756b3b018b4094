//! Reads the parts of a date from the front of a text.

use crate::corpus::Date;
use jiff::civil::{self, DateTime, Time};
use jiff::tz::Offset;

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
pub(super) struct Cursor<'a> {
    pub rest: &'a str,
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
    pub fn day(&mut self) -> Option<civil::Date> {
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
    pub fn english_day(&mut self) -> Option<civil::Date> {
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
    pub fn time_after(&mut self, day: civil::Date) -> Option<Date> {
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
