//! `wenjian lexicon check`: what is wrong with a lexicon, what is risky about it, and what becomes of
//! each alias in a library.

use super::arguments::{Format, LexiconCheckArguments};
use super::{Outcome, lexicon_check_table, output};
use crate::lexicon::check::{Finding, check};
use crate::lexicon::{self, Alias, AliasId, Lexicon, Owner};
use crate::locale::{Argument, Locale};
use crate::mentions::straddling::Dictionary;
use crate::mentions::{AliasUsage, Rule, Sample, Usage};
use crate::session::reader::{self, Task};
use crate::session::{CacheStore, LazyMatcher, LexiconInForce, Library, context};
use crate::text::offset::CodePointTable;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::io::Write;

/// Characters of context on either side of a sample.
const CONTEXT: usize = 24;
/// An alias is said to straddle words from this many places on, and from this share of its mentions.
const STRADDLES: (u32, f64) = (3, 0.1);
/// Longer aliases, in characters, do not straddle words: there the dictionary errs.
const STRADDLES_AT_MOST: usize = 3;

/// Runs the command.
pub fn run(arguments: &LexiconCheckArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let source = output::source_or_here(&arguments.paths, locale)?;
    let in_force = output::choose_lexicon(&source, arguments.lexicon.as_deref());
    let mut out = output::stdout();
    if !in_force.failures.is_empty() {
        // Errors are what was asked for: they are the result.
        let errors: Vec<Notice> = errors(&in_force, locale).collect();
        match arguments.format {
            Format::Jsonl => write_lines(&mut out, &errors)?,
            Format::Table | Format::Csv => lexicon_check_table::notices(&mut out, &errors)?,
        }
        out.flush()?;
        return Ok(Outcome::WithErrors);
    }
    let library = (!arguments.paths.is_empty()).then(|| {
        reader::read_all(&Task {
            source,
            matcher: LazyMatcher::of(in_force.clone()),
            rolled_up: false,
            choices: arguments.reading.choices(),
            cache: CacheStore::of_user(),
        })
    });
    let report = Report::new(&in_force, library.as_ref(), arguments, locale);
    match arguments.format {
        Format::Jsonl => {
            write_lines(&mut out, &report.notices)?;
            write_lines(&mut out, &report.rows)?;
        }
        Format::Csv => write_csv(&mut out, &report)?,
        Format::Table => lexicon_check_table::write(&mut out, &report, locale)?,
    }
    out.flush()?;
    Ok(library.map_or(Outcome::Done, |library| output::report(&library, locale)))
}

/// Everything that is known about a lexicon.
pub struct Report {
    /// What was checked.
    pub name: String,
    /// How many companies it has.
    pub companies: usize,
    /// How many aliases, of all kinds.
    pub aliases: usize,
    /// How many articles were counted in; none where it was checked alone.
    pub documents: Option<usize>,
    /// What is odd or risky, in the order of the lexicon.
    pub notices: Vec<Notice>,
    /// One for each alias of a company or group, where a library was given.
    pub rows: Vec<Row>,
}

/// Something to look at.
#[derive(Serialize)]
pub struct Notice {
    /// `error`, `warning` or `finding`.
    #[serde(rename = "type")]
    pub level: &'static str,
    /// Stable code.
    pub code: &'static str,
    /// File, line and column from 1, where it is about a place in a file.
    pub file: Option<String>,
    /// See `file`.
    pub line: Option<u32>,
    /// See `file`.
    pub column: Option<u32>,
    /// The alias, where it is about one.
    pub alias: Option<String>,
    /// Identifiers of its owners.
    pub owners: Vec<String>,
    /// The other alias, where there is one.
    pub other: Option<String>,
    /// In a sentence.
    pub message: String,
}

/// What became of one alias.
#[derive(Serialize)]
pub struct Row {
    /// Always `alias`.
    #[serde(rename = "type")]
    pub level: &'static str,
    /// The alias.
    pub alias: String,
    /// Identifiers of its owners.
    pub owners: Vec<String>,
    /// Name, product, person or group.
    pub kind: &'static str,
    /// How far it is trusted.
    pub strength: &'static str,
    /// Places where it stands and could be a mention.
    pub candidates: u32,
    /// Of these, mentions.
    pub accepted: u32,
    /// Of these, doubtful.
    pub doubtful: u32,
    /// Of these, no mentions.
    pub rejected: u32,
    /// Share of the candidates that a rule rejected.
    pub rejected_share: f64,
    /// Mentions over whose edge an everyday word reaches.
    pub straddling: u32,
    /// Candidates by the rule that decided; only rules that did.
    pub rules: BTreeMap<&'static str, u32>,
    /// Places, spread over the library.
    pub samples: Vec<SampleRow>,
}

