//! Reading an article in the real window, driven by keys and its accessibility tree without a display.
#![cfg(feature = "gui")]

use egui::{Key, Modifiers};
mod driving;

use driving::{
    Driven, copied, folder_of, has_label, labels, open, press_with, send, settle, type_text, until,
    write,
};
use egui_kittest::kittest::Queryable as _;
use wenjian::session::reading_look::{Face, Paragraphs};
use wenjian::session::{Command, ReadingLook, ThemeChoice};
use wenjian::text::line_break::Punctuation;

const ARTICLE: &str = "---\ntitle: 云上的竞争\nname: 甲报\ntime: 2016-10-13 17:02\nurl: https://example.com/1\n---\n百度与腾讯都在做云。\n\n騰訊和百度又说了一次，OpenAI 与 AI 也在。\n";

#[test]
fn finding_is_live_and_steps_through_what_it_finds() {
    let folder = folder_of(&[("1.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "腾");
    harness.get_by_label("1 / 2");
    type_text(&mut harness, "讯");
    harness.get_by_label("1 / 2");
    press_with(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("2 / 2");
    press_with(&mut harness, Modifiers::NONE, Key::F3);
    harness.get_by_label("1 / 2");
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    harness.get_by_label("2 / 2");
    type_text(&mut harness, "没有这些字");
    harness.get_by_label("没有");
    press_with(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(
        !has_label(&harness, "在本文中查找（"),
        "{:?}",
        labels(&harness)
    );
    assert!(harness.query_by_label("关闭查找（Esc）").is_none());
}

#[test]
fn the_switches_of_the_field_tell_words_and_expressions() {
    let folder = folder_of(&[("1.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "ai");
    harness.get_by_label("1 / 2");
    harness.get_by_label("西文全字匹配").click();
    settle(&mut harness);
    harness.get_by_label("1 / 1");
    harness.get_by_label("区分大小写").click();
    settle(&mut harness);
    harness.get_by_label("没有");
    harness.get_by_label("区分大小写").click();
    harness.get_by_label("西文全字匹配").click();
    harness.get_by_label("正则表达式").click();
    settle(&mut harness);
    type_text(&mut harness, "(");
    assert!(
        has_label(&harness, "第 3 个字符：这个括号没有对应的"),
        "{:?}",
        labels(&harness)
    );
}

#[test]
fn a_hit_may_lie_across_the_marks_of_markdown() {
    let folder = folder_of(&[("1.md", "# 题\n\n开放**云计**算能力，\n不是别的。\n")]);
    let mut harness = open(folder.path());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "云计算能力，不");
    harness.get_by_label("1 / 1");
}

#[test]
fn text_is_selected_with_the_keyboard_and_copied_as_it_stands_in_the_file() {
    let body = "第一段，有*强调*。\r\n\r\n第二段。";
    let folder = folder_of(&[("1.md", &format!("---\ntitle: 题\n---\n{body}"))]);
    let mut harness = open(folder.path());
    for _ in 0..6 {
        press_with(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    }
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("第一段，有*强"));
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some(body));
    press_with(&mut harness, Modifiers::SHIFT, Key::Home);
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(
        copied(&harness).as_deref(),
        Some("第一段，有*强调*。\r\n\r\n")
    );
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some(body));
}

#[test]
fn quick_fingers_let_go_of_shift_within_the_frame() {
    let folder = folder_of(&[("1.txt", ARTICLE), ("2.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    for key in [Key::End, Key::ArrowDown] {
        harness.input_mut().events.push(egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        });
        harness.step();
    }
    settle(&mut harness);
    assert_eq!(harness.state().session().selected(), Some(0));
    harness.event(egui::Event::Copy);
    harness.step();
    let text = copied(&harness).unwrap_or_default();
    assert!(text.starts_with("百度与腾讯都在做云。\n\n騰訊"), "{text}");
}

#[test]
fn a_copy_can_name_its_source() {
    let folder = folder_of(&[("1.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    press_with(&mut harness, Modifiers::SHIFT, Key::End);
    // In one frame: what is copied is told in that frame only.
    harness.input_mut().events.push(egui::Event::Key {
        key: Key::C,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers {
            shift: true,
            ..Modifiers::COMMAND
        },
    });
    harness.step();
    assert_eq!(
        copied(&harness).as_deref(),
        Some("百度与腾讯都在做云。\n《云上的竞争》, 甲报, 2016-10-13, https://example.com/1")
    );
}

#[test]
fn what_is_selected_is_looked_for() {
    let folder = folder_of(&[("1.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    for _ in 0..2 {
        press_with(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    }
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    harness.get_by_label("1 / 2");
}

/// The lines of the body that are on screen.
fn shown_lines(harness: &Driven) -> Vec<String> {
    let all = labels(harness);
    all.into_iter()
        .filter(|label| label.contains("句"))
        .collect()
}

fn long_article(paragraphs: usize) -> String {
    let mut text = "---\ntitle: 长文\n---\n".to_owned();
    for number in 0..paragraphs {
        text.push_str(&format!("第{number}段的第一句，写得不长。\n\n"));
    }
    text
}

#[test]
fn keys_move_through_the_article() {
    let folder = folder_of(&[("1.txt", &long_article(200))]);
    let mut harness = open(folder.path());
    let top = shown_lines(&harness);
    assert!(top.iter().any(|line| line.contains("第0段")), "{top:?}");
    press_with(&mut harness, Modifiers::NONE, Key::Space);
    let second = shown_lines(&harness);
    assert!(!second.iter().any(|line| line.contains("第0段")));
    press_with(&mut harness, Modifiers::SHIFT, Key::Space);
    assert_eq!(shown_lines(&harness), top);
    press_with(&mut harness, Modifiers::NONE, Key::End);
    assert!(
        has_label(&harness, "第199段"),
        "{:?}",
        shown_lines(&harness)
    );
    press_with(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(shown_lines(&harness), top);
}

#[test]
fn a_very_long_article_is_there_at_once_and_whole_soon() {
    let folder = folder_of(&[("1.txt", &long_article(9000))]);
    let mut harness = open(folder.path());
    assert!(has_label(&harness, "第0段"));
    // The first End may come while only the beginning is set.
    for _ in 0..200 {
        press_with(&mut harness, Modifiers::NONE, Key::End);
        if has_label(&harness, "第8999段") {
            break;
        }
    }
    assert!(
        has_label(&harness, "第8999段"),
        "{:?}",
        shown_lines(&harness)
    );
    // The place stays where the reader is while the type grows.
    send(
        &mut harness,
        Command::ReadingSize(wenjian::session::command::Zoom::In),
    );
    until(&mut harness, |harness| harness.state().is_set());
    settle(&mut harness);
    assert!(has_label(&harness, "第899"), "{:?}", shown_lines(&harness));
}

#[test]
fn every_look_can_be_chosen_and_is_remembered() {
    let folder = folder_of(&[("1.txt", ARTICLE)]);
    let mut harness = open(folder.path());
    harness.get_by_label("排版").click();
    settle(&mut harness);
    for choice in [
        "宋体",
        "纸色",
        "段落 首行缩进",
        "行尾 两端对齐",
        "标点 悬挂",
        "加长行长",
        "加大行高",
    ] {
        harness.get_by_label(choice).click();
        settle(&mut harness);
    }
    let settings = harness.state().session().settings();
    let wanted = ReadingLook {
        column: 39,
        leading: 190,
        face: Face::Serif,
        paragraphs: Paragraphs::Indented,
        justified: true,
        punctuation: Punctuation::Hung,
        ..ReadingLook::default()
    };
    assert_eq!(settings.reading_look, wanted);
    assert_eq!(settings.theme, ThemeChoice::Paper);
    assert!(has_label(&harness, "百度与腾讯都在做云。"));
    harness.get_by_label("恢复默认排版").click();
    settle(&mut harness);
    let settings = harness.state().session().settings();
    assert_eq!(settings.reading_look, ReadingLook::default());
}

#[test]
fn the_article_can_be_seen_as_it_is_written() {
    let folder = folder_of(&[("1.md", "# 题\n\n开放**云计算**能力。\n")]);
    let mut harness = open(folder.path());
    assert!(has_label(&harness, "开放云计算能力。"));
    press_with(&mut harness, Modifiers::COMMAND, Key::U);
    assert!(has_label(&harness, "开放**云计算**能力。"));
    assert!(has_label(&harness, "# 题"));
}

#[test]
fn headings_and_notes_are_gone_to() {
    let mut text = "# 头\n\n见注[^1]。\n\n".to_owned();
    for number in 0..80 {
        text.push_str(&format!("第{number}段的一句。\n\n"));
    }
    text.push_str("## 尾声\n\n完了，这一句。\n\n[^1]: 注在这里。\n");
    let folder = folder_of(&[("1.md", &text)]);
    let mut harness = open(folder.path());
    assert!(!has_label(&harness, "注在这里。"));
    harness.get_by_label("#footnote-1").click();
    settle(&mut harness);
    assert!(has_label(&harness, "注在这里。"));
    press_with(&mut harness, Modifiers::NONE, Key::Home);
    harness.get_by_label("大纲").click();
    settle(&mut harness);
    harness.get_by_label("尾声").click();
    settle(&mut harness);
    assert!(has_label(&harness, "完了，这一句。"));
}

#[test]
fn mentions_go_on_in_the_next_article() {
    let folder = folder_of(&[
        ("1.txt", "---\ntitle: 甲\n---\n百度。\n"),
        ("2.txt", "---\ntitle: 乙\n---\n天气很好。\n"),
        ("3.txt", "---\ntitle: 丙\n---\n又是百度。\n"),
    ]);
    let mut harness = open(folder.path());
    press_with(&mut harness, Modifiers::NONE, Key::CloseBracket);
    assert!(has_label(&harness, "又是百度。"));
    harness.get_by_label("1 / 1");
    press_with(&mut harness, Modifiers::NONE, Key::OpenBracket);
    assert!(!has_label(&harness, "又是百度。"));
    press_with(&mut harness, Modifiers::NONE, Key::N);
    press_with(&mut harness, Modifiers::SHIFT, Key::N);
    harness.get_by_label("1 / 1");
}

#[test]
fn pictures_lie_below_the_folder_that_was_opened() {
    let folder = folder_of(&[]);
    let inside = folder.path().join("articles");
    std::fs::create_dir(&inside).expect("the folder is writable");
    let picture = image::RgbaImage::from_pixel(40, 20, image::Rgba([200, 30, 30, 255]));
    for place in [&inside, folder.path()] {
        picture
            .save(place.join("图 1.png"))
            .expect("the folder is writable");
    }
    write(
        &inside,
        "1.md",
        "---\ntitle: 题\n---\n![在这里](图%201.png)\n\n![在外面](../图%201.png)\n\n![在网上](https://example.com/a.png)\n",
    );
    let mut harness = open(&inside);
    until(&mut harness, |harness| {
        let images = harness.query_all_by_role(egui::accesskit::Role::Image);
        images.count() == 1
    });
    harness.get_by_role_and_label(egui::accesskit::Role::Image, "在这里");
    assert!(has_label(&harness, "在外面"));
}
