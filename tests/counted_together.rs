//! Timelines and co-occurrence against plain slow counting, on the sample articles and on generated ones,
//! and the same numbers from the command line.

use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use wenjian::analysis::association::Measure;
use wenjian::analysis::meetings::{Within, meetings_in};
use wenjian::analysis::period::Step;
use wenjian::analysis::timeline::{Question, Timeline, Unit};
use wenjian::lexicon::{CompanyId, Owner};
use wenjian::session::meetings::{self, LibraryFacts};
use wenjian::session::reader::{self, Task};
use wenjian::session::{CacheStore, LazyMatcher, Library, Source, timeline};

fn read(source: Source) -> Library {
    reader::read_all(&Task {
        source,
        matcher: LazyMatcher::built_in(),
        rolled_up: false,
        choices: Arc::default(),
        cache: CacheStore::nowhere(),
    })
}

static SAMPLES: LazyLock<Library> = LazyLock::new(|| read(Source::Samples));

fn all(library: &Library) -> Vec<u32> {
    (0..library.entries.len() as u32).collect()
}

/// The companies that a mention belongs to, mention by mention, in one article.
fn owners(library: &Library, entry: usize) -> Vec<Vec<CompanyId>> {
    let found = library.entries[entry].matches.unpack();
    let candidates = found.candidates.iter();
    let mentions = candidates.filter(|candidate| candidate.is_mention());
    let owners = mentions.map(
        |mention| match &library.lexicon.alias(mention.alias).owner {
            Owner::Companies(companies) => companies.clone(),
            _ => Vec::new(),
        },
    );
    owners.filter(|owners| !owners.is_empty()).collect()
}

/// The name of the period in which `day` falls, without the calendar of the program: ISO weeks from the
/// ordinal day of their Thursday.
fn period_of(day: jiff::civil::Date, step: Step) -> String {
    let iso = day.to_string();
    let (year, month) = (&iso[..4], iso[5..7].parse::<u32>().expect("digits"));
    match step {
        Step::Day => iso,
        Step::Week => {
            let mut thursday = day;
            while thursday.weekday() != jiff::civil::Weekday::Thursday {
                // Monday to Wednesday lie before it, Friday to Sunday after.
                thursday = match day.weekday().to_monday_one_offset() {
                    1..=3 => thursday.tomorrow(),
                    _ => thursday.yesterday(),
                }
                .expect("far from the ends of the calendar");
            }
            let week = (thursday.day_of_year() - 1) / 7 + 1;
            format!("{:04}-W{week:02}", thursday.year())
        }
        Step::Month => format!("{year}-{month:02}"),
        Step::Quarter => format!("{year}-Q{}", month.div_ceil(3)),
        Step::Year => year.to_owned(),
    }
}

/// Counts by period and company, one mention at a time; no period for articles without a date.
fn slow_timeline(
    library: &Library,
    step: Step,
    unit: Unit,
) -> BTreeMap<(Option<String>, CompanyId), u64> {
    let mut counts = BTreeMap::new();
    for (position, entry) in library.entries.iter().enumerate() {
        let period = entry.document.date.map(|date| period_of(date.day(), step));
        let mut seen = BTreeSet::new();
        for company in owners(library, position).into_iter().flatten() {
            let counts_again = unit == Unit::Mentions || seen.insert(company);
            let count = counts.entry((period.clone(), company)).or_insert(0);
            *count += u64::from(counts_again);
        }
    }
    counts
}

fn check_timeline(library: &Library, step: Step, unit: Unit) {
    let slow = slow_timeline(library, step, unit);
    let companies: BTreeSet<CompanyId> = slow.keys().map(|(_, company)| *company).collect();
    let question = Question {
        step: Some(step),
        unit,
        companies: Some(companies.iter().copied().collect()),
    };
    let timeline = timeline::of_library(library, &all(library), &question);
    let mut fast = BTreeMap::new();
    let periods = timeline.periods.iter();
    let periods = periods.map(|(period, sums)| (Some(period.name()), sums));
    for (period, sums) in periods.chain([(None, &timeline.undated)]) {
        for (company, count) in timeline.companies.iter().zip(&sums.counts) {
            if *count > 0 {
                fast.insert((period.clone(), *company), *count);
            }
        }
    }
    assert_eq!(fast, slow, "{step:?} {unit:?}");
    let articles: u32 = timeline.dated_articles() + timeline.undated.articles;
    assert_eq!(articles as usize, library.entries.len());
    for (one, other) in timeline.periods.iter().zip(timeline.periods.iter().skip(1)) {
        let day_after = one.0.last().tomorrow().expect("far from the end");
        assert_eq!(day_after, other.0.first(), "no period is left out");
    }
}

