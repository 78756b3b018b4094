//! Markdown, taken apart into blocks by a CommonMark parser that tells where everything stands.

use super::{Article, BULLET, Block, BlockKind, Edge, Inline, Piece};
use crate::text::ByteSpan;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The parts of a Markdown body.
pub fn article(body: &str) -> Article {
    Builder::new(body).run()
}

/// Gathers Markdown events into blocks.
struct Builder<'body> {
    body: &'body str,
    article: Article,
    open: Option<Block>,
    inline: Vec<Inline>,
    /// Number of the next item for each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    quote: u8,
    marker: Option<String>,
    tight_next: bool,
    code: bool,
    /// True while the text of a picture comes.
    in_picture: bool,
    notes: u8,
    table: TableState,
}

#[derive(Default)]
struct TableState {
    count: u32,
    row: u32,
    column: u32,
    alignments: Vec<Alignment>,
}

impl<'body> Builder<'body> {
    fn new(body: &'body str) -> Self {
        Self {
            body,
            article: Article::default(),
            open: None,
            inline: vec![Inline::default()],
            lists: Vec::new(),
            quote: 0,
            marker: None,
            tight_next: false,
            code: false,
            in_picture: false,
            notes: 0,
            table: TableState::default(),
        }
    }

    fn run(mut self) -> Article {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(self.body, options).into_offset_iter() {
            self.event(event, range);
        }
        self.close();
        self.article
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text, range),
            Event::Text(text) => self.push(&text, range, None),
            Event::Code(text) => self.inline_code(&text, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, range, None),
            Event::SoftBreak => {
                // Between Han characters a line end of the file is nothing; between words a space.
                if self.holds_picture() {
                    return;
                }
                let joint = if self.joins_words(&range) { " " } else { "" };
                self.push(joint, range, None);
            }
            Event::HardBreak => {
                let kind = self
                    .open
                    .as_ref()
                    .map_or(BlockKind::Paragraph, |block| block.kind);
                self.close();
                self.tight_next = true;
                self.begin(kind);
            }
            Event::Rule => {
                self.close();
                self.begin(BlockKind::Rule);
                self.push("", range, None);
                self.close();
            }
            Event::FootnoteReference(name) => {
                let shown = format!("[{name}]");
                self.link(format!("#{NOTE}{name}"));
                self.push(&shown, range, None);
                self.inline.pop();
            }
            Event::TaskListMarker(done) => {
                self.marker = Some(if done { "■" } else { "□" }.to_owned());
                if let Some(block) = &mut self.open {
                    block.marker = self.marker.take();
                }
            }
            // HTML in Markdown is shown as it is written: nothing of an article is kept from its
            // reader.
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range),
        }
    }

    fn html(&mut self, text: &str, range: Range<usize>) {
        if self.open.is_some() {
            self.push(text, range, Some(self.code_style()));
            return;
        }
        let mut start = range.start;
        for line in text.split_inclusive('\n') {
            let visible = line.trim_end();
            if !visible.trim().is_empty() {
                self.begin(BlockKind::Code);
                self.push(
                    visible,
                    start..start + visible.len(),
                    Some(self.code_style()),
                );
                self.close();
                self.tight_next = true;
            }
            start += line.len();
        }
        self.tight_next = false;
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level_number(level))),
            Tag::BlockQuote(_) => {
                self.close();
                self.quote = self.quote.saturating_add(1);
            }
            Tag::CodeBlock(kind) => {
                self.close();
                self.code = true;
                if let CodeBlockKind::Fenced(_) = kind {
                    self.tight_next = false;
                }
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}.");
                        *number += 1;
                        marker
                    }
                    _ => BULLET.to_owned(),
                });
            }
            Tag::FootnoteDefinition(name) => {
                self.close();
                self.marker = Some(format!("[{name}]"));
                self.notes = self.notes.saturating_add(1);
                let anchor = (format!("{NOTE}{name}"), self.article.blocks.len());
                self.article.anchors.push(anchor);
            }
            Tag::Table(alignments) => {
                self.close();
                self.table.alignments = alignments;
                self.table.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.table.column = 0,
            Tag::TableCell => {
                let edge = match self.table.alignments.get(self.table.column as usize) {
                    Some(Alignment::Right) => Edge::Right,
                    Some(Alignment::Center) => Edge::Middle,
                    _ => Edge::Left,
                };
                self.begin(BlockKind::Cell {
                    table: self.table.count,
                    row: self.table.row,
                    column: self.table.column,
                    edge,
                });
            }
            Tag::Emphasis => self.style(|inline| inline.emphasis = true),
            Tag::Strong => self.style(|inline| inline.bold = true),
            Tag::Strikethrough => self.style(|inline| inline.struck = true),
            Tag::Link { dest_url, .. } => self.link(dest_url.into_string()),
            Tag::Image { dest_url, .. } => self.picture(dest_url.into_string(), range),
            Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                let anchor = self.open.as_ref().map(|block| slug(&block.shown));
                let at = self.article.blocks.len();
                self.article.anchors.extend(anchor.map(|name| (name, at)));
                self.close();
            }
            TagEnd::Paragraph | TagEnd::Item => self.close(),
            TagEnd::FootnoteDefinition => {
                self.close();
                self.notes = self.notes.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quote = self.quote.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.close();
                self.code = false;
                self.tight_next = false;
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Table => {
                self.close();
                self.table.count += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.table.row += 1,
            TagEnd::TableCell => {
                self.close();
                self.table.column += 1;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                self.in_picture &= end != TagEnd::Image;
                if self.inline.len() > 1 {
                    self.inline.pop();
                }
            }
            TagEnd::HtmlBlock
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn current(&self) -> Inline {
        self.inline.last().copied().unwrap_or_default()
    }

    fn code_style(&self) -> Inline {
        Inline {
            code: true,
            ..self.current()
        }
    }

    fn style(&mut self, change: impl FnOnce(&mut Inline)) {
        let mut inline = self.current();
        change(&mut inline);
        self.inline.push(inline);
    }

    fn link(&mut self, target: String) {
        let number = u32::try_from(self.article.links.len()).ok();
        self.article.links.push(target);
        self.style(|inline| inline.link = number);
    }

    /// A picture in a file stands by itself, with its text below; what lies elsewhere is a link, for
    /// nothing is fetched.
    fn picture(&mut self, target: String, range: &Range<usize>) {
        let kind = self.open.as_ref().map(|block| block.kind);
        let stands_in_text = kind
            .is_none_or(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Picture { .. }));
        let is_local = is_local(&target);
        let link = u32::try_from(self.article.links.len()).unwrap_or(u32::MAX);
        if is_local && stands_in_text {
            self.begin(BlockKind::Picture { link });
            self.in_picture = true;
        }
        self.link(target);
        if is_local && stands_in_text {
            // Without this an undescribed picture would have no place in the source.
            self.push("", range.start..range.start, None);
        }
    }

    fn holds_picture(&self) -> bool {
        self.open.as_ref().is_some_and(Block::is_picture)
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        let first_in_item = self.marker.is_some();
        self.open = Some(Block {
            kind,
            shown: String::new(),
            pieces: Vec::new(),
            indent: u8::try_from(self.lists.len())
                .unwrap_or(u8::MAX)
                .saturating_add(self.notes),
            quote: self.quote,
            marker: self.marker.take(),
            tight: std::mem::take(&mut self.tight_next)
                || (first_in_item && self.last_is_in_list()),
        });
    }

    fn last_is_in_list(&self) -> bool {
        self.article
            .blocks
            .last()
            .is_some_and(|block| block.indent > 0)
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take()
            && (!block.shown.is_empty()
                || block.kind == BlockKind::Rule
                || block.is_picture()
                || is_cell(block.kind))
        {
            self.article.blocks.push(block);
        }
    }

    fn push(&mut self, shown: &str, range: Range<usize>, style: Option<Inline>) {
        if self.open.is_none() {
            // Text of a tight list item comes without a paragraph around it.
            self.begin(BlockKind::Paragraph);
        } else if self.holds_picture() && !self.in_picture {
            // Text after a picture in one paragraph: its caption, mostly.
            self.tight_next = true;
            self.begin(BlockKind::Paragraph);
        }
        let inline = style.unwrap_or_else(|| self.current());
        let exact = self.body.get(range.clone()) == Some(shown);
        let Some(block) = &mut self.open else { return };
        let start = block.shown.len();
        block.shown.push_str(shown);
        block.pieces.push(Piece {
            shown: ByteSpan::new(start, block.shown.len()),
            source: ByteSpan::new(range.start, range.end),
            exact,
            inline,
        });
    }

    fn inline_code(&mut self, text: &str, range: Range<usize>) {
        // The range holds the backticks; the code stands inside them.
        let inner = self.body[range.clone()]
            .find(text)
            .map_or(range.clone(), |at| {
                range.start + at..range.start + at + text.len()
            });
        self.push(text, inner, Some(self.code_style()));
    }

    fn code_lines(&mut self, text: &str, range: Range<usize>) {
        let mut start = range.start;
        for line in text.split_inclusive('\n') {
            let visible = line.trim_end_matches(['\n', '\r']);
            self.begin(BlockKind::Code);
            let shown = if visible.is_empty() { " " } else { visible };
            let end = start + visible.len();
            self.push(shown, start..end.max(start), Some(self.code_style()));
            self.close();
            self.tight_next = true;
            start += line.len();
        }
    }

    fn joins_words(&self, range: &Range<usize>) -> bool {
        let is_word = |character: char| character.is_ascii_graphic();
        let before = self.body[..range.start]
            .chars()
            .next_back()
            .is_some_and(is_word);
        let after = self.body[range.end..]
            .trim_start()
            .chars()
            .next()
            .is_some_and(is_word);
        before || after
    }
}

/// Anchors of footnotes begin so.
const NOTE: &str = "footnote-";

/// True for paths, which carry no scheme.
fn is_local(target: &str) -> bool {
    let scheme = target
        .split(['/', '?', '#', '\\'])
        .next()
        .unwrap_or_default();
    !target.is_empty() && !target.starts_with("//") && (!scheme.contains(':') || scheme.len() == 2)
}

/// The name by which GitHub lets a link go to a heading.
fn slug(heading: &str) -> String {
    let kept =
        |character: &char| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_');
    let name = heading.trim().chars().filter(kept);
    name.map(|character| if character == ' ' { '-' } else { character })
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_cell(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Cell { .. })
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
