//! Folders in, documents out: what a user sees of reading.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it skips"
)]

mod problem_examples;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use wenjian::corpus::{
    Document, FileKind, LeftOut, ListOptions, Problem, ProblemKind, ReadOptions, Reading,
    TitleOrigin, document_from_bytes, list, read_file,
};

fn document(name: &str, bytes: &[u8]) -> Document {
    match document_from_bytes(bytes, name.to_owned(), None, &ReadOptions::default()) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{name}: {problem:?}"),
    }
}

fn shared(below: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(below);
    if !folder.exists() {
        println!("skipped: ../shared/{below} is not here");
        return None;
    }
    Some(folder)
}

#[test]
fn an_article_has_its_fields_title_date_and_body() {
    let text = "---\nlayout: post\nurl: https://example.com/a\ntime: 2016-10-13 17:02\ntitle: BAT开放技术?\n---\n正文。\n";
    let document = document("a.txt", text.as_bytes());
    let keys: Vec<_> = document.fields.views().map(|field| field.key).collect();
    assert_eq!(keys, ["layout", "url", "time", "title"]);
    assert_eq!(document.title.text, "BAT开放技术?");
    assert_eq!(
        document.date.map(|date| date.iso()).as_deref(),
        Some("2016-10-13T17:02:00")
    );
    assert_eq!(document.body, "正文。\n");
    assert_eq!(document.body_line, 7);
    assert_eq!(document.characters, 4);
    assert_eq!(document.problems, []);
}

#[test]
fn every_post_of_a_real_blog_is_there() {
    let Some(root) = shared("data/articles-sofastack") else {
        return;
    };
    let listing = list(&root, &ListOptions::default(), &AtomicBool::new(false));
    assert_eq!(listing.problems, []);
    assert_eq!(listing.left_out, LeftOut::default());
    // Two files came with the collection; the third beside the posts is the blog's own README.
    let files = listing
        .files
        .iter()
        .filter(|file| !matches!(file.path.as_str(), "LICENSE" | "README.md"));
    let posts: Vec<Document> = files
        .map(
            |file| match read_file(&file.file, file.path.clone(), &ReadOptions::default()) {
                Reading::Document(document) => document,
                Reading::Skipped(problem) => panic!("{}: {problem:?}", file.path),
            },
        )
        .collect();
    assert_eq!(posts.len(), 515);
    let awkward: Vec<(&str, Vec<&str>)> = posts
        .iter()
        .filter(|post| !post.problems.is_empty())
        .map(|post| {
            let codes = post.problems.iter().map(|problem| problem.code()).collect();
            (
                post.path
                    .rsplit_once("blog/")
                    .map_or(post.path.as_str(), |(_, path)| path),
                codes,
            )
        })
        .collect();
    assert_eq!(
        awkward,
        [
            ("_index.md", vec!["front-matter-empty", "empty"]),
            (
                "what-have-we-learned-from-scale-platform-engineering-practices/20220927/index.md",
                vec!["front-matter-missing"]
            ),
            ("SOURCE-README.md", vec!["front-matter-missing"]),
        ]
    );
    let dated = posts.iter().filter(|post| post.date.is_some()).count();
    assert_eq!(dated, 512);
    for post in &posts {
        let bytes = std::fs::read(post.file.as_ref().unwrap()).unwrap();
        let whole = String::from_utf8(bytes).unwrap();
        assert!(whole.ends_with(&*post.body), "{}", post.path);
        let line = whole[..whole.len() - post.body.len()].matches('\n').count() + 1;
        assert_eq!(post.body_line as usize, line, "{}", post.path);
        assert_eq!(
            post.characters as usize,
            post.body.chars().count(),
            "{}",
            post.path
        );
    }
    // A space before the colon is no part of the key.
    let spaced = posts
        .iter()
        .find(|post| post.path.contains("announcing-sofastack"))
        .unwrap();
    assert_eq!(
        spaced.field("categories").map(|it| it.compact()).as_deref(),
        Some("SOFAStack")
    );
}

