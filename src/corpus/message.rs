//! Problems, said in sentences.

use super::Problem;
use crate::locale::{Argument, Locale};
use std::borrow::Cow;

/// What all problems with this code have in common, in a few words of `locale`.
pub fn problem_name(locale: Locale, code: &str) -> Cow<'static, str> {
    locale.text(&format!("problem-{code}-name"))
}

/// What happened, in the words of `locale`.
pub fn problem_sentence(locale: Locale, problem: &Problem) -> String {
    say(locale, problem, &format!("problem-{}", problem.code()))
}

/// What helps, in the words of `locale`.
pub fn problem_remedy(locale: Locale, problem: &Problem) -> String {
    say(
        locale,
        problem,
        &format!("problem-{}-remedy", problem.code()),
    )
}

fn say(locale: Locale, problem: &Problem, id: &str) -> String {
    let values = problem.kind.args();
    let arguments: Vec<(&'static str, Argument<'_>)> = values
        .iter()
        .map(|(name, value)| (*name, Argument::Text(value)))
        .collect();
    locale.format(id, &arguments)
}
