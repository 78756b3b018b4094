//! What the values of a field are, seen from the values themselves: numbers, dates, links, lists…
//!
//! Alignment, looks and order of a column follow from it. Values go in; knows no widgets.

use crate::corpus::{Date, Value, date};
use std::borrow::Cow;

use crate::session::Library;

/// What most values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Any text.
    #[default]
    Text,
    /// Numbers, also with thousands set apart by commas or with a percent sign.
    Number,
    /// Days and times, in any form that the program reads.
    Date,
    /// True or false.
    Boolean,
    /// Web addresses.
    Link,
    /// Lists.
    List,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Number,
        Self::Date,
        Self::Boolean,
        Self::Link,
        Self::List,
    ];

    /// The name of the kind in names of messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Boolean => "boolean",
            Self::Link => "link",
            Self::List => "list",
        }
    }

    /// The kind that nine in ten of `values` have (for lists, every second), else text.
    pub fn of(key: &str, values: &[Value]) -> Self {
        let is_date_key = date::KEYS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(key));
        let share = |is: &dyn Fn(&Value) -> bool| {
            values.iter().filter(|value| is(value)).count() * 10 / values.len().max(1)
        };
        match () {
            () if share(&|value| matches!(value, Value::Boolean(_))) >= 9 => Self::Boolean,
            () if share(&|value| matches!(value, Value::List(_))) >= 5 => Self::List,
            () if share(&|value| is_date(value, is_date_key)) >= 9 => Self::Date,
            () if share(&|value| number(&value.compact()).is_some()) >= 9 => Self::Number,
            () if share(&|value| is_link(&value.compact())) >= 9 => Self::Link,
            () => Self::Text,
        }
    }
}

/// A bare number is a date only under a key that says so.
fn is_date(value: &Value, is_date_key: bool) -> bool {
    let text = match value {
        Value::Number(text) | Value::Text(text) => text,
        Value::Null | Value::Boolean(_) | Value::List(_) | Value::Map(_) => return false,
    };
    (is_date_key || number(text).is_none()) && date::parse(text).is_some()
}

/// The number that `text` is: `1234`, `-1,234.5`, `12%`, `1e6`.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (text, divisor) = match text.strip_suffix('%') {
        Some(text) => (text.trim_end(), 100.0),
        None => (text, 1.0),
    };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    // Words such as `inf` are numbers to Rust and to nobody else.
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let plain: Cow<'_, str> = if text.contains(',') {
        is_grouped(digits).then(|| text.replace(',', "").into())?
    } else {
        text.into()
    };
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number / divisor)
}

/// True for commas after every third digit: `1,234,567.8`, not `1,2`.
fn is_grouped(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group))
}

fn is_link(text: &str) -> bool {
    without_scheme(text).len() < text.len() || text.starts_with("www.")
}

/// A web address without `https://`, by which no reader knows it.
pub fn without_scheme(text: &str) -> &str {
    for scheme in ["https://", "http://"] {
        let head = text.get(..scheme.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(scheme)) {
            return &text[scheme.len()..];
        }
    }
    text
}

/// A day and its time as a column of dates shows them: `2016-10-13 17:02`, without seconds.
pub fn date_text(date: Date) -> String {
    match date {
        Date::Day(day) => day.to_string(),
        Date::Local(time) | Date::Offset(time, _) => {
            format!("{} {:02}:{:02}", time.date(), time.hour(), time.minute())
        }
    }
}

/// How many values of a field are looked at.
const SAMPLE: usize = 1024;
/// How many articles are asked for them.
const MOST_ASKED: usize = 1 << 16;

/// Some [`SAMPLE`] values of the field `key` that are not empty, evenly from the whole library: all where
/// there are no more. Of a field that is very rare in a very large library there may be none.
pub fn samples(library: &Library, key: &str) -> Vec<Value> {
    let column = library.columns.iter().find(|column| column.key == key);
    let documents = column.map_or(0, |column| column.documents as usize);
    let step = (documents / SAMPLE)
        .max(library.entries.len() / MOST_ASKED)
        .max(1);
    let asked = library.entries.iter().step_by(step);
    let values = asked.filter_map(|entry| entry.document.field(key));
    values.filter(|value| !is_empty(value)).collect()
}

/// True where there is nothing to show.
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Boolean(_) | Value::Number(_) => false,
        Value::Text(text) => text.trim().is_empty(),
        Value::List(values) => values.iter().all(is_empty),
        Value::Map(entries) => entries.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_seen_from_values() {
        let check = |key: &str, values: &[&str], kind: Kind| {
            let values: Vec<Value> = values
                .iter()
                .map(|text| Value::Text((*text).into()))
                .collect();
            assert_eq!(Kind::of(key, &values), kind, "{values:?}");
        };
        check("读", &["1,234", "12", "3.5%"], Kind::Number);
        check("读", &["1,2", "12", "inf"], Kind::Text);
        check("时", &["2016-10-13 17:02", "2016年10月13日"], Kind::Date);
        check("time", &["1476349320", "20161013"], Kind::Date);
        check("号", &["1476349320", "20161013"], Kind::Number);
        check("url", &["HTTPS://example.com/1", "http://a.cn"], Kind::Link);
        check("name", &["网事风云", "2016"], Kind::Text);
        check("x", &[], Kind::Text);
        let lists = [Value::List(vec![]), Value::Text("云".into())];
        assert_eq!(Kind::of("tags", &lists), Kind::List);
        assert_eq!(Kind::of("draft", &[Value::Boolean(true)]), Kind::Boolean);
    }

    #[test]
    fn numbers_are_read_and_words_are_not() {
        assert_eq!(number(" -1,234.5 "), Some(-1234.5));
        assert_eq!(number("50 %"), Some(0.5));
        for text in ["", "nan", "infinity", "-", "1,23", "1 2", "0x10", "１"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
