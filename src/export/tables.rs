//! The three tables that leave the program: articles, mentions, evidence.
//!
//! `selection -> rows`. Every place is counted in code points from the start of the title or the body.

use super::selection::{Article, Selection};
use super::table::{Cell, Column, ExportError, Kind, TableWriter};
use crate::corpus::Value;
use crate::evidence::Mark;
use crate::mentions::Place;
use crate::text::offset::CodePointTable;
use crate::text::{ByteSpan, sentence};
use std::borrow::Cow;

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// A row for each article.
    Articles,
    /// A row for each mention.
    Mentions,
    /// A row for each sentence in which a company and a theme meet, company, theme and stance.
    Evidence,
}

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

const PATH: Column = column(
    "path",
    Kind::Text,
    "Path of the article below the opened folder",
);
const TITLE: Column = column("title", Kind::Text, "Title of the article");
const DATE: Column = column(
    "date",
    Kind::Text,
    "Date of the article, ISO 8601, as exactly as its file says",
);
const FIELD: Column = column("field", Kind::Text, "title or body: where it stands");
const START: Column = column(
    "start",
    Kind::Number,
    "Code points of the title or body before it",
);
const END: Column = column(
    "end",
    Kind::Number,
    "Code points of the title or body up to its end",
);
const COMPANY: Column = column("company", Kind::Text, "Id of the company in the lexicon");

const ARTICLES: &[Column] = &[
    PATH,
    TITLE,
    DATE,
    column(
        "outlet",
        Kind::Text,
        "Who published it, where its front matter says so",
    ),
    column("encoding", Kind::Text, "Encoding of the file"),
    column("characters", Kind::Number, "Code points of the body"),
    column(
        "mentions",
        Kind::Number,
        "Mentions of companies in title and body; words for groups are not among them",
    ),
    column(
        "companies",
        Kind::List,
        "Ids of the companies that are named, in order of id",
    ),
    column(
        "fields",
        Kind::Text,
        "Front matter as a JSON object; of repeated keys the first",
    ),
];

const MENTIONS: &[Column] = &[
    PATH,
    TITLE,
    DATE,
    FIELD,
    START,
    END,
    column("text", Kind::Text, "What stands there"),
    COMPANY,
    column(
        "companies",
        Kind::List,
        "Ids of all companies to which the name belongs",
    ),
    column(
        "group",
        Kind::Text,
        "Id of the group for which a word such as BAT stands",
    ),
    column("kind", Kind::Text, "name, product, person or group"),
    column("rule", Kind::Text, "The rule that took it for a mention"),
    column("sentence", Kind::Text, "The sentence in which it stands"),
];

const EVIDENCE: &[Column] = &[
    PATH,
    TITLE,
    DATE,
    column(
        "company",
        Kind::Text,
        "Id of the company or group in the lexicon",
    ),
    column("theme", Kind::Text, "Id of the theme in the lexicon"),
    FIELD,
    START,
    END,
    column("text", Kind::Text, "The sentence"),
    column(
        "attribution",
        Kind::Text,
        "direct, carried (from the sentence before) or comparand (not counted)",
    ),
    column(
        "stance",
        Kind::Text,
        "asserted, negated, planned or reported",
    ),
    column(
        "rule",
        Kind::Text,
        "The rule that gave the claim to the company",
    ),
    column(
        "mark",
        Kind::Text,
        "starred or out (not counted), where a reader decided so",
    ),
];

impl Table {
    /// Every one, in the order of this enum.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Mentions, Self::Evidence];

    /// `articles`, `mentions` or `evidence`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Mentions => "mentions",
            Self::Evidence => "evidence",
        }
    }

    /// Its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Articles => ARTICLES,
            Self::Mentions => MENTIONS,
            Self::Evidence => EVIDENCE,
        }
    }

    /// Hands every row to `writer`. `goes_on` is told how many articles are done, and says whether anybody
    /// still waits.
    ///
    /// # Errors
    /// Where a row cannot be written, or nobody waits any more.
    pub fn write(
        self,
        selection: &Selection<'_>,
        writer: &mut dyn TableWriter,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(), ExportError> {
        for (done, article) in selection.articles().enumerate() {
            if !goes_on(done) {
                return Err(ExportError::Cancelled);
            }
            match self {
                Self::Articles => writer.row(&article_row(selection, &article))?,
                Self::Mentions => mention_rows(selection, &article, writer)?,
                Self::Evidence => evidence_rows(selection, &article, writer)?,
            }
        }
        Ok(())
    }
}

fn date<'a>(article: &Article<'_>) -> Cell<'a> {
    Cell::maybe(article.document.date.map(|date| date.iso()))
}

