//! The concordance in the real window: seeking, walking, choosing, classes, sets, going to the article.

mod driving;

use driving::*;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use wenjian::analysis::concordance::Window;
use wenjian::mentions::Place;
use wenjian::session::concordance::{Across, ConcordanceChange, CopyForm, Face, Pick, Seek, Words};
use wenjian::session::{Command, FilterChange, Subject, View};

fn articles() -> tempfile::TempDir {
    folder_of(&[
        (
            "a.txt",
            "---\ntitle: 甲\ntime: 2017-10-13\n---\n百度云很好。\n小马哥的腾讯，和百度。腾讯在前，腾讯在后。\n",
        ),
        (
            "b.txt",
            "---\ntitle: 论腾讯\ntime: 2016-01-01\n---\n微信在腾讯之外，阿里在内\n",
        ),
    ])
}

fn concordance(window: &mut Driven, change: ConcordanceChange) {
    send(window, Command::Concordance(change));
}

fn opened(folder: &Path) -> Driven {
    let mut window = open(folder);
    send(&mut window, Command::Show(View::Concordance));
    window
}

fn seek(window: &mut Driven, query: &str) {
    let seek = Seek::Query(query.to_owned());
    concordance(window, ConcordanceChange::Seek(seek));
}

/// The lines in sight, from top to bottom: they stand right of the panel and below the bars.
fn seen(window: &Driven) -> Vec<String> {
    let rows = window.query_all_by(|node| node.role() == egui::Role::ListItem);
    let mut rows: Vec<(i32, String)> = rows
        .filter(|node| node.rect().top() > 100.0 && node.rect().left() > 200.0)
        .filter_map(|node| Some((node.rect().top() as i32, node.accesskit_node().label()?)))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, text)| text).collect()
}

/// The lines that the session shows, in their order.
fn expected(window: &Driven) -> Vec<String> {
    let lines = window
        .state()
        .session()
        .concordance()
        .lines()
        .expect("there are lines");
    let text = |row: u32| {
        let line = lines.row(row).expect("it is a row");
        let entry = &lines.library.entries[line.entry as usize];
        let words = Words::new(entry, &line, lines.asked.window).expect("it stands there");
        format!("{}{}{}", words.left, words.hit, words.right)
    };
    (0..lines.order.len() as u32).map(text).collect()
}

fn chosen(window: &Driven) -> Vec<u32> {
    let concordance = window.state().session().concordance();
    let lines = concordance.lines().expect("there are lines");
    let rows = 0..lines.order.len() as u32;
    let is_chosen = |row: &u32| {
        concordance
            .selection()
            .has(&lines.row(*row).expect("a row"))
    };
    rows.filter(is_chosen).collect()
}

#[test]
fn the_company_that_is_named_most_comes_first_and_a_choice_is_followed() {
    let folder = articles();
    let mut window = opened(folder.path());
    assert_eq!(
        seen(&window).len(),
        7,
        "腾讯, 微信 and 小马哥: {:?}",
        labels(&window)
    );
    assert_eq!(seen(&window), expected(&window));
    assert!(has_label(&window, "7 行，出自 2 篇文章"));
    let lexicon = window.state().session().library().lexicon.clone();
    let baidu = lexicon.company_by_id("baidu").expect("the lexicon has it");
    send(&mut window, Command::Choose(Some(Subject::Company(baidu))));
    assert_eq!(
        seen(&window),
        ["百度云很好。", "小马哥的腾讯，和百度。腾讯在前，腾讯在后。"]
    );
}

