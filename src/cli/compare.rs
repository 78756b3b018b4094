//! `wenjian compare`: who does what, and on which sentences that stands.

use super::arguments::{CompareArguments, CompareBy, CompareFormat};
use super::{Outcome, output, table};
use crate::corpus::{Document, FileKind};
use crate::evidence::{
    Article, Evidence, MEASURE, Matrix, Normalisation, Profile, RowKey, Rows, evidence, profiles,
};
use crate::lexicon::{CompanyId, Name};
use crate::locale::{Language, Locale};
use crate::session::choices::Duplicates;
use crate::session::library::Duplicate;
use crate::session::reader;
use crate::session::{Entry, Library};
use crate::text::blocks::Form;
use crate::text::offset::{CodePoint, CodePointTable};
use rayon::prelude::*;
use serde::Serialize;
use std::io::Write;

/// Fields that name the outlet, in the order in which they are asked.
const OUTLET_KEYS: [&str; 10] = [
    "outlet",
    "media",
    "publisher",
    "name",
    "source",
    "site",
    "来源",
    "媒体",
    "author",
    "作者",
];

/// Runs the command.
pub fn run(arguments: &CompareArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let task = output::task(
        &arguments.paths,
        arguments.lexicon.as_deref(),
        arguments.roll_up,
        &arguments.reading,
        locale,
    )?;
    reader::read_and_keep(&task, |library| print(library, arguments, locale))
}

fn print(
    library: &Library,
    arguments: &CompareArguments,
    locale: Locale,
) -> anyhow::Result<Outcome> {
    let chosen = output::companies(library, &arguments.companies, locale)?;
    let comparison = Comparison::new(library, arguments.by, chosen.as_deref(), locale);
    let mut out = output::stdout();
    match arguments.format {
        CompareFormat::Json => {
            serde_json::to_writer(&mut out, &comparison.answer(chosen.as_deref()))?;
            out.write_all(b"\n")?;
        }
        CompareFormat::Csv => comparison.write_csv(&mut out)?,
        CompareFormat::Table => comparison.write_table(&mut out)?,
    }
    out.flush()?;
    Ok(output::report(library, locale))
}

/// Everything that is printed.
struct Comparison<'l> {
    library: &'l Library,
    locale: Locale,
    /// The articles that count, with their evidence.
    articles: Vec<(&'l Entry, Vec<Evidence>)>,
    matrix: Matrix,
    profiles: Vec<Profile>,
}

impl<'l> Comparison<'l> {
    fn new(
        library: &'l Library,
        by: CompareBy,
        chosen: Option<&[CompanyId]>,
        locale: Locale,
    ) -> Self {
        let is_counted = |position: &usize| {
            let is_duplicate = || {
                let place = |duplicate: &Duplicate| duplicate.entry as usize;
                let found = library.duplicates.binary_search_by_key(position, place);
                found.is_ok()
            };
            library.choices.duplicates == Duplicates::Each || !is_duplicate()
        };
        let entries: Vec<&Entry> = (0..library.entries.len())
            .filter(is_counted)
            .map(|position| &*library.entries[position])
            .collect();
        let found: Vec<Vec<Evidence>> = entries
            .par_iter()
            .map(|entry| evidence_of(library, entry))
            .collect();
        let articles: Vec<(&Entry, Vec<Evidence>)> = entries.into_iter().zip(found).collect();
        let compared: Vec<Article<'_>> = articles
            .iter()
            .map(|(entry, evidence)| Article {
                outlet: outlet(&entry.document),
                month: entry
                    .document
                    .date
                    .map(|date| date.day().strftime("%Y-%m").to_string()),
                characters: entry.document.characters,
                evidence,
            })
            .collect();
        let rows = match by {
            CompareBy::Theme => Rows::Themes,
            CompareBy::Article => Rows::Articles,
            CompareBy::Outlet => Rows::Outlets,
            CompareBy::Month => Rows::Months,
        };
        let matrix = Matrix::new(rows, &compared, chosen);
        let profiles = profiles(&matrix, &library.lexicon);
        Self {
            library,
            locale,
            articles,
            matrix,
            profiles,
        }
    }

