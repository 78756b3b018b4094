//! `wenjian explain`: why a place of an article is marked, or why it is not.

use super::arguments::{ExplainArguments, Field, ProseFormat};
use super::{Outcome, output};
use crate::lexicon::{Alias, Owner};
use crate::locale::Locale;
use crate::mentions::{Account, AccountLine, Place, TextForm, explain};
use crate::session::reader::{self, Task};
use crate::session::{CacheStore, Entry, LazyMatcher, Library, Source};
use crate::text::ByteSpan;
use crate::text::offset::{CodePoint, CodePointTable};
use anyhow::bail;
use serde::Serialize;
use std::io::Write;

/// Runs the command.
pub fn run(arguments: &ExplainArguments, locale: Locale) -> anyhow::Result<Outcome> {
    output::check_paths(std::slice::from_ref(&arguments.file), locale)?;
    let source = Source::Paths(vec![arguments.file.clone()]);
    let in_force = output::lexicon(&source, arguments.lexicon.as_deref(), locale)?;
    let library = reader::read_all(&Task {
        source,
        matcher: LazyMatcher::of(in_force),
        rolled_up: false,
        choices: arguments.reading.choices(),
        cache: CacheStore::nowhere(),
    });
    let mut out = output::stdout();
    let mut explained = 0;
    for entry in &library.entries {
        for (place, span) in places(arguments, entry, locale)? {
            let row = Row::new(&library, entry, place, span, locale);
            match arguments.format {
                ProseFormat::Jsonl => {
                    serde_json::to_writer(&mut out, &row)?;
                    out.write_all(b"\n")?;
                }
                ProseFormat::Text => {
                    if explained > 0 {
                        writeln!(out)?;
                    }
                    write_text(&mut out, &row, locale)?;
                }
            }
            explained += 1;
        }
    }
    out.flush()?;
    let outcome = output::report(&library, locale);
    if explained == 0 {
        match &arguments.text {
            Some(text) => bail!(
                "{}",
                locale.format("explain-not-there", &[("text", text.into())])
            ),
            None => super::complain(&locale.text("explain-nothing")),
        }
    }
    Ok(outcome)
}

/// The places that are asked about, in order.
fn places(
    arguments: &ExplainArguments,
    entry: &Entry,
    locale: Locale,
) -> anyhow::Result<Vec<(Place, ByteSpan)>> {
    if let Some(at) = arguments.at {
        let place = match arguments.field {
            Field::Title => Place::Title,
            Field::Body => Place::Body,
        };
        let text = entry.text(place);
        let Some((start, character)) = text.char_indices().nth(at as usize) else {
            let count = text.chars().count();
            bail!(
                "{}",
                locale.format("explain-too-far", &[("count", count.into())])
            );
        };
        let span = ByteSpan::new(start, start + character.len_utf8());
        return Ok(vec![(place, span)]);
    }
    let both = [Place::Title, Place::Body];
    if let Some(wanted) = arguments.text.as_deref().filter(|text| !text.is_empty()) {
        let found = both.into_iter().flat_map(|place| {
            let starts = entry.text(place).match_indices(wanted);
            starts.map(move |(start, _)| (place, ByteSpan::new(start, start + wanted.len())))
        });
        return Ok(found.collect());
    }
    Ok(all_places(entry))
}

/// Where candidates stand; those that overlap are one place.
fn all_places(entry: &Entry) -> Vec<(Place, ByteSpan)> {
    let mut places: Vec<(Place, ByteSpan)> = Vec::new();
    for candidate in entry.matches.unpack_plain().candidates {
        match places.last_mut() {
            Some((place, span)) if *place == candidate.place && span.overlaps(candidate.span) => {
                span.end = span.end.max(candidate.span.end);
            }
            _ => places.push((candidate.place, candidate.span)),
        }
    }
    places
}

/// One place as it leaves the program. Offsets are code points from the start of the title or body.
#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    field: &'static str,
    start: CodePoint,
    end: CodePoint,
    line: usize,
    text: String,
    verdict: &'static str,
    sentence: String,
    aliases: Vec<AliasRow<'a>>,
    /// What would make it a mention, all of it together.
    advice: Vec<AdviceRow>,
    /// Lines for lexicon.yaml that do it.
    yaml: Option<String>,
}

