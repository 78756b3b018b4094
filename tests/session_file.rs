//! A session saved to a file and opened again in the real window, driven without a display.
#![cfg(feature = "gui")]

mod driving;

use driving::*;
use egui::{Key, Modifiers};
use std::path::Path;
use wenjian::analysis::timeline::Unit;
use wenjian::evidence::Rows;
use wenjian::session::compare::CompareChange;
use wenjian::session::concordance::{ConcordanceChange, Seek};
use wenjian::session::timeline::TimelineChange;
use wenjian::session::{
    Command, FilterChange, SessionFile, SessionFileChange, Source, Subject, View,
};

const ARTICLES: [(&str, &str); 3] = [
    (
        "articles/a.md",
        "---\ntitle: 甲\ntime: 2020-01-05\n---\n百度做人工智能。\n",
    ),
    (
        "articles/b.md",
        "---\ntitle: 乙\ntime: 2020-02-01\n---\n腾讯靠社交起家，腾讯云做云计算。\n",
    ),
    (
        "articles/c.md",
        "---\ntitle: 丙\ntime: 2021-02-01\n---\n腾讯投资京东。\n",
    ),
];

/// A folder with the articles in a folder of their own.
fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("articles")).expect("writable");
    for (name, text) in ARTICLES {
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    folder
}

fn save_to(window: &mut Driven, file: &Path) {
    let change = SessionFileChange::SaveTo(file.to_owned());
    send(window, Command::SessionFile(change));
}

fn tencent(window: &Driven) -> Subject {
    let lexicon = &window.state().session().library().lexicon;
    Subject::Company(lexicon.company_by_id("tencent").expect("it is listed"))
}

#[test]
fn a_session_goes_on_where_it_was_saved() {
    let folder = made();
    let mut window = open(&folder.path().join("articles"));
    let subject = tencent(&window);
    for command in [
        Command::Filter(FilterChange::Query("腾讯".to_owned())),
        Command::Choose(Some(subject)),
        Command::ShowOnly(subject),
        Command::Compare(CompareChange::Rows(Rows::Months)),
        Command::Timeline(TimelineChange::Unit(Unit::Articles)),
        Command::Concordance(ConcordanceChange::Seek(Seek::Theme("cloud".to_owned()))),
        Command::Select(2),
        Command::Show(View::Compare),
    ] {
        send(&mut window, command);
    }
    let before = window.state().session().to_file();
    assert_eq!(before.article.as_deref(), Some("c.md"));
    let file = folder.path().join("研究.wenjian");
    save_to(&mut window, &file);
    assert!(has_label(&window, "已保存"), "{:?}", labels(&window));
    let text = std::fs::read_to_string(&file).expect("it is there");
    assert!(text.contains("- articles\n"), "seen from the file: {text}");

    // Another program, another day.
    let again = open(&file);
    let session = again.state().session();
    assert_eq!(session.to_file(), before);
    assert_eq!(session.shown().len(), 2, "the filter is in force");
    assert_eq!(session.view(), View::Compare);
    assert!(has_label(&again, "2020-02"), "{:?}", labels(&again));
    let recent = &session.settings().recent;
    assert_eq!(
        recent.first(),
        Some(&file),
        "it is the newest of those open"
    );
}

#[test]
fn saving_once_more_needs_no_question() {
    let folder = made();
    let file = folder.path().join("s.wenjian");
    SessionFile {
        articles: vec![folder.path().join("articles")],
        ..SessionFile::new()
    }
    .save(&file)
    .expect("writable");
    let mut window = open(&file);
    assert_eq!(window.state().session().library().entries.len(), 3);
    send(
        &mut window,
        Command::Filter(FilterChange::Query("百度".to_owned())),
    );
    press_with(&mut window, Modifiers::COMMAND, Key::S);
    let saved = SessionFile::load(&file).expect("it is one");
    assert_eq!(saved.filter().query, "百度");

    // What is opened afterwards is no longer that session.
    let other = Source::Paths(vec![folder.path().join("articles").join("a.md")]);
    send(&mut window, Command::Open(other));
    assert_eq!(window.state().session().session_file(), None);
    assert!(window.state().session().to_file().filter.is_empty());
}

#[test]
fn what_is_no_session_leaves_what_is_open() {
    let folder = made();
    let mut window = open(&folder.path().join("articles"));
    for (text, said) in [
        ("wenjian-session: 1\nveiw: compare\n", "line 2"),
        ("wenjian-session: 9\n", "更新版本"),
        ("华为\n", "无法理解"),
    ] {
        let file = folder.path().join("wrong.wenjian");
        std::fs::write(&file, text).expect("writable");
        send(&mut window, Command::Open(Source::Paths(vec![file])));
        assert!(has_label(&window, said), "{said}: {:?}", labels(&window));
        assert!(has_label(&window, "wrong.wenjian"));
        assert_eq!(window.state().session().library().entries.len(), 3);
    }
}

#[test]
fn a_program_started_with_what_is_no_session_shows_the_samples_and_says_why() {
    let folder = tempfile::tempdir().expect("writable");
    let file = folder.path().join("wrong.wenjian");
    std::fs::write(&file, "wenjian-session: 9\n").expect("writable");
    let window = open(&file);
    assert!(has_label(&window, "wrong.wenjian"));
    assert!(has_label(&window, "更新版本"));
    let session = window.state().session();
    assert_eq!(session.library().source, Source::Samples);
    assert!(session.library().entries.len() > 3);
    assert_eq!(session.session_file(), None);
}
