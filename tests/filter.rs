//! The filter as every view sees it: what is shown, against a plain slow oracle, and what it outlives.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use wenjian::lexicon;
use wenjian::mentions::Matcher;
use wenjian::search::Matching;
use wenjian::session::filter::{FacetCounts, Narrowed};
use wenjian::session::table::{Column, SortKey, TableChange};
use wenjian::session::{
    CacheStore, Command, DateRange, Direction, Entry, Facet, FacetValue, Filter, FilterChange,
    LazyMatcher, Library, Session, SettingsStore, Source, Subject,
};

/// Articles with everything that can tell them apart, and what is missing in some.
const ARTICLES: [(&str, &str); 7] = [
    (
        "a.md",
        "---\ntitle: 腾讯云的一年\ntime: 2016-10-13\nsource: 网事风云\ntags: [云, 金融]\n---\n騰訊发布微信支付。腾讯的云计算。\n",
    ),
    (
        "b.md",
        "---\ntitle: 百度\ntime: 2017-03-31 10:00\nsource: 网事风云\ntags: [搜索]\n---\n百度与腾讯。BAT 之争。\n",
    ),
    (
        "c.md",
        "---\ntitle: 无关\nsource: 日报\n---\n今天天气很好。云很白。\n",
    ),
    (
        "d.md",
        "---\ntitle: 长文\ntime: 2018-05-01\nsource: 日报\ntags: 云\n---\n华为与阿里巴巴。\n",
    ),
    ("e.md", "没有元数据的一篇，讲华为。\n"),
    (
        "f.md",
        "---\ntitle: 京东\ntime: 2016-01-01\ntags: []\n---\n京东方不是京东。\n",
    ),
    (
        "g.md",
        "---\ntitle: 日期不清\ntime: 某年某日\nsource: 日报\n---\n支付宝。\n",
    ),
];

fn write_all(folder: &Path) {
    for (name, text) in ARTICLES {
        std::fs::write(folder.join(name), text).expect("writable");
    }
}

fn open(folder: &Path) -> Session {
    let matcher = Arc::new(Matcher::new(lexicon::built_in()));
    let mut session = Session::new(
        Source::Paths(vec![folder.to_owned()]),
        LazyMatcher::ready(matcher),
        SettingsStore::nowhere(),
        CacheStore::nowhere(),
        Arc::new(|| {}),
    );
    settle(&mut session);
    session
}

fn settle(session: &mut Session) {
    until(session, |session| {
        session.library().is_settled() && !session.is_busy()
    });
}

fn until(session: &mut Session, is_so: impl Fn(&Session) -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        session.poll();
        if is_so(session) {
            return;
        }
        assert!(Instant::now() < end, "it never came to be");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn change(session: &mut Session, change: FilterChange) {
    session.apply(Command::Filter(change));
    settle(session);
}

fn query(session: &mut Session, text: &str) {
    change(session, FilterChange::Query(text.to_owned()));
}

/// The articles shown, by the letter of their file, in the order of the table.
fn rows(session: &Session) -> String {
    letters(session.library(), session.rows())
}

fn letters(library: &Library, positions: &[u32]) -> String {
    let letter = |position: &u32| &library.entries[*position as usize].document.path[..1];
    positions.iter().map(letter).collect()
}

#[test]
fn what_is_left_is_what_all_conditions_leave() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let mut session = open(folder.path());
    assert_eq!(rows(&session), "abcdefg");
    assert!(!session.is_filtered());

    query(&mut session, "腾讯");
    assert_eq!(rows(&session), "ab");
    let toggle = |facet, value: &str| FilterChange::Toggle(facet, FacetValue::of(value));
    let tags = Facet::Field("tags".to_owned());
    change(&mut session, toggle(tags.clone(), "云"));
    assert_eq!(rows(&session), "a");
    change(&mut session, toggle(tags.clone(), "搜索"));
    assert_eq!(rows(&session), "ab", "several values widen");
    change(&mut session, FilterChange::Query(String::new()));
    assert_eq!(rows(&session), "abd");
    change(
        &mut session,
        FilterChange::Toggle(tags, FacetValue::Missing),
    );
    assert_eq!(rows(&session), "abcdefg");
    change(&mut session, FilterChange::Clear);
    assert!(!session.is_filtered() && session.narrowed().is_none());
    assert_eq!(rows(&session), "abcdefg");

    let company = Facet::Company;
    change(&mut session, toggle(company, "huawei"));
    assert_eq!(rows(&session), "de");
    assert_eq!(session.shown().len(), 2);
    let dates = |from, to, undated| FilterChange::Dates(Some(DateRange { from, to, undated }));
    change(
        &mut session,
        dates(date(2018, 5, 1), date(2018, 5, 1), false),
    );
    assert_eq!(rows(&session), "d", "both ends of a span are included");
    change(
        &mut session,
        dates(date(2018, 5, 1), date(2018, 5, 1), true),
    );
    assert_eq!(rows(&session), "de", "the undated stand beside");
    change(&mut session, FilterChange::Clear);
    change(&mut session, toggle(Facet::Problem, "date-unreadable"));
    assert_eq!(rows(&session), "g");
    change(&mut session, FilterChange::Clear);
    change(&mut session, toggle(Facet::Year, "2016"));
    assert_eq!(rows(&session), "af");
}