fn article_row<'a>(selection: &Selection<'a>, article: &Article<'a>) -> Vec<Cell<'a>> {
    let document = article.document;
    let mut companies: Vec<&str> = article
        .mentions()
        .flat_map(|mention| selection.companies_of(mention))
        .collect();
    companies.sort_unstable();
    companies.dedup();
    let fields: serde_json::Map<String, serde_json::Value> = document
        .fields
        .iter()
        .rev()
        .map(|field| (field.key.clone(), json(&field.value)))
        .collect();
    // Later ones were put in first, so that of repeated keys the first stays; now the order of the file.
    let in_order = document.fields.iter().filter_map(|field| {
        let value = fields.get(&field.key)?;
        Some((field.key.clone(), value.clone()))
    });
    let fields = serde_json::Value::Object(in_order.collect());
    vec![
        Cell::text(&document.path),
        Cell::text(&document.title.text),
        date(article),
        Cell::maybe(article.outlet),
        Cell::text(document.encoding),
        Cell::Number(u64::from(document.characters)),
        Cell::Number(u64::from(article.mention_count)),
        Cell::List(companies),
        Cell::Text(Cow::Owned(fields.to_string())),
    ]
}

/// A value of the front matter as JSON; a number whose characters JSON cannot hold is a text.
fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Boolean(value) => (*value).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Number(text) => match serde_json::from_str::<serde_json::Number>(text) {
            Ok(number) => serde_json::Value::Number(number),
            Err(_) => text.as_str().into(),
        },
        Value::List(values) => values.iter().map(json).collect(),
        Value::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.clone(), json(value)));
            serde_json::Value::Object(entries.collect())
        }
    }
}

/// Title and body with their tables of code points, made when they are asked for.
struct Points<'a> {
    texts: [&'a str; 2],
    tables: [Option<CodePointTable>; 2],
}

impl<'a> Points<'a> {
    fn new(article: &Article<'a>) -> Self {
        Self {
            texts: [article.text(Place::Title), article.text(Place::Body)],
            tables: [None, None],
        }
    }

    fn text(&self, place: Place) -> &'a str {
        self.texts[usize::from(place == Place::Body)]
    }

    fn cells(&mut self, place: Place, span: ByteSpan) -> [Cell<'static>; 2] {
        let text = self.text(place);
        let table = self.tables[usize::from(place == Place::Body)]
            .get_or_insert_with(|| CodePointTable::new(text));
        [span.start, span.end].map(|byte| Cell::Number(u64::from(table.code_point(text, byte).0)))
    }
}

fn mention_rows(
    selection: &Selection<'_>,
    article: &Article<'_>,
    writer: &mut dyn TableWriter,
) -> Result<(), ExportError> {
    let mut points = Points::new(article);
    for mention in article.mentions() {
        let text = points.text(mention.place);
        let [start, end] = points.cells(mention.place, mention.span);
        let companies = selection.companies_of(mention);
        let said = sentence::containing(text, mention.span);
        writer.row(&[
            Cell::text(&article.document.path),
            Cell::text(&article.document.title.text),
            date(article),
            Cell::text(mention.place.name()),
            start,
            end,
            Cell::text(text.get(mention.span.range()).unwrap_or_default()),
            Cell::maybe(companies.first().copied()),
            Cell::List(companies),
            Cell::maybe(selection.group_of(mention)),
            Cell::text(selection.lexicon.alias(mention.alias).kind.name()),
            Cell::text(mention.rule.name()),
            Cell::text(text.get(said.range()).unwrap_or_default().trim()),
        ])?;
    }
    Ok(())
}

fn evidence_rows(
    selection: &Selection<'_>,
    article: &Article<'_>,
    writer: &mut dyn TableWriter,
) -> Result<(), ExportError> {
    let mut points = Points::new(article);
    for (who, piece) in &article.evidence {
        let text = points.text(piece.place);
        let [start, end] = points.cells(piece.place, piece.sentence);
        writer.row(&[
            Cell::text(&article.document.path),
            Cell::text(&article.document.title.text),
            date(article),
            Cell::text(selection.id(*who)),
            Cell::text(&selection.lexicon.theme(piece.theme).id),
            Cell::text(piece.place.name()),
            start,
            end,
            Cell::text(text.get(piece.sentence.range()).unwrap_or_default()),
            Cell::text(piece.attribution.name()),
            Cell::text(piece.stance.name()),
            Cell::text(piece.rule.name()),
            match piece.mark {
                Mark::None => Cell::Nothing,
                Mark::Starred => Cell::text("starred"),
                Mark::Out => Cell::text("out"),
            },
        ])?;
    }
    Ok(())
}
