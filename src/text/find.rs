//! Finding what a reader types: as it stands, whatever its width, case or script, or as a regular
//! expression.
//!
//! Simplified and Traditional characters are alike, and full-width and half-width ones. Pure
//! functions of one text; knows no article and no window.

use super::ByteSpan;
use super::fold::{fold, fold_pattern};
use super::spacing::is_latin;
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::ErrorKind;

/// Bytes that a compiled expression may take: `(.{500}){500}` is refused instead of filling memory.
const LARGEST: usize = 1 << 20;
/// How deep groups may lie in groups.
const DEEPEST: u32 = 50;

/// What is taken for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FindOptions {
    /// A and a differ.
    pub case: bool,
    /// Latin words and numbers are found as wholes only. Han has no words to tell.
    pub whole_words: bool,
    /// What is typed is a regular expression (syntax of the crate `regex`).
    pub expression: bool,
}

/// Why an expression cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// `(` without `)`.
    GroupUnclosed,
    /// `)` without `(`.
    GroupUnopened,
    /// `[` without `]`.
    ClassUnclosed,
    /// `*`, `+` or `?` after nothing.
    RepetitionMissing,
    /// `{…}` that is no count.
    Count,
    /// `\` before a character that needs none, or at the end.
    Escape,
    /// A range such as `z-a`.
    Range,
    /// `(?=…)` and its kin, or `\1`: not offered, since they can take forever.
    Unsupported,
    /// More than a computer should be asked.
    TooLarge,
    /// Anything else.
    Other,
}

impl Fault {
    /// Its name in the locale files, after `find-fault-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::GroupUnclosed => "group-unclosed",
            Self::GroupUnopened => "group-unopened",
            Self::ClassUnclosed => "class-unclosed",
            Self::RepetitionMissing => "repetition-missing",
            Self::Count => "count",
            Self::Escape => "escape",
            Self::Range => "range",
            Self::Unsupported => "unsupported",
            Self::TooLarge => "too-large",
            Self::Other => "other",
        }
    }

    /// All of them, for tests of what is said about them.
    pub const ALL: [Self; 10] = [
        Self::GroupUnclosed,
        Self::GroupUnopened,
        Self::ClassUnclosed,
        Self::RepetitionMissing,
        Self::Count,
        Self::Escape,
        Self::Range,
        Self::Unsupported,
        Self::TooLarge,
        Self::Other,
    ];
}

/// An expression that cannot be understood, and where in it the fault lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault:?} at character {position}")]
pub struct PatternError {
    /// What is wrong.
    pub fault: Fault,
    /// Which character of the expression, from 1; 0 where it is the whole.
    pub position: usize,
}

/// Something to look for, made once and used on many texts.
#[derive(Clone, Debug)]
pub struct Pattern {
    needle: Needle,
    options: FindOptions,
}

#[derive(Clone, Debug)]
enum Needle {
    Text(Box<memchr::memmem::Finder<'static>>),
    Expression(Regex),
}

impl Pattern {
    /// What `query` asks for; `None` where it is empty.
    ///
    /// # Errors
    /// Where it is an expression that cannot be understood or would grow too large.
    pub fn new(query: &str, options: FindOptions) -> Result<Option<Self>, PatternError> {
        if query.is_empty() {
            return Ok(None);
        }
        let needle = if options.expression {
            Needle::Expression(expression(query, options)?)
        } else {
            let folded: String = query.chars().map(folding(options)).collect();
            Needle::Text(Box::new(memchr::memmem::Finder::new(&folded).into_owned()))
        };
        Ok(Some(Self { needle, options }))
    }

    /// Where it stands in `text`, ascending, none within another; at most `most`.
    pub fn find(&self, text: &str, most: usize) -> Vec<ByteSpan> {
        let folded = Folded::new(text, self.options);
        let own = |start: usize, end: usize| {
            let span = ByteSpan::new(folded.source(start), folded.source(end));
            let is_wanted = start < end && (!self.options.whole_words || is_whole(text, span));
            is_wanted.then_some(span)
        };
        match &self.needle {
            Needle::Text(finder) => finder
                .find_iter(folded.text.as_bytes())
                .filter_map(|start| own(start, start + finder.needle().len()))
                .take(most)
                .collect(),
            Needle::Expression(expression) => expression
                .find_iter(&folded.text)
                .filter_map(|found| own(found.start(), found.end()))
                .take(most)
                .collect(),
        }
    }
}

/// What a character is compared as. Where case counts, letters keep theirs and all else is folded.
fn folding(options: FindOptions) -> impl Fn(char) -> char {
    move |character| {
        if !options.case {
            return fold(character);
        }
        let narrow = match character {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0),
            _ => None,
        };
        let narrow = narrow.unwrap_or(character);
        if narrow.is_uppercase() {
            narrow
        } else {
            fold(narrow)
        }
    }
}

