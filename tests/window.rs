//! The real window, driven by its accessibility tree without a display.
#![cfg(feature = "gui")]

mod driving;

use driving::{Driven, has_label, labels, press, send, settle, write};
use egui_kittest::kittest::Queryable as _;
use wenjian::lexicon;
use wenjian::locale::Language;
use wenjian::session::{Command, Settings, SettingsStore, Source, Subject, ThemeChoice};

fn window(source: Source) -> Driven {
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let store = SettingsStore::in_folder(&folder);
    let settings = Settings {
        language: Some(Language::SimplifiedChinese),
        theme: ThemeChoice::Light,
        ..Settings::default()
    };
    store.save(&settings).expect("the folder is writable");
    window_with(source, store)
}

fn window_with(source: Source, store: SettingsStore) -> Driven {
    driving::open_source(source, store, egui::vec2(1280.0, 800.0))
}

/// A folder of three short articles.
fn small_library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        "1.txt",
        "---\ntitle: 云上的竞争\nname: 甲报\ntime: 2016-10-13 17:02\n---\n百度与腾讯都在做云。\n\n百度先走一步，腾讯随后。蚂蚁金服没有说话。\n",
    );
    write(
        folder.path(),
        "2.txt",
        "---\ntitle: 支付的边界\nname: 乙报\ntime: 2015-01-02\nurl: https://example.com/2\n---\n支付宝和微信支付都支持扫码。\n",
    );
    write(
        folder.path(),
        "3.md",
        "# 没有元数据\n\n这一篇谈的是天气。\n",
    );
    folder
}

#[test]
fn a_folder_shows_its_articles_and_who_is_named() {
    let folder = small_library();
    let harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label("支付的边界");
    harness.get_by_label("没有元数据");
    // The first article is open: its metadata, its text, its marks.
    assert!(has_label(&harness, "百度与腾讯都在做云。"));
    assert!(has_label(&harness, "甲报"));
    assert_eq!(
        harness.query_all_by_label_contains("百度 · 百度").count(),
        2
    );
    assert!(has_label(&harness, "百度：本文 2 处，全库 2 处"));
    // Ant is part of Alibaba, and counts for itself until parts are rolled up.
    assert!(has_label(&harness, "蚂蚁集团：本文 1 处，全库 2 处"));
}

#[test]
fn a_click_on_a_row_opens_the_article() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label("支付的边界").click();
    settle(&mut harness);
    assert!(has_label(&harness, "支付宝和微信支付都支持扫码。"));
    assert!(has_label(&harness, "https://example.com/2"));
    assert!(!has_label(&harness, "百度与腾讯都在做云。"));
    press(&mut harness, egui::Key::ArrowUp);
    assert!(
        has_label(&harness, "百度与腾讯都在做云。"),
        "the arrow key goes back"
    );
}

#[test]
fn columns_sort_both_ways() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    let titles = |harness: &Driven| {
        let session = harness.state().session();
        let library = session.library();
        let rows = session.rows().iter();
        rows.map(|row| library.entries[*row as usize].document.title.text.clone())
            .collect::<Vec<_>>()
    };
    harness.get_by_label("按字数排序").click();
    settle(&mut harness);
    assert_eq!(titles(&harness)[0], "云上的竞争", "the longest first");
    harness.get_by_label("按字数排序").click();
    settle(&mut harness);
    assert_eq!(titles(&harness)[2], "云上的竞争");
    harness.get_by_label("按time排序").click();
    settle(&mut harness);
    assert_eq!(titles(&harness), ["支付的边界", "云上的竞争", "没有元数据"]);
    harness.get_by_label("按time排序").click();
    settle(&mut harness);
    assert_eq!(
        titles(&harness),
        ["云上的竞争", "支付的边界", "没有元数据"],
        "what has no time stays last"
    );
}

#[test]
fn mentions_are_stepped_through_and_the_position_is_shown() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label("– / 5");
    press(&mut harness, egui::Key::N);
    harness.get_by_label("1 / 5");
    press(&mut harness, egui::Key::P);
    harness.get_by_label("5 / 5");
    // A company that is chosen is the only one visited.
    harness.get_by_label_contains("腾讯：本文").click();
    settle(&mut harness);
    harness.get_by_label("下一处提及（N）").click();
    settle(&mut harness);
    harness.get_by_label("1 / 2");
    press(&mut harness, egui::Key::N);
    harness.get_by_label("2 / 2");
    press(&mut harness, egui::Key::N);
    harness.get_by_label("1 / 2");
}

