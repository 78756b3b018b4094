//! The lexicon in the real window: which one is in force, what a change of its file does, why a place is
//! marked, and parts that count for the whole.
#![cfg(feature = "gui")]

mod driving;

use driving::{Driven, has_label, labels, send, until};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use wenjian::locale::Language;
use wenjian::mentions::{Place, Verdict};
use wenjian::session::{
    Command, Inquiry, LazyMatcher, LexiconChoice, Session, Settings, SettingsStore, Source,
    Subject, ThemeChoice, View,
};
use wenjian::text::ByteSpan;

/// A folder of two articles, and another one for settings and the user's own lexicon.
struct Folders {
    articles: tempfile::TempDir,
    user: tempfile::TempDir,
}

const FIRST: &str = "---\ntitle: 云上的竞争\n---\n百度与支付宝都在做云，晨星科技也在做。早上喝小米粥。\n\n阿里金融云由阿里巴巴与蚂蚁金服一起做。\n";

impl Folders {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a temporary folder");
        let place = Self {
            articles: folder(),
            user: folder(),
        };
        write(&place.articles.path().join("1.txt"), FIRST);
        write(&place.articles.path().join("2.txt"), "腾讯没有说话。\n");
        place
    }

    fn lexicon(&self) -> std::path::PathBuf {
        self.articles.path().join("lexicon.yaml")
    }

    fn window(&self, language: Language) -> Driven {
        let store = SettingsStore::in_folder(self.user.path());
        let settings = Settings {
            language: Some(language),
            theme: ThemeChoice::Light,
            ..Settings::default()
        };
        store.save(&settings).expect("the folder is writable");
        let matcher = LazyMatcher::chosen(LexiconChoice::new(None, &store));
        let source = Source::Paths(vec![self.articles.path().to_owned()]);
        driving::open_matched(source, store, matcher, egui::vec2(1280.0, 800.0))
    }
}

fn write(file: &Path, text: &str) {
    std::fs::write(file, text).expect("the folder is writable");
}

/// Draws frames until `done`, and then a few more.
fn wait(window: &mut Driven, done: impl Fn(&Session) -> bool) {
    until(window, |window| done(window.state().session()));
    window.run_steps(3);
}

fn company(harness: &Driven, id: &str) -> Subject {
    let library = harness.state().session().library();
    let company = library.lexicon.company_by_id(id);
    Subject::Company(company.expect("the lexicon has it"))
}

const OWN: &str = "wenjian-lexicon: 1\nextends: built-in\ncompanies:\n  - id: a-morning-star\n    name: {zh: 晨星科技, en: Morning Star}\n    names: [晨星科技]\n";

#[test]
fn a_changed_lexicon_marks_the_open_library_anew_and_the_reader_stays() {
    let place = Folders::new();
    let mut harness = place.window(Language::SimplifiedChinese);
    assert!(has_label(&harness, "词表：内置"));
    assert!(!has_label(&harness, "晨星科技：本文"));
    let baidu = company(&harness, "baidu");
    send(&mut harness, Command::Choose(Some(baidu)));
    send(
        &mut harness,
        Command::Step(wenjian::session::Direction::Next),
    );
    let documents = |harness: &Driven| -> Vec<_> {
        let library = harness.state().session().library();
        library
            .entries
            .iter()
            .map(|entry| Arc::clone(&entry.document))
            .collect()
    };
    let before = documents(&harness);

    // A company of the built-in lexicon less, so that every number moves.
    let text = format!("{OWN}remove: {{companies: [alibaba]}}\n");
    write(&place.lexicon(), &text);
    let began = Instant::now();
    wait(&mut harness, |session| {
        session.library().in_force.origin.name() == "folder"
    });
    assert!(began.elapsed() < Duration::from_secs(10));
    assert!(
        has_label(&harness, "晨星科技：本文 1 处，全库 1 处"),
        "{:?}",
        labels(&harness)
    );
    assert!(has_label(&harness, "词表：lexicon.yaml"));
    let after = documents(&harness);
    assert_eq!(before.len(), after.len());
    assert!(
        before
            .iter()
            .zip(&after)
            .all(|(one, other)| Arc::ptr_eq(one, other))
    );
    let session = harness.state().session();
    assert_eq!(session.chosen(), Some(company(&harness, "baidu")));
    let (_, span, _) = session
        .hit()
        .and_then(|hit| hit.locate(session.entry()?))
        .expect("it stays");
    assert_eq!(&FIRST[FIRST.find("百度").expect("there")..][..6], "百度");
    assert_eq!((span.start, span.end), (0, 6));

    std::fs::remove_file(place.lexicon()).expect("it is there");
    wait(&mut harness, |session| {
        session.library().in_force.origin.name() == "built-in"
    });
    assert!(!has_label(&harness, "晨星科技：本文"));
}

#[test]
fn a_lexicon_that_does_not_load_is_told_until_it_is_mended_and_changes_no_mark() {
    let place = Folders::new();
    write(&place.lexicon(), OWN);
    let mut harness = place.window(Language::English);
    assert!(has_label(&harness, "Morning Star: 1 here, 1 in all"));
    write(
        &place.lexicon(),
        &OWN.replace("    names: [", "    nmaes: ["),
    );
    wait(&mut harness, |session| {
        !session.library().in_force.failures.is_empty()
    });
    assert!(has_label(
        &harness,
        "The lexicon was not loaded: lexicon.yaml, line 6, column 5"
    ));
    assert!(has_label(
        &harness,
        "“nmaes” means nothing here. One of these is expected"
    ));
    assert!(has_label(
        &harness,
        "The last version that was right stays in force"
    ));
    assert!(
        has_label(&harness, "Morning Star: 1 here, 1 in all"),
        "the last good one"
    );
    assert!(has_label(&harness, "Problems 1"));
    harness.get_by_label("Show").click();
    harness.run_steps(3);
    assert_eq!(harness.state().session().view(), View::Problems);
    assert!(has_label(&harness, "“nmaes” means nothing here. "));
    write(&place.lexicon(), OWN);
    wait(&mut harness, |session| {
        session.library().in_force.failures.is_empty()
    });
    assert!(!has_label(&harness, "The lexicon was not loaded"));
    assert!(!has_label(&harness, "Problems 1"));
}

