//! Any text as the top of a document: reading returns, no text is lost, and lines are right.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wenjian::corpus::front_matter;

fuzz_target!(|text: &str| {
    check(text);
    for fence in ["---", "+++"] {
        check(&format!("{fence}\n{text}\n{fence}\n"));
    }
});

fn check(text: &str) {
    let read = front_matter::read(text);
    let (before, _) = text.split_at(read.body_start);
    let lines = 1 + before.matches('\n').count() as u32;
    assert_eq!(read.body_line, lines);
    assert!(read.present || (read.body_start == 0 && read.fields.is_empty()));
    let lines_of_fields: Vec<u32> = read.fields.iter().map(|field| field.line).collect();
    assert!(lines_of_fields.is_sorted(), "{lines_of_fields:?}");
    assert!(
        lines_of_fields
            .iter()
            .all(|line| (1..=lines).contains(line)),
        "{lines_of_fields:?}"
    );
    // What the block holds does not grow beyond what aliases may make of it.
    let bytes: usize = read
        .fields
        .iter()
        .map(|field| field.value.compact().len())
        .sum();
    assert!(bytes <= 2 * text.len() + (1 << 20), "{bytes}");
}
