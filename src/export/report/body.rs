//! One article in a report, set from its parts, with its mentions marked.

use super::html::{Wrapped, escaped, is_safe, push_escaped, push_wrapped};
use super::paint::Paints;
use crate::corpus::FileKind;
use crate::export::selection::{Article, Selection};
use crate::mentions::{Candidate, Place};
use crate::text::ByteSpan;
use crate::text::blocks::{self, Block, BlockKind, Edge, Form, Inline};
use std::fmt::Write as _;

/// Adds the article at `position` of the report.
pub fn push(
    html: &mut String,
    selection: &Selection<'_>,
    paints: &Paints,
    article: &Article<'_>,
    position: usize,
) {
    let document = article.document;
    let _ = write!(html, "<article id=\"a{position}\">\n<h3>");
    let in_title: Vec<&Candidate> = mentions(article, Place::Title);
    push_marked(html, selection, paints, &document.title.text, &in_title);
    html.push_str("</h3>\n<table class=\"fields\"><tbody>\n");
    for field in &document.fields {
        let value = field.value.compact();
        html.push_str("<tr><th scope=\"row\">");
        push_escaped(html, &field.key);
        html.push_str("</th><td>");
        push_link(html, &value, &escaped(&value));
        html.push_str("</td></tr>\n");
    }
    let _ = write!(html, "<tr><th scope=\"row\"></th><td class=\"quiet\">");
    push_escaped(html, &document.path);
    html.push_str("</td></tr>\n</tbody></table>\n");
    let form = match document.kind {
        FileKind::Markdown => Form::Markdown,
        FileKind::Plain | FileKind::Html => Form::Plain,
    };
    let parts = blocks::article(&document.body, form);
    let body = Body {
        selection,
        paints,
        mentions: mentions(article, Place::Body),
        links: &parts.links,
    };
    body.push(html, &parts.blocks);
    html.push_str("</article>\n");
}

/// The mentions in one text, ascending, the longer first where two begin together.
fn mentions<'a>(article: &'a Article<'_>, place: Place) -> Vec<&'a Candidate> {
    let mut found: Vec<&Candidate> = article
        .mentions()
        .filter(|mention| mention.place == place)
        .collect();
    found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    found
}

/// Adds a text in which the mentions stand as they are: a title, a sentence.
pub fn push_marked(
    html: &mut String,
    selection: &Selection<'_>,
    paints: &Paints,
    text: &str,
    mentions: &[&Candidate],
) {
    let parts: Vec<Wrapped> = mentions
        .iter()
        .map(|mention| Wrapped {
            span: mention.span,
            tags: tags(selection, paints, mention),
        })
        .collect();
    push_wrapped(html, text, &parts);
}

fn tags(selection: &Selection<'_>, paints: &Paints, mention: &Candidate) -> (String, &'static str) {
    let owner = &selection.lexicon.alias(mention.alias).owner;
    let mut who = selection.companies_of(mention);
    who.extend(selection.group_of(mention));
    let class = paints.class(owner);
    let title = escaped(&who.join(" "));
    (
        format!("<mark class=\"{class}\" title=\"{title}\">"),
        "</mark>",
    )
}

fn push_link(html: &mut String, target: &str, shown: &str) {
    if is_safe(target) {
        let _ = write!(
            html,
            "<a href=\"{}\" rel=\"noreferrer\">{shown}</a>",
            escaped(target)
        );
    } else {
        html.push_str(shown);
    }
}

struct Body<'b, 'a, 'm> {
    selection: &'b Selection<'a>,
    paints: &'b Paints,
    mentions: Vec<&'m Candidate>,
    links: &'b [String],
}

