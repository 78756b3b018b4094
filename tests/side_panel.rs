//! The panel that says who is named, as it is drawn.
#![cfg(feature = "gui")]

mod driving;

use driving::{folder_of, open};
use egui::epaint::Shape;
use egui::{Rect, vec2};

/// Where each text that is drawn stands.
fn texts(shape: &Shape, found: &mut Vec<(String, Rect)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        Shape::Text(text) => {
            let rect = Rect::from_min_size(text.pos, text.galley.size());
            found.push((text.galley.text().to_owned(), rect));
        }
        _ => {}
    }
}

#[test]
fn large_counts_stand_apart() {
    let named = format!("---\ntitle: 很多\n---\n{}", "百度，".repeat(123_456));
    let folder = folder_of(&[("1.txt", &named), ("2.txt", "腾讯说。")]);
    let mut harness = open(folder.path());
    for width in [1280.0, 800.0] {
        harness.set_size(vec2(width, 600.0));
        harness.run_steps(3);
        let mut found = Vec::new();
        for shape in &harness.output().shapes {
            texts(&shape.shape, &mut found);
        }
        let name = found.iter().find(|(text, _)| text == "百度");
        let (_, name) = name.expect("the panel names it");
        let mut row: Vec<Rect> = found
            .iter()
            .filter(|(text, rect)| {
                text == "123,456" && (rect.center().y - name.center().y).abs() < 6.0
            })
            .map(|(_, rect)| *rect)
            .collect();
        assert_eq!(row.len(), 2, "in this article, and in the library");
        row.sort_by(|one, other| one.left().total_cmp(&other.left()));
        let (left, right) = (row[0], row[1]);
        assert!(name.right() + 4.0 <= left.left(), "{name:?} {row:?}");
        assert!(left.right() + 4.0 <= right.left(), "{row:?}");
    }
}
