//! The order of the table of articles, against a plain slow oracle on random tables; and rows as text.

mod made_library;

use made_library::library;
use proptest::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;
use wenjian::corpus::{Value, date};
use wenjian::session::table::{
    Column, CopyForm, Kind, NamedColumn, RankCache, SortKey, SortOrder, SortRule, copy, kind,
    order, type_ahead,
};
use wenjian::session::{Entry, Library, Subject};
use wenjian::text::collate;

/// A value as a reader understands it.
enum Read {
    Number(f64),
    Day(Vec<i16>),
    Switch(bool),
    Text(String),
}

fn read(entry: &Entry, key: &SortKey, library: &Library) -> Option<Read> {
    let document = &entry.document;
    let day = |date: wenjian::corpus::Date| {
        use wenjian::corpus::Date;
        let day = date.day();
        let mut parts = vec![day.year(), day.month().into(), day.day().into()];
        if let Date::Local(time) | Date::Offset(time, _) = date {
            parts.extend([time.hour(), time.minute(), time.second()].map(i16::from));
        }
        Read::Day(parts)
    };
    match key {
        SortKey::Company(id) => {
            let company = library.lexicon.company_by_id(id)?;
            let count = entry.tally.count(Subject::Company(company));
            Some(Read::Number(f64::from(count)))
        }
        SortKey::Column(Column::Title) => Some(Read::Text(document.title.text.clone())),
        SortKey::Column(Column::Mentions) => Some(Read::Number(f64::from(entry.tally.mentions))),
        SortKey::Column(Column::Characters) => Some(Read::Number(f64::from(document.characters))),
        SortKey::Column(Column::Date) => document.date.map(day),
        SortKey::Column(Column::Encoding) => Some(Read::Text(document.encoding.to_owned())),
        SortKey::Column(Column::File) => Some(Read::Text(document.path.clone())),
        SortKey::Column(Column::Field(key)) => {
            let value = document.field(key).filter(|value| !kind::is_empty(value))?;
            let text = value.compact();
            let typed = match kind_of(library, key) {
                Kind::Number => kind::number(&text).map(Read::Number),
                Kind::Date => date::parse(&text).map(day),
                Kind::Boolean => match value {
                    Value::Boolean(is_true) => Some(Read::Switch(is_true)),
                    _ => None,
                },
                Kind::Link => Some(Read::Text(kind::without_scheme(&text).to_owned())),
                Kind::Text | Kind::List => None,
            };
            Some(typed.unwrap_or(Read::Text(text)))
        }
    }
}

fn kind_of(library: &Library, key: &str) -> Kind {
    let entries = library.entries.iter();
    let values = entries.filter_map(|entry| entry.document.field(key));
    let values: Vec<Value> = values.filter(|value| !kind::is_empty(value)).collect();
    Kind::of(key, &values)
}

fn compare(left: &Read, right: &Read) -> Ordering {
    match (left, right) {
        (Read::Text(left), Read::Text(right)) => collate::compare(left, right),
        // What a column is made of stands before what does not belong there.
        (Read::Text(_), _) => Ordering::Greater,
        (_, Read::Text(_)) => Ordering::Less,
        (Read::Number(left), Read::Number(right)) => {
            left.partial_cmp(right).expect("they are numbers")
        }
        (Read::Day(left), Read::Day(right)) => left.cmp(right),
        (Read::Switch(left), Read::Switch(right)) => left.cmp(right),
        _ => unreachable!("a column is of one kind"),
    }
}

/// Each row is put before the first that must come after it.
fn oracle(library: &Library, shown: &[u32], order: &SortOrder) -> Vec<u32> {
    let comes_after = |other: u32, row: u32| {
        for rule in order.rules() {
            let value = |row: u32| read(&library.entries[row as usize], &rule.key, library);
            let compared = match (value(other), value(row)) {
                (Some(other), Some(row)) if rule.descending => compare(&row, &other),
                (Some(other), Some(row)) => compare(&other, &row),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            };
            if compared.is_ne() {
                return compared.is_gt();
            }
        }
        false
    };
    let mut rows: Vec<u32> = Vec::new();
    for row in shown {
        let place = rows.iter().position(|other| comes_after(*other, *row));
        rows.insert(place.unwrap_or(rows.len()), *row);
    }
    rows
}

/// Values of every kind, the odd one among them, and none.
fn value() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "~",
        "3",
        "12",
        "-4.5",
        "1,200",
        "7%",
        "2016-10-13",
        "2016-10-13 17:02",
        "2015年1月2日",
        "20170304",
        "true",
        "false",
        "https://a.cn/10",
        "http://a.cn/9",
        "[云, 金融]",
        "[]",
        "[10, 9]",
        "第2期",
        "第10期",
        "腾讯",
        "阿里",
        "百度",
        "Baidu",
        "ａ",
        "a",
        "A",
        "重庆",
        "长沙",
    ])
}

/// A field of which most values are of one kind.
fn field() -> impl Strategy<Value = Vec<&'static str>> {
    let kinds = prop::sample::select(vec![
        vec!["3", "12", "-4.5", "1,200", "7%", "0", "-0"],
        vec![
            "2016-10-13",
            "2016-10-13 17:02",
            "2015年1月2日",
            "2016-10-13T08:00:00+08:00",
        ],
        vec!["true", "false"],
        vec!["https://a.cn/10", "http://a.cn/9", "https://b.cn"],
        vec!["[云, 金融]", "[10, 9]", "[9]", "[]"],
        vec!["第2期", "第10期", "腾讯", "阿里", "重庆", "长沙", "a", "B"],
    ]);
    (kinds, prop::collection::vec((0_usize..100, value()), 1..24)).prop_map(|(kind, picks)| {
        let value = |(index, odd): (usize, &'static str)| match index {
            0..8 => odd,
            _ => kind[index % kind.len()],
        };
        picks.into_iter().map(value).collect()
    })
}

