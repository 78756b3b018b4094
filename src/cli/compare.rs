//! `wenjian compare`: who does what, and on which sentences that stands.

use super::arguments::{CompareArguments, CompareBy, CompareFormat};
use super::{Outcome, decisions, output, table};
use crate::evidence::{
    Columns, MEASURE, Mark, Normalisation, Profile, RowKey, Rows, Who, id_of, who_by_id,
};
use crate::lexicon::{Lexicon, Name};
use crate::locale::{Language, Locale};
use crate::mentions::Place;
use crate::session::compare::{Comparison, EvidenceIndex, Question};
use crate::session::{Library, reader};
use crate::text::offset::{CodePoint, CodePointTable};
use anyhow::bail;
use serde::Serialize;
use std::io::Write;
use std::sync::Arc;

/// Runs the command.
pub fn run(arguments: &CompareArguments, locale: Locale) -> anyhow::Result<Outcome> {
    let task = output::task(
        &arguments.paths,
        arguments.lexicon.as_deref(),
        arguments.roll_up,
        &arguments.reading,
        locale,
    )?;
    reader::read_and_keep(&task, |library| {
        print(&Arc::new(library.snapshot()), arguments, locale)
    })
}

fn print(
    library: &Arc<Library>,
    arguments: &CompareArguments,
    locale: Locale,
) -> anyhow::Result<Outcome> {
    let question = Question {
        rows: match arguments.by {
            CompareBy::Theme => Rows::Themes,
            CompareBy::Article => Rows::Articles,
            CompareBy::Outlet => Rows::Outlets,
            CompareBy::Month => Rows::Months,
        },
        columns: match () {
            () if arguments.groups => Columns::Groups,
            () if arguments.roll_up => Columns::Wholes,
            () => Columns::Companies,
        },
        picked: picked(library, &arguments.companies, locale)?,
    };
    let decisions = Arc::new(decisions::read(
        library,
        arguments.decisions.as_deref(),
        locale,
    )?);
    let index = EvidenceIndex::build(library, &decisions, None, || false, |_| {})
        .expect("nobody cancels it");
    let all = 0..u32::try_from(library.entries.len()).expect("fewer than 2^32 articles");
    let comparison = Comparison::new(Arc::new(index), Arc::new(all.collect()), question);
    let printed = Printed {
        lexicon: comparison.lexicon(),
        comparison,
        locale,
    };
    let mut out = output::stdout();
    match arguments.format {
        CompareFormat::Json => {
            serde_json::to_writer(&mut out, &printed.answer())?;
            out.write_all(b"\n")?;
        }
        CompareFormat::Csv => printed.write_csv(&mut out)?,
        CompareFormat::Table => printed.write_table(&mut out)?,
    }
    out.flush()?;
    decisions::complain(&printed.comparison.index, locale);
    Ok(output::report(library, locale))
}

/// The companies and groups that were asked for, each once; `None` for all.
fn picked(
    library: &Library,
    ids: &[String],
    locale: Locale,
) -> anyhow::Result<Option<Vec<String>>> {
    let mut found: Vec<String> = Vec::new();
    for id in ids.iter().map(|id| id.trim()) {
        if who_by_id(&library.lexicon, id).is_none() {
            bail!(
                "{}",
                locale.format("compare-no-company", &[("id", id.into())])
            );
        }
        if !found.iter().any(|other| other == id) {
            found.push(id.to_owned());
        }
    }
    Ok((!found.is_empty()).then_some(found))
}

/// Everything that is printed.
struct Printed {
    comparison: Comparison,
    lexicon: Arc<Lexicon>,
    locale: Locale,
}

