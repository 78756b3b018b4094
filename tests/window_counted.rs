//! Timeline, network and the page of a company in the real window, driven without a display.
#![cfg(feature = "gui")]

mod driving;

use driving::{Driven, click, folder_of, has_label, labels, open, send, settle, until};
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use wenjian::analysis::association::Measure;
use wenjian::analysis::meetings::Within;
use wenjian::analysis::period::Step;
use wenjian::lexicon::CompanyId;
use wenjian::session::network::{Drawing, Focus, NetworkChange};
use wenjian::session::portrait::CompanyChange;
use wenjian::session::saving::{ChartChange, ChartForm};
use wenjian::session::timeline::TimelineChange;
use wenjian::session::{Command, Subject, View, meetings};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn shown_at(window: &mut Driven, view: View) {
    send(window, Command::Show(view));
}

fn company(window: &Driven, id: &str) -> CompanyId {
    let library = window.state().session().library();
    library.lexicon.company_by_id(id).expect("it is built in")
}

/// Presses the pointer at `from` and lets it go at `to`.
fn drag(window: &mut Driven, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.step();
    window.event(button(from, true));
    window.step();
    for step in 1..=4 {
        let at = from + (to - from) * (step as f32 / 4.0);
        window.event(Event::PointerMoved(at));
        window.step();
    }
    window.event(button(to, false));
    settle(window);
}

#[test]
fn a_timeline_counts_by_periods_and_its_numbers_lead_to_articles() {
    let mut window = open(&seeds());
    shown_at(&mut window, View::Timeline);
    assert!(
        has_label(&window, "提及次数，共 14 篇文章"),
        "{:?}",
        labels(&window)
    );
    assert!(has_label(&window, "2014-Q1 1"), "quarters fit eleven years");
    click(&mut window, "年");
    assert!(has_label(&window, "2014 腾讯 17"), "{:?}", labels(&window));
    click(&mut window, "声量份额");
    assert!(
        has_label(&window, "2014 腾讯 37.0 %"),
        "{:?}",
        labels(&window)
    );
    click(&mut window, "2014 腾讯 37.0 %");
    let session = window.state().session();
    assert_eq!(session.view(), View::Articles);
    assert_eq!(session.shown().len(), 1, "the article of 2014");
    let tencent = company(&window, "tencent");
    assert_eq!(session.chosen(), Some(Subject::Company(tencent)));
    // The chart still shows every year, and says which span is chosen.
    shown_at(&mut window, View::Timeline);
    assert!(has_label(&window, "2013 腾讯"));
    assert!(has_label(&window, "显示 1 / 14 篇"));
    click(&mut window, "全部日期");
    assert_eq!(window.state().session().shown().len(), 14);
}

#[test]
fn a_span_dragged_on_the_chart_filters_every_view() {
    let mut window = open(&seeds());
    shown_at(&mut window, View::Timeline);
    send(
        &mut window,
        Command::Timeline(TimelineChange::Step(Step::Year)),
    );
    let chart = window.get_by_label_contains("图表：拖动").rect();
    let middle = chart.center().y - 20.0;
    // Twelve years from 2013 to 2024 on the right of the axis: the first four of them.
    let at = |share: f32| pos2(chart.left() + 30.0 + (chart.width() - 30.0) * share, middle);
    drag(&mut window, at(0.02), at(0.3));
    let session = window.state().session();
    let dates = session.filter().dates.expect("a span is chosen");
    assert_eq!(dates.from.to_string(), "2013-01-01");
    assert_eq!(dates.to.to_string(), "2016-12-31");
    assert_eq!(session.shown().len(), 4);
    let counted = session
        .timelines()
        .counted()
        .expect("it is counted")
        .clone();
    assert_eq!(counted.timeline.dated_articles(), 14, "the chart shows all");
    // The network follows the span.
    shown_at(&mut window, View::Network);
    assert!(has_label(&window, "4 篇文章"), "{:?}", labels(&window));
    // One click is one period.
    shown_at(&mut window, View::Timeline);
    drag(&mut window, at(0.96), at(0.96));
    let dates = window.state().session().filter().dates;
    assert_eq!(dates.expect("a span").from.to_string(), "2024-01-01");
}

#[test]
fn articles_without_a_date_stand_beside_the_timeline() {
    let folder = folder_of(&[
        (
            "a.txt",
            "---\ntitle: 甲\ndate: 2016-10-13\n---\n腾讯公司和百度公司。\n",
        ),
        ("b.txt", "---\ntitle: 乙\n---\n腾讯公司。\n"),
    ]);
    let mut window = open(folder.path());
    shown_at(&mut window, View::Timeline);
    assert!(
        has_label(&window, "另有 1 篇没有日期"),
        "{:?}",
        labels(&window)
    );
    assert!(has_label(&window, "无日期 腾讯 1"));
    click(&mut window, "无日期 腾讯 1");
    assert_eq!(**window.state().session().shown(), [1]);
    let tencent = company(&window, "tencent");
    send(
        &mut window,
        Command::Timeline(TimelineChange::Toggle(tencent)),
    );
    shown_at(&mut window, View::Timeline);
    assert!(has_label(&window, "已选 1 家公司"), "{:?}", labels(&window));
    let folder = folder_of(&[("a.txt", "没有日期，也没有公司。\n")]);
    let mut window = open(folder.path());
    shown_at(&mut window, View::Timeline);
    assert!(has_label(&window, "画不出时间线"));
}

