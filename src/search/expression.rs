//! A regular expression that sees text as if it were folded, without folding it.
//!
//! Every set of characters in the expression is replaced by the set of all characters that fold into it;
//! what comes out is an ordinary expression for the text as it stands. Bounded in size and time.

use super::needle::Needle;
use super::required::{self, Reach};
use super::sought::Sought;
use super::variants::moved;
use crate::text::ByteSpan;
use crate::text::find::{Fault, FindOptions, Pattern, PatternError};
use crate::text::fold::{fold, fold_pattern};
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};
use std::sync::LazyLock;

/// Bytes that a compiled expression may take.
const LARGEST: usize = 4 << 20;
/// How deep groups may lie in groups.
const DEEPEST: u32 = 50;

/// Every character that folding changes.
static MOVED: LazyLock<ClassUnicode> = LazyLock::new(|| set(moved().map(|(from, _)| from)));

/// An expression to look for.
#[derive(Debug)]
pub(super) struct Expression {
    regex: Regex,
    /// A text that stands in every match, where one is known.
    within: Option<Needle>,
    reach: Reach,
}

impl Expression {
    /// `^` and `$` stand for the ends of lines.
    ///
    /// # Errors
    /// Where it cannot be understood or would grow too large.
    pub fn new(pattern: &str, exact: bool) -> Result<Self, PatternError> {
        // Gives the place of a fault in what was typed.
        Pattern::new(
            pattern,
            FindOptions {
                case: exact,
                whole_words: false,
                expression: true,
            },
        )?;
        let whole = |fault| PatternError { fault, position: 0 };
        let folded = match exact {
            true => pattern.to_owned(),
            false => fold_pattern(pattern, fold),
        };
        let hir = regex_syntax::ParserBuilder::new()
            .nest_limit(DEEPEST)
            .case_insensitive(!exact)
            .multi_line(true)
            .build()
            .parse(&folded)
            .map_err(|_| whole(Fault::Other))?;
        let seen = match exact {
            true => folded,
            false => unfolded(&hir).to_string(),
        };
        let regex = RegexBuilder::new(&seen)
            .multi_line(true)
            .size_limit(LARGEST)
            .dfa_size_limit(LARGEST)
            .build()
            .map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => whole(Fault::TooLarge),
                _ => whole(Fault::Other),
            })?;
        let within = required::text(&hir, exact);
        Ok(Self {
            regex,
            within: within.map(|text| Needle::new(&text, exact)),
            reach: required::reach(&hir),
        })
    }

    /// True where it may match in `text`, or in a text that is a part of it and has line breaks around.
    /// Costs little.
    pub fn may_be_in(&self, text: &str) -> bool {
        match &self.within {
            Some(within) => within.is_in(text),
            None => true,
        }
    }
}

impl Sought for Expression {
    /// Matches; nothing is none.
    fn walk(&self, text: &str, mut take: impl FnMut(ByteSpan) -> bool) {
        let mut search = |start: usize, part: &str| {
            for found in self.regex.find_iter(part) {
                let span = ByteSpan::new(start + found.start(), start + found.end());
                if !found.is_empty() && !take(span) {
                    return false;
                }
            }
            true
        };
        match (&self.within, self.reach) {
            (None, _) => {
                search(0, text);
            }
            (Some(within), Reach::Beyond) => {
                if within.is_in(text) {
                    search(0, text);
                }
            }
            // The expression is tried on lines only in which the text stands that every match has in it.
            (Some(within), Reach::Line) => {
                let mut done = 0;
                within.walk(text, |span| {
                    let (at, end) = (span.start as usize, span.end as usize);
                    if at < done {
                        return true;
                    }
                    let bytes = text.as_bytes();
                    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |at| at + 1);
                    let rest = memchr::memchr(b'\n', &bytes[end..]);
                    done = rest.map_or(text.len(), |rest| end + rest);
                    search(start, &text[start..done])
                });
            }
        }
    }
}

