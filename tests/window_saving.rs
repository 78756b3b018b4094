//! What the window saves to files: charts as pictures and numbers, lines of the concordance.
#![cfg(feature = "gui")]

mod driving;
mod picturing;

use driving::{Driven, folder_of, open, open_with, send, settle, until};
use egui::{Color32, ColorImage, ViewportCommand, vec2};
use egui_kittest::Harness;
use image::Rgb;
use picturing::Textures;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wenjian::analysis::period::Step;
use wenjian::app::tokens;
use wenjian::session::concordance::{ConcordanceChange, Face, Pick, Seek};
use wenjian::session::latest::Wake;
use wenjian::session::saving::{ChartChange, ChartForm};
use wenjian::session::timeline::TimelineChange;
use wenjian::session::{
    CacheStore, Command, FilterChange, LazyMatcher, Session, Settings, SettingsStore, Source,
    ThemeChoice, View,
};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Saves what is in view, and gives the bytes of the file.
fn saved(window: &mut Driven, form: ChartForm, path: &Path) -> Vec<u8> {
    let change = ChartChange::Save(form, path.to_owned());
    send(window, Command::SaveChart(change));
    until(window, |_| path.exists());
    settle(window);
    std::fs::read(path).expect("it was written")
}

/// A window on the samples whose frames are drawn into pictures.
fn drawn(theme: ThemeChoice) -> (Driven, Textures) {
    let config = tempfile::tempdir().expect("a temporary folder").keep();
    let store = SettingsStore::in_folder(&config);
    let settings = Settings {
        theme,
        ..Settings::default()
    };
    store.save(&settings).expect("the folder is writable");
    let wake: Wake = Arc::new(|| {});
    let session = Session::new(
        Source::Paths(vec![seeds()]),
        LazyMatcher::built_in(),
        store,
        CacheStore::nowhere(),
        Arc::clone(&wake),
    );
    let textures = Textures::default();
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .renderer(textures.clone())
        .build_eframe(move |creation| wenjian::app::Window::new(&creation.egui_ctx, session, wake));
    settle(&mut window);
    (window, textures)
}

/// Asks for a picture of the chart in view and hands the window the one of its frame, as the system does.
fn pictured(window: &mut Driven, textures: &Textures, path: &Path) -> image::RgbImage {
    let change = ChartChange::Save(ChartForm::Png, path.to_owned());
    let context = window.ctx.clone();
    window
        .state_mut()
        .apply(&context, Command::SaveChart(change));
    window.step();
    let output = window.output();
    let commands = output.viewport_output.values().flat_map(|of| &of.commands);
    let asked = commands.into_iter().find_map(|command| match command {
        ViewportCommand::Screenshot(callback) => Some(callback.clone()),
        _ => None,
    });
    let ground: Color32 = context.global_style().visuals.panel_fill;
    let picture = textures.picture(&context, output, ground);
    let [width, height] = [picture.width(), picture.height()].map(|side| side as usize);
    let pixels = picture
        .pixels()
        .map(|Rgb([red, green, blue])| Color32::from_rgb(*red, *green, *blue));
    let image = ColorImage::new([width, height], pixels.collect());
    asked
        .expect("the window asked for its picture")
        .complete(Arc::new(image));
    until(window, |_| path.exists());
    settle(window);
    let bytes = std::fs::read(path).expect("it was written");
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    image::load_from_memory(&bytes)
        .expect("it is a picture")
        .to_rgb8()
}

/// How often each colour is there.
fn colours(picture: &image::RgbImage) -> HashMap<[u8; 3], usize> {
    let mut counts = HashMap::new();
    for pixel in picture.pixels() {
        *counts.entry(pixel.0).or_insert(0) += 1;
    }
    counts
}

#[test]
fn pictures_of_charts_hold_what_is_on_screen() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let (mut window, textures) = drawn(theme);
        let tokens = tokens::of_visuals(&window.ctx.global_style().visuals);
        send(&mut window, Command::Show(View::Timeline));
        send(
            &mut window,
            Command::Timeline(TimelineChange::Step(Step::Year)),
        );
        send(&mut window, Command::Show(View::Network));
        for view in [View::Timeline, View::Network, View::Concordance] {
            send(&mut window, Command::Show(view));
            if view == View::Concordance {
                let face = ConcordanceChange::Face(Face::Dispersion);
                send(&mut window, Command::Concordance(face));
            }
            let path = folder.path().join(format!("{theme:?}-{view:?}.png"));
            let picture = pictured(&mut window, &textures, &path);
            // The chart and not the whole window.
            assert!((400..1280).contains(&picture.width()), "{path:?}");
            assert!((200..800).contains(&picture.height()), "{path:?}");
            let found = colours(&picture);
            let ground = tokens.surface.to_array();
            let of_ground = found.get(&ground[..3]).copied().unwrap_or(0);
            let all = (picture.width() * picture.height()) as usize;
            assert!(of_ground * 2 > all, "most of it is ground: {path:?}");
            let session = window.state().session();
            let lexicon = &session.library().lexicon;
            let seen: Vec<[u8; 3]> = ["tencent", "alibaba", "baidu"]
                .into_iter()
                .filter_map(|id| lexicon.company_by_id(id))
                .map(|company| {
                    let paint = window.state().colours().company(company);
                    let [red, green, blue, _] = paint.line(tokens).to_array();
                    [red, green, blue]
                })
                .collect();
            for colour in seen {
                let near = found
                    .iter()
                    .filter(|(own, _)| own.iter().zip(colour).all(|(a, b)| a.abs_diff(b) <= 6));
                let count: usize = near.map(|(_, count)| count).sum();
                // One bar of the dispersion is twenty pixels high.
                assert!(count >= 20, "{colour:?} in {path:?}: {count}");
            }
        }
    }
}

