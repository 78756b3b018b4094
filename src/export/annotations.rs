//! Mentions as W3C Web Annotations (JSON-LD): each says which company is meant, and where, by quotation and
//! by position in code points, so that other tools find the place again even where the text has moved.

use super::selection::{Article, Selection};
use super::table::ExportError;
use crate::mentions::{Candidate, Place};
use crate::text::offset::CodePointTable;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;

/// Characters of the text before and after that are quoted with it.
const AROUND: usize = 24;
/// The vocabulary of the standard.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Writes a collection with one page that holds every annotation.
///
/// # Errors
/// Where it cannot be written, or `goes_on` says that nobody waits any more.
pub fn write(
    mut out: impl Write,
    selection: &Selection<'_>,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(), ExportError> {
    let total: usize = selection
        .articles()
        .map(|article| article.mentions().count())
        .sum();
    let provenance = selection.provenance;
    let label = serde_json::to_string(&provenance.line())?;
    let program = serde_json::to_string(&provenance.program())?;
    let version = serde_json::to_string(provenance.version)?;
    // Written piece by piece: a library has millions of mentions.
    write!(
        out,
        "{{\n\"@context\": \"{CONTEXT}\",\n\"id\": \"urn:wenjian:mentions\",\n\
         \"type\": \"AnnotationCollection\",\n\"label\": \"Mentions of companies and groups\",\n\
         \"generator\": {{\"type\": \"Software\", \"name\": {program}, \"schema:softwareVersion\": {version}}},\n\
         \"dcterms:provenance\": {label},\n\"total\": {total},\n\
         \"first\": {{\"id\": \"urn:wenjian:mentions:1\", \"type\": \"AnnotationPage\", \
         \"partOf\": \"urn:wenjian:mentions\", \"startIndex\": 0, \"items\": ["
    )?;
    let mut is_first = true;
    for (done, article) in selection.articles().enumerate() {
        if !goes_on(done) {
            return Err(ExportError::Cancelled);
        }
        let tables =
            [Place::Title, Place::Body].map(|place| CodePointTable::new(article.text(place)));
        for mention in article.mentions() {
            out.write_all(if is_first { b"\n" } else { b",\n" })?;
            is_first = false;
            let table = &tables[usize::from(mention.place == Place::Body)];
            serde_json::to_writer(&mut out, &annotation(selection, &article, mention, table))?;
        }
    }
    out.write_all(b"\n]}\n}\n")?;
    out.flush()?;
    Ok(())
}

fn annotation<'a>(
    selection: &Selection<'a>,
    article: &Article<'a>,
    mention: &Candidate,
    table: &CodePointTable,
) -> Annotation<'a> {
    let text = article.text(mention.place);
    let range = mention.span.range();
    let [start, end] =
        [mention.span.start, mention.span.end].map(|byte| table.code_point(text, byte).0);
    let path = iri(&article.document.path);
    let place = mention.place.name();
    let prefix = text[..range.start].char_indices().rev().take(AROUND).last();
    let suffix = text[range.end..].char_indices().nth(AROUND);
    let of_company = |id: &str| Body {
        kind: "SpecificResource",
        purpose: "identifying",
        source: format!("urn:wenjian:company:{}", iri(id)),
    };
    let of_group = |id: &str| Body {
        kind: "SpecificResource",
        purpose: "identifying",
        source: format!("urn:wenjian:group:{}", iri(id)),
    };
    let companies = selection.companies_of(mention);
    let group = selection.group_of(mention);
    Annotation {
        id: format!("urn:wenjian:mention:{path}:{place}:{start}-{end}"),
        kind: "Annotation",
        motivation: "identifying",
        body: companies
            .into_iter()
            .map(of_company)
            .chain(group.map(of_group))
            .collect(),
        target: Target {
            source: format!("{path}#{place}"),
            selector: [
                Selector::TextQuoteSelector {
                    exact: &text[range.clone()],
                    prefix: &text[prefix.map_or(range.start, |(byte, _)| byte)..range.start],
                    suffix: &text
                        [range.end..suffix.map_or(text.len(), |(byte, _)| range.end + byte)],
                },
                Selector::TextPositionSelector { start, end },
            ],
        },
    }
}

/// What an IRI may hold of a path: everything but letters, digits and `-._~/` as percent signs.
fn iri(path: &str) -> String {
    let mut iri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(iri, "%{byte:02X}");
        }
    }
    iri
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    source: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector {
        exact: &'a str,
        prefix: &'a str,
        suffix: &'a str,
    },
    TextPositionSelector {
        start: u32,
        end: u32,
    },
}
