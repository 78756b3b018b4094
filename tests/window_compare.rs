//! Comparing in the real window, driven by its accessibility tree without a display.
#![cfg(feature = "gui")]

mod driving;

use driving::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use wenjian::evidence::{Normalisation, Rows};
use wenjian::mentions::Place;
use wenjian::session::compare::{CompareChange, decision_file};
use wenjian::session::{Command, FilterChange, LexiconOrigin, Source, View};

const ARTICLES: [(&str, &str); 2] = [
    (
        "a.md",
        "---\ntitle: 甲\nname: 早报\ntime: 2020-01-05\n---\n百度做人工智能。百度与腾讯相比，优势在于**人工智能**。\
         新团队还在加码大模型。\n\n腾讯做社交。\n",
    ),
    (
        "b.txt",
        "---\ntitle: 乙\ntime: 2020-02-01\n---\n腾讯靠社交起家。\n阿里尚未做社交。\n蚂蚁金服做区块链。\n",
    ),
];

fn comparing(folder: &Path) -> Driven {
    let mut window = open(folder);
    click(&mut window, "对比");
    window
}

/// Names of what has this role, from left to right and top to bottom.
fn named(window: &Driven, role: Role) -> Vec<String> {
    window
        .query_all_by_role(role)
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

/// Clicks what has this name and this role.
fn click_at(window: &mut Driven, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    settle(window);
}

/// The sentences of the list of evidence.
fn evidence(window: &Driven) -> Vec<String> {
    named(window, Role::ListItem)
        .into_iter()
        .filter(|label| label.contains('（'))
        .collect()
}

#[test]
fn a_cell_says_what_stands_in_it_and_lists_it() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    let companies = named(&window, Role::ColumnHeader);
    assert_eq!(companies[0], "百度，共 3 句，1 篇文章", "{companies:?}");
    let rows = named(&window, Role::RowHeader);
    assert!(rows.contains(&"社交与渠道，共 3 句".to_owned()), "{rows:?}");
    let cells = named(&window, Role::Cell);
    assert_eq!(cells.len(), companies.len() * rows.len());
    assert!(cells.contains(&"百度 · 社交与渠道：2 篇文章里没有找到证据".to_owned()));

    click_at(
        &mut window,
        Role::Cell,
        "百度 · 人工智能与大数据：3 句，1 篇文章",
    );
    let listed = evidence(&window);
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert!(
        listed[0].starts_with("百度做人工智能。（点名，名称：百度）"),
        "{listed:?}"
    );
    assert!(
        listed[1].starts_with("百度与腾讯相比，优势在于人工智能。"),
        "without the marks of Markdown: {listed:?}"
    );
    assert!(
        listed[2].contains("承接前句") && listed[2].contains("前句点名：百度"),
        "{listed:?}"
    );
    assert!(listed[0].ends_with("2020-01-05 · 早报 · 甲"), "{listed:?}");
    assert!(has_label(&window, "3 句 · 1 篇文章"));
}

#[test]
fn an_empty_cell_says_in_how_many_articles_nothing_was_found() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    let empty = "腾讯 · 人工智能与大数据：2 篇文章里没有找到证据";
    click_at(&mut window, Role::Cell, empty);
    assert!(has_label(&window, "在这 2 篇文章里没有找到证据"));
    assert!(has_label(
        &window,
        "其中 2 篇提到腾讯，1 篇提到人工智能与大数据"
    ));
    let listed = evidence(&window);
    assert_eq!(
        listed.len(),
        1,
        "what is only compared with is listed: {listed:?}"
    );
    assert!(listed[0].contains("比较对象"));
}

#[test]
fn a_click_reads_the_sentence_where_it_stands() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    click_at(
        &mut window,
        Role::Cell,
        "阿里巴巴 · 社交与渠道：1 句，1 篇文章",
    );
    let listed = evidence(&window);
    assert!(listed[0].contains("否定"), "{listed:?}");
    click_at(&mut window, Role::ListItem, &listed[0].clone());
    let session = window.state().session();
    assert_eq!(session.view(), View::Articles);
    assert_eq!(session.entry().expect("one is open").document.path, "b.txt");
    let (place, span) = session.lit().expect("the sentence is lit");
    let text = session.entry().expect("one is open").text(place);
    assert_eq!(
        (place, &text[span.range()]),
        (Place::Body, "阿里尚未做社交。")
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Num2);
    assert_eq!(evidence(&window), listed, "the list is still there");
}