/// One place. Offsets are code points from the start of the title or body.
#[derive(Serialize)]
pub struct SampleRow {
    /// The article.
    pub path: String,
    /// `title` or `body`.
    pub field: &'static str,
    /// Where it starts.
    pub start: u32,
    /// What stands before it.
    pub before: String,
    /// What stands there.
    pub text: String,
    /// What stands after it.
    pub after: String,
    /// What was decided.
    pub decision: &'static str,
    /// By which rule.
    pub rule: &'static str,
}

fn errors(in_force: &LexiconInForce, locale: Locale) -> impl Iterator<Item = Notice> {
    let files = in_force.failures.iter().map(|failure| &failure.errors);
    files.flat_map(move |file| {
        file.errors.iter().map(move |error| Notice {
            level: "error",
            code: error.kind.code(),
            file: Some(file.file.clone()),
            line: Some(error.at.line),
            column: Some(error.at.column),
            alias: None,
            owners: Vec::new(),
            other: None,
            message: lexicon::message::error_sentence(locale, error),
        })
    })
}

impl Report {
    fn new(
        in_force: &LexiconInForce,
        library: Option<&Library>,
        arguments: &LexiconCheckArguments,
        locale: Locale,
    ) -> Self {
        let lexicon = &**in_force.matcher.lexicon();
        let name = output::origin_text(&in_force.origin, locale);
        let mut notices: Vec<Notice> = in_force
            .warnings
            .iter()
            .map(|warning| Notice {
                level: "warning",
                code: warning.kind.code(),
                file: Some(name.clone()),
                line: Some(warning.at.line),
                column: Some(warning.at.column),
                alias: None,
                owners: Vec::new(),
                other: None,
                message: lexicon::message::warning_sentence(locale, warning),
            })
            .collect();
        let is_own = own(in_force, arguments.all);
        let concerns = |finding: &Finding| {
            is_own(lexicon.alias(finding.alias()))
                || finding
                    .other()
                    .is_some_and(|other| is_own(lexicon.alias(other)))
        };
        let findings = check(lexicon).into_iter().filter(concerns);
        notices.extend(findings.map(|found| finding(lexicon, &found, locale)));
        let mut rows = Vec::new();
        if let Some(library) = library {
            let counted = Counted::new(library);
            for (index, alias) in lexicon.aliases.iter().enumerate() {
                if !matches!(alias.owner, Owner::Companies(_) | Owner::Group(_)) {
                    continue;
                }
                let id = AliasId(u32::try_from(index).expect("the lexicon numbers its aliases so"));
                let usage = counted.usage.alias(id);
                let straddling = counted.straddling.get(&id);
                if is_own(alias) {
                    notices.extend(counted_notice(lexicon, id, usage, straddling, locale));
                }
                let straddling = straddling.map_or(0, |(count, _)| *count);
                let most = usize::from(arguments.samples);
                rows.push(row(lexicon, library, alias, usage, straddling, most));
            }
        }
        Self {
            name,
            companies: lexicon.companies.len(),
            aliases: lexicon.aliases.len(),
            documents: library.map(|library| library.entries.len()),
            notices,
            rows,
        }
    }
}

/// Which aliases are the owner's own: all of a lexicon from nothing, else those that do not stand in the
/// built-in lexicon in the same way. A finding about what came with the program helps nobody.
fn own(in_force: &LexiconInForce, all: bool) -> impl Fn(&Alias) -> bool {
    let built_in = lexicon::built_in();
    let wants_all = all || in_force.origin.file().is_none();
    let known: HashSet<String> = if wants_all {
        HashSet::new()
    } else {
        built_in
            .aliases
            .iter()
            .map(|alias| said(&built_in, alias))
            .collect()
    };
    let lexicon = in_force.matcher.lexicon().clone();
    move |alias| !known.contains(&said(&lexicon, alias))
}

