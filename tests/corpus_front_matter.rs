//! Front matter as it is really written: what is understood, and what the reader is told.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

use wenjian::corpus::{
    Document, ProblemKind, ReadOptions, Reading, Severity, Value, document_from_bytes,
};

fn document(text: &str) -> Document {
    match document_from_bytes(
        text.as_bytes(),
        "a.txt".to_owned(),
        None,
        &ReadOptions::default(),
    ) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{problem:?}"),
    }
}

fn text(characters: &str) -> Value {
    Value::Text(characters.to_owned())
}

/// Keys with their values on one line.
fn fields(document: &Document) -> Vec<(&str, String)> {
    let fields = document.fields.views();
    fields
        .map(|field| (field.key, field.compact().into_owned()))
        .collect()
}

/// Codes with their lines.
fn problems(document: &Document) -> Vec<(&'static str, Option<u32>)> {
    document
        .problems
        .iter()
        .map(|problem| (problem.code(), problem.line))
        .collect()
}

/// Reads a block with this one odd line between two plain ones, and returns what the line became.
fn odd_line(line: &str) -> (String, String) {
    let document = document(&format!(
        "---\nlayout: post\n{line}\ntime: 2016-10-13\n---\n正文\n"
    ));
    assert_eq!(
        fields(&document).len(),
        3,
        "{line}: {:?}",
        fields(&document)
    );
    assert_eq!(document.body, "正文\n");
    assert_eq!(
        document.date.map(|date| date.iso()).as_deref(),
        Some("2016-10-13"),
        "{line}"
    );
    let by_line: Vec<_> = document
        .problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            ProblemKind::FrontMatterByLine { understood, .. } => {
                assert_eq!(problem.line, Some(3), "{line}");
                assert_eq!(problem.severity(), Severity::Warning);
                Some(understood.clone())
            }
            _ => None,
        })
        .collect();
    let [understood] = by_line.as_slice() else {
        panic!("{line}: {:?}", document.problems)
    };
    (document.title.text, understood.clone())
}

#[test]
fn what_every_chinese_editor_writes_is_understood_and_reported() {
    for (line, title) in [
        ("title: [快讯]华为发布新品", "[快讯]华为发布新品"),
        ("title: 华为: 新品", "华为: 新品"),
        ("title: \"华为\"发布", "\"华为\"发布"),
        ("title：华为发布新品", "华为发布新品"),
        ("title： 华为：新品", "华为：新品"),
        ("title:华为发布新品", "华为发布新品"),
        ("\ttitle: 华为", "华为"),
        ("title: 'it's", "'it's"),
        ("title: @华为", "@华为"),
        ("title: `华为`", "`华为`"),
        ("title: %华为", "%华为"),
        ("title: *重磅* 华为", "*重磅* 华为"),
        ("title: {华为}新品", "{华为}新品"),
        ("title: \"华为\\新品\"", "华为\\新品"),
        ("　title: 华为", "华为"),
    ] {
        let (found, understood) = odd_line(line);
        assert_eq!(found, title, "{line}");
        assert_eq!(understood, format!("title: {title}"), "{line}");
    }
}

#[test]
fn all_forms_of_a_block_are_found() {
    for (text, line) in [
        ("---\ntitle: 华为\n---\n正文", 4),
        ("---\r\ntitle: 华为\r\n---\r\n正文", 4),
        ("---\ntitle: 华为\n...\n正文", 4),
        ("\n\n---\ntitle: 华为\n---\n正文", 6),
        ("\u{feff}---\ntitle: 华为\n---\n正文", 4),
        ("\u{feff}\u{feff}---\ntitle: 华为\n---\n正文", 4),
        ("\u{feff}\n\u{feff}---\ntitle: 华为\n---\n正文", 5),
        ("\u{feff}\r\n--- \r\ntitle: 华为\r\n---\t\r\n正文", 5),
        ("+++\ntitle = \"华为\"\n+++\n正文", 4),
        ("{\n\"title\": \"华为\"\n}\n正文", 4),
        ("{\"title\": \"华为\"}\n正文", 2),
    ] {
        let document = document(text);
        assert_eq!(
            fields(&document),
            [("title", "华为".to_owned())],
            "{text:?}"
        );
        assert_eq!(
            (&*document.body, document.body_line),
            ("正文", line),
            "{text:?}"
        );
        assert_eq!(problems(&document), [], "{text:?}");
    }
}

#[test]
fn the_body_keeps_its_line_ends() {
    let document = document("---\ntitle: a\n---\r\n\r\n一\r\n二\n\n");
    assert_eq!(document.body, "\r\n一\r\n二\n\n");
    assert_eq!(document.characters, 8);
}

#[test]
fn keys_keep_their_order_and_lines() {
    let document =
        document("---\nz: 1\n\n# 注\na:\n  - x\n  - y\n\"引 号\": {k: v}\nm: |\n  一\n  二\n---\n");
    let lines: Vec<_> = document
        .fields
        .views()
        .map(|field| (field.key, field.line))
        .collect();
    assert_eq!(lines, [("z", 2), ("a", 5), ("引 号", 8), ("m", 9)]);
    assert_eq!(document.fields.to_vec()[3].value, text("一\n二\n"));
}

