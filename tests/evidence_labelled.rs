//! Sentences of our own with every claim labelled: whose it is, and in what stance, by rule.
//!
//! `evidence.tsv` is meant to grow, and to be hard. A claim that is got wrong stays, with `!` before its
//! line, and counts in the figures.
#![allow(clippy::print_stdout, reason = "the figures are what the test is for")]

use std::collections::{BTreeMap, BTreeSet};
use wenjian::evidence::{Evidence, evidence, id_of};
use wenjian::lexicon::built_in;
use wenjian::mentions::{Matcher, TextForm};
use wenjian::text::blocks::Form;

const LABELLED: &str = include_str!("evidence.tsv");

/// One context with its claims.
struct Context {
    text: String,
    /// Bytes of the labelled sentence.
    sentence: std::ops::Range<usize>,
    /// Company, theme, attribution and stance, and whether it is known to be got wrong.
    claims: Vec<([&'static str; 4], bool)>,
    is_known_wrong: bool,
}

fn contexts() -> Vec<Context> {
    let mut found: Vec<Context> = Vec::new();
    for line in LABELLED.lines().filter(|line| !line.starts_with('#')) {
        let is_known_wrong = line.starts_with('!');
        let mut columns = line.trim_start_matches('!').split('\t');
        let context = columns.next().expect("a context, or nothing");
        let claim: Vec<&str> = columns.collect();
        let claim: [&str; 4] = claim.try_into().expect("four more columns");
        if !context.is_empty() {
            let start = context.find('【').unwrap_or(0);
            let text = context.replace(['【', '】'], "");
            let length = context[start..].replace(['【', '】'], "").len();
            found.push(Context {
                text,
                sentence: start..start + length,
                claims: Vec::new(),
                is_known_wrong: false,
            });
        }
        let own = found.last_mut().expect("the first line has a context");
        own.is_known_wrong |= is_known_wrong;
        if claim[0] != "-" {
            own.claims.push((claim, is_known_wrong));
        }
    }
    found
}

#[test]
fn labelled_claims_are_given_to_whom_a_reader_gives_them() {
    let lexicon = built_in();
    let matcher = Matcher::new(std::sync::Arc::clone(&lexicon));
    let contexts = contexts();
    let mut by_rule: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut right, mut all, mut surprises) = (0, 0, Vec::new());
    for context in &contexts {
        let matches = matcher.matches("", &context.text, TextForm::Plain);
        let found = evidence(
            &lexicon,
            None,
            &context.text,
            Form::Plain,
            &matches.candidates,
            &matches.terms,
        );
        let of_sentence: Vec<&Evidence> = found
            .iter()
            .filter(|piece| context.sentence.contains(&(piece.sentence.start as usize)))
            .filter(|piece| piece.who.company().is_some())
            .collect();
        let said = |piece: &Evidence| {
            [
                id_of(&lexicon, piece.who),
                lexicon.theme(piece.theme).id.as_str(),
                piece.attribution.name(),
                piece.stance.name(),
            ]
        };
        let mut is_wrong = false;
        let mut met = BTreeSet::new();
        for piece in &of_sentence {
            let claim = said(piece);
            let is_right = context.claims.iter().any(|(wanted, _)| *wanted == claim);
            let rule = by_rule.entry(piece.rule.name()).or_default();
            rule.0 += usize::from(is_right);
            rule.1 += 1;
            is_wrong |= !is_right;
            met.insert((claim[0], claim[1]));
            right += usize::from(is_right);
            all += 1;
        }
        for (wanted, _) in &context.claims {
            // What was found for company and theme, right or wrong, was counted above.
            if !met.contains(&(wanted[0], wanted[1])) {
                by_rule.entry("(missed)").or_default().1 += 1;
                is_wrong = true;
                all += 1;
            } else if !of_sentence.iter().any(|piece| said(piece) == *wanted) {
                is_wrong = true;
            }
        }
        if is_wrong != context.is_known_wrong {
            let found: Vec<String> = of_sentence
                .iter()
                .map(|piece| format!("{} by {}", said(piece).join(" "), piece.rule.name()))
                .collect();
            surprises.push(format!("{}\n    {}", context.text, found.join("; ")));
        }
    }
    for (rule, (right, all)) in &by_rule {
        println!("{rule:<14} {right:>4} of {all:>4} right");
    }
    let accuracy = right as f64 / all as f64;
    println!(
        "{} sentences, {right} of {all} claims right: {accuracy:.4}",
        contexts.len()
    );
    assert!(
        surprises.is_empty(),
        "not as marked:\n{}",
        surprises.join("\n")
    );
    assert!(contexts.len() >= 150 && accuracy >= 0.9);
}