/// Everything an alias says, whatever the numbers of its owners are.
fn said(lexicon: &Lexicon, alias: &Alias) -> String {
    let plain = Alias {
        owner: Owner::Nobody,
        ..alias.clone()
    };
    format!("{:?} {plain:?}", owners(lexicon, alias))
}

fn owners(lexicon: &Lexicon, alias: &Alias) -> Vec<String> {
    match &alias.owner {
        Owner::Companies(companies) => companies
            .iter()
            .map(|company| lexicon.company(*company).id.clone())
            .collect(),
        Owner::Group(group) => vec![lexicon.group(*group).id.clone()],
        Owner::Themes(themes) => themes
            .iter()
            .map(|theme| lexicon.theme(*theme).id.clone())
            .collect(),
        Owner::Nobody => Vec::new(),
    }
}

fn finding(lexicon: &Lexicon, finding: &Finding, locale: Locale) -> Notice {
    let other = finding
        .other()
        .map(|other| lexicon.alias(other).text.clone());
    let arguments = [(
        "other",
        Argument::Text(other.as_deref().unwrap_or_default()),
    )];
    Notice {
        other: other.clone(),
        ..alias_notice(lexicon, finding.alias(), finding.code(), &arguments, locale)
    }
}

fn alias_notice(
    lexicon: &Lexicon,
    alias: AliasId,
    code: &'static str,
    arguments: &[(&'static str, Argument<'_>)],
    locale: Locale,
) -> Notice {
    let alias = lexicon.alias(alias);
    let mut all = vec![("alias", Argument::Text(&alias.text))];
    all.extend_from_slice(arguments);
    Notice {
        level: "finding",
        code,
        file: None,
        line: None,
        column: None,
        alias: Some(alias.text.clone()),
        owners: owners(lexicon, alias),
        other: None,
        message: locale.format(&format!("finding-{code}"), &all),
    }
}

/// What a library says about the aliases.
struct Counted {
    usage: Usage,
    /// How many mentions a word reaches over, and the first such word.
    straddling: BTreeMap<AliasId, (u32, String)>,
}

impl Counted {
    fn new(library: &Library) -> Self {
        let lexicon = &*library.lexicon;
        let mut usage = Usage::new(lexicon);
        for (index, entry) in library.entries.iter().enumerate() {
            usage.add(index, &entry.matches.unpack_plain().candidates);
        }
        let across: Vec<Vec<(AliasId, String)>> = library
            .entries
            .par_iter()
            .map_init(Dictionary::default, |dictionary, entry| {
                let is_short =
                    |alias: AliasId| lexicon.alias(alias).text.chars().count() <= STRADDLES_AT_MOST;
                let found = entry.matches.unpack_plain();
                let mentions = found
                    .candidates
                    .iter()
                    .filter(|found| found.is_mention() && is_short(found.alias));
                mentions
                    .filter_map(|found| {
                        let text = entry.text(found.place);
                        let word = dictionary.word_across(text, found.span)?;
                        Some((found.alias, word.to_owned()))
                    })
                    .collect()
            })
            .collect();
        let mut straddling = BTreeMap::new();
        for (alias, word) in across.into_iter().flatten() {
            straddling.entry(alias).or_insert((0, word)).0 += 1;
        }
        Self { usage, straddling }
    }
}

/// Dead, or over words: what only a library can say.
fn counted_notice(
    lexicon: &Lexicon,
    alias: AliasId,
    usage: &AliasUsage,
    straddling: Option<&(u32, String)>,
    locale: Locale,
) -> Option<Notice> {
    if usage.candidates() == 0 {
        return Some(alias_notice(lexicon, alias, "dead", &[], locale));
    }
    let (count, word) = straddling?;
    let (fewest, share) = STRADDLES;
    let is_often = *count >= fewest && f64::from(*count) >= share * f64::from(usage.accepted);
    let arguments = [
        ("count", (*count).into()),
        ("all", usage.accepted.into()),
        ("word", word.into()),
    ];
    is_often.then(|| alias_notice(lexicon, alias, "straddling", &arguments, locale))
}

