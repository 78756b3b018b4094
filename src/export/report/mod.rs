//! A report for people: what was found, who does what, the sentences it stands on, and the articles with
//! their marks, in one HTML page that needs no script, no network and no font but the reader's own.
//!
//! `selection -> page`. Light or dark as the reader's system is.

mod body;
mod html;
mod paint;

use super::selection::{Article, Selection};
use super::table::ExportError;
use super::{shown, who_name};
use crate::evidence::{Evidence, RowKey, Who};
use crate::locale::{Language, Locale};
use crate::mentions::Candidate;
use html::push_escaped;
use paint::Paints;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

/// So many articles stand in a report in full: more is no reading matter, and no browser opens it gladly.
pub const MOST_ARTICLES: usize = 200;
/// So many sentences of evidence stand under one theme of one company.
pub const MOST_SENTENCES: usize = 20;
/// So many companies stand in the matrix, the strongest.
const MOST_COLUMNS: usize = 24;

const STYLE: &str = include_str!("style.css");

/// Writes the page.
///
/// # Errors
/// Where it cannot be written, or `goes_on` says that nobody waits any more.
pub fn write(
    mut out: impl Write,
    selection: &Selection<'_>,
    locale: Locale,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(), ExportError> {
    let paints = Paints::new(selection);
    let mut report = Report {
        selection,
        locale,
        paints,
        html: String::new(),
    };
    let (pieces, figures) = gather(selection, goes_on)?;
    report.head(&figures);
    report.matrix();
    report.evidence(&pieces);
    out.write_all(report.html.as_bytes())?;
    report.html.clear();
    let count = selection.count.min(MOST_ARTICLES);
    report.articles_head(count);
    for position in 0..count {
        if !goes_on(selection.count) {
            return Err(ExportError::Cancelled);
        }
        let article = (selection.article)(position);
        body::push(
            &mut report.html,
            selection,
            &report.paints,
            &article,
            position,
        );
        out.write_all(report.html.as_bytes())?;
        report.html.clear();
    }
    report.foot();
    out.write_all(report.html.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// A sentence of evidence, and the article in which it stands.
pub struct Said {
    /// Position of the article in the selection.
    pub article: usize,
    /// The sentence and what was found in it.
    pub piece: Evidence,
}

/// Sums over the articles.
#[derive(Default)]
pub struct Figures {
    /// Code points of all bodies.
    pub characters: u64,
    /// Mentions in all titles and bodies.
    pub mentions: u64,
    /// Sentences of evidence that count; one of two companies counts in both.
    pub sentences: u64,
}

/// The evidence that is shown of each company and theme, in the order of the articles; and how much there is.
pub type Pieces = BTreeMap<(Who, u16), (Vec<Said>, u32)>;

/// Gathers the evidence that a report shows.
///
/// # Errors
/// Where `goes_on` says that nobody waits any more.
pub fn gather(
    selection: &Selection<'_>,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(Pieces, Figures), ExportError> {
    let mut pieces = Pieces::new();
    let mut figures = Figures::default();
    for (position, article) in selection.articles().enumerate() {
        if !goes_on(position) {
            return Err(ExportError::Cancelled);
        }
        figures.characters += u64::from(article.document.characters);
        figures.mentions += u64::from(article.mention_count);
        for (who, piece) in article.evidence.iter().filter(|(_, piece)| piece.counts()) {
            figures.sentences += 1;
            let (said, count) = pieces.entry((*who, piece.theme.0)).or_default();
            *count += 1;
            if said.len() < MOST_SENTENCES {
                said.push(Said {
                    article: position,
                    piece: *piece,
                });
            }
        }
    }
    Ok((pieces, figures))
}

struct Report<'r, 'a> {
    selection: &'r Selection<'a>,
    locale: Locale,
    paints: Paints,
    html: String,
}

impl Report<'_, '_> {
    fn escaped(&mut self, text: &str) {
        push_escaped(&mut self.html, text);
    }

    fn message(&mut self, id: &str) {
        let text = self.locale.text(id);
        push_escaped(&mut self.html, &text);
    }

    fn head(&mut self, figures: &Figures) {
        let language = match self.locale.language() {
            Language::SimplifiedChinese => "zh-Hans",
            Language::English => "en",
        };
        let _ = write!(
            self.html,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\""
        );
        self.escaped(&self.selection.provenance.program());
        self.html.push_str("\">\n");
        for (name, value) in self.selection.provenance.pairs() {
            let _ = write!(self.html, "<meta name=\"wenjian:{name}\" content=\"");
            self.escaped(&value);
            self.html.push_str("\">\n");
        }
        self.html.push_str("<title>");
        self.message("report-title");
        let _ = write!(self.html, "</title>\n<style>\n{STYLE}");
        self.html.push_str(&self.paints.css());
        self.html
            .push_str("</style>\n</head>\n<body>\n<main>\n<header>\n<h1>");
        self.message("report-title");
        self.html.push_str("</h1>\n");
        let filter = &self.selection.provenance.filter;
        if !filter.is_empty() {
            self.html.push_str("<p class=\"quiet\">");
            let text = self
                .locale
                .format("report-filter", &[("filter", filter.into())]);
            self.escaped(&text);
            self.html.push_str("</p>\n");
        }
        self.html.push_str("<ul class=\"figures\">\n");
        for (id, count) in [
            ("report-articles", self.selection.count as u64),
            ("report-characters", figures.characters),
            ("report-mentions", figures.mentions),
            ("report-sentences", figures.sentences),
        ] {
            let _ = write!(self.html, "<li><b>{}</b>", self.locale.number(count));
            self.message(id);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n<ul class=\"legend\">\n");
        for column in self.selection.matrix.columns.iter().take(MOST_COLUMNS) {
            self.html.push_str("<li>");
            self.who(column.who);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n</header>\n");
    }

    /// A company as its marks look, a group as group words do.
    fn who(&mut self, who: Who) {
        let name = who_name(self.selection.lexicon, who, self.locale);
        match who {
            Who::Company(company) => self.paints.push_sample(&mut self.html, company, name),
            Who::Group(_) => {
                self.html.push_str("<mark class=\"g\">");
                push_escaped(&mut self.html, name);
                self.html.push_str("</mark>");
            }
        }
    }

    fn theme(&self, key: &RowKey) -> String {
        match key {
            RowKey::Theme(theme) => {
                shown(self.locale, &self.selection.lexicon.theme(*theme).name).to_owned()
            }
            _ => String::new(),
        }
    }

    fn matrix(&mut self) {
        let matrix = self.selection.matrix;
        self.html.push_str("<section>\n<h2>");
        self.message("report-matrix");
        self.html.push_str("</h2>\n");
        if matrix.rows.is_empty() {
            self.html.push_str("<p class=\"quiet\">");
            self.message("report-no-evidence");
            self.html.push_str("</p>\n</section>\n");
            return;
        }
        let columns = matrix.columns.len().min(MOST_COLUMNS);
        self.html.push_str("<p class=\"quiet\">");
        self.message("report-matrix-note");
        if columns < matrix.columns.len() {
            self.html.push(' ');
            let count = [
                ("shown", (columns as u64).into()),
                ("all", (matrix.columns.len() as u64).into()),
            ];
            let text = self.locale.format("report-columns", &count);
            self.escaped(&text);
        }
        self.html
            .push_str("</p>\n<div class=\"scroll\"><table class=\"matrix\">\n<thead><tr><th></th>");
        for column in &matrix.columns[..columns] {
            self.html.push_str("<th scope=\"col\">");
            self.who(column.who);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        let cells = matrix.rows.iter().flat_map(|row| &row.cells);
        let most = cells.map(|(_, cell)| cell.sentences).max().unwrap_or(1);
        for (index, row) in matrix.rows.iter().enumerate() {
            self.html.push_str("<tr><th scope=\"row\">");
            let theme = self.theme(&row.key);
            self.escaped(&theme);
            self.html.push_str("</th>");
            for (column, of) in matrix.columns[..columns].iter().enumerate() {
                let cell = matrix.cell(index, column);
                if cell.sentences == 0 {
                    self.html.push_str("<td class=\"quiet\">·</td>");
                    continue;
                }
                // The root keeps small cells visible beside large ones.
                let heat = (f64::from(cell.sentences) / f64::from(most.max(1))).sqrt() * 0.4;
                let _ = write!(
                    self.html,
                    "<td style=\"background:rgba(var(--heat),{heat:.2})\"><a href=\"#{}\">{}</a> <small>({})</small></td>",
                    anchor(self.selection, of.who, &row.key),
                    self.locale.number(u64::from(cell.sentences)),
                    self.locale.number(u64::from(cell.articles)),
                );
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody></table></div>\n</section>\n");
    }

    fn evidence(&mut self, pieces: &Pieces) {
        if pieces.is_empty() {
            return;
        }
        self.html.push_str("<section>\n<h2>");
        self.message("report-evidence");
        self.html.push_str("</h2>\n");
        let matrix = self.selection.matrix;
        for column in matrix.columns.iter().take(MOST_COLUMNS) {
            for row in &matrix.rows {
                let RowKey::Theme(theme) = &row.key else {
                    continue;
                };
                let Some((said, count)) = pieces.get(&(column.who, theme.0)) else {
                    continue;
                };
                let id = anchor(self.selection, column.who, &row.key);
                let _ = write!(self.html, "<h3 id=\"{id}\">");
                self.who(column.who);
                self.html.push_str(" · ");
                let name = self.theme(&row.key);
                self.escaped(&name);
                self.html.push_str("</h3>\n");
                for said in said {
                    self.quote(said);
                }
                if said.len() < *count as usize {
                    let counts = [
                        ("shown", (said.len() as u64).into()),
                        ("all", u64::from(*count).into()),
                    ];
                    let text = self.locale.format("report-some-sentences", &counts);
                    self.html.push_str("<p class=\"quiet\">");
                    self.escaped(&text);
                    self.html.push_str("</p>\n");
                }
            }
        }
        self.html.push_str("</section>\n");
    }

    fn quote(&mut self, said: &Said) {
        let article = (self.selection.article)(said.article);
        let (text, mentions) = marked_sentence(&article, &said.piece);
        self.html.push_str("<blockquote>");
        let marks: Vec<&Candidate> = mentions.iter().collect();
        body::push_marked(&mut self.html, self.selection, &self.paints, &text, &marks);
        let (stance, attribution) = (said.piece.stance.name(), said.piece.attribution.name());
        for (id, is_plain) in [
            (format!("report-stance-{stance}"), stance == "asserted"),
            (
                format!("report-attribution-{attribution}"),
                attribution == "direct",
            ),
        ] {
            if !is_plain {
                self.html.push_str("<span class=\"tag\">");
                self.message(&id);
                self.html.push_str("</span>");
            }
        }
        self.html.push_str("<cite>");
        let is_here = said.article < MOST_ARTICLES;
        if is_here {
            let _ = write!(self.html, "<a href=\"#a{}\">", said.article);
        }
        self.escaped(&article.document.title.text);
        if is_here {
            self.html.push_str("</a>");
        }
        let source = source_line(&article);
        self.escaped(&source);
        self.html.push_str("</cite></blockquote>\n");
    }

    fn articles_head(&mut self, count: usize) {
        self.html.push_str("<section>\n<h2>");
        self.message("report-all-articles");
        self.html.push_str("</h2>\n");
        if count < self.selection.count {
            let counts = [
                ("shown", (count as u64).into()),
                ("all", (self.selection.count as u64).into()),
            ];
            let text = self.locale.format("report-some-articles", &counts);
            self.html.push_str("<p class=\"quiet\">");
            self.escaped(&text);
            self.html.push_str("</p>\n");
        }
    }

    fn foot(&mut self) {
        self.html.push_str("</section>\n<footer>");
        self.message("report-made-by");
        self.html.push_str("\n<dl>\n");
        for (name, value) in self.selection.provenance.pairs() {
            if value.is_empty() {
                continue;
            }
            let _ = write!(self.html, "<dt>{name}</dt><dd>");
            self.escaped(&value);
            self.html.push_str("</dd>\n");
        }
        self.html
            .push_str("</dl></footer>\n</main>\n</body>\n</html>\n");
    }
}

/// Outlet and date of an article, as they stand behind its title; empty where it has neither.
pub fn source_line(article: &Article<'_>) -> String {
    let date = article.document.date.map(|date| date.day().to_string());
    let parts = [article.outlet.map(str::to_owned), date];
    parts
        .into_iter()
        .flatten()
        .map(|part| format!(" · {part}"))
        .collect()
}

/// A sentence of evidence on one line, and its mentions by place in it.
pub fn marked_sentence(article: &Article<'_>, piece: &Evidence) -> (String, Vec<Candidate>) {
    let text = article.text(piece.place);
    let sentence = piece.sentence;
    let said = text.get(sentence.range()).unwrap_or_default();
    // Line ends take as many bytes as the spaces they become, so that places stay.
    let said = said.replace(['\n', '\r', '\t'], " ");
    let mut mentions: Vec<Candidate> = article
        .mentions()
        .filter(|mention| mention.place == piece.place)
        .filter(|mention| sentence.start <= mention.span.start && mention.span.end <= sentence.end)
        .cloned()
        .collect();
    for mention in &mut mentions {
        mention.span.start -= sentence.start;
        mention.span.end -= sentence.start;
    }
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    (said, mentions)
}

/// The name within the page of a company's evidence about a theme.
fn anchor(selection: &Selection<'_>, who: Who, row: &RowKey) -> String {
    let theme = match row {
        RowKey::Theme(theme) => &*selection.lexicon.theme(*theme).id,
        _ => "",
    };
    let kind = match who {
        Who::Company(_) => "c",
        Who::Group(_) => "g",
    };
    let mut anchor = String::from("e-");
    push_escaped(
        &mut anchor,
        &format!("{kind}-{}-{theme}", selection.id(who)),
    );
    anchor
}