impl Body<'_, '_, '_> {
    fn push(&self, html: &mut String, blocks: &[Block]) {
        let mut index = 0;
        while let Some(block) = blocks.get(index) {
            let same = |other: &Block| match (block.kind, other.kind) {
                (BlockKind::Code, BlockKind::Code) => other.tight,
                (BlockKind::Cell { table, .. }, BlockKind::Cell { table: other, .. }) => {
                    table == other
                }
                _ => false,
            };
            let more = blocks[index + 1..].iter().take_while(|other| same(other));
            let run = &blocks[index..=index + more.count()];
            match block.kind {
                BlockKind::Code => self.code(html, run),
                BlockKind::Cell { .. } => self.table(html, run),
                BlockKind::Rule => html.push_str("<hr>\n"),
                BlockKind::Heading(level) => {
                    let level = (level + 3).min(6);
                    self.element(html, &format!("h{level}"), block);
                }
                BlockKind::Paragraph => self.element(html, "p", block),
                BlockKind::Picture { link } => self.picture(html, block, link),
            }
            index += run.len();
        }
    }

    fn element(&self, html: &mut String, name: &str, block: &Block) {
        let mut classes = Vec::new();
        if block.quote > 0 {
            classes.push("quote");
        }
        if block.indent > 0 {
            classes.push("item");
        }
        let _ = write!(html, "<{name}");
        if !classes.is_empty() {
            let _ = write!(html, " class=\"{}\"", classes.join(" "));
        }
        if block.indent > 0 {
            let left = 1.6 * f32::from(block.indent);
            let _ = write!(html, " style=\"padding-left:{left:.1}em\"");
        }
        html.push('>');
        if block.indent > 0 {
            html.push_str("<span class=\"marker\">");
            push_escaped(html, block.marker.as_deref().unwrap_or_default());
            html.push_str("</span>");
        }
        self.text(html, block);
        let _ = writeln!(html, "</{name}>");
    }

    /// A picture is a file beside the article, and a report is one file: its description stands for it.
    fn picture(&self, html: &mut String, block: &Block, link: u32) {
        html.push_str("<p class=\"quiet\">[");
        if block.shown.is_empty() {
            let path = self.links.get(link as usize).map_or("", String::as_str);
            push_escaped(html, path);
        } else {
            push_escaped(html, &block.shown);
        }
        html.push_str("]</p>\n");
    }

    fn code(&self, html: &mut String, lines: &[Block]) {
        html.push_str("<pre><code>");
        for line in lines {
            push_escaped(html, &line.shown);
            html.push('\n');
        }
        html.push_str("</code></pre>\n");
    }

    fn table(&self, html: &mut String, cells: &[Block]) {
        html.push_str("<div class=\"scroll\"><table><tbody>\n");
        let mut open = None;
        for cell in cells {
            let BlockKind::Cell { row, edge, .. } = cell.kind else {
                continue;
            };
            if open != Some(row) {
                if open.is_some() {
                    html.push_str("</tr>\n");
                }
                html.push_str("<tr>");
                open = Some(row);
            }
            let name = if row == 0 { "th" } else { "td" };
            let align = match edge {
                Edge::Left => "",
                Edge::Middle => " style=\"text-align:center\"",
                Edge::Right => " style=\"text-align:right\"",
            };
            let _ = write!(html, "<{name}{align}>");
            self.text(html, cell);
            let _ = write!(html, "</{name}>");
        }
        html.push_str("</tr>\n</tbody></table></div>\n");
    }

    /// The text of a block: its pieces with their own tags, and within them the marks.
    fn text(&self, html: &mut String, block: &Block) {
        let source = block.source();
        let first = self
            .mentions
            .partition_point(|mention| mention.span.start < source.start);
        let marks: Vec<(ByteSpan, &Candidate)> = self.mentions[first..]
            .iter()
            .take_while(|mention| mention.span.start < source.end)
            .filter_map(|mention| Some((block.shown_of(mention.span)?, *mention)))
            .collect();
        for piece in &block.pieces {
            let range = piece.shown.range();
            let Some(text) = block.shown.get(range) else {
                continue;
            };
            let parts: Vec<Wrapped> = marks
                .iter()
                .filter(|(span, _)| span.overlaps(piece.shown))
                .map(|(span, mention)| Wrapped {
                    span: ByteSpan {
                        start: span.start.max(piece.shown.start) - piece.shown.start,
                        end: span.end.min(piece.shown.end) - piece.shown.start,
                    },
                    tags: tags(self.selection, self.paints, mention),
                })
                .collect();
            let close = self.open(html, piece.inline);
            push_wrapped(html, text, &parts);
            html.push_str(&close);
        }
    }

    /// Opens the tags of a piece, and gives those that close them.
    fn open(&self, html: &mut String, inline: Inline) -> String {
        let mut close = String::new();
        let mut tag = |html: &mut String, name: &str| {
            let _ = write!(html, "<{name}>");
            close.insert_str(0, &format!("</{name}>"));
        };
        if inline.bold {
            tag(html, "strong");
        }
        if inline.emphasis {
            tag(html, "em");
        }
        if inline.struck {
            tag(html, "s");
        }
        if inline.code {
            tag(html, "code");
        }
        let link = inline.link.and_then(|link| self.links.get(link as usize));
        if let Some(link) = link.filter(|link| is_safe(link)) {
            let _ = write!(html, "<a href=\"{}\" rel=\"noreferrer\">", escaped(link));
            close.insert_str(0, "</a>");
        }
        close
    }
}
