//! The text of a web page.
//!
//! Knows HTML, not what the page is about. A page goes in; its title and its text come out, paragraphs
//! separated by blank lines, scripts and styles dropped.
//!
//! Reads tokens, not a tree: building one takes time that grows with the square of the depth of
//! nested elements, and the text needs none.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// Bytes of a title beyond which no more is collected.
const LONGEST_TITLE: usize = 2000;

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
    let input = BufferQueue::default();
    // Chunks, because the tokenizer counts in 32 bits.
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(1 << 20));
        input.push_back(StrTendril::from(chunk));
        rest = after;
    }
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let seen = tokenizer.sink.seen.into_inner();
    let title = [seen.title, seen.heading]
        .into_iter()
        .find(|text| !text.trim().is_empty());
    Page {
        title,
        text: seen.writer.text,
    }
}

/// Takes tokens from the tokenizer, which lends itself out immutably.
#[derive(Default)]
struct Reader {
    seen: RefCell<Seen>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.seen.borrow_mut();
        match token {
            Token::TagToken(tag) => seen.tag(&tag),
            Token::CharacterTokens(text) => {
                seen.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

#[derive(Default)]
struct Seen {
    writer: Writer,
    title: String,
    heading: String,
    in_title: bool,
    in_heading: bool,
    /// Depth of `<pre>`.
    preformatted: usize,
    /// The element whose content is dropped, and how many of its name are open in it.
    dropped: Option<(String, usize)>,
}

impl Seen {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if self.stays_dropped(name, opens) {
            return TokenSinkResult::Continue;
        }
        match name {
            "title" => self.in_title = opens && self.title.is_empty(),
            "h1" => self.in_heading = opens && self.heading.is_empty(),
            "pre" if opens => self.preformatted += 1,
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        match name {
            "br" => self.writer.line_end(),
            "td" | "th" => self.writer.space = true,
            _ => self.writer.gap(gap_around(name)),
        }
        if !opens {
            return TokenSinkResult::Continue;
        }
        if is_dropped(name) && !tag.self_closing {
            self.dropped = Some((name.to_owned(), 1));
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    /// True for a tag inside an element whose content is dropped. A paragraph ends an element that
    /// cannot hold one, so that a missing end tag does not swallow the rest of the page.
    fn stays_dropped(&mut self, name: &str, opens: bool) -> bool {
        let Some((dropped, depth)) = &mut self.dropped else {
            return false;
        };
        if dropped == name {
            *depth = if opens { *depth + 1 } else { *depth - 1 };
            if *depth == 0 {
                self.dropped = None;
            }
            return true;
        }
        let holds_paragraphs = dropped == "template";
        if opens && !holds_paragraphs && gap_around(name) == 2 {
            self.dropped = None;
            return false;
        }
        true
    }

    fn text(&mut self, text: &str) {
        if self.dropped.is_some() {
            return;
        }
        if self.in_title {
            if self.title.len() < LONGEST_TITLE {
                self.title.push_str(text);
            }
            return;
        }
        if self.in_heading && self.heading.len() < LONGEST_TITLE {
            self.heading.push_str(text);
        }
        if self.preformatted > 0 {
            self.writer.preformatted(text);
        } else {
            self.writer.text(text);
        }
    }
}

/// Elements whose content no reader sees.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "noembed"
            | "noframes"
            | "iframe"
            | "template"
            | "svg"
            | "canvas"
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