#[test]
fn duplicate_keys_are_kept_and_reported() {
    for text in [
        "---\ntitle: 一\ntitle: 二\n---\n正文",
        "---\ntitle: 一\ntitle: \"二\" # 注\n---\n正文",
        "{\n\"title\": \"一\",\n\"title\": \"二\"}\n正文",
    ] {
        let document = document(text);
        let both = [("title", "一".to_owned()), ("title", "二".to_owned())];
        assert_eq!(fields(&document), both, "{text}");
        assert_eq!(problems(&document), [("duplicate-key", Some(3))], "{text}");
        assert_eq!(document.title.text, "一");
    }
    // TOML forbids them, so its parser refuses the block.
    let document = document("+++\ntitle = \"一\"\ntitle = \"二\"\n+++\n正文");
    assert_eq!(
        fields(&document),
        [("title", "一".to_owned()), ("title", "二".to_owned())]
    );
    let expected = [
        ("front-matter-by-line", Some(3)),
        ("duplicate-key", Some(3)),
    ];
    assert_eq!(problems(&document), expected);
}

#[test]
fn characters_are_kept_in_every_format() {
    let number = |characters: &str| Value::Number(characters.to_owned());
    let toml = document(
        "+++\nid = 1_000\nhex = 0xFF\nday = 2016-10-13\nat = 2016-10-13 17:02:00\n[a]\nb = 1.50\n+++\n",
    );
    assert_eq!(toml.field("id"), Some(number("1_000")));
    assert_eq!(toml.field("hex"), Some(number("0xFF")));
    assert_eq!(toml.field("day"), Some(text("2016-10-13")));
    assert_eq!(toml.field("at"), Some(text("2016-10-13 17:02:00")));
    assert_eq!(
        toml.field("a"),
        Some(Value::Map(vec![("b".to_owned(), number("1.50"))]))
    );
    let json = document(
        "{\"big\": 123456789012345678901234567890, \"float\": 1.50e3, \"a\": [null, {\"b\": false}]}\n",
    );
    assert_eq!(
        json.field("big"),
        Some(number("123456789012345678901234567890"))
    );
    assert_eq!(json.field("float"), Some(number("1.50e3")));
    let inner = Value::Map(vec![("b".to_owned(), Value::Boolean(false))]);
    assert_eq!(json.field("a"), Some(Value::List(vec![Value::Null, inner])));
}

#[test]
fn a_block_that_is_no_map_stays_in_the_body() {
    for text in [
        "---\n一段文字\n---\n正文\n",
        "---\n- 一\n- 二\n---\n正文\n",
        "---\n\n第一段。\n\n注意：第二段。\n\n---\n\n正文\n",
        "---\n他说：第一段。\n\n第二段。\n\n---\n\n正文\n",
        "---\n他说: 第一段。\n\n第二段。\n\n---\n\n正文\n",
        "---\n他说:\n\n第一段。\n\n---\n\n正文\n",
    ] {
        let document = document(text);
        assert_eq!(fields(&document), [], "{text:?}");
        assert_eq!((&*document.body, document.body_line), (text, 1));
        assert_eq!(
            problems(&document),
            [("front-matter-no-map", Some(1))],
            "{text:?}"
        );
    }
}

#[test]
fn a_rule_or_a_template_is_no_front_matter() {
    for text in [
        "---\n\n正文，没有第二条线。\n",
        "{\"a\": 1} 正文\n",
        "{{< figure >}}\n正文\n",
        "+++\n正文\n",
        "-----",
        "{",
        "---",
    ] {
        let document = document(text);
        assert_eq!(fields(&document), [], "{text:?}");
        assert_eq!(document.body, text);
        assert_eq!(problems(&document), [], "{text:?}");
    }
}

#[test]
fn an_unclosed_block_ends_with_its_last_field() {
    let text = "---\ntitle: 华为\ntime: 2016-10-13\ntags:\n- 手机\n\n正文：第一段。\n\n标题\n---\n第二段。\n";
    for text in [text, text.split("标题").next().unwrap()] {
        let document = document(text);
        let expected = [
            ("title", "华为".to_owned()),
            ("time", "2016-10-13".to_owned()),
            ("tags", "手机".to_owned()),
        ];
        assert_eq!(fields(&document), expected);
        assert!(
            document.body.starts_with("\n正文：第一段。"),
            "{}",
            document.body
        );
        assert_eq!(document.body_line, 6);
        assert_eq!(problems(&document), [("front-matter-unclosed", Some(1))]);
    }
}

#[test]
fn a_long_block_is_read_line_by_line() {
    let summary = "长".repeat(6000);
    let document = document(&format!(
        "---\ntitle: 华为: 新品\nsummary: {summary}\ntags: [a, b]\ntime: 2016-10-13\n---\n正文\n"
    ));
    let title = ("title", "华为: 新品".to_owned());
    let rest = [
        ("summary", summary),
        ("tags", "a, b".to_owned()),
        ("time", "2016-10-13".to_owned()),
    ];
    assert_eq!(
        fields(&document),
        [[title].as_slice(), rest.as_slice()].concat()
    );
    assert_eq!(document.body, "正文\n");
    assert!(problems(&document).contains(&("front-matter-too-long", Some(1))));
    assert!(problems(&document).contains(&("front-matter-by-line", Some(2))));
}

