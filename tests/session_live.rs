//! Files that change while their folder is open.

#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

use notify::{RecursiveMode, Watcher as _};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::lexicon;
use wenjian::mentions::Matcher;
use wenjian::session::choices::Duplicates;
use wenjian::session::table::{Column, SortKey, TableChange};
use wenjian::session::{
    CacheStore, Command, LazyMatcher, ReadingChange, Scope, Session, SettingsStore, Source, Subject,
};

fn open(folder: &Path) -> Session {
    let matcher = Arc::new(Matcher::new(lexicon::built_in()));
    let mut session = Session::new(
        Source::Paths(vec![folder.to_owned()]),
        LazyMatcher::ready(matcher),
        SettingsStore::nowhere(),
        CacheStore::nowhere(),
        Arc::new(|| {}),
    );
    until(&mut session, "all is read", |session| {
        session.library().is_settled()
    });
    // The watch is set up on a thread of its own, beside reading: a file that is written before it is
    // there is found when the folder is read again by hand, and so here.
    let probe = folder.join("probe.md");
    let mut tries = 0;
    while !titles(&session).contains(&"probe".to_owned()) {
        fs::write(&probe, "---\ntitle: probe\n---\n").expect("writable");
        let end = Instant::now() + Duration::from_secs(2);
        while Instant::now() < end && !titles(&session).contains(&"probe".to_owned()) {
            step(&mut session);
        }
        tries += 1;
        assert!(tries < 20, "the folder is never watched");
    }
    fs::remove_file(&probe).expect("it is there");
    until(&mut session, "the probe is gone", |session| {
        !titles(session).contains(&"probe".to_owned())
    });
    session
}

/// False, with a word about it, where the system tells nobody of changed files, as some containers do.
fn changes_are_told() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (sender, events) = std::sync::mpsc::channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        sender.send(event.is_ok()).unwrap_or_default();
    });
    let told = watcher.and_then(|mut watcher| {
        watcher.watch(folder.path(), RecursiveMode::Recursive)?;
        write(folder.path(), "a.md", "");
        Ok(events
            .recv_timeout(Duration::from_secs(10))
            .unwrap_or(false))
    });
    if !matches!(told, Ok(true)) {
        println!("skipped: this system does not tell of changed files ({told:?})");
    }
    matches!(told, Ok(true))
}

fn step(session: &mut Session) {
    session.poll();
    std::thread::sleep(Duration::from_millis(5));
}

fn until(session: &mut Session, what: &str, is_so: impl Fn(&Session) -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !is_so(session) {
        assert!(Instant::now() < end, "never: {what}");
        step(session);
    }
}

fn write(folder: &Path, name: &str, text: &str) {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("writable");
    fs::write(file, text).expect("writable");
}

fn titles(session: &Session) -> Vec<String> {
    let entries = session.library().entries.iter();
    entries
        .map(|entry| entry.document.title.text.clone())
        .collect()
}

fn title_of_row(session: &Session, row: usize) -> &str {
    let entry = session.rows()[row] as usize;
    &session.library().entries[entry].document.title.text
}

fn path_of_selected(session: &Session) -> &str {
    &session.entry().expect("an article is open").document.path
}

/// Position of an article in the library.
fn position(session: &Session, path: &str) -> u32 {
    let mut paths = session
        .library()
        .entries
        .iter()
        .map(|entry| &entry.document.path);
    paths.position(|other| other == path).expect("it is there") as u32
}

#[test]
fn files_that_change_appear_or_vanish_are_reflected_and_the_reader_stays_where_he_is() {
    if !changes_are_told() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in [
        ("b.md", "百度一次。"),
        ("d.md", "腾讯与腾讯云，还有阿里巴巴。"),
        ("f.md", "华为。"),
    ] {
        write(folder.path(), name, text);
    }
    let mut session = open(folder.path());
    session.apply(Command::Table(TableChange::SortBy(SortKey::Column(
        Column::Mentions,
    ))));
    session.apply(Command::Select(1));
    session.apply(Command::Step(wenjian::session::Direction::Next));
    let hit = session.hit().expect("there is a mention");
    let asked = session.hit_asked();

    write(folder.path(), "a.md", "京东、京东和京东，再加京东。");
    until(&mut session, "a new file", |session| {
        session.library().entries.len() == 4
    });
    assert_eq!(
        path_of_selected(&session),
        "d.md",
        "though it is the third now"
    );
    assert_eq!(session.selected(), Some(2));
    assert_eq!(session.hit(), Some(hit));
    assert_eq!(session.hit_asked(), asked, "nothing scrolls");
    until(&mut session, "sorted", |session| !session.is_sorting());
    assert_eq!(title_of_row(&session, 0), "a", "it has most mentions");

    write(folder.path(), "sub/c.md", "# 新文件夹\n\n小米手机。");
    fs::remove_file(folder.path().join("b.md")).expect("it is there");
    until(&mut session, "one gone, one new", |session| {
        titles(session) == ["a", "d", "f", "新文件夹"]
    });
    assert_eq!(path_of_selected(&session), "d.md");

    // The open article itself.
    write(folder.path(), "d.md", "---\ntitle: 改过\n---\n只有滴滴。");
    until(&mut session, "the new text", |session| {
        session
            .entry()
            .is_some_and(|entry| &*entry.document.body == "只有滴滴。")
    });
    assert_eq!(session.hit(), None, "its mentions are others now");

    fs::remove_file(folder.path().join("d.md")).expect("it is there");
    until(&mut session, "the next article", |session| {
        session.library().entries.len() == 3
    });
    assert_eq!(path_of_selected(&session), "f.md");

    // A folder that is moved away, with what is in it.
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    fs::rename(folder.path().join("sub"), elsewhere.path().join("sub")).expect("movable");
    until(&mut session, "the folder gone", |session| {
        titles(session) == ["a", "f"]
    });
}

