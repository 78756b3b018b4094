//! A whole filter as one line of text, to be kept, sent and read again.
//!
//! `wenjian:q=腾讯 云&exact&company=tencent&field.tags=云&from=2016-10-01&to=2017-03-31&undated`: parts
//! joined by `&`; in names and values `%`, `&`, `=` and control characters are written as `%` and two
//! hexadecimal digits for each byte; a value that is missing is written as a name without `=`.

use super::{DateRange, Facet, FacetValue, Filter};
use crate::search::Matching;
use jiff::civil::Date;
use std::fmt::Write as _;

/// What every line begins with.
const HEAD: &str = "wenjian:";

impl Filter {
    /// The filter as a line.
    pub fn to_line(&self) -> String {
        let mut parts = Vec::new();
        if !self.query.is_empty() {
            parts.push(format!("q={}", written(&self.query)));
        }
        match self.matching {
            Matching::Folded => {}
            Matching::Exact => parts.push("exact".to_owned()),
            Matching::Pinyin => parts.push("pinyin".to_owned()),
        }
        for (facet, values) in &self.facets {
            let name = match facet {
                Facet::Company => "company".to_owned(),
                Facet::Group => "group".to_owned(),
                Facet::Theme => "theme".to_owned(),
                Facet::Year => "year".to_owned(),
                Facet::Problem => "problem".to_owned(),
                Facet::Encoding => "encoding".to_owned(),
                Facet::Field(key) => format!("field.{}", written(key)),
            };
            parts.extend(values.iter().map(|value| match value {
                FacetValue::Text(text) => format!("{name}={}", written(text)),
                FacetValue::Missing => name.clone(),
            }));
        }
        if let Some(dates) = self.dates {
            parts.push(format!("from={}&to={}", dates.from, dates.to));
            if dates.undated {
                parts.push("undated".to_owned());
            }
        }
        format!("{HEAD}{}", parts.join("&"))
    }

    /// The filter that a line says; `None` where `line` is no such line. Parts of a later program that mean
    /// nothing here make it none, so that nobody filters by half of what was meant.
    pub fn from_line(line: &str) -> Option<Self> {
        let rest = line
            .trim_matches(['\n', '\r', ' ', '\u{feff}'])
            .strip_prefix(HEAD)?;
        let mut filter = Self::default();
        let (mut from, mut to, mut undated) = (None, None, false);
        for part in rest.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = match part.split_once('=') {
                Some((name, value)) => (name, Some(read(value)?)),
                None => (part, None),
            };
            let facet = match (name, &value) {
                ("q", Some(query)) => {
                    filter.query.clone_from(query);
                    continue;
                }
                ("exact", None) => {
                    filter.matching = Matching::Exact;
                    continue;
                }
                ("pinyin", None) => {
                    filter.matching = Matching::Pinyin;
                    continue;
                }
                ("from", Some(day)) => {
                    from = Some(day.parse::<Date>().ok()?);
                    continue;
                }
                ("to", Some(day)) => {
                    to = Some(day.parse::<Date>().ok()?);
                    continue;
                }
                ("undated", None) => {
                    undated = true;
                    continue;
                }
                ("company", _) => Facet::Company,
                ("group", _) => Facet::Group,
                ("theme", _) => Facet::Theme,
                ("year", _) => Facet::Year,
                ("problem", _) => Facet::Problem,
                ("encoding", _) => Facet::Encoding,
                _ => Facet::Field(read(name.strip_prefix("field.")?)?),
            };
            let value = value.map_or(FacetValue::Missing, FacetValue::Text);
            filter.facets.entry(facet).or_default().insert(value);
        }
        filter.dates = match (from, to) {
            (Some(from), Some(to)) => Some(DateRange {
                from: from.min(to),
                to: from.max(to),
                undated,
            }),
            (None, None) if !undated => None,
            _ => return None,
        };
        Some(filter)
    }
}

/// A text as it stands in a line.
fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '&' | '=') || is_odd(character) {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                // Writing into a text cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(character);
        }
    }
    // Ends of lines are cut off where a line is copied.
    match out.strip_suffix(' ') {
        Some(start) => format!("{start}%20"),
        None => out,
    }
}

/// True for what does not stay as it is in one line of text.
fn is_odd(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// The text that stands so in a line; `None` where a `%` is no byte or the bytes are no text.
fn read(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_can_be_read_by_people() {
        let line = "wenjian:q=腾讯 NEAR/5 云&exact&company=tencent&field.tags=云&field.tags&\
                    from=2016-10-01&to=2017-03-31&undated";
        let filter = Filter::from_line(line).expect("it is a line");
        assert_eq!(filter.query, "腾讯 NEAR/5 云");
        assert_eq!(filter.facets.len(), 2);
        assert!(filter.has(&Facet::Field("tags".to_owned()), &FacetValue::Missing));
        assert_eq!(Filter::from_line(&filter.to_line()), Some(filter));
    }

    #[test]
    fn what_is_no_line_is_none() {
        for text in [
            "",
            "腾讯",
            "wenjian:later=1",
            "wenjian:from=2016-13-01&to=2017-01-01",
            "wenjian:q=%Z",
        ] {
            assert_eq!(Filter::from_line(text), None, "{text}");
        }
        assert_eq!(Filter::from_line("wenjian:"), Some(Filter::default()));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            query in "\\PC{0,20}|[ -~\\n\\r\\t\u{2028}]{0,20}",
            key in "\\PC{1,8}",
            values in prop::collection::btree_set("[%&= a云\\n]{0,6}", 1..4),
        ) {
            let values = values.into_iter().map(FacetValue::Text).collect();
            let filter = Filter {
                query,
                facets: [(Facet::Field(key), values)].into(),
                ..Filter::default()
            };
            let line = filter.to_line();
            prop_assert!(!line.contains(['\n', '\r']), "{:?}", line);
            let sent = format!("  {line}\r\n");
            prop_assert_eq!(Filter::from_line(&sent), Some(filter));
        }
    }
}