    fn shown<'n>(&self, name: &'n Name) -> &'n str {
        match self.locale.language() {
            Language::SimplifiedChinese => &name.zh,
            Language::English => &name.en,
        }
    }

    fn company_id(&self, company: CompanyId) -> &str {
        &self.library.lexicon.company(company).id
    }

    fn company_name(&self, company: CompanyId) -> &str {
        self.shown(&self.library.lexicon.company(company).name)
    }

    /// The id of a row; empty for articles without outlet or date.
    fn row_id<'s>(&'s self, row: &'s RowKey) -> &'s str {
        match row {
            RowKey::Theme(theme) => &self.library.lexicon.theme(*theme).id,
            RowKey::Article(position) => &self.articles[*position].0.document.path,
            RowKey::Outlet(name) | RowKey::Month(name) => name.as_deref().unwrap_or_default(),
        }
    }

    fn row_name(&self, row: &RowKey) -> String {
        match row {
            RowKey::Theme(theme) => self
                .shown(&self.library.lexicon.theme(*theme).name)
                .to_owned(),
            RowKey::Article(position) => self.articles[*position].0.document.title.text.clone(),
            RowKey::Outlet(Some(name)) | RowKey::Month(Some(name)) => name.clone(),
            RowKey::Outlet(None) => self.locale.text("compare-no-outlet").into_owned(),
            RowKey::Month(None) => self.locale.text("compare-no-month").into_owned(),
        }
    }

    fn answer(&self, chosen: Option<&[CompanyId]>) -> Answer<'_> {
        let named = |(id, name)| Named { id, name };
        let (companies, rows) = (self.matrix.companies.iter(), self.matrix.rows.iter());
        let companies = companies.map(|company| {
            (
                self.company_id(*company),
                self.company_name(*company).to_owned(),
            )
        });
        let cells = self.filled().map(|(company, row)| {
            let cell = self.matrix.cell(company, row);
            CellRow {
                company: self.company_id(company),
                row: self.row_id(row),
                sentences: cell.sentences,
                articles: cell.articles,
            }
        });
        let profiles = self.profiles.iter().map(|profile| ProfileRow {
            company: self.company_id(profile.company),
            row: self.row_id(&profile.row),
            measure: MEASURE,
            value: profile.value,
            log_ratio: profile.log_ratio,
            sentences: profile.sentences,
            small: profile.is_small,
        });
        Answer {
            articles: self.matrix.articles,
            companies: companies.map(named).collect(),
            rows: rows
                .map(|row| named((self.row_id(row), self.row_name(row))))
                .collect(),
            cells: cells.collect(),
            profiles: profiles.collect(),
            evidence: self.evidence_rows(chosen),
        }
    }

    fn evidence_rows(&self, chosen: Option<&[CompanyId]>) -> Vec<EvidenceRow<'_>> {
        let mut rows = Vec::new();
        for (entry, evidence) in &self.articles {
            let is_wanted =
                |piece: &&Evidence| chosen.is_none_or(|chosen| chosen.contains(&piece.company));
            let mut wanted = evidence.iter().filter(is_wanted).peekable();
            if wanted.peek().is_none() {
                continue;
            }
            let body: &str = &entry.document.body;
            let points = CodePointTable::new(body);
            rows.extend(wanted.map(|piece| EvidenceRow {
                company: self.company_id(piece.company),
                theme: &self.library.lexicon.theme(piece.theme).id,
                path: &entry.document.path,
                start: points.code_point(body, piece.sentence.start),
                end: points.code_point(body, piece.sentence.end),
                text: body.get(piece.sentence.range()).unwrap_or_default(),
                attribution: piece.attribution.name(),
                stance: piece.stance.name(),
                rule: piece.rule.name(),
            }));
        }
        rows
    }

    /// The cells that hold anything, row by row.
    fn filled(&self) -> impl Iterator<Item = (CompanyId, &RowKey)> {
        self.matrix.rows.iter().flat_map(move |row| {
            let companies = self.matrix.companies.iter();
            companies
                .map(move |company| (*company, row))
                .filter(|(company, row)| self.matrix.cell(*company, row).sentences > 0)
        })
    }

    fn write_csv(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record([
            "row",
            "row_name",
            "company",
            "company_name",
            "sentences",
            "articles",
            "share_of_company",
            "share_of_row",
            "per_10000_characters",
        ])?;
        for (company, row) in self.filled() {
            let cell = self.matrix.cell(company, row);
            let value = |by| format!("{:.4}", self.matrix.value(company, row, by));
            csv.write_record([
                self.row_id(row),
                &self.row_name(row),
                self.company_id(company),
                self.company_name(company),
                &cell.sentences.to_string(),
                &cell.articles.to_string(),
                &value(Normalisation::ShareOfCompany),
                &value(Normalisation::ShareOfRow),
                &value(Normalisation::PerTenThousand),
            ])?;
        }
        csv.flush()?;
        Ok(())
    }

    fn write_table(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let articles = [("articles", u64::from(self.matrix.articles).into())];
        if self.matrix.rows.is_empty() {
            writeln!(out, "{}", self.locale.format("compare-nothing", &articles))?;
            return Ok(());
        }
        writeln!(out, "{}", self.locale.format("compare-measure", &articles))?;
        let companies = &self.matrix.companies;
        let mut heads = vec![""];
        heads.extend(companies.iter().map(|company| self.company_name(*company)));
        let line = |row: &RowKey| {
            let cells = companies.iter().map(|company| {
                let cell = self.matrix.cell(*company, row);
                match cell.sentences {
                    0 => "0".to_owned(),
                    sentences => format!("{sentences} ({})", cell.articles),
                }
            });
            std::iter::once(self.row_name(row)).chain(cells).collect()
        };
        let lines: Vec<Vec<String>> = self.matrix.rows.iter().map(line).collect();
        let right: Vec<usize> = (1..heads.len()).collect();
        table::write(out, &heads, &right, &lines)?;
        for company in companies {
            let own = self
                .profiles
                .iter()
                .filter(|profile| profile.company == *company);
            for profile in own.take(3) {
                writeln!(out, "{}", self.profile_line(profile))?;
            }
        }
        Ok(())
    }

    fn profile_line(&self, profile: &Profile) -> String {
        let message = if profile.is_small {
            "compare-profile-small"
        } else {
            "compare-profile"
        };
        let row = self.row_name(&profile.row);
        let value = format!("{:.1}", profile.value);
        let ratio = format!("{:.1}", profile.log_ratio);
        self.locale.format(
            message,
            &[
                ("company", self.company_name(profile.company).into()),
                ("row", (&row).into()),
                ("value", (&value).into()),
                ("ratio", (&ratio).into()),
                ("sentences", u64::from(profile.sentences).into()),
            ],
        )
    }
}

