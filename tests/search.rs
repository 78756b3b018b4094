//! Search as a user would check it: against plain slow searching, and against OpenCC's own pairs.
#![allow(clippy::print_stdout, reason = "a test says that it is skipped")]

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use wenjian::corpus::{Document, ReadOptions, Reading, document_from_bytes};
use wenjian::lexicon::built_in;
use wenjian::mentions::{Matcher, Matches, TextForm};
use wenjian::search::{
    Found, HitPlace, Known, Matching, Texts, View, field_text, parse, rank, rank_watched,
};
use wenjian::text::fold::fold;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(built_in()));

fn document(name: &str, text: &str) -> Document {
    let options = ReadOptions::default();
    match document_from_bytes(text.as_bytes(), name.to_owned(), None, &options) {
        Reading::Document(document) => document,
        Reading::Skipped(problem) => panic!("{name} is no document: {problem:?}"),
    }
}

/// What `query` finds in `documents`, best first.
fn search_with(query: &str, documents: &[Document], matching: Matching) -> Vec<Found> {
    let matches: Vec<Matches> = documents
        .iter()
        .map(|document| {
            MATCHER.matches(
                &document.title.text,
                &document.body,
                TextForm::from(document.kind),
            )
        })
        .collect();
    let keys: Vec<String> = documents
        .iter()
        .flat_map(|document| document.fields.iter().map(|field| field.key.clone()))
        .collect();
    let known = Known {
        lexicon: MATCHER.lexicon(),
        keys: &keys,
    };
    let parsed = parse(query, &known, matching);
    assert_eq!(parsed.notes, [], "{query}");
    let view = |position: u32| View {
        document: &documents[position as usize],
        candidates: (&matches[position as usize].candidates).into(),
        terms: (&matches[position as usize].terms).into(),
    };
    let count = documents.len() as u32;
    let found = rank(&parsed.query, count, view, || false).expect("nobody cancels");
    let texts = Texts::new(count, view);
    let never = || false;
    let laid_out = rank_watched(&parsed.query, count, Some(&texts), view, never, |_| {});
    assert_eq!(
        laid_out.as_ref(),
        Some(&found),
        "{query}, by texts laid out"
    );
    found
}

fn search(query: &str, documents: &[Document]) -> Vec<Found> {
    search_with(query, documents, Matching::Folded)
}