#[test]
fn sums_order_and_the_way_from_article_to_article_are_of_what_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let mut session = open(folder.path());
    let tencent = session
        .library()
        .lexicon
        .company_by_id("tencent")
        .expect("it is built in");
    let tencent = Subject::Company(tencent);
    let everywhere = session.tally().count(tencent);
    session.apply(Command::Table(TableChange::SortBy(SortKey::Column(
        Column::Date,
    ))));
    session.apply(Command::Choose(Some(tencent)));
    session.apply(Command::SetScope(wenjian::session::Scope::Library));
    query(&mut session, "BAT");
    assert_eq!(rows(&session), "b");
    let here = session.tally().count(tencent);
    assert_eq!((here.documents, here.mentions), (1, 1));
    assert!(everywhere.documents > 1);
    let lines = session.library_lines().expect("they are gathered");
    assert_eq!(lines.len(), 1, "the list is of the articles shown");

    change(&mut session, FilterChange::Query("2016 OR 腾讯".to_owned()));
    assert_eq!(rows(&session), "baf", "newest first");
    // The open article stays open though it is not among them, and there is a way to those that are.
    session.apply(Command::Select(2));
    session.apply(Command::SelectNeighbour(Direction::Next));
    assert_eq!(session.selected(), Some(1));
    session.apply(Command::SelectNeighbour(Direction::Next));
    assert_eq!(session.selected(), Some(0));
}

#[test]
fn a_filter_outlives_reading_again_and_another_lexicon() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let mut session = open(folder.path());
    let asked = "title:云 OR body:云 OR tags:云";
    query(&mut session, asked);
    let toggle = FilterChange::Toggle(Facet::Company, FacetValue::of("huawei"));
    assert_eq!(rows(&session), "acd");

    std::fs::write(folder.path().join("aa.md"), "新的一篇，也讲云。\n").expect("writable");
    std::fs::remove_file(folder.path().join("c.md")).expect("it is there");
    session.apply(Command::Reload);
    settle(&mut session);
    assert_eq!(session.filter().query, asked);
    assert_eq!(session.shown().len(), 3);
    let shown = session.shown().iter();
    let paths: Vec<&str> = shown
        .map(|position| {
            session.library().entries[*position as usize]
                .document
                .path
                .as_str()
        })
        .collect();
    assert_eq!(paths, ["a.md", "aa.md", "d.md"]);

    session.apply(Command::Filter(toggle));
    settle(&mut session);
    assert_eq!(rows(&session), "d");
    session.apply(Command::SetRolledUp(true));
    settle(&mut session);
    assert_eq!(rows(&session), "d");

    // What is opened next has nothing to do with it.
    session.apply(Command::Open(Source::Samples));
    settle(&mut session);
    assert!(!session.is_filtered());
    assert_eq!(session.rows().len(), session.library().entries.len());
}

#[test]
fn only_the_last_of_many_changes_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let mut session = open(folder.path());
    for text in ["腾", "腾讯", "腾讯 O", "腾讯 OR", "腾讯 OR 百", "百度"] {
        session.apply(Command::Filter(FilterChange::Query(text.to_owned())));
    }
    assert!(session.is_busy());
    settle(&mut session);
    assert_eq!(rows(&session), "b");
}

static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    Arc::clone(open(folder.path()).library())
});

