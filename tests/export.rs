//! Exporting from the window what it shows.
#![cfg(feature = "gui")]

mod driving;

use driving::{Driven, click, folder_of, has_label, labels, open, press_with, send, settle, until};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::fs;
use wenjian::export::Table;
use wenjian::export::files::{Form, Format, What};
use wenjian::session::export::{ExportChange, Wish};
use wenjian::session::{Command, FilterChange};

const ARTICLES: [(&str, &str); 3] = [
    ("1.txt", "---\ntitle: 一\n---\n百度与腾讯都在做云计算。\n"),
    ("2.txt", "---\ntitle: 二\n---\n华为发布了芯片。\n"),
    ("3.txt", "---\ntitle: 三\n---\n百度的搜索。\n"),
];

#[test]
fn what_is_shown_is_exported_and_said() {
    let (folder, out) = (folder_of(&ARTICLES), tempfile::tempdir().expect("a folder"));
    let mut window = open(folder.path());
    send(
        &mut window,
        Command::Filter(FilterChange::Query("百度".to_owned())),
    );
    until(&mut window, |window| {
        window.state().session().shown().len() == 2
    });
    let to = out.path().join("mentions.jsonl");
    let form = Form {
        what: What::Table(Table::Mentions),
        format: Format::JsonLines,
        byte_order_mark: false,
    };
    let wish = Wish {
        forms: vec![form],
        to: to.clone(),
    };
    send(&mut window, Command::Export(ExportChange::Start(wish)));
    settle(&mut window);
    assert!(has_label(&window, "已导出到"), "{:?}", labels(&window));
    let rows = fs::read_to_string(&to).expect("it was written");
    assert_eq!(rows.lines().count(), 3, "{rows}");
    assert!(!rows.contains("华为"));
    let beside = fs::read_to_string(out.path().join("mentions.jsonl-metadata.json"));
    assert!(beside.expect("it stands beside").contains("query=百度"));
}

/// True where a field holds this text.
fn has_value(window: &Driven, text: &str) -> bool {
    window.query_all_by_value(text).next().is_some()
}

#[test]
fn the_dialog_offers_the_forms_that_there_are_and_writes_where_it_is_told() {
    let (folder, out) = (folder_of(&ARTICLES), tempfile::tempdir().expect("a folder"));
    let mut window = open(folder.path());
    let keys = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    press_with(&mut window, keys, Key::E);
    assert!(
        has_label(&window, "显示中的 3 篇文章"),
        "{:?}",
        labels(&window)
    );
    assert!(has_value(&window, "~/articles.csv"));
    click(&mut window, "报告");
    assert!(has_value(&window, "~/report.html"));
    assert!(!has_label(&window, "Parquet"));
    click(&mut window, "Markdown");
    assert!(has_value(&window, "~/report.md"));
    press_with(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has_label(&window, "显示中的"));
    // A place that cannot be written to is told.
    let form = Form {
        what: What::Report,
        format: Format::Html,
        byte_order_mark: false,
    };
    let wish = Wish {
        forms: vec![form],
        to: out.path().join("1.txt/report.html"),
    };
    fs::write(out.path().join("1.txt"), "").expect("writable");
    send(&mut window, Command::Export(ExportChange::Start(wish)));
    settle(&mut window);
    assert!(has_label(&window, "没有导出："), "{:?}", labels(&window));
}
