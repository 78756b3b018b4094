//! The parts of an article as it is read: paragraphs, headings, lists, quotations, tables, code.
//!
//! What is shown and the source it stands for stay tied together: every piece of a block knows the
//! bytes of the body it shows, so that marks, selection and copying speak of places in the file. Knows
//! nothing of fonts or windows.

use super::ByteSpan;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Every line that is not blank is a paragraph, shown as it is written.
    Plain,
    /// CommonMark with GitHub's tables, strikethrough, task lists and footnotes.
    Markdown,
}

/// What kind of part a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// One line of a code block.
    Code,
    /// A line across the column.
    Rule,
    /// A cell of a table.
    Cell {
        /// Number of the table in the article.
        table: u32,
        /// Row, from 0; row 0 holds the heads.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// True where the column is set flush right.
        right: bool,
    },
}

/// How a piece is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inline {
    /// Bold.
    pub bold: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Struck through.
    pub struck: bool,
    /// Code.
    pub code: bool,
    /// Position in [`Article::links`], where it is a link.
    pub link: Option<u32>,
}

/// A stretch of a block that is set one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of [`Block::shown`].
    pub shown: ByteSpan,
    /// Bytes of the body it stands for.
    pub source: ByteSpan,
    /// True where the two are the same characters, so that a place inside one is a place inside the
    /// other; else the piece stands for its source as a whole (an entity, a line end).
    pub exact: bool,
    /// How it is set.
    pub inline: Inline,
}

/// One part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What kind of part it is.
    pub kind: BlockKind,
    /// The text that is shown, on one line.
    pub shown: String,
    /// Its pieces, one after the other.
    pub pieces: Vec<Piece>,
    /// How deep it lies in lists.
    pub indent: u8,
    /// How deep it lies in quotations.
    pub quote: u8,
    /// What stands before the first line of a list item: `•` or a number.
    pub marker: Option<String>,
    /// True where no gap separates it from the block before: lines of one code block, items of a
    /// tight list.
    pub tight: bool,
}

impl Block {
    /// The place in the body that the byte `shown` of this block stands for.
    pub fn source_of(&self, shown: u32) -> u32 {
        let index = self.pieces.partition_point(|piece| piece.shown.end <= shown);
        match self.pieces.get(index) {
            Some(piece) if piece.exact => {
                piece.source.start + shown.saturating_sub(piece.shown.start)
            }
            Some(piece) => piece.source.start,
            None => self.pieces.last().map_or(0, |piece| piece.source.end),
        }
    }

    /// The bytes of this block that show what stands in `source`; `None` where it shows nothing of it.
    pub fn shown_of(&self, source: ByteSpan) -> Option<ByteSpan> {
        let mut found: Option<ByteSpan> = None;
        for piece in self.pieces.iter().filter(|piece| piece.source.overlaps(source)) {
            let part = if piece.exact {
                let start = source.start.max(piece.source.start) - piece.source.start;
                let end = source.end.min(piece.source.end) - piece.source.start;
                ByteSpan { start: piece.shown.start + start, end: piece.shown.start + end }
            } else {
                piece.shown
            };
            found = Some(match found {
                None => part,
                Some(before) => ByteSpan { start: before.start, end: part.end },
            });
        }
        found
    }

    /// The bytes of the body between its first and last piece.
    pub fn source(&self) -> ByteSpan {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => {
                ByteSpan { start: first.source.start, end: last.source.end }
            }
            _ => ByteSpan { start: 0, end: 0 },
        }
    }
}

/// An article in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// In reading order.
    pub blocks: Vec<Block>,
    /// Targets of links.
    pub links: Vec<String>,
}

/// The parts of `body`.
pub fn article(body: &str, form: Form) -> Article {
    match form {
        Form::Plain => plain(body),
        Form::Markdown => Builder::new(body).run(),
    }
}

fn plain(body: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let visible = text.trim_end();
        if !visible.trim().is_empty() {
            blocks.push(whole_line(BlockKind::Paragraph, visible, start));
        }
        start += line.len();
    }
    Article { blocks, links: Vec::new() }
}