#[test]
fn the_real_article_of_the_project_reads_as_it_stands() {
    let Some(root) = shared("seeds") else { return };
    let listing = list(&root, &ListOptions::default(), &AtomicBool::new(false));
    let [file] = listing.files.as_slice() else {
        panic!("{listing:?}")
    };
    let reading = read_file(&file.file, file.path.clone(), &ReadOptions::default());
    let Reading::Document(document) = reading else {
        panic!("{reading:?}")
    };
    let keys: Vec<_> = document.fields.views().map(|field| field.key).collect();
    assert_eq!(keys, ["layout", "url", "name", "time", "title"]);
    assert_eq!(
        document.date.map(|date| date.iso()).as_deref(),
        Some("2016-10-13T17:02:00")
    );
    assert_eq!(document.title.origin, TitleOrigin::Field);
    assert_eq!(document.problems, []);
}

#[test]
fn the_title_is_the_field_else_the_heading_else_the_file_name() {
    use TitleOrigin::{Field, FileName, Heading};
    for (name, text, title, origin) in [
        ("a.md", "---\ntitle: 甲\n---\n# 乙\n", "甲", Field),
        ("a.md", "---\nTitle: 甲\n---\n# 乙\n", "甲", Field),
        ("a.md", "---\n标题: 甲\n---\n", "甲", Field),
        ("a.md", "---\ntitle: |\n  甲\n\n  乙\n---\n", "甲 乙", Field),
        ("a.md", "---\ntitle: \"\"\n---\n# 乙 #\n", "乙", Heading),
        ("a.md", "---\ntitle:\n---\n文\n\n## 乙\n", "乙", Heading),
        ("a.md", "乙\n====\n", "乙", Heading),
        ("a.md", "\u{feff}\u{feff}# 乙\n", "乙", Heading),
        ("a.md", "乙\n---\n", "乙", Heading),
        (
            "a.md",
            "```\n# no\n```\n    # no\n#no\n# C#\n",
            "C#",
            Heading,
        ),
        ("x/第1期.md", "正文", "第1期", FileName),
        ("x/第1期.txt", "# 正文", "第1期", FileName),
        ("x/archive.tar.txt", "正文", "archive.tar", FileName),
        ("README", "正文", "README", FileName),
        (".md", "正文", ".md", FileName),
    ] {
        let title_of = document(name, text.as_bytes()).title;
        assert_eq!(
            (title_of.text.as_str(), title_of.origin),
            (title, origin),
            "{text:?}"
        );
    }
}

#[test]
fn the_text_is_taken_from_a_page() {
    let page = "<!DOCTYPE html><html><head><title> 蚂蚁\n金服 </title><style>p {}</style>\n\
        <script>var a = '阿里';</script></head><body><noscript>开启脚本</noscript><h1>标题</h1>\n\
        <p>第一段，<b>腾</b>讯&amp;百度。\n第二行<br>换行</p><p></p>\n<div><p>第二段 with words\nand more.</p></div>\
        <ul><li>一</li><li>二</li></ul><table><tr><td>甲</td><td>乙</td></tr></table>\
        <pre>a\n  b</pre><p>未闭合<textarea>x</textarea><!-- 注 --></body></html>";
    let document = document("a.html", page.as_bytes());
    assert_eq!(document.kind, FileKind::Html);
    assert_eq!(document.title.text, "蚂蚁 金服");
    assert_eq!(
        document.body,
        "标题\n\n第一段，腾讯&百度。第二行\n换行\n\n第二段 with words and more.\n\n一\n二\n\n甲 乙\n\na\n  b\n\n未闭合x"
    );
    assert_eq!((document.body_line, document.problems.len()), (1, 0));
}

#[test]
fn a_page_may_have_front_matter_and_no_title() {
    let text = "---\ntitle: 甲\n---\n<h1>乙</h1><p>文</p>";
    assert_eq!(document("a.htm", text.as_bytes()).title.text, "甲");
    let untitled = document("a.htm", b"<p>x<h1>Heading</h1>");
    assert_eq!(
        (untitled.title.text.as_str(), untitled.title.origin),
        ("Heading", TitleOrigin::Heading)
    );
    let dropped = "<template><p>甲</p></template>乙<select><option>丙</select><svg><text>丁</text></svg>\
        <video>戊<p>己</p><script>庚</script ><style>辛";
    assert_eq!(document("a.html", dropped.as_bytes()).body, "乙\n\n己");
    let deep = document("a.html", "<div>".repeat(100_000).as_bytes());
    assert_eq!(deep.body, "");
}