/// A text as it is compared, and where its characters stand in the original.
struct Folded {
    text: String,
    /// First byte here and there of every character; empty where all stand at the same place.
    places: Vec<(u32, u32)>,
}

impl Folded {
    fn new(text: &str, options: FindOptions) -> Self {
        let folding = folding(options);
        let mut folded = String::with_capacity(text.len());
        let mut moved = false;
        for character in text.chars() {
            let other = folding(character);
            moved |= other.len_utf8() != character.len_utf8();
            folded.push(other);
        }
        let places = if moved {
            let here = folded.char_indices().map(|(byte, _)| byte as u32);
            let there = text.char_indices().map(|(byte, _)| byte as u32);
            let ends = (folded.len() as u32, text.len() as u32);
            here.zip(there).chain([ends]).collect()
        } else {
            Vec::new()
        };
        Self {
            text: folded,
            places,
        }
    }

    /// The byte of the original at which stands what begins at `byte` here.
    fn source(&self, byte: usize) -> usize {
        if self.places.is_empty() {
            return byte;
        }
        let after = self
            .places
            .partition_point(|(here, _)| *here as usize <= byte);
        self.places
            .get(after.saturating_sub(1))
            .map_or(byte, |(_, there)| *there as usize)
    }
}

/// True where no letter or digit of a word goes on beyond either edge of `span`.
fn is_whole(text: &str, span: ByteSpan) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let joins = |left: Option<char>, right: Option<char>| {
        left.is_some_and(is_latin) && right.is_some_and(is_latin)
    };
    let inside = &text[start..end];
    !joins(text[..start].chars().next_back(), inside.chars().next())
        && !joins(inside.chars().next_back(), text[end..].chars().next())
}

fn expression(query: &str, options: FindOptions) -> Result<Regex, PatternError> {
    check(query)?;
    // Characters are folded as the text is.
    let folded = fold_pattern(query, folding(options));
    RegexBuilder::new(&folded)
        .case_insensitive(!options.case)
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .nest_limit(DEEPEST)
        .build()
        .map_err(|error| PatternError {
            fault: match error {
                regex::Error::CompiledTooBig(_) => Fault::TooLarge,
                _ => Fault::Other,
            },
            position: 0,
        })
}

/// Finds the fault in the expression as it was typed, so that its place can be told.
fn check(query: &str) -> Result<(), PatternError> {
    let parsed = regex_syntax::ParserBuilder::new()
        .nest_limit(DEEPEST)
        .build()
        .parse(query);
    let (fault, offset) = match parsed {
        Ok(_) => return Ok(()),
        Err(regex_syntax::Error::Parse(error)) => (fault(error.kind()), error.span().start.offset),
        Err(regex_syntax::Error::Translate(error)) => (Fault::Other, error.span().start.offset),
        Err(_) => (Fault::Other, 0),
    };
    let before = query.get(..offset).unwrap_or_default();
    Err(PatternError {
        fault,
        position: before.chars().count() + 1,
    })
}