#[test]
fn a_chosen_company_lists_its_mentions_and_a_click_goes_there() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label_contains("蚂蚁集团：本文").click();
    settle(&mut harness);
    harness.get_by_label("全库 2").click();
    settle(&mut harness);
    let line = "支付宝和微信支付都支持扫码。";
    assert_eq!(
        harness.query_all_by_label(line).count(),
        1,
        "in the list only"
    );
    harness.get_by_label(line).click();
    settle(&mut harness);
    assert_eq!(
        harness.query_all_by_label(line).count(),
        2,
        "in the list and in the text"
    );
    harness.get_by_label("1 / 1");
}

#[test]
fn a_company_can_be_hidden_and_shown_alone() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    let baidu = lexicon::built_in()
        .company_by_id("baidu")
        .map(Subject::Company);
    let baidu = baidu.expect("the lexicon has it");
    let marks = |harness: &Driven, name: &str| {
        harness
            .query_all_by_label_contains(&format!("{name} · {name} · "))
            .count()
    };
    assert_eq!((marks(&harness, "百度"), marks(&harness, "腾讯")), (2, 2));
    send(&mut harness, Command::SetShown(baidu, false));
    assert_eq!((marks(&harness, "百度"), marks(&harness, "腾讯")), (0, 2));
    harness.get_by_label("全部显示").click();
    settle(&mut harness);
    assert_eq!((marks(&harness, "百度"), marks(&harness, "腾讯")), (2, 2));
    send(&mut harness, Command::ShowOnly(baidu));
    assert_eq!((marks(&harness, "百度"), marks(&harness, "腾讯")), (2, 0));
    send(&mut harness, Command::ShowOnly(baidu));
    assert_eq!((marks(&harness, "百度"), marks(&harness, "腾讯")), (2, 2));
}

#[test]
fn a_mark_says_whose_it_is_and_why() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label_contains("蚂蚁金服 · ").hover();
    for _ in 0..40 {
        harness.step();
    }
    assert!(
        has_label(&harness, "“蚂蚁金服” · 名称"),
        "{:?}",
        labels(&harness)
    );
    assert!(
        has_label(&harness, "“蚂蚁金服”是"),
        "the reason as a sentence"
    );
}

#[test]
fn language_and_theme_change_while_the_window_is_open() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.get_by_label("文章");
    harness.get_by_label("界面语言：English").click();
    settle(&mut harness);
    harness.get_by_label("Articles");
    assert!(has_label(&harness, "Baidu: 2 here, 2 in all"));
    assert_eq!(harness.ctx.theme(), egui::Theme::Light);
    harness.get_by_label("Dark").click();
    settle(&mut harness);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    harness.get_by_label("Light").click();
    settle(&mut harness);
    assert_eq!(harness.ctx.theme(), egui::Theme::Light);
    // Who reads on paper comes back to paper.
    send(&mut harness, Command::SetTheme(ThemeChoice::Paper));
    harness.get_by_label("Dark").click();
    settle(&mut harness);
    harness.get_by_label("Paper").click();
    settle(&mut harness);
    let settings = harness.state().session().settings();
    assert_eq!(settings.theme, ThemeChoice::Paper);
}

#[test]
fn what_was_chosen_is_remembered() {
    let folder = small_library();
    let settings = tempfile::tempdir().expect("a temporary folder");
    let source = Source::Paths(vec![folder.path().to_owned()]);
    let store = SettingsStore::in_folder(settings.path());
    let mut harness = window_with(source, store.clone());
    send(&mut harness, Command::SetLanguage(Language::English));
    send(&mut harness, Command::SetTheme(ThemeChoice::Dark));
    drop(harness);
    let kept = store.load();
    assert_eq!(
        (kept.language, kept.theme),
        (Some(Language::English), ThemeChoice::Dark)
    );
    assert_eq!(kept.last.as_deref(), Some(folder.path()));
}

