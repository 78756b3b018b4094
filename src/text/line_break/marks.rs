//! What may start a line and what may end one, told from the characters beside the break.
//!
//! The prohibitions of clreq 3.1.4 and GB/T 15834-2011 section 5.1, full-width and ASCII marks alike.
//! Knows no widths; `line_break` asks it about every place where UAX #14 would break.

use super::{is_han, is_latin, is_space};

/// True for the characters after which a line ends whatever the rules say (UAX #14: BK, CR, LF, NL).
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
        '\u{A0}' | '\u{202F}' | '\u{2060}' | '\u{FEFF}' | '\u{200D}' | '\u{2007}'
    )
}

/// True for Han, kana, and the marks of Chinese text.
pub(super) fn is_east_asian(character: char) -> bool {
    is_han(character)
        || matches!(character,
            '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FF01}'..='\u{FFE6}' | '“' | '”' | '‘' | '’'
            | '—' | '…' | '·' | '\u{AC00}'..='\u{D7A3}')
}

/// Marks that no line starts with: stops, closing marks, connecting marks, what follows a number.
fn never_starts(mark: char) -> bool {
    matches!(
        mark,
        // Stops.
        '。' | '．'
            | '，'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '｡'
            | '､'
            | '.'
            | ','
            | ';'
            | ':'
            | '?'
            | '!'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '\u{FE50}'
            ..='\u{FE57}'
        // Closing marks.
        | '）' | '］' | '｝' | '〕' | '〉' | '》' | '」' | '』' | '】' | '〗' | '〙' | '〛' | '〞'
        | '〟' | '”' | '’' | '｠' | '｣' | ')' | ']' | '}' | '﹚' | '﹜' | '﹞'
        // Connecting marks, and those between the parts of a name or between alternatives.
        | '～' | '〜' | '–' | '‒' | '‐' | '‑' | '-' | '－' | '﹣' | '·' | '・' | '･' | '‧' | '/' | '／'
        // Omission.
        | '…' | '‥' | '⋯'
        // What belongs to the number before it.
        | '%' | '‰' | '‱' | '％' | '℃' | '℉' | '°' | '′' | '″'
    )
}

fn is_dash(mark: char) -> bool {
    matches!(mark, '—' | '―' | '─' | '━' | '⸺' | '⸻')
}

fn is_hyphen(mark: char) -> bool {
    matches!(mark, '-' | '‐' | '－')
}

fn is_opening(mark: char) -> bool {
    matches!(
        mark,
        '（' | '［'
            | '｛'
            | '〔'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '“'
            | '‘'
            | '｟'
            | '｢'
            | '('
            | '['
            | '{'
            | '﹙'
            | '﹛'
            | '﹝'
    )
}

fn is_currency(mark: char) -> bool {
    matches!(
        mark,
        '$' | '＄' | '￥' | '¥' | '€' | '£' | '￡' | '₩' | '₹' | '₽' | '฿'
    )
}

/// ０ to ９, Ａ to Ｚ, ａ to ｚ: UAX #14 takes them for Han.
fn is_wide_latin(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// True for what shows nothing and does not loosen a mark from its neighbour.
fn is_transparent(character: char) -> bool {
    is_space(character)
        || is_glue(character)
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{300}'..='\u{36F}')
}

/// The last character before `index` that shows, and whether it stands right before it.
fn shown_before(text: &[char], index: usize) -> Option<(usize, bool)> {
    let shown = text[..index]
        .iter()
        .rposition(|&character| !is_transparent(character))?;
    Some((shown, shown + 1 == index))
}

/// True where character `index` may not start a line.
pub(super) fn may_not_start(text: &[char], index: usize, strict_dashes: bool) -> bool {
    let (before, mark) = (text[index - 1], text[index]);
    if never_starts(mark) {
        return true;
    }
    let next = text.get(index + 1).copied();
    if is_dash(mark) {
        // One dash alone connects (北京—上海) and belongs to what comes before it.
        return strict_dashes || is_dash(before) || !(next == Some(mark) || mark >= '⸺');
    }
    match mark {
        // Used for ～, · and 〉 between letters; after a space ~ means about, and • starts an item.
        '~' | '∼' | '•' | '>' => !is_space(before),
        _ => false,
    }
}

/// True where the line may not end before character `index`.
pub(super) fn may_not_end(text: &[char], index: usize) -> bool {
    let Some((last, adjacent)) = shown_before(text, index) else {
        return false;
    };
    let (mark, next) = (text[last], text[index]);
    let before = last.checked_sub(1).map(|at| text[at]);
    if is_opening(mark) {
        return true;
    }
    if is_currency(mark) {
        return next.is_ascii_digit() || matches!(next, '０'..='９');
    }
    if !adjacent {
        return false;
    }
    match mark {
        '@' | '#' | '<' | '＠' | '＃' | '§' | '／' => true,
        // Between alternatives (和/或) it stands at neither end; in addresses it may end a line.
        '/' => is_han(next) || before.is_some_and(is_han),
        // A sign or an option (-5, --all), not a hyphen within a word.
        _ if is_hyphen(mark) => {
            let run = text[..last]
                .iter()
                .rposition(|&character| !is_hyphen(character));
            is_latin(next) && run.is_none_or(|at| is_space(text[at]) || is_opening(text[at]))
        }
        _ => is_wide_latin(mark) && is_wide_latin(next),
    }
}

/// True where a justified line may put space between two neighbours: beside Han, but not within —— and
/// ……, not between a mark and what it encloses or ends.
pub(super) fn may_move_apart(left: char, right: char) -> bool {
    let is_inseparable = |mark| is_dash(mark) || matches!(mark, '…' | '⋯' | '‥');
    (is_east_asian(left) || is_east_asian(right))
        && !(is_inseparable(left) && left == right)
        && !is_opening(left)
        && !(never_starts(right) && !is_inseparable(right))
        && !is_space(right)
}