fn fault(kind: &ErrorKind) -> Fault {
    match kind {
        ErrorKind::GroupUnclosed => Fault::GroupUnclosed,
        ErrorKind::GroupUnopened => Fault::GroupUnopened,
        ErrorKind::ClassUnclosed => Fault::ClassUnclosed,
        ErrorKind::RepetitionMissing => Fault::RepetitionMissing,
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => Fault::Count,
        ErrorKind::EscapeUnrecognized
        | ErrorKind::EscapeUnexpectedEof
        | ErrorKind::EscapeHexEmpty
        | ErrorKind::EscapeHexInvalid
        | ErrorKind::EscapeHexInvalidDigit
        | ErrorKind::ClassEscapeInvalid => Fault::Escape,
        ErrorKind::ClassRangeInvalid | ErrorKind::ClassRangeLiteral => Fault::Range,
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => {
            Fault::Unsupported
        }
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => Fault::TooLarge,
        _ => Fault::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: FindOptions = FindOptions {
        case: false,
        whole_words: false,
        expression: false,
    };
    const EXPRESSION: FindOptions = FindOptions {
        expression: true,
        ..PLAIN
    };

    fn found<'text>(query: &str, options: FindOptions, text: &'text str) -> Vec<&'text str> {
        let pattern = Pattern::new(query, options).expect("it can be understood");
        let spans = pattern.map_or(Vec::new(), |pattern| pattern.find(text, 100));
        spans.into_iter().map(|span| &text[span.range()]).collect()
    }

    fn fault_of(query: &str) -> Option<(Fault, usize)> {
        let error = Pattern::new(query, EXPRESSION).err()?;
        Some((error.fault, error.position))
    }

    #[test]
    fn scripts_and_widths_are_alike() {
        let text = "螞蟻金服和蚂蚁金服，ＢＡＴ与bat";
        assert_eq!(found("蚂蚁", PLAIN, text), ["螞蟻", "蚂蚁"]);
        assert_eq!(found("螞蚁", PLAIN, text), ["螞蟻", "蚂蚁"]);
        assert_eq!(found("BAT", PLAIN, text), ["ＢＡＴ", "bat"]);
        let case = FindOptions {
            case: true,
            ..PLAIN
        };
        assert_eq!(found("BAT", case, text), ["ＢＡＴ"]);
        assert_eq!(found("螞", case, text), ["螞", "蚂"]);
        assert!(found("", PLAIN, text).is_empty());
    }

    #[test]
    fn whole_words_are_a_matter_of_latin() {
        let whole = FindOptions {
            whole_words: true,
            ..PLAIN
        };
        let text = "AI公司与AIGC，OpenAI；360度和3600";
        assert_eq!(found("ai", whole, text), ["AI"]);
        assert_eq!(found("360", whole, text), ["360"]);
        assert_eq!(found("公", whole, text), ["公"]);
    }

    #[test]
    fn expressions_see_folded_text_and_their_faults_are_placed() {
        let text = "騰訊（00700）涨3.5%，腾讯 Tencent";
        assert_eq!(found("腾.", EXPRESSION, text), ["騰訊", "腾讯"]);
        assert_eq!(found(r"\d+\.\d+%", EXPRESSION, text), ["3.5%"]);
        assert_eq!(found("（[^）]+）", EXPRESSION, text), ["（00700）"]);
        assert_eq!(found("TEN\\w+", EXPRESSION, text), ["Tencent"]);
        assert_eq!(found("x*", EXPRESSION, text), [""; 0], "nothing is no hit");
        assert_eq!(fault_of("腾(讯"), Some((Fault::GroupUnclosed, 2)));
        assert_eq!(fault_of("讯)"), Some((Fault::GroupUnopened, 2)));
        assert_eq!(fault_of("[腾"), Some((Fault::ClassUnclosed, 1)));
        assert_eq!(fault_of("*"), Some((Fault::RepetitionMissing, 1)));
        assert_eq!(fault_of("a{2,1}"), Some((Fault::Count, 2)));
        assert_eq!(fault_of("a\\"), Some((Fault::Escape, 2)));
        assert_eq!(fault_of("[z-a]"), Some((Fault::Range, 2)));
        assert_eq!(fault_of("(?=a)"), Some((Fault::Unsupported, 1)));
        assert_eq!(fault_of("(\\w{500}){500}"), Some((Fault::TooLarge, 0)));
        assert_eq!(fault_of("腾讯"), None);
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_was_asked_for(text in "([一-三]|[螞蟻蚂蚁ＡaA１1]|\\PC){0,40}", at in 0_usize..40, length in 1_usize..4) {
            let characters: Vec<char> = text.chars().collect();
            let query: String = characters.iter().skip(at).take(length).collect();
            for options in [PLAIN, FindOptions { case: true, ..PLAIN }] {
                let hits = found(&query, options, &text);
                prop_assert_eq!(query.is_empty(), hits.is_empty());
                let folded = |text: &str| text.chars().map(folding(options)).collect::<String>();
                for hit in hits {
                    prop_assert_eq!(folded(hit), folded(&query));
                }
            }
        }

        #[test]
        fn no_expression_is_too_much(query in "([(){}*+?|.\\\\^$\\[\\]a-c0-9-]|[一-三]){0,30}", text in "[a-c一-三 ]{0,60}") {
            if let Ok(Some(pattern)) = Pattern::new(&query, EXPRESSION) {
                for span in pattern.find(&text, 1000) {
                    prop_assert!(text.get(span.range()).is_some());
                }
            }
        }
    }
}
