//! What a query says that is no valid syntax: where, and what was expected there.
//!
//! A note never keeps a query from being searched: what it is about is looked for as plain text.

use crate::locale::{Argument, Locale};
use crate::text::ByteSpan;
use crate::text::find::Fault;

/// What was not understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place, in bytes of the query.
    pub span: ByteSpan,
    /// What was expected there.
    pub kind: NoteKind,
}

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// Words on both sides of `AND`, `OR` or `NEAR`, or after `NOT`.
    Operand,
    /// `)` for this `(`.
    GroupUnclosed,
    /// `(` before this `)`.
    GroupUnopened,
    /// Something between `(` and `)`.
    GroupEmpty,
    /// Fewer groups in groups.
    GroupTooDeep,
    /// A closing quotation mark; the phrase goes to the end.
    QuoteUnclosed,
    /// Something between quotation marks.
    QuoteEmpty,
    /// `/` after the regular expression.
    ExpressionUnclosed,
    /// A regular expression that can be understood.
    Expression(Fault),
    /// A field that some article has, or another word that means something before `:`.
    Field,
    /// A value after `:`.
    Value,
    /// A span of time.
    Time,
    /// A company of the lexicon.
    Company,
    /// A group of the lexicon.
    Group,
    /// A theme of the lexicon.
    Theme,
    /// `name`, `product` or `person`.
    Via,
    /// A number after `mentions>` and the like.
    Number,
    /// A number or `sentence` after `NEAR/`.
    Distance,
    /// What has a place in the text on both sides of `NEAR`: no `AND`, `NOT` or `time:`.
    NearOperand,
    /// A shorter query.
    TooLong,
}

impl NoteKind {
    /// Its name in the locale files, after `search-note-`; a fault of an expression has its own messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Operand => "operand",
            Self::GroupUnclosed => "group-unclosed",
            Self::GroupUnopened => "group-unopened",
            Self::GroupEmpty => "group-empty",
            Self::GroupTooDeep => "group-too-deep",
            Self::QuoteUnclosed => "quote-unclosed",
            Self::QuoteEmpty => "quote-empty",
            Self::ExpressionUnclosed => "expression-unclosed",
            Self::Expression(_) => "expression",
            Self::Field => "field",
            Self::Value => "value",
            Self::Time => "time",
            Self::Company => "company",
            Self::Group => "group",
            Self::Theme => "theme",
            Self::Via => "via",
            Self::Number => "number",
            Self::Distance => "distance",
            Self::NearOperand => "near-operand",
            Self::TooLong => "too-long",
        }
    }
}

/// The note as a sentence of `locale`; places are characters of `query`, from 1.
pub fn note_sentence(locale: Locale, query: &str, note: &Note) -> String {
    let text = query.get(note.span.range()).unwrap_or_default();
    let before = query.get(..note.span.start as usize).unwrap_or_default();
    let fault = match note.kind {
        NoteKind::Expression(fault) => locale.text(&format!("find-fault-{}", fault.name())),
        _ => "".into(),
    };
    locale.format(
        &format!("search-note-{}", note.kind.name()),
        &[
            (
                "position",
                Argument::Text(&(before.chars().count() + 1).to_string()),
            ),
            ("text", Argument::Text(text)),
            ("fault", Argument::Text(&fault)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_note_has_its_sentence_in_both_languages() {
        use NoteKind::*;
        let all = [
            Operand,
            GroupUnclosed,
            GroupUnopened,
            GroupEmpty,
            GroupTooDeep,
            QuoteUnclosed,
            QuoteEmpty,
            ExpressionUnclosed,
            Expression(Fault::Escape),
            Field,
            Value,
            Time,
            Company,
            Group,
            Theme,
            Via,
            Number,
            Distance,
            NearOperand,
            TooLong,
        ];
        for kind in all {
            for language in Language::ALL {
                let note = Note {
                    span: ByteSpan::new(3, 6),
                    kind,
                };
                let sentence = note_sentence(Locale::new(language), "腾讯", &note);
                assert!(
                    sentence.contains('2') && !sentence.contains("search-note"),
                    "{sentence}"
                );
            }
        }
    }
}
