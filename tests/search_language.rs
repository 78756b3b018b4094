//! The language of search as it is typed: what is understood, what is noted, and where.
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use proptest::prelude::*;
use std::path::Path;
use wenjian::lexicon::{Lexicon, built_in};
use wenjian::search::{Known, Matching, Note, Parsed, parse};

fn understood(text: &str) -> Parsed {
    use std::sync::{Arc, LazyLock};
    static BUILT_IN: LazyLock<Arc<Lexicon>> = LazyLock::new(built_in);
    let keys = ["source".to_owned(), "Autor".to_owned(), "来源".to_owned()];
    let known = Known {
        lexicon: &BUILT_IN,
        keys: &keys,
    };
    parse(text, &known, Matching::Folded)
}

/// The notes as `kind@the text they are about`.
fn noted(text: &str, notes: &[Note]) -> String {
    let one = |note: &Note| format!("{}@{}", note.kind.name(), &text[note.span.range()]);
    notes.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn check(text: &str, query: &str, notes: &str) {
    let parsed = understood(text);
    assert_eq!(parsed.query.to_string(), query, "{text}");
    assert_eq!(noted(text, &parsed.notes), notes, "{text}");
}

#[test]
fn what_is_written_well_is_understood() {
    for (text, query) in [
        ("", ""),
        ("  \u{3000} ", ""),
        ("腾讯", r#""腾讯""#),
        ("腾讯 云", r#"("腾讯" AND "云")"#),
        ("腾讯 AND 云", r#"("腾讯" AND "云")"#),
        ("a OR b c", r#"("a" OR ("b" AND "c"))"#),
        ("(a OR b) c", r#"(("a" OR "b") AND "c")"#),
        ("((a))", r#""a""#),
        ("NOT a b", r#"(NOT "a" AND "b")"#),
        ("NOT NOT a", r#""a""#),
        ("NOT a NEAR/5 b", r#"NOT ("a" NEAR/5 "b")"#),
        (
            "a NEAR/0 b NEAR/sentence c",
            r#"(("a" NEAR/0 "b") NEAR/sentence "c")"#,
        ),
        ("a NEAR/句 (b OR c)", r#"("a" NEAR/sentence ("b" OR "c"))"#),
        ("\"腾讯 云\"", r#""腾讯 云""#),
        ("“腾讯 云”x", r#"("腾讯 云" AND "x")"#),
        (r#""a\"b\\c\d""#, r#""a\"b\\c\\d""#),
        (
            "and or not near",
            r#"("and" AND "or" AND "not" AND "near")"#,
        ),
        ("f(x) 腾讯(00700)", r#"("f(x)" AND "腾讯(00700)")"#),
        ("(f(x))", r#""f(x)""#),
        ("/腾讯.{0,5} 云/", "/腾讯.{0,5} 云/"),
        (r"/a\/b\\/", r"/a\/b\\/"),
        ("(/a/ OR /b/)", "(/a/ OR /b/)"),
        ("1/2 a/b/c", r#"("1/2" AND "a/b/c")"#),
        ("5\" //", r#"("5\"" AND "//")"#),
        ("12:30", r#""12:30""#),
        ("source:网事", r#"source:"网事""#),
        ("SOURCE:\"网事 风云\"", r#"SOURCE:"网事 风云""#),
        ("autor:/^网/", "autor:/^网/"),
        ("來源:网事", r#"來源:"网事""#),
        ("title:云 body:\"a b\"", r#"(title:"云" AND body:"a b")"#),
        ("time:2016-10..2017-03", r#"time:"2016-10..2017-03""#),
        ("company:tencent", r#"company:"tencent""#),
        ("company:騰訊", r#"company:"騰訊""#),
        ("via:product", r#"via:"product""#),
        (
            "company:tencent via:product",
            r#"(company:"tencent" via:product)"#,
        ),
        (
            "via:person via:name company:tencent 云",
            r#"((company:"tencent" via:person) AND (company:"tencent" via:name) AND "云")"#,
        ),
        (
            "theme:cloud group:bat",
            r#"(theme:"cloud" AND group:"bat")"#,
        ),
        (
            "mentions>10 提及<=3 mentions:7",
            "(mentions>10 AND mentions<=3 AND mentions=7)",
        ),
        ("mentions", r#""mentions""#),
        ("；。（", r#""；。（""#),
    ] {
        check(text, query, "");
    }
}

#[test]
fn what_is_not_is_searched_as_text_and_noted_at_its_place() {
    for (text, query, notes) in [
        ("腾讯 AND", r#"("腾讯" AND "AND")"#, "operand@AND"),
        ("OR 腾讯", r#"("OR" AND "腾讯")"#, "operand@OR"),
        ("NOT", r#""NOT""#, "operand@NOT"),
        ("a AND OR b", r#"("a" AND "OR" AND "b")"#, "operand@OR"),
        (
            "a NEAR/3 NOT b",
            r#"("a" AND "NEAR/3" AND NOT "b")"#,
            "operand@NEAR/3",
        ),
        ("(AND)", r#""AND""#, "operand@AND"),
        ("(腾讯", r#""(腾讯""#, "group-unclosed@("),
        ("腾讯) 云", r#"("腾讯)" AND "云")"#, "group-unopened@)"),
        (":) :(", r#"(":)" AND ":(")"#, "group-unopened@)"),
        ("( 腾讯", r#"("(" AND "腾讯")"#, "group-unclosed@("),
        ("a () b", r#"("a" AND "()" AND "b")"#, "group-empty@("),
        ("\"腾讯 云", r#""腾讯 云""#, "quote-unclosed@\""),
        ("\"", r#""\"""#, "quote-unclosed@\""),
        ("\"\" a", r#"("\"\"" AND "a")"#, "quote-empty@\"\""),
        (
            "/usr/bin x",
            r#"("/usr/bin" AND "x")"#,
            "expression-unclosed@/usr/bin",
        ),
        (
            "a /腾(讯/ b",
            r#"("a" AND "/腾(讯/" AND "b")"#,
            "expression@(",
        ),
        ("/a{2,1}/", r#""/a{2,1}/""#, "expression@{"),
        ("title:/*/", r#""title:/*/""#, "expression@*"),
        (
            "/(\\w{500}){500}/",
            r#""/(\\w{500}){500}/""#,
            "expression@/(\\w{500}){500}/",
        ),
        ("http://a.cn", r#""http://a.cn""#, "field@http://a.cn"),
        (
            "nobody:\"a b\"",
            r#""nobody:\"a b\"""#,
            "field@nobody:\"a b\"",
        ),
        ("time:", r#""time:""#, "value@time:"),
        ("time:soon", r#""time:soon""#, "time@soon"),
        ("time:2017..2016", r#""time:2017..2016""#, "time@2017..2016"),
        ("company:nobody", r#""company:nobody""#, "company@nobody"),
        ("group:nobody", r#""group:nobody""#, "group@nobody"),
        ("theme:nobody", r#""theme:nobody""#, "theme@nobody"),
        ("via:mail", r#""via:mail""#, "via@mail"),
        ("mentions>", r#""mentions>""#, "number@mentions>"),
        (
            "mentions>many",
            r#""mentions>many""#,
            "number@mentions>many",
        ),
        (
            "a NEAR/x b",
            r#"("a" AND "NEAR/x" AND "b")"#,
            "distance@NEAR/x",
        ),
        (
            "a NEAR/9999999999 b",
            r#"("a" AND "NEAR/9999999999" AND "b")"#,
            "distance@NEAR/9999999999",
        ),
        (
            "a NEAR/3 (b c)",
            r#"("a" AND "NEAR/3" AND ("b" AND "c"))"#,
            "near-operand@NEAR/3",
        ),
        (
            "a NEAR/3 time:2016",
            r#"("a" AND "NEAR/3" AND time:"2016")"#,
            "near-operand@NEAR/3",
        ),
    ] {
        check(text, query, notes);
    }
}

#[test]
fn nothing_typed_is_too_much() {
    let deep = format!("{}a{}", "(".repeat(9000), ")".repeat(9000));
    let unclosed = "(".repeat(30_000);
    let long = "a OR ".repeat(20_000);
    let not = "NOT ".repeat(20_000) + "a";
    let near = "a NEAR/3 ".repeat(20_000) + "a";
    let via = "company:tencent ".repeat(250) + &"via:name ".repeat(200);
    for text in [deep, unclosed, long, not, near, via] {
        let parsed = understood(&text);
        assert!(!parsed.query.is_empty());
        assert!(!parsed.query.to_string().is_empty());
    }
}

#[test]
fn naughty_strings_are_searched() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/blns/blns.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: ../shared/data/blns is not here");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&text).expect("a list of strings");
    assert!(strings.len() > 400);
    for naughty in &strings {
        for typed in [
            naughty.clone(),
            format!("\"{naughty}"),
            format!("/{naughty}/"),
            format!("source:{naughty}"),
            format!("({naughty}) AND"),
        ] {
            let parsed = understood(&typed);
            for note in &parsed.notes {
                assert!(typed.get(note.span.range()).is_some(), "{typed}");
            }
            assert_eq!(parsed.query.is_empty(), typed.trim().is_empty(), "{typed}");
        }
    }
}

proptest! {
    #[test]
    fn a_query_written_in_full_means_the_same(
        text in "([ab(]| |[()\"/\\\\:]|AND |OR |NOT |NEAR/3 |“|”|source:|title:|via:name |company:tencent |mentions>3 |time:2016 |\\PC){0,16}",
    ) {
        let parsed = understood(&text);
        for note in &parsed.notes {
            prop_assert!(text.get(note.span.range()).is_some());
        }
        prop_assert_eq!(parsed.query.is_empty(), text.trim().is_empty());
        let full = parsed.query.to_string();
        let again = understood(&full);
        prop_assert_eq!(&again.query.to_string(), &full);
        prop_assert_eq!(noted(&full, &again.notes), "");
    }
}