fn evidence_of(library: &Library, entry: &Entry) -> Vec<Evidence> {
    let form = match entry.document.kind {
        FileKind::Markdown => Form::Markdown,
        FileKind::Plain | FileKind::Html => Form::Plain,
    };
    let body = &entry.document.body;
    evidence(
        &library.lexicon,
        body,
        form,
        &entry.candidates,
        &entry.terms,
    )
}

/// Who published the article, where its front matter says so.
fn outlet(document: &Document) -> Option<String> {
    let value = OUTLET_KEYS.iter().find_map(|key| document.field(key))?;
    let outlet = value.compact().trim().to_owned();
    (!outlet.is_empty()).then_some(outlet)
}

/// The whole answer as it leaves the program.
#[derive(Serialize)]
struct Answer<'a> {
    articles: u32,
    companies: Vec<Named<'a>>,
    rows: Vec<Named<'a>>,
    cells: Vec<CellRow<'a>>,
    profiles: Vec<ProfileRow<'a>>,
    evidence: Vec<EvidenceRow<'a>>,
}

/// A company or a row.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: String,
}

/// A cell that holds anything.
#[derive(Serialize)]
struct CellRow<'a> {
    company: &'a str,
    row: &'a str,
    sentences: u32,
    articles: u32,
}

/// One row of a company's profile.
#[derive(Serialize)]
struct ProfileRow<'a> {
    company: &'a str,
    row: &'a str,
    measure: &'static str,
    value: f64,
    log_ratio: f64,
    sentences: u32,
    small: bool,
}

/// A piece of evidence. Offsets are code points from the start of the body.
#[derive(Serialize)]
struct EvidenceRow<'a> {
    company: &'a str,
    theme: &'a str,
    path: &'a str,
    start: CodePoint,
    end: CodePoint,
    text: &'a str,
    attribution: &'static str,
    stance: &'static str,
    rule: &'static str,
}
