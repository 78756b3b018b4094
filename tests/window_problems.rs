//! Problems and settings in the real window, driven by its accessibility tree without a display.
#![cfg(feature = "gui")]

mod driving;

use driving::{Driven, click, has_label, open_with, press, send, settle, write};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use wenjian::session::{Command, FilterChange, ReadingChange, Settings, SettingsStore, View};

/// A window on `folder`, in Chinese, after everything has been read; settings are kept in `config`.
fn window(folder: &Path, config: &Path) -> Driven {
    open_with(folder, config, egui::vec2(1280.0, 800.0))
}

fn problems_window(folder: &Path) -> Driven {
    let config = tempfile::tempdir().expect("a temporary folder").keep();
    let mut harness = window(folder, &config);
    send(&mut harness, Command::Show(View::Problems));
    harness
}

fn settings(harness: &Driven) -> Settings {
    harness.state().session().settings().clone()
}

fn count(harness: &Driven, wanted: &str) -> usize {
    harness
        .query_all_by(|_| true)
        .filter(|node| {
            let node = node.accesskit_node();
            let label = node.label().or_else(|| node.value());
            label.is_some_and(|label| label.contains(wanted))
        })
        .count()
}

fn node_says(node: &Node<'_>, wanted: &str) -> bool {
    let label = node.accesskit_node().label();
    label.is_some_and(|label| label.contains(wanted))
}

/// 华为 in GB18030, four times.
const HUAWEI_GB: &[u8] = b"\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA\xBB\xAA\xCE\xAA";

/// Two notes, two warnings in one file, one error.
fn awkward() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    write(path, "1.md", "# 一\n\n正文。\n");
    write(path, "2.md", "# 二\n\n正文。\n");
    write(
        path,
        "3.txt",
        "---\ntitle: 华为: 新品\ntime: 昨天\n---\n华为。\n",
    );
    write(path, "4.txt", "%PDF-1.7 and so on");
    write(path, "5.txt", "---\ntitle: 没有问题\n---\n百度。\n");
    folder
}

#[test]
fn problems_are_those_of_the_filtered_articles_unless_asked_otherwise() {
    let folder = awkward();
    let mut harness = problems_window(folder.path());
    assert!(!has_label(&harness, "筛选出的文章"), "nothing is filtered");
    let ask = |query: &str| Command::Filter(FilterChange::Query(query.to_owned()));
    send(&mut harness, ask("华为"));
    harness.get_by_label("警告 2");
    harness.get_by_label("错误 0");
    assert_eq!(count(&harness, "1.md"), 0, "only 3.txt is left");
    click(&mut harness, "全部文件");
    harness.get_by_label("全部 5");
    harness.get_by_label("错误 1");
    click(&mut harness, "筛选出的文章");
    send(&mut harness, ask("百度"));
    harness.get_by_label("筛选出的文章没有问题。");
    click(&mut harness, "查看全部文件的问题");
    harness.get_by_label("全部 5");
    send(&mut harness, Command::Filter(FilterChange::Clear));
    harness.get_by_label("全部 5");
}

#[test]
fn problems_stand_in_groups_with_their_numbers() {
    let folder = awkward();
    let mut harness = problems_window(folder.path());
    for label in ["全部 5", "错误 1", "警告 2", "提示 2", "没有元数据 2"] {
        harness.get_by_label(label);
    }
    assert_eq!(count(&harness, "3.txt"), 2);
    assert!(
        !has_label(&harness, "5.txt"),
        "a file without problems is not listed"
    );
    click(&mut harness, "按文件");
    harness.get_by_label("2 个问题");
    click(&mut harness, "按程度");
    for label in ["错误 1", "警告 2", "提示 2"] {
        // In the bar, and over the group.
        assert_eq!(harness.query_all_by_label(label).count(), 2, "{label}");
    }
}

#[test]
fn a_group_folds() {
    let folder = awkward();
    let mut harness = problems_window(folder.path());
    assert!(has_label(&harness, "1.md"));
    click(&mut harness, "没有元数据 2");
    assert!(!has_label(&harness, "1.md"));
    click(&mut harness, "没有元数据 2");
    assert!(has_label(&harness, "1.md"));
}

#[test]
fn a_filter_leaves_what_was_asked_for() {
    let folder = awkward();
    let mut harness = problems_window(folder.path());
    click(&mut harness, "警告 2");
    assert_eq!((count(&harness, "3.txt"), count(&harness, "1.md")), (2, 0));
    harness.get_by_label("全部 5");
    click(&mut harness, "全部 5");
    harness
        .get_by_label("筛选路径、说明或代码")
        .set_text_value_accesskit("昨天");
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!((count(&harness, "3.txt"), count(&harness, "1.md")), (1, 0));
    harness.get_by_label("警告 1");
    harness
        .get_by_label("筛选路径、说明或代码")
        .set_text_value_accesskit("什么也没有");
    harness.run_steps(2);
    settle(&mut harness);
    click(&mut harness, "显示全部问题");
    assert!(has_label(&harness, "1.md"));
    click(&mut harness, "问题类型: 所有类型");
    harness
        .query_all_by_label_contains("日期无法识别")
        .find(|node| node.accesskit_node().role() == Role::Button && !node_says(node, "3.txt"))
        .expect("the menu lists the kind")
        .click_accesskit();
    settle(&mut harness);
    assert_eq!((count(&harness, "3.txt"), count(&harness, "1.md")), (1, 0));
}