#[test]
fn timelines_of_the_samples_are_those_of_slow_counting() {
    for step in Step::ALL {
        for unit in [Unit::Mentions, Unit::Articles] {
            check_timeline(&SAMPLES, step, unit);
        }
    }
}

#[test]
fn shares_are_parts_of_all_mentions_and_the_most_named_come_first() {
    let timeline = timeline::of_library(&SAMPLES, &all(&SAMPLES), &Question::default());
    assert_eq!(timeline.companies.len(), 6);
    assert_eq!(
        timeline.step,
        Step::Quarter,
        "eleven years of months are too many"
    );
    let sums: Vec<u64> = (0..6).map(|company| timeline.dated(company)).collect();
    assert!(sums.is_sorted_by(|one, other| one >= other), "{sums:?}");
    let whole: u64 = timeline.periods.iter().map(|(_, sums)| sums.whole).sum();
    assert_eq!(whole + timeline.undated.whole, SAMPLES.tally.mentions);
    let (_, first) = &timeline.periods[0];
    let share = first.share(0).expect("somebody is named");
    assert!((share - first.counts[0] as f64 / first.whole as f64).abs() < 1e-12);
}

/// Units with each company and with both of two, sentence by sentence and pair by pair.
fn slow_meetings(
    library: &Library,
    within: Within,
) -> (
    BTreeMap<CompanyId, u64>,
    BTreeMap<(CompanyId, CompanyId), u64>,
) {
    let (mut named, mut together) = (BTreeMap::new(), BTreeMap::new());
    let companies: BTreeSet<CompanyId> = (0..library.entries.len())
        .flat_map(|entry| owners(library, entry).into_iter().flatten())
        .collect();
    for entry in &library.entries {
        let count = |wanted: &[CompanyId]| {
            let (document, found) = (&entry.document, entry.matches.unpack());
            meetings_in(
                &library.lexicon,
                document,
                &found.candidates,
                within,
                wanted,
            )
            .len() as u64
        };
        for one in &companies {
            let own = count(&[*one]);
            if own == 0 {
                continue;
            }
            *named.entry(*one).or_insert(0) += own;
            for other in
                companies.range((std::ops::Bound::Excluded(*one), std::ops::Bound::Unbounded))
            {
                let both = count(&[*one, *other]);
                if both > 0 {
                    *together.entry((*one, *other)).or_insert(0) += both;
                }
            }
        }
    }
    (named, together)
}

#[test]
fn meetings_of_the_samples_are_those_of_slow_counting() {
    // Every pair in every article is slow: a few articles, with their own order, are enough.
    let mut library = read(Source::Samples);
    library.entries.truncate(4);
    let library = Arc::new(library);
    let facts = LibraryFacts::new(Arc::clone(&library), None, || false).expect("not cancelled");
    for within in Within::ALL {
        let (named, together) = slow_meetings(&library, within);
        let meetings = facts.meetings(&all(&library), within);
        assert_eq!(meetings, meetings::of_library(&library, within));
        let fast: BTreeMap<CompanyId, u64> = meetings.companies.iter().copied().collect();
        assert_eq!(fast, named, "{within:?}");
        let pairs = meetings.pairs(Measure::Count, 1);
        let fast: BTreeMap<_, u64> = pairs
            .iter()
            .map(|pair| (pair.couple, pair.counts.both))
            .collect();
        assert_eq!(fast, together, "{within:?}");
        assert!(pairs.is_sorted_by(|one, other| one.counts.both >= other.counts.both));
        for (position, entry) in (0..).zip(&library.entries) {
            for pair in &pairs {
                let (one, other) = pair.couple;
                let listed = meetings_in(
                    &library.lexicon,
                    &entry.document,
                    &entry.matches.unpack().candidates,
                    within,
                    &[one, other],
                );
                let counted = facts.of(position).together(within, pair.couple);
                assert_eq!(listed.len() as u32, counted);
            }
        }
    }
}

/// Names that are mentions wherever they stand, and the companies they belong to. 阿里金融云 belongs to
/// two.
const NAMES: [(&str, &[&str]); 5] = [
    ("阿里巴巴", &["alibaba"]),
    ("支付宝", &["ant"]),
    ("腾讯公司", &["tencent"]),
    ("百度公司", &["baidu"]),
    ("阿里金融云", &["alibaba", "ant"]),
];

/// One generated article: its day in the time of the samples, and its paragraphs of sentences of names.
type Made = (Option<u16>, Vec<Vec<Vec<usize>>>);

fn made() -> impl Strategy<Value = Vec<Made>> {
    let sentence = prop::collection::vec(0..NAMES.len(), 0..4);
    let paragraph = prop::collection::vec(sentence, 1..4);
    let body = prop::collection::vec(paragraph, 1..4);
    prop::collection::vec((prop::option::of(0_u16..900), body), 1..6)
}