/// Every value that an article has, by looking at it as a reader would.
fn values(entry: &Entry, facet: &Facet) -> BTreeSet<String> {
    let lexicon = &LIBRARY.lexicon;
    let document = &entry.document;
    let texts: Vec<String> = match facet {
        Facet::Company => {
            let all = &entry.tally.companies;
            all.iter()
                .map(|(id, _)| lexicon.company(*id).id.clone())
                .collect()
        }
        Facet::Group => {
            let all = &entry.tally.groups;
            all.iter()
                .map(|(id, _)| lexicon.group(*id).id.clone())
                .collect()
        }
        Facet::Theme => {
            let all = &entry.tally.themes;
            all.iter()
                .map(|(id, _)| lexicon.theme(*id).id.clone())
                .collect()
        }
        Facet::Year => document
            .date
            .iter()
            .map(|date| date.iso()[..4].to_owned())
            .collect(),
        Facet::Field(key) => document.field(key).map_or(Vec::new(), |value| {
            let text = value.compact();
            text.split(", ")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        }),
        Facet::Problem => document
            .problems
            .iter()
            .map(|problem| problem.code().to_owned())
            .collect(),
        Facet::Encoding => vec![document.encoding.to_owned()],
    };
    texts.into_iter().collect()
}

fn facet() -> impl Strategy<Value = Facet> {
    prop_oneof![
        Just(Facet::Company),
        Just(Facet::Group),
        Just(Facet::Theme),
        Just(Facet::Year),
        Just(Facet::Problem),
        Just(Facet::Encoding),
        "(source|tags|title|none)".prop_map(Facet::Field),
    ]
}

fn value() -> impl Strategy<Value = FacetValue> {
    let known = "(tencent|huawei|baidu|jd|BAT|bat|cloud|2016|2017|2018|网事风云|日报|云|搜索|UTF-8|date-unreadable|nobody)";
    prop_oneof![9 => known.prop_map(FacetValue::Text), 1 => Just(FacetValue::Missing)]
}

fn day() -> impl Strategy<Value = Date> {
    (2015_i16..2020, 1_i8..13, 1_i8..29).prop_map(|(year, month, day)| date(year, month, day))
}

fn filter() -> impl Strategy<Value = Filter> {
    let facets =
        prop::collection::btree_map(facet(), prop::collection::btree_set(value(), 1..4), 0..3);
    let dates = prop::option::of((day(), day(), any::<bool>()));
    ("(|腾讯|騰訊|云|百|華|UTF|的)", facets, dates, any::<bool>()).prop_map(
        |(query, facets, dates, exact)| Filter {
            query,
            matching: if exact {
                Matching::Exact
            } else {
                Matching::Folded
            },
            facets,
            dates: dates.map(|(one, other, undated)| DateRange {
                from: one.min(other),
                to: one.max(other),
                undated,
            }),
        },
    )
}

/// Whether an article is left, by the plainest reading of the filter.
fn slowly(entry: &Entry, filter: &Filter) -> bool {
    let document = &entry.document;
    let plain = |text: &str| match filter.matching {
        Matching::Exact => text.to_owned(),
        Matching::Folded | Matching::Pinyin => wenjian::text::fold::fold_text(text),
    };
    let fields = document.fields.iter().map(|field| field.value.compact());
    let texts = [document.title.text.clone(), document.body.to_string()];
    let wanted = plain(&filter.query);
    let says = texts
        .into_iter()
        .chain(fields)
        .any(|text| plain(&text).contains(&wanted));
    let in_time = filter.dates.is_none_or(|dates| match document.date {
        None => dates.undated,
        Some(date) => {
            let day = date.iso()[..10].to_owned();
            dates.from.to_string() <= day && day <= dates.to.to_string()
        }
    });
    let chosen = filter.facets.iter().all(|(facet, wanted)| {
        let own = values(entry, facet);
        let missing = own.is_empty() && wanted.contains(&FacetValue::Missing);
        missing
            || own
                .iter()
                .any(|own| wanted.contains(&FacetValue::of(own.clone())))
    });
    says && in_time && chosen
}