/// An expression that matches a text exactly where `hir` matches the folded text.
fn unfolded(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Look(look) => Hir::look(*look),
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            let one =
                |character| Hir::class(Class::Unicode(origins(&set([character].into_iter()))));
            Hir::concat(text.chars().map(one).collect())
        }
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(origins(class))),
        // Sets of bytes are of ASCII only: the expression is one for text.
        HirKind::Class(Class::Bytes(class)) => match class.to_unicode_class() {
            Some(class) => Hir::class(Class::Unicode(origins(&class))),
            None => Hir::class(Class::Bytes(class.clone())),
        },
        HirKind::Repetition(repetition) => {
            let sub = Box::new(unfolded(&repetition.sub));
            Hir::repetition(regex_syntax::hir::Repetition {
                sub,
                ..repetition.clone()
            })
        }
        // Nobody asks what a group holds.
        HirKind::Capture(capture) => unfolded(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(unfolded).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(unfolded).collect()),
    }
}

/// All characters whose folded form is in `class`.
fn origins(class: &ClassUnicode) -> ClassUnicode {
    let holds = |character: char| {
        let ranges = class.ranges();
        let after = ranges.partition_point(|range| range.start() <= character);
        after > 0 && character <= ranges[after - 1].end()
    };
    let mut origins = class.clone();
    origins.difference(&MOVED);
    origins.union(&set(moved_into(holds)));
    origins
}

fn moved_into(holds: impl Fn(char) -> bool) -> impl Iterator<Item = char> {
    static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| moved().collect());
    PAIRS
        .iter()
        .filter(move |(_, to)| holds(*to))
        .map(|(from, _)| *from)
}

fn set(characters: impl Iterator<Item = char>) -> ClassUnicode {
    ClassUnicode::new(characters.map(|character| ClassUnicodeRange::new(character, character)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(pattern: &str, exact: bool, text: &'t str) -> Vec<&'t str> {
        let mut spans = Vec::new();
        let expression = Expression::new(pattern, exact).expect("it can be understood");
        expression.find(text, |span| spans.push(&text[span.range()]));
        spans
    }

    #[test]
    fn variants_are_alike_unless_asked_otherwise() {
        let text = "騰訊（00700）涨3.5%，腾讯 Tencent\nＢＡＴ";
        assert_eq!(found("腾.", false, text), ["騰訊", "腾讯"]);
        assert_eq!(found("腾.", true, text), ["腾讯"]);
        assert_eq!(found("[^騰](讯|訊)", false, "騰訊通訊"), ["通訊"]);
        assert_eq!(found("（[^）]+）", false, text), ["（00700）"]);
        assert_eq!(found("^bat$", false, text), ["ＢＡＴ"]);
        assert_eq!(found("x*", false, text), [""; 0]);
    }

    #[test]
    fn one_that_explodes_is_refused() {
        for pattern in ["(\\w{500}){500}", "((a{99}){99}){99}"] {
            let error = Expression::new(pattern, false).expect_err("too large");
            assert_eq!(error.fault, Fault::TooLarge);
        }
    }

    proptest! {
        #[test]
        fn it_matches_where_it_would_match_folded_text(
            pattern in "([台云a.]|\\[\\^?[臺雲A]\\]|[*+?]|\\(云\\)|[\\^$]|\\\\(b|B|s|A|z|n)|\\|){1,8}",
            text in "[台臺云雲aAａ。\n ]{0,30}",
        ) {
            let Ok(expression) = Expression::new(&pattern, false) else { return Ok(()) };
            let plain = RegexBuilder::new(&fold_pattern(&pattern, fold)).case_insensitive(true).multi_line(true).build();
            let folded_text: Vec<char> = text.chars().map(fold).collect();
            let folded_text: String = folded_text.into_iter().collect();
            let expected: Vec<(usize, usize)> = plain
                .expect("it was understood")
                .find_iter(&folded_text)
                .filter(|found| !found.is_empty())
                .map(|found| (folded_text[..found.start()].chars().count(), folded_text[..found.end()].chars().count()))
                .collect();
            let mut spans = Vec::new();
            expression.find(&text, |span| {
                let point = |byte: u32| text[..byte as usize].chars().count();
                spans.push((point(span.start), point(span.end)));
            });
            prop_assert_eq!(spans, expected);
        }
    }
}