#[test]
fn what_is_typed_is_sought_and_names_are_offered() {
    let folder = articles();
    let mut window = opened(folder.path());
    let field = "查找公司、主题、别名或任意文字";
    let text = |window: &mut Driven, text: &str| {
        click(window, field);
        press_with(window, Modifiers::COMMAND, Key::A);
        type_text(window, text);
    };
    text(&mut window, "在");
    press(&mut window, Key::Enter);
    assert_eq!(seen(&window).len(), 4);
    let sought = |window: &Driven| window.state().session().concordance().seek().cloned();
    assert_eq!(sought(&window), Some(Seek::Query("在".to_owned())));
    text(&mut window, "微信");
    assert!(has_label(&window, "别名"), "{:?}", labels(&window));
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(sought(&window), Some(Seek::Alias("微信".to_owned())));
    assert_eq!(seen(&window), ["微信在腾讯之外，阿里在内"]);
    text(&mut window, "没有这样的话");
    press(&mut window, Key::Enter);
    assert!(has_label(&window, "这些文章里没有找到。"));
}

#[test]
fn windows_orders_and_filters_are_followed() {
    let folder = articles();
    let mut window = opened(folder.path());
    seek(&mut window, "body:腾讯");
    concordance(
        &mut window,
        ConcordanceChange::Window(Window::Characters(1)),
    );
    assert_eq!(
        seen(&window),
        ["的腾讯，", "。腾讯在", "，腾讯在", "在腾讯之"]
    );
    concordance(
        &mut window,
        ConcordanceChange::Order("r1,l1".parse().expect("an order")),
    );
    assert_eq!(
        seen(&window),
        ["的腾讯，", "，腾讯在", "。腾讯在", "在腾讯之"]
    );
    click(&mut window, "小句");
    assert_eq!(seen(&window)[0], "小马哥的腾讯，");
    send(
        &mut window,
        Command::Filter(FilterChange::Query("阿里".to_owned())),
    );
    send(&mut window, Command::Show(View::Concordance));
    assert_eq!(seen(&window), ["微信在腾讯之外，"]);
}

#[test]
fn keys_walk_choose_classify_and_open() {
    let folder = articles();
    let mut window = opened(folder.path());
    seek(&mut window, "body:腾讯");
    press(&mut window, Key::ArrowDown);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window), [0, 1]);
    press(&mut window, Key::Num3);
    assert!(has_label(&window, "（第 3 类）"));
    assert!(has_label(&window, "第 3 类：2 行"));
    press(&mut window, Key::End);
    press(&mut window, Key::Num1);
    click(&mut window, "第 3 类：2 行，点击即可全部选中");
    assert_eq!(chosen(&window), [0, 1]);
    press(&mut window, Key::Num0);
    assert!(!has_label(&window, "第 3 类"), "the class is empty again");
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    assert_eq!(chosen(&window), [0, 1, 2, 3]);
    press(&mut window, Key::Home);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    let session = window.state().session();
    assert_eq!(session.view(), View::Articles);
    let (place, span) = session.spot().expect("the reader is at a place");
    let body = &session.entry().expect("an article is open").document.body;
    assert_eq!((place, &body[span.range()]), (Place::Body, "腾讯"));
    assert!(body[span.range().end..].starts_with("在前"));
    let (_, marked, _) = session
        .hit()
        .and_then(|hit| hit.locate(session.entry()?))
        .expect("it is a mention");
    assert_eq!(marked, span);
}

#[test]
fn a_click_opens_the_article_even_where_nobody_is_mentioned() {
    let folder = articles();
    let mut window = opened(folder.path());
    seek(&mut window, "在内");
    click(&mut window, "微信在腾讯之外，阿里在内");
    let session = window.state().session();
    assert_eq!(session.view(), View::Articles);
    assert_eq!(session.entry().expect("one is open").document.path, "b.txt");
    assert!(session.hit().is_none() && session.spot().is_some());
}

