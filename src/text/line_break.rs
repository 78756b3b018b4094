//! Where lines of Chinese text may end, how a column is filled, where each character then stands.
//!
//! Pure functions of text and widths: must never know a font, a window or what the text is about.
//! The reading view brings paragraphs and advances and takes positions; `docs/line-breaking.md`
//! gives reasons.

mod clusters;
mod fill;
mod marks;
mod measured;
mod numbers;
mod place;
mod quotes;

pub use fill::{Line, Punctuation, Setting, lines};
pub use place::{Cell, place};

use super::spacing::{is_han, is_latin, is_space};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use quotes::Role;
use std::sync::LazyLock;

/// UAX #14, strict. Its content locale has a say only in the looser styles (it lets ー and 〜 start a
/// line there), so none is given. Thai, Lao, Khmer and Burmese are broken between words.
static UAX_14: LazyLock<LineSegmenterBorrowed<'static>> = LazyLock::new(|| {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_auto(options)
});

/// What a house style may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BreakOptions {
    /// Keeps —— off the line start too, as the strictest set of clreq 3.1.4 does. …… never starts a
    /// line either way (UAX #14, rule LB22).
    pub strict_dashes: bool,
}

/// The byte offsets of `paragraph`, which is shorter than 4 GiB, at which a line may end, ascending;
/// the end of the text is the last. Trailing spaces belong to the line before, so an offset stands
/// after them.
///
/// The rules are UAX #14 with those of clreq 3.1.4 and 3.1.5 and of GB/T 15834-2011 on top, and no
/// offset splits a grapheme cluster. The offset after a line end inside the paragraph, if there is
/// one, is among them.
pub fn opportunities(paragraph: &str, options: &BreakOptions) -> Vec<u32> {
    let text: Vec<char> = paragraph.chars().collect();
    let mut allowed = uax_14(paragraph, text.len());
    let roles = quotes::roles(&text);
    allow_beside_quotes(&text, &roles, &mut allowed);
    (1..text.len()).for_each(|index| allowed[index] |= marks::begins_remark(&text, index));
    forbid_by_marks(&text, &roles, *options, &mut allowed);
    numbers::forbid(&text, &mut allowed);
    if let Some(starts) = clusters::starts(paragraph, &text) {
        allowed
            .iter_mut()
            .zip(starts)
            .for_each(|(may, starts)| *may &= starts);
    }
    let mut offsets = Vec::with_capacity(text.len());
    let mut byte = 0;
    for (character, may) in text.iter().zip(&allowed[1..]) {
        byte += character.len_utf8();
        if *may {
            offsets.push(byte as u32);
        }
    }
    if text.is_empty() {
        offsets.push(0);
    }
    offsets
}

/// `allowed[i]`: a line may end before character `i`, by UAX #14 alone.
fn uax_14(paragraph: &str, length: usize) -> Vec<bool> {
    let mut allowed = vec![false; length + 1];
    let mut breaks = UAX_14.segment_str(paragraph).skip(1).peekable();
    for (index, (byte, _)) in paragraph.char_indices().enumerate() {
        allowed[index] = breaks.next_if_eq(&byte).is_some();
    }
    allowed[length] = true;
    allowed
}

/// UAX #14 keeps both sides of every quotation mark, which in Chinese would glue half a sentence
/// together. Where a pair tells what is opening and what closing, its outer sides are open to a
/// break.
fn allow_beside_quotes(text: &[char], roles: &[(usize, Role)], allowed: &mut [bool]) {
    for &(quote, role) in roles {
        let (Some(before), Some(&after)) = (
            quote.checked_sub(1).map(|index| text[index]),
            text.get(quote + 1),
        ) else {
            continue;
        };
        if !(marks::is_east_asian(before) || marks::is_east_asian(after)) {
            continue;
        }
        match role {
            Role::Opening if !marks::is_glue(before) => allowed[quote] = true,
            Role::Closing if !marks::is_glue(after) && !is_space(after) => {
                allowed[quote + 1] = true;
            }
            _ => {}
        }
    }
}

/// The prohibitions at line start and line end, and the marks that are never split.
fn forbid_by_marks(
    text: &[char],
    roles: &[(usize, Role)],
    options: BreakOptions,
    allowed: &mut [bool],
) {
    let mut shown = None;
    for index in 1..text.len() {
        let (before, after) = (text[index - 1], text[index]);
        if !marks::is_transparent(before) {
            shown = Some(index - 1);
        }
        if !allowed[index] || (is_han(before) && is_han(after)) || marks::is_line_end(before) {
            continue;
        }
        if marks::may_not_start(text, index, options.strict_dashes)
            || shown.is_some_and(|shown| marks::may_not_end(text, shown, index))
        {
            allowed[index] = false;
        }
    }
    for &(quote, role) in roles {
        match role {
            // Spaces on the inner side do not loosen a mark from what it encloses.
            Role::Opening => {
                let inner = (quote + 1..text.len()).find(|&index| !is_space(text[index]));
                allowed[quote + 1..=inner.unwrap_or(quote)].fill(false);
            }
            Role::Closing => {
                let inner = (0..quote).rev().find(|&index| !is_space(text[index]));
                allowed[inner.map_or(quote, |index| index + 1)..=quote].fill(false);
            }
            Role::Unclear => {}
        }
    }
}