/// The names of the documents that match, best first.
fn names(query: &str, documents: &[Document]) -> String {
    let found = search(query, documents);
    let name = |found: &Found| documents[found.document as usize].path.clone();
    found.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn library() -> Vec<Document> {
    [
        ("a", "---\ntitle: 腾讯云的一年\ntime: 2016-10-13\nsource: 网事风云\n---\n騰訊发布微信支付。马化腾说，云计算要开放。\n"),
        ("b", "---\ntitle: 百度\ntime: 2017-03-31 10:00\ntags: [云, 搜索]\n---\n百度与腾讯，百度与阿里巴巴。BAT 之争。\n"),
        ("c", "---\ntitle: 无关\n---\n今天天气很好。云很白。\n"),
        ("d", "---\ntitle: 长文\ntime: 2018-05-01\n---\n腾讯。\n\n很久以后，很远的地方，才有一朵云。腾讯和腾讯。\n"),
    ]
    .map(|(name, text)| document(name, text))
    .into()
}

#[test]
fn conditions_choose_articles() {
    let library = library();
    for (query, expected) in [
        ("腾讯", "a d b"),
        ("", "a b c d"),
        ("腾讯 NOT 云", ""),
        ("腾讯 NOT body:云", "b"),
        ("NOT 腾讯", "c"),
        ("(百度 OR 天气) 云", "b c"),
        ("title:云", "a"),
        ("source:风云", "a"),
        ("SOURCE:/^网.*云$/", "a"),
        ("tags:搜索", "b"),
        ("time:2016-10..2017-03", "a b"),
        ("time:2017..", "b d"),
        ("time:2018", "d"),
        ("腾讯 NEAR/0 和", "d"),
        ("腾讯 NEAR/1 百度", "b"),
        ("腾讯 NEAR/sentence 阿里巴巴", "b"),
        ("body:腾讯 NEAR/sentence body:云", ""),
        ("company:tencent", "a d b"),
        ("company:腾讯 via:product", "a"),
        ("company:tencent via:person", "a"),
        ("company:baidu via:person", ""),
        ("company:tencent mentions>=3", "a d"),
        ("company:baidu mentions>3", ""),
        ("group:bat", "b"),
        ("company:tencent NEAR/5 company:baidu", "b"),
        ("/云.?白/", "c"),
        ("/^今.*好。云/", "c"),
    ] {
        assert_eq!(names(query, &library), expected, "{query}");
    }
}

#[test]
fn hits_are_the_characters_of_the_original() {
    let library = library();
    let found = search("腾讯", &library);
    let first = &found[0];
    let document = &library[first.document as usize];
    let texts: Vec<&str> = first
        .hits
        .iter()
        .map(|hit| match hit.place() {
            HitPlace::Title => &document.title.text[hit.span.range()],
            _ => &document.body[hit.span.range()],
        })
        .collect();
    assert_eq!(texts, ["腾讯", "騰訊"]);
    let exact = search_with("騰訊", &library, Matching::Exact);
    assert_eq!((exact.len(), exact[0].hits.len()), (1, 1));
    assert!(search_with("腾訊", &library, Matching::Exact).is_empty());
}

#[test]
fn better_answers_come_first() {
    let in_order = [
        document("title", "---\ntitle: 腾讯与云\n---\n。\n"),
        document("half-title", "---\ntitle: 腾讯\n---\n云。\n"),
        document(
            "near-often",
            &format!("---\ntitle: 甲\n---\n{}\n", "腾讯云。".repeat(20)),
        ),
        document("near", "---\ntitle: 甲\n---\n腾讯云。\n"),
        document(
            "far",
            &format!("---\ntitle: 甲\n---\n腾讯{}云。\n", "很".repeat(300)),
        ),
        document(
            "far-too",
            &format!("---\ntitle: 甲\n---\n腾讯{}云。\n", "很".repeat(300)),
        ),
    ];
    let backwards: Vec<Document> = in_order.iter().rev().cloned().collect();
    let expected = "title half-title near-often near far far-too";
    assert_eq!(names("腾讯 云", &in_order), expected);
    let expected = "title half-title near-often near far-too far";
    assert_eq!(
        names("腾讯 云", &backwards),
        expected,
        "equals as they came"
    );
}

#[test]
fn a_cancelled_search_gives_nothing() {
    let library = library();
    let known = Known {
        lexicon: MATCHER.lexicon(),
        keys: &[],
    };
    let parsed = parse("腾讯", &known, Matching::Folded);
    let view = |position: u32| View {
        document: &library[position as usize],
        candidates: (&[]).into(),
        terms: (&[]).into(),
    };
    assert_eq!(rank(&parsed.query, 4, view, || true), None);
}

#[test]
fn who_waits_for_long_sees_the_best_so_far() {
    let library = library();
    let known = Known {
        lexicon: MATCHER.lexicon(),
        keys: &[],
    };
    let parsed = parse("百度 OR 云", &known, Matching::Folded);
    let view = |position: u32| {
        std::thread::sleep(std::time::Duration::from_micros(50));
        View {
            document: &library[position as usize % library.len()],
            candidates: (&[]).into(),
            terms: (&[]).into(),
        }
    };
    let mut firsts = Vec::new();
    let see = |found| firsts.push(found);
    let all = rank_watched(&parsed.query, 20_000, None, view, || false, see);
    let all = all.expect("nobody cancels");
    let [first] = &firsts[..] else {
        panic!("{} first screens", firsts.len());
    };
    assert!((1..all.len()).contains(&first.len()), "{}", first.len());
    let asked = first.iter().map(|found| found.document).max();
    // They are the best among those that had been asked by then: a block of documents, or several.
    let asked = asked.expect("some were found").next_multiple_of(2048);
    let of_asked = all.iter().filter(|found| found.document < asked);
    let best: Vec<&Found> = of_asked.take(first.len()).collect();
    assert_eq!(first.iter().collect::<Vec<_>>(), best);
}

/// Characters that the release of OpenCC from which the program's table comes does not change.
const NEWER: &str = "劄幷扞拚搧擡牴箚舖袷谿貍逕遶𰻞";

#[test]
fn pairs_of_opencc_are_found_from_both_sides() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/opencc-testcases");
    let Ok(table) = std::fs::read_to_string(data.join("data/dictionary/TSCharacters.txt")) else {
        println!("skipped: ../shared/data/opencc-testcases is not here");
        return;
    };
    let single = |text: &str| {
        let mut characters = text.chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    let pairs = table.lines().filter(|line| !line.starts_with('#'));
    let pairs = pairs.filter_map(|line| line.split_once('\t'));
    let mut count = 0;
    let (mut traditional, mut simplified) = (String::new(), String::new());
    for (from, to) in pairs {
        let to = to.split(' ').next().unwrap_or_default();
        // Sequences of several code points have no single character to fold to, and folding leaves no
        // character of the Basic Multilingual Plane for one beyond it.
        let is_foldable = match (single(from), single(to)) {
            (Some(from), Some(to)) => {
                (from > '\u{FFFF}' || to <= '\u{FFFF}') && !NEWER.contains(from)
            }
            _ => false,
        };
        if is_foldable {
            traditional.push_str(from);
            simplified.push_str(to);
            count += 1;
        }
    }
    assert!(count > 3900);
    let texts = [traditional.as_str(), simplified.as_str()].map(|text| document("t", text));
    let pairs: Vec<(char, char)> = traditional.chars().zip(simplified.chars()).collect();
    for some in pairs.chunks(25) {
        for side in [0, 1] {
            let query: String = some.iter().map(|pair| [pair.0, pair.1][side]).collect();
            assert_eq!(search(&format!("\"{query}\""), &texts).len(), 2, "{query}");
            let expression = format!("body:/{query}/");
            assert_eq!(search(&expression, &texts).len(), 2, "{query}");
        }
    }
}

/// A query as a plain slow searcher sees it.
#[derive(Clone, Debug)]
enum Plain {
    Text(String),
    Title(String),
    All(Vec<Plain>),
    Any(Vec<Plain>),
    Not(Box<Plain>),
    Near(String, usize, String),
}

impl Plain {
    fn typed(&self) -> String {
        let list = |parts: &[Self], between: &str| {
            let parts: Vec<String> = parts.iter().map(Self::typed).collect();
            format!("({})", parts.join(between))
        };
        match self {
            Self::Text(text) => format!("\"{text}\""),
            Self::Title(text) => format!("title:\"{text}\""),
            Self::All(parts) => list(parts, " "),
            Self::Any(parts) => list(parts, " OR "),
            Self::Not(inner) => format!("NOT ({})", inner.typed()),
            Self::Near(one, most, other) => format!("(\"{one}\" NEAR/{most} \"{other}\")"),
        }
    }

    /// By definition. Hits are (text, first character, one past the last).
    fn find(&self, texts: &[Vec<char>]) -> Option<BTreeSet<(usize, usize, usize)>> {
        let some = |hits: BTreeSet<_>| (!hits.is_empty()).then_some(hits);
        match self {
            Self::Text(text) => some(
                (0..texts.len())
                    .flat_map(|at| occurrences(texts, at, text))
                    .collect(),
            ),
            Self::Title(text) => some(occurrences(texts, 0, text).into_iter().collect()),
            Self::All(parts) => {
                let parts: Option<Vec<_>> = parts.iter().map(|part| part.find(texts)).collect();
                Some(parts?.into_iter().flatten().collect())
            }
            Self::Any(parts) => {
                let parts: Vec<_> = parts.iter().filter_map(|part| part.find(texts)).collect();
                (!parts.is_empty()).then(|| parts.into_iter().flatten().collect())
            }
            Self::Not(inner) => inner.find(texts).is_none().then(BTreeSet::new),
            Self::Near(one, most, other) => {
                let mut hits = BTreeSet::new();
                for at in 0..texts.len() {
                    for a in occurrences(texts, at, one) {
                        for b in occurrences(texts, at, other) {
                            let gap = b.1.saturating_sub(a.2).max(a.1.saturating_sub(b.2));
                            if gap <= *most {
                                hits.extend([a, b]);
                            }
                        }
                    }
                }
                some(hits)
            }
        }
    }
}

/// Where `wanted` stands in text `at`, from the left, none overlapping another.
fn occurrences(texts: &[Vec<char>], at: usize, wanted: &str) -> Vec<(usize, usize, usize)> {
    let wanted: Vec<char> = wanted.chars().map(fold).collect();
    let (mut found, mut start) = (Vec::new(), 0);
    while start + wanted.len() <= texts[at].len() {
        let end = start + wanted.len();
        if texts[at][start..end] == wanted {
            found.push((at, start, end));
            start = end;
        } else {
            start += 1;
        }
    }
    found
}

fn plain() -> impl Strategy<Value = Plain> {
    let text = || "[台臺云雲aAａ。]{1,3}";
    let leaf = prop_oneof![
        4 => text().prop_map(Plain::Text),
        1 => text().prop_map(Plain::Title),
        2 => (text(), 0_usize..6, text()).prop_map(|(a, most, b)| Plain::Near(a, most, b)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Plain::Any),
            inner.prop_map(|inner| Plain::Not(Box::new(inner))),
        ]
    })
}