fn write(articles: &[Made], folder: &Path) {
    for (number, (day, paragraphs)) in articles.iter().enumerate() {
        let mut text = "---\ntitle: 无题\n".to_owned();
        if let Some(day) = day {
            let day = jiff::civil::date(2015, 11, 1)
                .checked_add(jiff::Span::new().days(i64::from(*day)))
                .expect("a day of our time");
            text += &format!("date: {day}\n");
        }
        text += "---\n";
        for paragraph in paragraphs {
            for sentence in paragraph {
                let names: Vec<&str> = sentence.iter().map(|name| NAMES[*name].0).collect();
                text += &format!("这里说{}的事。", names.join("和"));
            }
            text += "\n";
        }
        std::fs::write(folder.join(format!("{number}.txt")), text).expect("writable");
    }
}

/// True where the two meet in a unit of these names: both are named, and not by the same names alone.
fn meet(names: &[usize], one: &str, other: &str) -> bool {
    let of = |company: &str| -> Vec<usize> {
        let is_own = |place: &usize| NAMES[names[*place]].1.contains(&company);
        (0..names.len()).filter(is_own).collect()
    };
    let (one, other) = (of(one), of(other));
    !one.is_empty() && !other.is_empty() && one != other
}

fn units(articles: &[Made], within: Within) -> Vec<Vec<usize>> {
    // The title is a sentence, a paragraph and no article of its own.
    let titles = articles.iter().map(|_| Vec::new());
    let bodies = articles.iter().map(|(_, body)| body);
    match within {
        Within::Sentence => titles.chain(bodies.flatten().flatten().cloned()).collect(),
        Within::Paragraph => titles
            .chain(bodies.flatten().map(|paragraph| paragraph.concat()))
            .collect(),
        Within::Article => bodies.map(|body| body.concat().concat()).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn generated_libraries_are_counted_as_they_were_made(articles in made()) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(&articles, folder.path());
        let library = read(Source::Paths(vec![folder.path().to_owned()]));
        for step in Step::ALL {
            check_timeline(&library, step, Unit::Mentions);
            check_timeline(&library, step, Unit::Articles);
        }
        let ids = ["alibaba", "ant", "tencent", "baidu"];
        let company = |id: &str| library.lexicon.company_by_id(id).expect("it is built in");
        for within in Within::ALL {
            let meetings = meetings::of_library(&library, within);
            let units = units(&articles, within);
            prop_assert_eq!(meetings.units, units.len() as u64);
            for (index, one) in ids.iter().enumerate() {
                let has = |names: &&Vec<usize>| names.iter().any(|name| NAMES[*name].1.contains(one));
                let named = units.iter().filter(has).count() as u64;
                prop_assert_eq!(meetings.named(company(one)), named);
                for other in &ids[index + 1..] {
                    let both = units.iter().filter(|names| meet(names, one, other)).count() as u64;
                    prop_assert_eq!(meetings.together(company(one), company(other)), both);
                    prop_assert_eq!(meetings.together(company(other), company(one)), both);
                }
            }
        }
    }
}

#[test]
fn a_day_far_away_does_not_ask_for_every_day_between() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, day) in [("a", "0001-01-01"), ("b", "2020-01-01")] {
        let text = format!("---\ntitle: 题\ndate: {day}\n---\n腾讯公司。\n");
        std::fs::write(folder.path().join(format!("{name}.txt")), text).expect("writable");
    }
    let library = read(Source::Paths(vec![folder.path().to_owned()]));
    let by = |step| {
        let question = Question {
            step: Some(step),
            ..Question::default()
        };
        timeline::of_library(&library, &all(&library), &question)
    };
    let days: Timeline = by(Step::Day);
    assert_eq!((days.periods.len(), days.has_gaps), (2, true));
    let years = by(Step::Year);
    assert_eq!((years.periods.len(), years.has_gaps), (2020, false));
}

