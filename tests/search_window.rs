//! The search of the whole library in the real window, driven by its accessibility tree.
#![cfg(feature = "gui")]

mod driving;

use driving::{
    Driven, click, folder_of, has_label, labels, open, open_with, press, press_with, settle,
    type_text,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use wenjian::search::HitPlace;
use wenjian::session::{HitAt, View};

const BOX: &str = "搜索全部文章";

fn articles() -> tempfile::TempDir {
    folder_of(&[
        (
            "a.md",
            "---\ntitle: 腾讯云的一年\ntime: 2016-10-13\nsource: 网事风云\n---\n騰訊发布微信支付。\n\n腾讯的云计算。\n",
        ),
        (
            "b.md",
            "---\ntitle: 百度\ntime: 2017-03-31\nsource: 日报\n---\n百度与腾讯。\n",
        ),
        (
            "c.md",
            "---\ntitle: 无关\nsource: 晚报\n---\n今天天气很好。\n",
        ),
    ])
}

fn search(window: &mut Driven, text: &str) {
    press_with(window, Modifiers::COMMAND, Key::K);
    press_with(window, Modifiers::COMMAND, Key::A);
    press(window, Key::Delete);
    type_text(window, text);
}

/// The list of what was found, a row a line: what lies right of the side panel and below the head.
fn list(window: &Driven) -> Vec<String> {
    let rows = window.query_all_by(|node| node.role() == Role::ListItem);
    let rows = rows.filter(|node| node.rect().left() > 248.0 && node.rect().top() > 48.0);
    rows.filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn titles(window: &Driven) -> Vec<String> {
    let session = window.state().session();
    let title = |row: &u32| {
        session.library().entries[*row as usize]
            .document
            .title
            .text
            .clone()
    };
    session.rows().iter().map(title).collect()
}

#[test]
fn the_box_finds_from_the_first_character_and_narrows_every_view() {
    let folder = articles();
    let mut window = open(folder.path());
    search(&mut window, "腾");
    assert_eq!(window.state().session().view(), View::Search);
    assert_eq!(window.state().session().filter().query, "腾");
    assert!(
        has_label(&window, "2 篇文章，4 处"),
        "{:?}",
        labels(&window)
    );
    type_text(&mut window, "讯 百度");
    assert_eq!(window.state().session().filter().query, "腾讯 百度");
    assert_eq!(titles(&window), ["百度"]);
    let shown = list(&window);
    assert!(shown[0].starts_with("百度, "), "{shown:?}");
    assert_eq!(shown[1], "百度与腾讯。");

    // The table says so, and one click shows everything again.
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().view(), View::Articles);
    assert!(has_label(&window, "显示 1 / 3 篇"), "{:?}", labels(&window));
    click(&mut window, "取消筛选，显示全部文章");
    assert_eq!(titles(&window).len(), 3);
    assert_eq!(
        window
            .get_by_label(BOX)
            .accesskit_node()
            .value()
            .unwrap_or_default(),
        ""
    );
}

#[test]
fn enter_opens_at_the_hit_and_f3_goes_on_across_articles() {
    let folder = articles();
    let mut window = open(folder.path());
    search(&mut window, "腾讯");
    let rows = list(&window);
    assert!(rows[0].starts_with("腾讯云的一年, "), "{rows:?}");
    assert_eq!(
        rows[1], "騰訊发布微信支付。 腾讯的云计算。",
        "the original is what is shown"
    );
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    let at = |window: &Driven| {
        let session = window.state().session();
        let at = session.hit_found().expect("the reader is at a hit");
        let hit = session.found_here()[at.number as usize];
        let entry = session.entry().expect("an article is open");
        let text = entry.as_searched().text(hit.place())[hit.span.range()].to_owned();
        (at, hit.place(), text)
    };
    assert_eq!(window.state().session().view(), View::Articles);
    let first = HitAt {
        entry: 0,
        number: 1,
    };
    assert_eq!(at(&window), (first, HitPlace::Body, "騰訊".to_owned()));
    press(&mut window, Key::F3);
    assert_eq!(
        at(&window).0,
        HitAt {
            entry: 0,
            number: 2
        }
    );
    press(&mut window, Key::F3);
    assert_eq!(
        at(&window).0,
        HitAt {
            entry: 1,
            number: 0
        }
    );
    press(&mut window, Key::F3);
    assert_eq!(
        at(&window),
        (
            HitAt {
                entry: 0,
                number: 0
            },
            HitPlace::Title,
            "腾讯".to_owned()
        )
    );
    press_with(&mut window, Modifiers::SHIFT, Key::F3);
    assert_eq!(
        at(&window).0,
        HitAt {
            entry: 1,
            number: 0
        }
    );
    // Escape leads back to the list, and from there to where the search began.
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().view(), View::Search);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().view(), View::Articles);
    assert_eq!(window.state().session().filter().query, "腾讯");
}

