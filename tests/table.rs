//! The table of articles, driven by its accessibility tree: order, columns, keys, selection, a million rows.
#![cfg(feature = "gui")]

mod driving;
mod made_library;

use driving::{Driven, folder_of, has_label, labels, press, press_with, send, settle, until};
use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use std::sync::Arc;
use wenjian::app::Window;
use wenjian::session::latest::Wake;
use wenjian::session::table::{Column, LayoutChange, SortKey};
use wenjian::session::{Command, Session, SettingsStore, TableChange};

/// Six articles with fields of every kind.
const ARTICLES: [(&str, &str); 6] = [
    (
        "1.md",
        "---\ntitle: 腾讯云的一年\nname: 第10期\ntime: 2016-10-13 17:02\nreads: 1,200\nurl: https://a.cn/2\n---\n腾讯与百度，腾讯。\n",
    ),
    (
        "2.md",
        "---\ntitle: 百度大脑\nname: 第2期\ntime: 2017-01-02\nreads: 90\nurl: https://a.cn/10\n---\n百度。\n",
    ),
    (
        "3.md",
        "---\ntitle: 阿里巴巴\nname: 第2期\ntime: 2015年3月4日\nreads: 7\nurl: http://a.cn/1\n---\n阿里巴巴，阿里巴巴，阿里巴巴。\n",
    ),
    (
        "4.md",
        "---\ntitle: 京东\nname: 第10期\ntime: 2016-10-13 09:00\nreads: 7\n---\n京东。\n",
    ),
    (
        "5.md",
        "---\ntitle: Zhongguo\nname: 第1期\nreads: 300\n---\n没有谁。\n",
    ),
    ("6.md", "---\ntitle: 重庆\n---\n没有元数据。\n"),
];

fn open() -> (tempfile::TempDir, Driven) {
    let folder = folder_of(&ARTICLES);
    let window = driving::open(folder.path());
    (folder, window)
}

/// Titles of the rows on screen from above, with `*` where a row is selected.
fn rows(window: &Driven) -> Vec<String> {
    let mut rows: Vec<(i64, String)> = window
        .query_all_by(|node| node.role() == Role::Row)
        .map(|row| {
            let node = row.accesskit_node();
            let selected = node.is_selected().unwrap_or(false);
            let mark = if selected { "*" } else { "" };
            let name = node.label().expect("a row has a name");
            (row.rect().top() as i64, format!("{name}{mark}"))
        })
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, name)| name).collect()
}

fn titles(window: &Driven) -> String {
    rows(window).join(" ").replace('*', "")
}

fn selected(window: &Driven) -> String {
    let rows = rows(window);
    let selected = rows.iter().filter_map(|row| row.strip_suffix('*'));
    selected.collect::<Vec<_>>().join(" ")
}

/// Heads from the left, each with its direction.
fn heads(window: &Driven) -> String {
    let mut heads: Vec<(i64, String)> = window
        .query_all_by(|node| node.role() == Role::ColumnHeader)
        .map(|head| {
            let node = head.accesskit_node();
            let name = node.label().expect("a head has a name");
            let name = name
                .trim_start_matches('按')
                .trim_end_matches("排序")
                .to_owned();
            let data = node.data();
            let arrow = match data.sort_direction() {
                Some(SortDirection::Ascending) => "↑",
                Some(SortDirection::Descending) => "↓",
                _ => "",
            };
            let rank = node.value().unwrap_or_default();
            (head.rect().left() as i64, format!("{name}{arrow}{rank}"))
        })
        .collect();
    heads.sort();
    let heads: Vec<String> = heads.into_iter().map(|(_, name)| name).collect();
    heads.join(" ")
}

fn click_head(window: &mut Driven, name: &str, modifiers: Modifiers) {
    let label = format!("按{name}排序");
    window.get_by_label(&label).click_modifiers(modifiers);
    settle(window);
}

/// Opens the menu of a head or row, and clicks what has this name in it.
fn menu(window: &mut Driven, of: &str, item: &str) {
    window.get_by_label(of).click_secondary();
    settle(window);
    window.get_by_label(item).click();
    settle(window);
}