impl Printed {
    fn shown<'n>(&self, name: &'n Name) -> &'n str {
        match self.locale.language() {
            Language::SimplifiedChinese => &name.zh,
            Language::English => &name.en,
        }
    }

    fn id(&self, who: Who) -> &str {
        id_of(&self.lexicon, who)
    }

    fn name(&self, who: Who) -> &str {
        self.shown(match who {
            Who::Company(company) => &self.lexicon.company(company).name,
            Who::Group(group) => &self.lexicon.group(group).name,
        })
    }

    fn row_id<'s>(&'s self, row: &'s RowKey) -> &'s str {
        self.comparison.row_id(&self.lexicon, row)
    }

    fn row_name(&self, row: &RowKey) -> String {
        match row {
            RowKey::Theme(theme) => self.shown(&self.lexicon.theme(*theme).name).to_owned(),
            RowKey::Article(position) => {
                let library = &self.comparison.index.library;
                let entry = &library.entries[*position as usize];
                entry.document.title.text.clone()
            }
            RowKey::Outlet(Some(name)) | RowKey::Month(Some(name)) => (**name).to_owned(),
            RowKey::Outlet(None) => self.locale.text("compare-no-outlet").into_owned(),
            RowKey::Month(None) => self.locale.text("compare-no-month").into_owned(),
        }
    }

    fn answer(&self) -> Answer<'_> {
        let matrix = &self.comparison.matrix;
        let companies = matrix.columns.iter().map(|column| Named {
            id: self.id(column.who),
            name: self.name(column.who).to_owned(),
        });
        let rows = matrix.rows.iter().map(|row| Named {
            id: self.row_id(&row.key),
            name: self.row_name(&row.key),
        });
        let cells = self.filled().map(|(row, column)| {
            let cell = matrix.cell(row, column);
            CellRow {
                company: self.id(matrix.columns[column].who),
                row: self.row_id(&matrix.rows[row].key),
                sentences: cell.sentences,
                articles: cell.articles,
            }
        });
        let profiles = self.comparison.profiles.iter().map(|profile| ProfileRow {
            company: self.id(profile.who),
            row: self.row_id(&profile.row),
            measure: MEASURE,
            value: profile.value,
            log_ratio: profile.log_ratio,
            sentences: profile.sentences,
            small: profile.is_small,
        });
        Answer {
            articles: matrix.articles,
            companies: companies.collect(),
            rows: rows.collect(),
            cells: cells.collect(),
            profiles: profiles.collect(),
            evidence: self.evidence_rows(),
        }
    }

    fn evidence_rows(&self) -> Vec<EvidenceRow<'_>> {
        let mut rows = Vec::new();
        let columns = &self.comparison.matrix.columns;
        let is_asked = |who: Who| columns.iter().any(|column| column.who == who);
        let has_picked = self.comparison.question.picked.is_some();
        for position in self.comparison.shown.iter().copied() {
            let mut pieces = self.comparison.pieces(position);
            pieces.retain(|(who, _)| !has_picked || is_asked(*who));
            if pieces.is_empty() {
                continue;
            }
            let entry = &self.comparison.index.library.entries[position as usize];
            let (title, body) = (entry.text(Place::Title), entry.text(Place::Body));
            let of_title = CodePointTable::new(title);
            let of_body = CodePointTable::new(body);
            rows.extend(pieces.into_iter().map(|(who, piece)| {
                let (text, points) = match piece.place {
                    Place::Title => (title, &of_title),
                    Place::Body => (body, &of_body),
                };
                EvidenceRow {
                    company: self.id(who),
                    theme: &self.lexicon.theme(piece.theme).id,
                    path: &entry.document.path,
                    place: piece.place.name(),
                    start: points.code_point(text, piece.sentence.start),
                    end: points.code_point(text, piece.sentence.end),
                    text: text.get(piece.sentence.range()).unwrap_or_default(),
                    attribution: piece.attribution.name(),
                    stance: piece.stance.name(),
                    rule: piece.rule.name(),
                    decision: match piece.mark {
                        Mark::None => None,
                        Mark::Starred => Some("star"),
                        Mark::Out => Some("out"),
                    },
                }
            }));
        }
        rows
    }

    /// The cells that hold anything, row by row: positions of row and column.
    fn filled(&self) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.comparison.matrix.rows.iter().enumerate();
        rows.flat_map(|(position, row)| {
            let columns = row.cells.iter().map(|(column, _)| *column as usize);
            columns.map(move |column| (position, column))
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
        let matrix = &self.comparison.matrix;
        for (row, column) in self.filled() {
            let cell = matrix.cell(row, column);
            let value = |by| format!("{:.4}", matrix.value(row, column, by));
            let (key, who) = (&matrix.rows[row].key, matrix.columns[column].who);
            csv.write_record([
                self.row_id(key),
                &self.row_name(key),
                self.id(who),
                self.name(who),
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
        let matrix = &self.comparison.matrix;
        let articles = [("articles", u64::from(matrix.articles).into())];
        if matrix.rows.is_empty() {
            writeln!(out, "{}", self.locale.format("compare-nothing", &articles))?;
            return Ok(());
        }
        writeln!(out, "{}", self.locale.format("compare-measure", &articles))?;
        let mut heads = vec![""];
        heads.extend(matrix.columns.iter().map(|column| self.name(column.who)));
        let line = |row: usize| {
            let cells = (0..matrix.columns.len()).map(|column| {
                let cell = matrix.cell(row, column);
                match cell.sentences {
                    0 => "0".to_owned(),
                    sentences => format!("{sentences} ({})", cell.articles),
                }
            });
            let name = self.row_name(&matrix.rows[row].key);
            std::iter::once(name).chain(cells).collect()
        };
        let lines: Vec<Vec<String>> = (0..matrix.rows.len()).map(line).collect();
        let right: Vec<usize> = (1..heads.len()).collect();
        table::write(out, &heads, &right, &lines)?;
        for column in &matrix.columns {
            for profile in self.comparison.profile(column.who).take(3) {
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
                ("company", self.name(profile.who).into()),
                ("row", (&row).into()),
                ("value", (&value).into()),
                ("ratio", (&ratio).into()),
                ("sentences", u64::from(profile.sentences).into()),
            ],
        )
    }
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

/// A piece of evidence. Offsets are code points from the start of the title or the body.
#[derive(Serialize)]
struct EvidenceRow<'a> {
    company: &'a str,
    theme: &'a str,
    path: &'a str,
    place: &'static str,
    start: CodePoint,
    end: CodePoint,
    text: &'a str,
    attribution: &'static str,
    stance: &'static str,
    rule: &'static str,
    /// What a reader decided: `star` or `out`, which does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'static str>,
}
