//! The concordance against plain slow ways of doing the same, on sample articles and on made-up ones.

use proptest::prelude::*;
use std::cmp::Ordering;
use std::sync::LazyLock;
use wenjian::analysis::concordance::{
    Context, Finder, Key, Level, Line, Order, Sought, UnknownAlias, Window, lines, sorted,
};
use wenjian::analysis::dispersion::{self, Along, Axis};
use wenjian::analysis::outlet::outlet;
use wenjian::corpus::{Document, ReadOptions, Reading, document_from_bytes};
use wenjian::evidence::clauses;
use wenjian::lexicon::{CompanyId, GroupId, Lexicon, Owner, ThemeId, built_in};
use wenjian::mentions::{Matcher, Matches, Place, TextForm};
use wenjian::search::{Known, View};
use wenjian::session::samples;
use wenjian::text::collate;
use wenjian::text::fold::fold;
use wenjian::text::{ByteSpan, sentence};

#[path = "../examples/generate/sentences.rs"]
mod sentences;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::new(built_in()));
static SAMPLES: LazyLock<Articles> = LazyLock::new(|| {
    let texts = samples::all().iter().map(|(name, bytes)| {
        let text = std::str::from_utf8(bytes).expect("the samples are UTF-8");
        ((*name).to_owned(), text.to_owned())
    });
    Articles::new(texts)
});

const WINDOWS: [Window; 5] = [
    Window::Characters(1),
    Window::Characters(20),
    Window::Characters(200),
    Window::Clause,
    Window::Sentence,
];

/// Articles with what was found in them.
struct Articles(Vec<(Document, Matches)>);

impl Articles {
    fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let read = |(name, text): (String, String)| {
            let options = ReadOptions::default();
            let read = document_from_bytes(text.as_bytes(), name, None, &options);
            let Reading::Document(document) = read else {
                panic!("it is a document");
            };
            let form = TextForm::from(document.kind);
            let matches = MATCHER.matches(&document.title.text, &document.body, form);
            (document, matches)
        };
        Self(texts.into_iter().map(read).collect())
    }

    fn view(&self, entry: u32) -> View<'_> {
        let (document, matches) = &self.0[entry as usize];
        View {
            document,
            candidates: (&matches.candidates).into(),
            terms: (&matches.terms).into(),
        }
    }

    fn shown(&self) -> Vec<u32> {
        (0..self.0.len() as u32).collect()
    }

    fn find(&self, sought: &Sought, shown: &[u32]) -> Result<Vec<Line>, UnknownAlias> {
        let known = Known {
            lexicon: MATCHER.lexicon(),
            keys: &[],
        };
        let (finder, _) = Finder::new(sought, &known)?;
        let found = lines(&finder, shown, |entry| self.view(entry), || false);
        Ok(found.expect("nobody cancels"))
    }

    fn all(&self, sought: &Sought) -> Vec<Line> {
        self.find(sought, &self.shown()).expect("it is known")
    }

    fn sorted(&self, lines: &[Line], window: Window, order: &Order) -> Vec<u32> {
        let view = |entry| self.view(entry);
        sorted(lines, window, order, view, || false).expect("nobody cancels")
    }

    fn text(&self, line: &Line) -> &str {
        line.text(&self.view(line.entry))
    }
}

fn lexicon() -> &'static Lexicon {
    MATCHER.lexicon()
}

fn company(id: &str) -> CompanyId {
    lexicon()
        .company_by_id(id)
        .expect("the built-in lexicon has it")
}

/// Every place where `wanted` stands in titles and bodies, looked for character by character.
fn places_of(articles: &Articles, wanted: &str) -> Vec<Line> {
    let wanted: Vec<char> = wanted.chars().map(fold).collect();
    let mut found = Vec::new();
    for (entry, (document, _)) in (0..).zip(&articles.0) {
        let (title, body): (&str, &str) = (&document.title.text, &document.body);
        for (place, text) in [(Place::Title, title), (Place::Body, body)] {
            let characters: Vec<(usize, char)> = text.char_indices().collect();
            let mut at = 0;
            while at + wanted.len() <= characters.len() {
                let here = &characters[at..at + wanted.len()];
                if here
                    .iter()
                    .map(|(_, character)| fold(*character))
                    .eq(wanted.iter().copied())
                {
                    let start = here[0].0;
                    let end = characters
                        .get(at + wanted.len())
                        .map_or(text.len(), |next| next.0);
                    let span = ByteSpan::new(start, end);
                    found.push(Line { entry, place, span });
                    at += wanted.len();
                } else {
                    at += 1;
                }
            }
        }
    }
    found
}