#[test]
fn a_second_folder_replaces_the_first() {
    let (first, second) = (
        small_library(),
        tempfile::tempdir().expect("a temporary folder"),
    );
    write(
        second.path(),
        "a.txt",
        "---\ntitle: 另一个文库\n---\n华为。\n",
    );
    let mut harness = window(Source::Paths(vec![first.path().to_owned()]));
    // The first is read again and the second opened before that is done.
    let context = harness.ctx.clone();
    harness.state_mut().apply(&context, Command::Reload);
    let source = Source::Paths(vec![second.path().to_owned()]);
    harness.state_mut().apply(&context, Command::Open(source));
    settle(&mut harness);
    assert_eq!(harness.state().session().library().entries.len(), 1);
    assert!(has_label(&harness, "另一个文库"));
    assert!(!has_label(&harness, "支付的边界"));
}

#[test]
fn a_path_can_be_typed_where_there_is_no_dialog() {
    let folder = small_library();
    let mut harness = window(Source::Samples);
    send(&mut harness, Command::ShowPathField(true));
    let field = harness.get_by_label("文件夹或文件的路径");
    field.focus();
    harness.step();
    harness
        .get_by_label("文件夹或文件的路径")
        .set_text_value_accesskit("/nowhere/at/all");
    harness.step();
    press(&mut harness, egui::Key::Enter);
    assert!(has_label(&harness, "这个路径下什么也没有"));
    let path = folder.path().display().to_string();
    harness
        .get_by_label("文件夹或文件的路径")
        .set_text_value_accesskit(&path);
    harness.step();
    press(&mut harness, egui::Key::Enter);
    assert_eq!(harness.state().session().library().entries.len(), 3);
}

#[test]
fn what_is_wrong_with_a_file_is_said_and_leads_to_it() {
    let folder = small_library();
    write(
        folder.path(),
        "4.txt",
        "---\ntitle: 华为: 新品\n---\n正文。\n",
    );
    std::fs::write(
        folder.path().join("5.txt"),
        [0_u8, 1, 2, 0, 0, 7, 0, 0, 0, 0],
    )
    .expect("the folder is writable");
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    send(
        &mut harness,
        Command::Show(wenjian::session::View::Problems),
    );
    assert!(has_label(&harness, "5.txt"), "the binary file is listed");
    harness.get_by_label_contains("4.txt").click();
    settle(&mut harness);
    assert!(
        has_label(&harness, "华为: 新品"),
        "the title was read all the same"
    );
    assert!(has_label(&harness, "正文。"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let harness = window(Source::Paths(vec!["/nowhere/at/all".into()]));
    assert!(
        has_label(&harness, "/nowhere/at/all"),
        "{:?}",
        labels(&harness)
    );
}

#[test]
fn the_samples_are_inside_the_program() {
    let harness = window(Source::Samples);
    let session = harness.state().session();
    assert!(session.library().entries.len() >= 12);
    assert!(
        session
            .library()
            .tally
            .companies
            .iter()
            .filter(|count| count.mentions > 0)
            .count()
            >= 10
    );
    harness.get_by_label("文库：示例文章");
}

#[test]
fn an_empty_folder_says_so_and_offers_a_way_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    assert!(has_label(&harness, "这里没有文章"));
    harness.get_by_label("打开示例文章").click();
    settle(&mut harness);
    assert!(!harness.state().session().library().entries.is_empty());
}

#[test]
fn every_key_has_its_page_and_every_command_its_place_in_the_palette() {
    let mut harness = window(Source::Samples);
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Questionmark);
    settle(&mut harness);
    assert!(has_label(&harness, "按键"));
    press(&mut harness, egui::Key::Escape);
    assert!(!has_label(&harness, "恢复文字大小"));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::P);
    settle(&mut harness);
    harness
        .get_by_label("输入命令")
        .set_text_value_accesskit("深色");
    harness.run_steps(2);
    press(&mut harness, egui::Key::Enter);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn a_small_window_still_shows_the_article() {
    let folder = small_library();
    let mut harness = window(Source::Paths(vec![folder.path().to_owned()]));
    harness.set_size(egui::vec2(480.0, 360.0));
    settle(&mut harness);
    assert!(has_label(&harness, "云上的竞争"));
    harness.set_size(egui::vec2(700.0, 500.0));
    settle(&mut harness);
    assert!(has_label(&harness, "百度与腾讯都在做云。"));
}
