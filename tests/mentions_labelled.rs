//! Sentences of our own with every mention marked: precision and recall, by class.
//!
//! `labelled.tsv` is meant to grow, and to be hard. A sentence that is got wrong stays, with `!` before
//! its class, and counts in the figures.

use std::collections::BTreeMap;
use std::fmt;
use wenjian::lexicon::built_in;
use wenjian::mentions::{Candidate, Matcher, TextForm};
use wenjian::text::ByteSpan;

const LABELLED: &str = include_str!("labelled.tsv");

/// One line.
struct Sentence<'l> {
    class: &'l str,
    is_known_wrong: bool,
    text: String,
    gold: Vec<ByteSpan>,
}

fn sentences() -> impl Iterator<Item = Sentence<'static>> {
    LABELLED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (class, marked) = line.split_once('\t').expect("a class, a tab, a sentence");
            let (mut text, mut gold, mut start) = (String::new(), Vec::new(), 0);
            for character in marked.chars() {
                match character {
                    '【' => start = text.len(),
                    '】' => gold.push(ByteSpan::new(start, text.len())),
                    _ => text.push(character),
                }
            }
            let is_known_wrong = class.starts_with('!');
            Sentence {
                class: class.trim_start_matches('!'),
                is_known_wrong,
                text,
                gold,
            }
        })
}

/// What was found, in one class or in all.
#[derive(Clone, Copy, Default)]
struct Score {
    sentences: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(self) -> f64 {
        (self.right as f64) / ((self.right + self.wrong).max(1) as f64)
    }

    fn recall(self) -> f64 {
        (self.right as f64) / ((self.right + self.missed).max(1) as f64)
    }

    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Self {
            sentences,
            right,
            wrong,
            missed,
        } = self;
        write!(
            formatter,
            "{sentences:>4} sentences: {right:>4} right, {wrong} wrong, {missed} missed"
        )?;
        if right > 0 {
            let (precision, recall) = (self.precision(), self.recall());
            write!(formatter, "; precision {precision:.4}, recall {recall:.4}")?;
        }
        Ok(())
    }
}

#[test]
fn labelled_sentences_are_read_as_a_reader_reads_them() {
    let matcher = Matcher::new(built_in());
    let mut by_class: BTreeMap<&str, Score> = BTreeMap::new();
    let mut all = Score::default();
    let mut surprises = Vec::new();
    for Sentence {
        class,
        is_known_wrong,
        text,
        gold,
    } in sentences()
    {
        let candidates = matcher.candidates("", &text, TextForm::Plain);
        let lit: Vec<ByteSpan> = candidates
            .iter()
            .filter(|c| c.is_mention())
            .map(|c| c.span)
            .collect();
        // 京东外卖 for 京东 is right: the reader sees the company lit.
        let meets = |span: &ByteSpan, others: &[ByteSpan]| others.iter().any(|o| o.overlaps(*span));
        let right = gold.iter().filter(|span| meets(span, &lit)).count();
        let wrong = lit.iter().filter(|span| !meets(span, &gold)).count();
        let score = Score {
            sentences: 1,
            right,
            wrong,
            missed: gold.len() - right,
        };
        by_class.entry(class).or_default().add(score);
        all.add(score);
        if (score.wrong + score.missed > 0) != is_known_wrong {
            let said: Vec<String> = candidates.iter().map(|c| said(c, &text)).collect();
            surprises.push(format!("{class}: {text}\n    {}", said.join("; ")));
        }
    }
    for (class, score) in &by_class {
        println!("{class:<13} {score}");
    }
    println!("all           {all}");
    assert!(
        surprises.is_empty(),
        "not as marked:\n{}",
        surprises.join("\n")
    );
    assert!(all.sentences >= 400 && all.precision() >= 0.98 && all.recall() >= 0.98);
}

fn said(candidate: &Candidate, text: &str) -> String {
    let word = candidate
        .reason
        .as_ref()
        .map(|reason| reason.word.as_str())
        .unwrap_or_default();
    let (stands, decision) = (&text[candidate.span.range()], candidate.decision.name());
    format!("{stands} {decision} by {} {word}", candidate.rule.name())
}