#[test]
fn heads_sort_by_value_and_shift_adds_a_key() {
    let (_folder, mut window) = open();
    let all = "腾讯云的一年 百度大脑 阿里巴巴 京东 Zhongguo 重庆";
    assert_eq!(titles(&window), all);
    click_head(&mut window, "标题", Modifiers::NONE);
    assert_eq!(
        titles(&window),
        "阿里巴巴 百度大脑 重庆 京东 腾讯云的一年 Zhongguo",
        "by pinyin"
    );
    click_head(&mut window, "reads", Modifiers::NONE);
    assert_eq!(
        titles(&window),
        "阿里巴巴 京东 百度大脑 Zhongguo 腾讯云的一年 重庆",
        "by number; none comes last"
    );
    click_head(&mut window, "time", Modifiers::NONE);
    assert_eq!(
        titles(&window),
        "阿里巴巴 京东 腾讯云的一年 百度大脑 Zhongguo 重庆",
        "by time, in whatever form"
    );
    click_head(&mut window, "name", Modifiers::NONE);
    click_head(&mut window, "字数", Modifiers::SHIFT);
    assert!(heads(&window).contains("name↑1"), "{}", heads(&window));
    assert!(heads(&window).contains("字数↓2"), "{}", heads(&window));
    assert_eq!(
        titles(&window),
        "Zhongguo 阿里巴巴 百度大脑 腾讯云的一年 京东 重庆",
        "第2期 before 第10期, and the longer first"
    );
    // Once more turns it, and once more takes it away.
    click_head(&mut window, "字数", Modifiers::SHIFT);
    assert!(heads(&window).contains("字数↑2"));
    click_head(&mut window, "字数", Modifiers::SHIFT);
    assert!(heads(&window).contains("name↑1") && !heads(&window).contains("字数↑"));
    click_head(&mut window, "name", Modifiers::NONE);
    click_head(&mut window, "name", Modifiers::NONE);
    assert_eq!(titles(&window), all, "as the files lie in the folder");
}

#[test]
fn mentions_sort_by_one_company() {
    let (_folder, mut window) = open();
    click_head(&mut window, "提及", Modifiers::NONE);
    assert!(
        titles(&window).starts_with("腾讯云的一年 阿里巴巴"),
        "{}",
        titles(&window)
    );
    window.get_by_label("按提及排序").click_secondary();
    settle(&mut window);
    window.get_by_label_contains("按一家公司的提及排序").hover();
    settle(&mut window);
    let menu_item = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::MenuItemRadio && node.label().as_deref() == Some("百度")
    };
    until(&mut window, |window| window.query_by(menu_item).is_some());
    window.get_by(menu_item).click();
    settle(&mut window);
    assert!(
        titles(&window).starts_with("百度大脑 腾讯云的一年"),
        "{}",
        titles(&window)
    );
    assert!(
        heads(&window).contains("提及 · 百度↓1"),
        "{}",
        heads(&window)
    );
    // The head stands for the company now.
    click_head(&mut window, "提及 · 百度", Modifiers::NONE);
    assert!(
        heads(&window).contains("提及 · 百度↑1"),
        "{}",
        heads(&window)
    );
}

#[test]
fn columns_are_hidden_moved_and_remembered_for_articles_with_the_same_keys() {
    let folder = folder_of(&ARTICLES);
    let config = tempfile::tempdir().expect("a temporary folder");
    let size = vec2(1600.0, 800.0);
    let mut window = driving::open_with(folder.path(), config.path(), size);
    assert_eq!(heads(&window), "标题 提及 name reads time url 字数 文件");
    menu(&mut window, "按url排序", "隐藏此列");
    menu(&mut window, "按time排序", "左移一列");
    menu(&mut window, "按time排序", "降序");
    assert_eq!(heads(&window), "标题 提及 name time↓1 reads 字数 文件");
    // The list of all columns brings it back.
    window.get_by_label("选择列").click();
    settle(&mut window);
    let item = |name: &'static str| {
        move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::CheckBox && node.label().as_deref() == Some(name)
        }
    };
    window.get_by(item("编码")).click();
    settle(&mut window);
    window.get_by(item("字数")).click();
    settle(&mut window);
    press(&mut window, Key::Escape);
    assert_eq!(heads(&window), "标题 提及 name time↓1 reads 编码 文件");
    drop(window);

    let mut window = driving::open_with(folder.path(), config.path(), size);
    assert_eq!(heads(&window), "标题 提及 name time↓1 reads 编码 文件");
    assert!(
        titles(&window).starts_with("百度大脑 腾讯云的一年"),
        "sorted as it was"
    );
    // Another folder with the same keys, and one with others.
    let same = folder_of(&ARTICLES[..4]);
    open_folder(&mut window, same.path());
    assert_eq!(heads(&window), "标题 提及 name time↓1 reads 编码 文件");
    let other = folder_of(&[("1.md", "---\ntitle: 一\nauthor: 某\n---\n")]);
    open_folder(&mut window, other.path());
    assert_eq!(heads(&window), "标题 提及 author 字数 文件");
}