#[test]
fn the_dispersion_is_saved_with_its_places() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let articles = folder_of(&[
        (
            "a.txt",
            "---\ntitle: 甲\ntime: 2017-10-13\n---\n百度云，腾讯。\n",
        ),
        ("b.txt", "---\ntitle: 论腾讯\ntime: 2016-01-01\n---\n腾讯\n"),
    ]);
    let mut window = open(articles.path());
    send(&mut window, Command::Show(View::Concordance));
    let face = ConcordanceChange::Face(Face::Dispersion);
    send(&mut window, Command::Concordance(face));
    let svg = saved(&mut window, ChartForm::Svg, &at("a.svg"));
    assert_eq!(svg, saved(&mut window, ChartForm::Svg, &at("b.svg")));
    let svg = String::from_utf8(svg).expect("text");
    for text in [
        "提及的分布",
        ">腾讯</text>",
        ">百度</text>",
        ">2016</text>",
        ">DP</text>",
    ] {
        assert!(svg.contains(text), "{text} in {svg}");
    }
    let csv = saved(&mut window, ChartForm::Csv, &at("a.csv"));
    assert_eq!(csv, saved(&mut window, ChartForm::Csv, &at("b.csv")));
    let csv = String::from_utf8(csv).expect("text");
    let lines: Vec<&str> = csv.lines().collect();
    // Bodies of 7 and 22 bytes, the older first; its title stands at its start.
    assert_eq!(
        lines,
        [
            "company,name,path,date,start,position",
            "tencent,腾讯,b.txt,2016-01-01,0,0.000000",
            "tencent,腾讯,b.txt,2016-01-01,0,0.000000",
            "tencent,腾讯,a.txt,2017-10-13,4,0.655172",
            "baidu,百度,a.txt,2017-10-13,0,0.241379",
        ]
    );
}

#[test]
fn lines_and_sets_are_exported_with_what_made_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let config = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let articles = folder_of(&[
        ("a.txt", "---\ntitle: 甲\n---\n腾讯在前，腾讯在后。百度\n"),
        ("b.txt", "---\ntitle: 乙\n---\n腾讯在外\n"),
    ]);
    let mut window = open_with(articles.path(), config.path(), vec2(1280.0, 800.0));
    let change = |window: &mut Driven, change| send(window, Command::Concordance(change));
    send(&mut window, Command::Show(View::Concordance));
    let seek = |name: &str| ConcordanceChange::Seek(Seek::Query(name.to_owned()));
    change(&mut window, seek("腾讯"));
    change(
        &mut window,
        ConcordanceChange::Order("-path".parse().expect("an order")),
    );
    change(&mut window, ConcordanceChange::Pick(Pick::Only(0)));
    change(&mut window, ConcordanceChange::Pick(Pick::Toggle(1)));
    change(&mut window, ConcordanceChange::Classify(Some(4)));
    change(&mut window, ConcordanceChange::Save("外".to_owned()));
    change(
        &mut window,
        ConcordanceChange::Seek(Seek::Set("外".to_owned())),
    );
    let rows = |text: &[u8]| -> Vec<serde_json::Value> {
        let text = std::str::from_utf8(text).expect("text");
        let row = |line: &str| serde_json::from_str(line).expect("each line is JSON");
        text.lines().map(row).collect()
    };
    let jsonl = saved(&mut window, ChartForm::JsonLines, &at("a.jsonl"));
    assert_eq!(
        jsonl,
        saved(&mut window, ChartForm::JsonLines, &at("b.jsonl"))
    );
    let of_set = rows(&jsonl);
    let seen: Vec<(&str, u64)> = of_set
        .iter()
        .map(|row| {
            let path = row["path"].as_str().expect("a path");
            (path, row["class"].as_u64().expect("a class"))
        })
        .collect();
    assert_eq!(seen, [("b.txt", 4), ("a.txt", 4)]);
    let beside = std::fs::read_to_string(at("a.jsonl-metadata.json")).expect("it stands beside");
    assert!(
        beside.contains("concordance=set:外; window=20; sort=-path"),
        "{beside}"
    );
    // Of a search under a filter: CSV, with the filter in what made it.
    send(
        &mut window,
        Command::Filter(FilterChange::Query("百度".to_owned())),
    );
    send(&mut window, Command::Show(View::Concordance));
    change(&mut window, seek("腾讯"));
    change(&mut window, ConcordanceChange::Pick(Pick::Nothing));
    let csv = saved(&mut window, ChartForm::Csv, &at("a.csv"));
    let text = String::from_utf8(csv).expect("text");
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.starts_with("path,title,date,outlet,field,start,end,left,text,right,class\n"));
    let beside = std::fs::read_to_string(at("a.csv-metadata.json")).expect("it stands beside");
    assert!(
        beside.contains("query:腾讯") && beside.contains("query=百度"),
        "{beside}"
    );
    let hash = window.state().session().library().in_force.lexicon(false);
    assert!(beside.contains(&hash.hash().to_string()), "{beside}");
}