#[test]
fn ten_thousand_files_at_once() {
    if !changes_are_told() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "z.md", "百度。");
    let mut session = open(folder.path());
    session.apply(Command::Select(0));
    let baidu = session
        .library()
        .lexicon
        .companies
        .iter()
        .position(|it| it.id == "baidu");
    let baidu = Subject::Company(lexicon::CompanyId(baidu.expect("it is there") as u16));
    session.apply(Command::Choose(Some(baidu)));
    session.apply(Command::SetScope(Scope::Library));
    for number in 0..10_000 {
        write(
            folder.path(),
            &format!("{}/{number}.txt", number % 50),
            "百度与百度网盘",
        );
    }
    until(&mut session, "all of them", |session| {
        session.library().entries.len() == 10_001
    });
    assert_eq!(path_of_selected(&session), "z.md");
    assert_eq!(session.rows().len(), 10_001);
    until(&mut session, "their mentions", |session| {
        session
            .library_lines()
            .is_some_and(|lines| lines.len() == 20_001)
    });
    fs::remove_dir_all(folder.path().join("7")).expect("removable");
    until(&mut session, "a folder less", |session| {
        session.library().entries.len() == 9_801
    });
    until(&mut session, "its mentions gone", |session| {
        session
            .library_lines()
            .is_some_and(|lines| lines.len() == 19_601)
    });
}

#[test]
fn a_change_of_encoding_reads_one_file_and_a_reload_reads_all() {
    if !changes_are_told() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "---\ntitle: 標題\n---\n騰訊與百度都開放了金融技術。";
    let big5 = encoding_rs::BIG5.encode(text).0.into_owned();
    fs::write(folder.path().join("a.txt"), big5).expect("writable");
    write(folder.path(), "b.txt", "不变的一篇，写到腾讯。");
    let mut session = open(folder.path());
    let unchanged = Arc::clone(&session.library().entries[1]);
    let file = session.library().entries[0]
        .document
        .file
        .clone()
        .expect("a file");
    let change = ReadingChange::Encoding(file.clone(), Some(encoding_rs::GB18030));
    session.apply(Command::ChangeReading(change));
    until(&mut session, "the other encoding", |session| {
        session.library().entries[0].document.encoding == "gb18030"
    });
    assert!(Arc::ptr_eq(&session.library().entries[1], &unchanged));
    session.apply(Command::ChangeReading(ReadingChange::Encoding(file, None)));
    until(&mut session, "found out again", |session| {
        session.library().entries[0].document.encoding == "Big5"
    });

    session.apply(Command::Reload);
    until(&mut session, "read again", |session| {
        !Arc::ptr_eq(&session.library().entries[1], &unchanged)
    });
}

#[test]
fn the_same_text_is_told_of_and_counted_as_the_user_says() {
    if !changes_are_told() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "腾讯、阿里巴巴与百度都在向业界开放。";
    write(
        folder.path(),
        "1.md",
        &format!("---\ntitle: 甲\n---\n{text}\n"),
    );
    write(
        folder.path(),
        "2.md",
        &format!("---\ntitle: 乙\n---\n\n{text}"),
    );
    write(
        folder.path(),
        "3.txt",
        "騰訊、阿里巴巴與百度都在\r\n向業界開放。",
    );
    write(
        folder.path(),
        "4.txt",
        "腾讯、阿里巴巴与百度不在向业界开放。",
    );
    write(folder.path(), "5.txt", "");
    write(folder.path(), "6.txt", "");
    let mut session = open(folder.path());
    let told = |session: &Session| -> Vec<(String, String)> {
        let library = session.library();
        let problems = (0..library.entries.len() as u32).flat_map(|entry| {
            library
                .problems_of(entry)
                .filter(|it| it.code() == "duplicate-text")
                .map(move |it| {
                    let path = library.entries[entry as usize].document.path.clone();
                    (path, it.kind.args()[0].1.clone())
                })
        });
        problems.collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        told(&session),
        [pair("2.md", "1.md"), pair("3.txt", "1.md")]
    );
    assert_eq!(session.library().tally.mentions, 12);
    let once = ReadingChange::Duplicates(Duplicates::Once);
    session.apply(Command::ChangeReading(once));
    until(&mut session, "counted once", |session| {
        session.library().tally.mentions == 6
    });
    assert_eq!(
        session.library().entries.len(),
        6,
        "they are all still there"
    );
    fs::remove_file(folder.path().join("1.md")).expect("removable");
    until(&mut session, "one less", |session| {
        told(session) == [pair("3.txt", "2.md")]
    });
    assert_eq!(position(&session, "2.md"), 0);
    assert_eq!(session.library().tally.mentions, 6);
}