/// Asks about a text of the body and waits for the answer.
fn explain(harness: &mut Driven, word: &str) -> Verdict {
    let body = &harness
        .state()
        .session()
        .entry()
        .expect("one is open")
        .document
        .body;
    let start = body.find(word).expect("it stands there");
    let span = ByteSpan::new(start, start + word.len());
    let inquiry = Inquiry {
        entry: 0,
        place: Place::Body,
        span,
    };
    send(harness, Command::Explain(Some(inquiry)));
    wait(harness, |session| {
        session
            .inspection()
            .is_some_and(|asked| asked.account.is_some())
    });
    let inspection = harness.state().session().inspection();
    inspection
        .and_then(|asked| asked.account.as_ref())
        .expect("awaited")
        .verdict
}

#[test]
fn the_inspector_says_why_and_what_would_change_it() {
    let place = Folders::new();
    let mut harness = place.window(Language::SimplifiedChinese);
    assert_eq!(explain(&mut harness, "小米"), Verdict::NoMention);
    assert!(
        has_label(&harness, "小米粥 · 排除项"),
        "{:?}",
        labels(&harness)
    );
    assert!(has_label(
        &harness,
        "在词表的非提及或其他机构中删去“小米粥”。"
    ));
    assert!(has_label(&harness, "aliases: [小米粥]"));
    assert_eq!(explain(&mut harness, "晨星科技"), Verdict::Nothing);
    assert!(has_label(
        &harness,
        "“晨星科技”没有标出：这里没有词表中的任何别名。"
    ));
    assert_eq!(explain(&mut harness, "蚂蚁金服"), Verdict::Mention);
    assert!(has_label(
        &harness,
        "“蚂蚁金服”已标出：这里提到了蚂蚁集团。"
    ));

    // What it advises does what it says, and the answer follows.
    explain(&mut harness, "小米");
    let account = harness
        .state()
        .session()
        .inspection()
        .and_then(|asked| asked.account.clone());
    let yaml = account
        .and_then(|account| account.yaml.clone())
        .expect("lines do it");
    write(&place.lexicon(), &yaml);
    wait(&mut harness, |session| {
        let account = session
            .inspection()
            .and_then(|asked| asked.account.as_ref());
        account.is_some_and(|account| account.verdict == Verdict::Mention)
    });
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().session().inspection().is_none());
    explain(&mut harness, "小米");
    send(&mut harness, Command::Select(1));
    assert!(
        harness.state().session().inspection().is_none(),
        "another article"
    );
}

#[test]
fn what_is_asked_without_a_selection_is_the_mention_at_which_the_reader_is() {
    let place = Folders::new();
    let mut harness = place.window(Language::English);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::I);
    harness.run_steps(3);
    assert!(has_label(&harness, "Select some text in the article first"));
    send(
        &mut harness,
        Command::Step(wenjian::session::Direction::Next),
    );
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::I);
    wait(&mut harness, |session| session.inspection().is_some());
    wait(&mut harness, |session| {
        session
            .inspection()
            .is_some_and(|asked| asked.account.is_some())
    });
    assert!(has_label(
        &harness,
        "“百度” is marked: it is a mention of Baidu."
    ));
    // A small window shows the answer over the article.
    harness.set_size(egui::vec2(700.0, 500.0));
    harness.run_steps(4);
    assert!(has_label(
        &harness,
        "“百度” is marked: it is a mention of Baidu."
    ));
}

#[test]
fn parts_count_for_the_whole_by_a_switch_and_what_belongs_to_both_counts_once() {
    let place = Folders::new();
    let mut harness = place.window(Language::English);
    // 阿里金融云 belongs to both; 支付宝 and 蚂蚁金服 are Ant's, 阿里巴巴 is Alibaba's.
    assert!(
        has_label(&harness, "Alibaba: 2 here, 2 in all"),
        "{:?}",
        labels(&harness)
    );
    assert!(has_label(&harness, "Ant Group: 3 here, 3 in all"));
    let total = harness.state().session().library().tally.mentions;
    assert_eq!(total, 6, "百度 and 腾讯 too; 阿里金融云 once");
    let ant = company(&harness, "ant");
    send(&mut harness, Command::Choose(Some(ant)));
    harness
        .get_by_label("Count parts for the whole: Ant for Alibaba")
        .click();
    wait(&mut harness, |session| session.library().rolled_up);
    assert!(
        has_label(&harness, "Alibaba: 4 here, 4 in all"),
        "{:?}",
        labels(&harness)
    );
    assert!(!has_label(&harness, "Ant Group: "));
    assert!(has_label(&harness, "蚂蚁金服 · Alibaba · name · mention"));
    let session = harness.state().session();
    assert_eq!(session.library().tally.mentions, total);
    assert_eq!(
        session.chosen(),
        Some(company(&harness, "alibaba")),
        "Ant is counted there now"
    );
    assert!(SettingsStore::in_folder(place.user.path()).load().rolled_up);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::G);
    wait(&mut harness, |session| !session.library().rolled_up);
    assert!(has_label(&harness, "Ant Group: 3 here, 3 in all"));
}