fn run(command: &str, folder: &Path, arguments: &[&str]) -> std::process::Output {
    let nowhere = std::env::temp_dir().join("wenjian-no-settings");
    Command::cargo_bin("wenjian")
        .expect("the program is built with its tests")
        .env("WENJIAN_CONFIG", nowhere)
        .env("WENJIAN_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .env("LC_ALL", "C")
        .env_remove("LANG")
        .env_remove("LANGUAGE")
        .args([command, "--no-cache"])
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn output(command: &str, folder: &Path, arguments: &[&str]) -> String {
    let output = run(command, folder, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

#[test]
fn the_command_line_gives_the_same_timeline() {
    let text = output("timeline", &seeds(), &["--by", "year", "--format", "json"]);
    let answer: Value = serde_json::from_str(&text).expect("one JSON object");
    let library = read(Source::Paths(vec![seeds()]));
    let question = Question {
        step: Some(Step::Year),
        ..Question::default()
    };
    let timeline = timeline::of_library(&library, &all(&library), &question);
    let rows = answer["periods"].as_array().expect("a list");
    assert_eq!(rows.len(), timeline.periods.len());
    for (row, (period, sums)) in rows.iter().zip(&timeline.periods) {
        assert_eq!(row["period"], Value::from(period.name()));
        assert_eq!(row["counts"], Value::from(sums.counts.clone()));
        assert_eq!(row["of"], Value::from(sums.whole));
    }
    let csv = output("timeline", &seeds(), &["--by", "year", "--format", "csv"]);
    let mut sum = 0;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for record in reader.records() {
        let record = record.expect("every line has as many cells");
        if &record[3] == "tencent" {
            sum += record[5].parse::<u64>().expect("a count");
        }
    }
    let tencent = library.lexicon.company_by_id("tencent").expect("built in");
    let index = timeline
        .companies
        .iter()
        .position(|company| *company == tencent);
    let index = index.expect("it is named most");
    assert_eq!(sum, timeline.dated(index) + timeline.undated.counts[index]);
}

#[test]
fn the_table_says_what_is_counted_and_how_many_have_no_date() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        (
            "a.txt",
            "---\ntitle: 甲\ndate: 2016-10-13\n---\n腾讯公司和百度公司。腾讯公司。\n",
        ),
        (
            "b.txt",
            "---\ntitle: 乙\ndate: 2017-01-02\n---\n百度公司。\n",
        ),
        ("c.txt", "---\ntitle: 丙\n---\n腾讯公司。\n"),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    let arguments = ["--by", "quarter", "--company", "baidu,tencent"];
    assert_eq!(
        output("timeline", folder.path(), &arguments),
        "Mentions in 3 articles\n\
         Period   Baidu  Tencent  All companies  All articles\n\
         2016-Q4      1        2              3             1\n\
         2017-Q1      1        0              1             1\n\
         No date      0        1              1             1\n"
    );
    let shares = output(
        "timeline",
        folder.path(),
        &[&arguments[..], &["--share"]].concat(),
    );
    assert!(shares.contains("2016-Q4   33.3 %   66.7 %"), "{shares}");
    let weeks = output(
        "timeline",
        folder.path(),
        &["--by", "week", "--count", "articles"],
    );
    assert!(
        weeks.contains("2016-W41") && weeks.contains("2017-W01"),
        "{weeks}"
    );
    assert_eq!(weeks.lines().count(), 2 + 13 + 1, "no week is left out");
    let nobody = run("timeline", folder.path(), &["--company", "nobody"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("nobody"));
}

#[test]
fn the_command_line_lists_who_is_named_together() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let body = "腾讯公司和百度公司。腾讯公司。\n百度公司。阿里金融云。腾讯公司和百度公司！\n";
    let text = format!("---\ntitle: 甲\n---\n{body}");
    std::fs::write(folder.path().join("a.txt"), text).expect("writable");
    // Six sentences with the title: both twice, Tencent three times, Baidu three times.
    assert_eq!(
        output("cooccurrence", folder.path(), &["--measure", "dice"]),
        "Named in the same sentence: 6 sentences in 1 article\n\
         One    Other    Together  With one  With other   Dice\n\
         Baidu  Tencent         2         3           3  0.667\n"
    );
    let json = ["--format", "json", "--within", "paragraph", "--least", "1"];
    let text = output("cooccurrence", folder.path(), &json);
    let answer: Value = serde_json::from_str(&text).expect("one JSON object");
    assert_eq!(answer["units"], 3);
    let pairs = answer["pairs"].as_array().expect("a list");
    let together = |one: &str, other: &str| {
        let is_of = |pair: &&Value| {
            let ids = [&pair["one"], &pair["other"]];
            ids.iter().any(|id| **id == one) && ids.iter().any(|id| **id == other)
        };
        pairs
            .iter()
            .find(is_of)
            .map(|pair| pair["together"].clone())
    };
    assert_eq!(together("tencent", "baidu"), Some(Value::from(2)));
    assert_eq!(together("tencent", "ant"), Some(Value::from(1)));
    assert_eq!(together("alibaba", "ant"), None, "one name is no meeting");
    let csv = output("cooccurrence", folder.path(), &["--format", "csv"]);
    assert!(csv.contains(",sentence,2,3,3,6,"), "{csv}");
    let few = output("cooccurrence", folder.path(), &["--least", "3"]);
    assert!(few.contains("No two companies"), "{few}");
}