/// One alias that stands there.
#[derive(Serialize)]
struct AliasRow<'a> {
    alias: &'a str,
    text: String,
    start: CodePoint,
    end: CodePoint,
    owners: Vec<&'a str>,
    kind: &'static str,
    strength: &'static str,
    outcome: &'static str,
    rule: Option<&'static str>,
    sentence: String,
    #[serde(skip)]
    facts: String,
}

/// Something that would make the place a mention.
#[derive(Serialize)]
struct AdviceRow {
    remedy: &'static str,
    sentence: String,
}

impl<'a> Row<'a> {
    fn new(
        library: &'a Library,
        entry: &'a Entry,
        place: Place,
        span: ByteSpan,
        locale: Locale,
    ) -> Self {
        let (document, in_force) = (&entry.document, &library.in_force);
        let (matcher, form) = (&in_force.matcher, TextForm::from(document.kind));
        let (title, body) = (&document.title.text, &document.body);
        let explanation = explain(matcher, title, body, form, place, span);
        let text = entry.text(place);
        let has_file = in_force.origin.file().is_some();
        let account = Account::new(locale, matcher.lexicon(), text, &explanation, has_file);
        let table = CodePointTable::new(text);
        let row = |line: AccountLine| {
            let alias: &Alias = matcher.lexicon().alias(line.alias);
            AliasRow {
                facts: line.facts(locale),
                alias: &alias.text,
                text: line.text,
                start: table.code_point(text, line.span.start),
                end: table.code_point(text, line.span.end),
                owners: owners(library, &alias.owner),
                kind: line.kind.name(),
                strength: line.strength.name(),
                outcome: line.outcome,
                rule: line.rule,
                sentence: line.sentence,
            }
        };
        let advice = account.advice.into_iter().map(|advice| AdviceRow {
            remedy: advice.name,
            sentence: advice.sentence,
        });
        Self {
            path: &document.path,
            field: place.name(),
            start: table.code_point(text, span.start),
            end: table.code_point(text, span.end),
            line: text[..span.range().start].matches('\n').count() + 1,
            text: account.text,
            verdict: account.verdict.name(),
            sentence: account.headline,
            aliases: account.lines.into_iter().map(row).collect(),
            advice: advice.collect(),
            yaml: account.yaml,
        }
    }
}

fn owners<'a>(library: &'a Library, owner: &Owner) -> Vec<&'a str> {
    let lexicon = library.in_force.matcher.lexicon();
    match owner {
        Owner::Companies(companies) => companies
            .iter()
            .map(|company| lexicon.company(*company).id.as_str())
            .collect(),
        Owner::Group(group) => vec![lexicon.group(*group).id.as_str()],
        Owner::Themes(themes) => themes
            .iter()
            .map(|theme| lexicon.theme(*theme).id.as_str())
            .collect(),
        Owner::Nobody => Vec::new(),
    }
}

fn write_text(out: &mut impl Write, row: &Row<'_>, locale: Locale) -> anyhow::Result<()> {
    let place = locale.format(
        "explain-place",
        &[
            ("path", row.path.into()),
            (
                "field",
                (&*locale.text(&format!("place-{}", row.field))).into(),
            ),
            ("start", u64::from(row.start.0).into()),
            ("line", row.line.into()),
        ],
    );
    writeln!(out, "{place}")?;
    writeln!(out, "{}", row.sentence)?;
    for alias in &row.aliases {
        let outcome = locale.text(&format!("outcome-{}", alias.outcome));
        writeln!(out, "  [{outcome}] {} · {}", alias.alias, alias.facts)?;
        writeln!(out, "      {}", alias.sentence)?;
    }
    if row.advice.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", locale.text("explain-advice"))?;
    for advice in &row.advice {
        writeln!(out, "  - {}", advice.sentence)?;
    }
    for line in row.yaml.iter().flat_map(|yaml| yaml.lines()) {
        writeln!(out, "{}", format!("      {line}").trim_end())?;
    }
    Ok(())
}
