//! The rules of Chinese line breaking once more, as a reader of clreq would check them on a printed
//! page: shared by the tests of the line breaker and of the reading view.

use icu_segmenter::GraphemeClusterSegmenter;
use wenjian::text::line_break::Line;

/// Marks that start no line.
pub const NO_START: &str = "。．，、；：？！）》」』”’】〉］｝〕〗…‥.,;:?!)]}%‰％℃°～〜–-·・‧/／";
const NO_END: &str = "（《「『【〈［｛〔〖“‘([{";
const UNITS: &str =
    "年月日号时点分秒元角万亿个家倍名位人件条次岁届期台部辆项种天周层米吨亩度成折强";

/// What is wrong with ending a line after `above` and going on with `below`.
fn fault(above: &str, below: &str) -> Option<&'static str> {
    let (last, first) = (above.chars().next_back()?, below.chars().next()?);
    let second = below.chars().nth(1);
    let is_digit = |character: char| character.is_ascii_digit();
    if NO_START.contains(first) {
        return Some("starts with a stop, a closing or a connecting mark");
    }
    if NO_END.contains(last) {
        return Some("ends with an opening mark");
    }
    if first == '—' && (last == '—' || second != Some('—')) {
        return Some("a dash is split, or a connecting dash starts the line");
    }
    if "$￥¥€£".contains(last) && is_digit(first) {
        return Some("a sum without its currency");
    }
    if is_digit(last) && UNITS.contains(first) || last == '第' && is_digit(first) {
        return Some("a number without its unit");
    }
    if last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric() {
        // Spaces between words are left out of both.
        return Some("a word or a number is torn");
    }
    None
}

/// What is wrong with the lines of `text`, whose places are `breaks`; nothing, if all is well.
pub fn faults(text: &str, found: &[Line], breaks: &[u32]) -> Vec<String> {
    let mut faults = Vec::new();
    for pair in found.windows(2) {
        let (above, below) = (shown(text, &pair[0]), shown(text, &pair[1]));
        let is_apart = pair[0].end < pair[0].next;
        let why = match fault(above, below) {
            Some("a word or a number is torn") if is_apart => None,
            why => why,
        };
        // Where a run is wider than the line it has to be torn, but at a lawful place if it has
        // one.
        let is_forced = breaks.binary_search(&pair[0].next).is_err();
        let is_torn = is_forced
            && matches!(
                why,
                Some("a word or a number is torn" | "a number without its unit")
            );
        if let Some(why) = why.filter(|_| !is_torn)
            && (!is_forced || has_lawful_place(above))
        {
            faults.push(format!("{why}: {above:?} / {below:?}"));
        }
        if is_forced && has_opportunity(text, &pair[0], breaks) {
            faults.push(format!("torn for nothing: {above:?} / {below:?}"));
        }
    }
    faults
}

/// True where a reader finds a place inside `line` at which nothing but a word would be torn.
fn has_lawful_place(line: &str) -> bool {
    GraphemeClusterSegmenter::new()
        .segment_str(line)
        .any(|byte| {
            let (above, below) = line.split_at(byte);
            let is_clear = |character: Option<char>| {
                character
                    .is_some_and(|character| character.is_alphanumeric() && character.is_ascii())
            };
            is_clear(above.chars().next_back()) && is_clear(below.chars().next())
        })
}

/// True where a line could have ended sooner, at an opportunity.
fn has_opportunity(text: &str, line: &Line, breaks: &[u32]) -> bool {
    let inside = breaks
        .iter()
        .filter(|&&byte| line.start < byte && byte < line.next);
    inside
        .copied()
        .any(|byte| !text[line.start as usize..byte as usize].trim().is_empty())
}

/// What a line shows.
fn shown<'text>(text: &'text str, line: &Line) -> &'text str {
    &text[line.start as usize..line.end as usize]
}