proptest! {
    #[test]
    fn it_finds_what_slow_searching_finds(
        query in plain(),
        title in "[台臺云雲aAａ。x]{1,6}",
        field in "[台臺云雲aA]{1,6}",
        body in "[台臺云雲aAａ。x]{0,40}",
    ) {
        let text = format!("---\ntitle: \"{title}\"\nnote: \"{field}\"\n---\n{body}\n");
        let document = document("t", &text);
        // The field that gave the title says the same once more and is left out.
        let others = document.fields.iter().enumerate();
        let others = others.filter(|(_, field)| field_text(&field.value) != document.title.text);
        let mut places = vec![(HitPlace::Title, document.title.text.clone())];
        places.extend(others.map(|(at, field)| (HitPlace::Field(at as u16), field_text(&field.value).into_owned())));
        // Where field and title say the same, only the first is left out.
        prop_assume!(places.len() == 2);
        places.push((HitPlace::Body, document.body.to_string()));
        let folded: Vec<Vec<char>> = places.iter().map(|(_, text)| text.chars().map(fold).collect()).collect();
        let expected = query.find(&folded);
        let found = search(&query.typed(), std::slice::from_ref(&document));
        let hits = found.first().map(|found| {
            let hits = found.hits.iter().map(|hit| {
                let at = places.iter().position(|(place, _)| *place == hit.place()).expect("a text");
                let point = |byte: u32| places[at].1[..byte as usize].chars().count();
                (at, point(hit.span.start), point(hit.span.end))
            });
            hits.collect::<BTreeSet<_>>()
        });
        prop_assert_eq!(hits, expected, "{}", query.typed());
    }
}