#[test]
fn switches_change_rows_columns_and_numbers() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    click_at(&mut window, Role::RadioButton, "月份");
    let rows = named(&window, Role::RowHeader);
    assert_eq!(rows, ["2020-01，共 4 句", "2020-02，共 3 句"]);
    click_at(&mut window, Role::RadioButton, "来源");
    let rows = named(&window, Role::RowHeader);
    assert_eq!(rows, ["早报，共 4 句", "（没有来源），共 3 句"]);
    click_at(&mut window, Role::RadioButton, "文章");
    assert_eq!(window.state().session().compare().rows(), Rows::Articles);
    assert_eq!(
        named(&window, Role::RowHeader),
        ["甲，共 4 句", "乙，共 3 句"]
    );
    click_at(&mut window, Role::RadioButton, "主题");
    click_at(&mut window, Role::CheckBox, "并入母公司");
    let companies = named(&window, Role::ColumnHeader);
    assert!(
        companies.contains(&"阿里巴巴，共 2 句，1 篇文章".to_owned()),
        "{companies:?}"
    );
    click_at(&mut window, Role::CheckBox, "按群组");
    let groups = named(&window, Role::ColumnHeader);
    assert!(
        groups.iter().any(|group| group.starts_with("BAT")),
        "{groups:?}"
    );
    click_at(&mut window, Role::RadioButton, "占公司");
    let compare = window.state().session().compare();
    assert_eq!(compare.normalisation(), Normalisation::ShareOfCompany);
    assert!(has_label(
        &window,
        "占该公司全部证据的比例；旁边的小字是句数 · 2 篇文章"
    ));
}

#[test]
fn the_keyboard_goes_from_cell_to_cell_and_lists() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowLeft);
    assert!(evidence(&window).is_empty(), "arrows only move");
    press(&mut window, Key::Enter);
    let session = window.state().session();
    assert_eq!(session.compare().place(), Some((0, 0)));
    assert!(!evidence(&window).is_empty());
    press(&mut window, Key::Escape);
    assert!(window.state().session().compare().cell().is_none());
    assert!(has_label(&window, "各家的特点"), "the profiles are back");
}

#[test]
fn profiles_name_measure_and_effect_and_call_small_numbers_small() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    let profile = named(&window, Role::Button)
        .into_iter()
        .find(|label| label.starts_with("百度：人工智能与大数据，3 句，G²"))
        .expect("it has a profile");
    assert!(profile.ends_with("数量少"), "{profile}");
    assert!(has_label(&window, "G² 是对数似然值"));
    click_at(&mut window, Role::Button, &profile);
    assert_eq!(evidence(&window).len(), 3, "it leads to its evidence");
}

#[test]
fn decisions_are_made_undone_and_kept() {
    let folder = folder_of(&ARTICLES);
    let config = tempfile::tempdir().expect("a temporary folder");
    let size = egui::vec2(1280.0, 800.0);
    let mut window = open_with(folder.path(), config.path(), size);
    click(&mut window, "对比");
    click_at(
        &mut window,
        Role::Cell,
        "百度 · 人工智能与大数据：3 句，1 篇文章",
    );
    let more: Vec<_> = window
        .query_all_by_role_and_label(Role::Button, "判定")
        .collect();
    more[2].click();
    drop(more);
    settle(&mut window);
    click(&mut window, "移出这个格子");
    assert!(has_label(
        &window,
        "百度 · 人工智能与大数据：2 句，1 篇文章"
    ));
    let listed = evidence(&window);
    assert!(
        listed[2].contains("已移出"),
        "it is still listed: {listed:?}"
    );

    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(has_label(
        &window,
        "百度 · 人工智能与大数据：3 句，1 篇文章"
    ));
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(has_label(
        &window,
        "百度 · 人工智能与大数据：2 句，1 篇文章"
    ));

    let stars: Vec<_> = window
        .query_all_by_role_and_label(Role::Button, "加星标")
        .collect();
    stars[1].click();
    drop(stars);
    settle(&mut window);
    let listed = evidence(&window);
    assert!(
        listed[0].starts_with("百度与腾讯相比"),
        "what is starred comes first: {listed:?}"
    );
    drop(window);

    let files: Vec<_> = std::fs::read_dir(folder.path())
        .expect("it can be listed")
        .map(|file| file.expect("it is there").file_name())
        .collect();
    assert_eq!(
        files.len(),
        ARTICLES.len(),
        "no file is put beside the articles: {files:?}"
    );
    let mut again = open_with(folder.path(), config.path(), size);
    click(&mut again, "对比");
    click_at(
        &mut again,
        Role::Cell,
        "百度 · 人工智能与大数据：2 句，1 篇文章",
    );
    assert!(
        evidence(&again)[0].starts_with("百度与腾讯相比"),
        "the star was kept"
    );

    std::fs::write(
        folder.path().join("a.md"),
        "---\ntitle: 甲\n---\n百度不做了。\n",
    )
    .expect("writable");
    send(&mut again, Command::Reload);
    until(&mut again, |window| has_label(window, "2 条判定没有生效"));
}

#[test]
fn a_sentence_is_moved_to_another_theme() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    click_at(&mut window, Role::Cell, "蚂蚁集团 · 区块链：1 句，1 篇文章");
    click(&mut window, "判定");
    window.get_by_label_contains("改归主题").click();
    settle(&mut window);
    click(&mut window, "支付");
    assert!(
        has_label(&window, "蚂蚁集团 · 支付：1 句，1 篇文章"),
        "{:?}",
        labels(&window)
    );
    click_at(&mut window, Role::Cell, "蚂蚁集团 · 支付：1 句，1 篇文章");
    assert!(evidence(&window)[0].contains("移入"));
}