fn open_folder(window: &mut Driven, folder: &Path) {
    let source = wenjian::session::Source::Paths(vec![folder.to_owned()]);
    send(window, Command::Open(source));
}

#[test]
fn a_head_is_dragged_to_another_place_and_an_edge_to_another_width() {
    let (_folder, mut window) = open();
    window.set_size(vec2(1600.0, 800.0));
    settle(&mut window);
    let place = |window: &Driven, name: &str| window.get_by_label(name).rect();
    let from = place(&window, "按reads排序").center();
    let to = place(&window, "按提及排序").left_center() + vec2(12.0, 0.0);
    drag(&mut window, from, to);
    assert_eq!(heads(&window), "标题 reads 提及 name time url 字数 文件");

    let head = place(&window, "按name排序");
    let edge = place(&window, "调整“name”的列宽").center();
    drag(&mut window, edge, edge + vec2(70.0, 0.0));
    let wider = place(&window, "按name排序");
    assert!(
        (wider.width() - head.width() - 70.0).abs() < 2.0,
        "{head} {wider}"
    );
}

fn drag(window: &mut Driven, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for part in 1..=8 {
        window.hover_at(from + (to - from) * (part as f32 / 8.0));
        window.step();
    }
    window.drop_at(to);
    settle(window);
}

#[test]
fn frozen_columns_stay_while_the_others_scroll() {
    let (_folder, mut window) = open();
    window.set_size(vec2(860.0, 800.0));
    settle(&mut window);
    let title = window.get_by_label("按标题排序").rect();
    let last = |window: &Driven| window.query_by_label("按文件排序").is_some();
    assert!(
        !last(&window),
        "there is no room for it: {}",
        heads(&window)
    );
    wheel(
        &mut window,
        title.center() + vec2(60.0, 40.0),
        vec2(-4000.0, 0.0),
    );
    assert!(last(&window), "{}", heads(&window));
    assert_eq!(window.get_by_label("按标题排序").rect(), title);
    assert!(heads(&window).starts_with("标题"), "{}", heads(&window));
    send(&mut window, layout(LayoutChange::FreezeUpTo(None)));
    let scrolled = window.get_by_label("按标题排序").rect();
    assert!(scrolled.width() < title.width(), "{title} {scrolled}");
}

fn layout(change: LayoutChange) -> Command {
    Command::Table(TableChange::Layout(change))
}

fn wheel(window: &mut Driven, at: Pos2, delta: Vec2) {
    window.hover_at(at);
    window.step();
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    // Wheels are smoothed over several frames.
    window.run_steps(60);
    settle(window);
}

#[test]
fn rows_are_selected_with_ctrl_and_shift_and_by_keys() {
    let (_folder, mut window) = open();
    assert_eq!(selected(&window), "腾讯云的一年", "the open article");
    let click = |window: &mut Driven, title: &str, modifiers: Modifiers| {
        let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Row && node.label().as_deref() == Some(title)
        };
        window.get_by(row).click_modifiers(modifiers);
        settle(window);
    };
    click(&mut window, "百度大脑", Modifiers::NONE);
    click(&mut window, "京东", Modifiers::COMMAND);
    assert_eq!(selected(&window), "百度大脑 京东");
    assert!(has_label(&window, "第2期"), "what is open stays open");
    click(&mut window, "重庆", Modifiers::SHIFT);
    assert_eq!(selected(&window), "京东 Zhongguo 重庆");
    click(&mut window, "京东", Modifiers::COMMAND);
    assert_eq!(selected(&window), "Zhongguo 重庆");
    press(&mut window, Key::Home);
    assert_eq!(selected(&window), "腾讯云的一年");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), "腾讯云的一年 百度大脑 阿里巴巴");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&window), "腾讯云的一年 百度大脑");
    press_with(&mut window, Modifiers::SHIFT, Key::End);
    assert_eq!(selected(&window).split(' ').count(), 6);
    press(&mut window, Key::J);
    assert_eq!(selected(&window), "重庆", "there is no row below the last");
    press(&mut window, Key::K);
    assert_eq!(selected(&window), "Zhongguo");
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window).split(' ').count(), 6);
    press(&mut window, Key::ArrowUp);
    assert_eq!(selected(&window), "京东", "one alone again");
}

