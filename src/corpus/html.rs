//! The text of a web page.
//!
//! Knows HTML, not what the page is about. A page goes in; its title and its text come out, paragraphs
//! separated by blank lines, scripts and styles dropped.

use ego_tree::iter::Edge;
use scraper::Html;
use scraper::node::Node;

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Of its `<title>`, else of its first `<h1>`.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
}

/// Reads a page, however broken.
pub fn read(html: &str) -> Page {
    let document = Html::parse_document(html);
    let mut writer = Writer::default();
    let (mut title, mut heading) = (String::new(), String::new());
    let (mut in_title, mut in_heading, mut dropped, mut preformatted) = (0, 0, 0, 0);
    for edge in document.tree.root().traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                let step = |depth: &mut usize| {
                    if opens { *depth += 1 } else { *depth -= 1 }
                };
                match name {
                    "title" => step(&mut in_title),
                    "h1" => step(&mut in_heading),
                    "pre" | "textarea" => step(&mut preformatted),
                    _ => {}
                }
                if is_dropped(name) {
                    step(&mut dropped);
                }
                match name {
                    "br" if opens => writer.line_end(),
                    "td" | "th" => writer.space = true,
                    _ => writer.gap(gap_around(name)),
                }
            }
            Node::Text(text) if opens => {
                if in_title > 0 && title.len() < 2000 {
                    title.push_str(&**text);
                }
                if in_heading > 0 && dropped == 0 && heading.len() < 2000 {
                    heading.push_str(&**text);
                }
                if dropped == 0 && preformatted > 0 {
                    writer.preformatted(&**text);
                } else if dropped == 0 {
                    writer.text(&**text);
                }
            }
            _ => {}
        }
    }
    let title = [title, heading]
        .into_iter()
        .find(|text| !text.trim().is_empty());
    Page {
        title,
        text: writer.text,
    }
}

/// Elements whose content no reader sees. `title` is read apart.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "canvas"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "select"
            | "datalist"
    )
}

/// Line ends that an element asks for before and after it.
fn gap_around(name: &str) -> usize {
    match name {
        "li" | "tr" | "dt" | "dd" | "option" => 1,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center"
        | "details" | "dialog" | "div" | "dl" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr"
        | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table"
        | "tbody" | "tfoot" | "thead" | "ul" => 2,
        _ => 0,
    }
}

/// Writes text as a browser flows it.
#[derive(Default)]
struct Writer {
    text: String,
    /// Line ends owed before the next character.
    owed: usize,
    /// A space is owed before the next character.
    space: bool,
    /// That space was a line end in the source.
    broken: bool,
}

impl Writer {
    fn gap(&mut self, line_ends: usize) {
        self.owed = self.owed.max(line_ends);
    }

    fn line_end(&mut self) {
        self.owed = (self.owed + 1).min(2);
    }

    /// White space collapses, and vanishes where a line of the source ends between two characters of
    /// Chinese or Japanese (CSS Text 3, segment break transformation).
    fn text(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_ascii_whitespace() {
                self.space = true;
                self.broken |= character == '\n';
                continue;
            }
            self.before(character);
            self.text.push(character);
        }
    }

    fn before(&mut self, character: char) {
        let last = self.text.chars().next_back();
        if let Some(last) = last {
            if self.owed > 0 {
                self.text.extend(std::iter::repeat_n('\n', self.owed));
            } else if self.space && !last.is_whitespace() {
                let joins = self.broken && is_wide(last) && is_wide(character);
                if !joins {
                    self.text.push(' ');
                }
            }
        }
        (self.owed, self.space, self.broken) = (0, false, false);
    }

    fn preformatted(&mut self, text: &str) {
        if let Some(first) = text.chars().next() {
            self.before(first);
            self.text.push_str(text);
        }
    }
}

/// Characters between which no space is written.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '\u{3000}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
}