/// What is left and right of a hit, found by taking the whole text apart.
fn plain_context(text: &str, hit: ByteSpan, window: Window) -> (String, String) {
    let is_line_end = |character: &char| "\n\r\u{2028}\u{2029}".contains(*character);
    let before: Vec<char> = text[..hit.start as usize].chars().collect();
    let after: Vec<char> = text[hit.end as usize..].chars().collect();
    let from = before.iter().rposition(is_line_end).map_or(0, |at| at + 1);
    let to = after.iter().position(is_line_end).unwrap_or(after.len());
    let (mut left, mut right) = (before[from..].to_vec(), after[..to].to_vec());
    match window {
        Window::Characters(width) => {
            let width = usize::from(width);
            left.drain(..left.len().saturating_sub(width));
            right.truncate(width);
        }
        Window::Clause | Window::Sentence => {
            let mut parts = sentence::sentences(text);
            if window == Window::Clause {
                let all = parts.iter().flat_map(|part| clauses(text, *part));
                parts = all.collect();
            }
            let first = parts
                .iter()
                .rfind(|part| part.start <= hit.start)
                .expect("no gaps");
            let last = parts
                .iter()
                .find(|part| part.end >= hit.end)
                .expect("no gaps");
            let most = text[first.start as usize..hit.start as usize]
                .chars()
                .count();
            left.drain(..left.len().saturating_sub(most));
            right.truncate(text[hit.end as usize..last.end as usize].chars().count());
        }
    }
    let text = |characters: Vec<char>| characters.into_iter().collect::<String>();
    (
        text(left).trim_start().to_owned(),
        text(right).trim_end().to_owned(),
    )
}