#[test]
fn aliases_that_expand_without_end_are_refused_in_no_time() {
    let list = "x, ".repeat(3000);
    let bomb = format!(
        "---\na: &a [{list}]\nb: [{}]\n---\n正文\n",
        "*a, ".repeat(1500)
    );
    let levels = "---\na: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n---\n正文\n";
    let nested = format!("---\na: {}\n---\n正文\n", "{a: ".repeat(4000));
    let long = format!(
        "---\na: &a {}\nb: [{}]\n---\n正文\n",
        "x".repeat(8000),
        "*a, ".repeat(100)
    );
    for text in [bomb.as_str(), levels, &nested, &long] {
        let started = std::time::Instant::now();
        let document = document(text);
        assert_eq!(document.body, "正文\n");
        assert_eq!(document.fields.to_vec()[0].key, "a");
        assert!(
            document
                .problems
                .iter()
                .any(|problem| problem.code() == "front-matter-by-line")
        );
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}

#[test]
fn a_comment_that_hides_part_of_a_value_is_reported() {
    let document = document("---\ntitle: 苹果 #1 的故事\ntime: 2016-10-13 # 发表\n---\n正文\n");
    assert_eq!(fields(&document)[0], ("title", "苹果".to_owned()));
    assert_eq!(
        problems(&document),
        [
            ("front-matter-comment", Some(2)),
            ("front-matter-comment", Some(3)),
        ]
    );
}

#[test]
fn full_width_colons_on_every_line_are_understood() {
    for (text, keys) in [
        (
            "---\n标题：华为: 新品\n发布时间：2016年10月13日\n---\n正文\n",
            ["标题", "发布时间"],
        ),
        (
            "---\ntitle：华为\ntime：2016年10月13日\n---\n正文\n",
            ["title", "time"],
        ),
        (
            "---\ntitle：华为: 新品\ntime: 2016-10-13\n---\n正文\n",
            ["title", "time"],
        ),
    ] {
        let document = document(text);
        let found: Vec<_> = document.fields.views().map(|field| field.key).collect();
        assert_eq!(found, keys, "{text:?}");
        assert!(document.title.text.starts_with("华为"), "{text:?}");
        assert_eq!(
            document.date.map(|date| date.iso()).as_deref(),
            Some("2016-10-13")
        );
        assert_eq!(problems(&document)[0].0, "front-matter-by-line");
    }
}

#[test]
fn broken_toml_and_json_are_read_line_by_line_too() {
    for (text, line) in [
        (
            "+++\ndraft = false\ntitle = 华为 = 新品\ntime = 2016-10-13\n+++\n正文\n",
            3,
        ),
        (
            "{\n\"draft\": false,\n\"title\": 华为 = 新品,\n\"time\": \"2016-10-13\"\n}\n正文\n",
            3,
        ),
        (
            "{\n  \"draft\": false,\n  \"title\": \"华为 = 新品\",\n  \"time\": \"2016-10-13\",\n}\n正文\n",
            5,
        ),
    ] {
        let document = document(text);
        assert_eq!(
            fields(&document),
            [
                ("draft", "false".to_owned()),
                ("title", "华为 = 新品".to_owned()),
                ("time", "2016-10-13".to_owned()),
            ],
            "{text}"
        );
        assert_eq!(document.body, "正文\n");
        assert_eq!(
            problems(&document),
            [("front-matter-by-line", Some(line))],
            "{text}"
        );
    }
}

#[test]
fn a_tag_of_the_users_own_stays_in_sight() {
    let document = document("---\ntitle: !重磅\nnote: !important 今天\nlist: !x [1]\n---\n正文");
    assert_eq!(document.title.text, "!重磅");
    let document = self::document("---\nnote: !important 今天\nlist: !x [1]\n---\n正文");
    assert_eq!(document.field("note"), Some(text("!important 今天")));
    assert_eq!(
        document.field("list").map(|list| list.compact()).as_deref(),
        Some("!x: 1")
    );
}

#[test]
fn an_indented_line_is_a_field_where_the_one_above_is_complete() {
    let text = "---\ntitle: 华为: 新品\n time: 2016-10-13\nnote: 一: 二\n  接着说\nlist: [a,\n  b: c]\n---\n正文\n";
    let document = document(text);
    assert_eq!(
        fields(&document),
        [
            ("title", "华为: 新品".to_owned()),
            ("time", "2016-10-13".to_owned()),
            ("note", "一: 二\n接着说".to_owned()),
            ("list", "a, b: c".to_owned()),
        ]
    );
}

#[test]
fn thousands_of_lines_are_no_front_matter() {
    let text = format!("---\n{}---\n正文\n", "a: b: c\n".repeat(100_000));
    let started = std::time::Instant::now();
    let document = document(&text);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    assert_eq!(document.body, text);
    assert_eq!(problems(&document), [("front-matter-no-map", Some(1))]);
}