#[test]
fn a_title_is_gone_to_by_typing_its_initials() {
    let (_folder, mut window) = open();
    click_row(&mut window, "腾讯云的一年");
    type_letters(&mut window, "cq");
    assert_eq!(selected(&window), "重庆");
    window.run_steps(120);
    type_letters(&mut window, "bd");
    assert_eq!(selected(&window), "百度大脑");
    // J is a command, but not behind the sign nor within a word.
    window.run_steps(120);
    type_letters(&mut window, "'jd");
    assert_eq!(selected(&window), "京东");
    window.run_steps(120);
    press(&mut window, Key::K);
    assert_eq!(selected(&window), "阿里巴巴");
}

fn click_row(window: &mut Driven, title: &str) {
    let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::Row && node.label().as_deref() == Some(title)
    };
    window.get_by(row).click();
    settle(window);
}

/// Letters as a keyboard sends them: the key, and its text.
fn type_letters(window: &mut Driven, text: &str) {
    for letter in text.chars() {
        if let Some(key) = Key::from_name(&letter.to_uppercase().to_string()) {
            window.key_down(key);
        }
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    settle(window);
}

#[test]
fn selected_rows_are_copied_as_they_are_shown() {
    let (_folder, mut window) = open();
    send(
        &mut window,
        layout(LayoutChange::SetShown(Column::File, false)),
    );
    send(
        &mut window,
        Command::Table(TableChange::SortBy(SortKey::Column(Column::Title))),
    );
    click_row(&mut window, "京东");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), "京东 腾讯云的一年");
    let copied = |window: &mut Driven, item: &str| {
        let row = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Row && node.label().as_deref() == Some("京东")
        };
        window.get_by(row).click_secondary();
        settle(window);
        assert!(has_label(window, "已选 2 篇"), "{:?}", labels(window));
        window.get_by_label(item).click();
        until(window, |window| driving::copied(window).is_some());
        driving::copied(window).expect("it was just there")
    };
    let csv = copied(&mut window, "复制为 CSV");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "标题,提及,name,reads,time,url,字数");
    assert!(
        lines[1].starts_with("京东,2,第10期,7,2016-10-13 09:00,,"),
        "{csv}"
    );
    assert!(
        lines[2].starts_with("腾讯云的一年,4,第10期,\"1,200\","),
        "{csv}"
    );
    let paths = copied(&mut window, "复制路径");
    let names: Vec<&str> = paths
        .lines()
        .filter_map(|path| path.rsplit(['/', '\\']).next())
        .collect();
    assert_eq!(names, ["4.md", "1.md"]);
    assert!(copied(&mut window, "复制为 Markdown 表格").starts_with("| 标题 | 提及 |"));
}

#[test]
fn the_menu_of_a_row_is_opened_and_gone_through_with_keys() {
    let (_folder, mut window) = open();
    click_row(&mut window, "京东");
    let is_open = |window: &Driven| has_label(window, "复制标题");
    let focused = |window: &Driven| {
        let node = window.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    };
    press_with(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(is_open(&window), "{:?}", labels(&window));
    assert_eq!(
        focused(&window),
        "打开文章",
        "the first item has the keyboard"
    );
    press(&mut window, Key::ArrowUp);
    assert_eq!(focused(&window), "复制为 Markdown 表格", "round the end");
    press(&mut window, Key::Home);
    press(&mut window, Key::Escape);
    assert!(!is_open(&window));
    // The keyboard is in the table again.
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window), "京东 Zhongguo");
    press(&mut window, Key::Menu);
    assert!(is_open(&window), "{:?}", labels(&window));
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
    }
    assert_eq!(focused(&window), "复制标题");
    // What was copied is there for one frame only.
    window.key_press(Key::Enter);
    until(&mut window, |window| driving::copied(window).is_some());
    assert_eq!(driving::copied(&window).as_deref(), Some("京东\nZhongguo"));
    assert!(!is_open(&window));
    assert_eq!(
        selected(&window),
        "京东 Zhongguo",
        "no arrow moved in the table"
    );
}

