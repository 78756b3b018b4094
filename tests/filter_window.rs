//! Facets, brush and saved searches in the real window, driven by its accessibility tree.
#![cfg(feature = "gui")]

mod driving;

use driving::{
    Driven, click, copied, folder_of, has_label, labels, open, press, press_with, settle, type_text,
};
use egui::{Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable as _;
use wenjian::session::{DateRange, Filter};

fn articles() -> tempfile::TempDir {
    let article = |time: &str, source: &str, tags: &str, text: &str| {
        format!("---\ntitle: {text}\ntime: {time}\nsource: {source}\ntags: [{tags}]\n---\n{text}\n")
    };
    let texts = [
        article("2016-01-05", "网事", "云", "腾讯云"),
        article("2016-02-05", "网事", "云, 金融", "百度云"),
        article("2016-03-05", "日报", "金融", "华为手机"),
        article("2016-12-05", "日报", "金融", "腾讯财报"),
        article("无", "日报", "云", "没有日期"),
    ];
    let named: Vec<(String, String)> = (0..)
        .zip(texts)
        .map(|(number, text): (u32, String)| (format!("{number}.md"), text))
        .collect();
    let named: Vec<(&str, &str)> = named
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    folder_of(&named)
}

/// A window with the filters in the side panel.
fn filters(folder: &tempfile::TempDir) -> Driven {
    let mut window = open(folder.path());
    click(&mut window, "筛选");
    window
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
fn a_click_narrows_and_another_widens_again() {
    let folder = articles();
    let mut window = filters(&folder);
    click(&mut window, "网事：2 篇");
    assert_eq!(titles(&window), ["腾讯云", "百度云"]);
    // Other facets count what is left; its own values what they would add.
    assert!(has_label(&window, "金融：1 篇"), "{:?}", labels(&window));
    assert!(has_label(&window, "日报：3 篇"));
    assert!(has_label(&window, "显示 2 / 5 篇"));
    click(&mut window, "腾讯：1 篇");
    assert_eq!(titles(&window), ["腾讯云"]);
    click(&mut window, "取消“source”的选择");
    assert_eq!(titles(&window), ["腾讯云", "腾讯财报"]);
    click(&mut window, "百度：1 篇");
    assert_eq!(titles(&window).len(), 3, "several values together");
    click(&mut window, "百度：1 篇");
    click(&mut window, "腾讯：2 篇");
    assert_eq!(titles(&window).len(), 5);
}

fn brush(window: &Driven) -> egui::Rect {
    window.get_by_label_contains("日期分布：").rect()
}

/// Drags from one share of the brush's width to another.
fn drag(window: &mut Driven, from: f32, to: f32) {
    let rect = brush(window).shrink2(egui::vec2(8.0, 0.0));
    let at = |share: f32| pos2(rect.left() + rect.width() * share, rect.center().y);
    let press = |window: &mut Driven, share: f32, pressed: bool| {
        window.event(egui::Event::PointerButton {
            pos: at(share),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(2);
    };
    window.event(egui::Event::PointerMoved(at(from)));
    window.run_steps(2);
    press(window, from, true);
    for step in 1..=4_u8 {
        let share = from + (to - from) * f32::from(step) / 4.0;
        window.event(egui::Event::PointerMoved(at(share)));
        window.run_steps(2);
    }
    press(window, to, false);
    settle(window);
}

fn dates(window: &Driven) -> Option<(String, String, bool)> {
    let dates = window.state().session().filter().dates;
    dates.map(|DateRange { from, to, undated }| (from.to_string(), to.to_string(), undated))
}

#[test]
fn the_brush_is_dragged_resized_and_moved_by_keys() {
    let folder = articles();
    let mut window = filters(&folder);
    // Twelve months from January to December.
    drag(&mut window, 0.5 / 12.0, 1.5 / 12.0);
    let span = |from: &str, to: &str| Some((from.to_owned(), to.to_owned(), false));
    assert_eq!(dates(&window), span("2016-01-01", "2016-02-29"));
    assert_eq!(titles(&window), ["腾讯云", "百度云"]);
    drag(&mut window, 2.0 / 12.0, 2.6 / 12.0);
    assert_eq!(dates(&window), span("2016-01-01", "2016-03-31"));
    drag(&mut window, 1.5 / 12.0, 2.5 / 12.0);
    assert_eq!(
        dates(&window),
        span("2016-02-01", "2016-04-30"),
        "the span as a whole"
    );
    assert!(
        has_label(&window, "2016-02 至 2016-04"),
        "{:?}",
        labels(&window)
    );

    window.get_by_label_contains("日期分布：").focus();
    settle(&mut window);
    press(&mut window, Key::ArrowRight);
    assert_eq!(dates(&window), span("2016-03-01", "2016-05-31"));
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(dates(&window), span("2016-03-01", "2016-04-30"));
    assert_eq!(titles(&window), ["华为手机"]);
    click(&mut window, "无日期：1 篇");
    assert_eq!(
        titles(&window),
        ["华为手机", "没有日期"],
        "the undated stand beside"
    );
    window.get_by_label_contains("日期分布：").focus();
    press(&mut window, Key::Delete);
    assert_eq!(dates(&window), None);
    assert_eq!(titles(&window).len(), 5);
    click(&mut window, "无日期：1 篇");
    assert_eq!(titles(&window), ["没有日期"]);
}

#[test]
fn a_filter_is_saved_by_name_copied_as_a_line_and_pasted() {
    let folder = articles();
    let mut window = filters(&folder);
    click(&mut window, "日报：3 篇");
    window.get_by_label("取名保存，或粘贴一行").focus();
    settle(&mut window);
    type_text(&mut window, "日报的文章");
    press(&mut window, Key::Enter);
    click(&mut window, "取消筛选，显示全部文章");
    assert_eq!(titles(&window).len(), 5);
    click(&mut window, "日报的文章");
    assert_eq!(titles(&window).len(), 3);

    window.get_by_label("复制当前筛选（一行文字）").click();
    window.step();
    let line = copied(&window).expect("it is on the clipboard");
    assert_eq!(line, "wenjian:field.source=日报");
    assert_eq!(
        Filter::from_line(&line).as_ref(),
        Some(window.state().session().filter())
    );
    window.get_by_label("取名保存，或粘贴一行").focus();
    settle(&mut window);
    type_text(&mut window, "wenjian:q=云&company=tencent");
    press(&mut window, Key::Enter);
    assert_eq!(titles(&window), ["腾讯云"]);
}
