//! Every form in which an article may say when it was published.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use wenjian::corpus::{Date, Document, ReadOptions, Reading, date, document_from_bytes};

fn iso(text: &str) -> String {
    date::parse(text).map_or_else(|| "none".to_owned(), Date::iso)
}

fn document(name: &str, text: &str, options: &ReadOptions) -> Document {
    match document_from_bytes(text.as_bytes(), name.to_owned(), None, options) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{problem:?}"),
    }
}

#[test]
fn every_form_is_read_as_it_is_meant() {
    for (text, expected) in [
        // ISO 8601 and RFC 3339.
        ("2016-10-13", "2016-10-13"),
        ("2016-10-13T17:02", "2016-10-13T17:02:00"),
        ("2016-10-13T17:02:30", "2016-10-13T17:02:30"),
        ("2016-10-13T17:02:30.123", "2016-10-13T17:02:30.123"),
        ("2016-10-13t17:02:30z", "2016-10-13T17:02:30+00:00"),
        ("2016-10-13T17:02:30Z", "2016-10-13T17:02:30+00:00"),
        ("2018-04-19T14:22:19.000Z", "2018-04-19T14:22:19+00:00"),
        ("2019-05-24T15:00:00+08:00", "2019-05-24T15:00:00+08:00"),
        ("2019-05-24T15:00:00+0800", "2019-05-24T15:00:00+08:00"),
        ("2019-05-24T15:00:00+08", "2019-05-24T15:00:00+08:00"),
        ("2019-05-24T15:00:00-03:30", "2019-05-24T15:00:00-03:30"),
        ("20161013T170230", "2016-10-13T17:02:30"),
        ("20161013T1702+0800", "2016-10-13T17:02:00+08:00"),
        // As editors write it.
        ("2016-10-13 17:02", "2016-10-13T17:02:00"),
        (" 2016-10-13  17:02 ", "2016-10-13T17:02:00"),
        ("2016-10-13 17:02:30", "2016-10-13T17:02:30"),
        ("2016-10-13 17:02:30 +0800", "2016-10-13T17:02:30+08:00"),
        ("2016-10-13 17:02:30 +0800 CST", "2016-10-13T17:02:30+08:00"),
        ("2016-10-13 17:02:30 CST", "2016-10-13T17:02:30+08:00"),
        (
            "2016-10-13T17:02:30+08:00[Asia/Shanghai]",
            "2016-10-13T17:02:30+08:00",
        ),
        ("2016-10-13 17:02 UTC+8", "2016-10-13T17:02:00+08:00"),
        ("2016-10-13 17:02（北京时间）", "2016-10-13T17:02:00+08:00"),
        ("2016-1-3", "2016-01-03"),
        ("2016-1-3 7:02", "2016-01-03T07:02:00"),
        ("2016/10/13", "2016-10-13"),
        ("2016/1/3 7:02:05", "2016-01-03T07:02:05"),
        ("2016.10.13", "2016-10-13"),
        ("2016.10.13 17:02", "2016-10-13T17:02:00"),
        ("２０１６－１０－１３　１７：０２", "2016-10-13T17:02:00"),
        ("2016-10-13 5:02 PM", "2016-10-13T17:02:00"),
        ("2016-10-13 12:02 AM", "2016-10-13T00:02:00"),
        // Chinese.
        ("2016年10月13日", "2016-10-13"),
        ("2016年10月13日 17:02", "2016-10-13T17:02:00"),
        ("2016年10月13日17:02", "2016-10-13T17:02:00"),
        ("2016年 1月 3号", "2016-01-03"),
        ("2016年10月13日17时02分", "2016-10-13T17:02:00"),
        ("2016年10月13日 17时02分30秒", "2016-10-13T17:02:30"),
        ("2016年10月13日 17点", "2016-10-13T17:00:00"),
        ("2016年10月13日 星期四 17:02", "2016-10-13T17:02:00"),
        ("2016年10月13日（周四）下午5:02", "2016-10-13T17:02:00"),
        ("2016年10月13日 上午9:02", "2016-10-13T09:02:00"),
        ("2016年10月13日 晚上8点", "2016-10-13T20:00:00"),
        ("2016年10月13日 凌晨2:05", "2016-10-13T02:05:00"),
        ("2016年10月13日 中午12:30", "2016-10-13T12:30:00"),
        // RFC 2822 and English.
        (
            "Thu, 13 Oct 2016 17:02:00 +0800",
            "2016-10-13T17:02:00+08:00",
        ),
        ("13 Oct 2016 17:02:00 GMT", "2016-10-13T17:02:00+00:00"),
        ("October 13, 2016", "2016-10-13"),
        ("Oct. 13, 2016 5:02 PM", "2016-10-13T17:02:00"),
        ("Thursday, 13th October 2016", "2016-10-13"),
        // Numbers.
        ("20161013", "2016-10-13"),
        ("201610131702", "2016-10-13T17:02:00"),
        ("20161013170230", "2016-10-13T17:02:30"),
        ("1476349320", "2016-10-13T09:02:00+00:00"),
        ("1476349320000", "2016-10-13T09:02:00+00:00"),
        ("1476349320123", "2016-10-13T09:02:00.123+00:00"),
    ] {
        assert_eq!(iso(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_date_gives_none() {
    for text in [
        "",
        " ",
        "0",
        "1",
        "42",
        "1970",
        "2016",
        "201610",
        "99999999",
        "123456789012345678901234567890",
        "2016-13-01",
        "2016-02-30",
        "2016-10",
        "2016-10-13 25:00",
        "2016-10-13 17:62",
        "2016-10/13",
        "16-10-13",
        "昨天",
        "3小时前",
        "刚刚",
        "2016年",
        "2016年10月",
        "10月13日",
        "true",
        "-1476349320",
        "1476349320.5",
        "1e9",
        "2016-10-13 发表",
        "2016-10-13 17:02 somewhere else",
        "+08:00",
        "2016-10-13T",
        "2016-10-13 +08:00",
        "2016-10-13 17",
        "Thu, 13 Oct",
        "May the fourth",
        "\u{1F600}",
        "2016-10-13T17:02:00+99:00",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "10000000",
        "00000000",
    ] {
        assert_eq!(iso(text), "none", "{text:?}");
    }
}

#[test]
fn the_first_key_that_parses_decides() {
    let options = ReadOptions::default();
    let read = |fields: &str| {
        let document = document("a.md", &format!("---\n{fields}\n---\n正文"), &options);
        let problems: Vec<_> = document
            .problems
            .iter()
            .map(|problem| (problem.code(), problem.line))
            .collect();
        (document.date.map(Date::iso).unwrap_or_default(), problems)
    };
    let none = Vec::new();
    assert_eq!(
        read("updated: 2020-01-01\ndate: 2016-10-13"),
        ("2016-10-13".into(), none.clone())
    );
    assert_eq!(
        read("pubDate: 2016-10-13"),
        ("2016-10-13".into(), none.clone())
    );
    assert_eq!(
        read("Date: 2016-10-13"),
        ("2016-10-13".into(), none.clone())
    );
    assert_eq!(
        read("createTime: 1476349320000"),
        ("2016-10-13T09:02:00+00:00".into(), none.clone())
    );
    assert_eq!(
        read("发布时间: 2016年10月13日"),
        ("2016-10-13".into(), none.clone())
    );
    assert_eq!(read("published: true\ndate: ~"), (String::new(), none));
    let unreadable = vec![("date-unreadable", Some(2))];
    assert_eq!(
        read("time: 昨天\ndate: 2016-10-13"),
        ("2016-10-13".into(), unreadable.clone())
    );
    assert_eq!(read("time: 0\ntitle: a"), (String::new(), unreadable));
}

#[test]
fn the_keys_can_be_chosen() {
    let text = "---\ntime: 2020-01-01\nscraped: 2016-10-13\nheadline: 标题\ntitle: 别的\n---\n正文";
    let options = ReadOptions {
        date_keys: vec!["scraped".to_owned()],
        title_keys: vec!["headline".to_owned()],
        ..ReadOptions::default()
    };
    let document = document("a.md", text, &options);
    assert_eq!(document.date.map(Date::iso).as_deref(), Some("2016-10-13"));
    assert_eq!(document.title.text, "标题");
}

#[test]
fn the_file_name_may_hold_the_date() {
    let of_name = |name: &str| {
        let document = document(name, "正文", &ReadOptions::default());
        document.date.map(Date::iso).unwrap_or_default()
    };
    for name in [
        "2016-10-13-title.md",
        "2016-10-13 标题.md",
        "2016-10-13.md",
        "x/2016-10-13-a.txt",
        "20161013标题.txt",
        "20161013.txt",
        "2016.10.13 a.md",
        "2016年10月13日 标题.txt",
        "2016_10_13_a.md",
        "2016-10-13T1702.md",
    ] {
        assert_eq!(of_name(name), "2016-10-13", "{name}");
    }
    for name in [
        "title.md",
        "2016.md",
        "2016-10.md",
        "12345678.md",
        "2016-10-131.md",
        "20161013a1.md",
        "2016-13-13.md",
        "2016-10-13/a.md",
    ] {
        assert_eq!(of_name(name), "", "{name}");
    }
}