#[test]
fn of_a_long_file_the_first_part_is_read() {
    let text = format!("---\ntitle: 长\n---\n{}", "很长的一段。\n".repeat(1000));
    let options = ReadOptions {
        max_bytes: 1000,
        ..ReadOptions::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    std::fs::write(&path, &text).unwrap();
    let of_file = read_file(&path, "long.txt".into(), &options);
    let of_bytes = document_from_bytes(text.as_bytes(), "long.txt".into(), None, &options);
    for reading in [of_file, of_bytes] {
        let Reading::Document(document) = reading else {
            panic!("{reading:?}")
        };
        assert_eq!(document.bytes, text.len() as u64);
        assert!(text.contains(&*document.body) && document.body.len() > 900);
        let kind = ProblemKind::TooLong {
            bytes: text.len() as u64,
            read: 1000,
        };
        assert_eq!(document.problems, [Problem { kind, line: None }]);
    }
}

#[test]
fn what_is_no_text_is_skipped_with_the_reason() {
    let code = |name: &str, bytes: &[u8]| match document_from_bytes(
        bytes,
        name.to_owned(),
        None,
        &ReadOptions::default(),
    ) {
        Reading::Skipped(problem) => problem.code(),
        Reading::Document(document) => panic!("{document:?}"),
    };
    assert_eq!(code("a.md", b"%PDF-1.7"), "binary-format");
    assert_eq!(code("a.txt", &[0, 1, 2, 3, 4, 5]), "binary");
    assert_eq!(
        code("program", b"\x7FELF\x02\x01\x01\0\0\0\0"),
        "not-an-article"
    );
}

#[test]
fn an_empty_file_is_an_article_without_text() {
    for text in [
        "",
        "\u{feff}",
        "\n \n",
        "---\ntitle: 甲\n---\n",
        "---\ntitle: 甲\n---",
    ] {
        let document = document("a.txt", text.as_bytes());
        let codes: Vec<_> = document
            .problems
            .iter()
            .map(|problem| problem.code())
            .collect();
        assert_eq!(codes, ["empty"], "{text:?}");
    }
}

#[test]
fn reading_a_file_and_its_bytes_is_the_same() {
    let Some(root) = shared("data/enc-node-chardet/src/test/data/encodings") else {
        return;
    };
    let options = ListOptions::default();
    for file in list(&root, &options, &AtomicBool::new(false)).files {
        let options = ReadOptions::default();
        let of_file = read_file(&file.file, file.path.clone(), &options);
        let bytes = std::fs::read(&file.file).unwrap();
        let of_bytes = document_from_bytes(&bytes, file.path, Some(file.file), &options);
        assert_eq!(format!("{of_file:?}"), format!("{of_bytes:?}"));
    }
}

/// Every code has its three messages in both languages, with no argument that the problem does not give.
#[test]
fn every_problem_says_what_happened_and_what_to_do() {
    let examples = problem_examples::all();
    let codes: Vec<_> = examples.iter().map(ProblemKind::code).collect();
    assert_eq!(codes, ProblemKind::ALL_CODES);
    for language in ["zh-Hans", "en"] {
        let path = format!("assets/locale/{language}/problems.ftl");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let source = std::fs::read_to_string(path).unwrap();
        let resource = FluentResource::try_new(source).unwrap();
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.set_use_isolating(false);
        assert_eq!(resource.entries().count(), 3 * codes.len(), "{language}");
        bundle.add_resource(resource).unwrap();
        for kind in &examples {
            let mut args = FluentArgs::new();
            for (name, value) in kind.args() {
                args.set(name, value);
            }
            for key in [
                format!("problem-{}", kind.code()),
                format!("problem-{}-name", kind.code()),
                format!("problem-{}-remedy", kind.code()),
            ] {
                let message = bundle
                    .get_message(&key)
                    .unwrap_or_else(|| panic!("{language}: {key}"));
                let mut errors = Vec::new();
                let text =
                    bundle.format_pattern(message.value().unwrap(), Some(&args), &mut errors);
                assert_eq!(errors, [], "{language}: {key}");
                assert!(!text.trim().is_empty());
                for (name, value) in kind
                    .args()
                    .iter()
                    .filter(|_| !key.ends_with("-remedy") && !key.ends_with("-name"))
                {
                    assert!(
                        text.contains(value),
                        "{language}: {key} does not tell {name}: {text}"
                    );
                }
            }
        }
    }
}
