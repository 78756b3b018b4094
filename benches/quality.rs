//! How right and how complete the marks are on financial news that others labelled.
//!
//! `cargo bench --no-default-features --bench quality [-- rest | dark | beside]`. The sentences come from
//! `../shared/data/ner-fewfc`; nothing of them is in this project. Their labels are the companies that
//! take part in an event, not all that are named, so they tell what is missed; what is lit beside them
//! (`beside`) is for a reader to judge. `rest` lists the labels that hold an alias and stay dark, with
//! reasons; `dark` those that hold none, the most frequent first.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use wenjian::lexicon::{Lexicon, Strength, built_in};
use wenjian::mentions::{Candidate, Matcher, Rule, TextForm};
use wenjian::text::ByteSpan;

const ROLES: [&str; 4] = ["sub-org", "obj-org", "share-org", "target-company"];

/// Characters of context on each side in the lists.
const CONTEXT: usize = 12;

/// A sentence and the companies labelled in it.
type Labelled = (String, BTreeSet<ByteSpan>);

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal is there");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ner-fewfc/rearranged");
    let sentences = labelled(&folder);
    if sentences.is_empty() {
        return say("skipped: ../shared/data/ner-fewfc is not there".to_owned());
    }
    let wanted = |list: &str| std::env::args().any(|argument| argument == list);
    let lexicon = built_in();
    let matcher = Matcher::new(lexicon.clone());

    let (mut all, mut all_lit, mut held, mut held_lit) = (0_u32, 0, 0_u32, 0);
    let (mut rest, mut beside) = (Vec::new(), BTreeMap::<_, Vec<String>>::new());
    let mut dark = BTreeMap::<&str, u32>::new();
    let mut mentions = 0;
    for (text, labels) in &sentences {
        let candidates = matcher.candidates("", text, TextForm::Plain);
        let lit: Vec<&Candidate> = candidates.iter().filter(|c| c.is_mention()).collect();
        mentions += lit.len();
        for &label in labels {
            let inside = |c: &&Candidate| label.start <= c.span.start && c.span.end <= label.end;
            let is_lit = lit.iter().any(|c| c.span.overlaps(label));
            let holds = candidates
                .iter()
                .filter(inside)
                .any(|c| is_alias(&lexicon, c));
            all += 1;
            all_lit += u32::from(is_lit);
            held += u32::from(holds);
            held_lit += u32::from(holds && is_lit);
            if holds && !is_lit {
                let said = candidates.iter().filter(inside).map(|c| said(c, text));
                rest.push(format!(
                    "{}  {}",
                    context(text, label),
                    said.collect::<Vec<_>>().join("; ")
                ));
            } else if !is_lit {
                *dark.entry(&text[label.range()]).or_default() += 1;
            }
        }
        for mention in lit
            .iter()
            .filter(|c| !labels.iter().any(|l| l.overlaps(c.span)))
        {
            let alias = &lexicon.alias(mention.alias).text;
            beside
                .entry(alias.clone())
                .or_default()
                .push(context(text, mention.span));
        }
    }
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    say(format!(
        "{} sentences, {all} labelled companies, {mentions} mentions",
        sentences.len()
    ));
    say(format!(
        "lit of those that hold an alias: {held_lit} of {held}, {:.4}",
        share(held_lit, held)
    ));
    say(format!(
        "lit of all: {all_lit} of {all}, {:.4}",
        share(all_lit, all)
    ));
    if wanted("rest") {
        rest.iter().for_each(|line| say(line.clone()));
    }
    if wanted("dark") {
        let mut dark: Vec<_> = dark.into_iter().collect();
        dark.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
        dark.iter()
            .for_each(|(name, count)| say(format!("{count:>4}  {name}")));
    }
    if wanted("beside") {
        for (alias, places) in &beside {
            say(format!("{:>4}  {alias}  {}", places.len(), places[0]));
        }
    }
}

/// True where a strong or normal alias stands. Letters within a longer word are none, and the labels
/// take some associations and universities for companies.
fn is_alias(lexicon: &Lexicon, candidate: &Candidate) -> bool {
    !matches!(candidate.rule, Rule::Edge | Rule::Organisation)
        && lexicon.alias(candidate.alias).strength != Strength::Weak
}

fn said(candidate: &Candidate, text: &str) -> String {
    let word = candidate
        .reason
        .as_ref()
        .map(|reason| reason.word.as_str())
        .unwrap_or_default();
    format!(
        "{} {} {word}",
        &text[candidate.span.range()],
        candidate.rule.name()
    )
}

fn context(text: &str, span: ByteSpan) -> String {
    let (before, after) = (&text[..span.range().start], &text[span.range().end..]);
    let start = before
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(at, _)| at);
    let end = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(after.len(), |(at, _)| at);
    format!(
        "{}[{}]{}",
        &before[start..],
        &text[span.range()],
        &after[..end]
    )
}

/// The sentences below `folder`, each once.
fn labelled(folder: &Path) -> Vec<Labelled> {
    let mut sentences = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let lines = std::fs::read_to_string(entry.path()).unwrap_or_default();
        for line in lines.lines() {
            let Ok(entry) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let Some(text) = entry["content"].as_str() else {
                continue;
            };
            let labels = sentences
                .entry(text.to_owned())
                .or_insert_with(BTreeSet::new);
            labels.extend(companies(text, &entry["events"]));
        }
    }
    sentences.into_iter().collect()
}

fn companies(text: &str, events: &serde_json::Value) -> Vec<ByteSpan> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let byte = |position: &serde_json::Value| starts.get(position.as_u64()? as usize).copied();
    let of_event = |event: &serde_json::Value| event["mentions"].as_array().cloned();
    let mentions = events
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(of_event)
        .flatten();
    mentions
        .filter(|mention| ROLES.iter().any(|role| mention["role"] == **role))
        .filter_map(|mention| {
            let (start, end) = (byte(&mention["span"][0])?, byte(&mention["span"][1])?);
            // The labels take some shares of capital (不超过3%) for companies.
            let is_name = start < end && !text[start..end].contains(['%', '％']);
            is_name.then(|| ByteSpan::new(start, end))
        })
        .collect()
}