#[test]
fn a_problem_leads_to_its_line() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text = "---\ntitle: 长文\n---\n".to_owned();
    for number in 0..200 {
        text.push_str(&format!("第{number}段，百度和腾讯都在这里。\n\n"));
    }
    let mut bytes = text.into_bytes();
    let wanted = "第150段，".as_bytes();
    let place = bytes
        .windows(wanted.len())
        .position(|window| window == wanted);
    let place = place.expect("it was written") + wanted.len();
    bytes.splice(place..place, [0xFF]);
    write(folder.path(), "a.txt", bytes);
    let mut harness = problems_window(folder.path());
    send(&mut harness, Command::SetLinesShown(false));
    harness.get_by_label_contains("a.txt").click();
    settle(&mut harness);
    assert_eq!(harness.state().session().line(), Some(304));
    assert!(has_label(&harness, "第150段"), "it is in view");
    assert!(
        !has_label(&harness, "第1段"),
        "the start of the article is not"
    );
}

#[test]
fn the_list_is_worked_with_the_keyboard() {
    let folder = awkward();
    let mut harness = problems_window(folder.path());
    let session = |harness: &Driven| {
        let session = harness.state().session();
        let path = session.entry().map(|entry| entry.document.path.clone());
        (session.view(), path)
    };
    // The head of the errors, the PDF, the head of the first warnings, its problem.
    for _ in 0..4 {
        press(&mut harness, Key::ArrowDown);
    }
    press(&mut harness, Key::Enter);
    assert_eq!(
        session(&harness),
        (View::Articles, Some("3.txt".to_owned()))
    );
    send(&mut harness, Command::Show(View::Problems));
    press(&mut harness, Key::End);
    assert!(has_label(&harness, "1.md"));
    press(&mut harness, Key::ArrowLeft);
    assert!(!has_label(&harness, "1.md"), "the last group is folded");
    press(&mut harness, Key::Enter);
    assert!(has_label(&harness, "1.md"), "and open again");
}

#[test]
fn a_library_without_problems_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "a.txt", "---\ntitle: 甲\n---\n正文。\n");
    let harness = problems_window(folder.path());
    harness.get_by_label("没有问题");
}

#[test]
fn an_encoding_is_chosen_and_remembered() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let config = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "1.txt", "正文。\n");
    write(folder.path(), "2.txt", HUAWEI_GB);
    let mut harness = window(folder.path(), config.path());
    click(&mut harness, "2");
    assert!(has_label(&harness, "华为华为华为华为"));
    click(&mut harness, "编码：GB18030 (猜测)");
    harness
        .get_by_label_contains("Windows-1252")
        .click_accesskit();
    settle(&mut harness);
    let open = |harness: &Driven| {
        let entry = harness.state().session().entry().cloned();
        let document = &entry.expect("an article is open").document;
        (document.path.clone(), document.encoding)
    };
    assert_eq!(open(&harness), ("2.txt".to_owned(), "windows-1252"));
    assert!(!has_label(&harness, "华为华为华为华为"));
    harness.get_by_label("编码：Windows-1252 (已指定)");
    drop(harness);

    let mut harness = window(folder.path(), config.path());
    click(&mut harness, "2");
    assert_eq!(open(&harness), ("2.txt".to_owned(), "windows-1252"));
    click(&mut harness, "编码：Windows-1252 (已指定)");
    harness.get_by_label("自动识别").click_accesskit();
    settle(&mut harness);
    assert_eq!(open(&harness), ("2.txt".to_owned(), "gb18030"));
}

#[test]
fn a_choice_about_reading_keeps_the_article_open() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let config = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), ".0.txt", "隐藏。\n");
    write(folder.path(), "1.txt", "正文。\n");
    write(
        folder.path(),
        "2.txt",
        "---\ntitle: 甲\nheadline: 乙\n---\n百度。\n",
    );
    let mut harness = window(folder.path(), config.path());
    send(&mut harness, Command::Select(1));
    let titles = |harness: &Driven| -> Vec<String> {
        let library = harness.state().session().library().clone();
        let titles = library.entries.iter();
        titles
            .map(|entry| entry.document.title.text.clone())
            .collect()
    };
    send(
        &mut harness,
        Command::ChangeReading(ReadingChange::Hidden(true)),
    );
    assert_eq!(titles(&harness), [".0", "1", "甲"]);
    let entry = harness.state().session().entry().cloned();
    let path = entry.map(|entry| entry.document.path.clone());
    assert_eq!(path.as_deref(), Some("2.txt"), "the same article is open");

    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    settle(&mut harness);
    harness
        .get_by_role_and_label(Role::TextInput, "标题字段")
        .focus();
    harness.step();
    harness
        .get_by_role_and_label(Role::TextInput, "标题字段")
        .set_text_value_accesskit("headline");
    harness.step();
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert!(!has_label(&harness, "标题字段"), "the page is closed");
    settle(&mut harness);
    assert_eq!(titles(&harness), [".0", "1", "乙"]);
    assert_eq!(settings(&harness).reading.title_keys, ["headline"]);
}

#[test]
fn settings_are_changed_on_their_page() {
    let folder = awkward();
    let config = tempfile::tempdir().expect("a temporary folder");
    let mut harness = window(folder.path(), config.path());
    click(&mut harness, "设置");
    harness
        .get_by_role_and_label(Role::CheckBox, "保留读取结果")
        .click();
    settle(&mut harness);
    assert!(!settings(&harness).reading.cache);
    harness
        .get_by_role_and_label(Role::RadioButton, "只计一次")
        .click();
    settle(&mut harness);
    harness
        .get_by_role_and_label(Role::RadioButton, "深色")
        .click();
    settle(&mut harness);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    harness
        .get_by_role_and_label(Role::RadioButton, "English")
        .click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::CheckBox, "Keep what was read");
    let kept = settings(&harness);
    drop(harness);
    assert_eq!(SettingsStore::in_folder(config.path()).load(), kept);
}