#[test]
fn a_click_on_a_row_opens_its_place_and_ctrl_shift_f_returns() {
    let folder = articles();
    let mut window = open(folder.path());
    search(&mut window, "日报");
    click(&mut window, "source: 日报");
    let session = window.state().session();
    assert_eq!(session.selected(), Some(1));
    assert!(matches!(
        session.found_here()[0].place(),
        HitPlace::Field(_)
    ));
    let keys = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    press_with(&mut window, keys, Key::F);
    assert_eq!(window.state().session().view(), View::Search);
    assert!(window.get_by_label(BOX).accesskit_node().is_focused());
}

#[test]
fn what_is_no_syntax_is_told_and_searched_all_the_same() {
    let folder = articles();
    let mut window = open(folder.path());
    search(&mut window, "腾讯 (云");
    assert!(has_label(&window, "第 4 个字"), "{:?}", labels(&window));
    search(&mut window, "/腾讯[/");
    let told = labels(&window)
        .iter()
        .any(|label| label.contains("表达式") || label.contains("第"));
    assert!(told, "{:?}", labels(&window));
    // A switch compares every character as it stands.
    search(&mut window, "騰訊");
    assert_eq!(titles(&window).len(), 2);
    click(&mut window, "完全按原字匹配（区分繁简、全半角、大小写）");
    assert_eq!(titles(&window), ["腾讯云的一年"]);
}

#[test]
fn an_example_of_the_help_is_tried_by_a_click() {
    let folder = articles();
    let mut window = open(folder.path());
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    click(&mut window, "腾讯 云: 两者都有");
    assert_eq!(window.state().session().filter().query, "腾讯 云");
    assert_eq!(titles(&window), ["腾讯云的一年"]);
}

#[test]
fn in_a_small_window_an_icon_opens_the_box_over_the_head() {
    let folder = articles();
    let config = tempfile::tempdir().expect("a temporary folder");
    let mut window = open_with(folder.path(), config.path(), vec2(640.0, 480.0));
    let is_box = |window: &Driven| {
        window
            .query_all_by_label(BOX)
            .any(|node| node.accesskit_node().role() == Role::SearchInput)
    };
    assert!(!is_box(&window));
    click(&mut window, BOX);
    assert!(is_box(&window));
    type_text(&mut window, "百度");
    assert_eq!(titles(&window), ["百度"]);
    press(&mut window, Key::Escape);
    assert!(!is_box(&window));
}

#[test]
fn naughty_strings_in_the_box_break_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/blns/blns.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let folder = articles();
    let mut window = open(folder.path());
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    // What the fonts lack is no matter here; a test window panics on it.
    let drawn = |line: &&str| line.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    for line in lines.filter(drawn) {
        press_with(&mut window, Modifiers::COMMAND, Key::A);
        window.event(egui::Event::Text(line.to_owned()));
        window.run_steps(2);
        assert!(
            window
                .state()
                .session()
                .filter()
                .query
                .contains(line.trim())
        );
    }
    settle(&mut window);
    search(&mut window, "百度");
    assert_eq!(titles(&window), ["百度"]);
}

#[test]
fn the_pairs_of_opencc_are_found_from_both_sides() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/opencc-testcases");
    let Ok(table) = std::fs::read_to_string(data.join("data/dictionary/TSCharacters.txt")) else {
        println!("skipped: ../shared/data/opencc-testcases is not here");
        return;
    };
    // Characters in daily use on both sides, which the embedded faces have.
    let is_daily = |encoding: &'static encoding_rs::Encoding,
                    text: &str,
                    leads: std::ops::RangeInclusive<u8>| {
        let (bytes, _, is_lossy) = encoding.encode(text);
        !is_lossy && bytes.len() == 2 && leads.contains(&bytes[0]) && bytes[1] >= 0x40
    };
    // Characters that the release of OpenCC from which the program's table comes does not change.
    let newer = "劄幷扞拚搧擡牴箚舖袷谿貍逕遶";
    let pairs: Vec<(&str, &str)> = table
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(from, to)| Some((from, to.split(' ').next()?)))
        .filter(|(from, _)| !newer.contains(from) && is_daily(encoding_rs::BIG5, from, 0xA4..=0xC6))
        .filter(|(_, to)| is_daily(encoding_rs::GBK, to, 0xB0..=0xF7))
        .filter(|(_, to)| encoding_rs::GBK.encode(to).0[1] >= 0xA1)
        .collect();
    assert!(pairs.len() > 1500, "{}", pairs.len());
    let side =
        |side: usize| -> String { pairs.iter().map(|pair| [pair.0, pair.1][side]).collect() };
    let articles = folder_of(&[
        ("s.md", &format!("---\ntitle: 简\n---\n{}\n", side(1))),
        ("t.md", &format!("---\ntitle: 繁\n---\n{}\n", side(0))),
    ]);
    let mut window = open(articles.path());
    for some in pairs.chunks(150) {
        for side in [0, 1] {
            let query: String = some.iter().map(|pair| [pair.0, pair.1][side]).collect();
            search(&mut window, &query);
            assert_eq!(titles(&window).len(), 2, "{query}");
        }
    }
}