fn whole_line(kind: BlockKind, text: &str, start: usize) -> Block {
    let piece = Piece {
        shown: ByteSpan::new(0, text.len()),
        source: ByteSpan::new(start, start + text.len()),
        exact: true,
        inline: Inline::default(),
    };
    Block {
        kind,
        shown: text.to_owned(),
        pieces: vec![piece],
        indent: 0,
        quote: 0,
        marker: None,
        tight: false,
    }
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
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text, range),
            Event::Text(text) => self.push(&text, range, None),
            Event::Code(text) => self.inline_code(&text, range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, range, None),
            Event::SoftBreak => {
                // Between Han characters a line end of the file is nothing; between words a space.
                let joint = if self.joins_words(&range) { " " } else { "" };
                self.push(joint, range, None);
            }
            Event::HardBreak => {
                let kind = self.open.as_ref().map_or(BlockKind::Paragraph, |block| block.kind);
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
                self.push(&shown, range, None);
            }
            Event::TaskListMarker(done) => {
                self.marker = Some(if done { "☑" } else { "☐" }.to_owned());
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
                self.push(visible, start..start + visible.len(), Some(self.code_style()));
                self.close();
                self.tight_next = true;
            }
            start += line.len();
        }
        self.tight_next = false;
    }

    fn start(&mut self, tag: Tag<'_>) {
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
                    _ => "•".to_owned(),
                });
            }
            Tag::FootnoteDefinition(name) => {
                self.close();
                self.marker = Some(format!("[{name}]"));
            }
            Tag::Table(alignments) => {
                self.close();
                self.table.alignments = alignments;
                self.table.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.table.column = 0,
            Tag::TableCell => {
                let right = self.table.alignments.get(self.table.column as usize)
                    == Some(&Alignment::Right);
                self.begin(BlockKind::Cell {
                    table: self.table.count,
                    row: self.table.row,
                    column: self.table.column,
                    right,
                });
            }
            Tag::Emphasis => self.style(|inline| inline.emphasis = true),
            Tag::Strong => self.style(|inline| inline.bold = true),
            Tag::Strikethrough => self.style(|inline| inline.struck = true),
            Tag::Link { dest_url, .. } => self.link(dest_url.into_string()),
            Tag::Image { dest_url, .. } => self.link(dest_url.into_string()),
            Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
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
        Inline { code: true, ..self.current() }
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

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        let first_in_item = self.marker.is_some();
        self.open = Some(Block {
            kind,
            shown: String::new(),
            pieces: Vec::new(),
            indent: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quote: self.quote,
            marker: self.marker.take(),
            tight: std::mem::take(&mut self.tight_next)
                || (first_in_item && self.last_is_in_list()),
        });
    }

    fn last_is_in_list(&self) -> bool {
        self.article.blocks.last().is_some_and(|block| block.indent > 0)
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take()
            && (!block.shown.is_empty() || block.kind == BlockKind::Rule || is_cell(block.kind))
        {
            self.article.blocks.push(block);
        }
    }

    fn push(&mut self, shown: &str, range: Range<usize>, style: Option<Inline>) {
        if self.open.is_none() {
            // Text of a tight list item comes without a paragraph around it.
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
            .map_or(range.clone(), |at| range.start + at..range.start + at + text.len());
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
        let before = self.body[..range.start].chars().next_back().is_some_and(is_word);
        let after = self.body[range.end..].trim_start().chars().next().is_some_and(is_word);
        before || after
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(body: &str, form: Form) -> Vec<(BlockKind, String)> {
        let article = article(body, form);
        article.blocks.into_iter().map(|block| (block.kind, block.shown)).collect()
    }

    #[test]
    fn plain_text_is_shown_as_it_is_written() {
        let body = "第一段。\r\n\r\n　　第二段，有 *星号*。\n\n\n# 不是标题\n";
        assert_eq!(
            shown(body, Form::Plain),
            [
                (BlockKind::Paragraph, "第一段。".to_owned()),
                (BlockKind::Paragraph, "　　第二段，有 *星号*。".to_owned()),
                (BlockKind::Paragraph, "# 不是标题".to_owned()),
            ]
        );
    }

    #[test]
    fn markdown_is_taken_apart() {
        let body = "## 谁开了什么\n\n开放**云计算**能力，\n不是 `风控`。\n\n- 百度\n- 腾讯\n\n> 引文\n\n| 公司 | 数 |\n| --- | ---: |\n| 阿里 | 3 |\n\n---\n\n```\na = 1\n\nb\n```\n";
        let cell = |row, column, right| BlockKind::Cell { table: 0, row, column, right };
        assert_eq!(
            shown(body, Form::Markdown),
            [
                (BlockKind::Heading(2), "谁开了什么".to_owned()),
                (BlockKind::Paragraph, "开放云计算能力，不是 风控。".to_owned()),
                (BlockKind::Paragraph, "百度".to_owned()),
                (BlockKind::Paragraph, "腾讯".to_owned()),
                (BlockKind::Paragraph, "引文".to_owned()),
                (cell(0, 0, false), "公司".to_owned()),
                (cell(0, 1, true), "数".to_owned()),
                (cell(1, 0, false), "阿里".to_owned()),
                (cell(1, 1, true), "3".to_owned()),
                (BlockKind::Rule, String::new()),
                (BlockKind::Code, "a = 1".to_owned()),
                (BlockKind::Code, " ".to_owned()),
                (BlockKind::Code, "b".to_owned()),
            ]
        );
        let parts = article(body, Form::Markdown);
        assert_eq!(parts.blocks[2].marker.as_deref(), Some("•"));
        assert_eq!(parts.blocks[4].quote, 1);
        let bold = &parts.blocks[1].pieces[1];
        assert!(bold.inline.bold);
        assert_eq!(&body[bold.source.range()], "云计算");
    }

    #[test]
    fn a_place_in_the_source_is_found_where_it_is_shown() {
        let body = "见[云*计*算](http://a.cn)与 A&amp;B 相比";
        let parts = article(body, Form::Markdown);
        let block = &parts.blocks[0];
        assert_eq!(block.shown, "见云计算与 A&B 相比");
        let at = body.find("计").expect("it stands there");
        let span = block.shown_of(ByteSpan::new(at, at + 3)).expect("it is shown");
        assert_eq!(&block.shown[span.range()], "计");
        assert_eq!(block.source_of(span.start), at as u32);
        assert_eq!(parts.links, ["http://a.cn"]);
    }

    proptest! {
        #[test]
        fn every_exact_piece_shows_its_source(body in "([#>*`|\\-\\[\\]()&;!~ \n1.]|[一-三]|[a-c]|\\PC){0,80}") {
            for form in [Form::Plain, Form::Markdown] {
                let parts = article(&body, form);
                for block in &parts.blocks {
                    let mut end = 0;
                    for piece in &block.pieces {
                        prop_assert_eq!(piece.shown.start, end);
                        end = piece.shown.end;
                        prop_assert!(body.get(piece.source.range()).is_some());
                        if piece.exact {
                            prop_assert_eq!(
                                &block.shown[piece.shown.range()],
                                &body[piece.source.range()]
                            );
                        }
                    }
                    prop_assert_eq!(end as usize, block.shown.len());
                }
            }
        }
    }
}