/// A window on a million rows, which are twelve articles over and over.
fn million() -> Driven {
    let articles: Vec<String> = (1..=12)
        .map(|number| format!("---\ntitle: 第{number}篇\nn: {number}\n---\n腾讯。\n"))
        .collect();
    let library = made_library::repeated(&articles, 1_000_000);
    let wake: Wake = Arc::new(|| {});
    let store = SettingsStore::nowhere();
    let session = Session::of_library(library, store, Arc::clone(&wake));
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .build_eframe(move |creation| Window::new(&creation.egui_ctx, session, wake));
    send(
        &mut window,
        Command::SetLanguage(wenjian::locale::Language::SimplifiedChinese),
    );
    window
}

/// Places of the rows on screen, with where they begin.
fn places(window: &Driven) -> Vec<(usize, f32)> {
    let mut places: Vec<(usize, f32)> = window
        .query_all_by(|node| node.role() == Role::Row)
        .map(|row| {
            let place = row
                .accesskit_node()
                .data()
                .row_index()
                .expect("a row has a place");
            (place, row.rect().bottom())
        })
        .collect();
    places.sort_by_key(|(place, _)| *place);
    places
}

#[test]
fn a_million_rows_scroll_exactly_and_memory_stays_small() {
    let mut window = million();
    let first = places(&window);
    assert_eq!(first[0].0, 0);
    click_row_at(&mut window, first[0].1 - 4.0);
    press(&mut window, Key::End);
    let last = places(&window);
    let (place, bottom) = last[last.len() - 1];
    assert_eq!(place, 999_999);
    // Each point of the wheel moves rows by a point, however deep.
    let at = Pos2::new(500.0, bottom - 60.0);
    for _ in 0..5 {
        let before = places(&window);
        wheel(&mut window, at, vec2(0.0, 28.0));
        let after = places(&window);
        let middle = before[before.len() / 2];
        let moved = after
            .iter()
            .find(|(place, _)| *place == middle.0)
            .expect("it is still seen");
        assert!(
            (moved.1 - middle.1 - 28.0).abs() < 0.6,
            "{middle:?} {moved:?}"
        );
    }
    let steps: Vec<f32> = places(&window)
        .windows(2)
        .map(|pair| pair[1].1 - pair[0].1)
        .collect();
    let inner = &steps[1..steps.len() - 1];
    assert!(
        inner.iter().all(|step| (step - 28.0).abs() < 0.6),
        "{steps:?}"
    );

    // Through all of it by the bar: what the window remembers does not grow with the rows seen.
    let bar = window.get_by_label("上下滚动").rect();
    let remembered = |window: &Driven| window.ctx.data(egui::util::IdTypeMap::len);
    window.hover_at(bar.center_top() + vec2(0.0, 4.0));
    window.step();
    window.drag_at(bar.center_top() + vec2(0.0, 4.0));
    window.step();
    let before = remembered(&window);
    let mut seen = std::collections::BTreeSet::new();
    for part in 0..200 {
        window.hover_at(bar.center_top() + vec2(0.0, bar.height() * part as f32 / 200.0));
        window.step();
        seen.extend(places(&window).into_iter().map(|(place, _)| place));
    }
    window.drop_at(bar.center_bottom());
    settle(&mut window);
    assert!(seen.len() > 500, "it has come far: {}", seen.len());
    assert!(
        remembered(&window) <= before + 8,
        "{before} {}",
        remembered(&window)
    );

    // Sorted by a number, equal ones stay in their order.
    send(
        &mut window,
        Command::Table(TableChange::SortBy(SortKey::Column(Column::Field(
            "n".to_owned(),
        )))),
    );
    let rows = window.state().session().rows();
    assert!(
        rows.windows(2)
            .all(|pair| (pair[0] % 12, pair[0]) < (pair[1] % 12, pair[1]))
    );
}

fn click_row_at(window: &mut Driven, y: f32) {
    let at = Pos2::new(500.0, y);
    window.hover_at(at);
    window.step();
    window.drag_at(at);
    window.step();
    window.drop_at(at);
    settle(window);
}