/// The order of two lines, each key worked out anew for each comparison.
fn plain_order(articles: &Articles, window: Window, order: &Order, a: &Line, b: &Line) -> Ordering {
    let characters = |text: &str| -> Vec<char> {
        let solid = text.chars().filter(|character| !character.is_whitespace());
        solid.map(fold).collect()
    };
    let context = |line: &Line| plain_context(articles.text(line), line.span, window);
    let by_character =
        |a: &char, b: &char| collate::compare(&a.to_string(), &b.to_string()).then(a.cmp(b));
    let document = |line: &Line| &articles.0[line.entry as usize].0;
    for Level { key, descending } in &order.0 {
        let turn = |order: Ordering| if *descending { order.reverse() } else { order };
        fn missing_last<T>(
            a: Option<T>,
            b: Option<T>,
            by: impl Fn(&T, &T) -> Ordering,
        ) -> Ordering {
            match (a, b) {
                (Some(a), Some(b)) => by(&a, &b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => Ordering::Equal,
            }
        }
        let nth = |line: &Line| {
            let (left, right) = context(line);
            match key {
                Key::Right(number) => characters(&right).get(usize::from(*number) - 1).copied(),
                Key::Left(number) => {
                    let left: Vec<char> = characters(&left).into_iter().rev().collect();
                    left.get(usize::from(*number) - 1).copied()
                }
                _ => None,
            }
        };
        let decided = match key {
            Key::Right(_) | Key::Left(_) => {
                missing_last(nth(a), nth(b), |a, b| turn(by_character(a, b)))
            }
            Key::Pinyin => {
                let word = |line: &Line| -> Vec<char> {
                    let hit = &articles.text(line)[line.span.range()];
                    let mut word = characters(hit);
                    word.extend(characters(&context(line).1));
                    word.truncate(32);
                    word
                };
                let (a, b) = (word(a), word(b));
                (0..32)
                    .map(|at| missing_last(a.get(at), b.get(at), |a, b| turn(by_character(a, b))))
                    .find(|order| order.is_ne())
                    .unwrap_or(Ordering::Equal)
            }
            Key::Date => {
                let date = |line| document(line).date.map(|date| (date.day(), date));
                missing_last(date(a), date(b), |a, b| turn(a.cmp(b)))
            }
            Key::Outlet => missing_last(outlet(document(a)), outlet(document(b)), |a, b| {
                turn(collate::compare(a, b).then_with(|| a.cmp(b)))
            }),
            Key::Path => turn(a.entry.cmp(&b.entry)),
        };
        if decided.is_ne() {
            return decided;
        }
    }
    a.cmp(b)
}

fn check_order(articles: &Articles, lines: &[Line], window: Window, order: &Order) {
    let mut expected: Vec<u32> = (0..lines.len() as u32).collect();
    expected.sort_by(|a, b| {
        let (a, b) = (&lines[*a as usize], &lines[*b as usize]);
        plain_order(articles, window, order, a, b)
    });
    assert_eq!(
        articles.sorted(lines, window, order),
        expected,
        "{order} {window:?}"
    );
}

fn orders() -> impl Strategy<Value = Order> {
    let key = prop_oneof![
        (1_u8..6).prop_map(Key::Right),
        (1_u8..6).prop_map(Key::Left),
        Just(Key::Pinyin),
        Just(Key::Date),
        Just(Key::Outlet),
        Just(Key::Path),
    ];
    let level = (key, any::<bool>()).prop_map(|(key, descending)| Level { key, descending });
    prop::collection::vec(level, 0..4).prop_map(Order)
}

#[test]
fn a_query_gives_every_place_in_titles_and_bodies() {
    for wanted in ["云", "金融", "支付宝", "的", "BAT", "没有这样的话"] {
        let sought = Sought::Query(format!("\"{wanted}\""));
        let found = SAMPLES.all(&sought);
        assert_eq!(found, places_of(&SAMPLES, wanted), "{wanted}");
        assert_eq!(found.is_empty(), wanted == "没有这样的话");
    }
}

#[test]
fn companies_groups_and_themes_give_what_is_counted_for_them() {
    let articles = &*SAMPLES;
    let mut all = 0;
    for id in ["tencent", "alibaba", "baidu", "jd"] {
        let wanted = company(id);
        let mut expected = Vec::new();
        for (entry, (_, matches)) in (0..).zip(&articles.0) {
            for mention in matches
                .candidates
                .iter()
                .filter(|mention| mention.is_mention())
            {
                if let Owner::Companies(owners) = &lexicon().alias(mention.alias).owner
                    && owners.contains(&wanted)
                {
                    let (place, span) = (mention.place, mention.span);
                    expected.push(Line { entry, place, span });
                }
            }
        }
        all += expected.len();
        assert_eq!(articles.all(&Sought::Company(wanted)), expected);
    }
    assert!(all > 100, "the samples name companies");
    let groups = (0..lexicon().groups.len()).map(|number| Sought::Group(GroupId(number as u16)));
    assert!(
        groups
            .map(|sought| articles.all(&sought).len())
            .sum::<usize>()
            > 0
    );
    let themes = (0..lexicon().themes.len()).map(|number| Sought::Theme(ThemeId(number as u16)));
    assert!(
        themes
            .map(|sought| articles.all(&sought).len())
            .sum::<usize>()
            > 100
    );
}

#[test]
fn an_alias_gives_its_own_places_and_an_unknown_one_is_told() {
    let found = SAMPLES.all(&Sought::Alias("微信".to_owned()));
    let texts = found
        .iter()
        .map(|line| &SAMPLES.text(line)[line.span.range()]);
    assert!(found.len() > 1 && texts.into_iter().all(|text| text == "微信"));
    assert!(found.len() < SAMPLES.all(&Sought::Company(company("tencent"))).len());
    assert!(!SAMPLES.all(&Sought::Alias("ｂａｔ".to_owned())).is_empty());
    let unknown = Sought::Alias("没有这样的话".to_owned());
    let error = UnknownAlias("没有这样的话".to_owned());
    assert_eq!(SAMPLES.find(&unknown, &[0]), Err(error));
}

#[test]
fn only_the_shown_articles_are_looked_at_and_fields_are_no_text() {
    let articles = Articles::new([
        (
            "a".to_owned(),
            "---\ntitle: 腾讯\nsource: 腾讯网\n---\n腾讯。".to_owned(),
        ),
        (
            "b".to_owned(),
            "---\ntitle: 甲\nsource: 晨报\n---\n腾讯。".to_owned(),
        ),
    ]);
    let query = Sought::Query("腾讯".to_owned());
    let entries = |shown: &[u32]| -> Vec<u32> {
        let found = articles.find(&query, shown).expect("a query is known");
        found.iter().map(|line| line.entry).collect()
    };
    assert_eq!(entries(&[0, 1]), [0, 0, 1]);
    assert_eq!(entries(&[1]), [1]);
    assert!(entries(&[]).is_empty());
    let by_field = Sought::Query("body:腾讯 source:晨报".to_owned());
    let known = Known {
        lexicon: lexicon(),
        keys: &["source".to_owned()],
    };
    let (finder, _) = Finder::new(&by_field, &known).expect("a query is known");
    let found = lines(&finder, &[0, 1], |entry| articles.view(entry), || false);
    let found = found.expect("nobody cancels");
    assert_eq!(found.iter().map(|line| line.entry).collect::<Vec<_>>(), [1]);
}

#[test]
fn the_samples_have_the_contexts_and_orders_of_the_plain_way() {
    let articles = &*SAMPLES;
    let found = articles.all(&Sought::Company(company("tencent")));
    for window in WINDOWS {
        for line in &found {
            let text = articles.text(line);
            let context = Context::new(text, line.span, window);
            let (left, right) = plain_context(text, line.span, window);
            assert_eq!(text[context.left.range()], left, "{window:?}");
            assert_eq!(text[context.right.range()], right, "{window:?}");
        }
        for order in [
            "r1,r2,r3",
            "l1,-l2",
            "pinyin",
            "-date,outlet,r1",
            "outlet,-path",
        ] {
            check_order(articles, &found, window, &order.parse().expect("an order"));
        }
    }
}

#[test]
fn r1_brings_alike_neighbours_together_as_a_dictionary_lists_them() {
    let text = "腾讯云，腾讯在，腾讯的，騰訊雲，腾讯 云\n腾讯阿\n腾讯";
    let articles = Articles::new([("a.txt".to_owned(), text.to_owned())]);
    let found = articles.all(&Sought::Query("body:腾讯".to_owned()));
    let order = articles.sorted(&found, Window::default(), &"r1".parse().expect("an order"));
    let starts: Vec<String> = order
        .iter()
        .map(|position| {
            let line = &found[*position as usize];
            articles.text(line)[line.span.end as usize..]
                .chars()
                .take(1)
                .collect()
        })
        .collect();
    assert_eq!(starts, ["阿", "的", "云", "雲", " ", "在", ""]);
}

#[test]
fn dispersion_puts_every_mention_where_it_stands() {
    let articles = &*SAMPLES;
    let shown = articles.shown();
    let wanted = [company("tencent"), company("baidu"), company("jd")];
    for along in [Along::Path, Along::Date] {
        let axis = Axis::new(&shown, along, |entry| articles.view(entry));
        let mut order = shown.clone();
        if along == Along::Date {
            // Those without a date last; equal ones by path.
            order.sort_by_key(|entry| {
                let date = articles.0[*entry as usize].0.date;
                (date.is_none(), date.map(|date| (date.day(), date)), *entry)
            });
        }
        assert_eq!(axis.entries, order);
        let view = |entry| articles.view(entry);
        let found = dispersion::companies(&axis, lexicon(), &wanted, view, || false);
        for (company, places) in wanted.iter().zip(found.expect("nobody cancels")) {
            let lines = articles.all(&Sought::Company(*company));
            // Walk the bodies one after the other, counting bytes.
            let (mut expected, mut before, mut with_any) = (Vec::new(), 0, 0);
            for entry in &order {
                let of_entry = lines.iter().filter(|line| line.entry == *entry);
                let at = of_entry.map(|line| match line.place {
                    Place::Title => before,
                    Place::Body => before + u64::from(line.span.start),
                });
                let at: Vec<u64> = at.collect();
                with_any += u32::from(!at.is_empty());
                expected.extend(at);
                before += articles.0[*entry as usize].0.body.len() as u64;
            }
            assert_eq!(places.at, expected, "{along:?}");
            assert_eq!(places.articles, with_any);
            assert_eq!(axis.length(), before);
            let same = dispersion::lines(&axis, &lines, view);
            assert_eq!(
                same, places,
                "a concordance of the company lies where the company does"
            );
            for at in &places.at {
                let (number, byte) = axis.at(*at).expect("it is on the axis");
                let entry = axis.entries[number];
                let is_there = |line: &&Line| {
                    line.entry == entry && (line.span.start == byte || line.place == Place::Title)
                };
                assert!(lines.iter().any(|line| is_there(&line)));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn odd_texts_have_the_contexts_of_the_plain_way(
        text in "([腾讯云，。；！”a1,. \u{3000}]|但|而是|\r\n|\n|\u{2028}|😀){0,60}",
        order in orders(),
    ) {
        let articles = Articles::new([("a.txt".to_owned(), text)]);
        for wanted in ["讯", "云，", "a1"] {
            let found = articles.all(&Sought::Query(format!("body:\"{wanted}\"")));
            let mut plain = places_of(&articles, wanted);
            plain.retain(|line| line.place == Place::Body);
            prop_assert_eq!(&found, &plain);
            for (line, window) in found.iter().flat_map(|line| WINDOWS.map(|window| (line, window))) {
                let text = articles.text(line);
                let context = Context::new(text, line.span, window);
                let (left, right) = plain_context(text, line.span, window);
                prop_assert_eq!(&text[context.left.range()], left, "{:?}", window);
                prop_assert_eq!(&text[context.right.range()], right, "{:?}", window);
            }
            // Sorted in one go, lines of one paragraph share what is found out of it.
            for window in WINDOWS {
                check_order(&articles, &found, window, &order);
            }
        }
    }

    #[test]
    fn made_up_articles_are_sorted_as_the_plain_way_sorts(
        seed in any::<u64>(),
        order in orders(),
        window in prop::sample::select(WINDOWS.to_vec()),
    ) {
        let lexicon = built_in();
        let writer = sentences::Writer::new(&lexicon);
        let mut rng = fastrand::Rng::with_seed(seed);
        let texts = (0..4).map(|number| {
            let date = match rng.u8(..3) {
                0 => String::new(),
                1 => format!("time: 2016-0{}-01\n", rng.u8(1..9)),
                _ => format!("time: 2016-0{}-01 10:00\n", rng.u8(1..9)),
            };
            let outlet = ["", "name: 晨报\n", "name: 商界观察\n"][rng.usize(..3)];
            let title = writer.title(&mut rng);
            let body = writer.body(&mut rng, 300);
            (format!("{number}.md"), format!("---\ntitle: \"{title}\"\n{date}{outlet}---\n{body}"))
        });
        let articles = Articles::new(texts.collect::<Vec<_>>());
        for wanted in ["的", "w", "d"] {
            let found = articles.all(&Sought::Query(format!("\"{wanted}\"")));
            prop_assert_eq!(&found, &places_of(&articles, wanted));
            check_order(&articles, &found, window, &order);
        }
        let named = articles.all(&Sought::Query("via:name".to_owned()));
        check_order(&articles, &named, window, &order);
    }
}

#[test]
fn paragraphs_beyond_every_bound_are_sorted_as_the_plain_way_sorts() {
    // Without punctuation, and longer on either side than is looked at.
    let text = format!("{0}腾讯云{0}腾讯在。{0}腾讯的", "天地玄黄".repeat(700));
    let articles = Articles::new([("a.txt".to_owned(), text)]);
    let found = articles.all(&Sought::Query("body:腾讯".to_owned()));
    assert_eq!(found.len(), 3);
    for window in [Window::Clause, Window::Sentence] {
        for order in ["l9", "-r2,l1", "pinyin"] {
            let order: Order = order.parse().expect("an order");
            let sorted = articles.sorted(&found, window, &order);
            // One at a time nothing is shared.
            let key = |line: &Line| -> Vec<Option<char>> {
                let text = articles.text(line);
                let context = Context::new(text, line.span, window);
                let left: Vec<char> = text[context.left.range()].chars().rev().collect();
                let right: Vec<char> = text[context.right.range()].chars().collect();
                match order.to_string().as_str() {
                    "l9" => vec![left.get(8).copied()],
                    "pinyin" => (0..30).map(|at| right.get(at).copied()).collect(),
                    _ => vec![right.get(1).copied(), left.first().copied()],
                }
            };
            let keys: Vec<Vec<Option<char>>> = found.iter().map(key).collect();
            let compare = |a: &u32, b: &u32| {
                let pairs = keys[*a as usize].iter().zip(&keys[*b as usize]);
                let compared = pairs.enumerate().map(|(level, (a, b))| match (a, b) {
                    (Some(a), Some(b)) => {
                        let ascending = collate::compare(&a.to_string(), &b.to_string());
                        // Of these orders at most the first key is turned round.
                        match level == 0 && order.0[0].descending {
                            true => ascending.reverse(),
                            false => ascending,
                        }
                    }
                    (a, b) => a.is_none().cmp(&b.is_none()),
                });
                let decided = compared.into_iter().find(|order| order.is_ne());
                decided.unwrap_or_else(|| a.cmp(b))
            };
            let mut expected: Vec<u32> = vec![0, 1, 2];
            expected.sort_by(compare);
            assert_eq!(sorted, expected, "{order} {window:?}");
        }
    }
}