#[test]
fn a_network_shows_who_meets_and_lists_the_sentences() {
    let mut window = open(&seeds());
    shown_at(&mut window, View::Network);
    assert!(
        has_label(&window, "同句共现：14 篇文章，共 585 句"),
        "{:?}",
        labels(&window)
    );
    let web = window
        .state()
        .session()
        .networks()
        .web()
        .expect("counted")
        .clone();
    let slow = meetings::of_library(&web.library, Within::Sentence);
    assert_eq!(web.meetings, slow, "as on the command line");
    assert_eq!(web.pairs, slow.pairs(Measure::Npmi, 2));
    click(&mut window, "腾讯: 出现在 69 句中");
    let lines = window
        .state()
        .session()
        .networks()
        .lines()
        .expect("listed")
        .len();
    assert_eq!(lines, 69);
    let edge = web.edges.iter().find(|edge| {
        let companies = edge.nodes.map(|node| web.nodes[node].company);
        companies.contains(&company(&window, "alibaba"))
            && companies.contains(&company(&window, "tencent"))
    });
    let edge = edge.expect("they meet often");
    assert_eq!(edge.pair.counts.both, 20);
    let label = labels(&window)
        .into_iter()
        .find(|label| label.contains("阿里巴巴 – 腾讯") && label.contains("同句 20 次"));
    click(&mut window, &label.expect("its line has a name"));
    let lines = window
        .state()
        .session()
        .networks()
        .lines()
        .expect("listed")
        .clone();
    assert_eq!(lines.len(), 20);
    assert!(has_label(&window, "阿里巴巴 – 腾讯"));
    let first = lines[0];
    let place = first.hit;
    send(
        &mut window,
        Command::GoTo {
            entry: first.entry,
            place,
        },
    );
    let session = window.state().session();
    assert_eq!(
        (session.view(), session.selected()),
        (View::Articles, Some(first.entry))
    );
}

#[test]
fn a_matrix_has_a_cell_for_each_pair_and_follows_measure_and_unit() {
    let mut window = open(&seeds());
    shown_at(&mut window, View::Network);
    click(&mut window, "矩阵");
    send(
        &mut window,
        Command::Network(NetworkChange::Measure(Measure::LogLikelihood)),
    );
    assert!(
        has_label(&window, "同句 20 次 · 对数似然 34.1"),
        "{:?}",
        labels(&window)
    );
    click(&mut window, "同篇");
    assert!(has_label(&window, "同篇共现：共 14 篇文章"));
    let (alibaba, tencent) = (company(&window, "alibaba"), company(&window, "tencent"));
    let focus = Focus {
        one: tencent,
        other: Some(alibaba),
    };
    send(
        &mut window,
        Command::Network(NetworkChange::Focus(Some(focus))),
    );
    let networks = window.state().session().networks();
    assert_eq!(networks.drawing(), Drawing::Matrix);
    let web = networks.web().expect("counted");
    let lines = networks.lines().expect("listed").len() as u64;
    assert_eq!(lines, web.meetings.together(alibaba, tencent));
}

#[test]
fn pairs_stand_beside_the_network_and_lead_to_their_sentences() {
    let mut window = open(&seeds());
    shown_at(&mut window, View::Network);
    let web = window.state().session().networks().web().cloned();
    let web = web.expect("it was counted");
    let name = |node: usize| {
        let company = web.library.lexicon.company(web.nodes[node].company);
        company.name.zh.clone()
    };
    // The closest first, with how often and how closely they meet.
    let closest = &web.edges[0];
    let [one, other] = closest.nodes.map(name);
    let (times, value) = (closest.pair.counts.both, closest.value);
    let decimals = web.question.measure.decimals();
    let row = format!("{one} – {other} {times} {value:.decimals$}");
    assert!(has_label(&window, &row), "{row}: {:?}", labels(&window));
    click(&mut window, &row);
    let networks = window.state().session().networks();
    let focus = networks.focus().expect("a pair is listed");
    let nodes = closest.nodes.map(|node| web.nodes[node].company);
    assert_eq!([Some(focus.one), focus.other], nodes.map(Some));
    assert_eq!(networks.lines().expect("listed").len() as u64, times);
}

#[test]
fn nobody_meets_in_an_empty_folder() {
    let folder = folder_of(&[("a.txt", "腾讯公司。\n")]);
    let mut window = open(folder.path());
    shown_at(&mut window, View::Network);
    assert!(
        has_label(&window, "没有哪两家公司共现"),
        "{:?}",
        labels(&window)
    );
}

