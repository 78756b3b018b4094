//! Errors and warnings of a lexicon file, said in sentences.

use super::{FilePlace, LexiconErrors, LexiconWarning};
use crate::locale::{Argument, Locale};

/// All errors, a line each: `FILE:LINE:COLUMN: sentence`.
pub fn errors_text(locale: Locale, errors: &LexiconErrors) -> String {
    let lines: Vec<String> = errors
        .errors
        .iter()
        .map(|error| {
            line(
                locale,
                &errors.file,
                error.at,
                error.kind.code(),
                error.kind.args(),
            )
        })
        .collect();
    lines.join("\n")
}

/// One warning: `FILE:LINE:COLUMN: sentence`.
pub fn warning_text(locale: Locale, file: &str, warning: &LexiconWarning) -> String {
    line(
        locale,
        file,
        warning.at,
        warning.kind.code(),
        warning.kind.args(),
    )
}

fn line(
    locale: Locale,
    file: &str,
    at: FilePlace,
    code: &str,
    values: Vec<(&'static str, String)>,
) -> String {
    let arguments: Vec<(&'static str, Argument<'_>)> = values
        .iter()
        .map(|(name, value)| (*name, Argument::Text(value)))
        .collect();
    let sentence = locale.format(&format!("lexicon-{code}"), &arguments);
    let remedy = locale.format(&format!("lexicon-{code}-remedy"), &arguments);
    format!("{file}:{}:{}: {sentence} {remedy}", at.line, at.column)
}