fn row(
    lexicon: &Lexicon,
    library: &Library,
    alias: &Alias,
    usage: &AliasUsage,
    straddling: u32,
    most: usize,
) -> Row {
    let rules = Rule::ALL.iter().zip(usage.by_rule);
    Row {
        level: "alias",
        alias: alias.text.clone(),
        owners: owners(lexicon, alias),
        kind: alias.kind.name(),
        strength: alias.strength.name(),
        candidates: usage.candidates(),
        accepted: usage.accepted,
        doubtful: usage.doubtful,
        rejected: usage.candidates() - usage.accepted - usage.doubtful,
        rejected_share: usage.rejected_share(),
        straddling,
        rules: rules
            .filter(|(_, count)| *count > 0)
            .map(|(rule, count)| (rule.name(), count))
            .collect(),
        samples: usage
            .samples(most)
            .iter()
            .map(|sample| sample_row(library, sample))
            .collect(),
    }
}

fn sample_row(library: &Library, sample: &Sample) -> SampleRow {
    let entry = &library.entries[sample.document];
    let text = entry.text(sample.place);
    let words = context::around(text, sample.span, CONTEXT);
    let start = CodePointTable::new(text).code_point(text, sample.span.start);
    SampleRow {
        path: entry.document.path.clone(),
        field: sample.place.name(),
        start: start.0,
        before: words.before,
        text: words.hit,
        after: words.after,
        decision: sample.decision.name(),
        rule: sample.rule.name(),
    }
}

fn write_lines<T: Serialize>(out: &mut impl Write, rows: &[T]) -> anyhow::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A line for each alias of the library, or for each notice where there is no library.
fn write_csv(out: &mut impl Write, report: &Report) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    if report.documents.is_none() {
        csv.write_record(["type", "code", "alias", "owners", "other", "message"])?;
        for notice in &report.notices {
            csv.write_record([
                notice.level,
                notice.code,
                notice.alias.as_deref().unwrap_or_default(),
                &notice.owners.join(" "),
                notice.other.as_deref().unwrap_or_default(),
                &notice.message,
            ])?;
        }
        csv.flush()?;
        return Ok(());
    }
    let mut codes: BTreeMap<(&str, &[String]), Vec<&str>> = BTreeMap::new();
    for notice in &report.notices {
        if let Some(alias) = &notice.alias {
            let of = codes.entry((alias, &notice.owners)).or_default();
            if !of.contains(&notice.code) {
                of.push(notice.code);
            }
        }
    }
    let mut head = vec![
        "alias",
        "owners",
        "kind",
        "strength",
        "candidates",
        "accepted",
        "doubtful",
        "rejected",
        "rejected_share",
        "straddling",
        "findings",
    ];
    head.extend(Rule::ALL.map(Rule::name));
    csv.write_record(&head)?;
    for row in &report.rows {
        let found = codes.get(&(row.alias.as_str(), row.owners.as_slice()));
        let mut cells = vec![
            row.alias.clone(),
            row.owners.join(" "),
            row.kind.to_owned(),
            row.strength.to_owned(),
            row.candidates.to_string(),
            row.accepted.to_string(),
            row.doubtful.to_string(),
            row.rejected.to_string(),
            format!("{:.4}", row.rejected_share),
            row.straddling.to_string(),
            found.map(|codes| codes.join(" ")).unwrap_or_default(),
        ];
        let count = |rule: Rule| row.rules.get(rule.name()).copied().unwrap_or(0);
        cells.extend(Rule::ALL.map(|rule| count(rule).to_string()));
        csv.write_record(&cells)?;
    }
    csv.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Source;

    #[test]
    fn the_built_in_lexicon_is_its_own_and_an_extension_adds_to_it() {
        let in_force = LexiconInForce::built_in();
        let lexicon = in_force.matcher.lexicon();
        assert!(lexicon.aliases.iter().all(own(&in_force, false)));
        let source = Source::Samples;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("own.yaml");
        let text = "wenjian-lexicon: 1\nextends: built-in\ncompanies:\n  - {id: alibaba, names: [某某阿里]}\n";
        std::fs::write(&file, text).expect("the folder is writable");
        let own_lexicon = output::choose_lexicon(&source, Some(&file));
        let is_own = own(&own_lexicon, false);
        let lexicon = own_lexicon.matcher.lexicon();
        let found: Vec<&str> = lexicon
            .aliases
            .iter()
            .filter(|alias| is_own(alias))
            .map(|alias| alias.text.as_str())
            .collect();
        assert_eq!(found, ["某某阿里"]);
    }
}
