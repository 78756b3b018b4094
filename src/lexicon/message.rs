//! Errors and warnings of a lexicon file, said in sentences.

use super::{FilePlace, LexiconError, LexiconErrors, LexiconWarning};
use crate::locale::{Argument, Locale};

/// All errors, a line each: `FILE:LINE:COLUMN: sentence`.
pub fn errors_text(locale: Locale, errors: &LexiconErrors) -> String {
    let lines: Vec<String> = errors
        .errors
        .iter()
        .map(|error| at(&errors.file, error.at, &error_sentence(locale, error)))
        .collect();
    lines.join("\n")
}

/// One warning: `FILE:LINE:COLUMN: sentence`.
pub fn warning_text(locale: Locale, file: &str, warning: &LexiconWarning) -> String {
    at(file, warning.at, &warning_sentence(locale, warning))
}

/// What is wrong, and what helps.
pub fn error_sentence(locale: Locale, error: &LexiconError) -> String {
    let (sentence, remedy) = said(locale, error.kind.code(), &error.kind.args());
    format!("{sentence} {remedy}")
}

/// What is odd, and what helps.
pub fn warning_sentence(locale: Locale, warning: &LexiconWarning) -> String {
    let (sentence, remedy) = said(locale, warning.kind.code(), &warning.kind.args());
    format!("{sentence} {remedy}")
}

fn at(file: &str, at: FilePlace, sentence: &str) -> String {
    format!("{file}:{}:{}: {sentence}", at.line, at.column)
}

/// The sentence and the remedy of an error or a warning, by its code and arguments.
pub fn said(locale: Locale, code: &str, values: &[(&'static str, String)]) -> (String, String) {
    let arguments: Vec<(&'static str, Argument<'_>)> = values
        .iter()
        .map(|(name, value)| (*name, Argument::Text(value)))
        .collect();
    let sentence = locale.format(&format!("lexicon-{code}"), &arguments);
    let remedy = locale.format(&format!("lexicon-{code}-remedy"), &arguments);
    (sentence, remedy)
}
