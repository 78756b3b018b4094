//! Spaces that nobody typed: what stands between Han and Latin, and what full-width marks give up.
//!
//! Pure functions on characters; knows nothing of fonts, lines or points. The rules are those of
//! clreq 3.1.6 (width of marks) and 3.2.2 (Han beside Latin); `line_break` asks, for every
//! neighbour.

/// What stands between Han and Latin, as a part of the em: a quarter.
pub const GAP: f32 = 0.25;

/// What a full-width mark can give up, as a part of the em: its blank half.
pub const HALF: f32 = 0.5;

const BLANK_BEFORE: &str = "（［｛〔〈《「『【〖〘〚〝“‘｟";
const BLANK_AFTER: &str = "。．，、；：）］｝〕〉》」』】〗〙〛〞〟”’｠";

/// The side of a full-width mark on which its cell is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Left of the ink: opening marks.
    Before,
    /// Right of the ink: closing marks and stops, as the mainland sets them (lower left).
    After,
}

/// True for Han characters and kana, the letters that stand in a square of their own.
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{20000}'..='\u{3FFFD}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303B}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}'
        | '\u{3105}'..='\u{312F}'
        | '\u{31A0}'..='\u{31FF}')
}

/// True for letters and digits of the scripts that are set in words: Latin, Greek, Cyrillic and the
/// like. Full-width Latin stands in squares and needs no gap.
pub fn is_latin(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character < '\u{2E80}'
        && character.is_alphabetic()
        && !matches!(character, '\u{1100}'..='\u{11FF}' | '\u{24B6}'..='\u{24E9}')
}

/// True where a quarter em belongs between two neighbours: Han beside a Latin letter or digit.
/// Where a space or a mark stands between them they are no neighbours, and nothing is added.
pub fn wants_gap(left: char, right: char) -> bool {
    (is_han(left) && is_latin(right)) || (is_latin(left) && is_han(right))
}

/// The blank half of a mark, if it has one where it is drawn full-width. ！ and ？ stand in the
/// middle of their cell in many faces and give up nothing.
pub fn blank(mark: char) -> Option<Blank> {
    // Most characters are letters, and need not be looked for.
    if is_han(mark) || mark.is_ascii() {
        None
    } else if BLANK_AFTER.contains(mark) {
        Some(Blank::After)
    } else if BLANK_BEFORE.contains(mark) {
        Some(Blank::Before)
    } else {
        None
    }
}

/// Which blank goes where two full-width marks meet (clreq 3.1.6.2): of 。” and ，“ the first one's,
/// of （《 the second one's. `None` where the two do not face each other with a blank.
pub fn shared(left: char, right: char) -> Option<Blank> {
    match (blank(left)?, blank(right)?) {
        (Blank::After, _) => Some(Blank::After),
        (Blank::Before, Blank::Before) => Some(Blank::Before),
        (Blank::Before, Blank::After) => None,
    }
}

/// True for the marks that may hang beyond the end of a line: the light ones on the base line.
pub fn may_hang(mark: char) -> bool {
    matches!(mark, '。' | '．' | '，' | '、')
}

/// True for characters that show nothing and take room: what is left out at the end of a line, and
/// what a justified line stretches first. A no-break space is one for stretching only.
pub fn is_space(character: char) -> bool {
    matches!(character,
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200B}'
        | '\u{205F}' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