fn keys() -> impl Strategy<Value = SortOrder> {
    let field = |key: &str| SortKey::Column(Column::Field(key.to_owned()));
    let key = prop::sample::select(vec![
        field("one"),
        field("time"),
        SortKey::Column(Column::Title),
        SortKey::Column(Column::Mentions),
        SortKey::Column(Column::Date),
        SortKey::Column(Column::Characters),
        SortKey::Column(Column::Encoding),
        SortKey::Column(Column::File),
        SortKey::Company("tencent".to_owned()),
        SortKey::Company("nobody".to_owned()),
    ]);
    let rule = (key, any::<bool>()).prop_map(|(key, descending)| SortRule { key, descending });
    prop::collection::vec(rule, 0..4).prop_map(SortOrder::new)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]
    #[test]
    fn rows_stand_as_the_oracle_puts_them(
        one in field(),
        time in field(),
        titles in prop::collection::vec(value(), 24),
        order in keys(),
        hidden in prop::collection::vec(any::<bool>(), 24),
    ) {
        let bodies = ["腾讯与百度。", "腾讯和腾讯云。", "没有谁。", ""];
        let articles: Vec<String> = one
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let (title, time) = (titles[index], time.get(index).copied().unwrap_or(""));
                let body = bodies[index % bodies.len()];
                format!("---\ntitle: \"《{title}》\"\none: {one}\ntime: {time}\n---\n{body}\n")
            })
            .collect();
        let library = Arc::new(library(&articles));
        let shown: Vec<u32> = (0..articles.len() as u32)
            .filter(|row| !hidden[*row as usize])
            .collect();
        let cache = RankCache::default();
        let sorted = order::sorted(&library, &shown, &order, &cache, || false);
        let wanted = oracle(&library, &shown, &order);
        prop_assert_eq!(sorted.as_ref(), Some(&wanted));
        // From what is kept it is the same.
        let again = order::sorted(&library, &shown, &order, &cache, || false);
        prop_assert_eq!(again, Some(wanted));
    }
}

#[test]
fn an_order_that_nobody_waits_for_is_given_up() {
    let library = Arc::new(library(&["一".to_owned(), "二".to_owned()]));
    let order = SortOrder::default().clicked(Column::Title.into());
    let cache = RankCache::default();
    assert_eq!(
        order::sorted(&library, &[0, 1], &order, &cache, || true),
        None
    );
}

#[test]
fn rows_become_csv_and_markdown_and_come_back() {
    let library = library(&[
        "---\ntitle: \"一, \\\"引\\\" | 竖\"\ntime: 2016-10-13T17:02:00\ntags: [云, 金融]\n---\n腾讯。\n".to_owned(),
        "---\ntitle: 二\n---\n没有谁。\n".to_owned(),
    ]);
    let named = |column: Column, name: &str| NamedColumn {
        column,
        name: name.to_owned(),
    };
    let columns = [
        named(Column::Title, "标题"),
        named(Column::Mentions, "提及"),
        named(Column::Field("time".to_owned()), "time"),
        named(Column::Field("tags".to_owned()), "tags"),
    ];
    let csv = copy::text(&library, &[1, 0], CopyForm::Csv, &columns);
    let records = csv::Reader::from_reader(csv.as_bytes()).into_records();
    let records: Vec<Vec<String>> = records
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(ToOwned::to_owned)
                .collect()
        })
        .collect();
    assert_eq!(
        records,
        [
            vec!["二", "0", "", ""],
            vec!["一, \"引\" | 竖", "1", "2016-10-13T17:02:00", "云, 金融"],
        ]
    );
    let markdown = copy::text(&library, &[0], CopyForm::Markdown, &columns);
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(lines[0], "| 标题 | 提及 | time | tags |");
    assert_eq!(lines[1], "| --- | ---: | --- | --- |");
    assert_eq!(
        lines[2],
        "| 一, \"引\" \\| 竖 | 1 | 2016-10-13T17:02:00 | 云, 金融 |"
    );
    let paths = copy::text(&library, &[1, 0], CopyForm::Paths, &columns);
    let paths: Vec<&str> = paths.lines().collect();
    assert!(
        paths[0].ends_with("001.md") && paths[1].ends_with("000.md"),
        "{paths:?}"
    );
}

#[test]
fn titles_are_found_by_their_beginning_and_by_pinyin_initials() {
    let titles = [
        "百度大脑",
        "《腾讯云》的一年",
        "Tencent",
        "騰訊金融",
        "阿里云",
    ];
    let articles: Vec<String> = titles
        .iter()
        .map(|title| format!("---\ntitle: \"{title}\"\n---\n"))
        .collect();
    let library = library(&articles);
    let rows = [4, 3, 2, 1, 0];
    let find =
        |start: usize, typed: &str| type_ahead::find(&library, &rows, start, typed, || false);
    assert_eq!(find(0, "腾讯"), Some(3), "騰訊 is the same");
    assert_eq!(find(2, "腾讯"), Some(1), "《 need not be typed");
    assert_eq!(find(4, "腾讯"), Some(3), "around the end");
    assert_eq!(find(0, "txj"), Some(3));
    assert_eq!(find(0, "txyd"), Some(1));
    assert_eq!(find(2, "tengxun"), Some(1));
    assert_eq!(find(0, "TEN"), Some(2));
    assert_eq!(find(0, "bd"), Some(0));
    assert_eq!(find(0, "无"), None);
    assert_eq!(find(0, " "), None);
}
