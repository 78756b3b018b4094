//! Going to the row whose title begins with what is typed: its characters, or their pinyin.
//!
//! Titles go in as text; knows no keys and no widgets.

use crate::search::PinyinNeedle;
use crate::session::Library;
use crate::text::fold::{fold, fold_text};

/// Of `rows` the first from `start` on, around the end, whose title begins with `typed`: letter for
/// letter (width, case and Traditional forms do not matter), or as its characters are read (`txy` and
/// `tengxun` for 腾讯云; marks between them are left aside). `stop` is asked now and then.
pub fn find(
    library: &Library,
    rows: &[u32],
    start: usize,
    typed: &str,
    stop: impl Fn() -> bool,
) -> Option<u32> {
    let typed = fold_text(typed.trim());
    if typed.is_empty() {
        return None;
    }
    let pinyin = PinyinNeedle::beginning(&typed);
    let start = start.min(rows.len());
    let around = rows[start..].iter().chain(&rows[..start]);
    for (tried, row) in around.enumerate() {
        if tried % 4096 == 0 && stop() {
            return None;
        }
        let Some(entry) = library.entries.get(*row as usize) else {
            continue;
        };
        let title = &entry.document.title.text;
        let by_pinyin = |needle: &PinyinNeedle| {
            let spoken: String = title.chars().filter(|own| own.is_alphanumeric()).collect();
            needle.begins(&spoken)
        };
        if begins_with(title, &typed) || pinyin.as_ref().is_some_and(by_pinyin) {
            return Some(*row);
        }
    }
    None
}

/// Marks at the beginning of a title, such as 《 or 【, need not be typed.
fn begins_with(title: &str, typed: &str) -> bool {
    let starts = |title: &str| {
        let mut own = title.chars().map(fold);
        typed.chars().all(|character| own.next() == Some(character))
    };
    starts(title) || starts(title.trim_start_matches(|first: char| !first.is_alphanumeric()))
}