#[test]
fn a_filter_holds_here_too_and_is_named() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    let query = FilterChange::Query("社交起家".to_owned());
    send(&mut window, Command::Filter(query));
    assert!(has_label(&window, "腾讯 · 社交与渠道：1 句，1 篇文章"));
    let companies = named(&window, Role::ColumnHeader);
    assert!(
        !companies.iter().any(|name| name.starts_with("百度")),
        "{companies:?}"
    );
    assert!(
        has_label(&window, "社交起家"),
        "the head says of which articles it speaks"
    );
    send(&mut window, Command::Filter(FilterChange::Clear));
    assert!(has_label(&window, "腾讯 · 社交与渠道：2 句，2 篇文章"));
}

#[test]
fn companies_are_picked() {
    let folder = folder_of(&ARTICLES);
    let mut window = comparing(folder.path());
    let picked = Some(vec!["tencent".to_owned(), "baidu".to_owned()]);
    send(&mut window, Command::Compare(CompareChange::Pick(picked)));
    let companies = named(&window, Role::ColumnHeader);
    assert_eq!(companies.len(), 2);
    assert!(
        companies[0].starts_with("腾讯"),
        "in the order in which they were picked"
    );
    assert!(has_label(&window, "选定的 2 家"));
    click(&mut window, "比较哪些公司: 选定的 2 家");
    click(&mut window, "不再选定");
    assert!(named(&window, Role::ColumnHeader).len() > 2);
}

#[test]
fn nothing_to_compare_is_said() {
    let folder = folder_of(&[("a.txt", "天气很好。\n")]);
    let window = comparing(folder.path());
    assert!(has_label(&window, "没有可以对比的内容"));
    assert!(has_label(
        &window,
        "在这 1 篇文章里，没有一句话同时说到公司和主题。"
    ));
}

/// Where the decisions about `folder` lie.
fn decisions_file(folder: &Path, config: &Path) -> std::path::PathBuf {
    let source = Source::Paths(vec![folder.to_owned()]);
    decision_file::places(&LexiconOrigin::BuiltIn, &source, Some(config)).remove(0)
}

#[test]
fn a_file_of_decisions_that_cannot_be_read_is_told_wherever_the_user_is() {
    let folder = folder_of(&ARTICLES);
    let config = tempfile::tempdir().expect("a temporary folder");
    let file = decisions_file(folder.path(), config.path());
    std::fs::create_dir_all(file.parent().expect("it is in a folder")).expect("writable");
    std::fs::write(&file, "wenjian-decisions: 9\n").expect("writable");
    let mut window = open_with(folder.path(), config.path(), egui::vec2(1280.0, 800.0));
    let head = format!("判定文件没有读成：{}", file.display());
    for view in [
        View::Articles,
        View::Timeline,
        View::Problems,
        View::Compare,
    ] {
        send(&mut window, Command::Show(view));
        assert!(has_label(&window, &head), "{view:?}");
        assert!(has_label(&window, "原因：wenjian-decisions: 9"));
        assert!(has_label(&window, "请改正或移走这个文件"));
    }
    std::fs::write(&file, "wenjian-decisions: 1\n").expect("writable");
    click(&mut window, "再试一次");
    assert!(!has_label(&window, &head), "it is mended");
}

#[test]
fn decisions_that_cannot_be_written_are_told_until_they_are() {
    let folder = folder_of(&ARTICLES);
    let config = tempfile::tempdir().expect("a temporary folder");
    // Where the folder of the decisions should be, there is a file.
    let in_the_way = config.path().join("decisions");
    std::fs::write(&in_the_way, "").expect("writable");
    let file = decisions_file(folder.path(), config.path());
    let mut window = open_with(folder.path(), config.path(), egui::vec2(1280.0, 800.0));
    let head = format!("判定没有保存：{}", file.display());
    click(&mut window, "对比");
    click_at(
        &mut window,
        Role::Cell,
        "百度 · 人工智能与大数据：3 句，1 篇文章",
    );
    let stars: Vec<_> = window
        .query_all_by_role_and_label(Role::Button, "加星标")
        .collect();
    stars[1].click();
    drop(stars);
    click(&mut window, "文章");
    until(&mut window, |window| has_label(window, &head));
    assert!(has_label(&window, "请检查这个文件夹能否写入"));
    click(&mut window, "再试一次");
    std::fs::remove_file(&in_the_way).expect("it is there");
    click(&mut window, "再试一次");
    until(&mut window, |window| !has_label(window, &head));
    let kept = std::fs::read_to_string(&file).expect("it was written");
    assert!(kept.contains("decision: star"), "{kept}");
}