#[test]
fn sets_are_kept_merged_and_forgotten() {
    let folder = articles();
    let config = tempfile::tempdir().expect("a temporary folder");
    let size = egui::vec2(800.0, 560.0);
    let mut window = open_with(folder.path(), config.path(), size);
    send(&mut window, Command::Show(View::Concordance));
    seek(&mut window, "body:腾讯");
    concordance(&mut window, ConcordanceChange::Pick(Pick::Only(1)));
    concordance(&mut window, ConcordanceChange::Pick(Pick::Toggle(2)));
    concordance(&mut window, ConcordanceChange::Classify(Some(7)));
    concordance(&mut window, ConcordanceChange::Save("在".to_owned()));
    seek(&mut window, "body:百度");
    concordance(&mut window, ConcordanceChange::Save("百度".to_owned()));
    drop(window);

    let mut window = open_with(folder.path(), config.path(), size);
    send(&mut window, Command::Show(View::Concordance));
    let set = |name: &str| ConcordanceChange::Seek(Seek::Set(name.to_owned()));
    concordance(&mut window, set("在"));
    assert_eq!(seen(&window).len(), 2);
    assert!(
        seen(&window)
            .iter()
            .all(|line| line.contains("（第 7 类）"))
    );
    let merge = ConcordanceChange::Merge {
        from: "百度".to_owned(),
        into: "在".to_owned(),
    };
    concordance(&mut window, merge);
    assert_eq!(seen(&window).len(), 4);
    concordance(&mut window, ConcordanceChange::Forget("在".to_owned()));
    let names: Vec<&str> = window
        .state()
        .session()
        .concordance()
        .sets()
        .iter()
        .map(|set| set.name.as_str())
        .collect();
    assert_eq!(names, ["百度"]);
    write(folder.path(), "a.txt", "---\ntitle: 甲\n---\n什么都没有\n");
    send(&mut window, Command::Reload);
    concordance(&mut window, set("百度"));
    assert!(
        has_label(&window, "这些文章里没有找到。"),
        "{:?}",
        labels(&window)
    );
}

