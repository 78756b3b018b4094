//! What may start a line and what may end one, told from the characters beside the break.
//!
//! The prohibitions of clreq 3.1.4 and 3.1.5 and of GB/T 15834-2011 section 5.1, full-width and
//! ASCII marks alike. Knows no widths; `line_break` asks it about every place where UAX #14 would
//! break.

use super::{is_han, is_latin, is_space};

/// Stops and marks of tone.
const STOPS: &str = "。．，、；：？！｡､.,;:?!‼⁇⁈⁉﹐﹑﹒﹔﹕﹖﹗";
/// Closing brackets and quotation marks.
const CLOSING: &str = "）］｝〕〉》」』】〗〙〛〞〟”’｠｣)]}﹚﹜﹞";
/// What belongs to the number before it.
const POSTFIX: &str = "%‰‱％℃℉°′″";
/// Full-width opening brackets.
const WIDE_OPENING: &str = "（［｛〔〈《「『【〖〘〚〝｟";
/// Opening quotation marks, and the opening brackets that take half an em.
const OPENING: &str = "“‘([{｢﹙﹛﹝";
/// Connecting marks, and the dots and strokes between parts of a name or between alternatives.
const CONNECTING: &str = "～〜–‒‐‑-－﹣·・･‧/／";
/// Signs that stand before a sum.
const CURRENCY: &str = "$＄￥¥€£￡₩₹₽฿";

/// Most characters are letters, and need not be looked for in a list.
fn is_in(list: &str, mark: char) -> bool {
    !matches!(mark, '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | 'A'..='Z' | '0'..='9')
        && list.contains(mark)
}

/// True for the characters after which a line ends whatever the rules say (UAX #14: BK, CR, LF,
/// NL).
pub(super) fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// True for characters that were typed to keep their neighbours together.
pub(super) fn is_glue(character: char) -> bool {
    matches!(
        character,
        '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2060}' | '\u{FEFF}' | '\u{200D}'
    )
}

/// True for Han, kana, Hangul, and the marks of Chinese text.
pub(super) fn is_east_asian(character: char) -> bool {
    is_han(character)
        || matches!(character,
            '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FF01}'..='\u{FFE6}' | '\u{AC00}'..='\u{D7A3}'
            | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// True for what belongs to the characters before it: stops, closing marks, % and the like.
fn is_closing(mark: char) -> bool {
    is_in(STOPS, mark) || is_in(CLOSING, mark) || is_in(POSTFIX, mark)
}

fn is_opening(mark: char) -> bool {
    is_in(WIDE_OPENING, mark) || is_in(OPENING, mark)
}

/// True where a bracket at `index`, not the first, begins a remark on what stands before it, such
/// as 增长30%（同比）. UAX #14 keeps % and + to any bracket, for the sake of formulas.
pub(super) fn begins_remark(text: &[char], index: usize) -> bool {
    let is_in_han = || text.get(index + 1).copied().is_some_and(is_han);
    (is_in(WIDE_OPENING, text[index]) || (text[index] == '(' && is_in_han()))
        && (is_in(POSTFIX, text[index - 1]) || text[index - 1] == '+')
}

fn is_dash(mark: char) -> bool {
    matches!(mark, '—' | '―' | '─' | '━' | '⸺' | '⸻')
}

fn is_ellipsis(mark: char) -> bool {
    matches!(mark, '…' | '‥' | '⋯')
}

fn is_hyphen(mark: char) -> bool {
    matches!(mark, '-' | '‐' | '－')
}

/// ０ to ９, Ａ to Ｚ, ａ to ｚ: UAX #14 takes them for Han, and would break within ２０１６.
fn is_wide_latin(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// True for Western digits, full-width ones included.
pub(super) fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '０'..='９')
}

/// True for what shows nothing and does not loosen a mark from its neighbour.
pub(super) fn is_transparent(character: char) -> bool {
    is_space(character)
        || is_glue(character)
        || matches!(character, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{300}'..='\u{36F}')
}

/// True where character `index`, not the first, may not start a line.
pub(super) fn may_not_start(text: &[char], index: usize, strict_dashes: bool) -> bool {
    let (before, mark) = (text[index - 1], text[index]);
    if is_closing(mark) || is_in(CONNECTING, mark) || is_ellipsis(mark) {
        return true;
    }
    if is_dash(mark) {
        // One dash alone connects (北京—上海) and belongs to what comes before it.
        let is_double = matches!(mark, '⸺' | '⸻') || text.get(index + 1) == Some(&mark);
        return strict_dashes || !is_double || is_dash(before);
    }
    // Right after a letter these stand for ～, · and 〉; after a space ~ means about, • begins an
    // item.
    matches!(mark, '~' | '∼' | '•' | '>') && !is_space(before)
}

/// The last character before `index` that shows.
pub(super) fn shown_before(text: &[char], index: usize) -> Option<usize> {
    text[..index]
        .iter()
        .rposition(|&character| !is_transparent(character))
}

/// True where the line may not end before character `index`; `last` is the last before it that
/// shows.
pub(super) fn may_not_end(text: &[char], last: usize, index: usize) -> bool {
    let (mark, next) = (text[last], text[index]);
    if is_opening(mark) {
        return true;
    }
    if is_in(CURRENCY, mark) && is_digit(next) {
        return true;
    }
    if last + 1 < index {
        return false;
    }
    let before = last.checked_sub(1).map(|before| text[before]);
    match mark {
        // A soft hyphen would have to be drawn, and nobody draws it.
        '\u{AD}' => true,
        '@' | '＠' | '#' | '＃' | '<' => is_han(next),
        // C++, \%, $x: UAX #14 knows them as signs before numbers only.
        '+' | '\\' | '$' => next.is_ascii_graphic() && !begins_remark(text, index),
        '／' => true,
        // Between alternatives (和/或) it stands at neither end; in addresses it may end a line.
        '/' => is_han(next) || before.is_some_and(is_han),
        // A time or a ratio, as 10：30.
        '：' => is_digit(next) && before.is_some_and(is_digit),
        _ if is_hyphen(mark) => holds_hyphen(text, last),
        _ => is_wide_latin(mark) && is_wide_latin(next),
    }
}

/// True where the line may not end after the hyphen at `hyphen`, which has a character behind it:
/// it is a sign or begins an option (-5, --all), or one of the parts it joins is a single letter
/// (T-shirt).
fn holds_hyphen(text: &[char], hyphen: usize) -> bool {
    let is_letter_at = |index: usize| text.get(index).copied().is_some_and(is_latin);
    if !is_letter_at(hyphen + 1) {
        return false;
    }
    let Some(before) = text[..hyphen]
        .iter()
        .rposition(|&character| !is_hyphen(character))
    else {
        return true;
    };
    is_space(text[before])
        || is_opening(text[before])
        || is_in(STOPS, text[before])
        || (is_latin(text[before])
            && (!is_letter_at(hyphen + 2) || before == 0 || !is_letter_at(before - 1)))
}

/// True where a justified line may put space between two neighbours: beside Han and its marks, but
/// not within —— and ……, beside a connecting mark, or between a mark and what it encloses or ends.
pub(super) fn may_move_apart(left: char, right: char) -> bool {
    (is_east_asian(left) || is_east_asian(right))
        && !(left == right && (is_dash(left) || is_ellipsis(left)))
        && !is_in(CONNECTING, left)
        && !is_in(CONNECTING, right)
        && !is_opening(left)
        && !is_closing(right)
}