#[test]
fn the_page_of_a_company_says_what_is_known_and_leads_to_the_places() {
    let mut window = open(&seeds());
    let tencent = company(&window, "tencent");
    send(&mut window, Command::Company(CompanyChange::Open(tencent)));
    assert_eq!(window.state().session().view(), View::Company);
    let library = window.state().session().library().clone();
    let count = library.tally.count(Subject::Company(tencent));
    assert!(
        has_label(&window, &format!("{} 次提及", count.mentions)),
        "{:?}",
        labels(&window)
    );
    assert!(has_label(
        &window,
        &format!("见于 {} 篇文章", count.documents)
    ));
    let page = window
        .state()
        .session()
        .portraits()
        .page(&library)
        .expect("made")
        .clone();
    let names: usize = page
        .portrait
        .aliases
        .iter()
        .map(|share| share.count())
        .sum();
    let kinds: usize = page.portrait.kinds.iter().map(|share| share.count()).sum();
    let outlets: usize = page
        .portrait
        .outlets
        .iter()
        .map(|share| share.count())
        .sum();
    let all = count.mentions as usize;
    assert_eq!(
        (names, kinds, outlets),
        (all, all, all),
        "every mention once in each"
    );
    let together = meetings::of_library(&library, Within::Sentence);
    for share in &page.portrait.companions {
        let both = together.together(tencent, share.what);
        assert_eq!(share.count() as u64, both, "as in the network");
    }
    assert!(!page.portrait.typical.is_empty());
    click(&mut window, "微信支付: 14, 16 %");
    let (_, lines) = window
        .state()
        .session()
        .portraits()
        .listed()
        .expect("listed")
        .clone();
    assert_eq!(lines.len(), 14);
    for line in lines.iter() {
        let entry = &library.entries[line.entry as usize];
        let (place, span, _) = line.hit.locate(entry).expect("it stands there");
        let text = entry.text(place)[span.range()].to_owned();
        assert_eq!(text, "微信支付");
    }
    click(&mut window, "最早：2013-11-19");
    let session = window.state().session();
    assert_eq!(
        (session.view(), session.selected()),
        (View::Articles, Some(0))
    );
    // And back again: the page of whom is chosen, left for the view before.
    send(
        &mut window,
        Command::Choose(Some(Subject::Company(tencent))),
    );
    send(&mut window, Command::Company(CompanyChange::OpenChosen));
    click(&mut window, "返回");
    assert_eq!(window.state().session().view(), View::Articles);
}

/// Saves the chart in view, and gives what is in the file.
fn saved(window: &mut Driven, form: ChartForm, path: &Path) -> String {
    let change = ChartChange::Save(form, path.to_owned());
    send(window, Command::SaveChart(change));
    until(window, |_| path.exists());
    std::fs::read_to_string(path).expect("text")
}

#[test]
fn charts_are_saved_as_they_are_shown_and_again_the_same() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let mut window = open(&seeds());
    shown_at(&mut window, View::Timeline);
    send(
        &mut window,
        Command::Timeline(TimelineChange::Step(Step::Year)),
    );
    let svg = saved(&mut window, ChartForm::Svg, &at("a.svg"));
    for text in [
        "<svg ",
        "公司被提及的时间",
        ">腾讯</text>",
        ">2014</text>",
        "内置词表",
    ] {
        assert!(svg.contains(text), "{text} in {svg}");
    }
    assert_eq!(svg, saved(&mut window, ChartForm::Svg, &at("b.svg")));
    let csv = saved(&mut window, ChartForm::Csv, &at("a.csv"));
    let line = "2014,2014-01-01,2014-12-31,tencent,腾讯,17,46,0.369565,1\n";
    assert!(csv.contains(line), "{csv}");
    shown_at(&mut window, View::Network);
    let svg = saved(&mut window, ChartForm::Svg, &at("network.svg"));
    assert!(svg.contains("同句共现：14 篇文章，共 585 句"), "{svg}");
    assert!(svg.contains("NPMI") && svg.matches("<circle").count() > 20);
    click(&mut window, "矩阵");
    let svg = saved(&mut window, ChartForm::Svg, &at("matrix.svg"));
    assert!(svg.contains(">0.39</text>"), "Alibaba and Tencent: {svg}");
    let csv = saved(&mut window, ChartForm::Csv, &at("network.csv"));
    assert!(csv.contains("alibaba,阿里巴巴,tencent,腾讯,sentence,20,45,69,585,0.392957"));
    // What cannot be written is said, and where there is no chart nothing is.
    let nowhere = at("none").join("a.svg");
    let change = ChartChange::Save(ChartForm::Svg, nowhere);
    send(&mut window, Command::SaveChart(change));
    until(&mut window, |window| has_label(window, "未能保存"));
    shown_at(&mut window, View::Articles);
    send(
        &mut window,
        Command::SaveChart(ChartChange::Ask(ChartForm::Svg)),
    );
    assert!(has_label(&window, "当前没有可以保存的图表"));
}