#[test]
fn chosen_lines_are_copied() {
    let folder = articles();
    let mut window = opened(folder.path());
    seek(&mut window, "body:腾讯");
    concordance(&mut window, ConcordanceChange::Pick(Pick::Only(0)));
    concordance(&mut window, ConcordanceChange::Pick(Pick::Toggle(3)));
    concordance(&mut window, ConcordanceChange::Classify(Some(2)));
    let context = window.ctx.clone();
    let copy = Command::Concordance(ConcordanceChange::Copy(CopyForm::Csv));
    window.state_mut().apply(&context, copy);
    let mut text = None;
    for _ in 0..2000 {
        window.step();
        text = copied(&window);
        if text.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let text = text.expect("it is on the clipboard");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let cells =
        |row: &csv::StringRecord| [row[0].to_owned(), row[8].to_owned(), row[10].to_owned()];
    assert_eq!(
        rows.iter().map(cells).collect::<Vec<_>>(),
        [["a.txt", "腾讯", "2"], ["b.txt", "腾讯", "2"],]
    );
}

#[test]
fn dispersion_names_its_rows_and_leads_to_the_place() {
    let folder = articles();
    let mut window = opened(folder.path());
    click(&mut window, "分布");
    let rows = seen(&window);
    assert_eq!(
        rows,
        [
            "腾讯：7 处，见于 2 篇文章",
            "百度：2 处，见于 1 篇文章",
            "阿里巴巴：1 处，见于 1 篇文章",
        ]
    );
    assert!(has_label(&window, "分布"));
    seek(&mut window, "body:在");
    assert_eq!(seen(&window)[0], "body:在：4 处，见于 2 篇文章");
    click(&mut window, "当前文章");
    assert_eq!(seen(&window)[0], "body:在：2 处，见于 1 篇文章");
    let dispersion = window.state().session().concordance().dispersion();
    let dispersion = dispersion.expect("it was made").clone();
    let at = dispersion.sought.as_ref().expect("something is sought").at[1];
    let line = dispersion.line_at(None, at).expect("a line stands there");

    // A click on its bar: the row is as wide as the view, the bars end before its right edge.
    let row = window.get_by_label("body:在：2 处，见于 1 篇文章").rect();
    concordance(&mut window, ConcordanceChange::Face(Face::Dispersion));
    concordance(&mut window, ConcordanceChange::Across(Across::Article));
    let bars = 1280.0 - 8.0 - 16.0;
    let share = at as f32 / dispersion.axis.length() as f32;
    let sure_left = (row.left() + 8.0 + 168.0 + 56.0 + 16.0, bars);
    let x = sure_left.0 + share * (sure_left.1 - sure_left.0);
    let pointer = egui::pos2(x, row.center().y);
    window.hover_at(pointer);
    window.step();
    window.drag_at(pointer);
    window.step();
    window.drop_at(pointer);
    settle(&mut window);
    let session = window.state().session();
    assert_eq!(session.view(), View::Articles);
    assert_eq!(session.spot(), Some((line.place, line.span)));
}

#[test]
fn a_hundred_thousand_lines_are_scrolled_by_their_number() {
    let line = "腾讯在前，腾讯在后。\n".repeat(5_000);
    let files: Vec<(String, String)> = (0..10)
        .map(|number| (format!("{number}.txt"), line.clone()))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let folder = folder_of(&files);
    let mut window = opened(folder.path());
    press(&mut window, Key::End);
    let lines = window
        .state()
        .session()
        .concordance()
        .lines()
        .expect("lines")
        .clone();
    assert_eq!(lines.order.len(), 100_000);
    let last = lines.row(99_999).expect("the last");
    let cursor = window.state().session().concordance().selection().cursor();
    assert_eq!(cursor, Some(last));
    assert_eq!(
        seen(&window).last().map(String::as_str),
        Some("腾讯在前，腾讯在后。")
    );
    let is_last = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    let chosen: Vec<f32> = window
        .query_all_by(|node| node.role() == egui::Role::ListItem)
        .filter(|node| node.rect().left() > 200.0 && node.rect().top() > 100.0 && is_last(node))
        .map(|node| node.rect().bottom())
        .collect();
    assert_eq!(chosen.len(), 1, "the last line is in sight");
}

#[test]
fn classes_belong_to_places_whatever_is_sought() {
    let folder = articles();
    let mut window = opened(folder.path());
    seek(&mut window, "body:腾讯");
    concordance(&mut window, ConcordanceChange::Pick(Pick::Only(3)));
    concordance(&mut window, ConcordanceChange::Classify(Some(5)));
    concordance(&mut window, ConcordanceChange::Pick(Pick::All));
    assert_eq!(chosen(&window), [0, 1, 2, 3]);
    // Something else is sought: nothing is chosen, and its own lines are in no class.
    seek(&mut window, "body:百度");
    assert!(chosen(&window).is_empty());
    assert!(!seen(&window).iter().any(|line| line.contains("（第")));
    concordance(&mut window, ConcordanceChange::Pick(Pick::All));
    concordance(&mut window, ConcordanceChange::Classify(Some(6)));
    seek(&mut window, "body:腾讯");
    let fives = |window: &Driven| {
        let seen = seen(window);
        seen.iter()
            .filter(|line| line.contains("（第 5 类）"))
            .count()
    };
    assert_eq!(fives(&window), 1);
    // A filter hides the line and shows it again.
    send(
        &mut window,
        Command::Filter(FilterChange::Query("百度".to_owned())),
    );
    send(&mut window, Command::Show(View::Concordance));
    assert_eq!(fives(&window), 0);
    send(
        &mut window,
        Command::Filter(FilterChange::Query(String::new())),
    );
    send(&mut window, Command::Show(View::Concordance));
    assert_eq!(fives(&window), 1);
    concordance(&mut window, ConcordanceChange::Pick(Pick::Class(5)));
    assert_eq!(chosen(&window), [3]);
    // A file that comes moves the article of the line. The folder is watched from some moment on.
    let mut tries = 0;
    while seen(&window).len() < 5 {
        if tries > 40 {
            println!("skipped: this system tells nobody of changed files");
            return;
        }
        tries += 1;
        write(
            folder.path(),
            "0.txt",
            format!("腾讯在先{}\n", "。".repeat(tries)),
        );
        for _ in 0..50 {
            window.step();
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
    settle(&mut window);
    assert_eq!(fives(&window), 1, "{:?}", seen(&window));
    assert_eq!(chosen(&window), [4]);
}