proptest! {
    #[test]
    fn it_leaves_what_a_slow_reading_leaves(filter in filter()) {
        let library = Arc::clone(&LIBRARY);
        let narrowed = Narrowed::new(Arc::clone(&library), filter.clone(), None, || false)
            .expect("nobody cancels");
        let expected: Vec<u32> = (0..)
            .zip(&library.entries)
            .filter(|(_, entry)| slowly(entry, &filter))
            .map(|(position, _)| position)
            .collect();
        prop_assert_eq!(&*narrowed.shown, &expected);
        let mut found: Vec<u32> = narrowed.found().map(|found| found.document).collect();
        found.sort_unstable();
        if !filter.query.is_empty() {
            prop_assert_eq!(found, expected);
        }
    }
}

/// How many articles choosing `value` alone of `facet` would leave, all other conditions as they are.
fn counted_slowly(filter: &Filter, facet: &Facet, value: &FacetValue) -> u32 {
    let mut alone = filter.clone();
    alone.facets.insert(facet.clone(), [value.clone()].into());
    let left = LIBRARY.entries.iter().filter(|entry| slowly(entry, &alone));
    left.count() as u32
}

proptest! {
    #[test]
    fn counts_say_what_a_choice_would_leave(filter in filter()) {
        let library = Arc::clone(&LIBRARY);
        let narrowed = Narrowed::new(Arc::clone(&library), filter.clone(), None, || false)
            .expect("nobody cancels");
        let answers = narrowed.answers.as_deref();
        let counts = FacetCounts::new(Arc::clone(&library), filter.clone(), answers, None, || false)
            .expect("nobody cancels");
        for count in &counts.facets {
            for (value, articles) in &count.values {
                let expected = counted_slowly(&filter, &count.facet, value);
                prop_assert_eq!(*articles, expected, "{:?} {:?}", count.facet, value);
            }
            let listed = count.values.iter().map(|(value, _)| value.clone());
            let listed: BTreeSet<FacetValue> = listed.collect();
            prop_assert_eq!(listed.len(), count.values.len(), "each value once");
            for entry in &library.entries {
                for value in values(entry, &count.facet).into_iter().map(FacetValue::of) {
                    let would_leave = counted_slowly(&filter, &count.facet, &value) > 0;
                    prop_assert!(!would_leave || listed.contains(&value), "{:?}", value);
                }
            }
        }
        // The bars are of what the rest of the filter leaves, whatever its dates.
        let mut timeless = filter.clone();
        timeless.dates = None;
        let left = library.entries.iter().filter(|entry| slowly(entry, &timeless));
        let left: Vec<_> = left.map(|entry| entry.document.date).collect();
        let undated = left.iter().filter(|date| date.is_none()).count() as u32;
        prop_assert_eq!(counts.histogram.undated, undated);
        for (bar, count) in counts.histogram.counts.iter().enumerate() {
            let (from, to) = counts.histogram.days(bar).expect("there is such a bar");
            let within = left.iter().flatten().filter(|date| (from..=to).contains(&date.day()));
            prop_assert_eq!(*count, within.count() as u32);
        }
    }
}

#[test]
fn saved_searches_come_back_in_the_next_session() {
    let (folder, config) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    write_all(folder.path());
    let open = || {
        let mut session = Session::new(
            Source::Paths(vec![folder.path().to_owned()]),
            LazyMatcher::built_in(),
            SettingsStore::in_folder(config.path()),
            CacheStore::nowhere(),
            Arc::new(|| {}),
        );
        settle(&mut session);
        session
    };
    let mut session = open();
    query(&mut session, "腾讯 NOT 百度");
    change(&mut session, FilterChange::Save("腾讯".to_owned()));
    change(&mut session, FilterChange::Clear);
    drop(session);
    let mut session = open();
    let saved = session.settings().saved_searches.clone();
    assert_eq!(saved.len(), 1);
    assert_eq!(saved[0].name, "腾讯");
    let filter = Filter::from_line(&saved[0].line).expect("it is a line");
    change(&mut session, FilterChange::Replace(Box::new(filter)));
    assert_eq!(rows(&session), "a");
    change(&mut session, FilterChange::Forget("腾讯".to_owned()));
    assert!(session.settings().saved_searches.is_empty());
}

#[test]
fn pinyin_and_its_initials_find_han_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    write_all(folder.path());
    let mut session = open(folder.path());
    query(&mut session, "tengxun");
    assert_eq!(rows(&session), "");
    change(&mut session, FilterChange::Matching(Matching::Pinyin));
    assert_eq!(rows(&session), "ab");
    query(&mut session, "wxzf");
    assert_eq!(rows(&session), "a");
}
